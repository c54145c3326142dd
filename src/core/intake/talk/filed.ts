import type { ComplaintCode } from '../../complaint/code.ts';

/** A complaint of this citizen that is with a desk. */
export interface Filed {
  readonly code: ComplaintCode;
  readonly dossier: string;
  readonly category: string;
  readonly at: number;
  /** The place in a few words, where it is known. */
  readonly place?: string;
  /** Whoever filed it is not to be known: what is added later is covered, too (`cover.ts`). */
  readonly anonymous?: true;
  /** By which names they introduced themselves before they sent it; kept where they are not to be known. */
  readonly names?: readonly string[];
}
