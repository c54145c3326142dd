import type { Clock } from '../../src/core/clock.ts';
import type { ChannelPort, Delivery } from '../../src/core/delivery.ts';
import { plain } from '../../src/core/message.ts';
import { Outbox } from '../../src/core/outbox.ts';
import type { LeaseRows, Store } from '../../src/core/store/port/store.ts';
import type { Mind } from '../../src/core/turn.ts';
import { FairShares } from '../../src/core/work/fair-shares.ts';
import { Leases } from '../../src/core/work/leases.ts';
import { Worker } from '../../src/core/work/worker.ts';
import { realClock } from '../fakes/clock.ts';

/** What a conversation has heard, in order. */
export type Heard = readonly string[];

/** Everything happens so many times faster: a lease of 15 seconds is over in two. */
const SPEED = 8;

/** The machine's own time, faster. */
export const fastClock: Clock = {
  now: () => new Date(performance.timeOrigin + performance.now() * SPEED),
  after: (delayMs, act) => realClock.after(delayMs / SPEED, act),
  soon: realClock.soon,
};

/** Answers every message with its number. */
export const counting: Mind<Heard> = {
  needs: () => [],
  decide: ({ talk, heard }) => {
    const before = talk ?? [];
    const texts = heard.map(({ row: { message } }) => (message.content.kind === 'text' ? message.content.text : '?'));
    const effects = texts.map((_, i) => {
      const number = String(before.length + i + 1);
      const delivery: Delivery = { kind: 'message', ref: `c${number}`, message: { text: [number] } };
      return { do: 'send', delivery } as const;
    });
    return { talk: [...before, ...texts], effects };
  },
};

/** Told of each send at the moment it is begun. */
export type Told = (by: Process, chat: string, text: string) => void;

/**
 * One process of many on a real database: a store, a worker, an outbox, and leases. It can be stopped, and then nothing comes to it and nothing is begun
 * until it goes on, while time passes; or killed, and then nothing ever is.
 */
export class Process {
  readonly shares: FairShares;
  readonly leases: Leases;
  readonly worker: Worker<Heard>;
  readonly #outbox: Outbox;
  readonly #store: Store<Heard>;
  #stopped: Promise<void> | undefined;
  #go: () => void = () => undefined;
  isDead = false;

  constructor(name: string, store: Store<Heard>, told: Told, hint: (conversation: number) => void) {
    this.#store = store;
    store.fenceBy(name);
    const rows = this.#gated(store);
    const clock: Clock = {
      now: () => fastClock.now(),
      after: (delayMs, act) => fastClock.after(delayMs, () => void this.#runs().then(act)),
      soon: (act) => fastClock.soon(() => void this.#runs().then(act)),
    };
    const observe = () => undefined;
    this.leases = new Leases({
      rows: this.#gated(quick(store.leases)),
      holder: name,
      clock,
      monotonicMs: () => performance.now() * SPEED,
      random: Math.random,
      observe,
    });
    this.shares = new FairShares(this.leases);
    const port: ChannelPort = {
      name: 'test',
      capabilities: {
        ...{ buttons: true, edit: true, askLocation: false, textMax: 4096, fileBytesMax: 1 },
        pace: { perSecond: 10_000, perChatPerSecond: 10_000, burst: 10_000 },
      },
      send: async (to, delivery) => {
        if (delivery.kind === 'message') told(this, to, plain(delivery.message.text));
        await new Promise<void>((resolve) => realClock.soon(resolve));
        await this.#runs();
        return { ok: true, platformId: 'p' };
      },
      fetch: async () => ({ ok: false, why: 'gone' }),
      showWorking: () => undefined,
    };
    const ports = new Map([[port.name, port]]);
    this.#outbox = new Outbox({ store: rows, ports, shares: this.shares, clock, random: Math.random, observe, hint });
    this.worker = new Worker<Heard>({
      store: rows,
      mind: counting,
      shares: this.shares,
      capabilities: () => port.capabilities,
      fetchMedia: async () => ({ ok: false, why: 'gone' }),
      committed: (_, { sends, woken }) => {
        this.#outbox.add(sends);
        for (const other of woken) hint(other);
      },
      doubtful: (conversation) => this.#outbox.look(conversation),
      clock,
      random: (bytes) => Buffer.alloc(bytes, 1),
      observe,
    });
  }

  async start(): Promise<void> {
    await this.worker.start();
    this.#outbox.start();
    await this.leases.start();
  }

  /** Nothing comes to it any more, until it goes on. */
  pause(): void {
    this.#stopped ??= new Promise((resolve) => {
      this.#go = resolve;
    });
  }

  goOn(): void {
    this.#stopped = undefined;
    this.#go();
  }

  /** Nothing it holds is let go. */
  kill(): void {
    this.isDead = true;
    this.pause();
  }

  /** Ends as it should. */
  async end(): Promise<void> {
    await this.worker.stop(5_000);
    await this.#outbox.stop(5_000);
    await this.leases.stop();
    this.isDead = true;
  }

  /** Closes the connections, of a killed one too. */
  close(): Promise<void> {
    return this.#store.close();
  }

  async #runs(): Promise<void> {
    while (this.#stopped) await this.#stopped;
  }

  /** The same, but what is asked goes out and what is answered comes in only while the process runs. */
  #gated<Asked extends object>(asked: Asked): Asked {
    return new Proxy(asked, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== 'function') return value;
        return async (...given: unknown[]): Promise<unknown> => {
          await this.#runs();
          const outcome = await Promise.resolve(Reflect.apply(value, target, given)).then(
            (result) => () => result,
            (error: unknown) => () => {
              throw error;
            },
          );
          await this.#runs();
          return outcome();
        };
      },
    });
  }
}

/** Leases that are over so many times sooner: PostgreSQL's clock can not be made faster. */
const quick = (rows: LeaseRows): LeaseRows => ({
  take: (name, holder, ttlMs) => rows.take(name, holder, ttlMs / SPEED),
  renew: (holder, ttlMs) => rows.renew(holder, ttlMs / SPEED),
  letGo: (holder, leases) => rows.letGo(holder, leases),
  standing: () => rows.standing(),
  tidy: (prefix) => rows.tidy(prefix),
});
