/** Redis as this program uses it: connections that come back by themselves, and one line in the log per outage. */
import { Redis, type RedisOptions } from 'ioredis';
import type { Clock, Timer } from '../core/clock.ts';

/** How often Redis is asked whether it is there; a server that is only frozen shows in nothing else. */
const PING_EVERY_MS = 1_000;
/** A command that takes longer counts as failed: what waits for Redis is worth less than what it would hold up. */
const COMMAND_MS_MAX = 2_000;
const CONNECT_MS_MAX = 2_000;
const RETRY_FIRST_MS = 50;
const RETRY_MAX_MS = 1_000;

/** What is told about Redis: a code for the log, never an address. */
export interface RedisNote {
  readonly level: 'info' | 'warn';
  readonly code: 'ready' | 'lost' | 'back' | 'policy';
  /** A fault's code, or the policy. */
  readonly detail?: string;
}

/** What {@link RedisLink} is made of. */
export interface RedisLinkParts {
  /** `redis://…` or `rediss://…`. */
  readonly url: string;
  readonly clock: Clock;
  readonly note: (note: RedisNote) => void;
}

/** The code of a fault: the system's (`ECONNREFUSED`), or the first word of what the server answered (`WRONGPASS`). Never more of it. */
export function redisFault(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return /^([A-Z]{2,20})\b/.exec(error.message)?.[1] ?? error.name;
}

type Options = Omit<RedisOptions, 'replyMapping'>;

/** A connection whose copies are listened to as well: BullMQ makes them, and ioredis prints what nobody listens to. */
function heardBy(heard: (error: unknown) => void, connection: Redis): Redis {
  const copy = connection.duplicate.bind(connection);
  const duplicate = (override?: Options) => heardBy(heard, copy(override));
  return Object.assign(connection.on('error', heard), { duplicate });
}

/** All connections to one Redis. Whether it is there changes at any time, and nobody may wait for it. */
export class RedisLink {
  /** Short commands. While Redis is away they fail at once. */
  readonly sends: Redis;
  /** Subscriptions; taken up again by themselves. */
  readonly hears: Redis;

  readonly #parts: RedisLinkParts;
  readonly #watchers: ((up: boolean) => void)[] = [];
  readonly #more: Redis[] = [];
  #up = false;
  #wasUp = false;
  #told = false;
  #lastFault = 'TIMEOUT';
  #timer: Timer | undefined;
  #closed = false;

  constructor(parts: RedisLinkParts) {
    this.#parts = parts;
    const short = { maxRetriesPerRequest: 1, enableOfflineQueue: false, commandTimeout: COMMAND_MS_MAX };
    this.sends = this.#connect(short);
    // Its subscriptions may be asked for before it is connected: they wait.
    this.hears = this.#connect({ commandTimeout: COMMAND_MS_MAX });
    this.sends.on('close', () => this.#changed(false));
    this.sends.on('ready', () => void this.#ping());
  }

  /** Whether it answers now, as far as is known. */
  get isUp(): boolean {
    return this.#up;
  }

  /** A connection for commands that may block; whatever waits in it goes on when Redis is back. */
  blocking(): Redis {
    const connection = this.#connect({ maxRetriesPerRequest: null });
    this.#more.push(connection);
    return connection;
  }

  /** Tells each change from now on. */
  watch(changed: (up: boolean) => void): void {
    this.#watchers.push(changed);
  }

  /** Begins to look whether Redis is there. @returns whether it is now; one that is not may come at any time later */
  async start(): Promise<boolean> {
    const { clock } = this.#parts;
    await new Promise<void>((resolve) => {
      const late = clock.after(CONNECT_MS_MAX, resolve);
      const done = () => {
        late.cancel();
        resolve();
      };
      if (this.sends.status === 'ready') done();
      else {
        this.sends.once('ready', done);
        this.sends.once('close', done);
      }
    });
    await this.#ping();
    this.#later();
    return this.#up;
  }

  /** Ends all connections, at once: nothing in Redis is worth waiting for. */
  close(): void {
    this.#closed = true;
    this.#timer?.cancel();
    for (const connection of [this.sends, this.hears, ...this.#more]) connection.disconnect();
  }

  #connect(options: Options): Redis {
    const connection = new Redis(this.#parts.url, {
      connectTimeout: CONNECT_MS_MAX,
      retryStrategy: (times) => Math.min(RETRY_MAX_MS, RETRY_FIRST_MS * 2 ** Math.min(times, 10)),
      // After a failover the old leader takes no writes: ask anew who leads.
      reconnectOnError: (error) => error.message.startsWith('READONLY'),
      ...options,
    });
    return heardBy((error) => {
      this.#lastFault = redisFault(error);
    }, connection);
  }

  #later(): void {
    if (this.#closed) return;
    this.#timer = this.#parts.clock.after(PING_EVERY_MS, () => {
      void this.#ping().finally(() => this.#later());
    });
  }

  async #ping(): Promise<void> {
    try {
      await Promise.all([this.sends.ping(), this.hears.ping()]);
      this.#changed(true);
    } catch (error) {
      if (this.sends.status === 'ready') this.#lastFault = redisFault(error);
      this.#changed(false);
    }
  }

  #changed(up: boolean): void {
    if (this.#closed) return;
    // The first look is news as well, when it finds nobody.
    if (up === this.#up && (up || this.#told)) return;
    const { note } = this.#parts;
    this.#up = up;
    if (up) {
      note({ level: 'info', code: this.#wasUp || this.#told ? 'back' : 'ready' });
      this.#wasUp = true;
      this.#told = false;
    } else if (!this.#told) {
      this.#told = true;
      note({ level: 'warn', code: 'lost', detail: this.#lastFault });
    }
    for (const watcher of this.#watchers) watcher(up);
  }
}
