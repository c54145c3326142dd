import { localDate } from '../calendar/local.ts';
import type { FactValue, TimeValue } from '../facts.ts';
import { hasNoEvidence, promisesEvidence, putsOffNamed, saysAlreadyTold, saysHasIt } from '../language/asking.ts';
import type { Steering } from '../language/words.ts';
import type { Guess } from '../understanding/guess.ts';
import { FACT_SURE } from '../understanding/sure.ts';
import { habitIn, isVagueTime } from '../understanding/time/habit.ts';
import type { Understood } from '../understanding/understood.ts';
import { noEvidence } from './answer-evidence.ts';
import type { Area, DraftFact } from './draft.ts';
import { beginsWithRoad, isBareArea, placeBeside } from './place-beside.ts';
import { placeGiven } from './place-given.ts';
import { categoryOf, factOf } from './plan.ts';
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
} from './read.ts';
import type { Scene } from './scene.ts';
import { done, tryAgain } from './tries.ts';

/** Longest text kept of a fact in words, and of a place or time taken as it is, in characters. */
const TEXT_CHARS_MAX = 2_000;
const AS_SAID_CHARS_MAX = 300;
/** A longer answer that tells how often tells something besides. */
const HABIT_CHARS_MAX = 60;
/** Questions that "yes" or "no" answers; "ada nomor …?" asks for the number. */
const YES_OR_NO = /^(?:adakah|apakah|did|do|does|was|were|has|have)\b/i;
/** Promises what is asked for, and does not tell it. */
const THERE_IS = /^\W*(?:ada|there is)(?: (?:kok|sih|pak|bu|min|kak))?\W*$/i;
/** Questions that a bare number answers. */
const ASKS_NUMBER = /\b(?:berapa|seberapa|nomor|ada|adakah)\b/i;
/** Signs alone ("…", "😡"), or a number of one or two digits where no number is asked for. */
const tellsNothing = (text: string, ask: string): boolean =>
  !/[\p{L}\p{N}]/u.test(text) || (/^\W*\d{1,2}\W*$/.test(text) && !ASKS_NUMBER.test(ask));
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
export function readOf(type: 'place' | 'time', understood: Understood): Given | undefined {
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
    return isWhole(said.text, readOf(type, understood));
  });
}

/** Takes what says only how often or how long ("udah lama", "tiap malam") for the time that is still to be asked. @returns whether it was that */
function tellsHowLong(scene: Scene, said: Said): boolean {
  const { facts } = scene.draft();
  const awaited = categoryOf(scene.draft(), scene.policy)?.facts.some(({ id }) => id === 'time') && !facts.time;
  const habit = habitIn(said.text);
  const isVague = isVagueTime(said.text);
  const isHabit = habit !== undefined && tellsOnly(said.text, [habit.at, habit.at + habit.text.length]);
  if (!awaited || !(isVague || isHabit)) return false;
  keepWords(scene, said, false);
  setFact(scene, 'time', { kind: 'time', text: said.text.trim() }, isVague, said.messageId);
  readBack(scene, ['time']);
  return true;
}

/** Whether a place or time that was read is (nearly) all that the words say. */
export const isWhole = (words: string, guess: Given | undefined): guess is Given =>
  guess !== undefined && tellsOnly(words, guess.span);

const HOUR_ALONE =
  /^\W*(?:(?:sekitar|sktr|kira2|kira|kurang|lebih|around|about|at)\s+)*(?:jam|jm|pukul|pkl)?\.?\s?\d{1,2}(?:[.:]\d{2})?(?:an)?(?:\s?(?:pagi|siang|sore|malam|mlm|subuh|magrib|wita|am|pm|tadi|lewat))*\W*$/i;
/** Adds an hour that is told alone ("jam 7 malam") to the one day that is known. @returns whether it was that */
export function addHour(scene: Scene, words: string, said: Said, { when }: Understood): boolean {
  const known = scene.draft().facts.time;
  const clock = when?.value.clock;
  if (clock === undefined || !HOUR_ALONE.test(words) || known?.value.kind !== 'time') return false;
  if (!known.value.from || known.value.from !== known.value.to) return false;
  const value: TimeValue = { ...known.value, text: `${known.value.text}, ${words.trim()}`, clock };
  setFact(scene, 'time', value, known.uncertain, said.messageId);
  keepWords(scene, said, false);
  readBack(scene, ['time']);
  return true;
}

/** Offices are called by their district. */
const OFFICE = /\b(?:kantor|kec|kecamatan)\b/i;

/**
 * What a text says of the place that is known already, to a question for something else: its town ("Banjarmasin" to the pole's number), the road it
 * lies on. Undefined for words that say anything else.
 */
