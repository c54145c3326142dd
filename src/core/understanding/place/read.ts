import type { PlaceValue } from '../../facts.ts';
import type { Lexicon } from '../compile.ts';
import { CUES, LINKS, RELATIONS } from '../data/heads.ts';
import type { Guess } from '../guess.ts';
import type { Token } from '../lexer.ts';
import { correctsAt } from '../mended.ts';
import type { Near } from '../understood.ts';
import { whereIs } from './areas.ts';
import { coordinatesIn } from './coordinates.ts';
import type { Span } from './ground.ts';
import { type Mention, mentionsIn } from './mentions.ts';
import { type Resolved, resolve } from './resolve.ts';
import { isAddress, spansIn } from './spans.ts';

/** A place that no officer can find: "depan rumah saya", "di kampung kami". */
const VAGUE =
  /^(?:(?:jalan|jln|jl|gang|gg|lokasi)\.? (?=d|s|b))?(?:di |depan |dpn |dekat |dkt |sekitar |samping |belakang |sebelah )*(?:rumah|rmh|tempat|kampung|kmpung|daerah|wilayah|lingkungan|jalan|jln|jl|gang|gg|komplek|desa|rt|kos|kost|kantor|sekolah|gudang|sekolahan|skolah)\.? ?(?:saya|sy|kami|kita|ku|nya|ini|sini|situ|unda|ulun|pribadi|kades|orang|gue|gw|sebelah|anak)?$/i;
