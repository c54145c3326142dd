/** What people say of who may know what they report, and who they are: the two switches of SP4N-LAPOR!, and names. Tables of phrases, as in `words.ts`. */
import { allowsName, hidesInOwnTongue } from './allows-name.ts';
import { editsBetween } from './edits.ts';
import { plainWords } from './tidy.ts';

/** Longest text that is looked at, in UTF-16 units; what is longer tells a story. */
const WISH_TEXT_MAX = 120;

const NOT = '(?:tidak|jangan|bukan|no|not|dont|do not)';
/** How one asks that something be left undone; a bare "tidak" tells of others as well ("tidak tahu namanya"). */
const PLEASE_NOT = '(?:jangan|tidak usah|tidak perlu|tidak mau|tidak ingin|tidak boleh|dont|do not)';
const NEITHER = /\b(tidak keduanya|tidak dua duanya|(?:keduanya|dua duanya) tidak|jangan keduanya|neither)\b/;
const BOTH = /\b(keduanya|kedua2nya|dua2nya|dua2|duaduanya|dua duanya|duanya|dua dua|semuanya|both)\b/;
const ANONYMOUS = /\b(?:ba)?(anonim\w*|anonym\w*|anon|tanpa nama|tanpa identitas|no name)\b/;
const FEARS =
  /\b(takut|khawatir|afraid|scared)\b.{0,25}\b(ketahuan|diketahui|dibalas|diancam|dicari|dipersulit|found out|find out|finds out|will know|it was me|revenge|retaliat\w*)\b/;
/** "Jangan bilang guru ya": nobody is to learn who told it. */
const DONT_TELL =
  /^(?:(?:tapi|tolong|mohon|but|please) )*(?:jangan|dont|do not) (?:di)?(?:bilang|bilangin|bilang bilang|kasih tahu|beri tahu|beritahu|ceritakan|cerita|ngomong|tell)\b/;
/** "jangan sebut nama saya", "nama saya tolong dirahasiakan", "takut ketahuan". */
const HIDES_NAME = [
  new RegExp(
    `\\b${PLEASE_NOT}\\b.{0,25}\\b(nama|namaku|namanya|identitas|disebut|disebutkan|sebut|sebutkan|dicantumkan|ketahuan|diketahui|my name)\\b`,
  ),
  new RegExp(`\\b${PLEASE_NOT}\\b.{0,25}\\b(tahu|kenal)\\b.{0,12}\\b(saya|siapa)\\b`),
  /\b(nama|namaku|identitas)\b.{0,25}\b(rahasiakan|dirahasiakan|rahasia|disembunyikan|disamarkan|jangan|tidak usah|tidak perlu|tidak (?:muncul|tampil|kelihatan|keliatan|terlihat|ketahuan|keluar|ditulis|dicantumkan|ditampilkan|disebut|diketahui|bocor))\b/,
  /\b(?:nama saya|namaku|identitas saya) (?:tolong|mohon|minta)(?: juga)? (?:di)?(?:hapus|hilangkan|buang|coret)\b/,
  /\brahasia (?:nama|identitas)(?: saya| pelapor)?(?: (?:ya|dong|saja|pak|bu|min|kak|tolong))*$/,
  /\bjangan sampai (?:\w+ ){1,4}tahu\b/,
  /\bjangan sampai (?:\w+ ){0,2}ketahuan\b/,
  /\b(?:nama|namaku|identitas)\b.{0,12}\b(?:aman|dijaga|dilindungi|terlindungi|safe|protected)\b/,
  /\b(?:hapus|hilangkan|buang|coret|remove|delete)\b.{0,12}\b(?:nama saya|namaku|identitas saya|identitasku|my name)\b/,
  /\b(rahasiakan|sembunyikan|samarkan|hide)\b.{0,12}\b(nama|namaku|identitas|name|identity)\b/,
  /\b(?:without|hide|keep|leave) my (?:name|identity)(?: (?:out|hidden|private|secret|off))?\b/,
  /\b(?:dont|do not|not) want (?:anyone|anybody|people|them|him|her|others|(?:the|my) \w+) to (?:know|find out|see (?:my|who|that|it was))\b/,
  FEARS,
  DONT_TELL,
];
const SECRET = /\b(rahasia|confidential|secret)\b/;
/** "Rahasia semua": who tells it as well as what. */
const ALL_SECRET =
  /\b(?:rahasia|rahasiakan|dirahasiakan) (?:\w+ )?(?:semua|semuanya)\b|\bsemua(?:nya)? (?:di)?rahasia(?:kan)?\b/;
