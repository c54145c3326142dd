import { Queue, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Clock } from '../clock.ts';
import type { Observe } from '../observe.ts';
import type { Hints } from './hints.ts';
import { SHARDS, type ShareWatcher, shardOf } from './shards.ts';

/** What hints over BullMQ are made of. */
export interface BullHintsParts {
  /** Short commands; fails at once while Redis is away. */
  readonly sends: Redis;
  /** Commands that block; shared by all shards, copied for each one's waiting. Undefined: this process holds nothing and only tells others. */
  readonly blocks: Redis | undefined;
  /** Whether Redis answers now. */
  readonly isUp: () => boolean;
  /** Before every key: two installations may share one Redis. */
  readonly prefix: string;
  /** Has a conversation looked at; resolves when it was. Never rejects. */
  readonly look: (conversation: number) => Promise<void>;
  readonly clock: Clock;
  readonly observe: Observe;
}

/** The only word in a job besides the conversation's number. */
const JOB = 'look';
/** Conversations that wait to be told while Redis is slow; beyond that hints are dropped, which costs those chats the time until a sweep. */
const WAITING_MAX = 10_000;
/** Jobs in one pipeline. */
const BULK_MAX = 500;
/** A flush that takes longer is given up: whether it arrived is not known, and does not matter. */
const FLUSH_MS_MAX = 2_000;
/** Conversations of one shard looked at at once on behalf of hints: as many as the worker takes in hand in all. */
const CONCURRENCY = 256;
/** A look that takes longer (a file on its way) is not waited for; what comes meanwhile is then another job. */
const LOOK_MS_MAX = 8_000;
/** A job whose process died is another's after this long. Longer than any look. */
const LOCK_MS = 15_000;
/** How soon the fetching of jobs is tried again after Redis was away. */
const RETRY_MS = 1_000;
/** A consumer that does not end within this time (Redis is away) ends by itself when it can. */
const CLOSE_MS_MAX = 2_000;
/** BullMQ writes what happens into a stream that nobody reads here. */
const EVENTS_KEPT = 10;

interface Consumer {
  readonly worker: Worker<number>;
  /** Looks under way, each with what ends the waiting for it. */
  readonly looks: Set<() => void>;
}

/**
 * Hints from process to process: a BullMQ queue for each shard, a job for each conversation, which says nothing but its number. A conversation
 * that is hinted again before it was looked at is one job still, and one that is hinted while it is looked at becomes one more.
 */
export class BullHints implements Hints, ShareWatcher {
  readonly #parts: BullHintsParts;
  readonly #queues: readonly Queue<number>[];
  readonly #consumers = new Map<number, Consumer>();
  readonly #waiting = new Set<number>();
  #flushing = false;
  #closed = false;

