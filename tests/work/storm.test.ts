import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChannelPort, SendResult } from '../../src/core/delivery.ts';
import { chatId, type Inbound } from '../../src/core/message.ts';
import type { Happening } from '../../src/core/observe.ts';
import { Outbox } from '../../src/core/outbox.ts';
import { openStore } from '../../src/core/store/open.ts';
import type { Store } from '../../src/core/store/port/store.ts';
import { Chance } from '../simulation/chance.ts';
import { workFolder } from '../simulation/ledger.ts';
import { type Life, Time } from '../simulation/time.ts';

/* A platform that is not well, for hours, for some, or now and then: by a clock that only the test moves. */

/** What the platform takes in a second, where a test says nothing else. */
const PER_SECOND = 5;
const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const STORM_MS = 6 * 60 * MINUTE_MS;
const BACKLOG = 5_000;
/** Some people were told two things meanwhile. */
const CHATS = 4_000;

interface Call {
  readonly chat: string;
  readonly row: number;
  readonly atMs: number;
}

let dir: string;
let chance: Chance;
let time: Time;
let life: Life;
let store: Store<null>;
let outbox: Outbox;
let calls: Call[];
let taken: Call[];
/** What the platform says to this row now; undefined: it takes it. */
let says: (row: number, chat: string) => SendResult | undefined;
let happened: Happening[];

const DOWN: SendResult = { ok: false, why: 'unknown', certain: true, detail: '503' };

const platform = (perSecond: number): ChannelPort => ({
  name: 'test',
  capabilities: {
    ...{ buttons: true, edit: true, askLocation: false, textMax: 4096, fileBytesMax: 1 },
    pace: { perSecond, perChatPerSecond: 1, burst: 3 },
  },
  send: async (chat, delivery) => {
    if (delivery.kind !== 'message') throw new Error('only messages here');
    const call = { chat, row: Number(delivery.ref), atMs: time.passedMs };
    calls.push(call);
    const trouble = says(call.row, chat);
    if (trouble?.ok === false) return trouble;
    taken.push(call);
    return { ok: true, platformId: `p${call.row}` };
  },
  fetch: async () => ({ ok: false, why: 'gone' }),
  showWorking: () => undefined,
});

/** A process begins. What an earlier one left is taken up once it is started; whatever is decided from now on is handed in. */
function begin(perSecond = PER_SECOND): void {
  life = { number: life.number + 1, over: false };
  const clock = time.clockOf(life);
  store = openStore<null>({
    ...{ file: path.join(dir, 'aduan.db'), clock, secret: 'a secret of more than thirty-two characters' },
    random: (bytes) => chance.bytes(bytes),
  });
  outbox = new Outbox({
    ...{ store, clock, ports: new Map([['test', platform(perSecond)]]) },
    random: () => chance.number(),
    observe: (each) => happened.push(each),
  });
}

/** It is gone between two beats; what is in the database is there. */
async function end(): Promise<void> {
  life.over = true;
  await store.close();
}

beforeEach(() => {
  dir = mkdtempSync(path.join(workFolder(), 'aduan-storm-'));
  chance = new Chance(14);
  time = new Time(chance, new Date('2026-11-24T01:00:00.000Z'), false);
  life = { number: 0, over: true };
  [calls, taken, happened, says] = [[], [], [], () => undefined];
});
afterEach(async () => {
  await end();
  rmSync(dir, { recursive: true, force: true });
});

/** Moves time on by so much. */
const pass = (ms: number) => time.run(() => false, time.passedMs + ms);

/** Commits replies to a chat that has written, as a step does. */
async function reply(to: number, ...rows: readonly number[]): Promise<void> {
  const chat = String(to);
  const message: Inbound = {
    ...{ channel: 'test', id: `m${rows.join()}`, chat: chatId(chat), from: { id: chat }, private: true },
    ...{ sentAt: time.hour(), content: { kind: 'text', text: 'x' } },
  };
  const [conversation = 0] = await store.accept([message], time.hour());
  const { row: stored, inbox } = await store.read(conversation, 50);
  const committed = await store.commit({
    ...{ conversation, version: stored.version, handled: inbox.map(({ id }) => id), talk: null },
    effects: rows.map((row) => ({
      do: 'send',
      delivery: { kind: 'message', ref: String(row), message: { text: [`row ${row}`] } },
    })),
  });
  if (!committed.ok) throw new Error('stale');
  outbox.add(committed.sends);
}

