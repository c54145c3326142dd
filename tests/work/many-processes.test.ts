import { afterEach, beforeEach, expect, it } from 'vitest';
import { chatId, type Inbound } from '../../src/core/message.ts';
import type { Store } from '../../src/core/store/port/store.ts';
import { SHARDS } from '../../src/core/work/shards.ts';
import { type FreshDatabase, freshDatabase } from '../store/databases.ts';
import { fastClock, type Heard, Process } from './process.ts';

/** A commit of a PostgreSQL on a machine at work takes a while. */
const TEST_MS = 150_000;
const CHATS = Array.from({ length: 48 }, (_, i) => `chat-${i}`);

let database: FreshDatabase;
/** Where messages come in. */
let channels: Store<Heard>;
let processes: Process[];
let conversations: Map<string, number>;
/** What each chat got, in order. */
let sent: Map<string, string[]>;
let violations: string[];
let said: number;
/** Somebody waits for something to be sent. */
let looks: Set<() => void>;

beforeEach(async () => {
  database = await freshDatabase('postgres');
  channels = await database.open<Heard>(fastClock);
  processes = [];
  conversations = new Map();
  sent = new Map(CHATS.map((chat) => [chat, []]));
  violations = [];
  said = 0;
  looks = new Set();
});
afterEach(async () => {
  for (const each of processes) if (!each.isDead) each.kill();
  await Promise.all([channels.close(), ...processes.map((each) => each.close())]);
  await database.remove();
});

const living = () => processes.filter(({ isDead }) => !isDead);
const hint = (conversation: number) => {
  for (const each of living()) each.worker.hint(conversation);
};
function told(by: Process, chat: string, text: string): void {
  const conversation = conversations.get(chat) ?? 0;
  if (!by.shares.holds(conversation)) violations.push(`${chat} ${text}: sent without the lease`);
  if (living().some((each) => each !== by && each.shares.holds(conversation)))
    violations.push(`${chat} ${text}: another has the lease`);
  sent.get(chat)?.push(text);
  for (const look of looks) look();
}
async function add(count: number): Promise<void> {
  const added: Process[] = [];
  for (let i = 0; i < count; i += 1) {
    const name = `p${processes.length}`;
    const each = new Process(name, await database.open<Heard>(fastClock), told, hint);
    processes.push(each);
    added.push(each);
  }
  await Promise.all(added.map((each) => each.start()));
}
/** Everybody says something. */
async function everybodySays(): Promise<void> {
  said += 1;
  const message = (chat: string): Inbound => ({
    ...{ channel: 'test', id: `${chat}-${said}`, chat: chatId(chat), from: { id: chat }, sentAt: fastClock.now() },
    ...{ private: true, content: { kind: 'text', text: `m${said}` } },
  });
  const told = await channels.accept(CHATS.map(message), fastClock.now());
  for (const [i, chat] of CHATS.entries()) conversations.set(chat, told[i] ?? 0);
  for (const conversation of told) hint(conversation);
}
/** Resolves when it is so; looked at whenever something is sent, and now and then. */
function until(isSo: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!isSo()) return;
      looks.delete(look);
      resolve();
    };
    const again = () => {
      look();
      if (looks.has(look)) fastClock.after(1_000, again);
    };
    looks.add(look);
    again();
  });
}
const allAnswered = () => CHATS.every((chat) => new Set(sent.get(chat)).size >= said);
const isShared = () => {
  const counts = living().map(({ shares }) => shares.held().size);
  return counts.reduce((sum, each) => sum + each, 0) === SHARDS && Math.max(...counts) - Math.min(...counts) <= 1;
};

/** Everything that was said was heard once and in order, and everything that was answered was sent, in order. */
async function check(doubledMax: number): Promise<void> {
  const numbers = Array.from({ length: said }, (_, i) => String(i + 1));
  for (const [chat, conversation] of conversations) {
    const { row, inbox } = await channels.read(conversation, 50);
    expect(row.talk).toEqual(numbers.map((number) => `m${number}`));
    expect(inbox).toEqual([]);
    const got = sent.get(chat) ?? [];
    // What is sent again comes straight after itself: in any other place it would be out of order.
    expect(got.filter((text, i) => text !== got[i - 1])).toEqual(numbers);
    expect(got.length - numbers.length).toBeLessThanOrEqual(doubledMax);
  }
  expect(await channels.aside(10)).toEqual([]);
  expect(violations).toEqual([]);
}

it(
  'ten processes on one database answer each message once and in order, while some are killed, stopped and added',
  async () => {
    await add(10);
    await until(isShared);
    await everybodySays();
    await until(allAnswered);
    await check(0);

    const [killed, stopped, ended] = processes;
    await everybodySays();
    killed?.kill();
    await everybodySays();
    stopped?.pause();
    await everybodySays();
    await Promise.all([until(allAnswered), ended?.end()]);
    await everybodySays();
    stopped?.goOn();
    await add(2);
    await everybodySays();
    await until(allAnswered);
    await until(isShared);
    await everybodySays();
    await until(allAnswered);
    await check(2);
    expect(living()).toHaveLength(10);
  },
  TEST_MS,
);

it(
  'what is handed from one to another in good order is never doubled',
  async () => {
    await add(1);
    await until(isShared);
    for (let round = 0; round < 2; round += 1) {
      await everybodySays();
      await add(1);
      await everybodySays();
      await until(isShared);
      await everybodySays();
      await processes[round]?.end();
      await everybodySays();
    }
    await until(allAnswered);
    await check(0);
  },
  TEST_MS,
);
