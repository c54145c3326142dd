import { isEmergency } from '../../complaint/emergency.ts';
import { type Act, OVER } from '../../complaint/life.ts';
import type { Status } from '../../complaint/status.ts';
import { TOPIC_TITLE_MAX } from '../../delivery.ts';
import { SETTLED, WORDS } from '../../event.ts';
import type { EvidenceKind, Fact } from '../../facts.ts';
import { countedKinds, countKinds, excerpt, valueInFull } from '../../intake/draft/rows.ts';
import { SENTENCES } from '../../language/sentences.ts';
import type { Choice, Outgoing, Span } from '../../message.ts';
import type { ComplaintMessage } from '../../store/port/steps.ts';
import type { Complaint } from '../../store/port/store.ts';
import { clockOf } from '../clock/clock.ts';
import { possible } from '../rights/rights.ts';
import { deskOf } from '../rights/tree.ts';
import { choiceOf, chosenOf } from '../scene/commands.ts';
import { hasArrived, howItWent, wentOnWithout } from '../scene/deliveries.ts';
import { buttonOf } from '../scene/labels.ts';
import { askedInWords, deskName } from '../scene/names.ts';
import { type DeskScene, inRows } from '../scene/scene.ts';
import { suggestedExclusions } from '../scene/suggestions.ts';
import { clusterChoices, clusterLine } from './cluster.ts';

/** How a state shows at a glance; late ones are red whatever they are. */
export const MARKS: Readonly<Record<Status, string>> = {
  submitted: '🟠',
  verified: '🟡',
  forwarded: '🔵',
  'in-progress': '🔷',
  asked: '⏳',
  answered: '💬',
  closed: '✅',
  rejected: '⛔',
  archived: '📦',
  returned: '↩️',
  reopened: '🔁',
};
const LATE = '🔴';
const EMERGENCY = '🚨';

/** Longest excerpt of the story on a card. */
const STORY_MAX = 700;
/** Longest excerpt of an answer, a note or a reason, in characters. */
export const LINE_MAX = 200;
/** Acts that have a button, in the order shown; the rest are typed. */
const BUTTONS: readonly Act[] = ['take', 'verify', 'forward', 'ask', 'reply', 'close', 'return', 'reject', 'archive'];

/** The mark of a complaint now. */
export function markOf(
  { turn: { now } }: Pick<DeskScene, 'turn'>,
  complaint: Pick<Complaint, 'status' | 'deadline' | 'emergency'>,
): string {
  const { status, deadline } = complaint;
  if (isEmergency(complaint)) return EMERGENCY;
  return clockRuns(status) && deadline < now ? LATE : MARKS[status];
}

const clockRuns = (status: Status): boolean => !['closed', 'rejected', 'archived', 'asked'].includes(status);

/** Everything about a complaint that this chat may see, as one message that is changed in place. */
export function cardOf(scene: DeskScene, complaint: Complaint): Outgoing {
  const { say, policy, language } = scene;
  const zone = deskOf(policy, complaint.desk)?.zone ?? policy.zone;
  const category = policy.categories.find(({ id }) => id === complaint.category);
  const title = say.cardTitle({
    mark: markOf(scene, complaint),
    code: complaint.code,
    category: category?.name[language] ?? complaint.category,
  });
  const status = say[`status_${complaint.status}`]();
  const lines: (string | Span | undefined)[] = [
    say.cardState({ status, desk: deskName(policy, complaint.desk, language) }),
    deskOf(policy, complaint.desk) || OVER.has(complaint.status) ? undefined : say.deskGone(),
    complaint.holder === null ? say.cardFree() : say.cardHolder({ name: scene.nameOf(complaint.holder) }),
    clockLine(scene, complaint),
    '',
    complaint.kind === 'aspiration' ? say.kindAspiration() : undefined,
    complaint.kind === 'question' ? say.kindQuestion() : undefined,
    ...factLines(scene, complaint, zone),
    evidenceLine(scene, complaint),
    reporterLine(scene, complaint),
    complaint.switches.secret ? say.secret() : undefined,
    originLine(scene, complaint),
    say.cardSubmitted({ moment: scene.wroteAt(complaint.submittedAt, complaint.desk, complaint) }),
    ...talkLines(scene, complaint),
    notThereLine(scene, complaint),
    clusterLine(scene, complaint),
    complaint.rating === null ? undefined : say.rated({ n: complaint.rating }),
  ];
  const text: Span[] = [{ bold: title }];
  for (const line of lines) {
    if (line === undefined) continue;
    text.push('\n');
    if (typeof line === 'string') text.push(line);
    else text.push(line);
  }
  const buttons = [...buttonsOf(scene, complaint), ...clusterChoices(scene, complaint)];
  const choices = [...inRows(buttons), ...exclusionRows(scene, complaint, text)];
  return { text, ...(choices.length > 0 ? { choices } : {}) };
}

