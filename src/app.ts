import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { whatsappOf } from './app-whatsapp.ts';
import type { Channel } from './bots/channel.ts';
import { TelegramChannel, TelegramRefused } from './bots/telegram/channel.ts';
import { telegramWebhook } from './bots/telegram/webhook.ts';
import { WebChannel } from './bots/web/channel.ts';
import { webRoutes } from './bots/web/routes.tsx';
import { WhatsAppRefused } from './bots/whatsapp/trouble.ts';
import { XChannel, XRefused } from './bots/x/channel.ts';
import { xWebhook } from './bots/x/webhook.ts';
import type { Settings } from './config.ts';
import type { Clock } from './core/clock.ts';
import { makeCode, readCode } from './core/complaint/code.ts';
import { tellOfChannel } from './core/desk/channel-news.ts';
import { Clockwork } from './core/desk/clockwork.ts';
import { createEvidence, EvidenceFault, type EvidenceStore } from './core/evidence/evidence.ts';
import type { HandoverCode } from './core/handover/code.ts';
import { createInbox } from './core/inbox.ts';
import { TELEGRAM_TEXTS } from './core/language/telegram.ts';
import type { Inbound } from './core/message.ts';
import { type Conversation, createMind } from './core/mind.ts';
import { describeFault, type Happening } from './core/observe.ts';
import { Outbox } from './core/outbox.ts';
import { defaultPolicyPath, parsePolicy } from './core/policy/load.ts';
import type { Policy } from './core/policy/policy.ts';
import { type Store, StoreFault } from './core/store/store.ts';
import type { MediaOutcome } from './core/turn.ts';
import { Worker } from './core/work/worker.ts';
import { databaseInWords, openDatabase } from './database.ts';
import { createFigures } from './figures.ts';
import { keepHouse } from './housekeeping.ts';
import { httpApp } from './http/app.ts';
import { askParts, healthRoutes, metricsRoute, type Part } from './http/health.ts';
import { serveHttp } from './http/server.ts';
import { type Log, logFault, logHappening } from './log.ts';
import type { Metrics } from './metrics.ts';
import { pooledRandom } from './random.ts';
import { EXIT, Refusal } from './refusal.ts';
import { checkSecret, secretOf } from './secret.ts';
import { version } from './version.ts';

/** What the application is given besides its settings. */
export interface AppParts {
  readonly log: Log;
  readonly metrics: Metrics;
  readonly clock: Clock;
  /** Prints a text to whoever runs the machine, after the start too: a code to be scanned. */
  readonly print?: (text: string) => void;
  /** Those who take faults that nobody caught: each says whether one is its own. */
  readonly strays?: Set<(error: unknown) => boolean>;
}

