/** One word at a time, as old people write on small phones: what tells nothing by itself, and what only says how it looks. */
import { tidy } from './tidy.ts';

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Words that go on with a sentence and answer nothing at all. */
const JOINING = setOf(
  'di ke dari pada yang itu ini tu nih dan atau juga lalu terus pak bu min kak bang mas mbak at in on of and the is',
);
/** With these, words that are no place and no time by themselves: "depan", "rumah", "saya". */
const BESIDE_PLACE = setOf(
  'saya kami kita aku sy ulun rumah rumahnya depan dekat samping belakang sebelah seberang ada mau untuk buat karena soal tolong mohon lagi my our house near behind',
);
/** Words that say how something looks: never where or when it is. */
const LOOKING = setOf(
  'rusak parah mati padam gelap bolong berlubang hancur bocor mampet kotor bau banjir macet numpuk menumpuk banget sekali bahaya berbahaya broken dark dirty dangerous bad very',
);
/** "Parah sekali". */
const LOOKING_WORDS_MAX = 2;

const wordsOf = (text: string): readonly string[] =>
  /\d|\?/.test(text) ? [] : tidy(text).filter((word) => /\p{L}/u.test(word));

/** Whether a text is one word of a sentence that goes on, and answers nothing: "di", "itu". */
export const isJoiningWord = (text: string): boolean => {
  const [word, ...others] = wordsOf(text);
  return word !== undefined && others.length === 0 && JOINING.has(word);
};

/** Whether a text is one word that is no place and no time by itself: "depan", "rumah", "saya". */
export const isWordBesidePlace = (text: string): boolean => {
  const [word, ...others] = wordsOf(text);
  return word !== undefined && others.length === 0 && (JOINING.has(word) || BESIDE_PLACE.has(word));
};

/** Whether a text is a word or two that say how something looks: "rusak", "parah sekali". */
export const saysHowItLooks = (text: string): boolean => {
  const words = wordsOf(text);
  return words.length > 0 && words.length <= LOOKING_WORDS_MAX && words.every((word) => LOOKING.has(word));
};
