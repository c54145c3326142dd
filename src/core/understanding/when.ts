import type { TimeValue } from '../facts.ts';
import { FEASTS } from './data/feasts.ts';
import { type Day, dayOf, isoDay, lastOf, monthsBefore, partsOf, wallClock } from './days.ts';
import type { Token } from './lexer.ts';
import { numberAt } from './numbers.ts';
import type { Guess } from './understood.ts';

const WEEKDAYS: Readonly<Record<string, number>> = {
  senin: 1,
  selasa: 2,
  rabu: 3,
  kamis: 4,
  jumat: 5,
  sabtu: 6,
  minggu: 7,
  ahad: 7,
};
const MONTHS: Readonly<Record<string, number>> = {
  januari: 1, februari: 2, maret: 3, april: 4, mei: 5, juni: 6, juli: 7, agustus: 8, september: 9, oktober: 10, november: 11, desember: 12,
  jan: 1, feb: 2, mar: 3, apr: 4, jun: 6, jul: 7, agu: 8, agt: 8, aug: 8, sep: 9, sept: 9, okt: 10, oct: 10, nov: 11, des: 12, dec: 12,
}; // biome-ignore format: a table
const UNITS: Readonly<Record<string, 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year'>> = {
  menit: 'minute', jam: 'hour', hari: 'day', minggu: 'week', pekan: 'week', bulan: 'month', tahun: 'year', malam: 'day',
}; // biome-ignore format: a table
/** "seminggu", "sebulan": one of it. */
const ONE_OF: Readonly<Record<string, 'day' | 'week' | 'month' | 'year'>> = {
  sehari: 'day', seharian: 'day', seminggu: 'week', saminggu: 'week', sepekan: 'week', sebulan: 'month', sabulan: 'month', setahun: 'year', satahun: 'year',
}; // biome-ignore format: a table
const PARTS = new Set(['pagi', 'siang', 'sore', 'malam', 'subuh', 'magrib', 'dini']);
const SINCE = new Set(['sejak', 'dari', 'mulai', 'semenjak']);
const FOR = new Set(['sudah', 'selama', 'hampir', 'lebih', 'kurang', 'sekitar', 'udah', 'for', 'dalam', 'ada']);
const AGO = new Set(['lalu', 'lewat', 'silam', 'ago', 'kemarin', 'terakhir']);
const FEAST_BY_FIRST = new Map<string, { words: readonly string[]; days: readonly string[] }[]>();
for (const { words, days } of FEASTS)
  for (const phrase of words) {
    const split = phrase.split(' ');
    const first = split[0] ?? '';
    FEAST_BY_FIRST.set(first, [...(FEAST_BY_FIRST.get(first) ?? []), { words: split, days }]);
  }

interface Found {
  from: Day;
  to: Day;
  start: number;
  end: number;
  since: boolean;
  confidence: number;
}

const back = (day: Day, n: number, unit: (typeof UNITS)[string]): Day =>
  unit === 'day'
    ? day - Math.ceil(n)
    : unit === 'week'
      ? day - Math.round(7 * n)
      : unit === 'month'
        ? n < 1
          ? day - 15
          : monthsBefore(day, Math.round(n))
        : unit === 'year'
          ? monthsBefore(day, Math.round(12 * n))
          : day;

/** A date as it was most likely meant: not in the future. */
function past(year: number | undefined, month: number, date: number, today: Day): Day | null {
  const now = partsOf(today);
  if (year !== undefined) return dayOf(year < 100 ? 2000 + year : year, month, date);
  const day = dayOf(now.year, month, date);
  return day !== null && day > today ? dayOf(now.year - 1, month, date) : day;
}