  constructor(parts: BullHintsParts) {
    this.#parts = parts;
    const { sends: connection, prefix } = parts;
    this.#queues = Array.from({ length: SHARDS }, (_, shard) => {
      const queue = new Queue<number>(nameOf(shard), {
        connection,
        prefix,
        skipVersionCheck: true,
        streams: { events: { maxLen: EVENTS_KEPT } },
        defaultJobOptions: { removeOnComplete: true, removeOnFail: true, attempts: 1 },
      });
      queue.on('error', heardElsewhere);
      return queue;
    });
  }

  hint(conversations: readonly number[]): void {
    let dropped = 0;
    for (const conversation of conversations)
      if (!this.#parts.isUp() || (this.#waiting.size >= WAITING_MAX && !this.#waiting.has(conversation))) dropped += 1;
      else this.#waiting.add(conversation);
    this.#count('dropped', dropped);
    this.#flushSoon();
  }

  gained(shards: readonly number[]): void {
    for (const shard of shards) if (!this.#consumers.has(shard)) this.#consume(shard);
  }

  async lost(shards: readonly number[]): Promise<void> {
    await Promise.all(shards.map((shard) => this.#end(shard)));
  }

  /** Tells and hears nothing any more. What waits in Redis is left to the others. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#count('dropped', this.#waiting.size);
    this.#waiting.clear();
    await this.lost([...this.#consumers.keys()]);
    await Promise.all(this.#queues.map((queue) => this.#atMost(CLOSE_MS_MAX, queue.close())));
  }

  #flushSoon(): void {
    if (this.#flushing || this.#waiting.size === 0 || this.#closed) return;
    this.#flushing = true;
    this.#parts.clock.soon(() => {
      void this.#flush().finally(() => {
        this.#flushing = false;
        // What came meanwhile goes together.
        this.#flushSoon();
      });
    });
  }

  async #flush(): Promise<void> {
    const byShard = new Map<number, number[]>();
    let taken = 0;
    for (const conversation of this.#waiting) {
      if (taken === BULK_MAX) break;
      taken += 1;
      this.#waiting.delete(conversation);
      const shard = shardOf(conversation);
      const one = byShard.get(shard);
      if (one) one.push(conversation);
      else byShard.set(shard, [conversation]);
    }
    await Promise.all([...byShard].map(([shard, conversations]) => this.#send(shard, conversations)));
  }

  async #send(shard: number, conversations: readonly number[]): Promise<void> {
    const jobs = conversations.map((conversation) => ({
      name: JOB,
      data: conversation,
      opts: { deduplication: { id: `c${conversation}`, keepLastIfActive: true } },
    }));
    const adding = this.#parts.isUp() ? this.#queues[shard]?.addBulk(jobs) : undefined;
    const added = adding !== undefined && (await this.#atMost(FLUSH_MS_MAX, adding));
    this.#count(added ? 'sent' : 'dropped', conversations.length);
  }

  #consume(shard: number): void {
    const { blocks: connection, prefix } = this.#parts;
    if (!connection || this.#closed) return;
    const looks = new Set<() => void>();
    const worker = new Worker<number>(nameOf(shard), ({ data }) => this.#look(data, looks), {
      connection,
      prefix,
      skipVersionCheck: true,
      concurrency: CONCURRENCY,
      lockDuration: LOCK_MS,
      // No look is as long as its lock.
      skipLockRenewal: true,
      stalledInterval: LOCK_MS,
      // One more look harms nobody, however often.
      maxStalledCount: Number.MAX_SAFE_INTEGER,
      runRetryDelay: RETRY_MS,
    });
    worker.on('error', heardElsewhere);
    this.#consumers.set(shard, { worker, looks });
  }

  /** Resolves when the conversation was looked at, when that takes too long, or when the shard is given up. */
  #look(conversation: unknown, looks: Set<() => void>): Promise<void> {
    if (typeof conversation !== 'number' || !Number.isSafeInteger(conversation)) return Promise.resolve();
    this.#count('received', 1);
    return new Promise((resolve) => {
      const done = () => {
        late.cancel();
        looks.delete(done);
        resolve();
      };
      const late = this.#parts.clock.after(LOOK_MS_MAX, done);
      looks.add(done);
      void this.#parts.look(conversation).then(done);
    });
  }

  async #end(shard: number): Promise<void> {
    const consumer = this.#consumers.get(shard);
    if (!consumer) return;
    this.#consumers.delete(shard);
    for (const done of [...consumer.looks]) done();
    await this.#atMost(CLOSE_MS_MAX, consumer.worker.close());
  }

  /** Whether something went well in time. What goes wrong with Redis is told where its connections are watched. */
  #atMost(ms: number, act: Promise<unknown>): Promise<boolean> {
    return new Promise((resolve) => {
      const late = this.#parts.clock.after(ms, () => resolve(false));
      const settled = (good: boolean) => {
        late.cancel();
        resolve(good);
      };
      act.then(
        () => settled(true),
        () => settled(false),
      );
    });
  }

  #count(fate: 'sent' | 'dropped' | 'received', count: number): void {
    if (count > 0) this.#parts.observe({ what: 'hints', fate, count });
  }
}

const nameOf = (shard: number): string => `shard-${shard}`;

/** Every connection has a listener of its own (`src/redis/link.ts`), which says once that Redis is away; these would say it 64 times. */
const heardElsewhere = (): void => undefined;
