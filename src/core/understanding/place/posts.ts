import type { PlaceValue } from '../../facts.ts';
import { ROADS } from '../data/roads.ts';
import type { Token } from '../lexer.ts';

/** Tokens between a road's name and its "km". */
const POST_NEAR = 3;
/** Kilometre posts of long roads. */
const roads = ROADS.trim()
  .split('\n')
  .map((row) => {
    const [called = '', name = '', parts = ''] = row.split('|');
    return {
      called,
      name,
      parts: parts.split(', ').map((part) => {
        const [, regency = '', from = '0', to = '0'] = /^(.*) (\d+)-(\d+)$/.exec(part) ?? [];
        return { regency, from: Number(from), to: Number(to) };
      }),
    };
  });
const POSTS = new Set(['km', 'kilometer', 'pal']);
/** No road is longer. */
const POST_MAX = 500;
/** After a number these say how much: "km 10 ribu". */
const NO_POST = new Set('ribu rb juta jt per kali meter jam liter hari'.split(' '));

/** The number on a kilometre post at a token ("km 17", "pal. 6"), and where it ends; undefined where none stands. */
export function postAt(
  tokens: readonly Token[],
  at: number,
): { readonly post: number; readonly to: number } | undefined {
  if (!POSTS.has(tokens[at]?.word ?? '')) return undefined;
  const numberAt = tokens[at + 1]?.raw === '.' ? at + 2 : at + 1;
  const post = Number.parseFloat((tokens[numberAt]?.word ?? '').replace(',', '.'));
  const before = tokens[at - 1];
  const counts = before?.kind === 'number' || before?.word === 'per' || NO_POST.has(tokens[numberAt + 1]?.word ?? '');
  return Number.isFinite(post) && post <= POST_MAX && !counts ? { post, to: numberAt + 1 } : undefined;
}

/** A post of a road that is named, and the regency that it is in. */
interface Post {
  readonly from: number;
  readonly to: number;
  readonly regency: string;
}

/** The posts of roads that are named, which tell the regency. */
export function* postsIn(tokens: readonly Token[], served: ReadonlySet<string>): Generator<Post> {
  for (let at = 1; at < tokens.length - 1; at += 1) {
    const found = postAt(tokens, at);
    if (!found) continue;
    const { post, to } = found;
    const before = tokens.slice(Math.max(0, at - POST_NEAR), at).map(({ plain }) => plain);
    const part = roads
      .find(({ name }) => before.includes(name))
      ?.parts.find(({ from, to: last }) => post >= from && post < last + 1);
    if (part && served.has(part.regency)) yield { from: at, to, regency: part.regency };
  }
}

/** "km 24 Banjarbaru", "Gambut km 14": a post, and beside it nothing but where it is. */
const BARE_POST = /^(.*?)\b(?:km|kilometer|pal)\.? ?(\d{1,3}(?:[.,]\d)?)(?![\d.,]*\d)/i;

/** A place that is a post without a road, with the one road that has this post in its regency; any other as it is. */
export function onRoad(place: PlaceValue): PlaceValue {
  const { regency, district, text } = place;
  const [, before = '', number = ''] = (regency !== undefined && BARE_POST.exec(text)) || [];
  const areas = [regency, district].map((area) => area?.toLowerCase());
  if (number === '' || (before !== '' && !areas.includes(before.replace(/(?<![ ,])[ ,]+$/, '').toLowerCase())))
    return place;
  const post = Number.parseFloat(number.replace(',', '.'));
  const [road, other] = roads.filter(({ parts }) =>
    parts.some((part) => part.regency === regency && post >= part.from && post < part.to + 1),
  );
  if (!road || other || text.toLowerCase().includes(road.name)) return place;
  return { ...place, text: before === '' ? `${road.called} ${text}` : `${text}, ${road.called}` };
}
