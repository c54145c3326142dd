import { Readable } from 'node:stream';
import { XChannel, type XOptions } from '../../src/bots/x/channel.ts';
import type { Budget } from '../../src/bots/x/limits.ts';
import type { XNote } from '../../src/bots/x/notes.ts';
import { dmChat, postChat } from '../../src/bots/x/said.ts';
import type { Delivery, SendResult } from '../../src/core/delivery.ts';
import type { Inbound } from '../../src/core/message.ts';
import { realClock } from '../fakes/clock.ts';
import { XApi } from '../fakes/x-api.ts';
import { CREDENTIALS } from '../fakes/x-oauth.ts';

/** The channel against the stand-in, with an inbox and cursors in memory. */
export class Stage {
  readonly platform: XApi;
  readonly channel: XChannel;
  readonly notes: XNote[] = [];
  readonly budgets = new Map<string, Budget>();
  /** As stored: each id once in its chat. */
  readonly inbox = new Map<string, Inbound>();
  /** Every message handed in, again and again. */
  readonly handed: Inbound[] = [];
  readonly cursors = new Map<string, string>();
  /** Evidence that goes out. */
  readonly files = new Map<string, Buffer>();
  /** Tries to store that are refused. */
  full = 0;
  #waiting: (() => void)[] = [];

  private constructor(platform: XApi, over: Partial<XOptions>) {
    this.platform = platform;
    this.channel = new XChannel({
      credentials: CREDENTIALS,
      apiRoot: platform.url,
      mode: 'polling',
      pollMs: 20,
      cursors: {
        read: async (stream) => this.cursors.get(stream),
        move: async (stream, place) => {
          this.cursors.set(stream, place);
          this.#look();
        },
      },
      openFile: ({ id }) => Readable.from([this.files.get(id) ?? Buffer.alloc(0)]),
      clock: realClock,
      random: () => 0,
      note: (note) => {
        this.notes.push(note);
        this.#look();
      },
      onBudget: (endpoint, budget) => void this.budgets.set(endpoint, budget),
      ...over,
    });
  }

  static async open(over: Partial<XOptions> = {}): Promise<Stage> {
    return new Stage(await new XApi().listen(), over);
  }

  async close(): Promise<void> {
    await this.channel.stop();
    await this.platform.close();
  }

  async start(): Promise<this> {
    await this.channel.start({
      accept: async (messages) => {
        if (this.full > 0) {
          this.full -= 1;
          throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
        }
        this.handed.push(...messages);
        for (const message of messages) {
          const key = `${message.chat} ${message.id}`;
          if (!this.inbox.has(key)) this.inbox.set(key, message);
        }
        this.#look();
      },
    });
    return this;
  }

  get messages(): readonly Inbound[] {
    return [...this.inbox.values()];
  }
  get texts(): readonly string[] {
    return this.messages.flatMap(({ content }) => (content.kind === 'text' ? [content.text] : []));
  }
  /** Waits until it is so; looked at whenever something was stored, noted or moved. */
  until(test: () => boolean): Promise<void> {
    if (test()) return Promise.resolve();
    return new Promise((resolve) => {
      const look = () => {
        if (test()) resolve();
        else this.#waiting.push(look);
      };
      this.#waiting.push(look);
    });
  }
  #look(): void {
    for (const look of this.#waiting.splice(0)) look();
  }
  /** Until a post that comes after everything else was read: what is not there then was left alone. */
  async settled(): Promise<void> {
    const last = this.platform.post('1', '@lapor_kalsel akhir');
    await this.until(() => this.messages.some(({ messageId }) => messageId === last));
  }

  /** Answers a post in public. */
  reply(author: string, post: string | undefined, text: string): Promise<SendResult> {
    return this.#send(postChat(author), text, post);
  }
  dm(user: string, text: string): Promise<SendResult> {
    return this.#send(dmChat(user), text);
  }
  #send(chat: Inbound['chat'], text: string, answers?: string): Promise<SendResult> {
    const delivery: Delivery = {
      ...{ kind: 'message', ref: 'c1', message: { text: [text] } },
      ...(answers === undefined ? {} : { answers }),
    };
    return this.channel.send(chat, delivery, {}, new AbortController().signal);
  }
}
