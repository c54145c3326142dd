import type { Clock } from './clock.ts';
import type { Capabilities } from './delivery.ts';
import type { ChannelName, ChatId, Inbound } from './message.ts';
import type { Observe } from './observe.ts';
import type { MessageLimits } from './policy/policy.ts';
import type { InboxRows } from './store/port/store.ts';

/** Messages on their way into the database at once: beyond them it takes them too slowly, and they would pile up in memory. */
const STORING_MAX = 5_000;
/** Whoever was too fast is heard again when so much of a minute's messages has come back, and not message by message. */
const REOPENS_AT_MINUTES = 1;
/** Messages that are turned away within this time of each other are one burst: its sender is told once. */
const BURST_ENDS_MS = 60_000;
/** Too many unhandled rows turn messages away until there are no more than this share of them: not on and off with every row. */
const OPEN_AGAIN = 0.75;
/** Rows are counted no more often than this. */
const LOOK_EVERY_MS = 250;
/** What whoever is turned away is told to wait. */
const CROWDED_WAIT_MS = 5_000;
/** People and chats that are remembered; the one longest unheard goes first, and has rested. */
const REMEMBERED_MAX = 4_096;

/** Why a message is not taken now: its sender is too fast, or too much waits already. */
export type TurnedAwayWhy = 'too-fast' | 'crowded';

/** What the inbox rejects with before anything was stored. Nobody's fault: the same message may come again later. */
export class TurnedAway extends Error {
  override readonly name = 'TurnedAway';
  readonly why: TurnedAwayWhy;
  readonly code: 'TOO_FAST' | 'CROWDED';
  /** When it is worth another try. */
  readonly retryAfterMs: number;

  constructor(why: TurnedAwayWhy, retryAfterMs: number) {
    super(`turned away: ${why}`);
    this.why = why;
    this.code = why === 'crowded' ? 'CROWDED' : 'TOO_FAST';
    this.retryAfterMs = Math.max(1, Math.ceil(retryAfterMs));
  }
}

/** What the admission needs. */
export interface AdmissionParts {
  readonly store: Pick<InboxRows<unknown>, 'countOpen' | 'openIn'>;
  readonly limits: MessageLimits;
  readonly capabilities: (channel: ChannelName) => Pick<Capabilities, 'senderKeeps'> | undefined;
  readonly clock: Clock;
  readonly observe: Observe;
}

/** What of a batch is stored, and who is told that the rest is not. */
export interface Admitted {
  readonly messages: readonly Inbound[];
  readonly toTell: readonly ToTell[];
  /** It was not stored after all: nobody has used anything up. */
  giveBack(): void;
  /** The database has answered, one way or the other. */
  end(): void;
}

/** Somebody who is told once that the last messages of this burst were not stored. */
export interface ToTell {
  readonly channel: ChannelName;
  readonly chat: ChatId;
  /** Names the burst within its chat. */
  readonly key: string;
  /** They were told, durably. */
  done(): void;
}

/** A person's messages: a bucket that fills with time. */
interface Person {
  left: number;
  /** When they were heard last, and when they wrote that, as their platform says; epoch ms. */
  seenMs: number;
  wroteMs: number;
  /** Too fast: nothing is taken until the bucket has filled again. */
  closed: boolean;
  /** When a message was last turned away, and when the first of this burst was; epoch ms. */
  shedAtMs: number;
  burstAtMs: number;
  told: boolean;
}

/** Unhandled rows: as they were counted last, and what has come since. Some of those are handled by now, so there are no more than the sum. */
interface Open {
  known: number;
  since: number;
  lookedAtMs: number;
}

/**
 * Decides what is let in, before anything is stored; what is stored is never turned away. In the ordinary case it asks the database
 * nothing: what was let in since the last count, handled or not, is an upper bound of what waits.
 */
export class Admission {
  readonly #parts: AdmissionParts;
  readonly #people = new Remembered<Person>(REMEMBERED_MAX);
  readonly #chats = new Remembered<Open>(REMEMBERED_MAX);
  readonly #all: Open = { known: 0, since: 0, lookedAtMs: Number.NEGATIVE_INFINITY };
  #storing = 0;
  #tooMany: 'rows' | 'storing' | undefined;

