import { describe, expect, it } from 'vitest';
import { labelledIn } from '../../scripts/understanding/labelled.ts';
import { MODEL } from '../../src/core/understanding/data/model.ts';
import { featuresOf, numberOf } from '../../src/core/understanding/features.ts';
import { Look } from '../../src/core/understanding/look.ts';
import { modelOf } from '../../src/core/understanding/model.ts';
import { numbersIn } from '../../src/core/understanding/rows.ts';
import { DATES } from '../../src/core/understanding/time/dates.ts';
import { wallClock } from '../../src/core/understanding/time/days.ts';
import { feast } from '../../src/core/understanding/time/feasts.ts';
import { length } from '../../src/core/understanding/time/lasting.ts';
import { scanOf } from '../../src/core/understanding/time/phrase.ts';
import { RELATIVE } from '../../src/core/understanding/time/relative.ts';
import { WEEKDAY } from '../../src/core/understanding/time/weekdays.ts';
import { listen, understand } from '../../src/core/understanding/understand.ts';
import type { Understood } from '../../src/core/understanding/understood.ts';
import { policy } from './read.ts';

const readings = labelledIn(new URL('../data/complaints-dev.jsonl', import.meta.url)).map(({ text, now }) => ({
  text,
  now: new Date(now),
  zone: policy.zone,
  policy,
}));
const NAMES = [
  ...['matters', 'language', 'elsewhere', 'despair', 'facts', 'wants', 'category', 'categories', 'kind', 'agency'],
  ...[
    'witness',
    'links',
    'when',
    'times',
    'places',
    'place',
    'people',
    'personalData',
    'keyword',
    'quoted',
    'forwarded',
  ],
  'emergency',
] as const satisfies readonly (keyof Understood)[];

const DANGER = { text: 'rumah terbakar di Jl. Belitung tanggal 20 November 2026', zone: policy.zone, policy };

describe('a text that is read as it is asked', () => {
  it('tells the same, whatever is asked first, and asked again', () => {
    readings.forEach((reading, i) => {
      const whole = understand(reading);
      const heard = listen(reading);
      const names = [...NAMES.slice(i % NAMES.length), ...NAMES.slice(0, i % NAMES.length)];
      for (const name of [...names, ...names.toReversed()])
        expect(heard[name], `${name}: ${reading.text}`).toEqual(whole[name]);
    });
  });

  it('tells the same when the text was read before for another question, category or place', () => {
    const other = { asked: 'place', about: 'road', near: { regency: 'Banjar' } } as const;
    readings.forEach((reading, i) => {
      const asked = [
        { ...reading, asked: 'place' },
        { ...reading, about: 'aid' },
        { ...reading, ...other },
      ];
      const [first = reading, ...others] = [...asked.slice(i % 3), reading, ...asked.slice(0, i % 3)];
      const before = listen(first);
      for (const name of NAMES.slice(i % NAMES.length)) void before[name];
      for (const next of others) {
        const heard = listen(next, before);
        const whole = understand(next, modelOf(MODEL));
        for (const name of NAMES) expect(heard[name], `${name}: ${next.text}`).toEqual(whole[name]);
      }
    });
  });

  it('danger that was found a moment ago is none on another day, and is looked for anew', () => {
    const fire = { ...DANGER, now: new Date('2026-11-20T10:00:00+08:00') };
    expect(listen(fire).emergency).toBeDefined();
    expect(listen(fire).emergency).toEqual(listen(fire).emergency);
    expect(listen({ ...fire, now: new Date('2026-11-26T10:00:00+08:00') }).emergency).toBeUndefined();
    expect(listen(fire).emergency).toBeDefined();
  });

  it('the model is told all features that it knows, each once', () => {
    const model = modelOf(MODEL);
    const numbers = numbersIn(MODEL.features);
    const known = new Set(numbers);
    for (const reading of readings) {
      const { tokens, concepts } = new Look(reading);
      const named = [...model.rowsOf(tokens, concepts)].map((row) => numbers[row]);
      expect(new Set(named).size).toBe(named.length);
      expect(new Set(named)).toEqual(
        new Set(
          featuresOf(tokens, concepts)
            .map(numberOf)
            .filter((number) => known.has(number)),
        ),
      );
    }
  });

  it('no phrase of time begins with a word at which its finder is not asked', () => {
    const listed = [...DATES, feast, ...WEEKDAY, ...RELATIVE, length];
    for (const reading of readings) {
      const { tokens } = new Look(reading);
      const { day, minutes } = wallClock(reading.now, reading.zone);
      const scan = scanOf(tokens, day, minutes);
      const missed = tokens.flatMap(({ word }, at) =>
        listed.filter(
          ({ find, begins, digits }) =>
            !begins.includes(word) && !(digits && /^\d/.test(word)) && find(scan, at) !== null,
        ),
      );
      expect(missed, reading.text).toEqual([]);
    }
  });
});
