import type { Inbound } from '../message.ts';
import { inboundFromJson, parsed } from './sealed.ts';
import type { ConversationRow, InboxRow } from './steps.ts';

/** Conversations whose next step needs no reading, least recently used first out: the busiest ones. */
const WARM_MAX = 400;
/** Longest state of a talk that is kept, in UTF-16 units: with `WARM_MAX` this bounds the memory. */
const TALK_MAX = 8_192;
/** Most unhandled rows kept of one conversation. */
const ROWS_MAX = 50;

interface WarmRow {
  readonly id: number;
  readonly receivedAt: Date;
  readonly attempts: number;
  readonly json: string;
}

interface WarmEntry {
  readonly version: number;
  readonly talk: string | null;
  /** All unhandled rows, oldest first. */
  readonly open: readonly WarmRow[];
}

/**
 * What the last step left, still at hand: version, talk and unhandled rows of the busiest conversations. It is only a copy:
 * whoever is misled by it is turned away by the fence. Kept as JSON, so that it reads exactly as the rows do.
 */
export class Warm {
  readonly #entries = new Map<number, WarmEntry>();

  /** The state of a conversation, when all of it is known. */
  get(conversation: number): WarmEntry | undefined {
    const entry = this.#entries.get(conversation);
    if (entry) {
      this.#entries.delete(conversation); // moves it to the young end
      this.#entries.set(conversation, entry);
    }
    return entry;
  }

  set(conversation: number, entry: WarmEntry): void {
    this.#entries.delete(conversation);
    if (entry.open.length > ROWS_MAX || (entry.talk?.length ?? 0) > TALK_MAX) return;
    this.#entries.set(conversation, entry);
    if (this.#entries.size <= WARM_MAX) return;
    const [oldest] = this.#entries.keys();
    if (oldest !== undefined) this.#entries.delete(oldest);
  }

  /** A message came in. */
  add(conversation: number, row: WarmRow): void {
    const entry = this.#entries.get(conversation);
    if (entry) this.set(conversation, { ...entry, open: [...entry.open, row] });
  }

  /** A step went through. */
  move(conversation: number, version: number, talk: string, handled: readonly number[]): void {
    const entry = this.#entries.get(conversation);
    if (entry) this.set(conversation, { version, talk, open: entry.open.filter((row) => !handled.includes(row.id)) });
  }

  forget(conversation: number): void {
    this.#entries.delete(conversation);
  }

  forgetAll(): void {
    this.#entries.clear();
  }
}

/** What a mind reads, from the JSON of a row or of a warm entry. */
export function conversationOf<Talk>(
  named: Pick<ConversationRow<Talk>, 'id' | 'channel' | 'chat'>,
  entry: WarmEntry,
  limit: number,
): { readonly row: ConversationRow<Talk>; readonly inbox: readonly InboxRow[] } {
  const { id, channel, chat } = named;
  const talk = entry.talk === null ? null : parsed<Talk>(entry.talk);
  const inbox = entry.open.slice(0, limit).map((row) => {
    const message: Inbound = inboundFromJson(row.json, channel, chat);
    return { id: row.id, receivedAt: row.receivedAt, attempts: row.attempts, message };
  });
  return { row: { id, version: entry.version, channel, chat, talk }, inbox };
}
