import { leadsTo } from '../complaint/life.ts';
import type { DeskEvent, Receipt, ReceiptOutcome } from '../event.ts';
import type { ComplaintMessage } from '../store/steps.ts';
import type { Complaint } from '../store/store.ts';
import { addNoteOfOurs, announce, move, tell } from './changes.ts';
import { clockOf } from './clock.ts';
import { choiceOf } from './commands.ts';
import type { DeskScene } from './scene.ts';

type ReceiptEvent = Extract<DeskEvent, { readonly type: 'receipt' }>;

/** The person can not be reached at all: no question that got there before can be answered either. */
const SHUT_OUT: ReadonlySet<ReceiptOutcome> = new Set(['blocked', 'gone']);

/** A question of a desk that nobody answered yet. */
const openQuestions = (messages: readonly ComplaintMessage[]): readonly string[] => {
  const answered = new Set(messages.flatMap(({ answers }) => answers ?? []));
  return messages.flatMap(({ ask }) => (ask && !answered.has(ask.id) ? [ask.id] : []));
};

/** Whether a question got to the citizen, as far as it is known. */
export const hasArrived = (messages: readonly ComplaintMessage[], question: string): boolean =>
  (messages.findLast(({ asked }) => asked?.id === question)?.asked?.outcome ?? 'sent') === 'sent';

/** Changes the line that told of a delivery, and lets the clock stand still only while the citizen has a question. */
export function hearReceipt(scene: DeskScene, { receipt, outcome, waited }: ReceiptEvent): void {
  const { code, ref, ask } = receipt;
  const goesOn = ask === undefined ? undefined : followQuestion(scene, { ...receipt, ask }, outcome);
  // A line that can not be changed has said that it was sent; only news are worth another.
  if (outcome === 'sent' && !waited && !scene.turn.capabilities.edit) return;
  const { say } = scene;
  const lines = [inWords(scene, code, outcome)];
  const clock = goesOn && clockOf(goesOn, scene.policy);
  if (clock) lines.push(say.clockGoesOn({ clock: scene.clockInWords(clock) }));
  const isLost = outcome !== 'sent' && outcome !== 'waits';
  scene.send({
    kind: 'message',
    ref: `${ref}.${outcome}`,
    replaces: ref,
    message: {
      text: [lines.join('\n')],
      ...(isLost ? { choices: [[{ id: choiceOf('resend', code), label: say.buttonResend() }]] } : {}),
    },
    about: code,
    ...(scene.isGroup ? { inTopic: true } : {}),
  });
}

function inWords({ say }: DeskScene, code: Complaint['code'], outcome: ReceiptOutcome): string {
  if (outcome === 'sent') return say.reached({ code });
  return outcome === 'waits' ? say.reachesLater({ code }) : say.notReached({ code, why: say[`why_${outcome}`]() });
}

/**
 * Notes how a question went. One that never arrived stops no clock; one that arrives after all stops it from then on.
 * @returns the complaint, where its clock goes on
 */
function followQuestion(
  scene: DeskScene,
  receipt: Receipt & { readonly ask: string },
  outcome: ReceiptOutcome,
): Complaint | undefined {
  const { code, ask, ref } = receipt;
  const complaint = scene.complaint(code);
  if (!complaint || !openQuestions(complaint.messages).includes(ask)) return undefined;
  if (outcome === 'sent' && hasArrived(complaint.messages, ask)) return undefined;
  const noted = addNoteOfOurs(scene, complaint, { text: '', internal: true, asked: { id: ask, outcome } });
  const key = `asked:${code}:${ask}:${noted.messages.length}`;
  if (outcome !== 'sent') {
    const why = outcome === 'waits' ? 'held' : 'lost';
    tell(scene, code, { to: 'citizen', type: 'unasked', code, ask, why, receipt }, `un${key}:${ref}`);
  }
  const isThere =
    !SHUT_OUT.has(outcome) && openQuestions(noted.messages).some((each) => hasArrived(noted.messages, each));
  const { status, history } = noted;
  if (isThere && history.findLast(({ from, to }) => from !== to)?.act === 'unreached') {
    const asked = leadsTo('ask', status, history);
    if (asked) move(scene, noted, 'ask', asked, 'system');
    return undefined;
  }
  const before = isThere ? undefined : leadsTo('unreached', status, history);
  if (before) return move(scene, noted, 'unreached', before, 'system', {}, outcome);
  const event = { to: 'desk', type: 'case', code, why: 'note' } as const;
  announce(scene, noted, event, `case:${key}`);
  return undefined;
}
