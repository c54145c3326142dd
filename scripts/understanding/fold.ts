import type { Policy } from '../../src/core/policy/policy.ts';
import { type Model, modelOf } from '../../src/core/understanding/model.ts';
import { toLine, type UnderstoodLine } from '../../src/core/understanding/report.ts';
import { understand } from '../../src/core/understanding/understand.ts';
import { KINDS } from '../../src/core/understanding/understood.ts';
import { dangerLines, lineExamples, NOW, taughtBy, taughtByDanger } from './examples.ts';
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

/** How danger is seen in lines that the model was not trained on. */
export interface DangerSeen {
  /** Lines that tell of danger, how many of them are seen, and how many the lists alone see. */
  readonly dangers: number;
  readonly seen: number;
  readonly listed: number;
  /** Lines that tell of none, and how many raise an alarm all the same. */
  readonly others: number;
  readonly alarms: number;
}

/** Reads each line of `danger-training.txt` by a model that was trained without it; `folds` of the parts are read. */
export function dangerCrossed(policy: Policy, folds = FOLDS): DangerSeen {
  const lines = dangerLines().map((line) => ({ ...line, example: taughtByDanger(line, policy) }));
  const base = lineExamples(policy);
  const seen = { dangers: 0, seen: 0, listed: 0, others: 0, alarms: 0 };
  for (let fold = 0; fold < folds; fold += 1) {
    const model = trainedOn(
      [...base, ...lines.filter((_, i) => i % FOLDS !== fold).map(({ example }) => example)],
      policy,
    );
    for (const [i, { text, danger, example }] of lines.entries()) {
      if (i % FOLDS !== fold) continue;
      const alarm = understand({ text, now: new Date(NOW), zone: policy.zone, policy }, model).emergency ? 1 : 0;
      seen[danger ? 'dangers' : 'others'] += 1;
      seen[danger ? 'seen' : 'alarms'] += alarm;
      if (danger && example.concepts.includes('danger')) seen.listed += 1;
    }
  }
  return seen;
}
