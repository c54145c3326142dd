/** What answers to a detail look like: numbers, money, and what is no answer at all. Tables of words and phrases, as in `words.ts`. */
import { saysInEnglish } from './english.ts';
import { plainWords, tidy } from './tidy.ts';

/** Longest text that is looked at, in UTF-16 units; what is longer tells a story. */
const ANSWER_TEXT_MAX = 120;

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Digits as numbers of customers and poles are written, in one piece or in groups: "1234 5678", "PJU-0451". */
const LONG_NUMBER = /\d(?:[ ./-]?\d){3}/;
const DIGIT = /\d/;
/** A number by itself: "apa2" has none. */
const NUMBER = /(?<![a-z])\d/i;
/** What may stand beside a short number ("tiang no 12", "B 07"), besides letters of its code. */
const BESIDE_NUMBER = setOf(
  'nomor nomornya nomer nomernya no tiang tiangnya pju kode kodenya id idpel idnya pelanggan pelanggannya sambungan meter meteran meterannya rekening kontrol saya kami punya ada itu ini nya di yang cuma tulisannya tulisan tertulis terbaca kelihatan sekitar kayaknya mungkin ya pak bu min kak bang number pole customer is the it my',
);
/** A code's own letters: "BJM", "b". */
const CODE_LETTERS_MAX = 3;

/**
 * Whether a text tells a number by which something can be found: "0123456", "nomornya PJU-0451", "tiang no 12".
 * @param digitsMin as few digits as such a number has
 */
export function holdsNumber(text: string, digitsMin = 1): boolean {
  if (!DIGIT.test(text) || text.replace(/\D/g, '').length < digitsMin) return false;
  if (LONG_NUMBER.test(text)) return true;
  if (text.length > ANSWER_TEXT_MAX) return false;
  return tidy(text).every((word) => DIGIT.test(word) || word.length <= CODE_LETTERS_MAX || BESIDE_NUMBER.has(word));
}

const MONEY_IN_WORDS =
  /\b(?:\w*ratus\w*|\w*ribu\w*|ewu|sewu|satus|seket|selawe|salawi|rongatus|(?:ber)?beda2|beda beda|berbeda beda|bervariasi|variasi|macam macam|macem2|tergantung|relatif|varies|depends|\w*juta\w*|\w*puluh\w*|rupiah|seikhlasnya|sukarela|suka rela|gratis|cuma cuma|cepek|gopek|seceng|goceng|ceban|noban|gocap|separuh|setengah|dua kali lipat|hundred|thousand|million|free)\b/;
const MONEY_IN_DIGITS = /\d{3}|\d[.,]\d{3}|\d ?(?:rb|ribu|rebu|k|jt|juta)\b|rp\.? ?\d|^\W*\d+\W*$/i;
/** A card's, a telephone's or a person's number: it begins with a nought, or has more digits than anybody pays. */
const OTHER_NUMBER = /(?<![\d.,])(?:0\d{6,}|\d{11,})(?!\d)/g;
/** Whether a text tells how much money: "Rp150.000", "50rb", "dua ratus ribu", "seikhlasnya". */
export function holdsMoney(text: string): boolean {
  const told = text.replace(OTHER_NUMBER, '');
  if (MONEY_IN_DIGITS.test(told) || MONEY_IN_WORDS.test(plainWords(told))) return true;
  if (!DIGIT.test(told) || told.length > ANSWER_TEXT_MAX) return false;
  return tidy(told).every((word) => DIGIT.test(word) || BESIDE_MONEY.has(word));
}
/** What may stand beside a bare number that is an amount: "hampir 50", "dari 20 jadi 35". */
const BESIDE_MONEY = setOf(
  'sekitar sekitaran kurang lebih hampir kira kira2 cuma hanya harga harganya jadi naik dari ke sampai an sebelumnya sekarang tadinya dulu biasanya normalnya per satu tabung kilo kg liter ya pak bu min kak about around almost was now from to',
);

