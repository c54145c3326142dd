import { localDate } from '../calendar/local.ts';
import type { ComplaintCode } from '../complaint/code.ts';
import { isEmergency } from '../complaint/emergency.ts';
import { type Act, UNVERIFIED } from '../complaint/life.ts';
import type { DeskEvent, LookReason } from '../event.ts';
import { excerpt } from '../intake/draft/rows.ts';
import { dayInFull } from '../language/dates.ts';
import type { DeskCommand } from '../language/desk-words.ts';
import type { Choice, Span } from '../message.ts';
import type { Complaint } from '../store/port/store.ts';
import { weaknessInWords } from './acts/checking.ts';
import { LINE_MAX, reminded } from './cards/card.ts';
import { handedInWords } from './cards/handed-news.ts';
import { listedChoices, numbered, shownHere } from './cards/lists.ts';
import { queueLine } from './cards/queue-line.ts';
import { isShown, showAway, showCard } from './cards/shown.ts';
import { clockOf } from './clock/clock.ts';
import { daysSince, unanswered } from './clock/unanswered.ts';
import { hearReceipt } from './receipts.ts';
import { possible } from './rights/rights.ts';
import { deskOf } from './rights/tree.ts';
import { choiceOf } from './scene/commands.ts';
import { lastForCitizen, openQuestions } from './scene/deliveries.ts';
import { buttonOf } from './scene/labels.ts';
import { deskName } from './scene/names.ts';
import { saidWith } from './scene/outcome.ts';
import { type DeskScene, inRows } from './scene/scene.ts';

/** More new complaints than this in one turn become one list: a group may get 20 messages a minute, no more (Telegram, bots FAQ). */
export const CARDS_AT_ONCE_MAX = 5;

/** Brings this chat's cards up to date with what happened, each complaint once, and tells what a person should notice. */
export function hearEvents(
  scene: DeskScene,
  events: readonly { readonly row: number; readonly event: DeskEvent }[],
): void {
  const touched = new Map<ComplaintCode, Set<LookReason>>();
  for (const { row, event } of events) {
    if (event.type === 'case') touched.set(event.code, (touched.get(event.code) ?? new Set()).add(event.why));
    else if (event.type === 'lost') touched.set(event.code, (touched.get(event.code) ?? new Set()).add('moved'));
    else if (event.type === 'receipt') hearReceipt(scene, event);
    else if (event.type === 'alarm') showAlarm(scene, event);
    else if (event.type === 'danger') showDanger(scene, event);
    else if (event.type === 'unanswered') showUnanswered(scene, event.code);
    else if (event.type === 'weak') showWeak(scene, event);
    else if (event.type === 'channel') scene.show([scene.say[`channel_${event.state}`]({ channel: event.label })]);
    else if (event.type === 'digest') showDigest(scene, row, event.day);
  }
  const visible = [...touched].flatMap(([code, why]) => {
    const complaint = scene.complaint(code);
    if (!complaint) return [];
    if (!isShown(scene, complaint)) {
      showAway(scene, complaint, why);
      return [];
    }
    const quiet = [...why].every((each) => CHANGES_CARD_ALONE.has(each));
    const changes = scene.sight.anchors.get(code)?.card !== undefined && scene.turn.capabilities.edit;
    return quiet && !changes ? [] : [{ complaint, why }];
  });
  const fresh = visible.filter(
    ({ complaint, why }) => !scene.sight.anchors.get(complaint.code)?.card && isNewHere(complaint, why),
  );
  const merged = fresh.length > CARDS_AT_ONCE_MAX ? fresh : [];
  if (merged.length > 0)
    showMany(
      scene,
      merged.map(({ complaint }) => complaint),
    );
  for (const each of visible) {
    const wasHere = scene.sight.anchors.get(each.complaint.code)?.card !== undefined;
    if (!merged.includes(each)) showCard(scene, each.complaint, { moved: MOVES.some((why) => each.why.has(why)) });
    notify(scene, each.complaint, each.why, wasHere);
  }
}

/** What changes a card that is here, and is no news that would need one. */
const CHANGES_CARD_ALONE: ReadonlySet<LookReason> = new Set(['joined', 'went']);

/** What a complaint's state can have changed by; a citizen's words, a note and one more who reports the same leave it as it was. */
const MOVES: readonly LookReason[] = ['new', 'moved', 'supplied', 'verdict'];

