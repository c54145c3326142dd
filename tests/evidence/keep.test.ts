import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Disk, nodeDisk } from '../../src/core/evidence/disk.ts';
import { EvidenceFault } from '../../src/core/evidence/evidence.ts';
import { exe, pdf, photo } from '../fixtures/media/make.ts';
import fc from '../property.ts';
import { contentOf, filesIn, MIB, type Stage, stage, streamOf } from './stage.ts';

let on: Stage;
beforeEach(async () => {
  on = await stage();
});
afterEach(() => on.end());

const document = (bytes: number): Buffer => Buffer.concat([pdf(), randomBytes(bytes)]);

describe('a file that is kept', () => {
  it('comes back byte for byte, with its hash, whatever the pieces it came in', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 1, max: 5_000 }), async (size, piece) => {
        const bytes = document(size);
        const result = await on.evidence.keep(streamOf(bytes, piece), {});
        expect(result).toMatchObject({
          ok: true,
          file: { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') },
        });
        if (result.ok) expect(await on.evidence.open(result.file, 'original')).toEqual(bytes);
      }),
      { numRuns: 20 },
    );
  });

  it('may be as large as the limit, and not a byte larger', async () => {
    const exact = Buffer.concat([pdf(), Buffer.alloc(2 * MIB - pdf().length)]);
    expect(await on.evidence.keep(streamOf(exact, 65_536), {})).toMatchObject({ ok: true });
    const before = on.files();
    const over = Buffer.concat([exact, Buffer.from('x')]);
    expect(await on.evidence.keep(streamOf(over, 65_536), {})).toEqual({ ok: false, why: 'too-large' });
    expect(await on.evidence.keep(streamOf(pdf()), { bytesMax: 10 })).toEqual({ ok: false, why: 'too-large' });
    expect(await on.evidence.keep(streamOf(over, 65_536), { bytesMax: 9 * MIB })).toEqual({
      ok: false,
      why: 'too-large',
    });
    expect(on.files()).toEqual(before);
  });

  it('has a key and a name of its own, and only its owner may read the folder', async () => {
    const [one, two] = [await on.kept(pdf()), await on.kept(pdf())];
    expect(one.key).not.toBe(two.key);
    expect(one.id).not.toBe(two.id);
    expect(one.sha256).toBe(two.sha256);
    expect(statSync(on.dir).mode & 0o777).toBe(0o700);
    for (const file of on.files()) {
      expect(statSync(file).mode & 0o777).toBe(0o600);
      expect(statSync(path.dirname(file)).mode & 0o777).toBe(0o700);
    }
  });

  it('is readable on the disk at no moment, not even while it comes in', async () => {
    const canary = 'CANARY-IN-A-DOCUMENT';
    const slow = new PassThrough();
    const keeping = on.evidence.keep(slow, {});
    for (let i = 0; i < 20; i += 1) {
      const before = contentOf(on.files()).length;
      slow.write(Buffer.concat([pdf(), Buffer.from(`${canary} `.repeat(500))]));
      await expect.poll(() => contentOf(on.files()).length, { interval: 2 }).toBeGreaterThan(before);
      expect(contentOf(on.files()).includes('CANARY')).toBe(false);
      expect(contentOf(on.files()).includes('%PDF')).toBe(false);
    }
    expect(on.files()).toHaveLength(1); // among the incoming, and looked at above
    slow.end();
    expect(await keeping).toMatchObject({ ok: true });
    expect(contentOf(on.files()).includes('CANARY')).toBe(false);
    expect(on.files().join()).not.toMatch(/pdf|canary/i);
  });
});

