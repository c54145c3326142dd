import { FEASTS } from '../data/feasts.ts';
import { type Day, dayOf, partsOf } from './days.ts';
import { yearIn } from './months.ts';
import {
  dayPhrase,
  type Finder,
  isHabit,
  isNotMeant,
  type Listed,
  type Scan,
  sinceBefore,
  spanPhrase,
} from './phrase.ts';

const BY_FIRST = new Map<string, { words: readonly string[]; days: readonly string[] }[]>();
for (const { words, days } of FEASTS)
  for (const phrase of words) {
    const split = phrase.split(' ');
    const first = split[0] ?? '';
    BY_FIRST.set(
      first,
      [...(BY_FIRST.get(first) ?? []), { words: split, days }].sort((a, b) => b.words.length - a.words.length),
    );
  }
const MS_PER_DAY = 86_400_000;
/** Before a feast these say that the day is meant, not the custom. */
const CUES = new Set([
  'malam',
  'hari',
  'pas',
  'waktu',
  'habis',
  'setelah',
  'sebelum',
  'jelang',
  'menjelang',
  'saat',
  'libur',
  'momen',
  'selama',
  'sepanjang',
  'zaman',
  'jaman',
  'musim',
  'akhir',
  'sisa',
  'sampah',
  'bekas',
]);
const AGO = new Set(['kemarin', 'lalu', 'tadi', 'ini']);
/** What was so long ago is not what one speaks of as near. */
const NEXT_DAYS = 300;

/** The days of a feast in a year, or of one that was once; null where no year fits. */
function daysOf(written: string, year: number): readonly [Day, Day] | null {
  const [first = '', last = first] = written.split('/');
  const day = (date: string, of: number): Day | null =>
    date.length > 5
      ? Date.parse(`${date}T00:00:00Z`) / MS_PER_DAY
      : dayOf(of, Number(date.slice(0, 2)), Number(date.slice(3)));
  const from = day(first, year);
  const to = day(last, last < first ? year + 1 : year);
  return from === null || to === null ? null : [from, to];
}

/** The last time that a feast was, begun at most today, or that of a year; undefined where no year is known. */
function lastTime(days: readonly string[], today: Day, wanted?: number): readonly [Day, Day] | undefined {
  const { year } = partsOf(today);
  return days
    .flatMap((written) =>
      (written.length > 5 && written[4] === '-' ? [year] : [year - 2, year - 1, year]).flatMap((each) => {
        const found = daysOf(written, each);
        return found ? [found] : [];
      }),
    )
    .filter(([first]) => first <= today && (wanted === undefined || partsOf(first).year === wanted))
    .at(-1);
}

/** The year that is said after a feast: "lebaran tahun lalu", "lebaran 2025"; with where it ends. */
function yearAfter({ word, today }: Scan, at: number): { readonly year?: number; readonly end: number } {
  const from = word(at) === 'tahun' ? at + 1 : at;
  const named = yearIn(word(from));
  if (named !== undefined) return { year: named, end: from + 1 };
  if (from > at && ['lalu', 'kemarin', 'silam'].includes(word(from)))
    return { year: partsOf(today).year - 1, end: from + 1 };
  return { end: at };
}

/** "H-3 lebaran", "H+2 lebaran": days from the feast, and where it begins. */
function offsetBefore({ word }: Scan, at: number): { readonly days: number; readonly start: number } | null {
  const days = Number(word(at - 1));
  const sign = word(at - 2);
  if (word(at - 3) !== 'h' || !Number.isInteger(days) || days < 0 || days > 30) return null;
  return sign === '-' || sign === '+' ? { days: sign === '-' ? -days : days, start: at - 3 } : null;
}

/** "sejak Lebaran", "malam tahun baru kemarin", "habis 17an", "lebaran tahun lalu". */
const celebrated: Finder = (scan, at) => {
  const { word, today } = scan;
  for (const { words, days } of BY_FIRST.get(word(at)) ?? []) {
    if (!words.every((each, i) => word(at + i) === each)) continue;
    const { year, end } = yearAfter(scan, at + words.length);
    const ago = AGO.has(word(end));
    const offset = offsetBefore(scan, at);
    const start = offset?.start ?? (CUES.has(word(at - 1)) ? at - 1 : at);
    const said = ago || year !== undefined || start !== at || sinceBefore(scan, at) !== undefined;
    if (!said && words.length < 2) continue;
    const nears = ['jelang', 'menjelang'].includes(word(at - 1));
    if (isHabit(scan, start) || isNotMeant(scan, at) || word(end) === 'depan') continue;
    const found = lastTime(days, today, year);
    // "jelang natal", said in December: the one that comes.
    if (!found || (nears && today - found[0] > NEXT_DAYS)) continue;
    // "Relawan covid 19", "sebelum pandemi": what lasted for years is a time only where it is called one.
    const isLong = found[1] - found[0] > NEXT_DAYS;
    if (isLong && (!said || word(at - 1) === 'sebelum' || word(at - 2) === 'sebelum')) continue;
    const eve = word(at - 1) === 'malam' && words[0] !== 'malam' && words[0] !== 'takbiran' ? 1 : 0;
    const [first, last] = found;
    const shift = (offset?.days ?? 0) - eve;
    const stop = ago ? end + 1 : end;
    if (first + shift > today) continue;
    // "bulan puasa" by itself says when only while it lasts.
    if (!said && (first === last || last < today)) continue;
    if (first === last || offset) return { ...dayPhrase(scan, start, stop, first + shift, 0.82), rough: true };
    const after = ['habis', 'setelah', 'akhir'].includes(word(at - 1));
    return after
      ? dayPhrase(scan, start, stop, Math.min(last, today), 0.75)
      : spanPhrase(scan, start, stop, first, last, isLong && sinceBefore(scan, at) === undefined ? 0.45 : 0.82);
  }
  return null;
};

/** The finder of feasts, some of which are called by their date ("17 an"). */
export const feast: Listed = { find: celebrated, begins: [...BY_FIRST.keys()], digits: true };
