import { localDate } from '../../calendar/local.ts';
import type { ComplaintCode } from '../../complaint/code.ts';
import { keysAround, nearness } from '../../complaint/near.ts';
import type { Looks, PlaceValue, TimeValue } from '../../facts.ts';
import { samenessIn } from '../../language/wishes.ts';
import { numberOf } from '../../language/words.ts';
import type { Policy } from '../../policy/policy.ts';
import type { ConversationRow } from '../../store/port/steps.ts';
import type { NearComplaint, Store } from '../../store/port/store.ts';
import type { Heard } from '../../turn.ts';
import { categoryOf } from '../draft/plan.ts';
import type { AlikeFound, AlikeOffered } from '../talk/alike-shape.ts';
import type { CardBody, MakeChoice } from '../talk/card-body.ts';
import type { Draft } from '../talk/draft.ts';
import { migrateTalk } from '../talk/migrate.ts';
import { INTERRUPTIONS } from '../talk/question.ts';
import type { Scene } from '../talk/scene.ts';
import type { Talk } from '../talk/talk.ts';
import { focusOf } from '../talk/wishes.ts';

/**
 * Others may have reported the same: once for a draft, when its category, place and time are known, up to three complaints are shown with what a
 * stranger may know of them. "Sama" links the draft to one of them, "beda" goes on; whoever just goes on telling is not held up.
 */

/** Complaints that are opened to be compared, and those that are shown. */
const COMPARED_MAX = 50;
const OFFERED_MAX = 3;
/** Pictures of a draft that are looked for. */
const PICTURES_MAX = 5;
/** Distances are told roughly: nobody learns where exactly another one is. */
const METRES_STEP = 50;
const DAY_MS = 86_400_000;

/** The draft that is ready to be compared; undefined for most turns, at the price of a few comparisons. */
function readyDraft(talk: Talk | null, heard: readonly Heard[], policy: Policy) {
  const draft = talk?.draft;
  const place = draft?.facts.place?.value;
  if (!draft || draft.alike || draft.editing || draft.kind !== 'complaint' || place?.kind !== 'place') return undefined;
  const category = categoryOf(draft, policy);
  if (!category?.joinable || policy.facts.place?.sealed) return undefined;
  if (draft.facts.place?.among) return undefined;
  const timeless = category.facts.some(({ id, optional }) => id === 'time' && !optional) && !draft.facts.time;
  const spoken = heard.some(({ row: { message } }) => message.private && message.content.kind !== 'event');
  return timeless || !spoken ? undefined : { draft, category: category.id, place };
}

const looksOf = (draft: Draft, heard: readonly Heard[]): readonly Looks[] =>
  [
    ...draft.evidence.map(({ file }) => file),
    ...heard.map(({ media }) => (media?.ok ? media.file : undefined)),
  ].flatMap((file) => file?.looks ?? []);

/** Reads what may be about the same as the draft in hand, when the time for it has come and never again for this draft. */
export async function lookForAlike(
  near: Store<unknown>['near'],
  policy: Policy,
  row: ConversationRow<Talk>,
  heard: readonly Heard[],
  now: Date,
): Promise<AlikeFound | undefined> {
  const ready = readyDraft(row.talk && migrateTalk(row.talk), heard, policy);
  if (!ready) return undefined;
  const { draft, category, place } = ready;
  const keys = keysAround(category, place, policy.duplicates.metres);
  const looks = looksOf(draft, heard).slice(0, PICTURES_MAX);
  const found = keys.length + looks.length > 0 ? await near({ keys, looks, limit: COMPARED_MAX }) : [];
  const others = found.filter(({ conversation }) => conversation !== row.id);
  const time = draft.facts.time?.value;
  const own = { category, place, ...(time?.kind === 'time' ? { time } : {}) };
  return { draft: draft.id, category, place, offered: offeredOf(own, others, policy, now) };
}

