import { deadline, routeDesk } from '../complaint/routing.ts';
import { desksAbove } from '../desk/tree.ts';
import type { Fact } from '../facts.ts';
import { momentInFull } from '../language/dates.ts';
import type { Span } from '../message.ts';
import type { ComplaintMessage } from '../store/steps.ts';
import { categoryOf, evidenceComplete, outstanding } from './plan.ts';
import { draftInBrief, storyOf } from './rows.ts';
import type { Scene } from './scene.ts';
import { deskName, deskZone } from './status.ts';
import { type Draft, FILED_MAX } from './talk.ts';

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
  draft.words.map(({ at, text }) => ({ at: new Date(at), from: 'citizen' as const, text }));

/**
 * Sends the complaint to its desk: only when nothing is missing, evidence least of all. Otherwise the next question is asked.
 */
export function file(scene: Scene): void {
  const { draft } = scene.talk;
  const { policy, say, turn } = scene;
  const category = draft && categoryOf(draft, policy);
  if (
    !draft ||
    !category ||
    !draft.switches ||
    !evidenceComplete(draft, policy) ||
    outstanding(draft, policy)[0] !== 'check'
  ) {
    scene.set({ question: null });
    scene.show = true;
    return;
  }
  const { desk, routedBy } = routeDesk(policy, draft.keyword === null ? {} : { keyword: draft.keyword });
  const due = deadline(policy, desk, turn.now);
  const place = draft.facts.place?.value;
  const { code } = turn.fresh;
  scene.effects.push({
    do: 'file',
    complaint: {
      code,
      dossier: draft.id,
      kind: draft.kind,
      category: category.id,
      desk,
      routedBy,
      ...(place?.kind === 'place' && place.regency ? { regency: place.regency } : {}),
      channel: turn.channel,
      switches: draft.switches,
      createdAt: new Date(draft.startedAt),
      submittedAt: turn.now,
      deadline: due.at,
      facts: factsOf(draft, scene),
      reporter: draft.switches.anonymous ? null : { ...(draft.name ? { name: draft.name } : {}) },
      messages: messagesOf(draft),
      language: scene.talk.language,
      excluded: [],
      alertAt: turn.now,
    },
  });
  scene.effects.push({
    do: 'announce',
    complaint: code,
    event: { to: 'desk', type: 'case', code, why: 'new' },
    key: `case:${code}:new`,
    desks: [desk, ...desksAbove(policy, desk)],
  });
  const album = scene.talk.album ? { ...scene.talk.album, code } : null;
  const filed = [{ code, dossier: draft.id, category: category.id, at: scene.now }, ...scene.talk.filed].slice(
    0,
    FILED_MAX,
  );
  const [next = null, ...shelf] = scene.talk.shelf;
  scene.set({ draft: next, shelf, filed, album, question: next ? 'resume' : null });
  const { language } = scene.talk;
  const page: Span[] = [
    { bold: say.filedTitle() },
    `\n${say.filedCode()}`,
    { code },
    `\n\n${say.filedDesk({ desk: deskName(policy, desk, language) })}`,
    `\n${say.filedNext()}`,
    `\n${say.filedDeadline({ moment: momentInFull(due.at, deskZone(policy, desk), language) })}`,
    `\n\n${say.filedStatus({ code })}`,
  ];
  if (scene.options.publicUrl) {
    const url = `${scene.options.publicUrl}/lacak/${code}`;
    page.push(`\n${say.filedTrack()}`, { link: url, url });
  }
  page.push(`\n${say.filedMore()}`);
  if (next) page.push(`\n\n${say.resumeOffer({ summary: draftInBrief(next, policy, language) })}`);
  scene.page = page;
}
