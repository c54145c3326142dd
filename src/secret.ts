/** The installation's secret: from the settings, or made once and kept in the data folder. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, link, open, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Settings } from './config.ts';
import type { RandomBytes } from './core/clock.ts';
import { makeFolder, syncFolder } from './core/folder.ts';
import { SECRET_LENGTH_MIN } from './core/seal/keys.ts';
import { type Store, StoreFault } from './core/store/port/store.ts';
import { EXIT, Refusal } from './refusal.ts';

/** 33 bytes are 44 characters of base 64, without padding. */
const SECRET_BYTES = 33;
const OWNER_ONLY = 0o600;
const OWNER_FOLDER = 0o700;
/** Conversations are numbered from 1 and never deleted: what the first one holds tells whether the secret fits. */
const FIRST_CONVERSATION = 1;

const fileOf = (dataDir: string): string => path.join(dataDir, 'secret');
/** Where the secret lies that takes the place of the one in use, until it does. */
export const nextSecretFile = (dataDir: string): string => path.join(dataDir, 'secret.new');
const databaseOf = (dataDir: string): string => path.join(dataDir, 'aduan.db');

/**
 * The secret: the setting, else `DATA_DIR/secret` (mode 600), made at the first start. The folder is made with it.
 * @param setting `ADUAN_SECRET`
 * @throws Refusal when it can not be read or written, or when there is a database but no secret: a new one could open nothing of it
 */
export async function secretOf(dataDir: string, setting: string | undefined, random: RandomBytes): Promise<string> {
  try {
    await makeFolder(dataDir, OWNER_FOLDER);
    if (setting !== undefined) return setting;
    const kept = await readSecret(dataDir);
    if (kept !== undefined) return kept;
    if (existsSync(databaseOf(dataDir)))
      throw new Refusal(
        `${fileOf(dataDir)} is missing, and the database beside it can not be read without it: put it back, or set ADUAN_SECRET to what was in it.`,
        EXIT.badSetting,
      );
    await makeSecret(dataDir, newSecret(random));
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    throw new Refusal(
      `DATA_DIR ${dataDir} can not be written (${codeOf(cause)}): give this user the right to, or set another folder, for example DATA_DIR=./data`,
      EXIT.badSetting,
      cause,
    );
  }
  const made = await readSecret(dataDir);
  if (made === undefined) throw new Refusal(`${fileOf(dataDir)} vanished while it was made: start again.`);
  return made;
}

/** A secret that nobody knows yet. */
export const newSecret = (random: RandomBytes): string => random(SECRET_BYTES).toString('base64url');

/** The secret that waits to take the place of the one in use; undefined where none does. @throws Refusal when it can not be read */
export const nextSecret = (dataDir: string): Promise<string | undefined> =>
  readSecretFrom(nextSecretFile(dataDir), 'remove it, and begin again');

/** The secret in a file that the operator names. @throws Refusal when it can not be read, or is too short */
export async function secretIn(file: string): Promise<string> {
  const secret = await readSecretFrom(file, 'write a longer one there, for example of `openssl rand -base64 33`');
  if (secret === undefined) throw new Refusal(`${file}: there is no such file.`, EXIT.badSetting);
  return secret;
}

/** Writes down the secret that is to take the place of the one in use, mode 600 and on the disk, before anything is sealed with it. */
export async function keepNextSecret(dataDir: string, secret: string): Promise<void> {
  const draft = `${nextSecretFile(dataDir)}.${randomUUID()}`;
  await writeDurably(draft, secret);
  await rename(draft, nextSecretFile(dataDir));
  await syncFolder(dataDir);
}

/**
 * Puts the secret that waits in the place of the one in `DATA_DIR/secret`, which is kept aside.
 * @returns the file in which the old one is kept
 */
export async function replaceSecret(dataDir: string, day: string): Promise<string> {
  const aside = await asideFor(dataDir, day);
  await rename(nextSecretFile(dataDir), fileOf(dataDir));
  await syncFolder(dataDir);
  return aside;
}

/** The day in the name of a file in which {@link replaceSecret} kept an old secret, `2026-11-28`; undefined for any other name. */
export const asideDay = (name: string): string | undefined =>
  /^secret\.until-(\d{4}-\d{2}-\d{2})(?:-\d+)?$/.exec(name)?.[1];

/** The secret that is in use, without making one: the setting, else the file; undefined where there is neither. @throws Refusal when it can not be read */
export const secretInUse = async (dataDir: string, setting: string | undefined): Promise<string | undefined> =>
  setting ?? readSecretFrom(fileOf(dataDir), 'put back the one the database was made with.');

