import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChannelPort, Delivery, SendResult } from '../../src/core/delivery.ts';
import { chatId, type Inbound, plain } from '../../src/core/message.ts';
import type { Happening } from '../../src/core/observe.ts';
import { Outbox, type OutboxParts } from '../../src/core/outbox.ts';
import { Pace } from '../../src/core/pace.ts';
import { openStore } from '../../src/core/store/open.ts';
import { DUE_START, type OutboxRows, type Store } from '../../src/core/store/port/store.ts';
import { SHARDS, shardOf } from '../../src/core/work/shards.ts';
import { settle, TestClock } from '../fakes/clock.ts';
import { failingStore } from '../fakes/failing-store.ts';
import fc from '../property.ts';
import { SomeShares } from './some-shares.ts';

interface Sent {
  readonly to: string;
  readonly text: string;
  readonly edits: string | undefined;
  readonly atMs: number;
}

let dir: string;
let clock: TestClock;
let store: Store<null>;
let outbox: Outbox;
let sent: Sent[];
let happened: Happening[];
let answers: SendResult[];
let pace: ChannelPort['capabilities']['pace'];
let textMax: number;
let answersWithinMs: number | undefined;
let sendsFrom: 'account' | undefined;

const NO_LIMIT = {
  perSecond: Number.POSITIVE_INFINITY,
  perChatPerSecond: Number.POSITIVE_INFINITY,
  burst: Number.POSITIVE_INFINITY,
};

/** A platform that takes what it is given, or answers what the test has prepared. */
const platform = (): ChannelPort => ({
  name: 'test',
  ...(sendsFrom === undefined ? {} : { sendsFrom }),
  capabilities: {
    buttons: true,
    edit: true,
    askLocation: false,
    textMax,
    fileBytesMax: 1,
    pace,
    ...(answersWithinMs === undefined ? {} : { answersWithinMs }),
  },
  send: async (to, delivery, { edits }) => {
    const result = answers.shift() ?? { ok: true, platformId: `p${sent.length + 1}` };
    if (result.ok && delivery.kind === 'message')
      sent.push({ to, text: plain(delivery.message.text), edits, atMs: clock.now().getTime() });
    return result;
  },
  fetch: async () => ({ ok: false, why: 'gone' }),
  showWorking: () => undefined,
});

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'aduan-outbox-'));
  clock = new TestClock();
  sent = [];
  happened = [];
  answers = [];
  pace = NO_LIMIT;
  textMax = 4096;
  answersWithinMs = undefined;
  sendsFrom = undefined;
  store = openStore<null>({
    file: path.join(dir, 'aduan.db'),
    secret: 'a secret of more than thirty-two characters',
    clock,
    random: randomBytes,
  });
});
afterEach(async () => {
  await outbox.stop(0);
  await store.close();
  rmSync(dir, { recursive: true, force: true });
});

function begin(rows: OutboxRows = store, more: Partial<OutboxParts> = {}): void {
  outbox = new Outbox({
    ...more,
    store: rows,
    ports: new Map([['test', platform()]]),
    clock,
    random: () => 0.5,
    observe: (each) => happened.push(each),
  });
}

const conversations = new Map<string, number>();

