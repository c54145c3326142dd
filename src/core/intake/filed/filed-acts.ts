import type { ComplaintCode } from '../../complaint/code.ts';
import { leadsTo } from '../../complaint/life.ts';
import type { Status } from '../../complaint/status.ts';
import type { MediaRef } from '../../content.ts';
import { calendarOf } from '../../desk/clock/calendar.ts';
import { timing } from '../../desk/clock/clock.ts';
import { desksAbove } from '../../desk/rights/tree.ts';
import { deskName } from '../../desk/scene/names.ts';
import type { LookReason } from '../../event.ts';
import type { Evidence } from '../../facts.ts';
import { momentInFull } from '../../language/dates.ts';
import type { ComplaintMessage, Effect, StatusView } from '../../store/port/steps.ts';
import type { MediaOutcome } from '../../turn.ts';
import { coveredPiece, coverOf } from '../draft/cover.ts';
import { WORDS_MAX } from '../draft/kept-words.ts';
import { evidenceOf } from '../draft/media.ts';
import type { FiledWords } from '../talk/ack.ts';
import type { Filed } from '../talk/filed.ts';
import type { Scene } from '../talk/scene.ts';
import type { Held, Talk } from '../talk/talk.ts';

/** What a citizen sends for a filed complaint, as it came: words, a place, or a file with its caption. */
export interface Extra extends Held {
  readonly media?: {
    readonly kind: MediaRef['kind'];
    readonly outcome: MediaOutcome;
    readonly caption?: string;
  };
}

/** A complaint as it was read for this turn. */
export const viewOf = (scene: Scene, code: ComplaintCode): StatusView | undefined =>
  scene.turn.known.get(code) ?? undefined;

/** A filed complaint of this citizen, however long ago; undefined for a code that is none of theirs. */
export const filedBy = (scene: Scene, code: ComplaintCode): Filed | undefined => filedIn(scene.talk, code);

/** The same, in a stored talk. */
export function filedIn({ filed, wishes, given, about }: Talk, code: ComplaintCode): Filed | undefined {
  const known = [...filed, ...wishes.map((wish) => wish.filed), ...given.map((each) => each.filed)];
  return [...known, ...(about ? [about.filed] : [])].find((each) => each.code === code);
}

/** The filed complaint that an event is about; events only come to the citizen who filed it. */
export function filedOf(scene: Scene, code: ComplaintCode): Filed | undefined {
  const view = viewOf(scene, code);
  const at = view?.submittedAt.getTime() ?? 0;
  return filedBy(scene, code) ?? (view && { code, dossier: view.dossier, category: view.category, at });
}

/** "Lampu jalan · Jl. Veteran": which complaint is meant. */
export function filedLine(scene: Scene, filed: Filed): string {
  const category = scene.policy.categories.find(({ id }) => id === filed.category);
  return scene.say.filedLine({
    category: category?.short[scene.talk.language] ?? filed.category,
    place: filed.place ?? '',
  });
}

/** What a sentence about a complaint may name; `moment` is empty where no limit runs. */
export function filedWords(
  scene: Scene,
  filed: Filed,
  now: { readonly desk?: string; readonly due?: Date; readonly status?: Status },
): FiledWords {
  const view = viewOf(scene, filed.code);
  const desk = now.desk ?? view?.desk ?? '';
  const status = now.status ?? view?.status;
  const { language } = scene.talk;
  return {
    code: filed.code,
    desk: deskName(scene.policy, desk, language),
    moment: now.due ? momentInFull(now.due, calendarOf(scene.policy, desk).zone, language) : '',
    status: status ? scene.say[`status_${status}`]() : '',
  };
}

/** Adds words to a complaint, the citizen's unless said otherwise; what is longer than anybody types is cut. */
export function noteFiled(
  scene: Scene,
  filed: Filed,
  at: number,
  message: Omit<ComplaintMessage, 'at' | 'from'> & Partial<Pick<ComplaintMessage, 'from'>>,
): void {
  const cover = coverOf(scene, filed.anonymous === true && message.from === undefined, filed.names);
  const text = cover(message.text.slice(0, WORDS_MAX).replace(/[\uD800-\uDBFF]$/, ''));
  scene.effects.push({
    do: 'note',
    complaint: filed.code,
    message: { at: new Date(at), from: 'citizen', ...message, text },
  });
}

/** Keeps a file with its complaint. @returns undefined, kindly told, when it can not be used */
export function keepFile(scene: Scene, filed: Filed, { media, messageId }: Extra): Evidence | undefined {
  if (!media) return undefined;
  const evidence = evidenceOf(scene, media, media.outcome, {
    ...(media.caption ? { caption: media.caption } : {}),
    ...(messageId ? { messageId } : {}),
  });
  if (!evidence) return undefined;
  const readable = coveredPiece(evidence, coverOf(scene, filed.anonymous === true, filed.names));
  scene.effects.push({ do: 'keep-evidence', dossier: filed.dossier, evidence: readable });
  return readable;
}

