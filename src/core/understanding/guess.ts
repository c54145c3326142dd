/** A value with the words it came from and how sure the reader is, 0 … 1. */
export interface Guess<T> {
  readonly value: T;
  /** Start and end in the text, UTF-16 units; absent where it follows from the whole. */
  readonly span?: readonly [number, number];
  readonly confidence: number;
}
