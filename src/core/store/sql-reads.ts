import type { Clock } from '../clock.ts';
import type { ComplaintCode } from '../complaint/code.ts';
import type { OutFile } from '../delivery.ts';
import type { Evidence, Looks } from '../facts.ts';
import type { HandoverCode } from '../handover/code.ts';
import type { ChannelName, ChatId } from '../message.ts';
import type { Sealer } from '../seal/sealer.ts';
import { checkRows } from './check/rows-check.ts';
import type { Conversations } from './engine/conversations.ts';
import type { Database } from './engine/database.ts';
import type { Rotation } from './engine/generations.ts';
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
  type UnreadableSend,
} from './port/store.ts';
import { chatsInReach, complaintsSince, everyEvidence, fileIds, type ScanParts } from './scans.ts';
import { maskOf } from './statements/shard-condition.ts';
import type { Statements } from './statements/statements.ts';
import { all, one, type Query, type Work } from './statements/work.ts';
import { anchored, anchorHash, anchorsOf } from './transactions/anchors.ts';
import { adminHash, invitationHash } from './transactions/desk.ts';
import { erasurePage, stillThere } from './transactions/erasures.ts';
import { handoverByCode, handoverOf } from './transactions/handovers.ts';
import { verifyHistory } from './transactions/history.ts';
import { nearComplaints } from './transactions/near.ts';
import { adminNames, adminsAt, workplaces } from './transactions/people.ts';
import { samePictures } from './transactions/pictures.ts';
import { deskFigures, desksInUse, queuePage } from './transactions/queue.ts';
import { dueRows, platformIdOf, queuedOf, refAt } from './transactions/queued.ts';
import { complaintByCode, openIdentity, statusByCode } from './transactions/reading.ts';
import { fileSent, transcript } from './transactions/transcript.ts';
import { openIn, pageOf } from './transactions/unhandled.ts';

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
  readonly #scanned: ScanParts;
  protected closed = false;
  #statusCount: { readonly at: Date; readonly complaints: Counts['complaints'] } | undefined;

  constructor({ db, sealer, rotations, clock, known }: ReadParts) {
    this.db = db;
    this.sealer = sealer;
    this.#rotations = rotations;
    this.clock = clock;
    this.known = known;
    this.q = db.q;
    this.#scanned = { q: db.q, sealer, ask: (work) => this.ask(work) };
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
    return this.ask(openIn(this.q, this.known, channel, chat, limit));
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
    const rows = await this.ask(dueRows(this.q, { now, afterTime: after.at, afterId: after.row, limit }, part));
    const last = rows.at(-1);
    const not = part && 'without' in part ? part.without : undefined;
    const wanted = rows.filter(({ channel }) => channel === undefined || !not?.has(channel));
    return {
      conversations: [...new Set(wanted.map((row) => row.conversation))],
      next: last && rows.length === limit ? { at: last.nextAt, row: last.id } : null,
    };
  }

  async unreadableSends(limit: number): Promise<readonly UnreadableSend[]> {
    return this.ask(all(this.q.outbox.unreadable, { limit }));
  }

  async queuedOf(id: number, afterId: number, limit: number): Promise<readonly QueuedSend[]> {
    return this.ask(queuedOf(this.q, this.sealer, this.known, id, afterId, limit));
  }

  async heardAt(id: number): Promise<Date> {
    return (await this.ask(this.known.byId(id))).heardAt;
  }

  async platformIdOf(id: number, ref: string): Promise<string | undefined> {
    return this.ask(platformIdOf(this.q, this.sealer, this.known, id, ref));
  }

  async refAt(id: number, platformId: string): Promise<string | undefined> {
    return this.ask(refAt(this.q, this.sealer, this.known, id, platformId));
  }

  async anchored(id: number, code: ComplaintCode, kind: 'card' | 'topic'): Promise<string | undefined> {
    return this.ask(anchored(this.q, this.sealer, this.known, id, code, kind));
  }

  // Complaints

  async statusByCode(code: ComplaintCode): Promise<StatusView | null> {
    return this.ask(statusByCode(this.q, code));
  }

  async complaintByCode(code: ComplaintCode): Promise<Complaint | null> {
    return this.ask(complaintByCode(this.q, this.sealer, code));
  }

  complaints(since: Date = new Date(0)): AsyncGenerator<Complaint> {
    return complaintsSince(this.#scanned, since);
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

  chats(): AsyncGenerator<ChatInReach> {
    return chatsInReach(this.#scanned);
  }

  fileIds(): AsyncGenerator<string> {
    return fileIds(this.#scanned);
  }

  evidence(): AsyncGenerator<Evidence> {
    return everyEvidence(this.#scanned);
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

  async desksInUse(): Promise<readonly string[]> {
    return this.ask(desksInUse(this.q));
  }

  async figures(desks: readonly string[], now: Date, since: readonly Date[] = []): Promise<DeskFigures> {
    return this.ask(deskFigures(this.q, desks, now, since));
  }

  async anchors(conversation: number, codes: readonly ComplaintCode[]): Promise<ReadonlyMap<ComplaintCode, Anchors>> {
    const anchors = new Map<ComplaintCode, Anchors>();
    // Few look at cards: nobody else asks the database for them.
    for (const code of codes) anchors.set(code, await this.ask(anchorsOf(this.q, conversation, code)));
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

/** How many rows wait, and since when the oldest does. */
function* waiting(
  countWaiting: Query<{ readonly n: number; readonly oldest: number | null }>,
  at: Query<{ readonly at: Date }>,
): Work<{ readonly n: number; readonly oldest: Date | null }> {
  const { n, oldest } = (yield* one(countWaiting)) ?? { n: 0, oldest: null };
  return { n, oldest: oldest === null ? null : ((yield* one(at, { id: oldest }))?.at ?? null) };
}
