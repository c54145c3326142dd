import { pointsBack } from '../../language/wishes.ts';
import { hold } from '../draft/hold.ts';
import { placeGiven } from '../draft/place-given.ts';
import { isEmpty } from '../draft/plan.ts';
import { beginWithWaiting, inHand } from '../draft/waiting-files.ts';
import { isFresh, lastFiled } from '../filed/free.ts';
import { read } from '../reading/read.ts';
import { inPlace } from '../reading/two.ts';
import type { Ack } from '../talk/ack.ts';
import type { Draft, DraftFact } from '../talk/draft.ts';
import type { Scene } from '../talk/scene.ts';
import { SHELF_MAX } from '../talk/talk.ts';
import { takeHeld } from './held.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A draft was begun so long ago, in the policy's hours; the last word on it may have come so much later. */
const HOURS_LESS = 2;
/** A draft that rested longer is offered before anything is added to it. */
const DRAFT_RESTS_MS = 12 * HOUR_MS;

/** Whether the draft was left so long ago that it is offered before anything is added to it. */
export const restsLong = (scene: Scene): boolean => {
  const { draft } = scene.talk;
  return draft !== null && scene.now - draft.touchedAt > DRAFT_RESTS_MS;
};

/** Takes the newest draft that was set aside back into the hand. @returns whether there was one */
export function takeFromShelf(scene: Scene): boolean {
  const [draft, ...shelf] = scene.talk.shelf;
  if (!draft) return false;
  scene.set({ draft: inHand(draft), shelf });
  scene.show = true;
  return true;
}

/** Sets the draft aside and begins another; when too many are set aside already, nothing is dropped: the citizen is told. */
export function startAnew(scene: Scene): void {
  const { draft, shelf, question } = scene.talk;
  scene.show = true;
  // What came while it was asked where words belong begins the new report.
  if (draft && !isEmpty(draft) && question !== 'where' && !beginWithWaiting(scene)) {
    if (shelf.length >= SHELF_MAX) {
      scene.tell('shelfFull');
      scene.set({ question: 'open' });
      return;
    }
    scene.set({ draft: null, shelf: [draft, ...shelf] });
  }
  const before = draft?.facts.place ?? (question === 'where' ? placeOfFiled(scene) : undefined);
  scene.set({ question: 'story', album: null });
  takeHeld(scene);
  const begun = scene.talk.draft;
  if (begun) scene.change((each) => inPlace(each, before));
  if (begun !== scene.talk.draft) scene.noted(['fact:place']);
}

/** Where the complaint is that was spoken about last, as it is read once more from its words. */
function placeOfFiled(scene: Scene): DraftFact | undefined {
  const { about } = scene.talk;
  if (about?.filed.place === undefined) return undefined;
  const given = placeGiven(read(scene, about.filed.place, 'place'));
  return given && { ...given, uncertain: false };
}

/** "Jalan rusak juga di situ", of what is reported right after another: where that was. */
export function takePlaceOfFiled(scene: Scene, text: string): void {
  const filed = lastFiled(scene);
  const { draft } = scene.talk;
  if (!filed || !draft || draft.facts.place || !isFresh(scene, filed) || !pointsBack(text)) return;
  const place = placeOfFiled(scene);
  if (!place) return;
  scene.change((each) => ({ ...each, facts: { ...each.facts, place } }));
  scene.noted(['fact:place']);
}

/** Another report is wanted: asked first whether the open one goes on. */
export function wantNew(scene: Scene): void {
  const { draft } = scene.talk;
  scene.set({ question: draft && !isEmpty(draft) ? 'open' : 'story' });
  scene.show = true;
}

/** Has a draft's key, rows and files destroyed. What this very turn wanted to keep for it goes with it. */
function destroy(scene: Scene, { id }: Draft): void {
  const others = scene.effects.filter((effect) => !('dossier' in effect && effect.dossier === id));
  const isNew = scene.effects.some((effect) => effect.do === 'open-dossier' && effect.dossier === id);
  scene.effects.length = 0;
  scene.effects.push(...others);
  if (!isNew) scene.effects.push({ do: 'erase', dossier: id });
}

