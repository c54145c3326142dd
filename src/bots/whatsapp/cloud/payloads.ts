/** A message of ours as the Cloud API takes it: text, up to three buttons, or a list of up to ten rows. */
import type { Choice, Outgoing } from '../../../core/message.ts';
import { BUTTON_TITLE_MAX, BUTTONS_MAX, ROW_DESCRIPTION_MAX, ROW_TITLE_MAX } from '../capabilities.ts';
import { markup } from '../markup.ts';

/** The part of a call that says what is sent. */
export type Payload = { readonly type: string } & Readonly<Record<string, unknown>>;

/** What opens a list, in both languages: the channel does not know which one is spoken. At most 20 characters. */
const LIST_BUTTON = 'Pilih · Choose';
const LIST_SECTION = 'Pilihan · Choices';
/** An interactive message must have words; a choice alone has none. */
const NO_WORDS = '…';

const graphemes = new Intl.Segmenter('id', { granularity: 'grapheme' });

/** A label cut between characters as people see them, with an ellipsis. @param max in UTF-16 units */
export function cutLabel(label: string, max: number): string {
  if (label.length <= max) return label;
  let cut = '';
  for (const { segment } of graphemes.segment(label)) {
    if (cut.length + segment.length > max - 1) break;
    cut += segment;
  }
  return `${cut.trimEnd()}…`;
}

const reply = ({ id, label }: Choice) => ({ type: 'reply', reply: { id, title: label } });

/** A row; a label that is too long for its title stands whole below it, as far as there is room. */
const row = ({ id, label }: Choice) => ({
  id,
  title: cutLabel(label, ROW_TITLE_MAX),
  ...(label.length > ROW_TITLE_MAX ? { description: cutLabel(label, ROW_DESCRIPTION_MAX) } : {}),
});

const areButtons = (choices: readonly Choice[]): boolean =>
  choices.length <= BUTTONS_MAX &&
  choices.every(({ label }) => label.length <= BUTTON_TITLE_MAX) &&
  new Set(choices.map(({ label }) => label)).size === choices.length;

/** The calls that a message becomes: one, and another where the place may be shared by a button. Never none. */
export function payloadsOf(message: Outgoing): readonly Payload[] {
  const text = markup(message.text);
  const choices = (message.choices ?? []).flat();
  const { askLocation } = message;
  if (choices.length === 0)
    return [askLocation === undefined ? { type: 'text', text: { body: text, preview_url: false } } : askPlace(text)];
  const said: Payload = {
    type: 'interactive',
    interactive: {
      ...(areButtons(choices)
        ? { type: 'button', action: { buttons: choices.map(reply) } }
        : {
            type: 'list',
            action: { button: LIST_BUTTON, sections: [{ title: LIST_SECTION, rows: choices.map(row) }] },
          }),
      body: { text: text.trim() === '' ? NO_WORDS : text },
    },
  };
  return askLocation === undefined ? [said] : [said, askPlace(askLocation)];
}

const askPlace = (text: string): Payload => ({
  type: 'interactive',
  interactive: { type: 'location_request_message', body: { text }, action: { name: 'send_location' } },
});
