import { lately } from '../../lately.ts';

/** Finds the known word that a misspelt one was most likely meant to be. */
export interface Speller {
  /** The known word at one slip, or of the same sound; undefined where there is none or more than one. */
  mend(word: string): string | undefined;
}

/** Shorter words have too many neighbours. */
const WORD_MIN = 5;
const WORD_MAX = 24;

/** Old and careless spellings that sound alike: "oe" and "u", "dj" and "j", "y" and "i", "ai" and "e", "au" and "o", doubled letters, a final "h". */
export const sound = (word: string): string =>
  word
    .replace(/oe/g, 'u')
    .replace(/dj/g, 'j')
    .replace(/tj/g, 'c')
    .replace(/[vp]h?|f/g, 'p')
    .replace(/y/g, 'i')
    .replace(/kh/g, 'h')
    .replace(/z/g, 's')
    .replace(/ai/g, 'e')
    .replace(/au/g, 'o')
    .replace(/(.)\1+/g, '$1')
    .replace(/[hk]$/, '');

/** The word with one letter left out, at each place. */
function* without(word: string): Generator<string> {
  for (let i = 0; i < word.length; i += 1) yield word.slice(0, i) + word.slice(i + 1);
}

/** One letter more, less or other, or two neighbours swapped. */
function oneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i += 1;
  if (a.length === b.length)
    return (
      a.slice(i + 1) === b.slice(i + 1) || (a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2))
    );
  return a.length > b.length ? a.slice(i + 1) === b.slice(i) : a.slice(i) === b.slice(i + 1);
}

/** Words by what they are with one letter left out, and by their sound (as SymSpell does). */
function neighbours(known: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const near = new Map<string, string[]>();
  const put = (key: string, word: string) => {
    const words = near.get(key);
    if (words) words.push(word);
    else near.set(key, [word]);
  };
  for (const word of known) {
    put(word, word);
    put(`~${sound(word)}`, word);
    for (const shorter of without(word)) put(shorter, word);
  }
  return near;
}

/** Makes a speller of the known words, which must not change any more. What it looks things up in is made when it is first asked. */
export function spellerOf(known: ReadonlySet<string>): Speller {
  let made: ReadonlyMap<string, readonly string[]> | undefined;
  return {
    mend: lately((word) => {
      if (word.length < WORD_MIN || word.length > WORD_MAX || known.has(word)) return undefined;
      made ??= neighbours(known);
      const near = made;
      const found = new Set(near.get(`~${sound(word)}`) ?? []);
      for (const key of [word, ...without(word)])
        for (const each of near.get(key) ?? []) if (each[0] === word[0] && oneSlip(each, word)) found.add(each);
      return found.size === 1 ? [...found][0] : undefined;
    }),
  };
}