describe('a file that was touched', () => {
  it('is found, whichever bit it is', async () => {
    const file = await on.kept(document(5_000));
    expect(await on.evidence.check(file)).toBe('ok');
    const where = on.pathOf(file.id);
    const raw = readFileSync(where);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: raw.length * 8 - 1 }), async (bit) => {
        const changed = Buffer.from(raw);
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        writeFileSync(where, changed);
        expect(await on.evidence.check(file)).toBe('tampered');
        await expect(on.evidence.open(file, 'original')).rejects.toMatchObject({ code: 'tampered' });
      }),
      { numRuns: 100, examples: [[0], [3 * 8], [15 * 8], [raw.length * 8 - 1]] },
    );
  });

  it('is found when it was cut, lengthened or emptied', async () => {
    const file = await on.kept(document(5_000));
    const where = on.pathOf(file.id);
    const raw = readFileSync(where);
    const forms = [0, 2, 14, 15, 30, 31, 40, raw.length - 1].map((length) => raw.subarray(0, length));
    for (const form of [...forms, Buffer.concat([raw, Buffer.from('x')])]) {
      writeFileSync(where, form);
      expect(await on.evidence.check(file)).toBe('tampered');
    }
    writeFileSync(where, raw);
    expect(await on.evidence.check(file)).toBe('ok');
  });

  it('is found when original and clean copy were exchanged, so that no officer sees the place of a photo by it', async () => {
    const file = await on.kept(await photo({ gps: true }));
    const [original, clean] = [on.pathOf(file.id), on.pathOf(file.cleanId ?? '')];
    renameSync(original, `${original}.x`);
    renameSync(clean, original);
    renameSync(`${original}.x`, clean);
    await expect(on.evidence.open(file, 'clean')).rejects.toMatchObject({ code: 'tampered' });
    expect(await on.evidence.check(file)).toBe('tampered');
  });

  it('is missed when it is gone, and removing it again is no mistake', async () => {
    const file = await on.kept(await photo());
    await on.evidence.remove([file.cleanId ?? '']);
    expect(await on.evidence.check(file)).toBe('missing');
    await on.evidence.remove([file.id, file.id]);
    expect(await on.evidence.check(file)).toBe('missing');
    await expect(on.evidence.open(file, 'original')).rejects.toBeInstanceOf(EvidenceFault);
    expect(on.files()).toEqual([]);
  });

  it('can not be one outside the folder', async () => {
    for (const id of ['../../etc/passwd', '', 'a/b', `${'0'.repeat(32)}/..`])
      await expect(on.evidence.remove([id])).rejects.toMatchObject({ code: 'bad-id' });
  });
});

describe('a stream that is not kept leaves nothing behind', () => {
  it('when it is larger than allowed: it is cut while it comes', async () => {
    let given = 0;
    const endless = Readable.from(
      (function* () {
        yield pdf();
        for (let i = 0; i < 10_000; i += 1) {
          given += 64 * 1024;
          yield Buffer.alloc(64 * 1024);
        }
      })(),
    );
    expect(await on.evidence.keep(endless, {})).toEqual({ ok: false, why: 'too-large' });
    expect(given).toBeLessThan(4 * MIB);
    expect(endless.destroyed).toBe(true);
    expect(on.files()).toEqual([]);
  });

  it('when it is empty, or breaks off at any moment, whatever its error calls itself', async () => {
    expect(await on.evidence.keep(Readable.from([]), {})).toEqual({ ok: false, why: 'empty' });
    for (const code of ['ECONNRESET', 'ENOSPC', 'EIO', undefined]) {
      for (const after of [0, 1, 50]) {
        const broken = Readable.from(
          (function* () {
            for (let i = 0; i < after; i += 1) yield i === 0 ? pdf() : randomBytes(5_000);
            throw Object.assign(new Error('gone'), code ? { code } : {});
          })(),
        );
        expect(await on.evidence.keep(broken, {})).toEqual({ ok: false, why: 'broken' });
      }
    }
    const gone = new PassThrough();
    gone.destroy();
    expect(await on.evidence.keep(gone, {})).toEqual({ ok: false, why: 'broken' });
    expect(on.files()).toEqual([]);
  });

  it('when whoever sends it stops sending: the signal ends it', async () => {
    const sender = new PassThrough();
    const stop = new AbortController();
    const keeping = on.evidence.keep(sender, { signal: stop.signal });
    sender.write(document(10_000));
    await expect.poll(() => contentOf(on.files()).length).toBeGreaterThan(10_000);
    stop.abort();
    expect(await keeping).toEqual({ ok: false, why: 'broken' });
    expect(await on.evidence.keep(streamOf(pdf()), { signal: stop.signal })).toEqual({ ok: false, why: 'broken' });
    expect(on.files()).toEqual([]);
  });

  it('when it is nothing we take: it is not even read to its end', async () => {
    let given = 0;
    const program = Readable.from(
      (function* () {
        yield exe();
        for (let i = 0; i < 1_000; i += 1) {
          given += 1;
          yield Buffer.alloc(64 * 1024);
        }
      })(),
    );
    expect(await on.evidence.keep(program, {})).toEqual({ ok: false, why: 'refused' });
    expect(given).toBeLessThan(20);
    expect(on.files()).toEqual([]);
  });
});

