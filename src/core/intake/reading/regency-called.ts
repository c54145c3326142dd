import type { PlaceValue } from '../../facts.ts';
import { plainWords } from '../../language/tidy.ts';
import type { Policy } from '../../policy/policy.ts';
import { type Speller, spellerOf } from '../../understanding/place/spelling.ts';
import { bareName } from '../draft/place-words.ts';

/** Said around the name of a regency: "kayaknya masuk banjar deh", "wilayah kab. tapin pak". */
const BESIDE = new Set(
  'di ke dari yang yg masuk termasuk wilayah daerah kota kabupaten kab kayaknya sepertinya mungkin kalau tidak salah sih deh lah ya iya pak bu min kak bang mas mbak in the city regency of probably maybe'.split(
    ' ',
  ),
);

/** Whether a place is nothing but its regency's seat, or another name of that regency: "di martapura", "kota bjm". */
export function isTownOf(policy: Policy, place: PlaceValue): boolean {
  const called = policy.regencies.find(({ name }) => name === place.regency);
  return [called?.seat.toLowerCase(), ...(called?.also ?? [])].includes(bareName(place));
}

interface Regencies {
  /** A regency's name by each thing it is called, without spaces. */
  readonly byName: ReadonlyMap<string, string>;
  readonly speller: Speller;
}

const made = new WeakMap<Policy, Regencies>();

function regenciesOf(policy: Policy): Regencies {
  const known = made.get(policy);
  if (known) return known;
  const byName = new Map(
    policy.regencies.flatMap(({ name, seat, also }) =>
      // What it is itself called comes last, and stays: Banjar is no other's seat.
      [...also, seat, name].map((each) => [plainWords(each).replaceAll(' ', ''), name] as const),
    ),
  );
  const regencies = { byName, speller: spellerOf(new Set(byName.keys())) };
  made.set(policy, regencies);
  return regencies;
}

/**
 * The regency that a text is nothing but the name of, to whoever was asked for one: also torn apart ("banjar baru"), with one letter wrong
 * ("bnjarmasin"), or by a town whose name is an everyday word elsewhere ("rantau"). Undefined for anything else.
 */
export function regencyCalled(policy: Policy, text: string): string | undefined {
  const { byName, speller } = regenciesOf(policy);
  const called = plainWords(text)
    .split(' ')
    .filter((word) => !BESIDE.has(word))
    .join('');
  return byName.get(called) ?? byName.get(speller.mend(called) ?? '');
}
