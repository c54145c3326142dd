import { type Day, dayOf, lastOf, monthsBefore, partsOf } from './days.ts';
import { dateOfMonth, MONTH_NAMES, monthAt, monthOf, past, whole, yearIn } from './months.ts';
import { DATED, FRACTIONS, isBirth, isHouse, LONG_AGO_DAYS } from './no-date.ts';
import { NUMBER_WORDS, numberAt } from './numbers.ts';
import {
  dayPhrase,
  type Finder,
  isHabit,
  isNotMeant,
  isPlaceName,
  type Listed,
  type Phrase,
  type Scan,
  sinceBefore,
  spanPhrase,
  untilEnd,
} from './phrase.ts';
import { dateList, monthRange, range } from './ranges.ts';

/** Years that a complaint speaks of. */
const YEAR_MIN = 2000;
/** "akhir Agustus" begins about here. */
const MONTH_END = 30;
const MONTH_MIDDLE = 15;
/** Before a number these say that it is none. */
const UNDATED = new Set([
  'rt',
  'rw',
  'nomor',
  'km',
  'kilometer',
  'kelas',
  'blok',
  'jam',
  'perda',
  'pasal',
  'kode',
  'pukul',
]);
const YEARLY = new Set([
  'tahun',
  'banjir',
  'kebakaran',
  'gempa',
  'longsor',
  'anggaran',
  'apbdes',
  'adesa',
  'ta',
  'desa',
  'tahap',
  'musim',
  'periode',
  'apbd',
  'bumdes',
  'pbb',
  'pajak',
  'thr',
  'ppdb',
  'bansos',
]);

/** What may follow a year of two digits; before anything else such a number counts something. */
const BEHIND_YEAR = new Set('jam pukul sampai hingga sd di dan saya kami sudah yang at until and'.split(' '));
/** Years that are written with two digits are no longer ago than this. */
const SHORT_YEARS = 12;

/** The year that stands behind a day and a month in two digits: "22 Juni 23". */
function shortYear({ word, tokens, today }: Scan, at: number): number | undefined {
  const next = tokens[at + 1];
  if (!/^\d{2}$/.test(word(at)) || (next !== undefined && next.kind !== 'sign' && !BEHIND_YEAR.has(next.word)))
    return undefined;
  const year = 2000 + Number(word(at));
  const now = partsOf(today).year;
  return year <= now && now - year <= SHORT_YEARS ? year : undefined;
}

/** "12/11", "20-11-2026", "2026-11-20", "12 november", "tgl 12", "November 5". */
const date: Finder = (scan, at) => {
  const { word, today, tokens } = scan;
  const here = word(at);
  const iso = /^(20\d{2})-(\d{1,2})-(\d{1,2})$/.exec(here);
  const split = /^(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d{2}))?$/.exec(here);
  const before = word(at - 1);
  const pair = ['(', ','].includes(before) ? word(at - 2) : before;
  const found = (day: Day | null, end: number, confidence = 0.97): Phrase | null => {
    if (day === null || day > today || today - day > LONG_AGO_DAYS) return null;
    const begin = dayPhrase(scan, before === 'tanggal' || before === '(' ? at - 1 : at, end, day, confidence, true);
    return begin;
  };
  if (iso) return found(past(Number(iso[1]), Number(iso[2]), Number(iso[3]), today), at + 1);
  if (split) {
    const year = split[4] === undefined ? undefined : Number(split[4]);
    const surely = DATED.has(pair) || year !== undefined;
    if (
      UNDATED.has(before === '.' ? word(at - 2) : before) ||
      isHabit(scan, at) ||
      isPlaceName(scan, at, at + 1) ||
      isBirth(scan, at) ||
      (year === undefined && isHouse(scan, at)) ||
      (FRACTIONS.has(here) && !DATED.has(before)) ||
      (!surely && (split[2] !== '/' || before === '('))
    )
      return null;
    return found(past(year, Number(split[3]), Number(split[1]), today), at + 1, surely ? 0.97 : 0.7);
  }
  // "on the 13th", "the 2nd of November".
  const suffix = tokens[at + 1];
  if (before === 'the' && suffix?.start === tokens[at]?.end && ['th', 'st', 'nd', 'rd'].includes(suffix?.plain ?? '')) {
    const date = whole(here);
    const named = monthAt(scan, word(at + 2) === 'of' ? at + 3 : at + 2);
    if (date === undefined) return null;
    return named
      ? found(past(named.year, named.month, date, today), named.end)
      : found(dateOfMonth(date, today), at + 2, 0.9);
  }
  const spoken = before === 'tanggal' && tokens[at]?.kind === 'word' ? numberAt(tokens, at) : null;
  const day = spoken ? whole(String(spoken.value)) : tokens[at]?.kind === 'number' ? whole(here) : undefined;
  if (day !== undefined) {
    const next = spoken?.to ?? at + 1;
    const named = monthAt(scan, next);
    if (isHabit(scan, at) || isPlaceName(scan, at, named?.end ?? next) || isBirth(scan, at)) return null;
    // "18 Juli 1973": of a paper, or a birth.
    if (named && /^19\d\d$/.test(word(named.end))) return null;
    if (named && !UNDATED.has(before)) {
      const short = named.year === undefined ? shortYear(scan, named.end) : undefined;
      return found(past(named.year ?? short, named.month, day, today), short === undefined ? named.end : named.end + 1);
    }
    if (before === 'tanggal' && !isNotMeant(scan, at - 1)) {
      const after = word(next);
      const lastMonth = after === 'bulan' && ['lalu', 'kemarin'].includes(word(next + 1));
      if (lastMonth) {
        const { year, month } = partsOf(monthsBefore(today, 1));
        return found(dayOf(year, month, day), next + 2);
      }
      return found(dateOfMonth(day, today), ['kemarin', 'tadi', 'lalu'].includes(after) ? next + 1 : next, 0.94);
    }
    return null;
  }
  const month = monthOf(here);
  const english = month === undefined ? undefined : whole(word(at + 1));
  if (
    month !== undefined &&
    english !== undefined &&
    tokens[at - 1]?.kind !== 'number' &&
    untilEnd(scan, at + 2) === null
  )
    return found(past(yearIn(word(at + 2)), month, english, today), yearIn(word(at + 2)) ? at + 3 : at + 2, 0.85);
  return null;
};

