import { inflateSync } from 'node:zlib';
import { TOKENS_MAX } from './features.ts';
import type { Token } from './lexer.ts';
import { withoutPlea } from './plea.ts';
import { numbersIn, Rows } from './rows.ts';

/** One question that the model answers: its possible answers and a weight for each feature and answer. */
export interface Head {
  readonly classes: readonly string[];
  /** Where a class stands among them. */
  readonly index: ReadonlyMap<string, number>;
  /** What each class has before anything was read; one for each class. */
  readonly bias: readonly number[];
  /** Where its weights begin in each row of the model's. */
  readonly at: number;
  /** Rows that say something of this question: those before it. */
  readonly rows: number;
  /** What a weight is to be multiplied by. */
  readonly scale: number;
}

/** Logistic regression over the features of a message: of what kind it is, about what, and whether it tells of danger now. */
export interface Model {
  /** The features of a message that the model knows, as rows of the heads' weights; each once, valid until the next message. */
  readonly rowsOf: (tokens: readonly Token[], concepts: readonly string[]) => Int32Array;
  /**
   * One byte for each row and class of all heads: what a feature says of all questions lies side by side, as it is read. A message has some 200 features
   * in as many places of a table that no processor keeps at hand.
   */
  readonly weights: Int8Array;
  /** Bytes of a row. */
  readonly width: number;
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

/** A head's weights as they are stored: row by row, one byte for each class. */
function weightsOf({ weights }: StoredHead): Int8Array {
  const bytes = inflateSync(Buffer.from(weights, 'base64'));
  return new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Makes a stored model ready for reading. */
export function modelOf(stored: StoredModel): Model {
  const numbers = numbersIn(stored.features);
  const rows = new Rows(numbers);
  const width = stored.kind.classes.length + stored.category.classes.length + stored.danger.classes.length;
  const weights = new Int8Array(numbers.length * width);
  let next = 0;
  const headOf = (head: StoredHead): Head => {
    const { classes, bias, scale } = head;
    const own = weightsOf(head);
    const at = next;
    next += classes.length;
    for (let from = 0, to = at; from < own.length; from += classes.length, to += width)
      weights.set(own.subarray(from, from + classes.length), to);
    const index = new Map(classes.map((name, each) => [name, each]));
    return { classes, index, bias, scale, at, rows: own.length / classes.length };
  };
  return {
    rowsOf: (tokens, concepts) => rows.of(tokens, concepts),
    ...{ weights, width },
    kind: headOf(stored.kind),
    category: headOf(stored.category),
    danger: headOf(stored.danger),
  };
}

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

/** The weights of some rows, added up: of the classes of all heads. */
function sumsOf({ weights, width }: Model, rows: Int32Array): Int32Array {
  const sums = new Int32Array(width);
  for (let each = 0; each < rows.length; each += 1) {
    const start = (rows[each] ?? 0) * width;
    for (let i = 0; i < width; i += 1) sums[i] = (sums[i] ?? 0) + (weights[start + i] ?? 0);
  }
  return sums;
}

/** What a head makes of the sums: the more rows it knows, the less each of them says. */
function score(head: Head, rows: Int32Array, sums: Int32Array): Scores {
  const { classes, bias, scale, at } = head;
  let known = 0;
  for (let each = 0; each < rows.length; each += 1) if ((rows[each] ?? 0) < head.rows) known += 1;
  const norm = known === 0 ? 0 : scale / Math.sqrt(known);
  const values = new Float64Array(classes.length);
  for (let i = 0; i < values.length; i += 1) values[i] = (bias[i] ?? 0) + (sums[at + i] ?? 0) * norm;
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
  const sums = sumsOf(model, rows);
  return {
    kind: score(model.kind, rows, sums),
    category: score(model.category, rows, sums),
    danger: score(model.danger, rows, sums).values[0] ?? 0,
  };
}

/** So many words one after the other are shown as those that tell of danger. */
const TELLING = 3;

/** Where the words stand that speak most for danger, in tokens. Asked of few messages only. */
export function mostDangerous(model: Model, tokens: readonly Token[]): readonly [number, number] {
  let best = Number.NEGATIVE_INFINITY;
  let at = 0;
  const last = Math.min(tokens.length, TOKENS_MAX);
  for (let from = 0; from === 0 || from + TELLING <= last; from += 1) {
    const rows = model.rowsOf(tokens.slice(from, from + TELLING), []);
    const value = score(model.danger, rows, sumsOf(model, rows)).values[0] ?? 0;
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
export function leanOfCategory(
  model: Model,
  tokens: readonly Token[],
  concepts: readonly string[],
): Pick<Leaning, 'category'> {
  const rows = model.rowsOf(withoutPlea(tokens), concepts);
  return { category: score(model.category, rows, sumsOf(model, rows)) };
}

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
