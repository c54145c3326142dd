/**
 * How the trail of a draft is stored: each snapshot with what the next newer one (of the newest: the draft itself) does not have as well. A whole
 * one repeats all facts, and half of a stored talk would be repetition.
 */
import type { Draft, DraftFact, SmallSnapshot, Snapshot, Talk } from './talk.ts';

/** What a snapshot has and the draft too. */
type Restored = Omit<Snapshot, 'words' | 'question'>;

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
  let newer: Restored = draft;
  const trail: (Snapshot | SmallSnapshot)[] = [];
  for (const snapshot of draft.trail.toReversed()) {
    if (!isWholeSnapshot(snapshot)) return draft; // is so already
    trail.push(small(snapshot, newer));
    newer = snapshot;
  }
  return { ...draft, trail: trail.reverse() };
}

function filledDraft(draft: Draft): Draft {
  let newer: Restored = draft;
  const trail: Snapshot[] = [];
  for (const snapshot of draft.trail.toReversed()) {
    const whole = wholeOf(snapshot, newer);
    trail.push(whole);
    newer = whole;
  }
  return { ...draft, trail: trail.reverse() };
}

/** What is the same is the same object: a mind changes nothing in place, and `wholeOf` hands the newer one's on. */
function small(was: Snapshot, newer: Restored): SmallSnapshot {
  const { words, question } = was;
  return {
    ...(was.kind === newer.kind ? {} : { kind: was.kind }),
    ...(was.category === newer.category ? {} : { category: was.category }),
    ...(was.categories === newer.categories ? {} : { categories: was.categories }),
    ...(was.facts === newer.facts ? {} : { factsWere: factsThatWere(was.facts, newer.facts) }),
    ...(was.switches === newer.switches ? {} : { switches: was.switches }),
    ...(was.name === newer.name ? {} : { name: was.name }),
    ...(was.nameFrom === newer.nameFrom ? {} : { nameFrom: was.nameFrom }),
    ...(was.skipped === newer.skipped ? {} : { skipped: was.skipped }),
    ...(was.tries === newer.tries ? {} : { tries: was.tries }),
    ...(was.offer === newer.offer ? {} : { offer: was.offer }),
    ...(was.editing === newer.editing ? {} : { editing: was.editing }),
    ...{ words, question },
  };
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
