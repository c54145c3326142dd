import type { Status } from '../complaint/status.ts';
import type { Policy } from '../policy/policy.ts';
import type { Complaint } from '../store/store.ts';
import { listen } from '../understanding/understand.ts';
import { deskOf } from './tree.ts';

/** Nobody has begun to do anything about it yet. */
const WAITS: ReadonlySet<Status> = new Set(['submitted', 'verified', 'returned', 'forwarded']);

/** Whether a complaint tells of danger at the time it was sent, and no officer is at it: the citizen was told whom to call, the desk has to see it too. */
export function isEmergency(policy: Policy, { status, desk, submittedAt, category, facts }: Complaint): boolean {
  const text = facts.description?.value.text;
  if (text === undefined || !WAITS.has(status)) return false;
  const zone = deskOf(policy, desk)?.zone ?? policy.zone;
  return listen({ text, now: submittedAt, zone, policy, about: category }).emergency !== undefined;
}
