import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import type { Settings } from './config.ts';
import type { Conversation } from './core/mind.ts';
import { describeFault } from './core/observe.ts';
import { HALF_ROTATED } from './core/store/engine/generations.ts';
import { MADE_BY_NEWER, MADE_BY_OLDER, NOT_OURS } from './core/store/engine/migrations.ts';
import { assertSound } from './core/store/engine/sqlite.ts';
import { openSharedStore, openStore, type StoreParts } from './core/store/open.ts';
import { type Store, StoreFault } from './core/store/port/store.ts';
import type { Alone } from './core/store/postgres/alone.ts';
import { workAloneIn } from './core/store/postgres/alone-in-folder.ts';
import { EXIT, Refusal } from './refusal.ts';
import { refuseSecret } from './secret.ts';

type Where = Pick<Settings, 'dataDir' | 'databaseUrl'>;

/** The SQLite file of a data folder. */
export const databaseFile = (dataDir: string): string => path.join(dataDir, 'aduan.db');

/** Whether there is a database to look at; one that is reached by an address is taken to be there. */
export const hasDatabase = ({ dataDir, databaseUrl }: Where): boolean =>
  databaseUrl !== undefined || existsSync(databaseFile(dataDir));

/**
 * Whether a data folder is shut to this user, so that nobody can say what is in it.
 * @returns the code that the system answered with; undefined where it opens, or there is none
 */
export function shutFolder(dataDir: string): 'EACCES' | 'EPERM' | undefined {
  try {
    accessSync(dataDir, constants.R_OK | constants.X_OK);
    return undefined;
  } catch (error) {
    const { code } = describeFault(error);
    return code === 'EACCES' || code === 'EPERM' ? code : undefined;
  }
}

/** Which database it is, for the operator: never with a password. */
export function databaseInWords({ dataDir, databaseUrl }: Where): string {
  if (databaseUrl === undefined) return `SQLite in ${dataDir}`;
  const { host, pathname } = new URL(databaseUrl);
  return `PostgreSQL ${pathname.slice(1)} at ${host || 'a local socket'}`;
}

const FILE_FAULTS: Readonly<Partial<Record<StoreFault['code'], string>>> = {
  full: 'the disk is full: make room and try again',
  busy: 'another program holds it: stop that one and try again',
  io: 'look at the rights of DATA_DIR and at the disk',
  corrupt:
    'the file is damaged: keep a copy of the folder, see what is wrong with `aduan verify`, and put back the last backup (docs/operations/README.md, “Restoring to SQLite”)',
};
const SERVER_FAULTS: Readonly<Partial<Record<StoreFault['code'], string>>> = {
  full: "the server's disk is full: make room and try again",
  busy: 'another program holds its locks: try again',
  io: 'look whether the server runs, and at the host, name and password in DATABASE_URL',
  corrupt: 'the server finds it damaged: put back a backup',
  rejected: 'look at the name, the password and the rights in DATABASE_URL: the tables must be ours to make',
};
/** Settings of the server that would lose what a citizen was told is stored. */
const NOT_DURABLE = 'synchronous-commit-is-off';
/** PostgreSQL's code for it (Appendix A, "invalid_catalog_name"). */
const NO_SUCH_DATABASE = '3D000';
const HALF_COPIED = 'half-copied';

