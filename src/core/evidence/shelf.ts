/** A sealed file that is whole and lies on this machine's disk. */
export interface Begun {
  readonly id: string;
  /** Where it lies among the incoming. */
  readonly file: string;
}

/** A file on a shelf. */
export interface Standing {
  readonly id: string;
  /** Sealed, in bytes. */
  readonly bytes: number;
  /** When it came, by the shelf's own clock. */
  readonly since: Date;
}

/**
 * Where sealed files stand for good: a folder, or a bucket. A shelf knows ids and bytes, no keys and no content; a file is seen whole or not at all.
 * Whatever it says no to is an `EvidenceFault` with its code; none carries a credential.
 */
export interface Shelf {
  /**
   * Makes files permanent under their ids; when it resolves they survive a power cut, so that a row may name them. They may be taken
   * away from where they lay. When it rejects, none of them stands there; what could not be taken back is left to the sweep.
   * @throws EvidenceFault
   */
  put(files: readonly Begun[], signal?: AbortSignal): Promise<void>;
  /** The sealed bytes of a file, as they are read. @throws EvidenceFault `missing` */
  read(id: string): AsyncGenerator<Buffer>;
  /** SHA-256 (hex) of a file's sealed bytes; undefined when it is not there. */
  hashOf(id: string): Promise<string | undefined>;
  /** A file that is gone already is no mistake. */
  remove(id: string): Promise<void>;
  /** Every file, some at a time, in no order. */
  list(): AsyncGenerator<readonly Standing[]>;
  /** What the shelf's own clock says: ages are reckoned by no other. */
  now(): Promise<Date>;
  /** Ends what broken puts left unfinished before this time, by the shelf's clock. @returns how many */
  endBroken(before: Date): Promise<number>;
  /** Puts, reads and removes something without a meaning. @throws EvidenceFault when the shelf takes nothing */
  probe(): Promise<void>;
  /** Whether it answers. @throws EvidenceFault when it does not */
  ping(): Promise<void>;
  close(): void;
}
