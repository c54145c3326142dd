/** Characters of a name: a line of a phone. */
const NAME_MAX = 40;
/** Said before a name, and none: "nama saya Rina", "saya Rina". */
const BEFORE = /^(?:(?:nama|namaku|my name is|saya|i am|aku)\s+)+/i;

/** A name as somebody gave it for themselves, on one line; undefined where that is none. */
export function tidyName(said: string): string | undefined {
  const name = said
    .replace(/[^\p{L}\p{M}\p{N}.,'’\- ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(BEFORE, '')
    .slice(0, NAME_MAX)
    .trim();
  return /\p{L}/u.test(name) ? name : undefined;
}
