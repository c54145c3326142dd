import { channelsOf } from './app-channels.ts';
import { startLines } from './app-lines.ts';
import { keepingFiles } from './app-media.ts';
import { Receiving } from './app-receiving.ts';
import { serve } from './app-serving.ts';
import { timeAtWork } from './app-time.ts';
import { workerOf } from './app-worker.ts';
import { isShared, type Settings } from './config.ts';
import { Admission } from './core/admission.ts';
import type { Clock, RandomBytes } from './core/clock.ts';
import { LookupGate } from './core/complaint/lookups.ts';
import { tellOfChannel } from './core/desk/channel-news.ts';
import type { EvidenceStore } from './core/evidence/evidence.ts';
import { createInbox } from './core/inbox.ts';
import type { ChannelName } from './core/message.ts';
import type { Conversation } from './core/mind.ts';
import type { Happening } from './core/observe.ts';
import { Outbox } from './core/outbox.ts';
import type { Policy } from './core/policy/policy.ts';
import type { Erasure, Store } from './core/store/port/store.ts';
import { type Hints, hintsByShare, hintsHere } from './core/work/hints.ts';
import { EVERYTHING, NOTHING, type Shares } from './core/work/shards.ts';
import type { Worker } from './core/work/worker.ts';
import { openDatabase, refuseDamaged, takeFolder } from './database.ts';
import { eraseAgain } from './erase-again.ts';
import { erasuresDir, openErasureLedger } from './erasure-ledger.ts';
import { openEvidence } from './evidence.ts';
import { keepOwnFolder } from './housekeeping.ts';
import { cannotListen } from './http/cannot-listen.ts';
import { type Log, logFault, logHappening } from './log.ts';
import type { Metrics } from './metrics.ts';
import { readPolicy } from './policy-file.ts';
import { chanceOf, pooledRandom } from './random.ts';
import type { Role } from './role.ts';
import { checkSecret, claimDatabase, secretOf } from './secret.ts';
import { type Reason, watchStandstill } from './standstill.ts';

/** What the application is given besides its settings. */
export interface AppParts {
  /** Absent: `all`. The others need a `REDIS_URL` and a `DATABASE_URL`. */
  readonly role?: Role;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly clock: Clock;
  /** Prints a text to whoever runs the machine, after the start too: a code to be scanned. */
  readonly print?: (text: string) => void;
  /** Those who take faults that nobody caught: each says whether one is its own. */
  readonly strays?: Set<(error: unknown) => boolean>;
  /** Told once, when nothing could be done for a minute and only a new start, or somebody's hand, makes it good. */
  readonly giveUp?: (reason: Reason) => void;
}

/** The running application. */
export interface App {
  readonly store: Store<Conversation>;
  readonly evidence: EvidenceStore;
  readonly policy: Policy;
  /** Where HTTP answers, without a slash at the end: the web chat, unless this process is a worker alone. */
  readonly url: string;
  /** What to tell the operator: about ten calm lines. */
  readonly lines: readonly string[];
  /** Takes no more messages, finishes what is in hand, closes. Within `deadlineMs`. */
  stop(deadlineMs: number): Promise<void>;
}

/** Shares of the time to stop: finish steps, then sends, then connections. */
const WORK_SHARE = 0.5;
const SEND_SHARE = 0.3;
/** A start that failed half-way has to end within 5 s, most of which went into trying. */
const STOP_UNSTARTED_MS = 1_000;
/** What the others have to give up, and to let go, gets the rest. */
const LEAVE_SHARE = 0.15;

/**
 * Puts everything together and starts it. Nothing else in the program knows all the parts.
 * @throws Refusal when it can not run as it is set, with what to do about it
 */
export async function startApp(settings: Settings, parts: AppParts): Promise<App> {
  const policy = readPolicy(settings.policyFile);
  const random = pooledRandom();
  const secret = await secretOf(settings.dataDir, settings.secret, random);
  const folder = settings.databaseUrl === undefined ? takeFolder(settings.dataDir) : undefined;
  try {
    const app = await startHere(settings, { ...parts, policy, random, secret });
    const stop = async (deadlineMs: number) => {
      await app.stop(deadlineMs);
      await folder?.release();
    };
    return { ...app, stop };
  } catch (error) {
    await folder?.release();
    throw error;
  }
}

interface PartsHere extends AppParts {
  readonly policy: Policy;
  readonly random: RandomBytes;
  readonly secret: string;
}

