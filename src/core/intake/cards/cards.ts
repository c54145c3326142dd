import { LANGUAGE_NAMES } from '../../language/language.ts';
import type { Outgoing, Span } from '../../message.ts';
import { evidenceWaits } from '../draft/offers.ts';
import { remaining } from '../draft/plan.ts';
import { rowsOf } from '../draft/rows.ts';
import type { Ack } from '../talk/ack.ts';
import type { CardBody } from '../talk/card-body.ts';
import type { Question } from '../talk/question.ts';
import type { Scene } from '../talk/scene.ts';
import type { Wish } from '../talk/wish.ts';
import { ackInWords } from './acks.ts';
import { ask, wishCard } from './ask.ts';
import { markOf } from './mark.ts';

/** The message that asks one wish, whether it is the one that is asked now or not. */
export function wishMessage(scene: Scene, wish: Wish): Outgoing {
  const body = wishCard(scene, wish);
  return written(
    body,
    [],
    body.lines.filter((line) => line !== undefined),
  );
}

/** A question with what was said before it and what stands below it. */
function written({ title, rows, askLocation }: CardBody, said: readonly string[], below: readonly string[]): Outgoing {
  const text: Span[] = [
    ...(said.length > 0 ? [`${said.join('\n\n')}\n\n`] : []),
    { bold: title },
    ...(below.length > 0 ? [`\n${below.join('\n')}`] : []),
  ];
  return { text, ...(rows.length > 0 ? { choices: rows } : {}), ...(askLocation ? { askLocation } : {}) };
}

/** A card: what was just understood, then one question with its why, an example, a way on if one does not know, and the choices. */
export function cardOf(scene: Scene, question: Question | null, acks: readonly Ack[]): Outgoing {
  const { say, policy } = scene;
  const { draft, language } = scene.talk;
  const said = acks.map((ack) => ackInWords(scene, ack)).filter(Boolean);
  if (!question) return { text: [said.join('\n\n')] };
  const body = ask(scene, question);
  const editing = draft?.editing === question ? rowsOf(draft, policy, language, [question])[0] : undefined;
  const choices = [...body.rows];
  const mark = markOf(scene, question);
  if (editing && question !== 'evidence') choices.push([{ id: `${mark}.keep`, label: say.buttonKeep() }]);
  else if (draft && draft.trail.length > 0 && isPlanned(question))
    choices.push([{ id: `${mark}.back`, label: say.buttonBack() }]);
  if (acks.some((ack) => ack.k === 'say' && ack.key === 'otherLanguage')) {
    const other = language === 'id' ? 'en' : 'id';
    const last = choices.pop() ?? [];
    choices.push([...last, { id: `${mark}.lang:${other}`, label: LANGUAGE_NAMES[other] }]);
  }
  const waits = question === 'evidence' && draft !== null && evidenceWaits(draft, policy);
  const left = draft && isPlanned(question) && question !== 'check' && !waits ? remaining(draft, policy) : undefined;
  const below = [
    ...body.lines,
    editing && question !== 'check' ? say.before({ value: editing.value }) : undefined,
    left !== undefined && left > 0 ? `(${say.remaining({ n: left })})` : undefined,
  ].filter((line): line is string => Boolean(line));
  return written({ ...body, rows: choices }, said, below);
}

/** Questions of the plan, as against those that interrupt it. */
const isPlanned = (question: Question): boolean =>
  question.startsWith('fact:') ||
  ['story', 'category', 'area', 'spot', 'evidence', 'switches', 'name', 'check'].includes(question);
