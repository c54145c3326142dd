import { tidy } from './tidy.ts';

/** Words of an officer's question in one spelling; numbers tell nothing here. */
const wordsOf = (text: string): readonly string[] =>
  tidy(text)
    .filter((word) => /[a-z]/.test(word))
    .map((word) => (HOW_MUCH.test(word) ? 'berapa' : word));
const HOW_MUCH = /^b[ae]?r[ae]?pa?$/;

/** Which complaints a list shows, by the words officers have for them. */
export type ListName = 'all' | 'mine' | 'free' | 'late' | 'unverified' | 'asked';

/** How a queue is asked for after its command, in words. */
export const QUEUE_WORDS: Readonly<Record<string, ListName>> = {
  semua: 'all',
  all: 'all',
  saya: 'mine',
  mine: 'mine',
  milikku: 'mine',
  bebas: 'free',
  kosong: 'free',
  free: 'free',
  belum: 'free',
  telat: 'late',
  terlambat: 'late',
  lewat: 'late',
  late: 'late',
  verifikasi: 'unverified',
  unverified: 'unverified',
  menunggu: 'asked',
  tunggu: 'asked',
  nunggu: 'asked',
  warga: 'asked',
  asked: 'asked',
  waiting: 'asked',
};

/** Said only to be kind, at the end: "antrean dong", "ada laporan baru gak hari ini?". */
const PARTICLES =
  /(?:(?:^|\s+)(?:dong|donk|ya|yah|nih|sih|deh|lah|kah|gak|ga|nggak|enggak|tidak|min|pak|bu|mas|mbak|kak|hari\s+ini|pagi\s+ini|sekarang))+\s*[.!?]*$/i;

/** Nobody lists anything in more characters. */
const PARTICLES_TEXT_MAX = 200;
/** Words without what is said after them only to be kind. */
export const withoutParticles = (text: string): string =>
  text.length > PARTICLES_TEXT_MAX ? text.trim() : text.replace(PARTICLES, '').trim();

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));
/** Said around what is wanted, and tells nothing of it. */
const AROUND = setOf(
  'selamat pagi siang sore malam halo hai assalamualaikum permisi min pak bu mas mbak kak semua tolong mohon coba dong donk ya yah nih sih deh lah kah tidak ini itu saja hari hr minggu sekarang dulu di ke sini yang sudah saat kita kami gimana gmn masih lagi lain juga harus bisa mau minta ingin the my is are there',
);
/** What is wanted is to be seen, or counted. */
const ASKING = setOf('mana apa apakah ada daftar list lihat buka tampilkan tunjukkan cek siapa show me see');
const COUNTING = setOf('berapa jumlah jumlahnya total totalnya rekap rekapan statistik');
/** What officers have before them. */
const WORK = setOf(
  'antrian antrean antriannya antreannya laporan laporannya laporanku aduanku tugasku kerjaanku aduan aduannya pengaduan kasus tiket kerjaan kerjaannya pekerjaan tugas tugasnya gawian gawianku queue reports complaints',
);
/** Those words that mean the whole list where nothing else is said. */
const WHOLE_LIST = setOf('antrian antrean antriannya antreannya daftar list semua queue');
const KINDS: readonly (readonly [ListName, ReadonlySet<string>])[] = [
  [
    'unverified',
    setOf(
      'belum perlu butuh menunggu nunggu tunggu diverif diverifikasi diverifikasikan verif verifikasi to be verified unverified',
    ),
  ],
  [
    'asked',
    setOf(
      'menunggu nunggu tunggu ditunggu tertunda belum jawaban jawabannya balasan balasannya respon jawab menjawab balas membalas dijawab dibalas warga warganya pelapor pelapornya oleh dari waiting for citizen citizens reporter asked',
    ),
  ],
  ['late', setOf('telat terlambat lewat batas overdue kelewat kelewatan molor jatuh tempo')],
  [
    'free',
    setOf(
      'bebas kosong belum dipegang diambil ditangani ditindak ditindaklanjuti dikerjakan dikerjain ambil pegang urus pun orang',
    ),
  ],
  ['mine', setOf('saya milikku punya punyaku milik dipegang pegang laporanku aduanku tugasku kerjaanku')],
  [
    'all',
    setOf(
      'urgent urgen mendesak darurat penting prioritas genting segera duluan paling deadline terdekat baru masuk dikerjakan dikerjain habis mepet waktu waktunya batas batasnya gantung menggantung ngegantung pending sisa sisanya belum',
    ),
  ],
];
/** Of the words of a kind those that say it by themselves; the others only go with them. */
const SAY_IT: Readonly<Record<ListName, ReadonlySet<string>>> = {
  unverified: setOf('diverif diverifikasi diverifikasikan verif verifikasi verified unverified'),
  asked: setOf('warga warganya pelapor pelapornya citizen citizens reporter'),
  late: setOf('telat terlambat lewat overdue kelewat kelewatan molor tempo'),
  free: setOf('bebas kosong belum'),
  mine: setOf('saya milikku punyaku laporanku aduanku tugasku kerjaanku'),
  all: setOf(
    'urgent urgen mendesak darurat penting prioritas genting segera duluan deadline baru masuk dikerjakan dikerjain habis mepet gantung menggantung ngegantung pending sisa sisanya',
  ),
};
/** "Kerjaan saya", "yang saya pegang": whose it is; of "semua sudah saya cek" not a word. */
const isMine = (words: readonly string[]): boolean =>
  words.some(
    (word, at) =>
      ALL_MINE.has(word) ||
      (word === 'saya' &&
        (WORK.has(words[at - 1] ?? '') || MINE.has(words[at - 1] ?? '') || words[at + 1] === 'pegang')),
  );
