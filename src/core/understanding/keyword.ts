import type { Lexicon } from './compile.ts';

/** Letters and digits of a message's start in which a keyword is looked for. */
const KEYWORD_CHARS = 60;

/** The letter or digit that a plain text begins with; nothing where it begins with a mention, or a sign that could be one of another script. */
const FIRST = /^[\s!-/:-?[-`{-~]{0,20}([a-z0-9])/i;

/** A desk's keyword at the start, case, spaces, hashes and mentions before it forgiven. */
export function keywordIn(
  text: string,
  { keywords, keywordFirsts }: Pick<Lexicon, 'keywords' | 'keywordFirsts'>,
): string | undefined {
  // Most messages begin with another letter than any keyword does.
  const first = FIRST.exec(text)?.[1];
  if (first !== undefined && !keywordFirsts.has(first.toLowerCase())) return undefined;
  const start = text
    .slice(0, KEYWORD_CHARS)
    .toLowerCase()
    .replace(/^(?:\s*@\w+)+/, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
  for (const [bare, keyword] of keywords) if (start.startsWith(bare)) return keyword;
  return undefined;
}

/** What is said after the keyword it begins with, written however it was; a text that does not begin with it stays as it is. */
export function withoutKeyword(text: string, keyword: string): string {
  const letters = [...keyword.toLowerCase()].filter((letter) => /[\p{L}\p{N}]/u.test(letter));
  const written = letters.join('[^\\p{L}\\p{N}]*');
  return text.replace(new RegExp(`^(?:\\s*@\\w+)*[\\s"'“#@/*_-]*${written}[\\s,.:;!?"'”#@/*_-]*`, 'iu'), '');
}
