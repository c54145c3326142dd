import { localDate } from '../../calendar/local.ts';
import type { PlaceValue } from '../../facts.ts';
import { isLaughter } from '../../language/asking.ts';
import { asksWhereToReport } from '../../language/asks-about.ts';
import { withHabit } from '../../language/dates.ts';
import { plainWords } from '../../language/tidy.ts';
import { isThanks } from '../../language/words.ts';
import { lexiconOf } from '../../understanding/compile.ts';
import { keywordIn } from '../../understanding/keyword.ts';
import { sameNear } from '../../understanding/near.ts';
import { CATEGORY_OFFERED, CATEGORY_SURE, FACT_SURE, stanceOf } from '../../understanding/sure.ts';
import { habitIn } from '../../understanding/time/habit.ts';
import { listen } from '../../understanding/understand.ts';
import type { Near, Understood } from '../../understanding/understood.ts';
import { WORDS_MAX, withWords } from '../draft/kept-words.ts';
import { placeGiven } from '../draft/place-given.ts';
import { categoryOf } from '../draft/plan.ts';
import type { Draft, DraftFact } from '../talk/draft.ts';
import type { Scene } from '../talk/scene.ts';

/** An answer longer than what was read from it by more than this tells something besides, and belongs to the story. */
export const MORE_THAN_ANSWER_CHARS = 25;
/** Thanks in more words than this may be about something. */
const SMALL_TALK_WORDS_MAX = 4;

/** A greeting less sure than this may be an answer: "ada 6 orang". */
const GREETING_SURE = 0.5;

/** From this share of a text on, what was read of it is all that it says. */
const WHOLE_SHARE = 0.7;

/** Whether what was read, at a span of a text, is (nearly) all that it says. */
export const tellsOnly = (words: string, span: readonly [number, number] | undefined): boolean =>
  span !== undefined && span[1] - span[0] >= words.trim().length * WHOLE_SHARE;

/** A message's words with what they tell. */
export interface Said {
  readonly text: string;
  readonly at: number;
  readonly messageId?: string;
  /** Forwarded, or quoting somebody. */
  readonly passedOn?: true;
}

/** Words with a mark where they quote somebody: the desk sees whose they are. */
export const withQuotes = (said: Said, { forwarded, quoted }: Understood): Said =>
  forwarded || quoted.length > 0 ? { ...said, passedOn: true } : said;

/** What is known already of where it is, or whose desk is written to: decides between places that share a name. */
function nearOf({ talk: { draft }, policy }: Scene, text: string): Near | undefined {
  const place = draft?.facts.place?.value;
  if (place?.kind === 'place') {
    const { lat, lon, regency } = place;
    if (lat !== undefined && lon !== undefined) return { lat, lon };
    if (regency !== undefined) return { regency };
  }
  const keyword = draft?.keyword ?? keywordIn(text, lexiconOf(policy));
  const regency = keyword && policy.desks.find(({ keywords }) => keywords.includes(keyword))?.regency;
  return regency ? { regency } : undefined;
}

/** Reads a text with the question in mind that was just asked; what is asked again in the same turn was read before. */
export function read(scene: Scene, text: string, asked?: string): Understood {
  const near = nearOf(scene, text);
  const about = scene.talk.draft?.category ?? undefined;
  const before = scene.readings.filter((each) => each.text === text);
  const known = before.find((each) => each.asked === asked && each.about === about && sameNear(each.near, near));
  if (known) return known.understood;
  const { policy, turn } = scene;
  const understood = listen(
    { text, now: turn.now, zone: policy.zone, policy, near, asked, about },
    before[0]?.understood,
  );
  scene.readings.push({ text, asked, about, near, understood });
  return understood;
}

