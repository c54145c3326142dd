import type { Evidence } from '../../facts.ts';
import { coverOwn, namesTold } from '../../understanding/own-traces.ts';
import type { Draft } from '../talk/draft.ts';
import type { Scene } from '../talk/scene.ts';

/** A text as officers may read it when its writer is anonymous: without the name and the numbers that they told of themselves. */
export type Cover = (text: string) => string;

/**
 * How the words of whoever speaks are covered, where they are anonymous; as they are otherwise.
 * Covered when they are stored with the complaint, not when they are shown: what nobody may read is not there.
 */
export function coverOf({ policy, person, talk }: Scene, anonymous: boolean): Cover {
  if (!anonymous) return (text) => text;
  const { draft } = talk;
  const told = draft ? textsOf(draft).flatMap((text) => namesTold(text, policy)) : [];
  const names = [person?.from.name, draft?.name, ...told].flatMap((name) => name ?? []);
  return (text) => coverOwn(text, policy, names);
}

/** All that was said in a draft, wherever it was put. */
const textsOf = ({ words, facts, evidence }: Draft): readonly string[] => [
  ...words.map(({ text }) => text),
  ...Object.values(facts).map(({ value }) => value.text),
  ...evidence.flatMap(({ caption, text }) => [caption ?? '', text ?? '']),
];

/** The draft with everything covered that officers read. */
export function covered(draft: Draft, cover: Cover): Draft {
  const facts = Object.entries(draft.facts).map(([id, fact]) => [
    id,
    fact.value.kind === 'text' ? { ...fact, value: { ...fact.value, text: cover(fact.value.text) } } : fact,
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