const NO_NUMBER =
  /^(?:(?:maaf|waduh|wah|saya|kami|pak|bu|min|di sini|disini|di rumah|sorry|i) )*(?:tidak|belum|kada|no|dont|do not|does not|doesnt)(?: (?:ada|punya|pernah|bisa|sempat|pakai|hafal|hapal|pegang|simpan|bawa|membawa|saya|lagi|perhatikan|perhatiin|memperhatikan|merhatiin|ngecek|dapat|dikasih|diberi|kelihatan|keliatan|terlihat|terbaca|kebaca|tertera|tercantum|tertulis|dibaca|have|see|any))+\b/;
/** "Nomornya sudah luntur", "no number on the pole". */
const UNREADABLE =
  /^(?:(?:there is|there are|theres|i see) )?no (?:\w+ )?numbers?\b|^(?:the )?(?:nomor|nomornya|number)\b.*\b(?:tidak|hilang|luntur|kosong|pudar|copot|lepas|not|none|gone|missing)\b|\b(?:polos|pudar|luntur|karatan|berkarat|ketutup|tertutup|kehapus|terhapus|ditutup|ditutupi|faded)\b|\btidak (?:keliatan|kelihatan|terlihat|terbaca|kebaca|jelas)$/;
/** "Rekeningnya di rumah", "ilang kartunya", "saya bukan pelanggan", "saya ngontrak jadi ga tau". */
const PAPERS = '(?:rekening|kartu|kwitansi|struk|tagihan|nomor|kertas|bill|card)(?:nya|ku)?';
const NOT_AT_HAND = new RegExp(
  `\\b${PAPERS}\\b.*\\b(?:di rumah|dibawa|dipegang|disimpan|ketinggalan|hilang|ilang|at home|lost|with)\\b|\\b(?:hilang|ilang|ketinggalan|lost)\\b.*\\b${PAPERS}\\b|\\bbukan pelanggan\\b|\\b(?:tidak|belum|lagi keluar) (?:lagi )?di rumah\\b|\\bjadi (?:tidak|kurang|kada) (?:tahu|hafal|hapal|ingat)\\b|\\bwith me\\b`,
);
/** "Apa2": a word said twice. */
const TWICE = /(?<=\p{L})2(?!\p{N})/gu;
/** Whether an answer to "which number" begins with that there is none to be told: "gak punya nomor", "tidak ada nomornya di tiang", "kada baisi". */
export const saysNoNumber = (text: string): boolean =>
  text.length <= ANSWER_TEXT_MAX &&
  !NUMBER.test(text.replace(TWICE, '')) &&
  ([NO_NUMBER, UNREADABLE, NOT_AT_HAND].some((none) => none.test(plainWords(text))) || saysInEnglish(text, 'noNumber'));

const PART =
  /\b(?:igd|ugd|er|icu|nicu|picu|iccu|vk|ponek|poli\w*|loket\w*|ruang\w*|bagian\w*|kamar\w*|bangsal\w*|lantai|lt|lab\w*|farmasi|apot[ei]k\w*|kasir\w*|pendaftaran|admisi|informasi|radiologi|rontgen|rawat\w*|inap|operasi|bedah|bersalin|persalinan|melahirkan|kebidanan|kandungan|cuci darah|hemodialisa|fisioterapi|ambulan\w*|kelas\w*|kls|vip|obat\w*|resep|alat|tindakan|kontrol|rujuk\w*|mandiri|pbi|kis|iuran|tarif|biaya|kamarnya|di ?tolak|di ?tagih\w*|tagihan|bayar|dibayar|ditanggung|tanggung|gudang|parkiran|toilet|lobi|meja|semua\w*|emergency|ward|room|floor|counter|clinic|unit|class|desk|registration|pharmacy|medicine|drug|surgery|treatment|cashier|charged|refused|maternity|dental)\b/;
/** A name of a part may be anything: "melati", "poli dalam". */
const PART_WORDS_MAX = 2;
/** What stands around it. */
const BESIDE_PART = setOf('di yang itu ini ya pak bu min kak bang mas mbak kayaknya kalau tidak salah the in at');

/** Whether a text can name a part of a service: a room, a unit, a class, what was refused there. "BPJS saya aktif" does not. */
export function holdsPart(text: string): boolean {
  const words = tidy(text);
  return (
    words.filter((word) => !BESIDE_PART.has(word)).length <= PART_WORDS_MAX ||
    DIGIT.test(text) ||
    PART.test(words.join(' '))
  );
}