  constructor(parts: AdmissionParts) {
    this.#parts = parts;
  }

  /** Counts what an earlier process left. */
  async start(): Promise<void> {
    await this.#lookAtAll(this.#now());
  }

  /** Whether messages are turned away because too much waits. */
  get isCrowded(): boolean {
    return this.#tooMany !== undefined;
  }

  /**
   * Lets messages in, in their order. Those of somebody who is too fast are left out, or, where senders keep what they wrote, the whole batch is turned away.
   * @throws TurnedAway, or StoreFault when rows could not be counted: nothing was let in then
   */
  async take(messages: readonly Inbound[]): Promise<Admitted> {
    const now = this.#now();
    if (await this.#isTooMuch(messages.length, now)) {
      this.#turnAway(messages, 'crowded');
      throw new TurnedAway('crowded', CROWDED_WAIT_MS);
    }
    await this.#countFullChats(messages, now);
    return this.#let(messages, now);
  }

  #let(messages: readonly Inbound[], now: number): Admitted {
    const taken: { readonly message: Inbound; readonly person: Person; readonly chat: Open }[] = [];
    const shed = new Map<Person, Inbound[]>();
    for (const message of messages) {
      const person = this.#personOf(message);
      const chat = this.#chatOf(message);
      if (message.content.kind === 'left' || this.#mayCome(message, person, chat, now)) {
        person.left -= 1;
        chat.since += 1;
        taken.push({ message, person, chat });
      } else shed.set(person, [...(shed.get(person) ?? []), message]);
    }
    const giveBack = () => {
      this.#all.since -= taken.length;
      for (const { person, chat } of taken) {
        person.left += 1;
        person.closed = false;
        chat.since -= 1;
      }
    };
    this.#all.since += taken.length;
    if (shed.size > 0) this.#refuseWhole(shed, giveBack);
    this.#storing += taken.length;
    return {
      messages: shed.size === 0 ? messages : taken.map(({ message }) => message),
      toTell: [...shed].flatMap(([person, own]) => this.#tell(person, own)),
      giveBack,
      end: () => {
        this.#storing -= taken.length;
        if (this.#tooMany === 'storing' && this.#storing <= STORING_MAX / 2) this.#set(undefined);
      },
    };
  }

  /** Whether the bucket holds one more, and the chat has room for it. */
  #mayCome({ channel, sentAt }: Inbound, person: Person, chat: Open, now: number): boolean {
    const { atOnce, perMinute, waitingPerChat } = this.#parts.limits;
    // What lay on the platform while we were away was not sent at once because it comes at once. A sender of our own page may say anything.
    const wroteMs = this.#keeps(channel) ? now : Math.min(now, sentAt.getTime());
    const restedMs = Math.max(0, now - person.seenMs, wroteMs - person.wroteMs);
    person.left = Math.min(atOnce, person.left + (restedMs * perMinute) / 60_000);
    person.seenMs = now; // also when the clock was set back
    person.wroteMs = person.wroteMs > now ? wroteMs : Math.max(person.wroteMs, wroteMs);
    if (person.left >= Math.min(atOnce, REOPENS_AT_MINUTES * perMinute)) person.closed = false;
    if (!person.closed && person.left >= 1 && chat.known + chat.since < waitingPerChat) return true;
    person.closed ||= person.left < 1;
    if (now - person.shedAtMs > BURST_ENDS_MS) {
      person.burstAtMs = now;
      person.told = false;
    }
    person.shedAtMs = now;
    return false;
  }

  /** @throws TurnedAway where the sender is told by the answer and sends all of it again */
  #refuseWhole(shed: ReadonlyMap<Person, readonly Inbound[]>, giveBack: () => void): void {
    for (const [person, own] of shed) {
      const [first] = own;
      if (first === undefined || !this.#keeps(first.channel)) continue;
      giveBack();
      person.closed = person.left < 1;
      this.#turnAway(own, 'too-fast');
      const { atOnce, perMinute } = this.#parts.limits;
      const missing = Math.min(atOnce, REOPENS_AT_MINUTES * perMinute) - person.left;
      throw new TurnedAway('too-fast', (Math.max(1, missing) * 60_000) / perMinute);
    }
  }

