import type { ComplaintCode } from '../../complaint/code.ts';
import { deskVerbIn } from '../../language/desk-plain.ts';
import type { AdminRow } from '../../store/port/store.ts';
import type { Heard } from '../../turn.ts';
import { undo } from '../acts/ending.ts';
import { permit } from '../acts/permit.ts';
import { release } from '../acts/releasing.ts';
import { deedInWords } from '../scene/labels.ts';
import type { DeskScene } from '../scene/scene.ts';
import { turnElsewhere } from './meant.ts';
import { askWhatForCode } from './slips.ts';

/** What was done longer ago is no slip of the moment. */
const SLIP_MS = 10 * 60_000;

/** Whether what was offered to this person is still the last that was said here: it is what they do not want. */
function isShownNow(scene: DeskScene, heard: Heard): boolean {
  return scene.person(heard.row.message.from.id).offered === scene.talk.turn;
}

/**
 * "Eh salah", "batalin yang tadi": takes back what this person has just done to a complaint where that can be taken back, and says how it is put right where not.
 * Where they have done nothing lately, their words may be for the citizen, or say that it came to the wrong desk.
 */
export function takeBack(scene: DeskScene, heard: Heard, person: AdminRow, code: ComplaintCode, said: string): void {
  const allowed = permit(scene, heard, person, 'look', code);
  if (!allowed) return;
  const { say } = scene;
  const { complaint } = allowed;
  if (isShownNow(scene, heard)) {
    scene.setPerson(heard.row.message.from.id, { meant: undefined });
    scene.answer(heard, say.never());
    return;
  }
  const last = complaint.history.findLast(
    ({ by, at }) => by === `admin:${person.id}` && scene.now - at.getTime() < SLIP_MS,
  );
  switch (last?.act) {
    case 'close':
    case 'reject':
    case 'forward':
      undo(scene, heard, person, code);
      return;
    case 'take':
      release(scene, heard, person, code, '');
      return;
    case 'reply':
    case 'ask':
      scene.answer(heard, say.cannotUnsay({ code }), code);
      return;
    case undefined:
      notDone(scene, heard, person, code, said);
      return;
    default:
      scene.answer(heard, say.cannotTakeBack({ code, act: deedInWords(say, last?.act ?? 'note') }), code);
  }
}

function notDone(scene: DeskScene, heard: Heard, person: AdminRow, code: ComplaintCode, said: string): void {
  const { message } = heard.row;
  if (deskVerbIn(said)?.isElsewhere)
    turnElsewhere(scene, heard, person, { want: 'elsewhere', code, name: '', words: '' });
  else if (message.replyTo !== undefined || message.topic !== undefined)
    askWhatForCode(scene, heard, person, { want: 'what-for', code, said });
  else scene.answer(heard, scene.say.nothingToTakeBack({ code }), code);
}
