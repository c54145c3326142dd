import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Capabilities } from '../../src/core/delivery.ts';
import { chatId, type Inbound } from '../../src/core/message.ts';
import { openStore } from '../../src/core/store/open.ts';
import type { Store } from '../../src/core/store/port/store.ts';
import type { MediaOutcome, Mind } from '../../src/core/turn.ts';
import { Turns } from '../../src/core/work/turns.ts';
import { Worker } from '../../src/core/work/worker.ts';
import { settle, TestClock } from '../fakes/clock.ts';
import fc from '../property.ts';

/*
 * Many write at once: one person thousands of messages, or thousands of people on one channel. Everybody else goes on as if they were not there.
 */

/** One step: whose it was, and how many messages it took. */
interface Step {
  readonly chat: string;
  readonly messages: number;
}

let dir: string;
let clock: TestClock;
let store: Store<number>;
let worker: Worker<number> | undefined;
let steps: Step[];
let fetchMedia: () => Promise<MediaOutcome>;

/** Counts what it hears. */
const mind: Mind<number> = {
  needs: () => [],
  decide: ({ talk, heard }) => {
    steps.push({ chat: heard[0]?.row.message.chat ?? '', messages: heard.length });
    return { talk: (talk ?? 0) + heard.length, effects: [] };
  },
};
const capabilities: Capabilities = {
  ...{ buttons: true, edit: true, askLocation: false, textMax: 4096, fileBytesMax: 1 },
  pace: { perSecond: 1, perChatPerSecond: 1, burst: 1 },
};

async function begin(): Promise<Worker<number>> {
  worker = new Worker<number>({
    store,
    mind,
    capabilities: () => capabilities,
    fetchMedia: () => fetchMedia(),
    committed: () => undefined,
    clock,
    random: randomBytes,
    observe: () => undefined,
  });
  await worker.start();
  await settle(100);
  return worker;
}

let next = 0;
const said = (channel: string, chat: string, text = 'halo'): Inbound => ({
  channel,
  id: String(++next),
  chat: chatId(chat),
  from: { id: chat },
  sentAt: clock.now(),
  private: true,
  content: { kind: 'text', text },
});
/** Stores all of it, then hints, as the inbox does. */
async function accept(messages: readonly Inbound[]): Promise<void> {
  for (const channel of new Set(messages.map((message) => message.channel))) {
    const own = messages.filter((message) => message.channel === channel);
    for (const conversation of await store.accept(own, clock.now())) worker?.hint(conversation, channel);
  }
}
const many = <Each>(n: number, make: (i: number) => Each): Each[] => Array.from({ length: n }, (_, i) => make(i));
/** How many steps were done before the first of this chat. */
const stepsBefore = (chat: string): number => steps.findIndex((step) => step.chat === chat);

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'aduan-fairness-'));
  clock = new TestClock();
  steps = [];
  fetchMedia = async () => ({ ok: false, why: 'gone' });
  store = openStore<number>({
    file: path.join(dir, 'aduan.db'),
    secret: 'a secret of more than thirty-two characters',
    clock,
    random: randomBytes,
  });
});
afterEach(async () => {
  const stopped = worker?.stop(0);
  await clock.pass(1);
  await stopped;
  worker = undefined;
  await store.close();
  rmSync(dir, { recursive: true, force: true });
});

