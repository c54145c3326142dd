import { ACTS, type Act } from '../../complaint/life.ts';
import type { DeskSentences } from '../../language/desk-sentences.ts';

/** What a history's entries name: every act, and the report that began it. */
type Deed = Act | 'submit';
const DEEDS: ReadonlySet<string> = new Set<Deed>(['submit', ...ACTS]);
const isDeed = (act: string): act is Deed => DEEDS.has(act);

/** What was done, in words. An act that only a later version knows is called by its own name. */
export const deedInWords = (say: DeskSentences, act: string): string => (isDeed(act) ? say[`act_${act}`]() : act);

/** Acts that an officer does by a button. */
type Pressed = Extract<Act, ButtonOf<keyof DeskSentences>>;
type ButtonOf<Key> = Key extends `button_${infer Name}` ? Name : never;
const isPressed = (say: DeskSentences, act: Act): act is Pressed => `button_${act}` in say;

/** What the button of an act says; of one that has none, what was done by it. */
export const buttonOf = (say: DeskSentences, act: Act): string =>
  isPressed(say, act) ? say[`button_${act}`]() : deedInWords(say, act);
