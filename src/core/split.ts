/** Cuts text that is too long for one message: after lines, after words, else between characters as people see them. */
import { plain, type Span } from './message.ts';

/** How far back from the limit a line or word end is looked for, as a share of the limit. */
const LOOK_BACK = 0.5;
/** A character as people see it is hardly ever longer, in UTF-16 units; what is longer is cut between code points. */
const GRAPHEME_MAX = 64;

const graphemes = new Intl.Segmenter('id', { granularity: 'grapheme' });

/** Cuts spans into messages of at most `max` UTF-16 units of plain text each. */
export function splitSpans(spans: readonly Span[], max: number): readonly (readonly Span[])[] {
  if (plain(spans).length <= max) return [spans];
  const parts: Span[][] = [];
  let part: Span[] = [];
  let room = max;
  const close = () => {
    if (plain(part).trim() !== '') parts.push(part);
    part = [];
    room = max;
  };
  for (const whole of spans) {
    let span: Span | undefined = whole;
    while (span !== undefined) {
      const text: string = plain([span]);
      if (text.length <= room) {
        part.push(span);
        room -= text.length;
        break;
      }
      if (isLink(span)) {
        if (text.length > max)
          span = text; // no message holds it: then its words and address as plain text
        else close();
        continue;
      }
      const cut = cutBefore(text, room, part.length === 0);
      const head: string = text.slice(0, cut).trimEnd();
      if (head !== '') part.push(likeSpan(span, head));
      close();
      const rest = text.slice(cut).trimStart();
      span = rest === '' ? undefined : likeSpan(span, rest);
    }
  }
  close();
  return parts.length > 0 ? parts : [[]];
}

const isLink = (span: Span) => typeof span === 'object' && 'link' in span;

/** The same kind of span with other words. */
function likeSpan(span: Span, text: string): Span {
  if (typeof span === 'string' || 'link' in span) return text;
  return 'bold' in span ? { bold: text } : { code: text };
}

/**
 * Where to cut a text that is longer than `room`: after a line, else after a word, else between characters as people see
 * them. 0 when nothing good fits and this is not the beginning of a message; never 0 at the beginning, never inside a pair.
 */
function cutBefore(text: string, room: number, beginning: boolean): number {
  if (room > 0) {
    const window = text.slice(0, room + 1);
    const least = beginning ? Math.floor(room * LOOK_BACK) : 0;
    for (const end of ['\n', ' ']) {
      const at = window.lastIndexOf(end);
      if (at > least) return at;
    }
  }
  if (!beginning) return 0;
  const boundary = graphemes.segment(text.slice(0, room + GRAPHEME_MAX)).containing(room)?.index ?? room;
  if (boundary > 0) return boundary;
  const pair = room > 1 && isHighSurrogate(text.charCodeAt(room - 1)) && isLowSurrogate(text.charCodeAt(room));
  return pair ? room - 1 : room;
}

const isHighSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;
const isLowSurrogate = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;
