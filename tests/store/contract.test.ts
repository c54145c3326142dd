import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ComplaintCode } from '../../src/core/complaint/code.ts';
import { makeCode } from '../../src/core/complaint/code.ts';
import type { Delivery } from '../../src/core/delivery.ts';
import { chatId, type Inbound } from '../../src/core/message.ts';
import type { Effect, NewComplaint, Step } from '../../src/core/store/port/steps.ts';
import { OPEN_START, type Store, StoreFault } from '../../src/core/store/port/store.ts';
import { TestClock } from '../fakes/clock.ts';
import fc from '../property.ts';
import { DATABASES, type FreshDatabase, freshDatabase } from './databases.ts';

/** A talk that remembers what it heard. */
type Talk = readonly string[];

let database: FreshDatabase;
let clock: TestClock;
let store: Store<Talk>;
let opened: Store<Talk>[];

async function open(): Promise<Store<Talk>> {
  const another = await database.open<Talk>(clock);
  opened.push(another);
  return another;
}

const said = (chat: string, id: string, text = id): Inbound => ({
  ...{ channel: 'test', id, messageId: id, chat: chatId(chat), from: { id: chat }, sentAt: clock.now(), private: true },
  content: { kind: 'text', text },
});
const message = (ref: string, text: string): Delivery => ({ kind: 'message', ref, message: { text: [text] } });

const answer = (index: number): Effect => ({ do: 'send', delivery: message(`c${index}`, 'ya') });

/** Hears all that waits, and answers with `effects`. */
async function stepOf(by: Store<Talk>, conversation: number, effects: readonly Effect[] = []): Promise<Step<Talk>> {
  const { row, inbox } = await by.read(conversation, 50);
  const texts = inbox.map((each) => (each.message.content.kind === 'text' ? each.message.content.text : 'event'));
  const talk = [...(row.talk ?? []), ...texts];
  return { conversation, version: row.version, handled: inbox.map(({ id }) => id), talk, effects };
}
async function hears(chat: string, id: string, effects: readonly Effect[] = []): Promise<number> {
  const [conversation = 0] = await store.accept([said(chat, id)], clock.now());
  const committed = await store.commit(await stepOf(store, conversation, effects));
  expect(committed.ok).toBe(true);
  return conversation;
}

function newComplaint(dossier: string, code: ComplaintCode): NewComplaint {
  const now = clock.now();
  return {
    ...{ code, dossier, kind: 'complaint', category: 'road', desk: 'pupr', regency: 'Banjarmasin', channel: 'test' },
    ...{ switches: { anonymous: true, secret: false }, language: 'id', createdAt: now, submittedAt: now },
    ...{
      deadline: new Date(now.getTime() + 86_400_000),
      reporter: null,
      routedBy: 'category',
      excluded: [],
      alertAt: null,
    },
    facts: { place: { value: { kind: 'place', text: 'Jl. Rahasia 5' }, uncertain: false } },
    messages: [{ at: now, from: 'citizen', text: 'jalan berlubang' }],
  };
}
const RACES = 1_000;
const RACES_AT_ONCE = 20;
/** A complaint from a chat of its own. */
async function filed(chat: string): Promise<{ readonly code: ComplaintCode; readonly conversation: number }> {
  const code = makeCode(randomBytes);
  const dossier = `d${chat}`;
  const conversation = await hears(chat, `first-${chat}`, [
    { do: 'open-dossier', dossier },
    { do: 'keep-evidence', dossier, evidence: { id: 'e1', kind: 'link', text: 'https://contoh.id/foto' } },
    { do: 'file', complaint: newComplaint(dossier, code) },
    { do: 'send', delivery: message('c1', `kode ${code}`) },
  ]);
  return { code, conversation };
}
/** All that waits for a chat is taken by its platform, which calls each by its ref. */
async function sendAll(conversation: number): Promise<void> {
  const marks = (await store.queuedOf(conversation, 0, 9)).map((send) =>
    store.markSent(send, send.delivery.kind === 'message' ? `platform-${send.delivery.ref}` : 'platform'),
  );
  await store.ping();
  await Promise.all(marks);
}
const moveOf = (complaint: ComplaintCode, version: number): Effect => ({
  do: 'move',
  complaint,
  version,
  entry: { act: 'verify', to: 'verified', desk: 'pupr', by: 'system' },
});

