import type { Shelf } from './shelf.ts';

/** Which of these ids a row names; asked some hundreds at most of a time. */
export type IsKnown = (ids: string[]) => Promise<ReadonlySet<string>>;

/** Ids asked for at once. */
const ASK_MAX = 500;

/**
 * What may go: old files that no row names. Old by the shelf's own clock, so that no other machine's file looks old because
 * a clock here is wrong: another program may have written it a moment ago, and its row comes next.
 */
export async function* leftovers(from: {
  readonly shelf: Pick<Shelf, 'list'>;
  /** Kept a moment ago by this very program, whatever the clock says now. */
  readonly young: ReadonlySet<string>;
  /** Files that came later than this stay; by the shelf's clock. */
  readonly before: Date;
  readonly isKnown: IsKnown;
}): AsyncGenerator<string> {
  for await (const standing of from.shelf.list()) {
    const aged = standing.filter(({ id, since }) => !from.young.has(id) && since < from.before).map(({ id }) => id);
    for (let at = 0; at < aged.length; at += ASK_MAX) {
      const ids = aged.slice(at, at + ASK_MAX);
      // Asked last: a row that was written meanwhile is found.
      const known = await from.isKnown(ids);
      for (const id of ids) if (!known.has(id)) yield id;
    }
  }
}
