import type { MoreEvent } from '../event.ts';
import { handoverCodeIn } from '../handover/code.ts';
import { asksSoFar, asksWithdrawal, handsOverEvidence, putsOffEvidence } from '../language/asking.ts';
import { asksAbout } from '../language/asks-about.ts';
import { LANGUAGES } from '../language/language.ts';
import { additionIn, changeAsked } from '../language/wishes.ts';
import { sameWords, steeringOf } from '../language/words.ts';
import type { InboxRow } from '../store/steps.ts';
import type { Heard } from '../turn.ts';
import { mayDespair } from '../understanding/danger.ts';
import { tellAbout } from './about.ts';
import { act, steer } from './acts.ts';
import { alikeInWords } from './alike.ts';
import { answer, hearAlong, hearMore } from './answers.ts';
import { repliedTo, takeForFiled, wishHeard } from './belongs.ts';
import { choose, chosen, press } from './choices.ts';
import { correctEdited, correctInWords, takeBack } from './corrections.ts';
import { reactionAnswers, thumbIn, turnToAsked } from './earlier.ts';
import { addOrHold, belongsToFiled, lastFiled } from './free.ts';
import { redeem } from './handover.ts';
import { hearFirst } from './hear-first.ts';
import { hearMedia } from './hear-media.ts';
import { hold } from './hold.ts';
import { hearInPassing } from './in-passing.ts';
import { hearEvent } from './news.ts';
import { isAnotherMatter, toldBesides, turnsIntoComplaint } from './other-matter.ts';
import { setPin } from './place.ts';
import { isEmpty, nextQuestion, outstanding } from './plan.ts';
import { INTERRUPTIONS, type Question } from './question.ts';
import { isSmallTalk, keepWords, read, readBackAll, type Said } from './read.ts';
import { rowsOf } from './rows.ts';
import type { Scene } from './scene.ts';
import { holdAsAnother, restsLong } from './shelf.ts';
import { isBareCode, showStatus } from './status.ts';
import { setAside } from './two.ts';
import { steerAt } from './wish-acts.ts';
import { isWish } from './wishes.ts';
import { letRest } from './without.ts';

/** Takes one message into the scene. */
export function hear(scene: Scene, heard: Heard): void {
  const { message, receivedAt } = heard.row;
  const { content } = message;
  const at = receivedAt.getTime();
  const from = {
    ...(message.messageId === undefined ? {} : { messageId: message.messageId }),
    ...(message.forwarded ? { passedOn: true as const } : {}),
  };
  switch (content.kind) {
    case 'text':
      turnToAsked(scene, heard.row);
      hearText(scene, { text: content.text, at, ...from }, heard.row);
      return;
    case 'choice':
      press(scene, content.id, { at, ...from }, content.callback);
      return;
    case 'media':
      hearMedia(scene, heard, content.media, content.caption, { at, ...from });
      return;
    case 'location': {
      const { lat, lon, label } = content;
      const place = { lat, lon, ...(label ? { label } : {}) };
      turnToAsked(scene, heard.row);
      if (takeForFiled(scene, heard.row, { at, place, ...from })) return;
      if (belongsToFiled(scene)) addOrHold(scene, { at, place, ...from });
      else setPin(scene, place);
      return;
    }
    case 'contact':
      keepContact(scene, [content.name, content.phone].filter(Boolean).join(' '), at, heard.row);
      return;
    case 'edited':
      correctEdited(scene, { text: content.text, at, ...from }, lastFiled(scene));
      return;
    case 'sticker':
      tellUnusable(scene, 'stickerSeen');
      return;
    case 'reaction': {
      const thumb = thumbIn(content.emoji);
      if (thumb && reactionAnswers(scene, heard.row)) hearText(scene, { text: thumb, at, ...from }, heard.row);
      return;
    }
    case 'revoked':
      takeBack(scene, message.messageId);
      return;
    case 'unsupported':
      tellUnusable(scene, UNUSABLE[content.what] ?? 'unsupportedSeen');
      return;
    case 'event':
      if (content.event.type === 'more') hearElsewhere(scene, heard, content.event);
      else hearEvent(scene, content.event);
      return;
    case 'left':
    case 'deleted': // what was told in private stays until its citizen has it erased
      return;
  }
}

