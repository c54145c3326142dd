import { type Draft, type Question, type Snapshot, TRAIL_MAX } from './talk.ts';

/** Remembers a draft as it is before an answer, so that `kembali` takes back exactly that answer. */
export function remember(before: Draft, after: Draft, question: Question | null): Draft {
  const { kind, category, categories, facts, switches, name, skipped, tries, offer, editing } = before;
  const snapshot: Snapshot = {
    ...{ kind, category, categories, facts, switches, name, skipped, tries, offer, editing },
    words: before.words.length,
    question,
  };
  return { ...after, trail: [...after.trail, snapshot].slice(-TRAIL_MAX) };
}

/** Takes back the last answer. Files stay: nothing that was sent is thrown away. Undefined when there is nothing to take back. */
export function stepBack(draft: Draft): { readonly draft: Draft; readonly question: Question | null } | undefined {
  const last = draft.trail.at(-1);
  if (!last) return undefined;
  const { words, question, ...was } = last;
  return { draft: { ...draft, ...was, words: draft.words.slice(0, words), trail: draft.trail.slice(0, -1) }, question };
}

/** Whether an answer changed anything that a step back would restore. */
export const changed = (before: Draft, after: Draft): boolean =>
  before.category !== after.category ||
  before.facts !== after.facts ||
  before.switches !== after.switches ||
  before.name !== after.name ||
  before.skipped !== after.skipped ||
  before.words.length !== after.words.length ||
  before.offer !== after.offer ||
  before.editing !== after.editing ||
  before.kind !== after.kind;
