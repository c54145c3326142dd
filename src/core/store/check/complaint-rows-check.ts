/** Whether the rows of drafts and complaints, of what belongs to them, and of invitations are as they were written. */
import { bandsOf } from '../../evidence/looks.ts';
import { timeOfId } from '../../ids.ts';
import type { Sealer } from '../../seal/sealer.ts';
import { besideMessage, complaintMark, invitationMark, isBeside } from '../engine/marks.ts';
import { context, evidenceFromJson, parsed, type SealedComplaint, type SealedMessage } from '../engine/sealed.ts';
import type { Statements } from '../statements/statements.ts';
import { nearHash } from '../transactions/near.ts';
import { bandHash } from '../transactions/pictures.ts';
import { byNumber, type EachRow, holds } from './each-row.ts';

/** Earlier programs noted the moment at which a dossier was stored, and not the one at which it was named. */
const STORED_WITHIN_MS = 10_000;

/** A sealed body, with the key that opens it. */
interface SealedRow {
  readonly dossierId: string;
  readonly wrappedKey: Buffer;
  readonly body: Buffer;
}

/** @returns how many complaints and invitations have no mark */
export async function checkComplaints(
  q: Pick<Statements['check'], 'dossiers' | 'bands' | 'complaints' | 'places' | 'messages' | 'invitations'> & {
    readonly evidence: Statements['evidence']['page'];
  },
  sealer: Sealer,
  eachRow: EachRow,
): Promise<number> {
  let unmarked = 0;
  const isMarked = (stored: Buffer | null, mark: Buffer) => {
    unmarked += Number(stored === null);
    return stored === null || stored.equals(mark);
  };
  const keyOf = (dossier: string, wrappedKey: Buffer) => sealer.unwrap(wrappedKey, context.dossier(dossier));
  const complaintIn = (row: SealedRow) =>
    parsed<SealedComplaint>(
      sealer.open(keyOf(row.dossierId, row.wrappedKey), row.body, context.complaint(row.dossierId)),
    );
  const evidenceIn = (row: SealedRow) =>
    evidenceFromJson(sealer.open(keyOf(row.dossierId, row.wrappedKey), row.body, context.evidence(row.dossierId)));

  await eachRow(
    'dossier',
    { page: q.dossiers, after: (row) => ({ after: row?.id ?? '' }), name: ({ id }) => id },
    (row) => {
      keyOf(row.id, row.wrappedKey);
      holds(row.filed === (row.complaint !== null) && [null, row.conversation].includes(row.chatOfComplaint));
      const madeAt = timeOfId(row.id);
      holds(madeAt === undefined || Math.abs(madeAt.getTime() - row.createdAt.getTime()) < STORED_WITHIN_MS);
      return 1;
    },
  );
  await eachRow(
    'evidence',
    {
      page: q.evidence,
      after: (row) => ({ dossier: row?.dossierId ?? '', id: row?.id ?? '' }),
      name: ({ dossierId, id }) => `${dossierId}/${id}`,
    },
    (row) => {
      const { id, kind, file } = evidenceIn(row);
      holds(id === row.id && kind === row.kind);
      holds((file?.id ?? null) === row.fileId && (file?.cleanId ?? null) === row.cleanId);
      return 1;
    },
  );
  await eachRow(
    'picture_band',
    {
      page: q.bands,
      after: (row) => ({
        dossier: row?.dossierId ?? '',
        evidence: row?.evidenceId ?? '',
        band: row?.band ?? Buffer.alloc(0),
      }),
      name: ({ dossierId, evidenceId }) => `${dossierId}/${evidenceId}`,
    },
    (row) => {
      const looks = evidenceIn(row).file?.looks;
      holds(looks !== undefined && bandsOf(looks).some((band) => bandHash(sealer, band).equals(row.band)));
      return 0;
    },
  );
  await eachRow('complaint', byNumber(q.complaints), (row) => {
    complaintIn(row);
    if (row.identity) sealer.open(keyOf(row.dossierId, row.wrappedKey), row.identity, context.identity(row.dossierId));
    holds(isMarked(row.mark, complaintMark(sealer, row)));
    return row.identity ? 2 : 1;
  });
  await eachRow(
    'place_key',
    {
      page: q.places,
      after: (row) => ({ complaint: row?.complaintId ?? 0, key: row?.key ?? Buffer.alloc(0) }),
      name: ({ complaintId }) => `of complaint ${complaintId}`,
    },
    (row) => {
      const near = complaintIn(row).near;
      holds(near === undefined || near.some((key) => nearHash(sealer, key).equals(row.key)));
      return 0;
    },
  );
  await eachRow('complaint_message', byNumber(q.messages), (row) => {
    const key = keyOf(row.dossierId, row.wrappedKey);
    const { beside } = parsed<SealedMessage>(sealer.open(key, row.body, context.message(row.dossierId)));
    holds(isBeside(beside, besideMessage(row)));
    return 1;
  });
  await eachRow(
    'invitation',
    {
      page: q.invitations,
      after: (row) => ({ after: row?.codeHash ?? Buffer.alloc(0) }),
      name: ({ codeHash }) => codeHash.toString('hex'),
    },
    (row) => {
      holds(isMarked(row.mark, invitationMark(sealer, row)));
      return 0;
    },
  );
  return unmarked;
}
