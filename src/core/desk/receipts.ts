import { leadsTo } from '../complaint/life.ts';
import { type DeskEvent, type Receipt, type ReceiptOutcome, SETTLED, WORDS } from '../event.ts';
import type { Complaint } from '../store/port/store.ts';
import { addNoteOfOurs, announce, move, tell } from './acts/changes.ts';
import { clockOf } from './clock/clock.ts';
import { choiceOf } from './scene/commands.ts';
import { hasArrived, openQuestions } from './scene/deliveries.ts';
import type { DeskScene } from './scene/scene.ts';

type ReceiptEvent = Extract<DeskEvent, { readonly type: 'receipt' }>;

/** The person can not be reached at all: no question that got there before can be answered either. */
const SHUT_OUT: ReadonlySet<ReceiptOutcome> = new Set(['blocked', 'gone']);

/** Whether it still matters how something went. */
function isAwaited({ status, messages }: Complaint, what: string): boolean {
  if (what === WORDS) return true;
  return what === SETTLED ? status === 'closed' : openQuestions(messages).some(({ ask }) => ask.id === what);
}

/** Changes the line that told of a delivery, and lets clocks go by what the citizen has got. */
export function hearReceipt(scene: DeskScene, { receipt, outcome, waited }: ReceiptEvent): void {
  const { code, ref, ask, unshown } = receipt;
  const goesOn = follow(scene, receipt, outcome);
  // A line that can not be changed has said that it was sent; only news are worth another.
  if ((unshown && !goesOn) || (outcome === 'sent' && !waited && !scene.turn.capabilities.edit)) return;
  const { say } = scene;
  const lines = [inWords(scene, code, outcome)];
  const isLost = outcome !== 'sent' && outcome !== 'waits';
  if (isLost && ask === SETTLED) lines.push(say.settledWhenBack());
  const clock = goesOn && clockOf(goesOn, scene.policy);
  if (clock) lines.push(say.clockGoesOn({ clock: scene.clockInWords(clock, goesOn) }));
  scene.send({
    kind: 'message',
    ref: `${ref}.${outcome}`,
    ...(unshown ? {} : { replaces: ref }),
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
 * Notes what did not get there, and what did after all; the citizen's chat is told which questions it has not shown.
 * @returns the complaint, where its clock goes on because a question did not arrive
 */
function follow(scene: DeskScene, receipt: Receipt, outcome: ReceiptOutcome): Complaint | undefined {
  const { code, ask: what = WORDS, ref } = receipt;
  const complaint = scene.complaint(code);
  if (!complaint || !isAwaited(complaint, what)) return undefined;
  if (outcome === 'sent' && hasArrived(complaint, what)) return undefined;
  const noted = addNoteOfOurs(scene, complaint, { text: '', internal: true, asked: { id: what, outcome } });
  const key = `asked:${code}:${what}:${noted.messages.length}`;
  if (outcome !== 'sent' && what !== WORDS) {
    const why = outcome === 'waits' ? 'held' : 'lost';
    tell(scene, code, { to: 'citizen', type: 'unasked', code, ask: what, why, receipt }, `un${key}:${ref}`);
  }
  const moved = what === WORDS || what === SETTLED ? undefined : followQuestion(scene, noted, outcome);
  if (moved) return moved.act === 'unreached' ? moved.complaint : undefined;
  // The days of the citizen's silence begin now: the clock is to look when they end.
  if (what === WORDS && outcome === 'sent' && noted.status === 'answered')
    scene.effects.push({ do: 'alerted', complaint: code, version: noted.version, change: { alertAt: scene.turn.now } });
  announce(scene, noted, { to: 'desk', type: 'case', code, why: 'went' }, `case:${key}`);
  return undefined;
}

/** A question that never arrived stops no clock; one that arrives after all stops it from then on. */
function followQuestion(
  scene: DeskScene,
  noted: Complaint,
  outcome: ReceiptOutcome,
): { readonly act: 'ask' | 'unreached'; readonly complaint: Complaint } | undefined {
  const { status, history, messages } = noted;
  const isThere = !SHUT_OUT.has(outcome) && openQuestions(messages).some(({ ask: { id } }) => hasArrived(noted, id));
  const wasUnreached = history.findLast(({ from, to }) => from !== to)?.act === 'unreached';
  if (isThere && !wasUnreached) return undefined;
  const act = isThere ? 'ask' : 'unreached';
  const to = leadsTo(act, status, history);
  const reason = isThere ? undefined : outcome;
  return to && { act, complaint: move(scene, noted, act, to, 'system', {}, reason) };
}