const CRY =
  /^(?:tolong\w*|help|cepat|cepetan|cepatan|segera|buruan|hurry|please)(?: (?:tolong\w*|help|cepat|segera|pak|bu|min|kak|bang|us|me|please))*$/;
/** Whether a text only calls for help: "TOLONG", "cepat pak tolong". It tells nothing of what was asked. */
export const isCry = (text: string): boolean => text.length <= ANSWER_TEXT_MAX && CRY.test(plainWords(text));

const NO_MONEY =
  /^(?:(?:maaf|saya|kami|pak|bu|min) )*(?:tidak|belum|kada|no)(?: (?:ada|sampai|pernah|perlu|jadi|sempat))* (?:uang|duit|biaya|bayar|dibayar|membayar|diminta|dimintai|dikasih|ngasih|dipungut|pungutan|ditagih|tagihan|keluar|money|payment|paid|pay)\b|\b(?:tidak|belum) (?:disebut|disebutkan|bilang|dibilang|ditentukan)(?: (?:berapa|jumlahnya|nominalnya|angkanya))*$/;
/** Whether an answer to "how much" begins with that nothing was asked or paid: "tidak ada uang diminta". */
export const saysNoMoney = (text: string): boolean =>
  text.length <= ANSWER_TEXT_MAX &&
  !NUMBER.test(text) &&
  (NO_MONEY.test(plainWords(text)) || saysInEnglish(text, 'noMoney'));

const ASKING = setOf(
  'apa apakah apaan kenapa mengapa kok siapa berapa brp kapan kpn mana dimana kemana bagaimana gimana gmn boleh bolehkah bisa bisakah harus haruskah perlu perlukah wajib emang emangnya memang memangnya maksudnya ngapain what why who where when how which can may should must do does is are',
);
/** A sentence that begins with one of these asks, with or without a sign for it. */
const ASKS_AT_ONCE = setOf('kenapa mengapa ngapain apakah emangnya memangnya why');
const ASKS_WORDS_MAX = 8;

/** Words of our questions that say nothing of what is asked for. */
const OF_ANY_QUESTION = setOf(
  'anda yang untuk dari atau bila tahu adakah berapa siapa kapan sejak mana your what which does that the',
);
const bare = (word: string): string => word.replace(/(?:nya|kah)$/, '');
const NAMED_MIN = 4;

/** Whether a text speaks of what a question of ours asks for: "nomornya yang mana ya?" where a number is asked for. */
export function speaksOf(text: string, question: string): boolean {
  const asked = new Set(tidy(question).map(bare));
  return tidy(text)
    .map(bare)
    .some((word) => word.length >= NAMED_MIN && !OF_ANY_QUESTION.has(word) && !ASKING.has(word) && asked.has(word));
}

/** Whether a text only repeats a word of our question with a sign for asking: "dokumen?", "saksi ya?". */
export const asksOnlyThat = (text: string, question: string): boolean =>
  /\?[^\w?]*$/.test(text) && tidy(text).length <= ONLY_THAT_WORDS_MAX && speaksOf(text, question);
const ONLY_THAT_WORDS_MAX = 2;

const WHY = /^(?:\w+ )?(?:kenapa|knp|napa|mengapa|ngapain|buat apa|untuk apa|why|what for)\b/;
/** Whether a text asks why. */
export const asksWhy = (text: string): boolean => WHY.test(plainWords(text));

const WHAT_IF =
  /^(?:(?:tapi|lah|and) )?(?:kalau|lamun|what if|if)\b.*\b(?:gimana|gmn|bagaimana|what)(?: (?:ya|sih|pak|bu|min|kak|dong))*$/;
/** Whether a text asks something back instead of answering: "nomornya yang mana ya?", "kenapa harus diisi". */
export function asksBack(text: string): boolean {
  if (text.length > ANSWER_TEXT_MAX) return false;
  const words = tidy(text);
  if (/\?[^\w?]*$/.test(text)) return words.some((word) => ASKING.has(word));
  if (words.length <= ASKS_WORDS_MAX && WHAT_IF.test(words.join(' '))) return true;
  return words.length <= ASKS_WORDS_MAX && ASKS_AT_ONCE.has(words[0] ?? '') && !DIGIT.test(text);
}
