import { randomBytes } from 'node:crypto';
import dns from 'node:dns';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createEvidence, EvidenceFault } from '../../src/core/evidence/evidence.ts';
import { placeOf } from '../../src/core/evidence/id.ts';
import { whole } from '../../src/core/evidence/keep.ts';
import { UploadRoom } from '../../src/core/evidence/s3/room.ts';
import { s3Shelf } from '../../src/core/evidence/s3/shelf.ts';
import type { KeptFile } from '../../src/core/facts.ts';
import { TestClock } from '../fakes/clock.ts';
import { type Operation, type S3, S3_BUCKET, S3_KEY, S3_REGION, type Trouble } from '../fakes/s3.ts';
import { pdf } from '../fixtures/media/make.ts';
import fc from '../property.ts';
import { HOUR_MS, type OnShelf, onShelf, PART_BYTES, PREFIX, s3ShelfOf } from './shelves.ts';
import { MIB, streamOf } from './stage.ts';

const document = (bytes: number): Buffer => Buffer.concat([pdf(), randomBytes(bytes)]);
const SMALL = document(1_000);
const LARGE = document(2.5 * PART_BYTES);

let on: OnShelf;
let s3: S3;
const open = async (options?: Parameters<typeof onShelf>[1]): Promise<void> => {
  on = await onShelf('bucket', options);
  if (!on.s3) throw new Error('a bucket has a store');
  s3 = on.s3;
};
beforeEach(() => open());
afterEach(async () => {
  expect(s3.refused).toEqual([]);
  await on.end();
});

const keep = async (bytes: Buffer): Promise<KeptFile> => {
  const result = await on.kept(bytes);
  if (!result.ok) throw new Error(result.why);
  return result.file;
};
const reopened = async (options?: Parameters<typeof onShelf>[1]): Promise<void> => {
  await on.end();
  await open(options);
};
const nothingIsLeft = () =>
  expect({ standing: on.standing(), unfinished: s3.uploads.size, underWay: on.underWay() }).toEqual({
    standing: [],
    unfinished: 0,
    underWay: [],
  });
const error = (status: number, code: string): Trouble => ({ how: 'error', status, code });

describe('what goes over the wire', () => {
  it('is sealed: no byte of a file as it was sent, in one piece or in many', async () => {
    s3.keepsReceived = true;
    const canary = Buffer.concat([pdf(), Buffer.from('CANARY-WORDS '.repeat(20_000))]);
    await keep(canary);
    await keep(canary.subarray(0, 5_000));
    expect(s3.count('UploadPart')).toBeGreaterThan(2);
    expect(s3.received.length).toBeGreaterThan(canary.length);
    for (const word of ['CANARY', '%PDF']) expect(s3.received.includes(word)).toBe(false);
  });

  it('is one call for a small file, one for each piece of a large one, and the server’s word for its length', async () => {
    await keep(SMALL);
    expect(s3.calls.map(({ operation }) => operation)).toEqual(['PutObject', 'HeadObject']);
    s3.calls.length = 0;
    await keep(LARGE);
    const pieces = Array.from({ length: 3 }, () => 'UploadPart');
    expect(s3.calls.map(({ operation }) => operation)).toEqual([
      ...['CreateMultipartUpload', ...pieces, 'CompleteMultipartUpload', 'HeadObject'],
    ]);
  });

  it('names the bucket in the host where a store wants it there', async () => {
    // Not every machine knows names below localhost.
    const resolver = vi.spyOn(dns, 'lookup').mockImplementation(((...told: unknown[]) => {
      const done = told.at(-1) as (error: null, found: readonly { address: string; family: number }[]) => void;
      done(null, [{ address: '127.0.0.1', family: 4 }]);
    }) as typeof dns.lookup);
    const endpoint = s3.url.replace('127.0.0.1', 'localhost');
    const credentials = { accessKeyId: s3.key.id, secretAccessKey: s3.key.secret };
    const place = { bucket: S3_BUCKET, prefix: '', region: S3_REGION, endpoint, pathStyle: false, credentials };
    const shelf = s3Shelf(place, { random: randomBytes });
    await shelf.probe();
    expect(s3.calls.map(({ key }) => key)).toEqual([1, 2, 3].map(() => expect.stringMatching(/^probe\/[0-9a-f]{32}$/)));
    expect(resolver.mock.calls.map(([host]) => host)).toContain(`${S3_BUCKET}.localhost`);
    shelf.close();
    resolver.mockRestore();
  });

  it('does not depend on the clock of this machine', async () => {
    s3.aheadMs = -5 * HOUR_MS;
    const file = await keep(SMALL);
    expect(await on.evidence.check(file)).toBe('ok');
    expect(s3.refused.splice(0)).toContain('RequestTimeTooSkewed');
  });
});

const OF_SMALL: readonly Operation[] = ['PutObject', 'HeadObject'];
const OF_LARGE: readonly Operation[] = ['CreateMultipartUpload', 'UploadPart', 'CompleteMultipartUpload', 'HeadObject'];
const CALLS = [...OF_SMALL.map((on) => [on, SMALL] as const), ...OF_LARGE.map((on) => [on, LARGE] as const)];

