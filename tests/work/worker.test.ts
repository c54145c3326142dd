import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Capabilities } from '../../src/core/delivery.ts';
import { chatId, type Inbound } from '../../src/core/message.ts';
import type { Happening } from '../../src/core/observe.ts';
import { openStore } from '../../src/core/store/open.ts';
import type { Store } from '../../src/core/store/port/store.ts';
import type { Mind } from '../../src/core/turn.ts';
import type { WorkerParts } from '../../src/core/work/parts.ts';
import { type Shares, shardOf } from '../../src/core/work/shards.ts';
import { Worker } from '../../src/core/work/worker.ts';
import { settle, TestClock } from '../fakes/clock.ts';
import { failingStore } from '../fakes/failing-store.ts';
import fc from '../property.ts';
import { SomeShares } from './some-shares.ts';

/** What a conversation has heard: the mind of these tests remembers every text, in order. */
type Heard = readonly string[];

let dir: string;
let clock: TestClock;
let store: Store<Heard>;
let worker: Worker<Heard>;
let happened: Happening[];
let steps: number;
let edit: boolean;
let fetchMedia: WorkerParts<Heard>['fetchMedia'];

/** Remembers what it hears; dies of "poison". */
const mind: Mind<Heard> = {
  needs: () => [],
  decide: ({ talk, heard }) => {
    steps += 1;
    const texts = heard.map(({ row }) =>
      row.message.content.kind === 'text' ? row.message.content.text : row.message.content.kind,
    );
    if (texts.includes('poison')) throw new TypeError('a message nobody can handle');
    return { talk: [...(talk ?? []), ...texts], effects: [] };
  },
};

const file = () => path.join(dir, 'aduan.db');
const open = () =>
  openStore<Heard>({ file: file(), secret: 'a secret of more than thirty-two characters', clock, random: randomBytes });

function begin(rows: Store<Heard> = store, shares?: Shares): Worker<Heard> {
  const capabilities: Capabilities = {
    ...{ buttons: true, edit, askLocation: false, textMax: 4096, fileBytesMax: 1 },
    pace: { perSecond: 1, perChatPerSecond: 1, burst: 1 },
  };
  worker = new Worker<Heard>({
    store: rows,
    mind,
    ...(shares ? { shares } : {}),
    capabilities: () => capabilities,
    fetchMedia,
    committed: () => undefined,
    clock,
    random: randomBytes,
    observe: (each) => happened.push(each),
  });
  return worker;
}

const said = (chat: string, id: string, text: string): Inbound => ({
  channel: 'test',
  id,
  chat: chatId(chat),
  from: { id: chat },
  sentAt: clock.now(),
  private: true,
  content: { kind: 'text', text },
});
const accept = async (...messages: Inbound[]) => {
  const conversations = await store.accept(messages, clock.now());
  for (const conversation of conversations) worker.hint(conversation);
  return conversations;
};
const heardBy = async (conversation: number) => (await store.read(conversation, 1))?.row.talk;

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'aduan-worker-'));
  clock = new TestClock();
  happened = [];
  steps = 0;
  edit = true;
  fetchMedia = async () => ({ ok: false, why: 'unavailable' });
  store = open();
});
afterEach(async () => {
  await worker.stop(0);
  await store.close();
  rmSync(dir, { recursive: true, force: true });
});

