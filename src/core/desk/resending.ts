import type { ComplaintCode } from '../complaint/code.ts';
import type { ComplaintMessage } from '../store/steps.ts';
import type { AdminRow, Complaint } from '../store/store.ts';
import type { Heard } from '../turn.ts';
import { sendQuestion } from './asking.ts';
import { permit } from './permit.ts';
import type { DeskScene } from './scene.ts';
import { sendWords } from './talking.ts';

/** Sends the last words to the citizen once more. */
export function resend(scene: DeskScene, heard: Heard, person: AdminRow, code: ComplaintCode | undefined): void {
  const allowed = permit(scene, heard, person, 'reply', code);
  if (!allowed) return;
  const { complaint } = allowed;
  const last = complaint.messages.findLast(({ from, internal }) => from === 'desk' && !internal);
  if (!last) {
    scene.answer(heard, scene.say.nothingToResend(), complaint.code);
    return;
  }
  if (last.ask) {
    askAgain(scene, heard, person, complaint, last.ask, last.text);
    return;
  }
  scene.finish(heard);
  const files = complaint.evidence.flatMap(({ id, file }) => (file && last.evidence?.includes(id) ? [file] : []));
  sendWords(scene, complaint, last.text, files);
}

/** Sends a question once more; one that stopped no clock because it did not arrive stops it when it does. */
function askAgain(
  scene: DeskScene,
  heard: Heard,
  person: AdminRow,
  complaint: Complaint,
  { id, what }: NonNullable<ComplaintMessage['ask']>,
  text: string,
): void {
  if (complaint.messages.some(({ answers }) => answers === id)) {
    scene.answer(heard, scene.say.nothingToResend(), complaint.code);
    return;
  }
  if (!permit(scene, heard, person, 'ask', complaint.code)) return;
  scene.finish(heard);
  sendQuestion(scene, complaint, id, what, text);
}
