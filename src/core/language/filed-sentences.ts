/**
 * What a citizen hears about a complaint after it was filed: news, what a desk asks, "Sudah beres?". Joins the one catalogue in
 * `sentences.ts`. Always says which complaint is meant and who has it; an officer's words stand between marks, as the officer's.
 */
const id = {
  // ── which complaint ──
  filedLine: (p: { category: string; place: string }) => (p.place ? `${p.category} · ${p.place}` : p.category),

  // ── news ──
  newsTitle: (p: { code: string }) => `Kabar laporan ${p.code}`,
  news_submitted: (p: { desk: string }) => `${p.desk} sedang memeriksa laporan ini.`,
  news_verified: (p: { desk: string }) => `${p.desk} sudah memeriksanya: laporan ini lengkap.`,
  news_forwarded: (p: { desk: string }) => `Sekarang laporan ini di ${p.desk} untuk ditangani.`,
  'news_in-progress': (p: { desk: string }) => `${p.desk} sedang mengerjakannya.`,
  news_asked: (p: { desk: string }) => `${p.desk} menunggu jawaban Anda.`,
  news_answered: (p: { desk: string }) => `${p.desk} sudah menjawab.`,
  news_closed: (p: { desk: string }) => `${p.desk} menyatakan laporan ini selesai.`,
  news_rejected: (p: { desk: string }) => `${p.desk} tidak dapat memproses laporan ini.`,
  news_archived: (p: { desk: string }) => `${p.desk} mengarsipkan laporan ini.`,
  news_returned: (p: { desk: string }) => `Instansi sebelumnya tidak berwenang. ${p.desk} mencari yang tepat.`,
  news_reopened: (p: { desk: string }) => `Laporan ini dibuka kembali; ${p.desk} memeriksanya lagi.`,
  newsUntil: (p: { moment: string }) => `Batas waktunya ${p.moment}.`,
  officerWords: (p: { desk: string; words: string }) => `Kata petugas ${p.desk}:\n“${p.words}”`,
  corrected: (p: { desk: string; words: string }) => `Ralat dari petugas ${p.desk}:\n“${p.words}”`,
  takenBack: (p: { desk: string }) => `Ralat: petugas ${p.desk} menarik pesan sebelumnya.`,
  followedTitle: () => 'Kabar laporan yang serupa dengan laporan Anda',
  followedNow: (p: { desk: string; code: string }) =>
    `${p.desk} sedang mengerjakannya. Laporan Anda ${p.code} tetap berjalan sendiri.`,
  followedClosed: (p: { desk: string; code: string }) =>
    `${p.desk} menyatakannya selesai. Di tempat Anda sudah beres juga? Balas pesan ini; laporan Anda ${p.code} masih terbuka.`,
  newsFiles: (p: { n: number }) => `📎 ${p.n} berkas dari petugas.`,
  newsFilesHidden: (p: { n: number }) => `📎 Ada ${p.n} berkas dari petugas yang belum bisa tampil di sini.`,
  newsReply: () => 'Mau menanggapi? Balas pesan ini.',

  // ── a desk asks ──
  askTitle: (p: { desk: string; code: string }) => `${p.desk} bertanya tentang laporan ${p.code}`,
  askForWords: () => 'Jawab dengan tulisan, foto, atau suara.',
  askAgainEvidence: (p: { kinds: string }) => `Yang dibutuhkan: ${p.kinds}. Tidak ada? Pilih “Tidak punya”.`,
  askReminder: (p: { desk: string }) =>
    `Sekadar mengingatkan: ${p.desk} masih menunggu jawaban Anda supaya bisa lanjut. Tidak tahu? Itu juga jawaban.`,
  draftWaits: () => 'Laporan yang sedang Anda tulis menunggu; kita lanjutkan sesudahnya.',
  wishLater: (p: { code: string }) => `Baik, nanti saja. Tulis STATUS kapan saja, saya tanyakan lagi (${p.code}).`,
  supplied: (p: { code: string; desk: string }) => `Terima kasih, sudah sampai di ${p.desk} (laporan ${p.code}).`,
  suppliedUntil: (p: { code: string; desk: string; moment: string }) =>
    `Terima kasih, sudah sampai di ${p.desk} (laporan ${p.code}).\nWaktunya berjalan lagi, sampai ${p.moment}.`,
  suppliedNow: (p: { code: string; desk: string }) =>
    `Terima kasih, ${p.desk} sudah menerimanya. Waktu untuk laporan ${p.code} berjalan lagi.`,
  answerUnknown: () => 'Tidak tahu',
  answerNone: () => 'Tidak punya',
  statusWish: (p: { desk: string; code: string }) => `❗ ${p.desk} menunggu jawaban Anda untuk ${p.code}.`,
  statusOrigin: (p: { desk: string }) => `Diterima oleh ${p.desk}`,

  // ── is it settled? ──
  settledTitle: () => 'Sudah beres?',
  settledAsk: (p: { code: string; desk: string }) => `${p.desk} menyatakan laporan ${p.code} selesai.`,
  settledAgain: () => 'Pilih “Sudah beres” atau “Belum”, supaya saya tidak salah paham.',
  settledPictures: (p: { code: string }) => `Laporan ${p.code}: sebelum, lalu sesudah.`,
  settledBefore: (p: { code: string }) => `Laporan ${p.code}: foto Anda waktu melapor.`,
  settledAfter: (p: { code: string }) => `Laporan ${p.code}: foto sesudahnya.`,
  ratingTitle: () => 'Seberapa puas Anda dengan penanganannya?',
  ratingHow: (p: { code: string }) => `1 tidak puas, 5 sangat puas. Laporan ${p.code}.`,
  reasonTitle: () => 'Apa yang belum beres?',
  reasonHow: (p: { code: string }) => `Tulis, atau kirim foto. Laporan ${p.code} lalu saya buka kembali.`,
  confirmed: (p: { code: string }) => `Terima kasih. Laporan ${p.code} saya catat sudah beres.`,
  rated: (p: { code: string }) => `Terima kasih atas nilainya untuk laporan ${p.code}.`,
  remarkKept: (p: { code: string; desk: string }) => `Saya sampaikan ke ${p.desk} (laporan ${p.code}).`,
  reopenedUntil: (p: { code: string; desk: string; moment: string }) =>
    `Laporan ${p.code} dibuka kembali; ${p.desk} memeriksanya lagi.\nBatas waktunya ${p.moment}.`,
  verdictPast: (p: { code: string; status: string }) => `Laporan ${p.code} sekarang: ${p.status.toLowerCase()}.`,
  whyClosed: (p: { code: string; desk: string }) =>
    `Menurut ${p.desk} masalahnya sudah ditangani, jadi laporan ${p.code} ditutup. Belum? Pilih “Belum”, saya buka kembali.`,
  whyOver: (p: { code: string; status: string }) =>
    `Laporan ${p.code}: ${p.status.toLowerCase()}. Alasan petugas ada di kabar yang saya kirim waktu itu; pertanyaan Anda saya teruskan ke mereka.`,
  backAgain: (p: { code: string }) =>
    `Laporan ${p.code} sudah ditutup, dan kabar Anda saya teruskan. Masalahnya kembali? Pilih “Belum”, saya buka lagi.`,
  addedOver: (p: { code: string; status: string }) =>
    `Saya sampaikan ke petugas laporan ${p.code} (${p.status.toLowerCase()}). Masalah baru? Tulis LAPOR.`,
  buttonSettled: () => '👍 Sudah beres',
  buttonNotSettled: () => '👎 Belum',
  buttonStars: (p: { n: number }) => `${p.n} ⭐`,
  buttonAnswerLater: () => 'Nanti',
} as const;

