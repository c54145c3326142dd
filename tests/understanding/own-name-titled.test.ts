import { expect, it } from 'vitest';
import { lexiconOf } from '../../src/core/understanding/compile.ts';
import { ownNamesIn } from '../../src/core/understanding/own-name.ts';
import { policy } from '../fixtures/policy.ts';

const namesIn = (text: string) =>
  [...ownNamesIn(text, lexiconOf(policy))].map(({ start, end }) => text.slice(start, end));

it.each([
  ['saya bu ida guru honorer', 'ida'],
  ['Saya Hj. Noor Laila, warga Pekapuran', 'Noor Laila'],
  ['min, ulun pak Udin', 'Udin'],
  ['Assalamualaikum saya ibu Siti Aminah', 'Siti Aminah'],
  ['saya Ida, guru honorer', 'Ida'],
  ['halo saya Rudi dari Gambut', 'Rudi'],
])('“%s” tells whose message it is: %s', (text, name) => {
  expect(namesIn(text)).toEqual([name]);
});

it.each([
  'wali kelas anak saya bu Rina menyuruh beli buku',
  'kabid saya pak Anwar melempar map',
  'saya ibu rumah tangga',
  'saya ibu hamil 7 bulan',
  'saya bapak tunggal anak 2',
  'saya pak rt 05',
  'saya bu guru di SD',
  'saya Mohon, tolong diperbaiki',
])('“%s” names nobody who writes', (text) => {
  expect(namesIn(text)).toEqual([]);
});