function dateAt(tokens: readonly Token[], at: number, today: Day): { day: Day; to: number } | null {
  const token = tokens[at];
  if (token?.kind !== 'number') return null;
  const split = /^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{2,4}))?$/.exec(token.word);
  if (split) {
    const marked = token.word.includes('/') || split[3] !== undefined || tokens[at - 1]?.word === 'tanggal';
    const day = marked
      ? past(split[3] === undefined ? undefined : Number(split[3]), Number(split[2]), Number(split[1]), today)
      : null;
    return day === null ? null : { day, to: at + 1 };
  }
  if (!/^\d{1,2}$/.test(token.word)) return null;
  const month = MONTHS[tokens[at + 1]?.word ?? ''];
  if (month !== undefined) {
    const year = /^\d{4}$/.test(tokens[at + 2]?.word ?? '') ? Number(tokens[at + 2]?.word) : undefined;
    const day = past(year, month, Number(token.word), today);
    return day === null ? null : { day, to: at + (year === undefined ? 2 : 3) };
  }
  if (tokens[at - 1]?.word === 'tanggal') {
    const now = partsOf(today);
    const this_ = dayOf(now.year, now.month, Number(token.word));
    const day = this_ !== null && this_ > today ? monthsBefore(this_, 1) : this_;
    return day === null ? null : { day, to: at + 1 };
  }
  return null;
}

/** Words before a phrase of time that belong to it, and words after it. */
const BEFORE = new Set([
  'hari',
  'tanggal',
  'pada',
  'sudah',
  'awal',
  'akhir',
  'yang',
  'selama',
  'malam',
  'bulan',
  'pas',
]);
const AFTER = new Set(['tadi', 'itu', 'kemarin', 'lalu', 'ini']);

