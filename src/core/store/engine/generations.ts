/** What a database says about its secret: how often it was replaced, and whether that is just being done. */
import * as z from 'zod';
import type { RandomBytes } from '../../clock.ts';
import { deriveKeys } from '../../seal/keys.ts';
import { SealBroken, Sealer } from '../../seal/sealer.ts';
import { StoreFault } from '../port/store.ts';

/** The row of `cursor` that tells how often the secret was replaced; beside the marks of channels, and none of them. */
export const ROTATED_MARK = { channel: 'aduan', stream: 'rotated' } as const;
/** The row of `cursor` that stands there while it is replaced: a part of the rows belongs to one secret, the rest to the other. */
export const ROTATING_MARK = { channel: 'aduan', stream: 'rotating' } as const;
/** Where the keyed hash stands that tells to which secret the database belongs. */
export const SECRET_MARK = { channel: 'aduan', stream: 'secret' } as const;

/** The detail of the fault when the secret of a database is just being replaced. */
export const HALF_ROTATED = 'half-rotated';

/** Reads both marks, on any connection. */
export const MARKS_SQL = `select stream, place from cursor where channel = '${ROTATED_MARK.channel}' and stream in ('${ROTATED_MARK.stream}', '${ROTATING_MARK.stream}')`;
/** What {@link MARKS_SQL} finds. */
export interface MarkRow {
  readonly stream: string;
  readonly place: string;
}

/** What stands there, as it is stored; null where nothing does. */
export interface SecretMarks {
  readonly rotated: string | null;
  readonly rotating: string | null;
}

/** The marks of an opened database. */
export function marksOf(rows: readonly MarkRow[]): SecretMarks {
  const place = (name: string) => rows.find(({ stream }) => stream === name)?.place ?? null;
  return { rotated: place(ROTATED_MARK.stream), rotating: place(ROTATING_MARK.stream) };
}

const rotationSchema = z.object({
  /** Epoch ms. */
  at: z.number(),
  /** How many entries the history had then; they were signed anew. */
  entries: z.number(),
  /** Hash of the newest of them before that, hex: an old copy can be compared with it. */
  end: z.string(),
});
/** One replacement of the secret, as the history begins with it. */
export type Rotation = z.infer<typeof rotationSchema>;

/** The mark `rotated`, JSON. */
const rotatedSchema = z.object({
  rotations: z.array(rotationSchema).min(1),
  /** The keys of all secrets before this one that lookups go through, oldest first, sealed as a row's key is; base64. */
  lookups: z.string(),
});

/** What opens a database, and what its history begins with. */
export interface Opening {
  readonly sealer: Sealer;
  readonly rotations: readonly Rotation[];
  /** Keys that lookups go through before the secret's own, oldest first. */
  readonly earlierLookups: readonly Buffer[];
}

const LOOKUPS = 'earlier lookup keys';
const KEY_BYTES = 32;

/** How the mark `rotated` is stored. @param sealer of the new secret */
export const rotatedText = (sealer: Sealer, rotations: readonly Rotation[], lookups: readonly Buffer[]): string =>
  JSON.stringify({ rotations, lookups: sealer.wrap(Buffer.concat([...lookups]), LOOKUPS).toString('base64') });

/**
 * What opens a database with this secret.
 * @throws StoreFault `unsealed` when it belongs to another one, as far as the mark tells; Error when the secret is too short
 */
export function openingOf(secret: string, random: RandomBytes, rotated: string | null): Opening {
  if (rotated === null) return { sealer: new Sealer(deriveKeys(secret), random), rotations: [], earlierLookups: [] };
  const { rotations, lookups } = parsedMark(rotatedSchema, rotated);
  const keys = deriveKeys(secret, rotations.length);
  try {
    const joined = new Sealer(keys, random).unwrap(Buffer.from(lookups, 'base64'), LOOKUPS);
    const earlierLookups = Array.from({ length: joined.length / KEY_BYTES }, (_, at) =>
      joined.subarray(at * KEY_BYTES, (at + 1) * KEY_BYTES),
    );
    return { sealer: new Sealer({ ...keys, earlierLookups }, random), rotations, earlierLookups };
  } catch (error) {
    if (error instanceof SealBroken) throw new StoreFault('unsealed', undefined, error);
    throw error;
  }
}

/** @throws StoreFault when a mark is not as it was written; it is not repeated */
export function parsedMark<Shape>(schema: z.ZodType<Shape>, text: string): Shape {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw new StoreFault('corrupt', 'mark-of-the-secret');
  }
}
