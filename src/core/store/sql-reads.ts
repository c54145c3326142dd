import type { Clock } from '../clock.ts';
import type { ComplaintCode } from '../complaint/code.ts';
import type { OutFile } from '../delivery.ts';
import type { Evidence, Looks } from '../facts.ts';
import type { HandoverCode } from '../handover/code.ts';
import type { ChannelName, ChatId } from '../message.ts';
import { SealBroken, type Sealer } from '../seal/sealer.ts';
import { checkRows } from './check/rows-check.ts';
import type { Conversations } from './engine/conversations.ts';
import type { Database } from './engine/database.ts';
import type { Rotation } from './engine/generations.ts';
import { context, deliveryFromJson, evidenceFromJson } from './engine/sealed.ts';
import type { Identity, StatusView } from './port/steps.ts';
import {
  type AdminRow,
  type Anchors,
  type AsideRow,
  type ChatInReach,
  type Complaint,
  type Counts,
  type Desk,
  type DeskFigures,
  type DraftsBegun,
  type DueCursor,
  type DuePage,
  type DuePart,
  type Erasure,
  type FileSentQuery,
  type Handover,
  type HistoryCheck,
  type Invitation,
  type NearComplaint,
  type OpenCursor,
  type OpenPage,
  type QueuedSend,
  type RowsCheck,
  type SamePicture,
  type StillThere,
  type Store,
  StoreFault,
  type TranscriptItem,
} from './port/store.ts';
import type { Statements } from './statements/statements.ts';
import { all, type Given, one, type Query, type Work } from './statements/work.ts';
import { anchorHash } from './transactions/anchors.ts';
import { adminHash, invitationHash } from './transactions/desk.ts';
import { erasurePage, stillThere } from './transactions/erasures.ts';
import { handoverByCode, handoverOf } from './transactions/handovers.ts';
import { verifyHistory } from './transactions/history.ts';
import { nearComplaints } from './transactions/near.ts';
import { adminNames, adminsAt, workplaces } from './transactions/people.ts';
import { samePictures } from './transactions/pictures.ts';
import { deskFigures, queuePage } from './transactions/queue.ts';
import { complaintAlone, complaintByCode, openIdentity, statusByCode } from './transactions/reading.ts';
import { fileSent, transcript } from './transactions/transcript.ts';

/** Rows of one page where everything is read. */
const PAGE = 200;
/** Newest messages of ours among which the one is looked for that somebody answers. */
const NAMED_LOOKED_AT = 20;
/** How old the count of complaints by status may be: counting a million takes a while. */
const STATUS_COUNT_MS = 30_000;

/** What reading needs. */
export interface ReadParts {
  readonly db: Database;
  readonly sealer: Sealer;
  /** How often its secret was replaced. */
  readonly rotations: readonly Rotation[];
  readonly clock: Clock;
  /** Conversations as they are read, outside of transactions. */
  readonly known: Conversations;
}

/** What the store answers without changing anything. What belongs together (a row, the key that opens it, its history) is read as it stood at one moment. */
export class SqlReads<Talk> {
  protected readonly db: Database;
  protected readonly sealer: Sealer;
  protected readonly clock: Clock;
  protected readonly known: Conversations;
  protected readonly q: Statements;
  readonly #rotations: readonly Rotation[];
  protected closed = false;
  #statusCount: { readonly at: Date; readonly complaints: Counts['complaints'] } | undefined;

  constructor({ db, sealer, rotations, clock, known }: ReadParts) {
    this.db = db;
    this.sealer = sealer;
    this.#rotations = rotations;
    this.clock = clock;
    this.known = known;
    this.q = db.q;
  }

  /** Runs work that only reads. @throws StoreFault */
  protected async ask<Result>(work: Work<Result>): Promise<Result> {
    if (this.closed) throw new StoreFault('closed');
    return this.db.read(work);
  }

  // The way in

  async countOpen(): Promise<number> {
    return (await this.ask(one(this.q.inbox.countOpen)))?.n ?? 0;
  }

