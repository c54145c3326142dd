/** `aduan doctor`: looks at everything a running Aduan needs, changes nothing, and says how to mend what fails. */
import { existsSync } from 'node:fs';
import { access, constants, statfs } from 'node:fs/promises';
import path from 'node:path';
import { type Settings, settingsOfProcess } from '../config.ts';
import { localDate } from '../core/calendar/local.ts';
import { describeFault } from '../core/observe.ts';
import type { Policy } from '../core/policy/policy.ts';
import { StoreFault } from '../core/store/port/store.ts';
import { databaseInWords, hasDatabase, shutFolder, storeFaultInWords } from '../database.ts';
import { STANDBY_PART } from '../http/standby.ts';
import { lastBackup, lastVerify } from '../last-runs.ts';
import { nodeTooOld } from '../node-version.ts';
import { readPolicy } from '../policy-file.ts';
import { EXIT, Refusal } from '../refusal.ts';
import { describeMistakes } from '../setting-mistakes.ts';
import { systemClock } from '../system-clock.ts';
import { lookAtErasures } from './doctor-erasures.ts';
import { lookAtBucket } from './doctor-evidence.ts';
import { lookAtPostgres } from './doctor-postgres.ts';
import { lookAtRedis } from './doctor-redis.ts';
import { lookAtSecrets } from './doctor-secret.ts';
import { lookAtTelegram } from './doctor-telegram.ts';
import { lookAtWhatsApp } from './doctor-whatsapp.ts';
import { lookAtX } from './doctor-x.ts';
import { ANSWER_MS_MAX, type Finding } from './finding.ts';
import { type House, openHouseAt, say } from './house.ts';

/** Below this, photos of a busy week may not fit. */
const FREE_BYTES_MIN = 1024 ** 3;
/** Messages put aside that are listed one by one. */
const ASIDE_SHOWN = 10;
/** A backup older than this is worth a word. */
const BACKUP_MS_MAX = 7 * 86_400_000;
/** Holidays of the next year are decreed in autumn; from October they should be in the policy. */
const NEXT_YEAR_FROM_MONTH = 10;

/** Of a note in the data folder that another user left. */
const OWNER = 'run this, and every command, as the user that Aduan runs as: the next backup and verify write it anew';

/** Looks, prints, and exits 1 when something is bad. */
export async function doctor(options: { readonly json?: boolean }): Promise<void> {
  const findings: Finding[] = [];
  for await (const finding of look()) {
    findings.push(finding);
    if (!options.json) print(finding);
  }
  const bad = findings.filter(({ state }) => state === 'bad').length;
  if (options.json) say(JSON.stringify({ ok: bad === 0, findings }, null, 1));
  else say(bad === 0 ? '\nNothing needs mending.' : `\n${bad} to mend.`);
  if (bad > 0) process.exitCode = EXIT.failed;
}

function print({ part, state, says, fix }: Finding): void {
  say(`${state.padEnd(8)}${part.padEnd(10)}${says}`);
  if (fix) say(`${' '.repeat(18)}→ ${fix}`);
}

async function* look(): AsyncGenerator<Finding> {
  yield node();
  const read = settingsOfProcess();
  if (!read.ok) {
    yield {
      part: 'settings',
      state: 'bad',
      says: describeMistakes(read.mistakes).trimEnd(),
      fix: 'write them as shown, in .env or the environment',
    };
    yield { part: 'the rest', state: 'skipped', says: 'until the settings are good' };
    return;
  }
  const { settings } = read;
  yield {
    part: 'settings',
    state: 'good',
    says: existsSync('.env') ? 'from the environment and .env' : 'from the environment; there is no .env',
  };
  for (const notice of settings.notices) yield { part: 'settings', state: 'note', says: notice };
  let policy: Policy | undefined;
  try {
    policy = readPolicy(settings.policyFile);
    yield* policyAndCalendar(policy);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    yield { part: 'policy', state: 'bad', says: error.message, fix: 'mend the lines named' };
  }
  yield* disk(settings);
  const isShut = shutFolder(settings.dataDir) !== undefined;
  if (!isShut) {
    yield* backups(settings);
    yield* verified(settings);
    yield* lookAtSecrets(settings);
  }
  if (settings.databaseUrl !== undefined) yield* lookAtPostgres(settings.databaseUrl);
  if (settings.redisUrl !== undefined) yield* lookAtRedis(settings.redisUrl);
  yield* lookAtBucket(settings);
  if (policy && !isShut) yield* data(settings, policy);
  else
    yield {
      part: 'database',
      state: 'skipped',
      says: isShut ? `until this user may open ${settings.dataDir}` : 'until the policy is good',
    };
  yield await program(settings);
  yield* lookAtTelegram(settings);
  yield* lookAtWhatsApp(settings);
  yield* lookAtX(settings);
  if (settings.redisUrl === undefined)
    yield { part: 'redis', state: 'skipped', says: 'off: REDIS_URL is not set; one process does all the work' };
}

