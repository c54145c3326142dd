/**
 * What stands plain in a row, so that it can be counted and sorted, is authenticated by nothing: a bit that turns over there, or a hand that changes it,
 * would show nowhere. So rows that are kept for long say it again: by a keyed hash of it, or within what is sealed beside it.
 */
import type { Sealer } from '../../seal/sealer.ts';
import type { Statements } from '../statements/statements.ts';

type ComplaintRow = NonNullable<ReturnType<Statements['complaint']['byCode']['get']>>;
type InvitationRow = NonNullable<ReturnType<Statements['desk']['invitation']['get']>>;

/** What of a complaint's row stands there plain, but for its number: the history and the words that belong to it name that. */
export type PlainComplaint = Omit<ComplaintRow, 'id' | 'body' | 'identity' | 'mark'>;

/** The mark of a complaint's row, 16 bytes. */
export function complaintMark(sealer: Sealer, row: PlainComplaint): Buffer {
  const says = [
    row.code,
    row.dossierId,
    row.conversationId,
    row.status,
    row.kind,
    row.category,
    row.desk,
    row.regency,
    row.channel,
    row.anonymous,
    row.secret,
    row.language,
    row.createdAt.getTime(),
    row.submittedAt.getTime(),
    row.deadline.getTime(),
    row.version,
    row.origin,
    row.holder,
    row.excluded,
    row.alertAt,
    row.alerted,
    row.rating,
    row.duplicateOf,
    // Rows of earlier programs say nothing of it, and tell of none.
    ...(row.emergency ? ['emergency'] : []),
  ];
  return sealer.lookup('complaint row', JSON.stringify(says));
}

/** The mark of an invitation, 16 bytes: that it was used changes nothing of it. */
export function invitationMark(sealer: Sealer, row: Omit<InvitationRow, 'usedAt' | 'mark'>): Buffer {
  const says = [row.codeHash.toString('hex'), row.desk, row.role, row.createdAt.getTime(), row.expiresAt.getTime()];
  return sealer.lookup('invitation row', JSON.stringify(says));
}

/** What stands plain beside something sealed, sealed with it; times in milliseconds. */
export type Beside = readonly (string | number)[];

/** What a row of a complaint's words says plain. */
export const besideMessage = (row: { readonly at: Date; readonly author: string }): Beside => [
  row.at.getTime(),
  row.author,
];

/** What an admin's row says plain, but for the day of removal. */
export const besidePerson = (row: {
  readonly channel: string;
  readonly conversationId: number;
  readonly desk: string;
  readonly role: string;
  readonly createdAt: Date;
}): Beside => [row.channel, row.conversationId, row.desk, row.role, row.createdAt.getTime()];

/** @param sealed undefined where an earlier program sealed it: it says nothing of what stands beside it */
export const isBeside = (sealed: Beside | undefined, row: Beside): boolean =>
  sealed === undefined || (sealed.length === row.length && sealed.every((value, at) => value === row[at]));
