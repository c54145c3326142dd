import type { Lexicon } from './compile.ts';

/** A desk's keyword at the start, case, spaces, hashes and signs forgiven. */
export function keywordIn(text: string, lexicon: Lexicon): string | undefined {
  const start = text
    .slice(0, 60)
    .toLowerCase()
    .replace(/^[\s"'“#@/*_-]+/, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
  for (const [bare, keyword] of lexicon.keywords) if (start.startsWith(bare)) return keyword;
  return undefined;
}

/** What is said after the keyword it begins with, written however it was; a text that does not begin with it stays as it is. */
export function withoutKeyword(text: string, keyword: string): string {
  const letters = [...keyword.toLowerCase()].filter((letter) => /[\p{L}\p{N}]/u.test(letter));
  const written = letters.join('[^\\p{L}\\p{N}]*');
  return text.replace(new RegExp(`^[\\s"'“#@/*_-]*${written}[\\s,.:;!?"'”#@/*_-]*`, 'iu'), '');
}
