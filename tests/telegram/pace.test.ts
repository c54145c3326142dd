import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChannelPort, Delivery } from '../../src/core/delivery.ts';
import { chatId, type Inbound } from '../../src/core/message.ts';
import { Outbox } from '../../src/core/outbox.ts';
import { Limit } from '../../src/core/pace.ts';
import { openStore } from '../../src/core/store/open.ts';
import type { QueuedSend, Store } from '../../src/core/store/port/store.ts';
import { settle, TestClock } from '../fakes/clock.ts';
import { photo } from '../fixtures/media/make.ts';
import fc from '../property.ts';
import { FORUM, Stage } from './stage.ts';

const PER_MINUTE = 20;
const STEP_MS = 500;

let dir: string;
let clock: TestClock;
let stage: Stage;
let store: Store<null>;
let outbox: Outbox;
let inFlight: number;
let landed: () => void;

beforeEach(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'aduan-pace-'));
  clock = new TestClock();
  stage = await Stage.open({ clock });
  stage.platform.group(FORUM);
  stage.platform.now = () => clock.now().getTime();
  stage.platform.groupPerMinute = PER_MINUTE;
  const secret = 'a secret of more than thirty-two characters';
  store = openStore<null>({ file: path.join(dir, 'aduan.db'), secret, clock, random: randomBytes });
  inFlight = 0;
  landed = () => undefined;
  const { channel } = stage;
  const port: ChannelPort = {
    name: 'telegram',
    capabilities: channel.capabilities,
    isGroup: (chat) => channel.isGroup(chat),
    fetch: (media, signal) => channel.fetch(media, signal),
    showWorking: () => undefined,
    send: async (...given) => {
      inFlight += 1;
      try {
        return await channel.send(...given);
      } finally {
        inFlight -= 1;
        if (inFlight === 0) landed();
      }
    },
  };
  const ports = new Map([['telegram', port]]);
  outbox = new Outbox({ store, ports, clock, random: () => 0.5, observe: () => undefined });
});
afterEach(async () => {
  await outbox.stop(0);
  await store.close();
  await stage.close();
  rmSync(dir, { recursive: true, force: true });
});

/** Commits deliveries to the group, as a step does. */
async function queue(deliveries: readonly Delivery[]): Promise<readonly QueuedSend[]> {
  const message: Inbound = {
    channel: 'telegram',
    id: randomBytes(6).toString('hex'),
    chat: chatId(String(FORUM)),
    from: { id: '41' },
    sentAt: clock.now(),
    private: false,
    content: { kind: 'text', text: 'x' },
  };
  const [conversation = 0] = await store.accept([message], clock.now());
  const { row, inbox } = await store.read(conversation, 50);
  const result = await store.commit({
    conversation,
    version: row.version,
    handled: inbox.map(({ id }) => id),
    talk: null,
    effects: deliveries.map((delivery) => ({ do: 'send', delivery })),
  });
  if (!result.ok) throw new Error('stale');
  return result.sends;
}

/** Moves time on in small steps; before each, whatever is on its way arrives. */
async function passUntil(done: () => boolean, mostMinutes: number): Promise<void> {
  for (let passedMs = 0; !done(); passedMs += STEP_MS) {
    if (passedMs > mostMinutes * 60_000) throw new Error(`not done after ${mostMinutes} minutes`);
    for (await settle(2); inFlight > 0; await settle(2))
      await new Promise<void>((resolve) => {
        landed = resolve;
      });
    await clock.pass(STEP_MS);
  }
}

/** The most messages of any minute. */
function busiestMinute(): number {
  const times = stage.seen(FORUM).map(({ atMs }) => atMs);
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 60_000).length));
}

