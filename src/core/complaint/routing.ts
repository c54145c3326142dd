import { addWorkingDays, type Due } from '../calendar/working-time.ts';
import { calendarOf } from '../desk/calendar.ts';
import type { DeskPolicy, Policy } from '../policy/policy.ts';

/** Which desk receives a complaint, and why, as the history keeps it (`keyword:laporpaman` or `central`). */
export interface Route {
  readonly desk: string;
  readonly routedBy: string;
}

/** A message that began with a desk's keyword goes straight to that desk, everything else to the central one. */
export function routeDesk(policy: Policy, { keyword }: { readonly keyword?: string }): Route {
  const desk = keyword === undefined ? undefined : policy.desks.find(({ keywords }) => keywords.includes(keyword));
  return desk ? { desk: desk.id, routedBy: `keyword:${keyword}` } : { desk: policy.centralDesk, routedBy: 'central' };
}

/** By when a desk has verified what is submitted now, in its own zone and hours. */
export function deadline(policy: Policy, desk: string, submittedAt: Date): Due {
  const { calendar, zone } = calendarOf(policy, desk);
  return addWorkingDays(submittedAt, policy.service.verifyDays, calendar, zone);
}

/** The desks that are likely in charge, likeliest first: agencies for the category, then the regency's own desk. */
export function suggestDesks(policy: Policy, category: string, regency: string | undefined): readonly DeskPolicy[] {
  const agencies = policy.desks.filter(({ categories }) => categories.includes(category));
  const own = regency === undefined ? [] : policy.desks.filter((desk) => desk.regency === regency);
  return [...own, ...agencies.filter((desk) => !own.includes(desk))];
}
