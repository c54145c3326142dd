import { deflateSync } from 'node:zlib';
import { featuresOf } from '../../src/core/understanding/features.ts';
import type { Token } from '../../src/core/understanding/lexer.ts';
import type { StoredHead, StoredModel } from '../../src/core/understanding/model.ts';

/** A message to learn from. */
export interface Example {
  readonly tokens: readonly Token[];
  readonly concepts: readonly string[];
  /** Absent: says nothing about it. */
  readonly kind?: string;
  readonly category?: string;
  /** What the words lists say already, in the model's unit: the model learns what they miss. */
  readonly given: { readonly kind: ReadonlyMap<string, number>; readonly category: ReadonlyMap<string, number> };
  /** How much it counts. */
  readonly weight: number;
}

/** How it is learned; found by cross-validation. */
export interface Manner {
  /** Rounds over all examples. */
  readonly epochs: number;
  readonly rate: number;
  /** Pull of every weight towards nothing, for each example that has the feature. */
  readonly decay: number;
  /** Features kept, those with the greatest weights. */
  readonly featuresMax: number;
}
/** The manner of the shipped model. */
export const MANNER: Manner = { epochs: 15, rate: 0.35, decay: 0.0006, featuresMax: 12_000 };
/** A feature must occur in so many messages. */
const SEEN_MIN = 2;

interface Row {
  readonly rows: readonly number[];
  readonly weight: number;
  readonly target: number;
  readonly given: readonly number[];
}

/** A fixed order that looks like chance, so that the same data always gives the same model. */
function* shuffled(count: number, round: number): Generator<number> {
  const order = Array.from({ length: count }, (_, i) => i);
  let state = 12_345 + round * 7919;
  for (let i = count - 1; i > 0; i -= 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    const j = state % (i + 1);
    const a = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = a;
  }
  yield* order;
}

/** Multinomial logistic regression by gradient steps that shrink for often-seen features (Adagrad). */
function learn(examples: readonly Row[], features: number, classes: number, { epochs, rate, decay }: Manner) {
  const weights = new Float64Array(features * classes);
  const squares = new Float64Array(features * classes).fill(1e-6);
  const bias = new Float64Array(classes);
  const biasSquares = new Float64Array(classes).fill(1e-6);
  const power = new Float64Array(classes);
  for (let round = 0; round < epochs; round += 1)
    for (const at of shuffled(examples.length, round)) {
      const example = examples[at];
      if (!example) continue;
      const value = 1 / Math.sqrt(Math.max(1, example.rows.length));
      for (let c = 0; c < classes; c += 1) power[c] = (bias[c] ?? 0) + (example.given[c] ?? 0);
      for (const row of example.rows)
        for (let c = 0; c < classes; c += 1) power[c] = (power[c] ?? 0) + (weights[row * classes + c] ?? 0) * value;
      const top = Math.max(...power);
      let sum = 0;
      for (let c = 0; c < classes; c += 1) {
        power[c] = Math.exp((power[c] ?? 0) - top);
        sum += power[c] ?? 0;
      }
      for (let c = 0; c < classes; c += 1) {
        const error = ((power[c] ?? 0) / sum - (c === example.target ? 1 : 0)) * example.weight;
        biasSquares[c] = (biasSquares[c] ?? 0) + error * error;
        bias[c] = (bias[c] ?? 0) - (rate * error) / Math.sqrt((biasSquares[c] ?? 0) + 1);
        const step = error * value;
        for (const row of example.rows) {
          const cell = row * classes + c;
          const slope = step + decay * (weights[cell] ?? 0);
          squares[cell] = (squares[cell] ?? 0) + slope * slope;
          weights[cell] = (weights[cell] ?? 0) - (rate * slope) / Math.sqrt(squares[cell] ?? 1);
        }
      }
    }
  return { weights, bias };
}

/** Learns a model. Deterministic: the same examples in the same order give the same bytes. */
export function train(
  examples: readonly Example[],
  kinds: readonly string[],
  categories: readonly string[],
  manner: Manner = MANNER,
): StoredModel {
  const seen = new Map<string, number>();
  const listed = examples.map(({ tokens, concepts }) => featuresOf(tokens, concepts));
  for (const features of listed) for (const feature of features) seen.set(feature, (seen.get(feature) ?? 0) + 1);
  const all = [...seen].filter(([, count]) => count >= SEEN_MIN).map(([feature]) => feature);
  const index = new Map(all.map((feature, row) => [feature, row]));
  const rowsOf = listed.map((features) => features.flatMap((feature) => index.get(feature) ?? []));

  const head = (about: 'kind' | 'category', classes: readonly string[]) =>
    learn(
      examples.flatMap(({ given, weight, ...example }, i) => {
        const target = classes.indexOf(example[about] ?? '');
        return target < 0
          ? []
          : [{ rows: rowsOf[i] ?? [], weight, target, given: classes.map((name) => given[about].get(name) ?? 0) }];
      }),
      all.length,
      classes.length,
      manner,
    );
  const kind = head('kind', kinds);
  const category = head('category', categories);

  const strength = (row: number): number => {
    let sum = 0;
    for (let c = 0; c < kinds.length; c += 1) sum += (kind.weights[row * kinds.length + c] ?? 0) ** 2;
    for (let c = 0; c < categories.length; c += 1) sum += (category.weights[row * categories.length + c] ?? 0) ** 2;
    return sum;
  };
  const kept = all
    .map((feature, row) => ({ feature, row, strength: strength(row) * Math.sqrt(seen.get(feature) ?? 1) }))
    .sort((a, b) => b.strength - a.strength || (a.feature < b.feature ? -1 : 1))
    .slice(0, manner.featuresMax)
    .sort((a, b) => (a.feature < b.feature ? -1 : 1));

  const pack = ({ weights, bias }: typeof kind, classes: readonly string[]): StoredHead => {
    let most = 0;
    for (const { row } of kept)
      for (let c = 0; c < classes.length; c += 1)
        most = Math.max(most, Math.abs(weights[row * classes.length + c] ?? 0));
    const scale = most / 127 || 1;
    const bytes = Int8Array.from(
      kept.flatMap(({ row }) => classes.map((_, c) => Math.round((weights[row * classes.length + c] ?? 0) / scale))),
    );
    return {
      classes,
      bias: [...bias].map((value) => Math.round(value * 1000) / 1000),
      scale,
      weights: deflateSync(Buffer.from(bytes.buffer), { level: 9 }).toString('base64'),
    };
  };
  return {
    features: kept.map(({ feature }) => feature),
    kind: pack(kind, kinds),
    category: pack(category, categories),
  };
}
