import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ComplaintCode } from '../../src/core/complaint/code.ts';
import { makeCode } from '../../src/core/complaint/code.ts';
import { createIntake } from '../../src/core/intake/intake.ts';
import type { Talk } from '../../src/core/intake/talk/talk.ts';
import { type Content, chatId, plain } from '../../src/core/message.ts';
import type { HistoryEntry, StatusView, Step } from '../../src/core/store/port/steps.ts';
import type { QueuedSend, Store } from '../../src/core/store/port/store.ts';
import { TestClock } from '../fakes/clock.ts';
import { DATABASES, type FreshDatabase, freshDatabase } from '../store/databases.ts';
import { policy, telegramLike } from './citizen.ts';

let database: FreshDatabase;
let clock: TestClock;
let store: Store<Talk>;
let sends: QueuedSend[];
let count: number;

const mind = createIntake({
  policy,
  defaultLanguage: 'id',
  complaintAt: (conversation, platformId) => store.complaintAt(conversation, 'message', platformId),
});

/** Reads and decides as the worker does. */
async function decide(conversation: number): Promise<Step<Talk>> {
  const { row, inbox } = await store.read(conversation, 50);
  const heard = inbox.map((each) => {
    const { content } = each.message;
    const file = content.kind === 'media' ? content.media.kept : undefined;
    return { row: each, ...(file ? { media: { ok: true as const, file } } : {}) };
  });
  const known = new Map<ComplaintCode, StatusView | null>();
  for (const code of mind.needs(row.talk, heard)) known.set(code, await store.statusByCode(code));
  const sight = (await mind.look?.(row, heard, clock.now())) ?? null;
  const decided = mind.decide({
    ...{ conversation, channel: 'test', capabilities: telegramLike, talk: row.talk, heard, now: clock.now() },
    ...{ known, sight, fresh: { code: makeCode(randomBytes), id: () => `id${String(++count).padStart(14, '0')}` } },
  });
  return { conversation, version: row.version, handled: inbox.map(({ id }) => id), ...decided };
}

async function commit(step: Step<Talk>): Promise<boolean> {
  const committed = await store.commit(step);
  if (committed.ok) sends.push(...committed.sends);
  return committed.ok;
}

async function hears(content: Content, replyTo?: string): Promise<number> {
  count += 1;
  const id = `m${count}`;
  const from = { id: '7', name: 'Siti' };
  const [conversation = 0] = await store.accept(
    [
      {
        ...{ channel: 'test', id, messageId: id, chat: chatId('7'), from, sentAt: clock.now(), private: true, content },
        ...(replyTo === undefined ? {} : { replyTo }),
      },
    ],
    clock.now(),
  );
  expect(await commit(await decide(conversation))).toBe(true);
  return conversation;
}
const says = (text: string, replyTo?: string) => hears({ kind: 'text', text }, replyTo);
const lastText = () => {
  const delivery = sends.at(-1)?.delivery;
  return delivery?.kind === 'message' ? plain(delivery.message.text) : '';
};

/** Files a complaint through the real store. */
async function file(): Promise<{ readonly conversation: number; readonly code: ComplaintCode }> {
  const conversation = await says('Lampu jalan mati di Jl. Sultan Adam Banjarmasin sejak kemarin');
  await says('lewati');
  const kept = { id: 'f1', key: 'a2V5', mime: 'image/jpeg', bytes: 10, sha256: '0'.repeat(64) };
  await hears({ kind: 'media', media: { kind: 'photo', handle: 'h', kept } });
  await says('anonim');
  await says('kirim');
  const [code] = await store.codesOf(conversation, 1);
  if (!code) throw new Error(`not filed: ${lastText()}`);
  return { conversation, code };
}

/** An officer's act, as rows; the citizen is told by an event where there is one. */
async function officer(code: ComplaintCode, entry: Pick<HistoryEntry, 'act' | 'to'>): Promise<void> {
  const complaint = await store.complaintByCode(code);
  if (!complaint) throw new Error(`no complaint ${code}`);
  const { version, desk } = complaint;
  const move = { do: 'move', complaint: code, version, entry: { ...entry, desk, by: 'system' } } as const;
  expect((await store.act([move])).ok).toBe(true);
}

