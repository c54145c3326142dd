import type { Evidence } from '../../facts.ts';
import type { Policy } from '../../policy/policy.ts';
import type { AdminRow, Complaint } from '../../store/port/store.ts';
import type { Heard } from '../../turn.ts';
import { isExcluded } from '../rights/exclusion.ts';
import { desksAbove } from '../rights/tree.ts';
import type { DeskReads } from '../scene/reads.ts';
import type { QueueSight } from '../scene/sight.ts';

/** Whether a desk has shown something of its work on a complaint, or does so in this turn. */
export const hasProof = ({ evidence }: Complaint, heard: readonly Heard[], loose: readonly Evidence[]): boolean =>
  heard.some(({ row }) => row.message.content.kind !== 'event') &&
  (loose.length > 0 || evidence.some(({ by }) => by === 'desk') || heard.some(({ media }) => media?.ok === true));

/** Who works at the desk that has a complaint, or above it, and may know of it. */
export async function whoReaches(
  reads: Pick<DeskReads, 'adminsAt'>,
  policy: Policy,
  complaint: Complaint,
): Promise<readonly AdminRow[]> {
  const people = await reads.adminsAt([complaint.desk, ...desksAbove(policy, complaint.desk)]);
  return people.filter((person) => !isExcluded(complaint, person));
}

/** Twins of one picture that are looked for: one is enough, and its own does not count. */
const TWINS_MAX = 2;

/** Which pictures of officers, just sent or kept for a close, are in some complaint already. */
export async function picturesSeen(
  reads: DeskReads,
  heard: readonly Heard[],
  complaints: readonly (Complaint | null)[],
  loose: readonly Evidence[],
): Promise<ReadonlySet<string>> {
  const sent = heard.flatMap(({ media }) => (media?.ok ? [{ file: media.file, id: '' }] : []));
  const kept = heard.length === 0 ? [] : complaints.flatMap((complaint) => complaint?.evidence ?? []);
  const seen = new Set<string>();
  for (const { id, file } of [...sent, ...loose, ...kept.filter(({ by }) => by === 'desk')]) {
    if (!file?.looks) continue;
    const twins = await reads.samePictures(file.looks, TWINS_MAX);
    if (twins.some(({ evidence }) => evidence !== id)) seen.add(file.sha256);
  }
  return seen;
}

/** Admins who appear on cards and lists. */
export function adminsIn(
  complaints: readonly (Complaint | null)[],
  lists: readonly Pick<QueueSight, 'rows'>[],
): readonly number[] {
  const ids = new Set<number>();
  for (const complaint of complaints) {
    if (complaint?.holder) ids.add(complaint.holder);
    for (const { by } of complaint?.messages ?? []) if (by !== undefined) ids.add(by);
    for (const { by } of complaint?.history ?? []) {
      const id = /^admin:(\d+)$/.exec(by)?.[1];
      if (id) ids.add(Number(id));
    }
  }
  for (const { rows } of lists) for (const { holder } of rows) if (holder !== null) ids.add(holder);
  return [...ids];
}