/** "tolong dirahasiakan", of nothing in particular: everything is meant. */
const SECRET_ALL = /\b(rahasiakan|dirahasiakan|rahasiain|dirahasiain)\b/;
/** "Rahasia dong, nanti berantem": whoever fears those who are complained of wants to be hidden, and not the content alone. */
const QUARREL =
  /\b(?:takut|berantem|ribut|bertengkar|musuhan|dimusuhi|dimusuhin|dendam|nanti (?:\w+ ){0,2}(?:marah|ngamuk|tahu))\b/;
const SECRET_CONTENT = /\b(rahasiakan|dirahasiakan|rahasia)\b.{0,12}\b(isi|isinya|laporan|laporannya|ceritanya)\b/;
/** Said alone these open it; in a sentence they speak of a ward, a toilet, a road that is "terbuka untuk umum". */
const OPEN_BARE =
  /\b(?:terbuka|biasa|umum|publik|public|open|siapa saja|bebas|boleh saja|boleh tahu|tidak masalah|tidak apa apa)\b/;
const BOTH_WORDS_MAX = 10;
const OPEN_BARE_WORDS_MAX = 6;
const OPEN =
  /\b(semua boleh|boleh semua|pak(?:ai|e|ek) nama|nama asli|(?:boleh|tidak apa apa|gapapa) (?:nama saya )?(?:ditulis|dicantumkan|ditampilkan|tampil|disebut|disebutkan)|no problem with my name|(?:no need|nothing) to hide(?: anything| it)?|(?:tidak (?:usah|perlu)|jangan) (?:disembunyikan|ditutupi|ditutup tutupi)|my name is (?:fine|ok|okay)|(?:(?:can|may) |^(?:(?:just|yes|ok|okay|please|sure) )*)(?:use|show) my name|nama saya (?:boleh )?(?:ditulis|dicantumkan|ditampilkan|disebut)|(?:di)?tampilkan saja)\b/;
const refused = (word: string): RegExp =>
  new RegExp(
    `\\b(?:${NOT}|batal) (?:usah |perlu |mau |jadi |need to |have to |want to |wish to )?(?:be |stay |remain )?(?:${word})\\b`,
  );
const NOT_ANONYMOUS = refused('anonim|anonymous|disembunyikan|disembunyiin|ditutupi');
const NOT_SECRET = refused('rahasia|dirahasiakan|confidential|secret');

/** "Apa bedanya anonim sama rahasia", "kalau anonim tetap diproses?": asks what it means, and chooses nothing. */
const ASKS_OF_IT =
  /\b(?:beda|bedanya|perbedaan|perbedaannya|difference|maksudnya|artinya)\b|^(?:kalau|what if|if)\b.*\b(?:gimana|gmn|bagaimana|what)\b|^(?:apa|apakah|kalau|gimana|bagaimana|kenapa|what|if) (?:itu |saya |does |is |do you mean by )?(?:anonim|rahasia|anonymous|confidential)\b/;

/** What a text wishes about being seen: the two switches of SP4N-LAPOR!, see `facts.ts`. */
export interface Visibility {
  readonly anonymous: boolean;
  readonly secret: boolean;
}

/** "I don't mind my name being shown": no wish that it be left out. */
const MINDS_NO_NAME =
  /\b(?:do not|don t|dont) mind\b.*\bmy (?:real |full )?name\b.*\b(?:shown|public|used|seen|known)\b/;

/** The two words that choose, which nobody is named by: one slip in them ("anonm", "rahasa") is mended. */
const CHOOSING = ['anonim', 'rahasia'] as const;
const CHOOSING_LETTERS_MIN = 5;
const mended = (words: string): string =>
  words
    .split(' ')
    .map((word) =>
      word.length < CHOOSING_LETTERS_MIN ? word : (CHOOSING.find((each) => editsBetween(word, each, 1) <= 1) ?? word),
    )
    .join(' ');