/** Commits replies for a chat, as a step does. */
async function replies(chat: string, ...deliveries: Delivery[]) {
  const message: Inbound = {
    channel: 'test',
    id: `${chat}-${randomBytes(6).toString('hex')}`,
    chat: chatId(chat),
    from: { id: chat },
    sentAt: clock.now(),
    private: true,
    content: { kind: 'text', text: 'x' },
  };
  const [conversation = 0] = await store.accept([message], clock.now());
  conversations.set(chat, conversation);
  const read = await store.read(conversation, 50);
  const result = await store.commit({
    conversation,
    version: read?.row.version ?? 0,
    handled: read?.inbox.map(({ id }) => id) ?? [],
    talk: null,
    effects: deliveries.map((delivery) => ({ do: 'send', delivery })),
  });
  if (!result.ok) throw new Error('stale');
  return result.sends;
}
/** Commits what a desk says: nobody wrote in this chat. */
async function desk(chat: string, ...deliveries: Delivery[]) {
  const told = await store.post({ to: 'citizen', type: 'drafts-expire' }, [
    { conversation: conversations.get(chat) ?? 0, key: randomBytes(6).toString('hex') },
  ]);
  const read = await store.read(told[0] ?? 0, 50);
  const result = await store.commit({
    conversation: told[0] ?? 0,
    version: read?.row.version ?? 0,
    handled: read?.inbox.map(({ id }) => id) ?? [],
    talk: null,
    effects: deliveries.map((delivery) => ({ do: 'send', delivery })),
  });
  if (!result.ok) throw new Error('stale');
  return result.sends;
}
const says = (ref: string, text: string, replaces?: string): Delivery => ({
  kind: 'message',
  ref,
  message: { text: [text] },
  ...(replaces === undefined ? {} : { replaces }),
});

