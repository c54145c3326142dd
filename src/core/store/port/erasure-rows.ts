import type { ComplaintCode } from '../../complaint/code.ts';

/**
 * Something that was erased, named so that it can be erased again in an older copy of the database, and telling nothing else: a dossier's id is chance,
 * a conversation's number is a row's. A dossier is erased once, so it names the erasure.
 */
export type Erasure =
  /** A draft, and with it the words of the chat it lay in that had come by then. */
  | {
      readonly what: 'draft';
      readonly dossier: string;
      readonly at: Date;
      readonly conversation: number;
      /** The newest row of the inbox that the erasing step handled: what came later, in any chat, it did not erase. */
      readonly until: number;
    }
  /** What was told in a complaint whose time was over. */
  | { readonly what: 'complaint'; readonly dossier: string; readonly at: Date };

/** What an older copy still holds of something that was erased; empty when nothing. */
export interface StillThere {
  /** Chats with the draft, or with words that were said before. */
  readonly conversations: readonly number[];
  /** The complaint that was forgotten; absent: it is not here. */
  readonly complaint?: ComplaintCode;
}

/** The erasures that this database knows of: written with what they erased, in one transaction, and kept for good. */
export interface ErasureRows {
  /** In the order of their dossiers. @param after the dossier of the last one that was read; `''` at the beginning */
  erasures(after: string, limit: number): Promise<readonly Erasure[]>;
  /** Where something that was erased elsewhere is to be erased here. */
  stillThere(erasure: Erasure): Promise<StillThere>;
  /** Notes erasures that were done again here; those that are known stay as they are. */
  noteErasures(erasures: readonly Erasure[]): Promise<void>;
}
