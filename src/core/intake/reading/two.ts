import { pointsThere } from '../../language/wishes.ts';
import type { Matter, Understood } from '../../understanding/understood.ts';
import type { Draft, DraftFact } from '../talk/draft.ts';
import type { Scene } from '../talk/scene.ts';
import { SHELF_MAX } from '../talk/talk.ts';
import { keepWords, read, readBack, type Said, takeIn } from './read.ts';

/** What is said of each matter; what stands before the first belongs to it, whatever follows to the last. */
const partsOf = (text: string, matters: readonly Matter[]) =>
  matters.map(({ category, at, end }, index) => ({
    category,
    text: text
      .slice(index === 0 ? 0 : at, index === matters.length - 1 ? undefined : end)
      .replace(/(?<![\s,;(])[\s,;(]+$/, ''),
  }));

/**
 * Takes a message that tells of several matters: the first becomes the draft, which keeps every word; the others are set aside as drafts of
 * their own, each with what was said of it, and are offered once the first is sent.
 * @returns false when it tells of one only, or there is no room to set others aside: then nothing was done
 */
export function tellTwo(scene: Scene, said: Said, understood: Understood): boolean {
  const { draft, shelf } = scene.talk;
  const { matters } = understood;
  if ((draft?.words.length ?? 0) > 0 || !matters) return false;
  const known = ({ category }: Matter) => scene.policy.categories.find(({ id }) => id === category);
  if (shelf.length + matters.length - 1 > SHELF_MAX || !matters.every(known)) return false;
  const [first, ...others] = partsOf(said.text, matters);
  if (!first) return false;

  const aside = others.map(({ category, text }) => asideOf(scene, { ...said, text }, category));
  scene.set({ draft, shelf: [...aside, ...shelf] });
  keepWords(scene, said, true);
  readBack(scene, takeIn(scene, read(scene, first.text), said.messageId));
  // What stands before the first ("Izin menyampaikan aduan: 1. …") may have blurred it.
  if (scene.draft().category === null) {
    scene.change((each) => ({ ...each, category: first.category }));
    readBack(scene, ['category']);
  }
  // At one place, in one sentence: what its end tells of the time is told of both.
  const last = aside.at(-1)?.facts;
  const time = last && !last.place && !SENTENCES_END.test(said.text.trim()) ? last.time : undefined;
  if (time && !scene.draft().facts.time) {
    scene.change((each) => atTime(each, time));
    readBack(scene, ['time']);
  }
  const shared = placeOfAll(said.text, understood, [scene.draft(), ...aside]);
  if (shared) {
    scene.change((each) => atPlace(each, shared));
    readBack(scene, ['place']);
    scene.set({ shelf: scene.talk.shelf.map((each) => (aside.includes(each) ? atPlace(each, shared) : each)) });
  }
  const { place } = scene.draft().facts;
  scene.set({ shelf: scene.talk.shelf.map((each) => (aside.includes(each) ? inPlace(each, place) : each)) });
  const names = matters.slice(1).flatMap((matter) => known(matter)?.short[scene.talk.language] ?? []);
  if (names.length > 1) scene.tell('moreSeen', names.map((name) => `“${name}”`).join(', '));
  else scene.tell('twoSeen', names[0] ?? '');
  return true;
}

/** A sentence ends and goes on with another. */
const SENTENCES_END = /[.!?;]\s|\n/;

/** Said before a place, it is that of all that was told: "… sampah ga diangkut. Lokasi jl padat karya", "semuanya di jl padat karya". */
const OF_ALL =
  /(?<!\p{L})(?:lokasi(?:nya)?|lok|alamat(?:nya)?|tempat(?:nya)?|tkp|semua(?:nya)?|semua itu|location|place|all)(?:\s+(?:ini|itu|semua(?:nya)?|ada|berada|of (?:it|them)|is|are))*\s*[:=]?\s*(?:di|in|at|on)?\s*$/iu;

/** The one place that was told for all matters of a message, where it is told of none of them alone but the last. */
function placeOfAll(text: string, understood: Understood, drafts: readonly Draft[]): DraftFact | undefined {
  const told = drafts.filter(({ facts }) => facts.place);
  const [place] = told.map(({ facts }) => facts.place);
  if (told.length !== 1 || told[0] !== drafts.at(-1) || !place || !understood.place?.span) return undefined;
  return OF_ALL.test(text.slice(0, understood.place.span[0])) ? place : undefined;
}

/** A draft at a place that was told for several. */
function atPlace(draft: Draft, place: DraftFact): Draft {
  const { messageId: _, ...fact } = place;
  return draft.facts.place ? draft : { ...draft, facts: { ...draft.facts, place: fact } };
}

/** A draft at the time that was told for both matters of a sentence: "… berlubang dan lampunya juga mati sudah seminggu". */
function atTime(draft: Draft, time: DraftFact): Draft {
  const { messageId: _, ...fact } = time;
  return { ...draft, facts: { ...draft.facts, time: fact } };
}

/** A draft of its own for what was told of one matter; none is in hand afterwards. */
function asideOf(scene: Scene, { text, at, passedOn }: Said, category: string): Draft {
  scene.set({ draft: null });
  keepWords(scene, { text, at, ...(passedOn ? { passedOn } : {}) }, true);
  takeIn(scene, read(scene, text));
  return { ...scene.draft(), category };
}

/** A draft whose words point to a place that was told before ("di situ", "lampunya"), with that place. */
export function inPlace(draft: Draft, place: DraftFact | undefined): Draft {
  const points = draft.words.some(({ story, text }) => story && pointsThere(text));
  if (!place || draft.facts.place || !points) return draft;
  const { messageId: _, ...fact } = place;
  return { ...draft, facts: { ...draft.facts, place: fact } };
}

/**
 * Sets aside what is told besides the open report, as a draft of its own that is offered once that is sent.
 * @returns false where there is no room
 */
export function setAside(scene: Scene, said: Said, category: string): boolean {
  const { draft, shelf } = scene.talk;
  if (!draft || shelf.length >= SHELF_MAX) return false;
  const aside = inPlace(asideOf(scene, said, category), draft.facts.place);
  scene.set({ draft, shelf: [aside, ...shelf] });
  const called = scene.policy.categories.find(({ id }) => id === category)?.short[scene.talk.language];
  scene.tell('asideSeen', called ?? '');
  return true;
}
