import type { Policy } from '../policy/policy.ts';
import { FUNCTION_WORDS } from './data/common.ts';
import { DANGERS, FEARED, HELPLESS, HINTS, IDIOMS, OVER, SOMEBODY, URGENT } from './data/emergencies.ts';
import { SIGNS } from './data/signs.ts';
import { TOPICS } from './data/topics.ts';
import { phraseWords } from './lexer.ts';
import { type Gazetteer, gazetteerOf } from './place/gazetteer.ts';
import { Trie } from './trie.ts';

/** What a phrase of the language means. */
export type Mark =
  | { readonly about: 'topic'; readonly category: string; readonly weight: number }
  | { readonly about: 'sign'; readonly sign: string; readonly weight: number }
  | { readonly about: 'danger'; readonly level: 1 | 2 | 3; readonly numbers: readonly string[] }
  | { readonly about: 'hint'; readonly of: string; readonly numbers: readonly string[] };

/** Everything that is made once from a policy: the phrases in tries, the known words, the places. */
export interface Lexicon {
  readonly phrases: Trie<Mark>;
  /** Words that any reader looks for, places included: for spellings and stems. */
  readonly known: ReadonlySet<string>;
  /** Words of everyday language: they end a place's name. */
  readonly common: ReadonlySet<string>;
  /** Function words and verbs alone: they end even the name of a building. */
  readonly small: ReadonlySet<string>;
  readonly places: Gazetteer;
  /** Regencies that this installation serves. */
  readonly served: ReadonlySet<string>;
  readonly categoryIds: readonly string[];
  /** Keywords of desks, letters only, with the policy's spelling. */
  readonly keywords: ReadonlyMap<string, string>;
  /** The letters that those begin with. */
  readonly keywordFirsts: ReadonlySet<string>;
}

const lexicons = new WeakMap<Policy, Lexicon>();

/** The lexicon of a policy, made once for each policy object. */
export function lexiconOf(policy: Policy): Lexicon {
  let lexicon = lexicons.get(policy);
  if (!lexicon) {
    lexicon = compile(policy);
    lexicons.set(policy, lexicon);
  }
  return lexicon;
}

/** "lubang^2.5" → its words and its weight. */
function weighted(entry: string, usual: number): { words: string[]; weight: number } {
  const at = entry.lastIndexOf('^');
  const weight = at < 0 ? usual : Number(entry.slice(at + 1));
  return { words: phraseWords(at < 0 ? entry : entry.slice(0, at)), weight: Number.isFinite(weight) ? weight : usual };
}

/** `head: phrase, phrase …` a line. */
const lines = (table: string): (readonly [string, readonly string[]])[] =>
  table
    .trim()
    .split('\n')
    .map((line) => {
      const at = line.indexOf(':');
      return [
        line.slice(0, at).trim(),
        line
          .slice(at + 1)
          .split(',')
          .map((phrase) => phrase.trim()),
      ] as const;
    });

/** Weight of a policy's word that names none. */
const POLICY_WORD_WEIGHT = 2;

function compile(policy: Policy): Lexicon {
  const phrases = new Trie<Mark>();
  const known = new Set<string>();
  const topicWeight = new Map<string, { words: string[]; category: string; weight: number }>();

  const topic = (category: string, entry: string, usual: number) => {
    const { words, weight } = weighted(entry, usual);
    const key = `${category} ${words.join(' ')}`;
    const old = topicWeight.get(key);
    if (!old || old.weight < weight) topicWeight.set(key, { words, category, weight });
  };
  const own = new Map(lines(TOPICS));
  for (const { id, words } of policy.categories) {
    for (const entry of own.get(id) ?? []) topic(id, entry, 1);
    for (const entry of words) topic(id, entry, POLICY_WORD_WEIGHT);
  }
  for (const { words, category, weight } of topicWeight.values()) {
    phrases.add(words, { about: 'topic', category, weight });
    for (const word of words) known.add(word);
  }

  const sign = (name: string, entry: string) => {
    const { words, weight } = weighted(entry, 1);
    phrases.add(words, { about: 'sign', sign: name, weight });
    for (const word of words) known.add(word);
  };
  for (const [name, entries] of lines(SIGNS)) for (const entry of entries) sign(name, entry);
  for (const [name, table] of [
    ['urgent', URGENT],
    ['over', OVER],
    ['feared', FEARED],
    ['idiom', IDIOMS],
  ] as const)
    for (const entry of table.split(',')) sign(name, entry.trim());

  const danger = (entry: string, level: 1 | 2 | 3, numbers: readonly string[]) => {
    const { words } = weighted(entry, 1);
    phrases.add(words, { about: 'danger', level, numbers });
    for (const word of words) known.add(word);
  };
  const shown = (numbers: readonly string[]) => numbers.filter((number) => number in policy.emergencyNumbers);
  for (const [head, entries] of lines(DANGERS)) {
    const [level = '1', numbers = ''] = head.split(' ');
    for (const entry of entries) danger(entry, level === '3' ? 3 : level === '2' ? 2 : 1, shown(numbers.split(',')));
  }
  for (const { emergency } of policy.categories) for (const word of emergency.words) danger(word, 1, emergency.numbers);

  const small = new Set(phraseWords(FUNCTION_WORDS));
  for (const word of small) known.add(word);
  const common = new Set(known);
  // What is only told to the model ends no place's name.
  const told = (entry: string, mark: Mark) => {
    const words = phraseWords(entry);
    phrases.add(words, mark);
    for (const word of words) known.add(word);
  };
  for (const [head, entries] of lines(HINTS)) {
    const [of = '', numbers = ''] = head.split(' ');
    for (const entry of entries) told(entry, { about: 'hint', of, numbers: shown(numbers.split(',')) });
  }
  for (const [sign, table] of [
    ['somebody', SOMEBODY],
    ['helpless', HELPLESS],
  ] as const)
    for (const entry of table.split(',')) told(entry.trim(), { about: 'sign', sign, weight: 1 });
  for (const word of [
    'raya',
    'baru',
    'lama',
    'darat',
    'laut',
    'utara',
    'selatan',
    'timur',
    'barat',
    'tengah',
    'hulu',
    'hilir',
  ])
    common.delete(word);

  const places = gazetteerOf(policy);
  for (const word of places.words) known.add(word);
  const served = new Set(policy.regencies.map(({ name }) => name));

  const keywords = new Map<string, string>();
  for (const desk of policy.desks)
    for (const keyword of desk.keywords) keywords.set(keyword.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''), keyword);

  return {
    phrases,
    known,
    common,
    small,
    places,
    served,
    categoryIds: policy.categories.map(({ id }) => id),
    keywords,
    keywordFirsts: new Set([...keywords.keys()].map((bare) => bare.charAt(0))),
  };
}