const ASK = 'q1';
async function asks(code: ComplaintCode): Promise<void> {
  await officer(code, { act: 'verify', to: 'verified' });
  await officer(code, { act: 'ask', to: 'asked' });
  const what = { kind: 'fact', fact: 'place' } as const;
  const event = { to: 'citizen', type: 'ask', code, ask: ASK, what, words: 'Tiang yang mana?', desk: 'pusat' } as const;
  await store.act([{ do: 'tell', complaint: code, event, key: `ask:${ASK}` }]);
}

describe.each(DATABASES)('on %s', (kind) => {
  beforeEach(async () => {
    database = await freshDatabase(kind);
    clock = new TestClock();
    store = await database.open<Talk>(clock);
    sends = [];
    count = 0;
  });
  afterEach(async () => {
    await store.close();
    await database.remove();
  });

  it('a reply to the question, days later and in the middle of a draft, is stored as its answer', async () => {
    const { conversation, code } = await file();
    await asks(code);
    expect(await commit(await decide(conversation))).toBe(true);
    const question = sends.at(-1);
    if (!question) throw new Error('nothing was asked');
    expect(lastText()).toContain('Tiang yang mana?');
    const marked = store.markSent(question, 'p77'); // rides in the next commit
    await says('nanti');
    await marked;
    await says('/lapor');
    await says('Jalan berlubang besar di Jl. Antasari Banjarmasin');
    await says('Jl. Veteran no 5, Banjarmasin', 'p77');
    const complaint = await store.complaintByCode(code);
    const answer = complaint?.messages.find(({ answers }) => answers === ASK);
    expect(answer).toMatchObject({ text: 'Jl. Veteran no 5, Banjarmasin', fact: { id: 'place', uncertain: false } });
    expect(complaint?.status).toBe('verified');
    expect(complaint?.history.map(({ act }) => act)).toEqual(['submit', 'verify', 'ask', 'supply']);
    expect(await store.verifyHistory()).toMatchObject({ ok: true });
    const { row } = await store.read(conversation, 1);
    expect(row.talk?.draft?.facts.place?.value.text).toContain('Antasari');
    expect(complaint?.hasIdentity).toBe(true);
  });

  it('an answer that was decided before an officer moved the complaint is decided again, and is not lost', async () => {
    const { conversation, code } = await file();
    await asks(code);
    await commit(await decide(conversation));
    await store.accept(
      [
        {
          ...{ channel: 'test', id: 'late', chat: chatId('7'), from: { id: '7' }, sentAt: clock.now(), private: true },
          content: { kind: 'text', text: 'Jl. Veteran no 5, Banjarmasin' },
        },
      ],
      clock.now(),
    );
    const decided = await decide(conversation);
    await officer(code, { act: 'take', to: 'asked' });
    expect(await commit(decided)).toBe(false);
    expect((await store.complaintByCode(code))?.messages.some(({ answers }) => answers === ASK)).toBe(false);
    expect(await commit(await decide(conversation))).toBe(true);
    expect(await store.complaintByCode(code)).toMatchObject({ status: 'verified' });
  });

  it('a file that waited for which report is meant is filed with the one that goes on', async () => {
    const conversation = await says('Lampu jalan mati di Jl. Sultan Adam Banjarmasin sejak kemarin');
    await says('lewati');
    await says('mau lapor satu lagi, sampah di Pasar Antasari menumpuk');
    const kept = { id: 'f2', key: 'a2V5', mime: 'image/jpeg', bytes: 10, sha256: '1'.repeat(64) };
    await hears({ kind: 'media', media: { kind: 'photo', handle: 'h', kept } });
    expect(lastText()).toContain('Lanjutkan yang ini');
    await says('lanjutkan');
    await says('anonim');
    await says('kirim');
    const [code] = await store.codesOf(conversation, 1);
    const complaint = code && (await store.complaintByCode(code));
    expect(complaint, lastText()).toMatchObject({
      category: 'light',
      evidence: [{ kind: 'photo', file: { id: 'f2' } }],
    });
  });

  it('the same event told twice is asked once', async () => {
    const { conversation, code } = await file();
    await asks(code);
    await commit(await decide(conversation));
    const { length } = sends;
    const what = { kind: 'words' } as const;
    const event = { to: 'citizen', type: 'ask', code, ask: ASK, what, words: '', desk: 'pusat' } as const;
    const told = await store.act([{ do: 'tell', complaint: code, event, key: `ask:${ASK}` }]);
    expect(told.ok && told.woken).toEqual([]);
    expect(sends).toHaveLength(length);
  });
});