  /** In a group, and in public, nothing is said about it: others read there. */
  #tell(person: Person, own: readonly Inbound[]): readonly ToTell[] {
    this.#turnAway(own, 'too-fast');
    const message = own.find((each) => each.private);
    if (!message || person.told) return [];
    const { channel, chat } = message;
    const done = () => {
      person.told = true;
    };
    return [{ channel, chat, key: `too-fast:${person.burstAtMs}`, done }];
  }

  /** Whether so many more are too many for now. */
  async #isTooMuch(more: number, now: number): Promise<boolean> {
    const { waitingInAll } = this.#parts.limits;
    const limit = this.#tooMany === 'rows' ? waitingInAll * OPEN_AGAIN : waitingInAll;
    const bound = () => this.#all.known + this.#all.since;
    if (bound() >= limit && now - this.#all.lookedAtMs >= LOOK_EVERY_MS) await this.#lookAtAll(now);
    if (bound() >= limit) this.#set('rows');
    else if (this.#tooMany === 'rows') this.#set(undefined);
    if (this.#storing > 0 && this.#storing + more > STORING_MAX) this.#set('storing');
    return this.#tooMany !== undefined;
  }

  async #lookAtAll(now: number): Promise<void> {
    this.#all.lookedAtMs = now;
    const { since } = this.#all;
    const known = await this.#parts.store.countOpen();
    this.#all.since -= since;
    this.#all.known = known;
  }

  /** Counts the rows of those chats that may have too many. */
  async #countFullChats(messages: readonly Inbound[], now: number): Promise<void> {
    const { waitingPerChat } = this.#parts.limits;
    const more = new Map<Open, { n: number; readonly message: Inbound }>();
    for (const message of messages) {
      const chat = this.#chatOf(message);
      const counted = more.get(chat);
      if (counted) counted.n += 1;
      else more.set(chat, { n: 1, message });
    }
    for (const [chat, { n, message }] of more) {
      if (chat.known + chat.since + n <= waitingPerChat || now - chat.lookedAtMs < LOOK_EVERY_MS) continue;
      chat.lookedAtMs = now;
      const { since } = chat;
      const found = await this.#parts.store.openIn(message.channel, message.chat, waitingPerChat);
      chat.since -= since;
      chat.known = found?.open ?? 0;
    }
  }

  #set(tooMany: 'rows' | 'storing' | undefined): void {
    if (this.#tooMany === tooMany || (this.#tooMany && tooMany)) return;
    this.#tooMany = tooMany;
    const { known, since } = this.#all;
    this.#parts.observe({ what: 'crowded', on: tooMany !== undefined, waiting: known + since });
  }

  #turnAway(messages: readonly Inbound[], why: TurnedAwayWhy): void {
    const [first] = messages;
    if (first) this.#parts.observe({ what: 'turned-away', channel: first.channel, messages: messages.length, why });
  }

  #keeps(channel: ChannelName): boolean {
    return this.#parts.capabilities(channel)?.senderKeeps === true;
  }

  #personOf({ channel, chat, from }: Inbound): Person {
    const { atOnce } = this.#parts.limits;
    return this.#people.get(`${channel}\0${chat}\0${from.id}`, () => ({
      ...{ left: atOnce, seenMs: 0, wroteMs: 0, closed: false, told: false },
      ...{ shedAtMs: Number.NEGATIVE_INFINITY, burstAtMs: 0 },
    }));
  }

  #chatOf({ channel, chat }: Inbound): Open {
    return this.#chats.get(`${channel}\0${chat}`, () => ({
      ...{ known: 0, since: 0, lookedAtMs: Number.NEGATIVE_INFINITY },
    }));
  }

  #now(): number {
    return this.#parts.clock.now().getTime();
  }
}

/** Remembers those who were asked for last. */
class Remembered<Value> {
  readonly #max: number;
  readonly #values = new Map<string, Value>();

  constructor(max: number) {
    this.#max = max;
  }

  get(key: string, make: () => Value): Value {
    let value = this.#values.get(key);
    if (value === undefined) value = make();
    else this.#values.delete(key); // moves it to the young end
    this.#values.set(key, value);
    if (this.#values.size > this.#max) {
      const [oldest] = this.#values.keys();
      if (oldest !== undefined) this.#values.delete(oldest);
    }
    return value;
  }
}
