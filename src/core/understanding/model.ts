import { inflateSync } from 'node:zlib';
import { featuresOf } from './features.ts';
import type { Token } from './lexer.ts';

/** One question that the model answers: its possible answers and a weight for each feature and answer. */
export interface Head {
  readonly classes: readonly string[];
  /** What each class has before anything was read; one for each class. */
  readonly bias: readonly number[];
  /** Row by row, one byte for each class; times `scale`. */
  readonly weights: Int8Array;
  readonly scale: number;
}

/** Logistic regression over the features of a message: of what kind it is, and about what. */
export interface Model {
  /** Feature → row of the heads' weights. */
  readonly rows: ReadonlyMap<string, number>;
  readonly kind: Head;
  readonly category: Head;
}

/** A model as it is kept in the repository: plain JSON, weights as base64 of deflated signed bytes. */
export interface StoredModel {
  readonly features: readonly string[];
  readonly kind: StoredHead;
  readonly category: StoredHead;
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
  return { classes, bias, scale, weights: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
};

/** Makes a stored model ready for reading. */
export const modelOf = (stored: StoredModel): Model => ({
  rows: new Map(stored.features.map((feature, row) => [feature, row])),
  kind: headOf(stored.kind),
  category: headOf(stored.category),
});

/** What the heads say of a message: a score (logit) for each of their classes. */
export interface Leaning {
  readonly kind: ReadonlyMap<string, number>;
  readonly category: ReadonlyMap<string, number>;
}

function score(head: Head, rows: readonly number[]): ReadonlyMap<string, number> {
  const { classes, bias, weights, scale } = head;
  const width = classes.length;
  const sums = new Float64Array(width);
  for (const row of rows) {
    const start = row * width;
    for (let i = 0; i < width; i += 1) sums[i] = (sums[i] ?? 0) + (weights[start + i] ?? 0);
  }
  const norm = rows.length === 0 ? 0 : scale / Math.sqrt(rows.length);
  return new Map(classes.map((name, i) => [name, (bias[i] ?? 0) + (sums[i] ?? 0) * norm]));
}

/** Asks the model. Linear in the tokens. */
export function lean(model: Model, tokens: readonly Token[], concepts: Iterable<string>): Leaning {
  const rows = new Set<number>();
  for (const feature of featuresOf(tokens, concepts)) {
    const row = model.rows.get(feature);
    if (row !== undefined) rows.add(row);
  }
  const list = [...rows];
  return { kind: score(model.kind, list), category: score(model.category, list) };
}

/** Scores as shares of one. */
export function shares(scores: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const top = Math.max(...scores.values());
  const powers = [...scores].map(([name, value]) => [name, Math.exp(value - top)] as const);
  const sum = powers.reduce((total, [, value]) => total + value, 0);
  return new Map(powers.map(([name, value]) => [name, value / sum]));
}
