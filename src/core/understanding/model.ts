import { inflateSync } from 'node:zlib';
import { type FeatureEar, GRAMS_MAX, gramNumbers, numberOf, pairNumber, TOKENS_MAX, tellFeatures } from './features.ts';
import type { Token } from './lexer.ts';
import { withoutPlea } from './plea.ts';

/** One question that the model answers: its possible answers and a weight for each feature and answer. */
export interface Head {
  readonly classes: readonly string[];
  /** Where a class stands among them. */
  readonly index: ReadonlyMap<string, number>;
  /** What each class has before anything was read; one for each class. */
  readonly bias: readonly number[];
  /** Row by row, one byte for each class; times `scale`. Rows beyond its end say nothing of this question. */
  readonly weights: Int8Array;
  readonly scale: number;
}

/** Logistic regression over the features of a message: of what kind it is, about what, and whether it tells of danger now. */
export interface Model {
  /** The features of a message that the model knows, as rows of the heads' weights; each once, valid until the next message. */
  readonly rowsOf: (tokens: readonly Token[], concepts: readonly string[]) => Int32Array;
  readonly kind: Head;
  readonly category: Head;
  /** One class: the log odds of danger now. */
  readonly danger: Head;
}

/** A model as it is kept in the repository: plain JSON, numbers as base64, weights as base64 of deflated signed bytes. */
export interface StoredModel {
  /** The numbers of the features (`numberOf`) in the order of their rows, 32 bits each, the lowest byte first, as base64; at most 65,535. */
  readonly features: string;
  readonly kind: StoredHead;
  readonly category: StoredHead;
  readonly danger: StoredHead;
}
/** A head as it is kept: for each feature one signed byte per class, times `scale`. */
export interface StoredHead {
  readonly classes: readonly string[];
  readonly bias: readonly number[];
  readonly scale: number;
  readonly weights: string;
}

const headOf = ({ classes, bias, scale, weights }: StoredHead): Head => {
  const bytes = inflateSync(Buffer.from(weights, 'base64'));
  const index = new Map(classes.map((name, at) => [name, at]));
  return { classes, index, bias, scale, weights: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
};

/** Places in the table for each feature: with half of them free a feature is found at once. */
const ROOM = 2;
/** Bits of a number that are mixed into those that choose a place. */
const MIXED = 15;

/** Collects the rows of a message's features. Features are known by their numbers alone: names would take most of the model's memory. */
class Rows implements FeatureEar {
  readonly #numbers: Int32Array;
  /** The row of the feature at that place, and one more; 0 where the place is free. */
  readonly #rows: Uint16Array;
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
    this.#numbers = new Int32Array(size);
    this.#rows = new Uint16Array(size);
    this.#list = new Int32Array(features.length);
    this.#met = new Int32Array(features.length);
    features.forEach((number, row) => {
      const at = this.#placeOf(number);
      this.#numbers[at] = number;
      this.#rows[at] = row + 1;
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

  /** Where a number stands, or would stand. */
  #placeOf(number: number): number {
    let at = (number ^ (number >>> MIXED)) & this.#mask;
    while (this.#rows[at] !== 0 && this.#numbers[at] !== number) at = (at + 1) & this.#mask;
    return at;
  }

  #meet(number: number): void {
    const row = (this.#rows[this.#placeOf(number)] ?? 0) - 1;
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

/** Makes a stored model ready for reading. */
export const modelOf = (stored: StoredModel): Model => {
  const rows = new Rows(numbersIn(stored.features));
  return {
    rowsOf: (tokens, concepts) => rows.of(tokens, concepts),
    kind: headOf(stored.kind),
    category: headOf(stored.category),
    danger: headOf(stored.danger),
  };
};

/** What the heads say of a message: a score (logit) for each of their classes, in their order. */
export interface Leaning {
  readonly kind: Scores;
  readonly category: Scores;
  /** How much speaks for danger now: log odds. */
  readonly danger: number;
}

/** Scores of a head's classes. */
export interface Scores {
  readonly head: Head;
  readonly values: Float64Array;
}

function score(head: Head, rows: Int32Array): Scores {
  const { classes, bias, weights, scale } = head;
  const width = classes.length;
  const sums = new Int32Array(width);
  let known = 0;
  for (let each = 0; each < rows.length; each += 1) {
    const start = (rows[each] ?? 0) * width;
    if (start >= weights.length) continue;
    known += 1;
    for (let i = 0; i < width; i += 1) sums[i] = (sums[i] ?? 0) + (weights[start + i] ?? 0);
  }
  const norm = known === 0 ? 0 : scale / Math.sqrt(known);
  const values = new Float64Array(width);
  for (let i = 0; i < width; i += 1) values[i] = (bias[i] ?? 0) + (sums[i] ?? 0) * norm;
  return { head, values };
}

/** Asks the model. Linear in the tokens. */
export function lean(
  model: Model,
  {
    tokens,
    concepts,
    hints,
  }: { readonly tokens: readonly Token[]; readonly concepts: readonly string[]; readonly hints: readonly string[] },
): Leaning {
  const rows = model.rowsOf(withoutPlea(tokens), [...concepts, ...hints]);
  return { kind: score(model.kind, rows), category: score(model.category, rows), danger: dangerScore(model, rows) };
}

const dangerScore = ({ danger }: Model, rows: Int32Array): number => score(danger, rows).values[0] ?? 0;

/** So many words one after the other are shown as those that tell of danger. */
const TELLING = 3;

/** Where the words stand that speak most for danger, in tokens. Asked of few messages only. */
export function mostDangerous(model: Model, tokens: readonly Token[]): readonly [number, number] {
  let best = Number.NEGATIVE_INFINITY;
  let at = 0;
  const last = Math.min(tokens.length, TOKENS_MAX);
  for (let from = 0; from === 0 || from + TELLING <= last; from += 1) {
    const value = dangerScore(model, model.rowsOf(tokens.slice(from, from + TELLING), []));
    if (value <= best) continue;
    best = value;
    at = from;
  }
  // "…, kakinya": a comma at either end tells nothing.
  const isWord = (each: number) => tokens[each]?.kind !== 'sign';
  let to = Math.min(at + TELLING, last);
  while (at < to - 1 && !isWord(at)) at += 1;
  while (to - 1 > at && !isWord(to - 1)) to -= 1;
  return [at, to];
}

/** Asks the model for nothing but the category. */
export const leanOfCategory = (
  model: Model,
  tokens: readonly Token[],
  concepts: readonly string[],
): Pick<Leaning, 'category'> => ({ category: score(model.category, model.rowsOf(withoutPlea(tokens), concepts)) });

/** What a class scored; undefined for one that the model was not trained on. */
export function scoreOf({ head, values }: Scores, name: string): number | undefined {
  const at = head.index.get(name);
  return at === undefined ? undefined : values[at];
}

/** Scores as shares of one, in the same order. */
export function shares(scores: Float64Array): Float64Array {
  let top = Number.NEGATIVE_INFINITY;
  for (const score of scores) if (score > top) top = score;
  const powers = new Float64Array(scores.length);
  let sum = 0;
  for (let at = 0; at < scores.length; at += 1) {
    const power = Math.exp((scores[at] ?? 0) - top);
    powers[at] = power;
    sum += power;
  }
  for (let at = 0; at < powers.length; at += 1) powers[at] = (powers[at] ?? 0) / sum;
  return powers;
}