/** The running application. */
export interface App {
  readonly store: Store<Conversation>;
  readonly evidence: EvidenceStore;
  readonly policy: Policy;
  /** Where the web chat is, without a slash at the end. */
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
const INVITATION_MS = 30 * 60_000;
/** No step for so long although some are in hand: the worker is stuck. */
const STUCK_MS = 60_000;

/** Reads the policy of the settings. @throws Refusal that explains every mistake with its line */
export function readPolicy(file: string | undefined): Policy {
  const name = file ?? defaultPolicyPath();
  const parsed = parsePolicy(readFileSync(name, 'utf8'), name);
  if (parsed.ok) return parsed.policy;
  const lines = parsed.mistakes.map(
    ({ line, column, path: where, message, fix }) => `  ${line}:${column} ${where} ${message}: ${fix}`,
  );
  throw new Refusal(
    `POLICY_FILE: the policy in ${path.basename(name)} can not be used:\n${lines.join('\n')}`,
    EXIT.badSetting,
  );
}

const decimals = (bytes: Buffer): number => bytes.readUInt32BE(0) / 2 ** 32;

/**
 * Puts everything together and starts it. Nothing else in the program knows all the parts.
 * @throws Refusal when it can not run as it is set, with what to do about it
 */
export async function startApp(settings: Settings, { log, metrics, clock, print, strays }: AppParts): Promise<App> {
  const policy = readPolicy(settings.policyFile);
  const random = pooledRandom();
  const secret = await secretOf(settings.dataDir, settings.secret, random);
  const store = await openDatabase(settings, { secret, clock, random });
  await checkSecret(store, settings);
  const evidence = await createEvidence({
    dir: path.join(settings.dataDir, 'evidence'),
    bytesMax: policy.evidence.fileBytesMax,
    random,
    clock,
  });
  const observe = (happening: Happening) => {
    metrics.saw(happening);
    logHappening(log, happening);
  };
  const onFault = (error: unknown) => logFault(log, 'fault', error);

  const web = new WebChannel();
  const telegram = settings.telegram && telegramOf(settings.telegram, settings, policy, evidence, { clock, log });
  const x = settings.x && xOf(settings.x, store, evidence, { clock, log, metrics });
  const whatsapp = whatsappWith(settings, {
    log,
    clock,
    openFile: (file) => evidence.stream(file),
    print: print ?? (() => undefined),
    state: (state) => {
      const key = `whatsapp:${state}:${clock.now().getTime()}`;
      tellOfChannel(store, policy, { label: 'WhatsApp', state, key })
        .then((told) => {
          for (const conversation of told) worker.hint(conversation);
        })
        .catch(onFault);
    },
    undelivered: async (chat, ref, why) => {
      for (const told of await store.undelivered('whatsapp', chat, ref, why)) worker.hint(told);
    },
    forged: () => metrics.refused('whatsapp'),
  });
  if (whatsapp) strays?.add((error) => whatsapp.takesFault(error));
  const channels: readonly Channel[] = [web, telegram, whatsapp?.channel, x].filter((channel) => channel !== undefined);
  const ports = new Map(channels.map((channel) => [channel.name, channel]));

  const removeFiles = (ids: readonly string[]): void => {
    evidence.remove(ids).catch((error) => observe({ what: 'fault', where: 'files', ...describeFault(error) }));
  };
  const outbox = new Outbox({
    store,
    ports,
    clock,
    random: () => decimals(random(4)),
    observe,
    hint: (conversation) => worker.hint(conversation),
  });
  const worker: Worker<Conversation> = new Worker<Conversation>({
    store,
    mind: createMind(
      {
        policy,
        defaultLanguage: settings.defaultLanguage,
        ...(settings.publicUrl ? { publicUrl: settings.publicUrl } : {}),
        continueAt: (code) => continueAt(code, settings.publicUrl, telegram?.capabilities.privateUrl),
      },
      store,
    ),
    capabilities: (name) => ports.get(name)?.capabilities,
    fetchMedia: (message, signal) => fetchMedia(ports.get(message.channel), evidence, message, signal),
    committed: (conversation, { sends, filesFreed, erased, woken }) => {
      if (erased) outbox.forget(conversation);
      outbox.add(sends);
      for (const other of woken) worker.hint(other);
      if (filesFreed.length > 0) removeFiles(filesFreed);
    },
    doubtful: (conversation) => outbox.look(conversation),
    clock,
    random,
    observe,
  });
  const clockwork = new Clockwork({ store, policy, clock, hint: (conversation) => worker.hint(conversation), observe });
  const inbox = createInbox({ store, clock, hint: (conversation) => worker.hint(conversation), observe });

  const parts = (): readonly Part[] => [
    { name: 'database', health: () => store.ping().then(() => ({ ok: true }) as const) },
    { name: 'worker', health: async () => workerHealth(worker, clock) },
    ...channels,
  ];
  const ask = askParts(parts, () => clock.now().getTime());
  const figures = createFigures({ store, evidence, dataDir: settings.dataDir, askParts: ask, clock, observe });
  metrics.works({ version: version(), database: settings.databaseUrl === undefined ? 'sqlite' : 'postgresql' });
  const server = await serveHttp(
    httpApp({
      publicUrl: settings.publicUrl,
      onFault,
      routes: [
        healthRoutes(ask),
        metricsRoute(async () => metrics.render(...(await figures()))),
        ...(telegram ? [telegramWebhook(telegram, () => metrics.refused('telegram'))] : []),
        ...(x ? [xWebhook(x, () => metrics.refused('x'))] : []),
        ...(whatsapp ? [whatsapp.routes] : []),
        webRoutes(web, {
          policy,
          publicUrl: settings.publicUrl,
          defaultLanguage: settings.defaultLanguage,
          transcript: (chat, page) => store.transcript(web.name, chat, page),
          openFile: async (chat, ref, index) => {
            const file = await store.fileSent({ channel: web.name, chat, ref, index });
            return file && { file, stream: evidence.stream(file) };
          },
          keep: (stream, { bytesMax, signal }) => keepUpload(evidence, stream, bytesMax, signal),
          track: async (text) => {
            const code = readCode(text);
            return code ? store.statusByCode(code) : null;
          },
          now: () => clock.now(),
          onFault,
        }),
      ],
    }),
    { host: settings.host, port: settings.port },
  ).catch(async (error: unknown) => {
    await store.close();
    throw new Refusal(
      `HOST, PORT: HTTP can not listen on ${settings.host}:${settings.port} (${describeFault(error).code}). Set PORT to a free one, for example PORT=8081, or stop what listens there.`,
      EXIT.badSetting,
      error,
    );
  });

  // Taken away when it is no longer set, so that nothing waits for a chat that nobody reads.
  await store.pinDeskChat(policy.centralDesk, 'telegram', telegram?.deskChat ?? null);
  await worker.start();
  outbox.start();
  clockwork.start();
  let house: ReturnType<typeof keepHouse> | undefined;
  const stop = async (deadlineMs: number): Promise<void> => {
    house?.stop();
    await Promise.allSettled(channels.map((channel) => channel.stop()));
    const closing = server.close(deadlineMs * WORK_SHARE);
    await clockwork.stop();
    await worker.stop(deadlineMs * WORK_SHARE);
    await outbox.stop(deadlineMs * SEND_SHARE);
    await Promise.allSettled(channels.map((channel) => channel.close?.()));
    await closing;
    evidence.close();
    await store.close();
  };
  const notes = await startChannels(channels, inbox).catch(async (error: unknown) => {
    // What runs already would keep the process alive.
    await stop(STOP_UNSTARTED_MS);
    throw error;
  });
  house = keepHouse({
    store,
    evidence,
    policy,
    clock,
    hint: (conversation) => worker.hint(conversation),
    onFault,
  });
  const lines = [
    `Aduan for ${policy.name.en}`,
    `  web chat      ${server.url}${settings.publicUrl ? `  (for citizens: ${settings.publicUrl})` : ''}`,
    `  Telegram      ${telegram ? (notes.get('telegram') ?? `on, ${settings.telegram?.mode}`) : 'off: set TELEGRAM_BOT_TOKEN to switch it on'}`,
    `  WhatsApp      ${whatsapp ? whatsapp.line(server.url) : 'off: set WHATSAPP to web or cloud to switch it on'}`,
    ...(whatsapp?.warnings ?? []).map((warning) => `                ${warning}`),
    `  X             ${x ? (notes.get('x') ?? `on, ${settings.x?.mode}`) : 'off: set X_APP_KEY and the other three to switch it on'}`,
    ...(x?.hidesAutomation ? ['                its description has to say that it is automated (X asks for it)'] : []),
    ...(settings.databaseUrl ? [`  database      ${databaseInWords(settings)}`] : []),
    `  data          ${settings.dataDir}  (keep the file secret in it safe, and apart from backups)`,
    `  policy        ${path.basename(settings.policyFile ?? defaultPolicyPath())}: ${policy.categories.length} categories, ${policy.desks.length} desks`,
    ...(await firstInvitation(store, policy, clock)),
    '  stop          Ctrl-C; what is in hand is finished first',
  ];

  return {
    store,
    evidence,
    policy,
    url: server.url,
    lines,
    stop,
  };
}

/** @throws Refusal when WhatsApp can not run as it is set */
function whatsappWith(settings: Settings, parts: Parameters<typeof whatsappOf>[1]): ReturnType<typeof whatsappOf> {
  try {
    return whatsappOf(settings, parts);
  } catch (error) {
    if (error instanceof WhatsAppRefused) throw new Refusal(error.message, EXIT.badSetting, error);
    throw error;
  }
}

function telegramOf(
  own: NonNullable<Settings['telegram']>,
  settings: Settings,
  policy: Policy,
  evidence: EvidenceStore,
  { clock, log }: Pick<AppParts, 'clock' | 'log'>,
): TelegramChannel {
  return new TelegramChannel({
    token: own.token,
    apiRoot: own.apiRoot,
    mode: own.mode,
    ...(settings.publicUrl ? { publicUrl: settings.publicUrl } : {}),
    ...(own.webhookSecret ? { webhookSecret: own.webhookSecret } : {}),
    sendsPerSecond: own.sendsPerSecond,
    ...(own.deskChat ? { deskChat: own.deskChat } : {}),
    openFile: (file) => evidence.stream(file),
    profile: {
      texts: TELEGRAM_TEXTS,
      serviceName: policy.name[settings.defaultLanguage],
      defaultLanguage: settings.defaultLanguage,
    },
    clock,
    random: () => decimals(randomBytes(4)),
    note: ({ level, code, detail, waitMs }) =>
      log[level](`telegram-${code}`, {
        channel: 'telegram',
        ...(detail ? { detail } : {}),
        ...(waitMs === undefined ? {} : { ms: waitMs }),
      }),
  });
}

function xOf(
  { apiRoot, mode, pollSeconds, ...credentials }: NonNullable<Settings['x']>,
  store: Pick<Store<Conversation>, 'cursor' | 'moveCursor'>,
  evidence: EvidenceStore,
  { clock, log, metrics }: AppParts,
): XChannel {
  return new XChannel({
    credentials,
    apiRoot,
    mode,
    pollMs: pollSeconds * 1000,
    cursors: {
      read: (stream) => store.cursor('x', stream),
      move: (stream, place) => store.moveCursor('x', stream, place),
    },
    openFile: (file) => evidence.stream(file),
    clock,
    random: () => decimals(randomBytes(4)),
    note: ({ level, code, detail, waitMs }) =>
      log[level](`x-${code}`, {
        channel: 'x',
        ...(detail ? { detail } : {}),
        ...(waitMs === undefined ? {} : { ms: waitMs }),
      }),
    onBudget: (endpoint, budget) => metrics.budget('x', endpoint, budget),
  });
}

/** Where a draft can be continued besides the channel it was begun on: the web chat, and Telegram by a deep link. */
function continueAt(
  code: HandoverCode,
  publicUrl: string | undefined,
  telegramUrl: string | undefined,
): readonly string[] {
  return [
    ...(publicUrl ? [`${publicUrl}/?kode=${code}`] : []),
    ...(telegramUrl ? [`${telegramUrl}?start=k_${code.replaceAll('-', '')}`] : []),
  ];
}

/** Starts the channels; one that can not start stops the rest with a plain reason. */
async function startChannels(
  channels: readonly Channel[],
  inbox: { accept(messages: readonly Inbound[]): Promise<void> },
): Promise<ReadonlyMap<string, string>> {
  const notes = new Map<string, string>();
  for (const channel of channels) {
    try {
      await channel.start(inbox);
    } catch (error) {
      throw new Refusal(
        `${channel.name} can not start: ${error instanceof TelegramRefused || error instanceof WhatsAppRefused || error instanceof XRefused ? error.message : describeFault(error).code}`,
        EXIT.badSetting,
        error,
      );
    }
    const health = await channel.health();
    if (!health.ok) notes.set(channel.name, `on, but not answering yet (${health.why}); it is tried again and again`);
  }
  return notes;
}

async function fetchMedia(
  channel: Channel | undefined,
  evidence: EvidenceStore,
  message: Inbound,
  signal: AbortSignal,
): Promise<MediaOutcome> {
  const { content } = message;
  if (!channel || content.kind !== 'media') return { ok: false, why: 'gone' };
  channel.showWorking(message.chat, 'receiving');
  const fetched = await channel.fetch(content.media, signal);
  if (!fetched.ok) return fetched;
  const kept = await evidence.keep(fetched.stream, { signal }).catch(diskFault);
  if (kept.ok) return kept;
  if (kept.why === 'broken') return { ok: false, why: 'unavailable' };
  return { ok: false, why: kept.why === 'too-large' ? 'too-large' : 'refused' };
}

/**
 * A disk that takes no file is the store's trouble and not the message's: it waits and is tried again, and is never put aside for it.
 * @throws StoreFault
 */
function diskFault(error: unknown): never {
  throw error instanceof EvidenceFault ? new StoreFault('io', error.code, error) : error;
}

async function keepUpload(
  evidence: EvidenceStore,
  stream: NodeJS.ReadableStream,
  bytesMax: number,
  signal: AbortSignal,
): Promise<MediaOutcome> {
  const kept = await evidence.keep(stream, { bytesMax, signal });
  if (kept.ok) return kept;
  if (kept.why === 'broken') throw new EvidenceFault('broken');
  return { ok: false, why: kept.why === 'too-large' ? 'too-large' : 'refused' };
}

function workerHealth(
  worker: Worker<Conversation>,
  clock: Clock,
): { readonly ok: true } | { readonly ok: false; readonly why: string } {
  const { at, inHand } = worker.progress();
  const stuck = inHand > 0 && clock.now().getTime() - at > STUCK_MS;
  return stuck
    ? { ok: false, why: `no step went through for ${Math.round((clock.now().getTime() - at) / 1000)} s` }
    : { ok: true };
}

/** A first supervisor's invitation, when nobody works here yet. */
async function firstInvitation(store: Store<Conversation>, policy: Policy, clock: Clock): Promise<readonly string[]> {
  if ((await store.adminCount()) > 0) return [];
  const code = makeCode((bytes) => randomBytes(bytes));
  await store.invite({
    code,
    desk: policy.centralDesk,
    role: 'supervisor',
    expiresAt: new Date(clock.now().getTime() + INVITATION_MS),
  });
  return [`  first admin   send  /masuk ${code}  to the bot in private (once, within 30 minutes)`];
}
