import type { ComplaintCode } from '../../complaint/code.ts';
import { ACTS, type Act } from '../../complaint/life.ts';
import { BY_SLASH, slashOf } from '../../language/desk-words.ts';
import type { AdminRow } from '../../store/port/store.ts';
import type { Heard } from '../../turn.ts';
import { showFigures } from '../cards/lists.ts';
import { showCard } from '../cards/shown.ts';
import { RIGHTS } from '../rights/rights.ts';
import { codeFirst, type Wish } from '../scene/commands.ts';
import type { DeskScene } from '../scene/scene.ts';
import { ask } from './asking.ts';
import { close, end, undo } from './ending.ts';
import { exclude } from './excluding.ts';
import { forward } from './forwarding.ts';
import { link } from './linking.ts';
import { invite, nameSelf, remove, showPeople } from './people.ts';
import { permit } from './permit.ts';
import { release } from './releasing.ts';
import { resend } from './resending.ts';
import { audit, reveal } from './revealing.ts';
import { take, verify } from './taking.ts';
import { note, reply } from './talking.ts';
import { canned } from './templates.ts';

/** Does an act with its words. */
export function actOn(
  scene: DeskScene,
  heard: Heard,
  person: AdminRow,
  act: Act,
  code: ComplaintCode | undefined,
  words: string,
): void {
  switch (act) {
    case 'take':
      take(scene, heard, person, code, words);
      return;
    case 'verify':
      verify(scene, heard, person, code);
      return;
    case 'forward':
      forward(scene, heard, person, code, words);
      return;
    case 'ask':
      ask(scene, heard, person, code, words);
      return;
    case 'reply':
      reply(scene, heard, person, code, words);
      return;
    case 'note':
      note(scene, heard, person, code, words);
      return;
    case 'reject':
    case 'archive':
    case 'return':
      end(scene, heard, person, act, code, words);
      return;
    case 'close':
      close(scene, heard, person, code, words);
      return;
    case 'undo':
      undo(scene, heard, person, code);
      return;
    case 'exclude':
      exclude(scene, heard, person, code, words);
      return;
    case 'link':
      link(scene, heard, person, code, words);
      return;
    case 'reveal':
      reveal(scene, heard, person, code);
      return;
    default:
      look(scene, heard, person, code);
  }
}

/** Does what a command names. */
export function command(
  scene: DeskScene,
  heard: Heard,
  person: AdminRow,
  wish: Extract<Wish, { want: 'command' }>,
  about: ComplaintCode | undefined,
): void {
  const { rest } = wish;
  const code = wish.code ?? about;
  switch (wish.command) {
    case 'queue':
    case 'search':
    case 'help':
      help(scene, heard, person);
      return;
    case 'release':
      release(scene, heard, person, code, rest);
      return;
    case 'figures':
      showFigures(scene, heard, person.desk, rest);
      return;
    case 'name':
      nameSelf(scene, heard, person, rest);
      return;
    case 'people':
      showPeople(scene, heard, person);
      return;
    case 'invite':
      invite(scene, heard, person, rest);
      return;
    case 'remove':
      remove(scene, heard, person, rest);
      return;
    case 'audit':
      audit(scene, heard, person, code);
      return;
    case 'resend':
      resend(scene, heard, person, code);
      return;
    case 'canned':
      canned(scene, heard, person, code, rest);
      return;
    default:
      if (wish.command !== 'link' && wish.command !== 'note' && codeFirst(rest).code)
        scene.answer(heard, scene.say.oneAtATime({ command: slashOf(wish.command) }), code);
      else actOn(scene, heard, person, wish.command, code, rest);
  }
}

/** Shows a complaint's card at the bottom of the chat. */
function look(scene: DeskScene, heard: Heard, person: AdminRow, code: ComplaintCode | undefined): void {
  const allowed = permit(scene, heard, person, 'look', code);
  if (!allowed) return;
  scene.setPerson(heard.row.message.from.id, { open: allowed.complaint.code });
  scene.finish(heard);
  showCard(scene, allowed.complaint, { anew: true });
}

/** All commands of whoever asks. */
export function help(scene: DeskScene, heard: Heard, { role }: AdminRow): void {
  const { say } = scene;
  scene.finish(heard);
  // Nobody learns first what they may not do.
  const lines = say.deskHelp().split('\n');
  const own = lines.filter((line) => !ACTS.some((act) => namesAct(line, act) && !RIGHTS[act][role])).join('\n');
  scene.show([role === 'supervisor' ? `${own}\n\n${say.supervisorHelp()}` : own]);
}

/** Whether a line of the help tells how an act is done. */
const namesAct = (line: string, act: Act): boolean => BY_SLASH.get(line.split(' ', 1)[0]?.slice(1) ?? '') === act;
