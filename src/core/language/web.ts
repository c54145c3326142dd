import { LANGUAGE_NAMES, type Language } from './language.ts';

/**
 * Every word of the web chat's page, the tracking page and their answers. One key, one thing said; both languages have the
 * same keys (checked by the types). The names of the log, the textbox, the buttons and the file input are part of the contract.
 */
const id = {
  // ── the frame ──
  title: (p: { name: string }) => `Pengaduan warga · ${p.name}`,
  service: () => 'Layanan pengaduan warga',
  skip: () => 'Langsung ke kotak pesan',
  otherLanguage: () => LANGUAGE_NAMES.en,
  otherLanguageCode: () => 'en',
  emergency: () => 'Darurat?',
  emergencyCall: () => 'Telepon 112',
  emergencyFree: () => 'gratis, 24 jam',
  privacy: () => 'Tersandi. Hanya dibaca petugas berwenang.',
  track: () => 'Lacak laporan',
  leave: () => 'Tutup percakapan',
  howTitle: () => 'Tiga langkah, kira-kira tiga menit',
  how1: () => 'Ceritakan apa yang terjadi, dengan kata-kata Anda.',
  how2: () => 'Jawab yang masih kurang saja, satu per satu.',
  how3: () => 'Terima kode lacak dan tanggal jawaban.',
  anonymous: () => 'Boleh anonim. Boleh rahasia. Tanpa akun.',

  // ── the chat ──
  log: () => 'Percakapan',
  message: () => 'Pesan',
  send: () => 'Kirim',
  attach: () => 'Lampirkan',
  attachHint: (p: { megabytes: number }) => `Foto, video, suara, atau dokumen, paling besar ${p.megabytes} MB`,
  placeholder: () => 'Tulis pesan…',
  bot: () => 'Bot:',
  you: () => 'Anda:',
  choices: () => 'Pilihan jawaban',
  welcomeTitle: () => 'Ada masalah di sekitar Anda?',
  welcome: () =>
    'Tulis saja di bawah, misalnya “jalan berlubang di depan pasar”. Foto boleh dulu. Saya bot, bukan orang: saya mencatat, lalu meneruskan ke petugas.',
  startReport: () => 'Mulai melapor',
  startHelp: () => 'Bantuan',
  sent: () => 'terkirim',
  waiting: () => 'menunggu sinyal',
  sending: () => 'sedang dikirim',
  notSent: () => 'belum terkirim',
  working: () => 'Bot sedang menulis',
  toNewest: () => 'Ke pesan terbaru',
  refresh: () => 'Lihat jawaban terbaru',
  noScript: () => 'Halaman ini berjalan tanpa JavaScript. Jawaban bot muncul setelah Anda menekan tombol.',
  photo: () => 'Foto',
  video: () => 'Video',
  document: () => 'Dokumen',
  voice: () => 'Rekaman suara',
  fileSent: (p: { what: string }) => `${p.what} terkirim`,
  location: () => 'Lokasi saya',
  chosen: () => 'Pilihan Anda',
  contact: () => 'Kontak',

  // ── when something needs another way ──
  tooLarge: (p: { megabytes: number }) =>
    `Berkas itu lebih besar dari ${p.megabytes} MB. Kirim yang lebih kecil: foto saja, atau video yang lebih pendek.`,
  tooMany: (p: { n: number }) => `Kirim paling banyak ${p.n} berkas sekaligus. Sisanya boleh menyusul.`,
  fileRefused: () => 'Berkas itu belum bisa saya terima. Coba foto, video, PDF, atau rekaman suara.',
  fileLost: () => 'Berkas itu belum sempat terkirim. Pilih sekali lagi, ya.',
  fileEmpty: () => 'Berkas itu kosong. Pilih berkas lain, ya.',
  fileBroken: () => 'Unggahan terputus di tengah jalan. Kirim sekali lagi, ya.',
  textTooLong: () => 'Pesannya sangat panjang. Kirim dalam beberapa bagian, semuanya akan saya gabung.',
  notUnderstood: () => 'Pesan itu belum terbaca. Tulis sekali lagi, ya.',
  tooFast: () =>
    'Pesan Anda datang lebih cepat daripada yang bisa saya baca. Yang ini belum terkirim, tetapi tetap ada di sini: tunggu satu menit, lalu kirim lagi. Bahaya sekarang? Telepon 112.',
  busy: () => 'Sedang ramai. Pesan Anda aman di sini dan dikirim lagi sebentar lagi.',
  notNow: () => 'Pesan belum bisa disimpan sekarang. Tulisan Anda tetap ada; coba lagi sebentar lagi.',
  otherSite: () => 'Permintaan ini datang dari situs lain. Buka halaman ini langsung, lalu kirim lagi.',
  goOn: () => 'Laporan Anda siap dilanjutkan: tekan Kirim.',
  noCookie: () =>
    'Peramban Anda menolak kuki, jadi percakapan tidak bisa disambung. Izinkan kuki untuk situs ini, lalu tulis lagi.',
  noLocation: () => 'Lokasi belum terbaca. Ketik saja alamatnya.',
  locating: () => 'Mencari lokasi Anda…',
  offline: () => 'Tidak ada sinyal. Tulis saja terus: semua dikirim begitu sinyal kembali.',
  online: () => 'Sinyal kembali.',

  // ── tracking ──
  trackTitle: () => 'Lacak laporan',
  trackLead: () => 'Masukkan kode yang Anda terima setelah laporan terkirim.',
  trackCode: () => 'Kode lacak',
  trackExample: () => 'Contoh: 7K4M-92QX-B3F',
  trackLook: () => 'Lihat status',
  trackNone: () => 'Kode itu tidak kami temukan',
  trackNoneHint: () => 'Periksa lagi huruf dan angkanya. O dan 0, I dan 1 boleh tertukar.',
  trackSlow: () => 'Tunggu sebentar',
  trackSlowHint: (p: { seconds: number }) =>
    p.seconds < 90
      ? `Terlalu banyak percobaan. Coba lagi dalam ${p.seconds} detik.`
      : `Terlalu banyak percobaan. Coba lagi dalam ${Math.ceil(p.seconds / 60)} menit.`,
  trackDesk: () => 'Ditangani oleh',
  trackCategory: () => 'Tentang',
  trackSubmitted: () => 'Dikirim',
  trackHistory: () => 'Perjalanan laporan',
  trackSecret: () => 'Laporan ini rahasia. Di halaman ini hanya statusnya yang tampil.',
  trackPrivate: () => 'Halaman ini tidak menampilkan nama, isi laporan, atau bukti siapa pun.',
  toChat: () => 'Kembali ke percakapan',

  // ── leaving this device ──
  leaveTitle: () => 'Tutup percakapan di perangkat ini?',
  leaveLead: () =>
    'Cocok bila Anda memakai HP atau komputer bersama. Percakapan ini tidak bisa dibuka lagi dari sini, tetapi laporan yang sudah terkirim tetap berjalan. Catat dulu kode lacaknya.',
  leaveYes: () => 'Ya, tutup',
  leaveNo: () => 'Tidak, kembali',

  // ── pages that are not there ──
  notFound: () => 'Halaman ini tidak ada',
  notFoundHint: () => 'Mungkin alamatnya salah ketik. Percakapan Anda tetap tersimpan.',
  broken: () => 'Ada gangguan di pihak kami',
  brokenHint: () => 'Coba lagi sebentar lagi. Yang sudah terkirim tidak hilang.',
};

