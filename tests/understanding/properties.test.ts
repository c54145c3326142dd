import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { labelledIn } from '../../scripts/understanding/labelled.ts';
import { maskPersonal } from '../../src/core/understanding/personal-data.ts';
import { understand } from '../../src/core/understanding/understand.ts';
import fc from '../property.ts';
import { policy, read } from './read.ts';

/** Messages written for this project, two sets of which nothing here was made from. */
const messages = ['complaints-own.jsonl', 'complaints-second.jsonl']
  .flatMap((name) => labelledIn(new URL(`../data/${name}`, import.meta.url)))
  .filter(({ expect: label }) => label.kind === 'complaint' && !label.two);
const message = fc.constantFrom(...messages);
const noise = fc.constantFrom(
  'min',
  'pak',
  'tolong ya',
  '🙏',
  'hehe',
  'mohon maaf',
  'dong',
  '!!!',
  'terima kasih',
  'assalamualaikum',
  'mohon perhatiannya',
);
const anything = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc
    .array(
      fc.constantFrom(
        'jalan',
        'rusak',
        'di',
        'Banjar',
        'km',
        '12',
        'tgl',
        '31/2',
        '2027',
        'nik',
        '08123456789',
        'kemarin',
        'besok',
        'senin',
        'depan',
        '-',
        '(',
        '"',
        '@x',
        '\n',
        'sejak',
        'sampai',
      ),
      { maxLength: 40 },
    )
    .map((words) => words.join(' ')),
);

const factsOf = ({ category, place, when, personalData }: ReturnType<typeof read>) => ({
  category: category?.value,
  regency: place?.value.regency,
  from: when?.value.from,
  to: when?.value.to,
  personalData,
});

/** Share of tries in which a property may fail, where language leaves no certainty. */
const HARDLY = 0.06;

describe('whatever is written', () => {
  it('reading never fails, says the same twice, and never names a day to come', () => {
    fc.assert(
      fc.property(
        anything,
        fc.date({ min: new Date('2024-01-01'), max: new Date('2029-12-31'), noInvalidDate: true }),
        (text, now) => {
          const reading = { text, now, zone: policy.zone, policy };
          const understood = understand(reading);
          expect(understand(reading)).toEqual(understood);
          const tomorrow = new Date(now.getTime() + 9 * 3_600_000).toISOString().slice(0, 10);
          for (const time of [understood.when, ...understood.times])
            if (time) {
              expect(time.value.from && time.value.from <= tomorrow).toBe(true);
              expect(time.value.to && time.value.to <= tomorrow).toBe(true);
              expect(time.value.from && time.value.to && time.value.from <= time.value.to).toBe(true);
            }
        },
      ),
      { numRuns: 400 },
    );
  });

  it('every span lies in the text and says what it stands for', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          anything,
          message.map(({ text }) => text),
        ),
        (text) => {
          const { place, when, people, quoted } = read(text);
          for (const guess of [place, when]) if (guess?.span) expect(text.slice(...guess.span)).toBe(guess.value.text);
          for (const span of [...quoted, ...people.flatMap(({ span }) => (span ? [span] : []))]) {
            expect(span[0]).toBeGreaterThanOrEqual(0);
            expect(span[1]).toBeLessThanOrEqual(text.length);
            expect(span[0]).toBeLessThanOrEqual(span[1]);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('a masked text has nothing personal left, and masking again changes nothing', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const masked = maskPersonal(text);
        expect(maskPersonal(masked)).toBe(masked);
      }),
      { numRuns: 300 },
    );
  });
});

describe('facts do not hang on how a message is dressed', () => {
  const seed = 7;
  const share = (
    changed: (text: string, word: string) => string,
    same: (a: ReturnType<typeof read>, b: ReturnType<typeof read>) => boolean,
  ): number => {
    let failed = 0;
    let tried = 0;
    fc.assert(
      fc.property(message, noise, ({ text, now }, word) => {
        tried += 1;
        if (!same(read(text, now), read(changed(text, word), now))) failed += 1;
      }),
      { numRuns: 300, seed },
    );
    return failed / tried;
  };
  const sameFacts = (a: ReturnType<typeof read>, b: ReturnType<typeof read>) =>
    JSON.stringify(factsOf(a)) === JSON.stringify(factsOf(b));

  it('noise words before or after change no fact, but for a rare doubtful category', () => {
    expect(share((text, word) => `${word} ${text}`, sameFacts)).toBeLessThan(HARDLY);
    expect(share((text, word) => `${text} ${word}`, sameFacts)).toBeLessThan(HARDLY);
  });

  it('neither does writing in capitals, or with stretched vowels at the end', () => {
    expect(share((text) => `${text}aaaa`.replace(/aaaa$/, ' yaaaa'), sameFacts)).toBeLessThan(HARDLY);
  });

  it('the order of sentences hardly matters', () => {
    const turned = (text: string): string =>
      text
        .split(/(?<=[.!?])\s+(?=\p{Lu})/u)
        .reverse()
        .join(' ');
    const many = messages.filter(({ text }) => turned(text) !== text);
    const changed = many.filter(
      ({ text, now }) => JSON.stringify(factsOf(read(text, now))) !== JSON.stringify(factsOf(read(turned(text), now))),
    );
    expect(many.length).toBeGreaterThan(3);
    expect(changed.length).toBeLessThanOrEqual(1);
  });
});

it('the word lists hold no spelling twice with two meanings', () => {
  const slang = readFileSync(new URL('../../src/core/understanding/data/slang.ts', import.meta.url), 'utf8');
  const rows = slang.split('`')[1]?.trim().split('\n') ?? [];
  const seen = new Map<string, string>();
  for (const row of rows) {
    const [word = '', spellings = ''] = row.split(': ');
    for (const spelling of spellings.split(' ')) {
      expect(seen.get(spelling) ?? word, spelling).toBe(word);
      seen.set(spelling, word);
    }
  }
});
