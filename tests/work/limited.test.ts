import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chatId } from '../../src/core/message.ts';
import { openStore } from '../../src/core/store/open.ts';
import type { Store } from '../../src/core/store/port/store.ts';
import type { Mind } from '../../src/core/turn.ts';
import { HeldUp, LIMITS, Limited, NeverReturned } from '../../src/core/work/limited.ts';
import { Worker } from '../../src/core/work/worker.ts';
import { systemClock } from '../../src/system-clock.ts';
import { TestClock } from '../fakes/clock.ts';
import fc from '../property.ts';

/** Enough for what is quick on a machine that does much else; what never returns is ended all the sooner. */
const limits = { together: 5, first: 100, alone: 50 };

/** As if this process alone had computed all the time that went by, or not at all. */
const busy = () => performance.now();
const idle = () => 0;

/** Past the time in which everything may take longer. */
async function warm(limited: Limited): Promise<Limited> {
  await Promise.all(Array.from({ length: 50 }, () => limited.run(() => undefined)));
  return limited;
}

const never = (): never => {
  for (;;);
};

describe('what waits for nothing is run within a limit', () => {
  it('gives what each returns or throws, and runs them in the order they came in', async () => {
    const limited = new Limited(systemClock);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ value: fc.integer(), throws: fc.boolean() })), async (all) => {
        const ran: number[] = [];
        const settled = await Promise.allSettled(
          all.map(({ value, throws }, index) =>
            limited.run(() => {
              ran.push(index);
              if (throws) throw new RangeError(String(value));
              return value;
            }),
          ),
        );
        expect(ran).toEqual(all.map((_, index) => index));
        expect(settled).toEqual(
          all.map(({ value, throws }) =>
            throws
              ? { status: 'rejected', reason: new RangeError(String(value)) }
              : { status: 'fulfilled', value: value },
          ),
        );
      }),
    );
  });

  it('ends what does not return, an endless match among them, and runs all the others', async () => {
    const limited = await warm(new Limited(systemClock, limits, busy));
    const backtracks = () => /^(a+)+$/.test(`${'a'.repeat(80)}b`);
    const settled = await Promise.allSettled(
      [() => 1, never, () => 2, backtracks, () => 3].map((each) => limited.run<unknown>(each)),
    );
    expect(settled.map((each) => (each.status === 'fulfilled' ? each.value : each.reason))).toEqual([
      ...[1, new NeverReturned(limits.first)],
      ...[2, new NeverReturned(limits.first)],
      3,
    ]);
  });

  it('runs one big one in a beat, beside small ones', async () => {
    let beat = 0;
    const clock = new TestClock();
    const nextBeat = (act: () => void) => {
      beat += 1;
      act();
    };
    const limited = new Limited({ now: () => clock.now(), soon: (act) => void setImmediate(nextBeat, act) });
    const kinds = ['small', 'big', 'small', 'big', 'big', 'small', 'small'];
    const beats = await Promise.all(kinds.map((kind) => limited.run(() => beat, kind === 'big')));
    expect(beats).toEqual([1, 1, 2, 2, 3, 4, 4]);
  });

  it('is not stopped by a function that catches everything', async () => {
    const limited = await warm(new Limited(systemClock, limits, busy));
    let cleaned = false;
    const stubborn = () => {
      for (;;)
        try {
          never();
        } finally {
          cleaned = true;
        }
    };
    await expect(limited.run(stubborn)).rejects.toThrow(NeverReturned);
    expect(() => limited.runAlone(stubborn)).toThrow(NeverReturned);
    expect(cleaned).toBe(false);
    expect(await limited.run(() => 'goes on')).toBe('goes on');
  });

  it('gives whoever was held up by others more time, and blames nobody but who computed', async () => {
    let computed = idle;
    const limited = await warm(new Limited(systemClock, limits, () => computed()));
    for (let times = 0; times < 2; times += 1) expect(() => limited.runAlone(never)).toThrow(HeldUp);
    computed = busy;
    expect(() => limited.runAlone(never)).toThrow(new NeverReturned(4 * limits.alone));
    // Each that returns takes some of it back.
    for (let times = 0; times < 2; times += 1) limited.runAlone(() => undefined);
    expect(() => limited.runAlone(never)).toThrow(new NeverReturned(limits.alone));
  });

  it('gives the first runs of a process, which compile their code, ten times as long', async () => {
    const limited = new Limited(systemClock, limits, busy);
    expect(() => limited.runAlone(never)).toThrow(new NeverReturned(10 * limits.alone));
    await warm(limited);
    expect(() => limited.runAlone(never)).toThrow(new NeverReturned(limits.alone));
  });

  it('rests four times as long as one took by itself, and never longer than for the longest', () => {
    const clock = new TestClock();
    const limited = new Limited(clock, { ...limits, alone: 60_000 });
    expect(limited.restMs).toBe(0);
    expect(limited.runAlone(() => clock.leap(700))).toBeUndefined();
    expect(limited.restMs).toBe(4 * 700);
    clock.leap(1_000);
    expect(limited.restMs).toBe(4 * 700 - 1_000);
    clock.leap(-24 * 60 * 60_000);
    expect(limited.restMs).toBe(10_000);
    clock.leap(10_000);
    expect(limited.restMs).toBe(0);
    const thrown = new RangeError('of its own');
    expect(() =>
      limited.runAlone(() => {
        throw thrown;
      }),
    ).toThrow(thrown);
  });
});

