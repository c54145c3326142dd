/** How far the replacement of a secret has come: kept in the database, so that whoever begins again goes on there. */
import * as z from 'zod';
import type { Database } from '../engine/database.ts';
import { parsedMark, ROTATING_MARK } from '../engine/generations.ts';
import { run, type Work } from '../statements/work.ts';

const placeSchema = z.array(z.union([z.string(), z.number()]));
/** What of the last row that was done the next page begins behind; hashes in hex. */
export type Place = z.infer<typeof placeSchema>;

const rotationSchema = z.object({
  /** When it began, epoch ms. */
  at: z.number(),
  /** Of the history as it was then: how many entries, and the hash of the newest, hex. */
  entries: z.number(),
  end: z.string(),
  /** Keyed hashes that stand for the two secrets. */
  from: z.string(),
  to: z.string(),
  /** An old copy is in strange hands: codes that nobody has used are void. */
  stolen: z.boolean(),
  /** Channels whose chats nobody can come back to. */
  ended: z.array(z.string()),
  /** The table that is being done, by its place among the passes; null when all are. */
  pass: z.number().nullable(),
  /** Null: at its beginning. */
  after: placeSchema.nullable(),
  /** The hash that the next entry of the history follows, as it was and as it is now; hex. */
  chain: z.object({ before: z.string(), after: z.string() }),
  /** Values that did not open, and were left as they were. */
  unopened: z.number(),
});
/** How far it has come; the mark `rotating`, JSON. */
export type RotationState = z.infer<typeof rotationSchema>;

/** The replacement that was begun in a database and not ended; undefined where none was. @throws StoreFault when what stands there is damaged */
export const rotationIn = ({ marks }: Pick<Database, 'marks'>): RotationState | undefined =>
  marks.rotating === null ? undefined : parsedMark(rotationSchema, marks.rotating);

/** Notes how far it has come, in the transaction of what was done. */
export function* noteRotation(q: Database['q'], state: RotationState, now: Date): Work<void> {
  yield* run(q.handovers.cursor.move, { ...ROTATING_MARK, place: JSON.stringify(state), now });
}
