import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { removeFolder } from '../fakes/folder.ts';
import { ForgetfulDisk, type Forgotten } from '../fakes/forgetful-disk.ts';
import { onServer } from '../fakes/postgres.ts';
import { photo } from '../fixtures/media/make.ts';
import { Chance } from '../simulation/chance.ts';
import { judge, type Verdict, wrongIn } from './checker.ts';
import { Citizen, type Town } from './citizen.ts';
import { newsMissing } from './desk-checker.ts';
import { type ChaosRedis, Faults } from './faults.ts';
import { Fleet, type Member } from './fleet.ts';
import { isAnyBlamed, isAtRest, readLeft } from './found.ts';
import { History } from './history.ts';
import { Officer } from './officer.ts';
import type { Phone } from './phone.ts';
import { TelegramPhone } from './phone-telegram.ts';
import { WebPhone } from './phone-web.ts';
import { WhatsAppPhone } from './phone-whatsapp.ts';
import { XPhone } from './phone-x.ts';
import { type Fault, type Order, type Plan, type Point, planOf, type Strike } from './plan.ts';
import { Points } from './points.ts';
import type { ChaosServer } from './server.ts';
import { Stage } from './stage.ts';

/** What a run came to. */
export interface Outcome {
  readonly plan: Plan;
  readonly verdict: Verdict;
  /** Everything that is wrong. Empty when all is well. */
  readonly wrong: readonly string[];
  /** Kills by the point at which they came. */
  readonly killedAt: ReadonlyMap<Point, number>;
  /** Kills that came because their point was not passed in time. */
  readonly late: number;
  /** What power cuts took. */
  readonly forgotten: Forgotten;
  /** What went wrong besides, and how often. */
  readonly faults: ReadonlyMap<Fault['kind'], number>;
  /** A usual start, ms. */
  readonly startMs: number;
  /** The longest that one took to end when it was asked to, ms. */
  readonly endMs: number;
  readonly tookMs: number;
  /** Where the history was written: when something is wrong, or when it was asked for. */
  readonly historyFile: string | undefined;
}

/** What a run needs besides its order. */
export interface Surroundings {
  /** For PostgreSQL: a server that may be crashed. */
  readonly server?: ChaosServer;
  /** For several processes: a Redis that may be emptied and killed. */
  readonly redis?: ChaosRedis;
  /** Where histories of failures go; the system's folder for temporary files when absent. */
  readonly historyDir?: string;
  /** The history of a run that went well is written too. */
  readonly keepHistory?: boolean;
  /** Called when nothing goes wrong any more and everybody is up: from now on it mostly waits. */
  readonly isCalm?: () => void;
}

/** Citizens who talk at the same time. */
const CITIZENS = 8;
/** The private chat of whoever works at the central desk. */
const OFFICER = 500;
/** In one run of so many somebody works at the central desk: those of odd seeds. */
const OFFICER_TIMES = 2;
/** An invitation as a start prints it. */
const INVITATION = /first admin\s+send\s+\/masuk (\S+)/g;
/** People look at their chats so often, ms. */
const LOOK_EVERY_MS = 20;
/** A point that is not passed within so many usual starts: then it is time for the kill wherever the program is. */
const POINT_STARTS_MAX = 2;
/** Nobody is up within this after being begun, ms: something hangs, and is killed all the same. */
const UP_MS_MAX = 20_000;
/** What two ends are counted against is handled alone, one after the other; on a machine that does much else, within this, ms. */
const BLAMED_MS_MAX = 180_000;
/** A start that was never measured takes so long, ms. */
const START_MS = 1_000;
/** Everything has to come to rest within this when nothing goes wrong any more, ms. */
const REST_MS_MAX = 180_000;

/** Points that are passed before the program is up. */
const EARLY: ReadonlySet<Point> = new Set(['starting', 'recovering']);

/** Lives through a run, and judges it. */
export async function run(order: Order, surroundings: Surroundings = {}): Promise<Outcome> {
  const plan = planOf(order);
  const dir = mkdtempSync(path.join(tmpdir(), `aduan-chaos-${order.seed}-`));
  const database = order.database === 'postgres' ? await databaseOn(surroundings.server, order.seed) : undefined;
  const scratch =
    order.end === 'power' ? mkdtempSync(path.join(tmpdir(), `aduan-chaos-${order.seed}-book-`)) : undefined;
  const disk = scratch === undefined ? undefined : new ForgetfulDisk(dir, scratch);
  const chaos = new Chaos(plan, { dir, disk, databaseUrl: database?.url }, surroundings);
  try {
    return await chaos.live();
  } finally {
    await chaos.close();
    await database?.remove();
    await removeFolder(dir);
    if (scratch !== undefined) await removeFolder(scratch);
  }
}

