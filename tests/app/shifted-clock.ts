import type { Clock } from '../../src/core/clock.ts';
import { systemClock } from '../../src/system-clock.ts';

/** Time that goes on at its real pace from whatever moment it is set to; timers are the real ones. */
export class ShiftedClock implements Clock {
  readonly after = systemClock.after;
  readonly soon = systemClock.soon;
  #shiftMs = 0;

  now(): Date {
    return new Date(systemClock.now().getTime() + this.#shiftMs);
  }

  /** @param moment in the zone of Kalimantan Selatan, such as `2026-11-24T13:05:00` */
  set(moment: string): void {
    this.#shiftMs = new Date(`${moment}+08:00`).getTime() - systemClock.now().getTime();
  }

  later(seconds: number): void {
    this.#shiftMs += seconds * 1_000;
  }
}
