import type { Lexicon } from '../compile.ts';
import {
  AGENCIES_OF,
  ARTICLES,
  BRANDS,
  COMPANIES,
  CUES,
  DIRECTIONS,
  HEADS_EN,
  INTO,
  LINKS,
  NEEDS_NAME,
  NUMBERED,
  OFFICE_WORDS,
  PEOPLE,
  RELATIONS,
  RELATIONS_EN,
  SMALL_EN,
} from '../data/heads.ts';
import type { Token } from '../lexer.ts';
import type { Mention } from './mentions.ts';
import { postAt } from './posts.ts';

/** Words that may name a place, in tokens `from` … `to` (exclusive). */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly score: number;
}

/** A name does not go on for more tokens than this. */
const TOKENS_MAX = 14;
/** "toko bangunan di Gambut": so many words may stand between a head and its "di". */
const DI_MAX = 4;
/** A name that says less than this is no place by itself. */
const WEIGHT_MIN = 1;
/** "kantor bupati": the officer names the office. */
const OFFICERS = new Set(['bupati', 'walikota', 'gubernur', 'camat', 'lurah', 'kepaladesa', 'desa', 'pos']);
const PLACED = new Set([
  'di',
  'lokasi',
  'alamat',
  'tempat',
  'lokasinya',
  'alamatnya',
  'tepatnya',
  'at',
  'in',
  'on',
  'sepanjang',
]);

/** After "lampu jalan" these begin the place. */
const STREETS = new Set(['jalan', 'gang', 'lorong']);

/** What a finder of spans looks at. */
interface Ground {
  readonly tokens: readonly Token[];
  readonly lexicon: Lexicon;
  readonly mentionAt: ReadonlyMap<number, Mention>;
}

/** Begins or ends as verbs and "its …" do: no name in small letters. */
const INFLECTED = /^(?:ber|meng|mem|men|ter|di)\p{L}{4,}$|.{3}nya$/u;
const NAME_GAP_MAX = 4;

const isName = ({ lexicon: { common } }: Ground, token: Token): boolean =>
  token.kind === 'number' ||
  (token.kind === 'word' &&
    (OFFICE_WORDS.has(token.word) ||
      (!common.has(token.word) && !common.has(token.stem) && (token.capital || !INFLECTED.test(token.plain)))));

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

