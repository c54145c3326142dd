import { understand } from '../../src/core/understanding/understand.ts';
import type { Understood } from '../../src/core/understanding/understood.ts';
import { readPolicy } from '../../src/policy-file.ts';

/** The policy that ships. */
export const policy = readPolicy(undefined);

/** Wednesday 2 December 2026, 14.00 in Banjarmasin. */
export const WEDNESDAY = '2026-12-02T14:00:00+08:00';

/** What a text tells when it arrives at a moment. */
export const read = (text: string, now = WEDNESDAY, asked?: string): Understood =>
  understand({ text, now: new Date(now), zone: policy.zone, policy, ...(asked === undefined ? {} : { asked }) });
