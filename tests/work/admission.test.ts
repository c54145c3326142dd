import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Admission, TurnedAway } from '../../src/core/admission.ts';
import { createInbox, type Inbox } from '../../src/core/inbox.ts';
import { chatId, type Inbound } from '../../src/core/message.ts';
import type { Happening } from '../../src/core/observe.ts';
import { openStore } from '../../src/core/store/open.ts';
import { type Store, StoreFault, type StoreFaultCode } from '../../src/core/store/port/store.ts';
import { TestClock } from '../fakes/clock.ts';
import { failingStore } from '../fakes/failing-store.ts';
import fc from '../property.ts';

/*
 * The way in has a measure: for one person, for one chat, and in all. What is beyond it is turned away before anything is stored and its sender is
 * told once; what was accepted and stored is never touched again.
 */

const LIMITS = { atOnce: 20, perMinute: 10, waitingPerChat: 60, waitingInAll: 200 };

let dir: string;
let clock: TestClock;
let store: Store<null>;
let inbox: Inbox;
let admission: Admission;
let happened: Happening[];
let fails: StoreFaultCode | undefined;
let asked: string[];

function begin(): void {
  const watched = failingStore(store, (method) => {
    asked.push(method);
    return fails;
  });
  const observe = (each: Happening) => void happened.push(each);
  admission = new Admission({
    store: watched,
    limits: LIMITS,
    capabilities: (channel) => (channel === 'web' ? { senderKeeps: true } : {}),
    clock,
    observe,
  });
  inbox = createInbox({ store: watched, admission, clock, hint: () => undefined, observe });
}

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'aduan-admission-'));
  clock = new TestClock();
  [happened, asked, fails] = [[], [], undefined];
  store = openStore<null>({
    file: path.join(dir, 'aduan.db'),
    secret: 'a secret of more than thirty-two characters',
    clock,
    random: randomBytes,
  });
  begin();
});
afterEach(async () => {
  await store.close();
  rmSync(dir, { recursive: true, force: true });
});

let next = 0;
const said = (chat: string, more: Partial<Inbound> = {}): Inbound => ({
  channel: 'telegram',
  id: String(++next),
  chat: chatId(chat),
  from: { id: chat },
  sentAt: clock.now(),
  private: true,
  content: { kind: 'text', text: 'halo' },
  ...more,
});
const many = (n: number, chat: string, more: Partial<Inbound> = {}): Inbound[] =>
  Array.from({ length: n }, () => said(chat, more));
const later = (ms: number): void => clock.jump(new Date(clock.now().getTime() + ms));

/** What lies in a chat's inbox: ids of messages, and `!` for the word that it was too fast. */
async function kept(chat: string, channel = 'telegram'): Promise<string[]> {
  const found = await store.openIn(channel, chatId(chat), 1_000);
  if (!found) return [];
  const { inbox: rows } = await store.read(found.conversation, 1_000);
  return rows.map(({ message }) => (message.content.kind === 'event' ? '!' : message.id));
}
/** As the worker does. */
async function handle(chat: string, channel = 'telegram'): Promise<void> {
  const found = await store.openIn(channel, chatId(chat), 1);
  if (!found) return;
  const { row, inbox: rows } = await store.read(found.conversation, 1_000);
  const handled = rows.map(({ id }) => id);
  await store.commit({ conversation: row.id, version: row.version, handled, talk: null, effects: [] });
}
const why = (thrown: unknown): unknown => (thrown instanceof TurnedAway ? [thrown.why, thrown.retryAfterMs] : thrown);
const turnedAway = (): number =>
  happened.reduce((sum, each) => sum + (each.what === 'turned-away' ? each.messages : 0), 0);

