import type { Clock, RandomBytes } from '../../clock.ts';
import { deriveKeys } from '../../seal/keys.ts';
import { Sealer } from '../../seal/sealer.ts';
import type { Database } from '../engine/database.ts';
import {
  openingOf,
  ROTATED_MARK,
  ROTATING_MARK,
  type Rotation,
  rotatedText,
  SECRET_MARK,
} from '../engine/generations.ts';
import { StoreFault } from '../port/store.ts';
import { one, run, type Work } from '../statements/work.ts';
import { beginningOf } from '../transactions/history.ts';
import type { Pass } from './pass.ts';
import { passesOf } from './passes.ts';
import { Resealing } from './resealing.ts';
import { noteRotation, type RotationState, rotationIn } from './rotation.ts';

/** Rows that are written in one transaction. */
const PAGE = 1_000;

/** The detail of the fault when a replacement was begun with other secrets. */
export const OTHER_SECRETS = 'rotation-of-other-secrets';

/** What it is done with. */
export interface RotationParts {
  /** Opened as it is, and used by nobody else until the end. */
  readonly db: Database;
  readonly random: RandomBytes;
  readonly clock: Pick<Clock, 'now'>;
  /** Rows that are written in one transaction; a thousand when it is not said. */
  readonly rowsAtOnce?: number;
}

/** The two secrets, and what becomes of chats. */
export interface Replacement {
  /** The secret that the database belongs to. */
  readonly from: string;
  readonly to: string;
  /**
   * Where an old copy is in strange hands: channels whose chats nobody can come back to, because whoever knows a chat's name is let in there, and
   * the copy tells the names. Codes that nobody has used are void too: by the old secret they can be found out. Undefined: everything stays good.
   */
  readonly stolen?: { readonly ended: readonly string[] };
}

/** How far it has come. */
export interface Progress {
  readonly table: string;
  /** Which pass of how many, from 1. */
  readonly pass: number;
  readonly passes: number;
  /** Rows of this pass that this run has done. */
  readonly rows: number;
  /** The pass is through. */
  readonly done: boolean;
}

/** The keyed hash that stands for a secret in a database. */
const standsFor = (sealer: Sealer): string => sealer.lookup('secret', 'of this database').toString('base64url');

/** Whether a database belongs to this secret, as far as a replacement that is under way or done tells. */
export function isReplacedBy({ db, random }: RotationParts, { to }: RotationState, secret: string): boolean {
  try {
    return standsFor(openingOf(secret, random, db.marks.rotated).sealer) === to;
  } catch (error) {
    if (error instanceof StoreFault && error.code === 'unsealed') return false;
    throw error;
  }
}

/**
 * Replaces the secret of a database: whatever is sealed or hashed with it, or with a key that it wraps, is written anew, a page at a time. Broken
 * off at any moment it goes on there when it is called again. The mark stays until {@link endRotation}: no program works on the database.
 * @param told called after each page
 * @returns how many values did not open and were left as they were
 * @throws StoreFault; `rejected` when another replacement was begun, with other secrets
 */
