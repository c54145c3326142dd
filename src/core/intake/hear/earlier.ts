/** Answers to a question that is not the last one: a reply to its message, or an emoji on it. */
import type { InboxRow } from '../../store/port/steps.ts';
import { cardOf } from '../cards/cards.ts';
import { outstanding } from '../draft/plan.ts';
import { untried } from '../draft/tries.ts';
import { repliedTo, wishHeard } from '../filed/belongs.ts';
import type { Question } from '../talk/question.ts';
import type { Scene } from '../talk/scene.ts';
import { ASKED_MAX } from '../talk/talk.ts';
import { isWish } from '../talk/wishes.ts';

/** Questions that an answer of one word or sign settles: yes, or no. */
const YES_OR_NO: ReadonlySet<Question> = new Set(['check', 'erase', 'resume', 'open', 'where', 'wish:settled']);
const INTERRUPTING: ReadonlySet<Question> = new Set([
  'check',
  'which',
  'cancel',
  'erase',
  'resume',
  'open',
  'where',
  'language',
]);

/** Keeps in mind which message asks a question of the draft. */
export function rememberAsked(scene: Scene, question: Question | null, ref: string): void {
  const { draft, asked = [] } = scene.talk;
  if (!question || !draft || INTERRUPTING.has(question) || isWish(question)) return;
  scene.set({ asked: [{ ref, question, draft: draft.id }, ...asked].slice(0, ASKED_MAX) });
}

/** The message of ours that a row answers. */
const answered = (scene: Scene, row: InboxRow): string | undefined => scene.turn.sight?.refs.get(row.id);

/**
 * Turns to the question that a row answers, when that is an earlier one of this draft: what is said then answers it, by number and label too,
 * and changes what was answered before.
 */
export function turnToAsked(scene: Scene, row: InboxRow): void {
  const { draft, card, asked = [] } = scene.talk;
  const ref = answered(scene, row);
  if (ref === undefined || ref === card?.ref || !draft || !card) return;
  const question = asked.find((each) => each.ref === ref && each.draft === draft.id)?.question;
  if (question === undefined || question === scene.talk.question) return;
  const open = outstanding(draft, scene.policy).includes(question);
  scene.set({ question, draft: open ? draft : untried({ ...draft, editing: question }, question) });
  scene.asked = question;
  const choices = (cardOf(scene, question, []).choices ?? []).flat().map(({ id, label }) => ({ id, label }));
  scene.set({ card: { ...card, choices } });
}

/** Whether an emoji on a message of ours answers a yes-or-no question. Anything else that it may mean needs no answer. */
export function reactionAnswers(scene: Scene, row: InboxRow): boolean {
  const { question, card } = scene.talk;
  if (repliedTo(scene, row) !== undefined && wishHeard(scene, row)?.step === 'settled') return true;
  return question !== null && YES_OR_NO.has(question) && answered(scene, row) === card?.ref;
}

/** The thumb that an emoji is, whatever its skin; undefined for any other. */
export const thumbIn = (emoji: string): string | undefined => /^(👍|👎)[\u{1F3FB}-\u{1F3FF}]?$/u.exec(emoji)?.[1];
