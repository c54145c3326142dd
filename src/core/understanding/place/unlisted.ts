import { CUES, LINKS, RELATIONS, TITLES } from '../data/heads.ts';
import type { Token } from '../lexer.ts';
import { type Ground, isHouse, isName, isProper, type Span } from './ground.ts';
import { nameFrom } from './name.ts';

/** Words of a name that no list has, before its "gang 2". */
const BEFORE_MAX = 4;
/** "Kelua Indah gang 2", "Griya Asri blok C 3": where the name begins that stands before the head at a token; the head itself where none does. */
export function nameBefore(ground: Ground, at: number, least: number): number {
  const { tokens, lexicon } = ground;
  let from = at;
  while (from > least && at - from < BEFORE_MAX) {
    const token = tokens[from - 1];
    const isStrange =
      token?.kind === 'word' &&
      token.raw.length > 3 &&
      !CUES.has(token.word) &&
      !RELATIONS.has(token.word) &&
      !LINKS.has(token.word) &&
      !lexicon.small.has(token.word) &&
      (isName(ground, token) || isProper(token));
    if (!isStrange) break;
    from -= 1;
  }
  return from;
}

const INNER = new Set(['gang', 'blok']);
/** "Griya Asri gang 2": the ways of an estate or quarter that no list has. */
export const isInner = (tokens: readonly Token[], at: number): boolean =>
  INNER.has(tokens[at]?.word ?? '') && (isHouse(tokens[at + 1]) || tokens[at + 1]?.raw.length === 1);

/** After these an address is written, whatever it is called. */
const ADDRESS_HEADS = new Set(['alamat', 'alamatnya', 'dialamat', 'lokasi', 'lokasinya', 'bertempat']);
/** Between them and the address. */
const ADDRESS_SIGNS = new Set([':', ',', '-', 'di', 'kami', 'saya', 'rumah']);
/** "Alamat: Handil Permai 4 no 21": a name that no list has, with the number of a house or a quarter behind it. */
export function addressAt(ground: Ground, at: number): Span | null {
  const { tokens } = ground;
  let head = at - 1;
  while (at - head <= 3 && ADDRESS_SIGNS.has(tokens[head]?.word ?? '')) head -= 1;
  const token = tokens[at];
  const isAddress = ADDRESS_HEADS.has(tokens[head]?.word ?? '');
  // "Di handil permai 1 no 30".
  const isIn = ['di', 'daerah'].includes(tokens[at - 1]?.word ?? '');
  if (!(isAddress || isIn) || token?.kind !== 'word' || !isName(ground, token)) return null;
  const { to } = nameFrom(ground, at);
  const isTold = tokens
    .slice(at + 1, to)
    .some((each, index) =>
      isAddress ? isHouse(each) || CUES.has(each.word) : HOUSED.has(each.word) && isHouse(tokens[at + index + 2]),
    );
  return isTold ? { from: at, to, score: ADDRESSED_SCORE } : null;
}
/** Before the number of a house or a way. */
const HOUSED = new Set(['no', 'nomor', 'gang', 'blok', 'rt']);
const ADDRESSED_SCORE = 4;

const BESIDE = new Set(['depan', 'samping', 'seberang', 'belakang', 'sebelah', 'dekat']);
const BESIDE_SCORE = 2.5;
/** Beside what is named by its own name: "depan Bakso Urip", "samping Grand Mahkota". */
export function besideAt(ground: Ground, at: number): Span | null {
  const { tokens, lexicon } = ground;
  const name = tokens[at + 1];
  if (!BESIDE.has(tokens[at]?.word ?? '') || name?.kind !== 'word') return null;
  const isCalled =
    name.capital &&
    /\p{Ll}/u.test(tokens[at]?.raw ?? '') &&
    name.raw.length > 2 &&
    !TITLES.has(name.word) &&
    !lexicon.common.has(name.word) &&
    !lexicon.common.has(name.stem);
  if (!isCalled) return null;
  const { to } = nameFrom(ground, at + 1);
  return { from: at, to, score: BESIDE_SCORE };
}
