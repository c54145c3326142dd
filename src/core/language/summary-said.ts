/** What people say to the summary, and of what is in it: that it is right, that it waits, which row is wrong. Tables of words, as in `asking.ts`. */
import { saysInEnglish } from './english.ts';
import { plainWords, tidy } from './tidy.ts';

/** Longest text that is looked at, in UTF-16 units; what is longer tells a story. */
const SAID_TEXT_MAX = 60;
const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const POLITE =
  'ya iya yah iyo yes pak bu min kak bang mas mbak bos bro admin dong deh sih kok lah nih tolong mohon please saja ok oke okay sip siap baik';

const RIGHT =
  /\b(?:benar|bener|betul|bujur|leres|kirim|kirimkan|kirimin|sesuai|pas|mantap|mantul|gas|gass|gaskeun|cocok|lengkap|send|submit|good|right|correct|fine|perfect|setuju|acc|(?:ok|oke|okay|sip|siap) (?:sudah|semua)|(?:sudah|semua\w*) (?:ok|oke|okay|sip|siap))\b/;
const RIGHT_WORDS = setOf(
  `${POLITE} cepat cepet cepetan segera buruan dah lah already quick quickly fast hurry benar bener betul bujur leres sampun kirim kirimkan kirimin sekarang langsung sesuai pas mantap mantul gas gass gaskeun cocok lengkap semua semuanya sudah samuaan laporan laporannya datanya isinya makasih terima kasih trims suwun thanks inggih nggih setuju acc lanjut lanjutkan it is that all looks send submit good right correct now fine perfect everything looking its thats me to yes yep yeah yup yea sure alright you can very`,
);
/** Whether a text says that a summary is right, or that it may go, and nothing else: "sip kirim", "udah bener semua", "oke gas". */
export const saysRight = (text: string): boolean =>
  text.length <= SAID_TEXT_MAX &&
  !text.includes('?') &&
  RIGHT.test(plainWords(text)) &&
  tidy(text).every((word) => RIGHT_WORDS.has(word));

const NOT_NOW =
  /\b(?:jangan|nanti|ntar|besok|lusa|belum|dont|not|later|tomorrow)\b.*\b(?:kirim\w*|dikirim\w*|dulu|send|sent)\b|\btunggu\b.*\b(?:kirim\w*|dikirim\w*)\b/;
const NOT_NOW_WORDS = setOf(
  `${POLITE} jangan tunggu nanti ntar besok lusa belum kirim kirimnya dikirim dikirimnya kirimkan dulu lagi mau sore malam pagi siang laporan laporannya saya dont do not send it yet later tomorrow be sent`,
);
/** Whether a text says that a report is not to be sent yet, and nothing else: "nanti aja kirimnya", "jangan dikirim dulu". */
export const saysNotNow = (text: string): boolean =>
  text.length <= SAID_TEXT_MAX && NOT_NOW.test(plainWords(text)) && tidy(text).every((word) => NOT_NOW_WORDS.has(word));

const GIVES_UP =
  /^\W*(?:hapus|buang|delete|remove|erase)(?: (?:saja|aja|it|this|yang|yg|ini|itu|laporan|laporannya|semua|semuanya))*\W*$/i;
/** Whether whoever is asked what is to become of a draft wants it gone, and says nothing else: "buang aja", "delete it". */
export const wantsItGone = (text: string): boolean => GIVES_UP.test(text) || saysInEnglish(text, 'wantsItGone');

const NOTHING =
  /^(?:(?:oh|eh|no|tidak|sorry|maaf) )*(?:nothing|none|never ?mind|forget it|no changes?|tidak (?:jadi|ada)(?: yang (?:salah|diubah|perlu diubah))?)(?: (?:to change|needs? (?:to be )?chang\w+|is wrong|thanks|please|send|it|is|its|fine|ok|okay|correct|right|good|just|all|saja|deh|kok|ya|kirim|sudah|benar))*$/;
/** Whether whoever is asked which part is to be changed wants none changed: "nothing, send it", "tidak jadi". */
export const changesNothing = (text: string): boolean => text.length <= SAID_TEXT_MAX && NOTHING.test(plainWords(text));

/** That something is to be changed. */
const CHANGES = setOf(
  'ubah ngubah mengubah rubah ganti ngganti mengganti edit ngedit koreksi ralat betulkan perbaiki change edit correct fix update modify',
);
/** That something is wrong, or to go: said of the summary alone. */
const WRONG = setOf(
  'salah keliru hapus buang hilangkan tambah nambah menambah tambahkan tambahin kurang wrong incorrect mistake error remove delete add',
);
const BESIDE_ROW = setOf(
  `${POLITE} yang ada bagian bagiannya eh oh maaf sorry mau ingin pengen bisa saya itu ini tadi masih jawaban data tulisan tulis ketik isi isinya lagi dulu juga satu a the my part is want to i was can need should be something somewhere there theres an its it that thats this with made about please bit another more new some let me wait hmm oops no now`,
);

/** A row that is spoken of, and whether it is said that it is wrong or to be changed. */
export interface RowSpoken {
  /** The words that name it; empty where none is named. */
  readonly name: string;
  readonly change: 'asked' | 'wrong' | undefined;
}

const NOT_RIGHT = /\s(?:is\s?n[o'’]?t|not)\s+(?:right|correct|true|quite right)\b/i;
/** What a short text says of a row: "yg lokasi salah" → lokasi, "mau ubah waktunya" → waktu. Undefined for more words than a row's name. */
export function rowSpokenOf(text: string): RowSpoken | undefined {
  if (text.length > SAID_TEXT_MAX || (text.includes('?') && !/^\W*can i /i.test(text))) return undefined;
  // "Not right", "isn't correct": wrong.
  const words = tidy(text.replace(NOT_RIGHT, ' wrong'));
  const change = words.some((word) => CHANGES.has(word))
    ? 'asked'
    : words.some((word) => WRONG.has(word))
      ? 'wrong'
      : undefined;
  const name = words.filter((word) => !CHANGES.has(word) && !WRONG.has(word) && !BESIDE_ROW.has(word));
  return name.length > ROW_WORDS_MAX ? undefined : { name: name.map(withoutIts).join(' '), change };
}
/** Words of a row's name. */
const ROW_WORDS_MAX = 3;
/** "Lokasinya" → "lokasi". */
export const withoutIts = (word: string): string => (word.length > 5 ? word.replace(/nya$/, '') : word);
