import type { ComplaintCode } from '../../complaint/code.ts';
import { nearKeys } from '../../complaint/near.ts';
import { routeDesk } from '../../complaint/routing.ts';
import { calendarOf } from '../../desk/clock/calendar.ts';
import { timing } from '../../desk/clock/clock.ts';
import { desksAbove } from '../../desk/rights/tree.ts';
import { deskName } from '../../desk/scene/names.ts';
import type { Fact } from '../../facts.ts';
import { momentInFull } from '../../language/dates.ts';
import type { Span } from '../../message.ts';
import type { CategoryPolicy } from '../../policy/policy.ts';
import type { ComplaintMessage, NewComplaint } from '../../store/port/steps.ts';
import { listen } from '../../understanding/understand.ts';
import { covered, coverOf, ownNames } from '../draft/cover.ts';
import { categoryOf, evidenceComplete, outstanding } from '../draft/plan.ts';
import { draftInBrief, excerpt, storyOf } from '../draft/rows.ts';
import { inHand } from '../draft/waiting-files.ts';
import { withCode } from '../talk/album.ts';
import type { Draft } from '../talk/draft.ts';
import type { Filed } from '../talk/filed.ts';
import type { Scene } from '../talk/scene.ts';
import { FILED_MAX } from '../talk/talk.ts';
import { offerBeforeSending } from './alike.ts';

/** Facts of a draft as the complaint keeps them: the story is the description. */
function factsOf(draft: Draft, scene: Scene): Record<string, Fact> {
  const { say } = scene;
  const story =
    storyOf(draft) || (draft.evidence.some(({ kind }) => kind === 'voice') ? say.voiceStory() : say.photoStory());
  const facts: Record<string, Fact> = { description: { value: { kind: 'text', text: story }, uncertain: false } };
  for (const [id, { value, uncertain }] of Object.entries(draft.facts)) facts[id] = { value, uncertain };
  return facts;
}

const messagesOf = (draft: Draft): readonly ComplaintMessage[] =>
  draft.words.map(({ at, text, passedOn }) => ({
    at: new Date(at),
    from: 'citizen' as const,
    text,
    ...(passedOn ? { passedOn } : {}),
  }));

/** Everything that was said in it, to see whom it names. */
const wordsOf = (draft: Draft): string =>
  [...draft.words.map(({ text }) => text), ...Object.values(draft.facts).map(({ value }) => value.text)].join('\n');

/** Whether what is told is a danger now, as its desk has to see it first. */
function isDanger(
  { turn, policy }: Scene,
  desk: string,
  category: string,
  facts: Readonly<Record<string, Fact>>,
): boolean {
  const text = facts.description?.value.text ?? '';
  return (
    listen({ text, now: turn.now, zone: calendarOf(policy, desk).zone, policy, about: category }).emergency !==
    undefined
  );
}

/** Longest place by which a filed complaint is recognised, in characters. */
const PLACE_SHOWN_CHARS = 60;

/** A draft with all that is needed to be sent. */
type Sendable = Draft & { readonly switches: NonNullable<Draft['switches']> };

/** The draft with its category, when nothing of it is missing: evidence least of all. */
function sendableOf({
  talk: { draft },
  policy,
}: Scene): { readonly draft: Sendable; readonly category: CategoryPolicy } | undefined {
  const category = draft && categoryOf(draft, policy);
  if (!draft?.switches || !category || !evidenceComplete(draft, policy)) return undefined;
  if (outstanding(draft, policy)[0] !== 'check') return undefined;
  return { draft: { ...draft, switches: draft.switches }, category };
}

