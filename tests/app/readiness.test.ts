import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type App, startApp } from '../../src/app.ts';
import { readSettings } from '../../src/config.ts';
import { openLog } from '../../src/log.ts';
import { createMetrics } from '../../src/metrics.ts';
import { BotApi } from '../fakes/bot-api.ts';
import { S3, s3Settings } from '../fakes/s3.ts';
import { photo } from '../fixtures/media/make.ts';
import { ShiftedClock } from './shifted-clock.ts';

/**
 * Readiness means progress. A photo on its way into the bucket is held there, so that a message waits, in hand, for as long as the test wants;
 * the hour is set on, and nobody waits for it.
 */
const LONG_S = 61;

let dir: string;
let telegram: BotApi;
let s3: S3;
let app: App;
let clock: ShiftedClock;
/** Lets the photos go on. */
let letGo: () => void;
/** Resolves when the first photo has come to the bucket. */
let held: Promise<void>;

beforeEach(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'aduan-ready-'));
  telegram = await new BotApi().listen();
  s3 = await new S3().listen();
  clock = new ShiftedClock();
  const going = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  held = new Promise((resolve) => {
    s3.before = async ({ operation }) => {
      if (operation !== 'PutObject') return;
      resolve();
      await going;
    };
  });
  const read = readSettings(
    {
      ...{ DATA_DIR: path.join(dir, 'data'), PORT: '0', ...s3Settings(s3) },
      ...telegram.env,
    },
    dir,
  );
  if (!read.ok) throw new Error('the settings of the test are bad');
  app = await startApp(read.settings, { log: openLog('silent'), metrics: createMetrics(), clock });
});
afterEach(async () => {
  letGo();
  await app.stop(2_000);
  await telegram.close();
  await s3.close();
  rmSync(dir, { recursive: true, force: true });
});

interface Ready {
  readonly ok: boolean;
  readonly parts: { readonly worker: { readonly ok: boolean; readonly why?: string } };
}
/** What a probe that comes so much later hears of the worker. Other parts answer for themselves: a line to Telegram may look silent then. */
async function probed(seconds: number): Promise<Ready['parts']['worker']> {
  clock.later(seconds);
  const response = await fetch(`${app.url}/readyz`);
  const { parts } = (await response.json()) as Ready;
  if (!parts.worker.ok) expect(response.status).toBe(503);
  return parts.worker;
}
const answered = async (chat: number) => {
  telegram.message(chat, { text: 'halo' });
  await telegram.until(() => telegram.last(chat)?.text.includes('Apa yang terjadi') ?? false, `chat ${chat} answered`);
};

it('whoever has nothing to do is ready, however long', async () => {
  expect(await probed(24 * 3_600)).toEqual({ ok: true });
});

it('a message that has just come after a long rest is no reason to be sent no visitors, though it is in hand', async () => {
  await probed(LONG_S);
  telegram.photo(41, await photo({}));
  await held;
  expect(await probed(2)).toEqual({ ok: true });
});

it('whoever leaves a message waiting and does nothing else is not ready, until it goes on', async () => {
  telegram.photo(41, await photo({}));
  await held;
  expect(await probed(30)).toEqual({ ok: true });
  const stuck = { ok: false, why: expect.stringMatching(/^no step went through for \d+ s, and messages wait$/) };
  expect(await probed(LONG_S)).toEqual(stuck);
  // It answers others: that is progress, and the old one may wait for a reason of its own.
  await answered(42);
  expect(await probed(2)).toEqual({ ok: true });
  expect(await probed(LONG_S)).toEqual(stuck);
  letGo();
  await telegram.until(() => s3.objects.size === 2 && telegram.last(41) !== undefined, 'the photo to be taken');
  expect(await probed(2)).toEqual({ ok: true });
  expect(await probed(LONG_S)).toEqual({ ok: true });
});
