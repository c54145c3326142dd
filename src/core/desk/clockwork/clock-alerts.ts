import { addWorkingMinutes, nextWorkingMoment } from '../../calendar/working-time.ts';
import { type AlarmLevel, WORDS } from '../../event.ts';
import type { Policy } from '../../policy/policy.ts';
import type { ComplaintChange, Effect } from '../../store/port/steps.ts';
import type { Complaint } from '../../store/port/store.ts';
import { toldFollowers } from '../cards/cluster.ts';
import { calendarOf } from '../clock/calendar.ts';
import { clockOf, dangerToldAt, REMIND_EVERY_MS, type RunningClock, standing, UNDO_MS } from '../clock/clock.ts';
import { unanswered } from '../clock/unanswered.ts';
import { desksAbove } from '../rights/tree.ts';
import { hasArrived, howItWent, openQuestions } from '../scene/deliveries.ts';
import { rejected, settled, settledBySilence } from '../scene/outcome.ts';

/** What a look at a complaint's clock leads to. */
export type Look =
  /**
   * Nothing to do now. `until`: look again then; null: not before something is done to it. `deadline`: the policy has changed since the row was
   * written (a holiday more, another limit), and it is due then.
   */
  | { readonly do: 'wait'; readonly until: Date | null; readonly deadline?: Date }
  /** Somebody has to be reminded. May be put off where too much comes at once. */
  | { readonly do: 'alarm'; readonly desk: string; readonly effects: readonly Effect[] }
  /** Time has decided something: the citizen was silent, or a close can not be taken back any more. */
  | { readonly do: 'act'; readonly effects: readonly Effect[] };

/** When each level of alarm is reached, lowest first; `lateMinutes` of work after it was due. Over it is told to the supervisor. */
const LEVELS: readonly ({ readonly level: AlarmLevel } & (
  | { readonly share: number }
  | { readonly lateMinutes: number }
))[] = [
  { level: 75, share: 0.75 },
  { level: 100, lateMinutes: 0 },
  { level: 150, lateMinutes: 60 },
];
const DAY_MS = 86_400_000;

/** What a row keeps of a look after which nothing is to be done. */
export const whileWaiting = ({ until, deadline }: Extract<Look, { do: 'wait' }>): ComplaintChange => ({
  alertAt: until,
  ...(deadline ? { deadline } : {}),
});

/**
 * Looks at a complaint whose clock rang (`alertAt`), and decides what time has brought about. Pure; whoever applies the effects is fenced by
 * the complaint's version and the events' keys, so that several may do it at once.
 *
 * An alarm of 75 % and 100 % goes to the desk, or to the desk above where nobody works; an hour of work later the supervisor is told, or, where none works at it
 * or above, the desk above, else the desk itself. Only in
 * working hours of the desk; after a downtime only the newest level, and nobody twice within {@link REMIND_EVERY_MS}.
 */
export function lookAt(complaint: Complaint, policy: Policy, now: Date): Look {
  const last = complaint.history.at(-1);
  if (!last) return { do: 'wait', until: null };
  if (last.to === 'closed' || last.to === 'rejected') return tellTheEnd(complaint, now);
  const clock = clockOf(complaint, policy);
  if (!clock) return { do: 'wait', until: null };
  if (clock.pausedSince) return waitForAnswer(complaint, policy, now);
  const silentUntil = last.to === 'answered' ? silenceEnds(complaint, policy) : null;
  if (silentUntil && now >= silentUntil) return { do: 'act', effects: expire(complaint) };
  return withDanger(complaint, remind(complaint, clock, policy, now, silentUntil), policy, now);
}

/**
 * Danger waits for no hours and no limit: where nobody has begun with it after `dangerMinutes`, the desk and its supervisor hear of it, once for each
 * time that it came or was touched. It is never put off.
 */
