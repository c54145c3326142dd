/**
 * Sends go out from a thread of their own. To the outbox that must make no difference: the same results, the same words for what failed, and a
 * thread that ends loses nothing but time.
 */
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TelegramNote } from '../../src/bots/telegram/notes.ts';
import type { QuickDelivery } from '../../src/bots/telegram/sending.ts';
import { SendingPort } from '../../src/bots/telegram/sending-port.ts';
import { chatId } from '../../src/core/message.ts';
import { BotApi, TOKEN } from '../fakes/bot-api.ts';
import { TestClock } from '../fakes/clock.ts';

/** The thread as `npm start` runs it; sources need a loader that threads of the test runner do not have. */
const BUILT = new URL('../../dist/bots/telegram/sending-thread.js', import.meta.url);

const says = (text: string, ref = 'c1'): QuickDelivery => ({ kind: 'message', ref, message: { text: [text] } });

let telegram: BotApi;
let clock: TestClock;
let notes: TelegramNote[];
let stop: AbortController;

beforeEach(async () => {
  telegram = await new BotApi().listen();
  clock = new TestClock();
  notes = [];
  stop = new AbortController();
});
afterEach(() => telegram.close());

function open(program = BUILT, apiRoot = telegram.url): SendingPort {
  return new SendingPort({
    setup: { token: TOKEN, apiRoot },
    clock,
    random: () => 0,
    note: (note) => notes.push(note),
    program,
  });
}
const send = (port: SendingPort, chat: number, delivery: QuickDelivery, edits?: string) =>
  port.send(chatId(String(chat)), delivery, edits === undefined ? {} : { edits }, stop.signal, true);

describe('what a send comes to', () => {
  it('sends, and changes in place what was sent', async () => {
    const port = open();
    const sent = await send(port, 1, says('Halo'));
    if (!sent.ok) throw new Error(sent.why);
    expect(await send(port, 1, says('Halo lagi', 'c2'), sent.platformId)).toEqual(sent);
    expect([...telegram.chat(1).seen.values()]).toMatchObject([{ text: 'Halo lagi', edits: 1 }]);
    expect(telegram.violations).toEqual([]);
  });

  it('many at once come back each to its own', async () => {
    const port = open();
    const results = await Promise.all(Array.from({ length: 200 }, (_, i) => send(port, 1000 + i, says(`nomor ${i}`))));
    const shown = results.map((result, i) =>
      result.ok ? telegram.chat(1000 + i).seen.get(Number(result.platformId))?.text : result.why,
    );
    expect(shown).toEqual(Array.from({ length: 200 }, (_, i) => `nomor ${i}`));
  });

  const refusals = [
    [403, { error_code: 403, description: 'Forbidden: bot was blocked by the user' }, 'blocked', true],
    [400, { error_code: 400, description: 'Bad Request: chat not found' }, 'gone', true],
    [400, { error_code: 400, description: 'Bad Request: message is too long' }, 'refused', true],
    [502, 'bad gateway', 'unknown', false],
    [200, 'not json', 'unknown', false],
  ] as const;
  it.each(refusals)('HTTP %i with %j is %s', async (status, body, why, certain) => {
    telegram.faults.push({
      method: 'sendMessage',
      status,
      body: typeof body === 'string' ? body : { ok: false, ...body },
    });
    expect(await send(open(), 5, says('Halo'))).toMatchObject({ ok: false, why, certain });
  });

  it('429 tells how long to wait', async () => {
    const body = { ok: false, error_code: 429, description: 'Too Many Requests', parameters: { retry_after: 7 } };
    telegram.faults.push({ method: 'sendMessage', status: 429, body });
    expect(await send(open(), 5, says('Halo'))).toEqual({ ok: false, why: 'limit', retryAfterMs: 7000 });
  });

  it('a platform that is not there was certainly not reached', async () => {
    const gone = await new BotApi().listen();
    await gone.close();
    expect(await send(open(undefined, gone.url), 5, says('Halo'))).toMatchObject({ why: 'unknown', certain: true });
  });
});