/** The same in English: "in front of my house", "our street". */
const VAGUE_ENGLISH =
  /^(?:(?:it['’]?s |it is |right |just )?(?:in front of|near|behind|next to|at|on|by|outside|around|in|close to|across from|beside) )?(?:my|our|the|this) (?:own )?(?:house|home|place|street|road|neighbou?rhood|village|area|office|school|apartment|kos|building|gang|alley|block|complex|town|city)(?: here)?$/i;
/** A bare answer to "where" is short. */
const ANSWER_CHARS_MAX = 120;
/** A name that several share, near where the citizen is. */
const NEAR_SURE = 0.7;
/** A name beside the place's own words that says less decides nothing. */
const BESIDE_MIN = 1;
/** Words after "rute" name two ends: neither is where it happened. */
const ROUTES = new Set(['rute', 'jurusan', 'trayek']);

function placeOf(text: string, resolved: Resolved | undefined, point?: { lat: number; lon: number }): PlaceValue {
  return {
    kind: 'place',
    text,
    ...(resolved?.regency === undefined ? {} : { regency: resolved.regency }),
    ...(resolved?.district === undefined ? {} : { district: resolved.district }),
    ...(point ? { lat: point.lat, lon: point.lon } : {}),
    ...(resolved?.outside ? { outside: true } : {}),
  };
}

/** What the words of a place decide, and what they leave open. */
function whereabouts(
  mentions: readonly Mention[],
  span: Span | undefined,
  tokens: readonly Token[],
): readonly Resolved[] {
  const isInside = ({ from, to }: Mention): boolean => span !== undefined && from >= span.from && to <= span.to;
  const inside = mentions.filter(isInside);
  const whole = resolve(
    mentions.filter(
      (mention) =>
        isInside(mention) ||
        (mention.areas.some(({ weight }) => weight >= BESIDE_MIN) && !isAddress(tokens, mention.from)),
    ),
    isInside,
  );
  const route = span && [span.from, span.from - 1].some((at) => ROUTES.has(tokens[at]?.word ?? ''));
  if (route && new Set(inside.flatMap((mention) => resolve([mention])[0]?.regency ?? [])).size > 1)
    return [{ outside: false, confidence: 0.3 }, ...whole];
  return whole;
}

/** Whoever was asked where names it in so many more words at most. */
const BESIDE_TOKENS_MAX = 8;
/** Where what follows tells something else. */
const ENDS = new Set(
  'yang sudah belum tidak ada kemarin tadi sejak dari mulai semalam karena pas waktu hari malam pagi siang sore jam setiap tiap rusak mati macet banjir pak bapak bu ibu min kak ya itu tolong mohon bukan tapi dan which that since yesterday today last because'.split(
    ' ',
  ),
);
const goesOnWith = (token: Token | undefined): boolean =>
  token !== undefined && (CUES.has(token.word) || LINKS.has(token.word) || RELATIONS.has(token.word));

/**
 * A place as the answer to "where", with what stands right beside its known name and names it too: "Jl Sultan Adam | komplek madani gg 3",
 * "gg 3 komplek madani | jl sultan adam". In a story the same words may be everyday ones.
 */
function asAnswered({ from, to, score }: Span, tokens: readonly Token[]): Span {
  const isPart = (token: Token | undefined): boolean =>
    token !== undefined && (token.kind === 'number' || (token.kind === 'word' && !ENDS.has(token.word)));
  let end = to;
  if (goesOnWith(tokens[to])) while (end - to < BESIDE_TOKENS_MAX && isPart(tokens[end])) end += 1;
  let begin = from;
  while (from - begin < BESIDE_TOKENS_MAX && isPart(tokens[begin - 1])) begin -= 1;
  while (begin < from && !goesOnWith(tokens[begin])) begin += 1;
  return { from: begin, to: end, score };
}

/** The regency near which the citizen is known to be. */
const regencyNear = (near: Near | undefined): string | undefined =>
  near && ('regency' in near ? near.regency : whereIs(near.lat, near.lon)?.regency);

/** Of several regencies that share the name, the one that is near, first; as they are where none is. */
function nearFirst(open: readonly Resolved[], near: Near | undefined): readonly Resolved[] {
  const [first] = open;
  const here = first?.regency === undefined ? regencyNear(near) : undefined;
  const found = here === undefined ? undefined : open.find(({ regency }) => regency === here);
  return found
    ? [{ ...found, confidence: NEAR_SURE }, ...open.filter(({ regency }) => regency !== undefined && regency !== here)]
    : open;
}

/** The point's regency, where an installation knows one of that name. */
const fromPoint = (lexicon: Lexicon, point: { lat: number; lon: number }): Resolved | undefined => {
  const found = whereIs(point.lat, point.lon);
  return found && { ...found, outside: !lexicon.served.has(found.regency), confidence: 0.9 };
};

/** Of the stretches of a text that corrects itself ("… desa Pulau Kupang eh salah desa Pulau Sugara") those behind that, where there are any. */
function isKept(spans: readonly Span[], tokens: readonly Token[], from: number | undefined): (span: Span) => boolean {
  const isBehind = (span: Span): boolean => from !== undefined && (tokens[span.from]?.start ?? 0) >= from;
  return spans.some(isBehind) ? isBehind : () => true;
}

/** "Dijalan", "didepan", "kekelurahan", written together: the head of a place without what leads to it. */
const JOINED = /^(?:di|ke)(?=\p{L}{2,}$)/u;
/** "Diatas jam 10", "dilanggar", "keturunan": more often no place. */
const NO_HEADS = new Set([
  'atas',
  'bawah',
  'dalam',
  'antara',
  'kota',
  'sekolah',
  'agen',
  'po',
  'desa',
  'pos',
  'man',
  'mi',
  'pura',
  'camat',
  'turunan',
  'jalur',
  'langgar',
  'tambang',
  'kandang',
  'siring',
  'blok',
]);
const SHORT_HEADS: Readonly<Record<string, string>> = {
  jl: 'jalan',
  jln: 'jalan',
  gg: 'gang',
  dpn: 'depan',
  kel: 'kelurahan',
  kec: 'kecamatan',
};
const isJoined = ({ kind, plain }: Token): boolean => kind === 'word' && JOINED.test(plain);
function apart(token: Token): readonly Token[] {
  const head = isJoined(token) ? token.plain.slice(2) : '';
  const word = SHORT_HEADS[head] ?? head;
  if (head === '' || NO_HEADS.has(word) || !(CUES.has(word) || RELATIONS.has(word))) return [token];
  const middle = token.start + 2;
  const [to, raw] = [token.plain.slice(0, 2), token.raw.slice(2)];
  return [
    { ...token, raw: token.raw.slice(0, 2), end: middle, plain: to, word: to, stem: to },
    { ...token, raw, start: middle, plain: head, word, stem: word, capital: raw[0] !== raw[0]?.toLowerCase() },
  ];
}

/** "Rumah sakit (umum daerah)" is one word here, as "rs": neither a house nor ill. */
function withHospitals(tokens: readonly Token[]): readonly Token[] {
  const isHospital = (at: number): boolean => tokens[at]?.word === 'rumah' && tokens[at + 1]?.word === 'sakit';
  if (!tokens.some((_, at) => isHospital(at))) return tokens;
  const joined: Token[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token) break;
    if (!isHospital(at)) {
      joined.push(token);
      continue;
    }
    at += 1;
    while (GENERAL.has(tokens[at + 1]?.word ?? '')) at += 1;
    const end = tokens[at]?.end ?? token.end;
    joined.push({ ...token, end, plain: HOSPITAL, word: HOSPITAL, stem: HOSPITAL });
  }
  return joined;
}
const GENERAL = new Set(['umum', 'daerah']);
const HOSPITAL = 'rumahsakit';

/**
 * Where: the words that name the place, with the regency and district where they decide them.
 * @param asked the question was "where", so that bare words count
 * @param near decides between namesakes
 * @returns the likeliest first, then the same words in other regencies where the names leave it open
 */
export function readPlaces(
  text: string,
  written: readonly Token[],
  lexicon: Lexicon,
  asked: boolean,
  near?: Near,
): readonly Guess<PlaceValue>[] {
  const tokens = withHospitals(written.some(isJoined) ? written.flatMap(apart) : written);
  const mentions = mentionsIn(tokens, lexicon);
  const spanText = ({ from, to }: Span): string => text.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0);
  const named = spansIn(tokens, lexicon, mentions).filter(
    (span) => !VAGUE.test(spanText(span)) && !VAGUE_ENGLISH.test(spanText(span)),
  );
  const spans = named.filter(isKept(named, tokens, correctsAt(text)));
  const best = spans.reduce<Span | undefined>((a, b) => (a && a.score >= b.score ? a : b), undefined);
  const pin = coordinatesIn(text);
  const pinned = pin && fromPoint(lexicon, pin);
  if (!best && !pin) return asked ? bareAnswer(text, tokens, mentions, lexicon, near) : [];
  const open = pinned ? [pinned] : nearFirst(whereabouts(mentions, best, tokens), near);
  const told = best && asked ? asAnswered(best, tokens) : best;
  const span: readonly [number, number] = told
    ? closed(text, tokens[told.from]?.start ?? 0, tokens[told.to - 1]?.end ?? 0)
    : (pin?.span ?? [0, 0]);
  const words = text.slice(span[0], span[1]);
  const confidence = Math.min(0.95, 0.4 + (best?.score ?? 4) * 0.1);
  const [first, ...others] = open;
  return [
    { value: placeOf(words, first, pin), span, confidence },
    ...others
      .filter(({ regency }) => regency !== undefined && regency !== first?.regency)
      .map((each) => ({ value: placeOf(words, each, pin), span, confidence: each.confidence })),
  ];
}

/** "Jl. Kenanga (dekat warung)": a bracket that was opened is closed. */
const closed = (text: string, from: number, to: number): readonly [number, number] =>
  text[to] === ')' && text.lastIndexOf('(', to) > Math.max(from, text.lastIndexOf(')', to - 1))
    ? [from, to + 1]
    : [from, to];

/** After a number these say how much, and not where: "lubangnya 1 meter". */
const COUNTED = new Set(
  'meter m cm senti sentimeter hari jam minggu bulan tahun orang motor mobil rumah titik kali kg ribu juta ekor biji buah'.split(
    ' ',
  ),
);

/** Behind these a bare answer tells what happened there: "di puskesmas tadi ditolak, disuruh bayar umum". */
const TELLS_ON = new Set(
  'tadi kemarin semalam sudah belum tidak karena pas sejak tapi ditolak disuruh diminta dimintai dipungut ditagih dipersulit dimarahi antri antre because but yesterday'.split(
    ' ',
  ),
);
const PREPOSITIONS = new Set(['di', 'ke', 'dari', 'at', 'in']);

/** Of an answer that goes on telling, the stretch that says where; the whole of any other. */
function whereOf(text: string, tokens: readonly Token[]): readonly [number, number] {
  const begin = PREPOSITIONS.has(tokens[0]?.word ?? '') ? 1 : 0;
  const end = tokens.findIndex(({ word }, at) => at > begin && TELLS_ON.has(word));
  const head = end < 0 ? [] : tokens.slice(begin, end);
  const [first] = head;
  const last = head.at(-1);
  const isPlace = head.some(({ kind, word }) => kind === 'number' || CUES.has(word));
  return first && last && isPlace ? [first.start, last.end] : [0, text.length];
}

/** The bare answer to "where": a known name is enough, however it is written. */
function bareAnswer(
  text: string,
  tokens: readonly Token[],
  mentions: readonly Mention[],
  { served }: Lexicon,
  near: Near | undefined,
): readonly Guess<PlaceValue>[] {
  const trimmed = text.trim();
  // "banjar": elsewhere a people and a language as well, to "where" the regency.
  const regency = [...served].find((name) => name.toLowerCase() === trimmed.toLowerCase());
  if (regency !== undefined)
    return [{ value: placeOf(trimmed, { regency, outside: false, confidence: 0.9 }), confidence: 0.9 }];
  if (trimmed.length === 0 || trimmed.length > ANSWER_CHARS_MAX || VAGUE.test(trimmed) || VAGUE_ENGLISH.test(trimmed))
    return [];
  const known = mentions.length > 0;
  const written = tokens.some(
    ({ kind, word }, at) => (kind === 'number' && !COUNTED.has(tokens[at + 1]?.word ?? '')) || CUES.has(word),
  );
  if (!known && (!written || !/\p{L}/u.test(trimmed))) return [];
  const span = whereOf(text, tokens);
  const words = text.slice(...span).trim();
  const [first, ...others] = nearFirst(resolve(mentions), near);
  return [
    { value: placeOf(words, first), span, confidence: known ? 0.8 : 0.5 },
    ...others
      .filter(({ regency }) => regency !== undefined && regency !== first?.regency)
      .map((each) => ({ value: placeOf(words, each), span, confidence: each.confidence })),
  ];
}