/** How many replies wait in their rows. */
const queued = async (): Promise<number> => (await store.counts()).outboxQueued;

/** The most calls in any stretch of so long. */
function mostWithin(ms: number, these: readonly Call[]): number {
  let most = 0;
  let from = 0;
  for (const [at, { atMs }] of these.entries()) {
    while ((these[from]?.atMs ?? atMs) <= atMs - ms) from += 1;
    most = Math.max(most, at - from + 1);
  }
  return most;
}

describe('a platform that answers 503 for six hours and then comes back', () => {
  it(`is given the ${BACKLOG} replies that wait in the order they were decided, within its pace and a tenth, and never all at once`, {
    timeout: 900_000,
  }, async () => {
    begin();
    says = () => DOWN;
    for (let row = 0; row < BACKLOG; row += 1)
      time.after((row * STORM_MS) / BACKLOG, () => void reply(row % CHATS, row));
    await pass(STORM_MS);
    const backMs = time.passedMs;
    says = () => undefined;
    await time.run(() => taken.length >= BACKLOG, backMs + 2 * STORM_MS);
    // Whoever had their turn when it came back shows that it did; from then on the oldest go first.
    const herald = taken[0]?.chat;
    const others = taken.flatMap(({ chat, row }) => (chat === herald ? [] : [row]));
    expect(others).toEqual(others.toSorted((a, b) => a - b));
    expect(new Set(taken.map(({ row }) => row)).size).toBe(BACKLOG);
    expect(taken).toHaveLength(BACKLOG);
    const withinMs = (BACKLOG / PER_SECOND) * SECOND_MS * 1.1;
    expect((taken.at(-1)?.atMs ?? Number.POSITIVE_INFINITY) - backMs).toBeLessThanOrEqual(withinMs);
    expect(mostWithin(10 * SECOND_MS, calls)).toBeLessThanOrEqual(11 * PER_SECOND);
    await pass(MINUTE_MS);
    expect(await queued()).toBe(0);
  });

  it('tries nobody earlier than it said itself', async () => {
    const LIMITED = 3;
    begin();
    says = (row) => (row === LIMITED ? { ok: false, why: 'limit', retryAfterMs: 60 * MINUTE_MS } : DOWN);
    for (let row = 0; row < 20; row += 1) time.after(row * SECOND_MS, () => void reply(row, row));
    await pass(10 * MINUTE_MS);
    const backMs = time.passedMs;
    says = () => undefined;
    await time.run(() => taken.length === 19, backMs + 2 * MINUTE_MS);
    expect(taken).toHaveLength(19);
    expect(calls.filter(({ row }) => row === LIMITED)).toHaveLength(1);
    await pass(60 * MINUTE_MS);
    const [first, second, ...more] = calls.filter(({ row }) => row === LIMITED).map(({ atMs }) => atMs);
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(60 * MINUTE_MS);
    expect(more).toEqual([]);
    expect(taken).toHaveLength(20);
  });
});

it('a chat whose messages alone are not taken is tried no more often for what others are sent', async () => {
  const BROKEN = 0;
  begin();
  says = (row) => (row === BROKEN ? DOWN : undefined);
  void reply(BROKEN, BROKEN);
  // Others come now and then: at times in the same minute, at times after many.
  for (let row = 1; row <= 60; row += 1)
    time.after(row * MINUTE_MS + (row % 5) * 20 * SECOND_MS, () => void reply(row, row));
  await pass(65 * MINUTE_MS);
  expect(taken).toHaveLength(60);
  const tries = calls.filter(({ row }) => row === BROKEN);
  // By itself it is tried every half to whole minute; what others are sent adds one a minute at most.
  expect(mostWithin(10 * MINUTE_MS, tries.slice(10))).toBeLessThanOrEqual(20 + 10);
});