/** Tells the desk that has the complaint. One event a turn: what says more takes the place of "the citizen wrote", and that of a note. */
export function tellDesk(scene: Scene, code: ComplaintCode, why: LookReason, to?: string): void {
  const desk = to ?? viewOf(scene, code)?.desk;
  if (desk === undefined) return;
  const known = (effect: Effect) =>
    effect.do === 'announce' && effect.complaint === code && effect.event.type === 'case' ? effect.event : undefined;
  const at = scene.effects.findIndex(known);
  const before = scene.effects[at];
  if (before) {
    if (why === 'note' || (why === 'citizen' && known(before)?.why !== 'note')) return;
    scene.effects.splice(at, 1);
  }
  const row = scene.turn.heard.at(-1)?.row.id ?? 0;
  scene.effects.push({
    do: 'announce',
    complaint: code,
    event: { to: 'desk', type: 'case', code, why },
    key: `case:${code}:${why}:${row}`,
    desks: [desk, ...desksAbove(scene.policy, desk)],
    watchers: true,
  });
}

/** Where a complaint is after a move of the citizen, and until when that desk has to act. */
export interface Moved {
  readonly status: Status;
  readonly desk: string;
  readonly due?: Date;
}

/**
 * Moves a complaint as its citizen, or because they were not reached. One move a turn: a second of the same act joins the first.
 * @returns undefined when its state does not allow it (any more)
 */
export function moveFiled(
  scene: Scene,
  code: ComplaintCode,
  act: 'supply' | 'confirm' | 'reopen' | 'unreached',
  more: { readonly desk?: string; readonly rating?: number; readonly reason?: string } = {},
): Moved | undefined {
  const view = viewOf(scene, code);
  const to = view && leadsTo(act, view.status, view.history);
  const at = scene.effects.findIndex((effect) => effect.do === 'move' && effect.complaint === code);
  const before = scene.effects[at];
  if (!view || to === undefined || (before?.do === 'move' && before.entry.act !== act)) return undefined;
  const { desk = view.desk, rating, reason } = more;
  const by = act === 'unreached' ? 'system' : 'citizen';
  const entry = { act, to, desk, by, ...(reason === undefined ? {} : { reason }) };
  const history = [...view.history, { ...entry, from: view.status, at: scene.turn.now }];
  const timed = timing({ category: view.category, history }, scene.policy);
  const change = {
    ...timed,
    ...(desk === view.desk ? {} : { desk, holder: null }),
    ...(rating === undefined ? {} : { rating }),
  };
  const move = { do: 'move', complaint: code, version: view.version, entry, change } as const;
  if (before) scene.effects[at] = move;
  else scene.effects.push(move);
  return { status: to, desk, ...(timed.deadline ? { due: timed.deadline } : {}) };
}

/** Adds the files of a draft that turns out to belong to a complaint; the draft ends. */
export function giveDraft(scene: Scene, filed: Filed): void {
  const { draft, album } = scene.talk;
  if (!draft || draft.evidence.length === 0) return;
  const cover = coverOf(scene, filed.anonymous === true, filed.names);
  const evidence = draft.evidence.map((piece) => coveredPiece(piece, cover));
  scene.effects.push({ do: 'give-evidence', from: draft.id, to: filed.dossier, evidence });
  noteFiled(scene, filed, draft.touchedAt, { text: '', evidence: evidence.map(({ id }) => id) });
  tellDesk(scene, filed.code, 'citizen');
  scene.set({ draft: null, album: album && { code: filed.code, ...album } });
}

/** Adds what came to a complaint that is with a desk; `answers` names the question that it belongs to. */
export function addExtra(scene: Scene, filed: Filed, held: Extra, answers?: string): Evidence | undefined {
  const to = {
    ...(answers === undefined ? {} : { answers }),
    ...(held.passedOn ? { passedOn: held.passedOn } : {}),
  };
  if (held.media) {
    const evidence = keepFile(scene, filed, held);
    if (!evidence) return undefined;
    noteFiled(scene, filed, held.at, { text: held.media.caption ?? '', evidence: [evidence.id], ...to });
    tellDesk(scene, filed.code, 'citizen');
    return evidence;
  }
  const { place } = held;
  const text = place ? `${place.label ?? ''} ${place.lat}, ${place.lon}`.trim() : (held.text ?? '');
  if (text === '') return undefined;
  noteFiled(scene, filed, held.at, { text, ...to });
  tellDesk(scene, filed.code, 'citizen');
  return undefined;
}
