import { SealBroken, type Sealer } from '../seal/sealer.ts';
import { anchorHash } from './cases.ts';
import { chatLookup } from './conversations.ts';
import { adminHash } from './desk.ts';
import { context, parsed } from './sealed.ts';
import type { Statements } from './statements.ts';
import { type SealedCheck, StoreFault } from './store.ts';
import { all, type Query, type Work } from './work.ts';

const PAGE = 500;
/** Rows that are named; more are only counted. */
const NAMED_MAX = 20;

type Table = SealedCheck['broken'][number]['table'];
/** Opens what is sealed in a row. @returns how many values that were @throws SealBroken where one does not open, or is not what it is found by */
type Opens<Row> = (row: Row) => number;

/**
 * Opens whatever is sealed beside complaints and their evidence, which other looks go through: each value is authenticated by that. Where a keyed hash
 * stands beside a value, it has to be the value's. One page at a time; others get their turn in between.
 */
export async function checkSealed(
  { check: q }: Pick<Statements, 'check'>,
  sealer: Sealer,
  read: <Result>(work: Work<Result>) => Promise<Result>,
): Promise<SealedCheck> {
  let opened = 0;
  let brokenCount = 0;
  const broken: { readonly table: Table; readonly row: number }[] = [];
  const through = async <Row extends { readonly id: number }>(table: Table, page: Query<Row>, opens: Opens<Row>) => {
    for (let after = 0, full = true; full; ) {
      const rows = await read(all(page, { after, limit: PAGE }));
      for (const row of rows) {
        after = row.id;
        const values = valuesIn(row, opens);
        opened += values ?? 0;
        if (values !== undefined) continue;
        brokenCount += 1;
        if (broken.length < NAMED_MAX) broken.push({ table, row: row.id });
      }
      full = rows.length === PAGE;
    }
  };
  const keyOf = ({ chatHash, wrappedKey }: { readonly chatHash: Buffer; readonly wrappedKey: Buffer }) =>
    sealer.unwrap(wrappedKey, context.conversation(chatHash.toString('hex')));

  await through('conversation', q.conversations, (row) => {
    const key = keyOf(row);
    const chat = sealer.open(key, row.chat, context.chat(row.chatHash.toString('hex')));
    same(chatLookup(sealer, row.channel, chat), row.chatHash);
    if (row.talk) parsed(sealer.open(key, row.talk, context.talk(row.id)));
    return row.talk ? 3 : 2;
  });
  // What was erased is empty, and was never sealed.
  await through('inbox', q.inbox, (row) => {
    if (row.body.length === 0) return 0;
    parsed(sealer.open(keyOf(row), row.body, context.inbox(row.conversation)));
    return 1;
  });
  await through('outbox', q.outbox, (row) => {
    const key = keyOf(row);
    if (row.body.length > 0) parsed(sealer.open(key, row.body, context.outbox(row.conversation)));
    if (row.platformId) sealer.open(key, row.platformId, context.platformId(row.conversation));
    return Number(row.body.length > 0) + Number(row.platformId !== null);
  });
  await through('anchor', q.anchors, (row) => {
    if (!row.platformId) return 0;
    const name = sealer.open(keyOf(row), row.platformId, context.anchor(row.conversation));
    const kind = row.kind === 'topic' ? 'topic' : 'message';
    if (row.platformHash) same(anchorHash(sealer, row.conversation, kind, name), row.platformHash);
    return 1;
  });
  await through('complaint', q.identities, (row) => {
    const key = sealer.unwrap(row.wrappedKey, context.dossier(row.dossier));
    parsed(sealer.open(key, row.identity, context.identity(row.dossier)));
    return 1;
  });
  await through('admin', q.admins, (row) => {
    const hex = row.hash.toString('hex');
    const key = sealer.unwrap(row.wrappedKey, context.admin(hex));
    const { id } = parsed<{ readonly id: string }>(sealer.open(key, row.person, context.person(hex)));
    same(adminHash(sealer, row.channel, id), row.hash);
    return 2;
  });
  return { opened, brokenCount, broken };
}

/** How many values of a row opened; undefined when one does not. */
function valuesIn<Row>(row: Row, opens: Opens<Row>): number | undefined {
  try {
    return opens(row);
  } catch (error) {
    if (error instanceof SealBroken || error instanceof StoreFault) return undefined;
    throw error;
  }
}

function same(made: Buffer, stored: Buffer): void {
  if (!made.equals(stored)) throw new SealBroken();
}
