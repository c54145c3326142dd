import { type Day, dayOf, lastOf, monthsBefore, partsOf } from './days.ts';
import { dayPhrase, type Finder, isNotMeant, type Phrase, type Scan, spanPhrase } from './phrase.ts';

const MONTHS: Readonly<Record<string, number>> = {
  januari: 1, februari: 2, maret: 3, april: 4, mei: 5, juni: 6, juli: 7, agustus: 8, september: 9, oktober: 10, november: 11, desember: 12,
}; // biome-ignore format: a table
/** A date without a year that lies at most so far ahead is about what will be, not about last year. */
const AHEAD_DAYS = 31;
/** Years that a complaint speaks of. */
const YEAR_MIN = 2000;
/** "akhir Agustus" begins about here. */
const MONTH_END = 30;
const MONTH_MIDDLE = 15;
const UNTIL = new Set(['sampai', 'hingga', '-', 'sd', 'dan', 'to']);
/** Before a number like "12/11" these say that it is a date. */
const DATED = new Set([
  'tanggal',
  'pada',
  'sejak',
  'dari',
  'mulai',
  'senin',
  'selasa',
  'rabu',
  'kamis',
  'jumat',
  'sabtu',
  'minggu',
  'ahad',
  'on',
  'hari',
  'kejadian',
]);
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

/** The month's number of its canonical name, 1 … 12; undefined for other words. */
export const monthOf = (word: string): number | undefined => MONTHS[word];

const yearIn = (word: string): number | undefined => {
  if (!/^20\d{2}$/.test(word)) return undefined;
  return Number(word);
};

/** A date as it was most likely meant, not after today; null where it can only lie ahead. */
function past(year: number | undefined, month: number, date: number, today: Day): Day | null {
  if (year !== undefined) {
    const day = dayOf(year < 100 ? 2000 + year : year, month, date);
    return day !== null && day <= today ? day : null;
  }
  const now = partsOf(today);
  const day = dayOf(now.year, month, date);
  if (day === null || day <= today) return day;
  return day - today <= AHEAD_DAYS ? null : dayOf(now.year - 1, month, date);
}

/** "12" after "tanggal": of this month, or of the last one where it would lie ahead. */
function dateOfMonth(date: number, today: Day): Day | null {
  const now = partsOf(today);
  const day = dayOf(now.year, now.month, date);
  if (day !== null && day <= today) return day;
  const before = partsOf(monthsBefore(today, 1));
  return dayOf(before.year, before.month, date);
}

/** The month and year that stand at a token: "november", "bulan november 2026", "november tahun lalu". */
function monthAt({ word, today }: Scan, at: number): { month: number; year?: number; end: number } | null {
  const from = word(at) === 'bulan' ? at + 1 : at;
  const month = MONTHS[word(from)];
  if (month === undefined) return null;
  const year = yearIn(word(from + 1));
  if (year !== undefined) return { month, year, end: from + 2 };
  if (word(from + 1) === 'tahun') {
    const named = yearIn(word(from + 2));
    if (named !== undefined) return { month, year: named, end: from + 3 };
    if (word(from + 2) === 'lalu') return { month, year: partsOf(today).year - 1, end: from + 3 };
  }
  return { month, end: from + 1 };
}

const whole = (word: string): number | undefined => {
  const value = /^\d{1,2}$/.test(word) ? Number(word) : 0;
  return value >= 1 && value <= 31 ? value : undefined;
};

/** "10 s/d 15 november", "17-20 November", "tgl 2 sampai 4". */
const range: Finder = (scan, at) => {
  const { word, today } = scan;
  const joined = /^(\d{1,2})-(\d{1,2})$/.exec(word(at));
  let first = joined ? Number(joined[1]) : whole(word(at));
  let last = joined ? Number(joined[2]) : undefined;
  let end = at + 1;
  const own = joined || first === undefined ? null : monthAt(scan, end);
  if (own) end = own.end;
  if (!joined && first !== undefined && UNTIL.has(word(end))) {
    const next = word(end + 1) === 'tanggal' ? end + 2 : end + 1;
    last = whole(word(next));
    end = next + 1;
  }
  if (first === undefined || last === undefined) return null;
  const named = monthAt(scan, end);
  const dated = DATED.has(word(at - 1)) || word(at - 1) === 'antara';
  if (!named && !(dated && word(at - 1) === 'tanggal')) return null;
  if (named) end = named.end;
  const to = named ? past(named.year, named.month, last, today) : dateOfMonth(last, today);
  if (to === null) return null;
  const month = own?.month ?? partsOf(to).month;
  const from = past(own?.year ?? named?.year, month, first, today);
  first = from ?? to;
  if (first > to) return null;
  let start = at;
  while (['tanggal', 'antara', 'dari', 'pada', 'sejak', 'mulai'].includes(word(start - 1))) start -= 1;
  return { from: first, to, start, end, confidence: 0.97, since: false, exact: true };
};