/** What was to be said of a draft in this very turn ("belum terkirim: …", what was understood) is not said once it is erased. */
function unsay(scene: Scene): void {
  if (scene.pageAbout === null) scene.page = null;
  const tells = (ack: Ack) =>
    ack.k === 'noted' || ack.k === 'files' || ack.k === 'doubt' || (ack.k === 'say' && ack.with !== undefined);
  const others = scene.acks.filter((ack) => !tells(ack));
  scene.acks.splice(0, scene.acks.length, ...others);
}

/** Destroys the draft in hand, without a word: what it told is elsewhere. */
export function dropDraft(scene: Scene, draft: Draft): void {
  destroy(scene, draft);
  scene.set({ draft: null, album: null });
}

/** Destroys the draft in hand; one that was set aside is offered then. */
export function eraseDraft(scene: Scene): void {
  const { draft, shelf, question, held } = scene.talk;
  if (draft) destroy(scene, draft);
  // Whoever had their data erased agreed to "all photos": those that wait were shown as received. Else they may begin another report.
  const waiting = question === 'erase' ? shelf.filter(({ waits }) => waits) : [];
  for (const each of waiting) destroy(scene, each);
  unsay(scene);
  scene.set({
    ...{ draft: null, question: null, held: [], album: null },
    shelf: shelf.filter((each) => !waiting.includes(each)),
  });
  scene.tell('erased');
  // What was told of another matter meanwhile begins a report of its own.
  if (question !== 'erase' && held.length > 0) {
    if (scene.talk.shelf[0]?.waits) takeFromShelf(scene);
    scene.set({ held });
    takeHeld(scene);
  } else if (takeFromShelf(scene)) scene.set({ question: 'resume' });
}

/** When a draft was touched last; words that wait for it count, they were said to it. */
const touchedAt = ({ talk }: Scene, draft: Draft): number =>
  Math.max(draft.touchedAt, ...(draft === talk.draft ? talk.held.map(({ at }) => at) : []));

/**
 * Destroys the drafts, in hand and set aside, that nobody touched for as long as the policy keeps them. Told once, and only where there was
 * something in them.
 */
export function expireDrafts(scene: Scene): void {
  const { draft, shelf, question } = scene.talk;
  const days = scene.policy.service.draftKeptDays;
  const isPast = (each: Draft) => scene.now - touchedAt(scene, each) >= days * DAY_MS;
  const past = [...(draft ? [draft] : []), ...shelf].filter(isPast);
  for (const each of past) destroy(scene, each);
  scene.set({ shelf: shelf.filter((each) => !past.includes(each)) });
  if (draft && past.includes(draft))
    scene.set({ draft: null, question: question === 'story' ? question : null, held: [], album: null });
  if (past.some((each) => !isEmpty(each))) scene.tell('draftsExpired', String(days));
}

/**
 * Offers a draft that nobody touched since yesterday, once: somebody may have waited for daylight to take the photo. Nobody is reminded of a draft that
 * tells nothing yet, nor while a desk waits for an answer.
 */
export function remindOfDraft(scene: Scene): void {
  const { draft, wishes, question } = scene.talk;
  const hours = scene.policy.service.draftReminderHours;
  if (!draft || draft.reminded || hours === 0 || question === 'resume' || wishes.length > 0) return;
  if (scene.now - draft.touchedAt < (hours - HOURS_LESS) * HOUR_MS) return;
  if (draft.category === null && Object.keys(draft.facts).length === 0 && draft.evidence.length === 0) return;
  scene.set({ draft: { ...draft, reminded: true }, question: 'resume' });
  scene.show = true;
}

/** Keeps words that seem to begin another report, and asks whether they do. */
export function holdAsAnother(scene: Scene, said: Parameters<typeof hold>[1]): void {
  hold(scene, said);
  scene.set({ question: 'open' });
}
