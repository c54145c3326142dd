import type { ComplaintCode } from '../../complaint/code.ts';
import { OVER } from '../../complaint/life.ts';
import type { Status } from '../../complaint/status.ts';
import type { Delivery } from '../../delivery.ts';
import { calendarOf } from '../../desk/clock/calendar.ts';
import { deskName } from '../../desk/scene/names.ts';
import type { CitizenEvent, Event, FollowedEvent, Receipt } from '../../event.ts';
import type { KeptFile } from '../../facts.ts';
import { momentInFull } from '../../language/dates.ts';
import type { Span } from '../../message.ts';
import { dropQuestions, hearAsk } from '../filed/asked.ts';
import { filedLine, filedOf } from '../filed/filed-acts.ts';
import { filesOut } from '../filed/files-out.ts';
import { hearUnasked } from '../filed/unseen.ts';
import { dropVerdicts, hearSettled } from '../filed/verdict.ts';
import { expireDrafts, remindOfDraft } from '../outcome/shelf.ts';
import type { Scene } from '../talk/scene.ts';
import { remindOfQuestion } from './remind.ts';

/** Takes in what happened inside the house. What is for a desk's chat says one thing here: a message of ours is no longer there. */
export function hearEvent(scene: Scene, event: Event): void {
  if (event.to === 'desk') {
    if (event.type === 'lost') showAgain(scene);
    return;
  }
  switch (event.type) {
    case 'drafts-expire':
      expireDrafts(scene);
      return;
    case 'drafts-rest':
      remindOfDraft(scene);
      return;
    case 'too-fast':
      scene.effects.push({
        do: 'send',
        delivery: { kind: 'message', ref: `c${scene.next()}`, message: { text: [scene.say.tooFast()] } },
      });
      return;
    case 'news':
      if (event.status !== 'closed') dropVerdicts(scene, event.code);
      if (event.status !== 'asked') dropQuestions(scene, event.code);
      scene.news.push(event);
      return;
    case 'corrected':
      scene.news.push(event);
      return;
    case 'followed':
      tellFollowed(scene, event);
      return;
    case 'unreached': // for posts alone
    case 'more': // taken in by `hear`, as if it had been said here
      return;
    case 'ask':
      hearAsk(scene, event);
      return;
    case 'remind':
      remindOfQuestion(scene, event);
      return;
    case 'unasked':
      hearUnasked(scene, event);
      return;
    case 'settled':
      dropQuestions(scene, event.code);
      if (hearSettled(scene, event)) showPictures(scene, event);
      return;
  }
}

/** The platform no longer has the card that was to be changed: all that it said comes again, below. */
function showAgain(scene: Scene): void {
  scene.acks.push(...(scene.talk.card?.acks ?? []));
  scene.show = true;
}

/** News of the complaint that this citizen follows: its state alone. Where the citizen's own is over too, there is nothing to add. */
function tellFollowed(scene: Scene, { code, status, desk: deskId }: FollowedEvent): void {
  const filed = filedOf(scene, code);
  const own = scene.turn.known.get(code)?.status;
  if (!filed || own === undefined || OVER.has(own)) return;
  const { say, policy } = scene;
  const desk = deskName(policy, deskId, scene.talk.language);
  const text: Span[] = [
    { bold: say.followedTitle() },
    `\n${filedLine(scene, filed)}`,
    `\n\n${status === 'closed' ? say.followedClosed({ desk, code }) : say.followedNow({ desk, code })}`,
  ];
  const delivery: Delivery = { kind: 'message', ref: `c${scene.next()}`, message: { text }, about: code };
  scene.effects.push({ do: 'send', delivery });
  scene.speakOf(filed);
}

/** The files that the channel can hand over. */
function fitting(scene: Scene, code: ComplaintCode, files: readonly KeptFile[]) {
  const { sendFileBytesMax = -1, sendFileKinds } = scene.turn.capabilities;
  return filesOut(files, code).filter(
    ({ bytes, kind }) => bytes <= sendFileBytesMax && (sendFileKinds?.includes(kind) ?? true),
  );
}

/** Sends those files that the channel can hand over. */
function sendFiles(
  scene: Scene,
  code: ComplaintCode,
  files: readonly KeptFile[],
  more: { readonly caption?: readonly Span[]; readonly receipt?: Receipt } = {},
): void {
  const fit = fitting(scene, code, files);
  if (fit.length === 0) return;
  const delivery: Delivery = { kind: 'files', ref: `c${scene.next()}`, files: fit, about: code, ...more };
  scene.effects.push({ do: 'send', delivery });
}

/** Before and after, so that it is clear which complaint is meant. */
function showPictures(scene: Scene, event: Extract<CitizenEvent, { type: 'settled' }>): void {
  const { code } = event;
  const fits = (file: KeptFile | undefined) => file && fitting(scene, code, [file]).length > 0;
  const before = fits(event.before) ? event.before : undefined;
  const after = fits(event.after) ? event.after : undefined;
  const files = [before, after].filter((file) => file !== undefined);
  const { say } = scene;
  const caption = before && after ? say.settledPictures : before ? say.settledBefore : say.settledAfter;
  sendFiles(scene, code, files, { caption: [caption({ code })] });
}