it('a chat that the platform limits for an hour waits it out, also when the program is begun anew; 99 others notice nothing', async () => {
  const LIMITED = '0';
  const decided = new Map<number, number>();
  const goOn = (fromRow: number) => {
    for (let row = fromRow; row < fromRow + 2_000; row += 1)
      time.after(((row - fromRow) / 20) * SECOND_MS, () => {
        decided.set(row, time.passedMs);
        void reply(row % 100, row);
      });
  };
  begin(28);
  says = (_, chat) => (chat === LIMITED ? { ok: false, why: 'limit', retryAfterMs: 60 * MINUTE_MS } : undefined);
  goOn(0);
  await pass(2 * MINUTE_MS);
  await end();
  begin(28);
  outbox.start();
  goOn(2_000);
  const limitedAtMs = calls.find(({ chat }) => chat === LIMITED)?.atMs ?? 0;
  await pass(limitedAtMs + 60 * MINUTE_MS - time.passedMs - 1);
  expect(calls.filter(({ chat }) => chat === LIMITED)).toHaveLength(1);
  const others = taken.map(({ row, atMs }) => atMs - (decided.get(row) ?? 0)).sort((a, b) => a - b);
  expect(others).toHaveLength(4_000 - 40);
  expect(others[Math.floor(others.length * 0.95)]).toBeLessThan(2 * SECOND_MS);
  says = () => undefined;
  await pass(2 * MINUTE_MS);
  expect(taken.filter(({ chat }) => chat === LIMITED).map(({ row }) => row)).toEqual(
    Array.from({ length: 40 }, (_, i) => i * 100),
  );
});

it('a hundred people who have shut us out are called once each, whatever more was to be said', async () => {
  begin();
  says = () => ({ ok: false, why: 'blocked', certain: true });
  for (let chat = 0; chat < 100; chat += 1) void reply(chat, chat, chat + 100, chat + 200);
  await pass(10 * MINUTE_MS);
  expect(calls.map(({ chat }) => chat).sort()).toEqual(Array.from({ length: 100 }, (_, chat) => String(chat)).sort());
  expect(await queued()).toBe(0);
});

it('of ten thousand sends of which a fifth fails, taken or not, none is lost, none comes twice without cause, and all in order', async () => {
  const SENDS = 10_000;
  const CHATS_HERE = 1_000;
  let lostAnswers = 0;
  begin(50);
  says = (row, chat) => {
    if (!chance.once(5)) return undefined;
    if (chance.once(2)) return DOWN;
    lostAnswers += 1;
    taken.push({ chat, row, atMs: time.passedMs });
    return { ok: false, why: 'unknown', certain: false };
  };
  for (let row = 0; row < SENDS; row += 1) time.after((row / 25) * SECOND_MS, () => void reply(row % CHATS_HERE, row));
  await pass((SENDS / 25) * SECOND_MS + 5 * MINUTE_MS);
  expect(await queued()).toBe(0);
  expect(new Set(taken.map(({ row }) => row)).size).toBe(SENDS);
  expect(lostAnswers).toBeGreaterThan(SENDS / 20);
  expect(taken.length - SENDS).toBeLessThanOrEqual(lostAnswers);
  for (let chat = 0; chat < CHATS_HERE; chat += 1) {
    const rows = taken.filter((each) => each.chat === String(chat)).map(({ row }) => row);
    expect(rows).toEqual(rows.toSorted((a, b) => a - b));
  }
  expect(happened.filter(({ what }) => what === 'send-failed')).toEqual([]);
  // Whoever is told of a try that may have arrived can mark what comes twice.
  const doubted = happened.filter((each) => each.what === 'send-later' && !each.certain);
  expect(doubted).toHaveLength(lostAnswers);
});
