import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { channelsOf, linesOf } from '../../src/app-channels.ts';
import { readSettings } from '../../src/config.ts';
import type { ChannelName } from '../../src/core/message.ts';
import { openLog } from '../../src/log.ts';
import { createMetrics } from '../../src/metrics.ts';
import { TestClock } from '../fakes/clock.ts';
import { policy } from '../fixtures/policy.ts';

/** What the start says of its channels, in a process that receives and in one that leaves that to others. */
const X = { X_APP_KEY: 'key', X_APP_SECRET: 'secret', X_ACCESS_TOKEN: 'token', X_ACCESS_SECRET: 'secret' };
const TELEGRAM = { TELEGRAM_BOT_TOKEN: `41:${'x'.repeat(35)}`, PUBLIC_URL: 'https://lapor.example.go.id' };
const WEBHOOK = { TELEGRAM_MODE: 'webhook', TELEGRAM_WEBHOOK_SECRET: 'word', X_MODE: 'webhook' };
const CLOUD = {
  ...{ WHATSAPP: 'cloud', WHATSAPP_CLOUD_TOKEN: 'token', WHATSAPP_CLOUD_PHONE_ID: '1' },
  ...{ WHATSAPP_CLOUD_APP_SECRET: 'secret', WHATSAPP_CLOUD_VERIFY_TOKEN: 'word' },
};
const WEB = { WHATSAPP: 'web', CHROMIUM_PATH: process.execPath };

function lines(env: Readonly<Record<string, string>>, receives: boolean, notes = new Map<ChannelName, string>()) {
  const read = readSettings(env, tmpdir());
  if (!read.ok) throw new Error(JSON.stringify(read.mistakes));
  const channels = channelsOf(read.settings, {
    policy,
    store: { cursor: async () => undefined, moveCursor: async () => undefined },
    evidence: {
      outgoing: () => {
        throw new Error('no file is sent here');
      },
    },
    bell: undefined,
    whatsapp: { print: () => undefined, state: () => undefined, undelivered: async () => undefined },
    clock: new TestClock(),
    log: openLog('silent'),
    metrics: createMetrics(),
  });
  return linesOf(channels, { settings: read.settings, url: 'http://127.0.0.1:8080', notes, receives }).join('\n');
}

test('whoever receives says how', () => {
  expect(lines({ ...TELEGRAM, ...X, ...CLOUD }, true)).toBe(
    [
      '  Telegram      on, polling',
      '  WhatsApp      on, cloud; Meta calls https://lapor.example.go.id/webhooks/whatsapp',
      '  X             on, polling',
    ].join('\n'),
  );
  expect(lines({ ...TELEGRAM, ...X, ...WEBHOOK }, true)).toMatch(/Telegram {6}on, webhook\n[\s\S]*X {13}on, webhook$/);
  expect(lines({ ...WEB }, true)).toMatch(/WhatsApp {6}on, web; link the phone at http:\S+[\s\S]*unofficial client/);
});

test('whoever only sends promises neither to poll nor to be called, and says who does', () => {
  expect(lines({ ...TELEGRAM, ...X, ...CLOUD }, false)).toBe(
    [
      '  Telegram      on, sends only (a process that receives polls)',
      '  WhatsApp      on, cloud, sends only (Meta calls the processes that receive)',
      '  X             on, sends only (a process that receives polls)',
    ].join('\n'),
  );
  const called = 'on, sends only (the webhook belongs to the processes that receive)';
  expect(lines({ ...TELEGRAM, ...X, ...WEBHOOK }, false)).toContain(`Telegram      ${called}`);
  expect(lines({ ...TELEGRAM, ...X, ...WEBHOOK }, false)).toContain(`X             ${called}`);
});

test('where a phone can not be linked, nobody is asked to', () => {
  const said = lines(WEB, false);
  expect(said).toContain(
    'WhatsApp      on, web; the phone is linked to a process that receives, and that one sends too',
  );
  expect(said).not.toContain('http');
  expect(said).not.toContain('DATA_DIR/whatsapp');
});

test('what is off is off everywhere, and a platform that does not answer yet is told everywhere', () => {
  for (const receives of [true, false]) {
    expect(lines({}, receives).match(/off: set/g)).toHaveLength(3);
    expect(lines(TELEGRAM, receives, new Map([['telegram', 'on, but not answering yet']]))).toContain(
      'Telegram      on, but not answering yet',
    );
  }
});
