import { asksBack, asksWhy } from '../../language/answers.ts';
import { asksWhyOver } from '../../language/asks-why-over.ts';
import { noAnswerIn, refusesAnswer } from '../../language/no-answer.ts';
import { tidy } from '../../language/tidy.ts';
import {
  hasEnough,
  isNod,
  ratingOf,
  saysWhyRated,
  takesBack,
  verdictOf,
  withoutSlip,
} from '../../language/verdict-words.ts';
import { isEmpty } from '../draft/plan.ts';
import { praisesAnother } from '../reading/beside-filed.ts';
import { isSmallTalk, read } from '../reading/read.ts';
import type { Scene } from '../talk/scene.ts';
import type { Verdict } from '../talk/wish.ts';
import { changeWish, withoutWish, withResting } from '../talk/wishes.ts';
import { addExtra, type Extra, filedWords } from './filed-acts.ts';
import { leave } from './leave-wish.ts';
import { askReason, confirm, rate, remark, reopen, skipRating } from './verdict.ts';

/** After so many answers that could mean either, nothing more is asked; the buttons stay. */
const TRIES_MAX = 2;
/** "belum", "belum pak", "belum beres juga": no more words than that give no reason. */
const BARE_WORDS_MAX = 3;

/** A file that can not be used gives no reason. */
const isUsable = ({ media }: Extra): boolean => media?.outcome.ok !== false;

/**
 * Takes a message as the answer to "Sudah beres?" and what follows from it.
 * @returns false when it is not meant for it: a draft is open, and the words say nothing about the matter
 */
export function answerVerdict(scene: Scene, verdict: Verdict, held: Extra): boolean {
  const text = held.text ?? held.media?.caption;
  const { draft } = scene.talk;
  const drafting = draft !== null && !isEmpty(draft);
  if (verdict.step === 'rating') return answerRating(scene, verdict, held, drafting);
  if (verdict.step === 'reason') {
    answerReason(scene, verdict, held);
    return true;
  }
  if (text !== undefined && !held.media && asksWhyOver(text)) {
    scene.tellOf('whyClosed', filedWords(scene, verdict.filed, { desk: verdict.desk }));
    scene.show = true;
    return true;
  }
  const said = text === undefined ? undefined : verdictOf(text);
  // Who thanks another office says nothing of this.
  if (said === 'settled' && !(text !== undefined && praisesAnother(scene, verdict.filed, text))) {
    if (held.media || tidy(text ?? '').length > BARE_WORDS_MAX) remark(scene, verdict, held);
    confirm(scene, verdict);
  } else if (said === 'not-yet') {
    const isBare = !held.media && tidy(text ?? '').length <= BARE_WORDS_MAX;
    if (isBare) askReason(scene, verdict);
    else reopen(scene, verdict, held);
  } else if (drafting && !held.media) {
    scene.talk = withResting(scene.talk, verdict);
    return false;
  } else if (decidesNothing(scene, verdict, held)) {
    if (held.text !== undefined && isNod(held.text)) tryAgain(scene, verdict);
    scene.show = true;
  } else {
    remark(scene, verdict, held);
    if (held.text !== undefined) tryAgain(scene, verdict);
  }
  return true;
}

/** What is nothing for the desk and answers nothing: a nod, a greeting, "nanti saya cek", "laporan yang mana?". Whoever does not understand or wants time hears so. */
function decidesNothing(scene: Scene, { filed }: Verdict, { text, media }: Extra): boolean {
  if (media || text === undefined) return false;
  const { category, place } = read(scene, text);
  // "Syarat bikin akta apa saja ya?" asks nothing of ours back: it is for an officer. "Lampu yang mana?" does.
  const isOfMatter = place !== undefined || (category !== undefined && category.value !== filed.category);
  const how = asksBack(text) && !asksWhy(text) && !isOfMatter ? 'puzzled' : noAnswerIn(text);
  if (how === 'waits') scene.tell('takeYourTime');
  return how !== undefined || isNod(text) || isSmallTalk(read(scene, text), text);
}

/** Takes what is said to "Apa yang belum beres?": whoever has said "Belum" tells it, and only a bare "sudah beres" takes that back. */
function answerReason(scene: Scene, verdict: Verdict, held: Extra): void {
  const text = held.media ? undefined : held.text;
  const isBare = text !== undefined && tidy(withoutSlip(text)).length <= BARE_WORDS_MAX;
  if (isBare && !isNod(text) && verdictOf(text) === 'settled') confirm(scene, verdict);
  else if (text !== undefined && (hasEnough(text) || refusesAnswer(text))) leave(scene, verdict);
  else if (decidesNothing(scene, verdict, held)) scene.show = true;
  else if (isUsable(held)) reopen(scene, verdict, held);
  else remark(scene, verdict, held);
}

function answerRating(scene: Scene, verdict: Verdict, held: Extra, drafting: boolean): boolean {
  const { text = '' } = held;
  const rating = ratingOf(text);
  if (rating !== undefined) {
    if (saysWhyRated(text)) addExtra(scene, verdict.filed, held);
    rate(scene, verdict, rating);
    return true;
  }
  if (takesBack(text)) {
    if (tidy(text).length > BARE_WORDS_MAX) reopen(scene, verdict, held);
    else askReason(scene, verdict);
    return true;
  }
  if (drafting && !held.media) {
    scene.talk = withoutWish(scene.talk, verdict);
    return false;
  }
  if (held.text !== undefined && (isNod(text) || refusesAnswer(text))) {
    skipRating(scene, verdict);
    return true;
  }
  remark(scene, verdict, held);
  if (held.text !== undefined && tryAgain(scene, verdict)) scene.talk = withoutWish(scene.talk, verdict);
  return true;
}

/** Counts an answer that could mean either; after the last the question rests. @returns whether it was the last */
function tryAgain(scene: Scene, verdict: Verdict): boolean {
  const tries = verdict.tries + (scene.tried.has(verdict.ref) ? 0 : 1);
  scene.tried.add(verdict.ref);
  scene.talk = changeWish(scene.talk, verdict.ref, { tries });
  if (tries >= TRIES_MAX) scene.talk = withResting(scene.talk, verdict);
  return tries >= TRIES_MAX;
}
