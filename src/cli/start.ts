import type { App } from '../app.ts';
import type { Settings } from '../config.ts';
import { StoreFault } from '../core/store/port/store.ts';
import { storeFaultInWords } from '../database.ts';
import type { HttpServer } from '../http/server.ts';
import { serveStandby } from '../http/standby.ts';
import { type Log, logFault, openLog } from '../log.ts';
import { createMetrics, type Metrics } from '../metrics.ts';
import { EXIT, Refusal } from '../refusal.ts';
import type { Role } from '../role.ts';
import { paperOf } from '../settings.ts';
import type { Standby } from '../standby.ts';
import type { Reason } from '../standstill.ts';
import { systemClock } from '../system-clock.ts';
import { goodSettings, say } from './house.ts';

/** The contract promises an end within 10 s of SIGTERM; what is not finished by then lies in its rows. */
const STOP_MS = 9_000;
const AWAKE_MS = 60_000;
/** A probe in hand when this program takes over gets its answer, but holds up nobody. */
const STANDBY_CLOSE_MS = 200;

const GETS_NOWHERE: Readonly<Record<Reason, string>> = {
  database:
    '  The database took nothing for a minute: its disk fails, or can only be read. This program ends; look at the disk (dmesg), then start it again.',
  damaged:
    '  The database file is damaged: what lies on its damaged pages fails again and again. This program ends; keep a copy of the folder, see what is wrong with `aduan verify`, and put back the last backup (docs/operations/README.md, “Restoring to SQLite”).',
  descriptors:
    '  No file and no connection could be opened for a minute: all descriptors are taken. This program ends; raise the limit (LimitNOFILE, ulimit -n), then start it again.',
};

/**
 * `aduan start [--role ROLE]`: runs until SIGTERM or SIGINT, then finishes what is in hand and ends with 0; a second signal ends at once.
 * @throws Refusal when it can not start
 */
export async function start(options: { readonly role: Role }): Promise<void> {
  const settings = goodSettings();
  const { role } = options;
  refuseAlone(role, settings);
  const log = openLog(settings.logLevel);
  const end = new End(log);
  const metrics = createMetrics();
  const standby =
    settings.databaseUrl === undefined
      ? undefined
      : await turnOn(settings.databaseUrl, settings, { log, metrics, end });
  const { startApp } = await import('../app.ts');
  const app = await startApp(settings, {
    role,
    log,
    metrics,
    clock: systemClock,
    print: say,
    strays: end.strays,
    giveUp: (reason) => end.getsNowhere(reason),
  }).catch(async (error: unknown) => {
    // The lock's connection would keep this process alive, and the others waiting.
    await standby?.release();
    throw error;
  });
  if (end.hasCome(app, standby)) return;
  for (const line of [...app.lines, ...settings.notices.map((notice) => `  note          ${notice}`)]) say(line);
  log.info('started', { port: Number(new URL(app.url).port) });
}

/** A process that does only a part of the work needs others, and what they share. @throws Refusal that says what to write */
function refuseAlone(role: Role, { databaseUrl, redisUrl }: Settings): void {
  if (role === 'all' || (databaseUrl !== undefined && redisUrl !== undefined)) return;
  const missing = (['DATABASE_URL', 'REDIS_URL'] as const).filter(
    (name) => (name === 'DATABASE_URL' ? databaseUrl : redisUrl) === undefined,
  );
  throw new Refusal(
    `--role ${role} does only a part of the work, and shares the rest with other processes: that needs one database and one Redis for all of them.\n${missing.map((name) => `      write: ${name}=${paperOf(name).example}`).join('\n')}\nOr let one process do everything: aduan start`,
    EXIT.badSetting,
  );
}

/**
 * On a database that several programs reach, waits until this is the one that works.
 * @throws Refusal when the database can not be reached
 */
