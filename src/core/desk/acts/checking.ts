import type { Role } from '../../complaint/role.ts';
import type { Weakness } from '../../event.ts';
import type { AdminRow, Complaint } from '../../store/port/store.ts';
import type { Heard } from '../../turn.ts';
import { may } from '../rights/rights.ts';
import { desksAbove } from '../rights/tree.ts';
import { deskName } from '../scene/names.ts';
import { saidWith } from '../scene/outcome.ts';
import type { DeskScene } from '../scene/scene.ts';

/** Who looks at a weak proof: people of a role at the first of these desks where there are any. */
interface Checkers {
  readonly role: Role;
  readonly desks: readonly string[];
}

/**
 * Who may look at a proof before it closes: supervisors of the desk or above it; where there are none, an admin above, then one of the desk itself,
 * then a colleague. Never whoever sent it. Undefined where nobody is left.
 */
function checkersOf({ policy, sight }: DeskScene, complaint: Complaint, sender: number): Checkers | undefined {
  const above = desksAbove(policy, complaint.desk);
  const own = complaint.desk;
  const others = (sight.inReach.get(complaint.code) ?? []).filter(
    (each) => each.id !== sender && may(each, 'close', complaint, policy).ok,
  );
  const ways: readonly Checkers[] = [
    { role: 'supervisor', desks: [own, ...above] },
    { role: 'admin', desks: above },
    { role: 'admin', desks: [own] },
    { role: 'officer', desks: [own] },
  ];
  return ways.find(({ role, desks }) => others.some((each) => each.role === role && desks.includes(each.desk)));
}

/** Who sent the proof that is to close a complaint, else who wrote of it last. */
const senderOf = (complaint: Complaint): number | undefined => {
  const said = saidWith(complaint, 'close');
  return (said.findLast(({ evidence }) => evidence !== undefined) ?? said.at(-1))?.by;
};

/** Whether a person closes with the proof of somebody else, having looked at it; a supervisor with their own too. */
export function isChecking(scene: DeskScene, complaint: Complaint, person: AdminRow): boolean {
  if (person.role === 'supervisor') return true;
  const sender = senderOf(complaint);
  if (sender === undefined || sender === person.id) return false;
  const { role, desks } = checkersOf(scene, complaint, sender) ?? {};
  return role === person.role && desks?.includes(person.desk) === true;
}

/** A weak proof is looked at by somebody else before the complaint is closed; who that is, the officer is told. */
export function askToCheck(
  scene: DeskScene,
  heard: Heard,
  person: AdminRow,
  complaint: Complaint,
  weakness: Weakness,
): void {
  const { say, policy, language } = scene;
  const why = weaknessInWords(scene, weakness);
  const checkers = checkersOf(scene, complaint, person.id);
  scene.finish(heard);
  if (!checkers) {
    scene.show([say.weakAlone({ code: complaint.code, why })], complaint.code);
    return;
  }
  const { role, desks } = checkers;
  scene.effects.push({
    do: 'announce',
    complaint: complaint.code,
    event: { to: 'desk', type: 'weak', code: complaint.code, admin: person.id, weakness },
    key: `weak:${complaint.code}:${complaint.version}:${complaint.evidence.length}`,
    desks,
    role,
  });
  const people = scene.sight.inReach.get(complaint.code) ?? [];
  const at = desks.find((desk) => people.some((each) => each.role === role && each.desk === desk)) ?? complaint.desk;
  const who = say.weakChecker({ role: say[`role_${role}`](), desk: deskName(policy, at, language) });
  scene.show([say.weakProof({ code: complaint.code, why, who })], complaint.code);
}

/** What speaks against a proof, in words. */
export function weaknessInWords({ say }: DeskScene, weakness: Weakness): string {
  if (weakness.why === 'far') return say.weakFar({ km: weakness.km });
  return weakness.why === 'same' ? say.weakSame() : say.weakOld();
}
