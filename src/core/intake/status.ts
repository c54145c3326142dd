import { findCode, readCode } from '../complaint/code.ts';
import { clockOf } from '../desk/clock.ts';
import { explainClock } from '../desk/explain.ts';
import { momentInFull } from '../language/dates.ts';
import type { Language } from '../language/language.ts';
import { SENTENCES } from '../language/sentences.ts';
import { steeringOf } from '../language/words.ts';
import type { Span } from '../message.ts';
import type { Policy } from '../policy/policy.ts';
import type { ComplaintCode, StatusView } from '../store/steps.ts';
import type { Heard } from '../turn.ts';
import { draftInBrief } from './rows.ts';
import type { Scene } from './scene.ts';
import type { Talk } from './talk.ts';

/** Own complaints shown by a bare `/status`. */
const OWN_SHOWN_MAX = 5;

/** A name of a desk in a language; its id when the policy no longer has it. */
export const deskName = (policy: Policy, desk: string, language: Language): string =>
  policy.desks.find(({ id }) => id === desk)?.name[language] ?? desk;

/** The zone in which a desk's times are said. */
export const deskZone = (policy: Policy, desk: string): string =>
  policy.desks.find(({ id }) => id === desk)?.zone ?? policy.zone;

/** State, limit and timeline of a complaint in plain words: nothing personal. `brief`: without the timeline. */
export function statusInWords(
  view: StatusView,
  policy: Policy,
  language: Language,
  now: Date,
  { brief = false } = {},
): readonly Span[] {
  const say = SENTENCES[language];
  const zone = deskZone(policy, view.desk);
  const clock = clockOf(view, policy);
  const steps = (brief ? [] : view.history).map((entry) =>
    say.statusStep({ moment: momentInFull(entry.at, zone, language), status: say[`status_${entry.to}`]() }),
  );
  return [
    { bold: say.statusTitle({ code: view.code }) },
    `\n${say.statusNow({ status: say[`status_${view.status}`](), desk: deskName(policy, view.desk, language) })}`,
    ...(clock ? [`\n${explainClock(clock, policy, language, 'citizen', now)}`] : []),
    ...(steps.length > 0 ? [`\n\n${steps.join('\n')}`] : []),
  ];
}

/** A code that a message asks about: `/status CODE`, `status CODE`, a deep link, or a bare code. */
function codeAsked(text: string): ComplaintCode | undefined {
  const steering = steeringOf(text);
  if (steering === 'unknown-command') return undefined;
  if (steering?.intent === 'status') return findCode(steering.rest) ?? readCode(steering.rest);
  if (steering?.intent === 'start') return /^c_/.test(steering.rest) ? readCode(steering.rest.slice(2)) : undefined;
  return text.length <= 40 ? readCode(text) : undefined;
}

/** The complaints that have to be read before deciding. */
export function codesNeeded(talk: Talk | null, heard: readonly Heard[]): readonly ComplaintCode[] {
  const codes = new Set<ComplaintCode>();
  for (const { row } of heard) {
    const { content } = row.message;
    if (content.kind !== 'text') continue;
    const code = codeAsked(content.text);
    if (code) codes.add(code);
    else {
      const steering = steeringOf(content.text);
      if (typeof steering === 'object' && steering.intent === 'status')
        for (const { code: own } of talk?.filed.slice(0, OWN_SHOWN_MAX) ?? []) codes.add(own);
    }
  }
  return [...codes];
}

/** A code as it is written, right or mistyped. */
const WRITTEN_AS_CODE = /^\w{4}-\w{4}-\w{3}$/;

/** Whether a text is nothing but a tracking code: one that exists, or one written as codes are (an ordinary word or number could pass the check). */
export function isBareCode(scene: Scene, text: string): boolean {
  const code = text.length <= 40 ? readCode(text) : undefined;
  return (code !== undefined && Boolean(scene.turn.known.get(code))) || WRITTEN_AS_CODE.test(text.trim());
}

/** Answers "status": of the code that was named, or of everything this citizen has here. */
export function showStatus(scene: Scene, rest: string): void {
  const { policy, say } = scene;
  const { language, filed, draft, shelf } = scene.talk;
  const code = rest ? (findCode(rest) ?? readCode(rest)) : undefined;
  if (rest) {
    const view = code && scene.turn.known.get(code);
    if (view) scene.page = statusInWords(view, policy, language, scene.turn.now);
    else scene.tell('noSuchCode');
    return;
  }
  const parts: Span[] = [];
  for (const own of filed.slice(0, OWN_SHOWN_MAX)) {
    const view = scene.turn.known.get(own.code);
    if (view)
      parts.push(
        ...(parts.length > 0 ? ['\n\n'] : []),
        ...statusInWords(view, policy, language, scene.turn.now, { brief: true }),
      );
  }
  for (const open of [draft, ...shelf])
    if (open)
      parts.push(
        `${parts.length > 0 ? '\n\n' : ''}${say.statusDraft({ summary: draftInBrief(open, policy, language) })}`,
      );
  if (parts.length === 0) parts.push(say.statusNone());
  parts.push(`\n\n${say.statusAskCode()}`);
  scene.page = parts;
}

/** Invitation codes that messages carry (`/masuk CODE`). */
export const invitationsNeeded = (heard: readonly Heard[]): readonly string[] =>
  heard.flatMap(({ row }) => {
    const steering = row.message.content.kind === 'text' ? steeringOf(row.message.content.text) : undefined;
    return typeof steering === 'object' && steering.intent === 'join' && steering.rest ? [steering.rest.trim()] : [];
  });
