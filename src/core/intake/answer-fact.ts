import type { FactValue } from '../facts.ts';
import { hasNoEvidence, promisesEvidence } from '../language/asking.ts';
import type { Steering } from '../language/words.ts';
import type { Guess } from '../understanding/guess.ts';
import { FACT_SURE } from '../understanding/sure.ts';
import type { Understood } from '../understanding/understood.ts';
import { noEvidence } from './answer-evidence.ts';
import type { Area, DraftFact } from './draft.ts';
import { placeGiven } from './place-given.ts';
import { categoryOf, factOf } from './plan.ts';
import { isSmallTalk, keepWords, MORE_THAN_ANSWER_CHARS, read, readBack, type Said, takeIn } from './read.ts';
import type { Scene } from './scene.ts';
import { done, tryAgain } from './tries.ts';

/** Longest text kept of a fact in words, and of a place or time taken as it is, in characters. */
const TEXT_CHARS_MAX = 2_000;
const AS_SAID_CHARS_MAX = 300;
/** From this share of a text on, what was read of it is all that it says. */
const WHOLE_SHARE = 0.7;
/** A text up to this long that names another place or time than is known corrects it; a longer one may tell of more. */
const CORRECTS_CHARS_MAX = 60;

/** Sets a fact as the answer to its question. */
export function setFact(
  scene: Scene,
  id: string,
  value: FactValue,
  uncertain: boolean,
  messageId?: string,
  among?: readonly Area[],
): void {
  const more = { ...(messageId ? { messageId } : {}), ...(among ? { among } : {}) };
  scene.change((draft) => ({
    ...done(draft),
    facts: { ...draft.facts, [id]: { value, uncertain, ...more } },
    skipped: draft.skipped.filter((each) => each !== id),
  }));
}

/** "I do not know" to a fact: noted as such, the desk sees it marked. */
export function factUnknown(scene: Scene, id: string): void {
  const category = categoryOf(scene.draft(), scene.policy);
  const optional = category?.facts.find((fact) => fact.id === id)?.optional ?? true;
  if (optional) skipFact(scene, id);
  else {
    const text = scene.say.buttonUnknown();
    const type = factOf(scene.policy, category, id)?.type ?? 'text';
    setFact(scene, id, type === 'text' ? { kind: 'text', text } : { kind: type, text }, true);
  }
}

/** Passes over an optional fact. @returns false when the fact is needed */
export function skipFact(scene: Scene, id: string): boolean {
  const category = categoryOf(scene.draft(), scene.policy);
  const needed = category?.facts.some((fact) => fact.id === id && !fact.optional) ?? false;
  if (needed && !scene.draft().facts[id]) return false;
  scene.change((draft) => ({ ...done(draft), skipped: draft.facts[id] ? draft.skipped : [...draft.skipped, id] }));
  return true;
}

type Given = Guess<FactValue> & Pick<DraftFact, 'among'>;

/** What a text gives for the two kinds of fact that are read; undefined where the reader is not sure. */
function readOf(type: 'place' | 'time', understood: Understood): Given | undefined {
  const guess = type === 'place' ? understood.place : understood.when;
  if (!guess || guess.confidence < FACT_SURE) return undefined;
  return type === 'place' ? { ...guess, ...placeGiven(understood) } : guess;
}

/** Whether a text is nothing but a place or time that is still to be asked: "tadi pagi" to the question who it was. */
function answersAnother(scene: Scene, said: Said, understood: Understood): boolean {
  const draft = scene.draft();
  const category = categoryOf(draft, scene.policy);
  return (['place', 'time'] as const).some((type) => {
    const awaited = category?.facts.some(({ id }) => id === type) && !draft.facts[type];
    if (!awaited) return false;
    const [from, to] = readOf(type, understood)?.span ?? [0, 0];
    return to - from >= said.text.trim().length * WHOLE_SHARE;
  });
}

/** Names a road, and nothing before it. */
const ROAD = /^\s*(?:tepatnya |persisnya |di |on )?\s*(?:di )?(?:jl|jln|jalan|gang|gg|km)\b/i;

/**
 * The known place with a road that was named since: "di Jalan Trans Kalimantan km 7" to the question how dangerous it is, where only the village
 * was known. Undefined for words that say anything else, and where a road is known or another regency is named.
 */
function sharpened(scene: Scene, said: Said, understood: Understood): FactValue | undefined {
  const known = scene.draft().facts.place?.value;
  if (known?.kind !== 'place' || !ROAD.test(said.text) || ROAD.test(known.text)) return undefined;
  const read = readOf('place', understood);
  if (read?.value.kind !== 'place') return undefined;
  const [from, to] = read.span ?? [0, 0];
  const { regency } = read.value;
  if (to - from < said.text.trim().length * WHOLE_SHARE || (regency && known.regency && regency !== known.regency))
    return undefined;
  return {
    ...known,
    ...read.value,
    ...(known.regency ? { regency: known.regency } : {}),
    text: `${read.value.text}, ${known.text}`,
  };
}

/** Sets a place or time that was read, and reads back whatever else the words tell. */
function setRead(scene: Scene, id: string, guess: Given, said: Said, understood: Understood): void {
  const { value, among } = guess;
  setFact(scene, id, value, false, said.messageId, among);
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
  if (isSmallTalk(understood, said.text)) {
    scene.show = true;
    return;
  }
  if (type === 'text') {
    if (answersAnother(scene, said, understood)) {
      keepWords(scene, said, false);
      readBack(scene, takeIn(scene, understood, said.messageId));
      return;
    }
    const place = sharpened(scene, said, understood);
    if (place) {
      keepWords(scene, said, false);
      setFact(scene, 'place', place, false, said.messageId);
      readBack(scene, ['place']);
      return;
    }
    const isNone = hasNoEvidence(said.text);
    if ((isNone || promisesEvidence(said.text)) && tryAgain(scene, `fact:${id}`)) {
      keepWords(scene, said, false);
      if (isNone) noEvidence(scene);
      else scene.tell('sendHere');
      return;
    }
    scene.warn(understood);
    if (said.text.length > TEXT_CHARS_MAX) keepWords(scene, said, true);
    setFact(scene, id, { kind: 'text', text: said.text.slice(0, TEXT_CHARS_MAX).trim() }, false, said.messageId);
    takeIn(scene, understood, said.messageId);
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
    setFact(scene, other, better.value, false, said.messageId, better.among);
    readBack(scene, [other]);
    return;
  }
  if (tells && said.text.length > MORE_THAN_ANSWER_CHARS) {
    // It goes on telling what happened: no answer, and no failed one either.
    scene.show = true;
    return;
  }
  if (tryAgain(scene, `fact:${id}`)) return;
  setFact(scene, id, { kind: type, text: said.text.slice(0, AS_SAID_CHARS_MAX).trim() }, true, said.messageId);
  scene.tell('takenAsSaid');
}