/** Filed, handed on or given back to this desk just now. Whatever else happened to a complaint without a card brings its card. */
const isNewHere = ({ history }: Complaint, why: ReadonlySet<LookReason>): boolean =>
  why.has('new') || ['forward', 'return'].includes(history.at(-1)?.act ?? '');

/** A changed card makes no sound: what a person should notice is said as well. */
function notify(scene: DeskScene, complaint: Complaint, why: ReadonlySet<LookReason>, wasHere: boolean): void {
  const { say } = scene;
  const { code, messages, rating } = complaint;
  const words = excerpt(messages.findLast(({ from }) => from === 'citizen')?.text ?? '', LINE_MAX);
  const taker = why.has('moved') ? takenOverBy(scene, complaint) : undefined;
  if (taker !== undefined) scene.show([say.newsTakenOver({ code, name: taker })], code);
  const handed =
    wasHere && scene.turn.capabilities.edit && why.has('moved') ? handedInWords(scene, complaint) : undefined;
  if (handed !== undefined) scene.show([handed], code);
  if (why.has('note')) {
    const note = messages.findLast(({ from, internal, text }) => from === 'bot' && internal && text !== '')?.text;
    if (note) scene.show([say.newsNote({ code, text: note })], code);
  }
  const answer = excerpt(messages.findLast(({ answers }) => answers !== undefined)?.text ?? '', LINE_MAX);
  if (why.has('supplied')) scene.show([say.newsSupplied({ code, text: answer && `“${answer}”` })], code);
  if (why.has('citizen')) scene.show([say.newsCitizen({ code, text: words && `“${words}”` })], code);
  if (!why.has('verdict')) return;
  if (complaint.status === 'reopened') scene.show([say.newsReopened({ code, text: words && `“${words}”` })], code);
  else scene.show([rating === null ? say.newsConfirmed({ code }) : say.newsRated({ code, n: rating })], code);
}

/** Who has just taken over what somebody here had, in words; undefined where nobody did, or it was done here. */
function takenOverBy(scene: DeskScene, { history }: Complaint): string | undefined {
  const last = history.at(-1);
  // What went to another desk was nobody's any more.
  const before = history.slice(0, -1).findLast(({ act }) => ['take', 'forward', 'return'].includes(act));
  const isHere = (by: string | undefined) => scene.sight.present.some(({ id }) => by === `admin:${id}`);
  return last?.act === 'take' && before?.act === 'take' && isHere(before.by) && !isHere(last.by)
    ? scene.actorInWords(last.by)
    : undefined;
}

/** Many new ones at once: one list. */
function showMany(scene: DeskScene, complaints: readonly Complaint[]): void {
  const { say } = scene;
  const rows = complaints.map((complaint) => ({ ...complaint, regency: complaint.regency ?? null, complaint }));
  const lines = rows.map((row, index) => numbered(index, queueLine(scene, row)));
  const text = `${say.manyNew({ n: complaints.length })}\n${lines.join('\n')}`;
  scene.show([text], undefined, inRows(listedChoices(scene, rows)));
}

function showAlarm(scene: DeskScene, { code, level }: Extract<DeskEvent, { type: 'alarm' }>): void {
  const complaint = scene.complaint(code);
  const clock = complaint && clockOf(complaint, scene.policy);
  // Settled, asked or excluded meanwhile: nothing to be alarmed about.
  if (!complaint || !clock || !isShown(scene, complaint)) return;
  const { say } = scene;
  const said = scene.clockInWords(clock, complaint);
  const desk = deskName(scene.policy, complaint.desk, scene.language);
  const text = level === 150 ? say.alarm150({ code, desk, clock: said }) : say[`alarm${level}`]({ code, clock: said });
  scene.show([text], code, [[{ id: choiceOf('look', code), label: say.button_look() }]]);
}

/** Nobody has begun with what told of danger: who is at it by now, or took it elsewhere, hears nothing. */
function showDanger(scene: DeskScene, { code, minutes }: Extract<DeskEvent, { type: 'danger' }>): void {
  const complaint = scene.complaint(code);
  if (!complaint || !isEmergency(complaint) || !isShown(scene, complaint)) return;
  const { say } = scene;
  const desk = deskName(scene.policy, complaint.desk, scene.language);
  const choices = [{ id: choiceOf('look', code), label: say.button_look() }];
  scene.show([say.danger({ code, desk, n: minutes })], code, [choices]);
}