/** The keys of this theme, in one language. */
type FiledSentences = { readonly [K in keyof typeof id]: (...args: Parameters<(typeof id)[K]>) => string };

const en: FiledSentences = {
  filedLine: (p) => (p.place ? `${p.category} · ${p.place}` : p.category),

  newsTitle: (p) => `News about report ${p.code}`,
  news_submitted: (p) => `${p.desk} is looking at this report.`,
  news_verified: (p) => `This report is complete; ${p.desk} has looked at it.`,
  news_forwarded: (p) => `This report is now with ${p.desk}, who will act on it.`,
  'news_in-progress': (p) => `${p.desk} is working on it.`,
  news_asked: (p) => `${p.desk} is waiting for your answer.`,
  news_answered: (p) => `${p.desk} has answered.`,
  news_closed: (p) => `${p.desk} says that this report is settled.`,
  news_rejected: (p) => `${p.desk} cannot process this report.`,
  news_archived: (p) => `${p.desk} has archived this report.`,
  news_returned: (p) => `That agency was not in charge. ${p.desk} is looking for the right one.`,
  news_reopened: (p) => `This report is open again; ${p.desk} will look at it once more.`,
  newsUntil: (p) => `The limit is ${p.moment}.`,
  officerWords: (p) => `The officer at ${p.desk} says:\n“${p.words}”`,
  corrected: (p) => `Correction by the officer at ${p.desk}:\n“${p.words}”`,
  takenBack: (p) => `Correction: the officer at ${p.desk} took back the last message.`,
  followedTitle: () => 'News about a report on the same matter as yours',
  followedNow: (p) => `${p.desk} is working on it. Your report ${p.code} goes on by itself.`,
  followedClosed: (p) =>
    `${p.desk} says that it is settled. Is it settled for you too? Reply to this message; your report ${p.code} is still open.`,
  newsFiles: (p) => `📎 ${p.n} ${p.n === 1 ? 'file' : 'files'} from the officer.`,
  newsFilesHidden: (p) => `📎 ${p.n} ${p.n === 1 ? 'file' : 'files'} from the officer cannot be shown here yet.`,
  newsReply: () => 'Anything to say? Reply to this message.',

  askTitle: (p) => `${p.desk} has a question about report ${p.code}`,
  askForWords: () => 'Answer in words, with a photo or by voice.',
  askAgainEvidence: (p) => `What is needed: ${p.kinds}. None? Choose “I have none”.`,
  askReminder: (p) =>
    `Just a reminder: ${p.desk} is still waiting for your answer before going on. Not knowing is an answer too.`,
  draftWaits: () => 'The report you are writing can wait; we will go on with it afterwards.',
  wishLater: (p) => `All right, later. Write STATUS at any time and I will ask again (${p.code}).`,
  supplied: (p) => `Thank you, ${p.desk} has it now (report ${p.code}).`,
  suppliedUntil: (p) =>
    `Thank you, ${p.desk} has it now (report ${p.code}).\nTheir time runs again, until ${p.moment}.`,
  suppliedNow: (p) => `Thank you, ${p.desk} has it now. The time for report ${p.code} runs again.`,
  answerUnknown: () => 'I do not know',
  answerNone: () => 'I have none',
  statusWish: (p) => `❗ ${p.desk} is waiting for your answer about ${p.code}.`,
  statusOrigin: (p) => `Received by ${p.desk}`,

  settledTitle: () => 'Is it settled?',
  settledAsk: (p) => `${p.desk} says that report ${p.code} is settled.`,
  settledAgain: () => 'Choose “It is settled” or “Not yet”, so that I do not misunderstand you.',
  settledPictures: (p) => `Report ${p.code}: before, then after.`,
  settledBefore: (p) => `Report ${p.code}: your photo from before.`,
  settledAfter: (p) => `Report ${p.code}: the photo afterwards.`,
  ratingTitle: () => 'How satisfied are you with how it was handled?',
  ratingHow: (p) => `1 not at all, 5 very much. Report ${p.code}.`,
  reasonTitle: () => 'What is not settled?',
  reasonHow: (p) => `Write it, or send a photo. Then I will reopen report ${p.code}.`,
  confirmed: (p) => `Thank you. I have noted that report ${p.code} is settled.`,
  rated: (p) => `Thank you for rating report ${p.code}.`,
  remarkKept: (p) => `I am passing it on to ${p.desk} (report ${p.code}).`,
  reopenedUntil: (p) =>
    `Report ${p.code} is open again; ${p.desk} will look at it once more.\nThe limit is ${p.moment}.`,
  verdictPast: (p) => `Report ${p.code} now: ${p.status.toLowerCase()}.`,
  whyClosed: (p) =>
    `${p.desk} says that it was dealt with, so report ${p.code} was closed. It was not? Choose “Not yet” and I open it again.`,
  whyOver: (p) =>
    `Report ${p.code}: ${p.status.toLowerCase()}. The officers gave their reason in the news I sent you then; I pass your question on to them.`,
  backAgain: (p) =>
    `Report ${p.code} is closed; I pass on what you wrote. Is the trouble back? Choose “Not yet” and I open it again.`,
  addedOver: (p) =>
    `I pass it on to the officers of report ${p.code} (${p.status.toLowerCase()}). A new problem? Write REPORT.`,
  buttonSettled: () => '👍 It is settled',
  buttonNotSettled: () => '👎 Not yet',
  buttonStars: (p) => `${p.n} ⭐`,
  buttonAnswerLater: () => 'Later',
};

/** By language; both have the same keys (checked by the types). */
export const filedSentences = { id, en } as const;
