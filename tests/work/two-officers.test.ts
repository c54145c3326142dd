import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SetClock } from '../../src/cli/demo-agenda.ts';
import type { House } from '../../src/cli/house.ts';
import { makeCode } from '../../src/core/complaint/code.ts';
import type { Role } from '../../src/core/complaint/role.ts';
import type { ChannelPort, Delivery, SendResult } from '../../src/core/delivery.ts';
import { type ChatId, chatId, type Inbound, plain } from '../../src/core/message.ts';
import { type Conversation, createMind } from '../../src/core/mind.ts';
import type { Happening } from '../../src/core/observe.ts';
import { Outbox } from '../../src/core/outbox.ts';
import type { Complaint, Store } from '../../src/core/store/port/store.ts';
import { ALL_SHARDS, shardOf } from '../../src/core/work/shards.ts';
import { Worker } from '../../src/core/work/worker.ts';
import { file, openedHouse } from '../cli/filled-house.ts';
import { folder } from '../cli/program.ts';
import { type FreshDatabase, freshDatabase } from '../store/databases.ts';
import { SomeShares } from './some-shares.ts';

/**
 * Two programs share a PostgreSQL, and an officer's chat lies with each. Both act on one complaint in the same moment: each program has read it and decided
 * before either commits, which the race below sees to; then one commits before the other, either way round, or both at once. Nothing but the database stands
 * between them. What was decided on a complaint that has moved is turned away and decided anew: one effect each, each officer told how it stands, nothing lost.
 */
const ADUAN_SECRET = 'a secret of more than thirty-two characters';
const TEST_MS = 120_000;
const FILED_AT = new Date('2026-11-23T02:00:00Z');
const CODE = makeCode(randomBytes);

type Order = 'Wati first' | 'Budi first' | 'both at once';
const ORDERS: readonly Order[] = ['Wati first', 'Budi first', 'both at once'];

