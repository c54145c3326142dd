import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Clock } from '../../src/core/clock.ts';
import { nodeDisk } from '../../src/core/evidence/disk.ts';
import { createEvidence, type EvidenceStore } from '../../src/core/evidence/evidence.ts';
import { folderShelf } from '../../src/core/evidence/folder-shelf.ts';
import { placeOf } from '../../src/core/evidence/id.ts';
import { Incoming } from '../../src/core/evidence/incoming.ts';
import { s3Shelf } from '../../src/core/evidence/s3/shelf.ts';
import type { Shelf } from '../../src/core/evidence/shelf.ts';
import { realClock } from '../fakes/clock.ts';
import { S3, S3_BUCKET, S3_REGION } from '../fakes/s3.ts';
import type { Key } from '../fakes/s3-signature.ts';
import { MIB, streamOf } from './stage.ts';

/** A shelf, and what lies on it as somebody sees it who goes around the program. */
export interface OnShelf {
  readonly shelf: Shelf;
  readonly incoming: Incoming;
  readonly evidence: EvidenceStore;
  /** Ids of what stands there. */
  standing(): string[];
  /** Files that are still on their way, on this machine. */
  underWay(): string[];
  raw(id: string): Buffer;
  plant(id: string, bytes: Buffer): void;
  /** Lets a file look so much older. */
  age(id: string, ms: number): void;
  kept(bytes: Buffer): ReturnType<EvidenceStore['keep']>;
  /** Where it is a bucket. */
  readonly s3: S3 | undefined;
  end(): Promise<void>;
}

export const HOUR_MS = 3_600_000;
export const PREFIX = 'kalsel/';
/** As small as the stand-in allows: a file of some hundred kilobytes goes up in pieces. */
export const PART_BYTES = 64 * 1024;
/** Longest silence that a test waits through, in milliseconds. */
const SILENCE_MS = 300;

/** How a bucket of the stand-in is reached. */
export const s3ShelfOf = (s3: S3, options: { readonly key?: Key; readonly silenceMs?: number } = {}): Shelf => {
  const { key = s3.key, silenceMs = 5_000 } = options;
  const credentials = { accessKeyId: key.id, secretAccessKey: key.secret };
  return s3Shelf(
    { bucket: S3_BUCKET, prefix: PREFIX, region: S3_REGION, endpoint: s3.url, pathStyle: true, credentials },
    { random: randomBytes, silenceMs, partBytes: PART_BYTES },
  );
};

async function bucket(options: { readonly silent?: boolean }) {
  const s3 = await new S3().listen();
  s3.partBytesMin = PART_BYTES;
  s3.pageMax = 3;
  const shelf = s3ShelfOf(s3, options.silent ? { silenceMs: SILENCE_MS } : {});
  const key = (id: string) => PREFIX + placeOf(id);
  return {
    s3,
    shelf,
    standing: () => [...s3.objects.keys()].map((name) => name.slice(-32)),
    raw: (id: string) => s3.objects.get(key(id))?.bytes ?? Buffer.alloc(0),
    plant: (id: string, bytes: Buffer) => s3.plant(key(id), bytes),
    age: (id: string, ms: number) => s3.age(key(id), ms),
  };
}

function folder(dir: string, incoming: Incoming) {
  const file = (id: string) => path.join(dir, placeOf(id));
  return {
    s3: undefined,
    shelf: folderShelf({ dir, incoming, disk: nodeDisk }),
    standing: () =>
      readdirSync(dir, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !entry.parentPath.endsWith('incoming'))
        .map(({ name }) => name),
    raw: (id: string) => readFileSync(file(id)),
    plant: (id: string, bytes: Buffer) => writeFileSync(file(id), bytes),
    age(id: string, ms: number) {
      const then = new Date(statSync(file(id)).mtimeMs - ms);
      utimesSync(file(id), then, then);
    },
  };
}

/** @param silent the bucket's client waits for an answer for a moment only */
export async function onShelf(
  kind: 'folder' | 'bucket',
  options: { readonly clock?: Clock; readonly silent?: boolean } = {},
): Promise<OnShelf> {
  const { clock = realClock } = options;
  const dir = mkdtempSync(path.join(tmpdir(), 'aduan-shelf-'));
  const parts = { disk: nodeDisk, random: randomBytes, clock };
  const incoming = new Incoming({ ...parts, dir: path.join(dir, 'incoming'), graceMs: HOUR_MS });
  const place = kind === 'bucket' ? await bucket(options) : folder(dir, incoming);
  const evidence = await createEvidence({ dir, shelf: place.shelf, bytesMax: 2 * MIB, ...parts });
  return {
    ...place,
    incoming,
    evidence,
    underWay: () => readdirSync(path.join(dir, 'incoming')),
    kept: (bytes) => evidence.keep(streamOf(bytes, 16_384), {}),
    async end() {
      evidence.close();
      await place.s3?.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
