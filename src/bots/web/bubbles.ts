import type { MediaRef } from '../../core/content.ts';
import type { Choice, Content, Span } from '../../core/message.ts';
import { type FileShown, filesShown } from './files-out.ts';
import { pageRef } from './ids.ts';
import type { TranscriptItem } from './transcript.ts';

/** A message as the page shows it: what the server renders, and as JSON what the event stream carries. */
export interface Bubble {
  /** Names the message on the page: the client's own id of what it sent, or the bot's ref. */
  readonly key: string;
  readonly from: 'citizen' | 'bot';
  /** ISO 8601. */
  readonly at: string;
  readonly text?: readonly Span[];
  /** Something that is not words. */
  readonly chip?: MediaRef['kind'] | 'location' | 'contact';
  /** Name of a document, label of a place. */
  readonly label?: string;
  /** The id of a pressed choice; its label is with the message that offered it. */
  readonly choice?: string;
  /** What the bot sent along. */
  readonly files?: readonly FileShown[];
  readonly choices?: readonly (readonly Choice[])[];
  readonly askLocation?: string;
  readonly placeholder?: string;
  /** Takes the place of the bubble with this key. */
  readonly replaces?: string;
}

/** Makes a bubble of what was said; undefined for what is not shown (an answered press, somebody leaving). */
export function bubbleOf(item: TranscriptItem): Bubble | undefined {
  const head = { key: pageRef(item.ref), from: item.from, at: item.at.toISOString() };
  const { content } = item;
  if (content.kind === 'answer' || content.kind === 'topic') return undefined;
  if (content.kind === 'files')
    return { ...head, files: filesShown(content), ...(content.caption && { text: content.caption }) };
  if (content.kind !== 'message') return said(head, content);
  const { text, choices, askLocation, placeholder } = content.message;
  return {
    ...head,
    text,
    ...(choices?.some((row) => row.length > 0) && { choices }),
    ...(askLocation && { askLocation }),
    ...(placeholder && { placeholder }),
    ...(content.replaces && { replaces: content.replaces }),
  };
}

function said(head: Pick<Bubble, 'key' | 'from' | 'at'>, content: Content): Bubble | undefined {
  switch (content.kind) {
    case 'text':
    case 'edited':
      return { ...head, text: [content.text] };
    case 'choice':
      return { ...head, choice: content.id };
    case 'media': {
      const { kind, name } = content.media;
      return {
        ...head,
        chip: kind,
        ...(kind === 'document' && name && { label: name }),
        ...(content.caption && { text: [content.caption] }),
      };
    }
    case 'location':
      return { ...head, chip: 'location', ...(content.label && { label: content.label }) };
    case 'contact':
      return { ...head, chip: 'contact' };
    case 'sticker':
    case 'reaction':
    case 'revoked':
    case 'unsupported':
    case 'left':
      return undefined;
  }
}

/** What a page shows at one moment. */
export interface Screen {
  /** In reading order; a replaced message stands where its replacement came. */
  readonly bubbles: readonly Bubble[];
  /** Key of the bubble whose choices can be pressed. */
  readonly active?: string;
  /** Labels of all choices ever offered, by id. */
  readonly labels: ReadonlyMap<string, string>;
  /** Where the event stream goes on from. */
  readonly cursor?: string;
}

/**
 * Folds a transcript into a screen. Choices stay alive until the bot has said something else after the citizen spoke:
 * a second message of the same turn, or three photos without an answer yet, take no button away.
 */
export function screenOf(items: readonly TranscriptItem[]): Screen {
  const bubbles = new Map<string, Bubble>();
  const labels = new Map<string, string>();
  let active: string | undefined;
  let spoken = false;
  for (const item of items) {
    const bubble = bubbleOf(item);
    if (!bubble) continue;
    if (bubble.replaces) bubbles.delete(bubble.replaces);
    if (bubble.from === 'bot') bubbles.delete(bubble.key);
    if (!bubbles.has(bubble.key)) bubbles.set(bubble.key, bubble);
    for (const choice of bubble.choices?.flat() ?? []) labels.set(choice.id, choice.label);
    if (bubble.from === 'citizen') spoken = true;
    else if (bubble.choices || bubble.askLocation) {
      active = bubble.key;
      spoken = false;
    } else if (spoken || bubble.replaces === active) active = undefined;
  }
  const cursor = items.at(-1)?.cursor;
  return { bubbles: [...bubbles.values()], labels, ...(active && { active }), ...(cursor && { cursor }) };
}
