import type { MediaRef } from '../../src/core/content.ts';
import type { Capabilities, ChannelPort, Delivery, SendAt, SendResult } from '../../src/core/delivery.ts';
import type { KeptFile } from '../../src/core/facts.ts';
import { type ChatId, type Choice, type Inbound, plain } from '../../src/core/message.ts';
import { StoreFault } from '../../src/core/store/port/store.ts';
import type { MediaOutcome } from '../../src/core/turn.ts';
import type { Chance } from './chance.ts';
import type { Faults } from './faults.ts';
import type { Life, Time } from './time.ts';

const base = { textMax: 4096, fileBytesMax: 20_000_000, sendFileBytesMax: 50_000_000 };
const pace = { perSecond: 30, perChatPerSecond: 1, burst: 5 };
/** One with buttons, whose messages can be changed; and one with neither. */
export const RICH: Capabilities = {
  ...base,
  buttons: true,
  edit: true,
  askLocation: true,
  pace: { ...pace, perGroupPerMinute: 20 },
};
export const PLAIN: Capabilities = { ...base, buttons: false, edit: false, askLocation: false, pace };

/** A message of ours as it stands in a chat. */
export interface Shown {
  readonly id: string;
  readonly text: string;
  readonly choices: readonly Choice[];
  /** 1 for the first time it was shown, one more for each change. */
  readonly edition: number;
}

/** One delivery as the platform took it. */
export interface Taken {
  readonly chat: ChatId;
  /** Names the delivery within its chat: our ref; the callback of an answer. */
  readonly ref: string;
  readonly kind: Delivery['kind'];
  readonly text: string;
  readonly life: number;
  /** Whether the program was told. */
  told: boolean;
}

/** What a platform asks about the run it is part of. */
export interface Around {
  readonly time: Time;
  readonly chance: Chance;
  readonly faults: Faults;
}

/** Chats of citizens have numbers from here on: officers act on what they are shown, and see all of it in the end. */
export const CITIZENS_FROM = 1_000;
/** Longest wait that the platform asks for when it was too much, in ms. */
const LIMIT_MS = 20_000;

/** A platform outside the process: it keeps what each chat shows and what was not acknowledged, whatever becomes of the program. */
export class Platform {
  readonly name: string;
  readonly capabilities: Capabilities;
  readonly taken: Taken[] = [];
  /** Of people, in the order they wrote; until acknowledged. */
  readonly waiting: Inbound[] = [];
  /** Acknowledged ones, by their id. */
  readonly acknowledged = new Map<string, Inbound>();
  /** Chats that shut us out. */
  readonly blocked = new Set<ChatId>();
  /** Told of each chat in which something new is shown. */
  onShown: (chat: ChatId) => void = () => undefined;
  /** Told that something waits. */
  onWaiting: () => void = () => undefined;
  readonly #around: Around;
  readonly #chats = new Map<ChatId, Shown[]>();

  constructor(name: string, capabilities: Capabilities, around: Around) {
    this.name = name;
    this.capabilities = capabilities;
    this.#around = around;
  }

  shown(chat: ChatId): readonly Shown[] {
    return this.#chats.get(chat) ?? [];
  }