const ALL_MINE = setOf('milikku punyaku laporanku aduanku tugasku kerjaanku gawianku');
const MINE = setOf('punya milik dipegang');
const says = (name: ListName, words: readonly string[]): boolean =>
  words.some((word) => SAY_IT[name].has(word)) &&
  (name !== 'mine' || isMine(words)) &&
  (name !== 'asked' || byCitizen(words)) &&
  (OWED[name] === undefined || words.some((word) => OWED[name]?.has(word)));
/** "Yang belum dijawab warga" waits for them; "laporan warga yang belum dijawab" is their report. */
const byCitizen = (words: readonly string[]): boolean =>
  words.some((word, at) => SAY_IT.asked.has(word) && !WORK.has(words[at - 1] ?? ''));
/** That something is still to come: of "yang sudah diverifikasi" and "laporan dari warga" nothing is. */
const OWED: Readonly<Partial<Record<ListName, ReadonlySet<string>>>> = {
  unverified: setOf('belum perlu harus butuh menunggu nunggu tunggu to be unverified'),
  asked: setOf('menunggu nunggu tunggu ditunggu tertunda belum waiting'),
};
const SETTLED = setOf('selesai beres kelar tuntas rampung ditutup');
/** Words of a question at most; what is longer tells something. */
const QUESTION_WORDS_MAX = 14;

/** A list that is asked for: by its name, or by words that may name a category. */
export type ListWish = { readonly list: ListName } | { readonly of: string };

/**
 * Reads "lihat antrian saya", "mana yg paling urgent?", "yang telat apa aja", "laporan lampu apa aja": every word of it has to be one of asking, of
 * work or of a kind of list; what is left over may be a category's name. Undefined for all else: nobody's sentence is taken for a list.
 */
export function listIn(text: string): ListWish | undefined {
  const words = wordsOf(text);
  if (words.length === 0 || words.length > QUESTION_WORDS_MAX) return undefined;
  const asks = words.some((word) => ASKING.has(word));
  const works = words.some((word) => WORK.has(word));
  const rest = words.filter((word) => !ASKING.has(word) && !WORK.has(word));
  const of = (known: ReadonlySet<string>) => rest.every((word) => known.has(word) || AROUND.has(word));
  // "Yang belum selesai": all that are still open, and not those that nobody holds.
  const open = words.findIndex((word, at) => word === 'belum' && SETTLED.has(words[at + 1] ?? ''));
  if (
    open >= 0 &&
    (asks || works) &&
    rest.every((word, at) => AROUND.has(word) || SETTLED.has(word) || (word === 'belum' && at >= 0))
  )
    return { list: 'all' };
  const kind = KINDS.find(([name, known]) => says(name, words) && of(known))?.[0];
  const isAsked = asks || works || words.some((word) => word === 'yang');
  if (kind) return isAsked ? { list: kind } : undefined;
  if (of(new Set()) && words.includes('ada') && (works || words.includes('apa'))) return { list: 'all' };
  if (of(new Set())) return words.some((word) => WHOLE_LIST.has(word)) && (asks || works) ? { list: 'all' } : undefined;
  const left = rest.filter((word) => !AROUND.has(word));
  const isWhich = words.some((word) => ['mana', 'apa', 'ada'].includes(word));
  return works && isWhich && left.length <= 2 ? { of: left.join(' ') } : undefined;
}

