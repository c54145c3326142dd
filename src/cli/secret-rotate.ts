import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { Settings } from '../config.ts';
import { localDate } from '../core/calendar/local.ts';
import type { Database } from '../core/store/engine/database.ts';
import { openSqlite } from '../core/store/engine/sqlite.ts';
import { StoreFault } from '../core/store/port/store.ts';
import { openPostgres } from '../core/store/postgres/postgres.ts';
import {
  endRotation,
  isReplacedBy,
  OTHER_SECRETS,
  type Progress,
  type RotationParts,
  rotateSecret,
} from '../core/store/rotate/rotate.ts';
import { rotationIn } from '../core/store/rotate/rotation.ts';
import { databaseFile, openDatabase, storeFaultInWords } from '../database.ts';
import { EXIT, Refusal } from '../refusal.ts';
import {
  checkSecret,
  keepNextSecret,
  newSecret,
  nextSecret,
  nextSecretFile,
  replaceSecret,
  secretIn,
  secretOf,
} from '../secret.ts';
import { systemClock } from '../system-clock.ts';
import { goodPlace, say } from './house.ts';
import { nobodyElse } from './nobody-else.ts';

/** How often a long table says how far it has come. */
const SAY_EVERY_MS = 10_000;
const AWAKE_MS = 60_000;
/** Where the name of a chat is a cookie's: whoever knows it is let in. */
const CHATS_OF_COOKIES = 'web';

const random = (bytes: number) => randomBytes(bytes);

/** What the operator wants. */
interface Wanted {
  /** A file with the new secret. */
  readonly to?: string;
  /** An old copy of the data is in strange hands. */
  readonly copyStolen?: boolean;
}

/**
 * `aduan secret rotate [--to FILE] [--copy-stolen]`: replaces the secret of an installation on which nothing works, and whatever depends on it. The
 * new one lies in `DATA_DIR/secret.new` (mode 600) before the first row is written, and takes the place of `DATA_DIR/secret` after the last.
 * @throws Refusal when a program works there, or the secret in hand is not the database's
 */
export async function secretRotate(wanted: Wanted): Promise<void> {
  const { settings, policy } = goodPlace();
  const alone = await nobodyElse(settings);
  // Timers of the engine keep no process alive.
  const awake = setInterval(() => undefined, AWAKE_MS);
  try {
    const db = await opened(settings);
    try {
      await rotateIn(settings, { db, random, clock: systemClock }, wanted, localDate(systemClock.now(), policy.zone));
    } finally {
      await db.close();
    }
  } finally {
    clearInterval(awake);
    await alone.release();
  }
}

async function rotateIn(settings: Settings, parts: RotationParts, wanted: Wanted, day: string): Promise<void> {
  const { dataDir } = settings;
  const secret = await secretOf(dataDir, settings.secret, random);
  const begun = rotationIn(parts.db);
  if (begun === undefined) await fits(settings, secret);
  if (begun !== undefined && begun.pass === null && isReplacedBy(parts, begun, secret)) {
    await endRotation(parts);
    say('The secret is replaced: the last step of it was still to do.');
    return;
  }
  const to = begun === undefined ? await chosen(settings, secret, wanted.to) : await goingOn(settings);
  say(
    begun === undefined
      ? 'Replacing the secret. Broken off at any moment, it goes on where it stopped when it is called again.'
      : 'Going on where it stopped.',
  );
  const stolen = wanted.copyStolen ? { stolen: { ended: [CHATS_OF_COOKIES] } } : {};
  const { unopened, ended } = await rotateSecret(parts, { from: secret, to, ...stolen }, progressInWords()).catch(
    stopped,
  );
  if (ended.length > 0)
    say(
      'Web chats are ended, and so are the rights of officers who worked in one, and codes that nobody had used: invite them anew.',
    );
  if (unopened > 0)
    say(`${unopened} values were spoilt before, and still are: npm run aduan -- verify names their rows.`);
  const aside = settings.secret === undefined ? await replaceSecret(dataDir, day) : undefined;
  await endRotation(parts);
  for (const line of aside === undefined ? whatToSet(dataDir) : whatWasPut(dataDir, aside)) say(line);
  if (settings.databaseUrl !== undefined)
    say('Rows as they were lie in the server’s files until it sweeps them: VACUUM FULL does it now (docs/breach.md).');
  say('Now: npm run aduan -- verify, then a new backup; then start.');
}

