import type { Guess } from './guess.ts';

/**
 * "… di desa Pulau Kupang eh salah desa Pulau Sugara", "kemarin, eh maksudnya tadi pagi": in the middle of a text. What it begins with is asked first:
 * to look behind at each letter would be dear.
 */
const CORRECTS =
  /(?=eh|ups|ralat|maaf|sori|sorry)(?<=\S[\s,.]+)(?:eh+|ups|ralat|maaf|sori|sorry)[\s,.]+(?:eh+[\s,.]+)?(?:salah|maksud(?:ku|nya|(?: saya| sy))?|bukan|ralat|keliru|i mean|wrong)(?!\p{L})/iu;
const MAY_CORRECT = /salah|maksud|bukan|ralat|keliru|mean|wrong/i;

/** Where a text begins to correct itself; undefined where it does not. */
export const correctsAt = (text: string): number | undefined =>
  MAY_CORRECT.test(text) ? CORRECTS.exec(text)?.index : undefined;

/** What was read of a text, without what it takes back itself: what stands behind "eh salah" counts, where something of the kind stands there. */
export function afterCorrection<T>(text: string, guesses: readonly Guess<T>[]): readonly Guess<T>[] {
  const at = guesses.length < 2 ? undefined : correctsAt(text);
  if (at === undefined) return guesses;
  const behind = guesses.filter(({ span }) => span !== undefined && span[0] >= at);
  return behind.length > 0 ? behind : guesses;
}
