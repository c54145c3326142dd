import { localDate } from '../../calendar/local.ts';
import { asksBack } from '../../language/answers.ts';
import {
  asksIfServes,
  beginsUnknowing,
  hasNoEvidence,
  promisesEvidence,
  putsOffNamed,
  saysAlreadyTold,
} from '../../language/asking.ts';
import { isJoiningWord, isWordBesidePlace, saysHowItLooks } from '../../language/fragments.ts';
import { refusesAnswer, saysNothingThere } from '../../language/no-answer.ts';
import type { Steering } from '../../language/words.ts';
import type { FactPolicy } from '../../policy/policy.ts';
import { beginsSomewhen, habitIn, isVagueTime, saysNow } from '../../understanding/time/habit.ts';
import type { Understood } from '../../understanding/understood.ts';
import { categoryOf, factOf } from '../draft/plan.ts';
import { tryAgain } from '../draft/tries.ts';
import { type Given, readOf } from '../reading/given.ts';
import { placeBeside } from '../reading/place-beside.ts';
import { sharpensPlace } from '../reading/place-told.ts';
import {
  isSmallTalk,
  keepWords,
  MORE_THAN_ANSWER_CHARS,
  read,
  readBack,
  readBackAll,
  type Said,
  takeIn,
  tellsOnly,
} from '../reading/read.ts';
import type { Scene } from '../talk/scene.ts';
import { noEvidence, tellWhatServes } from './answer-evidence.ts';
import { answerText, tellsNothing } from './answer-text.ts';
import { addsDetail } from './details.ts';
import { factUnknown, setFact, skipFact } from './set-fact.ts';
import { tellsHowLong } from './told-beside.ts';

/** Longest text kept of a place or time taken as it is, in characters. */
const AS_SAID_CHARS_MAX = 300;
/** A link that shows a place. */
const MAP = /\bmaps?\b|\bgoo\.gl\b/i;
/** A longer answer that tells how often tells something besides. */
const HABIT_CHARS_MAX = 60;
/** A text up to this long that names another place or time than is known corrects it; a longer one may tell of more. */
const CORRECTS_CHARS_MAX = 60;

/** Few words stand beside a habit: "kalau hujan deras airnya masuk", "hampir tiap malam pak". */
const BESIDE_HABIT_WORDS_MAX = 3;
const isShort = (text: string, habit: string): boolean =>
  text.trim().split(/\s+/).length - habit.split(/\s+/).length <= BESIDE_HABIT_WORDS_MAX;

/** Sets a place or time that was read, and reads back whatever else the words tell. */
function setRead(scene: Scene, id: string, guess: Given, said: Said, understood: Understood): void {
  const { value, among } = guess;
  setFact(scene, id, value, value.kind === 'time' && understood.whenReported, said.messageId, among);
  keepWords(scene, said, said.text.length > value.text.length + MORE_THAN_ANSWER_CHARS);
  readBack(scene, [id, ...takeIn(scene, understood, said.messageId)]);
}

/**
 * Takes words that followed in the same breath for a fact that is read; the words were written before the question was seen.
 * @returns false when they do not answer it: then they tell more, and count as no try
 */
export function factAlong(scene: Scene, id: string, said: Said): boolean {
  const type = factOf(scene.policy, categoryOf(scene.draft(), scene.policy), id)?.type;
  if (type !== 'place' && type !== 'time') return false;
  const understood = read(scene, said.text, id);
  const guess = readOf(type, understood);
  if (guess) setRead(scene, id, guess, said, understood);
  return guess !== undefined;
}

/** So many words that tell nothing alone are waited for, one message after another. */
const WORD_BY_WORD_MAX = 8;

/** Keeps a single word of a sentence that goes on ("depan", "rumah", "saya"): no place, no time and no failed answer. @returns whether it was that */
function goesOnWordByWord(scene: Scene, id: string, type: FactPolicy['type'], said: Said): boolean {
  const looks = type !== 'text' && saysHowItLooks(said.text);
  if (!looks && !(type === 'text' ? isJoiningWord : isWordBesidePlace)(said.text)) return false;
  const key = `words:${id}`;
  const { tries } = scene.draft();
  const count = (tries[key] ?? 0) + 1;
  if (count > WORD_BY_WORD_MAX) return false;
  keepWords(scene, said, looks);
  scene.set({ draft: { ...scene.draft(), tries: { ...tries, [key]: count } } });
  scene.show = true;
  return true;
}

