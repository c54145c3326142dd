import { asksWithdrawal, givesUp, handsOverEvidence, putsOffEvidence, repliesLate } from '../../language/asking.ts';
import { saysNotNow, saysRight } from '../../language/summary-said.ts';
import { announcesAnother } from '../../language/wishes.ts';
import { isThanks } from '../../language/words.ts';
import { lexiconOf } from '../../understanding/compile.ts';
import { mayDespair } from '../../understanding/danger.ts';
import { keywordIn, withoutKeyword } from '../../understanding/keyword.ts';
import { kin } from '../../understanding/kin.ts';
import { takeLinkAlone } from '../answers/answer-evidence.ts';
import { answer, hearAlong } from '../answers/answers.ts';
import { hearInPassing } from '../answers/in-passing.ts';
import { hearNoAnswer, noAnswerTo } from '../answers/no-answer.ts';
import { rowWanted } from '../answers/row-wanted.ts';
import { hearMore } from '../answers/tell-story.ts';
import { letRest } from '../answers/without.ts';
import { nextQuestion, outstanding } from '../draft/plan.ts';
import { holdAsAnother, restsLong } from '../outcome/shelf.ts';
import { isWhole, readOf } from '../reading/given.ts';
import { isAnotherMatter, isTroubleItself, toldBesides, turnsIntoComplaint } from '../reading/other-matter.ts';
import { keepWords, read, type Said } from '../reading/read.ts';
import { setAside } from '../reading/two.ts';
import { act } from '../steering/acts.ts';
import { correctInWords } from '../steering/corrections.ts';
import { INTERRUPTIONS, type Question } from '../talk/question.ts';
import type { Scene } from '../talk/scene.ts';
import { isWish } from '../talk/wishes.ts';
import { hearAtCrossroads, offerDraft } from './crossroads.ts';

/** Whoever does not want to live hears who listens, and is asked nothing: the draft waits, with what was said. */
function despairs(scene: Scene, said: Said): boolean {
  const understood = mayDespair(said.text) ? read(scene, said.text) : undefined;
  if (!understood?.despair) return false;
  scene.warn(understood);
  keepWords(scene, said, false);
  letRest(scene);
  scene.asked = null;
  return true;
}

/** What begins with a desk's keyword and is no longer than this answers what was asked. */
const ANSWER_CHARS_MAX = 60;

/** Takes the keyword of a desk that a text begins with: where the report goes, and no part of an answer. @returns the words after it; undefined where there are none */
function afterKeyword(scene: Scene, said: Said): Said | undefined {
  const { policy, talk } = scene;
  const keyword = keywordIn(said.text, lexiconOf(policy));
  const desk = keyword && policy.desks.find(({ keywords }) => keywords.includes(keyword));
  // A longer text may tell of another matter, which the keyword is for.
  if (!keyword || !desk || said.text.length > ANSWER_CHARS_MAX) return said;
  if (!scene.draft().keyword) {
    scene.change((draft) => ({ ...draft, keyword }));
    scene.tell('keywordSeen', desk.name[talk.language]);
  }
  scene.show = true;
  const text = withoutKeyword(said.text, keyword);
  return text === '' ? undefined : { ...said, text };
}