/** Keeps what is in `DATA_DIR/secret` under a name with a day: only backups made before need it. */
async function asideFor(dataDir: string, day: string): Promise<string> {
  const kept = await readFile(fileOf(dataDir), 'utf8');
  for (let number = 1; ; number += 1) {
    const aside = path.join(dataDir, `secret.until-${day}${number === 1 ? '' : `-${number}`}`);
    try {
      await link(fileOf(dataDir), aside);
      return aside;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
      // Of a run that was broken off just here.
      if ((await readFile(aside, 'utf8')) === kept) return aside;
    }
  }
}

/**
 * Makes sure that a database that several machines may share belongs to this machine's secret. Two that were set up on the same day, each with a
 * secret of its own, would both find it empty, and later open nothing of each other's.
 * @throws Refusal when it belongs to another
 */
export async function claimDatabase(store: Pick<Store<unknown>, 'belongsToSecret'>): Promise<void> {
  if (!(await store.belongsToSecret())) throw anotherSecret();
}

/**
 * Makes sure that the database was made with this secret; an empty one fits every secret.
 * @throws Refusal when it was made with another
 */
export async function checkSecret(
  store: Pick<Store<unknown>, 'read'>,
  where: Pick<Settings, 'dataDir' | 'databaseUrl'>,
): Promise<void> {
  try {
    await store.read(FIRST_CONVERSATION, 1);
  } catch (cause) {
    if (cause instanceof StoreFault && cause.code === 'rejected') return; // no conversation yet
    if (!(cause instanceof StoreFault) || cause.code !== 'unsealed') throw cause;
    refuseSecret(where, cause);
  }
}

/** @throws Refusal that says what to do about a database that belongs to another secret */
export function refuseSecret(
  { dataDir, databaseUrl }: Pick<Settings, 'dataDir' | 'databaseUrl'>,
  cause: unknown,
): never {
  if (databaseUrl !== undefined) throw anotherSecret(cause);
  throw new Refusal(
    `The database in ${dataDir} was made with another ADUAN_SECRET: nothing in it opens with this one. Set ADUAN_SECRET to the one it was made with, or put the right file back at ${fileOf(dataDir)}. (Its secret may have been replaced since: a backup opens with the secret of its time.)`,
    EXIT.badSetting,
    cause,
  );
}

const anotherSecret = (cause?: unknown): Refusal =>
  new Refusal(
    `The database that DATABASE_URL names was made with another ADUAN_SECRET than this machine has: nothing in it opens with this one. Every machine needs the same: set ADUAN_SECRET here to what the first one has (its setting, or what is in DATA_DIR/secret there).`,
    EXIT.badSetting,
    cause,
  );

async function readSecret(dataDir: string): Promise<string | undefined> {
  const file = fileOf(dataDir);
  const secret = await readSecretFrom(
    file,
    existsSync(databaseOf(dataDir))
      ? 'put back the one the database was made with.'
      : 'remove it, and the next start makes another.',
  );
  if (secret === undefined) return undefined;
  const { mode } = await stat(file);
  if ((mode & 0o077) !== 0 && process.platform !== 'win32') await chmod(file, OWNER_ONLY);
  return secret;
}

/** @param tooShort what to do about one that is too short */
async function readSecretFrom(file: string, tooShort: string): Promise<string | undefined> {
  let secret: string;
  try {
    secret = (await readFile(file, 'utf8')).trim();
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return undefined;
    throw new Refusal(
      `${file} can not be read (${codeOf(cause)}): give this user the right to.`,
      EXIT.badSetting,
      cause,
    );
  }
  if (secret.length < SECRET_LENGTH_MIN)
    throw new Refusal(`${file} holds fewer than ${SECRET_LENGTH_MIN} characters: ${tooShort}`, EXIT.badSetting);
  return secret;
}

/** Whole or not at all, and on the disk when it returns; of two processes that start at once one wins, and both read the same. */
async function makeSecret(dataDir: string, secret: string): Promise<void> {
  const file = fileOf(dataDir);
  const draft = `${file}.${randomUUID()}`;
  try {
    await writeDurably(draft, secret);
    await link(draft, file);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    await rm(draft, { force: true });
  }
  await syncFolder(dataDir);
}

async function writeDurably(file: string, secret: string): Promise<void> {
  const writing = await open(file, 'w', OWNER_ONLY);
  try {
    await writing.writeFile(`${secret}\n`);
    await writing.sync();
  } finally {
    await writing.close();
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'for an unknown reason';
