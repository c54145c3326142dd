import type { DeskPolicy, Policy } from '../policy/policy.ts';
import type { Complaint } from '../store/store.ts';
import { isDeskExcluded } from './exclusion.ts';

/** Categories about how offices and officers behave: there the office named may be the one complained of. */
const ABOUT_OFFICES: ReadonlySet<string> = new Set(['conduct', 'levy']);
/** Words in a desk's name that name no office by themselves. */
const COMMON = new Set([
  'dinas',
  'admin',
  'kota',
  'kabupaten',
  'provinsi',
  'dan',
  'pt',
  'office',
  'city',
  'regency',
  'the',
  'of',
  'and',
]);

/** Ways in which people name a desk: its whole name, its parts between slashes, its initials. */
function namesOf({ name }: DeskPolicy): readonly string[] {
  const names = Object.values(name).flatMap((each) => [each, ...each.split('/').map((part) => part.trim())]);
  return [...new Set(names.map((each) => each.toLowerCase()))].filter((each) =>
    each.split(/\s+/).some((word) => !COMMON.has(word)),
  );
}

/** Desks that a complaint about an office's conduct names, by its words: whoever is complained of should not receive it. */
function desksComplainedOf(policy: Policy, category: string, texts: readonly string[]): readonly string[] {
  if (!ABOUT_OFFICES.has(category)) return [];
  const text = ` ${texts
    .join(' ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  return policy.desks
    .filter((desk) =>
      namesOf(desk).some((name) => {
        const words = name.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
        return words.length > 2 && text.includes(` ${words} `);
      }),
    )
    .map(({ id }) => id);
}

/** Desks worth excluding from a complaint that are not excluded yet. */
export function suggestedExclusions(policy: Policy, complaint: Complaint): readonly string[] {
  const texts = Object.values(complaint.facts).map(({ value }) => value.text);
  return desksComplainedOf(policy, complaint.category, texts).filter((desk) => !isDeskExcluded(complaint, desk));
}
