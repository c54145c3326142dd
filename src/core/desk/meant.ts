import { ACTS } from '../complaint/life.ts';
import { slashOf } from '../language/desk-words.ts';
import type { AdminRow } from '../store/store.ts';
import type { Heard } from '../turn.ts';
import { meanItChoice, neverChoice, type Wish } from './commands.ts';
import { actOn } from './doing.ts';
import { permit } from './permit.ts';
import type { DeskScene } from './scene.ts';

/** Shows what a citizen would read of plain words: one press sends it, and so does the command. Without words of its own, the act asks for them. */
export function showMeant(
  scene: DeskScene,
  heard: Heard,
  person: AdminRow,
  { command, code, rest }: Extract<Wish, { want: 'meant' }>,
): void {
  const { say } = scene;
  const act = ACTS.find((each) => each === command);
  if (!act) return;
  if (rest === '') {
    actOn(scene, heard, person, act, code, rest);
    return;
  }
  // Nobody confirms what can not be done now.
  if (!permit(scene, heard, person, act, code)) return;
  const { turn } = scene.talk;
  const whole = `${slashOf(command)} ${code} ${rest}`;
  scene.setPerson(heard.row.message.from.id, { meant: { act, code, words: rest, turn } });
  scene.ask(
    heard,
    // Why it goes back is read by officers alone.
    [act === 'return' ? say.meantBack({ command: whole }) : say.meant({ command: whole })],
    [
      { id: meanItChoice(code, turn), label: say.meanIt() },
      { id: neverChoice, label: say.never() },
    ],
    code,
  );
}

/** "Yes" to what was shown: it is done, unless something else was shown since. */
export function doMeant(
  scene: DeskScene,
  heard: Heard,
  person: AdminRow,
  wish: Extract<Wish, { want: 'mean-it' }>,
): void {
  const { from } = heard.row.message;
  const { meant } = scene.person(from.id);
  if (meant?.turn !== wish.turn || meant.code !== wish.code) {
    scene.answer(heard, scene.say.meantNoMore(), wish.code);
    return;
  }
  scene.setPerson(from.id, { meant: undefined });
  actOn(scene, heard, person, meant.act, meant.code, meant.words);
}
