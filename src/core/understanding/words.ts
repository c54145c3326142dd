import { phraseWords } from './lexer.ts';
import { type Spelt, Trie } from './trie.ts';

/** A table of `name: word, phrase …` rows, made ready for look-ups. */
export interface WordTable {
  /** The names whose words are found, in the table's order. */
  find(tokens: readonly Spelt[]): readonly string[];
}

/** Makes a word table; spellings are as the lexer gives them. */
export function wordTable(table: string): WordTable {
  const trie = new Trie<string>();
  const names: string[] = [];
  for (const row of table.trim().split('\n')) {
    const at = row.indexOf(':');
    const name = row.slice(0, at);
    names.push(name);
    for (const phrase of row.slice(at + 1).split(',')) trie.add(phraseWords(phrase), name);
  }
  return {
    find(tokens) {
      const found = new Set(trie.all(tokens).map(({ mark }) => mark));
      return names.filter((name) => found.has(name));
    },
  };
}
