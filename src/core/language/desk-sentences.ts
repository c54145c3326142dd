import { deskActSentences } from './desk-act-sentences.ts';
import { deskCardSentences } from './desk-card-sentences.ts';
import { deskLabels } from './desk-labels.ts';
import type { Language } from './language.ts';

/**
 * Every sentence an officer reads. Short and to the point, in the words of SP4N-LAPOR! (verifikasi, disposisi, tindak lanjut); both
 * languages have the same keys (checked by the types).
 */
const id = {
  ...deskCardSentences.id,
  ...deskActSentences.id,
  ...deskLabels.id,
  // ── what is not possible ──
  noSuchCode: () => 'Saya tidak menemukan laporan dengan kode itu.',
  misspeltCode: (p: { said: string }) =>
    `“${p.said}” bukan kode laporan, jadi belum saya lakukan apa-apa. Periksa lagi, atau cari: /cari KATA`,
  oneAtATime: (p: { command: string }) =>
    `Satu perintah untuk satu laporan, jadi belum saya lakukan apa-apa. Tulis ${p.command} sekali untuk tiap kode.`,
  oneByOne: () =>
    'Ada beberapa laporan di pesan ini, jadi belum saya lakukan apa-apa. Tulis satu pesan untuk tiap laporan. Beberapa sekaligus hanya bisa untuk ambil, verifikasi, disposisi, dan lepas.',
  beyondList: (p: { n: number }) => `Daftar terakhir hanya sampai nomor ${p.n}. /antrian: lihat lagi.`,
  eachMeant: (p: { order: string; n: number }) =>
    `“${p.order}” untuk ${p.n === 1 ? 'laporan ini' : `${p.n} laporan ini`}?`,
  eachLine: (p: { code: string; what: string }) => `• ${p.code} · ${p.what}`,
  eachNot: (p: { codes: string }) => `Tidak bisa untuk: ${p.codes}`,
  doEach: () => 'Ya, lakukan',
  aside: () =>
    'Balasan ke rekan tidak saya kirim ke warga. Untuk warga: balas kartunya, atau tulis tanpa membalas siapa pun.',
  forOfficers: () => 'Perintah ini untuk petugas yang terdaftar. Mau melapor? Ceritakan saja apa yang terjadi.',
  movedOn: (p: { code: string; desk: string }) =>
    `${p.code} sudah dipindahkan ke ${p.desk}; instansi Anda tidak menanganinya lagi.`,
  notYours: (p: { code: string; acts: string }) =>
    `Itu bukan wewenang Anda untuk ${p.code}. Yang bisa Anda lakukan: ${p.acts}.`,
  notNow: (p: { code: string; status: string; acts: string }) =>
    `${p.code} sekarang “${p.status}”. Yang bisa dilakukan: ${p.acts}.`,
  happened: (p: { who: string; act: string; moment: string }) =>
    `Sudah lebih dulu ${p.act} oleh ${p.who}, ${p.moment}.`,
  noSuchDesk: (p: { name: string }) => `Tidak ada instansi “${p.name}”. Pilih dari daftar, atau tulis lebih lengkap.`,
  severalDesks: (p: { desks: string }) => `Yang mana: ${p.desks}?`,
  oneDesk: () => 'Satu laporan hanya di satu instansi. Yang mana dulu?',
  deskExcluded: (p: { desk: string }) => `${p.desk} dikecualikan dari laporan ini.`,
  lastToKnow: (p: { desk: string }) =>
    `Tanpa ${p.desk} tidak ada instansi yang boleh menangani laporan ini. Disposisikan dulu, atau kecualikan orangnya saja: nomornya ada di /petugas.`,
  buttonLetIn: () => 'Izinkan lagi',
  deskHasIt: (p: { desk: string }) => `Laporan ini sudah di ${p.desk}.`,
  needCode: () => 'Laporan yang mana? Balas kartunya, atau tulis kodenya.',
  whichOne: () => 'Laporan yang mana? Balas kartunya, atau tulis juga kodenya. /antrian: daftar laporan.',
  needWords: () => 'Tulis juga isinya.',
  unknownVariable: (p: { name: string; known: string }) =>
    `Tidak jadi dikirim: {${p.name}} tidak saya kenal. Yang ada: ${p.known}.`,
  noCanned: (p: { name: string; known: string }) => `Tidak ada templat “${p.name}”. Yang ada: ${p.known}.`,
  cannedList: (p: { names: string }) => `Templat: ${p.names}. Pakai: /b NAMA, sebagai balasan ke kartu.`,
  noCannedHere: () => 'Belum ada templat untuk instansi ini.',
  undoTheirs: () => 'Yang bisa mengurungkan hanya petugas yang baru melakukannya.',
  tooLate: () => 'Sudah lewat 30 detik: warga sudah diberi tahu.',
  noForwards: () => 'Pesan terusan tidak saya jalankan. Tulis sendiri, atau tekan tombol di kartunya.',
  stickerNo: () => 'Stiker tidak saya teruskan ke warga.',
  fileNo: () => 'Berkas itu tidak bisa saya teruskan.',
  privateOnly: () => 'Hanya di chat pribadi dengan saya.',
  waitsAlready: () =>
    'Pesan itu sudah menunggu: langsung terkirim begitu warga menulis lagi. Tidak perlu dikirim ulang.',
  sentAlready: () => 'Pesan terakhir sudah dikirim. Kalau tidak sampai, saya beri tahu di sini.',
  nothingToResend: () => 'Tidak ada pesan yang perlu dikirim ulang.',
  supervisorOnly: () => 'Hanya pengawas yang bisa.',
  howToSearch: () => 'Cari apa? Tulis: /cari KATA. Contoh: /cari lampu veteran',
  foundTitle: (p: { words: string }) => `Cari: ${p.words}`,
  foundNothing: () => 'Tidak ada laporan yang berjalan dengan kata itu. Yang sudah selesai: /lihat KODE.',
  foundNear: () => 'Tidak ada yang persis. Yang ejaannya mirip:',
  foundMore: () => 'Masih ada yang lain. Tambah kata supaya lebih sempit.',
  searchedOnly: (p: { n: number }) => `Yang saya lihat ${p.n} laporan dengan batas terdekat.`,
  howToInvite: () => 'Tulis: /undang INSTANSI peran (petugas, admin, atau pengawas). Contoh: /undang pupr petugas',
  noSuchDeskHere: (p: { name: string }) =>
    `Tidak ada instansi “${p.name}” di bawah instansi Anda. Tulis lebih lengkap.`,
  howToRemove: () => 'Tulis: /keluarkan NOMOR, atau namanya. Nomornya ada di /petugas.',
  removesNotSelf: () => 'Anda sendiri hanya bisa dikeluarkan oleh pengawas lain.',
  howToExclude: (p: { code: string }) => `Instansi mana? Tulis: /kecualikan ${p.code} INSTANSI`,
  queueUnknown: (p: { word: string }) => `“${p.word}” bukan jenis laporan, jadi ini semuanya.`,
  heldByOther: (p: { name: string }) => `Sedang dipegang ${p.name}. Mau Anda ambil alih?`,
  takeOver: () => 'Ambil alih',
  noSuchPerson: () => 'Tidak ada, atau ada beberapa, petugas seperti itu di instansi Anda. Nomornya ada di /petugas.',
  deskHint: () => 'Untuk menulis ke warga, balas kartu laporannya. /antrian: daftar laporan. /bantuan: semua perintah.',
  colleagueTakes: (p: { code: string; name: string }) =>
    `Laporan diambil sendiri oleh yang mengerjakannya. Minta ${p.name} menulis: /ambil ${p.code}`,
  noMoreTime: (p: { code: string }) =>
    `Batas ${p.code} mengikuti aturan layanan, tidak bisa saya perpanjang. Waktu hanya berhenti selagi warga ditanya. Mau memberi tahu warga, atau mencatat alasannya?`,
  howTo: (p: { line: string }) =>
    `Tekan tombolnya di kartu, atau tulis:\n${p.line}\nSebagai balasan ke kartu, KODE tidak perlu. /bantuan: semua perintah.`,
  meant: (p: { command: string }) => `Ini sampai ke warga. Sudah benar?\n${p.command}`,
  meantBack: (p: { command: string }) => `Laporan ini kembali ke yang meneruskannya. Sudah benar?\n${p.command}`,
  meanIt: () => 'Ya, kirim',
  meanItBack: () => 'Ya, kembalikan',
  either: (p: { command: string }) => `Ini perintah untuk saya, atau pesan untuk warga?\n${p.command}`,
  toCitizenInstead: () => 'Kirim ke warga',
  asNote: () => 'Catatan internal',
  whatFor: (p: { code: string; what: string }) => `Ini untuk ${p.code} (${p.what})? Belum saya kirim ke siapa pun.`,
  fileFor: (p: { n: number; minutes: number; code: string; what: string }) =>
    `${p.n === 1 ? 'Berkas ini' : `${p.n} berkas`} saya simpan ${p.minutes} menit. Untuk ${p.code} (${p.what})?`,
  fileForWhich: (p: { n: number; minutes: number }) =>
    `${p.n === 1 ? 'Berkas ini' : `${p.n} berkas`} saya simpan ${p.minutes} menit. Untuk laporan yang mana? Tulis kodenya.`,
  fileWords: (p: { text: string }) => `Kata-katanya: “${p.text}”`,
  fileNotNow: (p: { code: string; status: string }) =>
    `${p.code} sekarang “${p.status}”: berkas tidak bisa ditambahkan. Kalau untuk laporan lain, tulis kodenya.`,
  fileGone: () => 'Berkas itu sudah tidak saya simpan. Kirim lagi, ya.',
  fileWent: (p: { code: string }) => `📎 Berkas yang tadi ikut ke ${p.code}.`,
  useFile: () => 'Pakai berkas tadi',
  closeToo: (p: { code: string }) => `Sudah saya kirim ke warga. Kalau ${p.code} memang sudah beres, tutup sekalian?`,
  sameAsBefore: (p: { code: string; first: string }) => `Kaitkan ${p.code} sebagai serupa dengan ${p.first}?`,
  meanLink: () => 'Ya, kaitkan',
  unkind: () => 'Belum saya kirim: kata-katanya bisa menyakiti warga. Tulis lagi dengan kata lain, atau tetap kirim?',
  tellsPersonal: () => 'Belum saya kirim: ada NIK, nomor kartu, atau rekening di dalamnya. Tetap kirim?',
  sendAnew: () => 'Kirim lagi berkasnya dengan keterangan lain.',
  welcome: () => 'Siap.',
  greeting: () => 'Halo! Yang menunggu: /antrian. Punya Anda: /antrian saya.',
  deskIntro: (p: { desk: string; role: string }) =>
    `Ini tempat kerja ${p.desk}; Anda terdaftar sebagai ${p.role}. Laporan warga untuk instansi Anda datang ke sini, satu kartu satu laporan: tekan tombolnya, atau balas kartunya untuk menulis ke warga.\n/antrian: daftar laporan. /bantuan: semua perintah.`,
  meantNoMore: () => 'Yang itu sudah lewat. Tulis lagi kalau masih perlu.',
  commandMeant: (p: { said: string; command: string }) => `“${p.said}” tidak saya kenal. Maksudnya ini?\n${p.command}`,
  noSuchCommand: (p: { said: string }) => `“${p.said}” tidak saya kenal. /bantuan: semua perintah.`,
  deskHelp: () =>
    'Balas kartu laporan: itu sampai ke warga. Diawali // : catatan internal.\n\n/antrian [saya|bebas|telat|verifikasi|menunggu|jenis]\n/cari KATA\n/lihat KODE\n/ambil KODE\n/verifikasi KODE\n/disposisi KODE INSTANSI (salah kirim: ulangi)\n/minta KODE yang diminta\n/balas KODE teks\n/kembalikan KODE alasan (bukan wewenang)\n/tolak KODE alasan\n/arsipkan KODE alasan\n/selesai KODE hasil\n/urungkan KODE (dalam 30 detik)\n/catatan KODE teks\n/serupa KODE KODE_LAIN\n/b NAMA (templat)\n/kirimulang KODE (yang tidak sampai)\n/lepas [KODE] (yang Anda pegang, mis. sebelum cuti)\n/statistik [INSTANSI]\n/nama NAMA (Anda, untuk rekan)\n\nSebagai balasan ke kartu, KODE tidak perlu.',
  supervisorHelp: () =>
    'Pengawas juga: /identitas KODE, /jejak KODE, /kecualikan KODE INSTANSI, /petugas, /undang INSTANSI peran, /keluarkan NOMOR',
} as const;

