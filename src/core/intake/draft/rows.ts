import type { Evidence, EvidenceKind, FactValue } from '../../facts.ts';
import { momentInFull, timeInFull } from '../../language/dates.ts';
import { LANGUAGES, type Language } from '../../language/language.ts';
import { SENTENCES } from '../../language/sentences.ts';
import type { Policy } from '../../policy/policy.ts';
import { withoutKeyword } from '../../understanding/keyword.ts';
import type { Draft } from '../talk/draft.ts';
import type { Question } from '../talk/question.ts';
import { categoryOf, factOf } from './plan.ts';

/** A row of the summary: what it is called, what is known, which question changes it. */
export interface Row {
  readonly question: Question;
  readonly label: string;
  readonly value: string;
}

/** Longest excerpt of the story in a summary, in characters. */
const EXCERPT_MAX = 280;

/** The words that tell what happened, as one text, without the desk's keyword; a line for each message unless told otherwise. */
export const storyOf = (draft: Draft, between = '\n'): string =>
  draft.words
    .filter(({ story }) => story)
    .map(({ text }) => (draft.keyword === null ? text : withoutKeyword(text, draft.keyword)))
    .filter((text) => text !== '')
    .join(between);

/** Cuts at a word, with an ellipsis; never inside a surrogate pair. */
export function excerpt(text: string, max = EXCERPT_MAX): string {
  const line = (/\s\s|[^\S ]/.test(text) ? text.replace(/\s+/g, ' ') : text).trim();
  if (line.length <= max) return line;
  const cut = line.slice(0, max).replace(/[\uD800-\uDBFF]$/, '');
  const space = cut.lastIndexOf(' ');
  return `${space > max / 2 ? cut.slice(0, space) : cut}…`;
}

/** Whether a fact is noted as not known, in whatever language that was said. */
export const isUnknown = ({ text }: FactValue): boolean =>
  LANGUAGES.some((language) => SENTENCES[language].buttonUnknown() === text);

/** A fact's value read back in full. */
export function valueInFull(value: FactValue, zone: string, language: Language): string {
  if (isUnknown(value)) return SENTENCES[language].buttonUnknown();
  if (value.kind === 'time') return timeInFull(value, zone, language);
  if (value.kind === 'text') return excerpt(value.text, 120);
  const say = SENTENCES[language];
  // A spot on the map is called as it was when it was sent.
  const text = LANGUAGES.reduce((told, each) => told.replace(SENTENCES[each].pin(), () => say.pin()), value.text);
  const where = [excerpt(text, 120)];
  const known = text.toLowerCase();
  for (const part of [value.district, value.regency]) {
    if (part && !known.includes(part.toLowerCase())) where.push(part);
  }
  const pin = value.lat !== undefined && !text.includes(say.pin()) ? ` (${say.pin()})` : '';
  return where.filter(Boolean).join(', ') + pin;
}

const COUNTED = {
  photo: 'photos',
  video: 'videos',
  document: 'documents',
  voice: 'voices',
  link: 'links',
  chronology: 'chronologies',
} as const satisfies Record<EvidenceKind, string>;

/** "2 foto, 1 dokumen". */
export function countedKinds(kinds: Readonly<Partial<Record<EvidenceKind, number>>>, language: Language): string {
  const say = SENTENCES[language];
  return (Object.keys(COUNTED) as EvidenceKind[])
    .filter((kind) => kinds[kind])
    .map((kind) => say[COUNTED[kind]]({ n: kinds[kind] ?? 0 }))
    .join(', ');
}

/** How many pieces there are of each kind. */
export function countKinds(evidence: readonly Evidence[]): Partial<Record<EvidenceKind, number>> {
  const count: Partial<Record<EvidenceKind, number>> = {};
  for (const { kind } of evidence) count[kind] = (count[kind] ?? 0) + 1;
  return count;
}

/**
 * The rows of the summary, in the order they were asked.
 * @param only questions whose rows are wanted; absent: all
 */
export function rowsOf(draft: Draft, policy: Policy, language: Language, only?: readonly string[]): readonly Row[] {
  const wants = (question: Question): boolean => only?.includes(question) ?? true;
  const say = SENTENCES[language];
  const category = categoryOf(draft, policy);
  const rows: Row[] = [];
  if (category && wants('category'))
    rows.push({ question: 'category', label: say.rowCategory(), value: category.name[language] });
  if (wants('story')) {
    const story = excerpt(storyOf(draft, ' · '));
    rows.push({ question: 'story', label: say.rowStory(), value: story ? `“${story}”` : say.voiceStory() });
  }
  const order = category && draft.kind === 'complaint' ? category.facts.map(({ id }) => id) : [];
  const ids = [...order, ...Object.keys(draft.facts).filter((id) => !order.includes(id))];
  for (const id of ids) {
    if (!wants(`fact:${id}`)) continue;
    const label = factOf(policy, category, id)?.label[language];
    const fact = draft.facts[id];
    if (!label) continue;
    const value = fact
      ? valueInFull(fact.value, policy.zone, language) +
        (fact.uncertain && !isUnknown(fact.value) ? ` ${say.uncertain()}` : '')
      : say.rowEmpty();
    rows.push({ question: `fact:${id}`, label, value });
  }
  if (wants('evidence') && (draft.kind === 'complaint' || draft.evidence.length > 0))
    rows.push({
      question: 'evidence',
      label: say.rowEvidence(),
      value: countedKinds(countKinds(draft.evidence), language) || say.rowEmpty(),
    });
  if (draft.alike?.joined && wants('alike'))
    rows.push({ question: 'alike', label: say.rowAlike(), value: say.valueJoined() });
  if (draft.switches) {
    const { anonymous, secret } = draft.switches;
    if (wants('switches'))
      rows.push({
        question: 'switches',
        label: say.rowIdentity(),
        value: `${anonymous ? say.valueAnonymous() : say.valueNamed()}; ${say.rowSecret().toLowerCase()} ${secret ? say.valueSecret() : say.valuePublic()}`,
      });
  }
  const named = draft.switches ? !draft.switches.anonymous : draft.name !== null;
  if (named && wants('name'))
    rows.push({ question: 'name', label: say.rowName(), value: draft.name ?? say.rowEmpty() });
  return rows;
}

/** A draft in one or two lines, to recognise it after days. */
export function draftInBrief(draft: Draft, policy: Policy, language: Language): string {
  const category = categoryOf(draft, policy);
  const place = draft.facts.place?.value;
  const files = countedKinds(countKinds(draft.evidence), language);
  return (
    [category?.name[language], place && excerpt(place.text, 60), files].filter(Boolean).join(' · ') ||
    excerpt(storyOf(draft), 80) ||
    momentInFull(new Date(draft.startedAt), policy.zone, language)
  );
}
