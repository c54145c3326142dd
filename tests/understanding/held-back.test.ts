import { expect, it } from 'vitest';
import { lineOf } from '../../scripts/understanding/fold.ts';
import { labelledIn } from '../../scripts/understanding/labelled.ts';
import { measure } from '../../scripts/understanding/measure.ts';
import { policy } from './read.ts';

/**
 * Two sets on which no model is trained, read by the shipped one: of the thirteenth words and lines were learnt, the fourteenth was held back.
 * Floors a little below what is reached; the first figures stand in docs/understanding.md.
 */
const FLOORS = {
  thirteenth: { 'complaint or not, F1': 0.985, kind: 0.98, category: 0.965, regency: 0.98, 'place span': 0.98, time: 0.93 },
  fourteenth: { 'complaint or not, F1': 0.955, kind: 0.925, category: 0.91, regency: 0.89, 'place span': 0.93, time: 0.88 },
} as const; // biome-ignore format: a table

it.each(Object.entries(FLOORS))('what is understood of the %s set does not fall', (name, floors) => {
  const set = labelledIn(new URL(`../data/complaints-${name}.jsonl`, import.meta.url));
  const { figures } = measure(
    set,
    set.map((labelled) => lineOf(labelled, policy)),
  );
  const reached = (field: string): number => figures.find((figure) => figure.field === field)?.value ?? Number.NaN;
  const fallen = Object.entries(floors).filter(([field, floor]) => !(reached(field) >= floor));
  expect(fallen.map(([field]) => `${field}: ${reached(field)}`)).toEqual([]);
  expect(reached('emergency recall')).toBe(1);
});
