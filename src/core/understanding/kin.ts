/** Categories of which one is often the setting of the other, or comes of it: both in one message are seldom two matters, unless it is said that they are. */
const KIN: readonly (readonly [string, string])[] = [
  ['health', 'bpjs'], ['aid', 'village'], ['permit', 'document'], ['disaster', 'power'], ['disaster', 'light'], ['disaster', 'transport'], ['transport', 'light'], ['disaster', 'road'], ['disaster', 'health'], ['other', 'school'],
  ['village', 'conduct'], ['document', 'conduct'], ['disaster', 'aid'], ['labour', 'bpjs'], ['village', 'levy'], ['aid', 'levy'], ['document', 'levy'], ['permit', 'levy'], ['transport', 'road'], ['order', 'road'], ['order', 'transport'],
  ['disaster', 'order'], ['levy', 'bpjs'], ['levy', 'school'],
]; // biome-ignore format: a table

/** Whether one category is often the setting of the other, or comes of it. */
export const kin = (a: string, b: string): boolean =>
  KIN.some(([x, y]) => (a === x && b === y) || (a === y && b === x));
