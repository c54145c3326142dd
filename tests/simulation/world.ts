import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Admission } from '../../src/core/admission.ts';
import { makeCode } from '../../src/core/complaint/code.ts';
import type { Role } from '../../src/core/complaint/role.ts';
import { Clockwork } from '../../src/core/desk/clockwork/clockwork.ts';
import { createInbox } from '../../src/core/inbox.ts';
import { type ChatId, chatId } from '../../src/core/message.ts';
import { type Conversation, createMind } from '../../src/core/mind.ts';
import type { Happening } from '../../src/core/observe.ts';
import { Outbox } from '../../src/core/outbox.ts';
import type { Database } from '../../src/core/store/engine/database.ts';
import { openSqlite } from '../../src/core/store/engine/sqlite.ts';
import { storeOn } from '../../src/core/store/open.ts';
import type { Store } from '../../src/core/store/port/store.ts';
import { Worker } from '../../src/core/work/worker.ts';
import { policy } from '../fixtures/policy.ts';
import { Chance } from './chance.ts';
import { listen } from './channel.ts';
import { Citizen } from './citizen.ts';
import { Faults, faultyDatabase, type Weather, weatherOf } from './faults.ts';
import { templateFile, workFolder } from './ledger.ts';
import { Marks } from './marks.ts';
import { type Duty, Officer } from './officer.ts';
import { Numbers, type Person } from './person.ts';
import { Files, PLAIN, Platform, RICH } from './platform.ts';
import { type Life, Time } from './time.ts';

export const SECRET = 'a secret of more than thirty-two characters';
/** A Tuesday morning at the desks. */
const START = new Date('2026-11-24T01:00:00.000Z');
/** Before it nothing fails: the officers come to their desks. */
const CALM_AT_FIRST_MS = 8_000;
/** How long things go wrong, ms; from then on nothing does, and everything has to come to rest within the second. */
const STORM_MS = 60_000;
const REST_WITHIN_MS = 1_200_000;
/** How long the program is down between two lives, at most. */
const DOWN_MS = 3_000;
/** Once in so many runs the hour is set, and by how much, in ms. */
const SHIFT_TIMES = 3;
const YEAR_MS = 365 * 86_400_000;
const SHIFTS = [-YEAR_MS, -90_000_000, -3_600_000, -90_000, 90_000, 3_600_000, 90_000_000, YEAR_MS] as const;
/** Once in so many runs somebody shuts us out for a while, ms. */
const BLOCK_TIMES = 4;
const BLOCKED_MS = 15_000;
/**
 * Workers of one process in every other run, so that one has to be turned away by the fence. Each counts the tries of what an earlier process left,
 * so such a run has one end at most.
 */
const WORKERS_MAX = 2;
const GROUP = '-100';

/** What the run is remembered by. */
export interface Ended {
  readonly digest: string;
  readonly atRest: boolean;
  /** Chats of people who did not get what they came for. */
  readonly unfinished: readonly ChatId[];
  readonly log: readonly string[] | undefined;
}

/** The whole core on a database of its own, its people, and whatever goes wrong: one run. */
export class World {
  readonly seed: number;
  readonly chance: Chance;
  readonly time: Time;
  readonly faults: Faults;
  readonly weather: Weather;
  readonly rich: Platform;
  readonly plain: Platform;
  readonly files: Files;
  readonly marks: Marks = new Marks();
  readonly citizens: Citizen[] = [];
  readonly officers: Officer[] = [];
  readonly happened: Happening[] = [];
  readonly file: string;
  /** Lives that began. */
  lives = 0;
  /** Whether the hour was set. */
  shifted = false;
  readonly #dir: string;
  #life: Life = { number: 0, over: true };
  #db: Database | undefined;
  #store: Store<Conversation> | undefined;

