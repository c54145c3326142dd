import { TELLINGS } from './data/tellings.ts';
import type { Token } from './lexer.ts';
import { sizeIn } from './size.ts';
import type { Hit } from './trie.ts';
import { wordTable } from './words.ts';

/** The words of a text that answer what would be asked, and where they begin (UTF-16 units). */
export interface Telling {
  readonly text: string;
  readonly at: number;
}

const tellings = wordTable(TELLINGS);
const list = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** How far a clause reaches to the left and right of what was found, in words. */
const LEFT_WORDS = 4;
const RIGHT_WORDS = 3;
/** Clauses of one fact that are kept: the first say the most. */
const CLAUSES_MAX = 2;
/** What somebody is quoted with is kept whole, up to so many words. */
const QUOTE_WORDS_MAX = 14;

/** Words that begin another clause, or tell where and when: a clause ends at them. */
const ENDS = list(
  'dan tapi tetapi namun padahal karena jadi sehingga terus lalu kemudian sampai di pada sejak saat ketika waktu jam tanggal pak bapak bu ibuk min admin mohon tolong minta semoga agar supaya kalau km rt rw kemarin lusa tadi malam semalam pagi siang sore subuh magrib senin selasa rabu kamis jumat sabtu ahad minggu sudah desa kecamatan kelurahan kabupaten kota gang komplek dermaga and but because so since where please when at on in',
);
/** What ends a clause behind what was found, and may stand before it: "tiap hujan air masuk rumah". */
const ENDS_BEHIND = list('tiap setiap last this every each');
/** A number behind these belongs to them: "km 12", "jam 8". */
const NUMBERED = list('km rt rw jam tanggal no nomor gang');
/** Behind "dari" these tell since when: "dari hari sabtu". */
const SINCE = list('hari minggu bulan tahun tanggal kemarin tadi dulu lama awal senin selasa rabu kamis jumat sabtu');
/** No clause ends with one of these: what they lead to was cut off. */
const LOOSE = list('ke yang untuk dengan oleh dari atau to the of a an next for with');
/** A source behind these is a landmark: "sampah di depan hotel". */
const NEAR = list(
  'depan samping belakang dekat seberang sebelah muka sekitar menuju arah jalan area kawasan perumahan bawah behind near opposite front',
);
/** "Jangan sampai ada korban" tells of none. */
const WISHES = list('jangan sebelum semoga agar supaya biar before');

/** What befell somebody once: the day that is told with it is that day, and no time since when. */
const ACCIDENTS = list(
  'jatuh berjatuhan terjatuh kejatuhan kecelakaan laka tabrakan ditabrak terperosok keperosok kejeblos terjeblos njeblos kajablus terjungkal kejungkal kepleset terpeleset kapeleset tagalincir tergelincir nyungsep tersungkur nyusruk terguling keguling tacabur tagugur luka terluka tewas crashed crash accident injured fell',
);
/** "Meninggalkan masalah" leaves something behind, and nobody has died. */
const LEAVES = list('meninggalkan ditinggalkan meninggalkannya ditinggalkannya');

/** Words of a day or an hour. */
const DAY = list(
  'kemarin lusa tadi malam semalam samalam pagi siang sore subuh magrib hari ini senin selasa rabu kamis jumat sabtu ahad minggu lalu jam pekan bulan tahun barusan yesterday last night morning on saturday sunday monday tuesday wednesday thursday friday',
);

/** Behind a number these tell how long ago. */
const COUNTED = list('hari minggu pekan bulan tahun');

/** "Di desa kami": whose the place is belongs to the place. */
const OWNERS = list('kami saya kita ulun mereka our my their');
const OWNED = list('desa kampung kelurahan kecamatan kabupaten kota gang komplek rt rw');

/** Tokens, from the first to before the last. */
interface Clause {
  readonly from: number;
  readonly to: number;
}

/**
 * What a text tells already of what a category would ask, by the fact of the policy: how dangerous it is, who is in danger, where it
 * comes from, what was refused, what an office answered.
 * @param text what the tokens were cut from
 */
export function tellingsIn(text: string, tokens: readonly Token[]): Readonly<Record<string, Telling>> {
  const clauses = new Map<string, Clause[]>();
  for (const hit of tellings.hits(tokens)) {
    const told = clauses.get(hit.mark) ?? [];
    const last = told.at(-1);
    const isLandmark = hit.mark === 'source' && NEAR.has(tokens[hit.from - 1]?.word ?? '');
    if (
      isLandmark ||
      isName(tokens, hit) ||
      LEAVES.has(tokens[hit.from]?.plain ?? '') ||
      (told.length === CLAUSES_MAX && last && hit.from >= last.to)
    )
      continue;
    const clause = clauseAround(text, tokens, hit);
    if (!clause) continue;
    if (last && clause.from < last.to) told[told.length - 1] = { from: last.from, to: Math.max(last.to, clause.to) };
    else told.push(clause);
    clauses.set(hit.mark, told);
  }
  const found: Record<string, Telling> = {};
  for (const [fact, told] of clauses) {
    const parts = told.map(({ from, to }) => wordsOf(text, tokens, from, to));
    const [first] = parts;
    if (first) found[fact] = { at: first.at, text: parts.map((part) => part.text).join(', ') };
  }
  const size = sizeIn(text);
  if (size) found.danger = withSize(size, found.danger);
  return found;
}

/** How big it is comes first; where the clause says so already, that is enough. */
const withSize = (size: Telling, danger: Telling | undefined): Telling =>
  danger === undefined || danger.text.includes(size.text)
    ? (danger ?? size)
    : { at: Math.min(size.at, danger.at), text: `${size.text}, ${danger.text}` };

