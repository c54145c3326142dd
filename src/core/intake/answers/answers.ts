import { asksBack } from '../../language/answers.ts';
import {
  beginsUnknowing,
  doesNotKnow,
  handsOverEvidence,
  hasNoEvidence,
  promisesEvidence,
  putsOffNamed,
} from '../../language/asking.ts';
import { LANGUAGES } from '../../language/language.ts';
import { plainWords } from '../../language/tidy.ts';
import { saysOnlyBoth, visibilityIn } from '../../language/who-may-know.ts';
import { steeringOf } from '../../language/words.ts';
import { CATEGORY_OFFERED, CATEGORY_SURE } from '../../understanding/sure.ts';
import { habitIn, isVagueTime } from '../../understanding/time/habit.ts';
import { hasStory } from '../draft/plan.ts';
import { done, tryAgain } from '../draft/tries.ts';
import {
  isSmallTalk,
  keepWords,
  MORE_THAN_ANSWER_CHARS,
  read,
  readBack,
  type Said,
  takeIn,
  tellsLittle,
} from '../reading/read.ts';
import type { Question } from '../talk/question.ts';
import type { Scene } from '../talk/scene.ts';
import { answerEvidence } from './answer-evidence.ts';
import { answerFact, factAlong } from './answer-fact.ts';
import { answerName } from './answer-name.ts';
import { tellsMore } from './more-of-known.ts';
import { setFact } from './set-fact.ts';
import { answerSpot, nameSpot } from './spot.ts';
import { hearMore, tellStory } from './tell-story.ts';
import { isOnlyWhereOrWhen } from './told-beside.ts';
import { answerArea, nameArea } from './torn.ts';
import { answerSwitches, hideMore, setSwitches, showAgain } from './visibility.ts';

/** Asked for the category, a guess as sure as this is the answer, where it was among what might be meant. */
const CATEGORY_ANSWERED = 0.3;

function answerStory(scene: Scene, said: Said): void {
  const understood = read(scene, said.text);
  if (scene.draft().editing === 'story') {
    scene.change((draft) => ({
      ...done(draft),
      words: [...draft.words.map((words) => ({ ...words, story: false })), { ...said, story: true }],
    }));
    takeIn(scene, understood, said.messageId);
    return;
  }
  if (isSmallTalk(understood, said.text)) scene.show = true;
  else tellStory(scene, said, understood);
}

/** Words written before the question was seen: an answer where they plainly are one, else they tell more. */
export function hearAlong(scene: Scene, question: Question, said: Said): void {
  if (question === 'switches') {
    const switches = visibilityIn(said.text);
    if (switches) {
      setSwitches(scene, switches);
      return;
    }
  }
  if (question === 'evidence') answerEvidence(scene, said, undefined);
  else if (question === 'area' && nameArea(scene, said)) return;
  else if (question === 'spot' && nameSpot(scene, said)) return;
  else if (!question.startsWith('fact:') || !factAlong(scene, question.slice('fact:'.length), said))
    hearMore(scene, said);
}

/** Chooses a category; facts already known stay. */
export function setCategory(scene: Scene, id: string): void {
  scene.change((draft) => ({ ...done(draft), category: id, offer: 0 }));
}

/** "Desa Barambai", "pasar Martapura", "tadi pagi": where or when it was, and not what it is about, whatever the words remind of. */
const tellsOnlyWhereOrWhen = (scene: Scene, said: Said): boolean =>
  isOnlyWhereOrWhen(said.text, read(scene, said.text, 'category'));

/** Takes what says only how often or how long, told before it is known what it is about. @returns the ids of what is new */
function takeHabit(scene: Scene, said: Said): readonly string[] {
  const habit = habitIn(said.text);
  const isVague = isVagueTime(said.text);
  const { time } = scene.draft().facts;
  if ((time && !time.uncertain) || !(habit || isVague)) return [];
  setFact(scene, 'time', { kind: 'time', text: habit?.text ?? said.text.trim() }, isVague, said.messageId);
  return ['time'];
}

/** What is said of evidence, to the question what a report is about: "ada rekaman suara" makes no noise of it. @returns whether it was that */
function speaksOfEvidence(scene: Scene, { text }: Said): boolean {
  const comes = promisesEvidence(text) || putsOffNamed(text) || handsOverEvidence(text);
  if (!comes && !hasNoEvidence(text)) return false;
  if (comes) scene.tell('sendHere');
  scene.show = true;
  return true;
}

/** Said around the name of a category. */
const BESIDE_CATEGORY = new Set(
  'soal masalah tentang perihal hal urusan jenis kategori bagian yang layanan pelayanan pelayanannya di ke dan ya pak bu min kak bang saja itu ini saya mau lapor about problem the of'.split(
    ' ',
  ),
);
/** Words by which several categories are called, and none of them alone. */
const CALLED_WORDS_MAX = 3;
const plainly = (text: string): readonly string[] => plainWords(text).split(' ');

