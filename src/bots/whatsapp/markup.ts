import type { Span } from '../../core/message.ts';

/** The signs by which WhatsApp sets text, and what looks like each of them and sets nothing. */
const LOOKALIKES: Readonly<Record<string, string>> = { '*': '∗', _: '＿', '~': '∼', '`': 'ˋ' };

/** A sign that would begin a pair: at the edge of a word, with its partner further on in the same line (WhatsApp help, "How to format your messages"). */
const OPENING = /(?<=^|[\s\p{P}\p{S}])([*_~`])(?=\S[^\n]*?\1(?:$|[\s\p{P}\p{S}]))/gmu;

/** A web address stays as it is, whatever signs are in it. */
const ADDRESS = /https?:\/\/\S+/g;

/** Words that a person typed, so that none of their signs sets anything. */
function harmless(text: string): string {
  const addresses = [...text.matchAll(ADDRESS)];
  let at = 0;
  let out = '';
  for (const { index, 0: address } of addresses) {
    out += defused(text.slice(at, index)) + address;
    at = index + address.length;
  }
  return out + defused(text.slice(at));
}

const defused = (text: string): string => text.replace(OPENING, (sign) => LOOKALIKES[sign] ?? sign);

/** Signs round something, which must not hold the sign itself nor begin or end with a blank. */
function wrapped(sign: string, text: string): string {
  const [, before = '', inner = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  if (inner === '' || inner.includes('\n')) return text;
  return `${before}${sign}${inner.replaceAll(sign, LOOKALIKES[sign] ?? '')}${sign}${after}`;
}

/** A message as WhatsApp writes it: its own signs for bold and code, addresses in full, and nothing set that we did not mean to set. */
export function markup(text: readonly Span[]): string {
  return text
    .map((span) => {
      if (typeof span === 'string') return harmless(span);
      if ('bold' in span) return wrapped('*', span.bold);
      if ('code' in span) return wrapped('`', span.code);
      return span.link === span.url ? span.url : `${harmless(span.link)} (${span.url})`;
    })
    .join('')
    .replace(/\p{Surrogate}|\0/gu, '�');
}
