/** What people say in passing, in sentences of their own: a correction, one more report, what is to be changed. Tables of phrases, as in `words.ts`. */
import { lately } from '../lately.ts';
import { plainWords } from './tidy.ts';

/** Longest text that is looked at, in UTF-16 units; what is longer tells a story. */
const WISH_TEXT_MAX = 120;

const CORRECTIONS = [
  /\b(?:bukan|salah|not)\b[^.!?]{1,80}?\b(?:tapi|tetapi|tp|tpi|melainkan|yang benar|yang bener|maksudnya|maksud saya|maksudku|harusnya|seharusnya|but)\b[\s,:]*(.+)$/is,
  /^\W*(?:(?:eh+|maaf|sori|sorry|wait|ups|aduh)\W+)*(?:salah(?! satu| seorang)(?: (?:ketik|tulis|maksud(?:nya)?))?|ralat|koreksi|maksud(?:nya| saya| sy| ku| aku)?|maksudku|i meant?|correction)(?:\W+(?:maksud(?:nya|ku)?|yang benar|yg benar|yg bener|itu|harusnya|seharusnya|di|saya|sy))*[\s,:]+(.+)$/is,
  /^\W*(?:(?:eh+|maaf|sori|sorry|oh|min|pak|bu)\W+)*(?:(?:yang|yg)\s+)?(?:tadi|td|kemarin|kmrn|itu)\b[^.!?,]{0,30}?\b(?:maksudnya|maksud saya|maksudku|harusnya|seharusnya|(?:yang|yg) benar)\b[\s,:]*(.+)$/is,
  /^\W*(?:(?:eh+|maaf|sori|sorry|oh|wait|no|actually)\W+)*(?:harusnya|seharusnya|yang benar|yg benar|yg bener|it should (?:be|say|have been)|should be)[\s,:]+(.+)$/is,
  // "Eh ternyata dari 2 minggu lalu".
  /^\W*(?:(?:eh+|maaf|sori|sorry|oh|ups)\W+)*(?:ternyata|rupanya|actually)[\s,]+(?=(?:sejak|dari|sudah|di|bukan|since|at|in|on)\b)(.+)$/is,
  // "Bukan hari minggu, seminggu lalu maksudnya".
  /,\s*([^,]{2,60}?)[\s,]+(?:maksudnya|maksud (?:saya|sy|ku)|maksudku)\W*$/is,
  // "Eh tadi malam maksudnya", "kelas 2 deng".
  /^\W*(?:(?:eh+|maaf|sori|sorry|oh|ups)\W+)*(.{2,60}?)[\s,]+(?:maksudnya|maksud (?:saya|sy|ku)|maksudku|deng|ding)\W*$/is,
];
/** "It was last Friday": said before what is right. */
const IT_WAS = /^(?:actually |really )?(?:it|that|this)(?:['’]?s|\s+(?:is|was|happened|should be|has been))\s+/i;
/** "kk, bukan ktp": what it is not is no part of what it is. */
const IS_NOT = /(?:\s+ya)?,?\s+(?:bukan|not)\s.{1,60}$/is;
/** "Bukan 3 hari, 3 minggu maksud saya": the same, before it. */
const FIRST_NOT = /^(?:bukan|not)\s[^,]{1,60},\s*/is;

/**
 * What a text corrects something to: "eh salah, bukan Jl. Veteran tapi Jl. Pramuka" → "Jl. Pramuka".
 * @returns undefined when it corrects nothing
 */
export function correctionIn(text: string): string | undefined {
  if (text.length > WISH_TEXT_MAX) return undefined;
  for (const pattern of CORRECTIONS) {
    const right = pattern.exec(text.trim())?.[1]?.replace(FIRST_NOT, '').replace(IS_NOT, '').trim().replace(IT_WAS, '');
    if (right) return right;
  }
  return undefined;
}

const ON_SECOND_THOUGHT = /^\W*(?:(?:eh+|ups|oops|ralat|maaf|sori|sorry|aduh|wait|no wait)[\s,.!]+){1,4}(.{2,60})$/is;
/** What may be meant instead of what was told, where it is nothing else than that: "eh 3 minggu" → "3 minggu". */
export function secondThoughtIn(text: string): string | undefined {
  if (text.length > WISH_TEXT_MAX) return undefined;
  return ON_SECOND_THOUGHT.exec(text.trim())?.[1]
    ?.replace(/(?:\s+(?:ding|deng|deh|ya|maaf))+\W*$/i, '')
    .trim();
}

const NOT_BUT = /\b(?:bukan|not)\s+(.{2,60}?)[\s,]+(?:tapi|tetapi|tp|tpi|melainkan|but)\s+(.{2,60})$/is;

/** Reads "bukan km 12 tapi km 21": what was told, and what stands for it. */
export function exchangeIn(text: string): { readonly wrong: string; readonly right: string } | undefined {
  if (text.length > WISH_TEXT_MAX) return undefined;
  const [, wrong, right] = NOT_BUT.exec(text.trim()) ?? [];
  return wrong && right ? { wrong, right } : undefined;
}

const INSTEAD = [
  /^\W*(?:(?:eh+|maaf|sori|sorry|oh)\W+)*(?:bukan|not)\s[^,.]{1,60}[,.]\s*(.{2,60})$/is,
  /^(.{2,60}?)(?:\s+ya)?,?\s+(?:bukan|not)\s.{1,60}$/is,
];

/** Reads "jl pramuka bukan jl veteran", "bukan jl veteran, jl pramuka": what stands instead of what it is not. */
export function insteadIn(text: string): string | undefined {
  if (text.length > WISH_TEXT_MAX) return undefined;
  const found = INSTEAD.map((pattern) => pattern.exec(text.trim())?.[1]?.trim().replace(IT_WAS, ''));
  return found.find((right) => right !== undefined && right !== '');
}

const BEFORE_ROW =
  '(?:(?:eh+|oh|maaf|sori|sorry|wait|actually|min|kak|pak|bu|tapi|untuk|utk|buat|tolong|mohon|itu|the|my)\\W+)*';
/** Says that it was told otherwise before. */
const OTHERWISE =
  '(?:diganti|ganti|digantikan|diubah|ubah|dirubah|rubah|salah|ralat|dikoreksi|koreksi|harusnya|seharusnya|(?:yang|yg) (?:benar|bener|betul)|should be|is wrong|wrong|change to)';
const BETWEEN_ROW = '(?:(?:itu|adalah|jadi|menjadi|ke|dengan|tolong|mohon|mau|ya|is|was|to|it)\\b[\\s,:]*)*';

const rowPattern = lately(
  (row: string) =>
    new RegExp(
      `^\\W*${BEFORE_ROW}(?:${row})(?:nya|ny)?(?:\\s+(?:kejadian|kejadiannya|saya|sy|ku))?[\\s,:]+${BETWEEN_ROW}((?:${OTHERWISE}[\\s,:]+${BETWEEN_ROW})*)(.+)$`,
      'is',
    ),
);

/** What a text says about a row of the summary that it names: "waktunya ganti kemarin sore" → "kemarin sore". */
export interface RowSaid {
  readonly value: string;
  /** It says that it was told otherwise before: "ganti", "harusnya". */
  readonly otherwise: boolean;
}

/**
 * Reads "lokasinya di Banjarmasin", "waktunya ganti kemarin sore", "tanggal salah, harusnya 12 november".
 * @param names what the row is called
 */
export function rowSaidIn(text: string, names: readonly string[]): RowSaid | undefined {
  if (text.length > WISH_TEXT_MAX) return undefined;
  // Every message passes here, and few name a row.
  const small = text.toLowerCase();
  if (!names.some((name) => small.includes(name.split(' ', 1)[0]?.toLowerCase() ?? name))) return undefined;
  const row = names.map((name) => name.replace(/[^\p{L}\p{N} ]/gu, '').replace(/ +/g, '\\s+')).join('|');
  const [, otherwise = '', value] = rowPattern(row).exec(text.trim()) ?? [];
  const bare = value?.replace(IS_NOT, '').trim();
  return bare ? { value: bare, otherwise: otherwise !== '' || bare !== value?.trim() } : undefined;
}

const OTHER = /\b(beda|berbeda|lain|bukan|tidak sama|different|another|not the same|not same)\b/;
const SAME =
  /\b(sama|ikut|pantau|memantau|same|follow|join)\b|^(?:(?:iya|ya|betul|benar|bener|yes) )?(?:yang )?itu(?: (?:dia|juga|pak|bu|min|kak|kok))*$/;
/** Longer texts tell something. */
const SAMENESS_CHARS_MAX = 40;

/** Whether a short answer says that two reports are about the same. */
export function samenessIn(text: string): 'same' | 'other' | undefined {
  if (text.length > SAMENESS_CHARS_MAX) return undefined;
  const words = plainWords(text);
  if (OTHER.test(words)) return 'other';
  return SAME.test(words) ? 'same' : undefined;
}

const NEW_REPORT = /\b(?:baru|beda|lain|bukan tambahan|terpisah|new|different|another|separate|something else)\b/;
const ADDITION =
  /\b(?:tambah\w*|nambah\w*|yang (?:tadi|lama|kemarin|itu)|lanjutan|sambungan|add|addition|belongs|same)\b/;
/** Words of an answer to whether something is an addition or a new report; with any other it tells something. */
const BESIDE_WHERE = new Set(
  'ini itu yang tadi lama kemarin lagi jua saya mau ingin foto fotonya poto video videonya bukti buktinya gambar photo photos picture laporan report aduan untuk ke ya iya saja dong pak bu min kak bang mas mbak buat bikin tolong masih ke dari bukan tidak a an the is it this that to please make one its thats about with yes no just problem matter issue thing complaint there does of for something else'.split(
    ' ',
  ),
);

/** Whether a short answer calls something an addition to what was told, or a new report: "tambahan aja", "yang baru". */
export function additionIn(text: string): 'add' | 'new' | undefined {
  if (text.length > SAMENESS_CHARS_MAX) return undefined;
  const words = plainWords(text);
  const isBare = words
    .split(' ')
    .every((word) => BESIDE_WHERE.has(word) || NEW_REPORT.test(word) || ADDITION.test(word));
  if (!isBare) return undefined;
  if (NEW_REPORT.test(words)) return 'new';
  return ADDITION.test(words) ? 'add' : undefined;
}

const GOES_ON =
  /\b(?:lanjut\w*|terus|terusin|teruskan|mau|boleh|yang (?:ini|itu|tadi|kemarin|lama|pertama)|pertama|continue|go on|first|this one|old one)\b/;
const BEGINS_NEW = /\b(?:baru|lain|kedua|new|second|another|different|start over)\b/;
const BESIDE_GOING_ON = new Set(
  'lanjut lanjutkan lanjutin lanjutan lanjutakan melanjutkan terus terusin teruskan mau boleh yang ini itu tadi kemarin lama pertama baru lain kedua buat bikin mulai laporan laporannya aduan draf ya iya saja dong pak bu min kak bang mas mbak ok oke sip please yes continue go on first this one old new second another the report dari awal ingin no a an different start over lets make want i to with'.split(
    ' ',
  ),
);
/** Whether a short answer goes on with the report that is open, or wants a new one: "yang ini aja", "buat baru". */
export function goesOnIn(text: string): 'add' | 'new' | undefined {
  if (text.length > SAMENESS_CHARS_MAX || text.includes('?')) return undefined;
  const words = plainWords(text);
  if (!words.split(' ').every((word) => BESIDE_GOING_ON.has(word))) return undefined;
  if (BEGINS_NEW.test(words)) return 'new';
  return GOES_ON.test(words) ? 'add' : undefined;
}

const ANOTHER =
  /\b((?:sekalian|mau|ingin|tolong|juga|sama) (?:juga )?(?:me)?lapor(?:kan)?|lapor(?:an)? (?:lain|juga|satu lagi|baru|lagi)|satu lagi|masalah lain|another report|also report)\b/;

/** Whether a text announces one more report: "sekalian lapor sampah di …". */
export const announcesAnother = (text: string): boolean => ANOTHER.test(plainWords(text));

const ALSO = /\b(?:juga|jua|jugak|pula|ugi|too|also|as well)\b/;
/** "Itu dekat jembatan juga": where it is. */
const NEAR_ALSO =
  /\b(?:dekat|dkt|depan|samping|belakang|sebelah|seberang|pinggir|ujung|sekitar|near|behind|beside)(?: \w+){1,3} (?:juga|jua|jugak|too|also)\b/;
/** Whether a text tells of something besides: "lampunya juga mati", "the lights are dead too". */
export function addsMore(text: string): boolean {
  if (text.length > WISH_TEXT_MAX) return false;
  const words = plainWords(text);
  return ALSO.test(words) && !NEAR_ALSO.test(words);
}

const THERE =
  /\b(?:di ?situ|di ?sana|di ?sini|di ?kono|situ|sana|same (?:place|street|road|spot|area)|(?<=\w\ws )there|there(?! (?:is|are|was|were|has|have|s)\b)|(?:tempat|lokasi|jalan|gang|komplek|daerah) (?:itu|tersebut|(?:yang )?sama)|(?:lampu|jalan|got|selokan|drainase|trotoar|air|listrik|sampah|parkir|jembatan)\w*nya)\b/;
/** Whether a text speaks of a place that was told before: "di situ", "lampunya", "the street lights there". */
export const pointsThere = (text: string): boolean => THERE.test(plainWords(text));

const BACK_THERE =
  /\b(?:(?:di ?|ke ?)?(?:situ|sana)|(?:tempat|lokasi|jalan|gang|komplek|daerah) (?:yang )?(?:tadi|tersebut|sama)|same (?:place|street|road|spot)|there (?:too|as well))\b/;
/** Whether a text says that something is where the last thing was: "juga di situ", "di lokasi yang sama". Where the writer is ("di sini") is another place. */
export const pointsBack = (text: string): boolean => BACK_THERE.test(plainWords(text));

const CHANGE = /^\W*(?:ubah|ganti|edit|koreksi|ralat|betulkan|perbaiki|change|correct)\s+(?:(?:the|my)\s+)?(.{2,40})$/i;

/** What is to be changed, as typed: "ubah lokasi dong" → "lokasi dong". Undefined when the text asks no change. */
export const changeAsked = (text: string): string | undefined => CHANGE.exec(text.trim())?.[1];
