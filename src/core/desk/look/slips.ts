import type { ComplaintCode } from '../../complaint/code.ts';
import { asksOfCard, callsOneOf } from '../../language/desk-aside.ts';
import { callsSomebody } from '../../language/desk-calls.ts';
import { greetsIn, helpIn, leavesForNow, praisesIn, whatIsThisIn } from '../../language/desk-lists.ts';
import { commandNear } from '../../language/desk-near.ts';
import { deskVerbIn } from '../../language/desk-plain.ts';
import { slashOf, slashWordIn } from '../../language/desk-words.ts';
import { isThanks, steeringOf } from '../../language/words.ts';
import type { AdminRow, Complaint } from '../../store/port/store.ts';
import type { Heard } from '../../turn.ts';
import { help } from '../acts/doing.ts';
import { permit } from '../acts/permit.ts';
import { briefly } from '../cards/queue-line.ts';
import { showFirst } from '../cards/shown-first.ts';
import { may } from '../rights/rights.ts';
import type { Wish } from '../scene/commands.ts';
import { deskName } from '../scene/names.ts';
import type { DeskScene } from '../scene/scene.ts';
import { saidOfLoose } from './loose-file.ts';
import { openOf } from './open.ts';

/** A slash and no command of ours: said, with the one that was meant, and never sent to a citizen. @returns false for all else */
export function isNoCommand(scene: DeskScene, heard: Heard, text: string, about: ComplaintCode | undefined): boolean {
  const { say } = scene;
  const said = slashWordIn(text);
  if (said === undefined || !(about || heard.row.message.private)) return false;
  const near = commandNear(text);
  if (!near) scene.answer(heard, say.noSuchCommand({ said }), about);
  else scene.answer(heard, say.commandMeant({ said, command: `${slashOf(near.command)} ${near.rest}`.trim() }), about);
  return true;
}

/** Whether words below a card call somebody who works here, by a name that is known or not, and not its citizen. */
export function callsColleague(scene: DeskScene, person: AdminRow, about: ComplaintCode, text: string): boolean {
  const citizen = scene.complaint(about)?.reporter?.name;
  const names = [...scene.sight.names].flatMap(([id, name]) => (id === person.id ? [] : [name]));
  if (citizen && callsOneOf(text, [citizen])) return false;
  return callsOneOf(text, names) || callsSomebody(text, citizen);
}

/** Words that tell something: fewer are a greeting, a name, or a slip. */
const TELLS_WORDS_MIN = 3;

/** Words that hang on nothing: what they may have meant, whom they are for, or how to write to a citizen. */
export function hint(scene: DeskScene, heard: Heard, person: AdminRow, text: string): void {
  const { say } = scene;
  const steering = steeringOf(text);
  const intent = typeof steering === 'object' ? steering.intent : undefined;
  if (intent === 'help' || intent === 'start' || helpIn(text)) {
    help(scene, heard, person);
    return;
  }
  if (greetsIn(text)) {
    scene.answer(heard, say.greeting());
    return;
  }
  if (isThanks(text) || praisesIn(text) || leavesForNow(text) || intent === 'yes' || !/[\p{L}\p{N}]/u.test(text)) {
    scene.answer(heard, say.welcome());
    return;
  }
  if (whatIsThisIn(text)) {
    const desk = deskName(scene.policy, person.desk, scene.language);
    scene.answer(heard, say.deskIntro({ desk, role: say[`role_${person.role}`]() }));
    return;
  }
  if (saidOfLoose(scene, heard, person, text)) return;
  const near = commandNear(text);
  const open = openOf(scene, heard, person);
  if (near) {
    const words = [slashOf(near.command), near.ofOpen ? open?.code : undefined, near.rest].filter(Boolean).join(' ');
    scene.answer(heard, say.commandMeant({ said: near.said, command: words }));
    return;
  }
  if (!open || text.trim().split(/\s+/).length < TELLS_WORDS_MIN) {
    const isOfOne = !open && (deskVerbIn(text) !== undefined || asksOfCard(text));
    scene.answer(heard, isOfOne ? say.whichOne() : say.deskHint());
    return;
  }
  askWhatFor(scene, heard, person, open, text, say.whatFor({ code: open.code, what: briefly(scene, open) }));
}

/** Words that name no act: for the citizen of this complaint, or a note? */
function askWhatFor(
  scene: DeskScene,
  heard: Heard,
  person: AdminRow,
  complaint: Complaint,
  said: string,
  text: string,
): void {
  const or = (['reply', 'note'] as const).filter((act) => may(person, act, complaint, scene.policy).ok);
  const { code } = complaint;
  showFirst(scene, heard, {
    act: 'reply',
    code,
    words: said,
    said,
    text,
    or,
  });
}

/** The same of words beneath a code or a card. */
export function askWhatForCode(
  scene: DeskScene,
  heard: Heard,
  person: AdminRow,
  { code, said, time }: Extract<Wish, { want: 'what-for' }>,
): void {
  const allowed = permit(scene, heard, person, 'look', code);
  if (!allowed) return;
  const { say } = scene;
  const text = time ? say.noMoreTime({ code }) : say.whatFor({ code, what: briefly(scene, allowed.complaint) });
  askWhatFor(scene, heard, person, allowed.complaint, said, text);
}

/** How something is done: its line of the help, and where the rest is. */
export function tellHow(scene: DeskScene, heard: Heard, { command }: Extract<Wish, { want: 'how-to' }>): void {
  const { say } = scene;
  const line = say
    .deskHelp()
    .split('\n')
    .find((each) => each.startsWith(slashOf(command)));
  scene.answer(heard, say.howTo({ line: line ?? slashOf(command) }));
}

/** Words below the card, or a picture with them, that say that all is done went to the citizen; that it can be closed with them is offered. */
export function closesToo(
  scene: DeskScene,
  heard: Heard,
  person: AdminRow,
  code: ComplaintCode,
  caption: string,
): void {
  const complaint = scene.complaint(code);
  if (deskVerbIn(caption)?.command !== 'close' || !complaint || !may(person, 'close', complaint, scene.policy).ok)
    return;
  const { say } = scene;
  showFirst(scene, heard, {
    act: 'close',
    code,
    words: caption,
    text: say.closeToo({ code }),
    yes: say.button_close(),
  });
}
