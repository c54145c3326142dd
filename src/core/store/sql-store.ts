import type { Clock } from '../clock.ts';
import type { Role } from '../complaint/role.ts';
import type { Event } from '../event.ts';
import type { ChannelName, ChatId, Inbound } from '../message.ts';
import { Recent } from '../recent.ts';
import { shardLease, shardOf } from '../shard.ts';
import { COPY_MARK } from './copy/copy-mark.ts';
import { GroupCommitter, type Lane } from './engine/committer.ts';
import { Conversations } from './engine/conversations.ts';
import type { Database } from './engine/database.ts';
import { type Opening, SECRET_MARK } from './engine/generations.ts';
import { acceptByChat, laneOfStep } from './engine/lanes.ts';
import { SqlLeases } from './engine/leases.ts';
import { context, inboundFromJson, parsed } from './engine/sealed.ts';
import { conversationOf, Warm } from './engine/warm.ts';
import type { Erasure } from './port/erasure-rows.ts';
import type { Effect, Step } from './port/steps.ts';
import {
  type Blocked,
  type Committed,
  type OpenCursor,
  type OpenPage,
  type QueuedSend,
  type SendFailure,
  type Store,
  StoreFault,
  type Undelivered,
  type Unreadable,
} from './port/store.ts';
import { SqlReads } from './sql-reads.ts';
import type { Statements } from './statements/statements.ts';
import { all, one, run, type Work } from './statements/work.ts';
import { acceptMessages } from './transactions/accept.ts';
import { invite } from './transactions/desk.ts';
import { noteErasure } from './transactions/erasures.ts';
import { beginningOf } from './transactions/history.ts';
import { pinDeskChat } from './transactions/people.ts';
import { type Post, postEvent } from './transactions/post.ts';
import { markBlocked, markFailed, markSent, markWaiting, undelivered } from './transactions/sends.ts';
import { StepWriter } from './transactions/step.ts';
import { type TidiedUpTo, tidy } from './transactions/tidy.ts';
import { recover } from './transactions/unhandled.ts';
import { setUnreadableAside } from './transactions/unreadable.ts';

/** Keys of dossiers that are kept at least; twice as many at most, 100 bytes each. */
const DOSSIER_KEYS = 512;
/** When a reader is in the way of emptying the log: the next try. */
const TRUNCATE_RETRY_MS = 1_000;

/** Tells the store of a roll-back, once there is one to tell. */
export class RolledBack {
  tell: () => void = () => undefined;
}

/** What an open store is made of. */
export interface Opened extends Pick<Opening, 'sealer' | 'rotations'> {
  /**
   * Told what a step erased, once that is durable and before anybody who asked for it is answered. Never rejects: an erasure that can not be written
   * down elsewhere has happened all the same, and stands in the database's own rows.
   */
  readonly onErased: ((erasures: readonly Erasure[]) => Promise<void>) | undefined;
  readonly clock: Clock;
  readonly db: Database;
  readonly rolledBack: RolledBack;
}

/** The store on an open database. */
export class SqlStore<Talk> extends SqlReads<Talk> implements Store<Talk> {
  readonly leases: SqlLeases;
  /** For transactions. */
  readonly #w: Statements;
  readonly #conversations: Conversations;
  readonly #warm: Warm;
  readonly #post: Post;
  readonly #steps: StepWriter;
  readonly #committer: GroupCommitter;
  /** Whose leases its steps are fenced by. */
  #holder: string | undefined;
  readonly #onErased: Opened['onErased'];
  readonly #tidied: TidiedUpTo = { inbox: 0, outbox: 0 };

