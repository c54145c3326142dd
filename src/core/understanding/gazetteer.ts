import type { Policy } from '../policy/policy.ts';
import { NEIGHBOUR_DISTRICTS, PROVINCES } from './data/indonesia.ts';
import { LANDMARKS } from './data/landmarks.ts';
import { OUTSIDE_NAMES, WORDLIKE } from './data/names.ts';
import { VILLAGES } from './data/villages.ts';
import { phraseWords } from './lexer.ts';
import { Trie } from './trie.ts';

/** A known place. */
export interface Area {
  readonly kind: 'province' | 'regency' | 'district' | 'village' | 'spot';
  /** In full without "Kabupaten"/"Kota". */
  readonly name: string;
  /** Absent where the name alone does not decide. */
  readonly regency?: string;
  readonly district?: string;
  /** Not in the area this installation serves. */
  readonly outside: boolean;
  /** Also an everyday word or a name found in many places: needs a cue before it counts. */
  readonly weak: boolean;
}

export interface Gazetteer {
  readonly trie: Trie<Area>;
  /** Single words that occur in names, for spellings. */
  readonly words: ReadonlySet<string>;
  /** Cities rather than kabupaten, by name. */
  readonly cities: ReadonlySet<string>;
}

const rows = (table: string): string[] => table.trim().split('\n');

/**
 * The places that a policy's installation knows: Kalimantan Selatan's districts, villages and landmarks, the policy's own
 * regencies with their other names, and the rest of Indonesia as "outside".
 */
export function gazetteerOf(policy: Policy): Gazetteer {
  const trie = new Trie<Area>();
  const words = new Set<string>();
  const wordlike = new Set(WORDLIKE.trim().split(/\s*[,\n]\s*/));
  const served = new Set(policy.regencies.map(({ name }) => name));
  const add = (spelling: string, area: Omit<Area, 'outside' | 'weak'>, weak = false) => {
    const phrase = phraseWords(spelling);
    if (phrase.length === 0) return;
    const outside =
      area.regency !== undefined ? !served.has(area.regency) : area.kind === 'province' || area.kind === 'regency';
    trie.add(phrase, { ...area, outside, weak: weak || wordlike.has(phrase.join(' ')) });
    for (const word of phrase) if (word.length > 3) words.add(word);
  };

  for (const { name, seat, also } of policy.regencies) {
    add(name, { kind: 'regency', name, regency: name });
    for (const other of also) add(other, { kind: 'regency', name, regency: name });
    add(seat, { kind: 'spot', name: seat, regency: name });
  }
  for (const row of rows(VILLAGES)) {
    const [regency = '', district = '', villages = ''] = row.split('|');
    add(district, { kind: 'district', name: district, regency, district });
    for (const name of villages.split(',')) add(name, { kind: 'village', name, regency, district });
  }
  for (const row of rows(LANDMARKS)) {
    const [head = '', names = ''] = row.split(': ');
    const [regency = '?', district] = head.split('/');
    for (const name of names.split(', '))
      add(name, {
        kind: 'spot',
        name,
        ...(regency === '?' ? {} : { regency }),
        ...(district === undefined ? {} : { district }),
      });
  }
  for (const row of rows(PROVINCES)) {
    const [province = '', names = ''] = row.split('|');
    add(province, { kind: 'province', name: province });
    for (const marked of names.split(',')) {
      const name = marked.replace('*', '');
      if (!served.has(name)) add(name, { kind: 'regency', name, regency: name });
    }
  }
  for (const row of rows(NEIGHBOUR_DISTRICTS)) {
    const [regency = '', names = ''] = row.split('|');
    for (const district of names.split(','))
      add(district, { kind: 'district', name: district, regency, district }, true);
  }
  for (const row of rows(OUTSIDE_NAMES)) {
    const [regency = '', names = ''] = row.split(': ');
    for (const name of names.split(', ')) add(name, { kind: 'spot', name, regency });
  }
  const cities = new Set(policy.regencies.filter(({ type }) => type === 'kota').map(({ name }) => name));
  return { trie, words, cities };
}
