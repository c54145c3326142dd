/** Whether a letter says of somebody in it that they did wrong: many are named there who did nothing. */

/** A text of more characters names people for many reasons; a shorter one mostly those of whom it complains. */
export const LETTER_CHARS = 240;

/** So far before and behind somebody what they did is looked for. */
const BEFORE_CHARS = 70;
const BEHIND_CHARS = 150;

/** Right before somebody: who they are said to be, or what is wrong with them. */
const BEFORE =
  /(?<!\p{L})(?:oknum|pelaku(?:nya)?|tersangka|terlapor|ulah|kelakuan|perilaku|perbuatan|sikap|arogansi|kinerja|pungli|curiga|mencurigai|pecat|copot|(?:di(?:layani|tangani|maki|marahi|bentak|persulit|usir|pukul|tampar|ancam|hina|tipu|pungut|palak|lecehkan|intimidasi))|offender|rude)(?!\p{L})[^.!?\n]{0,40}$/iu;
/** "Guru matematika yang bernama …", "linmas, namanya …": somebody at their work is named. */
const AT_WORK =
  /(?<!\p{L})(?:petugas|pegawai|staf|karyawan|guru|dokter|perawat|suster|bidan|satpam|linmas|satpol ?-?pp|polisi|sopir|supir|mandor|kasir|bendahara|pengurus|panitia|juru parkir|jukir|calo|preman|kepala|kades|pambakal|lurah|camat|officer|teacher|doctor|nurse|clerk)(?:nya)?(?!\p{L})[^.!?\n]{0,30}$/iu;
/** Whoever is asked or told is at work too. */
const TOLD =
  /(?<!\p{L})(?:kepada|kpd|yth|terhormat|mohon|tolong|minta|lapor(?:an|kan)?|melapor(?:kan)?|(?:meng)?hubungi|bertemu|ketemu|menemui|konsultasi|koordinasi|kata|menurut|dear|thank(?:s| you))(?!\p{L})[^.!?\n]{0,50}$/iu;
/** Behind somebody: what they did, do, or are. */
const BEHIND =
  /^(?:[^.!?\n]{0,90}?(?<!\p{L}))??(?:me?minta|minta|mintai|mungut|memungut|menarik (?:uang|biaya|iuran)|(?:me)?motong|tidur|jarang|marah|mamaraki|memarahi|(?:mem)?bentak|(?:me)?mukul|menampar|(?:meng)?ancam|(?:meng)?usir|menolak|(?:mem)?persulit|dipersulit|korupsi|menggelapkan|menahan|menjual|nyuruh|menyuruh|mengatai|memaki|menghina|melecehkan|pegang|meraba|menuduh|memfitnah|membiarkan|menyalahgunakan|memaksa|kasar|judes|jutek|ketus|arogan|sombong|malas|pasif|lamban|bobrok|buruk|seenaknya|semena|sewenang|pungli|curang|pilih kasih|bikin ulah|membikin ulah|mengecewakan|tidak (?:ramah|sopan|profesional|transparan|netral|adil|becus|membantu|peduli|merespon|menanggapi|mengembalikan|mengijinkan|mengizinkan|melayani|mau|pernah|ada di (?:tempat|kantor))|(?:tdk|ga|gak|nggak|ngga|enggak|kada) (?:ramah|sopan|becus|peduli|mau|pernah|suah|membantu)|(?:belum|blm) (?:mengembalikan|membayar|melakukan)|di ?kenakan|rude|shout(?:s|ed)|yell(?:s|ed)|refus(?:es|ed)|demand(?:s|ed)|threaten(?:s|ed)|slept|insult(?:s|ed))(?!\p{L})/iu;

/** No sentence ends with these. */
const TITLES = /(?<!\p{L})(?:sdri?|bpk?|ny|tn|hj?|drg?|ir)\./giu;

/**
 * Whether somebody at a place in a text is told to have done wrong, as far as the words around them in their own sentence say.
 * @param at where they are named, UTF-16 units, to `end`
 * @param isNamed by a name: then somebody at their work is enough
 */
export function isBlamed(text: string, at: number, end: number, isNamed: boolean): boolean {
  // What is cut must not look like a beginning.
  const said = at <= BEFORE_CHARS ? text.slice(0, at) : `x${text.slice(at - BEFORE_CHARS, at)}`;
  const before = said.replace(TITLES, ' ');
  if (BEFORE.test(before) || (isNamed && AT_WORK.test(before) && !TOLD.test(before))) return true;
  return BEHIND.test(text.slice(end, end + BEHIND_CHARS));
}
