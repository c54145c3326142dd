import { expect, it } from 'vitest';
import { withoutPart } from '../../src/bots/x/part.ts';
import { deskNameIn, deskVerbIn } from '../../src/core/language/desk-plain.ts';
import { tellsInstead } from '../../src/core/language/names.ts';
import { growth, RATIO_MAX } from '../growth.ts';
import { Citizen } from './citizen.ts';

/**
 * A message may be 100,000 characters long (web chat), and is heard differently at each question. Each of these once went back and forth in one of
 * the patterns: they were found by taking every regular expression of `src` apart, and repeating what its loops and branches match.
 */
const LONG: readonly (readonly [before: string, unit: string, behind: string])[] = [
  ['', '?', '!a1 '],
  ['nama saya', '\n', ''],
  ['use my nameitsA A', '’', '!a1 '],
  ['1/5', ' ', '!a1 '],
  [' bukan ', ' ', '!a1 '],
  ['', '.', '!a1 '],
  ['', '. ', '!a1 '],
  ['', ',', '\0'],
  ['pak', '\n', '!a1 '],
  ['', '\naja ', '!a1 '],
  ['', '-', '!a1 '],
  ['lebar ', '1', '\0'],
  ['', ' ', '\0'],
];

/** At the first word, at a question, at who may know, at the name, at the summary, and once it is sent. */
function asked(presses: readonly (string | RegExp)[]): Citizen {
  const citizen = new Citizen();
  citizen.says('jalan berlubang di Jl. Veteran Banjarmasin kemarin');
  citizen.sends();
  for (const label of presses) citizen.presses(label);
  return citizen;
}
const NAMED = ['Lewati', /^Tidak keduanya/];
const QUESTIONS: Readonly<Record<string, () => Citizen>> = {
  'the first word': () => new Citizen(),
  'a fact': () => asked([]),
  'who may know': () => asked(['Lewati']),
  'the name': () => asked(NAMED),
  'the summary': () => asked([...NAMED, /^Pakai/]),
};

it.each(Object.entries(QUESTIONS))(
  'at %s a message costs as much as it is long, whatever it repeats',
  (_where, stage) => {
    stage(); // tables and patterns are made ready
    for (const [before, unit, behind] of LONG) {
      const work = (text: string) => void stage().says(text);
      expect([unit, growth(unit, 25_000, work, [before, behind]) < RATIO_MAX]).toEqual([unit, true]);
    }
  },
);

it('so does a post, and an officer’s word', () => {
  const now = new Date('2026-11-26T01:00:00Z');
  expect(growth(' ', 6_000, (text) => void withoutPart(text, now), ['jalan rusak', '1/a'])).toBeLessThan(RATIO_MAX);
  expect(growth('laporannya ini,\n', 1_000, (text) => void deskVerbIn(text))).toBeLessThan(RATIO_MAX);
  for (const unit of ['laporan ', 'please ', '.'])
    for (const work of [deskVerbIn, deskNameIn, tellsInstead])
      expect([unit, growth(unit, 25_000, (text) => void work(text), ['', ' x!']) < RATIO_MAX]).toEqual([unit, true]);
  expect(growth('a', 25_000, (text) => void tellsInstead(text), ['', ' x!'])).toBeLessThan(RATIO_MAX);
});
