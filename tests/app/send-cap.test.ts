import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { startApp } from '../../src/app.ts';
import { readSettings } from '../../src/config.ts';
import type { Clock, Timer } from '../../src/core/clock.ts';
import { openLog } from '../../src/log.ts';
import { createMetrics } from '../../src/metrics.ts';
import { systemClock } from '../../src/system-clock.ts';
import { BotApi } from '../fakes/bot-api.ts';

/**
 * All chats together, through the whole program: a crowd writes at once, and the stand-in notes when each answer arrives. Program and stand-in are
 * one process, and their time stands still when the process does: a slow machine makes no crowd of what was let go in turn.
 */
const PER_SECOND = 10;
const CHATS = 50;
/** A rest saves up this many sends, and no more. */
const BURST = PER_SECOND;
/**
 * The longest from the moment at which a send is let go to its arrival, over the loopback, some with a connection to be made first: many beats of this
 * clock on a slow machine. Without the cap all of them would still come within one such second.
 */
const ON_THE_WAY_MS = 1_000;

/** The machine's time, as far as this process was running: between two beats of the event loop it goes on by no more than a little. */
class RunningClock implements Clock {
  static readonly #BEAT_MS = 5;
  static readonly #BEAT_MS_MAX = 10;
  #nowMs = systemClock.now().getTime();
  #beatAt = performance.now();
  readonly #timers = new Set<{ readonly atMs: number; readonly act: () => void }>();
  readonly #beats = setInterval(() => this.#beat(), RunningClock.#BEAT_MS);
  readonly soon = systemClock.soon;

  now(): Date {
    return new Date(this.#nowMs);
  }

  after(delayMs: number, act: () => void): Timer {
    const timer = { atMs: this.#nowMs + delayMs, act };
    this.#timers.add(timer);
    return { cancel: () => void this.#timers.delete(timer) };
  }

  end(): void {
    clearInterval(this.#beats);
  }

  #beat(): void {
    const at = performance.now();
    this.#nowMs += Math.min(at - this.#beatAt, RunningClock.#BEAT_MS_MAX);
    this.#beatAt = at;
    for (const timer of [...this.#timers].sort((a, b) => a.atMs - b.atMs)) {
      if (timer.atMs > this.#nowMs || !this.#timers.delete(timer)) continue;
      timer.act();
    }
  }
}

/** Calls that show something in a chat. What is typing is shown only while there is room, and no chat is told of a pressed button. */
const SILENT = new Set(['sendChatAction', 'answerCallbackQuery']);

it('no second sees more than TELEGRAM_SENDS_PER_SECOND allows, however many wait, and all are answered', async () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'aduan-cap-'));
  const telegram = await new BotApi().listen();
  const clock = new RunningClock();
  /** Milliseconds of that clock. */
  const arrivals: number[] = [];
  telegram.watcher = {
    heard: ({ method, x }) => {
      if (x.chat_id !== undefined && !SILENT.has(method)) arrivals.push(clock.now().getTime());
      return undefined;
    },
  };
  const read = readSettings(
    {
      ...{ DATA_DIR: dir, PORT: '0', ...telegram.env },
      TELEGRAM_SENDS_PER_SECOND: String(PER_SECOND),
    },
    dir,
  );
  if (!read.ok) throw new Error('the settings of the test are bad');
  const app = await startApp(read.settings, { log: openLog('silent'), metrics: createMetrics(), clock });
  try {
    for (let chat = 1; chat <= CHATS; chat += 1) telegram.message(chat, { text: 'halo' });
    const isAnswered = (chat: number) => telegram.last(chat) !== undefined;
    const chats = Array.from({ length: CHATS }, (_, at) => at + 1);
    await telegram.until(() => chats.every(isAnswered), 'everybody to be answered');
  } finally {
    await app.stop(2_000);
    clock.end();
    await telegram.close();
    rmSync(dir, { recursive: true, force: true });
  }
  expect(arrivals.length).toBeGreaterThanOrEqual(CHATS);

  const most = Math.max(...arrivals.map((from) => arrivals.filter((at) => at >= from && at < from + 1_000).length));
  expect(most).toBeLessThanOrEqual(BURST + (PER_SECOND * (1_000 + ON_THE_WAY_MS)) / 1_000);
  // In the long run nothing helps: what was not saved up takes its time.
  const tookMs = (arrivals.at(-1) ?? 0) - (arrivals[0] ?? 0);
  expect(tookMs).toBeGreaterThanOrEqual(((arrivals.length - BURST) * 1_000) / PER_SECOND - ON_THE_WAY_MS);
});