  constructor(seed: number, keepLog: boolean) {
    this.seed = seed;
    this.chance = new Chance(seed);
    this.time = new Time(this.chance, START, keepLog);
    this.weather = weatherOf(this.chance);
    this.faults = new Faults(this.time, this.chance, this.weather, (life) => this.#crash(life));
    const around = { time: this.time, chance: this.chance, faults: this.faults };
    this.rich = new Platform('rich', RICH, around);
    this.plain = new Platform('plain', PLAIN, around);
    this.files = new Files(around);
    this.#dir = mkdtempSync(path.join(workFolder(), 'aduan-simulation-'));
    this.file = path.join(this.#dir, 'aduan.db');
    copyFileSync(templateFile(), this.file);
    this.#people(around);
  }

  get platforms(): readonly Platform[] {
    return [this.rich, this.plain];
  }

  /** Runs it from the first message until all is at rest, or should have been. The program is over then. */
  async run(): Promise<Ended> {
    const { time, faults } = this;
    this.#boot();
    await time.run(() => this.#store !== undefined, CALM_AT_FIRST_MS);
    await this.#invite();
    await time.run(() => false, CALM_AT_FIRST_MS);
    faults.storm = true;
    for (const citizen of this.citizens) citizen.arrives(STORM_MS / 3);
    this.#mishaps();
    await time.run(() => false, CALM_AT_FIRST_MS + STORM_MS);
    faults.storm = false;
    time.note('calm');
    const untilMs = time.passedMs + REST_WITHIN_MS;
    let atRest = false;
    while (!atRest && time.passedMs < untilMs) {
      await time.run(() => false, time.passedMs + 5_000);
      atRest = this.#isAtRest() && (await this.#nothingWaits());
    }
    const people: readonly Person[] = [...this.citizens, ...this.officers];
    const unfinished = people.filter(({ isDone }) => !isDone).map(({ chat }) => chat);
    this.#end();
    return { unfinished, digest: time.digest(), atRest, log: time.log };
  }

  /** Removes the files. */
  remove(): void {
    rmSync(this.#dir, { recursive: true, force: true });
  }

  #isAtRest(): boolean {
    const people: readonly Person[] = [...this.citizens, ...this.officers];
    return people.every(({ isDone }) => isDone) && this.platforms.every(({ waiting }) => waiting.length === 0);
  }

  /** Asked past the gates, so that asking changes nothing. */
  async #nothingWaits(): Promise<boolean> {
    const open = this.#db?.q.inbox.countOpen.get()?.n;
    const queued = this.#db?.q.outbox.countQueued.get()?.n;
    return open === 0 && queued === 0;
  }

  #people(around: { readonly time: Time; readonly chance: Chance; readonly faults: Faults }): void {
    const { chance } = this;
    const numbers = new Numbers();
    const codes = () => this.citizens.flatMap(({ code }) => code ?? []);
    const count = chance.whole(1, 3);
    for (let i = 0; i < count; i += 1) {
      const platform = chance.once(3) ? this.plain : this.rich;
      const id = String(1000 + i);
      const parts = { around, platform, numbers, id, files: this.files, marks: () => this.marks.next() };
      this.citizens.push(new Citizen(parts));
    }
    const statusOf = (code: string) => this.#db?.q.complaint.byCode.get({ code })?.status;
    const verifies: Duty = { when: ['submitted'], command: (code) => `/verifikasi ${code}`, once: false };
    const forwards: Duty = { when: ['verified'], command: (code) => `/disposisi ${code} dishub`, once: false };
    const replies: Duty = {
      when: ['forwarded', 'in-progress'],
      command: (code) => `/balas ${code} Petugas kami ke sana besok pagi, ${this.marks.replyTo(code)}`,
      once: true,
    };
    const officer = (id: string, duties: readonly Duty[], chat?: string) =>
      this.officers.push(
        new Officer({ around, platform: this.rich, numbers, id, duties, codes, statusOf, ...(chat ? { chat } : {}) }),
      );
    officer('71', [verifies], GROUP);
    if (chance.once(2)) officer('72', [verifies, forwards], GROUP);
    else officer('72', [forwards], GROUP);
    officer('81', [replies]);
    const people: readonly Person[] = [...this.citizens, ...this.officers];
    for (const platform of this.platforms)
      platform.onShown = (chat) => {
        for (const person of people) if (person.platform === platform && person.chat === chat) person.wake();
      };
  }

  /** Officers come by invitations while nothing goes wrong yet. */
  async #invite(): Promise<void> {
    const desks: readonly (readonly [desk: string, role: Role])[] = [
      ['pusat', 'admin'],
      ['pusat', 'admin'],
      ['dishub', 'supervisor'],
    ];
    for (const [index, [desk, role]] of desks.entries()) {
      const code = makeCode((bytes) => this.chance.bytes(bytes));
      const expiresAt = new Date(this.time.hour().getTime() + 600_000);
      void this.#store?.invite({ code, desk, role, expiresAt }).then(() => this.officers[index]?.joins(code));
    }
  }

