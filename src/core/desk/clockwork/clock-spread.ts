import type { ComplaintCode } from '../../complaint/code.ts';

/** Alarms of one desk: so many at once after a rest, and so many an hour in the long run. More would be a storm, which nobody reads. */
export const ALARMS_PER_HOUR = 6;
const INTERVAL_MS = 3_600_000 / ALARMS_PER_HOUR;
const AT_ONCE_MS = (ALARMS_PER_HOUR - 1) * INTERVAL_MS;

/**
 * Spreads the alarms of each desk over the hours, in the order they come, by giving each its turn. Kept in memory only: a process that begins
 * anew finds the turns of the others in the rows, where they wait.
 */
export class Spread {
  /** Up to when turns of a desk are given away, epoch ms. */
  readonly #takenMs = new Map<string, number>();
  /** When it is the turn of a complaint that had to wait, epoch ms. */
  readonly #turns = new Map<ComplaintCode, number>();

  /** Whether it is this complaint's turn; otherwise when it is. */
  ask(desk: string, code: ComplaintCode, now: Date): 'now' | Date {
    const nowMs = now.getTime();
    const turn = this.#turns.get(code);
    this.#turns.delete(code);
    // A turn that came at night is over by the morning, or all of them would come together.
    if (turn !== undefined && turn <= nowMs && nowMs - turn < INTERVAL_MS) return 'now';
    const taken = Math.max(nowMs, this.#takenMs.get(desk) ?? 0);
    this.#takenMs.set(desk, taken + INTERVAL_MS);
    const mine = taken - AT_ONCE_MS;
    if (mine <= nowMs) return 'now';
    this.#turns.set(code, mine);
    return new Date(mine);
  }
}