describe('whoever writes too fast', () => {
  it('is stored up to the limit, in order, and told once that the rest was not', async () => {
    const messages = many(50, 'flooder');
    await inbox.accept(messages);
    expect(await kept('flooder')).toEqual([...messages.slice(0, 20).map(({ id }) => id), '!']);
    expect(turnedAway()).toBe(30);
  });

  it('is told once for a burst, however long it lasts, and again for the next', async () => {
    for (let second = 0; second < 90; second += 1) {
      await inbox.accept(many(10, 'flooder'));
      later(1_000);
    }
    expect((await kept('flooder')).filter((each) => each === '!')).toHaveLength(1);
    later(120_000);
    await inbox.accept(many(40, 'flooder'));
    expect((await kept('flooder')).filter((each) => each === '!')).toHaveLength(2);
  });

  it('holds up nobody else in the same batch, nor on the other side of a group', async () => {
    const batch = Array.from({ length: 60 }, (_, i) => (i % 3 === 0 ? said('ordinary') : said('flooder')));
    await inbox.accept(batch);
    expect(await kept('ordinary')).toEqual(batch.filter(({ chat }) => chat === 'ordinary').map(({ id }) => id));
    const group = many(40, 'group', { private: false, from: { id: 'loud' } });
    await inbox.accept([...group, said('group', { private: false, from: { id: 'quiet' }, id: 'heard' })]);
    const inGroup = await kept('group');
    // Others read there: nothing is said about it.
    expect(inGroup).not.toContain('!');
    expect(inGroup).toHaveLength(21);
    expect(inGroup.at(-1)).toBe('heard');
  });

  it('is heard again after a minute', async () => {
    await inbox.accept(many(30, 'flooder'));
    later(59_000);
    await inbox.accept([said('flooder', { id: 'early' })]);
    later(1_000);
    await inbox.accept([said('flooder', { id: 'later' })]);
    expect(await kept('flooder')).not.toContain('early');
    expect((await kept('flooder')).at(-1)).toBe('later');
  });

  it('is not taken for one when an outage has made a heap of what was written at leisure', async () => {
    const start = clock.now().getTime();
    later(3 * 3_600_000);
    const written = Array.from({ length: 55 }, (_, i) => said('patient', { sentAt: new Date(start + i * 60_000) }));
    await inbox.accept(written);
    expect(await kept('patient')).toHaveLength(55);
    expect(turnedAway()).toBe(0);
  });

  it('can not talk itself out of it on our own page by saying that it was written long ago', async () => {
    const messages = Array.from({ length: 21 }, (_, i) =>
      said('visitor', { channel: 'web', sentAt: new Date(clock.now().getTime() - i * 3_600_000) }),
    );
    for (const message of messages.slice(0, 20)) await inbox.accept([message]);
    expect(await inbox.accept(messages.slice(20)).catch(why)).toEqual(['too-fast', 60_000]);
  });

  it('keeps all of a request where the sender keeps what is turned away, and nothing of it is stored', async () => {
    await inbox.accept(many(18, 'visitor', { channel: 'web' }));
    expect(await inbox.accept(many(5, 'visitor', { channel: 'web' })).catch(why)).toEqual(['too-fast', 48_000]);
    expect(await kept('visitor', 'web')).toHaveLength(18);
    // One alone still has room.
    await inbox.accept(many(1, 'visitor', { channel: 'web' }));
    expect(await kept('visitor', 'web')).toHaveLength(19);
  });

  it('is noted as gone all the same when it shuts us out', async () => {
    await inbox.accept(many(30, 'flooder'));
    await inbox.accept([said('flooder', { id: 'gone', content: { kind: 'left' } })]);
    expect((await kept('flooder')).at(-1)).toBe('gone');
  });
});

describe('a database that takes nothing', () => {
  it('uses up nobody’s measure: the same batch goes through whole once it can', async () => {
    const messages = many(20, 'patient');
    for (const code of ['full', 'io', 'busy'] as const) {
      fails = code;
      await expect(inbox.accept(messages)).rejects.toBeInstanceOf(StoreFault);
    }
    fails = undefined;
    await inbox.accept(messages);
    expect(await kept('patient')).toEqual(messages.map(({ id }) => id));
  });

  it('that fails before the word to a flooder is durable leaves the batch unacknowledged; the word comes with the next try', async () => {
    const messages = many(30, 'flooder');
    let left = 1;
    const watched = failingStore(store, (method) => (method === 'post' && left-- > 0 ? 'full' : undefined));
    inbox = createInbox({ store: watched, admission, clock, hint: () => undefined, observe: () => undefined });
    await expect(inbox.accept(messages)).rejects.toBeInstanceOf(StoreFault);
    await inbox.accept(messages);
    expect(await kept('flooder')).toEqual([...messages.slice(0, 20).map(({ id }) => id), '!']);
  });
});