describe('a store that fails for a moment', () => {
  it.each(CALLS)('at %s is asked again, and the file stands there once', async (operation, bytes) => {
    s3.trouble(operation, error(503, 'SlowDown'));
    s3.trouble(operation, { how: 'hang-up' });
    const file = await keep(bytes);
    expect(await on.evidence.open(file, 'original')).toEqual(bytes);
    expect(on.standing()).toEqual([file.id]);
    expect(s3.uploads.size).toBe(0);
  });

  it('by answering 200 with an error in it is not believed', async () => {
    s3.trouble('CompleteMultipartUpload', { how: 'error-in-200', code: 'InternalError' });
    const file = await keep(LARGE);
    expect(await on.evidence.open(file, 'original')).toEqual(LARGE);
    s3.trouble('CompleteMultipartUpload', { how: 'error-in-200', code: 'InternalError' }, 3);
    await expect(on.kept(LARGE)).rejects.toMatchObject({ name: 'EvidenceFault', code: 'InternalError' });
    expect(on.standing()).toEqual([file.id]);
    expect(s3.uploads.size).toBe(0);
  });

  it('whose answer got lost has the file once', async () => {
    s3.trouble('PutObject', { how: 'lost-answer' });
    const file = await keep(SMALL);
    expect(on.standing()).toEqual([file.id]);
    expect(await on.evidence.check(file)).toBe('ok');
  });

  it('whose last answer to a large file got lost is not believed to have it: nothing stays, and it is kept the next time', async () => {
    s3.trouble('CompleteMultipartUpload', { how: 'lost-answer' });
    await expect(on.kept(LARGE)).rejects.toMatchObject({ code: 'NoSuchUpload' });
    nothingIsLeft();
    expect(await on.evidence.check(await keep(LARGE))).toBe('ok');
  });
});

describe('a store that does not take a file', () => {
  it.each(CALLS)(
    'at %s, however often it is asked: a fault, nothing is left, and it is well again',
    async (operation, bytes) => {
      s3.trouble(operation, error(500, 'InternalError'), 3);
      // The answer to HEAD has no words: its number has to do.
      const code = operation === 'HeadObject' ? 'http-500' : 'InternalError';
      await expect(on.kept(bytes)).rejects.toMatchObject({ name: 'EvidenceFault', code });
      nothingIsLeft();
      expect(await on.evidence.check(await keep(bytes))).toBe('ok');
    },
  );

  it.each(CALLS)('because it may not, at %s: asked once, not again', async (operation, bytes) => {
    s3.trouble(operation, error(403, 'AccessDenied'));
    const code = operation === 'HeadObject' ? 'http-403' : 'AccessDenied';
    await expect(on.kept(bytes)).rejects.toMatchObject({ name: 'EvidenceFault', code });
    expect(s3.count(operation)).toBe(1);
    nothingIsLeft();
  });

  it('and holds less than it was sent is found out', async () => {
    s3.trouble('PutObject', { how: 'cut-object' });
    await expect(on.kept(SMALL)).rejects.toMatchObject({ code: 'length' });
    nothingIsLeft();
  });

  it('because it is gone: a fault, and what was kept before is there when it is back', async () => {
    const file = await keep(SMALL);
    s3.down = true;
    await expect(on.kept(LARGE)).rejects.toMatchObject({ name: 'EvidenceFault', code: 'ECONNRESET' });
    await expect(on.evidence.open(file, 'original')).rejects.toMatchObject({ code: 'ECONNRESET' });
    await expect(on.evidence.check(file)).rejects.toMatchObject({ code: 'ECONNRESET' });
    await expect(on.evidence.ping()).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(await on.evidence.writable()).toEqual({ ok: false, why: 'ECONNRESET' });
    expect(on.underWay()).toEqual([]);
    s3.down = false;
    expect(await on.evidence.check(file)).toBe('ok');
    expect(await on.evidence.check(await keep(LARGE))).toBe('ok');
  });

  it('and is silent is waited for no longer than is good', async () => {
    await reopened({ silent: true });
    s3.trouble('PutObject', { how: 'silence' }, 3);
    await expect(on.kept(SMALL)).rejects.toMatchObject({ name: 'EvidenceFault', code: 'TimeoutError' });
    nothingIsLeft();
  });

  it('while whoever sends the file has gone: the upload ends, and nothing is left', async () => {
    const stop = new AbortController();
    s3.before = ({ operation }) => {
      if (operation === 'UploadPart') stop.abort();
    };
    const kept = await on.evidence.keep(streamOf(LARGE, 16_384), { signal: stop.signal });
    expect(kept).toEqual({ ok: false, why: 'broken' });
    expect(on.standing()).toEqual([]);
    expect(on.underWay()).toEqual([]);
    expect(s3.uploads.size).toBe(0);
  });

  it('tells its name for the trouble, never a key, a secret or what was signed', async () => {
    s3.trouble('PutObject', error(403, 'SignatureDoesNotMatch'));
    const fault = await on.kept(SMALL).catch((thrown: unknown) => thrown);
    expect(fault).toBeInstanceOf(EvidenceFault);
    expect(fault).toMatchObject({ code: 'SignatureDoesNotMatch' });
    const told = inspect(fault, { depth: 10, showHidden: true });
    for (const secret of [S3_KEY.id, S3_KEY.secret, 'Signature=']) expect(told).not.toContain(secret);
  });

  it('turns away whoever signs with another secret', async () => {
    const stranger = s3ShelfOf(s3, { key: { ...S3_KEY, secret: 'another' } });
    await expect(stranger.probe()).rejects.toMatchObject({ code: 'SignatureDoesNotMatch' });
    stranger.close();
    expect(new Set(s3.refused.splice(0))).toEqual(new Set(['SignatureDoesNotMatch']));
  });
});

