import type { Job } from '../../src/core/store/engine/committer.ts';
import type { Database } from '../../src/core/store/engine/database.ts';
import { StoreFault, type StoreFaultCode } from '../../src/core/store/port/store.ts';
import type { Chance } from './chance.ts';
import type { Life, Time } from './time.ts';

/** How rough a run is: each figure is "once in so many times". Drawn from the seed, so that some runs are calm but for one thing. */
export interface Weather {
  readonly crash: number;
  readonly read: number;
  readonly commitBefore: number;
  readonly commitAfter: number;
  readonly send: number;
  readonly fetch: number;
  readonly acknowledgement: number;
  readonly crashesMax: number;
  /** Longest way of a call, in ms. */
  readonly slowMs: number;
}

/** How often processes end. No more than three: a message that is there at four ends is rightly put aside, as if it were what ended them. */
const CRASHES_MAX = [1, 1, 2, 3] as const;

export function weatherOf(chance: Chance): Weather {
  const rough = (times: number) => (chance.once(3) ? Number.POSITIVE_INFINITY : times * chance.of([1, 2, 4]));
  return {
    crash: rough(150),
    read: rough(60),
    commitBefore: rough(15),
    commitAfter: rough(20),
    send: rough(4),
    fetch: rough(2),
    acknowledgement: rough(4),
    crashesMax: chance.of(CRASHES_MAX),
    slowMs: chance.of([2, 20, 400]),
  };
}

/** Longest way of a reading, in ms. */
const READ_SLOW_MS = 3;
/** After a start the next end is near this often: so recovering is cut off as well. */
const SOON_AGAIN_TIMES = 3;
const SOON_AGAIN_GATES = 25;

/** Where things go wrong: every call that leaves the core passes a gate on its way out and on its way back. */
export class Faults {
  readonly #time: Time;
  readonly #chance: Chance;
  readonly weather: Weather;
  readonly #crashed: (life: Life) => void;
  /** While false, nothing fails and nothing ends. */
  storm = false;
  crashes = 0;
  #soonAgain = 0;

  constructor(time: Time, chance: Chance, weather: Weather, crashed: (life: Life) => void) {
    this.#time = time;
    this.#chance = chance;
    this.weather = weather;
    this.#crashed = crashed;
  }

  /** A process began. */
  begun(): void {
    this.#soonAgain = this.#chance.once(SOON_AGAIN_TIMES) ? SOON_AGAIN_GATES : 0;
  }

  /** Whether a fault of this kind strikes now. */
  strikes(kind: 'read' | 'commitBefore' | 'commitAfter' | 'send' | 'fetch' | 'acknowledgement'): boolean {
    return this.storm && this.#chance.once(this.weather[kind]);
  }

  /** Takes its time. The process may end meanwhile, and then this never comes back. */
  async gate(where: string, life: Life, slowMs = this.weather.slowMs): Promise<void> {
    await this.#time.pause(this.#chance.whole(0, slowMs), life);
    if (!life.over && this.#endsHere()) {
      this.crashes += 1;
      this.#time.note(`crash ${life.number} at ${where}`);
      this.#crashed(life);
    }
    if (life.over) await new Promise<never>(() => undefined);
  }

  #endsHere(): boolean {
    if (!this.storm || this.crashes >= this.weather.crashesMax) return false;
    this.#soonAgain -= 1;
    return this.#chance.once(this.#soonAgain > 0 ? SOON_AGAIN_GATES : this.weather.crash);
  }
}

/** A database that answers late, fails before or after it has done what it was asked, and is silent once its process is over. */
export function faultyDatabase(
  db: Database,
  life: Life,
  faults: Faults,
  { chance, time, rolledBack }: { chance: Chance; time: Time; rolledBack: () => void },
): Database {
  const note = (what: string) => time.note(`${life.number} ${what}`);
  return {
    ...db,
    read: async (work) => {
      // What was read may be old by the time it arrives.
      const isLate = chance.once(2);
      if (!isLate) await faults.gate('read', life, READ_SLOW_MS);
      if (faults.strikes('read')) {
        note('read fails');
        throw new StoreFault('io', 'SQLITE_IOERR_READ');
      }
      const rows = await db.read(work);
      if (isLate) await faults.gate('read', life, READ_SLOW_MS);
      return rows;
    },
    transact: async (jobs, lanes) => {
      await faults.gate('commit', life);
      if (faults.strikes('commitBefore')) {
        // Everything was done, then the disk took no more: all is rolled back. Or one job alone is turned away, and the others go through.
        const code = chance.of<StoreFaultCode>(['full', 'busy', 'io', 'rejected']);
        note(`commit of ${jobs.length} fails: ${code}`);
        const outcomes = await db.transact([...jobs, failing(code)], [...lanes, undefined]);
        await faults.gate('committed', life);
        return outcomes.slice(0, -1);
      }
      const outcomes = await db.transact(jobs, lanes);
      note(`commit of ${jobs.length}`);
      await faults.gate('committed', life);
      if (faults.strikes('commitAfter')) {
        // As when the connection breaks before the server's answer comes.
        note('commit unknown');
        rolledBack();
        throw new StoreFault('io', 'SQLITE_IOERR_FSYNC');
      }
      return outcomes;
    },
    truncateLog: () => life.over || db.truncateLog(),
  };
}

/** A job that spoils the transaction it is in, after whatever was done before it. */
const failing = (code: StoreFaultCode): Job<void> =>
  // biome-ignore lint/correctness/useYield: it fails before it asks for anything
  function* () {
    throw new StoreFault(code, `SQLITE_${code.toUpperCase()}`);
  };
