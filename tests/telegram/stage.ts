import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { TelegramChannel, type TelegramOptions } from '../../src/bots/telegram/channel.ts';
import type { TelegramNote } from '../../src/bots/telegram/notes.ts';
import type { ComplaintCode } from '../../src/core/complaint/code.ts';
import type { Delivery, OutFile, SendAt, SendResult } from '../../src/core/delivery.ts';
import { EvidenceFault } from '../../src/core/evidence/fault.ts';
import { TELEGRAM_TEXTS } from '../../src/core/language/telegram.ts';
import { chatId } from '../../src/core/message.ts';
import { BotApi, TOKEN } from '../fakes/bot-api.ts';
import { realClock } from '../fakes/clock.ts';

export const FORUM = -1_001_234_567_890;
export const CODE = '7K4M-92QX-B3F' as ComplaintCode;

/** The channel against a stand-in platform, with files kept in memory. */
export class Stage {
  readonly platform: BotApi;
  readonly channel: TelegramChannel;
  readonly notes: TelegramNote[] = [];
  readonly files = new Map<string, Buffer>();
  /** Ids of files that turn out damaged at their end. */
  readonly damaged = new Set<string>();

  #waiting: () => void = () => undefined;

  private constructor(platform: BotApi, over: Partial<TelegramOptions>) {
    this.platform = platform;
    this.channel = new TelegramChannel({
      token: TOKEN,
      apiRoot: platform.url,
      mode: 'polling',
      sendsPerSecond: 30,
      openFile: ({ id }) => this.#open(id),
      profile: { texts: TELEGRAM_TEXTS, serviceName: 'Kalimantan Selatan', defaultLanguage: 'id' },
      clock: realClock,
      random: () => 0.5,
      note: (note) => {
        this.notes.push(note);
        this.#waiting();
      },
      ...over,
    });
  }

  static async open(over: Partial<TelegramOptions> = {}): Promise<Stage> {
    return new Stage(await new BotApi().listen(), over);
  }

  async close(): Promise<void> {
    await this.channel.stop();
    await this.platform.close();
  }

  #open(id: string): Readable {
    const { files, damaged } = this;
    return Readable.from(
      (async function* () {
        const bytes = files.get(id);
        if (!bytes) throw new EvidenceFault('missing');
        for (let at = 0; at < bytes.length; at += 10_000) yield bytes.subarray(at, at + 10_000);
        if (damaged.has(id)) throw new EvidenceFault('tampered');
      })(),
      { objectMode: false },
    );
  }

  /** Resolves when the channel has noted this so often. */
  async noted(code: TelegramNote['code'], times = 1): Promise<void> {
    const isEnough = () => this.notes.filter((note) => note.code === code).length >= times;
    await new Promise<void>((resolve) => {
      this.#waiting = () => {
        if (isEnough()) resolve();
      };
      this.#waiting();
    });
  }

  /** A file that goes out. */
  file(kind: OutFile['kind'], mime: string, bytes: Buffer, name: string, over: Partial<OutFile> = {}): OutFile {
    const id = randomBytes(16).toString('hex');
    this.files.set(id, bytes);
    return { kind, id, key: '', mime, bytes: bytes.length, name, ...over };
  }

  send(to: number, delivery: Delivery, at: SendAt = {}): Promise<SendResult> {
    return this.channel.send(chatId(String(to)), delivery, at, new AbortController().signal);
  }

  /** What the bot wrote in a chat, oldest first. */
  seen(chat: number) {
    return [...this.platform.chat(chat).seen.values()];
  }
}

export const hashOf = (bytes: Buffer | undefined): string =>
  createHash('sha256')
    .update(bytes ?? '')
    .digest('hex');

/** The platform's id of what was sent; fails where it was not. */
export function idIn(result: SendResult): string {
  if (!result.ok) throw new Error(`not sent: ${JSON.stringify(result)}`);
  return result.platformId;
}
