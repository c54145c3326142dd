import type { Clock, RandomBytes } from '../clock.ts';
import type { Delivery, OutFile } from '../delivery.ts';
import type { Event } from '../event.ts';
import type { Evidence, Looks } from '../facts.ts';
import type { HandoverCode } from '../handover/code.ts';
import type { ChannelName, ChatId, Inbound } from '../message.ts';
import { deriveKeys } from '../seal/keys.ts';
import { Sealer } from '../seal/sealer.ts';
import { shardLease, shardOf } from '../shard.ts';
import { acceptMessages } from './accept.ts';
import { anchorHash, giveReceipt, nameAnchor, nameOthers, tellLost } from './cases.ts';
import { GroupCommitter, type Lane } from './committer.ts';
import { type Conversation, Conversations } from './conversations.ts';
import type { Database } from './database.ts';
import { adminHash, invitationHash } from './desk.ts';
import { handoverByCode, handoverOf, tellUnreached } from './handovers.ts';
import { verifyHistory } from './history.ts';
import { acceptByChat, laneOfStep } from './lanes.ts';
import { SqlLeases } from './leases.ts';
import { clusterOf, nearComplaints } from './near.ts';
import { adminNames, adminsAt, pinDeskChat, workplaces } from './people.ts';
import { samePictures } from './pictures.ts';
import { type Post, postEvent } from './post.ts';
import { deskFigures, queuePage } from './queue.ts';
import { openComplaint, openIdentity, statusByCode } from './reading.ts';
import { Recent } from './recent.ts';
import { context, deliveryFromJson, evidenceFromJson, inboundFromJson, parsed } from './sealed.ts';
import { openSqlite } from './sqlite.ts';
import type { Statements } from './statements.ts';
import { StepWriter } from './step.ts';
import type { ComplaintCode, Effect, Identity, StatusView, Step } from './steps.ts';
import {
  type AdminRow,
  type Anchors,
  type AsideRow,
  type Blocked,
  type Committed,
  type Complaint,
  type Counts,
  type Desk,
  type DeskFigures,
  type DueCursor,
  type DuePage,
  type DuePart,
  type FileSentQuery,
  type Handover,
  type HistoryCheck,
  type Invitation,
  NEVER,
  type NearComplaint,
  type OpenCursor,
  type OpenPage,
  type QueuedSend,
  type Role,
  type SamePicture,
  type SendFailure,
  type Store,
  StoreFault,
  type TranscriptItem,
} from './store.ts';
import { fileSent, transcript } from './transcript.ts';
import { conversationOf, Warm } from './warm.ts';
import { all, type Command, type Given, one, type Query, run, type Work } from './work.ts';

/** Where the keyed hash stands that tells to which secret the database belongs: beside the marks of channels, and none of them. */
const SECRET_MARK = { channel: 'aduan', stream: 'secret' } as const;
/** Tries of one message before it is put aside. */
export const TRIES_MAX = 3;
/** Rows of one page where everything is read. */
const PAGE = 200;
/** Queued rows of one conversation that fail together; more than this many nobody has. */
const FAILED_AT_ONCE_MAX = 10_000;
/** Newest messages of a conversation among which a person's is looked for. */
const LATEST_LOOKED_AT = 20;
/** Newest messages of ours among which the one is looked for that somebody answers. */
const NAMED_LOOKED_AT = 20;
/** Keys of dossiers that are kept at least; twice as many at most, 100 bytes each. */
const DOSSIER_KEYS = 512;
/** How old the count of complaints by status may be: counting a million takes a while. */
const STATUS_COUNT_MS = 30_000;
/** When a reader is in the way of emptying the log: the next try. */
const TRUNCATE_RETRY_MS = 1_000;

/** What every store is made of. */
interface Parts {
  /** `ADUAN_SECRET`. */
  readonly secret: string;
  readonly clock: Clock;
  readonly random: RandomBytes;
}

/** A store in a file of its own. */
export interface StoreParts extends Parts {
  /** The SQLite file; created where there is none. Its folder must exist. */
  readonly file: string;
}

/** A store that several processes share. */
export interface SharedStoreParts extends Parts {
  /** `postgres://user:password@host/database`. */
  readonly url: string;
}

/**
 * Opens the store on a SQLite file and migrates it.
 * @throws StoreFault, or Error when the secret is too short
 */
export function openStore<Talk>(parts: StoreParts): Store<Talk> {
  return storeOn(parts, (onRollback) => openSqlite(parts.file, onRollback));
}

