import type { Words } from '../talk/draft.ts';

/** Longest text kept of one message, in characters; far more than anybody types. */
export const WORDS_MAX = 20_000;
/** Messages of a draft that are kept one by one: all of them are written anew with each further one, and nobody who tells of a trouble comes near. */
export const WORDS_APART_MAX = 300;

/** Whether words can stand in one text with others: of the same kind, and together no longer than one message. */
const joins = (one: Words, other: Words): boolean =>
  one.story === other.story && one.passedOn === other.passedOn && one.text.length + other.text.length < WORDS_MAX;

/** The words of a draft with further ones. Beyond {@link WORDS_APART_MAX} they join earlier ones on a line of their own: no word is lost, but an edit of such a message corrects none of them. */
export function withWords(words: readonly Words[], added: Words): readonly Words[] {
  const at = words.length < WORDS_APART_MAX ? -1 : words.findLastIndex((each) => joins(each, added));
  const before = words[at];
  if (!before) return [...words, added];
  const { messageId: _, ...joined } = before;
  return words.with(at, { ...joined, text: `${before.text}\n${added.text}` });
}
