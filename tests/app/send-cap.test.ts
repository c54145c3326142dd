import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { expect, it } from 'vitest';
import { startApp } from '../../src/app.ts';
import { readSettings } from '../../src/config.ts';
import { openLog } from '../../src/log.ts';
import { createMetrics } from '../../src/metrics.ts';
import { systemClock } from '../../src/system-clock.ts';
import { BotApi, TOKEN } from '../fakes/bot-api.ts';

/**
 * All chats together, through the whole program: a crowd writes at once, and the stand-in notes when each answer arrives. Program and stand-in are
 * one process, so what is between the moment at which a send is let go and its arrival is known: it is this process standing still.
 */
const PER_SECOND = 10;
const CHATS = 50;
/** A rest saves up this many sends, and no more. */
const BURST = PER_SECOND;
/** A send passes through several beats of the event loop before it is heard, each of which may be held up as long as the longest was. */
const BEATS = 4;

/** Calls that show something in a chat. What is typing is shown only while there is room, and no chat is told of a pressed button. */
const SILENT = new Set(['sendChatAction', 'answerCallbackQuery']);

it('no second sees more than TELEGRAM_SENDS_PER_SECOND allows, however many wait, and all are answered', async () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'aduan-cap-'));
  const telegram = await new BotApi().listen();
  const arrivals: number[] = [];
  telegram.watcher = {
    heard: ({ method, x }) => {
      if (x.chat_id !== undefined && !SILENT.has(method)) arrivals.push(performance.now());
      return undefined;
    },
  };
  const read = readSettings(
    {
      ...{ DATA_DIR: dir, PORT: '0', TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: telegram.url },
      TELEGRAM_SENDS_PER_SECOND: String(PER_SECOND),
    },
    dir,
  );
  if (!read.ok) throw new Error('the settings of the test are bad');
  const stalls = monitorEventLoopDelay({ resolution: 5 });
  stalls.enable();
  const app = await startApp(read.settings, { log: openLog('silent'), metrics: createMetrics(), clock: systemClock });
  try {
    for (let chat = 1; chat <= CHATS; chat += 1) telegram.message(chat, { text: 'halo' });
    const isAnswered = (chat: number) => telegram.last(chat) !== undefined;
    const chats = Array.from({ length: CHATS }, (_, at) => at + 1);
    await telegram.until(() => chats.every(isAnswered), 'everybody to be answered');
  } finally {
    stalls.disable();
    await app.stop(2_000);
    await telegram.close();
    rmSync(dir, { recursive: true, force: true });
  }
  expect(arrivals.length).toBeGreaterThanOrEqual(CHATS);

  const late = (BEATS * stalls.max) / 1e9;
  const most = Math.max(...arrivals.map((from) => arrivals.filter((at) => at >= from && at < from + 1_000).length));
  expect(most).toBeLessThanOrEqual(BURST + PER_SECOND * (1 + late));
  // In the long run nothing helps: what was not saved up takes its time.
  const took = ((arrivals.at(-1) ?? 0) - (arrivals[0] ?? 0)) / 1_000;
  expect(took).toBeGreaterThanOrEqual((arrivals.length - BURST) / PER_SECOND - late);
});
