/** Longest text file, in bytes: a chronology, not a data dump. */
export const WORDS_BYTES_MAX = 1024 * 1024;

const MARKUP = /<\s*(?:!doctype|html|svg|script|\?|body|iframe|object|embed|img|math)/i;

/** Whether bytes are plain words: UTF-8 without control characters, and neither a page, a drawing nor a script. */
export function isWords(bytes: Buffer): boolean {
  let text: string;
  try {
    // `stream`: the beginning of a file may end within a character.
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return false; // not UTF-8
  }
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if ((code < 32 && code !== 9 && code !== 10 && code !== 13) || code === 127) return false;
  }
  return !MARKUP.test(text) && !/^\s*<[a-z!]/i.test(text) && !text.startsWith('#!') && !text.startsWith('MZ');
}