/**
 * The store on a database that is opened here: what opens it may watch it, or let it fail.
 * @throws whatever opening throws, or Error when the secret is too short
 */
export function storeOn<Talk>(parts: Parts, open: (onRollback: () => void) => Database): Store<Talk> {
  const rolledBack = new RolledBack();
  const sealer = sealerOf(parts);
  const db = open(() => rolledBack.tell());
  return new SqlStore<Talk>({ sealer, clock: parts.clock, db, rolledBack });
}

/**
 * Opens the store on a PostgreSQL database and migrates it.
 * @throws StoreFault, or Error when the secret is too short
 */
export async function openSharedStore<Talk>(parts: SharedStoreParts): Promise<Store<Talk>> {
  const rolledBack = new RolledBack();
  const sealer = sealerOf(parts);
  // Loaded where it is wanted: a file needs none of its memory.
  const { openPostgres } = await import('./postgres.ts');
  const db = await openPostgres(parts.url, () => rolledBack.tell());
  return new SqlStore<Talk>({ sealer, clock: parts.clock, db, rolledBack });
}

const sealerOf = ({ secret, random }: Parts): Sealer => new Sealer(deriveKeys(secret), random);

/** Tells the store of a roll-back, once there is one to tell. */
class RolledBack {
  tell: () => void = () => undefined;
}

interface Opened {
  readonly sealer: Sealer;
  readonly clock: Clock;
  readonly db: Database;
  readonly rolledBack: RolledBack;
}

class SqlStore<Talk> implements Store<Talk> {
  readonly #clock: Clock;
  readonly #sealer: Sealer;
  readonly #db: Database;
  /** For reading. */
  readonly #q: Statements;
  /** For transactions. */
  readonly #w: Statements;
  /** For reading. */
  readonly #known: Conversations;
  /** For transactions. */
  readonly #conversations: Conversations;
  readonly #warm: Warm;
  readonly #post: Post;
  readonly #steps: StepWriter;
  readonly #committer: GroupCommitter;
  readonly leases: SqlLeases;
  /** Whose leases its steps are fenced by. */
  #holder: string | undefined;
  #closed = false;
  #statusCount: { readonly at: Date; readonly complaints: Counts['complaints'] } | undefined;
  #tidied = { inbox: 0, outbox: 0 };

