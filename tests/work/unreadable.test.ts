import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ComplaintCode } from '../../src/core/complaint/code.ts';
import type { Capabilities, ChannelPort } from '../../src/core/delivery.ts';
import { chatId, type Inbound, plain } from '../../src/core/message.ts';
import type { Happening } from '../../src/core/observe.ts';
import { Outbox } from '../../src/core/outbox.ts';
import { openStore } from '../../src/core/store/open.ts';
import type { Store } from '../../src/core/store/port/store.ts';
import type { Mind } from '../../src/core/turn.ts';
import { Worker } from '../../src/core/work/worker.ts';
import { TestClock } from '../fakes/clock.ts';

/*
 * A bit turns over on the disk, while nothing runs, in a row that waits: what it says is lost. It must hold up nobody else, neither the rest of its own chat,
 * nor be tried again for ever, and whoever runs the machine has to find it.
 */

type Heard = readonly string[];

let dir: string;
let clock: TestClock;
let store: Store<Heard>;
let worker: Worker<Heard> | undefined;
let outbox: Outbox | undefined;
let happened: Happening[];
let sent: string[];

const mind: Mind<Heard> = {
  needs: () => [],
  decide: ({ talk, heard }) => {
    const texts = heard.map(({ row: { message } }) => (message.content.kind === 'text' ? message.content.text : ''));
    return {
      talk: [...(talk ?? []), ...texts],
      effects: texts.includes('for no complaint')
        ? [
            {
              do: 'note',
              complaint: '7K4M-92QX-B3F' as ComplaintCode,
              message: { at: clock.now(), from: 'citizen', text: 'x' },
            },
          ]
        : [],
    };
  },
};
const capabilities: Capabilities = {
  ...{ buttons: true, edit: true, askLocation: false, textMax: 4096, fileBytesMax: 1 },
  pace: { perSecond: Infinity, perChatPerSecond: Infinity, burst: Infinity },
};
const port: ChannelPort = {
  name: 'test',
  capabilities,
  send: async (to, delivery) => {
    if (delivery.kind === 'message') sent.push(`${to}: ${plain(delivery.message.text)}`);
    return { ok: true, platformId: `p${sent.length}` };
  },
  fetch: async () => ({ ok: false, why: 'gone' }),
  showWorking: () => undefined,
};

const said = (chat: string, text: string): Inbound => ({
  channel: 'test',
  id: `${chat}-${text}`,
  chat: chatId(chat),
  from: { id: chat },
  sentAt: clock.now(),
  private: true,
  content: { kind: 'text', text },
});

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'aduan-unreadable-'));
  clock = new TestClock();
  happened = [];
  sent = [];
  open();
});
afterEach(async () => {
  await close();
  rmSync(dir, { recursive: true, force: true });
});

function open(): void {
  store = openStore<Heard>({
    file: path.join(dir, 'aduan.db'),
    secret: 'a secret of more than thirty-two characters',
    clock,
    random: randomBytes,
  });
}
async function close(): Promise<void> {
  await worker?.stop(0);
  await outbox?.stop(0);
  worker = undefined;
  outbox = undefined;
  await store.close();
}

/** The program ends, a bit of a value turns over, and it begins anew. */
async function turned(table: string, column: string, id: number): Promise<void> {
  await close();
  const raw = new Database(path.join(dir, 'aduan.db'));
  const value = raw.prepare(`select ${column} from ${table} where id = ?`).pluck().get(id) as Buffer;
  value[value.length >> 1] = (value[value.length >> 1] ?? 0) ^ 1;
  raw.prepare(`update ${table} set ${column} = ? where id = ?`).run(value, id);
  raw.close();
  open();
}
async function work(): Promise<void> {
  worker = new Worker<Heard>({
    store,
    mind,
    capabilities: () => capabilities,
    fetchMedia: async () => ({ ok: false, why: 'unavailable' }),
    committed: () => undefined,
    clock,
    random: randomBytes,
    observe: (each) => happened.push(each),
  });
  await worker.start();
}
function send(): void {
  outbox = new Outbox({
    store,
    ports: new Map([['test', port]]),
    clock,
    random: () => 0.5,
    observe: (each) => happened.push(each),
  });
  outbox.start();
}
const heardBy = async (conversation: number) => (await store.read(conversation, 1)).row.talk;
const faults = (conversation: number) =>
  happened.filter((each) => each.what === 'fault' && each.conversation === conversation);

/** Replies that wait, as a step leaves them. */
async function replies(chat: string, ...texts: readonly string[]): Promise<number> {
  const [conversation = 0] = await store.accept([said(chat, 'x')], clock.now());
  const { row, inbox } = await store.read(conversation, 50);
  const effects = texts.map((text) => ({
    do: 'send' as const,
    delivery: { kind: 'message' as const, ref: text, message: { text: [text] } },
  }));
  await store.commit({ conversation, version: row.version, handled: inbox.map(({ id }) => id), talk: [], effects });
  return conversation;
}

