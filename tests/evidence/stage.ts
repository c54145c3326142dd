import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { createEvidence, type EvidenceOptions, type EvidenceStore } from '../../src/core/evidence/evidence.ts';
import { placeOf } from '../../src/core/evidence/id.ts';
import type { KeptFile } from '../../src/core/facts.ts';
import { realClock } from '../fakes/clock.ts';

export const MIB = 1024 * 1024;

/** A store in a folder of its own; `troubles` holds what it reported. */
export interface Stage {
  readonly dir: string;
  readonly evidence: EvidenceStore;
  readonly troubles: string[];
  /** Keeps bytes that must be taken. */
  kept(bytes: Buffer): Promise<KeptFile>;
  /** Where a file stands in the folder. */
  pathOf(id: string): string;
  /** Every file below the folder, incoming ones too. */
  files(): string[];
  end(): void;
}

export async function stage(options: Partial<EvidenceOptions> = {}): Promise<Stage> {
  const dir = options.dir ?? mkdtempSync(path.join(tmpdir(), 'aduan-evidence-'));
  const troubles: string[] = [];
  const evidence = await createEvidence({
    dir,
    bytesMax: 2 * MIB,
    random: randomBytes,
    clock: realClock,
    report: (trouble) => troubles.push(trouble),
    ...options,
  });
  return {
    dir,
    evidence,
    troubles,
    async kept(bytes) {
      const result = await evidence.keep(streamOf(bytes), {});
      if (!result.ok) throw new Error(result.why);
      return result.file;
    },
    pathOf: (id) => path.join(dir, placeOf(id)),
    files: () => filesIn(dir),
    end() {
      evidence.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** Bytes as a stream, in pieces of this size. */
export const streamOf = (bytes: Buffer, piece = 1000): Readable =>
  Readable.from(
    (function* () {
      for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
    })(),
  );

export const filesIn = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));

/** All bytes of these files, one after the other. */
export const contentOf = (files: readonly string[]): Buffer => Buffer.concat(files.map((file) => readFileSync(file)));