/** What was said in the chat where this draft was begun: it tells more, and answers nothing that is asked here. */
function hearElsewhere(scene: Scene, heard: Heard, { content, messageId, personal }: MoreEvent): void {
  const { row } = heard;
  if (personal) scene.tell('deletePost');
  if (content.kind !== 'text') {
    const message = { ...row.message, content, ...(messageId === undefined ? {} : { messageId }) };
    const file = content.kind === 'media' ? content.media.kept : undefined;
    hear(scene, { row: { ...row, message }, ...(file ? { media: { ok: true, file } as const } : {}) });
    return;
  }
  const said = { text: content.text, at: row.receivedAt.getTime(), ...(messageId === undefined ? {} : { messageId }) };
  if (belongsToFiled(scene)) {
    addOrHold(scene, said);
    return;
  }
  scene.warn(read(scene, said.text));
  hearMore(scene, said);
}

/** What is said of messages that can not be used, by what they are. */
const UNUSABLE: Readonly<Record<string, 'viewOnceSeen'>> = { 'view-once': 'viewOnceSeen' };

/** What can not be used is said so. */
function tellUnusable(scene: Scene, key: 'stickerSeen' | 'unsupportedSeen' | 'viewOnceSeen'): void {
  scene.tell(key);
  askWhoIsNew(scene);
}

/** Who has told nothing yet is asked what happened. */
function askWhoIsNew(scene: Scene): void {
  if (scene.talk.question === null && !scene.talk.draft && lastFiled(scene) === undefined)
    scene.set({ question: 'story' });
}

function keepContact(scene: Scene, text: string, at: number, row: InboxRow): void {
  if (takeForFiled(scene, row, { at, text })) return;
  if (belongsToFiled(scene)) addOrHold(scene, { at, text });
  else keepWords(scene, { text, at }, false);
  scene.tell('contactSeen');
}

function hearText(scene: Scene, whole: Said, row: InboxRow): void {
  const { talk } = scene;
  if (whole.text.trim() === '') {
    scene.tell('unsupportedSeen');
    return;
  }
  // What came from a post is content and never a code.
  const found = row.message.content.kind === 'text' ? handoverCodeIn(whole.text) : undefined;
  const rest = found && redeem(scene, found);
  if (rest === '') return;
  const said = rest === undefined ? whole : { ...whole, text: rest };
  // Any words may be a name; digits are none.
  const mayChoose =
    talk.question !== 'name' || sameWords(said.text, scene.say.buttonAnonymous()) || !/\p{L}/u.test(said.text);
  const choice = mayChoose ? chosen(scene, said.text) : undefined;
  if (choice !== undefined && choose(scene, choice, said)) {
    scene.asked = null;
    return;
  }
  const alike = talk.question === 'alike' ? alikeInWords(scene, said.text) : undefined;
  if (alike !== undefined && act(scene, alike)) {
    scene.asked = null;
    return;
  }
  if (talk.question === 'where' || talk.question === 'open') {
    const means = additionIn(said.text);
    const isFor = talk.question === 'where' ? `add:${talk.about?.filed.code ?? ''}` : 'resume';
    if (means && act(scene, means === 'new' ? 'new' : isFor)) {
      scene.asked = null;
      return;
    }
  }
  const steering = steeringOf(said.text);
  if (steering === 'unknown-command') {
    scene.tell('unknownCommand');
    return;
  }
  const wish = wishHeard(scene, row);
  if (wish && steering && steerAt(scene, wish, steering, said)) return;
  const isReply = repliedTo(scene, row) !== undefined;
  if (steering && (steering.slash || !isReply) && steer(scene, steering, said.text)) {
    scene.asked = null;
    return;
  }
  const about = wish || isReply ? undefined : asksAbout(said.text);
  const mayAskWhy = talk.draft !== null && talk.question !== null && !INTERRUPTIONS.has(talk.question);
  if (about && (mayAskWhy || (about !== 'whyAsked' && about !== 'whatMeant'))) {
    tellAbout(scene, about);
    scene.show = true;
    scene.asked = null;
    askWhoIsNew(scene);
    return;
  }
  if (!wish && !isReply && asksSoFar(said.text)) {
    showSoFar(scene);
    scene.asked = null;
    return;
  }
  if (isBareCode(scene, said.text)) {
    showStatus(scene, said.text);
    return;
  }
  if (wish || isReply) {
    // Whoever despairs or is in danger is answered whatever the words are meant for.
    scene.warn(read(scene, said.text));
  }
  if (takeForFiled(scene, row, said)) return;
  const { draft, question } = scene.talk;
  if (draft && !isEmpty(draft)) hearInDraft(scene, said, question);
  else hearFirst(scene, said);
}

/** Whoever asks what was told so far reads all that is known; without a report, how those stand that were sent. */
function showSoFar(scene: Scene): void {
  const { draft, question } = scene.talk;
  if (!draft || isEmpty(draft)) {
    showStatus(scene, '');
    return;
  }
  // The summary shows all of it anyway.
  if (question === 'check') scene.show = true;
  else readBackAll(scene);
}

