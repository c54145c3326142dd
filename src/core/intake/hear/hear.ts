import type { Card } from '../../content.ts';
import type { MoreEvent } from '../../event.ts';
import type { InboxRow } from '../../store/port/steps.ts';
import type { Heard } from '../../turn.ts';
import { hearMore } from '../answers/tell-story.ts';
import { setPin } from '../draft/place.ts';
import { takeForFiled } from '../filed/belongs.ts';
import { addOrHold, belongsToFiled, lastFiled } from '../filed/free.ts';
import { keepWords, read } from '../reading/read.ts';
import { press } from '../steering/choices.ts';
import { correctEdited, takeBack } from '../steering/corrections.ts';
import type { Scene } from '../talk/scene.ts';
import { reactionAnswers, thumbIn, turnToAsked } from './earlier.ts';
import { hearMedia } from './hear-media.ts';
import { askWhoIsNew, hearText } from './hear-text.ts';
import { hearEvent } from './news.ts';

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
      noticeLanguage(scene, content.text);
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
      keepContact(scene, cardsIn(content), at, heard.row);
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

/** So many messages in a row in the other language, and it is offered, once. */
const OTHER_LANGUAGE_IN_ROW = 2;
/** Offers the other language to whoever goes on in it. What shows no language, a name or a number, counts for neither. */
function noticeLanguage(scene: Scene, text: string): void {
  const { language, otherLanguage, ...talk } = scene.talk;
  const spoken = read(scene, text).language;
  if (spoken === undefined || scene.talk.quiet) return;
  if (spoken === language) {
    if (otherLanguage !== undefined) scene.talk = { ...talk, language };
    return;
  }
  const inRow = (otherLanguage ?? 0) + 1;
  scene.set({ otherLanguage: inRow });
  if (inRow === OTHER_LANGUAGE_IN_ROW) scene.tell('otherLanguage');
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
const UNUSABLE: Readonly<Record<string, 'viewOnceSeen' | 'unreadSeen'>> = {
  'view-once': 'viewOnceSeen',
  unread: 'unreadSeen',
};

/** What can not be used is said so. */
function tellUnusable(scene: Scene, key: 'stickerSeen' | 'unsupportedSeen' | 'viewOnceSeen' | 'unreadSeen'): void {
  scene.tell(key);
  askWhoIsNew(scene);
}

/** What the cards of a message say, in a line. */
const cardsIn = (content: Card & { readonly others?: readonly Card[] }): string =>
  [content, ...(content.others ?? [])]
    .map(({ name, phone }) => [name, phone].filter(Boolean).join(' '))
    .filter(Boolean)
    .join('; ');

function keepContact(scene: Scene, text: string, at: number, row: InboxRow): void {
  // An address book may have a mail address and nothing else.
  if (text === '') {
    tellUnusable(scene, 'unsupportedSeen');
    return;
  }
  if (takeForFiled(scene, row, { at, text })) return;
  if (belongsToFiled(scene)) addOrHold(scene, { at, text });
  else keepWords(scene, { text, at }, false);
  scene.tell('contactSeen');
}
