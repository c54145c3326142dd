import { type FeatureEar, GRAMS_MAX, gramNumbers, numberOf, pairNumber, tellFeatures } from './features.ts';
import type { Token } from './lexer.ts';

/** Places in the table for each feature: with half of them free a feature is found at once. */
const ROOM = 2;
/** Bits of a number that are mixed into those that choose a place. */
const MIXED = 15;

/** Collects the rows of a message's features. Features are known by their numbers alone: names would take most of the model's memory. */
export class Rows implements FeatureEar {
  /** Two for each place, side by side as they are read: the number of a feature, and its row and one more, 0 where the place is free. */
  readonly #table: Int32Array;
  readonly #mask: number;
  readonly #grams = new Int32Array(GRAMS_MAX);
  readonly #list: Int32Array;
  /** The message in which a row was met last. */
  readonly #met: Int32Array;
  #message = 0;
  #count = 0;

  constructor(features: Int32Array) {
    const size = 2 ** Math.ceil(Math.log2(features.length * ROOM + 1));
    this.#mask = size - 1;
    this.#table = new Int32Array(2 * size);
    this.#list = new Int32Array(features.length);
    this.#met = new Int32Array(features.length);
    features.forEach((number, row) => {
      const at = this.#placeOf(number);
      this.#table[at] = number;
      this.#table[at + 1] = row + 1;
    });
  }

  of(tokens: readonly Token[], concepts: readonly string[]): Int32Array {
    this.#message = (this.#message + 1) | 0;
    this.#count = 0;
    tellFeatures(tokens, concepts, this);
    return this.#list.subarray(0, this.#count);
  }

  one(feature: string): void {
    this.#meet(numberOf(feature));
  }

  pair(before: string, word: string): void {
    this.#meet(pairNumber(before, word));
  }

  grams(word: string): void {
    const count = gramNumbers(word, this.#grams);
    for (let at = 0; at < count; at += 1) this.#meet(this.#grams[at] ?? 0);
  }

  /** Where in the table a number stands, or would stand. */
  #placeOf(number: number): number {
    const table = this.#table;
    let place = (number ^ (number >>> MIXED)) & this.#mask;
    while (table[2 * place + 1] !== 0 && table[2 * place] !== number) place = (place + 1) & this.#mask;
    return 2 * place;
  }

  #meet(number: number): void {
    const row = (this.#table[this.#placeOf(number) + 1] ?? 0) - 1;
    if (row < 0 || this.#met[row] === this.#message) return;
    this.#met[row] = this.#message;
    this.#list[this.#count] = row;
    this.#count += 1;
  }
}

/** The numbers of a stored model's features, row by row. */
export function numbersIn(features: string): Int32Array {
  const bytes = Buffer.from(features, 'base64');
  return Int32Array.from({ length: bytes.length / 4 }, (_, row) => bytes.readInt32LE(4 * row));
}
