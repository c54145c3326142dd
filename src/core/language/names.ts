import { tidy } from './tidy.ts';

/** Characters of a name: a line of a phone. */
const NAME_MAX = 40;
/** Said before a name, and none: "nama saya Rina", "saya Rina". */
const BEFORE = /^(?:(?:nama|namaku|my name is|saya|i am|aku)\s+)+/i;

/** A name as somebody gave it for themselves, on one line; undefined where that is none. */
export function tidyName(said: string): string | undefined {
  const name = said
    .replace(/[^\p{L}\p{M}\p{N}.,'’\- ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(BEFORE, '')
    .slice(0, NAME_MAX)
    .trim();
  return /\p{L}/u.test(name) ? name : undefined;
}

/** Said before a name to the question for one: "ok, nama saya", "panggil aja", "atas nama", "ulun". */
const LEADS =
  /^(?:(?:perkenalkan|ok|oke|okay|ya|iya|baik|siap|maaf|cukup|pak(?:ai|e)? nama|(?:nama|nm|jeneng|ngaran)(?: (?:lengkap|panggilan))?(?:ku| ?(?:saya|sy|aku|ku|ulun|gue|gw))?(?: (?:adalah|itu))?|panggil(?:an)?(?: (?:saja|aja|saya|sy|aku))*|atas nama|a\.?n\.?(?=\s)|saya|sy|aku|ulun|unda|gue|gw|my (?:full )?name is|my name['’]?s|(?:the |my )?name(?: is)?(?=[\s:])|i am|i['’]?m|it['’]?s|it is|this is|you can (?:call me|use)|(?:please )?(?:call me|put|use|write)|i go by|just|tulis(?: (?:saja|aja))?)(?![\p{L}])[\s,:]*)+/iu;
/** Said after one. */
const TRAILS =
  /(?:[\s,.]+(?:saja|aja|sj|ya|yah|pak|bu|min|kak|bang|mas|mbak|dong|deh|sih|please|thanks|thank you|is fine|is ok|will do|boleh|cukup|makasih|terima kasih|🙏|👍))+\W*$/iu;
/** What is longer is a story, and no name. In characters. */
const ANSWER_MAX = 200;
/** The name in an answer to the question for one: "Siti aja" → "Siti", "panggil saya Bu Rus" → "Bu Rus". May be empty. */
export const nameGiven = (said: string): string => (said.length > ANSWER_MAX ? said.trim() : nameIn(said.trim()));
const nameIn = (said: string): string =>
  said
    .replace(LEADS, '')
    .replace(TRAILS, '')
    .replace(/^[\s"“”']+|[\s"“”']+$/g, '');

/** Words that speak of a name and are none. */
const NO_NAME = new Set(
  'profil profile akun kaya kayak seperti lihat liat wa telegram nama namanya namaku saya sendiri aku asli aslinya lengkap panggilan sesuai ktp di yang tadi itu ini sama samaran palsu saja bebas apa siapa terserah umum publik pakai pake ya pak bu min kak tulis boleh cukup ok oke my own real name the same full mine any anything whatever it doesnt matter yes no sure'.split(
    ' ',
  ),
);
/** Whether what was said for a name names nobody: "nama saya sendiri", "sesuai ktp", "bebas". */
export const isNameless = (name: string): boolean => tidy(name).every((word) => word === '' || NO_NAME.has(word));

/** Stands in a sentence, and in nobody's name. */
const IN_SENTENCES =
  /(?<!\p{L})(?:yang|yg|di|dari|dr|ada|sudah|sdh|udah|udh|belum|blm|tidak|tdk|gak|ga|nggak|kada|karena|krn|sejak|kemarin|tadi|semalam|sekitar|gimana|gmn|bagaimana|kenapa|kok|sih|tapi|tp|mau|ingin|kalau|kalo|banget|the|was|were|since|because|from)(?!\p{L})|(?<!\p{L})\p{L}{3,}nya(?!\p{L})/iu;
/** An address or an hour. */
const ADDRESS =
  /^(?:di\s+)?(?:jl|jln|jalan|gang|gg|desa|kelurahan|kecamatan|komplek|perumahan|jam|pukul)\.?\s+[\p{L}\d]|(?<!\p{L})km\.?\s?\d/iu;
const SENTENCE_WORDS_MIN = 3;
/** Whether an answer to the question for a name goes on telling instead: "yang jatuh keponakan saya", "jl A. Yani km 14". */
export const tellsInstead = (name: string): boolean =>
  ADDRESS.test(name) || (IN_SENTENCES.test(name) && name.trim().split(/\s+/).length >= SENTENCE_WORDS_MIN);