/** Acts by which a desk goes on without an answer, in the order shown. */
const WITHOUT_ANSWER: readonly Extract<Act, DeskCommand>[] = ['forward', 'close', 'return', 'archive'];

/** Nobody answers what was asked: since when, and what can be done. Everything is only offered: no complaint ends by that silence. */
function showUnanswered(scene: DeskScene, code: ComplaintCode): void {
  const complaint = scene.complaint(code);
  const silence = complaint && unanswered(complaint.history, scene.policy);
  // Answered, gone on with or excluded meanwhile.
  if (!complaint || !silence || !isShown(scene, complaint)) return;
  const { say, policy, language } = scene;
  const { askedAt } = silence;
  const ask = openQuestions(complaint.messages).at(-1);
  const zone = deskOf(policy, complaint.desk)?.zone ?? policy.zone;
  const text = say.unanswered({
    code,
    day: dayInFull(localDate(askedAt, zone), language),
    n: daysSince(askedAt, scene.turn.now),
    reminded: ask !== undefined && reminded(complaint, ask.ask.id),
  });
  const acts = new Set(scene.present.flatMap((person) => possible(person, complaint, policy)));
  const isLast = ask !== undefined && complaint.messages[lastForCitizen(complaint.messages)] === ask;
  const choices: Choice[] = [
    { id: choiceOf('look', code), label: say.button_look() },
    ...(acts.has('ask') ? [{ id: choiceOf(isLast ? 'resend' : 'ask', code), label: say.buttonAskAgain() }] : []),
    ...WITHOUT_ANSWER.filter((act) => acts.has(act)).map((act) => ({
      id: choiceOf(act, code),
      label: buttonOf(say, act),
    })),
  ];
  scene.show([text], code, inRows(choices));
}

function showWeak(scene: DeskScene, { code, admin, weakness }: Extract<DeskEvent, { type: 'weak' }>): void {
  const complaint = scene.complaint(code);
  if (!complaint || !isShown(scene, complaint)) return;
  // Whoever sent it has been told already.
  if (!scene.isGroup && scene.sight.present.every(({ id }) => id === admin)) return;
  showCard(scene, complaint);
  const why = weaknessInWords(scene, weakness);
  const { say } = scene;
  const choices = (['close', 'reply'] as const satisfies readonly Act[]).map((act) => ({
    id: choiceOf(act, code),
    label: say[`button_${act}`](),
  }));
  const words = saidWith(complaint, 'close').findLast(({ text }) => text !== '')?.text ?? '';
  const asks = say.weakForSupervisor({ code, why, name: scene.nameOf(admin) });
  scene.show([words ? `${asks}\n${say.weakWords({ text: excerpt(words, LINE_MAX) })}` : asks], code, [choices]);
}

/** The morning's overview; silent when nothing changed since the last one. */
function showDigest(scene: DeskScene, row: number, day: string): void {
  const figures = scene.sight.figures.get(row);
  const queue = scene.sight.queues.get(row);
  if (!figures || !queue) return;
  const { byStatus, late } = figures;
  const open = Object.entries(byStatus)
    .filter(([status]) => !['closed', 'rejected', 'archived'].includes(status))
    .reduce((sum, [, n]) => sum + (n ?? 0), 0);
  const fresh = UNVERIFIED.reduce((sum, status) => sum + (byStatus[status] ?? 0), 0);
  const line = scene.say.digestLine({ fresh, late, waiting: byStatus.asked ?? 0, open });
  if (open === 0 || scene.talk.digest === line) return;
  scene.talk = { ...scene.talk, digest: line };
  const shown = shownHere(scene, queue.rows);
  const rows = shown.map((each, index) => numbered(index, queueLine(scene, each)));
  const title: Span = { bold: scene.say.digestTitle({ day: dayInFull(day, scene.language) }) };
  const below = rows.length > 0 ? `\n\n${scene.say.digestSoonest()}\n${rows.join('\n')}` : '';
  scene.show([title, `\n${line}${below}`], undefined, inRows(listedChoices(scene, shown)));
}
