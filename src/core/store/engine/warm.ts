import { Recent } from '../../recent.ts';
import type { ConversationRow, InboxRow } from '../port/steps.ts';

/** Conversations whose next step needs no reading: so many of the busiest ones, or up to twice as many. */
const WARM = 256;
/** Longest state of a talk that is kept, as JSON in UTF-16 units: with `WARM` this bounds the memory. */
const TALK_MAX = 8_192;
/** Most unhandled rows kept of one conversation. */
const ROWS_MAX = 50;

/** What is known of a conversation. */
export interface WarmEntry {
  readonly version: number;
  /** As the mind left it: never changed in place, so that it may be handed out again without reading the row's JSON anew. */
  readonly talk: unknown;
  /** Length of the talk as JSON, in UTF-16 units. */
  readonly talkLength: number;
  /** All unhandled rows, oldest first. */
  readonly open: readonly InboxRow[];
}

/**
 * What the last step left, still at hand: version, talk and unhandled rows of the busiest conversations. It is only a copy:
 * whoever is misled by it is turned away by the fence.
 */
export class Warm {
  readonly #entries: Recent<number, WarmEntry>;

  /** @param least how many are kept at least; none where other processes write too, whose new rows nobody here would see */
  constructor(least = WARM) {
    this.#entries = new Recent(least);
  }

  /** The state of a conversation, when all of it is known. */
  get(conversation: number): WarmEntry | undefined {
    return this.#entries.get(conversation);
  }

  /** Keeps what was read or decided; whoever has too much waiting, or too long a state, is read each time. */
  set(conversation: number, entry: WarmEntry): void {
    if (entry.open.length > ROWS_MAX || entry.talkLength > TALK_MAX) this.#entries.delete(conversation);
    else this.#entries.set(conversation, entry);
  }

  /** A message came in. */
  add(conversation: number, row: InboxRow): void {
    const entry = this.#entries.get(conversation);
    if (entry) this.set(conversation, { ...entry, open: [...entry.open, row] });
  }

  /** A step went through. */
  move(conversation: number, after: Omit<WarmEntry, 'open'>, handled: readonly number[]): void {
    const entry = this.#entries.get(conversation);
    if (entry) this.set(conversation, { ...after, open: entry.open.filter((row) => !handled.includes(row.id)) });
  }

  /** Its rows were changed otherwise than by {@link add} and {@link move}: it is read again. */
  forget(conversation: number): void {
    this.#entries.delete(conversation);
  }

  /** The rows may say something else now, of any conversation: all of them are read again. */
  forgetAll(): void {
    this.#entries.clear();
  }
}

/** What a mind reads. `Talk` is what minds of this store leave behind. */
export function conversationOf<Talk>(
  { id, channel, chat }: Pick<ConversationRow<Talk>, 'id' | 'channel' | 'chat'>,
  entry: WarmEntry,
  limit: number,
): { readonly row: ConversationRow<Talk>; readonly inbox: readonly InboxRow[] } {
  const talk = entry.talk as Talk | null;
  return { row: { id, version: entry.version, channel, chat, talk }, inbox: entry.open.slice(0, limit) };
}