/** Whoever does not want to live hears who listens, and is asked nothing: the draft waits, with what was said. */
function despairs(scene: Scene, said: Said): boolean {
  const understood = mayDespair(said.text) ? read(scene, said.text) : undefined;
  if (!understood?.despair) return false;
  scene.warn(understood);
  keepWords(scene, said, false);
  letRest(scene);
  scene.asked = null;
  return true;
}

/** Words while a draft is open and nothing steers. */
function hearInDraft(scene: Scene, said: Said, question: Question | null): void {
  if (despairs(scene, said)) return;
  if (restsLong(scene) && question !== 'check') {
    // Whoever only says hello is offered the draft; words of weight wait until it is known what they belong to. Danger does not wait.
    const understood = read(scene, said.text);
    scene.warn(understood);
    if (!isSmallTalk(understood, said.text)) hold(scene, said);
    scene.set({ question: 'resume' });
    scene.show = true;
    return;
  }
  if (question && INTERRUPTIONS.has(question)) {
    scene.warn(read(scene, said.text));
    if (question === 'resume' || question === 'open' || question === 'where') hold(scene, said);
    else if (question === 'alike' && saysNothing(scene, said.text)) scene.show = true;
    else if (question === 'which') keepWords(scene, said, false);
    else {
      // Whoever goes on telling does not want to stop.
      scene.set({ question: null });
      hearMore(scene, said);
    }
    scene.show = true;
    return;
  }
  if (asksWithdrawal(said.text)) {
    act(scene, 'cancel');
    scene.asked = null;
    return;
  }
  const row = rowNamed(scene, said.text);
  if (row !== undefined) {
    // What is not known yet is asked anyway.
    if (outstanding(scene.draft(), scene.policy).includes(row)) scene.show = true;
    else act(scene, `row:${row}`);
    scene.asked = null;
    return;
  }
  // A question that was sorted nowhere is not kept beside the complaint that it turns into.
  const turns = turnsIntoComplaint(scene, said);
  if (!(turns && scene.draft().category === 'other') && isAnotherMatter(scene, question, said)) {
    scene.warn(read(scene, said.text));
    holdAsAnother(scene, said);
    return;
  }
  const besides = toldBesides(scene, said);
  if (besides !== undefined && setAside(scene, said, besides)) {
    scene.asked = null;
    return;
  }
  if (correctInWords(scene, said)) {
    scene.asked = null;
    return;
  }
  // Words that were not meant for a desk's question answer what the draft wants next.
  const asked = scene.asked && isWish(scene.asked) ? nextQuestion(scene.draft(), scene.policy) : scene.asked;
  scene.asked = null;
  if (turns) {
    // What a complaint needs is asked from here on; nothing that was said is lost. What a question was sorted under by default is no answer of its citizen.
    scene.change((draft) => ({
      ...draft,
      kind: 'complaint',
      category: draft.category === 'other' ? null : draft.category,
    }));
    hearMore(scene, said);
  } else if (asked === null && putsOffEvidence(said.text)) putOff(scene, said);
  else if (asked === null) hearMore(scene, said);
  else if (hearInPassing(scene, asked, said)) scene.show = true;
  else if (handsOverEvidence(said.text)) scene.show = true;
  else if (asked === 'evidence' && putsOffEvidence(said.text)) putOff(scene, said);
  else if (scene.isFragment(said.at)) hearAlong(scene, asked, said);
  else answer(scene, asked, said);
}

/** The draft waits for what is to come, and nothing is asked until then. */
function putOff(scene: Scene, said: Said): void {
  keepWords(scene, said, false);
  act(scene, 'later');
}

/** A text that tells nothing answers nothing either. */
function saysNothing(scene: Scene, text: string): boolean {
  const understood = read(scene, text);
  return isSmallTalk(understood, text) || understood.kind.value === 'noise';
}

/** "Ubah lokasi": the row of the summary with that label. */
function rowNamed(scene: Scene, text: string): Question | undefined {
  const wanted = changeAsked(text);
  const { draft } = scene.talk;
  if (wanted === undefined || !draft) return undefined;
  // People name a row in their own language, whichever the card speaks, and "the place" where the card calls it the office.
  const rows = LANGUAGES.flatMap((language) => rowsOf(draft, scene.policy, language));
  const named = rows.find(({ label }) => sameWords(label, wanted));
  if (named) return named.question;
  const facts = Object.entries(scene.policy.facts);
  const [id] = facts.find(([, { label }]) => LANGUAGES.some((language) => sameWords(label[language], wanted))) ?? [];
  return rows.find(({ question }) => question === `fact:${id}`)?.question;
}
