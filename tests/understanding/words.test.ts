import { expect, it } from 'vitest';
import { TOPICS } from '../../src/core/understanding/data/topics.ts';
import { phraseWords } from '../../src/core/understanding/lexer.ts';
import { policy, read } from './read.ts';

/** A word of a category that is spelt like an everyday one would draw every second message to it: "situ" is "anda", "smp" is "sampai". */
it('no word of a category is read as an everyday word', () => {
  const everyday =
    'anda saya kami bapak ibu orang jam hari bulan tahun ribu sampai dari di ke yang dan tidak nomor apa ini itu sudah';
  const small = new Set(everyday.split(' '));
  const own = TOPICS.trim()
    .split('\n')
    .flatMap((line) => line.slice(line.indexOf(':') + 1).split(','));
  const entries = [...own, ...policy.categories.flatMap(({ words }) => words)].map((entry) =>
    entry.replace(/\^.*$/, '').trim(),
  );
  expect(entries.filter((entry) => phraseWords(entry).every((word) => small.has(word)))).toEqual([]);
});

it.each([
  ['pian handak tahu', undefined],
  ['ikam handak tahu lah', undefined],
  ['pkl di trotoar depan pasar mengganggu pejalan kaki', 'order'],
  ['kami menunggu dari pkl. 08.00, banyu pdam kada bajalan', 'water'],
  ['jalur Trans Kalimantan rusak parah', 'road'],
  ['jalan belakang pasar berlubang', 'road'],
  ['seleksi pppk tidak jelas pengumumannya', 'other'],
])('“%s” is about %s', (text, category) => {
  expect(read(text).category?.value).toBe(category);
});

it.each([
  ['anak saya di smp dipalak kakak kelasnya', 'smp'],
  ['seragam anak kelas 2 smp belum dibagi', 'smp'],
  ['lampu mati smp sekarang', 'sampai'],
])('“%s”: smp is %s', (text, word) => {
  const tokens = phraseWords(text);
  expect(tokens).toContain(word);
});

it.each([
  ['guru bolos dan minta uang', ['conduct', 'levy']],
  ['air mati dan listrik padam', ['water', 'power']],
  ['banyu mati wan listrik padam', ['water', 'power']],
  ['no water and power is out', ['water', 'power']],
  ['jalan rusak dan gelap', undefined],
  ['sampah numpuk dan bau', undefined],
  ['jalan berlubang dan got mampet', undefined],
  ['Sampah di pasar Gambut tidak diangkut seminggu. Petugasnya ketus.', undefined],
])('“%s” tells of %s', (text, matters) => {
  expect(read(text).matters?.map(({ category }) => category)).toEqual(matters);
});