describe('the way out', () => {
  it('keeps the order in a chat, and an edit goes to the message it replaces', async () => {
    begin();
    outbox.add(await replies('a', says('c1', 'one'), says('c2', 'two')));
    await settle(40);
    outbox.add(await replies('a', says('c3', 'two, changed', 'c2')));
    await settle(40);
    expect(sent.map(({ text, edits }) => [text, edits])).toEqual([
      ['one', undefined],
      ['two', undefined],
      ['two, changed', 'p2'],
    ]);
  });

  it('sends the next of a chat when the one before is marked: a kill doubles one at most', async () => {
    begin();
    outbox.add(await replies('a', says('c1', 'one'), says('c2', 'two')));
    await settle(40);
    expect(sent.map(({ text }) => text)).toEqual(['one']);
    await clock.pass(100);
    expect(sent.map(({ text }) => text)).toEqual(['one', 'two']);
    expect(await store.queuedOf(1, 0, 10)).toEqual([]);
  });

  it('what is changed before it was sent goes out once, where it stood: before what belongs below it', async () => {
    begin();
    const changes = [says('c4', 'two, changed', 'c2'), says('c5', 'two, changed again', 'c4')];
    outbox.add(await replies('a', says('c1', 'one'), says('c2', 'two'), says('c3', 'three'), ...changes));
    await clock.pass(1_000);
    expect(sent.map(({ text, edits }) => [text, edits])).toEqual([
      ['one', undefined],
      ['two, changed again', undefined],
      ['three', undefined],
    ]);
  });

  it('several changes of a message that is not sent yet are one', async () => {
    begin();
    outbox.add(await replies('a', says('c1', '1'), says('c2', '1 2', 'c1'), says('c3', '1 2 3', 'c2')));
    await settle(40);
    expect(sent.map(({ text }) => text)).toEqual(['1 2 3']);
  });

  it('a limit holds up this chat for as long as the platform says, and no other', async () => {
    answers = [{ ok: false, why: 'limit', retryAfterMs: 60_000 }];
    begin();
    outbox.add(await replies('a', says('c1', 'to a')));
    await settle(40);
    outbox.add(await replies('b', says('c1', 'to b')));
    await clock.pass(59_000);
    expect(sent.map(({ to }) => to)).toEqual(['b']);
    await clock.pass(2_000);
    expect(sent.map(({ to }) => to)).toEqual(['b', 'a']);
  });

  it('a limit survives a restart', async () => {
    answers = [{ ok: false, why: 'limit', retryAfterMs: 600_000 }];
    begin();
    outbox.add(await replies('a', says('c1', 'late')));
    await clock.pass(1_000);
    await outbox.stop(0);
    begin();
    outbox.start();
    await clock.pass(500_000);
    expect(sent).toEqual([]);
    await clock.pass(110_000);
    expect(sent.map(({ text }) => text)).toEqual(['late']);
  });

  it('what the platform did not take is tried again, more and more slowly, and nothing overtakes it', async () => {
    answers = Array.from({ length: 5 }, () => ({ ok: false, why: 'unknown', certain: false }) as const);
    begin();
    outbox.add(await replies('a', says('c1', 'one'), says('c2', 'two')));
    await clock.pass(120_000);
    expect(sent.map(({ text }) => text)).toEqual(['one', 'two']);
    expect(happened.filter(({ what }) => what === 'send-later')).toHaveLength(5);
  });

  it('who has shut us out is noted once, and everything for this chat ends', async () => {
    answers = [{ ok: false, why: 'blocked', certain: true }];
    begin();
    outbox.add(await replies('a', says('c1', 'one'), says('c2', 'two'), says('c3', 'three')));
    await clock.pass(100_000);
    expect(sent).toEqual([]);
    expect(happened.filter(({ what }) => what === 'send-failed')).toHaveLength(1);
  });

  it('replies that an earlier process left are sent by the next', async () => {
    begin();
    await replies('a', says('c1', 'one'));
    await replies('b', says('c1', 'two'));
    outbox.start();
    await clock.pass(5_000);
    expect(sent.map(({ text }) => text).toSorted()).toEqual(['one', 'two']);
  });

  it.each(['full', 'corrupt'] as const)(
    'a mark that the database could not take (%s) is tried until it could, and the next reply waits for it',
    async (code) => {
      let failures = 3;
      begin(failingStore(store, (method) => (method === 'markSent' && failures-- > 0 ? code : undefined)));
      outbox.add(await replies('a', says('c1', 'one'), says('c2', 'two')));
      await clock.pass(2_500);
      expect(sent.map(({ text }) => text)).toEqual(['one']);
      await clock.pass(1_000);
      expect(sent.map(({ text }) => text)).toEqual(['one', 'two']);
      expect(await store.queuedOf(1, 0, 10)).toEqual([]);
    },
  );

  it('where the database stays damaged a chat goes on without its marks after a while', async () => {
    begin(failingStore(store, (method) => (method === 'markSent' ? 'corrupt' : undefined)));
    outbox.add(await replies('a', says('c1', 'one'), says('c2', 'two')));
    await clock.pass(8_500);
    expect(sent.map(({ text }) => text)).toEqual(['one']);
    await clock.pass(2_000);
    expect(sent.map(({ text }) => text)).toEqual(['one', 'two']);
  });

  it('a chat that shut us out while the database took nothing is asked again', async () => {
    let failures = 1;
    answers = [
      { ok: false, why: 'blocked', certain: true },
      { ok: false, why: 'blocked', certain: true },
    ];
    begin(failingStore(store, (method) => (method === 'markBlocked' && failures-- > 0 ? 'io' : undefined)));
    outbox.add(await replies('a', says('c1', 'one'), says('c2', 'two')));
    await clock.pass(2_000);
    expect(await store.queuedOf(1, 0, 10)).toEqual([]);
    expect(sent).toEqual([]);
  });

  it('what an earlier process put off is not overtaken by what is new', async () => {
    answers = [{ ok: false, why: 'limit', retryAfterMs: 60_000 }];
    begin();
    outbox.add(await replies('a', says('c1', 'old')));
    await clock.pass(1_000);
    await outbox.stop(0);
    begin();
    outbox.add(await replies('a', says('c2', 'new')));
    outbox.start();
    await clock.pass(70_000);
    expect(sent.map(({ text }) => text)).toEqual(['old', 'new']);
  });

  it('what a step left that went through without anybody knowing comes before the next', async () => {
    begin();
    outbox.start();
    outbox.add(await replies('a', says('c1', 'one')));
    await clock.pass(100);
    const [unknown] = await replies('a', says('c2', 'two'));
    outbox.look(unknown?.conversation ?? 0);
    outbox.add(await replies('a', says('c3', 'three')));
    await clock.pass(100);
    expect(sent.map(({ text }) => text)).toEqual(['one', 'two', 'three']);
  });

  it('a clock that was set back holds up no chat until it has caught up', async () => {
    pace = { perSecond: 30, perChatPerSecond: 1, burst: 1 };
    answers = [
      { ok: true, platformId: 'p1' },
      { ok: false, why: 'unknown', certain: true },
    ];
    begin();
    outbox.add(await replies('a', says('c1', 'one'), says('c2', 'two'), says('c3', 'three')));
    await clock.pass(1_100);
    clock.leap(-24 * 3_600_000);
    outbox.add(await replies('a', says('c4', 'four')));
    await clock.pass(70_000);
    expect(sent.map(({ text }) => text)).toEqual(['one', 'two', 'three', 'four']);
  });

  it('a clock that was set back again and again makes nobody wait longer than the platform said', async () => {
    answers = [{ ok: false, why: 'limit', retryAfterMs: 600_000 }];
    begin();
    outbox.add(await replies('a', says('c1', 'one')));
    await clock.pass(60_000);
    clock.leap(-25 * 3_600_000);
    // Whatever comes meanwhile is looked at by the new hour.
    outbox.add(await replies('a', says('c2', 'two')));
    await clock.pass(60_000);
    clock.leap(-3_600_000);
    await clock.pass(420_000);
    outbox.add(await replies('a', says('c3', 'three')));
    expect(sent).toEqual([]);
    await clock.pass(70_000);
    expect(sent.map(({ text }) => text)).toEqual(['one', 'two', 'three']);
  });

  it('a clock that was set on by a year gives up no reply that was hardly tried', async () => {
    answers = Array.from({ length: 10 }, () => ({ ok: false, why: 'unknown', certain: true }) as const);
    begin();
    outbox.add(await replies('a', says('c1', 'one')));
    await settle(40);
    clock.leap(365 * 86_400_000);
    await clock.pass(10 * 60_000);
    expect(sent.map(({ text }) => text)).toEqual(['one']);
    expect(happened).not.toContainEqual(expect.objectContaining({ what: 'send-failed' }));
  });

  it('what the platform does not take for a day is given up', async () => {
    answers = Array.from({ length: 10_000 }, () => ({ ok: false, why: 'unknown', certain: true }) as const);
    begin();
    outbox.add(await replies('a', says('c1', 'one')));
    for (let hour = 0; hour < 23; hour += 1) await clock.pass(3_600_000);
    expect(happened).not.toContainEqual(expect.objectContaining({ what: 'send-failed' }));
    await clock.pass(2 * 3_600_000);
    expect(happened).toContainEqual(expect.objectContaining({ what: 'send-failed', why: 'expired' }));
    expect(sent).toEqual([]);
  });

  it('keeps about one a second to a chat after a short burst', async () => {
    pace = { perSecond: 1000, perChatPerSecond: 1, burst: 3 };
    begin();
    const start = clock.now().getTime();
    outbox.add(await replies('a', ...Array.from({ length: 6 }, (_, i) => says(`c${i}`, String(i)))));
    await clock.pass(10_000);
    expect(sent.map(({ text }) => text)).toEqual(['0', '1', '2', '3', '4', '5']);
    expect(sent.map(({ atMs }) => Math.round((atMs - start) / 1000))).toEqual([0, 0, 0, 1, 2, 3]);
  });

  it('keeps the limit for all chats together', async () => {
    pace = { perSecond: 10, perChatPerSecond: Number.POSITIVE_INFINITY, burst: Number.POSITIVE_INFINITY };
    begin();
    for (let i = 0; i < 50; i += 1) outbox.add(await replies(`chat${i}`, says('c1', 'x')));
    const start = clock.now().getTime();
    await clock.pass(20_000);
    expect(sent).toHaveLength(50);
    for (const { atMs } of sent) {
      const within = sent.filter((other) => other.atMs >= atMs && other.atMs < atMs + 1000).length;
      expect(within).toBeLessThanOrEqual(20);
    }
    expect(Math.max(...sent.map(({ atMs }) => atMs)) - start).toBeGreaterThanOrEqual(3_000);
  });
});

