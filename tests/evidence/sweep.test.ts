import { randomBytes } from 'node:crypto';
import { utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { realClock, TestClock } from '../fakes/clock.ts';
import { pdf } from '../fixtures/media/make.ts';
import { type Stage, stage } from './stage.ts';

const MINUTE_MS = 60_000;
let clock: TestClock;
let on: Stage;
beforeEach(async () => {
  clock = new TestClock();
  on = await stage({ clock });
});
afterEach(() => on.end());

const some = () => on.kept(Buffer.concat([pdf(), randomBytes(10)]));
/** Makes a file look as if it had last been changed so long ago: the disk's own clock dates files, the program's decides nothing. */
const age = (file: string, minutes: number) => {
  const then = new Date(realClock.now().getTime() - minutes * MINUTE_MS);
  utimesSync(file, then, then);
};
const incoming = (name: string) => path.join(on.dir, 'incoming', name);
const nothing = new Set<string>();

describe('the sweep', () => {
  it('removes what is older than an hour and belongs to nothing, broken uploads too, and nothing else', async () => {
    const [named, orphan, late] = [await some(), await some(), await some()];
    for (const name of ['half', 'fresh']) writeFileSync(incoming(name), 'half');
    await clock.pass(61 * MINUTE_MS);
    for (const { id } of [named, orphan]) age(on.pathOf(id), 61);
    age(on.pathOf(late.id), 59);
    age(incoming('half'), 61);
    age(incoming('fresh'), 59);
    expect(await on.evidence.sweep(async () => new Set([named.id]))).toBe(2);
    expect((await on.evidence.ids()).toSorted()).toEqual([named.id, late.id].toSorted());
    expect(on.files()).toContain(incoming('fresh'));
    expect(await on.evidence.sweep(new Set([named.id]))).toBe(0);
  });

  it('asks only for what is old, after it was listed, so that a row that came meanwhile counts', async () => {
    const [old, young] = [await some(), await some()];
    await clock.pass(61 * MINUTE_MS);
    age(on.pathOf(old.id), 61);
    age(on.pathOf(young.id), 1);
    const asked: string[] = [];
    const isKnown = async (ids: string[]) => {
      asked.push(...ids);
      return new Set(ids);
    };
    expect(await on.evidence.sweep(isKnown)).toBe(0);
    expect(asked).toEqual([old.id]);
  });

  it('spares what was kept a moment ago and what is just coming in, when the clock leaps by a year', async () => {
    const kept = await some();
    const sender = new PassThrough();
    const keeping = on.evidence.keep(sender, {});
    sender.write(pdf());
    await expect.poll(() => on.files().length).toBe(2);
    clock.jump(new Date(clock.now().getTime() + 365 * 24 * 60 * MINUTE_MS));
    expect(await on.evidence.sweep(nothing)).toBe(0);
    sender.end();
    expect(await keeping).toMatchObject({ ok: true });
    expect(await on.evidence.check(kept)).toBe('ok');
  });

  it('leaves alone what it does not know', async () => {
    writeFileSync(path.join(on.dir, 'README'), 'of the operator');
    writeFileSync(path.join(on.dir, 'incoming', '..', 'notes.txt'), 'too');
    for (const name of ['README', 'notes.txt']) age(path.join(on.dir, name), 600);
    expect(await on.evidence.sweep(nothing)).toBe(0);
    expect(on.files()).toHaveLength(2);
  });

  it('removes nothing when rows can not be read', async () => {
    const kept = await some();
    await clock.pass(61 * MINUTE_MS);
    age(on.pathOf(kept.id), 61);
    const down = Object.assign(new Error('database'), { code: 'SQLITE_BUSY' });
    await expect(on.evidence.sweep(() => Promise.reject(down))).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
    expect(await on.evidence.check(kept)).toBe('ok');
  });
});
