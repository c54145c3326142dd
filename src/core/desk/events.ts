import type { ComplaintCode } from '../complaint/code.ts';
import type { Act } from '../complaint/life.ts';
import type { OutFile } from '../delivery.ts';
import type { ComplaintChange, DeskEvent } from '../event.ts';
import { outFile } from '../evidence/out-file.ts';
import type { Evidence } from '../facts.ts';
import { excerpt } from '../intake/rows.ts';
import { dayInFull } from '../language/dates.ts';
import type { Span } from '../message.ts';
import type { Complaint } from '../store/store.ts';
import { cardOf, markOf, topicTitle } from './card.ts';
import { clockOf } from './clock.ts';
import { choiceOf } from './commands.ts';
import { weaknessInWords } from './ending.ts';
import { isExcluded } from './exclusion.ts';
import { deskIn } from './handed.ts';
import { queueLine } from './lists.ts';
import { deskName } from './names.ts';
import { hearReceipt } from './receipts.ts';
import { type DeskScene, inRows } from './scene.ts';

/** More new complaints than this in one turn become one list: a group may get 20 messages a minute, no more (Telegram, bots FAQ). */
export const CARDS_AT_ONCE_MAX = 5;
const LINE_MAX = 200;

/** Brings this chat's cards up to date with what happened, each complaint once, and tells what a person should notice. */
export function hearEvents(
  scene: DeskScene,
  events: readonly { readonly row: number; readonly event: DeskEvent }[],
): void {
  const touched = new Map<ComplaintCode, Set<ComplaintChange>>();
  for (const { row, event } of events) {
    if (event.type === 'case') touched.set(event.code, (touched.get(event.code) ?? new Set()).add(event.why));
    else if (event.type === 'lost') touched.set(event.code, (touched.get(event.code) ?? new Set()).add('moved'));
    else if (event.type === 'receipt') hearReceipt(scene, event);
    else if (event.type === 'alarm') showAlarm(scene, event);
    else if (event.type === 'weak') showWeak(scene, event);
    else if (event.type === 'channel') scene.show([scene.say[`channel_${event.state}`]({ channel: event.label })]);
    else if (event.type === 'digest') showDigest(scene, row, event.day);
  }
  const visible = [...touched].flatMap(([code, why]) => {
    const complaint = scene.complaint(code);
    if (!complaint || !mayShow(scene, complaint)) return [];
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
const CHANGES_CARD_ALONE: ReadonlySet<ComplaintChange> = new Set(['joined', 'went']);

/** What a complaint's state can have changed by; a citizen's words, a note and one more who reports the same leave it as it was. */
const MOVES: readonly ComplaintChange[] = ['new', 'moved', 'supplied', 'verdict'];

/** Filed, handed on or given back to this desk just now. Whatever else happened to a complaint without a card brings its card. */
const isNewHere = ({ history }: Complaint, why: ReadonlySet<ComplaintChange>): boolean =>
  why.has('new') || ['forward', 'return'].includes(history.at(-1)?.act ?? '');

/** The event may have been on its way when somebody here was excluded. */
const mayShow = (scene: DeskScene, complaint: Complaint): boolean =>
  !scene.present.some((person) => isExcluded(complaint, person));

/**
 * The topic, the card and the evidence that is not here yet. `anew`: a card at the bottom of the chat, in place of the one above; `moved`: where no
 * card can be changed, its new state is told.
 */
export function showCard(scene: DeskScene, complaint: Complaint, { anew = false, moved = false } = {}): void {
  const { code } = complaint;
  const anchors = scene.sight.anchors.get(code) ?? {};
  const inTopic = scene.isGroup ? { inTopic: true } : {};
  // A topic is touched only when its icon or title has to change: a group may get few messages a minute.
  if (scene.isGroup && !anchors.topic?.includes(`:${complaint.status}:`)) {
    const ref = `t:${code}:${complaint.status}:${numberIn(anchors.topic) + 1}`;
    const replaces = anchors.topic === undefined ? {} : { replaces: anchors.topic };
    const title = topicTitle(scene, complaint);
    scene.send({ kind: 'topic', ref, title, status: complaint.status, about: code, ...replaces });
  }
  if (anchors.card !== undefined && !anew && !scene.turn.capabilities.edit) {
    if (moved) tellChange(scene, complaint);
  } else
    scene.send({
      kind: 'message',
      ref: `k:${code}:${numberIn(anchors.card) + 1}`,
      message: cardOf(scene, complaint),
      isCard: true,
      about: code,
      ...inTopic,
      ...(anchors.card === undefined || anew ? {} : { replaces: anchors.card }),
    });
  const already = numberIn(anchors.files);
  const evidence = complaint.evidence.slice(already);
  const files = evidence.flatMap((each, index) => outgoing(complaint, each, already + index + 1) ?? []);
  if (evidence.length > 0 && files.length > 0)
    scene.send({ kind: 'files', ref: `f:${code}:${complaint.evidence.length}`, files, about: code, ...inTopic });
}

/** Where no message can be changed, a line tells what moved, unless it was done right here: never the whole card again. */
function tellChange(scene: DeskScene, complaint: Complaint): void {
  const last = complaint.history.at(-1);
  if (
    last?.from === undefined ||
    last.from === last.to ||
    scene.sight.present.some(({ id }) => last.by === `admin:${id}`)
  )
    return;
  const { code, status, desk } = complaint;
  scene.show(
    [
      handedInWords(scene, complaint) ??
        scene.say.changed({
          mark: markOf(complaint, scene.turn.now),
          code,
          status: scene.say[`status_${status}`](),
          desk: deskName(scene.policy, desk, scene.language),
        }),
    ],
    code,
  );
}

const numberIn = (ref: string | undefined): number => Number(/:(\d+)$/.exec(ref ?? '')?.[1] ?? 0);

/** A piece of evidence as it goes out, under the complaint's name. */
function outgoing({ code }: Complaint, { kind, file }: Evidence, number: number): OutFile | undefined {
  if (!file || kind === 'link' || kind === 'chronology') return undefined;
  return outFile(file.cleanId === undefined ? kind : 'photo', file, `${code}-${number}`);
}

/** A changed card makes no sound: what a person should notice is said as well. */
function notify(scene: DeskScene, complaint: Complaint, why: ReadonlySet<ComplaintChange>, wasHere: boolean): void {
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
  if (why.has('supplied')) scene.show([say.newsSupplied({ code })], code);
  if (why.has('citizen')) scene.show([say.newsCitizen({ code, text: words && `“${words}”` })], code);
  if (!why.has('verdict')) return;
  if (complaint.status === 'reopened') scene.show([say.newsReopened({ code, text: words && `“${words}”` })], code);
  else scene.show([rating === null ? say.newsConfirmed({ code }) : say.newsRated({ code, n: rating })], code);
}

/** Acts that leave a complaint with whoever was just handed it. */
const LEAVE_IT: ReadonlySet<string> = new Set(['note', 'link', 'exclude', 'reveal']);

/**
 * That a complaint came to this chat's desk or left it, by whom it was: undefined where neither is so, or it was done here. A desk that handed on
 * what it had knows so.
 */
function handedInWords(scene: DeskScene, { code, desk, history, messages }: Complaint): string | undefined {
  const at = history.findLastIndex(({ act }) => !LEAVE_IT.has(act));
  const last = history[at];
  const before = history[at - 1]?.desk;
  if (!last || before === undefined || before === desk || last.desk !== desk) return undefined;
  if (scene.sight.present.some(({ id }) => last.by === `admin:${id}`)) return undefined;
  const isOurs = (one: string) => scene.present.some((person) => person.desk === one);
  const { say, policy, language } = scene;
  const names = {
    code,
    from: deskName(policy, before, language),
    desk: deskName(policy, desk, language),
  };
  const by = deskIn(last);
  if (by !== before && isOurs(before)) return say.newsHandedAway(names);
  if (!isOurs(desk)) return undefined;
  if (last.act === 'forward') return say.newsHandedHere(names);
  if (last.act !== 'return' || by !== before) return undefined;
  const words = messages.findLast(({ act }) => act === 'return')?.text;
  return say.newsHandedBack({ ...names, text: words ? `“${excerpt(words, LINE_MAX)}”` : '' });
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
  const lines = complaints.map((complaint) => queueLine(scene, { ...complaint, regency: complaint.regency ?? null }));
  const choices = complaints.map(({ code }) => ({ id: choiceOf('look', code), label: code }));
  scene.show([`${say.manyNew({ n: complaints.length })}\n${lines.join('\n')}`], undefined, inRows(choices));
}

function showAlarm(scene: DeskScene, { code, level }: Extract<DeskEvent, { type: 'alarm' }>): void {
  const complaint = scene.complaint(code);
  const clock = complaint && clockOf(complaint, scene.policy);
  // Settled, asked or excluded meanwhile: nothing to be alarmed about.
  if (!complaint || !clock || !mayShow(scene, complaint)) return;
  const { say } = scene;
  const said = scene.clockInWords(clock);
  const desk = deskName(scene.policy, complaint.desk, scene.language);
  const text = level === 150 ? say.alarm150({ code, desk, clock: said }) : say[`alarm${level}`]({ code, clock: said });
  scene.show([text], code, [[{ id: choiceOf('look', code), label: say.button_look() }]]);
}

function showWeak(scene: DeskScene, { code, admin, weakness }: Extract<DeskEvent, { type: 'weak' }>): void {
  const complaint = scene.complaint(code);
  if (!complaint || !mayShow(scene, complaint)) return;
  showCard(scene, complaint);
  const why = weaknessInWords(scene, weakness);
  const { say } = scene;
  const choices = (['close', 'reply'] as const satisfies readonly Act[]).map((act) => ({
    id: choiceOf(act, code),
    label: say[`button_${act}`](),
  }));
  scene.show([say.weakForSupervisor({ code, why, name: scene.nameOf(admin) })], code, [choices]);
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
  const line = scene.say.digestLine({ fresh: byStatus.submitted ?? 0, late, waiting: byStatus.asked ?? 0, open });
  if (open === 0 || scene.talk.digest === line) return;
  scene.talk = { ...scene.talk, digest: line };
  const rows = queue.rows.map((each) => queueLine(scene, each));
  const title: Span = { bold: scene.say.digestTitle({ day: dayInFull(day, scene.language) }) };
  const below = rows.length > 0 ? `\n\n${scene.say.digestSoonest()}\n${rows.join('\n')}` : '';
  const choices = queue.rows.map(({ code }) => ({ id: choiceOf('look', code), label: code }));
  scene.show([title, `\n${line}${below}`], undefined, inRows(choices));
}
