import type { Complaints } from './complaint-rows.ts';
import type { Desk } from './desk-rows.ts';
import type { Erasure, ErasureRows } from './erasure-rows.ts';
import type { Handovers } from './handover-rows.ts';
import type { InboxRows } from './inbox-rows.ts';
import type { LeaseRows } from './lease-rows.ts';
import type { OutboxRows, QueuedSend } from './outbox-rows.ts';
import type { Effect, Step } from './steps.ts';
import type { Cursors, Upkeep } from './upkeep.ts';

export type * from './complaint-rows.ts';
export type * from './desk-rows.ts';
export type * from './erasure-rows.ts';
export type * from './handover-rows.ts';
export * from './inbox-rows.ts';
export type * from './lease-rows.ts';
export * from './outbox-rows.ts';
export type * from './upkeep.ts';

/**
 * The durable heart: inbox, conversations, complaints, outbox. Rows are the truth, everything else is a hint.
 * All writes go through one group committer; a promise resolves only after its rows are on the disk, and rejects with a
 * {@link StoreFault} when they are not (nothing of it is stored then).
 */
export interface Store<Talk>
  extends InboxRows<Talk>,
    OutboxRows,
    Complaints,
    Desk,
    Handovers<Talk>,
    Cursors,
    ErasureRows,
    Upkeep {
  /** Applies one step together with whatever else waits. */
  commit(step: Step<Talk>): Promise<Committed>;
  /** Applies effects that come from no conversation: the clock's. Those that need one (`send`, `open-dossier`, `file`, `erase`, `bind-admin`) are rejected. */
  act(effects: readonly Effect[]): Promise<Committed>;
  readonly leases: LeaseRows;
  /**
   * From now on a step is turned away as stale unless this holder has the lease of its conversation's shard: whoever took the shard over sees all
   * that was committed before, and nothing is added behind.
   */
  fenceBy(holder: string): void;
}

/** What became of a step. `stale`: its version has moved, its code was taken or its invitation used: read and decide again. */
export type Committed =
  | {
      readonly ok: true;
      /** Rows queued by this step, in order, so that the outbox need not read them again. */
      readonly sends: readonly QueuedSend[];
      /** Ids of files that no row names any more. Remove them; the orphan sweep finds those that were missed. */
      readonly filesFreed: readonly string[];
      /** True when everything queued for this conversation before this step is gone: forget it. */
      readonly erased: boolean;
      /** Conversations that have something to do now: they were told an event. This one may be among them. */
      readonly woken: readonly number[];
      /** What it erased that no ledger holds yet; absent: nothing. */
      readonly erasures?: readonly Erasure[];
    }
  | { readonly ok: false; readonly why: 'stale' };

/** Why the store could not do it. `full`: no space; `busy`: someone else holds the lock; `io`: the disk; `closed`: too late. */
export type StoreFaultCode = 'full' | 'busy' | 'io' | 'corrupt' | 'closed' | 'unsealed' | 'rejected';

/** The store's only fault. Holds codes, never values. */
export class StoreFault extends Error {
  override readonly name = 'StoreFault';
  readonly code: StoreFaultCode;
  /** The database's own code, such as `SQLITE_FULL`. */
  readonly detail: string | undefined;

  constructor(code: StoreFaultCode, detail?: string, cause?: unknown) {
    super(`store: ${code}${detail ? ` (${detail})` : ''}`, { cause });
    this.code = code;
    this.detail = detail;
  }
}
