import { expect } from 'vitest';
import type { SendResult } from '../../src/core/delivery.ts';
import type { Trouble } from './stage.ts';

type Failed = Exclude<SendResult, { ok: true }>;

/** Nothing arrived, and it is tried again: this message, or all that the channel sends after a wait. */
const triedAgain = (failed: Failed): void => {
  expect(failed).toMatchObject(failed.why === 'limit' ? { all: true } : { why: 'unknown', certain: true });
  if (failed.why === 'limit') expect(failed.retryAfterMs).toBeLessThanOrEqual(60_000);
};

/** What each trouble has to come to for the outbox: try again, give up, or wait until. */
const COMES_TO: Readonly<Record<Trouble, (failed: Failed, waitMs: number) => void>> = {
  limit: (failed, waitMs) => {
    expect(failed).toMatchObject({ why: 'limit', retryAfterMs: expect.any(Number) });
    // Sooner would be turned away again, and a day later helps nobody.
    if (failed.why === 'limit') expect(failed.retryAfterMs).toBeGreaterThanOrEqual(waitMs);
    if (failed.why === 'limit') expect(failed.retryAfterMs).toBeLessThanOrEqual(waitMs + 60_000);
  },
  server: (failed) => expect(failed).toMatchObject({ why: 'unknown', certain: false }),
  cut: (failed) => expect(failed).toMatchObject({ why: 'unknown', certain: false }),
  unreachable: triedAgain,
  'locked-out': triedAgain,
  blocked: (failed) => expect(failed).toMatchObject({ why: 'blocked', certain: true }),
  gone: (failed) => expect(failed).toMatchObject({ why: 'gone', certain: true }),
  refused: (failed) => expect(failed).toMatchObject({ why: 'refused', certain: true }),
};

/** Fails where a trouble was not understood as what it is. */
export function expectMeaning(trouble: Trouble, result: SendResult, waitMs = 0): void {
  if (result.ok) throw new Error(`${trouble}: taken as sent`);
  COMES_TO[trouble](result, waitMs);
}

/** Troubles after which nothing of the message can have arrived. */
export const NOTHING_ARRIVES: ReadonlySet<Trouble> = new Set([
  'limit',
  'unreachable',
  'locked-out',
  'blocked',
  'gone',
  'refused',
]);

/** A detail is a code: capitals, digits and short words of ours, never a sentence or a name. */
export function expectCode(result: SendResult): void {
  if (!result.ok && 'detail' in result && result.detail !== undefined)
    expect(result.detail).toMatch(/^[A-Za-z0-9:_-]{1,60}$/);
}
