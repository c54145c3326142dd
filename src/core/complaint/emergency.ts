import type { Status } from './status.ts';

/** Nobody has begun to do anything about it yet. The index of the queue's head says the same (`store/tables/schema.sqlite.ts`). */
const WAITS: ReadonlySet<Status> = new Set(['submitted', 'verified', 'forwarded', 'returned']);

/** Whether a complaint told of danger when it was sent, and no officer is at it: the citizen was told whom to call, the desk has to see it first. */
export const isEmergency = ({ emergency, status }: { readonly emergency: boolean; readonly status: Status }): boolean =>
  emergency && WAITS.has(status);