function wordsOf(text: string, tokens: readonly Token[], from: number, to: number): Telling {
  const at = tokens[from]?.start ?? 0;
  return { at, text: text.slice(at, tokens[to - 1]?.end ?? at) };
}

const isShouted = ({ raw }: Token): boolean => raw.length > 1 && raw === raw.toUpperCase();
const isTitled = (token: Token | undefined): boolean => token?.capital === true && !isShouted(token);

/** "Tambang Ulang" is a district and no mine: a word with a capital beside another one. */
function isName(tokens: readonly Token[], { from, to }: Hit<string>): boolean {
  const first = tokens[from];
  if (!isTitled(first)) return false;
  return to - from > 1 ? tokens.slice(from, to).every(isTitled) : isTitled(tokens[to]) || isTitled(tokens[from - 1]);
}

/** Nothing of one clause stands on both sides of a sign, of a new line or of whom it is written to. */
const isApart = (text: string, left: Token, right: Token): boolean =>
  left.kind === 'sign' ||
  right.kind === 'sign' ||
  left.kind === 'mention' ||
  right.kind === 'mention' ||
  text.slice(left.end, right.start).includes('\n');

/** The few words around a hit that belong to it; undefined where they only wish that it does not come to that. */
function clauseAround(text: string, tokens: readonly Token[], hit: Hit<string>): Clause | undefined {
  const begin = beginOf(text, tokens, hit);
  if (begin === undefined) return undefined;
  const isOwner = OWNERS.has(tokens[begin]?.word ?? '') && OWNED.has(tokens[begin - 1]?.word ?? '');
  const clause = { from: isOwner && begin < hit.from ? begin + 1 : begin, to: endOf(text, tokens, hit) };
  return tokens.slice(hit.from, hit.to).some(({ word }) => ACCIDENTS.has(word))
    ? withDay(text, tokens, clause)
    : clause;
}

/** A clause with the day that is told right before or behind it: "kemarin malam ada 2 motor jatuh". */
function withDay(text: string, tokens: readonly Token[], clause: Clause): Clause {
  let { from, to } = clause;
  const isDay = (at: number): boolean => {
    const token = tokens[at];
    const isCount = tokens[at - 1]?.word === 'jam' || COUNTED.has(tokens[at + 1]?.word ?? '');
    return token !== undefined && (DAY.has(token.word) || (token.kind === 'number' && isCount));
  };
  const joined = (left: number): boolean => {
    const [before, after] = [tokens[left], tokens[left + 1]];
    return before !== undefined && after !== undefined && !isApart(text, before, after);
  };
  while (isDay(from - 1) && joined(from - 1)) from -= 1;
  while (isDay(to) && joined(to - 1)) to += 1;
  return { from, to };
}

function beginOf(text: string, tokens: readonly Token[], hit: Hit<string>): number | undefined {
  let { from } = hit;
  while (from > 0 && hit.from - from < LEFT_WORDS) {
    const [before, first] = [tokens[from - 1], tokens[from]];
    if (!before || !first || isApart(text, before, first)) break;
    // "jangan sampai": the wish stands before what ends the clause.
    if (WISHES.has(before.word) || (before.word === 'sampai' && WISHES.has(tokens[from - 2]?.word ?? '')))
      return undefined;
    if (ENDS.has(before.word)) break;
    from -= 1;
  }
  // The end of a name ("RSUD Datu Sanggul ditolak loket"), a number of what came before ("jam 8"), half a word ("jam 11an").
  const shouts = isShouted(tokens[hit.from] ?? NOTHING);
  const isBehindMore = (at: number) => at > 0 && tokens[at - 1]?.kind !== 'sign';
  while (from < hit.from) {
    const [before, first] = [tokens[from - 1], tokens[from] ?? NOTHING];
    const belongsBefore =
      (first.kind === 'number' && (NUMBERED.has(before?.word ?? '') || before?.capital === true)) ||
      (before?.kind === 'number' && before.end === first.start && first.raw.length > 1) ||
      (first.capital && !shouts && isBehindMore(from)) ||
      LOOSE.has(first.word);
    if (!belongsBefore) break;
    from += 1;
  }
  return from;
}

const NOTHING: Token = { kind: 'word', raw: '', start: 0, end: 0, plain: '', word: '', stem: '', capital: false };

function endOf(text: string, tokens: readonly Token[], hit: Hit<string>): number {
  let { to } = hit;
  while (to < tokens.length && to - hit.to < RIGHT_WORDS) {
    const [last, after] = [tokens[to - 1], tokens[to]];
    if (!last || !after || isApart(text, last, after)) break;
    if (ENDS.has(after.word) || ENDS_BEHIND.has(after.word)) break;
    if (after.word === 'dari' && SINCE.has(tokens[to + 1]?.word ?? '')) break;
    to += 1;
  }
  // A number that is cut from what it counts says nothing: "hampir 1" of "hampir 1 meter".
  const [last, counted] = [tokens[to - 1], tokens[to]];
  if (last?.kind === 'number' && counted?.kind === 'word' && !isApart(text, last, counted) && !ENDS.has(counted.word))
    to += 1;
  while (to > hit.to && LOOSE.has(tokens[to - 1]?.word ?? '')) to -= 1;
  return quoteEnd(tokens, to);
}

/** Where a quotation that begins at a token has ended; the same place where none begins or it goes on too long. */
function quoteEnd(tokens: readonly Token[], at: number): number {
  const opens = tokens[at]?.raw ?? '';
  if (!/^["“]$/.test(opens)) return at;
  for (let i = at + 1; i < tokens.length && i - at <= QUOTE_WORDS_MAX; i += 1)
    if (/^["”]$/.test(tokens[i]?.raw ?? '')) return i + 1;
  return at;
}
