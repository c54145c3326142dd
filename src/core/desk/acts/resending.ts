import type { ComplaintCode } from '../../complaint/code.ts';
import { SETTLED, WORDS } from '../../event.ts';
import type { AdminRow, Complaint } from '../../store/port/store.ts';
import type { Heard } from '../../turn.ts';
import { howItWent, lastForCitizen } from '../scene/deliveries.ts';
import { settled } from '../scene/outcome.ts';
import type { DeskScene } from '../scene/scene.ts';
import { sendQuestion } from './asking.ts';
import { addWords, move, tell } from './changes.ts';
import { permit } from './permit.ts';
import { sendWords } from './talking.ts';

/** Sends the last words to the citizen once more, where they did not arrive: what waits for them, or is on its way, would arrive twice. */
export function resend(scene: DeskScene, heard: Heard, person: AdminRow, code: ComplaintCode | undefined): void {
  const allowed = permit(scene, heard, person, 'note', code);
  if (!allowed) return;
  const { say } = scene;
  const { complaint } = allowed;
  const last = complaint.messages[lastForCitizen(complaint.messages)];
  if (!last || complaint.messages.some(({ answers }) => answers !== undefined && answers === last.ask?.id)) {
    scene.answer(heard, say.nothingToResend(), complaint.code);
    return;
  }
  const isClose = last.act === 'close' && complaint.status === 'closed';
  const what = last.ask?.id ?? (isClose ? SETTLED : WORDS);
  const outcome = howItWent(complaint, what)?.outcome;
  if (outcome === 'waits') {
    scene.answer(heard, say.waitsAlready(), complaint.code);
    return;
  }
  // A question may be asked again of whoever has it. Earlier versions did not keep how words went.
  const isLost = outcome !== undefined && outcome !== 'sent';
  if (!isLost && !last.ask && (isClose || last.receipt)) {
    scene.answer(heard, say.sentAlready(), complaint.code);
    return;
  }
  if (last.ask) {
    const toAsk = permit(scene, heard, person, 'ask', complaint.code);
    if (!toAsk) return;
    scene.finish(heard);
    const { id } = last.ask;
    // One that never got there stops the clock when it does.
    const stops = !isLost && complaint.status !== 'asked';
    if (stops) scene.show([say.done_ask({ code: complaint.code })], complaint.code);
    const receipt = scene.receipt(complaint.code, id);
    const words = { text: '', internal: true, by: person.id, again: id, receipt };
    const noted = addWords(scene, complaint, words);
    if (!isLost) move(scene, noted, 'ask', toAsk.to, person);
    sendQuestion(scene, complaint, last.ask, last.text, receipt);
    return;
  }
  scene.finish(heard);
  if (isClose) askAgain(scene, complaint);
  else {
    const files = complaint.evidence.flatMap(({ id, file }) => (file && last.evidence?.includes(id) ? [file] : []));
    sendWords(scene, complaint, last.text, files, scene.receipt(complaint.code));
  }
}

/** Asks "Sudah beres?" once more. */
function askAgain(scene: DeskScene, complaint: Complaint): void {
  const receipt = scene.receipt(complaint.code, SETTLED);
  const key = `settled:${complaint.code}:${complaint.version}:${receipt.conversation}:${receipt.ref}`;
  tell(scene, complaint.code, settled(complaint, receipt), key);
}