/** The complaint as it is kept, and until when its desk has to act. */
function complaintOf(scene: Scene, draft: Sendable, category: CategoryPolicy): NewComplaint {
  const { policy, turn } = scene;
  const { desk, routedBy, excluded } = routeDesk(policy, {
    ...(draft.keyword === null ? {} : { keyword: draft.keyword }),
    ...(category.inspection ? { words: wordsOf(draft) } : {}),
  });
  const submitted = { at: turn.now, act: 'submit', to: 'submitted', desk, by: 'citizen' } as const;
  const { anonymous, secret } = draft.switches;
  const identity = anonymous ? scene.identity() : undefined;
  const place = draft.facts.place?.value;
  const head = draft.alike?.joined;
  const readable = covered(draft, coverOf(scene, anonymous));
  for (const [index, evidence] of readable.evidence.entries())
    if (evidence !== draft.evidence[index]) scene.effects.push({ do: 'keep-evidence', dossier: draft.id, evidence });
  // A secret one is nothing that others are told of, and only a complaint is what others follow.
  const isFindable = category.joinable && draft.kind === 'complaint' && !secret;
  const facts = factsOf(readable, scene);
  const emergency = isDanger(scene, desk, category.id, facts);
  const timed = { category: category.id, history: [submitted], emergency };
  const { deadline = turn.now, alertAt = null } = timing(timed, policy);
  return {
    code: turn.fresh.code,
    dossier: draft.id,
    kind: draft.kind,
    category: category.id,
    ...{ desk, routedBy, excluded, deadline, alertAt },
    ...(place?.kind === 'place' && place.regency ? { regency: place.regency } : {}),
    channel: turn.channel,
    switches: draft.switches,
    createdAt: new Date(draft.startedAt),
    submittedAt: turn.now,
    facts,
    reporter: anonymous ? null : { ...(draft.name ? { name: draft.name } : {}) },
    messages: messagesOf(readable),
    language: scene.talk.language,
    ...(identity ? { identity } : {}),
    ...(head ? { duplicateOf: head } : {}),
    ...(emergency ? { emergency } : {}),
    ...(isFindable && place?.kind === 'place' ? { near: nearKeys(category.id, place) } : {}),
  };
}

/** Tells the desk, and whoever watches the complaint that this one joins. */
function announce(
  { effects, policy }: Scene,
  code: ComplaintCode,
  desk: string,
  head: ComplaintCode | undefined,
): void {
  effects.push({
    do: 'announce',
    complaint: code,
    event: { to: 'desk', type: 'case', code, why: 'new' },
    key: `case:${code}:new`,
    desks: [desk, ...desksAbove(policy, desk)],
  });
  if (head)
    effects.push({
      do: 'announce',
      complaint: head,
      event: { to: 'desk', type: 'case', code: head, why: 'joined' },
      key: `case:${head}:joined:${code}`,
      desks: [],
      watchers: true,
      cluster: true,
    });
}

/** What the citizen leaves with: the code, who has it, until when, and where to look. @param next the draft that waited for this */
function filedPage(
  { policy, say, options, talk: { language } }: Scene,
  { code, desk, deadline, duplicateOf }: NewComplaint,
  next: Draft | null,
): Span[] {
  const page: Span[] = [
    { bold: say.filedTitle() },
    `\n${say.filedCode()}`,
    { code },
    `\n\n${say.filedDesk({ desk: deskName(policy, desk, language) })}`,
    `\n${say.filedNext()}`,
    `\n${say.filedDeadline({ moment: momentInFull(deadline, calendarOf(policy, desk).zone, language) })}`,
    `\n\n${say.filedStatus({ code })}`,
  ];
  if (options.publicUrl) {
    const url = `${options.publicUrl}/lacak/${code}`;
    page.push(`\n${say.filedTrack()}`, { link: url, url });
  }
  if (duplicateOf) page.push(`\n${say.filedJoined()}`);
  page.push(`\n${say.filedMore()}`);
  if (next) page.push(`\n\n${say.resumeOffer({ summary: draftInBrief(next, policy, language) })}`);
  return page;
}

/** Sends the complaint to its desk when nothing is missing. Otherwise the next question is asked. */
export function file(scene: Scene): void {
  const ready = sendableOf(scene);
  if (!ready) {
    scene.set({ question: null });
    scene.show = true;
    return;
  }
  if (offerBeforeSending(scene)) return;
  const { draft, category } = ready;
  const complaint = complaintOf(scene, draft, category);
  const { code, desk, duplicateOf } = complaint;
  scene.effects.push({ do: 'file', complaint });
  announce(scene, code, desk, duplicateOf);
  const place = draft.facts.place?.value;
  const where = place && excerpt(place.text, PLACE_SHOWN_CHARS);
  const names = ownNames(scene);
  const filed: Filed = {
    ...{ code, dossier: draft.id, category: category.id, at: scene.now },
    ...(where ? { place: where } : {}),
    ...(draft.switches.anonymous ? { anonymous: true, ...(names.length > 0 ? { names } : {}) } : {}),
  };
  scene.speakOf(filed);
  scene.pageAbout = code;
  const [next = null, ...shelf] = scene.talk.shelf;
  scene.set({
    ...{ draft: next && inHand(next), shelf, question: next ? 'resume' : null },
    filed: [filed, ...scene.talk.filed].slice(0, FILED_MAX),
    album: scene.talk.album && withCode(scene.talk.album, code),
  });
  scene.page = filedPage(scene, complaint, next);
}
