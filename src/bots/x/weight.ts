/** How long a post is by X's own rule (docs.x.com, "Counting characters"). */

/** Longest post, in weighted characters. */
export const POST_WEIGHT_MAX = 280;
/** What any address weighs, however long it is. */
const URL_WEIGHT = 23;
/** Code points that weigh 1; all others weigh 2. */
const LIGHT: readonly (readonly [from: number, to: number])[] = [
  [0x0000, 0x10ff],
  [0x2000, 0x200d],
  [0x2010, 0x201f],
  [0x2032, 0x2037],
];
const URL = /https?:\/\/[^\s“”"<>]+/giu;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** An emoji as people see it, however many code points it is made of. */
const isEmoji = (grapheme: string): boolean =>
  /\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F|^[0-9#*]\uFE0F?\u20E3/u.test(grapheme);

function plainWeight(text: string): number {
  let weight = 0;
  for (const { segment } of graphemes.segment(text)) {
    if (isEmoji(segment)) {
      weight += 2;
      continue;
    }
    for (const char of segment) {
      const point = char.codePointAt(0) ?? 0;
      weight += LIGHT.some(([from, to]) => point >= from && point <= to) ? 1 : 2;
    }
  }
  return weight;
}

/** The weight of a text: an address 23, an emoji 2, most letters of Latin scripts 1, others 2. Addresses are those with https:// or http://. */
export function weightOf(text: string): number {
  const normal = text.normalize('NFC');
  let weight = 0;
  let from = 0;
  for (const match of normal.matchAll(URL)) {
    weight += plainWeight(normal.slice(from, match.index)) + URL_WEIGHT;
    from = match.index + match[0].length;
  }
  return weight + plainWeight(normal.slice(from));
}
