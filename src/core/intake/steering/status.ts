import type { ComplaintCode } from '../../complaint/code.ts';
import { codeChars, findCode, readCode } from '../../complaint/code.ts';
import { calendarOf } from '../../desk/clock/calendar.ts';
import { clockOf } from '../../desk/clock/clock.ts';
import { explainClock } from '../../desk/clock/explain.ts';
import { joiningIn } from '../../desk/joining.ts';
import { deskName } from '../../desk/scene/names.ts';
import type { DraftsEvent, Event, MoreEvent, TooFastEvent, UnreachedEvent } from '../../event.ts';
import { missesProgress } from '../../language/asks-progress.ts';
import { asksWhyOver } from '../../language/asks-why-over.ts';
import { dayOf, momentInFull } from '../../language/dates.ts';
import type { Language } from '../../language/language.ts';
import { describesReport } from '../../language/names-report.ts';
import { SENTENCES } from '../../language/sentences.ts';
import { steeringOf } from '../../language/words.ts';
import type { Inbound, Span } from '../../message.ts';
import type { Policy } from '../../policy/policy.ts';
import type { HistoryEntry, StatusView } from '../../store/port/steps.ts';
import type { Heard } from '../../turn.ts';
import { isEmpty } from '../draft/plan.ts';
import { draftInBrief } from '../draft/rows.ts';
import { codeNamed } from '../filed/code-named.ts';
import { filedBy, filedIn, filedLine } from '../filed/filed-acts.ts';
import type { Scene } from '../talk/scene.ts';
import type { Talk } from '../talk/talk.ts';
import { withAllAwake } from '../talk/wishes.ts';
import { isQuietWish } from './quiet.ts';

/** Own complaints shown by a bare `/status`. */
export const OWN_SHOWN_MAX = 5;
const MINUTE_MS = 60_000;

/** Whether an entry changed anything for the citizen: notes, a taken complaint or a rating do not. */
const isVisible = (entry: HistoryEntry, index: number, history: readonly HistoryEntry[]): boolean =>
  entry.from !== entry.to || history[index - 1]?.desk !== entry.desk;

/** Who may know of it since then, as its citizen wished. */
function switchedInWords({ reason = '' }: HistoryEntry, language: Language): string {
  const say = SENTENCES[language];
  const who = reason.includes('anonymous') ? say.valueAnonymous() : say.valueNamed();
  return say.statusSwitched({ who, what: reason.includes('secret') ? say.valueSecret() : say.valuePublic() });
}

/**
 * State, limit and timeline of a complaint in plain words: nothing personal. `brief`: without the timeline. `own`: in the chat it was filed from;
 * `about`: a line that says which of theirs it is. Whoever else has the code is told of a secret one its state alone, and of an anonymous one days and
 * no hours, as on the tracking page.
 */