/** Buttons of a card: what anybody in this chat might do now. Each press is asked again for the rights of whoever presses. */
function buttonsOf(scene: DeskScene, complaint: Complaint): readonly Choice[] {
  const { say, policy } = scene;
  const acts = new Set(scene.present.flatMap((person) => possible(person, complaint, policy)));
  return BUTTONS.filter((act) => acts.has(act) && !(act === 'take' && complaint.holder !== null)).map((act) => ({
    id: choiceOf(act as Parameters<typeof choiceOf>[0], complaint.code),
    label: buttonOf(say, act),
  }));
}

/** The desks that the complaint seems to be about, offered to be excluded. */
function exclusionRows(scene: DeskScene, complaint: Complaint, text: Span[]): readonly (readonly Choice[])[] {
  const { say, policy, language } = scene;
  const named = suggestedExclusions(policy, complaint);
  if (complaint.excluded.length > 0)
    text.push(
      `\n${say.excludedNow({ desks: complaint.excluded.map((each) => excludedName(scene, each)).join(', ') })}`,
    );
  if (!scene.present.some((person) => possible(person, complaint, policy).includes('exclude'))) return [];
  return named.map((desk) => {
    const name = deskName(policy, desk, language);
    text.push(`\n${say.suggestExclude({ desk: name })}`);
    return [{ id: chosenOf('exclude', complaint.code, desk), label: `${say.button_exclude()} ${name}` }];
  });
}

const excludedName = (scene: DeskScene, each: string): string => {
  const [kind, id = ''] = each.split(':');
  return kind === 'desk' ? deskName(scene.policy, id, scene.language) : scene.nameOf(Number(id));
};

function clockLine(scene: DeskScene, complaint: Complaint): string | undefined {
  const clock = clockOf(complaint, scene.policy);
  return clock ? scene.clockInWords(clock, complaint) : undefined;
}

/** What happened, and every fact in the policy's order; sealed ones only where one person reads. */
function factLines(scene: DeskScene, complaint: Complaint, zone: string): readonly (string | Span)[] {
  const { say, policy, language } = scene;
  const { description, ...facts } = complaint.facts;
  const lines: (string | Span)[] = [];
  if (description) lines.push(say.cardStory({ text: excerpt(description.value.text, STORY_MAX) }));
  const own = complaint.messages.filter(({ from, at }) => from === 'citizen' && at <= complaint.submittedAt);
  if (own.some(({ passedOn }) => passedOn)) lines.push(say.cardPassedOn());
  const order = policy.categories.find(({ id }) => id === complaint.category)?.facts.map(({ id }) => id) ?? [];
  const ids = [...order.filter((id) => facts[id]), ...Object.keys(facts).filter((id) => !order.includes(id))];
  for (const id of ids) {
    const fact = facts[id];
    if (!fact) continue;
    const known = policy.facts[id];
    const label = known?.label[language] ?? id;
    const hidden = scene.isGroup && known?.sealed !== false;
    const value = hidden ? say.sealedHere() : valueInFull(fact.value, zone, language);
    lines.push(say.cardFact({ label, value: fact.uncertain ? `${value} ${say.uncertain()}` : value }));
    const map = hidden ? undefined : mapOf(fact);
    if (map) lines.push({ link: say.map(), url: map });
  }
  return lines;
}

/** A map of the spot; OpenStreetMap needs no key and no account. */
function mapOf({ value }: Fact): string | undefined {
  if (value.kind !== 'place' || value.lat === undefined || value.lon === undefined) return undefined;
  return mapAt(value.lat, value.lon);
}

/** A map of a point. */
export function mapAt(latitude: number, longitude: number): string {
  const [lat, lon] = [latitude, longitude].map((each) => each.toFixed(5));
  return `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=17/${lat}/${lon}`;
}

function evidenceLine(scene: DeskScene, complaint: Complaint): string {
  const own = complaint.evidence.filter(({ by }) => by !== 'desk');
  const words = own.filter(({ text }) => text).map(({ text = '' }) => excerpt(text, LINE_MAX));
  const files = countedKinds(countKinds(own), scene.language);
  if (!files) return scene.say.noEvidence();
  return [scene.say.evidence({ files }), ...words].join('\n');
}

