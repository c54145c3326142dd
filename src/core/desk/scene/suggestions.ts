import type { DeskPolicy, Policy } from '../../policy/policy.ts';
import type { Complaint } from '../../store/port/store.ts';
import { isDeskExcluded } from '../rights/exclusion.ts';

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
  return [...new Set(names.map(inWords))].filter((each) => each.split(' ').some((word) => !COMMON.has(word)));
}

/** Before what a desk is called besides: alone it may be what the complaint is about ("pendidikan"). */
const OF_OFFICE = ['dinas', 'kantor', 'petugas', 'pegawai', 'oknum', 'staf', 'orang', 'pejabat', 'loket', 'office'];

const inWords = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Letters of the shortest name that is looked for by itself. */
const NAME_LENGTH_MIN = 3;

/** Desks that a complaint about an office's conduct names, by its words: whoever is complained of should not receive it. */
function desksComplainedOf(policy: Policy, category: string, texts: readonly string[]): readonly string[] {
  if (!ABOUT_OFFICES.has(category)) return [];
  const said = ` ${inWords(texts.join(' '))} `;
  const isNamed = (desk: DeskPolicy) =>
    namesOf(desk).some((name) => name.length >= NAME_LENGTH_MIN && said.includes(` ${name} `)) ||
    desk.also.some((name) => OF_OFFICE.some((office) => said.includes(` ${office} ${inWords(name)} `)));
  return policy.desks.filter(isNamed).map(({ id }) => id);
}

/** Desks worth excluding from a complaint that are not excluded yet. */
export function suggestedExclusions(policy: Policy, complaint: Complaint): readonly string[] {
  const texts = Object.values(complaint.facts).map(({ value }) => value.text);
  return desksComplainedOf(policy, complaint.category, texts).filter((desk) => !isDeskExcluded(complaint, desk));
}
