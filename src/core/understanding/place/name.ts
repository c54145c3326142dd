import {
  ARTICLES,
  COMPANIES,
  CUES,
  HEADS_EN,
  LINKS,
  NO_NAME,
  NUMBERED,
  NUMBERED_WAYS,
  OFFICE_WORDS,
  RELATIONS,
  RELATIONS_EN,
  SMALL_EN,
} from '../data/heads.ts';
import type { Token } from '../lexer.ts';
import { calledAfter, isCalled, isSchoolNumber, isWedged, SCHOOLS } from './called.ts';
import {
  type Further,
  type Ground,
  INFLECTED,
  isBuilding,
  isHouse,
  isName,
  isProper,
  isRoman,
  type Name,
} from './ground.ts';
import { EXACTLY, isHouseNumber, overUntil } from './houses.ts';

/** A name does not go on for more tokens than this. */
const TOKENS_MAX = 26;
/** "toko bangunan di Gambut": so many words may stand between a head and its "di". */
export const DI_MAX = 4;
/** "kantor bupati": the officer names the office. */
const OFFICERS = new Set(['bupati', 'walikota', 'gubernur', 'camat', 'lurah', 'kepaladesa', 'desa', 'pos']);

const NAME_GAP_MAX = 4;

/** A known place follows within a few words, none of which ends a name: "kantor BPJS Kesehatan | Kandangan". */
function leadsToPlace({ tokens, lexicon: { small }, mentionAt }: Ground, at: number): boolean {
  for (let to = at; to < at + NAME_GAP_MAX; to += 1) {
    const token = tokens[to];
    if (!token || token.kind === 'sign' || token.kind === 'mention') return false;
    if (mentionAt.has(to) && to > at) return true;
    if (token.word === 'di' && to > at && mentionAt.has(to + 1)) return true;
    if (token.kind === 'word' && (small.has(token.word) || small.has(token.stem) || INFLECTED.test(token.plain)))
      return false;
  }
  return false;
}

/** "… menikah di luar kota. Akan tetapi …": a head that is written out needs no dot, so a sentence ends there. "Desa. Tatah" goes on. */
const WRITTEN_MIN = 4;
function endsSentence(tokens: readonly Token[], at: number, mentionAt: Ground['mentionAt']): boolean {
  const before = tokens[at - 1];
  const sign = tokens[at];
  const after = tokens[at + 1];
  if (!before || !sign || !after || mentionAt.has(at + 1) || CUES.has(after.word)) return false;
  return before.plain === before.word && before.plain.length >= WRITTEN_MIN && after.start > sign.end;
}

/** "RT 3 RW 5. Kelurahan Basirih": areas that a full stop stands between belong together. */
const AREA_HEADS = new Set(['rt', 'rw', 'kelurahan', 'kecamatan', 'desa', 'kota', 'kabupaten']);
function isNamedArea(ground: Ground, at: number): boolean {
  const { tokens, mentionAt } = ground;
  if (!AREA_HEADS.has(tokens[at]?.word ?? '')) return false;
  const to = tokens[at + 1]?.raw === '.' ? at + 2 : at + 1;
  const name = tokens[to];
  return name !== undefined && (mentionAt.has(to) || isName(ground, name)) && !OFFICE_WORDS.has(name.word);
}

/** The article of Arabic names. */
const ARABIC = new Set(['al', 'ar', 'as', 'at', 'az', 'an', 'ad', 'asy', 'ash', 'ath', 'adz', 'el']);
/** Parts of names that are shortened with a dot. */
const SHORTENED = new Set(['lap', 'ged', 'psr', 'jend', 'let', 'kol', 'brig']);
/** "Jl." and "kec." keep their dot; a comma or a bracket goes on only to another place. */
function overSign(ground: Ground, at: number, from: number): number | null {
  const { tokens, mentionAt } = ground;
  const sign = tokens[at];
  const after = tokens[at + 1];
  if (!sign || !after || after.kind === 'sign' || after.start - sign.end > 1) return null;
  const before = tokens[at - 1]?.word ?? '';
  // "Swiss-Belhotel".
  if (sign.raw === '-' && after.capital && after.start === sign.end && tokens[at - 1]?.end === sign.start)
    return at + 1;
  // "Gang al-ikhlas": whatever it means.
  if (sign.raw === '-' && ARABIC.has(before) && after.start === sign.end && tokens[at - 1]?.end === sign.start)
    return at + 2;
  const isShort =
    SHORTENED.has(before) ||
    CUES.has(before) ||
    (tokens[at - 1]?.kind === 'word' && before.length <= 2) ||
    NUMBERED.has(before);
  if (sign.raw === '.' && isShort && !endsSentence(tokens, at, mentionAt)) return at + 1;
  if (sign.raw === '.' && isNamedArea(ground, at + 1)) return at + 1;
  // "II/1", "no 2-4": house numbers.
  if ('-/'.includes(sign.raw) && isHouse(tokens[at - 1]) && isHouse(after) && after.start === sign.end) return at + 1;
  // "Kelurahan : Basirih".
  if (sign.raw === ':' && AREA_HEADS.has(before)) return at + 1;
  if (!',(-–/'.includes(sign.raw) || at - from >= TOKENS_MAX) return null;
  const cue = CUES.get(after.word);
  const area = cue !== undefined && cue !== 'facility' && cue !== 'business';
  return mentionAt.has(at + 1) || LINKS.has(after.word) || area ? at + 1 : null;
}

