import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { read } from './read.ts';

const NOW = '2026-12-14T16:20:00+08:00';
const lines = readFileSync(new URL('../data/dangers.txt', import.meta.url), 'utf8').split('\n');

describe('danger to life now is seen, whatever the words', () => {
  for (const line of lines.filter((each) => each.startsWith('+ ')))
    it(line.slice(2), () => expect(read(line.slice(2), NOW).emergency).toBeDefined());
});
describe('no alarm for what is feared, over, a wish or a figure of speech', () => {
  for (const line of lines.filter((each) => each.startsWith('- ')))
    it(line.slice(2), () => expect(read(line.slice(2), NOW).emergency).toBeUndefined());
});
