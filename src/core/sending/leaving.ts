import { isIdle, type Lane } from './lane.ts';
import type { Lanes } from './lanes.ts';
import type { Roads } from './roads.ts';

/** Lanes that are given up together, until nothing is under way in any of them. */
interface Departure {
  readonly lanes: Set<Lane>;
  readonly done: () => void;
}

/** Gives lanes up to another process: nothing is begun in them any more, and what is under way comes to its end. */
export class Leaving {
  readonly #lanes: Lanes;
  readonly #roads: Roads;
  readonly #departures = new Set<Departure>();

  constructor(lanes: Lanes, roads: Roads) {
    this.#lanes = lanes;
    this.#roads = roads;
  }

  /**
   * Forgets what waits in some lanes; resolves when nothing is under way in them.
   * @param isOver true once another may have them: what is under way must not go on then
   */
  leave(isGone: (lane: Lane) => boolean, isOver: () => boolean): Promise<void> {
    const gone = [...this.#lanes.all()].filter(isGone);
    this.#roads.leave(isGone);
    for (const lane of gone) {
      this.#lanes.empty(lane);
      Object.assign(lane, { more: false, passedId: 0, waiting: false, leaving: isOver } satisfies Partial<Lane>);
      lane.timer?.cancel();
      lane.timer = undefined;
    }
    return new Promise((resolve) => {
      const departure = { lanes: new Set(gone), done: resolve };
      this.#departures.add(departure);
      for (const lane of gone) this.left(lane);
      if (departure.lanes.size === 0) this.#allLeft(departure);
    });
  }

  /** Forgets a lane that is left, once nothing is under way in it. */
  left(lane: Lane): void {
    if (!lane.leaving || !isIdle(lane)) return;
    this.#lanes.close(lane);
    for (const departure of this.#departures)
      if (departure.lanes.delete(lane) && departure.lanes.size === 0) this.#allLeft(departure);
  }

  #allLeft(departure: Departure): void {
    this.#departures.delete(departure);
    departure.done();
  }
}
