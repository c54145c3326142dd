import { expect, it } from 'vitest';
import { WORDS_APART_MAX, WORDS_MAX, withWords } from '../../src/core/intake/draft/kept-words.ts';
import type { Words } from '../../src/core/intake/talk/draft.ts';

/** A draft is written anew with each message: somebody who sends thousands of short ones fills no row with them, and loses no word. */

const words = (at: number, more: Partial<Words> = {}): Words => ({
  at,
  text: `pesan ${at}`,
  messageId: `m${at}`,
  story: true,
  ...more,
});
const keep = (all: readonly Words[]): readonly Words[] => all.reduce<readonly Words[]>(withWords, []);

it('of thousands of messages none is lost, and they stand in a few hundred texts', () => {
  const all = Array.from({ length: 2_000 }, (_, at) => words(at, { story: at % 3 !== 0 }));
  const kept = keep(all);
  expect(kept.length).toBeLessThanOrEqual(WORDS_APART_MAX + 2);
  const lines = (story: boolean) => kept.filter((each) => each.story === story).flatMap(({ text }) => text.split('\n'));
  for (const story of [true, false])
    expect(lines(story)).toEqual(all.filter((each) => each.story === story).map(({ text }) => text));
});

it('what an ordinary citizen writes stands apart, each with its message', () => {
  const all = Array.from({ length: WORDS_APART_MAX }, (_, at) => words(at));
  expect(keep(all)).toEqual(all);
});

it('joined words are corrected by an edit of none of their messages, and grow no longer than one', () => {
  const long = 'x'.repeat(WORDS_MAX / 2);
  const all = Array.from({ length: WORDS_APART_MAX + 4 }, (_, at) => words(at, { text: long }));
  const kept = keep(all);
  for (const each of kept) expect(each.text.length).toBeLessThanOrEqual(WORDS_MAX);
  const joined = keep(Array.from({ length: WORDS_APART_MAX + 1 }, (_, at) => words(at))).at(-1);
  expect(joined?.text).toBe(`pesan ${WORDS_APART_MAX - 1}\npesan ${WORDS_APART_MAX}`);
  expect(joined?.messageId).toBeUndefined();
});

it('a text that was passed on joins none that was not', () => {
  const all = [...Array.from({ length: WORDS_APART_MAX }, (_, at) => words(at)), words(999, { passedOn: true })];
  expect(keep(all).at(-1)).toMatchObject({ text: 'pesan 999', passedOn: true });
});