/** Holds back the first commit of each of two conversations until both have decided. */
class Race {
  readonly #order: readonly number[];
  readonly #inTurn: boolean;
  readonly #begun = new Set<number>();
  #bothAreHere: () => void = () => undefined;
  readonly #both = new Promise<void>((resolve) => {
    this.#bothAreHere = resolve;
  });
  #firstIsThrough: () => void = () => undefined;
  readonly #first = new Promise<void>((resolve) => {
    this.#firstIsThrough = resolve;
  });

  /** @param order the first of them commits before the other begins to; without `inTurn` nothing is said about that */
  constructor(order: readonly [number, number], inTurn: boolean) {
    this.#order = order;
    this.#inTurn = inTurn;
  }

  async run<Result>(conversation: number, commit: () => Promise<Result>): Promise<Result> {
    if (!this.#order.includes(conversation) || this.#begun.has(conversation)) return commit();
    this.#begun.add(conversation);
    if (this.#begun.size === this.#order.length) this.#bothAreHere();
    await this.#both;
    const isFirst = conversation === this.#order[0];
    if (this.#inTurn && !isFirst) await this.#first;
    try {
      return await commit();
    } finally {
      if (isFirst) this.#firstIsThrough();
    }
  }
}

/** What every chat was shown, whichever program sent it, in order; what is edited in place once more. */
class Screens {
  readonly #shown = new Map<ChatId, string[]>();
  #sent = 0;

  of(chat: ChatId): string[] {
    const shown = this.#shown.get(chat) ?? [];
    this.#shown.set(chat, shown);
    return shown;
  }
  /** Of whoever is no officer: the one citizen there is. */
  ofCitizens(): readonly string[] {
    return [...this.#shown].filter(([chat]) => chat.startsWith('chat-')).flatMap(([, shown]) => shown);
  }
  show(chat: ChatId, delivery: Delivery): SendResult {
    if (delivery.kind === 'message') this.of(chat).push(plain(delivery.message.text));
    this.#sent += 1;
    return { ok: true, platformId: `p${this.#sent}` };
  }
}

/** One of two programs: stores, decides and sends for the shards that it is given. */
class Program {
  readonly house: House;
  readonly shares: SomeShares;
  readonly happened: Happening[] = [];
  readonly #worker: Worker<Conversation>;
  readonly #outbox: Outbox;

  constructor(house: House, shares: SomeShares, here: Scene) {
    this.house = house;
    this.shares = shares;
    const { store, policy } = house;
    const port = (name: string): ChannelPort => ({
      name,
      capabilities: {
        ...{ buttons: true, edit: true, askLocation: true, textMax: 4096, fileBytesMax: 1 },
        pace: { perSecond: 10_000, perChatPerSecond: 10_000, burst: 10_000 },
      },
      send: async (to, delivery) => here.screens.show(to, delivery),
      fetch: async () => ({ ok: false, why: 'gone' }),
      showWorking: () => undefined,
    });
    const ports = new Map(['web', 'telegram'].map((name) => [name, port(name)]));
    const observe = (happening: Happening) => void this.happened.push(happening);
    const parts = { store: raced(store, here), clock: here.clock, observe, shares };
    const hint = (conversation: number) => here.hint(conversation);
    this.#outbox = new Outbox({ ...parts, ports, random: () => 0.5, hint });
    this.#worker = new Worker<Conversation>({
      ...parts,
      mind: createMind({ policy, defaultLanguage: 'id' }, store),
      capabilities: (name) => ports.get(name)?.capabilities,
      fetchMedia: async () => ({ ok: false, why: 'gone' }),
      committed: (_, { sends, woken }) => {
        this.#outbox.add(sends);
        for (const other of woken) hint(other);
      },
      random: randomBytes,
    });
  }
  async start(): Promise<void> {
    await this.#worker.start();
    this.#outbox.start();
  }
  hint(conversation: number): void {
    this.#worker.hint(conversation);
  }
  count(what: Happening['what']): number {
    return this.happened.filter((each) => each.what === what).length;
  }
  async end(): Promise<void> {
    await this.#worker.stop(2_000);
    await this.#outbox.stop(2_000);
    await this.house.close();
  }
}

/** The same store, whose commits go through the race that is on. */
const raced = (store: Store<Conversation>, here: Scene): Store<Conversation> =>
  new Proxy(store, {
    get: (target, name) => {
      if (name === 'commit')
        return (step: Parameters<typeof store.commit>[0]) =>
          here.race === undefined ? target.commit(step) : here.race.run(step.conversation, () => target.commit(step));
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });

/** An officer who writes in private. */
interface Officer {
  readonly name: string;
  readonly chat: ChatId;
  readonly conversation: number;
}

/** One database, two programs, and whoever writes. */
class Scene {
  readonly clock = new SetClock();
  readonly screens = new Screens();
  race: Race | undefined;
  #programs: readonly Program[] = [];
  #count = 0;

  async open(url: string): Promise<void> {
    this.clock.set(new Date('2026-11-24T01:00:00Z'));
    const opened = () => openedHouse(folder(), { DATABASE_URL: url, ADUAN_SECRET }, this.clock);
    // One after the other, as in life: the first makes the tables.
    const [first, second] = [await opened(), await opened()];
    this.#programs = [
      new Program(first, new SomeShares(ALL_SHARDS), this),
      new Program(second, new SomeShares([]), this),
    ];
    await file(first, { code: CODE, submittedAt: FILED_AT });
    for (const program of this.#programs) await program.start();
  }
  async close(): Promise<void> {
    for (const program of this.#programs) await program.end();
  }
  hint(conversation: number): void {
    for (const program of this.#programs) program.hint(conversation);
  }
  get store(): House['store'] {
    const [program] = this.#programs;
    if (!program) throw new Error('nothing is open');
    return program.house.store;
  }
  /** How often something happened in both together. */
  happened(what: Happening['what']): number {
    return this.#programs.reduce((sum, program) => sum + program.count(what), 0);
  }

  message(name: string, text: string): Inbound {
    this.#count += 1;
    const id = `m${this.#count}`;
    return {
      ...{ channel: 'telegram', id, messageId: id, chat: chatId(name), from: { id: name, name } },
      ...{ sentAt: this.clock.now(), private: true, content: { kind: 'text', text } },
    };
  }
  /** Stores what is said, as a channel does. @returns the conversations */
  async hear(...messages: readonly Inbound[]): Promise<readonly number[]> {
    const conversations = await this.store.accept(messages, this.clock.now());
    for (const conversation of conversations) this.hint(conversation);
    return conversations;
  }
  /** Resolves when everything is decided and sent, in both. */
  async quiet(): Promise<void> {
    for (;;) {
      const { inboxOpen, outboxQueued } = await this.store.counts();
      if (inboxOpen === 0 && outboxQueued === 0) return;
      await new Promise<void>((resolve) => this.clock.soon(resolve));
    }
  }
  async officer(name: string, desk: string, role: Role): Promise<Officer> {
    const code = makeCode(randomBytes);
    await this.store.invite({ code, desk, role, expiresAt: new Date(this.clock.now().getTime() + 600_000) });
    const [conversation = 0] = await this.hear(this.message(name, `/masuk ${code}`));
    await this.quiet();
    return { name, chat: chatId(name), conversation };
  }
  /** From now on the other program decides and sends for this officer. */
  async moves({ conversation }: Officer): Promise<void> {
    const [from, to] = this.#programs;
    await from?.shares.lose(shardOf(conversation));
    to?.shares.gain(shardOf(conversation));
  }
  /** Both say something in the same moment. */
  async atOnce(order: Order, [one, first]: readonly [Officer, string], [other, second]: readonly [Officer, string]) {
    const [a, b] = [one.conversation, other.conversation];
    this.race = new Race(order === 'Budi first' ? [b, a] : [a, b], order !== 'both at once');
    await this.hear(this.message(one.name, first), this.message(other.name, second));
    await this.quiet();
  }
  async complaint(): Promise<Complaint> {
    const found = await this.store.complaintByCode(CODE);
    if (!found) throw new Error('the complaint is not there');
    return found;
  }
  /** What was done to it after so many entries. */
  async acts(after: number): Promise<readonly string[]> {
    return (await this.complaint()).history.slice(after).map(({ act }) => act);
  }
  heard({ chat }: Officer): string {
    return this.screens.of(chat).join('\n---\n');
  }
  citizen(): string {
    return this.screens.ofCitizens().join('\n---\n');
  }
}

let database: FreshDatabase;
let here: Scene;
beforeEach(async () => {
  database = await freshDatabase('postgres');
  here = new Scene();
  await here.open(database.url ?? '');
}, TEST_MS);
afterEach(async () => {
  expect(here.happened('fault')).toBe(0);
  expect(here.happened('aside')).toBe(0);
  expect(await here.store.verifyHistory()).toMatchObject({ ok: true });
  expect((await here.store.checkRows()).broken).toEqual([]);
  await here.close();
  await database.remove();
});

describe.each(ORDERS)('two officers at one complaint, through two programs, %s', (order) => {
  let wati: Officer;
  let budi: Officer;
  beforeEach(async () => {
    wati = await here.officer('Wati', 'pusat', 'admin');
    budi = await here.officer('Budi', 'pusat', 'admin');
    await here.moves(budi);
  }, TEST_MS);

  /** Who was first, as the officers were told: the one who is shown these words. */
  const whoWasTold = (words: string): readonly [told: Officer, other: Officer] => {
    const told = [wati, budi].filter((each) => here.heard(each).includes(words));
    expect(told, `${here.heard(wati)}\n=====\n${here.heard(budi)}`).toHaveLength(1);
    const isWati = told[0] === wati;
    if (order !== 'both at once') expect(isWati).toBe(order === 'Wati first');
    return isWati ? [wati, budi] : [budi, wati];
  };

  it('both take it: one has it, and the other reads who', { timeout: TEST_MS }, async () => {
    await here.atOnce(order, [wati, `/ambil ${CODE}`], [budi, `/ambil ${CODE}`]);
    expect(await here.acts(1)).toEqual(['take']);
    const [winner, loser] = whoWasTold('sekarang Anda pegang');
    expect(here.heard(loser)).toContain(`Sedang dipegang ${winner.name}. Mau Anda ambil alih?`);
    expect(here.happened('stale')).toBeGreaterThan(0);
  });

  it('both forward it to one agency: it goes there once, and the other reads that it is there', {
    timeout: TEST_MS,
  }, async () => {
    await here.atOnce(order, [wati, `/disposisi ${CODE} pupr`], [budi, `/disposisi ${CODE} pupr`]);
    expect(await here.acts(1)).toEqual(['forward']);
    expect((await here.complaint()).desk).toBe('pupr');
    const [, loser] = whoWasTold('didisposisikan ke Dinas PUPR');
    expect(here.heard(loser)).toContain('sudah di Dinas PUPR');
    expect(here.citizen().match(/Sekarang laporan ini di Dinas PUPR/g)).toHaveLength(1);
    expect(here.happened('stale')).toBeGreaterThan(0);
  });

  it('both forward it, each to another agency: whoever is second reads where it was, and moves it from there', {
    timeout: TEST_MS,
  }, async () => {
    await here.atOnce(order, [wati, `/disposisi ${CODE} pupr`], [budi, `/disposisi ${CODE} dishub`]);
    const { history, desk } = await here.complaint();
    expect(history.slice(1).map(({ act }) => act)).toEqual(['forward', 'forward']);
    const [first] = whoWasTold('didisposisikan ke');
    const [from, to] = first === wati ? ['Dinas PUPR', 'Dinas Perhubungan'] : ['Dinas Perhubungan', 'Dinas PUPR'];
    whoWasTold(`didisposisikan ke ${from}`);
    expect(here.heard(first === wati ? budi : wati)).toContain(`dipindahkan dari ${from} ke ${to}`);
    expect(desk).toBe(first === wati ? 'dishub' : 'pupr');
    expect(here.happened('stale')).toBeGreaterThan(0);
  });

  it('both answer: the citizen reads each answer once, and each officer that theirs has arrived', {
    timeout: TEST_MS,
  }, async () => {
    await here.atOnce(order, [wati, `/balas ${CODE} kenanga pagi`], [budi, `/balas ${CODE} melati sore`]);
    expect(await here.acts(1)).toEqual(['reply', 'reply']);
    const said = (await here.complaint()).messages.filter(({ from }) => from === 'desk').map(({ text }) => text);
    expect(said.toSorted()).toEqual(['kenanga pagi', 'melati sore']);
    for (const words of said) expect(here.citizen().split(words)).toHaveLength(2);
    for (const officer of [wati, budi]) expect(here.heard(officer).match(/sampai ke warga/g)).toHaveLength(1);
    expect(here.happened('stale')).toBeGreaterThan(0);
  });

  it('one takes it while the other forwards it: as if one had come after the other, and neither is told what is not so', {
    timeout: TEST_MS,
  }, async () => {
    await here.atOnce(order, [wati, `/ambil ${CODE}`], [budi, `/disposisi ${CODE} pupr`]);
    const acts = await here.acts(1);
    expect(acts.filter((act) => act === 'forward')).toHaveLength(1);
    expect(here.heard(budi)).toContain('didisposisikan ke Dinas PUPR');
    // Taken before it went, or not any more.
    expect(here.heard(wati).includes('sekarang Anda pegang')).toBe(acts.includes('take'));
    if (order === 'Wati first') expect(acts).toEqual(['take', 'forward']);
    expect((await here.complaint()).desk).toBe('pupr');
  });
});
