import type { Failing } from '../fakes/forgetful-book.ts';
import { Chance } from '../simulation/chance.ts';

/** Where the program lies when it is killed. Each is noticed from outside: by what a stand-in hears, says, or sees on the disk. */
export const POINTS = [
  /** So many calls later, wherever that is. */
  'moment',
  /** While it starts: modules, database, migrations. */
  'starting',
  /** At one of its first calls, when it takes up what an earlier one left. */
  'recovering',
  /** Updates were just handed over. */
  'updates-given',
  /** The offset that confirms updates just came. */
  'offset-moved',
  /** A message of ours is on the line, and nobody has heard it. */
  'send-arrived',
  /** The platform has it, and has not said so. */
  'send-taken',
  /** The platform has said so, and it is not marked. */
  'send-told',
  'file-asked',
  /** Half of a file is here. */
  'file-half',
  /** The whole file is here, and no row knows of it. */
  'file-given',
  /** A file appeared among the evidence, or was put in its place. */
  'file-kept',
  /** Something was just written to SQLite's log: before or within a commit, or just after it. */
  'log-written',
  /** A commit is on its way to PostgreSQL, and its answer is awaited. */
  'commit-sent',
  /** Somebody waits for the answer to what they posted: a webhook, or a page of the web chat. */
  'answer-awaited',
  /** Somebody was just told, in the answer to what they posted, that it is stored. */
  'stored-told',
] as const;
export type Point = (typeof POINTS)[number];

/** What goes wrong besides kills. */
export type Fault =
  /** SIGSTOP, and SIGCONT later: to everybody else it looks dead. */
  | { readonly kind: 'pause'; readonly forMs: number }
  /** Nothing more can be written to any file for so long. */
  | { readonly kind: 'disk-full'; readonly forMs: number }
  /** The system fails calls on the program's files for so long, or so many of them: on a disk that forgets. */
  | {
      readonly kind: 'disk-fails';
      readonly calls: readonly Failing[];
      readonly code: 'EIO' | 'EROFS';
      readonly times: number;
      readonly forMs: number;
    }
  /** No file and no line can be opened for so long. */
  | { readonly kind: 'no-descriptors'; readonly forMs: number }
  /** PostgreSQL cuts every connection of ours. */
  | { readonly kind: 'connections-cut' }
  /** PostgreSQL crashes as a commit is on its way, and comes back. */
  | { readonly kind: 'server-crash' }
  /** PostgreSQL's server is lost as a commit is on its way, and the one that followed it leads. */
  | { readonly kind: 'fail-over' }
  /** All that Redis holds is gone. */
  | { readonly kind: 'redis-flushed' }
  /** Redis is killed, is away for so long, and comes back empty. */
  | { readonly kind: 'redis-killed'; readonly forMs: number };

/** One life of the program, or of one of its processes: what goes wrong in it, and how it ends. */
export interface Strike {
  readonly point: Point;
  /** The how-many-th time that the point is passed. For `starting`: hundredths of a usual start. */
  readonly nth: number;
  /** Killed so long after the point, ms. */
  readonly delayMs: number;
  /** Which process, from 0 up to 1, where the point does not say. */
  readonly victim: number;
  readonly fault: Fault | undefined;
  /** The fault comes so long after the start, ms. */
  readonly faultAfterMs: number;
  /** The clock of this life against the true one, ms. */
  readonly shiftMs: number;
}

export type DatabaseChoice = 'sqlite' | 'postgres';
export type RolesChoice = 'all' | 'split';
/** How a life ends: everything is in its place that was written, or only what was flushed surely is; or it is asked to end, and ends in its own time. */
export type EndChoice = 'kill' | 'power' | 'term';
export type FaultsChoice = 'some' | 'each';
/** How many PostgreSQL servers there are: one that comes back, or one that is lost and another that follows it. */
export type ServersChoice = 'one' | 'pair';

/** What a run is drawn from. */
export interface Order {
  readonly seed: number;
  /** How often something is killed. */
  readonly kills: number;
  readonly database: DatabaseChoice;
  readonly roles: RolesChoice;
  readonly end: EndChoice;
  /** Whether something goes wrong in each life before it ends, or in some. */
  readonly faults: FaultsChoice;
  readonly servers: ServersChoice;
}

/** All that a seed decides before anything runs. What real processes make of it is theirs. */
export interface Plan extends Order {
  readonly telegram: 'polling' | 'webhook';
  /** Each update comes so many times at most. */
  readonly repeat: number;
  /** Once in so many calls the platform fails; 0 for never. */
  readonly troubleTimes: number;
  /** A flush takes so much longer, ms: on a disk that forgets, so that a cut finds something to take. */
  readonly flushMs: number;
  readonly strikes: readonly Strike[];
}

