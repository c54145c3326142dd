import type { Token } from '../lexer.ts';
import { numberAt } from './numbers.ts';

/** An hour of the day that was said. */
export interface Clock {
  /** Minutes since midnight. */
  readonly minutes: number;
  readonly at: number;
  readonly end: number;
}

const LATE = new Set(['malam', 'semalam', 'sore', 'magrib', 'pm', 'petang']);
const PARTS = new Set([...LATE, 'pagi', 'siang', 'subuh', 'am']);
const PER_DAY = 1440;

/** `HH:MM`. */
export const hhmm = ({ minutes }: Clock): string =>
  `${String(Math.floor((minutes % PER_DAY) / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** "jam 8 malam" → 20:00, "jam setengah 7" → 06:30, "pukul 09.30", "at 4 pm"; every one in the text. */
export function* clocksIn(tokens: readonly Token[]): Generator<Clock> {
  const word = (at: number): string => tokens[at]?.word ?? '';
  for (let at = 0; at < tokens.length - 1; at += 1) {
    const named = word(at) === 'jam' || word(at) === 'at';
    const after = word(at + 1);
    const english = tokens[at]?.kind === 'number' && (after === 'pm' || after === 'am');
    if (!named && !english) continue;
    let next = english ? at : at + 1;
    const half = word(next) === 'setengah';
    if (half) next += 1;
    const written = /^(\d{1,2})(?:[.:](\d{2}))?$/.exec(word(next));
    const spoken = written ? null : numberAt(tokens, next);
    if (!written && !spoken) continue;
    // "3 jam 20 menit" is a length; "16/11 jam 10", "tanggal 16 jam 10", "16 jam 10 pagi" is none.
    const counted =
      /^\d{1,2}$/.test(word(at - 1)) && word(at - 2) !== 'tanggal' && !PARTS.has(word(spoken?.to ?? next + 1));
    if (named && (counted || ['menit', 'hari'].includes(word(next + 1)))) continue;
    let hour = Number(written?.[1] ?? spoken?.value ?? 0);
    let minute = Number(written?.[2] ?? 0);
    if (half) {
      hour -= 1;
      minute = 30;
    }
    if (!Number.isInteger(hour) || hour < 0 || hour > 24 || minute > 59) continue;
    const end = spoken?.to ?? next + 1;
    const around = [word(at - 1), word(end), word(end + 1)];
    const night = around.includes('malam') || around.includes('semalam');
    // "jam 12 malam" is midnight.
    if (hour === 12 && night) hour = 0;
    else if (hour < 12 && around.some((each) => LATE.has(each)) && !(night && hour < 5)) hour += 12;
    else if (hour < 6 && around.includes('siang')) hour += 12;
    yield { minutes: hour * 60 + minute, at, end };
  }
}
