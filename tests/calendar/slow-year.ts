import type { CalendarPolicy } from '../../src/core/policy/policy.ts';

/** Zones of Indonesia with their hours ahead of UTC: none of them ever changes its clocks. */
export const ZONES = { 'Asia/Jakarta': 7, 'Asia/Makassar': 8, 'Asia/Jayapura': 9 } as const;
export type Zone = keyof typeof ZONES;

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;
const FIRST_MS = Date.parse('2025-12-31T00:00:00Z');
const MINUTES = 550 * DAY_MINUTES;

/**
 * A year and a half from the last day of 2025, minute by minute, written down without anything that is tested: which minutes a desk works, and how many it worked before.
 * Slow, and hard to get wrong.
 */
export class SlowYear {
  readonly #hours: number;
  readonly #works = new Uint8Array(MINUTES);
  readonly #worked = new Int32Array(MINUTES + 1);
  readonly #closes: number[] = [];
  /** How many closes of hours there were up to a minute. */
  readonly #closed = new Int32Array(MINUTES + 1);

  constructor(calendar: CalendarPolicy, zone: Zone) {
    this.#hours = ZONES[zone];
    for (let minute = 0; minute < MINUTES; minute += 1) {
      this.#works[minute] = this.#isOpen(minute, calendar) ? 1 : 0;
      this.#worked[minute + 1] = (this.#worked[minute] ?? 0) + (this.#works[minute] ?? 0);
      if (this.#works[minute - 1] && !this.#works[minute]) this.#closes.push(minute);
      this.#closed[minute] = this.#closes.length;
    }
  }

  #isOpen(minute: number, calendar: CalendarPolicy): boolean {
    const local = minute + this.#hours * 60;
    const clock = local % DAY_MINUTES;
    // Nobody here works at night; saves most of the year.
    if (clock < 4 * 60 || clock > 20 * 60) return false;
    const day = new Date(FIRST_MS + local * MINUTE_MS);
    if (calendar.holidays[day.toISOString().slice(0, 10)] !== undefined) return false;
    const hours = calendar.hours[String(day.getUTCDay() === 0 ? 7 : day.getUTCDay())];
    const hhmm = day.toISOString().slice(11, 16);
    return hours !== undefined && hhmm >= hours.from && hhmm < hours.to;
  }

  #minuteOf = (moment: Date): number => Math.floor((moment.getTime() - FIRST_MS) / MINUTE_MS);
  #momentOf = (minute: number): Date => new Date(FIRST_MS + minute * MINUTE_MS);

  isOpen(moment: Date): boolean {
    return this.#works[this.#minuteOf(moment)] === 1;
  }

  /** Minutes worked between two moments. */
  worked(from: Date, to: Date): number {
    return Math.max(0, (this.#worked[this.#minuteOf(to)] ?? 0) - (this.#worked[this.#minuteOf(from)] ?? 0));
  }

  /** The moment by which so many minutes were worked. */
  after(start: Date, minutes: number): Date {
    let minute = this.#minuteOf(start);
    for (let left = minutes; left > 0; minute += 1) left -= this.#works[minute] ?? 1;
    return this.#momentOf(minute);
  }

  /** The close of hours so many working days after the day on which a desk next works. */
  closeAfter(start: Date, days: number): Date {
    return this.#momentOf(this.#closes[(this.#closed[this.#minuteOf(start)] ?? 0) + days] ?? 0);
  }
}
