/**
 * How the trail of a draft is stored: each snapshot with what the next newer one (of the newest: the draft itself) does not have as well. A whole
 * one repeats all facts, and half of a stored talk would be repetition.
 */
import type { Draft, DraftFact, SmallSnapshot, Snapshot } from './draft.ts';
import type { Talk } from './talk.ts';

/** What a snapshot has and the draft too. */
type Restored = Omit<Snapshot, 'words' | 'question'>;

/** Whole drafts by what was stored of them: what has just been decided is asked for again with the next message. */
const wholes = new WeakMap<Draft, Draft>();
/** Small snapshots by the whole ones: but for the newest they stay what they are. */
const smalls = new WeakMap<Snapshot, { readonly newer: Restored; readonly small: SmallSnapshot }>();

/** A talk as it is stored: half as long. {@link filled} makes it whole again. */
export function packed(talk: Talk): Talk {
  const { draft, shelf } = talk;
  if (shelf.length === 0 && (draft === null || draft.trail.length === 0)) return talk;
  return { ...talk, draft: draft && packedDraft(draft), shelf: shelf.map(packedDraft) };
}

/** A talk with whole snapshots, whether it was stored with such or not. */
export function filled(talk: Talk): Talk {
  const { draft, shelf } = talk;
  const isWhole = (each: Draft) => each.trail.every(isWholeSnapshot);
  if ((draft === null || isWhole(draft)) && shelf.every(isWhole)) return talk;
  return { ...talk, draft: draft && filledDraft(draft), shelf: shelf.map(filledDraft) };
}

const isWholeSnapshot = (snapshot: Snapshot | SmallSnapshot): snapshot is Snapshot => 'facts' in snapshot;

/** From the newest to the oldest, each beside the one after it. */
function packedDraft(draft: Draft): Draft {
  if (draft.trail.length === 0) return draft;
  let newer: Restored = draft;
  const trail = [...draft.trail];
  for (let index = trail.length - 1; index >= 0; index -= 1) {
    const snapshot = trail[index];
    if (!snapshot || !isWholeSnapshot(snapshot)) return draft; // is so already
    trail[index] = smallOf(snapshot, newer);
    newer = snapshot;
  }
  const stored = { ...draft, trail };
  wholes.set(stored, draft);
  return stored;
}

function filledDraft(draft: Draft): Draft {
  const known = wholes.get(draft);
  if (known) return known;
  let newer: Restored = draft;
  const trail: Snapshot[] = [];
  for (const snapshot of draft.trail.toReversed()) {
    const whole = wholeOf(snapshot, newer);
    trail.push(whole);
    newer = whole;
  }
  const filledUp = { ...draft, trail: trail.reverse() };
  wholes.set(draft, filledUp);
  return filledUp;
}

function smallOf(was: Snapshot, newer: Restored): SmallSnapshot {
  const known = smalls.get(was);
  if (known?.newer === newer) return known.small;
  const small = madeSmall(was, newer);
  smalls.set(was, { newer, small });
  return small;
}

/** What is the same is the same object: a mind changes nothing in place, and `wholeOf` hands the newer one's on. */
function madeSmall(was: Snapshot, newer: Restored): SmallSnapshot {
  const small: { -readonly [Key in keyof SmallSnapshot]: SmallSnapshot[Key] } = {
    words: was.words,
    question: was.question,
  };
  if (was.kind !== newer.kind) small.kind = was.kind;
  if (was.category !== newer.category) small.category = was.category;
  if (was.categories !== newer.categories) small.categories = was.categories;
  if (was.facts !== newer.facts) small.factsWere = factsThatWere(was.facts, newer.facts);
  if (was.switches !== newer.switches) small.switches = was.switches;
  if (was.name !== newer.name) small.name = was.name;
  if (was.nameFrom !== newer.nameFrom) small.nameFrom = was.nameFrom;
  if (was.skipped !== newer.skipped) small.skipped = was.skipped;
  if (was.tries !== newer.tries) small.tries = was.tries;
  if (was.offer !== newer.offer) small.offer = was.offer;
  if (was.editing !== newer.editing) small.editing = was.editing;
  return small;
}

/** A snapshot with all that it restores. @param newer what came after it: the next snapshot, or the draft */
export function wholeOf(snapshot: Snapshot | SmallSnapshot, newer: Restored): Snapshot {
  if (isWholeSnapshot(snapshot)) return snapshot;
  const { factsWere, ...was } = snapshot;
  const { kind, category, categories, switches, name, nameFrom, skipped, tries, offer, editing } = newer;
  const facts = factsWere ? factsBefore(newer.facts, factsWere) : newer.facts;
  return { ...{ kind, category, categories, switches, name, nameFrom, skipped, tries, offer, editing }, ...was, facts };
}

function factsThatWere(was: Draft['facts'], newer: Draft['facts']): Readonly<Record<string, DraftFact | null>> {
  const changed: Record<string, DraftFact | null> = {};
  for (const [id, fact] of Object.entries(was)) if (newer[id] !== fact) changed[id] = fact;
  for (const id of Object.keys(newer)) if (was[id] === undefined) changed[id] = null;
  return changed;
}

function factsBefore(newer: Draft['facts'], were: Readonly<Record<string, DraftFact | null>>): Draft['facts'] {
  const facts: Record<string, DraftFact> = {};
  for (const [id, fact] of Object.entries({ ...newer, ...were })) if (fact) facts[id] = fact;
  return facts;
}