/** "Jl." and "kec." keep their dot; a comma or a bracket goes on only to another place. */
function overSign({ tokens, mentionAt }: Ground, at: number, from: number): number | null {
  const sign = tokens[at];
  const after = tokens[at + 1];
  if (!sign || !after || after.start - sign.end > 1) return null;
  const before = tokens[at - 1]?.word ?? '';
  // "Swiss-Belhotel".
  if (sign.raw === '-' && after.capital && after.start === sign.end && tokens[at - 1]?.end === sign.start)
    return at + 1;
  if (sign.raw === '.' && (CUES.has(before) || before.length <= 2)) return at + 1;
  if (!',(-/'.includes(sign.raw) || at - from >= TOKENS_MAX) return null;
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

const isBuilding = (token: Token | undefined): boolean => {
  const cue = CUES.get(token?.word ?? '');
  return cue === 'facility' || cue === 'business';
};

/** "gang damai rt 11", "komplek keluarga blok c": between two such words an everyday one is a name, too. */
const WAYS = new Set(['gang', 'komplek', 'perumahan']);
const AFTER_WAY = new Set(['rt', 'rw', 'no', 'nomor', 'blok', 'gang', 'komplek', 'jalan', 'kelurahan', 'desa']);
const NO_WAY = new Set(
  'di ke rusak hancur banjir gelap mati becek sempit buntu kami saya kita ini itu sebelah sini situ dan depan samping belakang dekat'.split(
    ' ',
  ),
);
const isWedged = ({ tokens }: Ground, at: number, to: number): boolean =>
  to === at + 1 &&
  WAYS.has(tokens[at]?.word ?? '') &&
  tokens[to]?.kind === 'word' &&
  !NO_WAY.has(tokens[to]?.word ?? '') &&
  AFTER_WAY.has(tokens[to + 1]?.word ?? '');

/** "Desa Batu Kambing", "Klinik Sehat Bersama": in capitals everyday words are a name, too. */
const CALLED: ReadonlySet<string | undefined> = new Set(['village', 'kelurahan', 'district', 'business']);
const CALLED_WORDS = 2;
function isCalled(tokens: readonly Token[], to: number): boolean {
  const name = tokens[to];
  if (name?.kind !== 'word' || !name.capital || NO_WAY.has(name.word) || !/\p{Ll}/u.test(name.raw)) return false;
  for (let back = 1; back <= CALLED_WORDS; back += 1) {
    const before = tokens[to - back];
    if (CALLED.has(CUES.get(before?.word ?? ''))) return true;
    if (!before?.capital) return false;
  }
  return false;
}

const SCHOOLS = new Set('sd sdn smp smpn sma sman smk smkn mts mtsn man min tk paud'.split(' '));
/** After a number these are counted: "sdn kelayan 3 hari libur". */
const COUNTS = new Set(
  'hari minggu bulan tahun jam orang kali guru murid siswa anak kelas ruang ruangan bulanan'.split(' '),
);
/** "sdn pemurus dalam 5 bolong": schools are numbered after their village. */
const isSchoolNumber = (tokens: readonly Token[], at: number, to: number): boolean =>
  /^\d{1,2}$/.test(tokens[to]?.word ?? '') &&
  !COUNTS.has(tokens[to + 1]?.word ?? '') &&
  tokens.slice(at, to).some(({ word }) => SCHOOLS.has(word));

/** Follows a name to its end. */
function grow(ground: Ground, at: number): { to: number; named: boolean; mentions: number } {
  const { tokens, mentionAt } = ground;
  const first = mentionAt.get(at);
  let to = first?.to ?? at + 1;
  let named = first !== undefined;
  let mentions = first ? 1 : 0;
  let afterMention = first?.to ?? -1;
  while (to - at <= TOKENS_MAX) {
    const next = tokens[to];
    if (!next || next.kind === 'mention') break;
    const mention = mentionAt.get(to);
    if (mention) {
      mentions += 1;
      named = true;
      to = mention.to;
      afterMention = to;
      continue;
    }
    if (next.kind === 'sign') {
      const over = overSign(ground, to, at);
      if (over === null) break;
      to = over;
      continue;
    }
    // "Barabai, anak anak terjebak": a doubled word is no name that no list has.
    if (next.kind === 'word' && next.word === tokens[to + 1]?.word && !next.capital) break;
    const beyond = overRelation(ground, to);
    if (beyond === null) break;
    if (beyond !== undefined) {
      to = beyond;
      named = true;
      continue;
    }
    if (OFFICERS.has(next.word) && tokens[to - 1]?.word === 'kantor') {
      named = true;
      to += 1;
      continue;
    }
    if (LINKS.has(next.word) || CUES.has(next.word) || RELATIONS.has(next.word)) {
      const after = tokens[to + 1];
      const dotted = after?.raw === '.' ? tokens[to + 2] : after;
      const follows =
        dotted !== undefined &&
        (mentionAt.has(to + 1) ||
          mentionAt.has(to + 2) ||
          dotted.kind === 'number' ||
          CUES.has(dotted.word) ||
          (dotted.kind === 'word' && isName(ground, dotted)));
      if (!follows) break;
      to += 1;
      continue;
    }
    const building = isBuilding(tokens[at]);
    if (
      next.word === 'di' &&
      to - at <= DI_MAX &&
      building &&
      !COMPANIES.has(tokens[at]?.word ?? '') &&
      (mentionAt.has(to + 1) || CUES.has(tokens[to + 1]?.word ?? ''))
    ) {
      to += 1;
      continue;
    }
    if (
      ['ke', 'dari'].includes(next.word) &&
      to === at + 1 &&
      CUES.get(tokens[at]?.word ?? '') === 'street' &&
      mentionAt.has(to + 1)
    ) {
      to += 1;
      continue;
    }
    // "Jalan G Obos": an initial, not the "g" of "gak".
    const initial = next.raw.length === 1 && next.capital && tokens[to + 1]?.capital === true;
    if (
      !initial &&
      !isWedged(ground, at, to) &&
      !isName(ground, next) &&
      !isCalled(tokens, to) &&
      !(building && leadsToPlace(ground, to))
    )
      break;
    // After a known place a name goes on only in capitals: "Pasar Rantau | becek".
    if (mentions > 0 && afterMention === to && next.kind === 'word' && !next.capital && !OFFICE_WORDS.has(next.word))
      break;
    const last = tokens[to - 1]?.raw === '.' ? to - 2 : to - 1;
    const numbered = NUMBERED.has(tokens[last]?.word ?? '') || isSchoolNumber(tokens, at, to);
    // "… Rantau 7 bulan": a number that no head asks for, before an everyday word, is no part of the name.
    if (next.kind === 'number' && !numbered && tokens[to + 1]?.kind === 'word' && !mentionAt.has(to + 1)) break;
    named = true;
    to += 1;
    // "blok 3B": the letter belongs to the number before it.
    const suffix = next.kind === 'number' ? tokens[to] : undefined;
    if (suffix?.kind === 'word' && suffix.raw.length === 1 && suffix.start === next.end) to += 1;
  }
  while (
    to > at + 1 &&
    (tokens[to - 1]?.kind === 'sign' || LINKS.has(tokens[to - 1]?.word ?? '') || tokens[to - 1]?.word === 'di')
  )
    to -= 1;
  return { to, named, mentions };
}

/** "toko bangunan di Gambut", "sebuah minimarket di Kelua": a head a few words before "di" belongs to the place. */
function headBeforeDi({ tokens, lexicon: { common }, mentionAt }: Ground, at: number): number {
  // "Kelas 2 SD di SDN Kuin": a school says where it is by itself.
  if (tokens[at - 1]?.word !== 'di' || SCHOOLS.has(tokens[at]?.word ?? '')) return at;
  for (let back = 2; back <= DI_MAX; back += 1) {
    const token = tokens[at - back];
    if (token?.kind !== 'word') return at;
    // "air PDAM di komplek Beruntung Jaya": what comes from a company comes to where it is missed.
    if (COMPANIES.has(token.word)) continue;
    if (isBuilding(token) && !mentionAt.has(at - back)) return at - back;
    if (common.has(token.word) && !['pemda', 'umum'].includes(token.word)) return at;
  }
  return at;
}

/** A whole regency or province: a street or building in it says more. */
const isWide = ({ areas }: Mention): boolean =>
  areas.every(({ area }) => area.kind === 'regency' || area.kind === 'province');

/** "PDAM Bandarmasih", "Bank Kalsel": a company by its name, which says nothing of where it happened. */
const isCompany = (head: Token, inside: readonly Mention[]): boolean =>
  COMPANIES.has(head.word) &&
  inside.length > 0 &&
  inside.every(({ areas }) =>
    areas.every(
      ({ area }) => area.kind === 'province' || area.name.split(' ').some((word) => BRANDS.has(word.toLowerCase())),
    ),
  );

/** "Camat Gambut": whose office it is; where it happened says better. */
const OFFICER_HEADS = new Set(['bupati', 'walikota', 'camat', 'lurah', 'kepaladesa']);

/** "loket 2": whatever house it is in says more. */
const COUNTERS = new Set(['loket', 'ruang', 'ruangan', 'kamar', 'lantai', 'meja', 'counter']);

/** "saya di Balikpapan, mau lapor …", "kami dari Gambut": where the writer is, which may be elsewhere. */
const isWriters = (tokens: readonly Token[], from: number): boolean =>
  ['di', 'dari'].includes(tokens[from - 1]?.word ?? '') &&
  (['saya', 'kami'].includes(tokens[from - 2]?.word ?? '') ||
    tokens.slice(Math.max(0, from - WRITER_NEAR), from).some(({ word }) => INTRODUCES.has(word))) &&
  tokens.slice(from, from + WRITER_NEAR).some(({ word }) => REPORTS.has(word));
/** "Advokat …, beralamat di Jl. Lambung Mangkurat": where the writer of a letter sits, and not where it happened. */
export function isAddress(tokens: readonly Token[], from: number): boolean {
  for (let at = from - 1; at >= Math.max(0, from - ADDRESS_NEAR); at -= 1) {
    const { raw = ',', plain = '' } = tokens[at] ?? {};
    if (raw === ',' || raw === ';') return false;
    if (ADDRESSED.has(plain)) return true;
  }
  return false;
}
const ADDRESS_NEAR = 9;
/** Whatever else is told says more. */
const ADDRESS = 4;
const ADDRESSED = new Set(['beralamat', 'beralamatkan', 'berkantor', 'berkedudukan', 'berdomisili']);
const WRITER_NEAR = 9;
/** "Perkenalkan saya Siti dari Handil Bakti". */
const INTRODUCES = new Set(['perkenalkan', 'nama']);
const REPORTS = new Set([
  'lapor',
  'melapor',
  'melaporkan',
  'tanya',
  'laporan',
  'menyampaikan',
  'mengadukan',
  'mengadu',
]);

/** The stretches of text that name a place, each with how much speaks for it. */
export function spansIn(tokens: readonly Token[], lexicon: Lexicon, mentions: readonly Mention[]): readonly Span[] {
  const clear = mentions.filter(({ areas }) => areas.some(({ weight }) => weight >= WEIGHT_MIN));
  const mentionAt = new Map(clear.map((mention) => [mention.from, mention]));
  const ground: Ground = { tokens, lexicon, mentionAt };
  const spans: Span[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token || token.kind === 'sign' || token.kind === 'mention') continue;
    // "jalan2": more than one, or a walk.
    const head = CUES.has(token.word) && !(token.raw.endsWith('2') && token.kind === 'word');
    const mention = mentionAt.get(at);
    const post = head || mention ? undefined : postAt(tokens, at);
    if (!head && !mention && !post) continue;
    // "Lampu jalan Jl. Pramuka": the first of the two belongs to the lamp.
    if (
      token.word === 'jalan' &&
      !mention &&
      tokens[at - 1]?.word === 'lampu' &&
      STREETS.has(tokens[at + 1]?.word ?? '')
    )
      continue;
    const grown = grow(ground, at);
    if (post) grown.named = true;
    if (head && !mention && NEEDS_NAME.has(token.word) && !grown.named) continue;
    let from = headBeforeDi(ground, at);
    while (from > 0) {
      const before = tokens[from - 1]?.word ?? '';
      if (!RELATIONS.has(before) && !(CUES.has(before) && mention && before !== token.word)) break;
      from -= 1;
    }
    const kind = tokens[from - 1];
    if (from === at && head && HEADS_EN.has(token.plain) && kind?.kind === 'word' && !SMALL_EN.has(kind.plain))
      from -= 1;
    const before = tokens[from - 1]?.word ?? '';
    // "Ansari Saleh hospital".
    if (mention && HEADS_EN.has(tokens[grown.to]?.plain ?? '')) grown.to += 1;
    const inside = clear.filter((each) => each.from >= from && each.to <= grown.to);
    if (isCompany(token, inside)) {
      at = grown.to - 1;
      continue;
    }
    const into = before === 'ke' && INTO.has(tokens[from - 2]?.word ?? '');
    const strength =
      (head ? 2 : 1) +
      (grown.named ? 1 : 0) +
      grown.mentions +
      (PLACED.has(before) || into ? 1.5 : 0) +
      Math.min(2, (grown.to - from) * 0.25) -
      ((DIRECTIONS.has(before) && !into) || PEOPLE.has(before) ? 1 : 0) -
      (isWriters(tokens, from) ? 1.5 : 0) -
      (isAddress(tokens, from) ? ADDRESS : 0) -
      (OFFICER_HEADS.has(token.word) ? 1 : 0) -
      (COUNTERS.has(token.word) && grown.mentions === 0 ? 1.5 : 0) -
      (grown.named ? 0 : 1.5) -
      (mention && grown.to === mention.to && isWide(mention) ? 1 : 0) -
      (COMPANIES.has(token.word) && from === at ? 1.6 : AGENCIES_OF.has(token.word) && from === at ? 0.8 : 0);
    spans.push({ from, to: grown.to, score: strength });
    at = grown.to - 1;
  }
  return spans;
}
