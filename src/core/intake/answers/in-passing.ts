import { allowsName } from '../../language/allows-name.ts';
import { fearsHarm } from '../../language/fears.ts';
import {
  asksNoName,
  fearsBeingKnown,
  namesAnonymity,
  nameToUse,
  onlyAsksSecrecy,
  saysAfraid,
  speaksOfOwnName,
  unhides,
  visibilityIn,
} from '../../language/who-may-know.ts';
import { sameWords } from '../../language/words.ts';
import { keepWords, read, type Said } from '../reading/read.ts';
import type { Question } from '../talk/question.ts';
import type { Scene } from '../talk/scene.ts';
import { hideMore, setName, setSwitches, showAgain, showOpenly } from './visibility.ts';

/** What is said in passing is no longer than this. */
const WISH_CHARS_MAX = 60;

/**
 * What people say of themselves while something else is asked: their name, and who may know it. The question stays.
 * @returns whether the text was just that
 */
export function hearInPassing(scene: Scene, asked: Question, said: Said): boolean {
  if (mayFear(scene, asked) && fearsHarm(said.text) && visibilityIn(said.text) === undefined) {
    keepWords(scene, said, true);
    scene.tell(asked === 'switches' ? 'fearChoose' : 'fearSeen');
    return true;
  }
  if (said.text.length > WISH_CHARS_MAX) return false;
  if (introducesOneself(scene, asked, said) || wantsName(scene, asked, said)) return true;
  if (isAfraid(scene, asked, said.text)) {
    keepWords(scene, said, true);
    scene.tell('fearSeen');
    return true;
  }
  if (asked !== 'switches' && (choosesByLabel(scene, said.text) || showAgain(scene, said.text))) {
    keepWords(scene, said, false);
    return true;
  }
  if (!mayWish(scene, asked, said.text) || !(hideMore(scene, said.text) || showOpenly(scene, said.text))) return false;
  keepWords(scene, said, false);
  return true;
}

/** "Pakai nama Tim KKN ULM" where something else was asked. @returns whether it was that */
function wantsName(scene: Scene, asked: Question, { text, messageId }: Said): boolean {
  const name = asked === 'name' ? undefined : nameToUse(text);
  if (name === undefined) return false;
  setSwitches(scene, { anonymous: false, secret: scene.draft().switches?.secret ?? false });
  setName(scene, name, messageId);
  scene.noted(['switches', 'name']);
  return true;
}

/** "Takut pak, saya tetangganya": answers nothing; whoever did not say yet who may know hears that nobody has to. */
const isAfraid = (scene: Scene, asked: Question, text: string): boolean =>
  asked !== 'switches' && mayFear(scene, asked) && saysAfraid(text);

/** Fear of having reported is answered where it is still open who may know; the story may be of fear itself. */
const mayFear = (scene: Scene, asked: Question): boolean =>
  scene.draft().switches === null && asked !== 'check' && asked !== 'category';

/** "Tidak keduanya", the label of a button that was shown before or is yet to come. @returns whether it was one */
function choosesByLabel(scene: Scene, text: string): boolean {
  const { say } = scene;
  const both = sameWords(text, say.buttonBoth());
  if (!both && !sameWords(text, say.buttonNeither())) return false;
  setSwitches(scene, { anonymous: both, secret: both });
  scene.noted(['switches']);
  return true;
}

/** "Nama saya Budi Santoso" where something else was asked: noted, unless nobody is to know it. @returns whether it was just that */
function introducesOneself(scene: Scene, asked: Question, said: Said): boolean {
  if (asked === 'name' || !speaksOfOwnName(said.text) || allowsName(said.text)) return false;
  const { ownName } = read(scene, said.text);
  if (!ownName?.alone) return false;
  const { name, switches } = scene.draft();
  if (name === null && !switches?.anonymous) {
    setName(scene, ownName.name, said.messageId);
    scene.noted(['name']);
  }
  return true;
}

/**
 * Whether a short text may be a wish to stay unseen: where that is no answer, or where somebody speaks of themselves. What was wished already is an
 * answer after all: nobody is asked for ever.
 */
function mayWish(scene: Scene, question: Question, text: string): boolean {
  if (['category', 'fact:place', 'fact:time', 'area', 'spot'].includes(question)) return true;
  if (!question.startsWith('fact:') && question !== 'evidence') return false;
  const { switches } = scene.draft();
  if (unhides(text) || allowsName(text) || speaksOfOwnName(text) || (!switches?.secret && onlyAsksSecrecy(text)))
    return true;
  // Where somebody else is asked for, it may be theirs that is not to be said.
  const own = question !== 'fact:who' && question !== 'fact:witness';
  const wish = visibilityIn(text);
  const hidesMore = (wish?.anonymous && !switches?.anonymous) || (wish?.secret && !switches?.secret);
  return (
    (!switches || hidesMore === true) && (fearsBeingKnown(text) || namesAnonymity(text) || (own && asksNoName(text)))
  );
}