/** A disk that fails at the act it is armed for, of any kind, with this code. */
function faultyDisk() {
  let acts = 0;
  let armed = { at: 0, code: '' };
  const act = async <T>(go: () => Promise<T>): Promise<T> => {
    acts += 1;
    if (acts === armed.at) throw Object.assign(new Error(armed.code), { code: armed.code });
    return go();
  };
  const disk: Disk = {
    ...nodeDisk,
    create: (file) =>
      act(async () => {
        const made = await nodeDisk.create(file);
        return {
          write: (bytes) => act(() => made.write(bytes)),
          sync: () => act(() => made.sync()),
          close: () => made.close().then(() => act(async () => undefined)),
        };
      }),
    makeFolder: (folder) => act(() => nodeDisk.makeFolder(folder)),
    rename: (from, to) => act(() => nodeDisk.rename(from, to)),
    syncFolder: (folder) => act(() => nodeDisk.syncFolder(folder)),
  };
  return {
    disk,
    acts: () => acts,
    /** The `at`-th act from now fails. */
    arm: (at: number, code: string) => {
      acts = 0;
      armed = { at, code };
    },
  };
}

describe('a disk that does not take a file', () => {
  it.each([
    ['a photo', () => photo({ side: 32 })],
    ['a document of many pieces', async () => document(400_000)],
  ])(
    'is a fault with the system’s code at every single act of keeping %s, leaves nothing, and is well again',
    async (_name, make) => {
      const bytes = await make();
      const { disk, acts, arm } = faultyDisk();
      const full = await stage({ disk });
      const keep = () => full.evidence.keep(streamOf(bytes, 16_384), {});
      try {
        const first = await full.kept(bytes);
        const before = full.files();
        arm(0, '');
        const { file } = await keep().then((kept) => (kept.ok ? kept : Promise.reject(new Error(kept.why))));
        const most = acts();
        await full.evidence.remove(file.cleanId ? [file.id, file.cleanId] : [file.id]);
        expect(most).toBeGreaterThan(6);
        // A folder that was there before saves an act.
        for (let at = 1; at < most - 1; at += 1) {
          const code = at % 2 ? 'ENOSPC' : 'EIO';
          arm(at, code);
          await expect(keep(), `act ${at}`).rejects.toMatchObject({ name: 'EvidenceFault', code });
          expect(full.files()).toEqual(before);
          expect(await full.evidence.check(first)).toBe('ok');
        }
        arm(0, '');
        expect(await keep()).toMatchObject({ ok: true });
      } finally {
        full.end();
      }
    },
  );

  it('is seen before anybody sends a file', async () => {
    expect(await on.evidence.writable()).toEqual({ ok: true });
    expect(await on.evidence.usableBytes()).toBeGreaterThan(0);
    expect(await on.evidence.usage()).toEqual({ files: 0, bytes: 0 });
    expect(on.files()).toEqual([]);
    const { disk, arm } = faultyDisk();
    const full = await stage({ disk });
    arm(2, 'ENOSPC');
    expect(await full.evidence.writable()).toEqual({ ok: false, why: 'ENOSPC' });
    expect(full.files()).toEqual([]);
    full.end();
  });

  it('tells at the start when the folder can not be made', async () => {
    await expect(stage({ dir: '/dev/null/evidence' })).rejects.toMatchObject({
      name: 'EvidenceFault',
      code: 'ENOTDIR',
    });
  });
});

describe('many at once', () => {
  it('all are kept, each as it came', async () => {
    const all = await Promise.all(
      Array.from({ length: 40 }, async (_, i) => {
        const bytes = i % 4 === 0 ? await photo({ side: 40 + i }) : document(i * 1_000);
        return { bytes, file: await on.kept(bytes) };
      }),
    );
    for (const { bytes, file } of all) expect(await on.evidence.open(file, 'original')).toEqual(bytes);
    expect(filesIn(on.dir)).toHaveLength(50);
  });
});