/** Every phrase of time in the text. */
function* phrases(tokens: readonly Token[], today: Day, minutes: number): Generator<Found> {
  const word = (at: number): string => tokens[at]?.word ?? '';
  for (let at = 0; at < tokens.length; at += 1) {
    const here = word(at);
    let from = at;
    while (from > 0 && (SINCE.has(word(from - 1)) || BEFORE.has(word(from - 1)))) from -= 1;
    let since = SINCE.has(word(from - 1));
    for (let before = from; before < at && !since; before += 1) since = SINCE.has(word(before));
    const found = (day: Day, to: number, more: Partial<Found> = {}): Found => {
      let end = to;
      while (PARTS.has(word(end)) || AFTER.has(word(end))) end += 1;
      return { from: day, to: since ? today : day, start: from, end, since, confidence: 0.85, ...more };
    };
    const date = dateAt(tokens, at, today);
    if (date && date.day <= today) {
      yield found(date.day, date.to, { confidence: 0.97 });
      at = date.to - 1;
      continue;
    }
    for (const feast of FEAST_BY_FIRST.get(here) ?? []) {
      if (!feast.words.every((each, i) => word(at + i) === each)) continue;
      const days = feast.days.flatMap((each) => {
        if (each.length > 5) return [Math.floor(Date.parse(`${each}T00:00:00Z`) / 86_400_000)];
        const day = past(undefined, Number(each.slice(0, 2)), Number(each.slice(3)), today);
        return day === null ? [] : [day];
      });
      const last = days.filter((day) => day <= today).at(-1);
      if (
        last !== undefined &&
        (since ||
          ['malam', 'hari', 'pas', 'waktu', 'habis'].includes(word(at - 1)) ||
          feast.words.length > 1 ||
          here === 'lebaran')
      )
        yield found(last, at + feast.words.length);
    }
    const weekday = WEEKDAYS[here];
    const isDay =
      weekday !== undefined &&
      (here !== 'minggu' || ['hari', 'malam'].includes(word(at - 1)) || since || tokens[at]?.capital === true) &&
      !/^\d/.test(word(at - 1)) &&
      !['lalu', 'depan'].includes(here === 'minggu' ? word(at + 1) : '');
    if (
      weekday !== undefined &&
      isDay &&
      dateAt(tokens, at + 1, today) === null &&
      !(tokens[at + 1]?.kind === 'number' && MONTHS[word(at + 2)] !== undefined)
    ) {
      const now = partsOf(today).weekday;
      let ago = (now - weekday + 7) % 7;
      if (word(at - 1) === 'malam')
        ago = (ago + 1) % 7 || 7; // "malam Kamis" is Wednesday night
      else if (ago === 0 && (AGO.has(word(at + 1)) || word(at + 2) === 'lalu')) ago = 7;
      if (word(at + 1) === 'minggu' && word(at + 2) === 'lalu' && ago < now) ago += 7;
      yield found(today - ago, at + 1, { confidence: 0.9 });
      continue;
    }
    if (
      here === 'kemarin' &&
      !AGO.has(word(at - 1)) &&
      WEEKDAYS[word(at - 1)] === undefined &&
      !MONTHS[word(at - 1)] &&
      !['bulan', 'minggu', 'tahun'].includes(word(at - 1))
    ) {
      const two =
        word(at + 1) === 'lusa' || word(at - 1) === 'lusa' || (word(at + 1) === 'dulu' && word(at + 2) === 'nya');
      yield found(today - (two ? 2 : 1), at + (word(at + 1) === 'lusa' ? 2 : 1), { confidence: 0.95 });
    } else if (here === 'semalam' || here === 'samalam') yield found(today - 1, at + 1, { confidence: 0.9 });
    else if ((here === 'tadi' && word(at + 1) === 'malam') || (here === 'malam' && word(at + 1) === 'tadi'))
      yield found(today - 1, at + 2, { confidence: 0.92 });
    else if (here === 'tadi' && (PARTS.has(word(at + 1)) || at === 0 || true)) {
      const siang = word(at + 1) === 'siang' && minutes < 11 * 60;
      const sore = word(at + 1) === 'sore' && minutes < 14 * 60;
      yield found(siang || sore ? today - 1 : today, at + 1, { confidence: PARTS.has(word(at + 1)) ? 0.93 : 0.7 });
    } else if (PARTS.has(here) && word(at + 1) === 'tadi')
      yield found(here === 'malam' ? today - 1 : today, at + 2, { confidence: 0.93 });
    else if ((here === 'hari' || PARTS.has(here)) && word(at + 1) === 'ini' && numberAt(tokens, at - 1) === null)
      yield found(today, at + 2, { confidence: 0.85 });
    else if (here === 'barusan' || (here === 'baru' && ['saja', 'aja', 'tadi'].includes(word(at + 1))))
      yield found(today, at + 1, { confidence: 0.85 });
    else if (here === 'today' || (here === 'sekarang' && since)) yield found(today, at + 1);
    const one = ONE_OF[here];
    const counted = one ? { value: 1, to: at, unit: one } : undefined;
    const number = counted ? undefined : numberAt(tokens, at);
    const unit = counted?.unit ?? (number ? UNITS[word(number.to)] : undefined);
    if (unit && (counted || number)) {
      const value = counted?.value ?? number?.value ?? 1;
      let to = counted ? at + 1 : (number?.to ?? at) + 1;
      const ago = AGO.has(word(to)) || (word(to) === 'yang' && AGO.has(word(to + 1)));
      if (ago) to += word(to) === 'yang' ? 2 : 1;
      const lasting =
        FOR.has(word(at - 1)) ||
        FOR.has(word(at - 2)) ||
        word(to) === 'ini' ||
        word(to) === 'terakhir' ||
        counted !== undefined ||
        since;
      if (unit === 'minute' || unit === 'hour') {
        if (ago || (lasting && word(at - 1) !== 'jam'))
          yield { from: today, to: today, start: from, end: to, since: false, confidence: 0.7 };
      } else if (ago && !since)
        yield {
          from: back(today, value, unit),
          to: back(today, value, unit),
          start: from,
          end: to,
          since: false,
          confidence: 0.9,
        };
      else if (ago || lasting || ['tidak', 'belum', 'mati', 'rusak'].includes(word(to)))
        yield {
          from: back(today, value, unit),
          to: today,
          start: from,
          end: to,
          since: true,
          confidence: lasting ? 0.85 : 0.6,
        };
    }
    if (
      ['minggu', 'bulan', 'tahun', 'pekan'].includes(here) &&
      AGO.has(word(at + 1)) &&
      numberAt(tokens, at - 1) === null
    ) {
      const { year, month, weekday: now } = partsOf(today);
      let first = today - 6 - now;
      let last = first + 6;
      if (here === 'bulan') {
        const before = monthsBefore(today, 1);
        first = dayOf(partsOf(before).year, partsOf(before).month, 1) ?? before;
        last =
          dayOf(partsOf(before).year, partsOf(before).month, lastOf(partsOf(before).year, partsOf(before).month)) ??
          before;
      } else if (here === 'tahun') {
        first = dayOf(year - 1, 1, 1) ?? today;
        last = dayOf(year - 1, 12, 31) ?? today;
      }
      void month;
      yield { from: first, to: since ? today : last, start: from, end: at + 2, since, confidence: 0.7 };
    }
    const month = MONTHS[here];
    if (month !== undefined && here.length > 3 && tokens[at - 1]?.kind !== 'number') {
      const now = partsOf(today);
      const said = /^\d{4}$/.test(word(at + 1)) ? Number(word(at + 1)) : undefined;
      const year = said ?? (month > now.month ? now.year - 1 : now.year);
      const first = dayOf(year, month, 1);
      const last = dayOf(year, month, lastOf(year, month));
      if (
        first !== null &&
        last !== null &&
        first <= today &&
        (since || word(at - 1) === 'bulan' || said !== undefined || tokens[at]?.capital)
      )
        yield {
          from: first,
          to: since ? today : Math.min(last, today),
          start: from,
          end: at + (said === undefined ? 1 : 2),
          since,
          confidence: 0.75,
        };
    }
  }
}