const HOW_MANY = setOf(
  'are there do we have open late closed new reports complaints today this week came in still waiting',
);
const COUNTED = setOf(
  'masuk baru bulan kemarin belum telat terlambat ditangani dikerjakan selesai dijawab tertangani sisa tersisa tinggal',
);
/** Said with a number that is asked for, and no unit of it. */
const STILL = setOf('lagi masih ya sih nih dong min pak bu');
/** Reads "berapa laporan minggu ini?", "rekap hari ini", "sisa brp": figures are wanted. */
export function figuresIn(text: string): boolean {
  const words = wordsOf(text);
  if (words[0] === 'how' && words[1] === 'many') return words.slice(2).every((word) => HOW_MANY.has(word));
  const known = (word: string) =>
    COUNTING.has(word) || WORK.has(word) || ASKING.has(word) || AROUND.has(word) || COUNTED.has(word);
  const counts = words.some(
    (word) =>
      COUNTING.has(word) &&
      (word !== 'berapa' ||
        words.some((each) => WORK.has(each) || each === 'yang') ||
        words.every((each) => each === 'berapa' || STILL.has(each) || COUNTED.has(each))),
  );
  return counts && words.length <= QUESTION_WORDS_MAX && words.every(known);
}

const CARD_ASKED = setOf(
  'apa lihat liat lihatin coba dari warga warganya kartu kartunya dimana lokasi lokasinya alamat alamatnya tempatnya foto fotonya gambarnya buktinya isi isinya lengkapnya siapa pegang memegang dipegang pegangnya pelapor pelapornya lapor melapor kapan batas batasnya waktu waktunya deadline deadlinenya status statusnya posisi posisinya sampai mana detail detailnya tenggat tenggatnya oleh nya bagaimana berapa',
);
const CARD_KEYS = setOf(
  'kartunya lokasinya alamatnya tempatnya fotonya gambarnya buktinya isinya pegang memegang dipegang pegangnya pelapor pelapornya lapor melapor batas batasnya deadline deadlinenya status statusnya posisi posisinya detail detailnya tenggat tenggatnya',
);
/** Reads "batasnya kapan?", "siapa yang pegang", "pelapornya siapa": what the card of the complaint before an officer says. */
export function cardIn(text: string): boolean {
  const words = tidy(text).filter((word) => /[a-z]/.test(word));
  // "Sudah dijawab belum sama warga?"
  const done = words.indexOf('sudah');
  if (done >= 0 && done <= 2 && words.indexOf('belum') > done && words.length <= QUESTION_WORDS_MAX) return true;
  return (
    words.length > 0 &&
    words.length <= QUESTION_WORDS_MAX &&
    words.some((word) => CARD_KEYS.has(word)) &&
    words.every((word) => CARD_ASKED.has(word) || AROUND.has(word) || WORK.has(word))
  );
}

const AWAY = 'cuti|libur|sakit|pindah\\s+tugas|dinas\\s+luar|dimutasi|mutasi|pensiun';
const LEAVES = new RegExp(
  `^(?:(?:maaf|permisi|pak|bu|min|info|izin|ijin)[,.]?\\s+)*(?:(?:(?:besok|lusa|minggu\\s+depan|hari\\s+ini)\\s+)?(?:saya|aku|sy|ulun|gw|gue)\\s+(?:\\S+\\s+){0,2}?|(?:lagi|sedang|mau|akan|besok|mulai\\s+\\S+)\\s+|i(?:\\s+am|['’]?m)\\s+(?:\\S+\\s+){0,1}?)(?:${AWAY}|on\\s+leave|off\\s+(?:today|duty)|sick)(?!\\p{L})|^lepas(?:kan|in)?[\\s,.]+(?:saya|aku|sy|ulun)\\s+(?:${AWAY})(?!\\p{L})|^(?:(?:tolong|mohon|bisa|ada|siapa|yang|minta)\\s+)*(?:di)?ganti(?:in|kan|akan)?\\s+(?:saya|aku|sy|ulun)(?!\\p{L})|^(?:shift|sif|jaga|piket)\\s+(?:saya|aku|sy|ulun)\\s+(?:(?:sudah|udah|udh|sdh)\\s+)?(?:habis|selesai|berakhir)(?!\\p{L})`,
  'iu',
);
/** Reads "saya cuti mulai besok", "izin sakit hari ini": whoever says so leaves what they hold to others. */
export const leaveIn = (text: string): boolean => LEAVES.test(text.trim());