function node(): Finding {
  const tooOld = nodeTooOld(process.versions.node);
  return tooOld
    ? { part: 'node', state: 'bad', says: tooOld }
    : { part: 'node', state: 'good', says: process.versions.node };
}

function* policyAndCalendar(policy: Policy): Generator<Finding> {
  yield {
    part: 'policy',
    state: 'good',
    says: `${policy.name.en}: ${policy.categories.length} categories, ${policy.desks.length} desks`,
  };
  const today = localDate(systemClock.now(), policy.zone);
  const year = Number(today.slice(0, 4));
  const needed = Number(today.slice(5, 7)) >= NEXT_YEAR_FROM_MONTH ? [year, year + 1] : [year];
  const missing = needed.filter((each) => !policy.calendar.years.includes(each));
  yield missing.length === 0
    ? {
        part: 'calendar',
        state: 'good',
        says: `today is ${today} in ${policy.zone}; holidays are known until ${Math.max(...policy.calendar.years)}`,
      }
    : {
        part: 'calendar',
        state: 'note',
        says: `today is ${today} in ${policy.zone}; holidays of ${missing.join(' and ')} are not known: dates are reckoned without them`,
        fix: 'add them to calendar.holidays and calendar.years in the policy file',
      };
}

async function* disk({ dataDir }: Settings): AsyncGenerator<Finding> {
  let folder = dataDir;
  while (!existsSync(folder) && folder !== path.dirname(folder)) folder = path.dirname(folder);
  try {
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    yield {
      part: 'disk',
      state: 'bad',
      says: `${folder} can not be written (${describeFault(error).code})`,
      fix: 'run this as the user that Aduan runs as, give it the right to, or set DATA_DIR to another folder',
    };
    return;
  }
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const says = `${(free / 1024 ** 3).toFixed(1)} GiB free for ${dataDir}`;
  yield free < FREE_BYTES_MIN
    ? { part: 'disk', state: 'bad', says, fix: 'make room: without it no message and no photo can be taken' }
    : { part: 'disk', state: 'good', says };
}

async function* backups(settings: Settings): AsyncGenerator<Finding> {
  const part = 'backup';
  const fix = 'npm run aduan -- backup DIR, every day: docs/operations/README.md';
  try {
    const at = await lastBackup(settings.dataDir);
    if (at === undefined) {
      if (hasDatabase(settings))
        yield { part, state: 'note', says: '`aduan backup` was not used here yet (other copies are not known)', fix };
      return;
    }
    const ageMs = systemClock.now().getTime() - at.getTime();
    const says = `the last was made ${at.toISOString()}, ${Math.max(0, Math.floor(ageMs / 3_600_000))} hours ago`;
    yield ageMs > BACKUP_MS_MAX ? { part, state: 'note', says, fix } : { part, state: 'good', says };
  } catch (error) {
    yield { part, state: 'note', says: `its time can not be read (${describeFault(error).code})`, fix: OWNER };
  }
}

async function* verified(settings: Settings): AsyncGenerator<Finding> {
  const part = 'verify';
  const fix = 'npm run aduan -- verify tells what it is';
  try {
    const last = await lastVerify(settings.dataDir);
    if (!last) return;
    const says = `the last look through everything, ${last.at.toISOString()}, found ${last.wrong} ${last.wrong === 1 ? 'thing' : 'things'} wrong`;
    yield last.wrong > 0 ? { part, state: 'bad', says, fix } : { part, state: 'good', says };
  } catch (error) {
    yield {
      part,
      state: 'note',
      says: `what it last found can not be read (${describeFault(error).code})`,
      fix: OWNER,
    };
  }
}

