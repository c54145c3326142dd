/** The engine without a channel, in this process: store and mind as the program puts them together, one message after the other. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { TelegramChannel } from '../src/bots/telegram/channel.ts';
import { makeCode } from '../src/core/complaint/code.ts';
import { makeId } from '../src/core/ids.ts';
import { TELEGRAM_TEXTS } from '../src/core/language/telegram.ts';
import { type ChatId, chatId, plain } from '../src/core/message.ts';
import { type Conversation, createMind } from '../src/core/mind.ts';
import { defaultPolicyPath, parsePolicy } from '../src/core/policy/load.ts';
import { openStore } from '../src/core/store/open.ts';
import type { Store } from '../src/core/store/port/store.ts';
import type { Mind } from '../src/core/turn.ts';
import { knownTo } from '../src/core/work/known.ts';
import { systemClock } from '../src/system-clock.ts';
import { TOKEN } from './bot-api.ts';

/** The secret of all data folders that the bench fills. */
export const SECRET = 'a secret of the bench, and of nothing else';

const policyFile = defaultPolicyPath();
const parsed = parsePolicy(readFileSync(policyFile, 'utf8'), policyFile);
if (!parsed.ok) throw new Error('the policy that ships can not be read');
/** The policy that ships. */
export const { policy } = parsed;
const { capabilities } = new TelegramChannel({
  token: TOKEN,
  apiRoot: 'http://127.0.0.1:9',
  mode: 'polling',
  sendsPerSecond: 1_000_000,
  openFile: () => Readable.from([]),
  profile: { texts: TELEGRAM_TEXTS, serviceName: policy.name.id, defaultLanguage: 'id' },
  clock: systemClock,
  random: () => 0.5,
  note: () => undefined,
});

/** Store and mind on a data folder. */
export class Engine {
  readonly store: Store<Conversation>;
  readonly #mind: Mind<Conversation>;
  #messages = 0;

  constructor(folder: string) {
    this.store = openStore<Conversation>({
      file: path.join(folder, 'aduan.db'),
      secret: SECRET,
      clock: systemClock,
      random: randomBytes,
    });
    this.#mind = createMind({ policy, defaultLanguage: 'id' }, this.store);
  }

  /** One message through: stored, read, decided, committed, marked as sent. @returns what the bot says */
  async hears(chat: ChatId, text: string): Promise<string> {
    const { store } = this;
    this.#messages += 1;
    const number = `${process.pid}.${this.#messages}`;
    const inbound = {
      channel: 'telegram',
      id: `m:${chat}:${number}`,
      messageId: String(this.#messages),
      chat,
      from: { id: chat, name: 'Warga', language: 'id' },
      sentAt: systemClock.now(),
      private: true,
      content: { kind: 'text', text },
    } as const;
    const [conversation] = await store.accept([inbound], systemClock.now());
    if (conversation === undefined) throw new Error('the message was not stored');
    const { row, inbox } = await store.read(conversation, 50);
    const heard = inbox.map((each) => ({ row: each }));
    const now = systemClock.now();
    const decision = this.#mind.decide({
      conversation,
      channel: row.channel,
      capabilities,
      talk: row.talk,
      heard,
      now,
      ...(await knownTo({ store, mind: this.#mind, clock: systemClock }, row, heard, capabilities)),
      fresh: { code: makeCode(randomBytes), id: () => makeId(randomBytes, now) },
    });
    const step = { conversation, version: row.version, handled: inbox.map(({ id }) => id), ...decision };
    const committed = await store.commit(step);
    if (!committed.ok) throw new Error('stale');
    for (const send of committed.sends) void store.markSent(send, String(this.#messages));
    const last = committed.sends.at(-1)?.delivery;
    return last?.kind === 'message' ? plain(last.message.text) : '';
  }
}

/** Chats of the bench, by number. */
export const chatOf = (number: number): ChatId => chatId(String(5_000_000 + number));
