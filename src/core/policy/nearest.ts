/** Slips (a letter added, dropped, replaced, or two neighbours swapped) that turn one word into another; few is alike. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      next[j] = Math.min(
        (next[j - 1] ?? 0) + 1,
        (row[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        swapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}

/** Names listed where none is near. */
const LISTED_MAX = 12;
/** Longer words are no slip of the finger, and comparing them would take long. */
const COMPARED_CHARS_MAX = 64;
/** With more slips than this it is another word; up to three letters one slip is the most ("pln" is not "pkh"). */
const SLIPS_MAX = 2;

/** "did you mean …?" among the known names, or the names themselves. */
export function nearest(word: string, known: readonly string[]): string {
  const names = [...new Set(known)];
  if (names.length === 0) return 'none is known yet';
  const typed = word.slice(0, COMPARED_CHARS_MAX).toLowerCase();
  const [best] = names
    .map((name) => ({ name, slips: distance(typed, name.slice(0, COMPARED_CHARS_MAX).toLowerCase()) }))
    .sort((a, b) => a.slips - b.slips);
  if (best && best.slips < typed.length && best.slips <= (typed.length > 3 ? SLIPS_MAX : 1))
    return `did you mean "${best.name}"?`;
  return `known are: ${names.slice(0, LISTED_MAX).join(', ')}${names.length > LISTED_MAX ? ', …' : ''}`;
}