/** The folder of evidence takes files, and what lies in it. */
async function evidenceFolder({ evidence }: House): Promise<Finding> {
  const part = 'evidence';
  const writable = await evidence.writable();
  if (!writable.ok)
    return {
      part,
      state: 'bad',
      says: `the folder takes no file (${writable.why}): photos wait until it does`,
      fix: 'make room, and let the user that runs Aduan own the folder',
    };
  const { files, bytes } = await evidence.usage();
  return {
    part,
    state: 'good',
    says: `${files} files, clean copies counted, ${(bytes / 1024 ** 2).toFixed(1)} MiB; takes more`,
  };
}

async function* data(settings: Settings, policy: Policy): AsyncGenerator<Finding> {
  const part = 'database';
  if (!hasDatabase(settings)) {
    yield { part, state: 'note', says: `none in ${settings.dataDir} yet`, fix: 'npm start makes it' };
    return;
  }
  try {
    const house = await openHouseAt(settings, policy, systemClock, { asItIs: true });
    try {
      const { inboxOpen, inboxAside, outboxQueued, complaints } = await house.store.counts();
      await house.store.ping();
      const total = Object.values(complaints).reduce((sum, number) => sum + number, 0);
      yield {
        part,
        state: 'good',
        says: `${databaseInWords(settings)}: ${total} complaints; ${inboxOpen} messages to handle, ${outboxQueued} to send`,
      };
      if (settings.evidence?.in !== 'bucket') yield await evidenceFolder(house);
      yield* lookAtErasures(house);
      if (inboxAside > 0)
        yield {
          part,
          state: 'note',
          says: `${inboxAside} messages were put aside after three tries: they are kept and never handled again`,
          fix: 'look for message-put-aside and fault in the log, and report the fault',
        };
      for (const row of await house.store.aside(ASIDE_SHOWN))
        yield {
          part: 'aside',
          state: 'note',
          says: `row ${row.id} of conversation ${row.conversation} on ${row.channel}, received ${row.receivedAt.toISOString()}`,
        };
      for (const row of await house.store.unreadableSends(ASIDE_SHOWN))
        yield {
          part: 'outbox',
          state: 'bad',
          says: `row ${row.id} for conversation ${row.conversation} on ${row.channel}, decided ${row.createdAt.toISOString()}, does not open any more: it is never sent`,
          fix: 'npm run aduan -- verify looks closer; look at the disk',
        };
      if ((await house.store.adminCount()) === 0)
        yield {
          part: 'admins',
          state: 'note',
          says: 'none yet',
          fix: `npm run aduan -- invite --desk ${policy.centralDesk} --role supervisor`,
        };
    } finally {
      await house.close();
    }
  } catch (error) {
    if (error instanceof Refusal) yield { part, state: 'bad', says: error.message };
    else if (error instanceof StoreFault)
      yield {
        part,
        state: 'bad',
        says: storeFaultInWords(error, settings),
        fix: 'npm run aduan -- verify looks closer',
      };
    else throw error;
  }
}

/** Whether Aduan runs here, or something else holds its port. */
async function program({ host, port }: Settings): Promise<Finding> {
  const part = 'program';
  if (port === 0) return { part, state: 'skipped', says: 'PORT=0 takes any port' };
  const where = `${host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${port}`;
  try {
    const answer = await fetch(`http://${where}/readyz`, { signal: AbortSignal.timeout(ANSWER_MS_MAX) });
    const body: unknown = await answer.json();
    const parts =
      typeof body === 'object' && body !== null && 'parts' in body ? Object.entries(body.parts as object) : undefined;
    if (!parts)
      return {
        part,
        state: 'bad',
        says: `something else answers at ${where}`,
        fix: 'stop it, or set PORT to another port',
      };
    if (parts.some(([name]) => name === STANDBY_PART))
      return {
        part,
        state: 'good',
        says: `waits at ${where} while another program works, and takes over when it ends`,
      };
    const down = parts.filter(([, state]: [string, { ok?: boolean }]) => state.ok !== true).map(([name]) => name);
    return down.length === 0
      ? { part, state: 'good', says: `runs at ${where}; every part answers` }
      : {
          part,
          state: 'bad',
          says: `runs at ${where}, but ${down.join(', ')} does not answer`,
          fix: 'see the other findings and the log',
        };
  } catch (error) {
    const cause =
      error instanceof Error && error.cause !== undefined ? describeFault(error.cause).code : describeFault(error).code;
    if (cause === 'ECONNREFUSED') return { part, state: 'note', says: `does not run at ${where}`, fix: 'npm start' };
    return {
      part,
      state: 'bad',
      says: `what listens at ${where} does not answer as Aduan does (${cause})`,
      fix: 'stop it, or set PORT to another port',
    };
  }
}