/** Parts of a month or a year. */
const PARTS: Readonly<Record<string, 'begin' | 'middle' | 'end'>> = {
  awal: 'begin', early: 'begin', beginning: 'begin', pertengahan: 'middle', tengah: 'middle', medio: 'middle', mid: 'middle', akhir: 'end', end: 'end',
}; // biome-ignore format: a table
const THIS = ['ini'];
const LAST = ['lalu', 'kemarin', 'tadi', 'silam'];

/** "awal november", "akhir bulan lalu", "pertengahan agustus", "awal bulan", "sejak awal tahun". */
const partOfMonth: Finder = (scan, start) => {
  const { word, today } = scan;
  const part = PARTS[word(start)];
  if (part === undefined || isHabit(scan, start) || isNotMeant(scan, start)) return null;
  const at = word(start + 1) === 'of' ? start + 1 : start;
  const named = monthAt(scan, at + 1);
  let year: number;
  let month: number;
  let end: number;
  if (named) {
    const now = partsOf(today);
    month = named.month;
    year = named.year ?? (month > now.month ? now.year - 1 : now.year);
    end = named.end;
  } else if (word(at + 1) === 'bulan' || word(at + 1) === 'tahun') {
    const last = LAST.includes(word(at + 2));
    const told = last || THIS.includes(word(at + 2));
    const after = word(at + 2);
    if (
      !told &&
      (after === 'depan' ||
        after === 'nanti' ||
        (word(at + 1) === 'tahun' && part !== 'begin' && yearIn(after) === undefined))
    )
      return null;
    // Without a word of which: the last beginning or end that is over.
    const previous = last || (!told && part === 'end');
    const named = word(at + 1) === 'tahun' ? yearIn(after) : undefined;
    ({ year, month } = partsOf(previous && word(at + 1) === 'bulan' ? monthsBefore(today, 1) : today));
    if (word(at + 1) === 'tahun') {
      year = named ?? (previous ? year - 1 : year);
      month = part === 'begin' ? 1 : part === 'end' ? 12 : 6;
    }
    end = told || named !== undefined ? at + 3 : at + 2;
  } else return null;
  const lastDate = word(at + 1) === 'tahun' ? lastOf(year, month) : Math.min(MONTH_END, lastOf(year, month));
  const day = dayOf(year, month, part === 'begin' ? 1 : part === 'end' ? lastDate : MONTH_MIDDLE);
  return day === null || day > today ? null : dayPhrase(scan, start, end, day, 0.8);
};

const WHICH_ONE: ReadonlySet<string> = new Set(['this', 'last']);

