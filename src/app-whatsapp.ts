/** WhatsApp as the application has it: whichever way is set, with its routes and what is said of it at the start. */

import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { Hono } from 'hono';
import type { Channel } from './bots/channel.ts';
import { WhatsAppCloudChannel } from './bots/whatsapp/cloud/channel.ts';
import { WEBHOOK_PATH, whatsappWebhook } from './bots/whatsapp/cloud/webhook.ts';
import type { OpenFile } from './bots/whatsapp/file-bytes.ts';
import type { WhatsAppNote } from './bots/whatsapp/notes.ts';
import type { TellState } from './bots/whatsapp/trouble.ts';
import { WhatsAppWebChannel } from './bots/whatsapp/web/channel.ts';
import { OperatorLinks, operatorPage } from './bots/whatsapp/web/operator-page.ts';
import { TerminalCodes } from './bots/whatsapp/web/terminal-code.ts';
import type { Settings } from './config.ts';
import type { Clock } from './core/clock.ts';
import { WHATSAPP_TEXTS } from './core/language/whatsapp.ts';
import type { ChatId } from './core/message.ts';
import type { Undelivered } from './core/store/port/store.ts';
import type { HttpEnv } from './http/env.ts';
import type { Log } from './log.ts';
import { chanceOf } from './random.ts';

/** What it is made of besides the settings. */
export interface WhatsAppParts {
  readonly log: Log;
  readonly clock: Clock;
  readonly openFile: OpenFile;
  /** Prints a text to whoever runs the machine. */
  readonly print: (text: string) => void;
  /** Tells the central desk. */
  readonly state: TellState;
  readonly undelivered: (chat: ChatId, ref: string, why: Undelivered) => Promise<void>;
  /** Counts forged calls of the webhook. */
  readonly forged: () => void;
}

/** WhatsApp, switched on. */
export interface WhatsApp {
  readonly channel: Channel;
  readonly routes: Hono<HttpEnv>;
  /** The line of the start's summary. @param url where HTTP answers */
  line(url: string): string;
  /** The same in a process that receives nothing. */
  readonly lineElsewhere: string;
  /** Further lines: what an operator has to know. */
  readonly warnings: readonly string[];
  /** Takes a fault that nobody caught, if it is of this channel's library; false otherwise. */
  takesFault(error: unknown): boolean;
}

/** The folder of the linked phone's session, below the data folder. */
export const sessionFolder = (dataDir: string): string => path.join(dataDir, 'whatsapp');

const RISK = [
  'WHATSAPP=web is an unofficial client: WhatsApp may ban the number without notice. Use a number that may be lost, and for an official account',
  'Meta’s Cloud API (WHATSAPP=cloud). The session in DATA_DIR/whatsapp opens all chats of the phone: keep it as safe as the data.',
];

/** Undefined where WhatsApp is off. @throws WhatsAppRefused when it can not run as it is set */
export function whatsappOf(
  { whatsapp, dataDir, defaultLanguage, publicUrl }: Settings,
  parts: WhatsAppParts,
): WhatsApp | undefined {
  if (!whatsapp) return undefined;
  const { log, clock, openFile, state } = parts;
  const common = { openFile, texts: WHATSAPP_TEXTS[defaultLanguage], clock, state, note: noteIn(log) };
  if (whatsapp.mode === 'cloud') {
    const { mode: _, ...credentials } = whatsapp;
    const channel = new WhatsAppCloudChannel({ ...credentials, ...common, undelivered: parts.undelivered });
    const where = publicUrl ? `${publicUrl}${WEBHOOK_PATH}` : `PUBLIC_URL${WEBHOOK_PATH} (PUBLIC_URL is not set)`;
    return {
      channel,
      routes: whatsappWebhook(channel, parts.forged, { proxied: publicUrl !== undefined }),
      line: () => `on, cloud; Meta calls ${where}`,
      lineElsewhere: 'on, cloud, sends only (Meta calls the processes that receive)',
      warnings: [],
      takesFault: () => false,
    };
  }
  const codes = new TerminalCodes(parts.print);
  const links = new OperatorLinks(clock);
  const channel: WhatsAppWebChannel = new WhatsAppWebChannel({
    ...common,
    browser: whatsapp.browser,
    dataPath: sessionFolder(dataDir),
    random: chanceOf(randomBytes),
    showCode: (qr) => {
      if (qr === undefined) codes.done();
      // The link of the start is used up or too old when the phone is lost later.
      else if (codes.show(qr) && printed) parts.print(`WhatsApp: or on the page ${linkAt(printed)}`);
    },
  });
  /** Where HTTP answers, once that was printed. */
  let printed: string | undefined;
  const linkAt = (url: string) => `${publicUrl ?? url}${links.issue()}  (once, within 30 minutes)`;
  return {
    channel,
    routes: operatorPage(links, () => channel.standing, defaultLanguage),
    line: (url) => {
      printed = url;
      return `on, web; link the phone at ${linkAt(url)}`;
    },
    lineElsewhere: 'on, web; the phone is linked to a process that receives, and that one sends too',
    warnings: RISK,
    takesFault: (error) => channel.takesFault(error),
  };
}

const noteIn =
  (log: Log) =>
  ({ level, code, detail, waitMs, count }: WhatsAppNote): void =>
    log[level](`whatsapp-${code}`, {
      channel: 'whatsapp',
      ...(detail === undefined ? {} : { detail }),
      ...(waitMs === undefined ? {} : { ms: waitMs }),
      ...(count === undefined ? {} : { count }),
    });