describe('a file that is read', () => {
  it('goes on where the connection broke, with the rest of the same object, and whoever reads sees nothing of it', async () => {
    const file = await keep(LARGE);
    s3.trouble('GetObject', { how: 'cut-body' }, 4);
    expect(await whole(on.evidence.stream(file))).toEqual(LARGE);
    expect(s3.count('GetObject')).toBe(5);
  });

  it('is not mixed from two objects', async () => {
    const file = await keep(LARGE);
    s3.trouble('GetObject', { how: 'cut-body' });
    s3.before = () => {
      if (s3.count('GetObject') === 2) on.plant(file.id, randomBytes(on.raw(file.id).length));
    };
    await expect(on.evidence.open(file, 'original')).rejects.toMatchObject({ code: 'PreconditionFailed' });
  });

  it('is not called damaged when only the store is', async () => {
    const file = await keep(SMALL);
    s3.trouble('GetObject', error(503, 'ServiceUnavailable'), 3);
    await expect(on.evidence.check(file)).rejects.toMatchObject({ code: 'ServiceUnavailable' });
    expect(await on.evidence.check(file)).toBe('ok');
  });
});

describe('the sweep of a bucket', () => {
  it('ends uploads that broke off long ago, page by page, and spares those of now and of others', async () => {
    const begin = (key: string, ms: number) => {
      const initiated = new Date(s3.now().getTime() - ms);
      s3.uploads.set(`u${s3.uploads.size}`, { key, metadata: {}, parts: new Map(), initiated });
    };
    const id = () => randomBytes(16).toString('hex');
    for (let i = 0; i < 7; i += 1) begin(PREFIX + placeOf(id()), 2 * HOUR_MS);
    const fresh = PREFIX + placeOf(id());
    const strange = [`${PREFIX}README`, `kalteng/${placeOf(id())}`];
    begin(fresh, HOUR_MS / 2);
    for (const key of strange) begin(key, 100 * HOUR_MS);
    expect(await on.evidence.sweep(new Set())).toBe(7);
    expect([...s3.uploads.values()].map(({ key }) => key).toSorted()).toEqual([fresh, ...strange].toSorted());
  });

  it('does without the list of uploads where a store has none', async () => {
    s3.trouble('ListMultipartUploads', error(501, 'NotImplemented'), 3);
    expect(await on.evidence.sweep(new Set())).toBe(0);
  });

  it('spares what another program has just put there, whose row is not written yet, and what is not ours', async () => {
    const mine = await keep(SMALL);
    const strange = [`${PREFIX}README`, `${PREFIX}ab/notes.txt`, `kalteng/${placeOf(mine.id)}`];
    for (const key of strange) s3.plant(key, Buffer.from('of the operator'));
    for (const key of strange) s3.age(key, 1000 * HOUR_MS);
    const [dir, clock] = [
      mkdtempSync(path.join(tmpdir(), 'aduan-other-')),
      new TestClock(new Date('2099-01-01T00:00:00Z')),
    ];
    const other = await createEvidence({ dir, shelf: s3ShelfOf(s3), bytesMax: MIB, random: randomBytes, clock });
    expect(await other.sweep(new Set())).toBe(0);
    expect(await other.ids()).toEqual([mine.id]);
    on.age(mine.id, 61 * 60_000);
    expect(await other.sweep(new Set([mine.id]))).toBe(0);
    expect(await other.sweep(new Set())).toBe(1);
    expect([...s3.objects.keys()].toSorted()).toEqual(strange.toSorted());
    other.close();
    rmSync(dir, { recursive: true });
  });
});

describe('the memory of uploads', () => {
  it('is never more than was given, and everybody gets their turn', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 10 }), { maxLength: 40 }), async (wishes) => {
        const room = new UploadRoom(10);
        let held = 0;
        let most = 0;
        await Promise.all(
          wishes.map((bytes) =>
            room.with(bytes, async () => {
              held += bytes;
              most = Math.max(most, held);
              await new Promise((resolve) => setImmediate(resolve));
              held -= bytes;
            }),
          ),
        );
        expect(held).toBe(0);
        expect(most).toBeLessThanOrEqual(10);
      }),
      { numRuns: 30 },
    );
  });
});
