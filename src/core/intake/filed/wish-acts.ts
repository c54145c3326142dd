import { verdictOf } from '../../language/verdict-words.ts';
import type { Intent, Steering } from '../../language/words.ts';
import { hold } from '../draft/hold.ts';
import { isEmpty } from '../draft/plan.ts';
import { isPerhapsAnother, isSurelyAnother } from '../reading/beside-filed.ts';
import { read } from '../reading/read.ts';
import type { Scene } from '../talk/scene.ts';
import type { Held } from '../talk/talk.ts';
import type { Wish } from '../talk/wish.ts';
import { changeWish, withAllResting, withResting } from '../talk/wishes.ts';
import { answerAsk, answerNothing } from './asked.ts';
import type { Extra } from './filed-acts.ts';
import { leave } from './leave-wish.ts';
import { askReason, confirm, rate, skipRating } from './verdict.ts';
import { answerVerdict } from './verdict-answered.ts';

/** A question this fresh gets whatever is said next; to an older one somebody may come with another matter. */
const FRESH_MS = 12 * 3_600_000;
/** How sure a category must be to take an answer for another complaint. */
const OTHER_MATTER_SURE = 0.7;
const OTHER_MATTER_CHARS_MIN = 40;

/** What a steering word does at a desk's question: the action of a button. What is not here is an answer in words. */
const AT: Readonly<Record<Wish['step'], Readonly<Partial<Record<Intent, string>>>>> = {
  ask: { back: 'later', skip: 'later', keep: 'later', cancel: 'later', unknown: 'none', none: 'none' },
  settled: { back: 'later', skip: 'later', keep: 'later', cancel: 'later', yes: 'yes', done: 'yes', no: 'no' },
  rating: {
    ...{ back: 'skip', skip: 'skip', keep: 'skip', cancel: 'skip', done: 'skip' },
    ...{ no: 'skip', none: 'skip', unknown: 'skip' },
  },
  reason: { back: 'later', skip: 'later', keep: 'later', cancel: 'later' },
};
const NAMES_A_DAY = /\b(?:besok|bsk|lusa|malam|mlm|sore|siang|pagi|minggu|tomorrow|tonight)\b/i;
/** Words that mean the same at every question; the question stays. */
const ALWAYS: ReadonlySet<Intent> = new Set(['status', 'help', 'language', 'erase', 'join']);
/** Words with which the citizen turns to something else: what desks want to know rests. */
const TURNS_AWAY: ReadonlySet<Intent> = new Set(['start', 'new', 'edit', 'resume']);

/**
 * Does what a button of a desk's question says, or the word for it; also days later, from an older message.
 * @returns false when it means nothing at this step (any more)
 */
export function actOn(scene: Scene, wish: Wish, action: string, from: Pick<Held, 'at' | 'messageId'>): boolean {
  const does = `${wish.step}.${action}`;
  scene.show = true;
  if (wish.step !== 'rating' && action === 'later') {
    leave(scene, wish);
    return true;
  }
  scene.talk = changeWish(scene.talk, wish.ref, { rests: false });
  if (wish.step === 'ask') {
    if (action === 'none') answerNothing(scene, wish, from);
    return action === 'none';
  }
  const rating = /^rating\.r([1-5])$/.exec(does)?.[1];
  if (does === 'settled.yes') confirm(scene, wish);
  else if (does === 'settled.no') askReason(scene, wish);
  else if (does === 'rating.skip') skipRating(scene, wish);
  else if (rating !== undefined) rate(scene, wish, Number(rating));
  else return false;
  return true;
}

/**
 * Does what a steering word says at a desk's question.
 * @returns false when it means what it always means
 */
export function steerAt(scene: Scene, wish: Wish, steering: Steering, held: Extra): boolean {
  const { intent } = steering;
  if (ALWAYS.has(intent)) return false;
  if (TURNS_AWAY.has(intent)) {
    scene.talk = withAllResting(scene.talk);
    return false;
  }
  const { text = '' } = held;
  // "Sudah?" asks; "sama saja" keeps a fact elsewhere, and says here that nothing has changed.
  // "Besok saja" may be the very day that an officer asked for.
  const isDay = wish.step === 'ask' && wish.what.kind !== 'evidence' && intent === 'keep' && NAMES_A_DAY.test(text);
  const isRead = isDay || (wish.step === 'settled' && (text.includes('?') || verdictOf(text) === 'not-yet'));
  const action = isRead ? undefined : AT[wish.step][intent];
  return action === undefined ? answerWish(scene, wish, held) : actOn(scene, wish, action, held);
}

/** Whether words tell of another matter than the complaint that a desk asked about. */
function isBesideWish(scene: Scene, wish: Wish, text: string): boolean {
  if (wish.step === 'rating' || text.length < OTHER_MATTER_CHARS_MIN) return false;
  if (wish.step === 'ask' && wish.what.kind === 'fact' && scene.policy.facts[wish.what.fact]?.type !== 'text')
    return false;
  // Whoever said "belum" tells what is not settled.
  if (wish.step === 'reason' && verdictOf(text) !== undefined) return false;
  if (wish.step !== 'reason' && isSurelyAnother(scene, wish.filed, text)) return true;
  const { category, keyword } = read(scene, text);
  if (wish.step === 'settled') return keyword !== undefined || isPerhapsAnother(scene, wish.filed, text);
  const isOther =
    category !== undefined && category.confidence >= OTHER_MATTER_SURE && category.value !== wish.filed.category;
  return keyword !== undefined || (isOther && scene.now - wish.at > FRESH_MS);
}

/**
 * Takes a message as the answer to what a desk wants to know.
 * @param isReply it answers that very message: then it is never taken for anything else
 * @returns false when it is not meant for it
 */
export function answerWish(scene: Scene, wish: Wish, held: Extra, album?: string, isReply = false): boolean {
  const { draft } = scene.talk;
  if (!isReply && held.text !== undefined && isBesideWish(scene, wish, held.text)) {
    scene.talk = withResting(scene.talk, wish);
    if (draft && !isEmpty(draft)) return false;
    // Where a verdict was wanted it begins a report of its own; what somebody was asked for may sound like another.
    if (wish.step === 'settled' && isSurelyAnother(scene, wish.filed, held.text)) {
      scene.speakOf(wish.filed);
      return false;
    }
    scene.speakOf(wish.filed);
    hold(scene, held);
    scene.set({ question: 'where' });
    return true;
  }
  if (wish.step !== 'ask') return answerVerdict(scene, wish, held);
  answerAsk(scene, wish, held, album);
  return true;
}
