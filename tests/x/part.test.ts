import { expect, it } from 'vitest';
import { withoutPart } from '../../src/bots/x/part.ts';

const NOVEMBER = new Date('2026-11-26T01:00:00Z');

it.each([
  ['jembatan di Jl. Sutoyo hampir roboh 2/3', 'jembatan di Jl. Sutoyo hampir roboh'],
  ['sejak banjir minggu lalu (3/3)', 'sejak banjir minggu lalu'],
  ['1/ jalan rusak di Jl. Veteran', 'jalan rusak di Jl. Veteran'],
  ['🧵 1/4 jalan rusak', 'jalan rusak'],
  ['jalan rusak 1/n', 'jalan rusak'],
  ['jalan rusak 🧵1/5', 'jalan rusak'],
  ['2/3', ''],
])('“%s” is a part of a thread', (text, words) => {
  expect(withoutPart(text, NOVEMBER)).toBe(words);
});

it.each([
  'lampu mati di Jl. Sutoyo RT 2/3',
  'rumah kami Jl. Cempaka no. 12/14',
  'jalan rusak sejak 2/3',
  'kejadian tgl 1/12',
  'jalan rusak 3/2',
  'jembatan roboh 2/11',
  '3/10 jalan amblas',
  'sudah 2/3 jalan rusak parah',
  'https://contoh.id/berita/1/2',
  'jalan rusak di km 5',
  '',
])('“%s” is kept as it is', (text) => {
  expect(withoutPart(text, NOVEMBER)).toBe(text);
});