describe('the worker', () => {
  it('a file that was on its way when we end is not told as lost: the next process fetches it', async () => {
    fetchMedia = (_, signal) =>
      new Promise((resolve) => {
        const cut = () => resolve({ ok: false, why: 'unavailable' });
        if (signal.aborted) cut();
        signal.addEventListener('abort', cut, { once: true });
      });
    begin();
    await worker.start();
    const content = { kind: 'media', media: { kind: 'photo', handle: 'x' } } as const;
    const [conversation = 0] = await accept({ ...said('a', '1', ''), content });
    await settle(20);
    await Promise.all([worker.stop(1_000), clock.pass(1_000)]);
    await clock.pass(30_000);
    expect(steps).toBe(0);
    expect((await store.read(conversation, 1))?.inbox).toHaveLength(1);
  });

  it('hears each message once and in order, however often and in whatever company it is delivered', async () => {
    begin();
    await worker.start();
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ chat: fc.constantFrom('a', 'b', 'c'), n: fc.integer({ min: 0, max: 30 }) }), {
          minLength: 1,
          maxLength: 40,
        }),
        async (deliveries) => {
          const run = ++runs;
          const expected = new Map<string, string[]>();
          const where = new Map<string, number>();
          const all = deliveries.map(({ chat, n }) => ({ chat: `${run}-${chat}`, id: `${run}-${chat}-${n}` }));
          const batches = all.map(async ({ chat, id }) => {
            const list = expected.get(chat) ?? [];
            if (!list.includes(id)) expected.set(chat, [...list, id]);
            const [conversation] = await accept(said(chat, id, id));
            if (conversation !== undefined) where.set(chat, conversation);
          });
          await Promise.all(batches);
          await settle(200);
          for (const [chat, ids] of expected) expect(await heardBy(where.get(chat) ?? 0)).toEqual(ids);
        },
      ),
      { numRuns: 250 },
    );
  });

  it('tries a message that can not be handled three times, puts it aside, and the others flow on', async () => {
    begin();
    await worker.start();
    const [a = 0] = await accept(said('a', '1', 'before'), said('a', '2', 'poison'), said('a', '3', 'after'));
    const [b = 0] = await accept(said('b', '1b', 'other'));
    await clock.pass(20_000);
    expect(await heardBy(a)).toEqual(['before', 'after']);
    expect(await heardBy(b)).toEqual(['other']);
    expect(happened.filter(({ what }) => what === 'aside')).toHaveLength(1);
    expect(await store.aside(10)).toMatchObject([{ conversation: a, attempts: 2 }]);
  });

  it('of five thousand messages fifty can not be handled: each is tried three times at most, and holds up nobody', async () => {
    const tries: string[] = [];
    const counting = failingStore(store, (method) => {
      if (method === 'tried' || method === 'setAside') tries.push(method);
      return undefined;
    });
    begin(counting);
    await worker.start();
    const chats = Array.from({ length: 500 }, (_, chat) =>
      Array.from({ length: 10 }, (_, n) => (chat % 10 === 3 && n === chat % 7 ? 'poison' : `${chat}-${n}`)),
    );
    const known = new Map<number, readonly string[]>();
    for (const [chat, texts] of chats.entries()) {
      const [conversation = 0] = await accept(...texts.map((text, n) => said(`${chat}`, `${chat}-${n}`, text)));
      known.set(
        conversation,
        texts.filter((text) => text !== 'poison'),
      );
    }
    await clock.pass(30_000);
    for (const [conversation, texts] of known) expect(await heardBy(conversation)).toEqual(texts);
    const aside = await store.aside(100);
    expect(aside).toHaveLength(50);
    expect(aside.every(({ attempts }) => attempts < 3)).toBe(true);
    // Two tries are counted, the third puts it aside.
    expect(tries).toHaveLength(50 * 3);
    expect(await store.countOpen()).toBe(0);
  });

  it('takes up what an earlier process left', async () => {
    begin();
    const conversations: number[] = [];
    for (let i = 0; i < 300; i += 1)
      conversations.push(...(await store.accept([said(`chat${i}`, `m${i}`, `text ${i}`)], clock.now())));
    await store.close();
    store = open();
    begin();
    await worker.start();
    await settle(400);
    for (const [i, conversation] of conversations.entries()) expect(await heardBy(conversation)).toEqual([`text ${i}`]);
  });

  it('a message that was being decided when three processes ended is put aside; its neighbours are not', async () => {
    begin();
    const [a = 0] = await store.accept([said('a', '1', 'killer')], clock.now());
    const [b = 0] = await store.accept([said('b', '2', 'neighbour')], clock.now());
    const row = (await store.read(a, 1))?.inbox[0]?.id ?? 0;
    await store.tried(row, 3);
    await store.tried((await store.read(b, 1))?.inbox[0]?.id ?? 0, 2);
    await worker.start();
    await settle(100);
    expect(await heardBy(a)).toBeNull();
    expect((await store.aside(10)).map(({ conversation }) => conversation)).toEqual([a]);
    expect(await heardBy(b)).toEqual(['neighbour']);
  });

  it('a database that takes no steps for a while uses up no tries', async () => {
    const [a = 0] = await store.accept([said('a', '1', 'left by another process')], clock.now());
    let failures = 5;
    begin(failingStore(store, (method) => (method === 'commit' && failures-- > 0 ? 'io' : undefined)));
    await worker.start();
    await clock.pass(10_000);
    expect(await store.aside(10)).toEqual([]);
    expect(await heardBy(a)).toEqual(['left by another process']);
  });

  it('a clock that was set back does not look like somebody who is still writing', async () => {
    edit = false;
    begin();
    await worker.start();
    const [a = 0] = await accept(said('a', '0', 'one'));
    clock.jump(new Date(clock.now().getTime() - 24 * 3_600_000));
    await clock.pass(2_000);
    expect(await heardBy(a)).toEqual(['one']);
  });

  it('on a channel that can not change its messages it waits for a second of quiet, three at most', async () => {
    edit = false;
    begin();
    await worker.start();
    const [a = 0] = await accept(said('a', '0', 'one'));
    for (let i = 1; i <= 6; i += 1) {
      await clock.pass(600);
      await accept(said('a', String(i), `part ${i}`));
    }
    await clock.pass(2_000);
    expect((await heardBy(a))?.length).toBe(7);
    expect(steps).toBe(2);
  });

  it('a file that does not come is asked for four times, then the decision is told so', async () => {
    begin();
    await worker.start();
    const photo: Inbound = { ...said('a', '1', ''), content: { kind: 'media', media: { kind: 'photo', handle: 'x' } } };
    const [a = 0] = await accept(photo);
    await settle(50);
    expect(await heardBy(a)).toBeNull();
    await clock.pass(60_000);
    expect(await heardBy(a)).toEqual(['media']);
  });

  describe('with a share of the conversations', () => {
    it('leaves the others alone, hinted or waiting, until their shards are its own', async () => {
      const shares = new SomeShares([]);
      begin(store, shares);
      const [a = 0] = await accept(said('a', '1', 'one'));
      const [b = 0] = await accept(said('b', '2', 'two'));
      shares.gain(shardOf(a));
      await worker.start();
      worker.hint(b);
      await clock.pass(20_000);
      expect([await heardBy(a), await heardBy(b)]).toEqual([['one'], null]);
      shares.gain(shardOf(b));
      await settle(50);
      expect(await heardBy(b)).toEqual(['two']);
    });

    it('counts what was there before the shard was its own, and nothing that comes later', async () => {
      const shares = new SomeShares([]);
      const counted: unknown[] = [];
      const [a = 0] = await store.accept([said('a', '1', 'before')], clock.now());
      begin(
        failingStore(store, (method) => {
          if (method === 'tried') counted.push(method);
          return undefined;
        }),
        shares,
      );
      await worker.start();
      shares.gain(shardOf(a));
      await settle(50);
      expect(counted).toHaveLength(1);
      await accept(said('a', '2', 'after'));
      await settle(50);
      expect(await heardBy(a)).toEqual(['before', 'after']);
      expect(counted).toHaveLength(1);
    });

    it('gives a shard up when the step in hand is through, and begins no other', async () => {
      const shares = new SomeShares([]);
      let go: () => void = () => undefined;
      const held = new Promise<void>((resolve) => {
        go = resolve;
      });
      let commits = 0;
      const slow = new Proxy(store, {
        get: (target, name) => {
          const value: unknown = Reflect.get(target, name, target);
          if (name !== 'commit' || typeof value !== 'function')
            return typeof value === 'function' ? value.bind(target) : value;
          return async (...given: unknown[]): Promise<unknown> => {
            commits += 1;
            await held;
            return Reflect.apply(value, target, given);
          };
        },
      });
      begin(slow, shares);
      await worker.start();
      const [a = 0] = await store.accept([said('a', '1', 'one')], clock.now());
      shares.gain(shardOf(a));
      await settle(50);
      let isLeft = false;
      const leaving = shares.lose(shardOf(a)).then(() => {
        isLeft = true;
      });
      await accept(said('a', '2', 'two'));
      await settle(50);
      expect([commits, isLeft]).toEqual([1, false]);
      go();
      await leaving;
      await clock.pass(20_000);
      expect(await heardBy(a)).toEqual(['one']);
    });
  });
});
