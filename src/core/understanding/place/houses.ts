import { CUES, LINKS, NUMBERED_WAYS, RELATIONS } from '../data/heads.ts';
import type { Token } from '../lexer.ts';
import { monthOf } from '../time/months.ts';
import { type Further, type Ground, isHouse, isName, type Name } from './ground.ts';

/** After a number these are counted: "Jl. Cempaka 3 titik". */
const COUNTED = new Set(
  'hari malam minggu pekan bulan tahun jam menit kali x orang warga anak rumah kk titik lampu lubang pohon tiang meter m km cm buah biji unit ekor mobil motor truk tempat lokasi jalur lajur sisi arah persen juta ribu rb jt rupiah'.split(
    ' ',
  ),
);

/** "… 58 tepatnya depan toko". */
export const EXACTLY = new Set(['tepatnya', 'persis', 'persisnya', 'pas']);

/**
 * "Jl. Cempaka 58 yang rusak", "gang Damai 2 banjir": the number of a house behind a street's name. What is counted is none, nor a day of the month.
 */
export function isHouseNumber({ tokens, lexicon: { small }, mentionAt }: Ground, at: number, to: number): boolean {
  const number = tokens[to];
  const isWay = tokens.slice(at, to).some(({ word }) => NUMBERED_WAYS.has(word)) || !CUES.has(tokens[at]?.word ?? '');
  const isAhead = AREAS.has(tokens[to + 1]?.word ?? '');
  if (!(isWay || isAhead) || !/^\d{1,4}(?:[/-]\d{1,4})?$/.test(number?.word ?? '')) return false;
  const letter = tokens[to + 1];
  const after = letter?.raw.length === 1 && letter.start === number?.end ? tokens[to + 2] : letter;
  if (after?.kind !== 'word') return true;
  if (COUNTED.has(after.word) || monthOf(after.word) !== undefined) return false;
  return (
    CUES.has(after.word) ||
    LINKS.has(after.word) ||
    RELATIONS.has(after.word) ||
    EXACTLY.has(after.word) ||
    small.has(after.word) ||
    mentionAt.has(tokens.indexOf(after, to))
  );
}

/** "… Permai 3 kelurahan Basirih". */
const AREAS = new Set(['kelurahan', 'kecamatan', 'rt', 'rw', 'desa']);
const UNTIL = new Set(['sampai', 'sd', 'hingga']);
const FROM = new Set(['dari', 'mulai', 'antara']);
const TARGET_MAX = 3;
/** "… 104 sampai 110", "dari pasar sampai jembatan Merdeka", "no 9 sampai 19": what lies between the two. */
export function overUntil(ground: Ground, { at, to, named }: Name, next: Token): Further {
  const { tokens, mentionAt } = ground;
  if (!UNTIL.has(next.word) || !named) return undefined;
  const isWay = NUMBERED_WAYS.has(tokens[at]?.word ?? '') || FROM.has(tokens[at - 1]?.word ?? '');
  if (!isWay) return undefined;
  let over = to + 1;
  while (over - to <= TARGET_MAX && ['di', 'ke', 'dengan'].includes(tokens[over]?.word ?? '')) over += 1;
  const target = tokens[over];
  const after = tokens[over + 1];
  if (!target) return undefined;
  if (isHouse(target) && isHouse(tokens[to - 1]) && !COUNTED.has(after?.word ?? '')) return { to: over + 1 };
  const leads = CUES.has(target.word) || RELATIONS.has(target.word) || ['no', 'nomor'].includes(target.word);
  const isNamed =
    after !== undefined &&
    (after.kind === 'number' || after.capital || CUES.has(after.word) || mentionAt.has(over + 1));
  if (mentionAt.has(over) || (leads && isNamed)) return { to: over };
  const isSame = target.kind === 'word' && target.word === tokens[at + 1]?.word;
  // "Mulai jl. Cempaka sampai handil permai".
  const isEnd = FROM.has(tokens[at - 1]?.word ?? '') && target.kind === 'word' && isName(ground, target);
  return isSame || (isEnd && target.raw.length > 3) ? { to: over + 1 } : undefined;
}
