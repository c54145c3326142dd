import type { Evidence } from '../../facts.ts';
import { coverOwn, namesTold } from '../../understanding/own-traces.ts';
import type { Draft } from '../talk/draft.ts';
import type { Scene } from '../talk/scene.ts';

/** A text as officers may read it when its writer is anonymous: without the name and the numbers that they told of themselves. */
export type Cover = (text: string) => string;

/**
 * How the words of whoever speaks are covered, where they are anonymous; as they are otherwise.
 * Covered when they are stored with the complaint, not when they are shown: what nobody may read is not there.
 * @param known names that they told of themselves before, in what was filed
 */
export function coverOf(scene: Scene, anonymous: boolean, known: readonly string[] = []): Cover {
  if (!anonymous) return (text) => text;
  const { policy, person } = scene;
  const names = [person?.from.name ?? [], known, ownNames(scene)].flat();
  return (text) => coverOwn(text, policy, names);
}

/** The names by which whoever writes the draft in hand has introduced themselves in it. */
export function ownNames({ policy, talk: { draft } }: Scene): readonly string[] {
  const told = draft ? textsOf(draft).flatMap((text) => namesTold(text, policy)) : [];
  return [...new Set([draft?.name ?? [], told].flat())];
}

/** All that was said in a draft, wherever it was put. */
const textsOf = ({ words, facts, evidence }: Draft): readonly string[] => [
  ...words.map(({ text }) => text),
  ...Object.values(facts).map(({ value }) => value.text),
  ...evidence.flatMap(({ caption, text }) => [caption ?? '', text ?? '']),
];

/** The draft with everything covered that officers read. */
export function covered(draft: Draft, cover: Cover): Draft {
  // A place and a time too are in the citizen's words: "depan rumah Budi Santoso".
  const facts = Object.entries(draft.facts).map(([id, fact]) => [
    id,
    { ...fact, value: { ...fact.value, text: cover(fact.value.text) } },
  ]);
  return {
    ...draft,
    words: draft.words.map((words) => ({ ...words, text: cover(words.text) })),
    facts: Object.fromEntries(facts),
    evidence: draft.evidence.map((piece) => coveredPiece(piece, cover)),
  };
}

/** A piece of evidence with its words covered; the same object where there is nothing to cover. */
export function coveredPiece(piece: Evidence, cover: Cover): Evidence {
  const caption = piece.caption === undefined ? undefined : cover(piece.caption);
  const text = piece.text === undefined || piece.kind === 'link' ? piece.text : cover(piece.text);
  if (caption === piece.caption && text === piece.text) return piece;
  return { ...piece, ...(caption === undefined ? {} : { caption }), ...(text === undefined ? {} : { text }) };
}
