import type { TimeValue } from '../../facts.ts';
import type { Guess } from '../guess.ts';
import type { Token } from '../lexer.ts';
import { type Clock, clocksIn, hhmm } from './clock.ts';
import { DATES } from './dates.ts';
import { isoDay, wallClock } from './days.ts';
import { feast } from './feasts.ts';
import { length } from './lasting.ts';
import { type Finder, isHabit, type Listed, type Phrase, type Scan, scanOf, sinceBefore } from './phrase.ts';
import { RELATIVE } from './relative.ts';
import { WEEKDAY } from './weekdays.ts';

/** Asked in this order at each token; the first that finds something has it. */
const FINDERS: readonly Listed[] = [...DATES, feast, ...WEEKDAY, ...RELATIVE, length];
const BY_WORD = new Map<string, readonly Finder[]>();
for (const { find, begins } of FINDERS)
  for (const word of new Set(begins)) BY_WORD.set(word, [...(BY_WORD.get(word) ?? []), find]);
const BY_DIGITS: readonly Finder[] = FINDERS.flatMap(({ find, digits }) => (digits ? [find] : []));
const NONE: readonly Finder[] = [];

/** The finders whose phrases may begin with a word. */
function findersAt(word: string): readonly Finder[] {
  const code = word.charCodeAt(0);
  return code >= 48 && code <= 57 ? BY_DIGITS : (BY_WORD.get(word) ?? NONE);
}
/** An hour belongs to a day that is said at most so many tokens away. */
const CLOCK_NEAR = 4;
/** "sejak" says more about a lasting trouble than one day does, by so much. */
const SINCE_BONUS = 0.2;
/** A beginning that is only roughly known ("sejak minggu lalu") says less than the day of an accident. */
const ROUGH = 0.8;
const INCIDENTS = new Set(
  'jatuh crashed crash fell kecelakaan tabrakan menabrak terperosok kepleset terpeleset tersetrum tertimpa terguling serempetan luka injured'.split(
    ' ',
  ),
);
/** Words between an accident and its day. */
const INCIDENT_NEAR = 5;
/** "sudah sebulan lebih, masuk tgl 13 okt": the date says the beginning more exactly where it is so near, in days or as a share. */
const BEGUN_NEAR_DAYS = 3;
const BEGUN_NEAR_SHARE = 0.2;
/** How much surer a later phrase must be to be taken instead of an earlier one. */
const LATER_MARGIN = 0.04;
const OTHERS_MAX = 2;
/** "… jam 10, pulang jam 1, tiap hari begitu": words between an hour and its habit. */
const HABIT_NEAR = 25;
/** "tadi malam jam 1" is past midnight: minutes since then. */
const NIGHT_ENDS = 300;

function phrasesIn(scan: Scan): Phrase[] {
  const found: Phrase[] = [];
  for (let at = 0; at < scan.tokens.length; at += 1)
    for (const finder of findersAt(scan.word(at))) {
      const phrase = finder(scan, at);
      if (!phrase || phrase.from > scan.today) continue;
      found.push(phrase);
      at = Math.max(at, phrase.end - 1);
      break;
    }
  return found;
}

/** "dibongkar 20 April dan ditinggal begitu saja" */
const LEFT = new Set('ditinggal ditinggalkan dibiarkan mangkrak terbengkalai'.split(' '));

/** "samalam sampai wayahini", "kemarin sampai hari ini": right behind a day, it lasts until now. */
const lastsUntilNow = ({ word }: Scan, after: number): boolean =>
  ['sampai', 'sd'].includes(word(after)) &&
  (['sekarang', 'kini'].includes(word(after + 1)) ||
    (['hari', 'saat', 'detik', 'wayah'].includes(word(after + 1)) && word(after + 2) === 'ini'));

