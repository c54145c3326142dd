/** Shared by all parts: how long and how often, statistics, scratch folders. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** `BENCH_ROUNDS`: how often each figure is taken; medians are printed. */
export const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
/** `BENCH_MS`: how long a round counts, in milliseconds. */
export const MEASURE_MS = Number(process.env.BENCH_MS ?? 4_000);
/** `BENCH_WARM_MS`: how long each program runs under load before anything counts: a server runs for days, compiling its code takes seconds. */
export const WARM_MS = Number(process.env.BENCH_WARM_MS ?? 15_000);

/** Lower or upper half's middle, `share` from 0 to 1; NaN of nothing. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);
export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Resolves once the test holds, which is looked at often. @throws Error naming `what` when it does not within `withinMs` */
export async function until(what: string, test: () => boolean, withinMs = 60_000): Promise<void> {
  const limit = performance.now() + withinMs;
  while (!test()) {
    if (performance.now() > limit) throw new Error(`${what}: not within ${withinMs} ms`);
    await pause(5);
  }
}

/** A folder for a database, under `BENCH_SCRATCH` (a real disk: `fsync` is part of what is measured), removed afterwards. */
export async function inScratch<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(path.join(process.env.BENCH_SCRATCH ?? os.tmpdir(), 'aduan-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Takes every variant once a round, each round beginning with another one, so that what the machine does meanwhile hits all alike.
 * @returns the rounds of each variant, in order
 */
export async function interleaved<Name extends string, Figures>(
  variants: Readonly<Record<Name, () => Promise<Figures>>>,
  rounds = ROUNDS,
): Promise<Record<Name, Figures[]>> {
  const names = Object.keys(variants) as Name[];
  const taken = Object.fromEntries(names.map((name) => [name, [] as Figures[]])) as Record<Name, Figures[]>;
  for (let round = 0; round < rounds; round += 1) {
    for (let index = 0; index < names.length; index += 1) {
      const name = names[(index + round) % names.length];
      if (name !== undefined) taken[name].push(await variants[name]());
    }
    process.stderr.write('.');
  }
  process.stderr.write('\n');
  return taken;
}

/** The median over the rounds of one figure against the same round's figure of another variant. */
export const ratio = <Figures>(
  taken: readonly Figures[],
  base: readonly Figures[],
  figure: (figures: Figures) => number,
): number =>
  median(
    taken.map((each, round) => {
      const other = base[round];
      return other === undefined ? Number.NaN : figure(each) / figure(other);
    }),
  );
