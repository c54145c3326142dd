import type { Capabilities } from '../delivery.ts';
import type { HandoverCode } from '../handover/code.ts';
import type { ComplaintCode, ConversationRow, InboxRow, StatusView } from '../store/steps.ts';
import { type Handover, type Role, StoreFault } from '../store/store.ts';
import type { Decision, Heard, Turn } from '../turn.ts';
import type { Backlog } from './backlog.ts';
import { Fresh } from './fresh.ts';
import { withMedia } from './media.ts';
import type { WorkerParts } from './parts.ts';
import type { Shares } from './shards.ts';
import type { Trouble } from './trouble.ts';
import { stepOfWaiting } from './waiting-file.ts';

/** Makes one decision: gathers what the mind may know, asks it, and hands what it decided to the store. */
export class Decider<Talk> {
  readonly #parts: WorkerParts<Talk>;
  readonly #shares: Shares;
  readonly #backlog: Backlog;
  readonly #trouble: Trouble;
  readonly #signal: AbortSignal;

  /** @param signal ends the fetching of files */
  constructor(parts: WorkerParts<Talk>, shares: Shares, backlog: Backlog, trouble: Trouble, signal: AbortSignal) {
    this.#parts = parts;
    this.#shares = shares;
    this.#backlog = backlog;
    this.#trouble = trouble;
    this.#signal = signal;
  }

  /** @returns `stale` when the conversation had moved and has to be decided again; `failed` when these rows could not be handled */
  async decide(
    conversation: number,
    row: ConversationRow<Talk>,
    rows: readonly InboxRow[],
    capabilities: Capabilities,
  ): Promise<'done' | 'stale' | 'failed'> {
    const { store, mind, clock, random, committed } = this.#parts;
    let decision: Decision<Talk>;
    try {
      const heard = await withMedia(this.#parts, rows, this.#signal);
      const known = new Map<ComplaintCode, StatusView | null>();
      for (const code of mind.needs(row.talk, heard)) known.set(code, await store.statusByCode(code));
      // Reading and fetching may have taken long: what is another's now is decided there. A step that is decided here is fenced by its lease.
      if (!this.#shares.holds(conversation)) return 'failed';
      const invited = new Map<string, { desk: string; role: Role } | null>();
      // Counted here and not earlier: only the decision can end the process, files are looked at by another one.
      const left = this.#backlog.uncounted(conversation, rows);
      if (left.length > 0) await this.#backlog.count(left);
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
      await this.#trouble.failed(conversation, rows, error);
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
    this.#backlog.handled(handled);
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
}
