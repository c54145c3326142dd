import { lexiconOf, type Mark } from './compile.ts';
import { keywordIn } from './keyword.ts';
import { READ_MAX, type Token, tokenise } from './lexer.ts';
import { readPersonalData } from './personal-data.ts';
import { readPlace } from './place.ts';
import type { Hit } from './trie.ts';
import type { Guess, Kind, Reading, Understood } from './understood.ts';
import { readWhen } from './when.ts';

const LINK = /\bhttps?:\/\/[^\s<>"']{3,500}|\bwww\.[^\s<>"']{3,500}/gi;
const WITNESS =
  /\b(saksi|saksinya|disaksikan|menyaksikan|dilihat (?:oleh|banyak)|melihatnya|witness(?:es|ed)?|saw it)\b/i;
const ANONYMOUS =
  /\b(anonim|anonymous|anonymously|jangan sebut(?:kan)? nama|nama (?:saya )?(?:jangan|dirahasiakan|disamarkan)|rahasiakan (?:nama|identitas)|identitas (?:saya )?(?:dirahasiakan|jangan))/i;
const SECRET = /\b(dirahasiakan|rahasiakan|jangan (?:di)?(?:sebar|publikasikan|publish|tampilkan)|confidential)\b/i;
const DIGIT = /\d/;
const MONEY = /(?:rp\.?\s?|idr\s?)\d[\d.,]*\s?(?:ribu|rb|rebu|juta|jt|k)?|\d[\d.,]*\s?(?:ribu|rb|rebu|juta|jt)\b/i;
const AGENCIES: readonly (readonly [string, RegExp])[] = [
  ['PDAM', /\b(pdam|ptam|bandarmasih|intan banjar|air minum)\b/i],
  ['PLN', /\bpln\b/i],
  ['BPJS Kesehatan', /\b(bpjs|jkn|kis)\b/i],
  ['Disdukcapil', /\b(disdukcapil|dukcapil|capil)\b/i],
  ['Satpol PP', /\bsatpol(?: ?pp)?\b/i],
  ['Dinas PUPR', /\b(pupr|dinas pu|bina marga)\b/i],
  ['Dinas Perhubungan', /\b(dishub|dinas perhubungan)\b/i],
  ['Dinas Pendidikan', /\b(disdik|dinas pendidikan)\b/i],
  ['Dinas Sosial', /\b(dinsos|dinas sosial)\b/i],
  ['Dinas Kesehatan', /\b(dinkes|dinas kesehatan)\b/i],
  ['Dinas Lingkungan Hidup', /\b(dlh|dinas lingkungan)\b/i],
  ['BPBD', /\b(bpbd|damkar)\b/i],
  ['Pertamina', /\bpertamina\b/i],
  ['BPN', /\b(bpn|atr\/bpn)\b/i],
  ['Samsat', /\bsamsat\b/i],
];

/** Any of them at all: most texts name none, and one look is cheaper than fifteen. */
const ANY_AGENCY = new RegExp(AGENCIES.map(([, { source }]) => source).join('|'), 'i');

interface Signs {
  readonly score: Readonly<Record<string, number>>;
  /** How many words of the text belong to the sign's phrases. */
  readonly covered: Readonly<Record<string, number>>;
}

function signsIn(hits: readonly Hit<Mark>[]): Signs {
  const score: Record<string, number> = {};
  const seen: Record<string, Set<number>> = {};
  for (const { from, to, mark } of hits) {
    if (mark.about !== 'sign') continue;
    score[mark.sign] = (score[mark.sign] ?? 0) + mark.weight;
    seen[mark.sign] ??= new Set();
    for (let at = from; at < to; at += 1) seen[mark.sign]?.add(at);
  }
  return { score, covered: Object.fromEntries(Object.entries(seen).map(([name, set]) => [name, set.size])) };
}

/** Categories by the weight of their phrases; the longest phrase at a place counts, each phrase once. */
function categoriesIn(
  hits: readonly Hit<Mark>[],
  tokens: readonly Token[],
): { readonly id: string; readonly score: number; readonly first: number }[] {
  const score = new Map<string, { score: number; first: number }>();
  const counted = new Set<string>();
  for (const hit of hits) {
    const { mark, from, to } = hit;
    if (mark.about !== 'topic') continue;
    const inside = hits.some(
      ({ mark: other, from: f, to: t }) =>
        other.about === 'topic' && other.category === mark.category && f <= from && t >= to && t - f > to - from,
    );
    if (inside) continue;
    const phrase = `${mark.category}:${tokens
      .slice(from, to)
      .map(({ stem }) => stem)
      .join(' ')}`;
    if (counted.has(phrase)) continue;
    counted.add(phrase);
    const old = score.get(mark.category);
    score.set(mark.category, { score: (old?.score ?? 0) + mark.weight, first: Math.min(old?.first ?? from, from) });
  }
  return [...score].map(([id, found]) => ({ id, ...found })).sort((a, b) => b.score - a.score || a.first - b.first);
}

/** A sure category has a clear lead; a thin or shared one is only a guess. */
function confidenceOf(top: number, second: number): number {
  if (top < 1.5) return 0.3;
  const lead = (top - second) / top;
  return Math.min(0.97, 0.35 + 0.45 * Math.min(1, lead * 1.6) + 0.2 * Math.min(1, top / 8));
}

function emergencyIn(hits: readonly Hit<Mark>[], tokens: readonly Token[], signs: Signs): Understood['emergency'] {
  const idiom = (at: number): boolean =>
    hits.some(({ mark, from, to }) => mark.about === 'sign' && mark.sign === 'idiom' && from <= at && at < to);
  const near = (name: string, from: number, to: number, before: number, after: number): number =>
    hits.reduce(
      (sum, { mark, from: f, to: t }) =>
        mark.about === 'sign' && mark.sign === name && t > from - before && f < to + after ? sum + mark.weight : sum,
      0,
    );
  for (const { from, to, mark } of [...hits].sort(
    (a, b) => (b.mark.about === 'danger' ? b.mark.level : 0) - (a.mark.about === 'danger' ? a.mark.level : 0),
  )) {
    if (mark.about !== 'danger' || idiom(from)) continue;
    const negated = ['tidak', 'bukan', 'belum', 'tanpa', 'jangan', 'no'].includes(tokens[from - 1]?.word ?? '');
    if (negated || near('feared', from, from, 4, 0) > 0 || near('over', from, to, 8, 8) > 0) continue;
    const cry = tokens.filter(({ raw }) => raw === '!').length >= 2 ? 1 : 0;
    const urgent = near('urgent', from, to, 10, 10) + cry;
    const old = tokens.some(
      ({ word }, at) => ['kemarin', 'lalu', 'semalam', 'samalam'].includes(word) && Math.abs(at - from) < 14,
    );
    if (mark.level === 2 ? !old || urgent >= 1.5 : urgent >= 2 && !old) {
      const numbers = mark.numbers.length > 0 ? mark.numbers : ['112'];
      return {
        numbers,
        words: tokens
          .slice(from, to)
          .map(({ raw }) => raw)
          .join(' '),
      };
    }
  }
  void signs;
  return undefined;
}

function kindOf(
  tokens: readonly Token[],
  signs: Signs,
  topics: ReturnType<typeof categoriesIn>,
  text: string,
  hasFacts: boolean,
): Guess<Kind> {
  const words = tokens.filter(({ kind }) => kind === 'word' || kind === 'number');
  const said = words.filter(({ kind }) => kind === 'word');
  const count = said.length;
  const { score, covered } = signs;
  const all = (...names: string[]): boolean => names.reduce((sum, name) => sum + (covered[name] ?? 0), 0) >= count;
  const trouble = score.trouble ?? 0;
  const top = topics[0]?.score ?? 0;
  const kind = (value: Kind, confidence: number): Guess<Kind> => ({ value, confidence });
  if (count === 0) return kind('noise', 0.9);
  if ((covered.cancel ?? 0) > 0 && count <= 5 && top < 3) return kind('cancel', 0.9);
  if (count <= 3 && all('menu', 'bot') && (covered.menu ?? 0) > 0) return kind('menu', 0.9);
  if (count <= 8 && all('greeting', 'bot') && (covered.greeting ?? 0) > 0) return kind('greeting', 0.95);
  if ((score.spam ?? 0) >= 3) return kind('spam', 0.85);
  if ((score.private ?? 0) >= 3 && (score.private ?? 0) > top * 0.8) return kind('not-ours', 0.7);
  if ((score.aspiration ?? 0) >= 1 && trouble <= 1.5) return kind('aspiration', 0.75);
  const asks = (score.question ?? 0) >= 1;
  if (asks && trouble < 1 && (text.includes('?') || (score.question ?? 0) >= 2)) return kind('question', 0.75);
  if ((score.praise ?? 0) >= 1 && trouble < 1 && (score.praise ?? 0) >= trouble) return kind('praise', 0.75);
  if ((score.praise ?? 0) >= 3 && trouble <= 1) return kind('praise', 0.6);
  if ((score.abuse ?? 0) >= 1 && top < 3 && !hasFacts) return kind('abuse', 0.75);
  if (top >= 2.5 || (top >= 1.5 && (trouble > 0 || hasFacts)))
    return kind('complaint', Math.min(0.95, 0.6 + top / 30 + trouble / 20));
  if (trouble > 0 && count >= 3) return kind('complaint', 0.6);
  if (
    count <= 3 &&
    said.every(({ word, stem }) => word.length > 6 && word === stem) &&
    !hasFacts &&
    /[^aiueo\s\d]{5,}/i.test(text)
  )
    return kind('noise', 0.7);
  return kind('unclear', 0.5);
}

/** Two matters in one message: two strong categories, each with words of its own well apart. */
function twoIn(
  topics: ReturnType<typeof categoriesIn>,
  tokens: readonly Token[],
): readonly [string, string] | undefined {
  const [one, other] = topics;
  if (!one || !other || other.score < 5 || Math.abs(one.first - other.first) < 4) return undefined;
  const between = tokens
    .slice(Math.min(one.first, other.first), Math.max(one.first, other.first))
    .map(({ word }) => word);
  const joined = between.some((word) =>
    ['terus', 'juga', 'selain', 'satu', 'plus', 'sama', 'sekalian', 'dan'].includes(word),
  );
  if (!joined) return undefined;
  return one.first < other.first ? [one.id, other.id] : [other.id, one.id];
}

/**
 * Reads what a text tells. Pure: the same reading always gives the same. Never throws; at most the first
 * {@link READ_MAX} units are read for facts, and the work is linear in them.
 */
export function understand(reading: Reading): Understood {
  const lexicon = lexiconOf(reading.policy);
  const text = reading.text.length > READ_MAX ? reading.text.slice(0, READ_MAX) : reading.text;
  const tokens = tokenise(text, lexicon.known);
  const hits = lexicon.phrases.all(tokens);
  const signs = signsIn(hits);
  const topics = categoriesIn(hits, tokens);
  const asked =
    reading.policy.facts[reading.asked ?? '']?.type ??
    (reading.asked === 'place' || reading.asked === 'time' ? reading.asked : undefined);
  const place = readPlace(text, tokens, lexicon, asked === 'place');
  const when = readWhen(text, tokens, reading.now, reading.zone);
  const keyword = keywordIn(text, lexicon);
  const [top, second] = topics;
  const guesses = topics.slice(0, 6).map(
    ({ id, score }, i): Guess<string> => ({
      value: id,
      confidence: i === 0 ? confidenceOf(score, second?.score ?? 0) : Math.min(0.45, score / ((top?.score ?? 1) * 2)),
    }),
  );
  const emergency = emergencyIn(hits, tokens, signs);
  const money = DIGIT.test(text) ? MONEY.exec(text) : null;
  const amount = money
    ? { value: money[0].trim(), span: [money.index, money.index + money[0].length] as const, confidence: 0.7 }
    : undefined;
  const kind = kindOf(tokens, signs, topics, text, Boolean(place || when));
  const agency = ANY_AGENCY.test(text) ? AGENCIES.find(([, pattern]) => pattern.test(text))?.[0] : undefined;
  const two = twoIn(topics, tokens);
  const anonymous = ANONYMOUS.test(text);
  const secret = SECRET.test(text) && !anonymous;
  const [first, ...others] = guesses;
  return {
    kind:
      keyword && (kind.value === 'unclear' || kind.value === 'menu') ? { value: 'complaint', confidence: 0.6 } : kind,
    ...(first ? { category: first } : {}),
    categories: others,
    ...(place ? { place } : {}),
    ...(when ? { when } : {}),
    facts: amount ? { amount } : {},
    ...(emergency ? { emergency } : {}),
    personalData: readPersonalData(text),
    ...(keyword ? { keyword } : {}),
    ...(agency ? { agency } : {}),
    ...(two ? { two } : {}),
    wants: { ...(anonymous ? { anonymous: true } : {}), ...(secret ? { secret: true } : {}) },
    links: text.match(LINK) ?? [],
    witness: WITNESS.test(text),
  };
}
