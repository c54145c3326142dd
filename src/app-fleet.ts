/** Several processes on one database that share the work: leases say who does what, Redis only speeds it up. */

import { performance } from 'node:perf_hooks';
import type { Bell } from './bots/web/bell.ts';
import type { Clock, RandomBytes } from './core/clock.ts';
import type { Observe } from './core/observe.ts';
import { deriveKeys } from './core/seal/keys.ts';
import { Sealer } from './core/seal/sealer.ts';
import { type Store, StoreFault } from './core/store/port/store.ts';
import { clockInWords, serverFacts } from './core/store/postgres/server.ts';
import { BullHints } from './core/work/bullmq.ts';
import { FairShares } from './core/work/fair-shares.ts';
import type { Hints } from './core/work/hints.ts';
import { Leases } from './core/work/leases.ts';
import { NOTHING, SHARDS, type Shares } from './core/work/shards.ts';
import type { Log } from './log.ts';
import { chanceOf } from './random.ts';
import { RedisBell } from './redis/bell.ts';
import { factsFrom, GOOD_POLICY } from './redis/facts.ts';
import { RedisLink } from './redis/link.ts';

/** What it is made of. */
export interface FleetParts {
  readonly redisUrl: string;
  readonly databaseUrl: string;
  /** Whether this process decides and sends for a share of the conversations; otherwise it only tells others. */
  readonly works: boolean;
  readonly secret: string;
  readonly store: Pick<Store<unknown>, 'leases' | 'fenceBy'>;
  /** Has a conversation looked at, see `Worker.look`. */
  readonly look: (conversation: number) => Promise<void>;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly observe: Observe;
  readonly log: Log;
}

/** What a process knows of the others. */
export interface Fleet {
  readonly leases: Leases;
  readonly shares: Shares;
  /** To those that have the conversations. */
  readonly hints: Hints;
  readonly bell: Bell;
  /** For metrics: whether Redis answers, how many shards and which leases this process has. */
  standing(): { readonly redisUp: boolean; readonly shards: number; readonly leases: readonly string[] };
  /** Lines of the start's summary, once it has started. */
  lines(): readonly string[];
  /** Asks for its share; resolves after the first answer. Whether Redis is there does not matter. */
  start(): Promise<void>;
  /** Gives up what this process has, waiting for what is in hand, at most `deadlineMs`. */
  stop(deadlineMs: number): Promise<void>;
}

const HOLDER_BYTES = 12;
/** Letters by which installations that share one Redis are told apart. */
const PREFIX_LETTERS = 12;

/**
 * Before every key of this installation in Redis: by its secret and its database's name, which all its processes have in common. Not by the
 * server's address: one process may reach it by another name, or through a pool, and they would never hear each other.
 */
function prefixOf(sealer: Sealer, databaseUrl: string): string {
  const name = sealer.lookup('redis', new URL(databaseUrl).pathname);
  return `aduan-${name.toString('hex').slice(0, PREFIX_LETTERS)}`;
}

/** Where Redis is, for the operator: never with a password. */
export const redisInWords = (redisUrl: string): string => new URL(redisUrl).host;

/** Joins the others; nothing is asked for before `start`. */
export function joinFleet(parts: FleetParts): Fleet {
  const { redisUrl, databaseUrl, works, secret, store, look, clock, random, observe, log } = parts;
  const holder = random(HOLDER_BYTES).toString('hex');
  const sealer = new Sealer(deriveKeys(secret), random);
  const prefix = prefixOf(sealer, databaseUrl);
  const link = new RedisLink({
    url: redisUrl,
    clock,
    note: ({ level, code, detail }) => log[level](`redis-${code}`, detail === undefined ? {} : { detail }),
  });
  const leases = new Leases({
    rows: store.leases,
    holder,
    clock,
    monotonicMs: () => performance.now(),
    random: chanceOf(random),
    observe,
  });
  const shares = works ? new FairShares(leases) : NOTHING;
  if (works) store.fenceBy(holder);
  const hints = new BullHints({
    sends: link.sends,
    blocks: works ? link.blocking() : undefined,
    isUp: () => link.isUp,
    prefix,
    look,
    clock,
    observe,
  });
  shares.watch(hints);
  const bell = new RedisBell({
    link,
    prefix,
    self: holder,
    hash: (text) => sealer.lookup('web-bell', text).toString('base64url'),
    clock,
  });

  /** The policy is looked at whenever Redis comes: it may be another one, or have been changed. */
  let policy: string | undefined;
  const lookAtPolicy = async (): Promise<void> => {
    const found = await factsFrom(link.sends)
      .then((facts) => facts.policy)
      // It has just gone again: the link says so, and asks anew when it is back.
      .catch(() => undefined);
    if (found === undefined || found === '' || found === policy) return;
    policy = found;
    if (found !== GOOD_POLICY) log.warn('redis-policy', { detail: found });
  };
  link.watch((up) => {
    if (up) void lookAtPolicy();
  });

  let clockOff: string | undefined;
  const lookAtClock = async (): Promise<void> => {
    const facts = await serverFacts(databaseUrl, clock).catch((error: unknown) => {
      // A server that does not answer is told by what needs it.
      if (error instanceof StoreFault) return undefined;
      throw error;
    });
    clockOff = facts && clockInWords(facts.aheadMs);
    if (facts && clockOff !== undefined) log.warn('clock-off', { detail: String(facts.aheadMs) });
  };

  return {
    leases,
    shares,
    hints,
    bell,
    standing: () => ({ redisUp: link.isUp, shards: shares.held().size, leases: leases.names }),
    lines: () => [
      ...(clockOff === undefined ? [] : [`  clock         ${clockOff}: let NTP set both`]),
      `  Redis         ${redisInWords(redisUrl)}${link.isUp ? '' : ', does not answer yet: all goes on without it, a little slower'}`,
      ...(policy === undefined || policy === GOOD_POLICY
        ? []
        : [
            `                its maxmemory-policy is ${policy}: set it to ${GOOD_POLICY}, or it forgets hints when it is full`,
          ]),
      ...(works
        ? [
            `  share         ${shares.held().size} of ${SHARDS} parts of the conversations now; others that work get their parts within seconds`,
          ]
        : []),
    ],
    start: async () => {
      if (await link.start()) await lookAtPolicy();
      await Promise.all([leases.start(), lookAtClock()]);
    },
    stop: async (deadlineMs) => {
      const ended = Promise.all([leases.stop(), hints.close()]);
      await new Promise<void>((resolve) => {
        const late = clock.after(deadlineMs, resolve);
        const done = () => {
          late.cancel();
          resolve();
        };
        ended.then(done, done);
      });
      link.close();
    },
  };
}