describe('a message that does not open any more', () => {
  it('is put aside; those before and behind it, and the other chats, are heard', async () => {
    const [a = 0] = await store.accept(
      ['one', 'two', 'three'].map((text) => said('a', text)),
      clock.now(),
    );
    const [b = 0] = await store.accept([said('b', 'hello')], clock.now());
    const lost = (await store.read(a, 3)).inbox[1]?.id ?? 0;
    await turned('inbox', 'body', lost);
    await work();
    await clock.pass(10_000);
    expect([await heardBy(a), await heardBy(b)]).toEqual([['one', 'three'], ['hello']]);
    expect((await store.aside(9)).map(({ id }) => id)).toEqual([lost]);
    expect(happened).toContainEqual({ what: 'aside', conversation: a, row: lost });
  });
});

describe('a talk that does not open any more', () => {
  it('begins anew with the next message', async () => {
    await work();
    const [a = 0] = await store.accept([said('a', 'one')], clock.now());
    worker?.hint(a);
    await clock.pass(1_000);
    await turned('conversation', 'talk', a);
    await work();
    await store.accept([said('a', 'two')], clock.now());
    await clock.pass(10_000);
    expect(await heardBy(a)).toEqual(['two']);
    expect(faults(a)).toMatchObject([{ where: 'read', code: 'TALK_LOST' }]);
  });
});

describe('a chat that does not open any more', () => {
  it.each(['wrapped_key', 'chat'])(
    'by its %s: what waits in it is tried seldom; when its person writes, that is stored with what others wrote, and heard',
    async (column) => {
      const [a = 0] = await store.accept([said('a', 'before')], clock.now());
      await turned('conversation', column, a);
      await work();
      await clock.pass(3_600_000);
      expect(faults(a).length).toBeGreaterThan(0);
      expect(faults(a).length).toBeLessThan(25);
      // A batch of a platform is stored as a whole, or never acknowledged.
      const [, b = 0] = await store.accept([said('a', 'again'), said('b', 'hello')], clock.now());
      for (const conversation of [a, b]) worker?.hint(conversation);
      await clock.pass(10_000);
      expect(await heardBy(b)).toEqual(['hello']);
      expect((await heardBy(a))?.at(-1)).toBe('again');
    },
  );
});

describe('the page of a chat', () => {
  const page = async () =>
    (await store.transcript('test', chatId('a'), { limit: 9 })).flatMap(({ content }) =>
      content.kind === 'text' ? [content.text] : content.kind === 'message' ? [plain(content.message.text)] : [],
    );

  it('shows all but the lines that do not open any more', async () => {
    const a = await replies('a', 'first', 'second');
    const [first] = await store.queuedOf(a, 0, 9);
    await turned('outbox', 'body', first?.id ?? 0);
    expect(await page()).toEqual(['x', 'second']);
    await turned('inbox', 'body', 1);
    expect(await page()).toEqual(['second']);
  });

  it('opens empty where the whole chat does not, so that its person can write', async () => {
    await turned('conversation', 'wrapped_key', await replies('a', 'first'));
    expect(await page()).toEqual([]);
    await store.accept([said('a', 'again')], clock.now());
    expect(await page()).toEqual(['again']);
  });
});

describe('a chat that takes nothing any more', () => {
  it('is shut although some of its rows do not open: nobody asks the platform again and again', async () => {
    const a = await replies('a', 'first', 'second', 'third');
    const [refused, , third] = await store.queuedOf(a, 0, 9);
    await turned('outbox', 'body', third?.id ?? 0);
    await turned('inbox', 'body', 1);
    if (!refused) throw new Error('nothing waits');
    expect(await store.markBlocked({ ...refused, createdAt: new Date(0) }, 'blocked')).toMatchObject({ shut: true });
    expect(await store.queuedOf(a, 0, 9)).toEqual([]);
  });
});

describe('a step that the database will never take', () => {
  it('is a fault of its message, which is put aside after three tries; the next one is heard', async () => {
    await work();
    const [a = 0] = await store.accept(
      ['one', 'for no complaint', 'three'].map((text) => said('a', text)),
      clock.now(),
    );
    worker?.hint(a);
    await clock.pass(60_000);
    expect(await heardBy(a)).toEqual(['one', 'three']);
    expect(await store.aside(9)).toMatchObject([{ conversation: a, attempts: 2 }]);
  });
});

describe('a reply that does not open any more', () => {
  it('fails, and the rest of its chat and all other chats get theirs; whoever looks finds it', async () => {
    const a = await replies('a', 'first', 'second');
    await replies('b', 'hello');
    const lost = (await store.queuedOf(a, 0, 9))[0]?.id ?? 0;
    await turned('outbox', 'body', lost);
    send();
    await clock.pass(10_000);
    expect(sent.toSorted()).toEqual(['a: second', 'b: hello']);
    expect(await store.unreadableSends(9)).toMatchObject([{ id: lost, conversation: a, channel: 'test' }]);
    expect(happened).toContainEqual(expect.objectContaining({ what: 'send-failed', row: lost, why: 'unreadable' }));
  });

  it('because its whole chat does not holds up no other, and is looked at seldom', async () => {
    const a = await replies('a', 'first');
    await replies('b', 'hello');
    await turned('conversation', 'wrapped_key', a);
    send();
    await clock.pass(3_600_000);
    expect(sent).toEqual(['b: hello']);
    expect(faults(a).length).toBeGreaterThan(0);
    expect(faults(a).length).toBeLessThan(10);
  });
});
