import type { Lexicon } from '../compile.ts';
import { CUES, ESTATES } from '../data/heads.ts';
import type { Token } from '../lexer.ts';

const COUNTS = new Set(['.', 'tiga', 'empat', 'lima', 'raya']);
/** "Toko buah Lingga": what a shop sells may stand between. */
const SHOPS = new Set(['toko', 'warung', 'kios', 'pabrik', 'kedai', 'depot']);
/** What stands before a name, a dot and a number passed over. */
export function headBefore(tokens: readonly Token[], at: number): string {
  let back = at - 1;
  while (back > 0 && (tokens[back]?.kind === 'number' || COUNTS.has(tokens[back]?.word ?? ''))) back -= 1;
  const isSold =
    tokens[back]?.kind === 'word' && tokens[back]?.word !== 'di' && SHOPS.has(tokens[back - 1]?.word ?? '');
  return tokens[isSold ? back - 1 : back]?.word ?? '';
}

/** Streets and estates are called after towns and villages, wherever they lie. */
const STREETS = new Set(['jalan', 'gang', 'lorong', 'komplek', 'perumahan', 'ruko']);
/** "Gang Mawar" is in every town, whichever is listed. */
export const LANES = new Set(['gang', 'lorong', 'komplek', 'perumahan', 'ruko', 'blok']);
/** Words of a street's name before the town's that it is called after: "Jl. Anjir Kupang". */
const STREET_NEAR = 4;
/** Before these a town is named, and not what is called after it. */
const TOWN_BEFORE = new Set(['kota', 'kabupaten', 'kecamatan', 'di', 'ke', 'dari', 'arah', 'menuju', ',']);

/** "Jl. Martapura", "Komplek Tanjung Permai", "Jl. Anjir Kapuas Timur": the name is that of a street or estate. A street known by that name is a spot. */
export function isStreets(tokens: readonly Token[], at: number, to: number): boolean {
  let head = at - 1;
  while (['.', 'raya'].includes(tokens[head]?.word ?? '')) head -= 1;
  if (STREETS.has(tokens[head]?.word ?? '')) return true;
  if (!ESTATES.has(tokens[to]?.word ?? '')) return false;
  for (let back = 1; back <= STREET_NEAR; back += 1) {
    const { word = ',', kind = 'sign', raw = ',' } = tokens[at - back] ?? {};
    if (STREETS.has(word)) return true;
    if (TOWN_BEFORE.has(word) || (kind === 'sign' && raw !== '.')) return false;
  }
  return false;
}

/** "Kacapiring Tengah": a direction, or whatever else is also an everyday word, at the end of a name that no list has. */
export const endsName = (tokens: readonly Token[], at: number, to: number, { common, small }: Lexicon): boolean => {
  const before = tokens[at - 1];
  return (
    to === at + 1 &&
    before?.kind === 'word' &&
    before.capital &&
    tokens[at]?.capital === true &&
    !common.has(before.word) &&
    !small.has(before.word) &&
    !CUES.has(before.word) &&
    before.start > 0
  );
};

/** "dprkp.banjarkab.go.id", "dinas@banjar.go.id": no place, but where to write to. */
export const isAddressOnline = (tokens: readonly Token[], at: number, to: number): boolean => {
  const [dot, after] = [tokens[to], tokens[to + 1]];
  return (
    (dot?.raw === '.' &&
      dot.start === tokens[to - 1]?.end &&
      ONLINE.has(after?.plain ?? '') &&
      after?.start === dot.end) ||
    tokens[at - 1]?.raw === '@'
  );
};
const ONLINE = new Set(['go', 'id', 'com', 'co', 'sch', 'ac', 'net']);
