import { dayOf, lastOf, monthsBefore, partsOf } from './days.ts';
import { dateOfMonth, monthAt, past, whole } from './months.ts';
import { type Finder, isHabit, type Scan, untilEnd } from './phrase.ts';

/** "10 s/d 15 november", "17-20 November", "tgl 2 sampai 4". */
export const range: Finder = (scan, at) => {
  const { word, today } = scan;
  const joined = /^(\d{1,2})-(\d{1,2})$/.exec(word(at));
  let first = joined ? Number(joined[1]) : whole(word(at));
  let last = joined ? Number(joined[2]) : undefined;
  let end = at + 1;
  const own = joined || first === undefined ? null : monthAt(scan, end);
  if (own) end = own.end;
  const until = word(end) === 'dan' && word(at - 1) === 'antara' ? end + 1 : untilEnd(scan, end);
  if (!joined && first !== undefined && until !== null) {
    const next = word(until) === 'tanggal' ? until + 1 : until;
    last = whole(word(next));
    end = next + 1;
  }
  // "14-11" is the 14th of November.
  if (first === undefined || last === undefined || (joined && first >= last)) return null;
  const named = monthAt(scan, end);
  const dated = word(at - 1) === 'tanggal' || word(at - 1) === 'antara';
  if ((!named && !dated) || isHabit(scan, at)) return null;
  if (named) end = named.end;
  const to = named ? past(named.year, named.month, last, today) : dateOfMonth(last, today);
  if (to === null) return null;
  const ends = partsOf(to);
  // "tgl 28 sampai 2": from the month before.
  const before = first > last && !own ? partsOf(monthsBefore(dayOf(ends.year, ends.month, 1) ?? to, 1)) : undefined;
  const from = before
    ? dayOf(before.year, before.month, first)
    : past(own?.year ?? named?.year, own?.month ?? ends.month, first, today);
  first = from ?? to;
  if (first > to) return null;
  let start = at;
  while (['tanggal', 'antara', 'dari', 'pada', 'sejak', 'mulai'].includes(word(start - 1))) start -= 1;
  return { from: first, to, start, end, confidence: 0.97, since: false, exact: true };
};

/** Between dates that are listed. */
const AND = new Set([',', 'dan', 'sama', '&', 'serta']);
/** Dates in one list; more is no list of dates. */
const LIST_MAX = 6;

/** "tgl 6, 7 dan 8", "tgl 7 sama tgl 11": from the first to the last of them. */
export const dateList: Finder = (scan, at) => {
  const { word, today } = scan;
  const dated = word(at - 1) === 'tanggal';
  // "16 & 17 des": without "tgl" a month must follow.
  if (isHabit(scan, at) || (!dated && !AND.has(word(at + 1)))) return null;
  const dates: number[] = [];
  let end = at;
  while (dates.length < LIST_MAX && /^\d{1,2}(?:,\d{1,2})*$/.test(word(end))) {
    dates.push(...word(end).split(',').map(Number));
    const joined = AND.has(word(end + 1));
    const next = joined && word(end + 2) === 'tanggal' ? end + 3 : end + 2;
    end += 1;
    if (!joined || whole(word(next)) === undefined) break;
    end = next;
  }
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined || dates.length < 2 || dates.some((date) => date < 1 || date > 31))
    return null;
  const named = monthAt(scan, end);
  if (!named && !dated) return null;
  const to = named ? past(named.year, named.month, last, today) : dateOfMonth(last, today);
  if (to === null || first >= last) return null;
  return {
    from: to - (last - first),
    to,
    start: dated ? at - 1 : at,
    end: named?.end ?? end,
    confidence: 0.95,
    since: false,
    exact: true,
  };
};

/** Where the last of months that are listed begins ("oktober, november dan desember"); null where only one is named. */
function lastListed(scan: Scan, after: number): number | null {
  let last: number | null = null;
  for (let end = after; AND.has(scan.word(end)); ) {
    const next = monthAt(scan, end + 1);
    if (!next) break;
    last = end + 1;
    end = next.end;
  }
  return last;
}

/** "dari oktober sampai november", "juli - september 2026", "oktober dan november": whole months. */
export const monthRange: Finder = (scan, at) => {
  const { word, tokens, today } = scan;
  if (tokens[at - 1]?.kind === 'number' || word(at - 1) === 'bulan') return null;
  const first = monthAt(scan, at);
  const until =
    first && tokens[first.end - 1]?.kind === 'word' ? (untilEnd(scan, first.end) ?? lastListed(scan, first.end)) : null;
  const last = until === null ? null : monthAt(scan, until);
  if (!first || !last) return null;
  const now = partsOf(today);
  const year = last.year ?? (last.month > now.month ? now.year - 1 : now.year);
  const from = dayOf(first.year ?? (first.month > last.month ? year - 1 : year), first.month, 1);
  const to = dayOf(year, last.month, lastOf(year, last.month));
  if (from === null || to === null || from > to || from > today) return null;
  const start = ['dari', 'sejak', 'mulai', 'antara', 'pada'].includes(word(at - 1)) ? at - 1 : at;
  return { from, to: Math.min(to, today), start, end: last.end, confidence: 0.8, since: false };
};
