import { isoInZone } from '../../calendar/local.ts';
import { distanceKm, pointOf } from '../../distance.ts';
import type { Weakness } from '../../event.ts';
import { looksAlike } from '../../evidence/looks.ts';
import type { Evidence, EvidenceKind } from '../../facts.ts';
import type { CategoryPolicy, Policy } from '../../policy/policy.ts';
import type { Complaint } from '../../store/port/store.ts';
import { deskOf } from '../rights/tree.ts';

/** A picture taken further away than this from the place of the complaint is looked at again, in kilometres. */
const FAR_KM = 2;

/** What a category needs to be closed; undefined where words are enough. */
export function proofNeeded(
  policy: Policy,
  category: string,
): { readonly kinds: readonly EvidenceKind[]; readonly atLeast: number } | undefined {
  const found: CategoryPolicy | undefined = policy.categories.find(({ id }) => id === category);
  return found?.proof && found.proof.atLeast > 0 ? found.proof : undefined;
}

/** When the desk that has it got it: a proof has to be younger. */
const handedOnAt = ({ history, submittedAt }: Complaint): Date =>
  history.findLast(({ act }) => act === 'forward' || act === 'reopen')?.at ?? submittedAt;

/** Pieces of proof that came since the complaint was handed on, of kinds that serve. */
export const proofSoFar = (complaint: Complaint, kinds: readonly EvidenceKind[]): readonly Evidence[] => {
  const since = handedOnAt(complaint);
  const recent = new Set(
    complaint.messages.flatMap(({ at, from, evidence }) => (from === 'desk' && at >= since ? (evidence ?? []) : [])),
  );
  return complaint.evidence.filter(({ id, by, kind }) => by === 'desk' && recent.has(id) && kinds.includes(kind));
};

/**
 * What speaks against a proof: the same picture as before, taken before the complaint was handed on, or far from the place; nothing, once enough of its
 * pieces are good. Telegram and others take the time and place out of photos; where nothing is known, nothing is held against it.
 */
export function weaknessOf(
  policy: Policy,
  complaint: Complaint,
  proof: readonly Evidence[],
  seenBefore: ReadonlySet<string>,
  atLeast: number,
): Weakness | undefined {
  const zone = deskOf(policy, complaint.desk)?.zone ?? policy.zone;
  const since = isoInZone(handedOnAt(complaint), zone).slice(0, 'YYYY-MM-DDTHH:MM:SS'.length);
  const found = proof.map((piece) => weaknessOfPiece(complaint, piece, since, seenBefore));
  const good = found.filter((each) => each === undefined).length;
  return good >= atLeast ? undefined : found.findLast((each) => each !== undefined);
}

/** @param since when the desk got the complaint, as a camera writes it: `YYYY-MM-DDTHH:MM:SS` */
function weaknessOfPiece(
  complaint: Complaint,
  { id, file }: Evidence,
  since: string,
  seenBefore: ReadonlySet<string>,
): Weakness | undefined {
  if (!file) return undefined;
  const before = complaint.evidence.filter((each) => each.id !== id && each.file);
  const again = before.some((each) => each.file?.sha256 === file.sha256 || looksAlike(each.file?.looks, file.looks));
  if (again || seenBefore.has(file.sha256)) return { why: 'same' };
  const { takenAt } = file.original ?? {};
  if (takenAt !== undefined && takenAt.slice(0, since.length) < since) return { why: 'old' };
  const taken = pointOf(file.original);
  const place = complaint.facts.place?.value;
  const meant = place?.kind === 'place' ? pointOf(place) : undefined;
  const km = taken && meant ? distanceKm(taken, meant) : 0;
  return km > FAR_KM ? { why: 'far', km: Math.round(km) } : undefined;
}
