import type { FactValue, Switches } from '../facts.ts';
import { type Steering, steeringOf } from '../language/words.ts';
import type { Understood } from '../understanding/understood.ts';
import { addEvidence } from './media.ts';
import { offersOf } from './offers.ts';
import { categoryOf, factOf, hasStory } from './plan.ts';
import { keepWords, read, type Said, takeIn } from './read.ts';
import type { Scene } from './scene.ts';
import type { Draft, Question } from './talk.ts';

/** After so many answers we could not read, the words are taken as they are and marked uncertain. */
const TRIES_MAX = 2;
/** An answer longer than what was read from it by more than this tells something besides, and belongs to the story. */
const MORE_THAN_ANSWER_CHARS = 25;
/** A written chronology that can serve as evidence has at least so many characters. */
const CHRONOLOGY_CHARS_MIN = 40;
const NAME_CHARS_MAX = 80;
/** Asked for the category, a guess as sure as this is the answer. */
const CATEGORY_ANSWERED = 0.3;

const without = (draft: Draft): Draft => (draft.editing ? { ...draft, editing: null } : draft);

/** Counts an answer that could not be read. @returns whether it is the last that is asked again */
function tryAgain(scene: Scene, question: Question): boolean {
  const tries = (scene.draft().tries[question] ?? 0) + 1;
  const draft = scene.draft();
  scene.set({ draft: { ...draft, tries: { ...draft.tries, [question]: tries } } });
  scene.show = true;
  return tries < TRIES_MAX;
}

