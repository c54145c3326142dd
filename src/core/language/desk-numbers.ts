/**
 * Complaints as officers call them by their place in the list that they have just read: "no 3", "yg 3 sama 5 gabung aja, dobel", "verif 1, 2 dan 4",
 * "buka yang pertama".
 */

/** What is said of complaints by their places in a list. */
export interface ByNumber {
  /** From 1, each once, in the order they are named. */
  readonly numbers: readonly number[];
  /** The words without them. */
  readonly bare: string;
  /** A number alone, as a page shows it, with no word that says what it counts. */
  readonly isBare: boolean;
}

/** Longer texts tell something. */
const TEXT_CHARS_MAX = 160;
const ORDINALS: Readonly<Record<string, number>> = {
  pertama: 1,
  kesatu: 1,
  kedua: 2,
  ketiga: 3,
  keempat: 4,
  kelima: 5,
  keenam: 6,
  ketujuh: 7,
  kedelapan: 8,
};
const NUMBER = String.raw`(?:\d{1,2}(?![\p{L}\d])|(?:${Object.keys(ORDINALS).join('|')})(?!\p{L}))`;
const CALLED = String.raw`(?:(?:(?:laporan|aduan)\s)?(?:(?:yang|yg|nang)\s)?(?:(?:nomor|nomer|nmr|no|ke)[\s.-]{0,2}|#)?)`;
const AND = String.raw`(?:\s{0,2}[,&+]\s{0,2}(?:dan\s)?|\s(?:dan|sama|dengan|dgn|and|terus|trus)\s|\s)`;
const UP_TO = String.raw`\s?(?:sampai|sampe|smp|s\/d|hingga|to|-|–)\s?`;
const PLACES = `${CALLED}${NUMBER}(?:${UP_TO}${CALLED}${NUMBER}|(?:${AND}${CALLED}${NUMBER}){0,8})`;
const POLITE = String.raw`(?:(?:tolong|tlg|mohon|coba|ok|oke|eh|pak|bu|min)[\s,]{1,2}){0,3}`;
const FIRST = new RegExp(String.raw`^${POLITE}(${PLACES})(?:[\s,:.]{1,3}([^\d\s][\s\S]*))?[.!]?$`, 'iu');
/** "Verif 1, 2 dan 4", "lempar yg 3 ke PU". */
const AFTER_VERB = new RegExp(
  String.raw`^${POLITE}(\p{L}{3,14})(?:\s(?:laporan|aduan))?\s(${PLACES})(?:[\s,:.]{1,3}([^\d\s][\s\S]*))?[.!]?$`,
  'iu',
);
const EACH = new RegExp(String.raw`\d{1,2}|${Object.keys(ORDINALS).join('|')}`, 'giu');
const SAYS_WHAT = /\p{L}|#/u;
/** More are not on a page. */
const RANGE_MAX = 20;

/** Reads places in a list, and what is said of them; undefined where none are named. That there is a list, and so many in it, is for others to know. */
export function byNumber(text: string): ByNumber | undefined {
  const trimmed = text.trim();
  if (trimmed.length > TEXT_CHARS_MAX || !/\d|\bke[a-z]|pertama/i.test(trimmed)) return undefined;
  const first = FIRST.exec(trimmed);
  const after = first ? null : AFTER_VERB.exec(trimmed);
  const places = first?.[1] ?? after?.[2];
  if (places === undefined) return undefined;
  const numbers = numbersIn(places);
  if (numbers.length === 0) return undefined;
  const bare = (first ? (first[2] ?? '') : `${after?.[1] ?? ''} ${after?.[3] ?? ''}`).trim();
  return { numbers, bare, isBare: !SAYS_WHAT.test(places.replace(JOINS, '')) };
}
const JOINS = /(?<!\p{L})(?:dan|sama|dengan|dgn|and|terus|trus|sampai|sampe|smp|hingga|to)(?!\p{L})/giu;

function numbersIn(places: string): readonly number[] {
  const named = [...places.matchAll(EACH)].map(([word]) => ORDINALS[word.toLowerCase()] ?? Number(word));
  const [from = 0, to = 0] = named;
  const isRange =
    named.length === 2 && new RegExp(UP_TO, 'iu').test(places.replace(/^[^\d]+/, '').replace(/ke-/gi, ''));
  const all =
    isRange && from < to && to - from < RANGE_MAX
      ? Array.from({ length: to - from + 1 }, (_, index) => from + index)
      : named;
  return [...new Set(all)].filter((number) => number > 0);
}