const GREETS = setOf(
  'pagi siang sore malam selamat halo hallo hai hi hello hey assalamualaikum assalamu alaikum permisi good morning afternoon evening',
);
const GREETED = setOf('pak bu bapak ibu mas mbak kak bang min admin bot semua semuanya rekan rekan2 ya wr wb all');
/** Whether a text greets and says nothing else. */
export function greetsIn(text: string): boolean {
  const words = tidy(text).filter((word) => /[a-z]/.test(word));
  return (
    words.length > 0 &&
    words.length <= 6 &&
    words.some((word) => GREETS.has(word)) &&
    words.every((word) => GREETS.has(word) || GREETED.has(word))
  );
}
const PRAISES = setOf('mantap mantab keren bagus good nice great sip top jos oke ok ya pak bu min');
/** Whether a text is praise and says nothing else. */
export function praisesIn(text: string): boolean {
  const words = tidy(text).filter((word) => /[a-z]/.test(word));
  return words.length > 0 && words.length <= 4 && words.every((word) => PRAISES.has(word));
}

const OWN_REPORT =
  /^(?:(?:halo|hai|pagi|siang|sore|malam|selamat|permisi|min|pak|bu|eh)[\s,]+)*(?:(?:saya|aku|sy|ulun|kami|i)\s+)?(?:juga\s+)?(?:mau|ingin|pengen|pingin|handak|want\s+to|would\s+like\s+to)\s+(?:(?:buat|bikin|kirim|make|file)\s+(?:a\s+)?(?:laporan|aduan|report|complaint)|lapor|melapor|melaporkan|mengadu|mengadukan|ngadu|report)(?!\p{L})/iu;
/** Reads "saya mau lapor, lampu di depan rumah saya mati": an officer wants to complain as anybody else. */
export const ownReportIn = (text: string): boolean =>
  OWN_REPORT.test(text) && !/(?<!\p{L})(?:sudah|udah|telah)(?!\p{L})/iu.test(text.slice(0, 60));

const LEAVES_FOR_NOW = setOf(
  'saya aku pulang pulangan duluan dulu pamit istirahat ishoma makan sholat rapat bye dadah sampai besok lagi nanti ya yah pak bu min semua kerja jam permisi izin ijin see you tomorrow',
);
const LEAVING = setOf('pulang pamit istirahat ishoma makan sholat duluan bye dadah');
/** Whether a text only says that somebody goes home or has a break: "saya pulang dulu ya". */
export function leavesForNow(text: string): boolean {
  const words = tidy(text).filter((word) => /[a-z]/.test(word));
  return (
    words.length <= 6 && words.some((word) => LEAVING.has(word)) && words.every((word) => LEAVES_FOR_NOW.has(word))
  );
}

/** Reads "cari lampu veteran", "tolong carikan yang di veteran": what an officer wants found. */
export function soughtIn(text: string): string | undefined {
  return /^(?:tolong\s+|mohon\s+|please\s+)?(?:cari|carikan|cariin|cariakan|search|find)(?:\s+(?:for|laporan))?(?:\s+(?:pak|bu|bapak|ibu|mas|mbak))?\s+(.+)$/is.exec(
    text.trim(),
  )?.[1];
}

const HELP = setOf(
  'perintah perintahnya apa saja cara caranya pakai pakainya bagaimana gimana menu menunya fitur fiturnya bantuan bantu ada bot ini ya dong min pak bu tolong kasih tahu',
);
const HELP_KEYS = setOf('perintah perintahnya caranya menunya fitur fiturnya bantuan pakainya');
/** "Gimana cara nutup laporan?" */
const HOW_TO =
  /^(?:(?:tolong|pak|bu|min|mas|mbak|kak)[,.]?\s+)*(?:(?:gimana|gmn|bagaimana|gmana)\s+)?(?:cara|caranya)\s/i;
/** Reads "perintahnya apa aja", "gimana cara pakainya?": all commands are wanted. */
export function helpIn(text: string): boolean {
  const words = tidy(text).filter((word) => /[a-z]/.test(word));
  return (
    HOW_TO.test(text.trim()) || (words.some((word) => HELP_KEYS.has(word)) && words.every((word) => HELP.has(word)))
  );
}

const WHAT_IS_THIS = setOf(
  'ini itu apa apaan yang lakukan dilakukan sekarang bot tugas tugasnya saya mulai dari mana buat untuk kerja ngapain gimana bagaimana siapa kamu anda fungsinya gunanya harus kerjakan',
);
const WHAT_KEYS = setOf('apa apaan mana ngapain siapa gimana bagaimana fungsinya gunanya');
/** Reads "ini apa?", "mulai dari mana ini": whoever has just come asks what this is. */
export function whatIsThisIn(text: string): boolean {
  const words = tidy(text).filter(
    (word) => /[a-z]/.test(word) && !['ya', 'sih', 'min', 'pak', 'bu', 'dong', 'nih'].includes(word),
  );
  return (
    words.length > 1 &&
    words.length <= 6 &&
    words.some((word) => WHAT_KEYS.has(word)) &&
    words.every((word) => WHAT_IS_THIS.has(word))
  );
}
