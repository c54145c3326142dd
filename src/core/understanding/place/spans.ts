import type { Lexicon } from '../compile.ts';
import {
  AGENCIES_OF,
  COMPANIES,
  CUES,
  DIRECTIONS,
  HEADS_EN,
  INTO,
  NEEDS_NAME,
  PEOPLE,
  RELATIONS,
  SMALL_EN,
} from '../data/heads.ts';
import type { Token } from '../lexer.ts';
import { SCHOOLS } from './called.ts';
import { type Ground, isBuilding, type Span } from './ground.ts';
import type { Mention } from './mentions.ts';
import { DI_MAX, nameFrom } from './name.ts';
import { isCompany, isOnlyKind, isOnlyNamed } from './offices.ts';
import { postAt } from './posts.ts';
import { addressAt, besideAt, isInner, nameBefore } from './unlisted.ts';

/** A name that says less than this is no place by itself. */
const WEIGHT_MIN = 1;
/** Before a place: what follows is where it is. */
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
    const isCommon = common.has(token.word) || (token.stem !== token.word && common.has(token.stem));
    if (isCommon && !['pemda', 'umum'].includes(token.word)) return at;
  }
  return at;
}

/** A whole regency or province: a street or building in it says more. */
const isWide = ({ areas }: Mention): boolean =>
  areas.every(({ area }) => area.kind === 'regency' || area.kind === 'province');

/** "Banjarbaru", "kota Banjarbaru", and nothing more. */
const isWholeTown = (mention: Mention | undefined, to: number): boolean =>
  mention !== undefined && to === mention.to && isWide(mention);

/** "Camat Gambut": whose office it is; where it happened says better. */
const OFFICER_HEADS = new Set(['bupati', 'walikota', 'camat', 'lurah', 'kepaladesa']);

/** "Yth. Bapak Bupati Banjar", "selamat sore Bupati Banjar": to whom it is written, wherever it stands. An office is called one. */
const ADDRESSEES = new Set(['bupati', 'walikota', 'gubernur', 'wali', 'mayor', 'regent', 'governor']);
const isAddressee = (tokens: readonly Token[], from: number): boolean => ADDRESSEES.has(tokens[from]?.word ?? '');
/** "Kepada dinas sosial kabupaten Banjar": whatever else is told says better where. */
const TO = new Set(['yth', 'kepada', 'terhormat', 'dear', 'ykh']);
/** "Selamat siang Bapak Kepala Dinas Perdagangan": greeted, so it is written to them. */
const GREETED = /^(?:pagi|siang|sore|malam|bapak|ibu|pak|bu)$/;
const TO_NEAR = 4;
const isWrittenTo = (tokens: readonly Token[], from: number): boolean =>
  tokens.slice(Math.max(0, from - TO_NEAR), from).some(({ plain }) => TO.has(plain) || plain.endsWith('yth')) ||
  (['kepala', 'pimpinan', 'direktur'].includes(tokens[from - 1]?.word ?? '') &&
    GREETED.test(tokens[from - 2]?.word ?? ''));

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

/** A name with what stands before it: `from` … `to` (exclusive) around its head or known place at `at`. */
interface Found {
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly named: boolean;
  /** Known places in it. */
  readonly mentions: number;
  /** It begins with a word that asks for a name: "jalan", "kantor". */
  readonly head: boolean;
}

/** Where the words begin that belong to a name: what it is near, what kind of house it is. */
function beginningOf(ground: Ground, at: number, token: Token, head: boolean): number {
  const { tokens, mentionAt, lexicon } = ground;
  let from = headBeforeDi(ground, at);
  while (from > 0) {
    const before = tokens[from - 1]?.word ?? '';
    if (!RELATIONS.has(before) && !(CUES.has(before) && mentionAt.has(at) && before !== token.word)) break;
    from -= 1;
  }
  const kind = tokens[from - 1];
  const isKind =
    from === at &&
    head &&
    HEADS_EN.has(token.plain) &&
    kind?.kind === 'word' &&
    !SMALL_EN.has(kind.plain) &&
    !lexicon.small.has(kind.word);
  return isKind ? from - 1 : from;
}

/** "Kades Sungai Pinang", "desa Kades Sungai Pinang": the village and not whoever heads it; "rumah kades" and "kantor camat" are where they are. */
function pastOfficer({ tokens, mentionAt }: Ground, from: number): number {
  const at = tokens[from]?.word === 'desa' ? from + 1 : from;
  if (tokens[at]?.word !== 'kepaladesa') return from;
  const isNamed = mentionAt.has(at + 1) || (tokens[at + 1]?.word === 'desa' && mentionAt.has(at + 2));
  return isNamed ? at + 1 : from;
}

