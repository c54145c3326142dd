import type { ComplaintCode } from '../../complaint/code.ts';
import type { Switches } from '../../facts.ts';
import { asksNoName, saysOnlyBoth, unhides, visibilityIn } from '../../language/who-may-know.ts';
import { announcesAnother } from '../../language/wishes.ts';
import type { Identity } from '../../store/port/steps.ts';
import type { Complaint, Store } from '../../store/port/store.ts';
import type { Heard } from '../../turn.ts';
import { namesTold } from '../../understanding/own-traces.ts';
import type { Understood } from '../../understanding/understood.ts';
import { coveredPiece, coverOf } from '../draft/cover.ts';
import type { PlainSentence } from '../talk/ack.ts';
import type { Filed } from '../talk/filed.ts';
import type { Scene } from '../talk/scene.ts';
import type { Talk } from '../talk/talk.ts';
import { codeNamed } from './code-named.ts';
import { addExtra, type Extra, filedIn, viewOf } from './filed-acts.ts';

/** What is wished of who may know of a report that was sent: more that is hidden, and what is shown again. */
export interface HidingWish {
  readonly more: Switches;
  readonly back: Switches;
}

/** Reads "jadikan anonim", "laporan saya tolong dirahasiakan", "gak jadi anonim"; undefined for all else, and for "dua-duanya" of nothing that was asked. */
export function hidingIn(text: string): HidingWish | undefined {
  if (saysOnlyBoth(text)) return undefined;
  const wish = visibilityIn(text);
  const more = { anonymous: (wish?.anonymous ?? false) || asksNoName(text), secret: wish?.secret ?? false };
  const back = unhides(text) ?? { anonymous: false, secret: false };
  return more.anonymous || more.secret || back.anonymous || back.secret ? { more, back } : undefined;
}

/** A longer text tells something besides: "mau lapor tapi jangan sebut nama saya". */
const WISH_ALONE_CHARS_MAX = 60;

const speaksOfHiding = (text: string, { category, place }: Pick<Understood, 'category' | 'place'>): boolean =>
  text.length <= WISH_ALONE_CHARS_MAX &&
  !place &&
  category === undefined &&
  !announcesAnother(text) &&
  hidingIn(text) !== undefined;

/** Whether a text wishes nothing but that, and asks nothing: said of a report that was sent. */
export const wishesToHide = (text: string, understood: Pick<Understood, 'category' | 'place'>): boolean =>
  !text.includes('?') && speaksOfHiding(text, understood);

/** "Bisa dibuat anonim gak?": whether it can be done is asked, of a report that was sent. */
export const asksToHide = (text: string, understood: Pick<Understood, 'category' | 'place'>): boolean =>
  /^(?:(?:pak|bu|min|kak|tolong|maaf)\s)*(?:bisa|boleh|apa\s(?:bisa|boleh)|can|could|may)(?!\p{L})/iu.test(
    text.trim(),
  ) &&
  text.includes('?') &&
  speaksOfHiding(text, understood);

/** Reports that somebody wishes to be hidden, or shown again, opened: what is sealed of them is sealed anew. Empty for most turns. */
export async function lookForHiding(
  open: Store<unknown>['complaintByCode'],
  talk: Talk,
  heard: readonly Heard[],
  answered: ReadonlyMap<number, ComplaintCode>,
): Promise<ReadonlyMap<ComplaintCode, Complaint | null>> {
  const codes = new Set<ComplaintCode>();
  for (const { row } of heard) {
    const { content } = row.message;
    if (content.kind !== 'text' || !hidingIn(content.text)) continue;
    const named = [talk.about?.filed.code, answered.get(row.id), codeNamed(content.text)?.code];
    for (const code of [...named, ...talk.wishes.map(({ filed }) => filed.code)])
      if (code && filedIn(talk, code)) codes.add(code);
  }
  const opened = new Map<ComplaintCode, Complaint | null>();
  for (const code of codes) opened.set(code, await open(code));
  return opened;
}

/**
 * Hides a report that was sent, or shows it again, as its citizen wishes: from now on, for everybody who may open it. What officers have read, they have.
 * @returns false where nothing of that is wished, or nothing is there to be shown again
 */