/** So many words may an English name of a building have: "big gas station". */
const HEAD_MAX = 3;

/**
 * Past "in front of the" and the first word of the name that follows it, where one is written like one.
 * @returns null where a relation leads to no name; undefined where there is none
 */
function overRelation({ tokens, mentionAt }: Ground, at: number): number | null | undefined {
  const relation = RELATIONS_EN.find((words) => words.every((word, index) => tokens[at + index]?.plain === word));
  if (!relation) return undefined;
  const after = at + relation.length;
  const to = ARTICLES.has(tokens[after]?.plain ?? '') ? after + 1 : after;
  const name = tokens[to];
  const mention = mentionAt.get(to);
  if (mention) return mention.to;
  // "in front of the gas station": the head comes last.
  for (let head = to; head < to + HEAD_MAX; head += 1) {
    if (HEADS_EN.has(tokens[head]?.plain ?? '')) return head + 1;
    if (tokens[head]?.kind !== 'word' || SMALL_EN.has(tokens[head]?.plain ?? '')) break;
  }
  return name?.kind === 'word' && (CUES.has(name.word) || name.capital) ? to + 1 : null;
}

/** What stands behind a name, and how far the name goes on over it. The first rule that says something counts. */
const RULES: readonly ((ground: Ground, name: Name, next: Token) => Further)[] = [
  ({ mentionAt }, { to }) => {
    const mention = mentionAt.get(to);
    return mention && { to: mention.to, names: true, mention: true };
  },
  (ground, { at, to }, next) => {
    if (next.kind !== 'sign') return undefined;
    const over = overSign(ground, to, at);
    return over === null ? 'ends' : { to: over };
  },
  // "Barabai, anak anak terjebak": a doubled word is no name that no list has.
  ({ tokens }, { to }, next) =>
    next.kind === 'word' && next.word === tokens[to + 1]?.word && !next.capital ? 'ends' : undefined,
  (ground, { to }) => {
    const beyond = overRelation(ground, to);
    if (beyond === null) return 'ends';
    return beyond === undefined ? undefined : { to: beyond, names: true };
  },
  // "Jl. Cempaka IV", "SDN Kuin VII".
  (_, { to }, next) => (next.kind === 'word' && isRoman(next) ? { to: to + 1, names: true } : undefined),
  overUntil,
  // "Jl. Cempaka 58 tepatnya depan toko".
  ({ tokens }, { to, named }, next) =>
    named &&
    EXACTLY.has(next.word) &&
    (RELATIONS.has(tokens[to + 1]?.word ?? '') || CUES.has(tokens[to + 1]?.word ?? ''))
      ? { to: to + 1 }
      : undefined,
  // "Jl. Cempaka depan rumah no 28".
  ({ tokens }, { to, named }, next) =>
    named &&
    next.word === 'rumah' &&
    RELATIONS.has(tokens[to - 1]?.word ?? '') &&
    LETTERED.has(tokens[to + 1]?.word ?? '')
      ? { to: to + 1 }
      : undefined,
  // "Anak saya SD kelas 5", "pasien BPJS kelas 3".
  ({ tokens }, { to }, next) =>
    next.word === 'kelas' && (SCHOOLS.has(tokens[to - 1]?.word ?? '') || tokens[to - 1]?.word === 'bpjs')
      ? 'ends'
      : undefined,
  // "Blok N", "gang D": no "n" of "dan" there, nor the "d" of "di".
  ({ tokens }, { to }, next) =>
    next.kind === 'word' &&
    next.raw.length === 1 &&
    (LETTERED.has(tokens[to - 1]?.word ?? '') || (next.capital && isHouse(tokens[to - 1])))
      ? { to: to + 1, names: true }
      : undefined,
  calledAfter,
  // "Jl. Rambai Padi": an everyday word that is written as a part of the name.
  ({ tokens, lexicon: { small }, mentionAt }, { at, to }, next) => {
    const before = tokens[to - 1];
    const isInside = to > at + 1 && before?.kind === 'word' && isProper(before) && !CUES.has(before.word);
    const isPart = next.kind === 'word' && isProper(next) && !small.has(next.word) && !INFLECTED.test(next.plain);
    const isFree =
      !CUES.has(next.word) && !LINKS.has(next.word) && !RELATIONS.has(next.word) && !NO_NAME.has(next.word);
    return NUMBERED_WAYS.has(tokens[at]?.word ?? '') && isInside && isPart && isFree && !mentionAt.has(to)
      ? { to: to + 1, names: true }
      : undefined;
  },
  // "Jalan raya Balas".
  ({ tokens, lexicon: { small } }, { at, to }, next) =>
    to === at + 2 &&
    tokens[at + 1]?.word === 'raya' &&
    isProper(next) &&
    !small.has(next.word) &&
    !INFLECTED.test(next.plain)
      ? { to: to + 1, names: true }
      : undefined,
  ({ tokens }, { to }, next) =>
    OFFICERS.has(next.word) && tokens[to - 1]?.word === 'kantor' ? { to: to + 1, names: true } : undefined,
  overLink,
  // "Toko bangunan di Gambut"; "daftar sekolah di SDN Kuin": a school says where it is by itself.
  ({ tokens, mentionAt }, { at, to }, next) =>
    next.word === 'di' &&
    !SCHOOLS.has(tokens[to + 1]?.word ?? '') &&
    to - at <= DI_MAX &&
    isBuilding(tokens[at]) &&
    !COMPANIES.has(tokens[at]?.word ?? '') &&
    (mentionAt.has(to + 1) || CUES.has(tokens[to + 1]?.word ?? ''))
      ? { to: to + 1 }
      : undefined,
  // "Jalan ke Marabahan".
  ({ tokens, mentionAt }, { at, to }, next) =>
    ['ke', 'dari'].includes(next.word) &&
    to === at + 1 &&
    CUES.get(tokens[at]?.word ?? '') === 'street' &&
    mentionAt.has(to + 1)
      ? { to: to + 1 }
      : undefined,
  overWord,
];

