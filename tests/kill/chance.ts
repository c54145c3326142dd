/** Park and Miller's generator: a failure names its seed and can be run again. @returns numbers from 0 up to 1 */
export function chanceFrom(seed: number): () => number {
  let state = seed % 2147483647 || 1;
  return () => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
}
