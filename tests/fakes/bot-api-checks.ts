/** Notes what the real platform would object to though it takes it. */
export type Objection = (violation: string) => void;

export interface Button {
  readonly label: string;
  readonly data: string;
}

/** The buttons below a message. */
export function buttonsOf(markup: unknown): Button[] {
  const rows =
    (markup as { inline_keyboard?: { text: string; callback_data: string }[][] } | undefined)?.inline_keyboard ?? [];
  return rows.flat().map(({ text, callback_data: data }) => ({ label: text, data }));
}

/** Labels of a keyboard below the input field. */
export function keysOf(markup: unknown): string[] {
  const rows = (markup as { keyboard?: { text: string }[][] } | undefined)?.keyboard ?? [];
  return rows.flat().map(({ text }) => text);
}