/** Words while a draft is open and nothing steers. */
export function hearInDraft(scene: Scene, whole: Said, question: Question | null): void {
  // Where it is asked what becomes of the draft the words may begin another.
  const said = question && INTERRUPTIONS.has(question) ? whole : afterKeyword(scene, whole);
  if (said === undefined || despairs(scene, said)) return;
  if (restsLong(scene) && question !== 'check' && !answersLate(scene, said, question)) {
    offerDraft(scene, said);
    return;
  }
  if (question && INTERRUPTIONS.has(question)) {
    hearAtCrossroads(scene, said, question);
    return;
  }
  if (question === 'evidence' && takeLinkAlone(scene, said)) {
    scene.asked = null;
    return;
  }
  if (endsOrChanges(scene, said, question)) return;
  if (isTroubleItself(scene, said)) {
    scene.change((draft) => ({ ...draft, category: null, categories: [] }));
    hearMore(scene, said);
    scene.asked = null;
    return;
  }
  // A question that was sorted nowhere is not kept beside the complaint that it turns into.
  const turns = turnsIntoComplaint(scene, said);
  const comesOf = turns ? categoryItComesOf(scene, said) : undefined;
  const besides = toldBesides(scene, said);
  if (besides !== undefined && !announcesAnother(said.text) && setAside(scene, said, besides)) {
    scene.asked = null;
    return;
  }
  if (!(turns && (scene.draft().category === 'other' || comesOf)) && isAnotherMatter(scene, question, said)) {
    scene.warn(read(scene, said.text));
    holdAsAnother(scene, said);
    return;
  }
  if (besides !== undefined && setAside(scene, said, besides)) {
    scene.asked = null;
    return;
  }
  if (noAnswerTo(scene, question, said.text) === undefined && correctInWords(scene, said)) {
    scene.asked = null;
    return;
  }
  // Words that were not meant for a desk's question answer what the draft wants next.
  const asked = scene.asked && isWish(scene.asked) ? nextQuestion(scene.draft(), scene.policy) : scene.asked;
  scene.asked = null;
  if (turns) {
    // What a complaint needs is asked from here on; nothing that was said is lost. What a question was sorted under is no answer of its citizen.
    scene.change((draft) => ({
      ...draft,
      kind: 'complaint',
      category: draft.category === 'other' ? null : (comesOf ?? draft.category),
    }));
    if (comesOf) scene.noted(['category']);
    hearMore(scene, said);
  } else if ((asked === null || asked === 'evidence') && putsOffEvidence(said.text)) putOff(scene, said);
  else if (hearNoAnswer(scene, asked, said)) return;
  else if (asked === null) hearMore(scene, said);
  else if (hearInPassing(scene, asked, said)) scene.show = true;
  else if (handsOverEvidence(said.text)) scene.show = true;
  else if (scene.isFragment(said.at)) hearAlong(scene, asked, said);
  else answer(scene, asked, said);
}

/** What a complaint is about that a question turns into, where it comes of what was asked about: "cara urus KTP?", then "petugasnya minta uang". */
function categoryItComesOf(scene: Scene, said: Said): string | undefined {
  const { category: about } = scene.draft();
  const told = read(scene, said.text).category?.value;
  return about !== null && about !== 'other' && told !== undefined && kin(about, told) ? told : undefined;
}

/** Gives the draft up, sends it or leaves it, or has a row of it changed. @returns whether it was that */
function endsOrChanges(scene: Scene, said: Said, question: Question | null): boolean {
  // Asked who may know, "ga usah" is an answer.
  const gaveUp = question !== 'switches' && question !== 'name' && givesUp(said.text);
  if (gaveUp) keepWords(scene, said, false);
  if (gaveUp || asksWithdrawal(said.text)) {
    act(scene, 'cancel');
    scene.asked = null;
    return true;
  }
  if (question === 'check' && isThanks(said.text)) {
    // Who thanks for the summary takes it for sent.
    scene.tell('notSent');
    scene.show = true;
    return true;
  }
  if (question === 'check' && (saysRight(said.text) || saysNotNow(said.text))) {
    act(scene, saysRight(said.text) ? 'send' : 'later');
    scene.asked = null;
    return true;
  }
  const row = rowWanted(scene, said.text);
  if (row !== undefined) {
    // What is not known yet is asked anyway.
    if (outstanding(scene.draft(), scene.policy).includes(row)) scene.show = true;
    else act(scene, row === 'which' ? 'edit' : `row:${row}`);
    scene.asked = null;
    return true;
  }
  return false;
}

/** Whether words that come days later go on where the talk was left: "maaf baru balas, itu sejak 2 minggu". */
function answersLate(scene: Scene, said: Said, question: Question | null): boolean {
  if (repliesLate(said.text)) return true;
  return question === 'fact:time' && isWhole(said.text, readOf('time', read(scene, said.text, 'time')));
}

/** The draft waits for what is to come, and nothing is asked until then. */
function putOff(scene: Scene, said: Said): void {
  keepWords(scene, said, false);
  act(scene, 'later');
}
