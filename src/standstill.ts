import { open, statfs } from 'node:fs/promises';
import type { Settings } from './config.ts';
import type { Clock, Timer } from './core/clock.ts';
import { describeFault, type Happening } from './core/observe.ts';

const LOOK_EVERY_MS = 5_000;
/** Nothing could be done for so many looks, a minute: the program ends, so that whoever watches over it begins it anew, or sees that it is gone. */
const LOOKS_MAX = 12;
/** One write that failed tells too little, however long ago it was: whoever tries again waits longer each time. */
const FAILURES_MIN = 3;
/** What only a new start, or somebody's hand, makes good. A full disk is none of it: the program goes on by itself when there is room. */
const HOPELESS: ReadonlySet<string> = new Set(['io', 'corrupt']);
const WRITES: ReadonlySet<string> = new Set(['accept', 'commit', 'mark']);
/** Every descriptor of this process, or of the machine, is taken (open(2)). */
const NO_DESCRIPTOR: ReadonlySet<string> = new Set(['EMFILE', 'ENFILE']);

/** A disk with less than this is full: SQLite needs as much for its log, bytes. */
const ROOM_MIN = 1024 * 1024;

/** SQLite calls a file damaged when a single read fails, too: it is believed when it says so at so many looks in so long. */
const DAMAGED_LOOKS_MAX = 3;
const DAMAGED_WITHIN_MS = 600_000;

/** Why nothing can be done: the database takes no write, its file is damaged, or no file and no line can be opened. */
export type Reason = 'database' | 'damaged' | 'descriptors';

interface StandstillParts {
  readonly clock: Clock;
  /** Whether the database is a file here: a server that is away is waited for, since a new start could not reach it either. */
  readonly ownDatabase: boolean;
  /** Opens something that is there. @returns the system's code when it can not */
  readonly open: () => Promise<string | undefined>;
  /** Whether the disk has no room left. */
  readonly isFull: () => Promise<boolean>;
  /** Called once. */
  readonly end: (reason: Reason) => void;
}

/** Sees that a process gets nowhere any more: a disk that fails, or that is mounted read-only after an error, or no descriptor left. */
export class Standstill {
  readonly #parts: StandstillParts;
  /** Writes that failed since one went through. */
  #failures = 0;
  /** As many at the last look. */
  #failuresSeen = 0;
  #looksFailed = 0;
  #looksClosed = 0;
  /** The database said since the last look that it is damaged. */
  #isDamaged = false;
  /** When looks found that it had said so, epoch ms. */
  #damagedAt: readonly number[] = [];
  #timer: Timer | undefined;

  constructor(parts: StandstillParts) {
    this.#parts = parts;
  }

  /** What happens in the program tells whether its writes go through. */
  saw(happening: Happening): void {
    if (happening.what === 'accepted' || happening.what === 'handled') {
      this.#failures = 0;
      this.#failuresSeen = 0;
      this.#looksFailed = 0;
    }
    if (happening.what !== 'fault') return;
    if (happening.code === 'corrupt') this.#isDamaged = true;
    if (WRITES.has(happening.where) && HOPELESS.has(happening.code)) this.#failures += 1;
  }

  /** Begins to look; ends by `stop`. */
  start(): void {
    this.#timer = this.#parts.clock.after(LOOK_EVERY_MS, () => void this.#look());
  }

  /** Looks no more. */
  stop(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
  }

  /** Whether the file is damaged beyond doubt: what is on its damaged pages fails for ever, whatever else goes well. */
  #isKnownDamaged(): boolean {
    const now = this.#parts.clock.now().getTime();
    const since = this.#damagedAt.filter((at) => Math.abs(now - at) < DAMAGED_WITHIN_MS);
    this.#damagedAt = this.#isDamaged ? [...since, now] : since;
    this.#isDamaged = false;
    return this.#damagedAt.length >= DAMAGED_LOOKS_MAX;
  }

  async #look(): Promise<void> {
    const { open, isFull, ownDatabase, end } = this.#parts;
    if (this.#failures > 0) this.#looksFailed += 1;
    // Where nobody writes, nothing new is known of the disk.
    const failsNow = this.#failures > this.#failuresSeen;
    this.#failuresSeen = this.#failures;
    const code = await open();
    this.#looksClosed = code !== undefined && NO_DESCRIPTOR.has(code) ? this.#looksClosed + 1 : 0;
    if (this.#timer === undefined) return;
    if (this.#looksClosed >= LOOKS_MAX) return end('descriptors');
    const isLong = this.#looksFailed >= LOOKS_MAX && this.#failures >= FAILURES_MIN;
    if (ownDatabase && this.#isKnownDamaged()) return end('damaged');
    if (ownDatabase && failsNow && isLong && !(await isFull())) return end('database');
    this.start();
  }
}

/** Watches over a process whose data lie in a folder. */
export function watchStandstill(
  { dataDir, databaseUrl }: Pick<Settings, 'dataDir' | 'databaseUrl'>,
  { clock, end }: Pick<StandstillParts, 'clock' | 'end'>,
): Standstill {
  return new Standstill({
    ...{ clock, end, ownDatabase: databaseUrl === undefined },
    open: async () => {
      try {
        await (await open(dataDir)).close();
        return undefined;
      } catch (error) {
        return describeFault(error).code;
      }
    },
    isFull: async () => {
      try {
        const { bavail, bsize } = await statfs(dataDir);
        return bavail * bsize < ROOM_MIN;
      } catch {
        // A disk that does not even say how full it is fails.
        return false;
      }
    },
  });
}
