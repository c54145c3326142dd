/** How a table is gone through when the secret is replaced: a page in a transaction, in an order that what is written does not change. */
import type { Statements } from '../statements/statements.ts';
import { all, type Given, type Query, type Work } from '../statements/work.ts';
import type { Resealing } from './resealing.ts';
import type { Place, RotationState } from './rotation.ts';

/** What a row is written anew with. */
export interface Turn {
  readonly q: Statements;
  readonly seals: Resealing;
  readonly state: RotationState;
  readonly now: Date;
}

/** What became of a page. */
export interface Page {
  readonly rows: number;
  /** Where the next one begins; null when it was the last. */
  readonly after: Place | null;
  readonly chain: RotationState['chain'];
}

/** One table, gone through once. */
export interface Pass {
  readonly table: string;
  /** Writes the page anew that is next in the turn's state. */
  readonly movePage: (turn: Turn, limit: number) => Work<Page>;
}

/** How the rows of a table are gone through, in an order that what is written does not change, and written anew. */
interface Rows<Row> {
  readonly table: string;
  /** Takes `limit` and what `from` gives. */
  readonly page: Query<Row>;
  /** Where a page begins. */
  readonly from: (after: Place | null) => Given;
  readonly after: (row: Row) => Place;
  /** Writes a row anew. @returns where the history's chain goes on; undefined where it is not about that */
  readonly move: (row: Row, turn: Turn, chain: RotationState['chain']) => Work<RotationState['chain'] | undefined>;
}

const NO_HASH = Buffer.alloc(0);
/** A hash as it stands in a {@link Place}; of no length at the beginning. */
export const hex = (text: Place[number] | undefined): Buffer =>
  text === undefined ? NO_HASH : Buffer.from(`${text}`, 'hex');
/** Behind a hash that stands where its table is sorted, until all of them are done: so none is taken for one that is still to be done. */
const DONE = Buffer.of(0);

/** In the order of their numbers. */
export const byNumber = {
  from: (after: Place | null) => ({ after: after?.[0] ?? 0 }),
  after: ({ id }: { readonly id: number }): Place => [id],
};

/** A table as one pass. */
export function pass<Row>({ table, page, from, after, move }: Rows<Row>): Pass {
  return {
    table,
    *movePage(turn, limit) {
      const rows = yield* all(page, { ...from(turn.state.after), limit });
      let { chain } = turn.state;
      for (const row of rows) chain = (yield* move(row, turn, chain)) ?? chain;
      const last = rows.at(-1);
      return { rows: rows.length, after: last && rows.length === limit ? after(last) : null, chain };
    },
  };
}

/** Two passes through a table that is sorted by a hash: the first marks what it has done, the second takes the marks away. */
export function twice<Row>({
  hash,
  bytes,
  isVoid = () => false,
  write,
  ...each
}: Omit<Rows<Row>, 'move'> & {
  readonly hash: (row: Row) => Buffer;
  /** How long it is. */
  readonly bytes: number;
  /** Whether nobody is to find it again, where an old copy is in strange hands. */
  readonly isVoid?: (row: Row) => boolean;
  /** @param turn undefined the second time, when everything else of the row is done */
  readonly write: (row: Row, to: Buffer, turn?: Turn) => Work<void>;
}): readonly Pass[] {
  return [
    pass({
      ...each,
      *move(row, turn) {
        const old = hash(row);
        if (old.length !== bytes) return undefined;
        const { after } = turn.seals;
        const to = turn.state.stolen && isVoid(row) ? after.newKey().subarray(0, bytes) : after.again(old);
        yield* write(row, Buffer.concat([to, DONE]), turn);
        return undefined;
      },
    }),
    pass({
      ...each,
      *move(row) {
        const done = hash(row);
        if (done.length === bytes + DONE.length) yield* write(row, done.subarray(0, bytes));
        return undefined;
      },
    }),
  ];
}