async function turnOn(
  url: string,
  settings: Settings,
  { log, metrics, end }: { readonly log: Log; readonly metrics: Metrics; readonly end: End },
): Promise<Standby> {
  let answering: Promise<HttpServer | undefined> | undefined;
  const shared = settings.redisUrl !== undefined;
  const { Standby } = await import('../standby.ts');
  const standby = new Standby({
    url,
    company: shared ? 'shared' : 'alone',
    clock: systemClock,
    waiting: () => {
      say(
        shared
          ? '  Another Aduan works on this database alone, without REDIS_URL. This one waits until it ends.'
          : '  Another Aduan works on this database. This one waits, and takes over within seconds when it ends.',
      );
      log.info('standby');
      answering = serveStandby(metrics, (error) => logFault(log, 'fault', error), settings).then(
        (server) => {
          log.info('standby-answers', { port: server.port });
          return server;
        },
        (error: unknown) => {
          // The one that works may hold the port, on the same machine: waiting is what counts.
          log.warn('standby-not-heard', { fault: error });
          return undefined;
        },
      );
    },
    lost: (cause) => {
      logFault(log, 'standby-took-over', cause);
      end.atOnce(EXIT.failed);
    },
  });
  // Timers of the engine keep no process alive.
  const awake = setInterval(() => undefined, AWAKE_MS);
  end.hasNothingInHand = true;
  try {
    await standby.turn();
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    throw new Refusal(`DATABASE_URL: ${storeFaultInWords(error, settings)}`, EXIT.badSetting, error);
  } finally {
    await (await answering)?.close(STANDBY_CLOSE_MS);
    end.hasNothingInHand = false;
    clearInterval(awake);
  }
  return standby;
}

/** How the program ends: by a signal, or by a fault that nobody caught. */
class End {
  /** Those who take faults that nobody caught: a library of one channel must not end the others. */
  readonly strays = new Set<(error: unknown) => boolean>();
  readonly #log: Log;
  #app: App | undefined;
  #standby: Standby | undefined;
  /** It only waits: there is nothing to finish. */
  hasNothingInHand = false;
  #exitCode: number | undefined;

  constructor(log: Log) {
    this.#log = log;
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => this.#begin(EXIT.ok));
    for (const fault of ['uncaughtException', 'unhandledRejection'] as const)
      process.on(fault, (error: unknown) => {
        if ([...this.strays].some((takes) => takes(error))) return;
        logFault(log, fault, error);
        this.#begin(EXIT.failed);
      });
  }

  /** Tells that the application runs. @returns true when the end came while it was starting */
  hasCome(app: App, standby: Standby | undefined): boolean {
    this.#app = app;
    this.#standby = standby;
    if (this.#exitCode === undefined) return false;
    void this.#stop(app, this.#exitCode);
    return true;
  }

  /** Nothing can be done here any more. What was not stored was not acknowledged: platforms keep it for the next start. */
  getsNowhere(reason: Reason): void {
    say(GETS_NOWHERE[reason]);
    this.#log.error('gets-nowhere', { code: reason });
    this.#begin(EXIT.failed);
  }

  /** Without finishing anything: somebody else does that already. */
  atOnce(exitCode: number): void {
    process.exit(exitCode);
  }

  #begin(exitCode: number): void {
    if (this.#exitCode !== undefined) process.exit(exitCode === EXIT.ok ? EXIT.failed : exitCode);
    this.#exitCode = exitCode;
    if (this.hasNothingInHand) process.exit(exitCode);
    // Also while it is starting: the start may hang on a platform that does not answer.
    setTimeout(() => {
      this.#log.warn('stop-cut-short');
      process.exit(exitCode);
    }, STOP_MS);
    if (this.#app) void this.#stop(this.#app, exitCode);
  }

  async #stop(app: App, exitCode: number): Promise<void> {
    this.#log.info('stopping');
    try {
      await app.stop(STOP_MS);
      await this.#standby?.release();
      this.#log.info('stopped');
    } catch (error) {
      logFault(this.#log, 'stop-failed', error);
    }
    process.exit(exitCode);
  }
}