  constructor({ sealer, rotations, clock, db, rolledBack, onErased }: Opened) {
    const kept = db.shared ? 0 : undefined;
    const conversations = new Conversations(db.locking.conversation, sealer, kept);
    const known = db.shared ? new Conversations(db.q.conversation, sealer, kept) : conversations;
    super({ sealer, rotations, clock, db, known });
    this.#w = db.locking;
    this.#onErased = onErased;
    this.#warm = new Warm(kept);
    this.#conversations = conversations;
    rolledBack.tell = () => {
      this.#conversations.forget();
      this.#warm.forgetAll();
      this.#post.dossierKeys.clear();
      this.#post.chain.hash = undefined;
    };
    this.#post = {
      q: this.#w,
      sealer,
      conversations,
      warm: this.#warm,
      dossierKeys: new Recent(kept ?? DOSSIER_KEYS),
      chain: { hash: undefined, beginning: beginningOf(sealer, rotations), kept: !db.shared },
    };
    this.#steps = new StepWriter(this.#post);
    this.leases = new SqlLeases(db, clock);
    this.#committer = new GroupCommitter(db.transact, clock);
  }

  // The way in

  accept(messages: readonly Inbound[], receivedAt: Date): Promise<readonly number[]> {
    const acceptAll = (some: readonly Inbound[], lane?: Lane) =>
      this.#committer.run(
        () => acceptMessages(this.#w, this.sealer, this.#conversations, this.#warm, some, receivedAt),
        lane,
      );
    return this.db.shared ? acceptByChat(messages, acceptAll) : acceptAll(messages);
  }

  async read(id: number, limit: number) {
    return this.ask(this.#readConversation(id, limit));
  }

  *#readConversation(id: number, limit: number) {
    const conversation = yield* this.known.byId(id);
    const warm = this.#warm.get(id);
    if (warm) return conversationOf<Talk>(conversation, warm, limit);
    const row = yield* one(this.q.conversation.talk, { id });
    if (!row) throw new StoreFault('rejected', 'no-such-conversation');
    const inbox = yield* all(this.q.inbox.openOf, { conversation: id, limit });
    const { key, channel, chat } = conversation;
    const talk = row.talk && this.sealer.open(key, row.talk, context.talk(id));
    const entry = {
      version: row.version,
      talk: talk === null ? null : parsed<Talk>(talk),
      talkLength: talk?.length ?? 0,
      open: inbox.map(({ id: heard, receivedAt, attempts, body }) => {
        const message = inboundFromJson(this.sealer.open(key, body, context.inbox(id)), channel, chat);
        return { id: heard, receivedAt, attempts, message };
      }),
    };
    if (inbox.length < limit) this.#warm.set(id, entry);
    return conversationOf<Talk>(conversation, entry, limit);
  }

  recover(after: OpenCursor, untilRow: number, limit: number): Promise<OpenPage> {
    return this.#committer.run(() => recover(this.#w, this.#warm, after, untilRow, limit));
  }

  tried(row: number, attempts: number): Promise<void> {
    return this.#committer.run(() => {
      this.#warm.forgetAll();
      return run(this.#w.inbox.tried, { id: row, attempts });
    });
  }

  setAside(rows: readonly number[]): Promise<void> {
    const q = this.#w.inbox;
    const warm = this.#warm;
    return this.#committer.run(function* () {
      warm.forgetAll();
      for (const id of rows) yield* run(q.setAside, { id });
    });
  }

  setUnreadableAside(conversation: number): Promise<Unreadable> {
    return this.#committer.run(() => setUnreadableAside(this.#post, conversation));
  }

  // Steps

  async commit(step: Step<Talk>): Promise<Committed> {
    const committed = await this.#committer.run(
      () => (this.#holder === undefined ? this.#steps.apply(step, this.clock.now()) : this.#fenced(step, this.#holder)),
      laneOfStep(step),
    );
    if (committed.ok && committed.erased) this.#truncateLog();
    if (committed.ok && committed.erasures) await this.#onErased?.(committed.erasures);
    return committed;
  }

  fenceBy(holder: string): void {
    this.#holder = holder;
  }

  *#fenced(step: Step<Talk>, holder: string): Work<Committed> {
    const name = shardLease(shardOf(step.conversation));
    if (!(yield* one(this.#w.leases.held, { name, holder }))) return { ok: false, why: 'stale' };
    return yield* this.#steps.apply(step, this.clock.now());
  }

  async act(effects: readonly Effect[]): Promise<Committed> {
    const committed = await this.#committer.run(() => this.#steps.act(effects, this.clock.now()));
    if (committed.ok && effects.some((effect) => effect.do === 'forget')) this.#truncateLog();
    if (committed.ok && committed.erasures) await this.#onErased?.(committed.erasures);
    return committed;
  }

  /** What was erased still lies in the write-ahead log until it is emptied. */
  #truncateLog(): void {
    if (this.closed) return; // closing empties it too
    if (!this.db.truncateLog()) this.clock.after(TRUNCATE_RETRY_MS, () => this.#truncateLog());
  }

  noteErasures(erasures: readonly Erasure[]): Promise<void> {
    const q = this.#w;
    return this.#committer.run(function* () {
      for (const erasure of erasures) yield* noteErasure(q, erasure);
    });
  }

  // The way out

  markSent(send: QueuedSend, platformId: string, others: readonly string[] = []): Promise<readonly number[]> {
    return this.#committer.runLazily(
      () => markSent(this.#post, { send, platformId, others, now: this.clock.now() }),
      send.conversation,
    );
  }

  markSuperseded(rows: readonly number[]): Promise<void> {
    const q = this.#w.outbox;
    return this.#committer.runLazily(function* () {
      for (const id of rows) yield* run(q.superseded, { id });
    });
  }

  markLater(row: number, attempts: number, nextAt: Date): Promise<void> {
    return this.#committer.runLazily(() => run(this.#w.outbox.later, { id: row, attempts, nextAt }));
  }

  markFailed(send: QueuedSend, why: SendFailure): Promise<readonly number[]> {
    return this.#committer.runLazily(() => markFailed(this.#post, send, why, this.clock.now()));
  }

  markBlocked(refused: QueuedSend, why: 'blocked' | 'gone'): Promise<Blocked> {
    return this.#committer.run(() => markBlocked(this.#post, refused, why, this.clock.now()));
  }

  markWaiting(id: number, asOf: Date): Promise<readonly number[] | undefined> {
    return this.#committer.run(() => markWaiting(this.#post, { id, asOf, now: this.clock.now() }));
  }

  undelivered(channel: ChannelName, chat: ChatId, ref: string, why: Undelivered): Promise<readonly number[]> {
    return this.#committer.run(() => undelivered(this.#post, { channel, chat, ref, why, now: this.clock.now() }));
  }

  // The desk's people

  invite(invitation: {
    readonly code: string;
    readonly desk: string;
    readonly role: Role;
    readonly expiresAt: Date;
  }): Promise<void> {
    return this.#committer.run(() => invite(this.#w, this.sealer, invitation, this.clock.now()));
  }

  // Streams of platforms, and the secret

  moveCursor(channel: ChannelName, stream: string, place: string): Promise<void> {
    return this.#committer.run(() =>
      run(this.#w.handovers.cursor.move, { channel, stream, place, now: this.clock.now() }),
    );
  }

  belongsToSecret(): Promise<boolean> {
    const { read, begin } = this.#w.handovers.cursor;
    const place = this.sealer.lookup('secret', 'of this database').toString('base64url');
    const now = this.clock.now();
    return this.#committer.run(function* () {
      yield* run(begin, { ...SECRET_MARK, place, now });
      return (yield* one(read, SECRET_MARK))?.place === place;
    });
  }

  isHalfCopied(): Promise<boolean> {
    const { read } = this.#w.handovers.cursor;
    return this.#committer.run(function* () {
      return (yield* one(read, COPY_MARK)) !== undefined;
    });
  }

  pinDeskChat(desk: string, channel: ChannelName, chat: ChatId | null): Promise<void> {
    return this.#committer.run(() => pinDeskChat(this.#w, this.#conversations, desk, channel, chat, this.clock.now()));
  }

  post(
    event: Event,
    to: readonly { readonly conversation: number; readonly key: string }[],
  ): Promise<readonly number[]> {
    const post = this.#post;
    const now = this.clock.now();
    return this.#committer.run(function* () {
      const told: number[] = [];
      for (const { conversation, key } of to)
        if (yield* postEvent(post, conversation, event, key, now)) told.push(conversation);
      return told;
    });
  }

  // Keeping house

  async ping(): Promise<void> {
    // An UPDATE that meets no row still takes the lock and a transaction.
    await this.#committer.run(() => run(this.#w.inbox.setAside, { id: 0 }));
  }

  tidy(before: Date, limit: number): Promise<{ readonly deleted: number; readonly more: boolean }> {
    return this.#committer.run(() => tidy(this.#w, this.#tidied, before, limit));
  }

  async close(): Promise<void> {
    await this.#committer.close();
    this.closed = true;
    await this.db.close();
  }
}
