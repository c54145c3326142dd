import type { CategoryPolicy } from '../policy/policy.ts';
import { phraseWords } from './lexer.ts';
import { type Spelt, Trie } from './trie.ts';

/** Of each category the words that spare a question, with its fact; null where it has none. */
const spared = new WeakMap<CategoryPolicy, Trie<string> | null>();

function sparedBy(category: CategoryPolicy): Trie<string> | null {
  const known = spared.get(category);
  if (known !== undefined) return known;
  const words = category.facts.flatMap(({ id, unless = [] }) => unless.map((phrase) => ({ id, phrase })));
  const trie = words.length === 0 ? null : new Trie<string>();
  for (const { id, phrase } of words) trie?.add(phraseWords(phrase), id);
  spared.set(category, trie);
  return trie;
}

/** Facts of a category that it makes no sense to ask for, by the words of a text and the policy's `unless`. */
export function needlessIn(tokens: readonly Spelt[], category: CategoryPolicy | undefined): readonly string[] {
  const trie = category && sparedBy(category);
  return trie ? [...new Set(trie.all(tokens).map(({ mark }) => mark))] : [];
}
