import { phraseWords } from './lexer.ts';
import { type Hit, type Spelt, Trie } from './trie.ts';

/** A table of `name: word, phrase …` rows, made ready for look-ups. */
export interface WordTable {
  /** The names whose words are found, in the table's order. */
  find(tokens: readonly Spelt[]): readonly string[];
  /** Every phrase that is found, with its name and where it stands. */
  hits(tokens: readonly Spelt[]): readonly Hit<string>[];
}

/** Which tables have a phrase that begins with a word: a bit for each table, so that one look at a text tells which of them to ask. */
const begun = new Map<string, number>();
let tables = 0;
const NONE: readonly never[] = [];

/** The tables of which a phrase may begin somewhere in the text looked at last. */
let latest: { readonly tokens: readonly Spelt[]; readonly mask: number } = { tokens: [], mask: 0 };

function maskOf(tokens: readonly Spelt[]): number {
  if (latest.tokens === tokens) return latest.mask;
  let mask = 0;
  for (const { word, stem } of tokens) mask |= (begun.get(word) ?? 0) | (stem === word ? 0 : (begun.get(stem) ?? 0));
  latest = { tokens, mask };
  return mask;
}

/** Makes a word table; spellings are as the lexer gives them. At most 31 tables in all. */
export function wordTable(table: string): WordTable {
  const trie = new Trie<string>();
  const names: string[] = [];
  const bit = 1 << tables;
  tables += 1;
  for (const row of table.trim().split('\n')) {
    const at = row.indexOf(':');
    const name = row.slice(0, at);
    names.push(name);
    for (const phrase of row.slice(at + 1).split(',')) {
      const words = phraseWords(phrase);
      trie.add(words, name);
      const [first] = words;
      if (first !== undefined) begun.set(first, (begun.get(first) ?? 0) | bit);
    }
  }
  const hits = (tokens: readonly Spelt[]): readonly Hit<string>[] =>
    (maskOf(tokens) & bit) === 0 ? NONE : trie.all(tokens);
  return {
    hits,
    find(tokens) {
      const all = hits(tokens);
      if (all.length === 0) return NONE;
      const found = new Set(all.map(({ mark }) => mark));
      return names.filter((name) => found.has(name));
    },
  };
}
