/** The data folder: the database, the evidence files, and the secret that opens them. */
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Settings } from './config.ts';
import type { Clock, RandomBytes } from './core/clock.ts';
import { openStore } from './core/store/sql-store.ts';
import { type Store, StoreFault } from './core/store/store.ts';
import { Refusal } from './refusal.ts';
import { codeOf, OWNER_FOLDER, secretOf } from './secret.ts';

/** Where things lie in a data folder. */
export interface DataPaths {
  readonly folder: string;
  readonly database: string;
  /** Evidence files, each under its random id. */
  readonly evidence: string;
  /** The generated secret; mode 600. */
  readonly secret: string;
}

export const dataPaths = (folder: string): DataPaths => ({
  folder,
  database: path.join(folder, 'aduan.db'),
  evidence: path.join(folder, 'evidence'),
  secret: path.join(folder, 'secret'),
});

/** An opened data folder. */
export interface Installation<Talk> {
  readonly paths: DataPaths;
  readonly secret: string;
  readonly store: Store<Talk>;
}

/** What {@link openInstallation} is given besides the settings. */
export interface InstallationParts {
  readonly clock: Clock;
  readonly random: RandomBytes;
}

/** Conversations are numbered from 1 and never deleted: what the first one holds tells whether the secret fits. */
const FIRST_CONVERSATION = 1;

/**
 * Opens the data folder, making what is missing: folders, secret, database.
 * @throws Refusal when it can not be used: no right to write, a database without its secret, another secret, a broken file
 */
export async function openInstallation<Talk>(
  settings: Pick<Settings, 'dataDir' | 'secret'>,
  { clock, random }: InstallationParts,
): Promise<Installation<Talk>> {
  const paths = dataPaths(settings.dataDir);
  try {
    await mkdir(paths.evidence, { recursive: true, mode: OWNER_FOLDER });
  } catch (cause) {
    throw new Refusal(
      `DATA_DIR ${paths.folder} can not be made or written (${codeOf(cause)})`,
      'give this user the right to, or set DATA_DIR to another folder, for example DATA_DIR=./data',
      cause,
    );
  }
  const secret = settings.secret ?? (await secretOf(paths, random));
  const store = openDatabase<Talk>(paths, secret, { clock, random });
  try {
    await checkSecret(store, paths);
  } catch (error) {
    await store.close();
    throw error;
  }
  return { paths, secret, store };
}

/**
 * As {@link openInstallation}, for commands that look at what is there: makes nothing.
 * @throws Refusal also when there is no database
 */
export async function openExisting<Talk>(
  settings: Pick<Settings, 'dataDir' | 'secret'>,
  parts: InstallationParts,
): Promise<Installation<Talk>> {
  const { database } = dataPaths(settings.dataDir);
  if (!existsSync(database))
    throw new Refusal(`there is no database at ${database} yet`, 'npm start makes one; or set DATA_DIR to where it lies');
  return openInstallation<Talk>(settings, parts);
}

const FIXES: Readonly<Partial<Record<StoreFault['code'], string>>> = {
  full: 'the disk is full: make room and try again',
  busy: 'another program holds the database: stop it and try again',
  io: 'look at the rights of DATA_DIR and at the disk',
  corrupt: 'the file is damaged: put back a backup, then npm run aduan -- verify',
};

function openDatabase<Talk>(paths: DataPaths, secret: string, { clock, random }: InstallationParts): Store<Talk> {
  try {
    return openStore<Talk>({ file: paths.database, secret, clock, random });
  } catch (cause) {
    const fault = cause instanceof StoreFault ? cause : undefined;
    throw new Refusal(
      `the database at ${paths.database} can not be opened (${fault?.detail ?? fault?.code ?? codeOf(cause)})`,
      fault ? FIXES[fault.code] : 'a newer version may have made it: use that one, or put back a backup',
      cause,
    );
  }
}

/** Makes sure that the database was made with this secret; an empty one fits every secret. */
async function checkSecret(store: Store<unknown>, paths: DataPaths): Promise<void> {
  try {
    await store.read(FIRST_CONVERSATION, 1);
  } catch (cause) {
    if (cause instanceof StoreFault && cause.code === 'rejected') return; // no conversation yet
    if (!(cause instanceof StoreFault) || cause.code !== 'unsealed') throw cause;
    throw new Refusal(
      `the database at ${paths.database} was made with another ADUAN_SECRET: nothing in it opens with this one`,
      `set ADUAN_SECRET to the one it was made with, or put the right file back at ${paths.secret}`,
      cause,
    );
  }
}