/** "… dan sampai sekarang belum …": what began on a date goes on. */
function goesOn({ word, tokens }: Scan, after: number): boolean {
  if (word(after) === 'belum') return true;
  if ([after, after + 1, after + 2].some((at) => LEFT.has(word(at)))) return true;
  for (let at = after; at < tokens.length; at += 1)
    if (['sampai', 'sd'].includes(word(at))) {
      const now = ['sekarang', 'kini'].includes(word(at + 1))
        ? at + 2
        : ['hari', 'saat', 'detik'].includes(word(at + 1)) && word(at + 2) === 'ini'
          ? at + 3
          : 0;
      const near = [at - 3, at - 2, at - 1, now, now + 1, now + 2];
      if (now > 0 && near.some((each) => each >= after && ['belum', 'masih', 'tidak'].includes(word(each))))
        return true;
    }
  return false;
}

/** "Jam 6 - 9", "jam 22.00 sampai jam 3": from when to when, as on other days; with "ini" or "belum" behind it, of today. */
function isHours({ word, tokens }: Scan, { at, end }: Clock): boolean {
  // "Saya nunggu dari jam 8 sampai jam 1": that was once.
  if (tokens.slice(Math.max(0, at - WAITED_NEAR), at).some(({ word: each }) => WAITED.has(each))) return false;
  let next = end;
  while (next < end + 3 && (HOURS_BETWEEN.has(word(next)) || word(next) === ':')) next += 1;
  const until = ['sampai', 'sd', '-', '–', 'hingga'].includes(word(next)) ? next + 1 : 0;
  if (until === 0) return false;
  const isTold = tokens
    .slice(until, until + HOURS_NEAR)
    .some(({ word: each }) => ['ini', 'belum', 'tadi', 'sekarang'].includes(each));
  return !isTold && (tokens[until]?.kind === 'number' || word(until) === 'jam' || HOURS_BETWEEN.has(word(until)));
}
const HOURS_BETWEEN = new Set([
  'pagi',
  'siang',
  'sore',
  'malam',
  'subuh',
  'wib',
  'wita',
  'wit',
  'dini',
  'hari',
  'larut',
  'selesai',
]);
const HOURS_NEAR = 6;
const WAITED = new Set(['nunggu', 'menunggu', 'antre', 'antri', 'ngantri', 'mengantre']);
const WAITED_NEAR = 4;
/** "Di atas jam 9 malam", "sebelum jam 12": a bound, and not when it happened. */
const BOUNDS = new Set([
  'atas',
  'diatas',
  'setelah',
  'sesudah',
  'sebelum',
  'antara',
  'hingga',
  'larut',
  'tengah',
  'lewat',
  'pulang',
  'timer',
]);

/** An hour without a day: today's, or yesterday's where it is still to come. Nothing where it is a habit or opening hours. */
function byClock(scan: Scan, clock: Clock): Phrase | undefined {
  const { word, today, minutes } = scan;
  const before = word(clock.at - 1);
  const asSince = sinceBefore(scan, clock.at) !== undefined;
  if (isHabit(scan, clock.at) || scan.tokens.some((_, at) => Math.abs(at - clock.at) < HABIT_NEAR && isHabit(scan, at)))
    return undefined;
  if (
    ['sampai', 'jadwal', 'jadwalnya', 'buka', 'tutup', 'hingga', 'baru', 'until', 'till', 'datang', 'pulang'].includes(
      before,
    )
  )
    return undefined;
  const isLate = before === 'malam' && ['tengah', 'larut'].includes(word(clock.at - 2));
  if (BOUNDS.has(before) || isLate || word(clock.end) === 'keatas') return undefined;
  if (isHours(scan, clock)) return undefined;
  const day = clock.minutes > minutes ? today - 1 : today;
  return {
    from: day,
    to: day,
    start: asSince ? clock.at - 1 : clock.at,
    end: clock.end,
    confidence: asSince ? 0.66 : 0.55,
    since: false,
  };
}

/** "dari jumat tengah malam baru diganti subuh", "dari pagi baru dilayani siang": it went on until then, not until now. */
const isOver = ({ word }: Scan, { end }: Phrase): boolean =>
  [end, end + 1].some((at) => word(at) === 'baru' && !['saja', 'tadi', 'ini', 'hanya'].includes(word(at + 1)));