/** Keeps words, up to the limit; tells kindly when they were longer. */
export function keepWords(scene: Scene, said: Said, story: boolean): void {
  const text = said.text.length > WORDS_MAX ? said.text.slice(0, WORDS_MAX).replace(/[\uD800-\uDBFF]$/, '') : said.text;
  if (text !== said.text) scene.tell('textCut', WORDS_MAX.toLocaleString('id-ID'));
  scene.change((draft) => {
    // What is said once more tells nothing new of what happened.
    const isNew = !draft.words.some((each) => each.story && each.text === text);
    return { ...draft, words: withWords(draft.words, { ...said, text, story: story && isNew }) };
  });
}

/** A greeting, thanks or laughter and nothing else: no answer to anything, and no part of what happened. */
export function isSmallTalk(understood: Understood, text: string): boolean {
  if (understood.links.length > 0 || understood.place || understood.when || understood.category) return false;
  const { value, confidence } = understood.kind;
  return (
    (value === 'greeting' && confidence >= GREETING_SURE && !habitIn(text)) ||
    isLaughter(text) ||
    isThanks(text) ||
    (value === 'praise' && text.trim().split(/\s+/).length <= SMALL_TALK_WORDS_MAX)
  );
}

/** Whether a few words tell nothing that could be a part of what happened: "salah tulis", "nih". They are a remark. */
export const tellsLittle = ({ kind, category, place, when, links }: Understood, text: string): boolean =>
  text.trim().length <= MORE_THAN_ANSWER_CHARS &&
  kind.value !== 'complaint' &&
  !place &&
  !when &&
  links.length === 0 &&
  (category?.confidence ?? 0) < CATEGORY_OFFERED;

/** Has facts, category or switches by their ids read back above the next question. */
export const readBack = (scene: Scene, ids: readonly string[]): void =>
  scene.noted(ids.map((id) => (NO_FACTS.has(id) ? id : `fact:${id}`)));

/** Has all that is known read back. */
export function readBackAll(scene: Scene): void {
  const { category, facts, evidence } = scene.draft();
  scene.show = true;
  scene.noted([
    ...(category ? ['category'] : []),
    ...Object.keys(facts).map((id) => `fact:${id}`),
    ...['story', 'name', 'switches'],
    ...(evidence.length > 0 ? ['evidence'] : []),
  ]);
}

const merged = (old: DraftFact | undefined, place: PlaceValue): PlaceValue =>
  old?.value.kind === 'place' && old.value.lat !== undefined && place.lat === undefined
    ? { ...place, lat: old.value.lat, ...(old.value.lon === undefined ? {} : { lon: old.value.lon }) }
    : place;

/** Rows that are no facts of the policy. */
const NO_FACTS: ReadonlySet<string> = new Set(['category', 'switches', 'name']);

/** The facts a text gives, by id, that are not known yet (or come from the message being corrected). */
function factsIn(
  scene: Scene,
  understood: Understood,
  messageId: string | undefined,
  correcting: boolean,
): Record<string, DraftFact> {
  const draft = scene.draft();
  const from = messageId === undefined ? {} : { messageId };
  const free = (id: string) => !draft.facts[id] || (correcting && draft.facts[id]?.messageId === messageId);
  const found: Record<string, DraftFact> = {};
  const given = placeGiven(understood);
  const place = given && (free('place') || isNamedInFull(draft.facts.place, given)) ? given : undefined;
  if (place?.value.kind === 'place')
    found.place = { ...place, value: merged(draft.facts.place, place.value), uncertain: false, ...from };
  // What was only supposed, or not known for sure, gives way to what is told.
  const isOpen =
    free('time') || (draft.facts.time?.uncertain === true && !isSupposed(understood) && !understood.whenReported);
  const when = isOpen && !understood.despair ? understood.when : undefined;
  if (when && when.confidence >= FACT_SURE)
    found.time = {
      value: withHabit(when.value, understood.facts.time?.value ?? ''),
      uncertain: isSupposed(understood) || understood.whenReported,
      ...from,
    };
  // Danger now is now, unless something else is said: nobody beside a fire is asked for the date.
  else if (understood.emergency && !understood.despair && !when && free('time')) {
    const day = localDate(scene.turn.now, scene.policy.zone);
    found.time = { value: { kind: 'time', text: scene.say.now(), from: day, to: day }, uncertain: true, ...from };
  } else if (understood.facts.time && free('time'))
    found.time = { value: { kind: 'time', text: understood.facts.time.value }, uncertain: false, ...from };
  for (const [id, guess] of Object.entries(understood.facts))
    if (guess.confidence >= FACT_SURE && free(id) && id !== 'place' && id !== 'time')
      found[id] = { value: { kind: 'text', text: guess.value }, uncertain: false, ...from };
  return found;
}

