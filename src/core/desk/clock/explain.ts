import { localDate } from '../../calendar/local.ts';
import { type WorkingSpan, workingSpan, yearOf } from '../../calendar/working-time.ts';
import { CLOCK_WORDS, type ClockWords } from '../../language/clock.ts';
import { dayOf, momentInFull } from '../../language/dates.ts';
import type { Language } from '../../language/language.ts';
import { type ClockPolicy, calendarOf } from './calendar.ts';
import type { RunningClock } from './clock.ts';

const HOUR_MINUTES = 60;

/**
 * Says why a limit is what it is, the same for officer and citizen: "Batas Senin, 30 November 2026 pukul 16.30 WITA: 3 hari kerja untuk
 * verifikasi, berhenti 26 jam kerja menunggu jawaban Anda." While it stands still: since when and what is left; once it is over: by how much;
 * and which year's holidays it could not know. Working time everywhere, in the hours of the desk that has the limit.
 * @param now for how late it is
 * @param byDay days alone, and whole ones: an hour would tell when whoever is anonymous wrote, for each limit is reckoned from that
 * @returns one to three sentences in plain text
 */
export function explainClock(
  clock: RunningClock,
  policy: ClockPolicy,
  language: Language,
  audience: 'officer' | 'citizen',
  now: Date,
  { byDay = false } = {},
): string {
  const say = CLOCK_WORDS[language];
  const { calendar, zone } = calendarOf(policy, clock.desk);
  const inFull = (at: Date) => (byDay ? dayOf(at, zone, language) : momentInFull(at, zone, language));
  const between = (from: Date, to: Date) => {
    const span = workingSpan(from, to, calendar, zone);
    return byDay ? wholeDays(span, say) : spanInWords(span, say);
  };
  const awaiting = say[`answer_${audience}`]();
  const purpose = say[`for_${clock.stage}`]();
  const limit = say.limit({ days: clock.days, purpose });
  const sentences: string[] = [];
  if (clock.pausedSince) {
    const moment = inFull(clock.pausedSince);
    if (clock.pausedSince > clock.due.at)
      sentences.push(say.standingLate({ moment, awaiting, span: between(clock.due.at, clock.pausedSince), limit }));
    else {
      // Days end with the desk's: the rest of a day besides whole ones would only puzzle ("3 days and 6 hours left of 3 days").
      const left = workingSpan(clock.pausedSince, clock.due.at, calendar, zone);
      // Before the first working day has begun, the days are one more than those of the limit, which begins on the next.
      const days = Math.min(left.days, clock.days);
      const whole = { days, minutes: 0 };
      const span = byDay ? wholeDays(whole, say) : spanInWords(days > 0 ? whole : left, say);
      sentences.push(say.standing({ moment, awaiting, span, purpose }));
    }
  } else {
    const due = say.due({ moment: inFull(clock.due.at), limit });
    const span = spanInWords({ days: 0, minutes: clock.pausedMinutes }, say);
    sentences.push(clock.pausedMinutes > 0 && !byDay ? due + say.stopped({ span, awaiting }) : due);
    if (now > clock.due.at) sentences.push(say.late({ span: between(clock.due.at, now) }));
  }
  const years = yearsUnknown(clock, policy);
  if (years.length > 0) sentences.push(say.unknownYears({ years: years.join(', ') }));
  return sentences.map((sentence) => `${sentence}.`).join(' ');
}

/** The years a limit runs through whose holidays the policy does not know. */
function yearsUnknown({ since, due, desk }: RunningClock, policy: ClockPolicy): readonly number[] {
  const { calendar, zone } = calendarOf(policy, desk);
  const last = yearOf(localDate(due.at, zone));
  const unknown: number[] = [];
  for (let year = yearOf(localDate(since, zone)); year <= last; year += 1)
    if (!calendar.years.includes(year)) unknown.push(year);
  return unknown;
}

/** Days that are over, or that it is less than one. */
const wholeDays = ({ days }: WorkingSpan, say: ClockWords): string =>
  days > 0 ? say.span({ days, hours: 0, minutes: 0 }) : say.lessThanDay();

function spanInWords({ days, minutes }: WorkingSpan, say: ClockWords): string {
  const hours = Math.floor(minutes / HOUR_MINUTES);
  return say.span({ days, hours, minutes: days > 0 ? 0 : minutes % HOUR_MINUTES });
}
