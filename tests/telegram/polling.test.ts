import { expect, it } from 'vitest';
import { pollUntilStopped } from '../../src/bots/telegram/polling.ts';
import { Pulse } from '../../src/bots/telegram/pulse.ts';
import { chatId, type Inbound } from '../../src/core/message.ts';
import { TestClock } from '../fakes/clock.ts';
import fc from '../property.ts';

const BATCH = 100;

it('hands in the updates of a batch in the order they happened, and asks for what follows, in whatever order they come', async () => {
  const order = fc.shuffledSubarray(
    Array.from({ length: BATCH }, (_, index) => index),
    { minLength: 1, maxLength: BATCH },
  );
  await fc.assert(
    fc.asyncProperty(order, fc.nat({ max: 2 ** 31 }), async (numbers, first) => {
      const clock = new TestClock();
      const stop = new AbortController();
      const offsets: unknown[] = [];
      const stored: string[] = [];
      await pollUntilStopped({
        ...{ clock, random: () => 0.5, pulse: new Pulse(clock), note: () => undefined, signal: stop.signal },
        ...{
          prepared: true,
          prepare: async () => undefined,
          apologies: { tell: () => undefined, over: () => undefined },
        },
        api: {
          call: async (_method, given) => {
            offsets.push((given as { readonly offset?: number }).offset);
            if (offsets.length > 1) {
              stop.abort();
              return { ok: false, fault: { kind: 'stopped' } };
            }
            return { ok: true, result: numbers.map((number) => ({ update_id: first + number })) };
          },
        },
        intake: {
          accept: async (messages) => {
            // What is asked for next is told only when this is durable.
            expect(offsets).toEqual([undefined]);
            stored.push(...messages.map(({ id }) => id));
          },
        },
        read: (update): Inbound => ({
          ...{ channel: 'test', chat: chatId('a'), from: { id: 'a' }, sentAt: clock.now(), private: true },
          id: String((update as { readonly update_id: number }).update_id),
          content: { kind: 'text', text: '' },
        }),
      });
      const inOrder = numbers.toSorted((a, b) => a - b).map((number) => first + number);
      expect(stored).toEqual(inOrder.map(String));
      expect(offsets).toEqual([undefined, (inOrder.at(-1) ?? 0) + 1]);
    }),
    { numRuns: 2_000 },
  );
});
