import { setMaxListeners } from 'node:events';
import type { Clock, RandomBytes, Timer } from '../clock.ts';
import { makeCode } from '../complaint/code.ts';
import type { Capabilities } from '../delivery.ts';
import type { HandoverCode } from '../handover/code.ts';
import { makeId } from '../ids.ts';
import type { ChannelName, Inbound } from '../message.ts';
import { describeFault, type Observe } from '../observe.ts';
import type { ComplaintCode, ConversationRow, InboxRow, StatusView } from '../store/steps.ts';
import {
  type Committed,
  type Handover,
  OPEN_START,
  type OpenCursor,
  type Role,
  type Store,
  StoreFault,
} from '../store/store.ts';
import type { Heard, MediaOutcome, Mind, Turn } from '../turn.ts';
import { EVERYTHING, SHARDS, type Shares, shardOf } from './shards.ts';
import { type Turned, Turns } from './turns.ts';
import { stepOfWaiting } from './waiting-file.ts';

/** What the worker needs. */
export interface WorkerParts<Talk> {
  readonly store: Store<Talk>;
  readonly mind: Mind<Talk>;
  /** Which conversations are decided here; all where absent. */
  readonly shares?: Shares;
  readonly capabilities: (channel: ChannelName) => Capabilities | undefined;
  /** Gets a file that a message names; `unavailable` is tried again here. */
  readonly fetchMedia: (message: Inbound, signal: AbortSignal) => Promise<MediaOutcome>;
  /** Told of every step that went through: its replies, its freed files. */
  readonly committed: (conversation: number, step: Extract<Committed, { ok: true }>) => void;
  /** Told when nobody knows whether a step went through: the database failed while it was asked. */
  readonly doubtful?: (conversation: number) => void;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly observe: Observe;
}

/** Conversations in hand at once. Their steps share commits; one that waits for a file does not hold up the others. */
const IN_HAND_MAX = 256;
/**
 * The same for a process that has just begun: its code runs many times slower at first, and the first replies are not to wait for hundreds of
 * decisions. One more with each that is done, so it doubles from group to group.
 */
const IN_HAND_FIRST = 16;
/** Of those, kept free of any one channel: where its files do not come, or its people storm in, the others go on. */
const IN_HAND_OTHERS = 32;
/** Messages of one conversation in one step. */
const ROWS_MAX = 50;
/** Words in one step, in UTF-16 units, but for a longer message that stands alone: what is read beyond takes its turn like everybody's. */
const CHARS_MAX = 16_000;
/** A step of more messages than this takes a beat of the event loop for itself, so that many of them do not stop everything else. */
const BIG_STEP_ROWS = 8;
/** Files of one conversation fetched at once. */
const FETCHES_MAX = 4;
/** Tries to fetch a file before the citizen is asked to send it again, and the wait before the second, doubled each time. */
const FETCH_TRIES_MAX = 4;
const FETCH_WAIT_MS = 500;
/** A channel that can not change its messages waits for this much quiet before it answers, and no longer than the second. */
const QUIET_MS = 1_000;
const QUIET_MAX_MS = 3_000;
/** Whoever sent more than this in one step is in full flow: the next step waits for a pause as well, takes more, and answers all of it at once. */
const FLOW_ROWS = 5;
const FLOW_ROWS_MAX = 150;
/** Such conversations that are remembered at once. */
const FLOWING_MAX = 10_000;
/** Tries before a message is put aside; see `Store.recover`. */
const TRIES_MAX = 3;
/** What the database could not take now is tried again after this. */
const STORE_RETRY_MS = 1_000;
const SWEEP_EVERY_MS = 5_000;
const PAGE = 200;
const STALE_MAX = 50;

/** A look through the rows that wait in some shards, as far as it has come. */
interface Recovery {
  readonly shards: Set<number>;
  cursor: OpenCursor | null;
}