/** How much speaks for a name being where it happened. */
function strengthOf(
  { tokens, mentionAt }: Ground,
  token: Token,
  { at, from, to, named, mentions, head }: Found,
): number {
  const mention = mentionAt.get(at);
  const before = tokens[from - 1]?.word ?? '';
  const into = before === 'ke' && INTO.has(tokens[from - 2]?.word ?? '');
  return (
    (head ? 2 : 1) +
    (named ? 1 : -1.5) +
    mentions +
    (PLACED.has(before) || into ? 1.5 : 0) +
    Math.min(2, (to - from) * 0.25) -
    ((DIRECTIONS.has(before) && !into) || PEOPLE.has(before) ? 1 : 0) -
    (isWriters(tokens, from) ? 1.5 : 0) -
    (isAddress(tokens, from) ? ADDRESS : 0) -
    (isWrittenTo(tokens, from) ? 1.5 : 0) -
    (OFFICER_HEADS.has(token.word) ? 1 : 0) -
    (COUNTERS.has(token.word) && mentions === 0 ? 1.5 : 0) -
    (isWholeTown(mention ?? mentionAt.get(at + 1), to) ? 1 : 0) -
    (COMPANIES.has(token.word) && from === at ? 1.6 : AGENCIES_OF.has(token.word) && from === at ? 0.8 : 0)
  );
}

/** "Lampu jalan Jl. Pramuka", "lampu jalan depan puskesmas": the first of the two belongs to the lamp. */
const isLamps = (tokens: readonly Token[], at: number): boolean => {
  const after = tokens[at + 1]?.word ?? '';
  return (
    tokens[at]?.word === 'jalan' &&
    tokens[at - 1]?.word === 'lampu' &&
    (STREETS.has(after) || RELATIONS.has(after) || (CUES.has(after) && !/^jalan$/.test(after)))
  );
};

/** "Banyu sungai hirang": what colour it has is no name. */
const isWater = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.word === 'sungai' && tokens[at - 1]?.word === 'air' && tokens[at + 1]?.capital === false;

/** "Di desa desa, desa Bincau": what is said again names nothing yet. */
const isDoubled = (tokens: readonly Token[], at: number): boolean =>
  tokens[tokens[at + 1]?.raw === ',' ? at + 2 : at + 1]?.word === tokens[at]?.word;

/** The stretches of text that name a place, each with how much speaks for it. */
export function spansIn(tokens: readonly Token[], lexicon: Lexicon, mentions: readonly Mention[]): readonly Span[] {
  const clear = mentions.filter(({ areas }) => areas.some(({ weight }) => weight >= WEIGHT_MIN));
  const mentionAt = new Map(clear.map((mention) => [mention.from, mention]));
  const ground: Ground = { tokens, lexicon, mentionAt };
  const spans: Span[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token || token.kind === 'sign' || token.kind === 'mention') continue;
    // "jalan2", "desa desa": more than one, or a walk.
    const head = CUES.has(token.word) && !(token.raw.endsWith('2') && token.kind === 'word') && !isDoubled(tokens, at);
    const mention = mentionAt.get(at);
    const post = head || mention ? undefined : postAt(tokens, at);
    if (!head && !mention && !post) {
      const told = addressAt(ground, at) ?? besideAt(ground, at);
      if (!told) continue;
      spans.push(told);
      at = told.to - 1;
      continue;
    }
    if (!mention && (isLamps(tokens, at) || isWater(tokens, at))) continue;
    const name = nameFrom(ground, at);
    const named = (name.named && !isOnlyKind(tokens, at, name.to)) || post !== undefined;
    if (head && !mention && NEEDS_NAME.has(token.word) && !named) continue;
    const inner = isInner(tokens, at) ? nameBefore(ground, at, spans.at(-1)?.to ?? 0) : at;
    const from = inner < at ? inner : pastOfficer(ground, beginningOf(ground, at, token, head));
    // "Ansari Saleh hospital".
    const to = mention && HEADS_EN.has(tokens[name.to]?.plain ?? '') ? name.to + 1 : name.to;
    const inside = clear.filter((each) => each.from >= from && each.to <= to);
    if (!isCompany(token, inside) && !isAddressee(tokens, from) && !isOnlyNamed(tokens, { from, at, to }, inside)) {
      const found = { at, from, to, named, mentions: name.mentions, head };
      spans.push({ from, to, score: strengthOf(ground, token, found) });
    }
    at = to - 1;
  }
  return spans;
}
