import { partsOf } from './days.ts';
import { monthOf } from './months.ts';
import { numberAt } from './numbers.ts';
import {
  dayPhrase,
  type Finder,
  isHabit,
  isNotMeant,
  isPlaceName,
  type Listed,
  type Scan,
  untilEnd,
} from './phrase.ts';

/** 1 = Monday … 7 = Sunday. */
const WEEKDAYS: Readonly<Record<string, number>> = {
  senin: 1, selasa: 2, rabu: 3, kamis: 4, jumat: 5, sabtu: 6, minggu: 7, ahad: 7, malming: 6,
}; // biome-ignore format: a table
/** 1 = Monday … 7 = Sunday; undefined for a word that names no day. "minggu" is a week as often as a Sunday: not here. */
export const weekdayOf = (word: string): number | undefined => (word === 'minggu' ? undefined : WEEKDAYS[word]);
const AGO = new Set(['lalu', 'kemarin', 'silam', 'lewat', 'tadi', 'samalam', 'semalam']);
/** What a beginning is said with: "sejak minggu" is since Sunday, as no one counts weeks from "week". */
const SINCE = new Set(['sejak', 'dari', 'semenjak', 'mulai']);
const OF_A_WEEK = new Set(['lalu', 'kemarin', 'kemaren', 'ini', 'silam', 'lewat', 'ke', 'pertama', 'kedua', 'ketiga']);
const PARTS = new Set(['pagi', 'siang', 'sore', 'malam', 'subuh', 'magrib', 'dini', 'tengah']);
/** Minutes since midnight from which a part of the day may be over. */
const BEGINS: Readonly<Record<string, number>> = { dini: 0, subuh: 270, pagi: 300, siang: 660, sore: 870, magrib: 1080, malam: 1080, tengah: 1380 }; // biome-ignore format: a table

/** Between days that are listed. */
const AND = new Set([',', 'dan', 'sama', '&', 'serta', 'atau', '/']);

/** The days of the week that are named together with the one at a token: "senin dan kamis", "hari senin, hari rabu". */
function listWith(
  { word }: Scan,
  at: number,
): { readonly start: number; readonly end: number; readonly days: readonly number[] } {
  // "senin minggu lalu" is a Monday, and "sabtu minggu" two days.
  const mayFollow = (one: number, next: number, joined: boolean): boolean =>
    WEEKDAYS[word(one)] !== undefined &&
    WEEKDAYS[word(next)] !== undefined &&
    (joined || word(next) !== 'minggu' || word(one) === 'sabtu');
  const dayBefore = (from: number): number | null => {
    let place = word(from) === 'hari' ? from - 1 : from;
    const joined = AND.has(word(place));
    if (joined) place -= 1;
    return mayFollow(place, from + 1, joined) ? place : null;
  };
  const dayAfter = (from: number): number | null => {
    let place = from;
    while (AND.has(word(place))) place += 1;
    const joined = place > from;
    if (word(place) === 'hari') place += 1;
    return mayFollow(from - 1, place, joined) ? place : null;
  };
  let start = at;
  for (let found = dayBefore(start - 1); found !== null; found = dayBefore(start - 1)) start = found;
  const days: number[] = [];
  let end = start;
  for (let found: number | null = start; found !== null; found = dayAfter(end)) {
    days.push(WEEKDAYS[word(found)] ?? 0);
    end = found + 1;
  }
  return { start: word(start - 1) === 'hari' ? start - 1 : start, end, days };
}

/** So many days in a row that are not said to be over. */
const RULE_DAYS = 3;
/** "Tiap senin dan kamis", "senin dan kamis": days that do not follow each other and are not said to be over come again and again. */
function isWeekly(scan: Scan, at: number): boolean {
  const { start, end, days } = listWith(scan, at);
  if (days.length < 2) return false;
  if (isHabit(scan, start)) return true;
  // "Selasa, rabu, dan kamis": days on which something is done, as a rule.
  const isRule = days.length >= RULE_DAYS;
  const apart = days.some((day, index) => index > 0 && (day - (days[index - 1] ?? 0) + 7) % 7 !== 1);
  const over = AGO.has(scan.word(end)) || (['minggu', 'pekan'].includes(scan.word(end)) && AGO.has(scan.word(end + 1)));
  return (apart || isRule) && !over && !SINCE.has(scan.word(start - 1));
}

