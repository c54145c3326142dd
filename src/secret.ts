/** The generated secret: made once, in the data folder. */
import { existsSync } from 'node:fs';
import { chmod, link, open, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { RandomBytes } from './core/clock.ts';
import { SECRET_LENGTH_MIN } from './core/seal/keys.ts';
import type { DataPaths } from './installation.ts';
import { Refusal } from './refusal.ts';

/** Mode of folders that hold people's data. */
export const OWNER_FOLDER = 0o700;
const OWNER_ONLY = 0o600;
/** 33 bytes are 44 characters of base 64, without padding. */
const SECRET_BYTES = 33;

/**
 * The secret in the data folder; made now when there is neither one nor anything that was sealed with one. The folder must exist.
 * @throws Refusal when it can not be read or written, or when there is a database but no secret: a new one could open nothing of it
 */
export async function secretOf(paths: DataPaths, random: RandomBytes): Promise<string> {
  const kept = await readSecret(paths);
  if (kept !== undefined) return kept;
  if (existsSync(paths.database))
    throw new Refusal(
      `there is a database at ${paths.database}, but the secret it was made with is missing`,
      `put its file back at ${paths.secret}, or set ADUAN_SECRET to what was in it`,
    );
  try {
    await makeSecret(paths, random(SECRET_BYTES).toString('base64url'));
  } catch (cause) {
    throw new Refusal(`no secret can be written at ${paths.secret} (${codeOf(cause)})`, 'look at the rights of DATA_DIR and at the disk', cause);
  }
  const made = await readSecret(paths);
  if (made === undefined) throw new Refusal(`the secret at ${paths.secret} vanished while it was made`, 'start again');
  return made;
}

async function readSecret(paths: DataPaths): Promise<string | undefined> {
  let secret: string;
  try {
    secret = (await readFile(paths.secret, 'utf8')).trim();
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return undefined;
    throw new Refusal(`the secret at ${paths.secret} can not be read (${codeOf(cause)})`, 'give this user the right to', cause);
  }
  if (secret.length < SECRET_LENGTH_MIN)
    throw new Refusal(
      `the secret at ${paths.secret} is shorter than ${SECRET_LENGTH_MIN} characters`,
      existsSync(paths.database) ? 'put back the one the database was made with' : 'remove the file: the next start makes another',
    );
  const { mode } = await stat(paths.secret);
  if ((mode & 0o077) !== 0 && process.platform !== 'win32') await chmod(paths.secret, OWNER_ONLY);
  return secret;
}

/** Whole or not at all, and on the disk when it returns; of two processes that start at once one wins, and both read the same. */
async function makeSecret(paths: DataPaths, secret: string): Promise<void> {
  const draft = `${paths.secret}.${process.pid}`;
  try {
    await writeDurably(draft, `${secret}\n`);
    await link(draft, paths.secret);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    await rm(draft, { force: true });
  }
  const folder = await open(path.dirname(paths.secret), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function writeDurably(name: string, text: string): Promise<void> {
  const file = await open(name, 'w', OWNER_ONLY);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The system's code of a fault (`EACCES`), for messages. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
