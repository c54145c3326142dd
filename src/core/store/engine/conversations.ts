import type { ChannelName, ChatId } from '../../message.ts';
import { Recent } from '../../recent.ts';
import type { Sealer } from '../../seal/sealer.ts';
import { StoreFault } from '../port/store.ts';
import type { Statements } from '../statements/statements.ts';
import { added, one, run, type Work } from '../statements/work.ts';
import { context } from './sealed.ts';

/** What is needed of a conversation to seal, open and address its rows. */
export interface Conversation {
  readonly id: number;
  readonly channel: ChannelName;
  readonly chat: ChatId;
  /** Keyed hash of channel and chat, hex: part of what the key and the chat are bound to. */
  readonly hash: string;
  readonly key: Buffer;
  readonly blocked: boolean;
  /** When the person last wrote, to the hour; epoch 0: what is queued waits until they do. */
  readonly heardAt: Date;
}

/** Kept in memory: so many of the busiest, or up to twice as many. About 500 bytes each: nothing beside 10,000 open ones. */
const CACHED = 1024;

/** Finds conversations by chat or id, and remembers the busy ones with their keys. */
export class Conversations {
  readonly #q: Statements['conversation'];
  readonly #sealer: Sealer;
  readonly #byId: Recent<number, Conversation>;
  readonly #idByChat: Recent<string, number>;

  /** @param cached how many are remembered at least; none where other processes may change them */
  constructor(q: Statements['conversation'], sealer: Sealer, cached = CACHED) {
    this.#q = q;
    this.#sealer = sealer;
    this.#byId = new Recent(cached);
    this.#idByChat = new Recent(cached);
  }

  /** The conversation with this id. @throws StoreFault `rejected` when there is none */
  *byId(id: number): Work<Conversation> {
    const cached = this.#byId.get(id);
    if (cached) return cached;
    const row = yield* one(this.#q.byId, { id });
    if (!row) throw new StoreFault('rejected', 'no-such-conversation');
    return this.#remember(this.#unsealed(row));
  }

  /** The conversation of this chat; undefined when the person never spoke to us. */
  *byChat(channel: ChannelName, chat: ChatId): Work<Conversation | undefined> {
    const id = this.#idByChat.get(chatName(channel, chat));
    const cached = id === undefined ? undefined : this.#byId.get(id);
    if (cached) return cached;
    const row = yield* one(this.#q.byHash, { hash: this.#hashOf(channel, chat) });
    return row && this.#remember(this.#unsealed(row));
  }

  /** Begins a conversation with a key of its own. */
  *add(channel: ChannelName, chat: ChatId, now: Date): Work<Conversation> {
    const hash = this.#hashOf(channel, chat);
    const key = this.#sealer.newKey();
    const hex = hash.toString('hex');
    const id = yield* added(this.#q.add, {
      channel,
      hash,
      wrappedKey: this.#sealer.wrap(key, context.conversation(hex)),
      chat: this.#sealer.seal(key, chat, context.chat(hex)),
      now,
    });
    if (id === undefined) return yield* this.#addedByAnother(hash);
    return this.#remember({ id, channel, chat, hash: hex, key, blocked: false, heardAt: now });
  }

  /** Another process was quicker. */
  *#addedByAnother(hash: Buffer): Work<Conversation> {
    const row = yield* one(this.#q.byHash, { hash });
    if (!row) throw new StoreFault('rejected', 'conversation-not-added');
    return this.#remember(this.#unsealed(row));
  }

  /** Gives it a new key: whatever was sealed with the old one is lost for ever. */
  *rekey(old: Conversation): Work<Conversation> {
    const key = this.#sealer.newKey();
    yield* run(this.#q.rekey, {
      id: old.id,
      wrappedKey: this.#sealer.wrap(key, context.conversation(old.hash)),
      chat: this.#sealer.seal(key, old.chat, context.chat(old.hash)),
    });
    return this.#remember({ ...old, key });
  }

  /** Notes that the person shut us out, or is back. */
  *block(conversation: Conversation, blocked: boolean): Work<Conversation> {
    yield* run(this.#q.block, { id: conversation.id, blocked });
    return this.#remember({ ...conversation, blocked });
  }

  /** Notes when the person last wrote; see {@link Conversation.heardAt}. */
  *heard(conversation: Conversation, heardAt: Date): Work<Conversation> {
    yield* run(this.#q.heard, { id: conversation.id, heardAt });
    return this.#remember({ ...conversation, heardAt });
  }

  /** Forgets all that is cached: after a roll-back nobody knows what of it is true. */
  forget(): void {
    this.#byId.clear();
    this.#idByChat.clear();
  }

  /** Whoever is looked for and not found is added next: the last hash is kept. */
  #hashOf(channel: ChannelName, chat: ChatId): Buffer {
    const name = chatName(channel, chat);
    if (this.#lastHash?.name !== name) this.#lastHash = { name, hash: chatLookup(this.#sealer, channel, chat) };
    return this.#lastHash.hash;
  }
  #lastHash: { readonly name: string; readonly hash: Buffer } | undefined;

  #unsealed(row: {
    id: number;
    channel: string;
    chatHash: Buffer;
    wrappedKey: Buffer;
    chat: Buffer;
    blocked: boolean;
    heardAt: Date;
  }): Conversation {
    const hash = row.chatHash.toString('hex');
    const key = this.#sealer.unwrap(row.wrappedKey, context.conversation(hash));
    const chat = this.#sealer.open(key, row.chat, context.chat(hash)) as ChatId;
    return { id: row.id, channel: row.channel, chat, hash, key, blocked: row.blocked, heardAt: row.heardAt };
  }

  #remember(conversation: Conversation): Conversation {
    this.#byId.set(conversation.id, conversation);
    this.#idByChat.set(chatName(conversation.channel, conversation.chat), conversation.id);
    return conversation;
  }
}

const chatName = (channel: ChannelName, chat: string) => `${channel}\0${chat}`;

/** The keyed hash by which a chat is found. */
export const chatLookup = (sealer: Pick<Sealer, 'lookup'>, channel: ChannelName, chat: string): Buffer =>
  sealer.lookup('chat', chatName(channel, chat));
