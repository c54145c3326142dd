import { atLocal, localDate, weekdayOf } from '../../calendar/local.ts';
import type { ComplaintCode } from '../../complaint/code.ts';
import type { Policy } from '../../policy/policy.ts';
import type { AdminRow, DeskFigures, QueueFilter } from '../../store/port/store.ts';
import { staffNamed } from '../acts/people.ts';
import { deskOf, desksUnder } from '../rights/tree.ts';
import { ALL_OF_THEM, type Wish } from '../scene/commands.ts';
import { deskUnder } from '../scene/names.ts';
import type { DeskReads } from '../scene/reads.ts';
import { type SearchSight, search } from '../scene/search.ts';
import type { QueueSight, Sight } from '../scene/sight.ts';

/** Complaints on one page of a queue: a phone's screen. */
const QUEUE_PAGE = 8;
/** Complaints that are let go of at once when whoever holds them is removed. */
const HELD_MAX = 100;
/** Further complaints of the morning's overview. */
const DIGEST_ROWS = 3;

/** Queues, finds, figures and colleagues that a turn asks for, by its inbox rows. */
export class LookedUp {
  readonly queues = new Map<number, QueueSight>();
  readonly found = new Map<number, SearchSight>();
  readonly figures = new Map<number, DeskFigures>();
  #staff: Sight['staff'] = [];
  #colleagues: Sight['staff'] = [];
  readonly #reads: DeskReads;
  readonly #policy: Policy;
  readonly #now: Date;

  constructor(reads: DeskReads, policy: Policy, now: Date) {
    this.#reads = reads;
    this.#policy = policy;
    this.#now = now;
  }

  /** Who works at the desks of a supervisor who asked for them; empty where nobody did. */
  get staff(): Sight['staff'] {
    return this.#staff;
  }

  /** Those of whoever wants to hand a complaint to somebody; empty where nobody does. */
  get colleagues(): Sight['staff'] {
    return this.#colleagues;
  }

  /** What waits at a chat's desks, and how it stands, as the morning tells it. */
  async overview(row: number, desks: readonly string[], present: readonly AdminRow[]): Promise<void> {
    this.figures.set(row, await this.#reads.figures(await this.#workDesks(desks, present), this.#now));
    await this.waiting(row, desks, present, DIGEST_ROWS);
  }

  /** What waits at a chat's desks. */
  async waiting(
    row: number,
    desks: readonly string[],
    present: readonly AdminRow[],
    limit: number = QUEUE_PAGE,
  ): Promise<void> {
    const person = present[0] ?? { id: 0, desk: desks[0] ?? '' };
    const scope = await this.#workDesks(desks, present);
    const page = await this.#reads.queue({ desks: scope, filter: 'all', person, now: this.#now, limit });
    this.queues.set(row, await opened(this.#reads, 'all', page));
  }

  /** What a person holds, for a file that may be for one of those. */
  async held(row: number, person: AdminRow): Promise<void> {
    const desks = await this.#under(person.desk);
    const page = await this.#reads.queue({ desks, filter: 'mine', person, now: this.#now, limit: QUEUE_PAGE });
    this.queues.set(row, await opened(this.#reads, 'mine', page));
  }

  /** What somebody's wish asks for. @returns complaints that have to be read for it besides those it names */
  async wanted(
    row: number,
    wish: Wish | undefined,
    person: AdminRow,
    hasCode: boolean,
  ): Promise<readonly ComplaintCode[]> {
    const under = await this.#under(person.desk);
    const scope = person.role === 'officer' ? [person.desk] : under;
    const at = { person, now: this.#now, limit: QUEUE_PAGE };
    if (wish?.want === 'queue') {
      const after = wish.after ? { after: wish.after } : {};
      const page = await this.#reads.queue({ desks: scope, filter: wish.filter, ...at, ...after });
      this.queues.set(row, await opened(this.#reads, wish.filter, page));
    } else if (wish?.want === 'search')
      this.found.set(row, await search(this.#reads, this.#policy, wish.words, { desks: scope, ...at }));
    if (wish?.want === 'elsewhere' && wish.name !== '') this.#colleagues = await this.#reads.adminsAt([person.desk]);
    if (wish?.want !== 'command') return [];
    const { command, rest } = wish;
    if (command === 'figures') {
      const named = deskUnder(this.#policy, person.desk, rest);
      const desks = named ? await this.#under(named.id) : scope;
      this.figures.set(row, await this.#reads.figures(desks, this.#now, todayAndWeek(this.#policy, person, this.#now)));
    }
    if (command === 'release' && !hasCode) {
      const page = await this.#held(person, under);
      this.queues.set(row, await opened(this.#reads, 'mine', page));
      return rest.trim().toLowerCase() === ALL_OF_THEM ? page.rows.map(({ code }) => code) : [];
    }
    if ((command === 'people' || command === 'remove') && person.role === 'supervisor')
      this.#staff = await this.#reads.adminsAt(under);
    const leaver = command === 'remove' ? staffNamed(this.#staff, rest) : undefined;
    if (!leaver) return [];
    // What they hold is to be somebody else's.
    const page = await this.#held(leaver, under);
    this.queues.set(row, { filter: 'mine', ...page });
    return page.rows.map(({ code }) => code);
  }

  /** A desk and all below it, with what still lies at desks that the policy no longer has where that is the central one's. */
  async #under(desk: string): Promise<readonly string[]> {
    const isCentral = desksUnder(this.#policy, desk).includes(this.#policy.centralDesk);
    return desksUnder(this.#policy, desk, isCentral ? await this.#reads.desksInUse() : []);
  }

  /** The desks whose work is done in a chat, with all below those that watch over others. */
  async #workDesks(own: readonly string[], present: readonly AdminRow[]): Promise<readonly string[]> {
    const desks = own.length > 0 ? own : present.map(({ desk }) => desk);
    const under: string[] = [];
    for (const desk of new Set(desks)) under.push(...(await this.#under(desk)));
    return [...new Set(under)];
  }

  #held(person: AdminRow, desks: readonly string[]): Promise<Pick<QueueSight, 'rows' | 'next'>> {
    return this.#reads.queue({ desks, filter: 'mine', person, now: this.#now, limit: HELD_MAX });
  }
}

/** The beginnings of the day and of the week at a person's desk. */
function todayAndWeek(policy: Policy, { desk }: AdminRow, now: Date): readonly [today: Date, week: Date] {
  const zone = deskOf(policy, desk)?.zone ?? policy.zone;
  const day = localDate(now, zone);
  const today = atLocal(day, 0, zone);
  return [today, atLocal(day, -(weekdayOf(day) - 1) * MINUTES_A_DAY, zone)];
}
const MINUTES_A_DAY = 24 * 60;

/** A page of a queue with the complaints that its lines tell of: a screen's worth, each by its key. */
async function opened(
  reads: Pick<DeskReads, 'complaintByCode'>,
  filter: QueueFilter,
  { rows, next }: Pick<QueueSight, 'rows' | 'next'>,
): Promise<QueueSight> {
  const complaints = await Promise.all(rows.map(({ code }) => reads.complaintByCode(code)));
  return { filter, next, rows: rows.map((row, index) => ({ ...row, complaint: complaints[index] ?? null })) };
}
