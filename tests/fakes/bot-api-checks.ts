import type { Json } from './bot-api-form.ts';

/** Takes what the real platform would object to. */
export type Objection = (violation: string) => void;

/** Entities lie in the text and split no character. */
export function checkEntities(method: string, text: string, entities: unknown, object: Objection): void {
  for (const entity of Array.isArray(entities) ? (entities as Json[]) : []) {
    const offset = Number(entity.offset);
    const length = Number(entity.length);
    if (!(offset >= 0 && length > 0 && offset + length <= text.length)) object(`${method}: entity outside the text`);
    const split = (at: number) => /[\uD800-\uDBFF]/.test(text[at - 1] ?? '') && /[\uDC00-\uDFFF]/.test(text[at] ?? '');
    if (split(offset) || split(offset + length)) object(`${method}: entity splits a surrogate pair`);
  }
}

export interface Button {
  readonly label: string;
  readonly data: string;
}

/** The buttons of a message, checked. */
export function buttonsOf(method: string, markup: unknown, object: Objection): Button[] {
  const rows =
    (markup as { inline_keyboard?: { text: string; callback_data?: string }[][] } | undefined)?.inline_keyboard ?? [];
  if (rows.some((row) => !Array.isArray(row) || row.length > 8)) object(`${method}: markup shape`);
  return rows.flat().map(({ text, callback_data: data = '' }) => {
    const bytes = Buffer.byteLength(data);
    if (bytes < 1 || bytes > 64) object(`${method}: callback_data of ${bytes} bytes`);
    if (!text) object(`${method}: button without a label`);
    return { label: text, data };
  });
}

/** Labels of a keyboard below the input field. */
export function keysOf(markup: unknown): string[] {
  const rows = (markup as { keyboard?: { text: string }[][] } | undefined)?.keyboard ?? [];
  return rows.flat().map(({ text }) => text);
}
