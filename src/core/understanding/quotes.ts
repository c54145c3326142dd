/** Words of somebody else in a message. */
export interface Quotes {
  /** Start and end of each, UTF-16 units. */
  readonly spans: readonly (readonly [number, number])[];
  /** The whole message is passed on: a retweet, "diteruskan", a chain letter. */
  readonly forwarded: boolean;
}

/** A quotation in any usual marks, at least two words long. */
const QUOTED = /["“”«]([^"“”«»\n]{5,600})["”»]|(?<=[\s:])['‘]([^'’\n]{8,300})['’](?=[\s.,!?]|$)/g;
const QUOTED_LINE = /^>[^\n]{1,600}/gm;
/** Without one of these nothing is quoted. */
const MARKS = /["“”«'‘>]/;
const FORWARDED =
  /^\s*(?:[*_[(>-]{1,3}\s*)?(?:RT\s+@|fwd?\s*:|fw\s*:|forwarded\b|forward(?:an)?\s*:|diteruskan\b|terusan\b|pesan (?:terusan|berantai))/i;
const PASSED_ON =
  /^\s*(?:dari (?:grup|group)(?: wa| whatsapp)?\b|copas\b|info dari grup\b|(?:dapat|dpt) kiriman\b|info dari (?:sebelah|tetangga)\b|katanya di (?:grup|fb|facebook|tiktok)\b)/i;

/** Finds what is quoted or passed on. Linear in the text. */
export function quotesIn(text: string): Quotes {
  const spans: (readonly [number, number])[] = [];
  for (const pattern of MARKS.test(text) ? [QUOTED, QUOTED_LINE] : [])
    for (const match of text.matchAll(pattern))
      if (/\s/.test(match[0].trim())) spans.push([match.index, match.index + match[0].length]);
  const passed = PASSED_ON.test(text);
  return { spans: passed && spans.length === 0 ? [[0, text.length]] : spans, forwarded: FORWARDED.test(text) };
}