function ofKnownPlace(scene: Scene, said: Said, understood: Understood): FactValue | undefined {
  const guess = readOf('place', understood);
  if (!isWhole(said.text, guess) || guess.value.kind !== 'place') return undefined;
  const plain = beginsWithRoad(said.text) || (isBareArea(guess.value) && !OFFICE.test(said.text));
  return plain ? placeBeside(scene.draft().facts.place?.value, guess.value) : undefined;
}

/** Whether one time lies in another and says more: its hour, or a day where there were several and nothing goes on. */
const isSharper = (time: TimeValue, known: TimeValue, today: string): boolean =>
  time.from !== undefined &&
  time.to !== undefined &&
  (known.from === undefined ||
    known.to === undefined ||
    (known.from <= time.from &&
      time.to <= known.to &&
      (time.clock !== undefined ? known.from === known.to : known.to !== today)));

/**
 * Takes what is nothing but a place or time, and is known already, where something else was asked: "Banjarmasin", "tadi pagi jam 7" to the pole's
 * number. What it says more is taken, what it says otherwise is kept for the desk; the question stays, once.
 * @returns whether it was that
 */
function tellsKnown(scene: Scene, id: string, said: Said, understood: Understood): boolean {
  const place = ofKnownPlace(scene, said, understood);
  const time = readOf('time', understood);
  const { facts } = scene.draft();
  const known = facts.time?.value;
  const isTime = isWhole(said.text, time) && time.value.kind === 'time' && known?.kind === 'time';
  if (!place && !isTime) return false;
  const before = place ? facts.place?.value : known;
  const sharper = place ?? (isTime ? sharperTime(scene, time.value, known) : undefined);
  const changes = sharper !== undefined && JSON.stringify(sharper) !== JSON.stringify(before);
  if (!changes && !tryAgain(scene, `fact:${id}`)) return false;
  keepWords(scene, said, false);
  if (changes) setFact(scene, place ? 'place' : 'time', sharper, false, said.messageId);
  readBack(scene, [place ? 'place' : 'time']);
  scene.show = true;
  return true;
}

const sharperTime = (scene: Scene, time: FactValue, known: FactValue): FactValue | undefined =>
  time.kind === 'time' && known.kind === 'time' && isSharper(time, known, localDate(scene.turn.now, scene.policy.zone))
    ? time
    : undefined;

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
  if (saysAlreadyTold(said.text) && tryAgain(scene, `fact:${id}`)) {
    // Whoever was asked for what they think they told sees what has come of it.
    keepWords(scene, said, false);
    takeIn(scene, understood, said.messageId);
    readBackAll(scene);
    return;
  }
  const isVague = isVagueTime(said.text);
  if (type === 'time' && (isVague || habitIn(said.text))) {
    // What happens every night, or has for ever, has no day: it is an answer all the same.
    const text = said.text.slice(0, AS_SAID_CHARS_MAX).trim();
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
    if (!tryAgain(scene, `fact:${id}`)) factUnknown(scene, id);
    return;
  }
  if (type === 'text') {
    const isYesOrNo = YES_OR_NO.test(fact?.ask[scene.talk.language] ?? '');
    // "Iya" tells nothing where it was asked what, who or how much; "tidak" that there is none.
    if ((steering?.intent === 'yes' || THERE_IS.test(said.text) || saysHasIt(said.text)) && !isYesOrNo) {
      if (!tryAgain(scene, `fact:${id}`)) factUnknown(scene, id);
      return;
    }
    if ((steering?.intent === 'no' || steering?.intent === 'none') && !isYesOrNo && skipFact(scene, id)) return;
    if (tellsNothing(said.text, fact?.ask.id ?? '')) {
      keepWords(scene, said, false);
      if (!tryAgain(scene, `fact:${id}`)) factUnknown(scene, id);
      return;
    }
    if (answersAnother(scene, said, understood)) {
      keepWords(scene, said, false);
      readBack(scene, takeIn(scene, understood, said.messageId));
      return;
    }
    if (tellsHowLong(scene, said)) return;
    if (addHour(scene, said.text, said, understood) || tellsKnown(scene, id, said, understood)) return;
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
  if (tryAgain(scene, `fact:${id}`)) return;
  if (tellsNothing(said.text, '') || steering?.intent === 'yes' || steering?.intent === 'no') {
    factUnknown(scene, id);
    return;
  }
  setFact(scene, id, { kind: type, text: said.text.slice(0, AS_SAID_CHARS_MAX).trim() }, true, said.messageId);
  scene.tell('takenAsSaid');
}
