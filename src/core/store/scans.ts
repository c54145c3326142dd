/** Scans: what is gone through from end to end, a page at a time: others get their turn in between, and what comes meanwhile may or may not be met. */
import type { ComplaintCode } from '../complaint/code.ts';
import type { Evidence } from '../facts.ts';
import { SealBroken, type Sealer } from '../seal/sealer.ts';
import { context, evidenceFromJson } from './engine/sealed.ts';
import type { ChatInReach, Complaint } from './port/store.ts';
import type { Statements } from './statements/statements.ts';
import { all, one, type Work } from './statements/work.ts';
import { complaintAlone } from './transactions/reading.ts';

/** Rows of one page. */
const PAGE = 200;

/** What scanning needs. */
export interface ScanParts {
  readonly q: Statements;
  readonly sealer: Sealer;
  /** Runs work that only reads. @throws StoreFault */
  readonly ask: <Result>(work: Work<Result>) => Promise<Result>;
}

/** Complaints that were submitted at or after a moment, oldest first, each as it stands when its turn comes. @throws StoreFault */
export async function* complaintsSince({ q, sealer, ask }: ScanParts, since: Date): AsyncGenerator<Complaint> {
  for await (const { code } of pages((after) => ask(all(q.complaint.page, { after, since, limit: PAGE })))) {
    const complaint = await ask(complaintAlone(q, sealer, code as ComplaintCode));
    if (complaint) yield complaint;
  }
}

/** Every chat with a person or a group, oldest first. @throws StoreFault */
export async function* chatsInReach({ q, ask }: ScanParts): AsyncGenerator<ChatInReach> {
  const { chats, oldest, drafts } = q.reach;
  const begun = new Map<number, Date[]>();
  for (const { conversation, createdAt } of await ask(all(drafts)))
    begun.set(conversation, [...(begun.get(conversation) ?? []), createdAt]);
  for await (const { id, ...row } of pages((after) => ask(all(chats, { after, limit: PAGE })))) {
    const first = (await ask(one(oldest, { conversation: id })))?.id ?? null;
    const keptSince = first === null ? null : ((await ask(one(q.inbox.at, { id: first })))?.at ?? null);
    yield { conversation: id, ...row, keptSince, drafts: begun.get(id) ?? [] };
  }
}

/** Ids of files that a row names: of messages first and of evidence then, as files go from one to the other, so that none is missed on its way. @throws StoreFault */
export async function* fileIds(parts: ScanParts): AsyncGenerator<string> {
  const { q, ask } = parts;
  for await (const row of pages((after) => ask(all(q.inbox.files, { after, limit: PAGE }))))
    yield* row.files?.split(' ') ?? [];
  for await (const row of evidenceRows(parts)) {
    if (row.fileId !== null) yield row.fileId;
    if (row.cleanId !== null) yield row.cleanId;
  }
}

/** Evidence, dossier by dossier; what does not open is left out. @throws StoreFault */
export async function* everyEvidence(parts: ScanParts): AsyncGenerator<Evidence> {
  for await (const row of evidenceRows(parts)) {
    const evidence = opened(parts.sealer, row);
    if (evidence) yield evidence;
  }
}

function opened(
  sealer: Sealer,
  row: { readonly dossierId: string; readonly wrappedKey: Buffer; readonly body: Buffer },
): Evidence | undefined {
  try {
    const key = sealer.unwrap(row.wrappedKey, context.dossier(row.dossierId));
    return evidenceFromJson(sealer.open(key, row.body, context.evidence(row.dossierId)));
  } catch (error) {
    if (error instanceof SealBroken) return undefined;
    throw error;
  }
}

async function* evidenceRows({ q, ask }: ScanParts) {
  let after = { dossier: '', id: '' };
  for (;;) {
    const rows = await ask(all(q.evidence.page, { ...after, limit: PAGE }));
    for (const row of rows) {
      yield row;
      after = { dossier: row.dossierId, id: row.id };
    }
    if (rows.length < PAGE) return;
  }
}

/** Goes through a table in the order of its ids. */
async function* pages<Row extends { readonly id: number }>(
  pageAfter: (id: number) => Promise<readonly Row[]>,
): AsyncGenerator<Row> {
  for (let after = 0; ; ) {
    const rows = await pageAfter(after);
    yield* rows;
    after = rows.at(-1)?.id ?? after;
    if (rows.length < PAGE) return;
  }
}