/** "bulan agustus", "sejak oktober", "in October", "this July": the whole month. */
const month: Finder = (scan, at) => {
  const { word, today, tokens } = scan;
  if (monthOf(word(at)) === undefined && word(at) !== 'bulan') return null;
  if (tokens[at - 1]?.kind === 'number') return null;
  // "NOP": the number of a tax object; "nop" is November only beside a number.
  if (tokens[at]?.plain === 'nop' && tokens[at + 1]?.kind !== 'number') return null;
  // "This July", "last July"; "this may be …" is none.
  const isOne = WHICH_ONE.has(word(at - 1)) && tokens[at]?.plain !== 'may';
  const from = word(at - 1) === 'bulan' ? at - 1 : at;
  const named = monthAt(scan, from);
  if (!named) return null;
  const now = partsOf(today);
  const year = named.year ?? (named.month > now.month ? now.year - 1 : now.year);
  const first = dayOf(year, named.month, 1);
  const last = dayOf(year, named.month, lastOf(year, named.month));
  if (first === null || last === null || first > today) return null;
  const phrase = spanPhrase(scan, isOne ? at - 1 : from, named.end, first, last, 0.75);
  const said =
    phrase.since ||
    isOne ||
    word(from) === 'bulan' ||
    word(named.end - 1) !== word(at) ||
    named.year !== undefined ||
    word(at - 1) === 'in';
  // "may" and the like are everyday words: a month alone counts only by its long name.
  return said || (word(at).length > 4 && tokens[at]?.raw.toLowerCase() === word(at)) ? phrase : null;
};

/** "SK tahun 2019", "perda no 3 tahun 2015", "motor tahun 2010": of that year, but it did not happen then. */
const ISSUED = new Set(
  'sk surat perda perbup perwali pergub perpres permen uu pp peraturan keputusan angkatan lulusan keluaran mobil motor truk kendaraan sertifikat ijazah'.split(
    ' ',
  ),
);

/** Before two years these are of money that was given for both: not "periode 2021-2027", for which somebody was elected. */
const BUDGETED = new Set(['tahun', 'anggaran', 'ta', 'desa', 'apbdes', 'apbd', 'adesa']);
/** "2024-2025" and "2024/2025" are one token. */
const YEARS = /^(20\d{2})[-/](20\d{2})$/;

/** "tahun anggaran 2024-2025", "dana desa tahun 2023 s/d 2025": from the first of two years to the last. */
const years: Finder = (scan, at) => {
  const { word } = scan;
  if (!BUDGETED.has(word(at - 1)) || isNotMeant(scan, at)) return null;
  const [, one, two] = YEARS.exec(word(at)) ?? [];
  const until = one === undefined && yearIn(word(at)) !== undefined ? untilEnd(scan, at + 1) : at;
  if (until === null) return null;
  const said = yearIn(one ?? word(at));
  const last = yearIn(two ?? word(until));
  if (said === undefined || last === undefined || said < YEAR_MIN || last <= said) return null;
  const from = dayOf(said, 1, 1);
  const to = dayOf(last, 12, 31);
  if (from === null || to === null) return null;
  const start = word(at - 1) === 'tahun' ? at - 1 : at;
  return { ...spanPhrase(scan, start, until + 1, from, to, 0.6), rough: true };
};

/** "tahun 2025", "dana desa 2025": the whole year, as the least of guesses. */
const year: Finder = (scan, at) => {
  const { word, today } = scan;
  const said = yearIn(word(at));
  const before = word(at - 1);
  // "sejak 2023", but not "dari 2023 pelanggan".
  const begun =
    ['sejak', 'semenjak', 'mulai'].includes(before) || (before === 'dari' && sinceBefore(scan, at) === at - 1);
  if (said === undefined || said < YEAR_MIN || (!begun && !YEARLY.has(before)) || isNotMeant(scan, at)) return null;
  if (before === 'tahun' && ['nomor', 'no'].includes(word(at + 1))) return null;
  const isIssued = ISSUED.has(word(at - 2)) || ISSUED.has(word(at - 3)) || ISSUED.has(word(at - 4));
  if (before === 'tahun' && (isIssued || /^\d{1,3}$/.test(word(at - 2)))) return null;
  const first = dayOf(said, 1, 1);
  const last = dayOf(said, 12, 31);
  if (first === null || last === null || first > today) return null;
  const from = word(at - 1) === 'tahun' ? at - 1 : at;
  return { ...spanPhrase(scan, from, at + 1, first, last, 0.6), rough: true };
};

/** Finders of calendar dates, surest first. */
export const DATES: readonly Listed[] = [
  { find: range, begins: [], digits: true },
  { find: dateList, begins: [], digits: true },
  { find: monthRange, begins: ['bulan', ...MONTH_NAMES] },
  { find: date, begins: [...NUMBER_WORDS, ...MONTH_NAMES], digits: true },
  { find: partOfMonth, begins: Object.keys(PARTS) },
  { find: month, begins: ['bulan', ...MONTH_NAMES] },
  { find: years, begins: [], digits: true },
  { find: year, begins: [], digits: true },
];