/** "Jl. Mawar dan Melati", "perempatan Asri dan perempatan Sirong": a second name; "rt 1 rw 6 dan msk dlm kategori" goes on with none. */
function isSecond({ tokens, mentionAt }: Ground, at: number): boolean {
  const name = tokens[at];
  if (!name) return false;
  if (mentionAt.has(at) || mentionAt.has(at + 1) || CUES.has(name.word) || name.kind === 'number' || name.capital)
    return true;
  return tokens[at - 2]?.kind !== 'sign' && tokens[at + 1]?.raw !== '-' && /[aeiou]/.test(name.plain);
}

/** "gang C", "blok h". */
const LETTERED = new Set(['gang', 'blok', 'no', 'nomor']);

/** "dan", "dekat", "Gang": a name goes on over them to what may be named, and ends where nothing of that kind follows. */
function overLink(ground: Ground, { at, to, named }: Name, next: Token): Further {
  const { tokens, mentionAt } = ground;
  if (!LINKS.has(next.word) && !CUES.has(next.word) && !RELATIONS.has(next.word)) return undefined;
  // "Jl. Sultan Adam dekat masjid": a building that has no name still tells which part of the street.
  if (isBuilding(next) && RELATIONS.has(tokens[to - 1]?.word ?? '') && to - 1 > at) return { to: to + 1 };
  const after = tokens[to + 1];
  if (next.word === 'dan' && (!named || !isSecond(ground, to + 1))) return 'ends';
  const dotted = after?.raw === '.' ? tokens[to + 2] : after;
  const follows =
    dotted !== undefined &&
    (mentionAt.has(to + 1) ||
      mentionAt.has(to + 2) ||
      dotted.kind === 'number' ||
      dotted.raw === ':' ||
      CUES.has(dotted.word) ||
      (dotted.raw.length === 1 && LETTERED.has(next.word)) ||
      (dotted.kind === 'word' && isName(ground, dotted)));
  return follows ? { to: to + 1 } : 'ends';
}

