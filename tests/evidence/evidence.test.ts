import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEvidence, EvidenceFault, type EvidenceStore } from '../../src/core/evidence/evidence.ts';
import { systemClock } from '../../src/system-clock.ts';
import { drawing, pdf, photo, pixelBomb, program, video, voice } from '../fixtures/media/make.ts';

const MIB = 1024 * 1024;
let dir: string;
let evidence: EvidenceStore;

beforeEach(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'aduan-evidence-'));
  evidence = await createEvidence({ dir, bytesMax: 2 * MIB, random: randomBytes, clock: systemClock });
});
afterEach(() => {
  evidence.close();
  chmodSync(dir, 0o700);
  rmSync(dir, { recursive: true, force: true });
});

const streamOf = (bytes: Buffer, chunk = 1000): Readable =>
  Readable.from(
    (function* () {
      for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
    })(),
  );
const files = (): string[] =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
const onDisk = (): Buffer => Buffer.concat(files().map((file) => readFileSync(file)));

async function kept(bytes: Buffer) {
  const result = await evidence.keep(streamOf(bytes), {});
  if (!result.ok) throw new Error(result.why);
  return result.file;
}

describe('a file that is kept', () => {
  it('comes back byte for byte, with its hash, whatever the pieces it came in', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 1, max: 5_000 }), async (size, chunk) => {
        const bytes = Buffer.concat([pdf(), randomBytes(size)]);
        const result = await evidence.keep(streamOf(bytes, chunk), {});
        expect(result.ok).toBe(true);
        if (!result.ok) return;
        expect(await evidence.open(result.file, 'original')).toEqual(bytes);
        expect(result.file.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
        expect(result.file.bytes).toBe(bytes.length);
      }),
      { numRuns: 20 },
    );
  });

  it('is never readable on the disk, and only its owner may read the folder', async () => {
    await kept(Buffer.from(`%PDF-1.4 CANARY-IN-A-DOCUMENT ${'x'.repeat(9000)}`));
    expect(onDisk().includes('CANARY-IN-A-DOCUMENT')).toBe(false);
    expect(statSync(dir).mode & 0o077).toBe(0);
    for (const file of files()) expect(statSync(file).mode & 0o077).toBe(0);
  });

  it.each([
    ['photo', () => photo(), 'image/jpeg'],
    ['voice', async () => voice(), 'audio/'],
    ['video', async () => video(), 'video/mp4'],
    ['pdf', async () => pdf(), 'application/pdf'],
    ['words', async () => Buffer.from('kronologi: pukul 9 saya antre'), 'text/plain'],
  ])('is known by its content: %s', async (_name, make, mime) => {
    expect((await kept(await make())).mime).toContain(mime);
  });

  it('is found when one bit has changed, and when it is gone', async () => {
    const file = await kept(Buffer.concat([pdf(), randomBytes(5_000)]));
    expect(await evidence.check(file)).toBe('ok');
    const where = evidence.pathOf(file.id);
    const raw = readFileSync(where);
    for (const at of [0, 20, Math.floor(raw.length / 2), raw.length - 1]) {
      const changed = Buffer.from(raw);
      changed[at] = (changed[at] ?? 0) ^ 1;
      writeFileSync(where, changed);
      expect(await evidence.check(file)).toBe('tampered');
    }
    await evidence.remove([file.id, file.id]);
    expect(await evidence.check(file)).toBe('missing');
    await expect(evidence.open(file, 'original')).rejects.toBeInstanceOf(EvidenceFault);
  });
});

describe('what is not taken leaves nothing behind', () => {
  it.each([
    ['a program named .jpg', program()],
    ['a drawing with a script', drawing()],
    ['an archive', Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), Buffer.alloc(500)])],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['noise', Buffer.concat([Buffer.from([0, 1, 2, 3]), randomBytes(6_000)])],
  ])('%s is refused', async (_name, bytes) => {
    expect(await evidence.keep(streamOf(bytes), {})).toEqual({ ok: false, why: 'refused' });
    expect(files()).toEqual([]);
  });

  it('a file over the limit is cut while it comes', async () => {
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
    expect(await evidence.keep(endless, {})).toEqual({ ok: false, why: 'too-large' });
    expect(given).toBeLessThan(4 * MIB);
    expect(files()).toEqual([]);
  });

  it('nothing, and a stream that breaks off', async () => {
    expect(await evidence.keep(Readable.from([]), {})).toEqual({ ok: false, why: 'empty' });
    const broken = Readable.from(
      (function* () {
        yield pdf();
        throw Object.assign(new Error('gone'), { code: 'ECONNRESET' });
      })(),
    );
    expect(await evidence.keep(broken, {})).toEqual({ ok: false, why: 'broken' });
    expect(files()).toEqual([]);
  });

  it('a disk that takes nothing is a fault, not an answer', async () => {
    rmSync(path.join(dir, 'incoming'), { recursive: true });
    await expect(evidence.keep(streamOf(pdf()), {})).rejects.toBeInstanceOf(EvidenceFault);
  });
});

describe('pictures', () => {
  it('get a clean copy without place, time, maker or serial number; what the original told is kept apart', async () => {
    const file = await kept(await photo({ gps: true, takenAt: '2026:11:23 20:15:00', side: 200 }));
    expect(file.original).toMatchObject({ takenAt: '2026-11-23T20:15:00', device: 'CANARY-MAKER CANARY-MODEL' });
    expect(file.original?.lat).toBeCloseTo(-3.32, 2);
    expect(file.original?.lon).toBeCloseTo(114.59, 2);
    const clean = await evidence.open(file, 'clean');
    expect(clean.includes('CANARY')).toBe(false);
    const told = await sharp(clean).metadata();
    expect(told.exif).toBeUndefined();
    expect([told.width, told.height]).toEqual([200, 200]);
    expect((await evidence.open(file, 'original')).includes('CANARY-SERIAL')).toBe(true);
  });

  it('that are bombs or broken are kept without a copy, and the next one is fine', async () => {
    expect((await kept(pixelBomb())).cleanId).toBeUndefined();
    const whole = await photo({ side: 300 });
    await evidence.keep(streamOf(whole.subarray(0, whole.length - 50)), {});
    expect((await kept(await photo())).cleanId).toBeDefined();
  });
});

describe('the sweep', () => {
  const age = (file: string, hours: number) => {
    const then = new Date(Date.now() - hours * 3_600_000);
    utimesSync(file, then, then);
  };

  it('removes old files that no row names and broken uploads, and nothing else', async () => {
    const named = await kept(Buffer.concat([pdf(), randomBytes(10)]));
    const orphan = await kept(Buffer.concat([pdf(), randomBytes(10)]));
    const young = await kept(Buffer.concat([pdf(), randomBytes(10)]));
    writeFileSync(path.join(dir, 'incoming', 'half'), 'half');
    for (const id of [named.id, orphan.id]) age(evidence.pathOf(id), 2);
    age(path.join(dir, 'incoming', 'half'), 2);
    expect(await evidence.sweep(new Set([named.id]))).toBe(2);
    expect((await evidence.ids()).toSorted()).toEqual([named.id, young.id].toSorted());
  });
});
