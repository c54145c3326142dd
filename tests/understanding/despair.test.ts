import { describe, expect, it } from 'vitest';
import { mayDespair } from '../../src/core/understanding/danger.ts';
import { DANGERS } from '../../src/core/understanding/data/emergencies.ts';

/** A cheap look at the words comes before the reader; it may let through too much, never too little. */
describe('no phrase of despair is passed over before it is read', () => {
  const phrases = DANGERS.split('\n')
    .filter((line) => line.startsWith('3 '))
    .flatMap((line) => line.slice(line.indexOf(':') + 1).split(','))
    .map((phrase) => phrase.trim());
  it('there are some', () => expect(phrases.length).toBeGreaterThan(50));
  it.each(phrases)('%s', (phrase) => expect(mayDespair(phrase)).toBe(true));
  it('an answer of every day is not looked at', () => {
    for (const text of ['lewati', 'Jl. Veteran Banjarmasin', 'kemarin sore', 'Pak Budi', '1'])
      expect(mayDespair(text), text).toBe(false);
  });
});