describe('rows that wait', () => {
  it('of one chat have a limit, and room comes back with every one that is handled', async () => {
    for (let minute = 0; minute < 8; minute += 1) {
      await inbox.accept(many(10, 'slow'));
      later(60_000);
    }
    expect((await kept('slow')).filter((each) => each !== '!')).toHaveLength(LIMITS.waitingPerChat);
    await handle('slow');
    later(60_000);
    await inbox.accept(many(10, 'slow'));
    expect(await kept('slow')).toHaveLength(10);
  });

  it('too many of them in all turn everybody away before anything is stored, until a quarter is handled', async () => {
    const chats = Array.from({ length: 20 }, (_, i) => `chat ${i}`);
    for (const chat of chats) await inbox.accept(many(10, chat));
    expect(await inbox.accept([said('late')]).catch(why)).toEqual(['crowded', 5_000]);
    expect(await inbox.accept([said('visitor', { channel: 'web' })]).catch(why)).toEqual(['crowded', 5_000]);
    expect(admission.isCrowded).toBe(true);
    expect(await store.countOpen()).toBe(200);
    for (const chat of chats.slice(0, 4)) await handle(chat);
    later(1_000);
    await expect(inbox.accept([said('late')])).rejects.toBeInstanceOf(TurnedAway);
    for (const chat of chats.slice(4, 6)) await handle(chat);
    later(1_000);
    await inbox.accept([said('late', { id: 'in' })]);
    expect(await kept('late')).toEqual(['in']);
    expect(admission.isCrowded).toBe(false);
    expect(happened.flatMap((each) => (each.what === 'crowded' ? [each.on] : []))).toEqual([true, false]);
  });

  it('that an earlier process left count from the start', async () => {
    for (let i = 0; i < 20; i += 1) await inbox.accept(many(10, `chat ${i}`));
    begin();
    await admission.start();
    await expect(inbox.accept([said('late')])).rejects.toBeInstanceOf(TurnedAway);
  });

  it('are not counted for anybody who writes as people do', async () => {
    for (let i = 0; i < 100; i += 1) {
      await inbox.accept([said(`citizen ${i % 10}`)]);
      later(1_000);
    }
    expect(new Set(asked)).toEqual(new Set(['accept']));
  });
});

it('whatever comes in whatever order: what was accepted is there once and in order, nobody slow is turned away, and no limit is passed', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          batch: fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 25 }),
          pauseMs: fc.constantFrom(0, 100, 5_000, 70_000),
          handles: fc.boolean(),
        }),
        { minLength: 1, maxLength: 12 },
      ),
      async (comes) => {
        run += 1;
        begin();
        const seen = new Map<string, string[]>();
        const sent = new Map<string, string[]>();
        const look = async (chat: string) => {
          const rows = (await kept(chat)).filter((each) => each !== '!');
          expect(rows.length).toBeLessThanOrEqual(LIMITS.waitingPerChat);
          return rows;
        };
        for (const { batch, pauseMs, handles } of comes) {
          const messages = batch.map((who) => said(`${run}${who}`));
          for (const { chat, id } of messages) sent.set(chat, [...(sent.get(chat) ?? []), id]);
          await inbox.accept(messages);
          if (handles)
            for (const chat of sent.keys()) {
              seen.set(chat, [...(seen.get(chat) ?? []), ...(await look(chat))]);
              await handle(chat);
            }
          later(pauseMs);
        }
        for (const [chat, ids] of sent) {
          const all = [...(seen.get(chat) ?? []), ...(await look(chat))];
          expect(new Set(all).size).toBe(all.length);
          // In the order they were sent: those that were turned away are missing, nothing else.
          expect(ids.filter((id) => all.includes(id))).toEqual(all);
          if (ids.length <= LIMITS.atOnce) expect(all).toEqual(ids);
          await handle(chat);
        }
      },
    ),
    { numRuns: 40 },
  );
});
