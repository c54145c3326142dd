import { numberOf, sameWords, steeringOf } from '../language/words.ts';
import type { InboxRow } from '../store/steps.ts';
import type { Heard } from '../turn.ts';
import { act, steer } from './acts.ts';
import { answer, tellStory } from './answers.ts';
import { correctGiven } from './asked.ts';
import { addToFiled, repliedTo, takeForCase, wishHeard } from './belongs.ts';
import { markOf } from './cards.ts';
import { addExtra, filedBy } from './case.ts';
import type { Filed } from './filed.ts';
import { hold } from './hold.ts';
import { addEvidence, evidenceOf } from './media.ts';
import { hearEvent } from './news.ts';
import { setPin } from './place.ts';
import { isEmpty, nextQuestion } from './plan.ts';
import { INTERRUPTIONS } from './question.ts';
import { keepWords, read, type Said, takeIn } from './read.ts';
import type { Scene } from './scene.ts';
import { isBareCode, showStatus } from './status.ts';
import type { Held } from './talk.ts';
import { actOn, steerAt } from './wish-acts.ts';
import { isWish } from './wishes.ts';

const HOUR_MS = 3_600_000;
/** A draft that rested longer is offered before anything is added to it. */
const DRAFT_RESTS_MS = 12 * HOUR_MS;
/** What a citizen sends this soon after filing belongs to the complaint, unless it tells of another matter. */
const ADDS_TO_FILED_MS = 24 * HOUR_MS;
/** Later than this a new message is a new matter. */
const FILED_FORGOTTEN_MS = 30 * 24 * HOUR_MS;
/** How sure a category must be to take a message after filing for another complaint. */
const OTHER_MATTER_SURE = 0.5;

const lastFiled = (scene: Scene): Filed | undefined => {
  const { about } = scene.talk;
  return about && scene.now - about.at < FILED_FORGOTTEN_MS ? about.filed : undefined;
};

/** What comes now belongs to the complaint that was spoken about last, without asking. */
const isFresh = (scene: Scene, filed: Filed): boolean =>
  scene.now - (scene.talk.about?.at ?? 0) < ADDS_TO_FILED_MS ||
  scene.talk.wishes.some((wish) => wish.step === 'ask' && wish.filed.code === filed.code);

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

/** No draft is open, and the last complaint is recent: what comes may belong to it. */
const belongsToFiled = (scene: Scene): boolean =>
  (!scene.talk.draft || isEmpty(scene.talk.draft)) && scene.talk.question !== 'story' && lastFiled(scene) !== undefined;

function addOrHold(scene: Scene, held: Held): void {
  const filed = lastFiled(scene);
  if (filed && isFresh(scene, filed) && scene.talk.question !== 'where') addToFiled(scene, filed, held);
  else {
    hold(scene, held);
    scene.set({ question: 'where' });
  }
}

function keepContact(scene: Scene, text: string, at: number, row: InboxRow): void {
  if (takeForCase(scene, row, { at, text })) return;
  if (belongsToFiled(scene)) addOrHold(scene, { at, text });
  else keepWords(scene, { text, at }, false);
  scene.tell('contactSeen');
}

type From = Pick<Held, 'at' | 'messageId'>;

/** Does what a choice says: one of the open question's, or of a desk's question, however old its message is. */
function choose(scene: Scene, id: string, from: From): boolean {
  const wish = scene.talk.wishes.find(({ ref }) => id.startsWith(`${ref}.`));
  if (wish) return actOn(scene, wish, id.slice(wish.ref.length + 1), from);
  const { question } = scene.talk;
  const mark = question === null ? undefined : `${markOf(scene, question)}.`;
  return mark !== undefined && id.startsWith(mark) && act(scene, id.slice(mark.length));
}

/** A pressed button; one that belongs to an older question is answered kindly and changes nothing. */
function press(scene: Scene, id: string, from: From, callback: string | undefined): void {
  const good = choose(scene, id, from);
  if (good) scene.asked = null;
  else {
    scene.toast = id.includes('.') ? 'staleButton' : 'unreadablePress';
    if (callback === undefined) scene.show = true;
  }
  if (callback !== undefined)
    scene.effects.push({
      do: 'send',
      delivery: {
        kind: 'answer',
        callback,
        ...(good || !scene.toast ? {} : { text: scene.say[scene.toast as 'staleButton']() }),
      },
    });
}

/** A choice typed by its label, or by its number where numbers are shown. */
function chosen(scene: Scene, text: string): string | undefined {
  const choices = scene.asked === null ? [] : (scene.talk.card?.choices ?? []);
  const n = scene.turn.capabilities.buttons ? undefined : numberOf(text);
  const byNumber = n === undefined ? undefined : choices[n - 1];
  return (byNumber ?? choices.find(({ label }) => sameWords(label, text)))?.id;
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

function hearMedia(
  scene: Scene,
  heard: Heard,
  media: Parameters<typeof evidenceOf>[1] & { readonly name?: string },
  caption: string | undefined,
  from: { readonly at: number; readonly messageId?: string },
): void {
  const { album } = heard.row.message;
  const sibling = album !== undefined && scene.talk.album?.id === album ? scene.talk.album : undefined;
  const outcome = heard.media ?? ({ ok: false, why: 'unavailable' } as const);
  const held: Held = {
    ...from,
    media: {
      ref: { kind: media.kind, ...(media.name ? { name: media.name } : {}) },
      outcome,
      ...(caption ? { caption } : {}),
    },
  };
  if (takeForCase(scene, heard.row, held)) {
    if (album !== undefined) scene.set({ album: { id: album, count: (sibling?.count ?? 0) + 1 } });
    return;
  }
  if (sibling?.code) {
    const filed = filedBy(scene, sibling.code);
    if (filed) {
      addToFiled(scene, filed, held);
      return;
    }
  }
  if (belongsToFiled(scene)) {
    const filed = lastFiled(scene);
    if (album !== undefined && filed) scene.set({ album: { id: album, count: 1, code: filed.code } });
    addOrHold(scene, held);
    return;
  }
  if (album !== undefined) scene.set({ album: { id: album, count: (sibling?.count ?? 0) + 1 } });
  const extra = { ...(caption ? { caption } : {}), ...(from.messageId ? { messageId: from.messageId } : {}) };
  const evidence = evidenceOf(scene, media, outcome, extra);
  if (evidence) addEvidence(scene, evidence);
  if (scene.talk.question === 'resume' || scene.talk.question === 'cancel') scene.set({ question: null });
  if (scene.talk.draft?.editing === 'evidence') scene.set({ draft: { ...scene.talk.draft, editing: null } });
  if (caption?.trim()) {
    scene.asked = null;
    tellStory(scene, { text: caption, ...from }, read(scene, caption));
  }
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