/** Looks of the event loop at all lines, after which everything that a dead process had put on one is heard, however busy the machine is. */
const LOOKS = 10;
const heardOut = async (): Promise<void> => {
  for (let look = 0; look < LOOKS; look += 1) await new Promise((resolve) => setTimeout(resolve, 1));
};

async function databaseOn(server: ChaosServer | undefined, seed: number) {
  if (!server) throw new Error('a run on PostgreSQL needs a server');
  const name = `aduan_chaos_${seed}_${process.pid}`;
  await onServer(server.url, `create database ${name}`);
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  return { url: url.href, remove: () => onServer(server.url, `drop database if exists ${name} with (force)`) };
}

class Chaos {
  readonly #plan: Plan;
  readonly #surroundings: Surroundings;
  readonly #disk: ForgetfulDisk | undefined;
  /** What the disk forgets: a stream of its own, for it hangs on what real processes wrote. */
  readonly #forgetting: Chance;
  readonly #history = new History();
  readonly #points: Points;
  readonly #stage: Stage;
  readonly #fleet: Fleet;
  readonly #citizens: Citizen[] = [];
  readonly #killedAt = new Map<Point, number>();
  readonly #objections: string[] = [];
  readonly #begunAtMs = Date.now();
  #late = 0;
  #forgotten: Forgotten = { writes: 0, names: 0 };
  readonly #faults: Faults;
  #marks = 0;
  #deliveries = 0;
  #town: Town | undefined;
  #officer: Officer | undefined;
  /** Whether new citizens come when others are done. */
  #isOpen = true;

  constructor(
    plan: Plan,
    {
      dir,
      disk,
      databaseUrl,
    }: {
      readonly dir: string;
      readonly disk: ForgetfulDisk | undefined;
      readonly databaseUrl: string | undefined;
    },
    surroundings: Surroundings,
  ) {
    this.#plan = plan;
    this.#surroundings = surroundings;
    this.#disk = disk;
    this.#points = new Points(plan.end !== 'term');
    this.#forgetting = new Chance(plan.seed + 3_000_017);
    const redisUrl = plan.roles === 'split' ? surroundings.redis?.url : undefined;
    this.#stage = new Stage(plan, { dir, databaseUrl, redisUrl, history: this.#history, points: this.#points });
    this.#fleet = new Fleet(
      plan.roles,
      (member, shiftMs) => ({ ...this.#stage.envOf(member, shiftMs), ...disk?.env }),
      this.#history,
    );
    this.#faults = new Faults({
      ...{ plan, history: this.#history, fleet: this.#fleet, stage: this.#stage, disk, databaseUrl },
      ...{ server: surroundings.server, redis: surroundings.redis },
    });
  }

