import { inject } from 'vitest';

/** From so many times a usual start on fewer kills are in a life, as each takes so much longer. */
const SLOW = 1.2;
const KILLS_MIN = 5;

/** How many kills of those that are meant a machine of this pace has the time for; never fewer than {@link KILLS_MIN}, where as many are meant. */
export const inItsTime = (kills: number): number =>
  Math.min(kills, Math.max(KILLS_MIN, Math.round((kills * SLOW) / inject('slowness'))));
