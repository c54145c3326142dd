import { filedSentences } from './filed-sentences.ts';
import { labels } from './labels.ts';
import type { Language } from './language.ts';
import { passingSentences } from './passing-sentences.ts';

/** "lokasi Jl. A. Yani"; "kantor camat Gambut", whose label it names itself. */
const labelled = (label: string, value: string): string =>
  value.toLowerCase().startsWith(`${label.toLowerCase()} `) ? value : `${label.toLowerCase()} ${value}`;

/**
 * Every sentence a citizen reads in the talk. One key, one thing said; both languages have the same keys (checked by the types).
 * Plain and warm: "Anda", verb first, what to do next. Lines stay short: they are read on small phones.
 */
const id = {
  ...passingSentences.id,
  ...labels.id,
  ...filedSentences.id,

  // ── who we are ──
  /** @param p.salam we were greeted with it, and answer it */
  intro: (p: { name: string; salam?: boolean }) =>
    `${p.salam ? 'Waalaikumsalam' : 'Halo'}, saya bot (bukan orang) layanan pengaduan ${p.name}.\nCeritakan masalahnya, saya tanya yang kurang saja. Kira-kira 3 menit.`,
  help: () =>
    'Tulis saja masalahnya dengan kata-kata Anda. Foto boleh dulu.\n\nKapan saja Anda bisa menulis:\nKEMBALI ke pertanyaan sebelumnya\nUBAH jawaban\nLEWATI yang boleh dilewati\nBATAL laporan ini\nSTATUS laporan Anda\nBAHASA ganti bahasa\nHAPUS DATA draf ini\nBERHENTI dikabari (MULAI untuk dikabari lagi)\n\nBahaya sekarang? Telepon 112 atau 110.',
  groupHint: (p: { url: string; chat: string }) =>
    `Untuk melapor, tulis kepada saya secara pribadi: ${p.url}\n(Untuk pengelola: nomor grup ini ${p.chat}.)`,
  emergency: (p: { numbers: string }) =>
    `🚨 Jika ada bahaya sekarang, telepon dulu (gratis):\n${p.numbers}\nLaporan Anda tetap saya catat.`,
  despair: (p: { helpline: string }) =>
    `Terima kasih sudah mengatakannya. Ini berat, dan Anda tidak harus menanggungnya sendiri. Saya hanya bot; ada orang yang siap mendengarkan sekarang:\n${p.helpline}\nKalau ada yang ingin Anda ceritakan di sini, tulis saja kapan pun.`,

  // ── what was understood ──
  noted: (p: { rows: string }) => `Saya catat: ${p.rows}.`,
  notedRow: (p: { label: string; value: string }) => labelled(p.label, p.value),
  filesReceived: (p: { files: string }) => `✅ ${p.files} diterima.`,
  photoDark: () => 'Fotonya gelap, ada yang lebih jelas? Kalau tidak ada, lanjut saja.',
  photoOld: (p: { day: string }) => `Foto ini tertanggal ${p.day}. Ada yang lebih baru? Kalau tidak ada, lanjut saja.`,
  photoFar: (p: { km: string }) =>
    `Foto ini diambil ± ${p.km} km dari lokasi itu. Ada yang dari tempatnya? Kalau tidak ada, lanjut saja.`,
  photoBlurred: () => 'Fotonya agak buram, ada yang lebih jelas? Kalau tidak ada, lanjut saja.',
  photos: (p: { n: number }) => `${p.n} foto`,
  videos: (p: { n: number }) => `${p.n} video`,
  documents: (p: { n: number }) => `${p.n} dokumen`,
  voices: (p: { n: number }) => `${p.n} rekaman suara`,
  links: (p: { n: number }) => `${p.n} tautan`,
  chronologies: (p: { n: number }) => `${p.n} kronologi`,
  remaining: (p: { n: number }) => (p.n === 1 ? 'Tinggal 1 pertanyaan ini.' : `Tinggal ${p.n} pertanyaan.`),
  example: (p: { example: string }) => `Contoh: ${p.example}`,
  before: (p: { value: string }) => `Sekarang tercatat: ${p.value}`,

  // ── questions ──
  askStory: () => 'Apa yang terjadi?',
  whyStory: () => 'Dari cerita Anda saya tahu apa lagi yang perlu ditanyakan.',
  exampleStory: () => '“Lampu jalan di Jl. Sultan Adam Banjarmasin mati sejak Minggu.”',
  unsureStory: () => 'Boleh pesan suara, atau foto dulu.',
  askCategory: () => 'Laporan ini tentang apa?',
  whyCategory: () => 'Supaya sampai ke petugas yang tepat.',
  unsureCategory: () => 'Pilih yang paling dekat, atau tulis dengan kata Anda.',
  askArea: (p: { place: string }) => `“${p.place}” ada di beberapa daerah. Yang mana?`,
  askAreaName: () => 'Di kabupaten atau kota mana?',
  whyArea: () => 'Supaya tidak sampai ke daerah yang salah.',
  askSpot: (p: { area: string }) => `Di mana tepatnya di ${p.area}?`,
  whySpot: () => 'Supaya petugas bisa menemukannya.',
  unsureSpot: () => 'Nama jalan, tempat, atau patokan terdekat sudah cukup.',
  unsureArea: () => 'Nama desa, kelurahan, atau kecamatannya juga boleh.',
  areaIn: (p: { regency: string; district: string }) => `${p.regency} (Kec. ${p.district})`,
  askEvidence: (p: { kinds: string }) => `Kirim bukti: ${p.kinds}.`,
  whyEvidence: () => 'Tanpa bukti, laporan tidak bisa diproses.',
  askOtherEvidence: (p: { kinds: string }) => `Tidak apa-apa. Ada ${p.kinds}?`,
  askChronology: () => 'Tulis kronologi: apa yang terjadi, jam berapa, dan siapa saksinya.',
  whyChronology: () => 'Untuk laporan ini, kronologi dengan saksi boleh menjadi bukti.',
  exampleChronology: () => '“Pukul 9 saya antre, petugas meminta Rp50.000. Saksi: Ibu Siti, warga RT 3.”',
  chronologyNeedsWitness: () => 'Terima kasih. Siapa yang melihatnya? Sebut satu saksi, boleh tanpa nama lengkap.',
  evidenceWaits: (p: { days: number }) => `Tidak apa-apa. Draf Anda saya simpan ${p.days} hari, tidak ada yang hilang.`,
  evidenceServes: (p: { kinds: string }) => `Buktinya kirim kapan saja ke sini. Salah satu saja cukup: ${p.kinds}.`,
  moreEvidence: () => 'Masih ada bukti lain? Kirim saja, atau lanjut.',
  askSwitches: () => 'Siapa yang boleh tahu?',
  whySwitches: () =>
    'Anonim: nama Anda tidak terlihat publik, instansi, dan petugasnya.\nRahasia: isi laporan tidak tampil di muka umum.',
  unsureSwitches: () => 'Ragu? Pilih keduanya.',
  askName: () => 'Nama siapa yang dicantumkan?',
  whyName: () => 'Petugas memakainya saat menghubungi Anda. NIK tidak perlu.',
  exampleName: () => 'Siti Aminah',
  unsureName: () => 'Tidak ingin disebut? Pilih Anonim saja.',
  checkTitle: () => 'Periksa laporan Anda',
  ownCovered: () => '(•••: nama atau nomor Anda, saya tutup dari petugas.)',
  checkEnd: () => 'Sudah benar? Pilih Kirim laporan.',
  checkEndNumbers: () => 'Sudah benar? Balas 1, atau tulis KIRIM.',
  whichRow: () => 'Bagian mana yang diubah?',
  cancelSure: () => 'Laporan ini mau diapakan?',
  eraseSure: () => 'Hapus laporan yang belum terkirim ini beserta semua fotonya? Ini tidak bisa dikembalikan.',
  eraseNothing: () =>
    'Tidak ada draf yang tersimpan. Laporan yang sudah terkirim ada pada petugas; untuk menghapusnya, tulis permintaan Anda di sini.',
  resumeOffer: (p: { summary: string }) => `Laporan Anda belum selesai:\n${p.summary}\nMau dilanjutkan?`,
  openOffer: (p: { summary: string }) =>
    `Masih ada laporan yang belum terkirim:\n${p.summary}\nLanjutkan yang ini, atau buat laporan baru?`,
  whereTo: (p: { code: string; category: string }) =>
    `Ini tambahan untuk laporan ${p.code} (${p.category}), atau laporan baru?`,
  askAlike: (p: { n: number }) =>
    p.n === 1 ? 'Apakah sama dengan laporan warga lain ini?' : 'Apakah sama dengan salah satu laporan warga lain ini?',
  whyAlike: () =>
    'Kalau sama, Anda ikut dikabari. Laporan Anda tetap dikirim, dengan kode dan bukti sendiri: makin banyak yang melapor, makin jelas.',
  alikeMetres: (p: { n: number }) => `± ${p.n} m dari lokasi Anda`,
  alikePicture: () => 'foto yang sama',
  alikeAge: (p: { days: number }) => (p.days <= 0 ? 'hari ini' : p.days === 1 ? 'kemarin' : `${p.days} hari lalu`),
  alikeAsked: () => 'Menunggu keterangan pelapornya',
  askLanguage: () => 'Pilih bahasa · Choose your language',

  // ── fact questions that need a second try ──
  againPlace: () =>
    'Supaya petugas bisa menemukannya: nama jalan atau desa, dan kecamatan atau kotanya. Boleh juga kirim lokasi.',
  againTime: () => 'Kira-kira kapan? Misalnya: “kemarin sore”, “sejak 3 hari lalu”, “12 November”.',
  againText: () => 'Tulis singkat saja, dengan kata Anda sendiri.',
  againNumber: () => 'Cukup nomornya. Tidak punya atau tidak tahu? Lewati saja.',
  againMoney: () => 'Kira-kira berapa rupiah? Tidak tahu? Lewati saja.',
  againPart: () => 'Bagian, ruang, atau kelasnya saja cukup. Tidak tahu? Lewati saja.',
  againPerson: () => 'Siapa orangnya? Jabatan atau ciri-cirinya saja cukup. Tidak tahu? Lewati saja.',
  againCategory: () => 'Pilih yang paling dekat. Tidak ada yang cocok? Pilih “Lainnya”.',
  againSwitches: () => 'Pilih salah satu. Bila ragu, pilih Anonim dan rahasia.',
  namedSwitches: (p: { name: string }) =>
    `Pakai nama ${p.name}? Pilih “Tidak keduanya”, atau tulis YA. Ragu? Pilih Anonim dan rahasia.`,
  againName: () => 'Tulis nama Anda, atau pilih Anonim.',

  // ── after sending ──
  filedTitle: () => 'Laporan Anda terkirim ✅',
  filedCode: () => 'Kode laporan: ',
  filedDesk: (p: { desk: string }) => `Diterima oleh: ${p.desk}`,
  filedNext: () => 'Petugas memeriksanya, lalu meneruskannya ke instansi yang berwenang.',
  filedDeadline: (p: { moment: string }) => `Anda dikabari paling lambat ${p.moment}.`,
  filedStatus: (p: { code: string }) => `Ingin tahu perkembangannya? Tulis STATUS ${p.code}`,
  filedTrack: () => 'atau buka ',
  filedJoined: () => 'Petugas melihatnya bersama laporan serupa yang Anda pantau.',
  filedMore: () => 'Foto atau keterangan tambahan? Kirim saja ke sini.',
  statusTitle: (p: { code: string }) => `Laporan ${p.code}`,
  statusNow: (p: { status: string; desk: string }) => `${p.status} · di ${p.desk}`,
  statusSecret: () => 'Laporan ini rahasia. Dengan kodenya saja hanya statusnya yang tampil.',
  statusStep: (p: { moment: string; status: string }) => `${p.moment}: ${p.status}`,
  statusSwitched: (p: { who: string; what: string }) => `atas permintaan Anda ${p.who}, isi ${p.what}`,
  statusDraft: (p: { summary: string }) => `Belum terkirim: ${p.summary}`,
  statusNone: () => 'Anda belum punya laporan di sini. Tulis saja masalahnya untuk mulai.',
  statusAskCode: () => 'Punya kode dari tempat lain? Tulis STATUS dan kodenya.',
} as const;

