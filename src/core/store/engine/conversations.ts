import type { ChannelName, ChatId } from '../../message.ts';
import { Recent } from '../../recent.ts';
import { SealBroken, type Sealer } from '../../seal/sealer.ts';
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

  /**
   * The conversation of a chat whose row does not open any more. Its person writes, so the chat is known; where the key is lost, so is what was sealed with
   * it, and there is a new one for what comes now.
   */
  *mended(channel: ChannelName, chat: ChatId): Work<Conversation> {
    const row = yield* one(this.#q.byHash, { hash: this.#hashOf(channel, chat) });
    if (!row) throw new StoreFault('rejected', 'no-such-conversation');
    const hash = row.chatHash.toString('hex');
    const { id, blocked, heardAt } = row;
    return yield* this.#written({
      id,
      channel,
      chat,
      hash,
      key: this.#keyOf(row) ?? this.#sealer.newKey(),
      blocked,
      heardAt,
    });
  }

  /** Its key; undefined where that does not open any more. */
  #keyOf({ wrappedKey, chatHash }: { readonly wrappedKey: Buffer; readonly chatHash: Buffer }): Buffer | undefined {
    try {
      return this.#sealer.unwrap(wrappedKey, context.conversation(chatHash.toString('hex')));
    } catch (error) {
      if (error instanceof SealBroken) return undefined;
      throw error;
    }
  }

  /** Gives it a new key: whatever was sealed with the old one is lost for ever. */
  *rekey(old: Conversation): Work<Conversation> {
    return yield* this.#written({ ...old, key: this.#sealer.newKey() });
  }

  /** Writes its key, and its chat sealed with it. */
  *#written(conversation: Conversation): Work<Conversation> {
    const { id, chat, hash, key } = conversation;
    yield* run(this.#q.rekey, {
      id,
      wrappedKey: this.#sealer.wrap(key, context.conversation(hash)),
      chat: this.#sealer.seal(key, chat, context.chat(hash)),
    });
    return this.#remember(conversation);
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
