import { deflateSync } from 'node:zlib';
import { featuresOf, numberOf } from '../../src/core/understanding/features.ts';
import type { Token } from '../../src/core/understanding/lexer.ts';
import type { StoredHead, StoredModel } from '../../src/core/understanding/model.ts';
import { withoutPlea } from '../../src/core/understanding/plea.ts';

/** A message to learn from. */
export interface Example {
  readonly tokens: readonly Token[];
  readonly concepts: readonly string[];
  /** Absent: says nothing about it. */
  readonly kind?: string;
  readonly category?: string;
  readonly danger?: boolean;
  /** What the lists found of danger, for that answer alone. */
  readonly hints: readonly string[];
  /** What the words lists say already, in the model's unit: the model learns what they miss. */
  readonly given: { readonly kind: ReadonlyMap<string, number>; readonly category: ReadonlyMap<string, number> };
  /** How much it counts. */
  readonly weight: number;
}

/** How it is learned; found by cross-validation. */
export interface Manner {
  /** Rounds over all examples. */
  readonly epochs: number;
  /** Last rounds of which the mean is taken: what only the order of the examples taught cancels out. */
  readonly averaged: number;
  readonly rate: number;
  /** Pull of every weight towards nothing, for each example that has the feature. */
  readonly decay: number;
  /** Features kept, those with the greatest weights. */
  readonly featuresMax: number;
  /** Those of them that say something of the kind: with more it is told less well, what a message is about is told better. */
  readonly kindMax: number;
  /** Features kept besides that tell of danger alone. */
  readonly dangerMax: number;
}
/** The manner of the shipped model. */
export const MANNER: Manner = {
  epochs: 15,
  averaged: 8,
  rate: 0.35,
  decay: 0.0006,
  featuresMax: 20_000,
  kindMax: 12_000,
  dangerMax: 2_500,
};
/** That the lists see danger. The model of danger is asked where they see none, so it learns without their word. */
const LISTED = '=danger';
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

/** Weights row by row, one for each class, and what each class has before anything was read. */
interface Learnt {
  readonly weights: Float64Array;
  readonly bias: Float64Array;
}

/** Multinomial logistic regression by gradient steps that shrink for often-seen features (Adagrad). */
function learn(
  examples: readonly Row[],
  features: number,
  classes: number,
  { epochs, averaged, rate, decay }: Manner,
): Learnt {
  const weights = new Float64Array(features * classes);
  const squares = new Float64Array(features * classes).fill(1e-6);
  const bias = new Float64Array(classes);
  const biasSquares = new Float64Array(classes).fill(1e-6);
  const power = new Float64Array(classes);
  const means = { weights: new Float64Array(features * classes), bias: new Float64Array(classes) };
  for (let round = 0; round < epochs; round += 1) {
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
    if (round < epochs - averaged) continue;
    for (let cell = 0; cell < weights.length; cell += 1)
      means.weights[cell] = (means.weights[cell] ?? 0) + (weights[cell] ?? 0) / averaged;
    for (let c = 0; c < classes; c += 1) means.bias[c] = (means.bias[c] ?? 0) + (bias[c] ?? 0) / averaged;
  }
  return means;
}

/** Features that occur often enough, and the examples by them. */
interface Known {
  readonly features: readonly string[];
  readonly seen: ReadonlyMap<string, number>;
  readonly rows: readonly (readonly number[])[];
}

function known(listed: readonly (readonly string[])[]): Known {
  const seen = new Map<string, number>();
  for (const features of listed) for (const feature of features) seen.set(feature, (seen.get(feature) ?? 0) + 1);
  const features = [...seen].filter(([, count]) => count >= SEEN_MIN).map(([feature]) => feature);
  const index = new Map(features.map((feature, row) => [feature, row]));
  return { features, seen, rows: listed.map((each) => each.flatMap((feature) => index.get(feature) ?? [])) };
}

/** A feature with the row in which its weights were learned. */
interface Kept {
  readonly feature: string;
  readonly row: number | undefined;
}

/** The features whose weights are the greatest, in the order of the alphabet. */
const strongest = (
  { features, seen }: Known,
  strength: (row: number) => number,
  most: number,
  but: ReadonlySet<string> = new Set(),
): readonly Kept[] =>
  features
    .map((feature, row) => ({ feature, row, strength: strength(row) * Math.sqrt(seen.get(feature) ?? 1) }))
    .filter(({ feature }) => !but.has(feature))
    .sort((a, b) => b.strength - a.strength || (a.feature < b.feature ? -1 : 1))
    .slice(0, most)
    .sort((a, b) => (a.feature < b.feature ? -1 : 1));

