import { type Capabilities, showsNumbers } from './delivery.ts';
import type { Choice, Outgoing, Span } from './message.ts';
import { fitLines } from './short-messages.ts';
import { splitSpans } from './split.ts';

type Able = Pick<Capabilities, 'buttons' | 'choicesMax' | 'askLocation' | 'textMax' | 'linesMax'>;

/**
 * Fits a message to what a channel can do: numbered lines for buttons, no location button where there is none, long text in
 * several messages, few lines where there may be few. Choices, location button and placeholder go with the last one. Always at least one message.
 */
export function render(message: Outgoing, able: Able): readonly Outgoing[] {
  const { text, choices, askLocation, placeholder } = message;
  const rows = choices ?? [];
  const numbered = rows.length > 0 && showsNumbers(able, rows.flat().length);
  const parts =
    able.linesMax === undefined
      ? splitSpans(numbered ? withMenu(text, rows.flat()) : text, able.textMax)
      : fitLines(text, numbered ? rows : [], { textMax: able.textMax, linesMax: able.linesMax });
  const end = {
    ...(rows.length > 0 && !numbered ? { choices: rows } : {}),
    ...(askLocation !== undefined && able.askLocation ? { askLocation } : {}),
    ...(placeholder === undefined ? {} : { placeholder }),
  };
  return parts.map((part, index) => (index === parts.length - 1 ? { text: part, ...end } : { text: part }));
}

/** A text with its choices below it. */
function withMenu(text: readonly Span[], choices: readonly Choice[]): readonly Span[] {
  const lines = numberedLines(choices);
  return lines.length > 0 ? [...text, `\n\n${lines.join('\n')}`] : text;
}

/** Choices as lines, numbered from one, without those whose lines are in the text. */
const numberedLines = (choices: readonly Choice[]): readonly string[] =>
  choices.flatMap(({ label, inText }, index) => (inText ? [] : [`${index + 1}. ${label}`]));
