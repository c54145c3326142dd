import { type Day, dayOf, monthsBefore, partsOf } from './days.ts';
import { numberAt } from './numbers.ts';
import type { Scan } from './phrase.ts';

const MONTHS: Readonly<Record<string, number>> = {
  januari: 1, februari: 2, maret: 3, april: 4, mei: 5, juni: 6, juli: 7, agustus: 8, september: 9, oktober: 10, november: 11, desember: 12,
}; // biome-ignore format: a table
/** Their canonical names. */
export const MONTH_NAMES: readonly string[] = Object.keys(MONTHS);
/** A date without a year that lies at most so far ahead is about what will be, not about last year. */
const AHEAD_DAYS = 31;

/** The month's number of its canonical name, 1 … 12; undefined for other words. */
export const monthOf = (word: string): number | undefined => MONTHS[word];

/** The year that a word is, 2000 … 2099; undefined for other words. */
export const yearIn = (word: string): number | undefined => {
  if (!/^20\d{2}$/.test(word)) return undefined;
  return Number(word);
};

/** A date as it was most likely meant, not after today; null where it can only lie ahead. */
export function past(year: number | undefined, month: number, date: number, today: Day): Day | null {
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
export function dateOfMonth(date: number, today: Day): Day | null {
  const now = partsOf(today);
  const day = dayOf(now.year, now.month, date);
  if (day !== null && day <= today) return day;
  const before = partsOf(monthsBefore(today, 1));
  return dayOf(before.year, before.month, date);
}

/** After a number these say that it counts something: "bulan 2 kali". */
const COUNTED = new Set([
  'kali',
  'juta',
  'ribu',
  'hari',
  'jam',
  'orang',
  'persen',
  'x',
  'minggu',
  'lalu',
  'yang',
  'bulan',
]);

/** "bulan 11", "bulan sepuluh" (after "bulan"). */
function numberedMonth(tokens: Scan['tokens'], at: number, after: string): number | undefined {
  const number = /^\d{1,2}$/.test(tokens[at]?.word ?? '') || tokens[at]?.kind === 'word' ? numberAt(tokens, at) : null;
  if (!number || COUNTED.has(after) || tokens[at + 1]?.kind === 'number') return undefined;
  return number.to === at + 1 && Number.isInteger(number.value) && number.value >= 1 && number.value <= 12
    ? number.value
    : undefined;
}

/** "Juli tahun ini", "July last year": how many years ago. */
const YEARS_BACK: Readonly<Record<string, number>> = { ini: 0, this: 0, lalu: 1, kemarin: 1, silam: 1, last: 1 };

/** The year so many years ago; "December this year" in November is a slip, and the last one is meant. */
function yearsAgo(back: number, month: number, today: Day): number {
  const now = partsOf(today);
  return back === 0 && month > now.month ? now.year - 1 : now.year - back;
}

/** The month and year that stand at a token: "november", "bulan november 2026", "november tahun lalu". */
export function monthAt(
  { word, tokens, today }: Scan,
  at: number,
): { month: number; year?: number; end: number } | null {
  const called = word(at) === 'bulan';
  const from = called ? at + 1 : at;
  const month = MONTHS[word(from)] ?? (called ? numberedMonth(tokens, from, word(from + 1)) : undefined);
  if (month === undefined) return null;
  const year = yearIn(word(from + 1));
  if (year !== undefined) return { month, year, end: from + 2 };
  if (word(from + 1) === 'tahun') {
    const named = yearIn(word(from + 2));
    if (named !== undefined) return { month, year: named, end: from + 3 };
    const back = YEARS_BACK[word(from + 2)];
    if (back !== undefined) return { month, year: yearsAgo(back, month, today), end: from + 3 };
  }
  // "July this year", "July of last year".
  const english = word(from + 1) === 'of' ? from + 2 : from + 1;
  const back = word(english + 1) === 'tahun' ? YEARS_BACK[word(english)] : undefined;
  if (back !== undefined) return { month, year: yearsAgo(back, month, today), end: english + 2 };
  // "agustus kemarin" is August, not yesterday.
  return { month, end: ['kemarin', 'lalu', 'silam', 'tadi', 'ini'].includes(word(from + 1)) ? from + 2 : from + 1 };
}

/** A date of the month that a word is in digits, 1 … 31; undefined for other words. */
export const whole = (word: string): number | undefined => {
  const value = /^\d{1,2}$/.test(word) ? Number(word) : 0;
  return value >= 1 && value <= 31 ? value : undefined;
};