/**
 * Reads "anonim", "dua-duanya", "jangan sebut nama saya", "tidak usah rahasia" …
 * @returns undefined when the text says nothing about it; never less hidden than what it says
 */
export function visibilityIn(text: string): Visibility | undefined {
  if (text.length > WISH_TEXT_MAX) return undefined;
  if (hidesInOwnTongue(text)) return { anonymous: true, secret: false };
  const words = mended(plainWords(text));
  if (ASKS_OF_IT.test(words)) return undefined;
  if (NEITHER.test(words)) return { anonymous: false, secret: false };
  // "Sampah dan pungutan, tolong keduanya" tells of two troubles.
  const isBrief = words.split(' ').length <= BOTH_WORDS_MAX;
  if ((isBrief && BOTH.test(words)) || (ALL_SECRET.test(words) && !NOT_SECRET.test(words)))
    return { anonymous: true, secret: true };
  const notAnonymous = NOT_ANONYMOUS.test(words) || MINDS_NO_NAME.test(words);
  const notSecret = NOT_SECRET.test(words);
  const hides = HIDES_NAME.some((pattern) => pattern.test(words)) && !notSecret;
  const anonymous = !notAnonymous && (hides || ANONYMOUS.test(words));
  const all = SECRET_ALL.test(words) && !hides && !SECRET_CONTENT.test(words);
  const secret = !notSecret && ((SECRET.test(words) && !hides) || SECRET_CONTENT.test(words) || all);
  const fears = secret && QUARREL.test(words);
  if (anonymous || secret) return { anonymous: anonymous || ((all || fears) && !notAnonymous), secret };
  const isBare = words.split(' ').length <= OPEN_BARE_WORDS_MAX && OPEN_BARE.test(words);
  const isOpen = notAnonymous || notSecret || isBare || OPEN.test(words) || allowsName(text);
  return isOpen ? { anonymous: false, secret: false } : undefined;
}

/** Whether a text chooses both switches by nothing but "semuanya", "dua-duanya": that means them only where they were asked about. */
export const saysOnlyBoth = (text: string): boolean => {
  const words = plainWords(text);
  const isOfThem = ANONYMOUS.test(words) || SECRET.test(words) || HIDES_NAME.some((pattern) => pattern.test(words));
  return BOTH.test(words) && !isOfThem;
};

/** Whether a text names the writer's own name or identity, not somebody else's. */
export const speaksOfOwnName = (text: string): boolean =>
  /\b(nama|identitas) saya\b|\bnamaku\b|\bmy (name|identity)\b/.test(plainWords(text));

/** Whether a text asks that a name stay unsaid: "gak usah disebut namanya". */
export const asksNoName = (text: string): boolean => {
  if (text.length > WISH_TEXT_MAX) return false;
  const words = plainWords(text);
  return HIDES_NAME.some((pattern) => pattern.test(words));
};

/** To the question who may know: officers alone. */
const OFFICERS_ONLY =
  /^(?:\w+ ){0,2}(?:cuma|cuman|hanya|cukup|khusus|only|just)(?: (?:untuk|buat|the|you|for))* (?:petugas|admin|instansi|dinas|pemerintah|officers?|officials?|authorities|government|agency|staff)\w*\b|\b(?:petugas|admin|instansi|dinas|pemerintah|officers)\w* (?:doang|only)$/;
/** Nobody at all. */
const NOBODY =
  /\b(?:nobody|no one|noone|none of them|(?:jangan|tidak)\b.*\bsiapa ?(?:siapa|pun)|^(?:privat|private|pribadi)\b|tidak boleh ada|tidak ada yang (?:boleh )?tahu|siapapun jangan|tidak seorangpun)\b/;
/** Everybody, said only where it is asked who may know. */
const EVERYBODY =
  /^(?:ya |iya |saya )*(?:nama saya boleh|semua orang(?: .*)?|(?:everyone|everybody|anyone|anybody|all)(?: (?:can|may|is allowed to|should))?(?: (?:know|see|read)(?: (?:it|this|my name))?)?|(?:i )?(?:dont|do not) (?:mind|care)(?: (?:at all|either way|who knows|if people know|if they know|about that))?|(?:it )?(?:doesnt|does not) matter(?: to me)?|(?:its|that is|thats) (?:all )?(?:fine|ok|okay)(?: with me)?|no problem|tampil(?:kan)?|terbuka|(?:biar|supaya) (?:semua|semuanya|orang|publik|pada|viral)\b.*|.*\btidak (?:apa apa|papa|masalah|takut)\b(?: (?:kelihatan|keliatan|terlihat|tampil|muncul|diketahui|ketahuan|kok|saja|nama|saya|ya|pak|bu|min|kak))*)(?: (?:saja|ya|pak|bu|min|kak|dong|boleh|tahu))*$/;