async function startHere(
  settings: Settings,
  { role = 'all', log, metrics, clock, print, strays, giveUp, policy, random, secret }: PartsHere,
): Promise<App> {
  refuseDamaged(settings);
  const ledger = openErasureLedger(erasuresDir(settings));
  const onErased = (erasures: readonly Erasure[]) =>
    ledger.add(erasures).catch((error: unknown) => logFault(log, 'fault', error));
  const store = await openDatabase(settings, { secret, clock, random, onErased });
  try {
    await checkSecret(store, settings);
    if (settings.databaseUrl !== undefined) await claimDatabase(store);
  } catch (error) {
    // An open connection to a server would hold up the end for ten seconds.
    await store.close();
    throw error;
  }
  const evidence = await openEvidence(settings, { bytesMax: policy.evidence.fileBytesMax, random, clock });
  const erased = await eraseAgain({ store, evidence, ledger, language: settings.defaultLanguage, clock });
  if (erased.unwritten.length > 0) await onErased(erased.unwritten);
  const standstill = watchStandstill(settings, { clock, end: (reason) => giveUp?.(reason) });
  const observe = (happening: Happening) => {
    standstill.saw(happening);
    metrics.saw(happening);
    logHappening(log, happening);
  };
  const onFault = (error: unknown) => logFault(log, 'fault', error);
  const receives = role !== 'worker';
  const works = role !== 'channels';

  let worker: Worker<Conversation> | undefined;
  const look = (conversation: number): Promise<void> => worker?.look(conversation) ?? Promise.resolve();
  // Loaded where it is wanted: the client of Redis takes memory that one small machine can do without.
  const fleet = isShared(settings)
    ? (await import('./app-fleet.ts')).joinFleet({
        ...settings,
        works,
        secret,
        store,
        look,
        clock,
        random,
        observe,
        log,
      })
    : undefined;
  const shares: Shares = fleet?.shares ?? (works ? EVERYTHING : NOTHING);
  const here = (conversation: number, channel?: ChannelName): void => worker?.hint(conversation, channel);
  const hints: Hints = fleet ? hintsByShare(shares, here, fleet.hints) : hintsHere(here);
  const hint = (conversation: number): void => hints.hint([conversation]);
  const lookups = new LookupGate(() => clock.now().getTime());

  const channels = channelsOf(settings, {
    ...{ policy, store, evidence, clock, log, metrics, bell: fleet?.bell },
    whatsapp: {
      print: print ?? (() => undefined),
      state: (state) => {
        const key = `whatsapp:${state}:${clock.now().getTime()}`;
        tellOfChannel(store, policy, { label: 'WhatsApp', state, key })
          .then((told) => hints.hint(told))
          .catch(onFault);
      },
      undelivered: async (chat, ref, why) => hints.hint(await store.undelivered('whatsapp', chat, ref, why)),
    },
  });
  const { telegram, whatsapp, byName: ports } = channels;
  if (whatsapp) strays?.add((error) => whatsapp.takesFault(error));

  const outbox: Outbox = new Outbox({
    ...{ store, ports, shares, clock, observe, hint },
    hasAccount: (channel) => receiving.hasAccount(channel),
    random: chanceOf(random),
  });
  const admission = receives
    ? new Admission({
        ...{ store, clock, observe },
        limits: policy.messages,
        capabilities: (name) => ports.get(name)?.capabilities,
      })
    : undefined;
  await admission?.start();
  const inbox =
    admission &&
    createInbox({
      ...{ store, admission, clock, observe },
      hint: (conversation, channel) => hints.hint([conversation], channel),
    });
  const session = channels.all.find((channel) => channel.sendsFrom === 'account');
  const receiving: Receiving = new Receiving({
    channels: channels.all,
    intakeOf: inbox && ((name) => (fleet && session?.name === name ? keepingFiles(session, inbox, evidence) : inbox)),
    leases: fleet?.leases,
    leaveAccount: (channel, isOver) => outbox.leaveAccount(channel, isOver),
    ...{ clock, onFault },
  });
  if (works)
    worker = workerOf(settings, {
      ...{ store, evidence, policy, shares, lookups, clock, random, observe, hints, outbox, telegram, ports },
      isWithoutSession: (channel) => channel === session?.name && !receiving.hasAccount(channel),
    });

  const server = await serve(settings, {
    ...{ store, evidence, policy, channels, shares, lookups, clock, metrics, observe, onFault },
    ...{ worker, admission, receiving, fleet, receives },
  }).catch(async (error: unknown) => {
    await fleet?.stop(0);
    await store.close();
    throw cannotListen(settings, error);
  });

  // Taken away when it is no longer set, so that nothing waits for a chat that nobody reads.
  if (works) await store.pinDeskChat(policy.centralDesk, 'telegram', telegram?.deskChat ?? null);
  await worker?.start();
  outbox.start();
  const time = timeAtWork({ store, evidence, policy, clock, hint, observe, onFault }, fleet);
  if (works) time.start();
  const ownFolder = keepOwnFolder({ evidence, clock, onFault });
  standstill.start();
  const stop = async (deadlineMs: number): Promise<void> => {
    standstill.stop();
    await receiving.stop();
    const closing = server.close(deadlineMs * WORK_SHARE);
    ownFolder.stop();
    await time.stop();
    await worker?.stop(deadlineMs * WORK_SHARE);
    await outbox.stop(deadlineMs * SEND_SHARE);
    await fleet?.stop(deadlineMs * LEAVE_SHARE);
    await Promise.allSettled(channels.all.map((channel) => channel.close?.()));
    await closing;
    evidence.close();
    await store.close();
  };
  const notes = await receiving.start().catch(async (error: unknown) => {
    // What runs already would keep the process alive.
    await stop(STOP_UNSTARTED_MS);
    throw error;
  });
  await fleet?.start();
  const lines = await startLines({
    ...{ settings, policy, role, receives, store, evidence, clock, channels, notes, url: server.url },
    ...{ erased, ledgerDir: ledger.dir, fleetLines: fleet?.lines() },
  });

  return {
    store,
    evidence,
    policy,
    url: server.url,
    lines,
    stop,
  };
}
