import type { Scan } from './phrase.ts';

/** Before a number like "12/11" these say that it is a date. */
export const DATED = new Set([
  'tanggal',
  'pada',
  'sejak',
  'dari',
  'mulai',
  'senin',
  'selasa',
  'rabu',
  'kamis',
  'jumat',
  'sabtu',
  'minggu',
  'ahad',
  'on',
  'hari',
  'kejadian',
]);

const HOUSE_NEAR = 5;
const WAYS = new Set(['jalan', 'gang', 'komplek', 'perumahan', 'blok', 'alamat', 'nomor', 'no', 'rt', 'rw']);
/** "Jl. Cempaka 2/9", "Griya Asri gang 4/12": a house number, and no day. */
export function isHouse({ word, tokens }: Scan, at: number): boolean {
  for (let back = 1; back <= HOUSE_NEAR; back += 1) {
    const token = tokens[at - back];
    if (!token || DATED.has(token.word) || (token.kind === 'sign' && !'.:'.includes(token.raw))) return false;
    if (WAYS.has(word(at - back))) return true;
  }
  return false;
}

/** "Menutup 1/2 jalan". */
export const FRACTIONS = new Set(['1/2', '1/3', '2/3', '1/4', '3/4']);
/** A day that is longer ago stands on a paper, or somebody was born on it. */
export const LONG_AGO_DAYS = 3_660;
const BORN = new Set(['lahir', 'ttl', 'born']);
/** "Akta lahir … tanggal 4 Juli": when it was asked for. */
const PAPERS = new Set(['akta', 'akte', 'surat', 'keterangan']);
const BORN_NEAR = 6;
/** "Lahir di Kandangan, 12-05-1990", "TTL: …": when somebody was born. */
export const isBirth = ({ word, tokens }: Scan, at: number): boolean => {
  for (let back = 1; back <= BORN_NEAR; back += 1)
    if (BORN.has(tokens[at - back]?.plain ?? '')) return !PAPERS.has(word(at - back - 1));
  return false;
};