const strengthIn =
  ({ weights }: Learnt, classes: number) =>
  (row: number): number => {
    let sum = 0;
    for (let c = 0; c < classes; c += 1) sum += (weights[row * classes + c] ?? 0) ** 2;
    return sum;
  };

function pack({ weights, bias }: Learnt, kept: readonly Kept[], classes: readonly string[]): StoredHead {
  const weightsOf = ({ row }: Kept) =>
    classes.map((_, c) => (row === undefined ? 0 : (weights[row * classes.length + c] ?? 0)));
  let most = 0;
  for (const each of kept) for (const weight of weightsOf(each)) most = Math.max(most, Math.abs(weight));
  const scale = most / 127 || 1;
  const bytes = Int8Array.from(kept.flatMap((each) => weightsOf(each).map((weight) => Math.round(weight / scale))));
  return {
    classes,
    bias: [...bias].map((value) => Math.round(value * 1000) / 1000),
    scale,
    weights: deflateSync(Buffer.from(bytes.buffer), { level: 9 }).toString('base64'),
  };
}

/** The numbers of features as a model keeps them. */
function numbered(kept: readonly Kept[]): string {
  const bytes = Buffer.alloc(4 * kept.length);
  kept.forEach(({ feature }, row) => {
    bytes.writeInt32LE(numberOf(feature), 4 * row);
  });
  return bytes.toString('base64');
}

/** No danger and danger: the lists have said nothing of either. */
const NOTHING_GIVEN = [0, 0];

/** What was learned of two answers, as the odds of the second. */
const oddsOf = ({ weights, bias }: Learnt): Learnt => ({
  weights: Float64Array.from(
    { length: weights.length / 2 },
    (_, row) => (weights[2 * row + 1] ?? 0) - (weights[2 * row] ?? 0),
  ),
  bias: Float64Array.of((bias[1] ?? 0) - (bias[0] ?? 0)),
});

/** Learns a model. Deterministic: the same examples in the same order give the same bytes. */
export function train(
  examples: readonly Example[],
  kinds: readonly string[],
  categories: readonly string[],
  manner: Manner = MANNER,
): StoredModel {
  const told = examples.filter(({ kind }) => kind !== undefined);
  const messages = known(told.map(({ tokens, concepts }) => featuresOf(withoutPlea(tokens), concepts)));
  const head = (about: 'kind' | 'category', classes: readonly string[]): Learnt =>
    learn(
      told.flatMap(({ given, weight, ...example }, i) => {
        const target = classes.indexOf(example[about] ?? '');
        return target < 0
          ? []
          : [
              {
                rows: messages.rows[i] ?? [],
                weight,
                target,
                given: classes.map((name) => given[about].get(name) ?? 0),
              },
            ];
      }),
      messages.features.length,
      classes.length,
      manner,
    );
  const kind = head('kind', kinds);
  const category = head('category', categories);
  const ofKind = strengthIn(kind, kinds.length);
  const ofCategory = strengthIn(category, categories.length);
  const ofBoth = (row: number): number => ofKind(row) + ofCategory(row);
  const kept = strongest(messages, ofBoth, manner.featuresMax);
  const keptForKind = new Set(strongest(messages, ofBoth, manner.kindMax).map(({ feature }) => feature));

  const judged = examples.filter(({ danger }) => danger !== undefined);
  const dangers = known(
    judged.map(({ tokens, concepts, hints }) =>
      featuresOf(withoutPlea(tokens), [...concepts, ...hints]).filter((feature) => feature !== LISTED),
    ),
  );
  const danger = oddsOf(
    learn(
      judged.map(({ danger, weight }, i) => ({
        rows: dangers.rows[i] ?? [],
        weight,
        target: danger ? 1 : 0,
        given: NOTHING_GIVEN,
      })),
      dangers.features.length,
      NOTHING_GIVEN.length,
      manner,
    ),
  );
  // What is known for kinds and categories anyway costs a byte more; what tells of danger alone stands behind it.
  const rows = new Map(dangers.features.map((feature, row) => [feature, row]));
  const alone = strongest(
    dangers,
    strengthIn(danger, 1),
    manner.dangerMax,
    new Set(kept.map(({ feature }) => feature)),
  );
  const keptForDanger = [...kept.map(({ feature }) => ({ feature, row: rows.get(feature) })), ...alone];

  return {
    features: numbered(keptForDanger),
    kind: pack(
      kind,
      kept.map((each) => (keptForKind.has(each.feature) ? each : { ...each, row: undefined })),
      kinds,
    ),
    category: pack(category, kept, categories),
    danger: pack(danger, keptForDanger, ['danger']),
  };
}