/** Calendar days between two times of one or more days; 0 where they touch, or one is not known. */
function daysApart(one: TimeValue | undefined, other: TimeValue | undefined): number {
  if (one?.from === undefined || other?.from === undefined) return 0;
  const [first, second] = one.from <= other.from ? [one, other] : [other, one];
  const gap = Date.parse(second.from ?? '') - Date.parse(first.to ?? first.from ?? '');
  return Math.max(0, gap / DAY_MS);
}

/** Which of the complaints found are offered, the likeliest first. */
export function offeredOf(
  own: { readonly category: string; readonly place: PlaceValue; readonly time?: TimeValue },
  found: readonly NearComplaint[],
  policy: Policy,
  now: Date,
): readonly AlikeOffered[] {
  const { days, metres, closedDays } = policy.duplicates;
  const isRecent = (at: Date, within: number) => now.getTime() - at.getTime() <= within * DAY_MS;
  const offered = new Map<ComplaintCode, AlikeOffered>();
  for (const each of found) {
    if (each.kind !== 'complaint' || each.category !== own.category) continue;
    if (each.status === 'rejected' || each.status === 'archived') continue;
    if (each.status === 'closed' && !isRecent(each.endedAt ?? each.submittedAt, closedDays)) continue;
    if (!isRecent(each.submittedAt, days) || daysApart(own.time, each.time) > days) continue;
    const near = each.place && nearness(own.place, each.place, metres);
    if (!near && !each.samePicture) continue;
    const code = each.duplicateOf ?? each.code;
    if (offered.has(code)) continue;
    const { district, regency } = each.place ?? {};
    offered.set(code, {
      code,
      at: each.submittedAt.getTime(),
      status: each.status,
      ...(near?.name === undefined ? {} : { name: near.name }),
      ...(district === undefined ? {} : { district }),
      ...(regency === undefined ? {} : { regency }),
      ...(near?.metres === undefined
        ? {}
        : { metres: Math.max(METRES_STEP, Math.round(near.metres / METRES_STEP) * METRES_STEP) }),
      ...(each.samePicture ? { picture: true as const } : {}),
    });
  }
  // Two that look the same to a stranger are one choice: the older.
  const shown = new Map<string, AlikeOffered>();
  for (const each of [...offered.values()].sort((a, b) => b.at - a.at)) {
    const { code: _, at, ...seen } = each;
    shown.set(JSON.stringify({ ...seen, day: localDate(new Date(at), policy.zone) }), each);
  }
  const far = metres * 2;
  const rank = ({ picture, metres: apart = far }: AlikeOffered) => (picture ? -1 : apart);
  return [...shown.values()].sort((a, b) => rank(a) - rank(b) || b.at - a.at).slice(0, OFFERED_MAX);
}

const samePlace = (one: PlaceValue, other: PlaceValue | undefined): boolean =>
  one.text === other?.text && one.regency === other.regency && one.lat === other.lat && one.lon === other.lon;

/** What was found for the draft as it still is, and was not told yet. */
function foundFor(scene: Scene): AlikeFound | undefined {
  const found = scene.turn.sight?.alike;
  const { draft } = scene.talk;
  const place = draft?.facts.place?.value;
  const fits =
    found &&
    draft?.id === found.draft &&
    !draft.alike &&
    draft.category === found.category &&
    place?.kind === 'place' &&
    samePlace(found.place, place);
  return fits ? found : undefined;
}

function offer(scene: Scene, offered: readonly AlikeOffered[], sends: boolean): void {
  const draft = scene.draft();
  scene.set({ draft: { ...draft, alike: { offered, ...(sends ? { sends } : {}) } } });
  if (offered.length === 0) return;
  scene.set({ question: 'alike' });
  scene.show = true;
}