function withDanger(complaint: Complaint, look: Look, policy: Policy, now: Date): Look {
  const tellAt = dangerToldAt(complaint, policy);
  if (!tellAt) return look;
  if (now < tellAt) return look.do === 'wait' ? { ...look, until: earlier(look.until, tellAt) } : look;
  const { code, version, desk } = complaint;
  const above = desksAbove(policy, desk);
  const told = {
    do: 'announce',
    complaint: code,
    event: { to: 'desk', type: 'danger', code, minutes: policy.service.dangerMinutes },
    key: `danger:${code}:${tellAt.getTime()}`,
  } as const;
  const further: readonly Effect[] =
    look.do === 'wait' ? [{ do: 'alerted', complaint: code, version, change: whileWaiting(look) }] : look.effects;
  return {
    do: 'act',
    effects: [
      ...further,
      { ...told, desks: [desk, ...above] },
      // One key: a chat that is both hears it once.
      { ...told, desks: [desk, ...above], role: 'supervisor', otherwise: above },
    ],
  };
}

/**
 * The citizen has a question and does not answer: they are reminded once, later the desk is told. After a downtime only the desk. What never got there
 * nobody is silent to.
 */
function waitForAnswer(complaint: Complaint, policy: Policy, now: Date): Look {
  const { code, version, desk, history, messages } = complaint;
  const silence = unanswered(history, policy);
  const open = openQuestions(messages).findLast(({ ask }) => hasArrived(complaint, ask.id));
  if (!silence || !open) return { do: 'wait', until: null };
  const { askedAt, remindAt, tellAt } = silence;
  const lookAgain = (alertAt: Date | null) =>
    ({ do: 'alerted', complaint: code, version, change: { alertAt } }) as const;
  if (now >= tellAt)
    return {
      do: 'alarm',
      desk,
      effects: [
        lookAgain(null),
        {
          do: 'announce',
          complaint: code,
          event: { to: 'desk', type: 'unanswered', code },
          key: `unanswered:${code}:${askedAt.getTime()}`,
          desks: [desk, ...desksAbove(policy, desk)],
          // Whoever asked may work at another desk than the one that has it.
          watchers: true,
        },
      ],
    };
  if (!remindAt || now < remindAt) return { do: 'wait', until: remindAt ?? tellAt };
  const { id: ask } = open.ask;
  // No line tells of it; that it did not arrive is noted like that of the question itself.
  const receipt = open.receipt && ({ ...open.receipt, ref: `reminder:${ask}`, ask, unshown: true } as const);
  return {
    do: 'act',
    effects: [
      lookAgain(tellAt),
      {
        do: 'tell',
        complaint: code,
        event: { to: 'citizen', type: 'remind', code, ask, ...(receipt ? { receipt } : {}) },
        key: `remind:${code}:${ask}`,
      },
    ],
  };
}

function remind(complaint: Complaint, clock: RunningClock, policy: Policy, now: Date, other: Date | null): Look {
  const { calendar, zone } = calendarOf(policy, clock.desk);
  const { usedMinutes } = standing(clock, policy, now);
  const minutesTo = (each: (typeof LEVELS)[number]): number => {
    const at = 'share' in each ? clock.limitMinutes * each.share : clock.limitMinutes + each.lateMinutes;
    return Math.ceil(at) - usedMinutes;
  };
  const reached = LEVELS.findLast((each) => minutesTo(each) <= 0)?.level ?? 0;
  const level = reached > complaint.alerted ? reached : 0;
  const isAsWritten = complaint.deadline.getTime() === clock.due.at.getTime();
  const wait = (until: Date | null): Look => ({
    ...{ do: 'wait', until: earlier(until, other) },
    ...(isAsWritten ? {} : { deadline: clock.due.at }),
  });
  const open = nextWorkingMoment(now, calendar, zone);
  if (level && open > now) return wait(open);
  const further = LEVELS.find((each) => each.level > Math.max(reached, complaint.alerted));
  const next = further
    ? nextWorkingMoment(addWorkingMinutes(now, minutesTo(further), calendar, zone).at, calendar, zone)
    : null;
  if (!level) return wait(next);
  const notSooner = next && new Date(Math.max(next.getTime(), now.getTime() + REMIND_EVERY_MS));
  return {
    do: 'alarm',
    desk: clock.desk,
    effects: [
      {
        do: 'alerted',
        complaint: complaint.code,
        version: complaint.version,
        change: { alerted: level, alertAt: earlier(notSooner, other), deadline: clock.due.at },
      },
      ...announcements(complaint, clock, level, policy),
    ],
  };
}

