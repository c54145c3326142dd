import type { ComplaintCode } from '../../complaint/code.ts';
import { complaintMark } from '../engine/marks.ts';
import type { ComplaintChange, Effect } from '../port/steps.ts';
import { StoreFault } from '../port/store.ts';
import type { Statements } from '../statements/statements.ts';
import { changed, one, run, type Work } from '../statements/work.ts';
import { appendHistory } from './history.ts';
import type { Post } from './post.ts';

/** A row of the complaints as it was read. */
export type ComplaintRow = NonNullable<ReturnType<Statements['complaint']['byCode']['get']>>;

/** The effect that does this. */
export type EffectOf<Does extends Effect['do']> = Extract<Effect, { do: Does }>;

/** Excluded desks and admins as they are stored. */
export const excludedToText = (excluded: readonly string[]): string => [...new Set(excluded)].sort().join(' ');
/** Reads what {@link excludedToText} wrote. */
export const excludedFromText = (text: string): readonly string[] => (text === '' ? [] : text.split(' '));

/** The complaint with this code. @throws StoreFault `rejected` */
export function* complaintRow(q: Statements, code: ComplaintCode): Work<ComplaintRow> {
  const row = yield* one(q.complaint.byCode, { code });
  if (!row) throw new StoreFault('rejected', 'no-such-complaint');
  return row;
}

/** Whether a move is still right: the complaint has not moved since it was read, and the admin who does it has not been removed. */
export function* isMovePossible(q: Statements, effect: EffectOf<'move' | 'alerted'>): Work<boolean> {
  const row = yield* one(q.complaint.byCode, { code: effect.complaint });
  if (row?.version !== effect.version) return false;
  const admin = effect.do === 'move' ? /^admin:(\d+)$/.exec(effect.entry.by)?.[1] : undefined;
  return admin === undefined || (yield* one(q.people.byId, { id: Number(admin) })) !== undefined;
}

/** What a row has after a change. */
function afterChange(row: ComplaintRow, change: ComplaintChange = {}) {
  return {
    desk: change.desk ?? row.desk,
    holder: change.holder === undefined ? row.holder : change.holder,
    category: change.category ?? row.category,
    excluded: change.excluded === undefined ? row.excluded : excludedToText(change.excluded),
    deadline: change.deadline ?? row.deadline,
    alertAt: change.alertAt === undefined ? row.alertAt : (change.alertAt?.getTime() ?? null),
    alerted: change.alerted ?? row.alerted,
    rating: change.rating ?? row.rating,
    duplicateOf: change.duplicateOf === undefined ? row.duplicateOf : change.duplicateOf,
  };
}

/** Moves a complaint and writes its history. */
export function* moveComplaint(post: Post, effect: EffectOf<'move'>, now: Date): Work<void> {
  const { q } = post;
  const row = yield* complaintRow(q, effect.complaint);
  const { entry, version } = effect;
  const after = { status: entry.to, ...afterChange(row, effect.change) };
  const mark = complaintMark(post.sealer, { ...row, ...after, version: version + 1 });
  const moved = yield* changed(q.desk.move, { id: row.id, version, ...after, mark });
  if (!moved) throw new StoreFault('rejected', 'complaint-has-moved');
  yield* appendHistory(post, row.id, { ...entry, at: now, from: row.status });
}

/** Notes that the clock looked. */
export function* noteAlert({ q, sealer }: Pick<Post, 'q' | 'sealer'>, effect: EffectOf<'alerted'>): Work<void> {
  const row = yield* complaintRow(q, effect.complaint);
  const { alertAt, alerted, deadline } = afterChange(row, effect.change);
  const mark = complaintMark(sealer, { ...row, alertAt, alerted, deadline });
  yield* run(q.desk.alerted, { id: row.id, alertAt, alerted, deadline, mark });
}
