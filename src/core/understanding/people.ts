import { POSTS } from './data/posts.ts';
import type { Guess } from './guess.ts';
import type { Token } from './lexer.ts';
import { wordTable } from './words.ts';

/** Somebody who is spoken of, as said. At least one of the two. Never shown in public. */
export interface Person {
  readonly name?: string;
  /** The post in the table's words: "kepala desa", "wali kelas". */
  readonly post?: string;
}

/** A title before a name; the name has a capital letter. Any of these may be repeated ("Bapak H."). */
const NAMED =
  /(?<!\p{L})(?:pak|bapak|bpk|bu|ibu|sdr|sdri|saudara|saudari|haji|hj|h|dr|drg|ustadz|kapten|bripka|brigadir|aiptu|ipda|kompol|serka|sertu|a\.?n\.?|atas nama|bernama\s+(?:pak|bapak|bu|ibu)|bernama|namanya|nama)\.?\s+(?:(?:h|hj|dr|drs|ir|petugas)\.?\s+)?(\p{Lu}[\p{L}.'’]{1,24}(?:\s\p{Lu}[\p{L}.'’]{0,24}){0,3})/giu;
const INITIALS = /\b(?:berinisial|inisial|initials?)\s+([A-Z](?:\.?\s?[A-Z]){0,3}\b\.?)/gi;
/** Titles that are written with a capital too: no names. */
const NO_NAME =
  /^(?:Admin|Min|Bupati|Wali|Walikota|Gubernur|Camat|Lurah|Kades|Kepala|RT|RW|Polisi|Ketua|Guru|Dokter|Presiden|Menteri|Kapolres|Kapolsek|Desa|Haji|Saya|Yth|Bapak|Ibu|Kami|Allah|Dinas|Pak|Bu)\b/;
const LETTERED = /\p{Lu}/u;
/** A name follows a blank: without a capital letter there, nobody is named. */
const MAY_NAME = /\s\p{Lu}/u;
const MAY_BE_INITIALS = /inisial|initial/i;

const posts = wordTable(POSTS);
const FACTS_SURE = 0.6;
const POST_SURE = 0.5;

/** Who is spoken of: names with a title before them, initials, and posts. */
export function peopleIn(text: string, tokens: readonly Token[]): readonly Guess<Person>[] {
  const people: Guess<Person>[] = [];
  for (const match of MAY_NAME.test(text) ? text.matchAll(NAMED) : []) {
    const name = (match[1] ?? '').trim();
    // The pattern ignores case for the title's sake: a name itself begins with a capital letter.
    if (!LETTERED.test(name[0] ?? '') || NO_NAME.test(name)) continue;
    const words = name.split(/\s+/);
    const end = words.findIndex((word) => !LETTERED.test(word[0] ?? '') && !/^bin(?:ti)?$/.test(word));
    const shown = words.slice(0, end < 0 ? undefined : end).join(' ');
    const start = match.index + match[0].indexOf(match[1] ?? '');
    people.push({ value: { name: shown }, span: [start, start + shown.length], confidence: FACTS_SURE });
  }
  for (const match of MAY_BE_INITIALS.test(text) ? text.matchAll(INITIALS) : []) {
    const start = match.index + match[0].length - (match[1] ?? '').length;
    people.push({
      value: { name: match[1] ?? '' },
      span: [start, match.index + match[0].length],
      confidence: FACTS_SURE,
    });
  }
  for (const post of posts.find(tokens)) people.push({ value: { post }, confidence: POST_SURE });
  return people;
}
