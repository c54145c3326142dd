import type { ChannelPort } from '../delivery.ts';
import type { ChannelName } from '../message.ts';
import { SHARDS } from '../shard.ts';
import type { DuePart } from '../store/port/store.ts';
import { EVERYTHING, type Shares } from '../work/shards.ts';
import type { Lane } from './lane.ts';
import type { OutboxParts } from './parts.ts';

/** What is sent from this process: everything, or some shards, and the accounts whose sessions are here. */
export class Whose {
  readonly #ports: ReadonlyMap<ChannelName, ChannelPort>;
  readonly #shares: Shares;
  readonly #hasAccount: ((channel: ChannelName) => boolean) | undefined;

  constructor({ ports, shares = EVERYTHING, hasAccount }: Pick<OutboxParts, 'ports' | 'shares' | 'hasAccount'>) {
    this.#ports = ports;
    this.#shares = shares;
    this.#hasAccount = hasAccount;
  }

  /** There is no other process to share with. */
  get isAll(): boolean {
    return this.#shares === EVERYTHING;
  }

  /** Whether a channel sends only from the process that has its account's session. */
  isOfAccount(channel: ChannelName): boolean {
    return this.#ports.get(channel)?.sendsFrom === 'account';
  }

  /** Whether a send may be begun from here: asked before each. */
  isHere(conversation: number, channel: ChannelName): boolean {
    return this.isOfAccount(channel) ? (this.#hasAccount?.(channel) ?? true) : this.#shares.holds(conversation);
  }

  /** Whether what was begun may go on: also while the lane is being given up, until another may have it. */
  mayGoOn(lane: Lane): boolean {
    return lane.leaving ? !lane.leaving() : this.isHere(lane.conversation, lane.channel);
  }

  /** Which rows are looked for; undefined for all. */
  due(): readonly (DuePart | undefined)[] {
    if (this.isAll) return [undefined];
    const accounts = [...this.#ports.keys()].filter((channel) => this.isOfAccount(channel));
    const shards = this.#shares.held();
    return [
      ...(shards.size === 0 ? [] : [{ shards, without: new Set(accounts) }]),
      ...accounts.filter((channel) => this.#hasAccount?.(channel) ?? true).map((channel) => ({ channel })),
    ];
  }

  /** The part of an account's pace that is this process's: all parts together are the whole, and never more. */
  paceOf({ capabilities: { pace }, sendsFrom }: ChannelPort): readonly [perSecond: number, burst: number] {
    const part = sendsFrom === 'account' ? 1 : Math.max(1, this.#shares.held().size) / SHARDS;
    const perSecond = pace.perSecond * part;
    return [perSecond, Math.max(1, Math.floor(perSecond))];
  }
}