describe('a message that the mind never comes back from', () => {
  type Heard = readonly string[];
  let dir: string;
  let clock: TestClock;
  let store: Store<Heard>;
  let worker: Worker<Heard>;

  beforeEach(() => {
    dir = mkdtempSync(path.join(tmpdir(), 'aduan-limited-'));
    clock = new TestClock();
    const secret = 'a secret of more than thirty-two characters';
    store = openStore<Heard>({ file: path.join(dir, 'aduan.db'), secret, clock, random: randomBytes });
  });
  afterEach(async () => {
    await worker.stop(0);
    await store.close();
    rmSync(dir, { recursive: true, force: true });
  });

  it('is put aside after three tries, and of twenty none holds up fifty other people', async () => {
    const waited: number[] = [];
    let givenUp = 0;
    const runs = new Map<number, number>();
    const mind: Mind<Heard> = {
      needs: () => [],
      decide: ({ conversation, talk, heard }) => {
        const texts = heard.map(({ row }) => (row.message.content.kind === 'text' ? row.message.content.text : ''));
        if (texts.includes('endless')) {
          // What the machine is held up for by the limits that ship, on the clock of this test.
          const before = runs.get(conversation) ?? 0;
          runs.set(conversation, before + 1);
          clock.jump(new Date(clock.now().getTime() + (before === 0 ? LIMITS.first : LIMITS.alone)));
          never();
        }
        return { talk: [...(talk ?? []), ...texts], effects: [] };
      },
    };
    const pace = { perSecond: 1, perChatPerSecond: 1, burst: 1 };
    worker = new Worker<Heard>({
      ...{ store, mind, limits, clock, random: randomBytes, computedMs: busy },
      capabilities: () => ({ buttons: true, edit: true, askLocation: false, textMax: 4096, fileBytesMax: 1, pace }),
      fetchMedia: async () => ({ ok: false, why: 'unavailable' }),
      committed: () => undefined,
      observe: (each) => {
        if (each.what === 'fault' && each.code === 'NeverReturned') givenUp += 1;
        if (each.what === 'handled') waited.push(each.waitedMs);
      },
    });
    await worker.start();
    const say = async (chat: string, id: string, text: string): Promise<void> => {
      const sentAt = clock.now();
      const who = { channel: 'test', id, chat: chatId(chat), from: { id: chat } };
      for (const each of await store.accept(
        [{ ...who, sentAt, private: true, content: { kind: 'text', text } }],
        sentAt,
      ))
        worker.hint(each);
    };

    const ROUNDS = 100;
    for (let round = 0; round < ROUNDS; round += 1) {
      // Before all others: nothing is decided until they were tried once.
      if (round === 1) for (let n = 0; n < 20; n += 1) await say(`endless-${n}`, `e${n}`, 'endless');
      for (let n = 0; n < 50; n += 1) await say(`ordinary-${n}`, `o${n}-${round}`, `words ${round}`);
      await clock.pass(4_000);
    }
    await clock.pass(10_000);
    expect(await store.aside(100)).toHaveLength(20);
    expect(givenUp).toBe(20 * 3);
    expect(await store.countOpen()).toBe(0);
    expect(waited).toHaveLength(50 * ROUNDS);
    expect(waited.toSorted((a, b) => a - b)[Math.floor(waited.length * 0.95)]).toBeLessThan(2_000);
  });
});