  async live(): Promise<Outcome> {
    this.#history.note('plan', { plan: this.#plan });
    await this.#stage.open(this.#fleet.members);
    const stored = (channel: string) => {
      // Polling tells so by the offset, which is a point of its own.
      const isTold = channel !== 'x' && (channel !== 'telegram' || this.#plan.telegram === 'webhook');
      if (isTold) this.#points.pass('stored-told');
    };
    this.#town = { history: this.#history, mark: () => ++this.#marks, stored, photo: await photo() };
    if (this.#plan.seed % OFFICER_TIMES === 1)
      this.#officer = this.#hired(this.#town, await photo({ colour: '#c08040', side: 96 }));
    const looking = setInterval(() => this.#look(), LOOK_EVERY_MS);
    try {
      for (const strike of this.#plan.strikes) await this.#strike(strike);
      this.#isOpen = false;
      this.#stage.storm = false;
      await this.#faults.mended;
      this.#disk?.begin(this.#plan.flushMs);
      // No earlier than any hour that was ever told: what waits for a time then must not wait for hours.
      this.#fleet.begin(Math.max(0, ...this.#plan.strikes.map(({ shiftMs }) => shiftMs)));
      await this.#rest();
    } finally {
      clearInterval(looking);
    }
    this.#objections.push(...(await this.#fleet.end()), ...this.#fleet.surprises);
    return this.#judge();
  }

  async close(): Promise<void> {
    for (const { phone } of this.#citizens) phone.close();
    await this.#fleet.killAll();
    await this.#stage.close();
  }

  /** One life: begin what does not run, let something go wrong, kill at the point. */
  async #strike({ point, nth, delayMs, victim, fault, faultAfterMs, shiftMs }: Strike): Promise<void> {
    await this.#faults.mended;
    const { members } = this.#fleet;
    const drawn = members[Math.floor(victim * members.length)];
    if (!drawn) throw new Error('nobody to kill');
    this.#history.note('life', { point, nth, delayMs, victim: drawn.name, fault, shiftMs });
    const isBlamed = await isAnyBlamed(this.#stage.commandEnv());
    const timers: NodeJS.Timeout[] = [];
    let isStruck = false;
    await new Promise<void>((over) => {
      const strike = (by?: string) => {
        if (isStruck) return;
        isStruck = true;
        const act = () => void this.#kill(members.find(({ name }) => name === by) ?? drawn, point).then(over);
        // At once where no delay is meant: what is on the line then is not answered any more.
        if (delayMs === 0) act();
        else setTimeout(act, delayMs);
      };
      const late = () => {
        this.#late += 1;
        strike();
      };
      this.#disk?.begin(this.#plan.flushMs);
      this.#fleet.begin(shiftMs);
      timers.push(setTimeout(late, isBlamed ? BLAMED_MS_MAX : UP_MS_MAX));
      if (point === 'starting' && !isBlamed) timers.push(setTimeout(strike, (this.#startMs() * nth) / 100));
      else if (point === 'recovering' && !isBlamed) this.#points.arm(point, nth, strike);
      const isUp = isBlamed ? this.#fleet.up().then(() => this.#nobodyBlamed(() => isStruck)) : this.#fleet.up();
      void isUp.then(() => {
        if (isStruck) return;
        const wait = () => {
          if (!EARLY.has(point)) this.#points.arm(point, nth, strike);
          else if (isBlamed) this.#points.arm('moment', 1, strike);
        };
        // Where each life is to have its fault, the point is waited for when it is there.
        const isFirst = this.#plan.faults === 'each' && fault !== undefined;
        if (!isFirst) wait();
        const goWrong = (what: Fault) => {
          this.#faults.make(what, drawn);
          if (isFirst) wait();
        };
        if (fault) timers.push(setTimeout(goWrong, faultAfterMs, fault));
        timers.push(setTimeout(late, this.#startMs() * POINT_STARTS_MAX));
      });
    });
    this.#points.disarm();
    // Nor does the crash come later: the start of the next one gives up without its server, as it should.
    this.#faults.disarm();
    for (const timer of timers) clearTimeout(timer);
  }

  /** Resolves when two ends are counted against nothing any more, for a kill before that might be the third, or when the life is over. */
  async #nobodyBlamed(isOver: () => boolean): Promise<void> {
    while (!isOver() && (await isAnyBlamed(this.#stage.commandEnv())))
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    this.#history.note('nobody blamed', { isOver: isOver() });
  }

  async #kill(member: Member, point: Point): Promise<void> {
    const gone = this.#plan.end === 'term' ? this.#fleet.term(member) : this.#fleet.kill(member);
    this.#history.note('killed', { member: member.name, point });
    this.#killedAt.set(point, (this.#killedAt.get(point) ?? 0) + 1);
    await gone;
    await heardOut();
    if (!this.#disk) return;
    const { writes, names } = this.#disk.cut(this.#forgetting);
    this.#history.note('forgotten', { writes, names });
    this.#forgotten = { writes: this.#forgotten.writes + writes, names: this.#forgotten.names + names };
  }

  #startMs(): number {
    const { starts } = this.#fleet;
    return starts.toSorted((a, b) => a - b)[Math.floor(starts.length / 2)] ?? START_MS;
  }

  /** Everybody looks at their chat; whoever has a code makes room for somebody else. */
  #look(): void {
    const urls = this.#fleet.urls();
    this.#stage.deliverTo(urls[this.#deliveries++ % Math.max(1, urls.length)]);
    for (const citizen of this.#citizens) if (!citizen.isDone) citizen.look();
    this.#officer?.look();
    while (this.#isOpen && this.#citizens.filter(({ isDone }) => !isDone).length < CITIZENS) this.#arrive();
  }

  #arrive(): void {
    if (!this.#town) return;
    const number = this.#citizens.length;
    const chance = new Chance(this.#plan.seed * 1_000 + number);
    this.#citizens.push(new Citizen(this.#phone(number, chance), this.#town, chance));
  }

  #hired(town: Town, proof: Buffer): Officer {
    const { telegram } = this.#stage;
    return new Officer({
      phone: new TelegramPhone(telegram, OFFICER, this.#stage),
      town,
      chance: new Chance(this.#plan.seed + 2_000_003),
      repeat: this.#plan.repeat,
      invitation: () => [...this.#fleet.output().matchAll(INVITATION)].at(-1)?.[1],
      ready: () => this.#citizens.flatMap((citizen) => (this.#isReady(citizen) ? [{ code: citizen.code ?? '' }] : [])),
      proof,
      isEnding: () => !this.#isOpen,
    });
  }

  /** A complaint is worked on when its citizen is done with it. WhatsApp lets nobody write first to whom a set clock makes silent for a day. */
  #isReady({ isDone, phone: { channel } }: Citizen): boolean {
    return isDone && !(channel === 'whatsapp' && this.#isShifted);
  }

  get #isShifted(): boolean {
    return this.#plan.strikes.some(({ shiftMs }) => shiftMs !== 0);
  }

  /** Most are on Telegram, some on the web chat, a few on WhatsApp and X, whose clock nobody can set. */
  #phone(number: number, chance: Chance): Phone {
    const { telegram, whatsapp, x } = this.#stage;
    const posted = () => void this.#points.pass('answer-awaited');
    const way = number % 8;
    if (way === 3) return new WhatsAppPhone(whatsapp, `62812345${String(number).padStart(5, '0')}`, posted);
    if (way === 4 && !this.#isShifted) return new XPhone(x, String(70_000 + number));
    if (way === 1 || way === 6)
      return new WebPhone({ urls: () => this.#fleet.urls(), chance, repeat: this.#plan.repeat, posted });
    return new TelegramPhone(telegram, 1_000 + number, this.#stage);
  }

  /** Waits until everybody has a code and nothing waits any more, or should have been. */
  async #rest(): Promise<void> {
    const untilMs = Date.now() + REST_MS_MAX;
    this.#history.note('calm');
    await this.#fleet.up();
    this.#surroundings.isCalm?.();
    while (Date.now() < untilMs) {
      const isQuiet = this.#citizens.every(({ isDone }) => isDone) && this.#isDeskDone();
      if (isQuiet && (await isAtRest(this.#stage.commandEnv()))) return;
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS * 5));
    }
  }

  #isDeskDone(): boolean {
    if (!this.#officer) return true;
    if (!this.#officer.isDone) return false;
    const people = this.#citizens.map((citizen) => citizen.remembers());
    return this.#isShifted || newsMissing(this.#officer.remembers(), people).length === 0;
  }

  async #judge(): Promise<Outcome> {
    const { telegram, whatsapp, x } = this.#stage;
    const left = await readLeft(this.#stage.commandEnv());
    for (const row of left.rows) this.#history.note('row', { ...row });
    const verdict = judge({
      ...left,
      people: this.#citizens.map((citizen) => citizen.remembers()),
      acts: this.#officer?.remembers() ?? [],
      officers: [{ channel: 'telegram', chat: String(OFFICER) }],
      taken: this.#history.taken,
      disturbances: this.#history.disturbances,
      shifted: this.#isShifted,
      objections: [
        ...this.#objections,
        ...this.#faults.objections,
        ...(this.#officer?.isDone === false ? ['the officer is not done'] : []),
        ...telegram.violations,
        ...whatsapp.violations,
        ...x.violations,
      ],
    });
    const wrong = wrongIn(verdict);
    const { historyDir = tmpdir(), keepHistory = false } = this.#surroundings;
    const isKept = keepHistory || wrong.length > 0;
    const file = path.join(historyDir, `aduan-chaos-${this.#plan.seed}-${this.#plan.database}.jsonl`);
    if (isKept) this.#history.write(file, wrong);
    return {
      plan: this.#plan,
      verdict,
      wrong,
      killedAt: this.#killedAt,
      late: this.#late,
      forgotten: this.#forgotten,
      faults: this.#faults.made,
      startMs: this.#startMs(),
      endMs: Math.max(0, ...this.#fleet.ends),
      tookMs: Date.now() - this.#begunAtMs,
      historyFile: isKept ? file : undefined,
    };
  }
}
