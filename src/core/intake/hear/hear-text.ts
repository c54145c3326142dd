import { handoverCodeIn } from '../../handover/code.ts';
import { asksSoFar } from '../../language/asking.ts';
import { asksAbout } from '../../language/asks-about.ts';
import { verdictOf } from '../../language/verdict-words.ts';
import { additionIn, goesOnIn } from '../../language/wishes.ts';
import { sameWords, steeringOf, withoutThanks } from '../../language/words.ts';
import type { InboxRow } from '../../store/port/steps.ts';
import { tellAbout } from '../answers/about.ts';
import { isEmpty } from '../draft/plan.ts';
import { repliedTo, takeForFiled, wishHeard } from '../filed/belongs.ts';
import { filedBy } from '../filed/filed-acts.ts';
import { lastFiled } from '../filed/free.ts';
import { hearHiding, wishesToHide } from '../filed/hiding.ts';
import { steerAt } from '../filed/wish-acts.ts';
import { alikeInWords } from '../outcome/alike.ts';
import { takeAsAddition } from '../outcome/besides.ts';
import { read, type Said } from '../reading/read.ts';
import { act } from '../steering/acts.ts';
import { choose, chosen } from '../steering/choices.ts';
import { showSoFar, tellsIfDone } from '../steering/so-far.ts';
import { isBareCode, showStatus } from '../steering/status.ts';
import { steer } from '../steering/steer.ts';
import type { Filed } from '../talk/filed.ts';
import { INTERRUPTIONS } from '../talk/question.ts';
import type { Scene } from '../talk/scene.ts';
import { redeem } from './handover.ts';
import { hearFirst } from './hear-first.ts';
import { hearInDraft } from './hear-in-draft.ts';
import { hearDescribed, hearNamed } from './named.ts';

/** The report of theirs that a message answers to, by the platform's reply. */
const filedReplied = (scene: Scene, row: InboxRow): Filed | undefined => {
  const code = repliedTo(scene, row);
  return code && filedBy(scene, code);
};

/** Words outside of a draft or in one: codes, buttons named, steering, questions about the bot, words for a filed complaint; what is left tells. */
export function hearText(scene: Scene, whole: Said, row: InboxRow): void {
  if (whole.text.trim() === '') {
    scene.tell('unsupportedSeen');
    return;
  }
  // What came from a post is content and never a code.
  const found = row.message.content.kind === 'text' ? handoverCodeIn(whole.text) : undefined;
  const rest = found && redeem(scene, found);
  if (rest === '') return;
  const text = withoutThanks(rest ?? whole.text);
  const said = text === whole.text ? whole : { ...whole, text };
  if (choosesOffered(scene, said)) {
    scene.asked = null;
    return;
  }
  const steering = steeringOf(said.text);
  if (steering === 'unknown-command') {
    scene.tell('unknownCommand');
    return;
  }
  if (row.message.content.kind === 'text' && hearNamed(scene, said)) {
    scene.asked = null;
    return;
  }
  const wish = wishHeard(scene, row);
  // Who is to know of it is no answer to what its desk wants to know: that goes on being asked.
  const meant = wish?.filed ?? filedReplied(scene, row);
  if (meant && wishesToHide(said.text, read(scene, said.text)) && hearHiding(scene, meant, said)) {
    scene.asked = null;
    return;
  }
  if (wish && steering && steerAt(scene, wish, steering, said)) return;
  const isReply = repliedTo(scene, row) !== undefined;
  if (steering && (steering.slash || !isReply) && steer(scene, steering, said.text)) {
    scene.asked = null;
    return;
  }
  if (!steering && !isReply && hearDescribed(scene, said, wish)) {
    scene.asked = null;
    return;
  }
  const isForFiled = wish !== undefined || isReply;
  // What it is asked itself while a verdict is wanted is for no desk.
  const mayAskBot = !isForFiled || (wish?.step === 'settled' && !isReply && verdictOf(said.text) === undefined);
  if (mayAskBot && asksBot(scene, said)) {
    scene.asked = null;
    return;
  }
  if (!isForFiled && tellsIfDone(scene, said.text)) {
    scene.asked = null;
    return;
  }
  if (isBareCode(scene, said.text)) {
    showStatus(scene, said.text);
    return;
  }
  // Whoever despairs or is in danger is answered whatever the words are meant for.
  if (isForFiled) scene.warn(read(scene, said.text));
  if (takeForFiled(scene, row, said)) return;
  const { draft, question } = scene.talk;
  if (draft && !isEmpty(draft)) hearInDraft(scene, said, question);
  else hearFirst(scene, said);
}

/** Words that name one of the buttons which stand under the question, or mean one. @returns whether they did */
function choosesOffered(scene: Scene, said: Said): boolean {
  const { question, about } = scene.talk;
  // Any words may be a name; digits are none.
  const mayChoose =
    question !== 'name' || sameWords(said.text, scene.say.buttonAnonymous()) || !/\p{L}/u.test(said.text);
  const choice = mayChoose ? chosen(scene, said.text) : undefined;
  if (choice !== undefined && choose(scene, choice, said)) return true;
  const alike = question === 'alike' ? alikeInWords(scene, said.text) : undefined;
  if (alike !== undefined && act(scene, alike)) return true;
  if (question !== 'where' && question !== 'open' && question !== 'resume') return takeAsAddition(scene, said.text);
  const means = question === 'where' ? additionIn(said.text) : (goesOnIn(said.text) ?? additionIn(said.text));
  const isFor = question === 'where' ? `add:${about?.filed.code ?? ''}` : 'resume';
  return means !== undefined && act(scene, means === 'new' ? 'new' : isFor);
}

/** A question to the bot itself: what it is, why it asks, what is known so far. @returns whether it was one, and is answered */
function asksBot(scene: Scene, said: Said): boolean {
  const { draft, question } = scene.talk;
  const about = asksAbout(said.text);
  const mayAskWhy = draft !== null && question !== null && !INTERRUPTIONS.has(question);
  if (about && (mayAskWhy || (about !== 'whyAsked' && about !== 'whatMeant'))) {
    // Who has sent one already sees by when it is answered.
    if (about === 'aboutTime' && !draft && lastFiled(scene)) showStatus(scene, '');
    else tellAbout(scene, about);
    scene.show = true;
    askWhoIsNew(scene);
    return true;
  }
  if (!asksSoFar(said.text)) return false;
  showSoFar(scene);
  return true;
}

/** Who has told nothing yet is asked what happened. */
export function askWhoIsNew(scene: Scene): void {
  if (scene.talk.question === null && !scene.talk.draft && lastFiled(scene) === undefined)
    scene.set({ question: 'story' });
}
