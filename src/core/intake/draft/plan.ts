import type { EvidenceKind } from '../../facts.ts';
import { plainWords } from '../../language/tidy.ts';
import type { CategoryPolicy, FactPolicy, NamedPlace, Policy } from '../../policy/policy.ts';
import type { Draft } from '../talk/draft.ts';
import type { Question } from '../talk/question.ts';
import { coarsenessOf, isOnlyWhere } from './place-words.ts';

/** The category of a draft, when it is known and the policy (still) has it. */
export const categoryOf = (draft: Draft, policy: Policy): CategoryPolicy | undefined =>
  draft.category === null ? undefined : policy.categories.find(({ id }) => id === draft.category);

/** A fact's policy with what its category says differently about it. */
export function factOf(policy: Policy, category: CategoryPolicy | undefined, id: string): FactPolicy | undefined {
  const fact = policy.facts[id];
  if (!fact) return undefined;
  const own = category?.facts.find((each) => each.id === id);
  if (!own) return fact;
  const { label = fact.label, ask = fact.ask, why = fact.why, example = fact.example, unsure = fact.unsure } = own;
  const { coarsest = fact.coarsest } = own;
  return { ...fact, label, ask, why, example, unsure, coarsest };
}

/** A draft in which nothing was said or sent yet. */
export const isEmpty = (draft: Draft): boolean =>
  draft.words.length === 0 &&
  draft.evidence.length === 0 &&
  Object.keys(draft.facts).length === 0 &&
  draft.category === null;

/** Something tells what happened: words, or a voice message. */
export const hasStory = (draft: Draft): boolean =>
  draft.words.some(({ story }) => story) || draft.evidence.some(({ kind }) => kind === 'voice');

/** How many pieces serve as evidence for the draft's category. */
export function serving(draft: Draft, policy: Policy): number {
  const kinds: readonly EvidenceKind[] = categoryOf(draft, policy)?.evidence.kinds ?? [];
  return draft.evidence.filter(({ kind }) => kinds.includes(kind)).length;
}

/** Whether a complaint has the evidence without which it is never sent. Wishes and questions need none. */
export const evidenceComplete = (draft: Draft, policy: Policy): boolean =>
  draft.kind !== 'complaint' || serving(draft, policy) >= (categoryOf(draft, policy)?.evidence.atLeast ?? 1);

/** Whether nobody can tell yet in which regency a place lies: it is asked once, and "I do not know" leaves the place marked. */
const isTownOpen = (draft: Draft, policy: Policy): boolean => {
  const place = draft.facts.place;
  if (place?.value.kind !== 'place' || place.uncertain || place.among) return false;
  const { regency, lat, outside } = place.value;
  if (regency !== undefined || lat !== undefined || outside) return false;
  // Who writes to a regency's own desk has said which.
  const desk =
    draft.keyword === null ? undefined : policy.desks.find(({ keywords }) => keywords.includes(draft.keyword ?? ''));
  return desk?.regency === undefined;
};

const COARSENESS = ['spot', 'district', 'regency'] as const;

/** Whether a place is coarser than its category wants it: "Banjarmasin" is no place for a hole in a road. Where in it is asked once. */
function isTooCoarse(draft: Draft, category: CategoryPolicy, policy: Policy): boolean {
  const place = draft.facts.place;
  if (place?.value.kind !== 'place' || place.uncertain || place.value.outside) return false;
  const wanted = factOf(policy, category, 'place')?.coarsest ?? 'regency';
  return COARSENESS.indexOf(coarsenessOf(place.value)) > COARSENESS.indexOf(wanted);
}

/** Whether a text has one of the words, as a word. */
export const hasAnyOf = (text: string, words: readonly string[]): boolean => {
  const plain = ` ${plainWords(text)} `;
  return words.some((word) => plain.includes(` ${plainWords(word)} `));
};
/** Whether a story names one by its number: "SMP 5", "sdn kelayan 2" is told as the place. */
const isNumbered = (text: string, words: readonly string[]): boolean =>
  new RegExp(`(?:^| )(?:${words.map(plainWords).join('|')}) (?:negeri |n )?\\d`).test(plainWords(text));

/** The school or hospital that the place of a draft has to name and does not, where only a street, a village or a town was told. Which is asked once. */
export function unnamedPlace(draft: Draft, policy: Policy): NamedPlace | undefined {
  const place = draft.facts.place;
  const names = categoryOf(draft, policy)?.facts.find(({ id }) => id === 'place')?.names;
  if (!names || draft.kind !== 'complaint') return undefined;
  if (place?.value.kind !== 'place' || place.uncertain || place.value.outside || place.value.lat !== undefined)
    return undefined;
  if (!isOnlyWhere(place.value) || hasAnyOf(place.value.text, names.words)) return undefined;
  const stories = draft.words.filter(({ story }) => story);
  const isNamed = stories.some(({ text }) => isNumbered(text, names.words) || hasAnyOf(text, names.unless));
  return isNamed ? undefined : names;
}

/**
 * What is still to be asked, in order; never what is known. Ends with `check` always.
 * The list only gets shorter while questions are answered: a name is counted until it is known not to be needed.
 */
export function outstanding(draft: Draft, policy: Policy): readonly Question[] {
  const list: Question[] = [];
  if (!hasStory(draft)) list.push('story');
  const category = categoryOf(draft, policy);
  if (!category) list.push('category');
  else if (draft.kind === 'complaint') {
    for (const { id, optional } of category.facts) {
      if (draft.facts[id]?.among || (id === 'place' && isTownOpen(draft, policy))) list.push('area');
      else if (id === 'place' && (isTooCoarse(draft, category, policy) || unnamedPlace(draft, policy)))
        list.push('spot');
      if (draft.facts[id] || (optional && draft.skipped.includes(id))) continue;
      list.push(`fact:${id}`);
    }
  }
  if (category && !evidenceComplete(draft, policy)) list.push('evidence');
  if (!draft.switches) list.push('switches', ...(draft.name === null ? (['name'] as const) : []));
  else if (!draft.switches.anonymous && draft.name === null) list.push('name');
  list.push('check');
  return list;
}

/** Facts that may be skipped, when nothing else is missing; empty otherwise. */
export function optionalLeft(draft: Draft, policy: Policy): readonly string[] {
  const left = outstanding(draft, policy).filter((question) => question !== 'check');
  const optional = new Set(categoryOf(draft, policy)?.facts.flatMap(({ id, optional }) => (optional ? [id] : [])));
  const ids = left.map((question) => question.replace(/^fact:/, ''));
  return left.every((question) => question.startsWith('fact:')) && ids.every((id) => optional.has(id)) ? ids : [];
}

/** The question to ask now: the row being changed, else the first that is missing. */
export function nextQuestion(draft: Draft, policy: Policy): Question {
  return (draft.editing as Question | null) ?? outstanding(draft, policy)[0] ?? 'check';
}

/** How many questions are left before the summary; undefined while that can not be known. */
export const remaining = (draft: Draft, policy: Policy): number | undefined =>
  categoryOf(draft, policy) && !draft.editing ? outstanding(draft, policy).length - 1 : undefined;