/** The one category whose name has the few words of an answer: "soal air" → tap water, "lainnya" → other. Undefined where several have, or none. */
function categoryCalled({ policy }: Scene, text: string): string | undefined {
  const words = plainly(text).filter((word) => word !== '' && !BESIDE_CATEGORY.has(word));
  if (words.length === 0 || words.length > CALLED_WORDS_MAX) return undefined;
  const called = policy.categories.filter(({ name, short }) => {
    const names = new Set(LANGUAGES.flatMap((language) => [...plainly(name[language]), ...plainly(short[language])]));
    return words.every((word) => names.has(word));
  });
  return called.length === 1 ? called[0]?.id : undefined;
}

/** So many of what a story may be about are likely enough for a place to decide between them. */
const LIKELY_MAX = 2;

function answerCategory(scene: Scene, said: Said): void {
  const understood = read(scene, said.text, 'category');
  if (isSmallTalk(understood, said.text)) {
    scene.show = true;
    return;
  }
  if (speaksOfEvidence(scene, said)) {
    keepWords(scene, said, false);
    scene.show = true;
    return;
  }
  const called = categoryCalled(scene, said.text);
  if (called !== undefined) {
    setCategory(scene, called);
    const news = takeIn(scene, understood, said.messageId);
    keepWords(scene, said, false);
    readBack(scene, ['category', ...news]);
    return;
  }
  const isElsewhere = tellsOnlyWhereOrWhen(scene, said);
  const { categories: offered } = scene.draft();
  // "RSUD Ulin": only where, but of what was likely already.
  const { category: told } = understood;
  const bearsOut = told !== undefined && offered.slice(0, LIKELY_MAX).includes(told.value);
  const guess = isElsewhere && !bearsOut ? undefined : told;
  const isNear = guess && (offered.length === 0 || offered.includes(guess.value) || guess.confidence >= CATEGORY_SURE);
  if (
    guess &&
    isNear &&
    guess.confidence >= CATEGORY_ANSWERED &&
    scene.policy.categories.some(({ id }) => id === guess.value)
  ) {
    setCategory(scene, guess.value);
    const news = takeIn(scene, understood, said.messageId);
    keepWords(scene, said, !isElsewhere);
    readBack(scene, ['category', ...news]);
    return;
  }
  if (tellsMore(scene, said)) return;
  // "Iya", "🙏", "semuanya" tell nothing of what happened.
  const isAll = said.text.length <= MORE_THAN_ANSWER_CHARS && saysOnlyBoth(said.text);
  const isNothing = isAll || typeof steeringOf(said.text) === 'object' || !/[\p{L}\p{N}]/u.test(said.text);
  const tells = understood.kind.value === 'complaint' || (guess?.confidence ?? 0) >= CATEGORY_OFFERED;
  keepWords(scene, said, !isNothing && (tells || said.text.length > MORE_THAN_ANSWER_CHARS));
  const { category, categories } = scene.draft();
  const taken = [...takeIn(scene, understood, said.messageId), ...(isElsewhere ? takeHabit(scene, said) : [])];
  if (isElsewhere) scene.change((draft) => ({ ...draft, category, categories }));
  const news = isElsewhere ? taken.filter((id) => id !== 'category') : taken;
  readBack(scene, news);
  // What tells something else is no failed answer, nor is what its writer does not know of something else.
  const isUnknowing = beginsUnknowing(said.text) && !doesNotKnow(said.text);
  if (scene.draft().category || news.length > 0 || isUnknowing || tryAgain(scene, 'category')) {
    scene.show = true;
    return;
  }
  setCategory(scene, 'other');
  scene.tell('takenAsSaid');
}

/** Takes a text as the answer to the question that was asked. */
export function answer(scene: Scene, question: Question, said: Said): void {
  const found = steeringOf(said.text);
  const steering = typeof found === 'object' ? found : undefined;
  if (question.startsWith('fact:')) answerFact(scene, question.slice('fact:'.length), said, steering);
  else if (question === 'area') answerArea(scene, said, steering);
  else if (question === 'spot') answerSpot(scene, said, steering);
  else if (question === 'category') answerCategory(scene, said);
  else if (question === 'evidence') answerEvidence(scene, said, steering);
  else if (question === 'switches') answerSwitches(scene, said, steering);
  else if (question === 'name') answerName(scene, said, steering);
  else if (question === 'check' && (steering?.intent === 'unknown' || asksBack(said.text))) {
    if (!steering) {
      keepWords(scene, said, false);
      scene.tell('questionKept');
    }
    scene.show = true;
  } else if (question === 'check' && (showAgain(scene, said.text) || hideMore(scene, said.text)))
    keepWords(scene, said, false);
  else if (question === 'check' && tellsLittle(read(scene, said.text), said.text)) {
    keepWords(scene, said, false);
    scene.tell('keptAsNote');
    scene.show = true;
  } else if (question === 'story' || !hasStory(scene.draft())) answerStory(scene, said);
  else hearMore(scene, said);
}