/** The words of the page in one language. */
export type WebWords = typeof id;

const en: WebWords = {
  title: (p) => `Citizens’ complaints · ${p.name}`,
  service: () => 'Citizens’ complaint service',
  skip: () => 'Skip to the message box',
  otherLanguage: () => LANGUAGE_NAMES.id,
  otherLanguageCode: () => 'id',
  emergency: () => 'Emergency?',
  emergencyCall: () => 'Call 112',
  emergencyFree: () => 'free, day and night',
  privacy: () => 'Encrypted. Read by authorised officers only.',
  track: () => 'Track a report',
  leave: () => 'Close this chat',
  howTitle: () => 'Three steps, about three minutes',
  how1: () => 'Tell what happened, in your own words.',
  how2: () => 'Answer only what is still missing, one by one.',
  how3: () => 'Get a tracking code and the date of an answer.',
  anonymous: () => 'Anonymous if you like. Confidential if you like. No account.',

  log: () => 'Conversation',
  message: () => 'Message',
  send: () => 'Send',
  attach: () => 'Attach',
  attachHint: (p) => `Photo, video, voice or document, ${p.megabytes} MB at most`,
  placeholder: () => 'Write a message…',
  bot: () => 'Bot:',
  you: () => 'You:',
  choices: () => 'Possible answers',
  welcomeTitle: () => 'Is something wrong near you?',
  welcome: () =>
    'Just write below, for example “pothole in front of the market”. A photo first is fine. I am a bot, not a person: I write it down and pass it on to an officer.',
  startReport: () => 'Start a report',
  startHelp: () => 'Help',
  sent: () => 'sent',
  waiting: () => 'waiting for signal',
  sending: () => 'being sent',
  notSent: () => 'not sent yet',
  working: () => 'The bot is writing',
  toNewest: () => 'To the newest message',
  refresh: () => 'See the latest answer',
  noScript: () => 'This page works without JavaScript. The bot’s answer appears after you press a button.',
  photo: () => 'Photo',
  video: () => 'Video',
  document: () => 'Document',
  voice: () => 'Voice recording',
  fileSent: (p) => `${p.what} sent`,
  location: () => 'My location',
  chosen: () => 'Your choice',
  contact: () => 'Contact',

  tooLarge: (p) => `That file is larger than ${p.megabytes} MB. Send a smaller one: a photo, or a shorter video.`,
  tooMany: (p) => `Send at most ${p.n} files at once. The rest may follow.`,
  fileRefused: () => 'I cannot take that file yet. Try a photo, a video, a PDF or a voice recording.',
  fileLost: () => 'That file was not sent in time. Please choose it once more.',
  fileEmpty: () => 'That file is empty. Please choose another one.',
  fileBroken: () => 'The upload broke off on the way. Please send it once more.',
  textTooLong: () => 'That message is very long. Send it in several parts; I will put them together.',
  notUnderstood: () => 'That message could not be read. Please write it once more.',
  tooFast: () =>
    'Your messages come faster than I can read. This one is not sent yet, but it is still here: wait a minute, then send it again. Danger right now? Call 112.',
  busy: () => 'Many people are writing just now. Your message is safe here and is sent again in a moment.',
  notNow: () => 'Messages cannot be stored right now. What you wrote is still here; try again in a moment.',
  otherSite: () => 'This request came from another site. Open this page directly, then send again.',
  goOn: () => 'Your report is ready to go on: press Send.',
  noCookie: () =>
    'Your browser refuses cookies, so the chat cannot go on. Allow cookies for this site, then write again.',
  noLocation: () => 'Your location could not be read. Just type the address.',
  locating: () => 'Looking for your location…',
  offline: () => 'No signal. Keep writing: everything is sent when the signal is back.',
  online: () => 'The signal is back.',

  trackTitle: () => 'Track a report',
  trackLead: () => 'Enter the code you received when your report was sent.',
  trackCode: () => 'Tracking code',
  trackExample: () => 'Example: 7K4M-92QX-B3F',
  trackLook: () => 'Show the status',
  trackNone: () => 'We did not find that code',
  trackNoneHint: () => 'Check its letters and digits again. O and 0, I and 1 may be mixed up.',
  trackSlow: () => 'One moment',
  trackSlowHint: (p) =>
    p.seconds < 90
      ? `Too many attempts. Try again in ${p.seconds} seconds.`
      : `Too many attempts. Try again in ${Math.ceil(p.seconds / 60)} minutes.`,
  trackDesk: () => 'With',
  trackCategory: () => 'About',
  trackSubmitted: () => 'Sent',
  trackHistory: () => 'What happened so far',
  trackSecret: () => 'This report is confidential. Only its status is shown on this page.',
  trackPrivate: () => 'This page shows no one’s name, words or evidence.',
  toChat: () => 'Back to the chat',

  leaveTitle: () => 'Close the chat on this device?',
  leaveLead: () =>
    'Useful if you share this phone or computer. This chat cannot be opened again from here, but a report that was sent goes on. Write down its tracking code first.',
  leaveYes: () => 'Yes, close it',
  leaveNo: () => 'No, go back',

  notFound: () => 'This page does not exist',
  notFoundHint: () => 'The address may be mistyped. Your chat is still there.',
  broken: () => 'Something broke on our side',
  brokenHint: () => 'Try again in a moment. What was sent is not lost.',
};

/** The page's words by language. */
export const WEB_WORDS: Readonly<Record<Language, WebWords>> = { id, en };
