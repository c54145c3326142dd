import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Happening } from '../../src/core/observe.ts';
import { BullHints } from '../../src/core/work/bullmq.ts';
import { hintsByShare } from '../../src/core/work/hints.ts';
import { ALL_SHARDS, SHARDS, shardOf } from '../../src/core/work/shards.ts';
import { RedisLink, type RedisNote } from '../../src/redis/link.ts';
import { systemClock } from '../../src/system-clock.ts';
import { describeWithRedis, TestRedis } from '../fakes/redis.ts';

/** One process as far as hints go: what it was asked to look at, and what it counted. */
class House {
  readonly looked: number[] = [];
  readonly counts = { sent: 0, dropped: 0, received: 0 };
  readonly notes: RedisNote[] = [];
  readonly link: RedisLink;
  readonly hints: BullHints;
  /** Holds up every look until it is let go. */
  hold: Promise<void> | undefined;

  constructor(url: string, prefix: string, works: boolean) {
    this.link = new RedisLink({ url, clock: systemClock, note: (note) => this.#saw(() => this.notes.push(note)) });
    this.hints = new BullHints({
      sends: this.link.sends,
      blocks: works ? this.link.blocking() : undefined,
      isUp: () => this.link.isUp,
      prefix,
      look: async (conversation) => {
        await this.hold;
        this.#saw(() => this.looked.push(conversation));
      },
      clock: systemClock,
      observe: (happening: Happening) => {
        if (happening.what !== 'hints') return;
        const { fate, count } = happening;
        this.#saw(() => {
          this.counts[fate] += count;
        });
      },
    });
    this.link.watch(() => this.#saw(() => undefined));
  }

  async open(shards: Iterable<number> = []): Promise<this> {
    await this.link.start();
    this.hints.gained([...shards]);
    return this;
  }

  /** Waits until it is so; the test's own limit ends a wait in vain. */
  async until(isSo: () => boolean): Promise<void> {
    while (!isSo()) await new Promise<void>((resolve) => this.#told.push(resolve));
  }
  #told: (() => void)[] = [];

  #saw(act: () => void): void {
    act();
    const told = this.#told;
    this.#told = [];
    for (const go of told) go();
  }

  async close(): Promise<void> {
    await this.hints.close();
    this.link.close();
  }
}

describeWithRedis('hints from process to process', () => {
  let redis: TestRedis;
  let prefix: string;
  let houses: House[];
  const house = (works: boolean): House => {
    const one = new House(redis.url, prefix, works);
    houses.push(one);
    return one;
  };
  beforeEach(async () => {
    redis = await TestRedis.start();
    prefix = `aduan-${randomBytes(6).toString('hex')}`;
    houses = [];
  });
  afterEach(async () => {
    redis.thaw();
    await Promise.all(houses.map((each) => each.close()));
    await redis.kill();
  });
  const upTo = (n: number): number[] => Array.from({ length: n }, (_, index) => index + 1);
  const sorted = (numbers: readonly number[]): number[] => [...numbers].sort((a, b) => a - b);

  it('each arrives once, at whoever holds its shard and nowhere else', async () => {
    const half = [...ALL_SHARDS].slice(0, SHARDS / 2);
    const rest = [...ALL_SHARDS].slice(SHARDS / 2);
    const teller = await house(false).open();
    const one = await house(true).open(half);
    const two = await house(true).open(rest);
    teller.hints.hint(upTo(200));
    await one.until(() => one.looked.length === upTo(200).filter((each) => half.includes(shardOf(each))).length);
    await two.until(() => two.looked.length === upTo(200).filter((each) => rest.includes(shardOf(each))).length);
    expect(sorted([...one.looked, ...two.looked])).toEqual(upTo(200));
    expect(one.looked.every((each) => half.includes(shardOf(each)))).toBe(true);
    expect(teller.counts).toEqual({ sent: 200, dropped: 0, received: 0 });
  });

  it('what a process holds itself does not go through Redis', async () => {
    const here: number[] = [];
    const afar: number[] = [];
    const hints = hintsByShare(
      { holds: (conversation) => conversation < 10 },
      (conversation) => here.push(conversation),
      { hint: (conversations) => afar.push(...conversations) },
    );
    hints.hint([3, 40, 5, 50]);
    expect([here, afar]).toEqual([
      [3, 5],
      [40, 50],
    ]);
  });

  it('ten thousand messages of one conversation are a handful of jobs', async () => {
    const teller = await house(false).open();
    const worker = house(true);
    let go: () => void = () => undefined;
    worker.hold = new Promise((resolve) => {
      go = resolve;
    });
    await worker.open(ALL_SHARDS);
    for (let message = 0; message < 10_000; message += 1) {
      teller.hints.hint([42]);
      if (message % 100 === 99) await teller.until(() => teller.counts.sent > message / 100);
    }
    await worker.until(() => worker.counts.received === 1);
    go();
    worker.hold = undefined;
    await worker.until(() => worker.looked.length === 2);
    teller.hints.hint([43]);
    await worker.until(() => worker.looked.includes(43));
    expect(worker.looked).toEqual([42, 42, 43]);
    expect(teller.counts.sent).toBeLessThan(300);
  });

  it('a hint that comes while its conversation is looked at is followed by another look', async () => {
    const teller = await house(false).open();
    const worker = house(true);
    let go: () => void = () => undefined;
    worker.hold = new Promise((resolve) => {
      go = resolve;
    });
    await worker.open(ALL_SHARDS);
    teller.hints.hint([7]);
    await worker.until(() => worker.counts.received === 1);
    teller.hints.hint([7]);
    await teller.until(() => teller.counts.sent === 2);
    go();
    await worker.until(() => worker.looked.length === 2);
    expect(worker.looked).toEqual([7, 7]);
  });

  it('a shard that is given up is heard by its next holder, what lay there included', async () => {
    const teller = await house(false).open();
    const one = await house(true).open(ALL_SHARDS);
    teller.hints.hint([5]);
    await one.until(() => one.looked.length === 1);
    await one.hints.lost([...ALL_SHARDS]);
    teller.hints.hint([6, 7]);
    await teller.until(() => teller.counts.sent === 3);
    const two = await house(true).open(ALL_SHARDS);
    await two.until(() => two.looked.length === 2);
    expect(sorted(two.looked)).toEqual([6, 7]);
    expect(one.looked).toEqual([5]);
  });

  for (const [what, away, back] of [
    ['is killed and comes back empty', () => redis.kill(), () => redis.begin()],
    ['is frozen and thawed', async () => redis.freeze(), async () => redis.thaw()],
  ] as const)
    it(`while Redis ${what}, hints are dropped and counted, nothing waits, and later ones arrive unaided`, async () => {
      const teller = await house(false).open();
      const worker = await house(true).open(ALL_SHARDS);
      await away();
      await teller.until(() => !teller.link.isUp);
      teller.hints.hint(upTo(500));
      expect(teller.counts.dropped).toBe(500);
      await back();
      await teller.until(() => teller.link.isUp);
      await worker.until(() => worker.link.isUp);
      teller.hints.hint([1, 2, 3]);
      await worker.until(() => [1, 2, 3].every((each) => worker.looked.includes(each)));
      const told = teller.notes.map(({ code }) => code);
      expect(told).toEqual(['ready', 'lost', 'back']);
    });

  it('after everything in Redis was deleted, hints work as before', async () => {
    const teller = await house(false).open();
    const worker = await house(true).open(ALL_SHARDS);
    teller.hints.hint(upTo(100));
    await worker.until(() => worker.looked.length === 100);
    await redis.flush();
    teller.hints.hint(upTo(100));
    await worker.until(() => worker.looked.length === 200);
  });

  it('a Redis that was never there costs nothing, and is used once it comes', async () => {
    await redis.kill();
    const teller = await house(false).open();
    const worker = await house(true).open(ALL_SHARDS);
    teller.hints.hint([1]);
    expect(teller.counts).toEqual({ sent: 0, dropped: 1, received: 0 });
    await redis.begin();
    await teller.until(() => teller.link.isUp);
    teller.hints.hint([2]);
    await worker.until(() => worker.looked.includes(2));
    expect(teller.notes.map(({ code }) => code)).toEqual(['lost', 'back']);
  });

  it('while Redis is slow a bounded number waits, and the rest is dropped', async () => {
    const teller = await house(false).open();
    redis.freeze();
    teller.hints.hint(upTo(30_000));
    expect(teller.counts.dropped).toBe(20_000);
    redis.thaw();
    await teller.until(() => teller.counts.sent + teller.counts.dropped === 30_000);
  });

  it('nothing of a finished hint stays in Redis, and nothing but numbers ever is', async () => {
    const teller = await house(false).open();
    const worker = await house(true).open(ALL_SHARDS);
    teller.hints.hint(upTo(64));
    await worker.until(() => worker.looked.length === 64);
    await worker.hints.lost([...ALL_SHARDS]);
    const jobs = (await redis.ask((asked) => asked.keys('*'))).filter((key) => /:(de|dn|\d+|wait|active)\b/.test(key));
    expect(jobs).toEqual([]);
    // Two that nobody takes: this is what a job looks like.
    teller.hints.hint([64, 65]);
    await teller.until(() => teller.counts.sent === 66);
    const queued = await redis.ask((asked) => asked.hgetall(`${prefix}:shard-0:3`));
    expect(queued).toMatchObject({ name: 'look', data: '64' });
  });
});
