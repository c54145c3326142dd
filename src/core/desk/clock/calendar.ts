import type { CalendarPolicy, Policy } from '../../policy/policy.ts';
import { deskOf } from '../rights/tree.ts';

/** When a desk works: its own hours where the policy gives it any, the holidays of all, and its zone. */
export interface DeskCalendar {
  readonly calendar: CalendarPolicy;
  /** IANA zone. */
  readonly zone: string;
}

/** What of the policy says when desks work and by when. */
export type ClockPolicy = Pick<Policy, 'zone' | 'desks' | 'categories' | 'service' | 'calendar'>;

/** The calendar of a desk; the installation's for a desk the policy no longer has. */
export function calendarOf(policy: ClockPolicy, desk: string): DeskCalendar {
  const { hours, zone = policy.zone } = deskOf(policy, desk) ?? {};
  return { calendar: hours ? { ...policy.calendar, hours } : policy.calendar, zone };
}