const earlier = (one: Date | null, other: Date | null): Date | null =>
  one === null || other === null ? (one ?? other) : new Date(Math.min(one.getTime(), other.getTime()));

/**
 * Who hears of an alarm. The key is of the limit, not of the version: a note in between does not make it ring again. One key for supervisor
 * and desk, so that a chat that is both hears it once. A desk that was not told of the limit's end yet hears it together with the supervisor.
 */
function announcements(complaint: Complaint, clock: RunningClock, level: AlarmLevel, policy: Policy): Effect[] {
  const { code, alerted } = complaint;
  const { stage, since, desk } = clock;
  const above = desksAbove(policy, desk);
  const desks = [desk, ...above];
  const key = `alarm:${code}:${stage}:${since.getTime()}:${level}`;
  const alarm = (of: AlarmLevel) => ({ to: 'desk', type: 'alarm', code, stage, level: of }) as const;
  if (level < 150) return [{ do: 'announce', complaint: code, event: alarm(level), key, desks }];
  return [
    {
      do: 'announce',
      complaint: code,
      event: alarm(level),
      key,
      desks,
      role: 'supervisor',
      otherwise: [...above, desk],
    },
    ...(alerted < 100 ? [{ do: 'announce', complaint: code, event: alarm(100), key, desks } as const] : []),
  ];
}

/**
 * When an answered complaint closes by itself; null while the citizen's last word is the newer one: then it is the desk's turn. Nobody is silent
 * to an answer that did not reach them: the days begin when it does, and until then it never closes by itself. Not before `responseDays`
 * calendar days are over (SP4N-LAPOR!: "not closed automatically before 10 days"), and not at night.
 */
function silenceEnds(complaint: Complaint, policy: Policy): Date | null {
  const { history, messages, desk } = complaint;
  const answer = history.findLast(({ act, to }) => to === 'answered' && act === 'reply') ?? history.at(-1);
  if (!answer || messages.some(({ from, at }) => from === 'citizen' && at > answer.at)) return null;
  const went = howItWent(complaint, WORDS);
  if (went && went.outcome !== 'sent') return null;
  const { calendar, zone } = calendarOf(policy, desk);
  const over = new Date((went ?? answer).at.getTime() + policy.service.responseDays * DAY_MS);
  return nextWorkingMoment(over, calendar, zone);
}

function expire(complaint: Complaint): readonly Effect[] {
  const { code, version, desk } = complaint;
  return [
    {
      do: 'move',
      complaint: code,
      version,
      entry: { act: 'expire', to: 'closed', desk, by: 'system', reason: 'silent' },
      change: { alertAt: null, alerted: 0 },
    },
    { do: 'tell', complaint: code, event: settledBySilence(complaint), key: `settled:${code}:${version + 1}` },
    ...toldFollowers({ ...complaint, status: 'closed' }, `${code}:${version + 1}`),
    {
      do: 'announce',
      complaint: code,
      event: { to: 'desk', type: 'case', code, why: 'moved' },
      key: `case:${code}:${version + 1}`,
      desks: [],
      watchers: true,
    },
  ];
}

/**
 * Tells the citizen of a close or reject that can not be taken back any more. The event is named by the version that the act made, whatever
 * was noted since: entries are counted, and each made one version.
 */
function tellTheEnd(complaint: Complaint, now: Date): Look {
  const { code, history, version } = complaint;
  const index = history.findLastIndex(({ from, to }) => from !== to);
  const end = history[index];
  if (end?.act !== 'close' && end?.act !== 'reject') return { do: 'wait', until: null };
  const until = new Date(end.at.getTime() + UNDO_MS);
  if (now < until) return { do: 'wait', until };
  const event = end.act === 'close' ? settled(complaint) : rejected(complaint);
  return {
    do: 'act',
    effects: [
      { do: 'alerted', complaint: code, version, change: { alertAt: null } },
      { do: 'tell', complaint: code, event, key: `${event.type}:${code}:${index + 1}` },
      ...toldFollowers(complaint, `${code}:${index + 1}`),
    ],
  };
}
