import { describe, expect, test } from 'vitest';
import { describeFault, type Happening } from '../../src/core/observe.ts';
import { StoreFault } from '../../src/core/store/port/store.ts';
import { type Log, logFault, logHappening, openLog } from '../../src/log.ts';
import { createMetrics } from '../../src/metrics.ts';
import fc from '../property.ts';

const TOKEN = '123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw';
const WORDS = 'Bu Siti dari gang Kenanga';
const NIK = '6371012345678901';
const PHONE = '081234567890';
const CANARIES = [TOKEN, WORDS, NIK, PHONE];

function logged(act: (log: Log) => void): {
  readonly lines: readonly Record<string, unknown>[];
  readonly text: string;
} {
  const written: string[] = [];
  act(openLog('debug', { write: (line) => written.push(line) }));
  const text = written.join('');
  const lines = text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { lines, text };
}

/** The errors that libraries throw, with what they carry. */
function poisonous(canary: string): readonly unknown[] {
  const drizzle = Object.assign(new Error(`Failed query: insert into inbox values (?)\nparams: ${canary}`), {
    query: canary,
    params: [canary],
  });
  const telegraf = Object.assign(
    new Error(`invalid json response body at https://api.telegram.org/bot${canary}/getMe`),
    {
      response: { description: canary },
      on: { payload: { text: canary } },
    },
  );
  const coded = Object.assign(new Error(canary), { code: canary, name: canary });
  const lines = new Error(`x\n    at ${canary}\n    at ${canary} (${canary})\n    at ${canary} (a.js:1:2)`);
  const caused = new Error('outer', { cause: drizzle });
  const many = new AggregateError([drizzle, telegraf], canary);
  return [
    drizzle,
    telegraf,
    coded,
    lines,
    caused,
    many,
    canary,
    { message: canary },
    [canary],
    new StoreFault('io', canary, drizzle),
  ];
}

describe('a log line', () => {
  test('is JSON with time, level, event and fields', () => {
    const { lines } = logged((log) =>
      log.warn('send-failed', {
        channel: 'telegram',
        conversation: 42,
        row: 7,
        code: '403:blocked',
        ms: 12.5,
        certain: false,
      }),
    );
    expect(lines).toEqual([
      {
        level: 'warn',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        event: 'send-failed',
        channel: 'telegram',
        conversation: 42,
        row: 7,
        code: '403:blocked',
        ms: 12.5,
        certain: false,
      },
    ]);
  });
  test('below the level is not written', () => {
    const written: string[] = [];
    openLog('error', { write: (line) => written.push(line) }).warn('x');
    expect(written).toEqual([]);
  });
  test('holds no field that is not on the list', () => {
    const { lines } = logged((log) => log.info('started', { port: 80, ...{ text: WORDS, chat: '1', name: WORDS } }));
    expect(Object.keys(lines[0] ?? {}).sort()).toEqual(['event', 'level', 'port', 'time']);
  });
  test('is one line, whatever is thrown in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { lines } = logged((log) =>
          log.error(text, {
            code: text,
            detail: text,
            where: text,
            frame: text,
            channel: text,
            fault: new Error(text),
          }),
        );
        expect(lines).toHaveLength(1);
      }),
    );
  });
});

describe('what people wrote, and what opens things', () => {
  test.each(CANARIES)('never gets into the log: %s', (canary) => {
    const { text } = logged((log) => {
      for (const fault of poisonous(canary)) {
        logFault(log, 'fault', fault);
        log.error('fault', {
          fault,
          code: canary,
          detail: canary,
          where: canary,
          frame: canary,
          channel: canary,
          version: canary,
        });
        log.error(canary);
        const described = describeFault(fault);
        logHappening(log, { what: 'fault', where: 'commit', ...described, conversation: 1, row: 2 });
        const detail = described.code;
        logHappening(log, {
          what: 'send-later',
          channel: 'telegram',
          conversation: 1,
          row: 2,
          why: 'unknown',
          delayMs: 5,
          certain: true,
          detail,
        });
        logHappening(log, {
          what: 'send-failed',
          channel: 'telegram',
          conversation: 1,
          row: 2,
          why: 'refused',
          detail: canary,
        });
      }
    });
    for (const word of canary.split(/[ :]/)) expect(text).not.toContain(word);
  });
  test.each(CANARIES)('never gets into the metrics: %s', async (canary) => {
    const metrics = createMetrics();
    for (const fault of poisonous(canary)) metrics.saw({ what: 'fault', where: 'commit', ...describeFault(fault) });
    const { text } = await metrics.render(null);
    for (const word of canary.split(/[ :]/)) if (word.length > 4) expect(text).not.toContain(word);
  });
  test('but the code and the place in the program do, to find the fault by', () => {
    const { lines } = logged((log) => logFault(log, 'fault', new StoreFault('full', 'SQLITE_FULL')));
    expect(lines[0]).toMatchObject({ code: 'full', frame: expect.stringMatching(/log\.test\.ts:\d+:\d+/) });
  });
});

