/** Messages of few lines, for small screens: whole paragraphs where they fit, and the numbers with what they answer. */
import { type Choice, plain, type Span } from './message.ts';
import { splitSpans } from './split.ts';

/** How much one message may hold. */
export interface Room {
  /** UTF-16 units. */
  readonly textMax: number;
  /** Empty lines count. */
  readonly linesMax: number;
}

type Line = readonly Span[];
/** Lines without an empty one among them. */
type Paragraph = readonly Line[];

/**
 * Fits a text and its numbered choices into messages. Paragraphs stay whole where one message holds them, empty lines between them are
 * given up first, then each choice's own line (those of one row share one), then the paragraph. The numbers stand in the last message, with the
 * paragraph before them wherever both fit.
 * @param rows the choices to be numbered; none: there are no numbers
 */
export function fitLines(
  text: readonly Span[],
  rows: readonly (readonly Choice[])[],
  room: Room,
): readonly (readonly Span[])[] {
  const paragraphs = paragraphsOf(text, room);
  const menus = menusOf(rows);
  const whole = together(paragraphs, menus, room);
  if (whole) return [joined(whole)];
  const last = paragraphs.at(-1);
  const end = last && together([last], menus, room);
  if (end) return [...packed(paragraphs.slice(0, -1), room), end].map(joined);
  const menu = menus.find((lines) => fits(lines, room)) ?? menus.at(-1) ?? [];
  return [...packed(paragraphs, room), ...packed([menu], room)].map(joined);
}

/** The lines of a text, and where its empty ones divide it. A line that no message holds is cut. */
function paragraphsOf(text: readonly Span[], { textMax }: Room): readonly Paragraph[] {
  const lines: Span[][] = [[]];
  for (const span of text) {
    const pieces = typeof span === 'string' ? span.split('\n') : [span];
    pieces.forEach((piece, index) => {
      if (index > 0) lines.push([]);
      if (piece !== '') lines.at(-1)?.push(piece);
    });
  }
  const paragraphs: Line[][] = [[]];
  for (const line of lines) {
    if (plain(line).trim() === '') paragraphs.push([]);
    else paragraphs.at(-1)?.push(...splitSpans(line, textMax));
  }
  return paragraphs.filter(({ length }) => length > 0);
}

/** The choices as lines: each its own, and, shorter, those of one row in one line. None where there are no choices. */
function menusOf(rows: readonly (readonly Choice[])[]): readonly Paragraph[] {
  let number = 0;
  const numbered = rows
    .map((row) =>
      row.flatMap(({ label, inText }) => {
        number += 1;
        return inText ? [] : [`${number}. ${label}`];
      }),
    )
    .filter((row) => row.length > 0);
  if (numbered.length === 0) return [[]];
  return [numbered.flat().map((line) => [line]), numbered.map((row) => [row.join(' · ')])];
}

/** Paragraphs and a menu in one message, with empty lines between them if there is room; undefined where it can not be. */
function together(
  paragraphs: readonly Paragraph[],
  menus: readonly Paragraph[],
  room: Room,
): readonly Line[] | undefined {
  for (const menu of menus) {
    const blocks = menu.length > 0 ? [...paragraphs, menu] : paragraphs;
    for (const lines of [spaced(blocks), blocks.flat()]) if (fits(lines, room)) return lines;
  }
  return undefined;
}

/** As few messages as hold the paragraphs, in order; one that no message holds is divided between lines. */
function packed(paragraphs: readonly Paragraph[], room: Room): readonly (readonly Line[])[] {
  const messages: (readonly Line[])[] = [];
  let open: Paragraph[] = [];
  const close = () => {
    const lines = [spaced(open), open.flat()].find((each) => fits(each, room)) ?? [];
    if (lines.length > 0) messages.push(lines);
    open = [];
  };
  for (const paragraph of paragraphs.flatMap((each) => divided(each, room))) {
    if (open.length > 0 && !fits([...open, paragraph].flat(), room)) close();
    open.push(paragraph);
  }
  close();
  return messages;
}

/** A paragraph in pieces that each fit a message. */
function divided(paragraph: Paragraph, room: Room): readonly Paragraph[] {
  const pieces: Line[][] = [];
  for (const line of paragraph) {
    const piece = pieces.at(-1);
    if (piece && fits([...piece, line], room)) piece.push(line);
    else pieces.push([line]);
  }
  return pieces;
}

const spaced = (blocks: readonly Paragraph[]): readonly Line[] =>
  blocks.flatMap((block, index) => (index === 0 ? block : [[], ...block]));

const fits = (lines: readonly Line[], { textMax, linesMax }: Room): boolean =>
  lines.length <= linesMax && plain(joined(lines)).length <= textMax;

const joined = (lines: readonly Line[]): readonly Span[] =>
  lines.flatMap((line, index) => (index === 0 ? line : ['\n', ...line]));