export async function rotateSecret(
  parts: RotationParts,
  replacement: Replacement,
  told: (progress: Progress) => void,
): Promise<RotationState> {
  const { db, random, clock, rowsAtOnce = PAGE } = parts;
  const known = rotationIn(db);
  if (known?.pass === null) {
    // The old secret opens nothing any more.
    if (isReplacedBy(parts, known, replacement.to)) return known;
    throw new StoreFault('rejected', OTHER_SECRETS);
  }
  const { sealer: before, rotations, earlierLookups } = openingOf(replacement.from, random, db.marks.rotated);
  const generation = rotations.length + 1;
  const lookups = [...earlierLookups, deriveKeys(replacement.from, rotations.length).lookup];
  const after = new Sealer({ ...deriveKeys(replacement.to, generation), earlierLookups: lookups }, random);
  const names = { from: standsFor(before), to: standsFor(after) };

  let state =
    known ??
    (await begun(
      parts,
      { ...names, stolen: replacement.stolen !== undefined, ended: [...(replacement.stolen?.ended ?? [])] },
      before,
      after,
      rotations,
    ));
  if (state.from !== names.from || state.to !== names.to) throw new StoreFault('rejected', OTHER_SECRETS);
  const seals = new Resealing(before, after);
  const passes = passesOf(db.q);
  while (state.pass !== null && state.pass < passes.length) {
    const at = state.pass;
    const pass = passes[at];
    if (!pass) break;
    let rows = 0;
    while (state.pass === at) {
      const from: RotationState = state;
      const page = await inTransaction(db, () => movePage(db, pass, seals, from, { now: clock.now(), rowsAtOnce }));
      state = page.state;
      rows += page.rows;
      told({ table: pass.table, pass: at + 1, passes: passes.length, rows, done: state.pass !== at });
    }
  }
  const done: RotationState = { ...state, pass: null };
  if (state.pass !== null)
    await inTransaction(db, function* () {
      const now = clock.now();
      const place = rotatedText(after, [...rotations, recordOf(state)], lookups);
      yield* run(db.q.handovers.cursor.move, { ...ROTATED_MARK, place, now });
      yield* run(db.q.handovers.cursor.move, { ...SECRET_MARK, place: names.to, now });
      yield* noteRotation(db.q, done, now);
    });
  return done;
}

/** The new secret is where the program finds it: from now on it works again. */
export async function endRotation({ db }: Pick<RotationParts, 'db'>): Promise<void> {
  await inTransaction(db, () => run(db.q.rotate.forget, ROTATING_MARK));
  db.truncateLog();
}

const recordOf = ({ at, entries, end }: RotationState): Rotation => ({ at, entries, end });

/** Notes that it begins. */
function begun(
  { db, clock }: RotationParts,
  names: Pick<RotationState, 'from' | 'to' | 'stolen' | 'ended'>,
  before: Sealer,
  after: Sealer,
  rotations: readonly Rotation[],
): Promise<RotationState> {
  return inTransaction(db, function* () {
    const now = clock.now();
    const newest = (yield* one(db.q.history.lastHash))?.hash;
    const beginning = beginningOf(before, rotations);
    const record: Rotation = {
      at: now.getTime(),
      entries: (yield* one(db.q.rotate.historyCount))?.n ?? 0,
      end: (newest ?? beginning).toString('hex'),
    };
    const chain = {
      before: beginning.toString('hex'),
      after: beginningOf(after, [...rotations, record]).toString('hex'),
    };
    const state: RotationState = { ...record, ...names, pass: 0, after: null, chain, unopened: 0 };
    yield* noteRotation(db.q, state, now);
    return state;
  });
}

/** Writes a page of rows anew, and notes that. */
function* movePage(
  { q }: Database,
  pass: Pass,
  seals: Resealing,
  state: RotationState,
  { now, rowsAtOnce }: { readonly now: Date; readonly rowsAtOnce: number },
): Work<{ readonly state: RotationState; readonly rows: number }> {
  seals.unopened = 0;
  const { rows, after, chain } = yield* pass.movePage({ q, seals, state, now }, rowsAtOnce);
  const next: RotationState = {
    ...state,
    pass: after !== null || state.pass === null ? state.pass : state.pass + 1,
    after,
    chain,
    unopened: state.unopened + seals.unopened,
  };
  yield* noteRotation(q, next, now);
  return { state: next, rows };
}

async function inTransaction<Result>({ transact }: Database, work: () => Work<Result>): Promise<Result> {
  const [outcome] = await transact([work], [undefined]);
  if (!outcome) throw new StoreFault('rejected', 'nothing-came-of-it');
  if (!outcome.ok) throw outcome.fault;
  return outcome.result as Result;
}