/** Decides what conversations do next, one step at a time each, many conversations at once: those that are this process's share. */
export class Worker<Talk> {
  readonly #parts: WorkerParts<Talk>;
  readonly #shares: Shares;
  readonly #stop = new AbortController();
  readonly #fresh = new Turns();
  #backlog: number[] = [];
  /** With their channels, as soon as those are known. */
  readonly #inHand = new Map<number, ChannelName | undefined>();
  readonly #inHandOf = new Map<ChannelName, number>();
  /** Conversations in full flow, and until when they are thought to be, epoch ms. */
  readonly #flowing = new Map<number, number>();
  #inHandMax = IN_HAND_FIRST;
  readonly #again = new Set<number>();
  readonly #timers = new Map<number, Timer>();
  /** Conversations whose next message is handled alone: something went wrong with it, or nearly killed the process. */
  readonly #alone = new Set<number>();
  #careful: Promise<void> = Promise.resolve();
  #recoveries: Recovery[] = [];
  /**
   * By shard. Rows up to here were there before it was this process's: they are counted before they are decided, for one of them may have ended
   * the process that had it.
   */
  readonly #leftUntil = Array.from({ length: SHARDS }, () => 0);
  /** Shards that are being given up: told when nothing of them is in hand. */
  readonly #leaving = new Set<{ readonly shards: ReadonlySet<number>; readonly done: () => void }>();
  /** Those that were counted: once in a process, however often the database turns their step away. */
  readonly #counted = new Set<number>();
  #reading = false;
  #sweeper: Timer | undefined;
  #idle: (() => void) | undefined;
  #progressAt: number;