describe('a burst of new complaints in the group of a desk', () => {
  it('500 cards: never more than 20 in any minute, in order, none lost, and no slower than the limit asks', async () => {
    const cards = Array.from(
      { length: 500 },
      (_, i): Delivery => ({ kind: 'message', ref: `c${i}`, message: { text: [`kartu ${i}`] } }),
    );
    outbox.add(await queue(cards));
    await passUntil(() => stage.seen(FORUM).length === 500, 27);
    expect(stage.seen(FORUM).map(({ text }) => text)).toEqual(cards.map((_, i) => `kartu ${i}`));
    expect(busiestMinute()).toBe(PER_MINUTE);
    expect(stage.platform.limited).toBe(0);
    expect(stage.platform.violations).toEqual([]);
  });

  it('the files of an album and the parts of a long text count one by one', async () => {
    const bytes = await photo();
    const deliveries = Array.from({ length: 12 }, (_, i): Delivery[] => [
      { kind: 'message', ref: `c${i}`, message: { text: [`kartu ${i}`] } },
      {
        kind: 'files',
        ref: `f${i}`,
        files: Array.from({ length: 1 + (i % 10) }, (_, n) =>
          stage.file('photo', 'image/jpeg', bytes, `${i}-${n}.jpg`),
        ),
      },
      { kind: 'message', ref: `l${i}`, message: { text: [`${'panjang '.repeat(600)}${i}`] } },
    ]).flat();
    const total = 12 * 3 + deliveries.reduce((sum, each) => sum + (each.kind === 'files' ? each.files.length : 0), 0);
    outbox.add(await queue(deliveries));
    await passUntil(() => stage.seen(FORUM).length === total, 15);
    expect(busiestMinute()).toBeLessThanOrEqual(PER_MINUTE);
    expect(stage.platform.limited).toBe(0);
    const cards = stage.seen(FORUM).flatMap(({ text }) => /^kartu (\d+)$/.exec(text)?.[1] ?? []);
    expect(cards).toEqual(Array.from({ length: 12 }, (_, i) => String(i)));
  });

  it('a short exchange does not wait: the limit is one of the minute, not of the moment', async () => {
    outbox.add(
      await queue([1, 2, 3].map((n): Delivery => ({ kind: 'message', ref: `c${n}`, message: { text: [`${n}`] } }))),
    );
    const began = clock.now().getTime();
    await passUntil(() => stage.seen(FORUM).length === 3, 1);
    // Each waits for the mark of the one before, which this test lets go by once a step.
    expect(clock.now().getTime() - began).toBeLessThanOrEqual(3 * STEP_MS);
  });
});

describe('a limit', () => {
  it('holds in every stretch of time, whatever comes together, and never waits longer than that stretch', () => {
    const sizes = fc.array(fc.tuple(fc.integer({ min: 0, max: 9_000 }), fc.integer({ min: 1, max: 30 })), {
      maxLength: 80,
    });
    fc.assert(
      fc.property(sizes, (events) => {
        const limit = new Limit(PER_MINUTE, 60_000);
        const taken: { readonly at: number; readonly n: number }[] = [];
        let now = 1_000_000;
        for (const [gap, n] of events) {
          now += gap;
          const wait = limit.waitMs(now, n);
          expect(wait).toBeLessThanOrEqual(60_000);
          now += wait;
          expect(limit.waitMs(now, n)).toBe(0);
          limit.take(now, n);
          taken.push({ at: now, n });
        }
        for (const { at } of taken) {
          const within = taken.filter((other) => other.at > at - 60_000 && other.at <= at);
          const sum = within.reduce((all, { n }) => all + n, 0);
          expect(sum <= PER_MINUTE || within.length === 1).toBe(true);
        }
      }),
    );
  });

  it('a clock that is set back stops nothing for longer than the stretch', () => {
    const limit = new Limit(2, 60_000);
    limit.take(10_000_000, 2);
    expect(limit.waitMs(5_000_000)).toBe(60_000);
    limit.take(5_060_000);
    expect(limit.waitMs(5_120_000, 2)).toBe(0);
    expect(limit.isRested(5_120_000)).toBe(true);
  });
});