  /** What goes wrong besides calls: the hour is set, somebody shuts us out. */
  #mishaps(): void {
    const { chance, time } = this;
    if (chance.once(SHIFT_TIMES))
      for (let i = chance.whole(1, 2); i > 0; i -= 1)
        time.after(chance.whole(0, STORM_MS), () => {
          this.shifted = true;
          time.shift(chance.of(SHIFTS));
        });
    const [citizen] = this.citizens;
    if (citizen && chance.once(BLOCK_TIMES))
      time.after(chance.whole(0, STORM_MS), () => this.#block(citizen.platform, citizen.chat));
  }

  #block(platform: Platform, chat: ChatId): void {
    this.time.note(`${platform.name} ${chat} shuts us out`);
    platform.blocked.add(chat);
    this.time.after(BLOCKED_MS, () => platform.blocked.delete(chat));
  }

  #boot(): void {
    this.lives += 1;
    const life: Life = { number: this.lives, over: false };
    this.#life = life;
    this.time.note(`life ${life.number}`);
    this.faults.begun();
    void this.#start(life).catch((error: unknown) => {
      this.time.note(`life ${life.number} can not start: ${String(error)}`);
      this.#crash(life);
    });
  }

  async #start(life: Life): Promise<void> {
    const { chance, time, faults, files, rich, plain } = this;
    const clock = time.clockOf(life);
    const random = (bytes: number) => chance.bytes(bytes);
    const observe = (happening: Happening) => {
      if (!life.over) this.happened.push(happening);
    };
    const store = storeOn<Conversation>({ secret: SECRET, clock, random }, (rolledBack) => {
      this.#db = openSqlite(this.file, rolledBack);
      return faultyDatabase(this.#db, life, faults, { chance, time, rolledBack });
    });
    const ports = new Map([rich, plain].map((platform) => [platform.name, platform.portOf(life)]));
    const workers: Worker<Conversation>[] = [];
    const hint = (conversation: number) => {
      for (const worker of workers) worker.hint(conversation);
    };
    const outbox = new Outbox({
      store: this.marks.watched(store, life),
      ports,
      clock,
      random: () => chance.number(),
      observe,
      hint,
    });
    const count = this.weather.crashesMax === 1 ? WORKERS_MAX : 1;
    for (let i = 0; i < count; i += 1)
      workers.push(
        new Worker<Conversation>({
          store,
          mind: createMind({ policy, defaultLanguage: 'id', publicUrl: 'https://lapor.example' }, store),
          capabilities: (name) => ports.get(name)?.capabilities,
          fetchMedia: async ({ content }) =>
            content.kind === 'media' ? files.fetch(life, content.media) : { ok: false, why: 'gone' },
          committed: (conversation, { sends, filesFreed, erased, woken }) => {
            if (life.over) return;
            if (erased) outbox.forget(conversation);
            outbox.add(sends);
            for (const other of woken) hint(other);
            for (const id of filesFreed) files.kept.delete(id);
          },
          doubtful: (conversation) => outbox.look(conversation),
          clock,
          random,
          observe,
        }),
      );
    const clockwork = new Clockwork({ store, policy, clock, hint, observe });
    const capabilities = (name: string) => ports.get(name)?.capabilities;
    const admission = new Admission({ store, limits: policy.messages, capabilities, clock, observe });
    const inbox = createInbox({ store, admission, clock, hint, observe });
    await store.pinDeskChat(policy.centralDesk, rich.name, chatId(GROUP));
    for (const worker of workers) await worker.start();
    outbox.start();
    clockwork.start();
    this.#store = store;
    for (const platform of this.platforms) listen(platform, inbox, life, { time, chance, faults });
  }

  #crash(life: Life): void {
    if (life.over || life !== this.#life) return;
    this.#end();
    this.time.after(this.chance.whole(0, DOWN_MS), () => this.#boot());
  }

  #end(): void {
    this.#life.over = true;
    this.#store = undefined;
    void this.#db?.close();
    this.#db = undefined;
  }
}