  constructor(parts: WorkerParts<Talk>) {
    this.#parts = parts;
    this.#shares = parts.shares ?? EVERYTHING;
    this.#progressAt = parts.clock.now().getTime();
    // Every file on its way listens for the stop.
    setMaxListeners(0, this.#stop.signal);
  }

  /** Takes up what an earlier process left, slice by slice, beside whatever comes in. */
  async start(): Promise<void> {
    this.#shares.watch({ gained: (shards) => this.#gained(shards), lost: (shards) => this.#lost(shards) });
    await this.#recover([...this.#shares.held()]);
    this.#sweeper = this.#parts.clock.after(SWEEP_EVERY_MS, () => void this.#sweep());
  }

  /**
   * There may be something to do in a conversation (of this channel, where that is known). Cheap; may be called too often. What is another
   * process's share is left to it.
   */
  hint(conversation: number, channel?: ChannelName): void {
    if (!this.#shares.holds(conversation)) return;
    if (this.#inHand.has(conversation)) this.#again.add(conversation);
    else this.#fresh.add(conversation, channel);
    if (this.#filling) return;
    // A beat later: a channel that was just told "durable" asks for more before all this is decided, and what it gets then is
    // stored together with what was decided. Half as many commits under load.
    this.#filling = true;
    this.#parts.clock.soon(() => {
      this.#filling = false;
      this.#fill();
    });
  }
  #filling = false;

  /** As `hint`; resolves once the conversation was looked at, or is not this process's. */
  look(conversation: number): Promise<void> {
    if (this.#stopping || !this.#shares.holds(conversation)) return Promise.resolve();
    this.hint(conversation);
    return new Promise((resolve) => {
      const waiting = this.#looks.get(conversation);
      if (waiting) waiting.push(resolve);
      else this.#looks.set(conversation, [resolve]);
    });
  }
  readonly #looks = new Map<number, (() => void)[]>();

  #looked(conversation: number): void {
    for (const resolve of this.#looks.get(conversation) ?? []) resolve();
    this.#looks.delete(conversation);
  }

  /** When a step last went through, epoch ms, and whether anything is in hand: readiness means progress. */
  progress(): { readonly at: number; readonly inHand: number } {
    return { at: this.#progressAt, inHand: this.#inHand.size };
  }

  /** Begins nothing new and waits for what is in hand, at most `deadlineMs`. */
  async stop(deadlineMs: number): Promise<void> {
    this.#stopping = true;
    this.#sweeper?.cancel();
    for (const timer of this.#timers.values()) timer.cancel();
    for (const conversation of this.#looks.keys()) this.#looked(conversation);
    const done = new Promise<void>((resolve) => {
      this.#idle = resolve;
      if (this.#inHand.size === 0) resolve();
    });
    const late = this.#parts.clock.after(deadlineMs, () => this.#idle?.());
    await done;
    late.cancel();
    this.#stop.abort();
  }
  #stopping = false;

  #gained(shards: readonly number[]): void {
    this.#recover(shards).catch((error: unknown) => {
      this.#parts.observe({ what: 'fault', where: 'recover', ...describeFault(error) });
      this.#parts.clock.after(STORE_RETRY_MS, () =>
        this.#gained(shards.filter((shard) => this.#shares.held().has(shard))),
      );
    });
  }

  /** Takes up what waits in shards that are this process's now. */
  async #recover(shards: readonly number[]): Promise<void> {
    if (shards.length === 0 || this.#stopping) return;
    // Until it is known which rows are old, all are: what comes meanwhile is decided at once.
    for (const shard of shards) this.#leftUntil[shard] = Number.POSITIVE_INFINITY;
    const newest = await this.#parts.store.newestInboxRow();
    for (const shard of shards) this.#leftUntil[shard] = newest;
    this.#recoveries.push({ shards: new Set(shards), cursor: OPEN_START });
    this.#fill();
  }

  /** Forgets what is another's from now on, and resolves when nothing of it is in hand. */
  #lost(shards: readonly number[]): Promise<void> {
    const gone = new Set(shards);
    const isGone = (conversation: number) => gone.has(shardOf(conversation));
    this.#fresh.forget(isGone);
    for (const set of [this.#again, this.#alone]) for (const each of set) if (isGone(each)) set.delete(each);
    for (const each of this.#flowing.keys()) if (isGone(each)) this.#flowing.delete(each);
    this.#backlog = this.#backlog.filter((each) => !isGone(each));
    for (const [conversation, timer] of this.#timers)
      if (isGone(conversation)) {
        timer.cancel();
        this.#timers.delete(conversation);
      }
    for (const conversation of this.#looks.keys()) if (isGone(conversation)) this.#looked(conversation);
    for (const recovery of this.#recoveries) for (const shard of shards) recovery.shards.delete(shard);
    this.#recoveries = this.#recoveries.filter((recovery) => recovery.shards.size > 0);
    return new Promise((resolve) => {
      this.#leaving.add({ shards: gone, done: resolve });
      this.#tellLeft();
    });
  }

  #tellLeft(): void {
    for (const leaving of this.#leaving) {
      if ([...this.#inHand.keys()].some((conversation) => leaving.shards.has(shardOf(conversation)))) continue;
      this.#leaving.delete(leaving);
      leaving.done();
    }
  }

  #fill(): void {
    while (!this.#stopping && this.#inHand.size < this.#inHandMax) {
      const turned = this.#next();
      if (turned === undefined) return;
      const { conversation: next } = turned;
      if (!this.#shares.holds(next)) {
        this.#looked(next);
        continue;
      }
      if (this.#inHand.has(next)) {
        this.#again.add(next);
        continue;
      }
      this.#inHand.set(next, undefined);
      if (turned.channel !== undefined) this.#count(next, turned.channel);
      void this.#work(next).finally(() => {
        const channel = this.#inHand.get(next);
        this.#inHand.delete(next);
        if (channel !== undefined) this.#inHandOf.set(channel, (this.#inHandOf.get(channel) ?? 0) - 1);
        this.#inHandMax = Math.min(IN_HAND_MAX, this.#inHandMax + 1);
        if (this.#again.delete(next)) this.#fresh.add(next, channel);
        else this.#looked(next);
        if (this.#inHand.size === 0) this.#idle?.();
        if (this.#leaving.size > 0) this.#tellLeft();
        this.#fill();
      });
    }
  }

  /** Who just wrote comes first, the backlog in between. */
  #next(): Turned | undefined {
    if (this.#backlog.length < PAGE / 2) this.#readBacklog();
    const fresh =
      this.#inHand.size % 2 === 0 || this.#backlog.length === 0 ? this.#fresh.take(this.#isFull) : undefined;
    if (fresh) return fresh;
    const old = this.#backlog.shift();
    return old === undefined ? this.#fresh.take(this.#isFull) : { conversation: old };
  }

  readonly #isFull = (channel: ChannelName): boolean =>
    (this.#inHandOf.get(channel) ?? 0) >= IN_HAND_MAX - IN_HAND_OTHERS;

  #readBacklog(): void {
    while (this.#recoveries[0]?.cursor === null) this.#recoveries.shift();
    const [recovering] = this.#recoveries;
    if (this.#reading || !recovering?.cursor) return;
    this.#reading = true;
    this.#parts.store
      .open(recovering.cursor, PAGE, someOf(recovering.shards))
      .then(
        ({ conversations, next }) => {
          recovering.cursor = next;
          this.#backlog.push(...conversations.filter((conversation) => this.#shares.holds(conversation)));
        },
        (error: unknown) => {
          this.#parts.observe({ what: 'fault', where: 'recover', ...describeFault(error) });
          return new Promise<void>((resolve) => this.#parts.clock.after(STORE_RETRY_MS, resolve));
        },
      )
      .finally(() => {
        this.#reading = false;
        this.#fill();
      });
  }

  async #work(conversation: number): Promise<void> {
    const { observe } = this.#parts;
    try {
      for (let turn = 0; turn < STALE_MAX; turn += 1) {
        const done = await this.#step(conversation);
        if (done) return;
        observe({ what: 'stale', conversation });
      }
    } catch (error) {
      observe({
        what: 'fault',
        where: error instanceof StoreFault ? 'commit' : 'decide',
        ...describeFault(error),
        conversation,
      });
      this.#parts.doubtful?.(conversation);
      this.#later(conversation, STORE_RETRY_MS);
    }
  }

  /** @returns false when the conversation had moved and has to be decided again */
  async #step(conversation: number): Promise<boolean> {
    const { store, clock, observe } = this.#parts;
    if (!this.#shares.holds(conversation)) return true;
    const flows = this.#flows(conversation);
    const limit = this.#alone.has(conversation) ? 1 : flows ? FLOW_ROWS_MAX : ROWS_MAX;
    const read = await store.read(conversation, limit);
    const first = read?.inbox[0];
    if (!read || !first) {
      this.#alone.delete(conversation);
      return true;
    }
    const { channel } = read.row;
    const capabilities = this.#parts.capabilities(channel);
    if (!capabilities) return true; // the channel is switched off: its messages wait
    this.#count(conversation, channel);
    // What fills a step by itself has waited long enough.
    const wait = capabilities.edit && !(flows && read.inbox.length < limit) ? 0 : this.#quietMs(read.inbox);
    if (wait > 0) {
      this.#later(conversation, wait);
      return true;
    }
    if (this.#flowing.size > 0) this.#flowing.delete(conversation);
    if (first.attempts >= TRIES_MAX) {
      await store.setAside([first.id]);
      observe({ what: 'aside', conversation, row: first.id });
      this.#again.add(conversation);
      return true;
    }
    // What may have ended two processes already is handled with nothing else in hand, so that nothing else is blamed.
    const dangerous = read.inbox.findIndex(({ attempts }) => attempts >= TRIES_MAX - 1);
    const safe = dangerous < 0 ? read.inbox : dangerous === 0 ? [first] : read.inbox.slice(0, dangerous);
    const rows = safe.slice(0, readAtOnce(safe));
    if (rows.length > BIG_STEP_ROWS) await this.#beat();
    const run = () => this.#handle(conversation, read.row, rows, capabilities);
    const outcome = dangerous === 0 ? await this.#carefully(run) : await run();
    if (outcome === 'stale') return false;
    if (outcome === 'done') {
      const now = clock.now().getTime();
      if (rows.length > FLOW_ROWS && this.#flowing.size < FLOWING_MAX)
        this.#flowing.set(conversation, now + QUIET_MAX_MS);
      this.#progressAt = now;
      observe({
        what: 'handled',
        channel,
        conversation,
        messages: rows.length,
        waitedMs: now - first.receivedAt.getTime(),
        trace: first.id,
      });
    }
    if (rows.length < read.inbox.length || read.inbox.length === limit || this.#alone.has(conversation))
      this.#again.add(conversation);
    return true;
  }

  #flows(conversation: number): boolean {
    const until = this.#flowing.size === 0 ? undefined : this.#flowing.get(conversation);
    return until !== undefined && this.#parts.clock.now().getTime() < until;
  }

  /** Notes on which channel a conversation in hand is. */
  #count(conversation: number, channel: ChannelName): void {
    if (this.#inHand.get(conversation) !== undefined) return;
    this.#inHand.set(conversation, channel);
    this.#inHandOf.set(channel, (this.#inHandOf.get(channel) ?? 0) + 1);
  }

  /** Resolves in a beat of the event loop that nobody else was given. */
  #beat(): Promise<void> {
    this.#beats = this.#beats.then(() => new Promise<void>((resolve) => this.#parts.clock.soon(resolve)));
    return this.#beats;
  }
  #beats: Promise<void> = Promise.resolve();

  /** One at a time, in turn. */
  async #carefully<Result>(run: () => Promise<Result>): Promise<Result> {
    const before = this.#careful;
    let free: () => void = () => undefined;
    this.#careful = new Promise((resolve) => {
      free = resolve;
    });
    await before;
    try {
      return await run();
    } finally {
      free();
    }
  }

  async #handle(
    conversation: number,
    row: ConversationRow<Talk>,
    rows: readonly InboxRow[],
    capabilities: Capabilities,
  ): Promise<'done' | 'stale' | 'failed'> {
    const { store, mind, clock, random, committed } = this.#parts;
    let decision: ReturnType<Mind<Talk>['decide']>;
    try {
      const heard = await this.#withMedia(rows);
      const known = new Map<ComplaintCode, StatusView | null>();
      for (const code of mind.needs(row.talk, heard)) known.set(code, await store.statusByCode(code));
      // Reading and fetching may have taken long: what is another's now is decided there. A step that is decided here is fenced by its lease.
      if (!this.#shares.holds(conversation)) return 'failed';
      const invited = new Map<string, { desk: string; role: Role } | null>();
      // Counted here and not earlier: only the decision can end the process, files are looked at by another one.
      const leftUntil = this.#leftUntil[shardOf(conversation)] ?? 0;
      const left = rows.filter(({ id }) => id <= leftUntil && !this.#counted.has(id));
      if (left.length > 0) await Promise.all(left.map(({ id, attempts }) => store.tried(id, attempts + 1)));
      for (const { id } of left) this.#counted.add(id);
      const now = clock.now();
      for (const code of mind.invitations?.(heard) ?? []) {
        const invitation = await store.invitation(code);
        const good = invitation && !invitation.usedAt && invitation.expiresAt > now;
        invited.set(code, good ? { desk: invitation.desk, role: invitation.role } : null);
      }
      const handed = await this.#handed(row, heard, capabilities, now);
      const sight = (await mind.look?.(row, heard, now)) ?? null;
      decision = mind.decide({
        ...handed,
        conversation,
        channel: row.channel,
        capabilities,
        talk: row.talk,
        heard,
        now,
        known,
        invited,
        sight,
        fresh: new Fresh(random, now),
      });
    } catch (error) {
      if (error instanceof StoreFault) {
        await this.#tellWaiting(row, rows, error);
        throw error;
      }
      await this.#failed(conversation, rows, error);
      return 'failed';
    }
    const handled = rows.map(({ id }) => id);
    const result = await store.commit({
      conversation,
      version: row.version,
      handled,
      talk: decision.talk,
      effects: decision.effects,
    });
    if (!result.ok) return 'stale';
    for (const id of handled) this.#counted.delete(id);
    committed(conversation, result);
    if (decision.denied)
      this.#parts.observe({ what: 'denied', channel: row.channel, conversation, acts: decision.denied });
    return 'done';
  }

  /** A file that the evidence store does not take now waits, and whoever sent it is told. */
  async #tellWaiting(row: ConversationRow<Talk>, rows: readonly InboxRow[], error: StoreFault): Promise<void> {
    const step = stepOfWaiting(this.#parts, row, rows, error);
    const result = step && (await this.#parts.store.commit(step));
    if (result?.ok) this.#parts.committed(row.id, result);
  }

  /** Drafts that were begun in other chats and may be continued here; nothing is read for most turns. */
  async #handed(
    { talk, channel }: ConversationRow<Talk>,
    heard: readonly Heard[],
    capabilities: Capabilities,
    now: Date,
  ): Promise<Pick<Turn<Talk>, 'handed' | 'waiting'>> {
    const { store, mind } = this.#parts;
    const wanted = mind.handovers?.(talk, heard, capabilities, now);
    if (!wanted || (wanted.codes.length === 0 && wanted.person === undefined)) return {};
    const person = heard.findLast(({ row }) => row.message.content.kind !== 'event')?.row.message.from.id ?? '';
    const handed = new Map<HandoverCode, Handover<Talk> | null>();
    for (const code of wanted.codes) handed.set(code, await store.handover(code, { channel, person }));
    const waiting = wanted.person === undefined ? null : await store.handoverOf(channel, wanted.person, now);
    return { handed, waiting };
  }

  /** A message that can not be handled: several are tried one by one, one is put aside after its last try. */
  async #failed(conversation: number, rows: readonly InboxRow[], error: unknown): Promise<void> {
    const { store, observe } = this.#parts;
    const [row] = rows;
    if (!row || !this.#shares.holds(conversation)) return;
    observe({ what: 'fault', where: 'decide', ...describeFault(error), conversation, row: row.id, trace: row.id });
    if (rows.length > 1) {
      this.#alone.add(conversation);
      return;
    }
    const attempts = row.attempts + 1;
    if (attempts >= TRIES_MAX) {
      await store.setAside([row.id]);
      observe({ what: 'aside', conversation, row: row.id });
    } else await store.tried(row.id, attempts);
    this.#alone.add(conversation);
  }

  async #withMedia(rows: readonly InboxRow[]): Promise<Heard[]> {
    const heard: Heard[] = rows.map((row) => ({ row }));
    const wanted = heard.flatMap(({ row }, index) => (row.message.content.kind === 'media' ? [{ row, index }] : []));
    let next = 0;
    const fetcher = async (): Promise<void> => {
      for (let each = wanted[next++]; each; each = wanted[next++])
        heard[each.index] = { row: each.row, media: await this.#media(each.row.message) };
    };
    await Promise.all(Array.from({ length: Math.min(FETCHES_MAX, wanted.length) }, fetcher));
    return heard;
  }

  async #media(message: Inbound): Promise<MediaOutcome> {
    const { content } = message;
    if (content.kind !== 'media') return { ok: false, why: 'gone' };
    if (content.media.kept) return { ok: true, file: content.media.kept };
    if (content.media.tooLarge) return { ok: false, why: 'too-large' };
    for (let tries = 1; ; tries += 1) {
      const outcome = await this.#parts.fetchMedia(message, this.#stop.signal);
      if (outcome.ok || outcome.why !== 'unavailable' || tries >= FETCH_TRIES_MAX) return outcome;
      await new Promise<void>((resolve) => this.#parts.clock.after(FETCH_WAIT_MS * 2 ** tries, resolve));
    }
  }

  #quietMs(rows: readonly InboxRow[]): number {
    const now = this.#parts.clock.now().getTime();
    const first = rows[0]?.receivedAt.getTime() ?? now;
    const last = rows.at(-1)?.receivedAt.getTime() ?? now;
    // The clock was set back: it says nothing about how long ago that was.
    if (last > now || first > now) return 0;
    return Math.min(QUIET_MS - (now - last), QUIET_MAX_MS - (now - first));
  }

  #later(conversation: number, delayMs: number): void {
    if (this.#stopping || this.#timers.has(conversation)) return;
    const channel = this.#inHand.get(conversation);
    const timer = this.#parts.clock.after(delayMs, () => {
      this.#timers.delete(conversation);
      this.hint(conversation, channel);
    });
    this.#timers.set(conversation, timer);
  }

  /** Finds messages that nobody here was told about. */
  async #sweep(): Promise<void> {
    const { store, clock, observe } = this.#parts;
    try {
      const shards = this.#shares.held();
      if (shards.size > 0 && this.#recoveries.length === 0 && this.#fresh.size < PAGE) {
        let after: OpenCursor | null = OPEN_START;
        while (after && !this.#stopping && this.#fresh.size < IN_HAND_MAX * 4) {
          const page: Awaited<ReturnType<typeof store.open>> = await store.open(after, PAGE, someOf(shards));
          for (const conversation of page.conversations)
            if (this.#shares.holds(conversation) && !this.#inHand.has(conversation) && !this.#timers.has(conversation))
              this.#fresh.add(conversation);
          after = page.next;
        }
        this.#fill();
      }
    } catch (error) {
      observe({ what: 'fault', where: 'sweep', ...describeFault(error) });
    }
    if (!this.#stopping) this.#sweeper = clock.after(SWEEP_EVERY_MS, () => void this.#sweep());
  }
}

/** How many of these rows are read in one step: at least one, and no more words than {@link CHARS_MAX} nor files than {@link ROWS_MAX}. */
function readAtOnce(rows: readonly InboxRow[]): number {
  if (rows.length === 1) return 1;
  let chars = 0;
  let files = 0;
  const beyond = rows.findIndex(({ message: { content } }, index) => {
    chars += content.kind === 'text' || content.kind === 'edited' ? content.text.length : 0;
    if (content.kind === 'media') files += 1;
    return index > 0 && (chars > CHARS_MAX || files > ROWS_MAX);
  });
  return beyond < 0 ? rows.length : beyond;
}

/** Undefined for all of them: then they need not be told apart. */
const someOf = (shards: ReadonlySet<number>): ReadonlySet<number> | undefined =>
  shards.size === SHARDS ? undefined : shards;

/** What is drawn by chance in one turn; the code only when somebody looks at it. */
class Fresh {
  readonly #random: RandomBytes;
  readonly #now: Date;
  #code: ComplaintCode | undefined;

  constructor(random: RandomBytes, now: Date) {
    this.#random = random;
    this.#now = now;
  }
  get code(): ComplaintCode {
    this.#code ??= makeCode(this.#random);
    return this.#code;
  }
  id(): string {
    return makeId(this.#random, this.#now);
  }
}
