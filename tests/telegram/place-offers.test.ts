import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BotApi as Api } from '../../src/bots/telegram/api.ts';
import { PlaceOffers } from '../../src/bots/telegram/place-offers.ts';
import { chatId } from '../../src/core/message.ts';
import { BotApi, TOKEN } from '../fakes/bot-api.ts';
import { realClock, TestClock } from '../fakes/clock.ts';

/** The button that shares the place: for those who hesitate, and gone when they have answered. */

let telegram: BotApi;
let clock: TestClock;
let offers: PlaceOffers;

beforeEach(async () => {
  telegram = await new BotApi().listen();
  clock = new TestClock();
  offers = new PlaceOffers(new Api(TOKEN, telegram.url, realClock), clock);
});
afterEach(() => telegram.close());

const asks = (chat: string, mayOffer = true) => offers.after(chatId(chat), 'Kirim lokasi', undefined, mayOffer);
const asksSomethingElse = (chat: string) => {
  offers.before(chatId(chat));
  offers.after(chatId(chat), undefined, undefined, true);
};
const keysOf = (chat: number) => [...telegram.chat(chat).seen.values()].flatMap(({ keys }) => keys);
const offered = (chat: number) => telegram.until(() => keysOf(chat).length === 1, `the button in chat ${chat}`);

describe('the offer to share the place', () => {
  it('comes a second after the question, not before', async () => {
    asks('1');
    await clock.pass(999);
    expect(telegram.calls).toEqual([]);
    await clock.pass(1);
    await offered(1);
    expect(telegram.calls).toEqual(['sendMessage']);
  });

  it('never comes to whoever answers at once: not one call', async () => {
    asks('1');
    await clock.pass(500);
    asksSomethingElse('1');
    asks('2');
    await clock.pass(10_000);
    await offered(2);
    expect(telegram.calls).toEqual(['sendMessage']);
    expect(keysOf(1)).toEqual([]);
  });

  it('does not come while the next message is on its way', async () => {
    asks('1');
    offers.before(chatId('1'));
    expect(clock.waiting).toBe(0);
  });

  it('stays while the place is asked again, and goes with the next question', async () => {
    asks('1');
    await clock.pass(1_000);
    await offered(1);
    asks('1');
    expect(clock.waiting).toBe(0);
    asksSomethingElse('1');
    await telegram.until(() => telegram.chat(1).seen.size === 0, 'the line gone');
    expect(telegram.calls).toEqual(['sendMessage', 'deleteMessage']);
  });

  it('is not made in groups, nor while there is no room', () => {
    asks('-100');
    asks('1', false);
    expect(clock.waiting).toBe(0);
  });

  it('waits for ten thousand chats at most: the oldest goes without', async () => {
    for (let chat = 1; chat <= 10_001; chat += 1) asks(String(chat));
    expect(clock.waiting).toBe(10_000);
  });

  it('is tried again after a failure', async () => {
    telegram.faults.push({ method: 'sendMessage', status: 500, body: {} });
    asks('1');
    await clock.pass(1_000);
    await telegram.until(() => telegram.calls.length === 1, 'the refused offer');
    await telegram.until(() => {
      if (clock.waiting === 0) asks('1');
      return clock.waiting === 1;
    }, 'room for the next offer');
    await clock.pass(1_000);
    await offered(1);
  });
});
