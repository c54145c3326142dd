import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { RandomBytes } from './core/clock.ts';

const SECRET_BYTES = 32;

/** The secret can not be had: a plain reason for the operator. */
export class SecretMissing extends Error {
  override readonly name = 'SecretMissing';
}

const fileOf = (dataDir: string): string => path.join(dataDir, 'secret');

/**
 * The installation's secret: the setting, else `DATA_DIR/secret` (mode 600), made once at the first start.
 * @throws SecretMissing when there is a database but no secret: a new one could open nothing of it
 */
export async function secretOf(dataDir: string, setting: string | undefined, random: RandomBytes): Promise<string> {
  if (setting !== undefined) return setting;
  const file = fileOf(dataDir);
  if (existsSync(file)) return (await readFile(file, 'utf8')).trim();
  if (existsSync(path.join(dataDir, 'aduan.db')))
    throw new SecretMissing(`${file} is missing, and the database beside it can not be read without it: put it back, or set ADUAN_SECRET`);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const draft = `${file}.${random(6).toString('hex')}`;
  await writeFile(draft, `${random(SECRET_BYTES).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  try {
    // A link is made only once, whoever else starts at the same moment; the other's is then the secret.
    await link(draft, file);
    await chmod(file, 0o600);
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    await rm(draft, { force: true });
  }
  return (await readFile(file, 'utf8')).trim();
}