function reporterLine({ say }: DeskScene, complaint: Complaint): string {
  if (complaint.switches.anonymous) return say.reporterAnonymous();
  return complaint.reporter?.name ? say.reporter({ name: complaint.reporter.name }) : say.reporterNoName();
}

function originLine({ say, policy, language }: DeskScene, complaint: Complaint): string {
  const keyword = /^keyword:([^;]+)/.exec(complaint.history[0]?.reason ?? '')?.[1];
  const why = keyword ? say.whyKeyword({ keyword }) : say.whyCentral();
  return say.cardOrigin({ desk: deskName(policy, complaint.origin, language), why });
}

/** What was asked and answered, and the last words of the citizen and among officers. */
function talkLines(scene: DeskScene, complaint: Complaint): readonly string[] {
  const { say } = scene;
  const { messages } = complaint;
  const answered = new Map(
    messages.flatMap((message) => (message.answers ? [[message.answers, message] as const] : [])),
  );
  const asked = messages.flatMap((message) => (message.ask ? [{ ...message, ask: message.ask }] : [])).slice(-6);
  const lines = asked.map((question) => {
    const { ask, text } = question;
    const what = askedInWords(scene.policy, ask.what, excerpt(text, LINE_MAX), scene.language);
    const answer = answered.get(ask.id);
    if (!answer && wentOnWithout(complaint, question)) return say.askedNoMore({ what });
    if (!answer && !hasArrived(complaint, ask.id)) return say.askedNotThere({ what });
    if (!answer) return [say.askedOpen({ what }), reminded(complaint, ask.id) ? say.reminded() : ''].join(' ').trim();
    return say.askedDone({ what, answer: excerpt(answer.text, LINE_MAX) || say.askedFiles() });
  });
  const later = (message: ComplaintMessage) => message.at > complaint.submittedAt;
  const words = messages.findLast(
    (each) => each.from === 'citizen' && !each.answers && each.text !== '' && later(each),
  );
  if (words) lines.push((words.passedOn ? say.lastPassedOn : say.lastWords)({ text: excerpt(words.text, LINE_MAX) }));
  const note = messages.findLast(({ internal, text }) => internal && text !== '');
  if (note)
    lines.push(
      say.lastNote({
        name: note.by === undefined ? say.noteByUs() : scene.nameOf(note.by),
        text: excerpt(note.text, LINE_MAX),
      }),
    );
  return lines;
}

/** Whether the citizen was reminded of a question. */
export const reminded = ({ messages }: Pick<Complaint, 'messages'>, ask: string): boolean =>
  messages.some(({ from, again }) => from === 'bot' && again === ask);

/** What the citizen should have got last and has not: an answer, or whether it is settled. */
function notThereLine({ say }: DeskScene, complaint: Complaint): string | undefined {
  const isClosed = complaint.status === 'closed';
  const outcome = howItWent(complaint, isClosed ? SETTLED : WORDS)?.outcome;
  if (outcome === undefined || outcome === 'sent') return undefined;
  const what = isClosed ? say.settledName() : say.wordsName();
  return outcome === 'waits' ? say.waitsForCitizen({ what }) : say.notThere({ what });
}

/** What a complaint's topic is called. */
export function topicTitle(scene: DeskScene, complaint: Complaint): string {
  const place = complaint.facts.place?.value;
  const where =
    complaint.switches.secret || place?.kind !== 'place'
      ? ''
      : (place.district ?? place.regency ?? excerpt(place.text, 40));
  const category = scene.policy.categories.find(({ id }) => id === complaint.category);
  const title = scene.say.topicTitle({
    code: complaint.code,
    category: category?.short[scene.language] ?? '',
    place: where,
  });
  const marked = isEmergency(complaint) ? `${EMERGENCY} ${title}` : title;
  return [...marked].slice(0, TOPIC_TITLE_MAX).join('');
}

/** Kinds in words: "foto atau video". */
export function kindsInWords(kinds: readonly EvidenceKind[], language: DeskScene['language']): string {
  const say = SENTENCES[language];
  const names: Readonly<Record<EvidenceKind, () => string>> = {
    photo: say.kindPhoto,
    video: say.kindVideo,
    document: say.kindDocument,
    voice: say.kindVoice,
    link: say.kindLink,
    chronology: say.kindChronology,
  };
  return kinds.map((kind) => names[kind]()).join(` ${say.or()} `);
}