/** Sets a fact as the answer to its question. */
export function setFact(scene: Scene, id: string, value: FactValue, uncertain: boolean, messageId?: string): void {
  scene.change((draft) => ({
    ...without(draft),
    facts: { ...draft.facts, [id]: { value, uncertain, ...(messageId ? { messageId } : {}) } },
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
  scene.change((draft) => ({ ...without(draft), skipped: draft.facts[id] ? draft.skipped : [...draft.skipped, id] }));
  return true;
}

function answerFact(scene: Scene, id: string, said: Said, steering: Steering | undefined): void {
  const draft = scene.draft();
  const category = categoryOf(draft, scene.policy);
  const fact = factOf(scene.policy, category, id);
  if (steering?.intent === 'unknown') {
    factUnknown(scene, id);
    return;
  }
  const understood = read(scene, said.text, id);
  const type = fact?.type ?? 'text';
  if (type === 'text') {
    scene.warn(understood);
    setFact(scene, id, { kind: 'text', text: said.text.slice(0, 2000).trim() }, false, said.messageId);
    takeIn(scene, understood, said.messageId);
    return;
  }
  const value = type === 'place' ? understood.place?.value : understood.when?.value;
  if (value) {
    setFact(scene, id, value, false, said.messageId);
    const more = said.text.length > value.text.length + MORE_THAN_ANSWER_CHARS;
    keepWords(scene, said, more);
    readBack(scene, [`fact:${id}`, ...takeIn(scene, understood, said.messageId).map((each) => `fact:${each}`)]);
    return;
  }
  const others = takeIn(scene, understood, said.messageId);
  keepWords(scene, said, said.text.length > MORE_THAN_ANSWER_CHARS);
  if (others.length > 0) {
    readBack(
      scene,
      others.map((each) => `fact:${each}`),
    );
    return;
  }
  if (tryAgain(scene, `fact:${id}`)) return;
  setFact(scene, id, { kind: type, text: said.text.slice(0, 300).trim() }, true, said.messageId);
  scene.tell('takenAsSaid');
}

const readBack = (scene: Scene, questions: readonly string[]): void =>
  scene.noted(questions.map((each) => each.replace(/^fact:(category|switches)$/, '$1')));

function answerStory(scene: Scene, said: Said): void {
  const understood = read(scene, said.text);
  if (scene.draft().editing === 'story') {
    scene.change((draft) => ({
      ...without(draft),
      words: [...draft.words.map((words) => ({ ...words, story: false })), { ...said, story: true }],
    }));
    takeIn(scene, understood, said.messageId);
    return;
  }
  tellStory(scene, said, understood);
}

/** Takes words as (part of) what happened, with all they tell. */
export function tellStory(scene: Scene, said: Said, understood: Understood): void {
  keepWords(scene, said, true);
  readBack(
    scene,
    takeIn(scene, understood, said.messageId).map((each) => `fact:${each}`),
  );
}

/** Chooses a category; facts already known stay. */
export function setCategory(scene: Scene, id: string): void {
  scene.change((draft) => ({ ...without(draft), category: id, offer: 0 }));
}

function answerCategory(scene: Scene, said: Said): void {
  const understood = read(scene, said.text, 'category');
  const guess = understood.category;
  if (guess && guess.confidence >= CATEGORY_ANSWERED && scene.policy.categories.some(({ id }) => id === guess.value)) {
    setCategory(scene, guess.value);
    takeIn(scene, understood, said.messageId);
    keepWords(scene, said, true);
    readBack(scene, ['category']);
    return;
  }
  keepWords(scene, said, true);
  takeIn(scene, understood, said.messageId);
  if (scene.draft().category || tryAgain(scene, 'category')) return;
  setCategory(scene, 'other');
  scene.tell('takenAsSaid');
}

/** Reads "anonim", "rahasia", "dua-duanya", "tidak usah" … */
function switchesIn(text: string, steering: Steering | undefined): Switches | undefined {
  const words = text.toLowerCase();
  if (/\b(keduanya|dua-?duanya|dua dua|semuanya|both)\b/.test(words)) return { anonymous: true, secret: true };
  if (/\b(tidak keduanya|neither|tidak dua-?duanya)\b/.test(words)) return { anonymous: false, secret: false };
  const anonymous = /\b(anonim|anonymous|anonimus|tanpa nama|jangan sebut nama)/.test(words);
  const secret = /\b(rahasia|secret|confidential|dirahasiakan)/.test(words);
  if (anonymous || secret) {
    const not = /\b(tidak|gak|ga|nggak|jangan|bukan|no)\b (?:usah |perlu )?(anonim|rahasia)/.test(words);
    return not ? { anonymous: false, secret: false } : { anonymous, secret };
  }
  if (
    steering?.intent === 'no' ||
    steering?.intent === 'none' ||
    /\b(terbuka|biasa|umum|boleh semua|siapa saja|pakai nama)\b/.test(words)
  )
    return { anonymous: false, secret: false };
  return undefined;
}

/** Sets both switches. */
export function setSwitches(scene: Scene, switches: Switches): void {
  scene.change((draft) => ({ ...without(draft), switches }));
}

function answerSwitches(scene: Scene, said: Said, steering: Steering | undefined): void {
  const switches = switchesIn(said.text, steering);
  if (switches) setSwitches(scene, switches);
  else {
    if (said.text.length > MORE_THAN_ANSWER_CHARS) keepWords(scene, said, true);
    // Never decided for the citizen by a misunderstanding: asked until it is answered.
    tryAgain(scene, 'switches');
  }
}

/** Sets the name that is shown. */
export function setName(scene: Scene, name: string): void {
  const tidy = name
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, NAME_CHARS_MAX)
    .replace(/[\uD800-\uDBFF]$/, '');
  scene.change((draft) => ({ ...without(draft), name: tidy }));
}

function answerName(scene: Scene, said: Said): void {
  const name = said.text.replace(/^\s*(nama (saya|ku|aku)?( adalah)?|saya|my name is|i am)\s+/i, '').trim();
  if (/^(anonim|anonymous|tanpa nama|rahasia)$/i.test(name))
    setSwitches(scene, { anonymous: true, secret: scene.draft().switches?.secret ?? false });
  else if (/\p{L}{2}/u.test(name)) setName(scene, name);
  else tryAgain(scene, 'name');
}

/** Leads someone without evidence of this kind to the next that serves. */
export function noEvidence(scene: Scene): void {
  const category = categoryOf(scene.draft(), scene.policy);
  if (!category) return;
  const end = offersOf(category).length;
  scene.change((draft) => ({ ...draft, offer: Math.min(draft.offer + 1, end) }));
  scene.show = true;
}

function answerEvidence(scene: Scene, said: Said, steering: Steering | undefined): void {
  const draft = scene.draft();
  const category = categoryOf(draft, scene.policy);
  if (steering && ['none', 'no', 'unknown'].includes(steering.intent)) {
    noEvidence(scene);
    return;
  }
  const understood = read(scene, said.text);
  const link = understood.links[0];
  if (link && category?.evidence.kinds.includes('link')) {
    keepWords(scene, said, true);
    takeIn(scene, understood, said.messageId);
    addEvidence(scene, {
      id: scene.turn.fresh.id(),
      kind: 'link',
      text: link,
      ...(said.messageId ? { messageId: said.messageId } : {}),
    });
    return;
  }
  const offered = category ? offersOf(category)[draft.offer]?.[0] : undefined;
  const before = draft.tries.chronology ? draft.words.at(-1)?.text : undefined;
  keepWords(scene, said, true);
  takeIn(scene, understood, said.messageId);
  if (offered !== 'chronology') {
    scene.tell('keptAsNote');
    return;
  }
  const account = before === undefined ? said.text : `${before}\n${said.text}`;
  if (account.trim().length < CHRONOLOGY_CHARS_MIN || (!understood.witness && before === undefined)) {
    const now = scene.draft();
    scene.set({ draft: { ...now, tries: { ...now.tries, chronology: 1 } } });
    return;
  }
  addEvidence(scene, {
    id: scene.turn.fresh.id(),
    kind: 'chronology',
    text: account,
    ...(said.messageId ? { messageId: said.messageId } : {}),
  });
}

/** Takes a text as the answer to the question that was asked. */
export function answer(scene: Scene, question: Question, said: Said): void {
  const found = steeringOf(said.text);
  const steering = typeof found === 'object' ? found : undefined;
  if (question.startsWith('fact:')) answerFact(scene, question.slice('fact:'.length), said, steering);
  else if (question === 'category') answerCategory(scene, said);
  else if (question === 'evidence') answerEvidence(scene, said, steering);
  else if (question === 'switches') answerSwitches(scene, said, steering);
  else if (question === 'name') answerName(scene, said);
  else if (question === 'story' || !hasStory(scene.draft())) answerStory(scene, said);
  else tellStory(scene, said, read(scene, said.text));
}