/** How often each point is drawn, against the others. */
const WEIGHTS: Readonly<Record<Point, number>> = {
  moment: 5,
  starting: 3,
  recovering: 3,
  'updates-given': 2,
  'offset-moved': 2,
  'send-arrived': 2,
  'send-taken': 3,
  'send-told': 3,
  'file-asked': 1,
  'file-half': 1,
  'file-given': 2,
  'file-kept': 2,
  'log-written': 4,
  'commit-sent': 4,
  'answer-awaited': 2,
  'stored-told': 2,
};
const POLLING_ONLY: ReadonlySet<Point> = new Set(['updates-given', 'offset-moved']);
const MOMENT_CALLS_MAX = 60;
const NTH_MAX = 6;
const LOG_NTH_MAX = 40;
const RECOVERING_CALLS_MAX = 8;
const DELAYS_MS = [0, 0, 0, 1, 3, 8, 20] as const;
/** As on a flash card, a spinning disk, a disk that is busy. */
const FLUSHES_MS = [2, 10, 40] as const;
/** Once in so many lives something goes wrong besides. */
const FAULT_TIMES = 4;
const FAULT_AFTER_MS_MAX = 900;
/** Where each life has one, soon enough to come before the kill. */
const SOON_MS_MAX = 300;
/** Alone, a process that is held up holds up everything; among others, longer than its leases last. */
const ALWAYS = 2 ** 31 - 1;
const PAUSE_MS_MAX = 1_500;
const SHARED_PAUSE_MS_MAX = 20_000;
/** Once in so many runs the clock is set, and by how much, ms: never so far on that a reply helps nobody any more. */
const SHIFT_TIMES = 3;
const SHIFTS_MS = [0, 0, -90_000_000, -3_600_000, -90_000, 90_000, 3_600_000, 72_000_000] as const;
/**
 * The same where several processes live at once, each with the clock that it began with: machines that are told to keep
 * their time (docs/operations.md) are off by seconds, and `start` says so of those that are not.
 */
const SHARED_SHIFTS_MS = [0, 0, -90_000, -5_000, 5_000, 90_000] as const;

/** Draws a run. The same order is the same plan. */
export function planOf(order: Order): Plan {
  const chance = new Chance(order.seed);
  const telegram = chance.once(3) ? 'webhook' : 'polling';
  const repeat = chance.whole(1, 3);
  const troubleTimes = chance.of([0, 12, 25, 50]);
  const isShifted = chance.once(SHIFT_TIMES);
  const points = POINTS.filter(
    (point) =>
      point !== (order.database === 'sqlite' ? 'commit-sent' : 'log-written') &&
      !(telegram === 'webhook' && POLLING_ONLY.has(point)),
  );
  const strikes = Array.from({ length: order.kills }, (): Strike => {
    const point = drawn(points, chance);
    return {
      point,
      nth: nthOf(point, chance),
      delayMs: chance.of(DELAYS_MS),
      victim: chance.number(),
      fault:
        order.end !== 'term' && chance.once(order.faults === 'each' ? 1 : FAULT_TIMES)
          ? faultOf(order, chance)
          : undefined,
      faultAfterMs: chance.whole(0, order.faults === 'each' ? SOON_MS_MAX : FAULT_AFTER_MS_MAX),
      shiftMs: isShifted ? chance.of(order.roles === 'split' ? SHARED_SHIFTS_MS : SHIFTS_MS) : 0,
    };
  });
  // Of its own, so that fewer kills are the same run.
  const flushMs = order.end === 'power' ? new Chance(order.seed + 4_000_037).of(FLUSHES_MS) : 0;
  return { ...order, telegram, repeat, troubleTimes, flushMs, strikes };
}

function drawn(points: readonly Point[], chance: Chance): Point {
  let left = chance.number() * points.reduce((sum, point) => sum + WEIGHTS[point], 0);
  for (const point of points) {
    left -= WEIGHTS[point];
    if (left < 0) return point;
  }
  return 'moment';
}

/** Broken, or mounted anew for reading only after an error: what the system does by itself. */
function diskFailing(chance: Chance): Fault {
  const calls = chance.of<readonly Failing[]>([['writes'], ['flushes'], ['names'], ['reads'], ['writes', 'names']]);
  const code = calls.length > 1 ? 'EROFS' : 'EIO';
  return { kind: 'disk-fails', calls, code, times: chance.of([1, 3, ALWAYS]), forMs: chance.whole(100, PAUSE_MS_MAX) };
}

function nthOf(point: Point, chance: Chance): number {
  if (point === 'moment') return chance.whole(1, MOMENT_CALLS_MAX);
  if (point === 'starting') return chance.whole(0, 100);
  if (point === 'recovering') return chance.whole(1, RECOVERING_CALLS_MAX);
  if (point === 'log-written' || point === 'commit-sent') return chance.whole(1, LOG_NTH_MAX);
  return chance.whole(1, point.startsWith('file') ? 2 : NTH_MAX);
}

function faultOf({ database, roles, end, servers }: Order, chance: Chance): Fault {
  const pause: Fault = {
    kind: 'pause',
    forMs: chance.whole(200, roles === 'split' ? SHARED_PAUSE_MS_MAX : PAUSE_MS_MAX),
  };
  if (end === 'power' && !chance.once(3))
    return chance.of([diskFailing(chance), { kind: 'no-descriptors', forMs: pause.forMs }]);
  if (database === 'sqlite') return chance.of<Fault>([pause, { kind: 'disk-full', forMs: chance.whole(100, 1_500) }]);
  const cut = { kind: 'connections-cut' } as const;
  const onServer =
    servers === 'pair' ? ([{ kind: 'fail-over' }] as const) : ([cut, cut, { kind: 'server-crash' }] as const);
  if (roles === 'all') return chance.of<Fault>([pause, ...onServer]);
  const redisKilled: Fault = { kind: 'redis-killed', forMs: chance.whole(0, 3_000) };
  return chance.of<Fault>([pause, pause, ...onServer, { kind: 'redis-flushed' }, redisKilled]);
}
