import { sameWords, steeringOf } from '../language/words.ts';
import type { InboxRow } from '../store/steps.ts';
import type { Heard } from '../turn.ts';
import { steer } from './acts.ts';
import { answer, tellStory } from './answers.ts';
import { correctGiven } from './asked.ts';
import { repliedTo, takeForCase, wishHeard } from './belongs.ts';
import { addExtra } from './case.ts';
import { choose, chosen, press } from './choices.ts';
import { addOrHold, belongsToFiled, lastFiled } from './free.ts';
import { hearMedia } from './hear-media.ts';
import { hold } from './hold.ts';
import { hearEvent } from './news.ts';
import { setPin } from './place.ts';
import { isEmpty, nextQuestion } from './plan.ts';
import { INTERRUPTIONS } from './question.ts';
import { keepWords, read, type Said, takeIn } from './read.ts';
import type { Scene } from './scene.ts';
import { isBareCode, showStatus } from './status.ts';
import { steerAt } from './wish-acts.ts';
import { isWish } from './wishes.ts';

const HOUR_MS = 3_600_000;
/** A draft that rested longer is offered before anything is added to it. */
const DRAFT_RESTS_MS = 12 * HOUR_MS;
/** How sure a category must be to take a message after filing for another complaint. */
const OTHER_MATTER_SURE = 0.5;

/** Takes one message into the scene. */
export function hear(scene: Scene, heard: Heard): void {
  const { message, receivedAt } = heard.row;
  const { content } = message;
  const at = receivedAt.getTime();
  const from = message.messageId === undefined ? {} : { messageId: message.messageId };
  switch (content.kind) {
    case 'text':
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
      if (takeForCase(scene, heard.row, { at, place, ...from })) return;
      if (belongsToFiled(scene)) addOrHold(scene, { at, place, ...from });
      else setPin(scene, place);
      return;
    }
    case 'contact':
      keepContact(scene, [content.name, content.phone].filter(Boolean).join(' '), at, heard.row);
      return;
    case 'edited':
      correct(scene, content.text, message.messageId, at, heard.row);
      return;
    case 'sticker':
      scene.tell('stickerSeen');
      return;
    case 'unsupported':
      scene.tell('unsupportedSeen');
      return;
    case 'event':
      hearEvent(scene, content.event);
      return;
    case 'left':
      return;
  }
}

function keepContact(scene: Scene, text: string, at: number, row: InboxRow): void {
  if (takeForCase(scene, row, { at, text })) return;
  if (belongsToFiled(scene)) addOrHold(scene, { at, text });
  else keepWords(scene, { text, at }, false);
  scene.tell('contactSeen');
}

function hearText(scene: Scene, said: Said, row: InboxRow): void {
  const { talk } = scene;
  if (said.text.trim() === '') {
    scene.tell('unsupportedSeen');
    return;
  }
  const choice =
    talk.question === 'name' && !sameWords(said.text, scene.say.buttonAnonymous())
      ? undefined
      : chosen(scene, said.text);
  if (choice !== undefined && choose(scene, choice, said)) {
    scene.asked = null;
    return;
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
  if (isBareCode(scene, said.text)) {
    showStatus(scene, said.text);
    return;
  }
  if (takeForCase(scene, row, said)) return;
  const { draft, question } = scene.talk;
  if (draft && !isEmpty(draft)) {
    if (restsLong(scene) && question !== 'check') {
      hold(scene, said);
      scene.set({ question: 'resume' });
      return;
    }
    if (question && INTERRUPTIONS.has(question)) {
      if (question === 'resume' || question === 'open') hold(scene, said);
      else if (question === 'where') hold(scene, said);
      else scene.show = true;
      return;
    }
    if (scene.asked !== null) {
      scene.asked = null;
      answer(scene, question === null || isWish(question) ? nextQuestion(draft, scene.policy) : question, said);
    } else hearMore(scene, said);
    return;
  }
  hearFirst(scene, said);
}

const restsLong = (scene: Scene): boolean => {
  const { draft } = scene.talk;
  return draft !== null && scene.now - draft.touchedAt > DRAFT_RESTS_MS;
};

/** Further words in the same breath: they tell more, they answer nothing. */
function hearMore(scene: Scene, said: Said): void {
  const understood = read(scene, said.text);
  const small =
    understood.kind.value === 'greeting' || understood.kind.value === 'praise' || understood.kind.value === 'noise';
  if (small && !understood.place && !understood.when) {
    scene.show = true;
    return;
  }
  tellStory(scene, said, understood);
}

/** Words without a draft: an addition to what was filed, small talk, or a new matter. */
function hearFirst(scene: Scene, said: Said): void {
  const understood = read(scene, said.text);
  const { kind, category } = understood;
  const filed = belongsToFiled(scene) ? lastFiled(scene) : undefined;
  const open = scene.talk.draft !== null;
  if (kind.value === 'greeting' || kind.value === 'menu' || kind.value === 'cancel') {
    if (filed && scene.talk.question === null) scene.tell('thanksOnly');
    else {
      scene.set({ question: 'story' });
      scene.show = true;
    }
    return;
  }
  if (kind.value === 'praise' && !open) {
    scene.warn(understood);
    scene.tell(filed ? 'thanksOnly' : 'thanksForPraise');
    return;
  }
  if (filed) {
    const another =
      category !== undefined && category.confidence >= OTHER_MATTER_SURE && category.value !== filed.category;
    if (another || understood.keyword || scene.talk.question === 'where') {
      hold(scene, said);
      scene.set({ question: 'where' });
    } else addOrHold(scene, said);
    return;
  }
  if (
    ['spam', 'abuse', 'noise', 'unclear'].includes(kind.value) &&
    !understood.category &&
    !understood.place &&
    scene.talk.question !== 'story'
  ) {
    scene.tell('factsPlease');
    scene.set({ question: 'story' });
    return;
  }
  if (kind.value === 'not-ours' && scene.talk.question !== 'story') scene.tell('notOurs');
  if (understood.keyword) {
    const desk = scene.policy.desks.find(({ keywords }) => keywords.includes(understood.keyword ?? ''));
    if (desk) scene.tell('keywordSeen', desk.name[scene.talk.language]);
  }
  scene.set({ question: scene.talk.question === 'story' ? 'story' : null });
  scene.asked = null;
  tellStory(scene, said, understood);
}

/** An edited message corrects what came from it; in a complaint already filed it is added, both versions kept. */
function correct(scene: Scene, text: string, messageId: string | undefined, at: number, row: InboxRow): void {
  if (correctGiven(scene, messageId, text, at)) return;
  const { draft } = scene.talk;
  const index = messageId === undefined ? -1 : (draft?.words.findIndex((words) => words.messageId === messageId) ?? -1);
  if (draft && index >= 0) {
    const understood = read(scene, text);
    scene.change((before) => ({
      ...before,
      words: before.words.map((words, i) => (i === index ? { ...words, text } : words)),
    }));
    const news = takeIn(scene, understood, messageId, true);
    scene.noted(news.map((each) => (each === 'category' || each === 'switches' ? each : `fact:${each}`)));
    scene.tell('correctionKept');
    return;
  }
  const filed = lastFiled(scene);
  if (filed && !draft) {
    addExtra(scene, filed, { at, text });
    scene.tell('correctionKept');
    return;
  }
  hearText(scene, { text, at, ...(messageId === undefined ? {} : { messageId }) }, row);
}
