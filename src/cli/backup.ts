import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import Database from 'better-sqlite3';
import { eq } from 'drizzle-orm';
import { EvidenceFault } from '../core/evidence/evidence.ts';
import { placeOf } from '../core/evidence/id.ts';
import { makeFolder } from '../core/folder.ts';
import { describeFault } from '../core/observe.ts';
import { copyDatabase } from '../core/store/copy/copy.ts';
import { isHalfRotated } from '../core/store/copy/copy-mark.ts';
import { type CopySide, postgresSide, sqliteSide } from '../core/store/copy/copy-sides.ts';
import { HALF_ROTATED, MARKS_SQL, type MarkRow, marksOf } from '../core/store/engine/generations.ts';
import { NOT_OURS } from '../core/store/engine/migrations.ts';
import { type Erasure, StoreFault } from '../core/store/port/store.ts';
import { ERASED_MARK } from '../core/store/statements/erasure-statements.ts';
import { type ErasureRow, erasureOf } from '../core/store/transactions/erasures.ts';
import { databaseFile, storeFaultInWords } from '../database.ts';
import { writeLedger } from '../erasure-ledger.ts';
import { openEvidence } from '../evidence.ts';
import { faultInWords } from '../fault-in-words.ts';
import { noteBackup } from '../last-runs.ts';
import { BACKUP_MARK, markText } from '../put-back.ts';
import { EXIT, Refusal } from '../refusal.ts';
import { systemClock } from '../system-clock.ts';
import { goodPlace, type House, say } from './house.ts';
import { inShell } from './in-shell.ts';

