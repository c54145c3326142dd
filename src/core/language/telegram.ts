import type { Language } from './language.ts';

/**
 * What Telegram shows of the bot before and beside the talk: the text of an empty chat, the line in its profile, the menu of commands.
 * One key, one thing said; both languages have the same keys (checked by the types).
 */
const id = {
  /** Shown in an empty chat, at most 512 characters. */
  description: (p: { name: string }) =>
    `Layanan pengaduan ${p.name}.\n\nCeritakan masalahnya dengan kata-kata Anda: jalan rusak, lampu mati, sampah, pungutan liar. Foto boleh dulu. Saya bot, dan hanya menanyakan yang masih kurang.\n\nBoleh anonim. Di akhir Anda menerima kode untuk melihat perkembangannya.\n\nBahaya sekarang? Telepon 112 (gratis) atau polisi 110.`,
  /** Shown in the profile and with a shared link, at most 120 characters. */
  shortDescription: (p: { name: string }) => `Pengaduan warga ${p.name}. Darurat? Telepon 112.`,
  lapor: () => 'Buat laporan baru',
  status: () => 'Lihat perkembangan laporan',
  ubah: () => 'Ubah jawaban',
  lewati: () => 'Lewati pertanyaan ini',
  kembali: () => 'Kembali ke pertanyaan sebelumnya',
  batal: () => 'Batalkan laporan ini',
  bantuan: () => 'Cara melapor',
  bahasa: () => 'Ganti bahasa · Language',
  hapusdata: () => 'Hapus draf dan datanya',
  antrian: () => 'Antrean laporan meja ini',
  cari: () => 'Cari laporan: /cari KATA',
  lihat: () => 'Buka laporan: /lihat KODE',
  verifikasi: () => 'Nyatakan lengkap dan benar',
  disposisi: () => 'Teruskan ke yang berwenang',
  minta: () => 'Minta keterangan atau bukti lagi',
  balas: () => 'Jawab pelapor',
  tolak: () => 'Tolak, dengan alasan',
  selesai: () => 'Tutup, dengan hasilnya',
  catatan: () => 'Catatan antarpetugas, tidak terlihat pelapor',
  statistik: () => 'Angka meja ini',
  /** Said while nothing can be stored. */
  notStored: () =>
    'Maaf, sistem kami sedang penuh. Pesan Anda aman di Telegram dan saya proses begitu pulih; tidak perlu dikirim ulang. Bahaya sekarang? Telepon 112.',
  /** Stands in place of a file that the platform does not take from a bot. */
  fileTooLarge: (p: { name: string; megabytes: number }) =>
    `📎 ${p.name} (${p.megabytes} MB) terlalu besar untuk dikirim lewat Telegram. Berkasnya tetap tersimpan.`,
  /** Stands in place of a file that can not be read any more, or whose author can not be taken out. */
  fileUnreadable: (p: { name: string }) =>
    `📎 ${p.name} tidak dapat diteruskan: tersandi sehingga penulisnya tidak bisa dihapus, atau rusak di penyimpanan. Bila rusak, pengelola sistem perlu tahu.`,
};

/** The keys and parameters of every text. */
export type TelegramTexts = typeof id;

const en: TelegramTexts = {
  description: (p) =>
    `Complaints in ${p.name}.\n\nTell me what is wrong in your own words: a broken road, a dark street light, rubbish, illegal fees. A photo may come first. I am a bot, and I ask only for what is missing.\n\nYou may stay anonymous. At the end you get a code to follow what happens.\n\nDanger right now? Call 112 (free) or the police on 110.`,
  shortDescription: (p) => `Citizens' complaints, ${p.name}. Emergency? Call 112.`,
  lapor: () => 'Make a new report',
  status: () => 'See how a report is going',
  ubah: () => 'Change an answer',
  lewati: () => 'Skip this question',
  kembali: () => 'Back to the previous question',
  batal: () => 'Cancel this report',
  bantuan: () => 'How to report',
  bahasa: () => 'Bahasa · Change language',
  hapusdata: () => 'Erase the draft and its data',
  antrian: () => "This desk's queue",
  cari: () => 'Search the reports: /cari WORDS',
  lihat: () => 'Open a report: /lihat CODE',
  verifikasi: () => 'Declare it complete and sound',
  disposisi: () => 'Forward it to whoever is in charge',
  minta: () => 'Ask for a detail or more evidence',
  balas: () => 'Answer the citizen',
  tolak: () => 'Reject, with a reason',
  selesai: () => 'Close, with the result',
  catatan: () => 'A note among officers, unseen by the citizen',
  statistik: () => 'Figures of this desk',
  notStored: () =>
    'Sorry, our system is overloaded right now. Your message is safe with Telegram and I will take it up as soon as we recover; no need to send it again. In danger? Call 112.',
  fileTooLarge: (p) => `📎 ${p.name} (${p.megabytes} MB) is too large to be sent over Telegram. The file is kept.`,
  fileUnreadable: (p) =>
    `📎 ${p.name} cannot be passed on: it is encrypted, so that its author cannot be removed, or damaged in storage. If damaged, whoever runs this system should know.`,
};

/** The texts in every language. */
export const TELEGRAM_TEXTS: Readonly<Record<Language, TelegramTexts>> = { id, en };

/** The commands of the menu in a desk's group, in the order shown. */
export const TELEGRAM_DESK_COMMANDS = [
  'antrian',
  'cari',
  'lihat',
  'verifikasi',
  'disposisi',
  'minta',
  'balas',
  'tolak',
  'selesai',
  'catatan',
  'statistik',
  'bantuan',
] as const;

/** The commands of the menu, in the order shown; each is a key of {@link TelegramTexts} and a word the talk understands. */
export const TELEGRAM_COMMANDS = [
  'lapor',
  'status',
  'ubah',
  'lewati',
  'kembali',
  'batal',
  'bantuan',
  'bahasa',
  'hapusdata',
] as const;
