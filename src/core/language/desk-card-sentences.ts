/** What an officer is shown: the card, news, the queue, figures. Joins the one catalogue in `desk-sentences.ts`. */
const id = {
  // ── the card ──
  cardTitle: (p: { mark: string; code: string; category: string }) => `${p.mark} ${p.code} · ${p.category}`,
  cardState: (p: { status: string; desk: string }) => `${p.status} · ${p.desk}`,
  cardHolder: (p: { name: string }) => `Dipegang: ${p.name}`,
  cardFree: () => 'Belum dipegang siapa pun',
  cardOrigin: (p: { desk: string; why: string }) => `Masuk lewat ${p.desk} (${p.why})`,
  whyKeyword: (p: { keyword: string }) => `kata kunci ${p.keyword}`,
  whyCentral: () => 'umum',
  cardSubmitted: (p: { moment: string }) => `Diterima ${p.moment}`,
  cardStory: (p: { text: string }) => `“${p.text}”`,
  cardFact: (p: { label: string; value: string }) => `${p.label}: ${p.value}`,
  uncertain: () => '⚠️ belum pasti',
  sealedHere: () => '🔒 lihat di chat pribadi',
  map: () => 'peta',
  evidence: (p: { files: string }) => `Bukti: ${p.files}`,
  /** With documents: no scanner has seen them. */
  notScanned: () => '⚠️ Dokumen dari pelapor, belum diperiksa dari virus: jangan aktifkan makro atau jalankan isinya.',
  noEvidence: () => 'Bukti: tidak ada',
  reporter: (p: { name: string }) => `Pelapor: ${p.name}`,
  reporterNoName: () => 'Pelapor: tanpa nama',
  reporterAnonymous: () => 'Pelapor: anonim 🔒',
  secret: () => 'Rahasia: isi tidak boleh tampil di muka umum',
  kindAspiration: () => 'Aspirasi',
  kindQuestion: () => 'Permintaan informasi',
  askedOpen: (p: { what: string }) => `⏳ Diminta: ${p.what}`,
  reminded: () => '(sudah diingatkan sekali)',
  askedNotThere: (p: { what: string }) => `❌ Diminta: ${p.what} (belum sampai ke warga)`,
  askedNoMore: (p: { what: string }) => `➖ ${p.what}: tidak dijawab, dan tidak ditunggu lagi`,
  notThere: (p: { what: string }) => `❌ ${p.what} belum sampai ke warga`,
  waitsForCitizen: (p: { what: string }) => `🕓 ${p.what} menunggu sampai warga menulis lagi`,
  wordsName: () => 'Pesan terakhir',
  settledName: () => '“Sudah beres?”',
  askedDone: (p: { what: string; answer: string }) => `✅ ${p.what}: ${p.answer}`,
  askedFiles: () => 'berkas dikirim',
  cluster: (p: { n: number; codes: string }) => `👥 ${p.n} warga melaporkan hal yang sama. Lainnya: ${p.codes}`,
  clusterFirst: (p: { code: string }) => `${p.code} (yang pertama)`,
  buttonCluster: (p: { code: string }) => `👥 ${p.code}`,
  othersOpen: (p: { codes: string }) => `Warga lain melaporkan hal yang sama dan masih terbuka: ${p.codes}`,
  cardPassedOn: () => '↪️ Ada kutipan atau terusan: tidak semuanya kata-kata pelapor sendiri.',
  lastPassedOn: (p: { text: string }) => `↪️ Warga meneruskan: “${p.text}”`,
  lastWords: (p: { text: string }) => `💬 Warga: “${p.text}”`,
  lastNote: (p: { name: string; text: string }) => `📝 ${p.name}: ${p.text}`,
  noteByUs: () => 'Layanan',
  quietNote: () =>
    'Warga minta tidak dihubungi. Kabar menunggu sampai ia menulis lagi; halaman pelacakan tetap menampilkannya.',
  quietHeld: () => 'Warga minta tidak dihubungi: pesan petugas belum sampai, menunggu sampai ia menulis lagi.',
  quietOver: () => 'Warga menulis lagi dan mau dihubungi. Kabar yang menunggu sudah disampaikan.',
  excludedNow: (p: { desks: string }) => `Dikecualikan: ${p.desks}`,
  suggestExclude: (p: { desk: string }) =>
    `Laporan ini menyebut ${p.desk}. Kecualikan supaya mereka tidak menerimanya?`,
  rated: (p: { n: number }) => `Nilai warga: ${'★'.repeat(p.n)}${'☆'.repeat(5 - p.n)}`,
  possible: (p: { acts: string }) => `Yang bisa dilakukan: ${p.acts}`,
  topicTitle: (p: { code: string; category: string; place: string }) =>
    [p.code, p.category, p.place].filter(Boolean).join(' · '),

  // ── news of a complaint ──
  changed: (p: { mark: string; code: string; status: string; desk: string }) =>
    `${p.mark} ${p.code}: ${p.status} · ${p.desk}`,
  newsSupplied: (p: { code: string; text: string }) =>
    `🔔 ${p.code}: warga menjawab yang diminta${p.text ? `: ${p.text}` : '. Lihat kartunya.'}`,
  newsCitizen: (p: { code: string; text: string }) => `🔔 ${p.code}: tambahan dari warga. ${p.text}`.trim(),
  newsTakenOver: (p: { code: string; name: string }) => `🔔 ${p.code}: sekarang dipegang ${p.name}.`,
  newsHandedHere: (p: { code: string; desk: string }) => `🔔 ${p.code}: didisposisikan ke ${p.desk}.`,
  newsHandedAway: (p: { code: string; from: string; desk: string }) =>
    `🔔 ${p.code}: dipindahkan dari ${p.from} ke ${p.desk}.`,
  away: (p: { code: string; desk: string }) =>
    `↪️ ${p.code}\nSudah dipindahkan ke ${p.desk}. Instansi Anda tidak menanganinya lagi.`,
  awayKept: (p: { code: string }) => `↪️ ${p.code}\nLaporan ini tidak lagi di instansi Anda.`,
  newsHandedBack: (p: { code: string; from: string; desk: string; text: string }) =>
    `🔔 ${p.code}: ${p.from} mengembalikannya ke ${p.desk}. ${p.text}`.trim(),
  newsNote: (p: { code: string; text: string }) => `🔔 ${p.code}: ${p.text}`,
  newsConfirmed: (p: { code: string }) => `🔔 ${p.code}: warga menyatakan sudah beres.`,
  newsRated: (p: { code: string; n: number }) =>
    `🔔 ${p.code}: sudah beres menurut warga, nilainya ${'★'.repeat(p.n)}${'☆'.repeat(5 - p.n)}`,
  newsReopened: (p: { code: string; text: string }) => `🔔 ${p.code}: warga menyatakan BELUM beres. ${p.text}`.trim(),
  danger: (p: { code: string; desk: string; n: number }) =>
    `🚨 ${p.code}: ada bahaya, dan sudah ${p.n} menit belum ada yang memulai di ${p.desk}.`,
  alarm75: (p: { code: string; clock: string }) => `⏰ ${p.code}: waktunya hampir habis. ${p.clock}`,
  alarm100: (p: { code: string; clock: string }) => `🔴 ${p.code}: lewat batas. ${p.clock}`,
  unanswered: (p: { code: string; day: string; n: number; reminded: boolean }) =>
    `⏳ ${p.code}: ${p.n} hari tanpa jawaban warga (ditanya ${p.day}${p.reminded ? ', sudah diingatkan sekali' : ''}). Waktu masih berhenti. Pilih: tanya lagi, lanjutkan tanpa jawaban, atau akhiri.`,
  buttonAskAgain: () => 'Tanya lagi',
  alarm150: (p: { code: string; desk: string; clock: string }) =>
    `🔴 ${p.code} di ${p.desk} masih lewat batas. ${p.clock}`,
  channel_up: (p: { channel: string }) => `✅ ${p.channel} tersambung lagi. Pesan yang tertahan sekarang diproses.`,
  channel_unlinked: (p: { channel: string }) =>
    `⚠️ ${p.channel} terputus dari ponselnya. Minta pengelola sistem menautkannya lagi dengan kode QR di server. Saluran lain tetap jalan.`,
  channel_refused: (p: { channel: string }) =>
    `⚠️ ${p.channel} menolak kredensial kita. Minta pengelola sistem memeriksanya: npm run aduan -- doctor. Saluran lain tetap jalan.`,
  channel_unreached: (p: { channel: string }) =>
    `⚠️ ${p.channel} tidak tersambung. Pesan warga di sana menunggu dan diproses setelah pulih. Saluran lain tetap jalan.`,
  digestTitle: (p: { day: string }) => `Ringkasan ${p.day}`,
  digestLine: (p: { fresh: number; late: number; waiting: number; open: number }) =>
    `Belum diverifikasi ${p.fresh} · lewat batas ${p.late} · menunggu warga ${p.waiting} · terbuka ${p.open}`,
  digestSoonest: () => 'Paling mendesak:',
  manyNew: (p: { n: number }) => `📥 ${p.n} laporan baru sekaligus. Buka satu per satu dari daftar ini:`,

  // ── queue ──
  queueTitle: (p: { which: string }) => `Antrian: ${p.which}`,
  queueAll: () => 'semua',
  queueMine: () => 'saya',
  queueFree: () => 'belum dipegang',
  queueLate: () => 'lewat batas',
  queueEmpty_all: () => 'Tidak ada. Semua beres di sini.',
  queueEmpty_mine: () => 'Anda tidak memegang laporan. Yang bisa diambil: /antrian bebas',
  queueEmpty_free: () => 'Tidak ada yang belum dipegang.',
  queueEmpty_late: () => 'Tidak ada yang lewat batas.',
  queueEmpty_category: () => 'Tidak ada yang berjalan dari jenis ini.',
  queueRow: (p: { mark: string; code: string; category: string; where: string; due: string; holder: string }) =>
    `${p.mark} ${p.code} · ${[p.category, p.where].filter(Boolean).join(', ')} · ${[p.due, p.holder].filter(Boolean).join(' · ')}`,
  queueDue: (p: { moment: string }) => `s.d. ${p.moment}`,
  queueLateSince: (p: { moment: string }) => `lewat ${p.moment}`,
  queueAsked: (p: { n: number }) => `menunggu warga ${p.n} hari`,
  queueMore: () => 'Halaman berikutnya',

  // ── figures ──
  figuresTitle: (p: { desk: string }) => `Statistik ${p.desk}`,
  figuresRow: (p: { status: string; n: number }) => `${p.status}: ${p.n}`,
  figuresLate: (p: { n: number }) => `Lewat batas: ${p.n}`,
  figuresCame: (p: { today: number; week: number }) => `Masuk hari ini: ${p.today} · minggu ini: ${p.week}`,
  figuresRating: (p: { average: string; n: number }) => `Nilai warga: ${p.average} dari 5 (${p.n} penilaian)`,
} as const;

