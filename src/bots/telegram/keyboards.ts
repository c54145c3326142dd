import type { InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardMarkup } from 'telegraf/types';
import { lately } from '../../core/lately.ts';
import { CHOICE_ID_BYTES_MAX, type Choice } from '../../core/message.ts';
import { isVisible, sendable } from './entities.ts';

/** Longest label that phones still show, in code points; the platform names no limit. */
const LABEL_LENGTH_MAX = 64;
/** Longest hint in the input field (Bot API, ReplyKeyboardMarkup.input_field_placeholder). */
const PLACEHOLDER_LENGTH_MAX = 64;

/** The first `max` code points of a text on one line, with a mark where something was cut. */
function short(text: string, max: number): string {
  const points = [...sendable(text).replace(/\s+/g, ' ').trim()];
  return points.length <= max ? points.join('') : `${points.slice(0, max - 1).join('')}…`;
}

/** The same few labels come again and again. */
const labelOf = lately((text: string): string => {
  const label = short(text, LABEL_LENGTH_MAX);
  return isVisible(label) ? label : '…';
});

/** Choices as buttons below a message; undefined where there are none. An id the platform would refuse loses its button, not the message. */
export function inlineKeyboard(choices: readonly (readonly Choice[])[] | undefined): InlineKeyboardMarkup | undefined {
  const rows: InlineKeyboardButton[][] = [];
  for (const row of choices ?? []) {
    const buttons = row
      .filter(({ id }) => id.length > 0 && Buffer.byteLength(id) <= CHOICE_ID_BYTES_MAX)
      .map(({ id, label }): InlineKeyboardButton => ({ text: labelOf(label), callback_data: id }));
    if (buttons.length > 0) rows.push(buttons);
  }
  return rows.length > 0 ? { inline_keyboard: rows } : undefined;
}

/** The keyboard that offers to share the place: one button, in the citizen's input field. */
export function locationKeyboard(label: string, placeholder: string | undefined): ReplyKeyboardMarkup {
  const hint = placeholder === undefined ? '' : short(placeholder, PLACEHOLDER_LENGTH_MAX);
  return {
    keyboard: [[{ text: labelOf(label), request_location: true }]],
    resize_keyboard: true,
    one_time_keyboard: true,
    ...(isVisible(hint) ? { input_field_placeholder: hint } : {}),
  };
}