/** "hari Kamis", "senin kemarin", "malam Jumat" (Thursday night), "rabu minggu lalu", "last Monday". */
const oneDay: Finder = (scan, at) => {
  const { word, tokens, today, minutes } = scan;
  const here = word(at);
  const wanted = WEEKDAYS[here];
  if (wanted === undefined) return null;
  const before = word(at - 1);
  const after = word(at + 1);
  // "jam 9 malam sabtu": the night belongs to the hour.
  const clocked = tokens[at - 2]?.kind === 'number' && (word(at - 3) === 'jam' || word(at - 4) === 'jam');
  const eve = before === 'malam' && !clocked;
  const start = eve || before === 'hari' ? at - 1 : at;
  if (start === at && isPlaceName(scan, at, at + 1)) return null;
  if (
    isWeekly(scan, at) ||
    isHabit(scan, start) ||
    isNotMeant(scan, start) ||
    ['depan', 'besok', 'mendatang', 'nanti', 'lusa'].includes(after) ||
    before === 'sampai' ||
    before === 'every'
  )
    return null;
  if (here === 'minggu') {
    // "minggu" is Sunday where it is called a day or has a part of the day; otherwise it is a week.
    const sunday =
      (SINCE.has(before) && !OF_A_WEEK.has(after)) ||
      after === 'tadi' ||
      (AGO.has(after) && PARTS.has(word(at + 2))) ||
      before === 'hari' ||
      eve ||
      PARTS.has(after) ||
      tokens[at]?.raw.toLowerCase() === 'sunday';
    if (!sunday && !(tokens[at]?.capital === true && at > 0 && !AGO.has(after))) return null;
    if (tokens[at - 1]?.kind === 'number') return null;
  }
  // "Senin 23 November", "Minggu (22/11)", "jumat tgl 20": the date says it better.
  for (let next = at + 1; next <= at + 4; next += 1) {
    const ahead = word(next);
    if (
      tokens[next]?.kind === 'number' &&
      (monthOf(word(next + 1)) !== undefined || /[/-]/.test(ahead) || word(next - 1) === 'tanggal')
    )
      return null;
    if (tokens[next]?.kind !== 'sign' && ahead !== 'tanggal' && ahead !== 'hari') break;
  }
  // "senin-jumat", "senin sampai kamis": opening hours.
  if (['-', 'sampai', 'sd'].includes(after) && WEEKDAYS[word(at + 2)] !== undefined) return null;
  if (['-', 'sampai', 'sd'].includes(before) && WEEKDAYS[word(at - 2)] !== undefined) return null;

  let end = at + 1;
  let part = '';
  while (PARTS.has(word(end)) || word(end) === 'hari') {
    if (part === '') part = word(end);
    end += 1;
  }
  const ago = AGO.has(word(end));
  const now = partsOf(today).weekday;
  const day = eve ? ((wanted + 5) % 7) + 1 : wanted;
  let back = (now - day + 7) % 7;
  const weeks = numberAt(tokens, end);
  const weeksEnd = weeks && word(weeks.to + 1) === 'yang' ? weeks.to + 2 : (weeks?.to ?? 0) + 1;
  const lastWeek = ['minggu', 'pekan'].includes(word(end)) && ['lalu', 'kemarin', 'kemaren'].includes(word(end + 1));
  if (
    weeks &&
    Number.isInteger(weeks.value) &&
    ['minggu', 'pekan'].includes(word(weeks.to)) &&
    AGO.has(word(weeksEnd))
  ) {
    back = now - day + 7 * weeks.value;
    end = weeksEnd + 1;
  } else if (lastWeek) {
    back = now - day + 7;
    end += 2;
  } else if (ago) {
    if (back === 0 && word(end) !== 'tadi') back = 7;
    end += 1;
  } else if (word(end) === 'ini') end += 1;
  else if (back === 0 && part !== '' && (BEGINS[part] ?? 0) > minutes) back = 7;
  else if (back === 0 && before === 'last') back = 7;
  return dayPhrase(scan, before === 'last' ? at - 1 : start, end, today - back, ago || lastWeek ? 0.93 : 0.9);
};