  /** A person writes. */
  write(message: Inbound): void {
    const { content } = message;
    this.#around.time.note(
      `${this.name} ${message.chat} writes ${content.kind === 'text' ? content.text : content.kind}`,
    );
    this.waiting.push(message);
    this.onWaiting();
  }

  acknowledge(messages: readonly Inbound[]): void {
    for (const message of messages) {
      this.acknowledged.set(message.id, message);
      const index = this.waiting.indexOf(message);
      if (index >= 0) this.waiting.splice(index, 1);
    }
  }

  /** What the program of one life sends through. */
  portOf(life: Life): ChannelPort {
    return {
      name: this.name,
      capabilities: this.capabilities,
      isGroup: (chat) => chat.startsWith('-'),
      send: (chat, delivery, at) => this.#send(life, chat, delivery, at),
      // Files come by `Files`, which keeps them as well.
      fetch: async () => ({ ok: false, why: 'gone' }),
      showWorking: () => undefined,
    };
  }

  async #send(life: Life, chat: ChatId, delivery: Delivery, at: SendAt): Promise<SendResult> {
    const { chance, faults, time } = this.#around;
    await faults.gate('send', life);
    if (this.blocked.has(chat)) return { ok: false, why: 'blocked', certain: true };
    const fault = faults.strikes('send') ? chance.of(['limit', 'down', 'throws', 'refused', 'unanswered']) : undefined;
    if (fault) time.note(`${life.number} ${this.name} send ${fault}`);
    if (fault === 'limit') return { ok: false, why: 'limit', retryAfterMs: chance.whole(1, LIMIT_MS) };
    if (fault === 'down') return { ok: false, why: 'unknown', certain: true };
    if (fault === 'throws') throw new Error('the socket hung up');
    // Telegram says so of what it does not like; nobody knows why, and the reply is never seen.
    if (fault === 'refused' && delivery.kind === 'message' && Number(chat) >= CITIZENS_FROM)
      return { ok: false, why: 'refused', certain: true };
    const platformId = this.#take(life, chat, delivery, at);
    const taken = this.taken.at(-1);
    await faults.gate('sent', life);
    if (fault === 'unanswered') return { ok: false, why: 'unknown', certain: false };
    if (taken) taken.told = true;
    return { ok: true, platformId };
  }

  #take(life: Life, chat: ChatId, delivery: Delivery, { edits }: SendAt): string {
    const ref = delivery.kind === 'answer' ? delivery.callback : delivery.ref;
    const text = delivery.kind === 'message' ? plain(delivery.message.text) : '';
    this.taken.push({ chat, ref, kind: delivery.kind, text, life: life.number, told: false });
    this.#around.time.note(`${life.number} ${this.name} ${chat} takes ${delivery.kind} ${ref}`);
    const known = this.#chats.get(chat) ?? [];
    this.#chats.set(chat, known);
    const id = `${this.name[0]}${this.taken.length}`;
    if (delivery.kind !== 'message') return id;
    const choices = delivery.message.choices?.flat() ?? [];
    const index = edits === undefined ? -1 : known.findIndex((each) => each.id === edits);
    const old = known[index];
    if (old) known[index] = { id: old.id, text, choices, edition: old.edition + 1 };
    else known.push({ id, text, choices, edition: 1 });
    this.onShown(chat);
    return old?.id ?? id;
  }
}

/** Files that people sent and what was kept of them: outside the process, like the platform and the disk. */
export class Files {
  /** What a handle stands for, by sha256. */
  readonly sent = new Map<string, string>();
  /** Handles that the program was told it can not have. */
  readonly refused = new Set<string>();
  /** On the disk: sha256 by id. */
  readonly kept = new Map<string, string>();
  readonly #around: Around;

  constructor(around: Around) {
    this.#around = around;
  }

  /** A person takes a photo. */
  photo(): MediaRef {
    const sha256 = this.#around.chance.bytes(32).toString('hex');
    const handle = `photo-${this.sent.size}`;
    this.sent.set(handle, sha256);
    return { kind: 'photo', handle };
  }

  /** Gets a file and keeps it. */
  async fetch(life: Life, { handle }: MediaRef): Promise<MediaOutcome> {
    const { chance, faults, time } = this.#around;
    await faults.gate('fetch', life);
    const fault = faults.strikes('fetch')
      ? chance.of(['unavailable', 'unavailable', 'gone', 'full', 'throws'])
      : undefined;
    if (fault) time.note(`${life.number} fetch ${fault}`);
    if (fault === 'unavailable') return this.#refuse(handle, 'unavailable');
    if (fault === 'gone') return this.#refuse(handle, 'gone');
    if (fault === 'full') throw new StoreFault('io', 'ENOSPC');
    const sha256 = this.sent.get(handle);
    if (sha256 === undefined) return { ok: false, why: 'gone' };
    const id = chance.bytes(8).toString('hex');
    this.kept.set(id, sha256);
    await faults.gate('kept', life);
    if (fault === 'throws') return this.#refuse(handle, 'unavailable');
    const key = chance.bytes(32).toString('base64');
    const file: KeptFile = { id, key, mime: 'image/jpeg', bytes: 1000, sha256 };
    return { ok: true, file };
  }

  #refuse(handle: string, why: 'gone' | 'unavailable'): MediaOutcome {
    this.refused.add(handle);
    return { ok: false, why };
  }
}
