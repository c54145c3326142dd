import { beforeEach, describe, expect, it } from 'vitest';
import type { Happening } from '../../src/core/observe.ts';
import { type Reason, Standstill } from '../../src/standstill.ts';
import { TestClock } from '../fakes/clock.ts';

const SECOND_MS = 1_000;
const fault = (code: string, where: 'commit' | 'accept' | 'mark' | 'send' = 'commit'): Happening => ({
  ...{ what: 'fault', where, code },
});
const accepted: Happening = { what: 'accepted', channel: 'web', messages: 1, conversations: [] };

let clock: TestClock;
let ends: Reason[];
let code: string | undefined;
let isFull: boolean;
const watch = (ownDatabase = true) => {
  const standstill = new Standstill({
    ...{ clock, ownDatabase, end: (reason) => ends.push(reason) },
    open: async () => code,
    isFull: async () => isFull,
  });
  standstill.start();
  return standstill;
};
beforeEach(() => {
  clock = new TestClock();
  ends = [];
  code = undefined;
  isFull = false;
});

describe('a process that gets nowhere', () => {
  async function writes(standstill: Standstill, seconds: number, happening: Happening) {
    for (let second = 0; second < seconds; second += 1) {
      standstill.saw(happening);
      await clock.pass(SECOND_MS);
    }
  }

  it('ends after a minute in which no write went through, and is told so once', async () => {
    const standstill = watch();
    await writes(standstill, 59, fault('io'));
    expect(ends).toEqual([]);
    await writes(standstill, 30, fault('io', 'accept'));
    expect(ends).toEqual(['database']);
  });

  it('ends also where whoever tries again waits longer each time', async () => {
    const standstill = watch();
    for (const seconds of [1, 3, 7, 15, 30]) {
      standstill.saw(fault('io', 'accept'));
      await clock.pass(seconds * SECOND_MS);
    }
    expect(ends).toEqual([]);
    standstill.saw(fault('io', 'accept'));
    await clock.pass(10 * SECOND_MS);
    expect(ends).toEqual(['database']);
  });

  it('ends when its file says again and again that it is damaged, whatever else goes well', async () => {
    const standstill = watch();
    for (let times = 0; times < 3; times += 1) {
      standstill.saw(fault('corrupt', 'send'));
      await clock.pass(60 * SECOND_MS);
      standstill.saw(accepted);
      expect(ends).toEqual(times < 2 ? [] : ['damaged']);
    }
  });

  it('goes on when one reading failed now and then, which SQLite calls damage too, and where the database is a server', async () => {
    const standstill = watch();
    for (let times = 0; times < 6; times += 1) {
      standstill.saw(fault('corrupt', 'send'));
      await clock.pass(400 * SECOND_MS);
    }
    const server = watch(false);
    for (let times = 0; times < 6; times += 1) {
      server.saw(fault('corrupt', 'send'));
      await clock.pass(10 * SECOND_MS);
    }
    expect(ends).toEqual([]);
  });

  it('goes on when one does', async () => {
    const standstill = watch();
    for (let times = 0; times < 5; times += 1) {
      await writes(standstill, 50, fault('io'));
      standstill.saw(accepted);
    }
    expect(ends).toEqual([]);
  });

  it('goes on where nobody writes: nothing is known of the disk then', async () => {
    const standstill = watch();
    standstill.saw(fault('io'));
    await clock.pass(3_600 * SECOND_MS);
    expect(ends).toEqual([]);
  });

  it.each(['full', 'busy', 'rejected'])('goes on where what is wrong (%s) passes by itself', async (what) => {
    await writes(watch(), 300, fault(what));
    expect(ends).toEqual([]);
  });

  it('goes on where the platform fails, and not the disk', async () => {
    await writes(watch(), 300, fault('io', 'send'));
    expect(ends).toEqual([]);
  });

  it('waits for a disk that is full, whatever the database calls it', async () => {
    isFull = true;
    const standstill = watch();
    await writes(standstill, 300, fault('io'));
    expect(ends).toEqual([]);
    isFull = false;
    await writes(standstill, 10, fault('io'));
    expect(ends).toEqual(['database']);
  });

  it('waits for a database server that is away: a new start would not reach it either', async () => {
    await writes(watch(false), 300, fault('io'));
    expect(ends).toEqual([]);
  });

  it.each([true, false])('ends after a minute without a descriptor (own database: %s)', async (ownDatabase) => {
    watch(ownDatabase);
    code = 'EMFILE';
    await clock.pass(50 * SECOND_MS);
    code = undefined;
    await clock.pass(5 * SECOND_MS);
    code = 'ENFILE';
    await clock.pass(55 * SECOND_MS);
    expect(ends).toEqual([]);
    await clock.pass(5 * SECOND_MS);
    expect(ends).toEqual(['descriptors']);
  });

  it('is not looked at any more once it stops', async () => {
    const standstill = watch();
    standstill.stop();
    code = 'EMFILE';
    await writes(standstill, 120, fault('io'));
    expect(ends).toEqual([]);
  });
});
