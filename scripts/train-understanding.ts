// Trains the model of kinds, categories and danger from tests/data and writes src/core/understanding/data/model.ts:
//   npm run understanding:train
// The same data always gives the same file. Run it after changing the data, the word lists, the lexer or the features.
import { writeFileSync } from 'node:fs';
import { numbersIn } from '../src/core/understanding/rows.ts';
import { KINDS } from '../src/core/understanding/understood.ts';
import { readPolicy } from '../src/policy-file.ts';
import { labelledSets, taughtBy, trainingExamples, trainingHash } from './understanding/examples.ts';
import { train } from './understanding/train.ts';

const policy = readPolicy(undefined);
const examples = [
  ...trainingExamples(policy),
  ...Object.values(labelledSets())
    .flat()
    .map((labelled) => taughtBy(labelled, policy)),
];
const model = train(
  examples,
  KINDS,
  policy.categories.map(({ id }) => id),
);
const head = ({ classes, bias, scale, weights }: typeof model.kind): string =>
  `{ classes: '${classes.join(' ')}'.split(' '), bias: [${bias.map((each) => Math.round(each * 1000)).join(', ')}].map((each) => each / 1000), scale: ${scale}, weights: '${weights}' }`;
writeFileSync(
  new URL('../src/core/understanding/data/model.ts', import.meta.url),
  `import type { StoredModel } from '../model.ts';

// Made by scripts/train-understanding.ts from tests/data: ${examples.length} messages. Do not edit.

/** Hash of the data it was trained on. */
export const TRAINED_ON = '${trainingHash()}';

/** Logistic regression over words and runs of letters; see ../model.ts. Trained on messages written for this project (CC0). */
// biome-ignore format: weights
export const MODEL: StoredModel = {
  features: '${model.features}',
  kind: ${head(model.kind)},
  category: ${head(model.category)},
  danger: ${head(model.danger)},
};
`,
);
process.stdout.write(`${numbersIn(model.features).length} features from ${examples.length} messages\n`);