  async openIn(channel: ChannelName, chat: ChatId, limit: number) {
    return this.ask(this.#openIn(channel, chat, limit));
  }

  *#openIn(channel: ChannelName, chat: ChatId, limit: number) {
    const conversation = yield* this.known.byChat(channel, chat);
    if (!conversation) return null;
    const rows = yield* all(this.q.inbox.openIds, { conversation: conversation.id, limit });
    return { conversation: conversation.id, open: rows.length };
  }

  async open(after: OpenCursor, limit: number, shards?: ReadonlySet<number>): Promise<OpenPage> {
    const { open, openOfShards } = this.q.inbox;
    const rows = await this.ask(
      shards ? all(openOfShards, { ...after, limit, shards: maskOf(shards) }) : all(open, { ...after, limit }),
    );
    return pageOf(rows, limit);
  }

  async newestInboxRow(): Promise<number> {
    return (await this.ask(one(this.q.inbox.newest)))?.id ?? 0;
  }

  async oldestOpen(channels: Iterable<ChannelName>, shards: ReadonlySet<number>): Promise<Date | null> {
    const { oldestOn, at } = this.q.inbox;
    let oldest: Date | null = null;
    for (const channel of channels) {
      const id = (await this.ask(one(oldestOn, { channel, shards: maskOf(shards) })))?.id ?? null;
      const found = id === null ? undefined : (await this.ask(one(at, { id })))?.at;
      if (found && (oldest === null || found < oldest)) oldest = found;
    }
    return oldest;
  }

  async aside(limit: number): Promise<readonly AsideRow[]> {
    return this.ask(all(this.q.inbox.aside, { limit }));
  }

  // The way out

  async due(now: Date, after: DueCursor, limit: number, part?: DuePart): Promise<DuePage> {
    const rows = await this.ask(this.#due({ now, afterTime: after.at, afterId: after.row, limit }, part));
    const last = rows.at(-1);
    const not = part && 'without' in part ? part.without : undefined;
    const wanted = rows.filter(({ channel }) => channel === undefined || !not?.has(channel));
    return {
      conversations: [...new Set(wanted.map((row) => row.conversation))],
      next: last && rows.length === limit ? { at: last.nextAt, row: last.id } : null,
    };
  }

  *#due(given: Given, part: DuePart | undefined): Work<readonly DueRow[]> {
    const { due, dueOfShards, dueOnChannel } = this.q.outbox;
    if (part === undefined) return yield* all(due, given);
    if ('channel' in part) return yield* all(dueOnChannel, { ...given, channel: part.channel });
    return yield* all(dueOfShards, { ...given, shards: maskOf(part.shards) });
  }

  async queuedOf(id: number, afterId: number, limit: number): Promise<readonly QueuedSend[]> {
    return this.ask(this.#queuedOf(id, afterId, limit));
  }

  *#queuedOf(id: number, after: number, limit: number): Work<readonly QueuedSend[]> {
    const { channel, chat, key } = yield* this.known.byId(id);
    const rows = yield* all(this.q.outbox.queuedOf, { conversation: id, after, limit });
    return rows.map((row) => ({
      id: row.id,
      conversation: id,
      channel,
      chat,
      delivery: deliveryFromJson(this.sealer.open(key, row.body, context.outbox(id))),
      attempts: row.attempts,
      createdAt: row.createdAt,
      nextAt: row.nextAt,
    }));
  }

  async heardAt(id: number): Promise<Date> {
    return (await this.ask(this.known.byId(id))).heardAt;
  }

  async platformIdOf(id: number, ref: string): Promise<string | undefined> {
    return this.ask(this.#platformIdOf(id, ref));
  }

  *#platformIdOf(id: number, ref: string): Work<string | undefined> {
    const row = yield* one(this.q.outbox.platformId, { conversation: id, ref });
    if (!row?.platformId) return undefined;
    const { key } = yield* this.known.byId(id);
    return this.sealer.open(key, row.platformId, context.platformId(id));
  }