export function statusInWords(
  view: StatusView,
  policy: Policy,
  language: Language,
  now: Date,
  { brief = false, own = false, about = '' }: { brief?: boolean; own?: boolean; about?: string } = {},
): readonly Span[] {
  const say = SENTENCES[language];
  const title = { bold: say.statusTitle({ code: view.code }) };
  const which = about === '' ? [] : [`\n${about}`];
  if (view.secret && !own) return [title, `\n${say[`status_${view.status}`]()}`, `\n${say.statusSecret()}`];
  const byDay = view.anonymous && !own;
  const zone = calendarOf(policy, view.desk).zone;
  const clock = clockOf(view, policy);
  const from =
    view.origin === view.desk ? [] : [`\n${say.statusOrigin({ desk: deskName(policy, view.origin, language) })}`];
  const isOwnStep = ({ act }: HistoryEntry) => own && (act === 'hide' || act === 'show');
  const told = view.history.filter((entry, index, all) => isVisible(entry, index, all) || isOwnStep(entry));
  const steps = (brief ? [] : told).map((entry) =>
    say.statusStep({
      moment: (byDay ? dayOf : momentInFull)(entry.at, zone, language),
      status: isOwnStep(entry) ? switchedInWords(entry, language) : say[`status_${entry.to}`](),
    }),
  );
  return [
    title,
    ...which,
    `\n${say.statusNow({ status: say[`status_${view.status}`](), desk: deskName(policy, view.desk, language) })}`,
    ...from,
    ...(clock ? [`\n${explainClock(clock, policy, language, 'citizen', now, { byDay })}`] : []),
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

/** Filed complaints that a message may belong to. */
function codesAbout(talk: Talk, { replyTo, messageId, album }: Inbound): readonly ComplaintCode[] {
  const { wishes, given, filed, about, draft, question } = talk;
  const isReply = replyTo !== undefined;
  const goesOn = given.filter(
    (each, index) =>
      index === 0 || isReply || (album !== undefined && each.album === album) || each.messageId === messageId,
  );
  const isFree = !draft || isEmpty(draft) || question === 'where' || isReply;
  return [
    ...wishes.map((wish) => wish.filed.code),
    ...goesOn.map(({ code }) => code),
    ...(isReply ? filed.map(({ code }) => code) : []),
    ...[talk.album, talk.album?.before].flatMap((each) => each?.code ?? []),
    ...(about && isFree ? [about.filed.code] : []),
  ];
}

/** What is told to a citizen about no complaint. */
const isAboutNone = (event: Event): event is DraftsEvent | MoreEvent | TooFastEvent | UnreachedEvent =>
  event.type === 'drafts-expire' ||
  event.type === 'drafts-rest' ||
  event.type === 'more' ||
  event.type === 'too-fast' ||
  event.type === 'unreached';

/** The complaints that have to be read before deciding. */
export function codesNeeded(talk: Talk | null, heard: readonly Heard[]): readonly ComplaintCode[] {
  const codes = new Set<ComplaintCode>();
  const quiet = talk?.quiet;
  const isHeard = heard.some(({ row }) => row.message.content.kind !== 'event');
  if (quiet && isHeard) for (const code of [...quiet.waiting, ...talk.filed].map((each) => each.code)) codes.add(code);
  else if (talk && heard.some(({ row }) => isQuietWish(row.message)))
    for (const { code } of talk.filed) codes.add(code);
  for (const { row } of heard) {
    const { content } = row.message;
    if (content.kind === 'event') {
      if (content.event.to === 'citizen' && !isAboutNone(content.event)) codes.add(content.event.code);
      continue;
    }
    for (const code of talk ? codesAbout(talk, row.message) : []) codes.add(code);
    if (content.kind !== 'text') continue;
    const code = codeAsked(content.text) ?? (talk ? codeBegunAlone(talk, content.text) : undefined);
    const named = code === undefined ? codeNamed(content.text) : undefined;
    if (code) codes.add(code);
    else if (named) {
      // Of the reports of others news alone are told: their codes are looked up for nothing else.
      const { code: own, wanted } = named;
      if (own && (wanted === 'news' || (talk && filedIn(talk, own)))) codes.add(own);
    } else {
      const steering = steeringOf(content.text);
      const asks = typeof steering === 'object' && (steering.intent === 'status' || steering.intent === 'data');
      if (
        asks ||
        (talk &&
          talk.filed.length > 0 &&
          (describesReport(content.text) || missesProgress(content.text) || asksWhyOver(content.text)))
      )
        for (const { code: own } of talk?.filed.slice(0, OWN_SHOWN_MAX) ?? []) codes.add(own);
    }
  }
  return [...codes];
}

/** A code as it is written, right or mistyped. */
const WRITTEN_AS_CODE = /^\w{4}-\w{4}-\w{3}$/;

/** Fewer characters of a code may be anything. */
const PART_CHARS_MIN = 3;
/** Part of a code written alone has as many as its first group, and a figure among them: else it is a word. */
const PART_ALONE = /^(?=\D*\d)[\w-]{4,13}$/;

/** The report of this citizen's whose code begins or ends as was written: "status 3ES4". Undefined where it is none, or not one alone. */
function codeBegun({ filed }: Pick<Talk, 'filed'>, text: string): ComplaintCode | undefined {
  const part = codeChars(text);
  if (part.length < PART_CHARS_MIN) return undefined;
  const found = filed.filter(({ code }) => codeChars(code).startsWith(part) || codeChars(code).endsWith(part));
  return found.length === 1 ? found[0]?.code : undefined;
}
/** The same, of words that are nothing else. */
const codeBegunAlone = (talk: Pick<Talk, 'filed'>, text: string): ComplaintCode | undefined =>
  PART_ALONE.test(text.trim()) ? codeBegun(talk, text) : undefined;

/** Whether a text is nothing but a tracking code: one that exists, or one written as codes are (an ordinary word or number could pass the check). */
export function isBareCode(scene: Scene, text: string): boolean {
  const code = text.length <= 40 ? readCode(text) : undefined;
  if (codeBegunAlone(scene.talk, text) !== undefined) return true;
  return (code !== undefined && Boolean(scene.turn.known.get(code))) || WRITTEN_AS_CODE.test(text.trim());
}

/** Answers "status": of the code that was named, or of everything this citizen has here. */
export function showStatus(scene: Scene, rest: string): void {
  const { policy, say } = scene;
  const { language, filed, draft, shelf } = scene.talk;
  const code = rest ? (findCode(rest) ?? readCode(rest) ?? codeBegun(scene.talk, rest)) : undefined;
  if (rest) {
    const view = code && scene.turn.known.get(code);
    const { now, conversation, codesRest } = scene.turn;
    const mine = code && filedBy(scene, code);
    const about = mine ? filedLine(scene, mine) : '';
    if (view)
      scene.page = statusInWords(view, policy, language, now, { own: view.conversation === conversation, about });
    else if (codesRest !== undefined) scene.page = [say.codesRest({ n: Math.ceil(codesRest / MINUTE_MS) })];
    else scene.tell('noSuchCode');
    return;
  }
  const parts: Span[] = [];
  scene.talk = withAllAwake(scene.talk);
  for (const { desk, filed: asked, step } of scene.talk.wishes)
    if (step === 'ask')
      parts.push(
        `${parts.length > 0 ? '\n' : ''}${say.statusWish({ desk: deskName(policy, desk, language), code: asked.code })}`,
      );
  for (const own of filed.slice(0, OWN_SHOWN_MAX)) {
    const view = scene.turn.known.get(own.code);
    if (view)
      parts.push(
        ...(parts.length > 0 ? ['\n\n'] : []),
        ...statusInWords(view, policy, language, scene.turn.now, {
          brief: true,
          own: true,
          about: filedLine(scene, own),
        }),
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
    return typeof steering === 'object' && steering.intent === 'join' && steering.rest
      ? [joiningIn(steering.rest).code]
      : [];
  });
