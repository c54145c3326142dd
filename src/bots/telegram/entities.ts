import type { MessageEntity } from 'telegraf/types';
import type { Span } from '../../core/message.ts';

/** Text and its formatting as the Bot API takes them: offsets and lengths in UTF-16 units. */
export interface Formatted {
  readonly text: string;
  readonly entities: MessageEntity[];
}

/** Sent instead of words that would show as nothing: the platform refuses an empty message. */
const NOTHING = '…';

/**
 * Characters the platform refuses or drops: half surrogate pairs ("must be encoded in UTF-8"), control characters except the
 * line break and tab, and the old marks that turn the writing direction of everything after them.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const UNSENDABLE = /[\p{Surrogate}\u0000-\u0008\u000b-\u001f\u007f\u2028-\u202e]/gu;

/** What may need a change; a text without any of it, which nearly every one is, is left as it is after one quick look. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const SUSPECT = /[\r\u0000-\u0008\u000b-\u001f\u007f\u2028-\u202e\ud800-\udfff]/;

/** Words fit for sending, as a person typed them otherwise. */
export const sendable = (text: string): string =>
  !SUSPECT.test(text)
    ? text
    : text.replace(/\r\n?/g, '\n').replace(UNSENDABLE, (each) => (/\p{Surrogate}/u.test(each) ? '\ufffd' : ''));

/** Whether a text shows anything at all; invisible letters and blanks alone are trimmed to nothing by the platform. */
export const isVisible = (text: string): boolean => /[^\s\p{Default_Ignorable_Code_Point}\p{Cc}\p{Z}]/u.test(text);

/** An address that the platform takes: it refuses the whole message for one that is none, whoever typed it. */
const isWeb = (url: string): boolean => /^https?:\/\//.test(url) && URL.canParse(url);

/**
 * Spans as text and entities. Never markup: what a person typed stays what it is, whatever it looks like.
 * @param spans in order; an empty one leaves no trace
 */
export function format(spans: readonly Span[]): Formatted {
  let text = '';
  const entities: MessageEntity[] = [];
  for (const span of spans) {
    if (typeof span === 'string') {
      text += sendable(span);
      continue;
    }
    const words = sendable('bold' in span ? span.bold : 'code' in span ? span.code : span.link);
    const at = { offset: text.length, length: words.length };
    text += words;
    if (!isVisible(words)) continue;
    if ('bold' in span) entities.push({ type: 'bold', ...at });
    else if ('code' in span) entities.push({ type: 'code', ...at });
    else if (isWeb(span.url)) entities.push({ type: 'text_link', url: span.url, ...at });
    else if (span.url !== span.link) text += ` (${sendable(span.url)})`;
  }
  return isVisible(text) ? { text, entities } : { text: NOTHING, entities: [] };
}