  async refAt(id: number, platformId: string): Promise<string | undefined> {
    return this.ask(this.#refAt(id, platformId));
  }

  *#refAt(id: number, platformId: string): Work<string | undefined> {
    const { key } = yield* this.known.byId(id);
    const rows = yield* all(this.q.outbox.named, { conversation: id, limit: NAMED_LOOKED_AT });
    const isIt = ({ platformId: sealed }: (typeof rows)[number]) =>
      sealed !== null && this.sealer.open(key, sealed, context.platformId(id)) === platformId;
    return rows.find(isIt)?.ref ?? undefined;
  }

  async anchored(id: number, code: ComplaintCode, kind: 'card' | 'topic'): Promise<string | undefined> {
    return this.ask(this.#anchored(id, code, kind));
  }

  *#anchored(id: number, code: ComplaintCode, kind: 'card' | 'topic'): Work<string | undefined> {
    const row = yield* one(this.q.anchors.platformId, { conversation: id, code, kind });
    if (!row?.platformId) return undefined;
    const { key } = yield* this.known.byId(id);
    return this.sealer.open(key, row.platformId, context.anchor(id));
  }

  // Complaints

  async statusByCode(code: ComplaintCode): Promise<StatusView | null> {
    return this.ask(statusByCode(this.q, code));
  }

  async complaintByCode(code: ComplaintCode): Promise<Complaint | null> {
    return this.ask(complaintByCode(this.q, this.sealer, code));
  }

  async *complaints(since: Date = new Date(0)): AsyncGenerator<Complaint> {
    const { page } = this.q.complaint;
    for await (const { code } of this.#pages((after) => this.ask(all(page, { after, since, limit: PAGE })))) {
      const complaint = await this.ask(complaintAlone(this.q, this.sealer, code as ComplaintCode));
      if (complaint) yield complaint;
    }
  }

  async codesOf(conversation: number, limit: number): Promise<readonly ComplaintCode[]> {
    return (await this.ask(all(this.q.complaint.codesOf, { conversation, limit }))).map(
      (row) => row.code as ComplaintCode,
    );
  }

  async overBefore(before: Date, page: { readonly after: number; readonly limit: number }) {
    const rows = await this.ask(all(this.q.complaint.over, { before, ...page }));
    return rows.map(({ id, code }) => ({ id, code: code as ComplaintCode }));
  }

  async fileSent(query: FileSentQuery): Promise<OutFile | null> {
    return (await this.ask(fileSent(this.q, this.sealer, this.known, query))) ?? null;
  }

  async transcript(
    channel: ChannelName,
    chat: ChatId,
    from: { readonly after?: string; readonly limit: number },
  ): Promise<readonly TranscriptItem[]> {
    return this.ask(transcript(this.q, this.sealer, this.known, channel, chat, from));
  }

  async samePictures(looks: Looks, limit: number): Promise<readonly SamePicture[]> {
    return this.ask(samePictures(this.q, this.sealer, looks, limit));
  }

  async near(query: Parameters<Store<Talk>['near']>[0]): Promise<readonly NearComplaint[]> {
    return this.ask(nearComplaints(this.q, this.sealer, query));
  }

  async *chats(): AsyncGenerator<ChatInReach> {
    const { chats, oldest, drafts } = this.q.reach;
    const begun = new Map<number, Date[]>();
    for (const { conversation, createdAt } of await this.ask(all(drafts)))
      begun.set(conversation, [...(begun.get(conversation) ?? []), createdAt]);
    for await (const { id, ...row } of this.#pages((after) => this.ask(all(chats, { after, limit: PAGE })))) {
      const first = (await this.ask(one(oldest, { conversation: id })))?.id ?? null;
      const keptSince = first === null ? null : ((await this.ask(one(this.q.inbox.at, { id: first })))?.at ?? null);
      yield { conversation: id, ...row, keptSince, drafts: begun.get(id) ?? [] };
    }
  }