test('everything that can happen in the core is logged and counted', async () => {
  const channel = 'telegram';
  const happenings: readonly Happening[] = [
    { what: 'accepted', channel, messages: 3, conversations: [1] },
    { what: 'handled', channel, conversation: 1, messages: 3, waitedMs: 20, trace: 7 },
    { what: 'stale', conversation: 1 },
    { what: 'aside', conversation: 1, row: 9 },
    { what: 'sent', channel, waitedMs: 30, edit: false, conversation: 1, row: 4, trace: 7 },
    { what: 'sent', channel, waitedMs: 30, edit: true, conversation: 1, row: 5, trace: 7 },
    { what: 'send-later', channel, conversation: 1, row: 4, why: 'limit', delayMs: 3000, certain: true },
    { what: 'send-failed', channel, conversation: 1, row: 4, why: 'blocked', detail: '403:blocked' },
    { what: 'fault', where: 'fetch', code: 'ECONNRESET', frame: 'get (files.js:1:2)' },
  ];
  const metrics = createMetrics();
  const { lines } = logged((log) => {
    for (const happening of happenings) {
      metrics.saw(happening);
      logHappening(log, happening);
    }
  });
  expect(lines.map(({ event }) => event)).toEqual([
    'accepted',
    'handled',
    'decided-again',
    'message-put-aside',
    'sent',
    'sent',
    'send-put-off',
    'send-failed',
    'fault',
  ]);
  metrics.refused('telegram');
  const { text, contentType } = await metrics.render({
    inboxOpen: 5,
    inboxAside: 1,
    outboxQueued: 2,
    oldestOpen: null,
    oldestQueued: null,
    complaints: { submitted: 40 },
  });
  expect(contentType).toContain('text/plain');
  for (const line of [
    'aduan_messages_in_total{channel="telegram"} 3',
    'aduan_messages_handled_total{channel="telegram"} 3',
    'aduan_messages_out_total{channel="telegram",kind="new"} 1',
    'aduan_messages_out_total{channel="telegram",kind="edit"} 1',
    'aduan_processing_seconds_count{channel="telegram"} 1',
    'aduan_delivery_seconds_sum{channel="telegram"} 0.06',
    'aduan_steps_decided_again_total 1',
    'aduan_messages_set_aside_total 1',
    'aduan_sends_put_off_total{channel="telegram",why="limit"} 1',
    'aduan_sends_failed_total{channel="telegram",why="blocked"} 1',
    'aduan_failures_total{where="fetch",code="ECONNRESET"} 1',
    'aduan_webhook_refusals_total{channel="telegram"} 1',
    'aduan_queue_depth{queue="inbox"} 5',
    'aduan_queue_depth{queue="aside"} 1',
    'aduan_queue_depth{queue="outbox"} 2',
    'aduan_complaints{status="submitted"} 40',
    'aduan_complaints{status="rejected"} 0',
    'aduan_database_up 1',
  ])
    expect(text.split('\n')).toContain(line);
});

test('a database that does not answer does not look like empty queues', async () => {
  const metrics = createMetrics();
  const counts = { inboxOpen: 5, inboxAside: 0, outboxQueued: 0, oldestOpen: null, oldestQueued: null, complaints: {} };
  await metrics.render(counts);
  const { text } = await metrics.render(null);
  expect(text).toContain('aduan_database_up 0');
  expect(text).not.toMatch(/^aduan_queue_depth\{/m);
});

test('codes from outside can not fill the memory', async () => {
  const metrics = createMetrics();
  for (let n = 0; n < 1000; n += 1) metrics.saw({ what: 'fault', where: 'send', code: `E${n}` });
  const { text } = await metrics.render(null);
  expect(text.match(/^aduan_failures_total\{/gm)?.length).toBeLessThanOrEqual(101);
});