const whatWasPut = (dataDir: string, aside: string): readonly string[] => [
  `The secret is replaced: the new one is in ${dataDir}/secret. Keep a copy of it where backups are not; every other machine of this installation needs it too.`,
  `The old one is in ${aside}. Backups made until now need it, and nothing else does: move it to where you keep their secret, or remove it with them.`,
];

const whatToSet = (dataDir: string): readonly string[] => [
  `The secret is replaced: the new one is in ${nextSecretFile(dataDir)}.`,
  'Set ADUAN_SECRET to it, on every machine of this installation, keep a copy where backups are not, and remove that file. Until then nothing opens the database.',
  'Keep the old one for as long as there are backups made until now: nothing else needs it.',
];

/** The database as it is, not as a store: a part of its rows may belong to another secret. @throws Refusal */
async function opened({ dataDir, databaseUrl }: Settings): Promise<Database> {
  const asItIs = { asItIs: true };
  try {
    return databaseUrl === undefined
      ? openSqlite(databaseFile(dataDir), () => undefined, asItIs)
      : await openPostgres(databaseUrl, () => undefined, asItIs);
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    throw new Refusal(storeFaultInWords(error, { databaseUrl }), EXIT.failed, error);
  }
}

/** @throws Refusal when the database belongs to another secret, or holds a part of another one */
async function fits(settings: Settings, secret: string): Promise<void> {
  const store = await openDatabase(settings, { secret, clock: systemClock, random }, { asItIs: true });
  try {
    await checkSecret(store, settings);
  } finally {
    await store.close();
  }
}

/** The new secret, written down before anything is sealed with it. @throws Refusal when it is the old one */
async function chosen({ dataDir }: Settings, old: string, file: string | undefined): Promise<string> {
  const waiting = file === undefined && existsSync(nextSecretFile(dataDir)) ? await nextSecret(dataDir) : undefined;
  // One that waits is of a run that was broken off before the first row; or of the last time, and in use by now.
  const to = file === undefined ? ((waiting === old ? undefined : waiting) ?? newSecret(random)) : await secretIn(file);
  if (to === old)
    throw new Refusal('--to: this is the secret that is in use: write another one there', EXIT.badSetting);
  await keepNextSecret(dataDir, to);
  return to;
}

/** @throws Refusal when the new secret of a replacement that was begun is not there any more */
async function goingOn({ dataDir }: Settings): Promise<string> {
  const to = await nextSecret(dataDir);
  if (to !== undefined) return to;
  throw new Refusal(
    `The secret was being replaced, and ${nextSecretFile(dataDir)}, which holds the new one, is not there any more. Put it back: a part of the database opens with nothing else.`,
    EXIT.badSetting,
  );
}

function stopped(error: unknown): never {
  if (!(error instanceof StoreFault)) throw error;
  if (error.detail === OTHER_SECRETS || error.code === 'unsealed') throw otherSecrets(error);
  throw new Refusal(
    `It stopped: ${storeFaultInWords(error, {})}. Call it again: it goes on there.`,
    EXIT.failed,
    error,
  );
}

const otherSecrets = (cause: unknown): Refusal =>
  new Refusal(
    'The secret was being replaced, with other secrets than these: the old one has to be what ADUAN_SECRET or DATA_DIR/secret was when it was begun, and DATA_DIR/secret.new as it was left.',
    EXIT.badSetting,
    cause,
  );

/** A line for each table, and once in a while within a long one. */
function progressInWords(): (progress: Progress) => void {
  let saidAtMs = systemClock.now().getTime();
  return ({ table, pass, passes, rows, done }) => {
    const now = systemClock.now().getTime();
    if (!done && now - saidAtMs < SAY_EVERY_MS) return;
    saidAtMs = now;
    say(`  ${String(pass).padStart(2)}/${passes}  ${table}: ${rows.toLocaleString('en')} rows${done ? '' : ' so far'}`);
  };
}