/** A store's fault in words for the operator. */
export function storeFaultInWords({ code, detail }: StoreFault, { databaseUrl }: Partial<Where>): string {
  if (detail === NOT_DURABLE)
    return 'the database does not keep what it was told (synchronous_commit = off): set it to on for this database, ALTER DATABASE … SET synchronous_commit = on';
  if (detail === MADE_BY_NEWER)
    return 'the database was brought up to date by a newer version of Aduan: run that one, or put back the backup that was made before (docs/operations)';
  if (detail === MADE_BY_OLDER)
    return 'the database was left by an earlier version of Aduan, and only `start` brings it up to date: make a backup, then start this version (docs/operations, “Upgrading”). For a copy of a backup: aduan migrate, with DATA_DIR or DATABASE_URL naming it';
  if (detail === NOT_OURS) return 'there is nothing of Aduan in it: start it once (npm start), or look at the name';
  if (detail === HALF_COPIED)
    return 'the database holds a part of another one: the copy into it was broken off. Run the same `aduan copy` again until it says “Both hold the same” (it writes only what is missing); of a backup make a new one';
  if (detail === HALF_ROTATED)
    return 'the secret was being replaced, and that was broken off: run `npm run aduan -- secret rotate` again. It goes on where it stopped, and nothing is lost; until then nothing else works on the database';
  if (detail === NO_SUCH_DATABASE)
    return 'the server has no database of that name: make an empty one (createdb --owner NAME DATABASE), or look at the name after the last / in DATABASE_URL';
  const faults = databaseUrl === undefined ? FILE_FAULTS : SERVER_FAULTS;
  return `the database does not work (${detail ?? code})${faults[code] ? `: ${faults[code]}` : ''}`;
}

/**
 * Opens the database of the settings and brings it to the newest version; `asItIs`: changes nothing of an older one, and refuses it.
 * @throws Refusal when it can not be opened, with what to do about it
 */
export async function openDatabase(
  where: Where,
  parts: Pick<StoreParts, 'secret' | 'clock' | 'random' | 'onErased'>,
  how: { readonly asItIs?: boolean } = {},
): Promise<Store<Conversation>> {
  try {
    const store =
      where.databaseUrl === undefined
        ? openStore<Conversation>({ file: databaseFile(where.dataDir), ...parts }, how)
        : await openSharedStore<Conversation>({ url: where.databaseUrl, ...parts }, how);
    if (!(await store.isHalfCopied())) return store;
    await store.close();
    throw new StoreFault('rejected', HALF_COPIED);
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    if (error.code === 'unsealed') refuseSecret(where, error);
    const words = storeFaultInWords(error, where);
    throw where.databaseUrl === undefined
      ? new Refusal(`In ${where.dataDir} ${words}`, EXIT.failed, error)
      : new Refusal(`DATABASE_URL: ${words}`, EXIT.badSetting, error);
  }
}

/** Looks whether the SQLite file of a data folder is sound, before a program works on it. @throws Refusal when it is damaged, with what to do */
export function refuseDamaged({ dataDir, databaseUrl }: Where): void {
  if (databaseUrl !== undefined) return;
  try {
    assertSound(databaseFile(dataDir));
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    throw new Refusal(`In ${dataDir} ${storeFaultInWords(error, {})}`, EXIT.failed, error);
  }
}

/**
 * Takes a data folder for this program alone, before its SQLite database is worked on.
 * @param setting where the folder was named
 * @param wants `a-folder` could do with another one; `this-folder` changes what lies in it
 * @throws Refusal when another program works there, or the folder can not be written
 */
export function takeFolder(
  dataDir: string,
  setting: 'DATA_DIR' | '--to' = 'DATA_DIR',
  wants: 'a-folder' | 'this-folder' = 'a-folder',
): Alone {
  let alone: Alone | undefined;
  try {
    alone = workAloneIn(dataDir);
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    throw new Refusal(`In ${dataDir} ${storeFaultInWords(error, {})}`, EXIT.failed, error);
  }
  if (alone) return alone;
  if (setting === '--to') throw new Refusal(`--to: another Aduan works in ${dataDir}: stop it first`, EXIT.failed);
  if (wants === 'this-folder')
    throw new Refusal(
      `DATA_DIR: another Aduan works in ${dataDir}. Stop that one first: this needs the folder for itself, and starts nothing.`,
      EXIT.badSetting,
    );
  throw new Refusal(
    `DATA_DIR: another Aduan works in ${dataDir}. Stop that one first, or set another folder, for example DATA_DIR=./other. (Several programs can share one PostgreSQL database: DATABASE_URL.)`,
    EXIT.badSetting,
  );
}
