import type { InboxRow } from '../store/port/steps.ts';
import { readable } from '../unreadable.ts';
import type { Backlog } from './backlog.ts';
import type { Decider } from './decider.ts';
import type { Flow } from './flow.ts';
import type { InHand } from './in-hand.ts';
import type { Limited } from './limited.ts';
import type { WorkerParts } from './parts.ts';
import type { Shares } from './shards.ts';
import type { Trouble } from './trouble.ts';

/** Messages of one conversation in one step. */
const ROWS_MAX = 50;
/** The same of somebody in full flow. */
const FLOW_ROWS_MAX = 150;
/** Words in one step, in UTF-16 units, but for a longer message that stands alone: what is read beyond takes its turn like everybody's. */
const CHARS_MAX = 16_000;

/** What a step stands on. */
export interface StepperParts<Talk> {
  readonly shares: Shares;
  readonly inHand: InHand;
  readonly flow: Flow;
  readonly trouble: Trouble;
  readonly backlog: Backlog;
  readonly decider: Decider<Talk>;
  readonly limited: Limited;
  /** Looks at a conversation again after a while. */
  readonly later: (conversation: number, delayMs: number) => void;
}

/** Takes a conversation one step further: whether now, and with how many of the messages that wait. */
export class Stepper<Talk> {
  readonly #parts: Pick<WorkerParts<Talk>, 'store' | 'capabilities' | 'clock' | 'observe'>;
  readonly #shares: Shares;
  readonly #inHand: InHand;
  readonly #flow: Flow;
  readonly #trouble: Trouble;
  readonly #backlog: Backlog;
  readonly #decider: Decider<Talk>;
  readonly #limited: Limited;
  readonly #later: (conversation: number, delayMs: number) => void;
  #progressAt: number;

  constructor(
    parts: Pick<WorkerParts<Talk>, 'store' | 'capabilities' | 'clock' | 'observe'>,
    { shares, inHand, flow, trouble, backlog, decider, limited, later }: StepperParts<Talk>,
  ) {
    this.#parts = parts;
    this.#shares = shares;
    this.#inHand = inHand;
    this.#flow = flow;
    this.#trouble = trouble;
    this.#backlog = backlog;
    this.#decider = decider;
    this.#limited = limited;
    this.#later = later;
    this.#progressAt = parts.clock.now().getTime();
  }

  /** When a step last went through, epoch ms. */
  get progressAt(): number {
    return this.#progressAt;
  }

  /** @returns false when the conversation had moved and has to be decided again */
  async step(conversation: number): Promise<boolean> {
    const { store, clock, observe } = this.#parts;
    if (!this.#shares.holds(conversation)) return true;
    const flows = this.#flow.isFull(conversation);
    const limit = this.#trouble.isIn(conversation) ? 1 : flows ? FLOW_ROWS_MAX : ROWS_MAX;
    const read = await readable(this.#parts, conversation, () => store.read(conversation, limit));
    const first = read?.inbox[0];
    if (!read || !first) {
      this.#trouble.end(conversation);
      return true;
    }
    const { channel } = read.row;
    const capabilities = this.#parts.capabilities(channel);
    if (!capabilities) return true; // the channel is switched off: its messages wait
    this.#inHand.isOn(conversation, channel);
    // What fills a step by itself has waited long enough.
    const wait = capabilities.edit && !(flows && read.inbox.length < limit) ? 0 : this.#flow.quietMs(read.inbox);
    if (wait > 0) {
      this.#later(conversation, wait);
      return true;
    }
    this.#flow.end(conversation);
    if (this.#trouble.isTriedOut(first)) {
      await this.#trouble.setAside(conversation, first);
      this.#inHand.lookAgain(conversation);
      return true;
    }
    // What may have ended two processes already is handled by itself.
    const dangerous = read.inbox.findIndex(
      (row) => this.#trouble.isDangerous(row) && this.#backlog.isLeft(conversation, row),
    );
    const safe = dangerous < 0 ? read.inbox : dangerous === 0 ? [first] : read.inbox.slice(0, dangerous);
    const rows = safe.slice(0, readAtOnce(safe));
    const outcome = await this.#decider.decide(conversation, read.row, rows, capabilities, dangerous === 0);
    if (outcome === 'stale') return false;
    if (outcome === 'rests') {
      this.#later(conversation, this.#limited.restMs);
      return true;
    }
    if (outcome === 'done') {
      const now = clock.now().getTime();
      this.#flow.handled(conversation, rows.length, now);
      this.#progressAt = now;
      this.#trouble.passed(conversation);
      observe({
        what: 'handled',
        channel,
        conversation,
        messages: rows.length,
        waitedMs: now - first.receivedAt.getTime(),
        trace: first.id,
      });
    }
    if (
      rows.length < read.inbox.length ||
      read.inbox.length === limit ||
      this.#trouble.isIn(conversation) ||
      this.#trouble.isSlow(conversation)
    )
      this.#inHand.lookAgain(conversation);
    return true;
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
