/** How the cost of some work grows with the text it is given: by processor time, in one run, so that a slow machine is slow for both. */

/** Processor time of some work, in microseconds: what other programs on the machine do does not count. */
function cost(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

/** Less than this is lost in the clock's grain. */
const GRAIN = 3_000;
/** Four times the text may cost so many times as much: 4 is linear, 16 quadratic. */
export const RATIO_MAX = 9;
/** Compiling and tidying on other threads of this process count with it now and then: what is quadratic is so each time. */
const TRIES = 7;

/**
 * How often as much four times the text costs: the least of the tries, which end with the first that is linear.
 * @param unit repeated to `length` characters, and to four times as many
 * @param around what stands before and behind
 */
export function growth(
  unit: string,
  length: number,
  work: (text: string) => void,
  around: readonly [before: string, behind: string] = ['', ''],
): number {
  const text = (of: number) => around[0] + unit.repeat(Math.ceil(of / unit.length)).slice(0, of) + around[1];
  const short = text(length);
  const long = text(4 * length);
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < TRIES && least >= RATIO_MAX; i += 1) {
    const small = cost(() => work(short));
    least = Math.min(least, cost(() => work(long)) / Math.max(small, GRAIN));
  }
  return least;
}