describe('the way out of one of several processes', () => {
  it('sends nothing of another’s share, handed in or waiting, and all of it once it is its own, in order', async () => {
    const shares = new SomeShares([]);
    begin(store, { shares });
    outbox.start();
    const sends = await replies('a', says('c1', 'one'));
    outbox.add(sends);
    await clock.pass(10_000);
    expect(sent).toEqual([]);
    // What another process decided, and this one was not told.
    await replies('a', says('c2', 'two'));
    shares.gain(shardOf(sends[0]?.conversation ?? 0));
    outbox.add(await replies('a', says('c3', 'three')));
    await clock.pass(5_000);
    expect(sent.map(({ text }) => text)).toEqual(['one', 'two', 'three']);
  });

  it('gives a share up when what is on its way has arrived and is marked, and begins nothing more', async () => {
    const shares = new SomeShares([]);
    begin(store, { shares });
    outbox.start();
    const sends = await replies('a', says('c1', 'one'), says('c2', 'two'));
    const shard = shardOf(sends[0]?.conversation ?? 0);
    shares.gain(shard);
    outbox.add(sends);
    await settle(2);
    let isLeft = false;
    const leaving = shares.lose(shard).then(() => {
      isLeft = true;
    });
    expect(isLeft).toBe(false);
    await clock.pass(10_000);
    await leaving;
    expect(sent.map(({ text }) => text)).toEqual(['one']);
    expect((await store.queuedOf(sends[0]?.conversation ?? 0, 0, 10)).map(({ id }) => id)).toEqual([sends[1]?.id]);
    shares.gain(shard);
    await clock.pass(10_000);
    expect(sent.map(({ text }) => text)).toEqual(['one', 'two']);
  });

  it('one whose lease has ended while it looked something up sends nothing', async () => {
    const shares = new SomeShares([]);
    const rows = failingStore<OutboxRows>(store, (method) => {
      if (method === 'platformIdOf') shares.end();
      return undefined;
    });
    begin(rows, { shares });
    outbox.start();
    const sends = await replies('a', says('c2', 'changed', 'c1'));
    shares.gain(shardOf(sends[0]?.conversation ?? 0));
    outbox.add(sends);
    await clock.pass(10_000);
    expect(sent).toEqual([]);
    expect(await store.queuedOf(sends[0]?.conversation ?? 0, 0, 10)).toHaveLength(1);
  });

  it('several together keep to the pace of the account, also when the shares change', async () => {
    pace = { perSecond: 8, perChatPerSecond: Number.POSITIVE_INFINITY, burst: Number.POSITIVE_INFINITY };
    const halves = [0, 1].map((half) => new SomeShares(Array.from({ length: SHARDS / 2 }, (_, i) => 2 * i + half)));
    const outboxes: Outbox[] = [];
    for (const shares of halves) {
      begin(store, { shares });
      outbox.start();
      outboxes.push(outbox);
    }
    for (let i = 0; i < 40; i += 1) await replies(`chat${i}`, says('c1', 'x'));
    await clock.pass(2_000);
    // All of the first is the second's now.
    const [first, second] = halves;
    const all = [...(first?.held() ?? [])];
    const leaving = Promise.all(all.map((shard) => first?.lose(shard)));
    await clock.pass(100);
    await leaving;
    for (const shard of all) second?.gain(shard);
    await clock.pass(10_000);
    expect(sent).toHaveLength(40);
    for (const { atMs } of sent)
      expect(sent.filter((other) => other.atMs >= atMs && other.atMs < atMs + 1000).length).toBeLessThanOrEqual(16);
    const start = Math.min(...sent.map(({ atMs }) => atMs));
    expect(Math.max(...sent.map(({ atMs }) => atMs)) - start).toBeGreaterThanOrEqual(4_000);
    for (const each of outboxes) await each.stop(0);
  });

  it('what goes out only from the account’s session is sent where that is, whoever decided it', async () => {
    sendsFrom = 'account';
    let isHere = false;
    const shares = new SomeShares([]);
    begin(store, { shares, hasAccount: () => isHere });
    outbox.start();
    const sends = await replies('a', says('c1', 'one'));
    shares.gain(shardOf(sends[0]?.conversation ?? 0));
    outbox.add(sends);
    await clock.pass(10_000);
    expect(sent).toEqual([]);
    isHere = true;
    await shares.lose(shardOf(sends[0]?.conversation ?? 0));
    await clock.pass(10_000);
    expect(sent.map(({ text }) => text)).toEqual(['one']);
    await replies('a', says('c2', 'two'));
    shares.gain(shardOf(sends[0]?.conversation ?? 0));
    outbox.add(await replies('a', says('c3', 'three')));
    await clock.pass(10_000);
    expect(sent.map(({ text }) => text)).toEqual(['one', 'two', 'three']);
    isHere = false;
    await outbox.leaveAccount('test', () => true);
    await replies('a', says('c4', 'four'));
    await clock.pass(10_000);
    expect(sent).toHaveLength(3);
  });
});