describe('one who floods', () => {
  it('takes turns with everybody else', async () => {
    await begin();
    await accept(many(2_000, () => said('telegram', 'flooder')));
    const ordinary = many(20, (i) => `ordinary ${i}`);
    await accept(ordinary.map((chat) => said('telegram', chat)));
    await settle(600);
    await clock.pass(5_000);
    expect(steps.filter(({ chat }) => chat === 'flooder').reduce((sum, { messages }) => sum + messages, 0)).toBe(2_000);
    for (const chat of ordinary) expect(stepsBefore(chat), chat).toBeLessThan(ordinary.length + 3);
  });

  it('is answered in few steps: what comes in full flow waits for a pause', async () => {
    await begin();
    for (let second = 0; second < 20; second += 1) {
      await accept(many(20, () => said('telegram', 'flooder')));
      await clock.pass(250);
    }
    await clock.pass(5_000);
    expect(steps.reduce((sum, { messages }) => sum + messages, 0)).toBe(400);
    // A step every three seconds at most, not one for each time that somebody looked.
    expect(steps.length).toBeLessThanOrEqual(5);
    // Whoever has calmed down is answered at once again.
    await accept([said('telegram', 'flooder')]);
    await settle();
    expect(steps.at(-1)).toEqual({ chat: 'flooder', messages: 1 });
  });

  it('has no more words read in one step than fit, and all of them in the end', async () => {
    await begin();
    const long = many(30, (i) => said('telegram', 'writer', String(i).padEnd(3_000, 'x')));
    await accept([...long, said('telegram', 'writer', 'y'.repeat(100_000)), said('telegram', 'writer')]);
    await clock.pass(20_000);
    expect(steps.map(({ messages }) => messages)).toEqual([5, 5, 5, 5, 5, 5, 1, 1]);
  });

  it('many of them together leave room between their steps', async () => {
    await begin();
    await accept(many(1_000, (i) => said('telegram', `flooder ${i % 20}`)));
    let beats = 0;
    while (steps.length < 20) {
      const had = steps.length;
      await settle(1);
      beats += 1;
      expect(steps.length - had, 'big steps in one beat of the event loop').toBeLessThanOrEqual(1);
    }
    expect(beats).toBeGreaterThanOrEqual(20);
  });
});

describe('a storm on one channel', () => {
  it('of thousands of people holds up nobody on another', async () => {
    await begin();
    const storm = accept(many(3_000, (i) => said('telegram', `stranger ${i}`)));
    await storm;
    await accept(many(5, (i) => said('web', `visitor ${i}`)));
    await settle(600);
    expect(new Set(steps.map(({ chat }) => chat)).size).toBe(3_005);
    for (let i = 0; i < 5; i += 1) expect(stepsBefore(`visitor ${i}`)).toBeLessThan(50);
  });

  it('whose files do not come leaves places for the others', async () => {
    fetchMedia = () => new Promise(() => undefined);
    await begin();
    // Places grow with what is done.
    await accept(many(400, (i) => said('telegram', `early ${i}`)));
    await settle(400);
    const photos = many(400, (i) => said('whatsapp', `photographer ${i}`));
    await accept(
      photos.map((each) => ({ ...each, content: { kind: 'media', media: { kind: 'photo', handle: 'x' } } as const })),
    );
    await settle(200);
    await accept([said('telegram', 'somebody'), said('web', 'visitor')]);
    await settle(50);
    expect(stepsBefore('somebody')).toBeGreaterThan(0);
    expect(stepsBefore('visitor')).toBeGreaterThan(0);
  });
});

it('in whatever order people come, channels take turns and within a channel the first come first', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom('telegram', 'web', 'x'), fc.nat(40)), { maxLength: 80 }), (come) => {
      const turns = new Turns();
      const expected = new Map<string, number[]>();
      const seen = new Set<number>();
      for (const [channel, conversation] of come) {
        turns.add(conversation, channel);
        if (seen.has(conversation)) continue;
        seen.add(conversation);
        expected.set(channel, [...(expected.get(channel) ?? []), conversation]);
      }
      expect(turns.size).toBe(seen.size);
      const order: number[] = [];
      for (let each = turns.take(); each; each = turns.take()) order.push(each.conversation);
      expect(order.toSorted((a, b) => a - b)).toEqual([...seen].toSorted((a, b) => a - b));
      const placeOf = (conversation: number) => order.indexOf(conversation);
      for (const own of expected.values())
        own.forEach((conversation, index) => {
          // No more than one of each other channel before each of one's own.
          expect(placeOf(conversation)).toBeLessThan((index + 1) * expected.size);
          expect(own.filter((other) => placeOf(other) < placeOf(conversation))).toHaveLength(index);
        });
    }),
  );
});
