/** Which channels this process receives on: each of them, or those it alone may read, or none. */

import type { Channel, Intake } from './bots/channel.ts';
import { TelegramRefused } from './bots/telegram/refused.ts';
import { WhatsAppRefused } from './bots/whatsapp/trouble.ts';
import { XRefused } from './bots/x/channel.ts';
import type { Clock, Timer } from './core/clock.ts';
import type { ChannelName } from './core/message.ts';
import { describeFault } from './core/observe.ts';
import type { Leases } from './core/work/leases.ts';
import type { Part } from './http/health.ts';
import { EXIT, Refusal } from './refusal.ts';

/** What {@link Receiving} needs. */
export interface ReceivingParts {
  readonly channels: readonly Channel[];
  /** Where the messages of a channel go. Undefined: this process receives nothing, and sends only. */
  readonly intakeOf: ((channel: ChannelName) => Intake) | undefined;
  /** Where several processes share the work: who has an account's lease reads it. Undefined: this one does. */
  readonly leases: Pick<Leases, 'sole'> | undefined;
  /** An account whose session is here is given up: nothing more is sent from it. Resolves when nothing is under way. */
  readonly leaveAccount: (channel: ChannelName, isOver: () => boolean) => Promise<void>;
  readonly clock: Clock;
  readonly onFault: (error: unknown) => void;
}

/** A channel that could not start although this process has its account is started again after this. */
const AGAIN_MS = 5_000;

/** Opens, starts and stops the channels, as this process's part in the whole wants it. */
export class Receiving {
  readonly #parts: ReceivingParts;
  /** Accounts that this process reads now. */
  readonly #accounts = new Set<ChannelName>();
  /** What is done with a channel is done one after the other. */
  readonly #turns = new Map<ChannelName, Promise<void>>();
  /** Those that could not start, until they are started again. */
  readonly #again = new Map<ChannelName, Timer>();
  #stopping = false;

  constructor(parts: ReceivingParts) {
    this.#parts = parts;
  }

  /** Whether the account's session is here. */
  hasAccount(channel: ChannelName): boolean {
    return this.#parts.leases === undefined || this.#accounts.has(channel);
  }

  /**
   * Starts what may be started at once; what needs an account's lease is opened, and started when the lease comes.
   * @returns what is to be said of a channel besides that it is on
   * @throws Refusal when one can not run as it is set
   */
  async start(): Promise<ReadonlyMap<ChannelName, string>> {
    const { channels, intakeOf, leases } = this.#parts;
    const notes = new Map<ChannelName, string>();
    for (const channel of channels) {
      const intake = intakeOf?.(channel.name);
      const waits = intake === undefined || (leases !== undefined && channel.oneReader === true);
      try {
        await (waits ? channel.open?.() : channel.start(intake));
      } catch (error) {
        throw refusalOf(channel, error);
      }
      if (waits && intake !== undefined && leases) this.#readWhenMine(channel, intake, leases);
      if (waits && !channel.open) continue;
      const health = await channel.health();
      if (!health.ok) notes.set(channel.name, `on, but not answering yet (${health.why}); it is tried again and again`);
    }
    return notes;
  }

  /** The channels as parts that have to answer. One that another process reads has nothing to answer for here but its sending. */
  parts(): readonly Part[] {
    const { intakeOf } = this.#parts;
    return this.#parts.channels.map((channel) => ({
      name: channel.name,
      health: () => {
        const isStarted = intakeOf !== undefined && (!channel.oneReader || this.hasAccount(channel.name));
        return isStarted || channel.open ? channel.health() : Promise.resolve({ ok: true } as const);
      },
    }));
  }

  /** Receives nothing any more; sending goes on. */
  async stop(): Promise<void> {
    this.#stopping = true;
    for (const timer of this.#again.values()) timer.cancel();
    const { channels } = this.#parts;
    await Promise.allSettled(channels.map((channel) => this.#inTurn(channel.name, () => channel.stop())));
  }

  #readWhenMine(channel: Channel, intake: Intake, leases: Pick<Leases, 'sole'>): void {
    const { name } = channel;
    leases.sole(`account:${name}`, {
      begin: () => {
        this.#accounts.add(name);
        void this.#inTurn(name, () => this.#begin(channel, intake));
      },
      end: async (isOver) => {
        const ownSession = channel.sendsFrom === 'account';
        this.#accounts.delete(name);
        if (ownSession) await this.#parts.leaveAccount(name, isOver);
        await this.#inTurn(name, async () => {
          await channel.stop();
          // A session that sends lives with the account; whatever else sends, goes on from here.
          if (ownSession) await channel.close?.();
          if (!this.#stopping) await channel.open?.();
        });
      },
    });
  }

  async #begin(channel: Channel, intake: Intake): Promise<void> {
    // Of an account that was lost and came back meanwhile: one start is enough.
    this.#again.get(channel.name)?.cancel();
    if (this.#stopping || !this.#accounts.has(channel.name)) return;
    try {
      await channel.start(intake);
    } catch (error) {
      this.#parts.onFault(error);
      if (this.#stopping) return;
      const again = () => void this.#inTurn(channel.name, () => this.#begin(channel, intake));
      this.#again.set(channel.name, this.#parts.clock.after(AGAIN_MS, again));
    }
  }

  #inTurn(name: ChannelName, act: () => Promise<void>): Promise<void> {
    const turn = (this.#turns.get(name) ?? Promise.resolve()).then(act).catch(this.#parts.onFault);
    this.#turns.set(name, turn);
    return turn;
  }
}

/** Why a channel can not start, in words for the operator where it has some. */
function refusalOf(channel: Channel, error: unknown): Refusal {
  const isPlain = error instanceof TelegramRefused || error instanceof WhatsAppRefused || error instanceof XRefused;
  return new Refusal(
    `${channel.name} can not start: ${isPlain ? error.message : describeFault(error).code}`,
    EXIT.badSetting,
    error,
  );
}