/** A file of a backup, as `manifest.json` lists it. */
interface Copied {
  /** Below the backup's folder, with `/`. */
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Pages of the database copied between two pauses: the running program gets its turn in between. */
const PAGES_AT_ONCE = 500;

/**
 * `aduan backup DIR`: a copy that can be put in the place of DATA_DIR, while the program runs. The database is copied first, so that
 * every file it names is copied after it. The secret is not copied: who steals a backup reads nothing.
 * @throws Refusal when DIR is not empty or can not be made, or when the machine keeps the backup from being finished
 */
export async function backup(dir: string): Promise<void> {
  const target = path.resolve(dir);
  const { settings, policy } = goodPlace();
  if ((await countIn(target)) > 0)
    throw new Refusal(
      `${target} is not empty: name a new folder, for example ${dir}-${systemClock.now().toISOString().slice(0, 10)}`,
      EXIT.badSetting,
    );
  try {
    await backupInto(target, settings, policy);
  } catch (error) {
    const words = error instanceof Refusal ? undefined : faultInWords(error, settings);
    if (words === undefined) throw error;
    throw new Refusal(
      `The backup was broken off: ${words}.\n${target} holds a part of one, without manifest.json: remove it (rm -r ${inShell(target)}).`,
      EXIT.failed,
      error,
    );
  }
}

/** Makes the folder where there is none. @returns how much lies in it @throws Refusal when it can not be made */
async function countIn(target: string): Promise<number> {
  try {
    await makeFolder(target, 0o700);
    return (await readdir(target)).length;
  } catch (error) {
    const words = faultInWords(error);
    if (words === undefined) throw error;
    throw new Refusal(`No backup can be made. ${words}`, EXIT.badSetting, error);
  }
}

async function backupInto(target: string, settings: House['settings'], policy: House['policy']): Promise<void> {
  const bytesMax = policy.evidence.fileBytesMax;
  // The database is not opened as a store: one of an earlier version is copied as it is, before anything brings it up to date.
  const evidence = await openEvidence(settings, {
    bytesMax,
    random: (bytes) => randomBytes(bytes),
    clock: systemClock,
  });
  try {
    const database = path.join(target, 'aduan.db');
    const { dataDir, databaseUrl } = settings;
    const erased = await (databaseUrl === undefined
      ? copyFileOf(databaseFile(dataDir), database)
      : copyServerOf(databaseUrl, database));
    const copied: Copied[] = [await described(target, 'aduan.db')];
    const ledger = await writeLedger(path.join(target, 'erasures'), erased);
    if (ledger !== undefined) copied.push(await described(target, `erasures/${ledger}`));
    let gone = 0;
    for (const id of await evidence.ids()) {
      const name = `evidence/${placeOf(id)}`;
      if (await copyDurably(evidence.sealed(id), path.join(target, name))) copied.push(await described(target, name));
      else gone += 1;
    }
    const madeAt = systemClock.now();
    const manifest = { made_at: madeAt.toISOString(), files: copied };
    await writeFile(path.join(target, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`, {
      mode: 0o600,
      flush: true,
    });
    await noteBackup(dataDir, madeAt).catch((error: unknown) =>
      say(
        `Its time can not be noted in ${dataDir} (${describeFault(error).code}), so doctor and the alert do not know of it. The backup itself is whole.`,
      ),
    );
    say(
      `${copied.filter(({ name }) => name.startsWith('evidence/')).length} evidence files and the database are in ${target}, listed with their hashes in manifest.json.`,
    );
    if (gone > 0) say(`${gone} files were erased meanwhile.`);
    say(
      'The secret is not among them: keep a copy of it apart (DATA_DIR/secret, or ADUAN_SECRET). Without it nothing in the backup can be read.',
    );
    say(
      `To look at it: DATA_DIR=${inShell(target)} ${settings.evidence ? 'EVIDENCE_URL= ' : ''}ADUAN_SECRET=… npm run aduan -- verify`,
    );
  } finally {
    evidence.close();
  }
}

/** From a server into a file: every installation can open that, and `aduan copy` brings it back. */
async function copyServerOf(url: string, to: string): Promise<readonly Erasure[]> {
  const source = await postgresSide(url, 'from');
  let erased: readonly Erasure[];
  try {
    if (await isHalfRotated(source)) throw halfRotated();
    erased = await erasuresOn(source);
    const target = await sqliteSide(to, 'to');
    try {
      const done = await copyDatabase(source, target, () => undefined);
      if (done.some(({ same }) => !same))
        throw new Refusal('The copy is not the same as the database: make another one');
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
  markBackup(to);
  await syncFile(to);
  return erased;
}

/** Half of it would belong to one secret, half to another. */
const halfRotated = (): Refusal =>
  new Refusal(`This is no time for a backup: ${storeFaultInWords(new StoreFault('rejected', HALF_ROTATED), {})}`);

/** @returns what was erased in it: read before it is copied, so that the copy knows of all of it */
async function copyFileOf(from: string, to: string): Promise<readonly Erasure[]> {
  const source = new Database(from, { readonly: true, fileMustExist: true });
  let erased: readonly Erasure[];
  try {
    // A file that was emptied would be copied as a backup of nothing.
    if (source.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' LIMIT 1").get() === undefined)
      throw new Refusal(`${from} is empty: ${storeFaultInWords(new StoreFault('rejected', NOT_OURS), {})}`);
    const hasMarks = source.prepare("SELECT 1 FROM sqlite_master WHERE name = 'cursor'").get() !== undefined;
    if (hasMarks && marksOf(source.prepare<[], MarkRow>(MARKS_SQL).all()).rotating !== null) throw halfRotated();
    erased = hasMarks ? erasuresIn(source) : [];
    await source.backup(to, { progress: () => PAGES_AT_ONCE });
  } finally {
    source.close();
  }
  markBackup(to);
  await syncFile(to);
  return erased;
}

/** A database of an earlier version may have the table without such a row. */
const erasuresIn = (source: Database.Database): readonly Erasure[] =>
  source
    .prepare<[string], { dossier: string; place: string; at: number }>(
      'select stream as dossier, place, moved_at as at from cursor where channel = ?',
    )
    .all(ERASED_MARK)
    .map(({ at, ...row }) => erasureOf({ ...row, at: new Date(at) }));

async function erasuresOn({ db, tables: { cursor } }: CopySide): Promise<readonly Erasure[]> {
  const rows: readonly ErasureRow[] = await db
    .select({ dossier: cursor.stream, place: cursor.place, at: cursor.movedAt })
    .from(cursor)
    .where(eq(cursor.channel, ERASED_MARK));
  return rows.map(erasureOf);
}

/** So that whoever puts it back is told what only the ledger knows. A database of an earlier version may have no table for it. */
function markBackup(file: string): void {
  const db = new Database(file);
  try {
    if (db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'cursor'").get() === undefined) return;
    const now = systemClock.now();
    db.prepare('insert or replace into cursor (channel, stream, place, moved_at) values (?, ?, ?, ?)').run(
      ...[BACKUP_MARK.channel, BACKUP_MARK.stream, markText(now), now.getTime()],
    );
  } finally {
    db.close();
  }
}

async function syncFile(to: string): Promise<void> {
  const file = await open(to, 'r+');
  try {
    await file.chmod(0o600);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** @returns false when the file was erased in between */
async function copyDurably(from: AsyncIterable<Buffer>, to: string): Promise<boolean> {
  await makeFolder(path.dirname(to), 0o700);
  const file = await open(to, 'wx', 0o600);
  try {
    await writeFile(file, from);
    await file.sync();
    return true;
  } catch (error) {
    if (!(error instanceof EvidenceFault && error.code === 'missing')) throw error;
    await rm(to);
    return false;
  } finally {
    await file.close();
  }
}

async function described(folder: string, name: string): Promise<Copied> {
  const file = path.join(folder, name);
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return { name, bytes: (await stat(file)).size, sha256: hash.digest('hex') };
}
