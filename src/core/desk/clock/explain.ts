import { localDate } from '../../calendar/local.ts';
import { type WorkingSpan, workingSpan, yearOf } from '../../calendar/working-time.ts';
import { CLOCK_WORDS, type ClockWords } from '../../language/clock.ts';
import { momentInFull } from '../../language/dates.ts';
import type { Language } from '../../language/language.ts';
import { type ClockPolicy, calendarOf } from './calendar.ts';
import type { RunningClock } from './clock.ts';

const HOUR_MINUTES = 60;

/**
 * Says why a limit is what it is, the same for officer and citizen: "Batas Senin, 30 November 2026 pukul 16.30 WITA: 3 hari kerja untuk
 * verifikasi, berhenti 26 jam kerja menunggu jawaban Anda." While it stands still: since when and what is left; once it is over: by how much;
 * and which year's holidays it could not know. Working time everywhere, in the hours of the desk that has the limit.
 * @param now for how late it is
 * @returns one to three sentences in plain text
 */
export function explainClock(
  clock: RunningClock,
  policy: ClockPolicy,
  language: Language,
  audience: 'officer' | 'citizen',
  now: Date,
): string {
  const say = CLOCK_WORDS[language];
  const { calendar, zone } = calendarOf(policy, clock.desk);
  const between = (from: Date, to: Date) => spanInWords(workingSpan(from, to, calendar, zone), say);
  const awaiting = say[`answer_${audience}`]();
  const purpose = say[`for_${clock.stage}`]();
  const limit = say.limit({ days: clock.days, purpose });
  const sentences: string[] = [];
  if (clock.pausedSince) {
    const moment = momentInFull(clock.pausedSince, zone, language);
    if (clock.pausedSince > clock.due.at)
      sentences.push(say.standingLate({ moment, awaiting, span: between(clock.due.at, clock.pausedSince), limit }));
    else {
      // Days end with the desk's: the rest of a day besides whole ones would only puzzle ("3 days and 6 hours left of 3 days").
      const left = workingSpan(clock.pausedSince, clock.due.at, calendar, zone);
      // Before the first working day has begun, the days are one more than those of the limit, which begins on the next.
      const days = Math.min(left.days, clock.days);
      const span = spanInWords(days > 0 ? { days, minutes: 0 } : left, say);
      sentences.push(say.standing({ moment, awaiting, span, purpose }));
    }
  } else {
    const due = say.due({ moment: momentInFull(clock.due.at, zone, language), limit });
    const span = spanInWords({ days: 0, minutes: clock.pausedMinutes }, say);
    sentences.push(clock.pausedMinutes > 0 ? due + say.stopped({ span, awaiting }) : due);
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

function spanInWords({ days, minutes }: WorkingSpan, say: ClockWords): string {
  const hours = Math.floor(minutes / HOUR_MINUTES);
  return say.span({ days, hours, minutes: days > 0 ? 0 : minutes % HOUR_MINUTES });
}