/** "desa tatah belayung": with these names begin, and by themselves they are none that tells much. */
const BEGINNINGS = new Set(['tatah', 'handil', 'anjir', 'lok', 'sebamban', 'kelumpang', 'pamukan']);

/** After these "baru" says when, and is no part of a name. */
const JUST = new Set(['saja', 'hanya', 'tadi', 'ini', 'sekarang', 'kemarin', 'semalam', 'jadi', 'seminggu', 'sebulan']);

/** A word or a number of the name itself, or its end. */
function overWord(ground: Ground, { at, to, mentions, afterMention }: Name, next: Token): Further {
  const { tokens, mentionAt } = ground;
  // "Jalan G Obos": an initial, not the "g" of "gak".
  const initial = next.raw.length === 1 && next.capital && tokens[to + 1]?.capital === true;
  if (
    !initial &&
    !isWedged(ground, at, to) &&
    !isName(ground, next) &&
    !isCalled(tokens, to) &&
    !(isBuilding(tokens[at]) && leadsToPlace(ground, to))
  )
    return 'ends';
  // After a known place a name goes on only in capitals: "Pasar Rantau | becek".
  if (
    mentions > 0 &&
    afterMention === to &&
    next.kind === 'word' &&
    !next.capital &&
    !OFFICE_WORDS.has(next.word) &&
    !BEGINNINGS.has(tokens[to - 1]?.word ?? '')
  )
    return 'ends';
  // "Jembatan Antasan baru saja putus".
  if (next.word === 'baru' && JUST.has(tokens[to + 1]?.word ?? '')) return 'ends';
  const last = tokens[to - 1]?.raw === '.' ? to - 2 : to - 1;
  const numbered = NUMBERED.has(tokens[last]?.word ?? '') || isSchoolNumber(tokens, at, to);
  // "… Rantau 7 bulan": a number that no head asks for, before an everyday word, is no part of the name.
  if (
    next.kind === 'number' &&
    !numbered &&
    tokens[to + 1]?.kind === 'word' &&
    !mentionAt.has(to + 1) &&
    !isHouseNumber(ground, at, to)
  )
    return 'ends';
  // "blok 3B": the letter belongs to the number before it.
  const suffix = next.kind === 'number' ? tokens[to + 1] : undefined;
  const isSuffixed = suffix?.kind === 'word' && suffix.raw.length === 1 && suffix.start === next.end;
  return { to: isSuffixed ? to + 2 : to + 1, names: true };
}

function further(ground: Ground, name: Name, next: Token): Further {
  for (const rule of RULES) {
    const said = rule(ground, name, next);
    if (said !== undefined) return said;
  }
  return 'ends';
}

/** Follows a name from its first word to its end. */
export function nameFrom(ground: Ground, at: number): Pick<Name, 'to' | 'named' | 'mentions'> {
  const { tokens, mentionAt } = ground;
  const first = mentionAt.get(at);
  const name: Name = {
    at,
    to: first?.to ?? at + 1,
    named: first !== undefined,
    mentions: first ? 1 : 0,
    afterMention: first?.to ?? -1,
  };
  while (name.to - at <= TOKENS_MAX) {
    const next = tokens[name.to];
    if (!next || next.kind === 'mention') break;
    const more = further(ground, name, next);
    if (more === 'ends' || more === undefined) break;
    name.to = more.to;
    if (more.names) name.named = true;
    if (!more.mention) continue;
    name.mentions += 1;
    name.afterMention = name.to;
  }
  while (name.to > at + 1 && endsOpen(tokens[name.to - 1])) name.to -= 1;
  return name;
}

/** What stands behind these is where, and nothing does. */
const LEADING = new Set(
  'depan dekat samping belakang seberang sepanjang sekitar antara sebelah di dusun pas tepatnya'.split(' '),
);
/** A sign, a link, "di" or "depan" leads on, and belongs to no name that ends there. */
const endsOpen = (token: Token | undefined): boolean =>
  token?.kind === 'sign' || LINKS.has(token?.word ?? '') || LEADING.has(token?.word ?? '');
