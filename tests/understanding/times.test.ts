import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FACT_SURE } from '../../src/core/understanding/sure.ts';
import { read } from './read.ts';

/** The days that count as said: what is too unsure is asked for. */
const days = (text: string, now: string): string => {
  const when = read(text, now).when;
  if (!when?.value.from || when.confidence < FACT_SURE) return '-';
  const { from, to } = when.value;
  return from === to ? from : `${from}/${to}`;
};

// `tests/data/times.txt`: some hundred ways to say when, with days reckoned by hand.
const sections = readFileSync(new URL('../data/times.txt', import.meta.url), 'utf8')
  .split(/^\[/m)
  .slice(1);
for (const section of sections) {
  const [head = '', ...lines] = section.split('\n');
  const [now = '', when = ''] = head.split('] ');
  describe(`said on ${when || now}`, () => {
    for (const line of lines) {
      if (line.trim() === '' || line.startsWith('#')) continue;
      const [text = '', expected = ''] = (line.split(' # ')[0] ?? '').split(' | ').map((part) => part.trim());
      it(text, () => expect(days(text, now)).toBe(expected));
    }
  });
}