  constructor({ sealer, clock, db, rolledBack }: Opened) {
    this.#clock = clock;
    this.#sealer = sealer;
    this.#db = db;
    this.#q = db.q;
    this.#w = db.locking;
    const kept = db.shared ? 0 : undefined;
    this.#warm = new Warm(kept);
    this.#conversations = new Conversations(this.#w.conversation, this.#sealer, kept);
    this.#known = db.shared ? new Conversations(this.#q.conversation, this.#sealer, kept) : this.#conversations;
    rolledBack.tell = () => {
      this.#conversations.forget();
      this.#warm.forgetAll();
      this.#post.dossierKeys.clear();
      this.#post.chain.hash = undefined;
    };
    this.#post = {
      q: this.#w,
      sealer: this.#sealer,
      conversations: this.#conversations,
      warm: this.#warm,
      dossierKeys: new Recent(kept ?? DOSSIER_KEYS),
      chain: { hash: undefined, kept: !db.shared },
    };
    this.#steps = new StepWriter(this.#post);
    this.leases = new SqlLeases(db, clock);
    this.#committer = new GroupCommitter(db.transact, this.#clock);
  }

  // The way in

  accept(messages: readonly Inbound[], receivedAt: Date): Promise<readonly number[]> {
    const acceptAll = (some: readonly Inbound[], lane?: Lane) =>
      this.#committer.run(
        () => acceptMessages(this.#w, this.#sealer, this.#conversations, this.#warm, some, receivedAt),
        lane,
      );
    return this.#db.shared ? acceptByChat(messages, acceptAll) : acceptAll(messages);
  }

  async read(id: number, limit: number) {
    return this.#read(this.#readConversation(id, limit));
  }

  *#readConversation(id: number, limit: number) {
    const conversation = yield* this.#known.byId(id);
    const warm = this.#warm.get(id);
    if (warm) return conversationOf<Talk>(conversation, warm, limit);
    const row = yield* one(this.#q.conversation.talk, { id });
    if (!row) throw new StoreFault('rejected', 'no-such-conversation');
    const inbox = yield* all(this.#q.inbox.openOf, { conversation: id, limit });
    const { key, channel, chat } = conversation;
    const talk = row.talk && this.#sealer.open(key, row.talk, context.talk(id));
    const entry = {
      version: row.version,
      talk: talk === null ? null : parsed<Talk>(talk),
      talkLength: talk?.length ?? 0,
      open: inbox.map(({ id: heard, receivedAt, attempts, body }) => {
        const message = inboundFromJson(this.#sealer.open(key, body, context.inbox(id)), channel, chat);
        return { id: heard, receivedAt, attempts, message };
      }),
    };
    if (inbox.length < limit) this.#warm.set(id, entry);
    return conversationOf<Talk>(conversation, entry, limit);
  }

  async countOpen(): Promise<number> {
    return (await this.#read(one(this.#q.inbox.countOpen)))?.n ?? 0;
  }

  async openIn(channel: ChannelName, chat: ChatId, limit: number) {
    return this.#read(this.#openIn(channel, chat, limit));
  }

  *#openIn(channel: ChannelName, chat: ChatId, limit: number) {
    const conversation = yield* this.#known.byChat(channel, chat);
    if (!conversation) return null;
    const rows = yield* all(this.#q.inbox.openIds, { conversation: conversation.id, limit });
    return { conversation: conversation.id, open: rows.length };
  }

  async open(after: OpenCursor, limit: number, shards?: ReadonlySet<number>): Promise<OpenPage> {
    const { open, openOfShards } = this.#q.inbox;
    const rows = await this.#read(
      shards ? all(openOfShards, { ...after, limit, shards: maskOf(shards) }) : all(open, { ...after, limit }),
    );
    return pageOf(rows, limit);
  }

  recover(after: OpenCursor, untilRow: number, limit: number): Promise<OpenPage> {
    const q = this.#w.inbox;
    const warm = this.#warm;
    return this.#committer.run(function* () {
      warm.forgetAll(); // counts change below
      const rows = yield* all(q.open, { ...after, limit });
      const page = pageOf(rows, limit);
      const last = rows.at(-1);
      if (!last) return page;
      const old = rows.filter((row) => row.id <= untilRow);
      for (const row of old) if (row.attempts >= TRIES_MAX) yield* run(q.setAside, { id: row.id });
      const slice = { ...after, lastConversation: last.conversation, lastRow: last.id };
      yield* run(q.countTries, { ...slice, until: untilRow, below: TRIES_MAX - 1 });
      const left = old.filter((row) => row.attempts < TRIES_MAX).map((row) => row.conversation);
      return { conversations: [...new Set(left)], next: page.next };
    });
  }

  async newestInboxRow(): Promise<number> {
    return (await this.#read(one(this.#q.inbox.newest)))?.id ?? 0;
  }

  async oldestOpen(channels: Iterable<ChannelName>, shards: ReadonlySet<number>): Promise<Date | null> {
    const { oldestOn, at } = this.#q.inbox;
    let oldest: Date | null = null;
    for (const channel of channels) {
      const id = (await this.#read(one(oldestOn, { channel, shards: maskOf(shards) })))?.id ?? null;
      const found = id === null ? undefined : (await this.#read(one(at, { id })))?.at;
      if (found && (oldest === null || found < oldest)) oldest = found;
    }
    return oldest;
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

  async aside(limit: number): Promise<readonly AsideRow[]> {
    return this.#read(all(this.#q.inbox.aside, { limit }));
  }

  // Steps

  async commit(step: Step<Talk>): Promise<Committed> {
    const committed = await this.#committer.run(
      () =>
        this.#holder === undefined ? this.#steps.apply(step, this.#clock.now()) : this.#fenced(step, this.#holder),
      laneOfStep(step),
    );
    if (committed.ok && committed.erased) this.#truncateLog();
    return committed;
  }

  fenceBy(holder: string): void {
    this.#holder = holder;
  }

  *#fenced(step: Step<Talk>, holder: string): Work<Committed> {
    const name = shardLease(shardOf(step.conversation));
    if (!(yield* one(this.#w.leases.held, { name, holder }))) return { ok: false, why: 'stale' };
    return yield* this.#steps.apply(step, this.#clock.now());
  }

  act(effects: readonly Effect[]): Promise<Committed> {
    return this.#committer.run(() => this.#steps.act(effects, this.#clock.now()));
  }

  /** What was erased still lies in the write-ahead log until it is emptied. */
  #truncateLog(): void {
    if (this.#closed) return; // closing empties it too
    if (!this.#db.truncateLog()) this.#clock.after(TRUNCATE_RETRY_MS, () => this.#truncateLog());
  }

  // The way out

  async due(now: Date, after: DueCursor, limit: number, part?: DuePart): Promise<DuePage> {
    const rows = await this.#read(this.#due({ now, afterTime: after.at, afterId: after.row, limit }, part));
    const last = rows.at(-1);
    const not = part && 'without' in part ? part.without : undefined;
    const wanted = rows.filter(({ channel }) => channel === undefined || !not?.has(channel));
    return {
      conversations: [...new Set(wanted.map((row) => row.conversation))],
      next: last && rows.length === limit ? { at: last.nextAt, row: last.id } : null,
    };
  }

  *#due(given: Given, part: DuePart | undefined): Work<readonly DueRow[]> {
    const { due, dueOfShards, dueOnChannel } = this.#q.outbox;
    if (part === undefined) return yield* all(due, given);
    if ('channel' in part) return yield* all(dueOnChannel, { ...given, channel: part.channel });
    return yield* all(dueOfShards, { ...given, shards: maskOf(part.shards) });
  }

  async queuedOf(id: number, afterId: number, limit: number): Promise<readonly QueuedSend[]> {
    return this.#read(this.#queuedOf(id, afterId, limit));
  }

  *#queuedOf(id: number, after: number, limit: number): Work<readonly QueuedSend[]> {
    const { channel, chat, key } = yield* this.#known.byId(id);
    const rows = yield* all(this.#q.outbox.queuedOf, { conversation: id, after, limit });
    return rows.map((row) => ({
      id: row.id,
      conversation: id,
      channel,
      chat,
      delivery: deliveryFromJson(this.#sealer.open(key, row.body, context.outbox(id))),
      attempts: row.attempts,
      createdAt: row.createdAt,
      nextAt: row.nextAt,
    }));
  }

  markSent(send: QueuedSend, platformId: string, others: readonly string[] = []): Promise<readonly number[]> {
    return this.#committer.runLazily(() => this.#markSent(send, platformId, others), send.conversation);
  }

  *#markSent(send: QueuedSend, platformId: string, others: readonly string[]): Work<readonly number[]> {
    const conversation = yield* this.#conversations.byId(send.conversation);
    const { delivery } = send;
    yield* run(this.#w.outbox.sent, {
      id: send.id,
      // What can not be edited needs no name.
      platformId:
        delivery.kind === 'answer'
          ? null
          : this.#sealer.seal(conversation.key, platformId, context.platformId(conversation.id)),
    });
    yield* nameAnchor(this.#post, conversation, delivery, platformId);
    yield* nameOthers(this.#post, conversation, delivery, others);
    return yield* giveReceipt(this.#post, delivery, 'sent', this.#clock.now());
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
    return this.#committer.runLazily(() => this.#markFailed(send, why));
  }

  *#markFailed({ id, conversation, delivery }: QueuedSend, why: SendFailure): Work<readonly number[]> {
    const now = this.#clock.now();
    yield* run(this.#w.outbox.failed, { id, why });
    if (why === 'lost-card' || why === 'lost-topic')
      return yield* tellLost(this.#post, conversation, id, delivery, why === 'lost-topic' ? 'topic' : 'card', now);
    return yield* giveReceipt(this.#post, delivery, why, now);
  }

  markBlocked(refused: QueuedSend, why: 'blocked' | 'gone'): Promise<Blocked> {
    return this.#committer.run(() => this.#markBlocked(refused, why));
  }

  *#markBlocked(refused: QueuedSend, why: 'blocked' | 'gone'): Work<Blocked> {
    const now = this.#clock.now();
    const conversation = yield* this.#conversations.byId(refused.conversation);
    const { id } = conversation;
    if (yield* this.#wroteSince(conversation, refused.createdAt)) {
      yield* run(this.#w.outbox.failed, { id: refused.id, why });
      return { shut: false, told: yield* giveReceipt(this.#post, refused.delivery, why, now) };
    }
    yield* this.#conversations.block(conversation, true);
    const told = new Set<number>();
    for (const row of yield* all(this.#w.outbox.queuedOf, { conversation: id, after: 0, limit: FAILED_AT_ONCE_MAX })) {
      const delivery = deliveryFromJson(this.#sealer.open(conversation.key, row.body, context.outbox(id)));
      for (const chat of yield* giveReceipt(this.#post, delivery, why, now)) told.add(chat);
      if (isNews(delivery))
        for (const chat of yield* tellUnreached(this.#post, conversation, row.id, now)) told.add(chat);
    }
    yield* run(this.#w.outbox.failAll, { conversation: id, why });
    return { shut: true, told: [...told] };
  }

  /** Whether a person wrote in this conversation after a moment; what the house posted there does not count. */
  *#wroteSince({ id, key, channel, chat }: Conversation, since: Date): Work<boolean> {
    const rows = yield* all(this.#w.inbox.latest, { conversation: id, limit: LATEST_LOOKED_AT });
    return rows.some(({ at, body }) => {
      if (at <= since || body.length === 0) return false;
      return inboundFromJson(this.#sealer.open(key, body, context.inbox(id)), channel, chat).content.kind !== 'event';
    });
  }

  async heardAt(id: number): Promise<Date> {
    return (await this.#read(this.#known.byId(id))).heardAt;
  }

  markWaiting(id: number, asOf: Date): Promise<boolean> {
    return this.#committer.run(() => this.#markWaiting(id, asOf));
  }

  *#markWaiting(id: number, asOf: Date): Work<boolean> {
    const conversation = yield* this.#conversations.byId(id);
    if (conversation.heardAt.getTime() !== asOf.getTime()) return false;
    // From now on any word of the person counts, however soon it comes.
    yield* this.#conversations.heard(conversation, new Date(0));
    yield* run(this.#w.outbox.putOff, { conversation: id, nextAt: NEVER });
    return true;
  }

  undelivered(channel: ChannelName, chat: ChatId, ref: string, why: 'closed' | 'blocked'): Promise<readonly number[]> {
    return this.#committer.run(() => this.#undelivered(channel, chat, ref, why));
  }

  *#undelivered(channel: ChannelName, chat: ChatId, ref: string, why: 'closed' | 'blocked'): Work<readonly number[]> {
    const conversation = yield* this.#conversations.byChat(channel, chat);
    const row = conversation && (yield* one(this.#w.outbox.byRef, { conversation: conversation.id, ref }));
    if (!conversation || !row || row.body.length === 0) return [];
    const { id, key } = conversation;
    if (why === 'closed') {
      yield* this.#conversations.heard(conversation, new Date(0));
      yield* run(this.#w.outbox.again, { conversation: id, ref, nextAt: NEVER });
      return [];
    }
    yield* this.#conversations.block(conversation, true);
    const delivery = deliveryFromJson(this.#sealer.open(key, row.body, context.outbox(id)));
    return yield* giveReceipt(this.#post, delivery, why, this.#clock.now());
  }

  async platformIdOf(id: number, ref: string): Promise<string | undefined> {
    return this.#read(this.#platformIdOf(id, ref));
  }

  *#platformIdOf(id: number, ref: string): Work<string | undefined> {
    const row = yield* one(this.#q.outbox.platformId, { conversation: id, ref });
    if (!row?.platformId) return undefined;
    const { key } = yield* this.#known.byId(id);
    return this.#sealer.open(key, row.platformId, context.platformId(id));
  }

  async refAt(id: number, platformId: string): Promise<string | undefined> {
    return this.#read(this.#refAt(id, platformId));
  }

  *#refAt(id: number, platformId: string): Work<string | undefined> {
    const { key } = yield* this.#known.byId(id);
    const rows = yield* all(this.#q.outbox.named, { conversation: id, limit: NAMED_LOOKED_AT });
    const isIt = ({ platformId: sealed }: (typeof rows)[number]) =>
      sealed !== null && this.#sealer.open(key, sealed, context.platformId(id)) === platformId;
    return rows.find(isIt)?.ref ?? undefined;
  }

  async anchored(id: number, code: ComplaintCode, kind: 'card' | 'topic'): Promise<string | undefined> {
    return this.#read(this.#anchored(id, code, kind));
  }

  *#anchored(id: number, code: ComplaintCode, kind: 'card' | 'topic'): Work<string | undefined> {
    const row = yield* one(this.#q.cases.anchors.platformId, { conversation: id, code, kind });
    if (!row?.platformId) return undefined;
    const { key } = yield* this.#known.byId(id);
    return this.#sealer.open(key, row.platformId, context.anchor(id));
  }

  // Complaints

  async statusByCode(code: ComplaintCode): Promise<StatusView | null> {
    return this.#read(statusByCode(this.#q, code));
  }

  async complaintByCode(code: ComplaintCode): Promise<Complaint | null> {
    const row = await this.#read(one(this.#q.complaint.byCode, { code }));
    if (!row) return null;
    const cluster = await this.#read(clusterOf(this.#q, row));
    return { ...(await this.#read(openComplaint(this.#q, this.#sealer, row))), cluster };
  }

  async *complaints(since: Date = new Date(0)): AsyncGenerator<Complaint> {
    for await (const row of this.#pages((after) =>
      this.#read(all(this.#q.complaint.page, { after, since, limit: PAGE })),
    ))
      yield await this.#read(openComplaint(this.#q, this.#sealer, row));
  }

  async codesOf(conversation: number, limit: number): Promise<readonly ComplaintCode[]> {
    return (await this.#read(all(this.#q.complaint.codesOf, { conversation, limit }))).map(
      (row) => row.code as ComplaintCode,
    );
  }

  async fileSent(query: FileSentQuery): Promise<OutFile | null> {
    return (await this.#read(fileSent(this.#q, this.#sealer, this.#known, query))) ?? null;
  }

  async transcript(
    channel: ChannelName,
    chat: ChatId,
    from: { readonly after?: string; readonly limit: number },
  ): Promise<readonly TranscriptItem[]> {
    return this.#read(transcript(this.#q, this.#sealer, this.#known, channel, chat, from));
  }

  async samePictures(looks: Looks, limit: number): Promise<readonly SamePicture[]> {
    return this.#read(samePictures(this.#q, this.#sealer, looks, limit));
  }

  async near(query: Parameters<Store<Talk>['near']>[0]): Promise<readonly NearComplaint[]> {
    return this.#read(nearComplaints(this.#q, this.#sealer, query));
  }

  async *fileIds(): AsyncGenerator<string> {
    for await (const row of this.#evidenceRows()) {
      if (row.fileId !== null) yield row.fileId;
      if (row.cleanId !== null) yield row.cleanId;
    }
    for await (const row of this.#pages((after) => this.#read(all(this.#q.inbox.files, { after, limit: PAGE }))))
      yield* row.files?.split(' ') ?? [];
  }

  async *evidence(): AsyncGenerator<Evidence> {
    for await (const row of this.#evidenceRows()) {
      const key = this.#sealer.unwrap(row.wrappedKey, context.dossier(row.dossierId));
      yield evidenceFromJson(this.#sealer.open(key, row.body, context.evidence(row.dossierId)));
    }
  }

  async *#evidenceRows() {
    let after = { dossier: '', id: '' };
    for (;;) {
      const rows = await this.#read(all(this.#q.evidence.page, { ...after, limit: PAGE }));
      for (const row of rows) {
        yield row;
        after = { dossier: row.dossierId, id: row.id };
      }
      if (rows.length < PAGE) return;
    }
  }

  /** Goes through a table in the order of its ids. */
  async *#pages<Row extends { readonly id: number }>(
    pageAfter: (id: number) => Promise<readonly Row[]>,
  ): AsyncGenerator<Row> {
    for (let after = 0; ; ) {
      const rows = await pageAfter(after);
      yield* rows;
      after = rows.at(-1)?.id ?? after;
      if (rows.length < PAGE) return;
    }
  }

  verifyHistory(): Promise<HistoryCheck> {
    return verifyHistory(this.#q, this.#sealer, (work) => this.#read(work));
  }

  // The desk's people

  invite(invitation: {
    readonly code: string;
    readonly desk: string;
    readonly role: Role;
    readonly expiresAt: Date;
  }): Promise<void> {
    const { code, desk, role, expiresAt } = invitation;
    const hash = invitationHash(this.#sealer, code);
    return this.#committer.run(() => run(this.#w.desk.invite, { hash, desk, role, expiresAt, now: this.#clock.now() }));
  }

  async invitation(code: string): Promise<Invitation | null> {
    const row = await this.#read(one(this.#q.desk.invitation, { hash: invitationHash(this.#sealer, code) }));
    return row ? { desk: row.desk, role: row.role, expiresAt: row.expiresAt, usedAt: row.usedAt } : null;
  }

  // Drafts on their way, and streams of platforms

  async handover(
    code: HandoverCode,
    reader: { readonly channel: ChannelName; readonly person: string },
  ): Promise<Handover<Talk> | null> {
    return this.#read(handoverByCode<Talk>(this.#q, this.#sealer, this.#known, code, reader));
  }

  async handoverOf(channel: ChannelName, person: string, now: Date): Promise<Handover<Talk> | null> {
    return this.#read(handoverOf<Talk>(this.#q, this.#sealer, this.#known, channel, person, now));
  }

  async cursor(channel: ChannelName, stream: string): Promise<string | undefined> {
    return (await this.#read(one(this.#q.handovers.cursor.read, { channel, stream })))?.place;
  }

  moveCursor(channel: ChannelName, stream: string, place: string): Promise<void> {
    return this.#committer.run(() =>
      run(this.#w.handovers.cursor.move, { channel, stream, place, now: this.#clock.now() }),
    );
  }

  belongsToSecret(): Promise<boolean> {
    const { read, begin } = this.#w.handovers.cursor;
    const place = this.#sealer.lookup('secret', 'of this database').toString('base64url');
    const now = this.#clock.now();
    return this.#committer.run(function* () {
      yield* run(begin, { ...SECRET_MARK, place, now });
      return (yield* one(read, SECRET_MARK))?.place === place;
    });
  }

  async adminOf(channel: ChannelName, person: string): Promise<AdminRow | null> {
    return (await this.#read(one(this.#q.desk.adminOf, { hash: adminHash(this.#sealer, channel, person) }))) ?? null;
  }

  async adminCount(): Promise<number> {
    return (await this.#read(one(this.#q.desk.adminCount)))?.n ?? 0;
  }

  async adminsAt(desks: readonly string[]) {
    return this.#read(adminsAt(this.#q, this.#sealer, desks));
  }

  async adminNames(ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
    return this.#read(adminNames(this.#q, this.#sealer, ids));
  }

  async desksOfChat(conversation: number): Promise<readonly string[]> {
    return (await this.#read(all(this.#q.cases.chats.in, { conversation }))).map(({ desk }) => desk);
  }

  async peopleIn(conversation: number): Promise<readonly AdminRow[]> {
    return this.#read(all(this.#q.cases.people.in, { conversation }));
  }

  pinDeskChat(desk: string, channel: ChannelName, chat: ChatId | null): Promise<void> {
    return this.#committer.run(() => pinDeskChat(this.#w, this.#conversations, desk, channel, chat, this.#clock.now()));
  }

  async workplaces() {
    return this.#read(workplaces(this.#q));
  }

  // The desk's work

  async queue(query: Parameters<Desk['queue']>[0]) {
    return this.#read(queuePage(this.#q, query));
  }

  async figures(desks: readonly string[], now: Date): Promise<DeskFigures> {
    return this.#read(deskFigures(this.#q, desks, now));
  }

  async anchors(conversation: number, codes: readonly ComplaintCode[]): Promise<ReadonlyMap<ComplaintCode, Anchors>> {
    const anchors = new Map<ComplaintCode, Anchors>();
    for (const code of codes) {
      const rows = await this.#read(all(this.#q.cases.anchors.of, { conversation, code }));
      anchors.set(code, Object.fromEntries(rows.map(({ kind, ref }) => [kind, ref])) as Anchors);
    }
    return anchors;
  }

  async complaintAt(
    conversation: number,
    kind: 'message' | 'topic',
    platformId: string,
  ): Promise<ComplaintCode | null> {
    const hash = anchorHash(this.#sealer, conversation, kind, platformId);
    return ((await this.#read(one(this.#q.cases.anchors.byPlatform, { hash })))?.code ?? null) as ComplaintCode | null;
  }

  async identity(code: ComplaintCode): Promise<Identity | null> {
    return this.#read(openIdentity(this.#q, this.#sealer, code));
  }

  async alerts(now: Date, limit: number): Promise<readonly ComplaintCode[]> {
    return (await this.#read(all(this.#q.cases.alerts, { now: now.getTime(), limit }))).map(
      ({ code }) => code as ComplaintCode,
    );
  }

  async nextAlert(): Promise<Date | null> {
    const at = (await this.#read(one(this.#q.cases.nextAlert)))?.at ?? null;
    return at === null ? null : new Date(at);
  }

  async chatsWithDrafts(before: Date, limit: number): Promise<readonly number[]> {
    const rows = await this.#read(all(this.#q.dossier.drafts, { before, limit }));
    return [...new Set(rows.map(({ conversation }) => conversation))];
  }

  post(
    event: Event,
    to: readonly { readonly conversation: number; readonly key: string }[],
  ): Promise<readonly number[]> {
    const post = this.#post;
    const now = this.#clock.now();
    return this.#committer.run(function* () {
      const told: number[] = [];
      for (const { conversation, key } of to)
        if (yield* postEvent(post, conversation, event, key, now)) told.push(conversation);
      return told;
    });
  }

  // Keeping house

  async counts(): Promise<Counts> {
    const now = this.#clock.now();
    // Also when the clock was set back.
    if (!this.#statusCount || Math.abs(now.getTime() - this.#statusCount.at.getTime()) > STATUS_COUNT_MS) {
      const rows = await this.#read(all(this.#q.complaint.byStatus));
      this.#statusCount = { at: now, complaints: Object.fromEntries(rows.map((row) => [row.status, row.n])) };
    }
    const open = await this.#read(waiting(this.#q.inbox.countOpen, this.#q.inbox.at));
    const queued = await this.#read(waiting(this.#q.outbox.countQueued, this.#q.outbox.at));
    return {
      inboxOpen: open.n,
      oldestOpen: open.oldest,
      inboxAside: (await this.#read(one(this.#q.inbox.countAside)))?.n ?? 0,
      outboxQueued: queued.n,
      oldestQueued: queued.oldest,
      complaints: this.#statusCount.complaints,
    };
  }

  async ping(): Promise<void> {
    // An UPDATE that meets no row still takes the lock and a transaction.
    await this.#committer.run(() => run(this.#w.inbox.setAside, { id: 0 }));
  }

  tidy(before: Date, limit: number): Promise<{ readonly deleted: number; readonly more: boolean }> {
    return this.#committer.run(() => this.#tidy(before, limit));
  }

  *#tidy(before: Date, limit: number) {
    let deleted = 0;
    let more = false;
    for (const table of ['inbox', 'outbox'] as const) {
      const q: Tidied = this.#w[table];
      const rows = yield* all(q.oldest, { after: this.#tidied[table], limit });
      for (const row of rows) {
        if (row.at >= before || UNFINISHED.has(row.state)) continue;
        yield* run(q.remove, { id: row.id });
        deleted += 1;
      }
      const last = rows.at(-1);
      const goOn = last !== undefined && rows.length === limit && last.at < before;
      // Rows that stay are looked at once a round, not once a slice.
      this.#tidied = { ...this.#tidied, [table]: goOn ? last.id : 0 };
      more ||= goOn;
    }
    yield* run(this.#w.handovers.tidy, { before });
    return { deleted, more };
  }

  async checkIntegrity(): Promise<{ readonly ok: true } | { readonly ok: false; readonly problems: number }> {
    const problems = await this.#db.problems();
    return problems === 0 ? { ok: true } : { ok: false, problems };
  }

  async close(): Promise<void> {
    await this.#committer.close();
    this.#closed = true;
    await this.#db.close();
  }

  async #read<Result>(work: Work<Result>): Promise<Result> {
    if (this.#closed) throw new StoreFault('closed');
    return this.#db.read(work);
  }
}

/** What a look for due rows finds; the channel only where it was asked by it. */
interface DueRow {
  readonly id: number;
  readonly conversation: number;
  readonly nextAt: Date;
  readonly channel?: ChannelName;
}

/** A bit for each shard. */
const maskOf = (shards: ReadonlySet<number>): number => [...shards].reduce((mask, shard) => mask + 2 ** shard, 0);

/** Whether a delivery to a citizen tells of a complaint. */
const isNews = (delivery: Delivery): boolean => delivery.kind !== 'answer' && delivery.about !== undefined;
/** How many rows wait, and since when the oldest does. */
function* waiting(
  countWaiting: Query<{ readonly n: number; readonly oldest: number | null }>,
  at: Query<{ readonly at: Date }>,
): Work<{ readonly n: number; readonly oldest: Date | null }> {
  const { n, oldest } = (yield* one(countWaiting)) ?? { n: 0, oldest: null };
  return { n, oldest: oldest === null ? null : ((yield* one(at, { id: oldest }))?.at ?? null) };
}

/** A table whose finished rows are deleted one day. */
interface Tidied {
  readonly oldest: Query<{ readonly id: number; readonly state: string; readonly at: Date }>;
  readonly remove: Command;
}
/** Rows in these states stay, however old. */
const UNFINISHED: ReadonlySet<string> = new Set(['open', 'aside', 'queued']);

function pageOf(rows: readonly { readonly id: number; readonly conversation: number }[], limit: number): OpenPage {
  const last = rows.at(-1);
  return {
    conversations: [...new Set(rows.map((row) => row.conversation))],
    next: last && rows.length === limit ? { conversation: last.conversation, row: last.id } : null,
  };
}