/** The hour that was said, `HH:MM`; undefined where none was. */
function clockIn(tokens: readonly Token[]): { clock: string; at: number; end: number } | undefined {
  for (let at = 0; at < tokens.length - 1; at += 1) {
    if (tokens[at]?.word !== 'jam') continue;
    let next = at + 1;
    const half = tokens[next]?.word === 'setengah';
    if (half) next += 1;
    const raw = tokens[next]?.word ?? '';
    const written = /^(\d{1,2})(?:[.:](\d{2}))?$/.exec(raw);
    const spoken = written ? undefined : numberAt(tokens, next);
    if (!written && !spoken) continue;
    if (UNITS[tokens[at - 1]?.word ?? ''] || (tokens[at - 1]?.kind === 'number' && !half)) continue; // "3 jam 20 menit" is a length
    let hour = Number(written?.[1] ?? spoken?.value ?? 0);
    let minute = Number(written?.[2] ?? 0);
    if (half) {
      hour -= 1;
      minute = 30;
    }
    const end = spoken?.to ?? next + 1;
    const around = [tokens[at - 1]?.word, tokens[at - 2]?.word, tokens[end]?.word, tokens[end + 1]?.word];
    if (hour > 24 || minute > 59) continue;
    if (
      hour < 12 &&
      around.some((word) => word === 'malam' || word === 'sore' || word === 'magrib') &&
      !(around.includes('malam') && hour < 5)
    )
      hour += 12;
    else if (hour < 6 && around.includes('siang')) hour += 12;
    return { clock: `${String(hour % 24).padStart(2, '0')}:${String(minute).padStart(2, '0')}`, at, end };
  }
  return undefined;
}

/** When it happened or since when: whole days in the citizen's zone, never in the future; the likeliest of what was said. */
export function readWhen(
  text: string,
  tokens: readonly Token[],
  now: Date,
  zone: string,
): Guess<TimeValue> | undefined {
  const { day: today, minutes } = wallClock(now, zone);
  let best: Found | undefined;
  for (const found of phrases(tokens, today, minutes)) {
    if (found.from > today) continue;
    if (!best || found.confidence > best.confidence + 0.04 || (found.since && !best.since && found.confidence >= 0.75))
      best = found;
  }
  if (!best) return undefined;
  const clock = clockIn(tokens);
  const near = clock && Math.abs(clock.at - best.end) <= 4;
  const first = near && clock ? Math.min(best.start, clock.at) : best.start;
  const last = near && clock ? Math.max(best.end, clock.end) : best.end;
  const start = tokens[first]?.start ?? 0;
  const end = tokens[Math.min(last, tokens.length) - 1]?.end ?? start;
  const to = Math.min(Math.max(best.from, best.to), today);
  const value: TimeValue = {
    kind: 'time',
    text: text.slice(start, end),
    from: isoDay(best.from),
    to: isoDay(to),
    ...(clock ? { clock: clock.clock } : {}),
  };
  return { value, span: [start, end], confidence: best.confidence };
}
