import { CUES, LINKS, NAMED_AFTER, NO_NAME, RELATIONS } from '../data/heads.ts';
import type { Token } from '../lexer.ts';
import { AFFIXED, type Further, type Ground, INFLECTED, type Name } from './ground.ts';

/** "gang damai rt 11", "komplek keluarga blok c": between two such words an everyday one is a name, too. */
const WAYS = new Set(['gang', 'komplek', 'perumahan']);
const AFTER_WAY = new Set(['rt', 'rw', 'no', 'nomor', 'blok', 'gang', 'komplek', 'jalan', 'kelurahan', 'desa']);
const NO_WAY = new Set(
  'mohon tolong terimakasih para tahap yang terima di ke rusak hancur banjir gelap mati becek sempit buntu kami saya kita ini itu sebelah sini situ dan depan samping belakang dekat'.split(
    ' ',
  ),
);
/** Whether the word behind a lane or estate stands between it and a number, a block or the like. */
export const isWedged = ({ tokens }: Ground, at: number, to: number): boolean =>
  to === at + 1 &&
  WAYS.has(tokens[at]?.word ?? '') &&
  tokens[to]?.kind === 'word' &&
  !NO_WAY.has(tokens[to]?.word ?? '') &&
  AFTER_WAY.has(tokens[to + 1]?.word ?? '');

/** "Puskesmas Banyu Hirang", "SDN Tanah Merah 2": what is called after a village may be called by an everyday word. */
const isCalledAfter = (head: Token | undefined, name: Token): boolean =>
  NAMED_AFTER.has(head?.word ?? '') && !INFLECTED.test(name.plain);

const CALLED: ReadonlySet<string | undefined> = new Set(['village', 'kelurahan', 'district', 'business']);
const CALLED_WORDS = 2;
/** "Desa Batu Kambing", "Klinik Sehat Bersama": in capitals everyday words are a name, too. */
export function isCalled(tokens: readonly Token[], to: number): boolean {
  const name = tokens[to];
  if (name?.kind !== 'word' || !name.capital || NO_WAY.has(name.word) || !/\p{Ll}/u.test(name.raw)) return false;
  for (let back = 1; back <= CALLED_WORDS; back += 1) {
    const before = tokens[to - back];
    if (CALLED.has(CUES.get(before?.word ?? '')) || isCalledAfter(before, name)) return true;
    if (!before?.capital) return false;
  }
  return false;
}

/** Kinds of schools, as they are written before a name. */
export const SCHOOLS = new Set('sd sdn smp smpn sma sman smk smkn mts mtsn man min tk paud'.split(' '));
/** After a number these are counted: "sdn kelayan 3 hari libur". */
const COUNTS = new Set(
  'hari minggu bulan tahun jam orang kali guru murid siswa anak kelas ruang ruangan bulanan'.split(' '),
);
/** "sdn pemurus dalam 5 bolong": schools are numbered after their village. */
export const isSchoolNumber = (tokens: readonly Token[], at: number, to: number): boolean =>
  /^\d{1,2}$/.test(tokens[to]?.word ?? '') &&
  (!COUNTS.has(tokens[to + 1]?.word ?? '') || tokens[to - 1]?.word === 'negeri') &&
  tokens.slice(at, to).some(({ word }) => SCHOOLS.has(word));

/** Before a name that only looks like an everyday word: "Jl. Kahabang", "Kel. Kasaran". */
const ABBREVIATED = /^(?:jl|jln|gg|kel|kec|perum|komp|ds)$/;

/** So many everyday words may a name begin with. */
const EVERYDAY_MAX = 2;

/** "Puskesmas kahabang", "RS mata Sehati", "Bank BRI", "Jl. Kahabang": what is called after a village or a saint, by a word that is or looks like an everyday one. */
export function calledAfter({ tokens, lexicon: { common, small } }: Ground, { at, to }: Name, next: Token): Further {
  const head = tokens[to - 1]?.raw === '.' ? tokens[to - 2] : tokens[to - 1];
  const isDoctor = next.plain === 'dr' && /^(?:rs|rsud|rumahsakit)$/.test(head?.word ?? '');
  if (to > at + 2 || next.kind !== 'word' || (small.has(next.word) && !isDoctor) || NO_NAME.has(next.word))
    return undefined;
  if (INFLECTED.test(next.plain) || AFFIXED.test(next.plain)) return undefined;
  if (!common.has(next.word) && ABBREVIATED.test(head?.plain ?? '')) return { to: to + 1, names: true };
  if (to > at + 1 || !NAMED_AFTER.has(head?.word ?? '')) return undefined;
  if (!common.has(next.word) || head?.word === 'bank') return { to: to + 1, names: true };
  // "RSUD dr. Kusmayadi".
  if (next.plain === 'dr') return { to: tokens[to + 1]?.raw === '.' ? to + 2 : to + 1, names: true };
  // "Puskesmas tanah kali Asam": everyday words, and behind them one that is none.
  for (let last = to; last < to + EVERYDAY_MAX; last += 1) {
    const word = tokens[last]?.word ?? '';
    if (small.has(word) || LINKS.has(word) || RELATIONS.has(word) || (CUES.has(word) && word !== 'sungai'))
      return undefined;
    const after = tokens[last + 1];
    if (after?.kind !== 'word') return undefined;
    const isEveryday = common.has(after.word) || common.has(after.stem) || INFLECTED.test(after.plain);
    if (!isEveryday && !CUES.has(after.word) && !NO_NAME.has(after.word)) return { to: last + 2, names: true };
  }
  return undefined;
}