/** Before days of the week these say that opening hours are meant. */
const OPEN = new Set([
  'buka',
  'jadwal',
  'jam',
  'pelayanan',
  'layanan',
  'operasional',
  'kerja',
  'tutup',
  'masuk',
  'open',
]);

/** "dari senin sampai rabu", "jumat-minggu kemarin", "senin s/d jumat minggu lalu": days that are over, not opening hours. */
const severalDays: Finder = (scan, at) => {
  const { word, today } = scan;
  const first = WEEKDAYS[word(at)];
  const until = first === undefined ? null : untilEnd(scan, at + 1);
  if (first === undefined || until === null) return null;
  const lastAt = word(until) === 'hari' ? until + 1 : until;
  const last = WEEKDAYS[word(lastAt)];
  if (last === undefined) return null;
  const start = word(at - 1) === 'hari' ? at - 1 : at;
  const before = word(start - 1);
  let end = lastAt + 1;
  const lastWeek = ['minggu', 'pekan'].includes(word(end)) && AGO.has(word(end + 1));
  const ago = lastWeek || AGO.has(word(end));
  const said = ago || SINCE.has(before) || before === 'antara';
  if (!said || isHabit(scan, start) || isNotMeant(scan, start) || OPEN.has(before) || OPEN.has(word(start - 2)))
    return null;
  const now = partsOf(today).weekday;
  let back = (now - last + 7) % 7;
  if (lastWeek) back = now - last + 7;
  else if (ago && back === 0) back = 7;
  if (ago) end += lastWeek ? 2 : 1;
  const to = today - back;
  const from = to - ((last - first + 7) % 7);
  return {
    from,
    to,
    start: SINCE.has(before) || before === 'antara' ? start - 1 : start,
    end,
    confidence: 0.92,
    since: false,
  };
};

/** "senin sama rabu kemarin", "senin, rabu dan jumat minggu lalu": from the first to the last of them; without "kemarin" they may be opening hours. */
const dayList: Finder = (scan, at) => {
  const { word, today } = scan;
  const dayAt = (place: number): number => (word(place) === 'hari' ? place + 1 : place);
  const first = WEEKDAYS[word(at)];
  if (first === undefined) return null;
  let last = first;
  let span = 0;
  let end = at + 1;
  while (AND.has(word(end))) {
    const next = dayAt(word(end + 1) === 'dan' ? end + 2 : end + 1);
    const day = WEEKDAYS[word(next)];
    if (day === undefined) break;
    span += (day - last + 7) % 7;
    last = day;
    end = next + 1;
  }
  const lastWeek = ['minggu', 'pekan'].includes(word(end)) && AGO.has(word(end + 1));
  const start = word(at - 1) === 'hari' ? at - 1 : at;
  if (span === 0 || span >= 7 || !(lastWeek || AGO.has(word(end))) || isHabit(scan, start) || isNotMeant(scan, start))
    return null;
  const now = partsOf(today).weekday;
  const back = lastWeek ? now - last + 7 : (now - last + 7) % 7 || 7;
  const to = today - back;
  return { from: to - span, to, start, end: end + (lastWeek ? 2 : 1), confidence: 0.92, since: false };
};

/** Finders of days of the week, the surest first. */
export const WEEKDAY: readonly Listed[] = [
  { find: severalDays, begins: Object.keys(WEEKDAYS) },
  { find: dayList, begins: Object.keys(WEEKDAYS) },
  { find: oneDay, begins: Object.keys(WEEKDAYS) },
];
