import type { ComplaintCode } from '../../complaint/code.ts';
import type { AdminRow } from '../../store/port/store.ts';
import type { Heard } from '../../turn.ts';
import { may } from '../rights/rights.ts';
import { codeFirst } from '../scene/commands.ts';
import type { DeskScene } from '../scene/scene.ts';
import { move } from './changes.ts';
import { permit } from './permit.ts';

/** What is written instead of a second code to part a complaint from the others. */
const PARTS = /^(?:-|bukan|beda|lepas|pisah|none)$/i;

/**
 * Links a complaint to another about the same, or parts it: what a citizen said of it can be wrong, or was not said. Only the link changes;
 * each keeps its own state, desk and citizen.
 */
export function link(
  scene: DeskScene,
  heard: Heard,
  person: AdminRow,
  code: ComplaintCode | undefined,
  rest: string,
): void {
  const allowed = permit(scene, heard, person, 'link', code);
  if (!allowed) return;
  const { complaint, to } = allowed;
  const { say, policy } = scene;
  const before = complaint.duplicateOf;
  if (PARTS.test(rest.trim())) {
    if (before === null) {
      scene.answer(heard, say.linkNone({ code: complaint.code }), complaint.code);
      return;
    }
    move(scene, complaint, 'link', to, person, { duplicateOf: null });
    refresh(scene, before);
    scene.answer(heard, say.done_part({ code: complaint.code }), complaint.code);
    return;
  }
  const named = codeFirst(rest).code;
  if (named === undefined) {
    scene.answer(heard, say.linkHow(), complaint.code);
    return;
  }
  const other = scene.complaint(named);
  if (!other || !may(person, 'look', other, policy).ok) {
    scene.answer(heard, say.noSuchCode());
    return;
  }
  const first = other.duplicateOf ?? other.code;
  if (first === complaint.code || before === first) {
    scene.answer(heard, say.linkAlready({ code: complaint.code, first: other.code }), complaint.code);
    return;
  }
  // A link never leads to one that is linked itself: whoever follows this one would be lost.
  if (before === null && complaint.cluster !== null) {
    scene.answer(heard, say.linkIsFirst({ code: complaint.code, first: other.code }), complaint.code);
    return;
  }
  move(scene, complaint, 'link', to, person, { duplicateOf: first }, first);
  for (const each of [first, ...(before === null ? [] : [before])]) refresh(scene, each);
  scene.answer(heard, say.done_link({ code: complaint.code, first }), complaint.code);
}

/** Has the cards of the first, and of those linked to it, brought up to date. */
function refresh(scene: DeskScene, first: ComplaintCode): void {
  const event = { to: 'desk', type: 'case', code: first, why: 'joined' } as const;
  const key = `case:${first}:link:${scene.turn.heard.at(-1)?.row.id ?? 0}`;
  scene.effects.push({ do: 'announce', complaint: first, event, key, desks: [], watchers: true, cluster: true });
}