  /** In the order in which files go from one to the other, so that none is missed on its way. */
  async *fileIds(): AsyncGenerator<string> {
    for await (const row of this.#pages((after) => this.ask(all(this.q.inbox.files, { after, limit: PAGE }))))
      yield* row.files?.split(' ') ?? [];
    for await (const row of this.#evidenceRows()) {
      if (row.fileId !== null) yield row.fileId;
      if (row.cleanId !== null) yield row.cleanId;
    }
  }

  async *evidence(): AsyncGenerator<Evidence> {
    for await (const row of this.#evidenceRows()) {
      const evidence = this.#opened(row);
      if (evidence) yield evidence;
    }
  }

  #opened(row: { readonly dossierId: string; readonly wrappedKey: Buffer; readonly body: Buffer }) {
    try {
      const key = this.sealer.unwrap(row.wrappedKey, context.dossier(row.dossierId));
      return evidenceFromJson(this.sealer.open(key, row.body, context.evidence(row.dossierId)));
    } catch (error) {
      if (error instanceof SealBroken) return undefined;
      throw error;
    }
  }

  async *#evidenceRows() {
    let after = { dossier: '', id: '' };
    for (;;) {
      const rows = await this.ask(all(this.q.evidence.page, { ...after, limit: PAGE }));
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
    return verifyHistory(this.q, { sealer: this.sealer, rotations: this.#rotations }, (work) => this.ask(work));
  }

  checkRows(): Promise<RowsCheck> {
    return checkRows(this.q, this.sealer, (work) => this.ask(work));
  }

  // The desk's people

  async invitation(code: string): Promise<Invitation | null> {
    const row = await this.ask(one(this.q.desk.invitation, { hash: invitationHash(this.sealer, code) }));
    return row ? { desk: row.desk, role: row.role, expiresAt: row.expiresAt, usedAt: row.usedAt } : null;
  }

  async adminOf(channel: ChannelName, person: string): Promise<AdminRow | null> {
    return (await this.ask(one(this.q.desk.adminOf, { hash: adminHash(this.sealer, channel, person) }))) ?? null;
  }

  async adminCount(): Promise<number> {
    return (await this.ask(one(this.q.desk.adminCount)))?.n ?? 0;
  }

  async adminsAt(desks: readonly string[]) {
    return this.ask(adminsAt(this.q, this.sealer, desks));
  }

  async adminNames(ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
    return this.ask(adminNames(this.q, this.sealer, ids));
  }

  async desksOfChat(conversation: number): Promise<readonly string[]> {
    return (await this.ask(all(this.q.deskChats.in, { conversation }))).map(({ desk }) => desk);
  }

  async peopleIn(conversation: number): Promise<readonly AdminRow[]> {
    return this.ask(all(this.q.people.in, { conversation }));
  }

  async workplaces() {
    return this.ask(workplaces(this.q));
  }

  // Drafts on their way, and streams of platforms

  async handover(
    code: HandoverCode,
    reader: { readonly channel: ChannelName; readonly person: string },
  ): Promise<Handover<Talk> | null> {
    return this.ask(handoverByCode<Talk>(this.q, this.sealer, this.known, code, reader));
  }

  async handoverOf(channel: ChannelName, person: string, now: Date): Promise<Handover<Talk> | null> {
    return this.ask(handoverOf<Talk>(this.q, this.sealer, this.known, channel, person, now));
  }

  async cursor(channel: ChannelName, stream: string): Promise<string | undefined> {
    return (await this.ask(one(this.q.handovers.cursor.read, { channel, stream })))?.place;
  }

  // The desk's work

  async queue(query: Parameters<Desk['queue']>[0]) {
    return this.ask(queuePage(this.q, query));
  }

  async figures(desks: readonly string[], now: Date, since: readonly Date[] = []): Promise<DeskFigures> {
    return this.ask(deskFigures(this.q, desks, now, since));
  }

  async anchors(conversation: number, codes: readonly ComplaintCode[]): Promise<ReadonlyMap<ComplaintCode, Anchors>> {
    const anchors = new Map<ComplaintCode, Anchors>();
    for (const code of codes) {
      const rows = await this.ask(all(this.q.anchors.of, { conversation, code }));
      anchors.set(code, Object.fromEntries(rows.map(({ kind, ref }) => [kind, ref])) as Anchors);
    }
    return anchors;
  }

  async complaintAt(
    conversation: number,
    kind: 'message' | 'topic',
    platformId: string,
  ): Promise<ComplaintCode | null> {
    const hash = anchorHash(this.sealer, conversation, kind, platformId);
    return ((await this.ask(one(this.q.anchors.byPlatform, { hash })))?.code ?? null) as ComplaintCode | null;
  }

  async identity(code: ComplaintCode): Promise<Identity | null> {
    return this.ask(openIdentity(this.q, this.sealer, code));
  }

  async alerts(now: Date, limit: number): Promise<readonly ComplaintCode[]> {
    return (await this.ask(all(this.q.desk.alerts, { now: now.getTime(), limit }))).map(
      ({ code }) => code as ComplaintCode,
    );
  }

  async nextAlert(): Promise<Date | null> {
    const at = (await this.ask(one(this.q.desk.nextAlert)))?.at ?? null;
    return at === null ? null : new Date(at);
  }

  async chatsWithDrafts({ from = new Date(0), before }: DraftsBegun, limit: number): Promise<readonly number[]> {
    const rows = await this.ask(all(this.q.dossier.drafts, { from, before, limit }));
    return [...new Set(rows.map(({ conversation }) => conversation))];
  }

  // What was erased

  async erasures(after: string, limit: number): Promise<readonly Erasure[]> {
    return this.ask(erasurePage(this.q, after, limit));
  }

  async stillThere(erasure: Erasure): Promise<StillThere> {
    return this.ask(stillThere(this.q, erasure));
  }

  // Keeping house

  async counts(): Promise<Counts> {
    const now = this.clock.now();
    // Also when the clock was set back.
    if (!this.#statusCount || Math.abs(now.getTime() - this.#statusCount.at.getTime()) > STATUS_COUNT_MS) {
      const rows = await this.ask(all(this.q.complaint.byStatus));
      this.#statusCount = { at: now, complaints: Object.fromEntries(rows.map((row) => [row.status, row.n])) };
    }
    const open = await this.ask(waiting(this.q.inbox.countOpen, this.q.inbox.at));
    const queued = await this.ask(waiting(this.q.outbox.countQueued, this.q.outbox.at));
    return {
      inboxOpen: open.n,
      oldestOpen: open.oldest,
      inboxAside: (await this.ask(one(this.q.inbox.countAside)))?.n ?? 0,
      outboxQueued: queued.n,
      oldestQueued: queued.oldest,
      complaints: this.#statusCount.complaints,
    };
  }

  async checkIntegrity(): Promise<{ readonly ok: true } | { readonly ok: false; readonly problems: number }> {
    const problems = await this.db.problems();
    return problems === 0 ? { ok: true } : { ok: false, problems };
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

/** How many rows wait, and since when the oldest does. */
function* waiting(
  countWaiting: Query<{ readonly n: number; readonly oldest: number | null }>,
  at: Query<{ readonly at: Date }>,
): Work<{ readonly n: number; readonly oldest: Date | null }> {
  const { n, oldest } = (yield* one(countWaiting)) ?? { n: 0, oldest: null };
  return { n, oldest: oldest === null ? null : ((yield* one(at, { id: oldest }))?.at ?? null) };
}

/** A page of rows, and where the next one begins. */
export function pageOf(
  rows: readonly { readonly id: number; readonly conversation: number }[],
  limit: number,
): OpenPage {
  const last = rows.at(-1);
  return {
    conversations: [...new Set(rows.map((row) => row.conversation))],
    next: last && rows.length === limit ? { conversation: last.conversation, row: last.id } : null,
  };
}
