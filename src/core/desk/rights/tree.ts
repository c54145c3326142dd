import type { DeskPolicy, Policy } from '../../policy/policy.ts';

/** A desk by its id. */
export const deskOf = (policy: Pick<Policy, 'desks'>, id: string): DeskPolicy | undefined =>
  policy.desks.find((desk) => desk.id === id);

/**
 * The desks above one, nearest first; a desk that names itself above ends it. Above one that the policy no longer has is the central desk, so that
 * what still lies there is not out of everybody's reach.
 */
export function desksAbove(policy: Policy, id: string): readonly string[] {
  const above: string[] = [];
  const desk = deskOf(policy, id);
  let next = desk ? desk.parent : policy.centralDesk;
  while (next !== undefined && next !== id && !above.includes(next)) {
    above.push(next);
    next = deskOf(policy, next)?.parent;
  }
  return above;
}

/**
 * A desk and all below it; of the central desk also those of `inUse` that the policy no longer has. One that it no longer has itself is what is left of it.
 */
export function desksUnder(policy: Policy, id: string, inUse: readonly string[] = []): readonly string[] {
  if (!deskOf(policy, id)) return [id];
  const under = policy.desks.filter((desk) => desk.id === id || desksAbove(policy, desk.id).includes(id));
  const gone = inUse.filter((desk) => !deskOf(policy, desk) && desksAbove(policy, desk).includes(id));
  return [...under.map((desk) => desk.id), ...gone];
}