describe('the end', () => {
  /** A program for the thread, written for one scene. */
  async function withProgram(source: string, act: (program: URL) => Promise<void>): Promise<void> {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'aduan-sending-'));
    const file = path.join(folder, 'thread.mjs');
    writeFileSync(file, `import { parentPort } from 'node:worker_threads';\n${source}`);
    try {
      await act(pathToFileURL(file));
    } finally {
      await rm(folder, { recursive: true });
    }
  }
  const OK = `({ id }) => ({ id, result: { ok: true, platformId: 'p' } })`;
  const ANSWERS = `parentPort.postMessage({ answers: JSON.stringify(JSON.parse(message.tasks).map(${OK})) })`;
  /** Ends as it is given the word. */
  const DIES = `parentPort.on('message', (message) => {
  if (message.tasks.includes('mati')) throw new TypeError('CANARY words of a person');
  ${ANSWERS};
});`;

  it('a stop ends what is in flight: it may have arrived', async () => {
    const silent = `parentPort.on('message', (message) => {
      if (message.end) parentPort.postMessage({ answers: JSON.stringify([{ id: 1, result: { ok: false, why: 'unknown', certain: false, detail: 'STOPPED' } }]) });
      else parentPort.postMessage({ answers: '[]' });
    });`;
    await withProgram(silent, async (program) => {
      const port = open(program);
      const under = send(port, 1, says('Halo'));
      stop.abort();
      expect(await under).toEqual({ ok: false, why: 'unknown', certain: false, detail: 'STOPPED' });
      expect(await send(port, 1, says('Halo'))).toEqual({
        ok: false,
        why: 'unknown',
        certain: true,
        detail: 'STOPPED',
      });
    });
  });

  it('a thread that ends leaves its sends uncertain, is noted by code, and is begun anew after a while', async () => {
    await withProgram(DIES, async (program) => {
      const port = open(program);
      const lost = await Promise.all([send(port, 1, says('Halo')), send(port, 2, says('mati'))]);
      expect(lost).toEqual(Array(2).fill({ ok: false, why: 'unknown', certain: false, detail: 'SENDER_ENDED' }));
      expect(notes).toEqual([{ level: 'error', code: 'sender-ended', detail: 'TYPEERROR', waitMs: 250 }]);
      expect(await send(port, 1, says('Halo'))).toMatchObject({ certain: true, detail: 'SENDER_RESTING' });
      clock.jump(new Date(clock.now().getTime() + 250));
      expect(await send(port, 1, says('Halo'))).toEqual({ ok: true, platformId: 'p' });
    });
  });

  it('a thread that hangs is ended, one that answers is not', async () => {
    const hangs = `parentPort.on('message', (message) => {
      while (message.tasks.includes('macet'));
      ${ANSWERS};
    });`;
    await withProgram(hangs, async (program) => {
      const port = open(program);
      expect(await send(port, 1, says('Halo'))).toMatchObject({ ok: true });
      expect(clock.waiting).toBe(0);
      const lost = send(port, 2, says('macet'));
      await clock.pass(180_000);
      expect(await lost).toMatchObject({ ok: false, certain: false, detail: 'SENDER_ENDED' });
      expect(notes).toMatchObject([{ code: 'sender-ended' }]);
    });
  });

  it('a clock that is set back meanwhile does not hold up the sending until it has caught up', async () => {
    await withProgram(DIES, async (program) => {
      const port = open(program);
      await send(port, 2, says('mati'));
      expect(await send(port, 1, says('Halo'))).toMatchObject({ certain: true, detail: 'SENDER_RESTING' });
      clock.leap(-365 * 86_400_000);
      expect(await send(port, 1, says('Halo'))).toEqual({ ok: true, platformId: 'p' });
    });
  });
});
