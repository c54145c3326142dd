import { randomBytes } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Settings } from '../config.ts';
import { describeFault } from '../core/observe.ts';
import { HALF_ROTATED } from '../core/store/engine/generations.ts';
import { StoreFault } from '../core/store/port/store.ts';
import { hasDatabase, openDatabase } from '../database.ts';
import { lastBackup } from '../last-runs.ts';
import { Refusal } from '../refusal.ts';
import { asideDay, checkSecret, nextSecret, nextSecretFile, secretInUse } from '../secret.ts';
import { systemClock } from '../system-clock.ts';
import type { Finding } from './finding.ts';

const part = 'secret';
/** Rights of anybody but the owner. */
const OTHERS = 0o077;

/** What `secret rotate` left in the data folder: what each file is, what still needs it, and what to do with it. Nothing where nothing is left. */
export async function* lookAtSecrets(settings: Settings): AsyncGenerator<Finding> {
  const { dataDir } = settings;
  try {
    const names = (await readdir(dataDir)).sort();
    for (const name of names) {
      const day = asideDay(name);
      if (day !== undefined) yield await oldSecret(settings, name, day);
    }
    if (names.includes(path.basename(nextSecretFile(dataDir)))) yield await newSecret(settings);
    for (const name of names.filter((each) => /^secret(?:\.|$)/.test(each)))
      yield* readByOthers(path.join(dataDir, name));
  } catch (error) {
    if (error instanceof Refusal) yield { part, state: 'bad', says: error.message };
    // The disk's own finding says so.
    else if (describeFault(error).code !== 'ENOENT') throw error;
  }
}

/** One that was in use until a day: backups of then open with nothing else. */
async function oldSecret({ dataDir }: Settings, name: string, day: string): Promise<Finding> {
  const at = await lastBackup(dataDir);
  const isOld = at === undefined || at.toISOString().slice(0, 10) < day;
  return {
    part,
    state: 'note',
    says: `${path.join(dataDir, name)} is the secret that was replaced on ${day}: only backups made until then need it`,
    fix: `${isOld ? 'make a new backup first (none was made since). Then m' : 'm'}ove it to where you keep the secret of those backups, or destroy it together with them: docs/breach.md`,
  };
}

/** One that waits: of a replacement that is not through, that is through and not set yet, or that never began. */
async function newSecret(settings: Settings): Promise<Finding> {
  const { dataDir } = settings;
  const file = nextSecretFile(dataDir);
  const [waiting, used] = [await nextSecret(dataDir), await secretInUse(dataDir, settings.secret)];
  if (waiting !== undefined && waiting === used)
    return {
      part,
      state: 'note',
      says: `${file} holds the secret that is in use: nothing needs the file any more`,
      fix: 'remove it, once a copy of the secret lies where backups are not',
    };
  const state = waiting === undefined ? 'other' : await opensWith(settings, waiting);
  if (state === 'half')
    return {
      part,
      state: 'bad',
      says: `${file} holds the new secret of a replacement that was broken off: a part of the database opens with nothing else`,
      fix: 'leave it where it is, and run npm run aduan -- secret rotate again: it goes on where it stopped',
    };
  if (state === 'opens')
    return {
      part,
      state: 'bad',
      says: `${file} holds the secret of this database, and ${settings.secret === undefined ? `${dataDir}/secret` : 'ADUAN_SECRET'} another one`,
      fix:
        settings.secret === undefined
          ? 'run npm run aduan -- secret rotate again: its last step puts it in the place of the old one'
          : 'set ADUAN_SECRET to it, on every machine, keep a copy where backups are not, then remove the file',
    };
  return {
    part,
    state: 'note',
    says: `${file} holds a secret that nothing is sealed with yet: a replacement was broken off before its first row`,
    fix: 'run npm run aduan -- secret rotate, which uses it, or remove it',
  };
}

/** Whether the database opens with a secret; `half`: a part of it. What else is wrong with the database its own finding tells. */
async function opensWith(settings: Settings, secret: string): Promise<'opens' | 'half' | 'other'> {
  if (!hasDatabase(settings)) return 'other';
  const parts = { secret, clock: systemClock, random: (bytes: number) => randomBytes(bytes) };
  try {
    const store = await openDatabase(settings, parts, { asItIs: true });
    try {
      await checkSecret(store, settings);
      return 'opens';
    } finally {
      await store.close();
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.cause instanceof StoreFault && error.cause.detail === HALF_ROTATED ? 'half' : 'other';
  }
}

async function* readByOthers(file: string): AsyncGenerator<Finding> {
  if (process.platform === 'win32' || ((await stat(file)).mode & OTHERS) === 0) return;
  yield { part, state: 'bad', says: `${file} can be read by others than its owner`, fix: `chmod 600 ${file}` };
}
