import type { App } from '../app.ts';
import { type Log, logFault, openLog } from '../log.ts';
import { createMetrics } from '../metrics.ts';
import { EXIT, Refusal } from '../refusal.ts';
import { systemClock } from '../system-clock.ts';
import { goodSettings, say } from './house.ts';

/** The contract promises an end within 10 s of SIGTERM; what is not finished by then lies in its rows. */
const STOP_MS = 9_000;

/**
 * `aduan start [--role ROLE]`: runs until SIGTERM or SIGINT, then finishes what is in hand and ends with 0; a second signal ends at once.
 * @throws Refusal when it can not start
 */
export async function start(options: { readonly role: string }): Promise<void> {
  const settings = goodSettings();
  if (options.role !== 'all')
    throw new Refusal(
      `--role ${options.role} is not in this version yet: it does everything in one process. Write: aduan start`,
      EXIT.badSetting,
    );
  const log = openLog(settings.logLevel);
  const end = new End(log);
  const { startApp } = await import('../app.ts');
  const app = await startApp(settings, {
    log,
    metrics: createMetrics(),
    clock: systemClock,
    print: say,
    strays: end.strays,
  });
  if (end.hasCome(app)) return;
  for (const line of [...app.lines, ...settings.notices.map((notice) => `  note          ${notice}`)]) say(line);
  log.info('started', { port: Number(new URL(app.url).port) });
}

/** How the program ends: by a signal, or by a fault that nobody caught. */
class End {
  /** Those who take faults that nobody caught: a library of one channel must not end the others. */
  readonly strays = new Set<(error: unknown) => boolean>();
  readonly #log: Log;
  #app: App | undefined;
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
  hasCome(app: App): boolean {
    this.#app = app;
    if (this.#exitCode === undefined) return false;
    void this.#stop(app, this.#exitCode);
    return true;
  }

  #begin(exitCode: number): void {
    if (this.#exitCode !== undefined) process.exit(exitCode === EXIT.ok ? EXIT.failed : exitCode);
    this.#exitCode = exitCode;
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
      this.#log.info('stopped');
    } catch (error) {
      logFault(this.#log, 'stop-failed', error);
    }
    process.exit(exitCode);
  }
}