/** The sentences of one language, by key. */
export type Sentences = { readonly [K in keyof typeof id]: (...args: Parameters<(typeof id)[K]>) => string };
/** The name of a sentence. */
export type SentenceKey = keyof Sentences;

const en: Sentences = {
  ...passingSentences.en,
  ...labels.en,
  ...filedSentences.en,

  intro: (p) =>
    `${p.salam ? 'Waalaikumsalam' : 'Hello'}, I am a bot (not a person) for complaints in ${p.name}.\nTell me what is wrong, and I will only ask for what is missing. It takes about 3 minutes.`,
  help: () =>
    'Just write what is wrong in your own words. A photo first is fine.\n\nAt any time you can write:\nBACK to the previous question\nEDIT an answer\nSKIP what may be skipped\nCANCEL this report\nSTATUS of your reports\nLANGUAGE to change it\nDELETE MY DATA of this draft\nSTOP hearing from me (START to hear again)\n\nDanger right now? Call 112 or 110.',
  groupHint: (p) =>
    `To make a report, write to me in private: ${p.url}\n(For whoever set me up: the number of this group is ${p.chat}.)`,
  emergency: (p) => `🚨 If there is danger right now, call first (free):\n${p.numbers}\nI am still taking your report.`,
  despair: (p) =>
    `Thank you for saying so. This is hard, and you don’t have to carry it alone. I am only a bot; there are people ready to listen right now:\n${p.helpline}\nIf there is anything you want to tell me, just write, at any time.`,

  noted: (p) => `I noted: ${p.rows}.`,
  notedRow: (p) => labelled(p.label, p.value),
  filesReceived: (p) => `✅ ${p.files} received.`,
  photoDark: () => 'The photo is rather dark. Do you have a clearer one? If not, just go on.',
  photoOld: (p) => `This photo is dated ${p.day}. Do you have a newer one? If not, just go on.`,
  photoFar: (p) =>
    `This photo was taken about ${p.km} km from that place. Do you have one from the place itself? If not, just go on.`,
  photoBlurred: () => 'The photo is a bit blurry. Do you have a clearer one? If not, just go on.',
  photos: (p) => `${p.n} ${p.n === 1 ? 'photo' : 'photos'}`,
  videos: (p) => `${p.n} ${p.n === 1 ? 'video' : 'videos'}`,
  documents: (p) => `${p.n} ${p.n === 1 ? 'document' : 'documents'}`,
  voices: (p) => `${p.n} ${p.n === 1 ? 'voice recording' : 'voice recordings'}`,
  links: (p) => `${p.n} ${p.n === 1 ? 'link' : 'links'}`,
  chronologies: (p) => `${p.n} written ${p.n === 1 ? 'account' : 'accounts'}`,
  remaining: (p) => (p.n === 1 ? 'This is the last question.' : `${p.n} questions to go.`),
  example: (p) => `Example: ${p.example}`,
  before: (p) => `Noted so far: ${p.value}`,

  askStory: () => 'What happened?',
  whyStory: () => 'Your own words tell me what else I need to ask.',
  exampleStory: () => '“The street lights on Jl. Sultan Adam in Banjarmasin have been out since Sunday.”',
  unsureStory: () => 'A voice message is fine, or a photo first.',
  askCategory: () => 'What is this report about?',
  whyCategory: () => 'So that it reaches the right officers.',
  unsureCategory: () => 'Pick the closest, or write it in your own words.',
  askArea: (p) => `“${p.place}” is in several regions. Which one?`,
  askAreaName: () => 'In which regency or city?',
  whyArea: () => 'So that it does not go to the wrong region.',
  askSpot: (p) => `Where exactly in ${p.area}?`,
  whySpot: () => 'So that officers can find it.',
  unsureSpot: () => 'A street, a place or a landmark nearby is enough.',
  unsureArea: () => 'The name of its village or district will do as well.',
  areaIn: (p) => `${p.regency} (${p.district} district)`,
  askEvidence: (p) => `Please send evidence: ${p.kinds}.`,
  whyEvidence: () => 'Without evidence a report cannot be processed.',
  askOtherEvidence: (p) => `That is all right. Do you have ${p.kinds}?`,
  askChronology: () => 'Write down what happened, at what hour, and who saw it.',
  whyChronology: () => 'For this report a written account with a witness can serve as evidence.',
  exampleChronology: () => '“At 9 I was in the queue, the officer asked for Rp50,000. Witness: Mrs Siti of RT 3.”',
  chronologyNeedsWitness: () => 'Thank you. Who saw it? Name one witness, a full name is not needed.',
  evidenceWaits: (p) => `That is all right. I will keep your draft for ${p.days} days; nothing is lost.`,
  evidenceServes: (p) => `You can send the evidence here at any time. One of these is enough: ${p.kinds}.`,
  moreEvidence: () => 'Any more evidence? Just send it, or continue.',
  askSwitches: () => 'Who may know?',
  whySwitches: () =>
    'Anonymous: the public, the agency and its officers do not see who you are.\nConfidential: the content is never shown in public.',
  unsureSwitches: () => 'Not sure? Choose both.',
  askName: () => 'Which name should be shown?',
  whyName: () => 'Officers use it when they contact you. No ID number needed.',
  exampleName: () => 'Siti Aminah',
  unsureName: () => 'Rather not? Choose Anonymous instead.',
  checkTitle: () => 'Check your report',
  ownCovered: () => '(•••: your name or number, hidden from officers.)',
  checkEnd: () => 'Is it right? Choose Send report.',
  checkEndNumbers: () => 'Is it right? Answer 1, or write SEND.',
  whichRow: () => 'Which part do you want to change?',
  cancelSure: () => 'What should I do with this report?',
  eraseSure: () => 'Delete this unsent report with all its photos? This cannot be undone.',
  eraseNothing: () =>
    'There is no draft here. Reports you have sent are with the officers; to have one deleted, write your request here.',
  resumeOffer: (p) => `Your report is not finished yet:\n${p.summary}\nShall we continue?`,
  openOffer: (p) =>
    `You have a report that is not sent yet:\n${p.summary}\nGo on with this one, or start a new report?`,
  whereTo: (p) => `Does this belong to report ${p.code} (${p.category}), or is it a new report?`,
  askAlike: (p) =>
    p.n === 1
      ? 'Is it the same as this report from someone else?'
      : 'Is it the same as one of these reports from others?',
  whyAlike: () =>
    'If it is, you will hear how it goes. Your own report is still sent, with its own code and evidence: the more people report it, the clearer it gets.',
  alikeMetres: (p) => `about ${p.n} m from your place`,
  alikePicture: () => 'the same photo',
  alikeAge: (p) => (p.days <= 0 ? 'today' : p.days === 1 ? 'yesterday' : `${p.days} days ago`),
  alikeAsked: () => 'Waiting for details from the person who reported it',
  askLanguage: () => 'Pilih bahasa · Choose your language',

  againPlace: () =>
    'So that officers can find it: the street or village, and the district or city. You can also send a location.',
  againTime: () => 'Roughly when? For example “yesterday afternoon”, “for 3 days”, “12 November”.',
  againText: () => 'A few words of your own are enough.',
  againNumber: () => 'Just the number is enough. There is none, or you do not know it? Just skip.',
  againMoney: () => 'Roughly how much, in rupiah? You do not know? Just skip.',
  againPart: () => 'The unit, room or class is enough. You do not know? Just skip.',
  againPerson: () => 'Who was it? A job or what they look like is enough. You do not know? Just skip.',
  againCategory: () => 'Pick the closest. Nothing fits? Pick “Other”.',
  againSwitches: () => 'Pick one. When in doubt, choose Anonymous and confidential.',
  namedSwitches: (p) =>
    `Show the name ${p.name}? Choose “Neither”, or write YES. Not sure? Choose Anonymous and confidential.`,
  againName: () => 'Write your name, or choose Anonymous.',

  filedTitle: () => 'Your report is sent ✅',
  filedCode: () => 'Report code: ',
  filedDesk: (p) => `Received by: ${p.desk}`,
  filedNext: () => 'Officers check it and pass it on to the agency in charge.',
  filedDeadline: (p) => `You will hear from us by ${p.moment}.`,
  filedStatus: (p) => `Want to know how it goes? Write STATUS ${p.code}`,
  filedTrack: () => 'or open ',
  filedJoined: () => 'Officers see it together with the report you follow.',
  filedMore: () => 'More photos or details? Just send them here.',
  statusTitle: (p) => `Report ${p.code}`,
  statusNow: (p) => `${p.status} · with ${p.desk}`,
  statusSecret: () => 'This report is confidential. Its code alone shows its status, and no more.',
  statusStep: (p) => `${p.moment}: ${p.status}`,
  statusSwitched: (p) => `as you wished, ${p.who}; content ${p.what}`,
  statusDraft: (p) => `Not sent yet: ${p.summary}`,
  statusNone: () => 'You have no reports here yet. Just write what is wrong to begin.',
  statusAskCode: () => 'Have a code from elsewhere? Write STATUS and the code.',
};

/** Sentences by language. */
export const SENTENCES: Readonly<Record<Language, Sentences>> = { id, en };
