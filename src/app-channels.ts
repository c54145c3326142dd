/** The channels, made from the settings. */

import { randomBytes } from 'node:crypto';
import { type WhatsApp, type WhatsAppParts, whatsappOf } from './app-whatsapp.ts';
import type { Channel } from './bots/channel.ts';
import { TelegramChannel } from './bots/telegram/channel.ts';
import type { Bell } from './bots/web/bell.ts';
import { WebChannel } from './bots/web/channel.ts';
import { WhatsAppRefused } from './bots/whatsapp/trouble.ts';
import { XChannel } from './bots/x/channel.ts';
import type { Settings } from './config.ts';
import type { Clock } from './core/clock.ts';
import type { EvidenceStore } from './core/evidence/evidence.ts';
import { TELEGRAM_TEXTS } from './core/language/telegram.ts';
import type { ChannelName } from './core/message.ts';
import type { Policy } from './core/policy/policy.ts';
import type { Cursors } from './core/store/port/store.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { chanceOf } from './random.ts';
import { EXIT, Refusal } from './refusal.ts';

/** What they are made of besides the settings. */
export interface ChannelsParts {
  readonly policy: Policy;
  readonly store: Cursors;
  readonly evidence: Pick<EvidenceStore, 'outgoing'>;
  /** Reaches the processes in which pages are open; undefined where there is only this one. */
  readonly bell: Bell | undefined;
  readonly whatsapp: Pick<WhatsAppParts, 'print' | 'state' | 'undelivered'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** Those that are switched on; none has started. */
export interface Channels {
  readonly web: WebChannel;
  readonly telegram: TelegramChannel | undefined;
  readonly x: XChannel | undefined;
  readonly whatsapp: WhatsApp | undefined;
  readonly all: readonly Channel[];
  readonly byName: ReadonlyMap<ChannelName, Channel>;
}

/** Makes the channels of the settings. @throws Refusal when one can not run as it is set */
export function channelsOf(settings: Settings, parts: ChannelsParts): Channels {
  const { policy, store, evidence, bell, clock, log, metrics } = parts;
  const web = new WebChannel(bell);
  const telegram = settings.telegram && telegramOf(settings.telegram, settings, policy, evidence, { clock, log });
  const x = settings.x && xOf(settings.x, store, evidence, { clock, log, metrics });
  const whatsapp = whatsappWith(settings, {
    log,
    clock,
    openFile: (file) => evidence.outgoing(file),
    ...parts.whatsapp,
    forged: () => metrics.refused('whatsapp'),
  });
  const all: readonly Channel[] = [web, telegram, whatsapp?.channel, x].filter((channel) => channel !== undefined);
  return { web, telegram, x, whatsapp, all, byName: new Map(all.map((channel) => [channel.name, channel])) };
}

/** What the lines about channels are made of besides the channels. */
export interface LinesParts {
  readonly settings: Pick<Settings, 'telegram' | 'x'>;
  /** Where HTTP answers. */
  readonly url: string;
  /** What is to be said besides that a channel is on. */
  readonly notes: ReadonlyMap<ChannelName, string>;
  /** Whether this process receives; otherwise others do, and it must not promise to. */
  readonly receives: boolean;
}

/** How a channel is received from, said by a process that leaves it to others. */
const SENDS_ONLY = {
  polling: 'on, sends only (a process that receives polls)',
  webhook: 'on, sends only (the webhook belongs to the processes that receive)',
} as const;

/** The lines of the start's summary about channels. */
export function linesOf(
  { telegram, x, whatsapp }: Channels,
  { settings, url, notes, receives }: LinesParts,
): readonly string[] {
  const inWords = (mode: keyof typeof SENDS_ONLY): string => (receives ? `on, ${mode}` : SENDS_ONLY[mode]);
  return [
    `  Telegram      ${telegram && settings.telegram ? (notes.get('telegram') ?? inWords(settings.telegram.mode)) : 'off: set TELEGRAM_BOT_TOKEN to switch it on'}`,
    `  WhatsApp      ${whatsapp ? (receives ? whatsapp.line(url) : whatsapp.lineElsewhere) : 'off: set WHATSAPP to web or cloud to switch it on'}`,
    ...(receives ? (whatsapp?.warnings ?? []) : []).map((warning) => `                ${warning}`),
    `  X             ${x && settings.x ? (notes.get('x') ?? inWords(settings.x.mode)) : 'off: set X_APP_KEY and the other three to switch it on'}`,
    ...(x?.hidesAutomation ? ['                its description has to say that it is automated (X asks for it)'] : []),
  ];
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
  evidence: Pick<EvidenceStore, 'outgoing'>,
  { clock, log }: Pick<ChannelsParts, 'clock' | 'log'>,
): TelegramChannel {
  return new TelegramChannel({
    token: own.token,
    apiRoot: own.apiRoot,
    mode: own.mode,
    ...(settings.publicUrl ? { publicUrl: settings.publicUrl } : {}),
    ...(own.webhookSecret ? { webhookSecret: own.webhookSecret } : {}),
    sendsPerSecond: own.sendsPerSecond,
    ...(own.deskChat ? { deskChat: own.deskChat } : {}),
    openFile: (file) => evidence.outgoing(file),
    profile: {
      texts: TELEGRAM_TEXTS,
      serviceName: policy.name[settings.defaultLanguage],
      defaultLanguage: settings.defaultLanguage,
    },
    clock,
    random: chanceOf(randomBytes),
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
  store: Cursors,
  evidence: Pick<EvidenceStore, 'outgoing'>,
  { clock, log, metrics }: Pick<ChannelsParts, 'clock' | 'log' | 'metrics'>,
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
    openFile: (file) => evidence.outgoing(file),
    clock,
    random: chanceOf(randomBytes),
    note: ({ level, code, detail, waitMs }) =>
      log[level](`x-${code}`, {
        channel: 'x',
        ...(detail ? { detail } : {}),
        ...(waitMs === undefined ? {} : { ms: waitMs }),
      }),
    onBudget: (endpoint, budget) => metrics.budget('x', endpoint, budget),
  });
}
