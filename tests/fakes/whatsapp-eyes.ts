/** The signs by which WhatsApp sets text, at the edges of words of one line (WhatsApp help, "How to format your messages"). */
const SET = /(?<=^|[\s\p{P}\p{S}])([*_~`])(?=\S)([^\n]*?\S)\1(?=$|[\s\p{P}\p{S}])/gmu;
/** Signs that look like those and set nothing. */
const LOOKS: Readonly<Record<string, string>> = { '∗': '*', '＿': '_', '∼': '~', ˋ: '`' };

/** A message of WhatsApp as eyes see it: signs that set something are gone, and what looks like a sign is that sign. */
export const asRead = (text: string): string =>
  text.replace(SET, '$2').replace(/[∗＿∼ˋ]/gu, (sign) => LOOKS[sign] ?? sign);
