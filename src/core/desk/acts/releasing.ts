import type { ComplaintCode } from '../../complaint/code.ts';
import { OVER } from '../../complaint/life.ts';
import type { AdminRow, Complaint } from '../../store/port/store.ts';
import type { Heard } from '../../turn.ts';
import { queueLine } from '../cards/queue-line.ts';
import { may } from '../rights/rights.ts';
import { ALL_OF_THEM, choiceOf, releaseAllChoice } from '../scene/commands.ts';
import type { DeskScene } from '../scene/scene.ts';
import { move } from './changes.ts';
import { permit } from './permit.ts';

/** Complaints with a button of their own; the others are let go of by the list's or by their code. */
const BUTTONS_MAX = 8;

/** Lets go of what one holds, for whoever goes on with it: of one by its code, of all, or first shows what there is. */
export function release(
  scene: DeskScene,
  heard: Heard,
  person: AdminRow,
  code: ComplaintCode | undefined,
  rest: string,
): void {
  if (code) releaseOne(scene, heard, person, code);
  else if (rest.trim().toLowerCase() === ALL_OF_THEM) releaseAll(scene, heard, person);
  else showHeld(scene, heard);
}

function releaseOne(scene: DeskScene, heard: Heard, person: AdminRow, code: ComplaintCode): void {
  const allowed = permit(scene, heard, person, 'look', code);
  if (!allowed) return;
  const { say } = scene;
  const { complaint } = allowed;
  if (complaint.holder !== person.id) {
    scene.answer(
      heard,
      say.notHeld({ code, name: complaint.holder === null ? '' : scene.nameOf(complaint.holder) }),
      code,
    );
    return;
  }
  letGo(scene, person, complaint);
  scene.answer(heard, say.done_release({ codes: code }), code);
}

function releaseAll(scene: DeskScene, heard: Heard, person: AdminRow): void {
  const { say } = scene;
  const held = scene.sight.queues.get(heard.row.id)?.rows ?? [];
  const freed = held.filter(({ code }) => letGo(scene, person, scene.complaint(code)));
  const codes = freed.map(({ code }) => code).join(', ');
  scene.answer(heard, codes ? say.done_release({ codes }) : say.queueEmpty_mine());
}

function showHeld(scene: DeskScene, heard: Heard): void {
  const { say } = scene;
  const rows = scene.sight.queues.get(heard.row.id)?.rows ?? [];
  if (rows.length === 0) {
    scene.answer(heard, say.queueEmpty_mine());
    return;
  }
  const lines = rows.map((row) => queueLine(scene, row));
  const choices = rows.slice(0, BUTTONS_MAX).map(({ code }) => ({ id: choiceOf('release', code), label: code }));
  const all = { id: releaseAllChoice, label: say.releaseAll() };
  scene.ask(heard, [`${say.heldNow()}\n${lines.join('\n')}`], [all, ...choices]);
}

/** Lets go of a complaint for whoever held it. @returns false where that is not this person's to do */
export function letGo(scene: DeskScene, person: AdminRow, complaint: Complaint | null): boolean {
  if (!complaint || OVER.has(complaint.status)) return false;
  const verdict = may(person, 'note', complaint, scene.policy);
  if (!verdict.ok) return false;
  move(scene, complaint, 'note', verdict.to, person, { holder: null }, 'let-go');
  return true;
}
