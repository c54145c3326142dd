import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChannelPort, Delivery } from '../../src/core/delivery.ts';
import { chatId } from '../../src/core/message.ts';
import { Outbox } from '../../src/core/outbox.ts';
import { openStore } from '../../src/core/store/open.ts';
import type { QueuedSend, Store } from '../../src/core/store/port/store.ts';
import { settle, TestClock } from '../fakes/clock.ts';

/* More waits to be sent than the platform takes at once: everybody gets their share, the oldest first, and nothing comes all at once. */

const PER_SECOND = 10;

let dir: string;
let clock: TestClock;
let store: Store<null>;
let outbox: Outbox;
let calls: number[];
let sent: { readonly chat: string; readonly text: string; readonly atMs: number; readonly decidedAtMs: number }[];
let isDown: boolean;
let seed: number;

const platform: ChannelPort = {
  name: 'test',
  capabilities: {
    ...{ buttons: true, edit: true, askLocation: false, textMax: 4096, fileBytesMax: 1 },
    pace: { perSecond: PER_SECOND, perChatPerSecond: 5, burst: 5 },
  },
  send: async (chat, delivery) => {
    const atMs = clock.now().getTime();
    calls.push(atMs);
    if (isDown) return { ok: false, why: 'unknown', certain: true, detail: '503' };
    if (delivery.kind !== 'message') throw new Error('only messages here');
    const [text = ''] = delivery.message.text;
    sent.push({ chat, text: String(text), atMs, decidedAtMs: Number(delivery.ref.slice(1)) });
    return { ok: true, platformId: `p${sent.length}` };
  },
  fetch: async () => ({ ok: false, why: 'gone' }),
  showWorking: () => undefined,
};

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'aduan-outbox-'));
  clock = new TestClock();
  [calls, sent, isDown, seed] = [[], [], false, 7];
  store = openStore<null>({
    file: path.join(dir, 'aduan.db'),
    secret: 'a secret of more than thirty-two characters',
    clock,
    random: randomBytes,
  });
  outbox = new Outbox({
    store,
    ports: new Map([['test', platform]]),
    clock,
    random: () => {
      seed = (seed * 16_807) % 2_147_483_647;
      return seed / 2_147_483_647;
    },
    observe: () => undefined,
  });
});
afterEach(async () => {
  const stopped = outbox.stop(0);
  await clock.pass(1);
  await stopped;
  await store.close();
  rmSync(dir, { recursive: true, force: true });
});

let messages = 0;
/** Commits so many replies for a chat, as steps do. */
async function replies(chat: string, n: number): Promise<readonly QueuedSend[]> {
  const id = String(++messages);
  const message = { channel: 'test', id, chat: chatId(chat), from: { id: chat }, sentAt: clock.now(), private: true };
  const [conversation = 0] = await store.accept([{ ...message, content: { kind: 'text', text: 'x' } }], clock.now());
  const { row, inbox } = await store.read(conversation, 50);
  const result = await store.commit({
    conversation,
    version: row.version,
    handled: inbox.map((each) => each.id),
    talk: null,
    effects: Array.from({ length: n }, (_, i) => {
      const delivery: Delivery = {
        kind: 'message',
        ref: `c${clock.now().getTime()}`,
        message: { text: [`${id}.${i}`] },
      };
      return { do: 'send', delivery } as const;
    }),
  });
  if (!result.ok) throw new Error('stale');
  return result.sends;
}

describe('a chat that thousands of messages wait for', () => {
  it('takes turns with the others, is held in memory in part alone, and gets all of them in order', async () => {
    outbox.add(await replies('flooded', 400));
    const ordinary = Array.from({ length: 20 }, (_, i) => `ordinary ${i}`);
    for (const chat of ordinary) outbox.add(await replies(chat, 2));
    const start = clock.now().getTime();
    await clock.pass(90_000);
    expect(sent).toHaveLength(440);
    // 40 messages of others and as many turns of the flooded chat take 8 s at 10 a second.
    const lastOfOthers = Math.max(...sent.filter(({ chat }) => chat !== 'flooded').map(({ atMs }) => atMs));
    expect(lastOfOthers - start).toBeLessThanOrEqual(8_000);
    const places = sent.filter(({ chat }) => chat === 'flooded').map(({ text }) => Number(text.split('.')[1]));
    expect(places).toEqual(Array.from({ length: 400 }, (_, i) => i));
  });
});

describe('a platform that took nothing for a while and then comes back', () => {
  it('is given what waits within its pace and a tenth, the oldest first, and never all at once', async () => {
    isDown = true;
    for (let i = 0; i < 120; i += 1) {
      outbox.add(await replies(`chat ${i}`, 5));
      await clock.pass(1_000);
    }
    await clock.pass(10 * 60_000);
    // While it is down it is asked no faster than its pace either.
    const perTenSeconds = (times: readonly number[]) => {
      const counts = new Map<number, number>();
      for (const at of times) counts.set(Math.floor(at / 10_000), (counts.get(Math.floor(at / 10_000)) ?? 0) + 1);
      return Math.max(...counts.values());
    };
    expect(perTenSeconds(calls)).toBeLessThanOrEqual(11 * PER_SECOND);
    isDown = false;
    const back = clock.now().getTime();
    await clock.pass(10 * 60_000);
    expect(sent).toHaveLength(600);
    expect(perTenSeconds(sent.map(({ atMs }) => atMs))).toBeLessThanOrEqual(11 * PER_SECOND);
    // A chat's next try is a minute away at most; from then on the platform has all it takes.
    const last = Math.max(...sent.map(({ atMs }) => atMs));
    expect(last - back).toBeLessThanOrEqual(60_000 + (600 / PER_SECOND) * 1000 * 1.1);
  });
});

it('whoever waited longest for a turn goes first', async () => {
  // The pace is used up, then chats come in an order that is not that of their messages' age.
  const sends: (readonly QueuedSend[])[] = [];
  for (let i = 0; i < 12; i += 1) {
    sends.push(await replies(`chat ${i}`, 1));
    clock.jump(new Date(clock.now().getTime() + 1_000));
  }
  for (let i = 0; i < PER_SECOND; i += 1) outbox.add(await replies(`filler ${i}`, 1));
  await settle(200);
  expect(sent).toHaveLength(PER_SECOND);
  const before = sent.length;
  for (const each of sends.toReversed()) outbox.add(each);
  await clock.pass(10_000);
  const order = sent.slice(before).flatMap(({ chat }) => (chat.startsWith('chat') ? [chat] : []));
  expect(order).toEqual(Array.from({ length: 12 }, (_, i) => `chat ${i}`));
});
