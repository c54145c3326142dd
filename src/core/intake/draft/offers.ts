import type { EvidenceKind } from '../../facts.ts';
import type { Sentences } from '../../language/sentences.ts';
import type { CategoryPolicy, Policy } from '../../policy/policy.ts';
import type { Draft } from '../talk/draft.ts';
import { categoryOf, evidenceComplete } from './plan.ts';

/** How many kinds are asked for at first; the rest are offered when the citizen has none of these. */
const FIRST_OFFER_KINDS = 2;

/**
 * What is offered one after the other to someone who has no evidence of the usual kind: the usual kinds, then whatever else
 * serves, then (where the category takes it) a written chronology with a witness. After the last the draft waits.
 */
export function offersOf(category: CategoryPolicy): readonly (readonly EvidenceKind[])[] {
  const files = category.evidence.kinds.filter((kind) => kind !== 'chronology');
  const offers: EvidenceKind[][] = [files.slice(0, FIRST_OFFER_KINDS), files.slice(FIRST_OFFER_KINDS)];
  if (category.evidence.kinds.includes('chronology')) offers.push(['chronology']);
  return offers.filter((kinds) => kinds.length > 0);
}

/** Whether every kind of evidence was offered in vain: the draft waits, and there is nothing to count down. */
export function evidenceWaits(draft: Draft, policy: Policy): boolean {
  const category = categoryOf(draft, policy);
  return category !== undefined && !evidenceComplete(draft, policy) && draft.offer >= offersOf(category).length;
}

const NAMES = {
  photo: 'kindPhoto',
  video: 'kindVideo',
  document: 'kindDocument',
  voice: 'kindVoice',
  link: 'kindLink',
  chronology: 'kindChronology',
} as const satisfies Record<EvidenceKind, keyof Sentences>;

/** "foto, video, atau dokumen". */
export function kindsInWords(kinds: readonly EvidenceKind[], say: Sentences): string {
  const names = kinds.map((kind) => say[NAMES[kind]]());
  const last = names.at(-1) ?? '';
  if (names.length < 2) return last;
  return `${names.slice(0, -1).join(', ')}${names.length > 2 ? ',' : ''} ${say.or()} ${last}`;
}