export function hearHiding(scene: Scene, filed: Filed, said: Extra): boolean {
  const wish = hidingIn(said.text ?? '');
  const view = viewOf(scene, filed.code);
  if (!wish || !view) return false;
  const { more, back } = wish;
  const after = {
    anonymous: more.anonymous || (view.anonymous && !back.anonymous),
    secret: more.secret || (view.secret && !back.secret),
  };
  const hides = (after.anonymous && !view.anonymous) || (after.secret && !view.secret);
  if (!hides && after.anonymous === view.anonymous && after.secret === view.secret) {
    if (!more.anonymous && !more.secret) return false;
    scene.tell('hiddenAlready', filed.code);
    return true;
  }
  const complaint = scene.turn.sight?.complaints.get(filed.code);
  const isMoved = scene.effects.some((effect) => effect.do === 'move' && effect.complaint === filed.code);
  if (!complaint || complaint.version !== view.version || isMoved) {
    // Not to be done in this turn: those who have it can cover what they have.
    scene.tell('hidingAsked', filed.code);
    addExtra(scene, filed, said);
    return true;
  }
  const { status: to, desk } = view;
  const reason = [after.anonymous ? 'anonymous' : '', after.secret ? 'secret' : ''].join(' ').trim() || 'none';
  const entry = { act: hides ? 'hide' : 'show', to, desk, by: 'citizen', reason };
  scene.effects.push({ do: 'move', complaint: filed.code, version: view.version, entry });
  setSwitches(scene, complaint, after);
  const now = switched(scene, filed, complaint, after);
  scene.tell(hides ? hiddenAs(after) : view.anonymous && !after.anonymous ? 'shownAgain' : 'openAgain', filed.code);
  addExtra(scene, now, said);
  return true;
}

const hiddenAs = ({ anonymous, secret }: Switches): PlainSentence =>
  anonymous ? (secret ? 'hiddenBoth' : 'hiddenAnonymous') : 'hiddenSecret';

/** Names by which the reporter is known in what was sent: given to us, or told in the words. */
function namesIn(scene: Scene, { reporter, facts, messages }: Complaint): readonly string[] {
  const texts = [
    ...Object.values(facts).map(({ value }) => value.text),
    ...messages.flatMap(({ from, text }) => (from === 'citizen' ? [text] : [])),
  ];
  return [...new Set([reporter?.name ?? [], texts.flatMap((text) => namesTold(text, scene.policy))].flat())];
}

/** What is sealed of it, as it is read from now on. */
function setSwitches(scene: Scene, complaint: Complaint, switches: Switches): void {
  const before = complaint.switches;
  const cover = coverOf(scene, switches.anonymous, namesIn(scene, complaint));
  const facts = Object.fromEntries(
    Object.entries(complaint.facts).map(([id, fact]) => [
      id,
      { ...fact, value: { ...fact.value, text: cover(fact.value.text) } },
    ]),
  );
  for (const piece of complaint.evidence) {
    const readable = piece.by === 'desk' ? piece : coveredPiece(piece, cover);
    if (readable !== piece) scene.effects.push({ do: 'keep-evidence', dossier: complaint.dossier, evidence: readable });
  }
  const texts = complaint.messages.flatMap(({ from, text, fact }) =>
    from === 'citizen' ? [text, ...(fact ? [fact.value.text] : [])] : [],
  );
  const covered = [...new Set(texts)].flatMap((text) => (cover(text) === text ? [] : [[text, cover(text)] as const]));
  const identity: { identity?: Identity | null } =
    switches.anonymous === before.anonymous ? {} : { identity: switches.anonymous ? (scene.identity() ?? null) : null };
  const shown = before.anonymous ? {} : complaint.reporter;
  scene.effects.push({
    do: 'set-switches',
    complaint: complaint.code,
    ...{ switches, facts, covered, ...identity },
    reporter: switches.anonymous ? null : shown,
  });
}

/** The report as the talk knows it from now on, wherever it is spoken of. */
function switched(scene: Scene, filed: Filed, complaint: Complaint, { anonymous }: Switches): Filed {
  const { anonymous: _, names: known = [], ...bare } = filed;
  const names = [...new Set([...known, ...namesIn(scene, complaint)])];
  const now: Filed = anonymous ? { ...bare, anonymous: true, ...(names.length > 0 ? { names } : {}) } : bare;
  const renewed = (each: Filed): Filed => (each.code === filed.code ? now : each);
  const { wishes, given, about } = scene.talk;
  scene.set({
    filed: scene.talk.filed.map(renewed),
    wishes: wishes.map((wish) => ({ ...wish, filed: renewed(wish.filed) })),
    given: given.map((each) => ({ ...each, filed: renewed(each.filed) })),
    about: about && { ...about, filed: renewed(about.filed) },
  });
  return now;
}
