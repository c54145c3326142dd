import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Delivery } from '../../src/core/delivery.ts';
import { chatId, type Inbound } from '../../src/core/message.ts';
import { SHARDS, shardLease, shardOf } from '../../src/core/shard.ts';
import type { Step } from '../../src/core/store/port/steps.ts';
import { DUE_START, type LeaseRows, NEVER, OPEN_START, type Store } from '../../src/core/store/port/store.ts';
import { TestClock } from '../fakes/clock.ts';
import fc from '../property.ts';
import { DATABASES, type FreshDatabase, freshDatabase } from './databases.ts';

type Talk = readonly string[];

const TTL_MS = 60_000;
/** A time that is over when the answer comes: PostgreSQL's clock can not be moved. */
const OVER_MS = 0;

let database: FreshDatabase;
let clock: TestClock;
let store: Store<Talk>;
let leases: LeaseRows;
let opened: Store<Talk>[];

async function open(): Promise<Store<Talk>> {
  const another = await database.open<Talk>(clock);
  opened.push(another);
  return another;
}
const holdersOf = async () =>
  Object.fromEntries((await leases.standing()).flatMap(({ name, holder, over }) => (over ? [] : [[name, holder]])));

const said = (chat: string, id: string, channel = 'test'): Inbound => ({
  ...{ channel, id, chat: chatId(chat), from: { id: chat }, sentAt: clock.now(), private: true },
  content: { kind: 'text', text: id },
});
const says = (ref: string): Delivery => ({ kind: 'message', ref, message: { text: [ref] } });
async function stepOf(by: Store<Talk>, conversation: number, ref: string): Promise<Step<Talk>> {
  const { row, inbox } = await by.read(conversation, 50);
  const handled = inbox.map(({ id }) => id);
  return { conversation, version: row.version, handled, talk: [], effects: [{ do: 'send', delivery: says(ref) }] };
}

