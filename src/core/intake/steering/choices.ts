import { hearsNumbers } from '../../delivery.ts';
import { beginsLabel, numberOf, sameWords } from '../../language/words.ts';
import { markOf } from '../cards/mark.ts';
import { actOn } from '../filed/wish-acts.ts';
import { INTERRUPTIONS, type Question } from '../talk/question.ts';
import type { Scene } from '../talk/scene.ts';
import type { Held } from '../talk/talk.ts';
import { act } from './acts.ts';

/** A second press of the same button comes this soon. */
const PRESSED_TWICE_MS = 3_000;

type From = Pick<Held, 'at' | 'messageId'>;

/** Does what a choice says: one of the open question's, or of a desk's question, however old its message is. */
export function choose(scene: Scene, id: string, from: From): boolean {
  const wish = scene.talk.wishes.find(({ ref }) => id.startsWith(`${ref}.`));
  if (wish) return actOn(scene, wish, id.slice(wish.ref.length + 1), from);
  const { question } = scene.talk;
  const mark = question === null ? undefined : `${markOf(scene, question)}.`;
  return mark !== undefined && id.startsWith(mark) && act(scene, id.slice(mark.length));
}

/** A pressed button; one that belongs to an older question is answered kindly and changes nothing. */
export function press(scene: Scene, id: string, from: From, callback: string | undefined): void {
  const { question, card, draft } = scene.talk;
  const good = choose(scene, id, from);
  if (good) scene.asked = null;
  else {
    scene.toast = id.includes('.') ? 'staleButton' : 'unreadablePress';
    // What is asked now is shown again at the bottom, except to a thumb that pressed twice.
    const twice = callback !== undefined && card !== null && from.at - card.heardAt < PRESSED_TWICE_MS;
    if ((question !== null || draft) && !twice) scene.show = true;
    else if (callback === undefined) scene.tell(scene.toast);
  }
  if (callback !== undefined)
    scene.effects.push({
      do: 'send',
      delivery: {
        kind: 'answer',
        callback,
        ...(good || !scene.toast ? {} : { text: scene.say[scene.toast]() }),
      },
    });
}

/** Nothing but a choice answers these: a number counts the buttons, too. */
const ONE_OF: ReadonlySet<Question> = new Set<Question>([
  'switches',
  'category',
  'area',
  'resume',
  'open',
  'where',
  'alike',
]);

/** A choice typed by its label, or by its number where numbers are used; where nothing but a choice is wanted, by what one label alone begins with. */
export function chosen(scene: Scene, text: string): string | undefined {
  const choices = scene.asked === null ? [] : (scene.talk.card?.choices ?? []);
  const counts = hearsNumbers(scene.turn.capabilities) || (scene.asked !== null && ONE_OF.has(scene.asked));
  const n = counts ? numberOf(text) : undefined;
  const byNumber = n === undefined ? undefined : choices[n - 1];
  const whole = byNumber ?? choices.find(({ label }) => sameWords(label, text));
  const { question } = scene.talk;
  if (whole || question === null || !INTERRUPTIONS.has(question)) return whole?.id;
  const begun = choices.filter(({ label }) => beginsLabel(label, text));
  return begun.length === 1 ? begun[0]?.id : undefined;
}