/** Whether a place is named in full of which only a part was told, and lies nowhere yet: "samsat martapura" after "samsat". */
const isNamedInFull = (before: DraftFact | undefined, given: Pick<DraftFact, 'value'>): boolean =>
  before?.value.kind === 'place' &&
  given.value.kind === 'place' &&
  before.value.regency === undefined &&
  given.value.regency !== undefined &&
  ` ${plainWords(given.value.text)} `.includes(` ${plainWords(before.value.text)} `);

/** Whether the time of a text is only that danger is told as if it were now. */
export const isSupposed = ({ when, emergency }: Understood): boolean =>
  when?.span !== undefined &&
  emergency !== undefined &&
  when.span[0] === emergency.span[0] &&
  when.span[1] === emergency.span[1];

/** The category of a text, where it is clear enough to be taken. */
function sureCategory({ category, categories }: Understood): string | undefined {
  const stance = stanceOf(category?.confidence, categories.length, CATEGORY_SURE);
  return stance === 'silent' || stance === 'read-back' ? category?.value : undefined;
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
  // Whoever does not want to live tells no day and no category with that, unless a trouble is told beside it.
  if (understood.despair && (understood.category?.confidence ?? 0) < CATEGORY_SURE) return [];
  const draft = scene.draft();
  const news: string[] = [];
  const next: { -readonly [K in keyof Draft]: Draft[K] } = { ...draft };

  if (!draft.keyword && understood.keyword) next.keyword = understood.keyword;
  // What it is, its first message says; a question in an answer makes no question of a complaint.
  if (draft.words.length <= 1 && draft.words.every((words) => words.messageId === messageId)) {
    const { kind } = understood;
    if (kind.value === 'question' && draft.words.some(({ text }) => asksWhereToReport(text))) {
      if (draft.kind === 'complaint') scene.tell('aboutWhere');
    } else if ((kind.value === 'aspiration' || kind.value === 'question') && kind.confidence >= CATEGORY_SURE)
      next.kind = kind.value;
    if (next.kind === 'question' && draft.kind !== 'question') scene.tell('questionTaken');
  }

  const sure = draft.category ? undefined : sureCategory(understood);
  if (sure && scene.policy.categories.some(({ id }) => id === sure)) {
    next.category = sure;
    news.push('category');
  } else if (!draft.category) {
    const offered = [understood.category, ...understood.categories].flatMap((guess) =>
      guess && guess.confidence >= CATEGORY_OFFERED ? [guess.value] : [],
    );
    if (offered.length > 0) next.categories = [...new Set([...offered, ...draft.categories])].slice(0, 6);
  }

  const found = factsIn(scene, understood, messageId, correcting);
  if (Object.keys(found).length > 0) {
    next.facts = { ...draft.facts, ...found };
    news.push(...Object.keys(found));
  }
  const { anonymous, secret } = draft.switches ? {} : understood.wants;
  if (anonymous) {
    next.switches = { anonymous: true, secret: secret ?? false };
    news.push('switches');
  }
  const { ownName } = understood;
  if (ownName && draft.name === null && !next.switches?.anonymous) {
    next.name = ownName.name;
    next.nameFrom = messageId ?? null;
    news.push('name');
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