/** News of one complaint that are told in one message. */
interface Told {
  readonly code: ComplaintCode;
  readonly status?: Status;
  readonly desk?: string;
  readonly due?: number;
  readonly words: readonly { readonly desk?: string; readonly text: string; readonly isCorrection: boolean }[];
  readonly files: readonly KeptFile[];
  readonly receipt?: Receipt;
}

type News = Scene['news'][number];

const saysMore = (told: Told): boolean => told.words.length > 0 || told.files.length > 0;

function toldOf(event: News): Told {
  const { code, receipt } = event;
  const from = receipt ? { receipt } : {};
  if (event.type === 'corrected')
    return { code, words: [{ text: event.words, isCorrection: true }], files: [], ...from };
  const { status, desk, due, words, files = [] } = event;
  return {
    ...{ code, status, desk, files, ...from },
    ...(due === undefined ? {} : { due }),
    words: words?.trim() ? [{ desk, text: words.trim(), isCorrection: false }] : [],
  };
}

/** Two in one message: the later state, all words. Undefined when each has to tell its own officer how it ended. */
function joined(one: Told, other: Told): Told | undefined {
  if (one.code !== other.code) return undefined;
  if (one.receipt && other.receipt && saysMore(one) && saysMore(other)) return undefined;
  const receipt = saysMore(one) ? (one.receipt ?? other.receipt) : (other.receipt ?? one.receipt);
  const now = other.status === undefined ? one : other;
  return {
    code: one.code,
    ...(now.status === undefined ? {} : { status: now.status }),
    ...(now.desk === undefined ? {} : { desk: now.desk }),
    ...(now.due === undefined ? {} : { due: now.due }),
    words: [...one.words, ...other.words],
    files: [...one.files, ...other.files],
    ...(receipt ? { receipt } : {}),
  };
}

/** The news of a turn, as few messages as can be. */
function together(news: readonly News[]): readonly Told[] {
  const all: Told[] = [];
  for (const told of news.map(toldOf)) {
    const at = all.findLastIndex(({ code }) => code === told.code);
    const last = all[at];
    const both = last && joined(last, told);
    if (both) all[at] = both;
    else all.push(told);
  }
  return all;
}

/** Tells the news of this turn. A change of state that a question of this turn says anyway is not told twice. */
export function tellNews(scene: Scene): void {
  const asked = new Map(scene.talk.wishes.flatMap((wish) => (isNew(scene, wish.ref) ? [[wish.filed.code, wish]] : [])));
  for (const told of together(scene.news)) {
    const wish = asked.get(told.code);
    const status = wish && (wish.step === 'ask' ? 'asked' : 'closed');
    if (status !== undefined && told.status === status && !saysMore(told) && !told.receipt) continue;
    tell(scene, told);
  }
}

/** Whether a wish came in this turn: named after the last message before it. */
export const isNew = (scene: Scene, ref: string): boolean =>
  Number(ref.slice('w-'.length)) > (scene.turn.talk?.turn ?? 0);

function tell(scene: Scene, told: Told): void {
  const { say, policy } = scene;
  const { language } = scene.talk;
  const { code, status, receipt } = told;
  const filed = filedOf(scene, code);
  if (!filed) return;
  const deskId = told.desk ?? scene.turn.known.get(code)?.desk ?? '';
  const desk = deskName(policy, deskId, language);
  const shown = fitting(scene, code, told.files).length;
  const hidden = told.files.length - shown;
  const words = told.words.map(({ desk: from, text, isCorrection }) => {
    const by = from === undefined ? desk : deskName(policy, from, language);
    if (!isCorrection) return say.officerWords({ desk: by, words: text });
    return text.trim() ? say.corrected({ desk: by, words: text.trim() }) : say.takenBack({ desk: by });
  });
  const now = [
    status === undefined ? undefined : say[`news_${status}`]({ desk }),
    told.due === undefined
      ? undefined
      : say.newsUntil({ moment: momentInFull(new Date(told.due), calendarOf(policy, deskId).zone, language) }),
  ].filter((line) => line !== undefined);
  const parts = [
    now.join('\n'),
    ...words,
    shown > 0 ? say.newsFiles({ n: shown }) : '',
    hidden > 0 ? say.newsFilesHidden({ n: hidden }) : '',
    words.length > 0 ? say.newsReply() : '',
  ].filter((part) => part !== '');
  const text: Span[] = [
    { bold: say.newsTitle({ code }) },
    `\n${filedLine(scene, filed)}`,
    ...parts.map((part) => `\n\n${part}`),
  ];
  // The receipt goes with what comes last: then everything before it has arrived too.
  const onMessage = receipt && shown === 0 ? { receipt } : {};
  const delivery: Delivery = { kind: 'message', ref: `c${scene.next()}`, message: { text }, about: code, ...onMessage };
  scene.effects.push({ do: 'send', delivery });
  sendFiles(scene, code, told.files, receipt ? { receipt } : {});
  scene.speakOf(filed);
}