/** Offers what was found, unless something else is being settled just now: then it is looked for again. */
export function offerAlike(scene: Scene): void {
  const found = foundFor(scene);
  if (!found) return;
  const { question, draft } = scene.talk;
  const busy = (question && INTERRUPTIONS.has(question)) || focusOf(scene.talk) || draft?.editing;
  if (found.offered.length > 0 && (busy || scene.rests || scene.page || scene.wentBack)) return;
  offer(scene, found.offered, false);
}

/** Whoever goes on telling instead of answering is not held up. */
export function passAlike(scene: Scene, before: Talk): void {
  const { question, draft } = scene.talk;
  if (before.question === 'alike' && question === 'alike' && draft !== before.draft) scene.set({ question: null });
}

/** The same, just before sending; the answer sends then. @returns whether there is something to answer first */
export function offerBeforeSending(scene: Scene): boolean {
  const found = foundFor(scene);
  if (!found || found.offered.length === 0) return false;
  offer(scene, found.offered, true);
  return true;
}

/** What follows an answer: the draft goes on, or goes out when that was wanted. */
export type AlikeAnswer = 'goes-on' | 'sends' | undefined;

/**
 * Links the draft to a complaint that was offered, or to none.
 * @param which index of the one that is the same; `none`: it is another matter
 * @returns undefined for what was not offered
 */
export function answerAlike(scene: Scene, which: number | 'none'): AlikeAnswer {
  const { draft } = scene.talk;
  const alike = draft?.alike;
  const chosen = which === 'none' ? undefined : alike?.offered[which];
  if (!draft || !alike || alike.offered.length === 0 || (which !== 'none' && !chosen)) return undefined;
  const { offered, sends } = alike;
  scene.set({ draft: { ...draft, alike: { offered, ...(chosen ? { joined: chosen.code } : {}) } }, question: null });
  if (chosen) scene.tell(sends ? 'alikeFollowed' : 'alikeJoined');
  scene.show = true;
  return sends ? 'sends' : 'goes-on';
}

/** Reads "sama", "beda", or a number of the list. Undefined: the text says something else. */
export function alikeInWords(scene: Scene, text: string): string | undefined {
  const number = numberOf(text);
  if (number !== undefined && number <= (scene.talk.draft?.alike?.offered.length ?? 0)) return `same:${number - 1}`;
  const said = samenessIn(text);
  return said === 'same' ? 'same:0' : said;
}

/** The complaints that are offered, and what becomes of the citizen's own. */
export function askAlike(scene: Scene, choice: MakeChoice): CardBody {
  const { say, policy } = scene;
  const { draft, language } = scene.talk;
  const offered = draft?.alike?.offered ?? [];
  const short = policy.categories.find(({ id }) => id === draft?.category)?.short[language] ?? '';
  const day = (at: Date) => Date.parse(localDate(at, policy.zone)) / DAY_MS;
  const lines = offered.map((each, index) => {
    const parts = [
      short,
      [each.name, each.district, each.regency].filter((part, at, all) => part && all.indexOf(part) === at).join(', '),
      each.metres === undefined ? '' : say.alikeMetres({ n: each.metres }),
      each.picture ? say.alikePicture() : '',
      say.alikeAge({ days: day(scene.turn.now) - day(new Date(each.at)) }),
      each.status === 'asked' ? say.alikeAsked() : say[`status_${each.status}`](),
    ];
    return `${offered.length > 1 ? `${index + 1}.` : '•'} ${parts.filter(Boolean).join(' · ')}`;
  });
  const same = offered.map((_, index) => [
    choice(`same:${index}`, offered.length > 1 ? say.buttonSameAs({ n: index + 1 }) : say.buttonSame()),
  ]);
  return {
    title: say.askAlike({ n: offered.length }),
    lines: [...lines, `\n${say.whyAlike()}`],
    rows: [
      ...same,
      [choice('other', say.buttonOtherMatter())],
      ...(draft?.alike?.joined ? [[choice('keep', say.buttonKeep())]] : []),
    ],
  };
}