/** What was found, with what the words around it make of it. */
function mended(scan: Scan, phrase: Phrase, all: readonly Phrase[]): Phrase {
  if (!phrase.since) return phrase;
  if (isOver(scan, phrase) && phrase.to === scan.today) return { ...phrase, to: phrase.from, since: false };
  if (phrase.exact) return phrase;
  const near = Math.max(BEGUN_NEAR_DAYS, (phrase.to - phrase.from) * BEGUN_NEAR_SHARE);
  const dated = all.find(({ exact, from, to }) => exact && from === to && Math.abs(from - phrase.from) <= near);
  return dated ? { ...phrase, from: dated.from } : phrase;
}

const isAccident = ({ word }: Scan, { start, end }: Phrase): boolean => {
  for (let at = start - INCIDENT_NEAR; at < end + INCIDENT_NEAR; at += 1) if (INCIDENTS.has(word(at))) return true;
  return false;
};

const better = (scan: Scan, a: Phrase, b: Phrase): boolean => {
  if (
    a.since &&
    a.confidence < ROUGH &&
    !b.since &&
    b.from === b.to &&
    b.confidence > a.confidence &&
    isAccident(scan, b)
  )
    return true;
  const worth = (phrase: Phrase): number =>
    phrase.confidence + (phrase.since && phrase.confidence >= 0.7 ? SINCE_BONUS : 0);
  return worth(b) > worth(a) + (b.start > a.start ? LATER_MARGIN : 0) && scan.today >= b.from;
};

function timeOf(text: string, scan: Scan, phrase: Phrase, clocks: readonly Clock[]): Guess<TimeValue> {
  const { tokens, today } = scan;
  const clock = clocks.find(({ at, end }) => at - phrase.end <= CLOCK_NEAR && phrase.start - end <= CLOCK_NEAR);
  const first = clock ? Math.min(phrase.start, clock.at) : phrase.start;
  const last = clock ? Math.max(phrase.end, clock.end) : phrase.end;
  const start = tokens[first]?.start ?? 0;
  const end = tokens[Math.min(last, tokens.length) - 1]?.end ?? start;
  const after = phrase.night && clock && clock.minutes < NIGHT_ENDS && clock.minutes <= scan.minutes ? 1 : 0;
  const begins = phrase.rough === true || (phrase.exact === true && phrase.from === phrase.to);
  const open = (begins && goesOn(scan, phrase.end)) || (phrase.from === phrase.to && lastsUntilNow(scan, phrase.end));
  return {
    value: {
      kind: 'time',
      text: text.slice(start, end),
      from: isoDay(phrase.from + after),
      to: isoDay(open ? today : Math.min(Math.max(phrase.from, phrase.to) + after, today)),
      ...(clock ? { clock: hhmm(clock) } : {}),
    },
    span: [start, end],
    confidence: phrase.confidence,
  };
}

/**
 * When it happened or since when: whole days in the citizen's zone, never in the future.
 * @returns the likeliest first, then at most two others with different days; empty where nothing was said
 */
export function readTimes(
  text: string,
  tokens: readonly Token[],
  now: Date,
  zone: string,
): readonly Guess<TimeValue>[] {
  const { day, minutes } = wallClock(now, zone);
  const scan = scanOf(tokens, day, minutes);
  const clocks = [...clocksIn(tokens)];
  const found = phrasesIn(scan);
  const phrases = found.map((phrase) => mended(scan, phrase, found));
  if (phrases.length === 0) phrases.push(...clocks.flatMap((clock) => byClock(scan, clock) ?? []).slice(0, 1));
  let best: Phrase | undefined;
  for (const phrase of phrases) if (!best || better(scan, best, phrase)) best = phrase;
  if (!best) return [];
  const chosen = best;
  const others = phrases.filter(({ from, to }) => from !== chosen.from || to !== chosen.to).slice(0, OTHERS_MAX);
  return [chosen, ...others].map((phrase) => timeOf(text, scan, phrase, clocks));
}