/** The officers' sentences of one language, by key. */
export type DeskSentences = { readonly [K in keyof typeof id]: (...args: Parameters<(typeof id)[K]>) => string };

const en: DeskSentences = {
  ...deskCardSentences.en,
  ...deskActSentences.en,
  ...deskLabels.en,
  noSuchCode: () => 'I can not find a complaint with that code.',
  misspeltCode: (p) => `“${p.said}” is no code of a complaint, so I did nothing. Look again, or search: /cari WORDS`,
  oneAtATime: (p) => `One command for one complaint, so I did nothing. Write ${p.command} once for each code.`,
  oneByOne: () =>
    'There are several complaints in this message, so I did nothing. Write one message for each. Several at once can only be taken, verified, forwarded and let go.',
  beyondList: (p) => `The last list goes up to number ${p.n} only. /antrian: see it again.`,
  eachMeant: (p) => `“${p.order}” for ${p.n === 1 ? 'this complaint' : `these ${p.n} complaints`}?`,
  eachLine: (p) => `• ${p.code} · ${p.what}`,
  eachNot: (p) => `Not possible for: ${p.codes}`,
  doEach: () => 'Yes, do it',
  aside: () =>
    'I do not send answers to colleagues to the citizen. For the citizen: answer the card, or write without answering anybody.',
  forOfficers: () =>
    'This command is for registered officers. Do you want to report something? Just tell what happened.',
  movedOn: (p) => `${p.code} was moved on to ${p.desk}; your agency has nothing to do with it any more.`,
  notYours: (p) => `That is not yours to do for ${p.code}. Possible: ${p.acts}.`,
  notNow: (p) => `${p.code} is “${p.status}” now. Possible: ${p.acts}.`,
  happened: (p) => `Somebody was faster: ${p.act} by ${p.who}, ${p.moment}.`,
  noSuchDesk: (p) => `There is no agency “${p.name}”. Choose from the list, or write more of its name.`,
  severalDesks: (p) => `Which one: ${p.desks}?`,
  oneDesk: () => 'One complaint is with one agency. Which one first?',
  deskExcluded: (p) => `${p.desk} is excluded from this complaint.`,
  lastToKnow: (p) =>
    `Without ${p.desk} no agency may handle this complaint. Forward it first, or exclude the person alone: the numbers are in /petugas.`,
  buttonLetIn: () => 'Let it in again',
  deskHasIt: (p) => `This complaint is with ${p.desk} already.`,
  needCode: () => 'Which complaint? Answer its card, or write the code.',
  whichOne: () => 'Which complaint? Answer its card, or write the code too. /antrian: list of complaints.',
  needWords: () => 'Write the words too.',
  unknownVariable: (p) => `Not sent: I do not know {${p.name}}. There are: ${p.known}.`,
  noCanned: (p) => `There is no template “${p.name}”. There are: ${p.known}.`,
  cannedList: (p) => `Templates: ${p.names}. Use: /b NAME, as an answer to the card.`,
  noCannedHere: () => 'There are no templates for this desk yet.',
  undoTheirs: () => 'Only the officer who has just done it can undo it.',
  tooLate: () => 'More than 30 seconds have passed: the citizen was told.',
  noForwards: () => 'I do not act on forwarded messages. Write it yourself, or press a button on the card.',
  stickerNo: () => 'I do not pass stickers on to citizens.',
  fileNo: () => 'I can not pass that file on.',
  privateOnly: () => 'Only in a private chat with me.',
  waitsAlready: () =>
    'That message waits already: it is sent as soon as the citizen writes again. No need to send it again.',
  sentAlready: () => 'The last message was sent. If it does not arrive, I tell you here.',
  nothingToResend: () => 'There is nothing to send again.',
  supervisorOnly: () => 'Only a supervisor can do that.',
  howToSearch: () => 'Search for what? Write: /cari WORDS. For example: /cari lamp veteran',
  foundTitle: (p) => `Search: ${p.words}`,
  foundNothing: () => 'No open complaint holds those words. Closed ones: /lihat CODE.',
  foundNear: () => 'None with exactly these words. With words spelt alike:',
  foundMore: () => 'There are more. Add a word to narrow it down.',
  searchedOnly: (p) => `I looked through the ${p.n} complaints whose limit comes first.`,
  howToInvite: () => 'Write: /undang DESK role (officer, admin or supervisor). For example: /undang pupr officer',
  noSuchDeskHere: (p) => `There is no agency “${p.name}” below yours. Write more of its name.`,
  howToRemove: () => 'Write: /keluarkan NUMBER, or the name. The numbers are in /petugas.',
  removesNotSelf: () => 'You yourself can only be removed by another supervisor.',
  howToExclude: (p) => `Which agency? Write: /kecualikan ${p.code} AGENCY`,
  queueUnknown: (p) => `“${p.word}” is no category, so this is all.`,
  heldByOther: (p) => `${p.name} has it. Take it over?`,
  takeOver: () => 'Take it over',
  noSuchPerson: () => 'There is nobody like that at your desk, or several. The numbers are in /petugas.',
  deskHint: () =>
    'To write to a citizen, answer the complaint’s card. /antrian: list of complaints. /bantuan: all commands.',
  colleagueTakes: (p) => `Whoever works on a complaint takes it. Ask ${p.name} to write: /ambil ${p.code}`,
  noMoreTime: (p) =>
    `The limit of ${p.code} follows the rules of the service; I can not move it. The clock only stops while the citizen is asked. Tell the citizen, or note the reason?`,
  howTo: (p) =>
    `Press its button on the card, or write:\n${p.line}\nAs an answer to the card no CODE is needed. /bantuan: all commands.`,
  meant: (p) => `This goes to the citizen. Is it right?\n${p.command}`,
  meantBack: (p) => `This complaint goes back to whoever handed it on. Is it right?\n${p.command}`,
  meanIt: () => 'Yes, send it',
  meanItBack: () => 'Yes, give it back',
  either: (p) => `Is this an order for me, or words for the citizen?\n${p.command}`,
  toCitizenInstead: () => 'Send to the citizen',
  asNote: () => 'Internal note',
  whatFor: (p) => `Is this for ${p.code} (${p.what})? I have sent it to nobody.`,
  fileFor: (p) =>
    `I keep ${p.n === 1 ? 'this file' : `${p.n} files`} for ${p.minutes} minutes. For ${p.code} (${p.what})?`,
  fileForWhich: (p) =>
    `I keep ${p.n === 1 ? 'this file' : `${p.n} files`} for ${p.minutes} minutes. For which complaint? Write its code.`,
  fileWords: (p) => `Its words: “${p.text}”`,
  fileNotNow: (p) => `${p.code} is “${p.status}” now: no file can be added. If it is for another, write its code.`,
  fileGone: () => 'I do not have that file any more. Please send it again.',
  fileWent: (p) => `📎 The file from before went to ${p.code}.`,
  useFile: () => 'Use that file',
  closeToo: (p) => `I have sent it to the citizen. If ${p.code} is settled, close it as well?`,
  sameAsBefore: (p) => `Link ${p.code} as the same as ${p.first}?`,
  meanLink: () => 'Yes, link them',
  unkind: () => 'Not sent yet: these words may hurt the citizen. Write it in other words, or send it all the same?',
  tellsPersonal: () =>
    'Not sent yet: it holds a national id number, a card or an account number. Send it all the same?',
  sendAnew: () => 'Send the file again with other words.',
  welcome: () => 'All right.',
  greeting: () => 'Hello! What waits: /antrian. Yours: /antrian mine.',
  deskIntro: (p) =>
    `This is where ${p.desk} works; you are registered as ${p.role}. Complaints for your agency come here, one card each: press its buttons, or answer the card to write to the citizen.\n/antrian: list of complaints. /bantuan: all commands.`,
  meantNoMore: () => 'That one is over. Write it again if you still need it.',
  commandMeant: (p) => `I do not know “${p.said}”. Did you mean this?\n${p.command}`,
  noSuchCommand: (p) => `I do not know “${p.said}”. /bantuan: all commands.`,
  deskHelp: () =>
    'Answer a complaint’s card: that goes to the citizen. Beginning with // it is an internal note.\n\n/antrian [mine|free|late|unverified|waiting|category]\n/cari WORDS\n/lihat CODE\n/ambil CODE (take it)\n/verifikasi CODE\n/disposisi CODE AGENCY (to the wrong one: again)\n/minta CODE what is needed\n/balas CODE text\n/kembalikan CODE reason (not in charge)\n/tolak CODE reason\n/arsipkan CODE reason\n/selesai CODE outcome\n/urungkan CODE (undo, within 30 seconds)\n/catatan CODE text\n/serupa CODE OTHER_CODE\n/b NAME (template)\n/kirimulang CODE (what did not arrive)\n/lepas [CODE] (what you hold, e.g. before a leave)\n/statistik [AGENCY]\n/nama NAME (yours, for colleagues)\n\nAs an answer to a card no CODE is needed.',
  supervisorHelp: () =>
    'Supervisors also: /identitas CODE, /jejak CODE, /kecualikan CODE AGENCY, /petugas, /undang DESK role, /keluarkan NUMBER',
};

/** Officers' sentences by language. */
export const DESK_SENTENCES: Readonly<Record<Language, DeskSentences>> = { id, en };