/** Reads a text as the answer to a fact: what it is, else what else it tells, else asks once more, else takes it as it is. */
export function answerFact(scene: Scene, id: string, said: Said, steering: Steering | undefined): void {
  const fact = factOf(scene.policy, categoryOf(scene.draft(), scene.policy), id);
  if (steering?.intent === 'unknown') {
    factUnknown(scene, id);
    return;
  }
  const understood = read(scene, said.text, id);
  const type = fact?.type ?? 'text';
  const guess = type === 'text' ? undefined : readOf(type, understood);
  if (guess) {
    setRead(scene, id, guess, said, understood);
    return;
  }
  if (type === 'time' && saysNow(said.text)) {
    const day = localDate(scene.turn.now, scene.policy.zone);
    setFact(scene, id, { kind: type, text: said.text.trim(), from: day, to: day }, false, said.messageId);
    keepWords(scene, said, false);
    readBack(scene, [id]);
    return;
  }
  if (steering === undefined && goesOnWordByWord(scene, id, type, said)) return;
  // "No thanks" passes over what is asked, polite as it is.
  if (steering?.intent !== 'no' && isSmallTalk(understood, said.text)) {
    scene.show = true;
    return;
  }
  if (refusesAnswer(said.text) || saysNothingThere(said.text)) {
    if (skipFact(scene, id)) return;
    scene.tell('cannotSkip');
    if (!tryAgain(scene, `fact:${id}`)) factUnknown(scene, id);
    return;
  }
  if (saysAlreadyTold(said.text) && tryAgain(scene, `fact:${id}`)) {
    // Whoever was asked for what they think they told sees what has come of it.
    keepWords(scene, said, false);
    takeIn(scene, understood, said.messageId);
    readBackAll(scene);
    return;
  }
  const link = type === 'place' ? understood.links.find((each) => MAP.test(each)) : undefined;
  if (link !== undefined) {
    // Where it leads, the desk sees.
    setFact(scene, id, { kind: 'place', text: said.text.slice(0, AS_SAID_CHARS_MAX).trim() }, true, said.messageId);
    scene.tell('takenAsSaid');
    return;
  }
  // "Sudah lama" where the place was asked: said of the time, and not asked for again.
  if (type === 'place' && tellsHowLong(scene, said)) return;
  const isVague = isVagueTime(said.text) || (type === 'time' && beginsSomewhen(said.text));
  if (type === 'time' && (isVague || habitIn(said.text))) {
    // What happens every night, or has for ever, has no day: it is an answer all the same.
    const habit = isVague ? undefined : habitIn(said.text);
    const isAll =
      habit === undefined ||
      tellsOnly(said.text, [habit.at, habit.at + habit.text.length]) ||
      isShort(said.text, habit.text);
    const text = isAll ? said.text.slice(0, AS_SAID_CHARS_MAX).trim() : habit.text;
    setFact(scene, id, { kind: type, text }, isVague, said.messageId);
    keepWords(scene, said, said.text.length > text.length || said.text.length > HABIT_CHARS_MAX);
    readBack(scene, [id, ...takeIn(scene, understood, said.messageId)]);
    return;
  }
  const isNone = hasNoEvidence(said.text);
  if (isNone || promisesEvidence(said.text) || putsOffNamed(said.text)) {
    keepWords(scene, said, false);
    if (isNone) noEvidence(scene);
    else scene.tell('sendHere');
    // Said again, it is no answer either: nobody is asked for ever.
    if (beginsUnknowing(said.text) || !tryAgain(scene, `fact:${id}`)) factUnknown(scene, id);
    return;
  }
  if (asksIfServes(said.text)) {
    keepWords(scene, said, false);
    tellWhatServes(scene);
    return;
  }
  if (type === 'text') {
    answerText(scene, id, fact, said, steering, understood);
    return;
  }
  if (beginsUnknowing(said.text)) {
    keepWords(scene, said, true);
    readBack(scene, takeIn(scene, understood, said.messageId));
    if (!scene.draft().facts[id]) factUnknown(scene, id);
    return;
  }
  // "Dekat pom bensin", "pkh" to the question when: more of what is known.
  if (addsDetail(scene, said) || (type !== 'place' && sharpensPlace(scene, said))) {
    scene.show = true;
    return;
  }
  const others = takeIn(scene, understood, said.messageId);
  const tells = understood.category !== undefined || understood.kind.value === 'complaint';
  keepWords(scene, said, tells || said.text.length > MORE_THAN_ANSWER_CHARS);
  if (others.length > 0) {
    readBack(scene, others);
    return;
  }
  const other = type === 'place' ? 'time' : 'place';
  const better = said.text.length <= CORRECTS_CHARS_MAX ? readOf(other, understood) : undefined;
  if (better && scene.draft().facts[other]) {
    const beside =
      better.value.kind === 'place' ? placeBeside(scene.draft().facts.place?.value, better.value) : undefined;
    setFact(scene, other, beside ?? better.value, false, said.messageId, beside?.regency ? undefined : better.among);
    readBack(scene, [other]);
    return;
  }
  if (tells && said.text.length > MORE_THAN_ANSWER_CHARS) {
    // It goes on telling what happened: no answer, and no failed one either.
    scene.show = true;
    return;
  }
  // A question back is never taken for what it asks about.
  const isBack = asksBack(said.text);
  if (tryAgain(scene, `fact:${id}`)) {
    if (isBack) scene.tell('whatMeant');
    return;
  }
  if (
    isBack ||
    tellsNothing(said.text, '') ||
    isWordBesidePlace(said.text) ||
    steering?.intent === 'yes' ||
    steering?.intent === 'no'
  ) {
    factUnknown(scene, id);
    return;
  }
  setFact(scene, id, { kind: type, text: said.text.slice(0, AS_SAID_CHARS_MAX).trim() }, true, said.messageId);
  scene.tell('takenAsSaid');
}
