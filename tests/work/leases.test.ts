import { beforeEach, describe, expect, it } from 'vitest';
import type { HeldLease, LeaseRows, LeaseStanding } from '../../src/core/store/port/store.ts';
import { FairShares, fairShare, MEMBER } from '../../src/core/work/fair-shares.ts';
import { LEASE_MS, Leases } from '../../src/core/work/leases.ts';
import { SHARDS } from '../../src/core/work/shards.ts';
import { settle, TestClock } from '../fakes/clock.ts';
import fc from '../property.ts';

/** The rows in the memory of one process, by a clock of their own: what `tests/store/leases.test.ts` promises of the databases. */
class Rows implements LeaseRows {
  readonly rows = new Map<string, { holder: string; untilMs: number; epoch: number }>();
  readonly #nowMs: () => number;

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }
  async take(name: string, holder: string, ttlMs: number): Promise<number | null> {
    const row = this.rows.get(name);
    if (row && row.holder !== holder && row.untilMs > this.#nowMs()) return null;
    const epoch = (row?.epoch ?? 0) + 1;
    this.rows.set(name, { holder, untilMs: this.#nowMs() + ttlMs, epoch });
    return epoch;
  }
  async renew(holder: string, ttlMs: number): Promise<readonly HeldLease[]> {
    const mine = [...this.rows].filter(([, row]) => row.holder === holder && row.untilMs > this.#nowMs());
    for (const [, row] of mine) row.untilMs = this.#nowMs() + ttlMs;
    return mine.map(([name, { epoch }]) => ({ name, epoch }));
  }
  async letGo(holder: string, leases: readonly HeldLease[]): Promise<void> {
    for (const { name, epoch } of leases) {
      const row = this.rows.get(name);
      if (row?.holder === holder && row.epoch === epoch) row.untilMs = 0;
    }
  }
  async standing(): Promise<readonly LeaseStanding[]> {
    return [...this.rows].map(([name, row]) => ({ name, holder: row.holder, over: row.untilMs <= this.#nowMs() }));
  }
  async tidy(): Promise<void> {}
}

/** A process: it may be stopped for a while, its connection may be cut, and its hour may be set; its timers come when it runs. */
class Process {
  /** Its timers, which no hour moves. */
  readonly clock = new TestClock();
  /** How wrong the hour is that it reads. */
  hourMs = 0;
  readonly leases: Leases;
  readonly shares: FairShares;
  readonly begun: string[] = [];
  isCut = false;
  isStopped = false;
  isDead = false;
  /** What is in hand does not end. */
  isStuck = false;
  /** Of its monotonic clock while it was stopped. */
  #missedMs = 0;

  constructor(name: string, rows: Rows, monotonicMs: () => number, random: () => number) {
    const cut = <Result>(ask: () => Promise<Result>): Promise<Result> =>
      this.isDead ? new Promise(() => undefined) : this.isCut ? Promise.reject(new Error('cut')) : ask();
    this.leases = new Leases({
      rows: {
        take: (...given) => cut(() => rows.take(...given)),
        renew: (...given) => cut(() => rows.renew(...given)),
        letGo: (...given) => cut(() => rows.letGo(...given)),
        standing: () => cut(() => rows.standing()),
        tidy: () => cut(() => rows.tidy()),
      },
      holder: name,
      clock: {
        now: () => new Date(this.clock.now().getTime() + this.hourMs),
        after: (delayMs, act) => this.clock.after(delayMs, act),
        soon: (act) => this.clock.soon(act),
      },
      monotonicMs,
      random,
      observe: () => undefined,
    });
    this.shares = new FairShares(this.leases);
    this.leases.sole('clock', {
      begin: () => void this.begun.push('begin'),
      end: () => {
        this.begun.push('end');
        return this.isStuck ? new Promise(() => undefined) : Promise.resolve();
      },
    });
  }

  async pass(ms: number): Promise<void> {
    if (this.isDead) return;
    if (this.isStopped) {
      this.#missedMs += ms;
      return;
    }
    await this.clock.pass(ms + this.#missedMs);
    this.#missedMs = 0;
  }
}

/** Time of the world, which no process can set. */
let worldMs: number;
let rows: Rows;
let processes: Process[];

beforeEach(() => {
  worldMs = 1_000_000;
  rows = new Rows(() => worldMs);
  processes = [];
});

function begin(count: number): void {
  for (let i = 0; i < count; i += 1) {
    let drawn = i;
    const random = () => {
      drawn = (drawn * 16_807 + 7) % 2_147_483_647;
      return drawn / 2_147_483_647;
    };
    processes.push(new Process(`p${processes.length}`, rows, () => worldMs, random));
  }
}
/** Moves everybody's time on, half a second at a time, and looks that nothing is anybody's twice. */
async function pass(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 500) {
    worldMs += 500;
    for (const each of processes) await each.pass(500);
    alone();
  }
}
const running = () => processes.filter(({ isDead }) => !isDead);
/** No shard and no clock is anybody's twice, whoever may be stopped. */
function alone(): void {
  for (let shard = 0; shard < SHARDS; shard += 1)
    expect(running().filter(({ shares }) => shares.holds(shard)).length).toBeLessThanOrEqual(1);
  expect(running().filter(({ leases }) => leases.holds('clock')).length).toBeLessThanOrEqual(1);
}
const counts = () => running().map(({ shares }) => shares.held().size);
/** All shards are somebody's, and nobody has two more than another. */
function isShared(): void {
  expect(counts().reduce((sum, each) => sum + each, 0)).toBe(SHARDS);
  expect(Math.max(...counts()) - Math.min(...counts())).toBeLessThanOrEqual(1);
  expect(running().filter(({ leases }) => leases.holds('clock'))).toHaveLength(1);
}

describe('leases of several processes', () => {
  it('ten that start at once come to equal shares, and then nothing moves any more', async () => {
    begin(10);
    await Promise.all(processes.map(({ leases }) => leases.start()));
    await pass(20_000);
    isShared();
    const before = [...rows.rows].map(([name, { holder, epoch }]) => `${name} ${holder} ${epoch}`);
    await pass(60_000);
    expect([...rows.rows].map(([name, { holder, epoch }]) => `${name} ${holder} ${epoch}`)).toEqual(before);
  });

  it('one alone has everything, and gives up the half of it when a second comes', async () => {
    begin(1);
    await processes[0]?.leases.start();
    expect(counts()).toEqual([SHARDS]);
    begin(1);
    await processes[1]?.leases.start();
    await pass(15_000);
    expect(counts()).toEqual([SHARDS / 2, SHARDS / 2]);
  });

  it('what a killed one had is the others’ within 30 seconds', async () => {
    begin(3);
    await Promise.all(processes.map(({ leases }) => leases.start()));
    await pass(20_000);
    for (const each of processes) if (each.leases.holds('clock')) each.isDead = true;
    await pass(30_000);
    expect(running()).toHaveLength(2);
    isShared();
  });

  it('one that ends lets go at once', async () => {
    begin(2);
    await Promise.all(processes.map(({ leases }) => leases.start()));
    await pass(20_000);
    const [first] = processes;
    const stopping = first?.leases.stop();
    await pass(500);
    await stopping;
    expect([first?.shares.held().size, first?.leases.holds('clock')]).toEqual([0, false]);
    if (first) first.isDead = true;
    await pass(7_000);
    isShared();
  });

  it('one that was stopped knows what it has lost before it does anything else', async () => {
    begin(2);
    await Promise.all(processes.map(({ leases }) => leases.start()));
    await pass(20_000);
    const [first] = processes;
    if (!first) return;
    first.isStopped = true;
    await pass(11_000);
    worldMs += 30_000;
    // Not one of its timers has run.
    expect(first.shares.held().size).toBe(0);
    expect(first.leases.holds('clock')).toBe(false);
    first.isStopped = false;
    await pass(30_000);
    isShared();
  });

  it('one that was stopped and is ended before any of its timers has run ends what it was doing', async () => {
    begin(1);
    const [only] = processes;
    if (!only) return;
    await only.leases.start();
    expect(only.begun).toEqual(['begin']);
    only.isStopped = true;
    worldMs += 30_000;
    await only.leases.stop();
    expect(only.begun).toEqual(['begin', 'end']);
  });

  it('one whose connection is cut stops before another begins, and the hour that anybody’s clock shows changes nothing', async () => {
    begin(2);
    await Promise.all(processes.map(({ leases }) => leases.start()));
    await pass(20_000);
    const [first, second] = processes;
    if (!first || !second) return;
    first.isCut = true;
    first.hourMs = -3_600_000;
    second.hourMs = 3_600_000;
    await pass(LEASE_MS + 7_000);
    expect(counts()).toEqual([0, SHARDS]);
    expect(second.leases.holds('clock')).toBe(true);
    first.isCut = false;
    await pass(30_000);
    isShared();
  });

  it.each([
    ['a day on', 86_400_000],
    ['a day back', -86_400_000],
    ['a year on', 365 * 86_400_000],
    ['a year back', -365 * 86_400_000],
  ])('an hour that is set %s, here or there, loses nobody a lease', async (_, byMs) => {
    begin(3);
    await Promise.all(processes.map(({ leases }) => leases.start()));
    await pass(20_000);
    isShared();
    const before = [...rows.rows].map(([name, { holder, epoch }]) => `${name} ${holder} ${epoch}`);
    for (const each of processes) {
      each.hourMs = byMs;
      await pass(LEASE_MS);
      each.hourMs = 0;
      await pass(LEASE_MS);
    }
    expect([...rows.rows].map(([name, { holder, epoch }]) => `${name} ${holder} ${epoch}`)).toEqual(before);
  });

  it('what is still in hand is waited for, but not for ever; and it is not begun anew beside it', async () => {
    begin(1);
    const [first] = processes;
    if (!first) return;
    await first.leases.start();
    first.isStuck = true;
    first.isCut = true;
    await pass(20_000);
    first.isCut = false;
    await pass(20_000);
    expect(first.begun).toEqual(['begin', 'end']);
    begin(1);
    await processes[1]?.leases.start();
    await pass(30_000);
    expect(processes[1]?.begun).toEqual(['begin']);
  });

  it('whatever happens to whom, nothing is anybody’s twice, and in the end all is shared', async () => {
    const event = fc.record({
      who: fc.nat({ max: 4 }),
      what: fc.constantFrom('kill', 'stop', 'go', 'cut', 'mend', 'end', 'jump', 'add'),
      waitMs: fc.integer({ min: 0, max: 40 }).map((n) => n * 500),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 12 }), async (events) => {
        worldMs = 1_000_000;
        rows = new Rows(() => worldMs);
        processes = [];
        begin(3);
        await Promise.all(processes.map(({ leases }) => leases.start()));
        for (const { who, what, waitMs } of events) {
          const each = running()[who % Math.max(1, running().length)];
          if (what === 'add' && running().length < 5) {
            begin(1);
            await processes.at(-1)?.leases.start();
          }
          if (!each) continue;
          if (what === 'kill') each.isDead = true;
          if (what === 'stop') each.isStopped = true;
          if (what === 'go') each.isStopped = false;
          if (what === 'cut' || what === 'mend') each.isCut = what === 'cut';
          if (what === 'jump') each.hourMs = (waitMs - 10_000) * 1_000;
          if (what === 'end' && !each.isStopped && !each.isCut) {
            const ending = each.leases.stop();
            await settle();
            await each.pass(20_000);
            await ending;
            each.isDead = true;
          }
          await pass(waitMs);
        }
        for (const each of processes) Object.assign(each, { isCut: false, isStopped: false });
        if (running().length === 0) {
          begin(1);
          await processes.at(-1)?.leases.start();
        }
        await pass(50_000);
        isShared();
      }),
      { numRuns: 50, interruptAfterTimeLimit: 50_000 },
    );
  });
});

describe('a fair share', () => {
  it('from any state a few rounds lead to equal shares, and what is shared equally stays as it is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.array(fc.nat({ max: 60 }), { minLength: SHARDS, maxLength: SHARDS }),
        (workers, first) => {
          const names = Array.from({ length: workers }, (_, i) => `w${i}`);
          const owner = new Map(first.map((who, shard) => [`shard:${shard}`, names[who]]));
          const standing = () => [
            ...names.map((name) => ({ name: `${MEMBER}${name}`, holder: name, over: false })),
            ...[...owner].flatMap(([name, holder]) => (holder === undefined ? [] : [{ name, holder, over: false }])),
          ];
          let moves = 0;
          for (let round = 0; round < 6; round += 1) {
            moves = 0;
            for (const me of names) {
              const mine = [...owner].flatMap(([name, holder]) => (holder === me ? [name] : []));
              const { take, give } = fairShare(me, standing(), new Set([...mine, `${MEMBER}${me}`]));
              moves += take.length + give.length;
              for (const name of give) owner.set(name, undefined);
              for (const name of take) {
                expect(owner.get(name)).toBeUndefined();
                owner.set(name, me);
              }
            }
          }
          const sizes = names.map((me) => [...owner.values()].filter((holder) => holder === me).length);
          expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(SHARDS);
          expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
          expect(moves).toBe(0);
        },
      ),
    );
  });
});
