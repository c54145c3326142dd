import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Policy } from '../../src/core/policy/policy.ts';
import { wordsWorth } from '../../src/core/understanding/category.ts';
import { Look } from '../../src/core/understanding/look.ts';
import { type Labelled, labelledIn, zoneOf } from './labelled.ts';
import type { Example } from './train.ts';

const at = (name: string): URL => new URL(`../../tests/data/${name}`, import.meta.url);
/** The files that the shipped model is trained on. */
export const FILES = {
  lines: at('training.txt'),
  dangers: at('danger-training.txt'),
  dev: at('complaints-dev.jsonl'),
  own1: at('complaints-own.jsonl'),
  own2: at('complaints-second.jsonl'),
  own3: at('complaints-third.jsonl'),
  own4: at('complaints-fourth.jsonl'),
  own5: at('complaints-fifth.jsonl'),
  own6: at('complaints-sixth.jsonl'),
  own7: at('complaints-seventh.jsonl'),
  own8: at('complaints-eighth.jsonl'),
  own9: at('complaints-ninth.jsonl'),
  own10: at('complaints-tenth.jsonl'),
  own11: at('complaints-eleventh.jsonl'),
};

/** The moment at which training lines are read: they say nothing of days that matters. */
export const NOW = '2026-11-24T10:00:00+08:00';
/** Variants made of one line with slots. */
const VARIANTS = 12;
/** A variant counts less than a line that somebody wrote. */
const VARIANT_WEIGHT = 0.5;
const STEPS = [1, 3, 5, 7, 11];

/** The lines that a line with slots ("{rusak|bolong}") stands for: each option of each slot at least once, mixed, at most twelve. */
export function variantsOf(line: string): readonly string[] {
  const slots = [...line.matchAll(/\{([^{}]*)\}/g)].map(([, options = '']) => options.split('|'));
  if (slots.length === 0) return [line];
  const variants = new Set<string>();
  for (let i = 0; i < VARIANTS; i += 1) {
    let slot = -1;
    variants.add(
      line.replace(/\{[^{}]*\}/g, () => {
        slot += 1;
        const options = slots[slot] ?? [''];
        return (
          options[(i * (STEPS[slot % STEPS.length] ?? 1) + slot + Math.floor(i / options.length)) % options.length] ??
          ''
        );
      }),
    );
  }
  return [...variants];
}

const exampleOf = (
  policy: Policy,
  text: string,
  now: string,
  teaches: Pick<Example, 'kind' | 'category' | 'danger'>,
  weight: number,
): Example => {
  const { tokens, concepts, hints, topics } = new Look({
    text,
    now: new Date(now),
    zone: zoneOf(now, policy.zone),
    policy,
  });
  return {
    tokens,
    concepts,
    hints,
    ...teaches,
    given: { kind: new Map(), category: wordsWorth(topics) },
    weight,
  };
};

/** What a labelled message teaches. */
export const taughtBy = ({ text, now, expect }: Labelled, policy: Policy): Example =>
  exampleOf(
    policy,
    text,
    now,
    {
      kind: expect.kind,
      danger: expect.emergency,
      ...(expect.is_complaint && expect.category ? { category: expect.category } : {}),
    },
    1,
  );

/** The lines of a file of sections, each with the section it stands in. */
function sectionsOf(file: URL): readonly { readonly section: string; readonly line: string }[] {
  let section = '';
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      if (line.trim() === '' || line.startsWith('#')) return [];
      if (!line.startsWith('[')) return [{ section, line }];
      section = line.slice(1, -1);
      return [];
    });
}

/** Among these many a line tells of danger, so they teach nothing of it; the rest of `training.txt` tells of none, but for lines in which the lists see some. */
const MAYBE_DANGER = new Set(['disaster', 'not-ours']);

/** Examples from `training.txt`: `[category or kind]`, then a message a line. */
export function lineExamples(policy: Policy): readonly Example[] {
  const categories = new Set(policy.categories.map(({ id }) => id));
  return sectionsOf(FILES.lines).flatMap(({ section, line }) => {
    const variants = variantsOf(line);
    const weight = variants.length > 1 ? VARIANT_WEIGHT : 1;
    const teaches = categories.has(section) ? { kind: 'complaint', category: section } : { kind: section };
    const examples = variants.map((text) => exampleOf(policy, text, NOW, teaches, weight));
    const isMaybe = MAYBE_DANGER.has(section) || examples.some(({ concepts }) => concepts.includes('danger'));
    return isMaybe ? examples : examples.map((example) => ({ ...example, danger: false }));
  });
}

/** A line of `danger-training.txt`. */
export interface DangerLine {
  readonly text: string;
  readonly danger: boolean;
}

/** The lines of `danger-training.txt`: `[danger]` and `[no danger]`, a message a line. */
export const dangerLines = (): readonly DangerLine[] =>
  sectionsOf(FILES.dangers).map(({ section, line }) => ({ text: line, danger: section === 'danger' }));

/** What such a line teaches. */
export const taughtByDanger = ({ text, danger }: DangerLine, policy: Policy): Example =>
  exampleOf(policy, text, NOW, { danger }, 1);

/** All that is written for training alone. */
export const trainingExamples = (policy: Policy): readonly Example[] => [
  ...lineExamples(policy),
  ...dangerLines().map((line) => taughtByDanger(line, policy)),
];

/** The sets of labelled messages. */
export const labelledSets = () => ({
  dev: labelledIn(FILES.dev),
  held: [...labelledIn(FILES.own1), ...labelledIn(FILES.own2), ...labelledIn(FILES.own3)],
  later: [...labelledIn(FILES.own4), ...labelledIn(FILES.own5), ...labelledIn(FILES.own6)],
  latest: [...labelledIn(FILES.own7), ...labelledIn(FILES.own8), ...labelledIn(FILES.own9)],
  newest: labelledIn(FILES.own10),
  eleventh: labelledIn(FILES.own11),
});

/** What the shipped model was trained on, as one hash: a test sees when it is out of date. */
export function trainingHash(): string {
  const hash = createHash('sha256');
  for (const file of Object.values(FILES)) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}
