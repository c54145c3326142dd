/** Results kept at once, and the longest text they are kept for, in UTF-16 units: a bound on memory. */
const KEPT_MAX = 256;
const TEXT_MAX = 200;

/**
 * A pure reading of a text that remembers, in memory alone, what it gave for the texts of the last moments: one message is read for the same thing
 * at several places of a turn, and the labels of our own buttons come again and again.
 */
export function lately<Result>(read: (text: string) => Result): (text: string) => Result {
  const kept = new Map<string, { readonly result: Result }>();
  return (text) => {
    const known = kept.get(text);
    if (known) return known.result;
    const result = read(text);
    if (kept.size >= KEPT_MAX) kept.clear();
    if (text.length <= TEXT_MAX) kept.set(text, { result });
    return result;
  };
}
