import { expect, it } from 'vitest';
import { type Order, POINTS, planOf } from './plan.ts';
import { Points } from './points.ts';

const order = (seed: number, more: Partial<Order> = {}): Order => ({
  seed,
  kills: 25,
  database: 'sqlite',
  roles: 'all',
  end: 'kill',
  faults: 'some',
  servers: 'one',
  ...more,
});
const seeds = Array.from({ length: 40 }, (_, index) => index + 1);

it('the same order is the same plan, another seed another one', () => {
  expect(planOf(order(7))).toEqual(planOf(order(7)));
  expect(planOf(order(8)).strikes).not.toEqual(planOf(order(7)).strikes);
});

it('fewer kills are the same run, cut short', () => {
  for (const end of ['kill', 'power'] as const) {
    const [long, short] = [planOf(order(7, { end })), planOf(order(7, { end, kills: 10 }))];
    expect(short).toEqual({ ...long, kills: 10, strikes: long.strikes.slice(0, 10) });
  }
});

it('every point and every fault is drawn, each where it can be', () => {
  const drawn = (database: Order['database']) => seeds.flatMap((seed) => planOf(order(seed, { database })).strikes);
  const [onFile, onServer] = [drawn('sqlite'), drawn('postgres')];
  const points = (strikes: typeof onFile) => [...new Set(strikes.map(({ point }) => point))].toSorted();
  expect(points(onFile)).toEqual(POINTS.filter((point) => point !== 'commit-sent').toSorted());
  expect(points(onServer)).toEqual(POINTS.filter((point) => point !== 'log-written').toSorted());
  const faults = (strikes: typeof onFile) => [...new Set(strikes.flatMap(({ fault }) => fault?.kind ?? []))].toSorted();
  const onForgetful = seeds.flatMap((seed) => planOf(order(seed, { end: 'power' })).strikes);
  expect(faults(onForgetful)).toEqual(['disk-fails', 'disk-full', 'no-descriptors', 'pause']);
  expect(faults(onFile)).toEqual(['disk-full', 'pause']);
  expect(faults(onServer)).toEqual(['connections-cut', 'pause', 'server-crash']);
});

it('a webhook has no offset to be moved', () => {
  for (const { telegram, strikes } of seeds.map((seed) => planOf(order(seed))))
    if (telegram === 'webhook') expect(strikes.some(({ point }) => point === 'offset-moved')).toBe(false);
});

it('a point strikes once, at the time that was meant, and says who passed it', () => {
  const points = new Points();
  const struck: unknown[] = [];
  points.arm('send-taken', 2, (by) => void struck.push(by));
  expect([points.pass('send-told', 'a'), points.pass('send-taken', 'a'), points.pass('send-taken', 'b')]).toEqual([
    false,
    false,
    true,
  ]);
  expect(points.pass('send-taken', 'c')).toBe(false);
  expect(struck).toEqual(['b']);
  points.arm('moment', 1, () => struck.push('never'));
  points.disarm();
  expect(points.pass('moment')).toBe(false);
  expect(struck).toEqual(['b']);
});
