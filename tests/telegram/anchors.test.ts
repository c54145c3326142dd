import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Delivery } from '../../src/core/delivery.ts';
import { chatId } from '../../src/core/message.ts';
import { Outbox } from '../../src/core/outbox.ts';
import { openStore } from '../../src/core/store/open.ts';
import type { Effect } from '../../src/core/store/port/steps.ts';
import type { Store } from '../../src/core/store/port/store.ts';
import { realClock } from '../fakes/clock.ts';
import { photo } from '../fixtures/media/make.ts';
import { CODE, FORUM, Stage } from './stage.ts';

const NOW = new Date('2026-11-24T02:00:00Z');

let dir: string;
let stage: Stage;
let store: Store<null>;
let outbox: Outbox;
let desk: number;
let told: number[];
let hinted: () => void;

beforeEach(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'aduan-lost-'));
  stage = await Stage.open();
  stage.platform.group(FORUM);
  store = opened();
  told = [];
  hinted = () => undefined;
  outbox = new Outbox({
    store,
    ports: new Map([['telegram', stage.channel]]),
    clock: realClock,
    random: () => 0.5,
    observe: () => undefined,
    hint: (conversation) => {
      told.push(conversation);
      hinted();
    },
  });
  await step('41', [
    { do: 'open-dossier', dossier: 'd1' },
    {
      do: 'file',
      complaint: {
        code: CODE,
        dossier: 'd1',
        kind: 'complaint',
        category: 'road',
        desk: 'pusat',
        routedBy: 'central',
        channel: 'telegram',
        switches: { anonymous: false, secret: false },
        createdAt: NOW,
        submittedAt: NOW,
        deadline: NOW,
        facts: {},
        reporter: null,
        messages: [],
        language: 'id',
        excluded: [],
        alertAt: null,
      },
    },
  ]);
  await store.pinDeskChat('pusat', 'telegram', chatId(String(FORUM)));
  desk = await step(String(FORUM), []);
});
afterEach(async () => {
  await outbox.stop(0);
  await store.close();
  await stage.close();
  rmSync(dir, { recursive: true, force: true });
});

function opened(): Store<null> {
  const secret = 'a secret of more than thirty-two characters';
  return openStore<null>({ file: path.join(dir, 'aduan.db'), secret, clock: realClock, random: randomBytes });
}

/** A step of a chat with these effects. @returns its conversation */
async function step(chat: string, effects: readonly Effect[]): Promise<number> {
  const [conversation = 0] = await store.accept(
    [
      {
        channel: 'telegram',
        id: randomBytes(6).toString('hex'),
        chat: chatId(chat),
        from: { id: '41' },
        sentAt: NOW,
        private: !chat.startsWith('-'),
        content: { kind: 'text', text: 'x' },
      },
    ],
    NOW,
  );
  const { row, inbox } = await store.read(conversation, 50);
  const handled = inbox.map(({ id }) => id);
  const result = await store.commit({ conversation, version: row.version, handled, talk: null, effects });
  if (!result.ok) throw new Error('stale');
  outbox.add(result.sends);
  return conversation;
}
const say = (...deliveries: readonly Delivery[]) =>
  step(
    String(FORUM),
    deliveries.map((delivery) => ({ do: 'send', delivery })),
  );
const topic = (ref: string, replaces?: string): Delivery => ({
  kind: 'topic',
  ref,
  title: CODE,
  status: 'submitted',
  about: CODE,
  ...(replaces ? { replaces } : {}),
});
const card = (ref: string, text: string, replaces?: string): Delivery => ({
  kind: 'message',
  ref,
  message: { text: [text] },
  about: CODE,
  isCard: true,
  inTopic: true,
  ...(replaces ? { replaces } : {}),
});
const seen = () => stage.seen(FORUM).map(({ text }) => text);
const arrived = (text: string) => stage.platform.until(() => seen().includes(text), text);

/** Waits until the desk's chat was told, and reads what. */
async function news() {
  if (told.length === 0)
    await new Promise<void>((resolve) => {
      hinted = resolve;
    });
  const { inbox } = await store.read(desk, 50);
  return inbox.flatMap(({ message: { content } }) => (content.kind === 'event' ? [content.event] : []));
}

describe('an answer to any message about a complaint', () => {
  it('finds it: to the card, to each picture of an album, to a topic', async () => {
    const bytes = await photo();
    const files = [1, 2, 3].map((n) => stage.file('photo', 'image/jpeg', bytes, `bukti-${n}.jpg`));
    await say(topic('t1'), card('c1', 'kartu'), { kind: 'files', ref: 'f1', files, about: CODE, inTopic: true });
    await stage.platform.until(() => stage.seen(FORUM).length === 4, 'the card and three pictures');
    // Marks of sends ride in a later commit; closing brings it about.
    await outbox.stop(5_000);
    await store.close();
    store = opened();
    for (const { id } of stage.seen(FORUM)) expect(await store.complaintAt(desk, 'message', String(id))).toBe(CODE);
    const [forumTopic] = stage.platform.chat(FORUM).topics.keys();
    expect(await store.complaintAt(desk, 'topic', String(forumTopic))).toBe(CODE);
  });
});

describe('what the desk’s group lost behind our back is told to its chat, once, so that it is made anew', () => {
  it('a deleted card: the topic is kept', async () => {
    await say(topic('t1'), card('c1', 'kartu'));
    await arrived('kartu');
    stage.platform.chat(FORUM).seen.clear();
    await say(card('c2', 'kartu, berubah', 'c1'));
    expect(await news()).toEqual([{ to: 'desk', type: 'lost', code: CODE, what: 'card' }]);
    expect(told).toEqual([desk]);
    expect((await store.anchors(desk, [CODE])).get(CODE)).toEqual({ topic: 't1' });
    // A new card goes into the topic that is still there.
    await say(card('c3', 'kartu baru'));
    await arrived('kartu baru');
    expect(stage.seen(FORUM)[0]?.topic).toBe([...stage.platform.chat(FORUM).topics.keys()][0]);
  });

  it('a deleted topic: with it all that lay in it', async () => {
    await say(topic('t1'), card('c1', 'kartu'));
    await arrived('kartu');
    stage.platform.chat(FORUM).topics.clear();
    stage.platform.chat(FORUM).seen.clear();
    await say({ kind: 'message', ref: 'm1', message: { text: ['kabar'] }, about: CODE, inTopic: true });
    expect(await news()).toEqual([{ to: 'desk', type: 'lost', code: CODE, what: 'topic' }]);
    expect((await store.anchors(desk, [CODE])).get(CODE) ?? {}).toEqual({});
    await say(topic('t2'), card('c2', 'kartu baru'));
    await arrived('kartu baru');
    expect([...stage.platform.chat(FORUM).topics.values()]).toMatchObject([{ name: CODE }]);
    expect(stage.seen(FORUM)[0]?.topic).toBe([...stage.platform.chat(FORUM).topics.keys()][0]);
  });

  it('a group that is no forum has complaints without topics, and the card is still changed in place', async () => {
    const forum = stage.platform.chat(FORUM);
    if (forum.group) forum.group.isForum = false;
    await say(topic('t1'), card('c1', 'kartu'));
    await arrived('kartu');
    await say(topic('t2', 't1'), card('c2', 'kartu, berubah', 'c1'));
    await arrived('kartu, berubah');
    expect(stage.seen(FORUM)).toMatchObject([{ text: 'kartu, berubah', edits: 1 }]);
    expect(told).toEqual([]);
  });
});