type DeskCardSentences = { readonly [K in keyof typeof id]: (...args: Parameters<(typeof id)[K]>) => string };

const en: DeskCardSentences = {
  cardTitle: (p) => `${p.mark} ${p.code} · ${p.category}`,
  cardState: (p) => `${p.status} · ${p.desk}`,
  cardHolder: (p) => `Held by: ${p.name}`,
  cardFree: () => 'Held by nobody yet',
  cardOrigin: (p) => `Came in through ${p.desk} (${p.why})`,
  whyKeyword: (p) => `keyword ${p.keyword}`,
  whyCentral: () => 'general',
  cardSubmitted: (p) => `Received ${p.moment}`,
  cardStory: (p) => `“${p.text}”`,
  cardFact: (p) => `${p.label}: ${p.value}`,
  uncertain: () => '⚠️ not certain',
  sealedHere: () => '🔒 see it in a private chat',
  map: () => 'map',
  evidence: (p) => `Evidence: ${p.files}`,
  notScanned: () =>
    '⚠️ Documents from the reporter, not scanned for viruses: do not enable macros or run anything in them.',
  noEvidence: () => 'Evidence: none',
  reporter: (p) => `Reporter: ${p.name}`,
  reporterNoName: () => 'Reporter: no name given',
  reporterAnonymous: () => 'Reporter: anonymous 🔒',
  secret: () => 'Confidential: the content must not be shown in public',
  kindAspiration: () => 'Suggestion',
  kindQuestion: () => 'Request for information',
  askedOpen: (p) => `⏳ Asked: ${p.what}`,
  reminded: () => '(reminded once)',
  askedNotThere: (p) => `❌ Asked: ${p.what} (has not reached the citizen)`,
  askedNoMore: (p) => `➖ ${p.what}: not answered, and waited for no longer`,
  notThere: (p) => `❌ ${p.what} has not reached the citizen`,
  waitsForCitizen: (p) => `🕓 ${p.what} waits until the citizen writes again`,
  wordsName: () => 'The last message',
  settledName: () => '“Is it settled?”',
  askedDone: (p) => `✅ ${p.what}: ${p.answer}`,
  askedFiles: () => 'files sent',
  cluster: (p) => `👥 ${p.n} citizens report the same. The others: ${p.codes}`,
  clusterFirst: (p) => `${p.code} (the first)`,
  buttonCluster: (p) => `👥 ${p.code}`,
  othersOpen: (p) => `Other citizens report the same, and it is still open: ${p.codes}`,
  cardPassedOn: () => '↪️ Holds quoted or forwarded words: not all of it is in the reporter’s own words.',
  lastPassedOn: (p) => `↪️ Citizen forwards: “${p.text}”`,
  lastWords: (p) => `💬 Citizen: “${p.text}”`,
  lastNote: (p) => `📝 ${p.name}: ${p.text}`,
  noteByUs: () => 'Service',
  quietNote: () =>
    'The citizen asked not to be contacted. News wait until they write again; the tracking page still shows them.',
  quietHeld: () =>
    'The citizen asked not to be contacted: the officer’s message has not reached them and waits until they write again.',
  quietOver: () => 'The citizen wrote again and may be contacted. What waited has been told.',
  excludedNow: (p) => `Excluded: ${p.desks}`,
  suggestExclude: (p) => `This complaint names ${p.desk}. Exclude them, so that they do not get it?`,
  rated: (p) => `Citizen's rating: ${'★'.repeat(p.n)}${'☆'.repeat(5 - p.n)}`,
  possible: (p) => `Possible: ${p.acts}`,
  topicTitle: (p) => [p.code, p.category, p.place].filter(Boolean).join(' · '),

  changed: (p) => `${p.mark} ${p.code}: ${p.status} · ${p.desk}`,
  newsSupplied: (p) => `🔔 ${p.code}: the citizen answered what was asked${p.text ? `: ${p.text}` : '. See the card.'}`,
  newsCitizen: (p) => `🔔 ${p.code}: more from the citizen. ${p.text}`.trim(),
  newsTakenOver: (p) => `🔔 ${p.code}: ${p.name} has it now.`,
  newsHandedHere: (p) => `🔔 ${p.code}: forwarded to ${p.desk}.`,
  newsHandedAway: (p) => `🔔 ${p.code}: moved from ${p.from} to ${p.desk}.`,
  away: (p) => `↪️ ${p.code}\nIt was moved on to ${p.desk}. Your agency has nothing to do with it any more.`,
  awayKept: (p) => `↪️ ${p.code}\nThis complaint is no longer with your agency.`,
  newsHandedBack: (p) => `🔔 ${p.code}: ${p.from} gives it back to ${p.desk}. ${p.text}`.trim(),
  newsNote: (p) => `🔔 ${p.code}: ${p.text}`,
  newsConfirmed: (p) => `🔔 ${p.code}: the citizen says that it is settled.`,
  newsRated: (p) => `🔔 ${p.code}: settled, says the citizen, and rates it ${'★'.repeat(p.n)}${'☆'.repeat(5 - p.n)}`,
  newsReopened: (p) => `🔔 ${p.code}: NOT settled, the citizen says. ${p.text}`.trim(),
  danger: (p) => `🚨 ${p.code}: danger, and for ${p.n} minutes nobody has begun with it at ${p.desk}.`,
  alarm75: (p) => `⏰ ${p.code}: time is running out. ${p.clock}`,
  alarm100: (p) => `🔴 ${p.code}: over the limit. ${p.clock}`,
  unanswered: (p) =>
    `⏳ ${p.code}: no answer from the citizen for ${p.n} days (asked on ${p.day}${p.reminded ? ', reminded once' : ''}). The clock still stands still. Choose: ask again, go on without the answer, or end it.`,
  buttonAskAgain: () => 'Ask again',
  alarm150: (p) => `🔴 ${p.code} at ${p.desk} is still over the limit. ${p.clock}`,
  channel_up: (p) => `✅ ${p.channel} is connected again. What was held up is handled now.`,
  channel_unlinked: (p) =>
    `⚠️ ${p.channel} lost its phone. Ask whoever runs the system to link it anew with the QR code on the server. The other channels go on.`,
  channel_refused: (p) =>
    `⚠️ ${p.channel} refuses our credentials. Ask whoever runs the system to look: npm run aduan -- doctor. The other channels go on.`,
  channel_unreached: (p) =>
    `⚠️ ${p.channel} is not connected. What citizens write there waits, and is handled afterwards. The other channels go on.`,
  digestTitle: (p) => `Overview of ${p.day}`,
  digestLine: (p) =>
    `To verify ${p.fresh} · over the limit ${p.late} · waiting for citizens ${p.waiting} · open ${p.open}`,
  digestSoonest: () => 'Most pressing:',
  manyNew: (p) => `📥 ${p.n} new complaints at once. Open them one by one from this list:`,

  queueTitle: (p) => `Queue: ${p.which}`,
  queueAll: () => 'all',
  queueMine: () => 'mine',
  queueFree: () => 'held by nobody',
  queueLate: () => 'over the limit',
  queueEmpty_all: () => 'None. All is done here.',
  queueEmpty_mine: () => 'You hold no complaint. Those you can take: /antrian free',
  queueEmpty_free: () => 'None waits to be taken.',
  queueEmpty_late: () => 'None is over its limit.',
  queueEmpty_category: () => 'None of this category is open.',
  queueRow: (p) =>
    `${p.mark} ${p.code} · ${[p.category, p.where].filter(Boolean).join(', ')} · ${[p.due, p.holder].filter(Boolean).join(' · ')}`,
  queueDue: (p) => `by ${p.moment}`,
  queueLateSince: (p) => `late since ${p.moment}`,
  queueAsked: (p) => `waits for the citizen, ${p.n} ${p.n === 1 ? 'day' : 'days'}`,
  queueMore: () => 'Next page',

  figuresTitle: (p) => `Figures of ${p.desk}`,
  figuresRow: (p) => `${p.status}: ${p.n}`,
  figuresLate: (p) => `Over the limit: ${p.n}`,
  figuresCame: (p) => `Came in today: ${p.today} · this week: ${p.week}`,
  figuresRating: (p) => `Citizens' rating: ${p.average} of 5 (${p.n} ratings)`,
};

/** By language. */
export const deskCardSentences = { id, en } as const;
