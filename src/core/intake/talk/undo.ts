import { type Draft, type Snapshot, TRAIL_MAX } from './draft.ts';
import type { Question } from './question.ts';
import { wholeOf } from './trail.ts';

/** Whether a turn answered something: changed what a step back would restore. Opening a row to change it is no answer yet. */
const answered = (before: Draft, after: Draft): boolean =>
  before.category !== after.category ||
  before.facts !== after.facts ||
  before.switches !== after.switches ||
  before.name !== after.name ||
  before.skipped !== after.skipped ||
  before.words !== after.words ||
  before.offer !== after.offer ||
  before.kind !== after.kind;

/**
 * Remembers the draft as it was before a turn, so that `kembali` takes back exactly that turn's answer, however many messages it came in.
 * @param question what had been asked before the turn
 */
export function remember(before: Draft, after: Draft, question: Question | null): Draft {
  if (!answered(before, after)) return after;
  const { kind, category, categories, facts, switches, name, nameFrom, skipped, tries, offer, editing, words } = before;
  const snapshot: Snapshot = {
    ...{ kind, category, categories, facts, switches, name, nameFrom, skipped, tries, offer, editing },
    words: words.length,
    question,
  };
  return { ...after, trail: [...after.trail, snapshot].slice(-TRAIL_MAX) };
}

/** Takes back the last answer. Files stay: nothing that was sent is thrown away. Undefined when there is nothing to take back. */
export function stepBack(draft: Draft): { readonly draft: Draft; readonly question: Question | null } | undefined {
  const last = draft.trail.at(-1);
  if (!last) return undefined;
  const { words, question, ...was } = wholeOf(last, draft);
  return { draft: { ...draft, ...was, words: draft.words.slice(0, words), trail: draft.trail.slice(0, -1) }, question };
}
