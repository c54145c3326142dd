import type { Point } from './plan.ts';

/** Where a kill waits, and how often each point was passed. */
export class Points {
  readonly passed = new Map<Point, number>();
  readonly #cuts: boolean;
  #armed: { readonly point: Point; left: number; readonly fire: (by: string | undefined) => void } | undefined;

  /** @param cuts whether whoever passes the point is gone at once, so that what it has on a line is not answered any more */
  constructor(cuts = true) {
    this.#cuts = cuts;
  }

  /** At the `nth` time from now on that the point is passed, `fire` is called, once, with the process that passed it where that is known. */
  arm(point: Point, nth: number, fire: (by: string | undefined) => void): void {
    this.#armed = { point, left: nth, fire };
  }

  disarm(): void {
    this.#armed = undefined;
  }

  /** Something passes a point. @returns whether that ended it at once */
  pass(point: Point, by?: string): boolean {
    this.passed.set(point, (this.passed.get(point) ?? 0) + 1);
    const armed = this.#armed;
    if (armed?.point !== point) return false;
    armed.left -= 1;
    if (armed.left > 0) return false;
    this.#armed = undefined;
    armed.fire(by);
    return this.#cuts;
  }
}