describe('a pace', () => {
  it('never lets more through than its rate and burst allow, and no limit is no wait', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 10 }),
        fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 200 }),
        (perSecond, burst, gaps) => {
          const limited = new Pace(perSecond, burst);
          let now = 1_000_000;
          const taken: number[] = [];
          for (const gap of gaps) {
            now += gap;
            if (limited.waitMs(now) > 0) continue;
            limited.take(now);
            taken.push(now);
          }
          for (const [i, at] of taken.entries()) {
            const inSecond = taken.slice(i).filter((other) => other < at + 1000).length;
            expect(inSecond).toBeLessThanOrEqual(perSecond + burst);
          }
          for (const size of [1, burst, Number.POSITIVE_INFINITY])
            expect(new Pace(Number.POSITIVE_INFINITY, size).waitMs(now)).toBe(0);
        },
      ),
    );
  });

  describe('on a channel that takes something for a while only after the person wrote', () => {
    const DAY_MS = 24 * 3_600_000;
    beforeEach(() => {
      answersWithinMs = DAY_MS;
    });
    const texts = () => sent.map(({ text }) => text);

    it('what comes too late waits until the person writes again, then all of it goes, in order', async () => {
      begin();
      outbox.add(await replies('a', says('c1', 'one')));
      await settle(40);
      await clock.pass(DAY_MS);
      outbox.add(await desk('a', says('c2', 'two')));
      await settle(40);
      outbox.add(await desk('a', says('c3', 'three')));
      await clock.pass(DAY_MS);
      expect(texts()).toEqual(['one']);
      expect(happened.filter(({ what }) => what === 'send-waits')).toHaveLength(2);
      outbox.add(await replies('a', says('c4', 'four')));
      await clock.pass(5_000);
      expect(texts()).toEqual(['one', 'two', 'three', 'four']);
    });

    it('it also goes when the person is answered nothing, and after a restart', async () => {
      begin();
      outbox.add(await replies('a', says('c1', 'one')));
      await settle(40);
      await clock.pass(2 * DAY_MS);
      outbox.add(await desk('a', says('c2', 'two')));
      await clock.pass(5_000);
      await outbox.stop(0);
      begin();
      outbox.start();
      await clock.pass(5_000);
      expect(texts()).toEqual(['one']);
      await replies('a');
      await clock.pass(5_000);
      expect(texts()).toEqual(['one', 'two']);
    });

    it('the platform itself may say so, and is not asked again before the person wrote', async () => {
      begin();
      answers = [{ ok: false, why: 'closed', certain: true, detail: '131047' }];
      outbox.add(await replies('a', says('c1', 'one')));
      await clock.pass(DAY_MS / 2);
      expect(texts()).toEqual([]);
      // Less than an hour after the last word: what the platform said counts more.
      outbox.add(await replies('a', says('c2', 'two')));
      await clock.pass(5_000);
      expect(texts()).toEqual(['one', 'two']);
    });
  });

  it('what was taken and did not arrive waits for the person, and comes again whole', async () => {
    answersWithinMs = 24 * 3_600_000;
    textMax = 10;
    begin();
    outbox.start();
    outbox.add(await replies('a', says('c1', 'the first the second')));
    await clock.pass(5_000);
    await store.undelivered('test', chatId('a'), 'c1', 'closed');
    await clock.pass(60_000);
    expect(sent).toHaveLength(2);
    outbox.add(await replies('a', says('c2', 'third')));
    await clock.pass(10_000);
    expect(
      sent
        .slice(2)
        .map(({ text }) => text)
        .sort(),
    ).toEqual(['the first', 'the second', 'third']);
  });

  it.each(['closed', 'blocked'] as const)('told late (%s), it shuts nobody out who has written since', async (why) => {
    answersWithinMs = 24 * 3_600_000;
    begin();
    outbox.start();
    outbox.add(await replies('a', says('c1', 'one')));
    await clock.pass(5_000);
    outbox.add(await replies('a', says('c2', 'two')));
    await clock.pass(5_000);
    await store.undelivered('test', chatId('a'), 'c1', why);
    outbox.add(await desk('a', says('c3', 'three')));
    await clock.pass(5_000);
    expect(sent.map(({ text }) => text)).toEqual(['one', 'two', 'three']);
    await clock.pass(2 * 60_000);
    expect(sent.map(({ text }) => text)).toEqual(['one', 'two', 'three', ...(why === 'closed' ? ['one'] : [])]);
  });

  it('what was taken and lost is tried again, less and less often, and no more after a day', async () => {
    begin();
    outbox.start();
    outbox.add(await replies('a', says('c1', 'one')));
    await clock.pass(5_000);
    const lost = () => store.undelivered('test', chatId('a'), 'c1', 'later');
    await lost();
    await clock.pass(50_000);
    expect(sent.map(({ text }) => text)).toEqual(['one']);
    await clock.pass(20_000);
    expect(sent.map(({ text }) => text)).toEqual(['one', 'one']);
    await clock.pass(10 * 60_000);
    await lost();
    await clock.pass(4 * 60_000);
    expect(sent).toHaveLength(2);
    await clock.pass(3 * 60_000);
    expect(sent).toHaveLength(3);
    clock.leap(24 * 3_600_000);
    await lost();
    const muchLater = new Date(clock.now().getTime() + 48 * 3_600_000);
    expect(await store.due(muchLater, DUE_START, 10)).toMatchObject({ conversations: [] });
  });

  it('a message that became several goes on with the part that failed', async () => {
    textMax = 10;
    begin();
    answers = [
      { ok: true, platformId: 'p1' },
      { ok: false, why: 'limit', retryAfterMs: 1_000 },
    ];
    outbox.add(await replies('a', says('c1', 'the first the second')));
    await clock.pass(5_000);
    expect(sent.map(({ text }) => text)).toEqual(['the first', 'the second']);
  });

  it('what was put off before newer ones came is found again', async () => {
    begin();
    answers = [{ ok: false, why: 'limit', retryAfterMs: 30_000 }];
    outbox.add(await replies('a', says('c1', 'one')));
    await settle(40);
    await outbox.stop(0);
    begin();
    outbox.start();
    await clock.pass(1_000);
    outbox.add(await replies('a', says('c2', 'two')));
    await clock.pass(60_000);
    expect(sent.map(({ text }) => text).sort()).toEqual(['one', 'two']);
  });
});
