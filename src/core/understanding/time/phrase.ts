import type { Token } from '../lexer.ts';
import type { Day } from './days.ts';

/** A phrase of time that was found, in tokens `start` … `end` (exclusive). */
export interface Phrase {
  readonly from: Day;
  readonly to: Day;
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
  /** "sejak", "sudah … hari": it goes on until today. */
  readonly since: boolean;
  /** A date of the calendar, not a word like "kemarin". */
  readonly exact?: boolean;
  /** "2 tahun lalu": one moment in it, which is not told. */
  readonly rough?: boolean;
  /** "tadi malam": hours after midnight belong to the day after. */
  readonly night?: boolean;
}

/** What a finder of phrases looks at. */
export interface Scan {
  readonly tokens: readonly Token[];
  readonly today: Day;
  /** Minutes since midnight. */
  readonly minutes: number;
  /** The word at a token; empty beyond the ends. */
  readonly word: (at: number) => string;
}

/** Looks for a phrase that begins at token `at`; null where none does. */
export type Finder = (scan: Scan, at: number) => Phrase | null;

/** A finder with the words that its phrases begin with, so that it is asked at no others. */
export interface Listed {
  readonly find: Finder;
  readonly begins: readonly string[];
  /** They may also begin with digits. */
  readonly digits?: true;
}

/** Makes what finders look at. */
export const scanOf = (tokens: readonly Token[], today: Day, minutes: number): Scan => ({
  tokens,
  today,
  minutes,
  word: (at) => tokens[at]?.word ?? '',
});

/** With the Javanese "ket" and the Sundanese "ti", which are something else elsewhere. */
const SINCE = new Set(['sejak', 'dari', 'mulai', 'semenjak', 'sedari', 'ket', 'ti']);
/** May stand between "sejak" and what it begins with. */
const BETWEEN = new Set(
  'pagi siang sore subuh magrib hari tanggal pada sekitar kira kirakira kurang lebih habis pas setelah selesai awal pertengahan masuk kerja bekerja bulan waktu kisaran sejak ketahuan berkas lengkap malam jam jadwal yang about around senin selasa rabu kamis jumat sabtu minggu ahad ( ,'.split(
    ' ',
  ),
);
/** Said of what happens again and again: no day is meant. */
const HABIT = new Set(['setiap', 'tiap', 'saban', 'kadang', 'biasanya', 'sering', 'selalu']);
/** "Terlebih malam minggu", "khususnya hari Senin": of what comes again and again. */
const ABOVE_ALL = new Set(['terlebih', 'apalagi', 'terutama', 'khususnya']);
/** What follows is only compared with, planned or promised. */
const NOT_MEANT = new Set([
  'seperti',
  'besok',
  'lusa',
  'nanti',
  'kayak',
  'jadwal',
  'jadwalnya',
  'janji',
  'dijanjikan',
  'deadline',
  'batas',
  'rencana',
  'cuma',
  'hanya',
]);

/** Before a day or a date these make it a name: "Pasar Minggu", "Jl. 17 Agustus", "Gang Sabtu". */
const NAMED = new Set(
  'jalan gang lorong pasar komplek perumahan blok simpang jembatan taman lapangan stadion tugu monumen desa kampung gedung sd smp sma'.split(
    ' ',
  ),
);
/** After a day these make it a time again: "jalan kamis lalu digali". */
const TOLD = new Set(['lalu', 'kemarin', 'tadi', 'ini', 'silam', 'lewat', 'semalam', 'samalam']);

/** What stands in tokens `at` … `end` (exclusive) is the name of a street, market or the like. */
export const isPlaceName = ({ word }: Scan, at: number, end: number): boolean =>
  NAMED.has(word(word(at - 1) === '.' ? at - 2 : at - 1)) && !TOLD.has(word(end));

/** Where "sampai", "s/d", "s.d.", "sampai dengan" or a dash at a token ends; null where none of them stands. */
export function untilEnd({ word }: Scan, at: number): number | null {
  const here = word(at);
  if (here === 's' && word(at + 1) === '.' && word(at + 2) === 'd') return word(at + 3) === '.' ? at + 4 : at + 3;
  if (!UNTIL.has(here)) return null;
  return word(at + 1) === 'dengan' ? at + 2 : at + 1;
}
const UNTIL = new Set(['sampai', 'sd', '-', '–', 'to']);

/** "sejak dilewati truk hari Senin": so far back a plain "sejak" may stand. */
const SINCE_FAR = 6;
/** "terakhir nyala tahun baru": since then it has not. */
const GOOD = new Set(
  'nyala menyala hidup mengalir ngalir jalan diangkut cair dapat terima menerima dibayar digaji diperbaiki ditambal dibersihkan dikeruk'.split(
    ' ',
  ),
);
const PLAIN_SINCE = new Set(['sejak', 'semenjak', 'sedari', 'mulai']);

/** Where "sejak" begins that a phrase at `at` belongs to; undefined without one. */
export function sinceBefore({ word, tokens }: Scan, at: number): number | undefined {
  let near = true;
  for (let back = 1; back <= SINCE_FAR && at - back >= 0; back += 1) {
    const here = word(at - back);
    if (near ? SINCE.has(here) : PLAIN_SINCE.has(here)) return at - back;
    if (here === 'terakhir' && GOOD.has(word(at - back + 1))) return at - back;
    if (!BETWEEN.has(here)) near = false;
    if (!near && tokens[at - back]?.kind !== 'word') return undefined;
  }
  return undefined;
}

/** "tiap malam", "setiap hari Senin": what stands at a token happens again and again. */
export const isHabit = ({ word }: Scan, at: number): boolean =>
  HABIT.has(word(at - 1)) ||
  ABOVE_ALL.has(word(at - 1)) ||
  (ABOVE_ALL.has(word(at - 2)) && ['lagi', 'saat', 'pas', 'kalau', 'hari', 'malam', 'di'].includes(word(at - 1))) ||
  (HABIT.has(word(at - 2)) && ['hari', 'malam', 'jam', 'sekitar', 'tanggal'].includes(word(at - 1)));

/** "kayak 2021", "besok Senin": what stands at a token is only compared with, planned or promised. */
export const isNotMeant = ({ word }: Scan, at: number): boolean =>
  NOT_MEANT.has(word(at - 1)) || NOT_MEANT.has(word(at - 2));

/** A phrase of one day, until today where "sejak" stands before it. */
export function dayPhrase(scan: Scan, at: number, end: number, day: Day, confidence: number, exact = false): Phrase {
  const begin = sinceBefore(scan, at);
  return {
    from: day,
    to: begin === undefined ? day : scan.today,
    start: begin ?? at,
    end,
    confidence,
    since: begin !== undefined,
    exact,
  };
}

/** A phrase of several days; until today where "sejak" stands before it. */
export function spanPhrase(scan: Scan, at: number, end: number, first: Day, last: Day, confidence: number): Phrase {
  const begin = sinceBefore(scan, at);
  return {
    from: first,
    to: begin === undefined ? Math.min(last, scan.today) : scan.today,
    start: begin ?? at,
    end,
    confidence,
    since: begin !== undefined,
  };
}
