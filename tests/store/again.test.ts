import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chatId, type Inbound } from '../../src/core/message.ts';
import type { Store } from '../../src/core/store/port/store.ts';
import { ShiftedClock } from '../app/shifted-clock.ts';
import { Chance } from '../simulation/chance.ts';
import { DATABASES, type FreshDatabase, freshDatabase } from './databases.ts';

/* Platforms deliver again: at once, days later, side by side, and now and then with other words under the same id. */

const MESSAGES = 10_000;
const CHATS = 100;
const SIDE_BY_SIDE = 8;
const BATCH = 50;

let database: FreshDatabase;
let clock: ShiftedClock;
let stores: Store<null>[];
let chance: Chance;

const said = (n: number, text = `message ${n}`): Inbound => ({
  ...{ channel: 'test', id: `m${n}`, chat: chatId(`chat ${n % CHATS}`), from: { id: `chat ${n % CHATS}` } },
  ...{ sentAt: clock.now(), private: true, content: { kind: 'text', text } },
});
/** Hands messages in, in batches, so many of them side by side, in turn to one process and the other. */
async function hand(messages: readonly Inbound[]): Promise<void> {
  const batches: Inbound[][] = [];
  for (let at = 0; at < messages.length; at += BATCH) batches.push(messages.slice(at, at + BATCH));
  const by = async (store: Store<null>): Promise<void> => {
    for (let batch = batches.shift(); batch; batch = batches.shift()) await store.accept(batch, clock.now());
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE / stores.length }, () => stores.map(by)).flat());
}
/** What waits in every chat, in its order, as a program finds it that starts now. */
async function heard(): Promise<ReadonlyMap<string, readonly string[]>> {
  const store = await database.open<null>(clock);
  stores.push(store);
  const all = new Map<string, readonly string[]>();
  for (let chat = 0; chat < CHATS; chat += 1) {
    // A new message says which conversation it is.
    const [conversation = 0] = await store.accept([{ ...said(chat, 'last'), id: 'last' }], clock.now());
    const { inbox } = await store.read(conversation, MESSAGES);
    const texts = inbox.flatMap(({ message: { content } }) => (content.kind === 'text' ? [content.text] : []));
    expect(texts.pop()).toBe('last');
    all.set(`chat ${chat}`, texts);
  }
  return all;
}

describe.each(DATABASES)('what is delivered again, on %s', (kind) => {
  beforeEach(async () => {
    database = await freshDatabase(kind);
    clock = new ShiftedClock();
    chance = new Chance(5);
    stores = [await database.open<null>(clock), await database.open<null>(clock)];
  });
  afterEach(async () => {
    await Promise.all(stores.map((store) => store.close()));
    await database.remove();
  });

  it(`of ${MESSAGES} messages, each up to five times, ${SIDE_BY_SIDE} side by side, each is there once, also two days later`, async () => {
    const numbers = Array.from({ length: MESSAGES }, (_, n) => n);
    // The first time in the order of each chat; what comes again, comes in any.
    for (let at = 0; at < MESSAGES; at += 500) {
      const some = numbers.slice(at, at + 500);
      await stores[0]?.accept(
        some.map((n) => said(n)),
        clock.now(),
      );
      const again = some.flatMap((n) => Array.from({ length: chance.whole(0, 3) }, () => n));
      await hand(chance.shuffled(again).map((n) => said(n)));
    }
    clock.later(48 * 3_600);
    await hand(chance.shuffled(numbers).map((n) => said(n)));
    const all = await heard();
    for (let chat = 0; chat < CHATS; chat += 1)
      expect(all.get(`chat ${chat}`)).toEqual(numbers.filter((n) => n % CHATS === chat).map((n) => `message ${n}`));
  });

  it('a hundred that come again with other words change nothing, and hold up nothing that comes after', async () => {
    const first = Array.from({ length: CHATS }, (_, n) => said(n));
    await stores[0]?.accept(first, clock.now());
    const others = Array.from({ length: CHATS }, (_, n) => [said(n, 'other words'), said(n + CHATS)]).flat();
    await hand(others);
    const all = await heard();
    for (let chat = 0; chat < CHATS; chat += 1)
      expect(all.get(`chat ${chat}`)).toEqual([`message ${chat}`, `message ${chat + CHATS}`]);
  });
});