/** "12/11", "20-11-2026", "2026-11-20", "12 november", "tgl 12", "November 5". */
const date: Finder = (scan, at) => {
  const { word, today, tokens } = scan;
  const here = word(at);
  const iso = /^(20\d{2})-(\d{1,2})-(\d{1,2})$/.exec(here);
  const split = /^(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d{2}))?$/.exec(here);
  const before = word(at - 1);
  const pair = ['(', ','].includes(before) ? word(at - 2) : before;
  const found = (day: Day | null, end: number, confidence = 0.97): Phrase | null => {
    if (day === null || day > today) return null;
    const begin = dayPhrase(scan, before === 'tanggal' || before === '(' ? at - 1 : at, end, day, confidence, true);
    return begin;
  };
  if (iso) return found(past(Number(iso[1]), Number(iso[2]), Number(iso[3]), today), at + 1);
  if (split) {
    const year = split[4] === undefined ? undefined : Number(split[4]);
    const surely = DATED.has(pair) || year !== undefined;
    if (UNDATED.has(before) || (!surely && (split[2] !== '/' || before === '('))) return null;
    return found(past(year, Number(split[3]), Number(split[1]), today), at + 1, surely ? 0.97 : 0.7);
  }
  const day = whole(here);
  if (tokens[at]?.kind === 'number' && day !== undefined) {
    const named = monthAt(scan, at + 1);
    if (named && !UNDATED.has(before)) {
      const tail = named.end < tokens.length && word(named.end) === 'kemarin' ? named.end + 1 : named.end;
      return found(past(named.year, named.month, day, today), tail);
    }
    if (before === 'tanggal' && !isNotMeant(scan, at - 1)) {
      const after = word(at + 1);
      const lastMonth = after === 'bulan' && ['lalu', 'kemarin'].includes(word(at + 2));
      if (lastMonth) {
        const { year, month } = partsOf(monthsBefore(today, 1));
        return found(dayOf(year, month, day), at + 3);
      }
      return found(dateOfMonth(day, today), ['kemarin', 'tadi', 'lalu'].includes(after) ? at + 2 : at + 1, 0.94);
    }
    return null;
  }
  const month = MONTHS[here];
  const english = month === undefined ? undefined : whole(word(at + 1));
  if (month !== undefined && english !== undefined && tokens[at - 1]?.kind !== 'number' && !UNTIL.has(word(at + 2)))
    return found(past(yearIn(word(at + 2)), month, english, today), yearIn(word(at + 2)) ? at + 3 : at + 2, 0.85);
  return null;
};

/** "awal november", "akhir bulan lalu", "pertengahan agustus", "awal bulan ini". */
const partOfMonth: Finder = (scan, at) => {
  const { word, today } = scan;
  const part = word(at);
  if (!['awal', 'akhir', 'pertengahan', 'tengah'].includes(part)) return null;
  const named = monthAt(scan, at + 1);
  let year: number;
  let month: number;
  let end: number;
  if (named) {
    const now = partsOf(today);
    month = named.month;
    year = named.year ?? (month > now.month ? now.year - 1 : now.year);
    end = named.end;
  } else if (word(at + 1) === 'bulan' && ['ini', 'lalu', 'kemarin', 'tadi'].includes(word(at + 2))) {
    ({ year, month } = partsOf(word(at + 2) === 'ini' ? today : monthsBefore(today, 1)));
    end = at + 3;
  } else if (word(at + 1) === 'tahun' && ['ini', 'lalu', 'kemarin'].includes(word(at + 2))) {
    year = partsOf(today).year - (word(at + 2) === 'ini' ? 0 : 1);
    month = part === 'awal' ? 1 : part === 'akhir' ? 12 : 6;
    end = at + 3;
  } else return null;
  const date = part === 'awal' ? 1 : part === 'akhir' ? Math.min(MONTH_END, lastOf(year, month)) : MONTH_MIDDLE;
  const day = dayOf(year, month, date);
  return day === null || day > today ? null : dayPhrase(scan, at, end, day, 0.8);
};

/** "bulan agustus", "sejak oktober", "in October": the whole month. */
const month: Finder = (scan, at) => {
  const { word, today, tokens } = scan;
  if (MONTHS[word(at)] === undefined) return null;
  if (tokens[at - 1]?.kind === 'number') return null;
  const from = word(at - 1) === 'bulan' ? at - 1 : at;
  const named = monthAt(scan, from);
  if (!named) return null;
  const now = partsOf(today);
  const year = named.year ?? (named.month > now.month ? now.year - 1 : now.year);
  const first = dayOf(year, named.month, 1);
  const last = dayOf(year, named.month, lastOf(year, named.month));
  if (first === null || last === null || first > today) return null;
  const phrase = spanPhrase(scan, from, named.end, first, last, 0.75);
  const said = phrase.since || from < at || named.year !== undefined || word(at - 1) === 'in';
  // "may" and the like are everyday words: a month alone counts only by its long name.
  return said || (word(at).length > 4 && tokens[at]?.raw.toLowerCase() === word(at)) ? phrase : null;
};

/** "tahun 2025", "dana desa 2025": the whole year, as the least of guesses. */
const year: Finder = (scan, at) => {
  const { word, today } = scan;
  const said = yearIn(word(at));
  if (said === undefined || said < YEAR_MIN || !YEARLY.has(word(at - 1)) || isNotMeant(scan, at)) return null;
  const first = dayOf(said, 1, 1);
  const last = dayOf(said, 12, 31);
  if (first === null || last === null || first > today) return null;
  const from = word(at - 1) === 'tahun' ? at - 1 : at;
  return spanPhrase(scan, from, at + 1, first, last, 0.6);
};

/** Finders of calendar dates, surest first. */
export const DATES: readonly Finder[] = [range, date, partOfMonth, month, year];