describe.each(DATABASES)('leases on %s', (kind) => {
  beforeEach(async () => {
    database = await freshDatabase(kind);
    clock = new TestClock();
    opened = [];
    store = await open();
    leases = store.leases;
  });
  afterEach(async () => {
    await Promise.all(opened.map((each) => each.close()));
    await database.remove();
  });

  it('one of many who ask at once has it', async () => {
    const others = [store, await open(), await open()];
    const asked = Array.from({ length: 9 }, (_, i) => others[i % 3]?.leases.take('clock', `holder-${i}`, TTL_MS));
    const epochs = await Promise.all(asked);
    expect(epochs.filter((epoch) => epoch !== null)).toEqual([1]);
    const winner = `holder-${epochs.indexOf(1)}`;
    expect(await holdersOf()).toEqual({ clock: winner });
    expect(await leases.take('clock', winner, TTL_MS)).toBe(2);
  });

  it('is anybody’s when its time is over, and then its holder can not renew it', async () => {
    await leases.take('clock', 'a', OVER_MS);
    expect(await leases.renew('a', TTL_MS)).toEqual([]);
    expect(await leases.take('clock', 'b', TTL_MS)).toBe(2);
    expect(await leases.take('clock', 'a', TTL_MS)).toBeNull();
    expect(await leases.renew('a', TTL_MS)).toEqual([]);
    expect(await leases.renew('b', TTL_MS)).toEqual([{ name: 'clock', epoch: 2 }]);
  });

  it('all of a holder are renewed at once, and nobody else’s', async () => {
    for (const name of ['shard:1', 'shard:2', 'member:a']) await leases.take(name, 'a', TTL_MS);
    await leases.take('shard:3', 'b', TTL_MS);
    const renewed = await leases.renew('a', TTL_MS);
    expect(renewed.map(({ name }) => name).toSorted()).toEqual(['member:a', 'shard:1', 'shard:2']);
  });

  it('is free as soon as it is let go; one that was taken anew meanwhile is not', async () => {
    await leases.take('shard:1', 'a', TTL_MS);
    await leases.letGo('a', [{ name: 'shard:1', epoch: 1 }]);
    expect(await leases.take('shard:1', 'a', TTL_MS)).toBe(2);
    await leases.letGo('a', [{ name: 'shard:1', epoch: 1 }]);
    await leases.letGo('b', [{ name: 'shard:1', epoch: 2 }]);
    expect(await holdersOf()).toEqual({ 'shard:1': 'a' });
    await leases.letGo('a', [{ name: 'shard:1', epoch: 2 }]);
    expect(await leases.take('shard:1', 'b', TTL_MS)).toBe(3);
  });

  it('what is over and has no use any more is forgotten', async () => {
    await leases.take('member:a', 'a', OVER_MS);
    await leases.take('member:b', 'b', TTL_MS);
    await leases.take('clock', 'a', OVER_MS);
    await leases.tidy('member:');
    expect((await leases.standing()).map(({ name }) => name).toSorted()).toEqual(['clock', 'member:b']);
  });

  it('a step is turned away once another has its shard, and goes through as long as nobody has', async () => {
    const [conversation = 0] = await store.accept([said('siti', 'm1')], clock.now());
    const name = shardLease(shardOf(conversation));
    store.fenceBy('a');
    const step = await stepOf(store, conversation, 'c1');
    expect((await store.commit(step)).ok).toBe(false);
    await leases.take(name, 'a', OVER_MS);
    expect((await store.commit(step)).ok).toBe(true);
    await leases.take(name, 'b', TTL_MS);
    await store.accept([said('siti', 'm2')], clock.now());
    expect((await store.commit(await stepOf(store, conversation, 'c2'))).ok).toBe(false);
    const other = await open();
    other.fenceBy('b');
    expect((await other.commit(await stepOf(other, conversation, 'c3'))).ok).toBe(true);
  });

  it('whoever takes a shard over sees all that was committed before, and nothing comes after', async () => {
    const other = await open();
    store.fenceBy('a');
    for (let round = 0; round < 5; round += 1) {
      const chats = Array.from({ length: 6 }, (_, i) => said(`${round}-${i}`, 'm'));
      const conversations = await store.accept(chats, clock.now());
      const names = [...new Set(conversations.map((each) => shardLease(shardOf(each))))];
      for (const name of names) await leases.take(name, 'a', TTL_MS);
      const steps = await Promise.all(conversations.map((each) => stepOf(store, each, 'c1')));
      const held = await leases.renew('a', TTL_MS);
      const committing = Promise.all(
        steps.map(async (step, i) => {
          // Each in a transaction of its own, so that the shards change hands in their midst.
          for (let beat = 0; beat < i * 3; beat += 1) await new Promise((resolve) => setImmediate(resolve));
          return store.commit(step);
        }),
      );
      await leases.letGo('a', held);
      for (const name of names) await other.leases.take(name, 'b', TTL_MS);
      const seen = await Promise.all(conversations.map(async (each) => (await other.queuedOf(each, 0, 10)).length));
      const committed = (await committing).map(({ ok }) => (ok ? 1 : 0));
      expect(seen).toEqual(committed);
      const mine = await other.leases.renew('b', TTL_MS);
      await other.leases.letGo('b', mine);
    }
  });

  it('finds what waits in some shards, and on one channel', async () => {
    const asked = Array.from({ length: 40 }, (_, i) => said(`chat-${i}`, 'm', i % 4 === 0 ? 'other' : 'test'));
    const conversations = await store.accept(asked, clock.now());
    const onOther = new Set(conversations.filter((_, i) => i % 4 === 0));
    for (const each of conversations) await store.commit({ ...(await stepOf(store, each, 'c1')), handled: [] });
    const all = async (shards: ReadonlySet<number>) => {
      const found: number[] = [];
      for (let after: typeof OPEN_START | null = OPEN_START; after; ) {
        const page: Awaited<ReturnType<typeof store.open>> = await store.open(after, 3, shards);
        found.push(...page.conversations);
        after = page.next;
      }
      return [...new Set(found)];
    };
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.nat({ max: SHARDS - 1 })), async (list) => {
        const shards = new Set(list);
        const wanted = conversations.filter((each) => shards.has(shardOf(each)));
        expect(await all(shards)).toEqual(wanted);
        const due = await store.due(NEVER, DUE_START, 100, { shards, without: new Set(['other']) });
        expect(due.conversations).toEqual(wanted.filter((each) => !onOther.has(each)));
      }),
      { numRuns: 20, examples: [[[31]], [Array.from({ length: SHARDS }, (_, shard) => shard)]] },
    );
    const due = await store.due(NEVER, DUE_START, 100, { channel: 'other' });
    expect(new Set(due.conversations)).toEqual(onOther);
  });

  it('two who have read the same count of tries count once', async () => {
    const [conversation = 0] = await store.accept([said('siti', 'm1')], clock.now());
    const [row] = (await store.read(conversation, 1)).inbox;
    await store.tried(row?.id ?? 0, 2);
    await store.tried(row?.id ?? 0, 1);
    const [after] = (await (await open()).read(conversation, 1)).inbox;
    expect(after?.attempts).toBe(2);
  });
});

it('on PostgreSQL whoever takes a shard over waits for the steps that were begun under the lease before', async () => {
  database = await freshDatabase('postgres');
  clock = new TestClock();
  const by = await database.open<Talk>(clock);
  const client = new pg.Client({ connectionString: database.url });
  // In a transaction one would see the activity of its beginning for ever.
  const watcher = new pg.Client({ connectionString: database.url });
  try {
    await Promise.all([client.connect(), watcher.connect()]);
    const waiting = async () =>
      (
        await watcher.query(
          "select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
        )
      ).rowCount ?? 0;
    const [conversation = 0] = await by.accept([said('siti', 'm1')], clock.now());
    const name = shardLease(shardOf(conversation));
    by.fenceBy('a');
    await by.leases.take(name, 'a', OVER_MS);
    const step = await stepOf(by, conversation, 'c1');
    const done: string[] = [];
    await client.query('begin');
    await client.query('select from conversation where id = $1 for update', [conversation]);
    const committing = by.commit(step).then(({ ok }) => done.push(ok ? 'committed' : 'turned away'));
    while ((await waiting()) < 1);
    const taking = by.leases.take(name, 'b', TTL_MS).then(() => done.push('taken'));
    while ((await waiting()) < 2 && done.length === 0);
    // A renewal does not wait.
    await by.leases.renew('a', TTL_MS);
    await client.query('commit');
    await Promise.all([committing, taking]);
    expect(done).toEqual(['committed', 'taken']);
  } finally {
    await Promise.all([client.end(), watcher.end()]);
    await by.close();
    await database.remove();
  }
});
