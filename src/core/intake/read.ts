import type { PlaceValue } from '../facts.ts';
import { CATEGORY_OFFERED, CATEGORY_SURE, FACT_SURE, stanceOf } from '../understanding/sure.ts';
import { understand } from '../understanding/understand.ts';
import type { Understood } from '../understanding/understood.ts';
import { categoryOf } from './plan.ts';
import type { Scene } from './scene.ts';
import type { Draft, DraftFact } from './talk.ts';

/** Longest text kept of one message, in characters; far more than anybody types. */
export const WORDS_MAX = 20_000;

/** A message's words with what they tell. */
export interface Said {
  readonly text: string;
  readonly at: number;
  readonly messageId?: string;
}

/** Reads a text with the question in mind that was just asked. */
export const read = (scene: Scene, text: string, asked?: string): Understood =>
  understand({
    text,
    now: scene.turn.now,
    zone: scene.policy.zone,
    policy: scene.policy,
    ...(asked === undefined ? {} : { asked }),
  });

/** Keeps words, up to the limit; tells kindly when they were longer. */
export function keepWords(scene: Scene, said: Said, story: boolean): void {
  const text = said.text.length > WORDS_MAX ? said.text.slice(0, WORDS_MAX).replace(/[\uD800-\uDBFF]$/, '') : said.text;
  if (text !== said.text) scene.tell('textCut', WORDS_MAX.toLocaleString('id-ID'));
  scene.change((draft) => ({ ...draft, words: [...draft.words, { ...said, text, story }] }));
}

const merged = (old: DraftFact | undefined, place: PlaceValue): PlaceValue =>
  old?.value.kind === 'place' && old.value.lat !== undefined && place.lat === undefined
    ? { ...place, lat: old.value.lat, ...(old.value.lon === undefined ? {} : { lon: old.value.lon }) }
    : place;

/** The facts a text gives, by id, that are not known yet (or come from the message being corrected). */
function factsIn(
  draft: Draft,
  understood: Understood,
  messageId: string | undefined,
  correcting: boolean,
): Record<string, DraftFact> {
  const from = messageId === undefined ? {} : { messageId };
  const free = (id: string) => !draft.facts[id] || (correcting && draft.facts[id]?.messageId === messageId);
  const found: Record<string, DraftFact> = {};
  const { place, when } = understood;
  if (place && place.confidence >= FACT_SURE && free('place'))
    found.place = { value: merged(draft.facts.place, place.value), uncertain: false, ...from };
  if (when && when.confidence >= FACT_SURE && free('time'))
    found.time = { value: when.value, uncertain: false, ...from };
  for (const [id, guess] of Object.entries(understood.facts))
    if (guess.confidence >= FACT_SURE && free(id) && id !== 'place' && id !== 'time')
      found[id] = { value: { kind: 'text', text: guess.value }, uncertain: false, ...from };
  return found;
}

/**
 * Takes whatever a text tells into the draft: category, facts, switches, kind, keyword. Never overwrites what is known,
 * unless the text corrects the message that the fact came from.
 * @returns the ids of what is new, for reading back
 */
export function takeIn(
  scene: Scene,
  understood: Understood,
  messageId?: string,
  correcting = false,
): readonly string[] {
  scene.warn(understood);
  const draft = scene.draft();
  const news: string[] = [];
  const next: { -readonly [K in keyof Draft]: Draft[K] } = { ...draft };

  if (understood.keyword && !draft.keyword) next.keyword = understood.keyword;
  const { kind } = understood;
  if (
    draft.words.length === 0 &&
    (kind.value === 'aspiration' || kind.value === 'question') &&
    kind.confidence >= CATEGORY_SURE
  )
    next.kind = kind.value;

  const stance = stanceOf(understood.category?.confidence, understood.categories.length, CATEGORY_SURE);
  const sure = stance === 'silent' || stance === 'read-back' ? understood.category?.value : undefined;
  if (sure && !draft.category && scene.policy.categories.some(({ id }) => id === sure)) {
    next.category = sure;
    news.push('category');
  } else if (!draft.category) {
    const offered = [understood.category, ...understood.categories].flatMap((guess) =>
      guess && guess.confidence >= CATEGORY_OFFERED ? [guess.value] : [],
    );
    if (offered.length > 0) next.categories = [...new Set([...offered, ...draft.categories])].slice(0, 6);
  }

  const found = factsIn(draft, understood, messageId, correcting);
  if (Object.keys(found).length > 0) {
    next.facts = { ...draft.facts, ...found };
    news.push(...Object.keys(found));
  }
  const { anonymous, secret } = understood.wants;
  if (!draft.switches && anonymous) {
    next.switches = { anonymous: true, secret: secret ?? false };
    news.push('switches');
  }
  if (
    news.length > 0 ||
    next.keyword !== draft.keyword ||
    next.kind !== draft.kind ||
    next.categories !== draft.categories
  )
    scene.change(() => next);
  return news;
}

/** Wishes and questions that fit nowhere are not asked for a category: the desk sorts them. */
export function settleCategory(scene: Scene): void {
  const draft = scene.talk.draft;
  if (!draft || draft.kind === 'complaint' || categoryOf(draft, scene.policy)) return;
  const guess = draft.categories[0] ?? 'other';
  scene.set({ draft: { ...draft, category: guess } });
}