describe.each(DATABASES)('the store on %s', (kind) => {
  beforeEach(async () => {
    database = await freshDatabase(kind);
    clock = new TestClock();
    opened = [];
    store = await open();
  });
  afterEach(async () => {
    // Whatever a test has done, all that is sealed opens with the key that stands beside it.
    expect(await store.checkRows()).toMatchObject({ brokenCount: 0, broken: [] });
    await Promise.all(opened.map((each) => each.close()));
    await database.remove();
  });

  it('keeps messages in order and each once, whoever hands them in and however often', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ chat: fc.constantFrom('a', 'b', 'c'), id: fc.nat({ max: 12 }) }), { maxLength: 30 }),
        async (spoken) => {
          const run = randomBytes(4).toString('hex');
          const all = spoken.map(({ chat, id }) => said(`${run}${chat}`, `${id}`));
          await store.accept(all, clock.now());
          await Promise.all([store.accept(all, clock.now()), store.accept(all, clock.now())]);
          for (const chat of ['a', 'b', 'c'].map((each) => `${run}${each}`)) {
            const mine = [...new Set(all.filter((each) => each.chat === chat).map(({ id }) => id))];
            if (mine.length === 0) continue;
            const [conversation = 0] = await store.accept([said(chat, 'last')], clock.now());
            const { inbox } = await store.read(conversation, 100);
            expect(inbox.map((each) => each.message.id)).toEqual([...mine, 'last']);
          }
        },
      ),
      { numRuns: 15 },
    );
  });

  it('lets one of many steps through that were decided on the same state', async () => {
    const [conversation = 0] = await store.accept([said('siti', 'm1')], clock.now());
    const others = [store, await open(), await open()];
    const steps = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        stepOf(others[index % 3] ?? store, conversation, [{ do: 'send', delivery: message(`c${index}`, 'halo') }]),
      ),
    );
    const ended = await Promise.all(steps.map((step, index) => (others[index % 3] ?? store).commit(step)));
    expect(ended.filter(({ ok }) => ok)).toHaveLength(1);
    const { row, inbox } = await store.read(conversation, 50);
    expect([row.version, row.talk, inbox.length]).toEqual([1, ['m1'], 0]);
    expect(await store.queuedOf(conversation, 0, 50)).toHaveLength(1);
  });

  it('of a thousand races of two steps for one conversation one step wins, and no other writes anything', async () => {
    const other = await open();
    const chats = Array.from({ length: RACES_AT_ONCE }, (_, chat) => said(`chat${chat}`, `m${chat}`));
    const conversations = await store.accept(chats, clock.now());
    let won = 0;
    for (let round = 1; round <= RACES / RACES_AT_ONCE; round += 1) {
      await Promise.all(
        conversations.map(async (conversation) => {
          const racers = [store, other].map(async (by, index) => {
            const step = await stepOf(by, conversation);
            return () => by.commit({ ...step, talk: [`${round}-${index}`] });
          });
          const ended = await Promise.all((await Promise.all(racers)).map((commit) => commit()));
          const winners = ended.flatMap(({ ok }, index) => (ok ? [index] : []));
          won += winners.length;
          const { row } = await store.read(conversation, 1);
          expect([winners.length, row.version, row.talk]).toEqual([1, round, [`${round}-${winners[0]}`]]);
        }),
      );
    }
    expect(won).toBe(RACES);
  });

  it('finds the history whole, however often complaints are moved on while it looks', async () => {
    const complaints = await Promise.all(Array.from({ length: 12 }, (_, chat) => filed(`chat${chat}`)));
    let isMoving = true;
    const moving = async () => {
      for (let round = 1; round <= 8; round += 1)
        await Promise.all(
          complaints.map(({ code }, chat) => {
            const [to, desk] = round % 2 ? (['verified', 'pupr'] as const) : (['forwarded', `desk-${chat}`] as const);
            const entry = { act: 'move', to, desk, by: 'system' } as const;
            return store.act([{ do: 'move', complaint: code, version: round, entry, change: { desk } }]);
          }),
        );
      isMoving = false;
    };
    const looking = async () => {
      while (isMoving) {
        expect(await store.verifyHistory()).toMatchObject({ ok: true });
        // Readings of a file wait for nothing: commits get their turn.
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    await Promise.all([moving(), looking(), looking()]);
    expect(await store.verifyHistory()).toEqual({ ok: true, entries: 12 * 9 });
  });

  it('a job that can not be done spoils no other in its group', async () => {
    const conversation = await hears('siti', 'm1');
    const good = await stepOf(store, conversation, [{ do: 'send', delivery: message('c1', 'ya') }]);
    const impossible: Effect = {
      do: 'note',
      complaint: 'AAAA-AAAA-AAA' as ComplaintCode,
      message: { at: clock.now(), from: 'bot', text: '-' },
    };
    const [first, second, third] = await Promise.allSettled([
      store.accept([said('budi', 'm2')], clock.now()),
      store.act([impossible]),
      store.commit(good),
    ]);
    expect(first.status).toBe('fulfilled');
    expect(second).toMatchObject({ status: 'rejected', reason: expect.any(StoreFault) });
    expect(third).toMatchObject({ status: 'fulfilled', value: { ok: true } });
    expect((await store.open(OPEN_START, 10)).conversations).toHaveLength(1);
  });

  it('an entry of the history that was taken back with its transaction leaves the chain whole', async () => {
    const { code } = await filed('siti');
    const impossible: Effect = {
      do: 'note',
      complaint: 'AAAA-AAAA-AAA' as ComplaintCode,
      message: { at: clock.now(), from: 'bot', text: '-' },
    };
    await expect(store.act([moveOf(code, 1), impossible])).rejects.toThrow(StoreFault);
    expect(await store.act([moveOf(code, 1)])).toMatchObject({ ok: true });
    await filed('budi');
    expect(await store.verifyHistory()).toEqual({ ok: true, entries: 3 });
  });

  it('keeps nothing with the key of a draft that was erased', async () => {
    const dossier = 'd1';
    const link = { id: 'e1', kind: 'link', text: 'https://contoh.id/foto' } as const;
    const conversation = await hears('siti', 'm1', [
      { do: 'open-dossier', dossier },
      { do: 'keep-evidence', dossier, evidence: link },
    ]);
    await store.commit(await stepOf(store, conversation, [{ do: 'erase', dossier }]));
    const late = await stepOf(store, conversation, [{ do: 'keep-evidence', dossier, evidence: link }]);
    await expect(store.commit(late)).rejects.toMatchObject({ code: 'rejected', detail: 'no-such-dossier' });
  });

  it('forgets what a complaint told: key, words, evidence and reporter; its row and its history stay, and it is found as over', async () => {
    const { code } = await filed('siti');
    const other = await filed('budi');
    const end = { act: 'archive', to: 'archived', desk: 'pupr', by: 'system' } as const;
    await store.act([{ do: 'move', complaint: code, version: 1, entry: end }]);
    await store.act([{ do: 'note', complaint: code, message: { at: clock.now(), from: 'bot', text: 'kata' } }]);
    const later = new Date(clock.now().getTime() + 1);
    const page = { after: 0, limit: 10 };
    expect((await store.overBefore(later, page)).map((each) => each.code)).toEqual([code]);
    expect(await store.overBefore(new Date(0), page)).toEqual([]);
    const forget = (version: number) =>
      store.act([
        { do: 'move', complaint: code, version, entry: { ...end, act: 'forget' } },
        { do: 'forget', complaint: code },
      ]);
    // Moved on meanwhile: turned away, and nothing is lost.
    expect(await forget(1)).toEqual({ ok: false, why: 'stale' });
    expect((await store.complaintByCode(code))?.messages).not.toEqual([]);
    const version = (await store.complaintByCode(code))?.version ?? 0;
    expect(await forget(version)).toMatchObject({ ok: true });
    expect(await store.complaintByCode(code)).toMatchObject({
      facts: {},
      reporter: null,
      evidence: [],
      messages: [],
      status: 'archived',
      version: version + 1,
    });
    expect((await store.complaintByCode(other.code))?.evidence).toHaveLength(1);
    await store.act([
      { do: 'note', complaint: code, message: { at: clock.now(), from: 'citizen', text: 'sesudahnya' } },
    ]);
    expect((await store.complaintByCode(code))?.messages).toHaveLength(1);
    expect(await store.verifyHistory()).toMatchObject({ ok: true });
    expect((await store.checkRows()).broken).toEqual([]);
  });

  it('what was kept in a draft goes to a complaint with its file, and the draft is gone', async () => {
    const { code, conversation } = await filed('siti');
    const photo = {
      id: 'p1',
      kind: 'photo',
      caption: 'lubangnya',
      file: { id: 'f1', key: 'a2V5', mime: 'image/jpeg', bytes: 9, sha256: '0'.repeat(64) },
    } as const;
    const to = (await store.complaintByCode(code))?.dossier ?? '';
    await store.accept([said('siti', 'm2')], clock.now());
    await store.commit(
      await stepOf(store, conversation, [
        { do: 'open-dossier', dossier: 'd-late' },
        { do: 'keep-evidence', dossier: 'd-late', evidence: photo },
      ]),
    );
    await store.accept([said('siti', 'm3')], clock.now());
    const given = await stepOf(store, conversation, [{ do: 'give-evidence', from: 'd-late', to, evidence: [photo] }]);
    expect(await store.commit(given)).toMatchObject({ ok: true, filesFreed: [] });
    expect((await store.complaintByCode(code))?.evidence.at(-1)).toMatchObject(photo);
    await store.accept([said('siti', 'm4')], clock.now());
    const late = await stepOf(store, conversation, [{ do: 'keep-evidence', dossier: 'd-late', evidence: photo }]);
    await expect(store.commit(late)).rejects.toMatchObject({ detail: 'no-such-dossier' });
  });

  it('files a complaint and gives back all of it', async () => {
    const { code, conversation } = await filed('siti');
    const complaint = await store.complaintByCode(code);
    expect(complaint).toMatchObject({
      ...{ code, conversation, status: 'submitted', desk: 'pupr', origin: 'pupr', version: 1, alertAt: null },
      switches: { anonymous: true, secret: false },
      facts: { place: { value: { text: 'Jl. Rahasia 5' } } },
      evidence: [{ id: 'e1', kind: 'link', text: 'https://contoh.id/foto' }],
      messages: [{ from: 'citizen', text: 'jalan berlubang' }],
      history: [{ act: 'submit', to: 'submitted' }],
    });
    expect(complaint?.submittedAt).toEqual(clock.now());
    expect(await store.codesOf(conversation, 5)).toEqual([code]);
    expect(await store.statusByCode(code)).toMatchObject({ status: 'submitted', version: 1 });
    expect(await store.counts()).toMatchObject({
      ...{ inboxOpen: 0, oldestOpen: null, outboxQueued: 1, oldestQueued: clock.now() },
      complaints: { submitted: 1 },
    });
    const queue = { desks: ['pupr'], person: { id: 1, desk: 'pupr' }, now: clock.now(), limit: 5 } as const;
    for (const filter of ['all', 'free', { category: 'road' }] as const)
      expect((await store.queue({ ...queue, filter })).rows.map((row) => row.code)).toEqual([code]);
    expect((await store.queue({ ...queue, filter: 'late' })).rows).toEqual([]);
    const later = new Date(clock.now().getTime() + 1);
    expect(await store.figures(['pupr'], clock.now(), [clock.now(), later])).toEqual({
      ...{ byStatus: { submitted: 1 }, late: 0, came: [1, 0], ratings: 0, ratingSum: 0 },
    });
    const all: string[] = [];
    for await (const each of store.complaints(new Date(0))) all.push(each.code);
    expect(all).toEqual([code]);
  });

  it('of two moves that were decided on one version, one is done; the history stays one chain', async () => {
    const complaints = await Promise.all(['a', 'b', 'c', 'd'].map((chat) => filed(chat)));
    const others = [store, await open(), await open()];
    const ended = await Promise.all(
      complaints.flatMap(({ code }) => others.map((each) => each.act([moveOf(code, 1)]))),
    );
    expect(ended.filter(({ ok }) => ok)).toHaveLength(complaints.length);
    for (const { code } of complaints)
      expect(await store.statusByCode(code)).toMatchObject({ status: 'verified', version: 2 });
    expect(await store.verifyHistory()).toEqual({ ok: true, entries: 8 });
  });

  it('filed in one group, each complaint is whole and the history stays one chain', async () => {
    const chats = Array.from({ length: 25 }, (_, index) => `chat${index}`);
    const codes = chats.map(() => makeCode(randomBytes));
    await store.accept(
      chats.map((chat) => said(chat, `m-${chat}`)),
      clock.now(),
    );
    const { conversations } = await store.open(OPEN_START, 50);
    const steps = await Promise.all(
      conversations.map((conversation, index) => {
        const dossier = `d${index}`;
        return stepOf(store, conversation, [
          { do: 'open-dossier', dossier },
          { do: 'keep-evidence', dossier, evidence: { id: 'e1', kind: 'link', text: 'https://contoh.id/foto' } },
          { do: 'file', complaint: newComplaint(dossier, codes[index] ?? makeCode(randomBytes)) },
          { do: 'send', delivery: message('c1', 'terima kasih') },
        ]);
      }),
    );
    const ended = await Promise.all(steps.map((step) => store.commit(step)));
    expect(ended.every(({ ok }) => ok)).toBe(true);
    expect(await store.verifyHistory()).toEqual({ ok: true, entries: 25 });
    for (const code of codes) expect((await store.complaintByCode(code))?.evidence).toHaveLength(1);
  });

  it('whatever shares a group, each conversation goes on as if it had been alone', async () => {
    const act = fc.constantFrom('say', 'answer', 'erase', 'mark');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ chat: fc.nat({ max: 3 }), act }), { minLength: 4, maxLength: 24 }),
        async (acts) => {
          const run = randomBytes(4).toString('hex');
          const ids = await Promise.all([0, 1, 2, 3].map((chat) => hears(`${run}${chat}`, 'first', [answer(0)])));
          const answered = new Map<number, number>();
          const sends = await Promise.all(ids.map((id) => store.queuedOf(id, 0, 1)));
          const steps = await Promise.all(ids.map((id) => stepOf(store, id)));
          await Promise.all(
            acts.map(async ({ chat, act: does }, index) => {
              const step = steps[chat];
              const [send] = sends[chat] ?? [];
              if (!step || !send) throw new Error('nothing to do it with');
              if (does === 'say') await store.accept([said(`${run}${chat}`, `n${index}`)], clock.now());
              else if (does === 'mark') await store.markSent(send, 'p1');
              else {
                const effects: Effect[] = does === 'erase' ? [{ do: 'erase', dossier: `none${run}` }] : [];
                const { ok } = await store.commit({ ...step, effects: [...effects, answer(index + 1)] });
                if (ok) answered.set(chat, (answered.get(chat) ?? 0) + 1);
              }
            }),
          );
          for (const [chat, id] of ids.entries()) {
            const { row, inbox } = await store.read(id, 50);
            const wanted = acts.flatMap((one, index) => (one.chat === chat && one.act === 'say' ? [`n${index}`] : []));
            expect(inbox.map((each) => each.message.id)).toEqual(wanted);
            const stepped = acts.some((one) => one.chat === chat && (one.act === 'answer' || one.act === 'erase'));
            expect([answered.get(chat) ?? 0, row.version]).toEqual(stepped ? [1, 2] : [0, 1]);
            expect(await store.queuedOf(id, sends[chat]?.[0]?.id ?? 0, 50)).toHaveLength(stepped ? 1 : 0);
          }
        },
      ),
      { numRuns: 12 },
    );
  });

  it('an event is told once, into the chat it belongs to', async () => {
    const { code, conversation } = await filed('siti');
    const event = { to: 'citizen', type: 'news', code, changes: ['verified'] } as never;
    const told = await Promise.all(
      [1, 2, 3].map(() => store.act([{ do: 'tell', complaint: code, event, key: 'news:1' }])),
    );
    expect(told.flatMap((each) => (each.ok ? each.woken : []))).toEqual([conversation]);
    expect((await store.read(conversation, 9)).inbox.map((each) => each.message.content.kind)).toEqual(['event']);
  });

  it('marks what was sent, what waits, what failed, and who shut us out', async () => {
    const conversation = await hears('siti', 'm1', [
      { do: 'send', delivery: message('c1', 'satu') },
      { do: 'send', delivery: message('c2', 'dua') },
      { do: 'send', delivery: message('c3', 'tiga') },
    ]);
    const [one, two, three] = await store.queuedOf(conversation, 0, 9);
    if (!one || !two || !three) throw new Error('not queued');
    expect((await store.due(clock.now(), { at: new Date(0), row: 0 }, 9)).conversations).toEqual([conversation]);
    const later = new Date(clock.now().getTime() + 60_000);
    const marks = [store.markSent(one, 'p1'), store.markLater(two.id, 1, later), store.markSuperseded([three.id])];
    await store.ping();
    await Promise.all(marks);
    expect(await store.platformIdOf(conversation, 'c1')).toBe('p1');
    expect((await store.due(clock.now(), { at: new Date(0), row: 0 }, 9)).conversations).toEqual([]);
    expect((await store.due(later, { at: new Date(0), row: 0 }, 9)).conversations).toEqual([conversation]);
    expect(await store.queuedOf(conversation, 0, 9)).toMatchObject([{ id: two.id, attempts: 1, nextAt: later }]);
    expect(await store.markBlocked(two, 'blocked')).toEqual({ shut: true, told: [] });
    expect(await store.queuedOf(conversation, 0, 9)).toEqual([]);
    const talk = await store.transcript('test', chatId('siti'), { limit: 9 });
    expect(talk.map((item) => item.ref)).toEqual(['m1', 'c1']);
    expect(await store.transcript('test', chatId('siti'), { after: talk[0]?.cursor ?? '', limit: 9 })).toHaveLength(1);
  });

  it('a row that was tried too often is put aside and shown', async () => {
    const [conversation = 0] = await store.accept([said('siti', 'm1'), said('siti', 'm2')], clock.now());
    const until = await store.newestInboxRow();
    expect((await store.recover(OPEN_START, until, 10)).conversations).toEqual([conversation]);
    const [row] = (await store.read(conversation, 9)).inbox;
    expect(row?.attempts).toBe(1);
    await store.tried(row?.id ?? 0, 3);
    await store.recover(OPEN_START, until, 10);
    expect(await store.aside(9)).toMatchObject([{ id: row?.id, conversation, attempts: 3 }]);
    expect((await store.read(conversation, 9)).inbox.map((each) => each.message.id)).toEqual(['m2']);
  });

  it('erases a draft with its key; what waits is still read, whoever handed it in meanwhile', async () => {
    const conversation = await hears('siti', 'm1', [
      { do: 'open-dossier', dossier: 'd1' },
      { do: 'send', delivery: message('c1', 'draf') },
    ]);
    // A file has one process: only a shared database is written by another one at the same moment.
    const other = kind === 'postgres' ? await open() : store;
    const erase = await stepOf(store, conversation, [
      { do: 'erase', dossier: 'd1' },
      { do: 'send', delivery: message('c2', 'sudah dihapus') },
    ]);
    const [erased] = await Promise.all([
      store.commit(erase),
      ...Array.from({ length: 8 }, (_, index) => other.accept([said('siti', `n${index}`)], clock.now())),
    ]);
    expect(erased).toMatchObject({ ok: true, erased: true });
    for (const each of [store, other]) {
      const { inbox } = await each.read(conversation, 50);
      expect(inbox.map(({ message: { id } }) => id).toSorted()).toEqual(Array.from({ length: 8 }, (_, i) => `n${i}`));
    }
    expect((await store.queuedOf(conversation, 0, 9)).map(({ delivery }) => delivery)).toMatchObject([{ ref: 'c2' }]);
  });

  it('erased twice, it still knows what the platform calls the messages that are left, and no other', async () => {
    const conversation = await hears('siti', 'm1', [
      { do: 'open-dossier', dossier: 'd0' },
      { do: 'send', delivery: message('c0', 'draf') },
    ]);
    await sendAll(conversation);
    for (const round of [1, 2, 3]) {
      await store.accept([said('siti', `hapus${round}`)], clock.now());
      const delivery = { ...message(`c${round}`, 'dihapus'), replaces: `c${round - 1}` } as Delivery;
      const step = await stepOf(store, conversation, [
        { do: 'erase', dossier: `d${round - 1}` },
        { do: 'open-dossier', dossier: `d${round}` },
        { do: 'send', delivery },
      ]);
      expect(await store.commit(step)).toMatchObject({ ok: true, erased: true });
      await sendAll(conversation);
      expect(await store.checkRows()).toMatchObject({ brokenCount: 0 });
      expect(await store.refAt(conversation, `platform-c${round}`)).toBe(`c${round}`);
      expect(await store.refAt(conversation, 'platform-c9')).toBeUndefined();
    }
  });

  it('an answer to news of a complaint finds it after its citizen erased a draft, too', async () => {
    const { code, conversation } = await filed('siti');
    const news = { ...message('c5', 'kabar'), about: code } as Delivery;
    await store.accept([said('siti', 'm2')], clock.now());
    await store.commit(await stepOf(store, conversation, [{ do: 'send', delivery: news }]));
    await sendAll(conversation);
    expect(await store.complaintAt(conversation, 'message', 'platform-c5')).toBe(code);
    await store.accept([said('siti', 'm3')], clock.now());
    await store.commit(
      await stepOf(store, conversation, [
        { do: 'open-dossier', dossier: 'draft' },
        { do: 'erase', dossier: 'draft' },
      ]),
    );
    expect(await store.checkRows()).toMatchObject({ brokenCount: 0 });
    expect(await store.complaintAt(conversation, 'message', 'platform-c5')).toBe(code);
  });

  it('an older card is still found by what it is called, whatever comes after it; a lost one is not', async () => {
    const { code } = await filed('siti');
    const conversation = await hears('desk', 'd1');
    const shows = async (ref: string) => {
      await store.accept([said('desk', `for-${ref}`)], clock.now());
      const card = { ...message(ref, 'kartu'), about: code, isCard: true } as Delivery;
      await store.commit(await stepOf(store, conversation, [{ do: 'send', delivery: card }]));
      await sendAll(conversation);
    };
    for (const ref of ['k:1', 'k:2', 'k:3']) await shows(ref);
    expect((await store.anchors(conversation, [code])).get(code)).toEqual({ card: 'k:3' });
    // Of the name of an older one, after the newest was lost.
    await shows('k:1');
    expect((await store.anchors(conversation, [code])).get(code)).toEqual({ card: 'k:1' });
    for (const name of ['platform-k:1', 'platform-k:2', 'platform-k:3'])
      expect(await store.complaintAt(conversation, 'message', name)).toBe(code);
    expect(await store.checkRows()).toMatchObject({ brokenCount: 0 });
  });

  it('an invitation is good once', async () => {
    const expiresAt = new Date(clock.now().getTime() + 60_000);
    await store.invite({ code: 'K7Q2-M9XF-3HT', desk: 'pupr', role: 'admin', expiresAt });
    const bind = (person: string): Effect => ({ do: 'bind-admin', invitation: 'k7q2m9xf3ht', person, name: 'Budi' });
    const chats = await Promise.all(['a', 'b', 'c'].map((chat) => hears(chat, `hello-${chat}`)));
    const steps = await Promise.all(chats.map((chat, index) => stepOf(store, chat, [bind(`p${index}`)])));
    const others = [store, await open(), await open()];
    const ended = await Promise.all(steps.map((step, index) => (others[index] ?? store).commit(step)));
    expect(ended.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await store.adminCount()).toBe(1);
    expect(await store.adminsAt(['pupr'])).toMatchObject([{ desk: 'pupr', role: 'admin', name: 'Budi' }]);
    expect((await store.invitation('K7Q2-M9XF-3HT'))?.usedAt).toEqual(clock.now());
  });

  it('an admin goes by another name from then on, everything else of them as it was', async () => {
    const expiresAt = new Date(clock.now().getTime() + 60_000);
    await store.invite({ code: 'K7Q2-M9XF-3HT', desk: 'pupr', role: 'admin', expiresAt });
    const chat = await hears('a', 'hello', [{ do: 'bind-admin', invitation: 'k7q2m9xf3ht', person: 'p0' }]);
    const [before] = await store.adminsAt(['pupr']);
    expect(before).not.toHaveProperty('name');
    expect(chat).toBe(before?.conversation);
    await store.act([{ do: 'name-admin', admin: before?.id ?? 0, name: 'Budi' }]);
    const other = await open();
    expect(await other.adminsAt(['pupr'])).toEqual([{ ...before, name: 'Budi' }]);
    expect(await other.checkRows()).toMatchObject({ brokenCount: 0 });
  });

  it('tidies what is finished, and keeps what is not', async () => {
    await hears('siti', 'm1', [{ do: 'send', delivery: message('c1', 'halo') }]);
    await store.accept([said('siti', 'm2')], clock.now());
    const since = clock.now();
    await store.accept([said('budi', 'm3')], new Date(since.getTime() + 60_000));
    const tomorrow = new Date(clock.now().getTime() + 86_400_000);
    expect(await store.tidy(tomorrow, 10)).toEqual({ deleted: 1, more: false });
    expect(await store.counts()).toMatchObject({ inboxOpen: 2, oldestOpen: since, outboxQueued: 1 });
    expect(await store.checkIntegrity()).toEqual({ ok: true });
  });
});