/**
 * Reads the answer to the question who may know, where {@link visibilityIn} reads nothing: "cuma petugas", "semua orang", "gpp kelihatan".
 * @returns never less hidden than what it says
 */
export function whoMayKnowIn(text: string): Visibility | undefined {
  if (text.length > WISH_TEXT_MAX || text.includes('?')) return undefined;
  const words = plainWords(text);
  if (NOBODY.test(words)) return { anonymous: true, secret: true };
  if (OFFICERS_ONLY.test(words)) return { anonymous: false, secret: true };
  return EVERYBODY.test(words) ? { anonymous: false, secret: false } : undefined;
}

const AFRAID =
  /^(?:(?:iya|ya|tapi|jujur|maaf|aduh|duh|waduh|saya|kami|i am|im|but) )*(?:takut|gair|wedi|ngeri|afraid|scared)(?: (?:ah|sih|pak|bu|min|kak|bang|mas|mbak|saya|aku|banget|sekali|juga|melapor|lapor|ngelapor|to report))*$/;
/** Whether the first clause of a text says that its writer is afraid, and nothing of what: "takut pak, saya tetangganya". */
export const saysAfraid = (text: string): boolean =>
  text.length <= WISH_TEXT_MAX && AFRAID.test(plainWords(text.split(/[,.!;\n]/, 1)[0] ?? ''));

const WITH_NAME =
  /^(?:[Tt]olong )?[Pp]ak(?:ai|e) nama (?!saya\b|sy\b|asli\b|saja\b|aja\b|lengkap\b)(\p{Lu}[\p{L}.'’]*(?: \p{Lu}[\p{L}.'’]*){0,5})(?: (?:saja|aja|ya|pak|bu|min|kak))*$/u;
/** The name under which somebody wants to be shown, said with nothing else: "pakai nama Tim KKN ULM". */
export const nameToUse = (text: string): string | undefined =>
  text.length <= WISH_TEXT_MAX ? WITH_NAME.exec(text.trim())?.[1] : undefined;

/** Whether a text tells of fear of being found out: "takut ketahuan tetangga". */
export const fearsBeingKnown = (text: string): boolean => {
  if (text.length > WISH_TEXT_MAX) return false;
  const words = plainWords(text);
  return FEARS.test(words) || DONT_TELL.test(words);
};

/** What a text takes back of being hidden: "eh gak jadi anonim", "batal rahasia". */
export const unhides = (text: string): { readonly anonymous: boolean; readonly secret: boolean } | undefined => {
  if (text.length > WISH_TEXT_MAX) return undefined;
  const words = plainWords(text);
  const found = { anonymous: NOT_ANONYMOUS.test(words), secret: NOT_SECRET.test(words) };
  return found.anonymous || found.secret ? found : undefined;
};

/** Whether a text speaks of staying anonymous, or not. */
export const namesAnonymity = (text: string): boolean =>
  text.length <= WISH_TEXT_MAX && ANONYMOUS.test(plainWords(text));

/** What may stand beside "rahasia" where nothing but the wish is told. */
const BESIDE_SECRET = new Set(
  'tolong mohon minta mau ingin pengen saya kami laporan laporannya laporanku aduan ini itu ya saja dong pak bu kak min mas mbak bang agar supaya secara biar harus please keep it make this my report i want'.split(
    ' ',
  ),
);

/** Whether a text asks for secrecy and tells nothing else: "rahasia", "laporannya dirahasiakan aja ya". */
export const onlyAsksSecrecy = (text: string): boolean => {
  if (text.length > WISH_TEXT_MAX) return false;
  const words = plainWords(text);
  return (
    (SECRET.test(words) || SECRET_ALL.test(words)) &&
    words.split(' ').every((word) => SECRET.test(word) || SECRET_ALL.test(word) || BESIDE_SECRET.has(word))
  );
};
