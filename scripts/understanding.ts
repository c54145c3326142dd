// Measures what is understood of labelled messages:  npm run understanding [-- FILE.jsonl …]
// Without a file: the labelled sets of tests/data, each read by models that were not trained on the message they read.
// With files: those, read by the shipped model. POLICY_FILE names another policy, as for the program itself.
import { goodSettings } from '../src/cli/house.ts';
import type { Policy } from '../src/core/policy/policy.ts';
import { understand } from '../src/core/understanding/understand.ts';
import { readPolicy } from '../src/policy-file.ts';
import { labelledSets, trainingExamples } from './understanding/examples.ts';
import { crossValidated, dangerCrossed, FOLDS, lineOf, trainedOn } from './understanding/fold.ts';
import { type Labelled, labelledIn, zoneOf } from './understanding/labelled.ts';
import { measure } from './understanding/measure.ts';
import { confusionsOf, tableOf } from './understanding/table.ts';

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** Longest text that is read for facts is far below; the rest must only not hurt. */
const HOSTILE_CHARS = 100_000;

const middle = (numbers: number[]): number => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
/** Tries of a costly reading; the least counts, since other programs share the machine. */
const TRIES = 3;
const timed = (work: () => void): number => {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start) / 1e6;
};

/** The cost of a message, beside a JSON parse of the same text in the same run. */
function costOf(set: readonly Labelled[], policy: Policy): string {
  const readings = set.map(({ text, now }) => ({ text, now: new Date(now), zone: zoneOf(now, policy.zone), policy }));
  const json = set.map((labelled) => JSON.stringify(labelled));
  for (const reading of readings) understand(reading);
  const each = middle(readings.map((reading) => timed(() => void understand(reading))));
  const parse = middle(json.map((text) => timed(() => void JSON.parse(text))));
  const hostile = ['0', 'jl. ', '08123 ', '@a.', 'tidak ada '].map((piece) =>
    piece.repeat(HOSTILE_CHARS / piece.length),
  );
  const worst = Math.max(
    ...hostile.map((text) =>
      Math.min(
        ...Array.from({ length: TRIES }, () =>
          timed(() => void understand({ text, now: new Date(0), zone: policy.zone, policy })),
        ),
      ),
    ),
  );
  return (
    `a message  ${each.toFixed(3)} ms median (JSON parse of the same line ${parse.toFixed(4)} ms, ${(each / parse).toFixed(0)} times)` +
    `\n100 kB of hostile text  ${worst.toFixed(1)} ms at worst of ${hostile.length} texts, each the least of ${TRIES}`
  );
}

const policy = readPolicy(goodSettings().policyFile);
const files = process.argv.slice(2);
if (files.length > 0)
  for (const file of files) {
    const set = labelledIn(file);
    const measured = measure(
      set,
      set.map((labelled) => lineOf(labelled, policy)),
    );
    say(
      `\n${file}: ${set.length} messages\n${tableOf([['shipped model', measured]])}\n\nworst confusions\n${confusionsOf(measured.misses)}`,
    );
  }
else {
  const { dev, held, later, latest, newest, eleventh } = labelledSets();
  const base = trainingExamples(policy);
  const own = trainedOn(base, policy);
  for (const [name, set] of [
    ['complaints-dev.jsonl', dev],
    ['complaints-own.jsonl, -second and -third', held],
    ['complaints-fourth.jsonl, -fifth and -sixth', later],
    ['complaints-seventh.jsonl, -eighth and -ninth', latest],
    ['complaints-tenth.jsonl', newest],
    ['complaints-eleventh.jsonl', eleventh],
  ] as const) {
    const alone = measure(
      set,
      set.map((labelled) => lineOf(labelled, policy, own)),
    );
    const crossed = measure(set, crossValidated(set, base, policy));
    const columns = [
      ['training.txt only', alone],
      [`${FOLDS}-fold`, crossed],
    ] as const;
    say(
      `\n${name}: ${set.length} messages; the model trained on ${base.length} lines of training.txt alone, and with the other folds of the set`,
    );
    say(`${tableOf(columns)}\n\nworst confusions (${FOLDS}-fold)\n${confusionsOf(crossed.misses)}`);
  }
  const { dangers, seen, listed, others, alarms } = dangerCrossed(policy);
  say(
    `\ndanger-training.txt, ${FOLDS}-fold: ${seen} of ${dangers} dangers seen, ${listed} by the lists alone; ${alarms} false alarms of ${others}`,
  );
  say(`\n${costOf(dev, policy)}`);
}
