import { createHash, randomBytes } from 'node:crypto';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copyShelf } from '../../src/core/evidence/copy.ts';
import { whole } from '../../src/core/evidence/keep.ts';
import type { KeptFile } from '../../src/core/facts.ts';
import { TestClock } from '../fakes/clock.ts';
import { exe, pdf, photo } from '../fixtures/media/make.ts';
import fc from '../property.ts';
import { HOUR_MS, type OnShelf, onShelf, PART_BYTES } from './shelves.ts';
import { MIB } from './stage.ts';

const document = (bytes: number): Buffer => Buffer.concat([pdf(), randomBytes(bytes)]);
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** The promises of a place for evidence: a folder keeps them, and so does a bucket. */
describe.each(['folder', 'bucket'] as const)('evidence in a %s', (kind) => {
  let clock: TestClock;
  let on: OnShelf;
  beforeEach(async () => {
    clock = new TestClock();
    on = await onShelf(kind, { clock });
  });
  afterEach(() => on.end());

  const keep = async (bytes: Buffer): Promise<KeptFile> => {
    const result = await on.kept(bytes);
    if (!result.ok) throw new Error(result.why);
    return result.file;
  };

  it('comes back byte for byte, whatever its length beside that of a piece', async () => {
    const around = [1, 2, 3].flatMap((pieces) => [-60, -1, 0, 1].map((more) => pieces * PART_BYTES - 600 + more));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 4 * PART_BYTES }), async (size) => {
        const bytes = document(size);
        const file = await keep(bytes);
        expect(file).toMatchObject({ bytes: bytes.length, sha256: sha256(bytes) });
        expect(await on.evidence.open(file, 'original')).toEqual(bytes);
        expect(await on.evidence.check(file)).toBe('ok');
        expect(sha256(await whole(on.evidence.sealed(file.id)))).toBe(await on.shelf.hashOf(file.id));
      }),
      { numRuns: 8, examples: around.map((size) => [size]) },
    );
    expect(on.underWay()).toEqual([]);
  });

  it('lies there sealed, under a name that tells nothing, the clean copy beside it', async () => {
    const file = await keep(await photo({ gps: true }));
    expect(on.standing().toSorted()).toEqual([file.id, file.cleanId].toSorted());
    for (const id of on.standing()) expect(on.raw(id).subarray(0, 3).toString()).toBe('AD2');
    expect((await on.evidence.open(file, 'clean')).includes('CANARY')).toBe(false);
    expect(await whole(on.evidence.stream({ id: file.cleanId ?? '', key: file.key }))).toEqual(
      await on.evidence.open(file, 'clean'),
    );
  });

  it('is seen when it is whole, and not before', async () => {
    const sender = new PassThrough();
    const keeping = on.evidence.keep(sender, {});
    sender.write(document(3 * PART_BYTES));
    await expect.poll(() => on.underWay().length).toBe(1);
    expect(on.standing()).toEqual([]);
    sender.end();
    expect(await keeping).toMatchObject({ ok: true });
    expect(on.standing()).toHaveLength(1);
  });

  it('leaves nothing when it is not kept: refused, too large, broken off', async () => {
    expect(await on.kept(exe())).toEqual({ ok: false, why: 'refused' });
    expect(await on.kept(document(2 * MIB))).toEqual({ ok: false, why: 'too-large' });
    const stop = new AbortController();
    const sender = new PassThrough();
    const keeping = on.evidence.keep(sender, { signal: stop.signal });
    sender.write(document(PART_BYTES));
    await expect.poll(() => on.underWay().length).toBe(1);
    stop.abort();
    expect(await keeping).toEqual({ ok: false, why: 'broken' });
    expect([on.standing(), on.underWay()]).toEqual([[], []]);
  });

  it('that was touched is found, and what is gone is missed', async () => {
    const file = await keep(document(3 * PART_BYTES));
    const raw = on.raw(file.id);
    for (const at of [0, 20, PART_BYTES, raw.length - 1]) {
      const changed = Buffer.from(raw);
      changed[at] = (changed[at] ?? 0) ^ 1;
      on.plant(file.id, changed);
      expect(await on.evidence.check(file)).toBe('tampered');
      await expect(whole(on.evidence.stream(file))).rejects.toMatchObject({ code: 'tampered' });
    }
    on.plant(file.id, raw.subarray(0, -1));
    expect(await on.evidence.check(file)).toBe('tampered');
    await on.evidence.remove([file.id, file.id]);
    expect(await on.evidence.check(file)).toBe('missing');
    await expect(on.evidence.open(file, 'original')).rejects.toMatchObject({ code: 'missing' });
    expect(await on.shelf.hashOf(file.id)).toBeUndefined();
  });

  it('is counted and listed, every file once', async () => {
    const files = await Promise.all(Array.from({ length: 8 }, () => keep(document(500))));
    expect((await on.evidence.ids()).toSorted()).toEqual(files.map(({ id }) => id).toSorted());
    const bytes = files.reduce((sum, { id }) => sum + on.raw(id).length, 0);
    expect(await on.evidence.usage()).toEqual({ files: 8, bytes });
    expect(await on.evidence.writable()).toEqual({ ok: true });
    await on.evidence.ping();
    expect((await on.evidence.usage()).files).toBe(8);
  });

  it('can not be one outside its place', async () => {
    for (const id of ['../../etc/passwd', '', 'a/b', `${'0'.repeat(32)}/..`]) {
      await expect(on.evidence.remove([id])).rejects.toMatchObject({ code: 'bad-id' });
      await expect(whole(on.evidence.sealed(id))).rejects.toMatchObject({ code: 'bad-id' });
    }
  });

  describe('that belongs to nothing', () => {
    it('is swept when it has lain there for an hour, and what a row names or another program just wrote is not', async () => {
      const [named, orphan, late] = [await keep(document(10)), await keep(document(10)), await keep(document(10))];
      await clock.pass(61 * 60_000);
      for (const { id } of [named, orphan]) on.age(id, 61 * 60_000);
      on.age(late.id, 59 * 60_000);
      expect(await on.evidence.sweep(new Set([named.id]))).toBe(1);
      expect(on.standing().toSorted()).toEqual([named.id, late.id].toSorted());
    });

    it('is as old as its place says: a clock of ours that is years off decides nothing', async () => {
      const ours = await keep(document(10));
      await clock.pass(61 * 60_000);
      for (const years of [40, -40]) {
        clock.jump(new Date(clock.now().getTime() + years * 365 * 24 * HOUR_MS));
        expect(await on.evidence.sweep(new Set())).toBe(0);
      }
      on.age(ours.id, 61 * 60_000);
      expect(await on.evidence.sweep(new Set())).toBe(1);
    });

    it('stays while rows can not be read', async () => {
      const file = await keep(document(10));
      await clock.pass(61 * 60_000);
      on.age(file.id, 2 * HOUR_MS);
      const down = Object.assign(new Error('database'), { code: 'SQLITE_BUSY' });
      await expect(on.evidence.sweep(() => Promise.reject(down))).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
      expect(on.standing()).toEqual([file.id]);
    });
  });

  describe.each(['folder', 'bucket'] as const)('and copied into a %s', (other) => {
    let to: OnShelf;
    beforeEach(async () => {
      to = await onShelf(other);
    });
    afterEach(() => to.end());
    const copy = () => copyShelf({ from: on.shelf, to: to.shelf, incoming: to.incoming }, () => undefined);

    it('is the same there, opens there, and the second time nothing is copied', async () => {
      const files = [await keep(document(10)), await keep(document(3 * PART_BYTES)), await keep(await photo())];
      const count = on.standing().length;
      expect(await copy()).toEqual({ files: count, copied: count, there: 0, gone: 0, different: [] });
      for (const file of files) expect(await to.evidence.check(file)).toBe('ok');
      expect(await copy()).toEqual({ files: count, copied: 0, there: count, gone: 0, different: [] });
      expect([to.underWay(), on.underWay()]).toEqual([[], []]);
    });

    it('goes on where it was broken off, and mends what is not the same', async () => {
      const files = [await keep(document(10)), await keep(document(10)), await keep(document(10))];
      await copy();
      const [first, second] = files;
      if (!first || !second) throw new Error('three were kept');
      await to.shelf.remove(first.id);
      // As a tool would leave it that copies by name alone: no hash beside it, and other bytes.
      await to.shelf.remove(second.id);
      to.plant(second.id, Buffer.from('half'));
      expect(await copy()).toMatchObject({ copied: 2, there: 1, different: [] });
      for (const file of files) expect(await to.evidence.check(file)).toBe('ok');
    });
  });
});
