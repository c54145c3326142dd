import type { Policy } from '../../src/core/policy/policy.ts';
import { type Model, modelOf } from '../../src/core/understanding/model.ts';
import { toLine, type UnderstoodLine } from '../../src/core/understanding/report.ts';
import { understand } from '../../src/core/understanding/understand.ts';
import { KINDS } from '../../src/core/understanding/understood.ts';
import { taughtBy } from './examples.ts';
import { type Labelled, zoneOf } from './labelled.ts';
import { type Example, train } from './train.ts';

/** Parts of a labelled set that are left out of the training one after the other. */
export const FOLDS = 5;

/** Trains on examples with the policy's categories. */
export const trainedOn = (examples: readonly Example[], policy: Policy): Model =>
  modelOf(
    train(
      examples,
      KINDS,
      policy.categories.map(({ id }) => id),
    ),
  );

/** What a model makes of one labelled message; without a model the shipped one. */
export function lineOf({ id, text, now }: Labelled, policy: Policy, model?: Model): UnderstoodLine {
  const reading = { text, now: new Date(now), zone: zoneOf(now, policy.zone), policy };
  return toLine(id, model ? understand(reading, model) : understand(reading), policy);
}

/** What is understood of each message by a model that was trained without it: on `base` and the other parts of the set. */
export function crossValidated(
  set: readonly Labelled[],
  base: readonly Example[],
  policy: Policy,
): readonly UnderstoodLine[] {
  const examples = set.map((labelled) => taughtBy(labelled, policy));
  const lines: UnderstoodLine[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const model = trainedOn([...base, ...examples.filter((_, i) => i % FOLDS !== fold)], policy);
    set.forEach((labelled, i) => {
      if (i % FOLDS === fold) lines[i] = lineOf(labelled, policy, model);
    });
  }
  return lines;
}
