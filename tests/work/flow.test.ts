import { expect, it } from 'vitest';
import { Flow } from '../../src/core/work/flow.ts';
import { TestClock } from '../fakes/clock.ts';

it('whoever sends much at once flows for three seconds, or until that is answered', async () => {
  const clock = new TestClock();
  const flow = new Flow(clock);
  flow.handled(1, 5, clock.now().getTime());
  expect(flow.isFull(1)).toBe(false);
  flow.handled(1, 6, clock.now().getTime());
  expect(flow.isFull(1)).toBe(true);
  await clock.pass(3_000);
  expect(flow.isFull(1)).toBe(false);
  flow.handled(1, 6, clock.now().getTime());
  flow.end(1);
  expect(flow.isFull(1)).toBe(false);
});

it('ten thousand who flowed once and never wrote again leave room for the next', async () => {
  const clock = new TestClock();
  const flow = new Flow(clock);
  for (let conversation = 1; conversation <= 10_000; conversation += 1)
    flow.handled(conversation, 6, clock.now().getTime());
  await clock.pass(24 * 60 * 60_000);
  flow.handled(10_001, 6, clock.now().getTime());
  expect(flow.isFull(10_001)).toBe(true);
});
