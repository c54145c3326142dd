/** Where the words of a message may go over from one matter to another. */

import type { Token } from './lexer.ts';
import type { Look } from './look.ts';

/** Where one matter may end and the next begin, in tokens. */
export interface Cut {
  readonly end: number;
  readonly begin: number;
  /** It is said that something else follows. */
  readonly told: boolean;
  /** Matters are counted or listed: even those of one kin are several. */
  readonly listed: boolean;
  /** Nothing but a comma stands there. */
  readonly comma?: true;
  /** A joining word stands there: both parts may be brief. */
  readonly brief?: true;
}

/** Between two matters stand such words; written as the lexer gives them. */
export const JOINS = new Set(
  'terus juga pula selain plus sekalian lalu kemudian kedua ketiga tambahan tambah tapi dan sama pas & +'.split(' '),
);
/** With the word before or after it such a word says that something else comes: "terus juga", "selain itu", "belum lagi". */
const PAIRS: Readonly<Record<string, string>> = {
  terus: 'juga', selain: 'itu', sudah: 'gitu', tambah: 'lagi', belum: 'lagi', satu: 'lagi', di: 'samping', not: 'to',
}; // biome-ignore format: a table
/** In a clause of its own these say so, too: "…, WC sekolah juga rusak", "…, parkirnya liar pula". */
const ALSO = new Set(['juga', 'pula', 'too']);
/** So many words may stand between the beginning of such a clause and its "juga". */
const ALSO_NEAR = 5;
/** "2 aduan: …", "ada tiga masalah": each part of such a message may be brief. */
const COUNTS = new Set(['2', '3', 'dua', 'tiga']);
const COUNTED = new Set(
  'aduan pengaduan masalah hal keluhan laporan poin persoalan complaints problems issues things'.split(' '),
);
/** "Kec. Gambut", "Jl. Veteran", "H. Saleh": a stop after so few letters ends a word, and no sentence. */
const SHORTENED_MAX = 3;
/** Places in a text that are tried; more is no message of two matters but a long story. */
export const CUTS_MAX = 12;
const LIST_MARKS = new Set(['-', '•', '*', '–', '·']);

/** "2 aduan: …", "dua2nya": several matters are said to follow, or to have been told. */
export const isCounted = ({ tokens }: Look): boolean =>
  tokens.some(
    ({ word, raw }, at) =>
      (COUNTS.has(word) && COUNTED.has(tokens[at + 1]?.word ?? '')) ||
      word === 'keduanya' ||
      (COUNTS.has(word) && /^(?:dua|tiga)2\p{L}+$/iu.test(raw)) ||
      (word === 'pertama' && tokens.some((each) => each.word === 'kedua')),
  );

/** "minggu lalu", "senin lalu": how long ago, and no "then". */
const AGO = new Set(
  'detik menit jam hari malam minggu pekan bulan tahun yang senin selasa rabu kamis jumat sabtu ahad dulu'.split(' '),
);
/** "Naik terus": always more, and no "then". */
const RISING = new Set(['naik', 'turun', 'naik2']);
const isNoJoin = (word: string, before: string): boolean =>
  (word === 'lalu' && AGO.has(before)) ||
  (word === 'terus' && RISING.has(before)) ||
  (word === 'juga' && before === 'pernah');

/** "belum juga", "tidak juga": nothing is added. */
export const NOT_ALSO = new Set(['belum', 'tidak', 'jangan', 'never', 'pernah']);

/** "Jam pelajaran ke 2.", "di kelas 3.": a number that marks no item. */
const COUNTING = new Set(
  'ke jam km rt rw kelas nomor gang blok lantai loket pal pukul tanggal jalur kamar unit'.split(' '),
);

/** "(SDN Sungai Besar 4)": the bracket ends what was opened. */
const isInBrackets = (tokens: readonly Token[], at: number): boolean =>
  tokens.slice(Math.max(0, at - BRACKET_TOKENS_MAX), at).findLast(({ raw }) => raw === '(' || raw === ')')?.raw === '(';
const BRACKET_TOKENS_MAX = 12;

/** After a joining word, "2)", a dash, a line or the end of a sentence a second matter may begin. */
export function cutsIn({ tokens, text }: Look, counted: boolean): readonly Cut[] {
  const cuts: Cut[] = [];
  const wordAt = (at: number): string => tokens[at]?.word ?? '';
  const paired = (at: number): boolean => at >= 0 && PAIRS[wordAt(at)] === wordAt(at + 1);
  const lines = text.includes('\n');
  let clause = 0;
  tokens.forEach(({ raw, word, plain, start, capital }, at) => {
    const after = tokens[at + 1];
    const line = lines && (at === 0 || text.slice(tokens[at - 1]?.end ?? 0, start).includes('\n'));
    const listed =
      (raw.length === 1 &&
        /^[2-5b-e]$/i.test(raw) &&
        [')', '.', ':'].includes(after?.raw ?? '') &&
        !COUNTING.has(wordAt(at - 1)) &&
        !(after?.raw === ')' && isInBrackets(tokens, at))) ||
      (line && LIST_MARKS.has(raw));
    const shortened = raw === '.' && (tokens[at - 1]?.plain.length ?? 0) <= SHORTENED_MAX;
    const ended = (raw === '.' || raw === ';') && !shortened && (after?.capital ?? false);
    const joins = (JOINS.has(word) && !isNoJoin(word, wordAt(at - 1))) || plain === 'wan' || paired(at);
    const also = ALSO.has(word) && !NOT_ALSO.has(wordAt(at - 1)) && clause > 0;
    if (also && at > clause && at - clause <= ALSO_NEAR)
      cuts.push({ end: clause - 1, begin: clause, told: true, listed: counted });
    if (line && capital && at > 0) cuts.push({ end: at, begin: at, told: counted, listed: counted });
    if (listed || ended || joins) {
      const told = counted || listed || paired(at) || paired(at - 1) || (capital && plain === 'also');
      const besides = (word === 'selain' && paired(at)) || (capital && plain === 'also');
      cuts.push({ end: at, begin: at + 1, told, listed: counted || listed || besides, ...(joins && { brief: true }) });
    } else if (raw === ',') cuts.push({ end: at, begin: at + 1, told: counted, listed: counted, comma: true });
    if (joins || raw === ',' || raw === '.') clause = at + 1;
    else if (line) clause = at;
  });
  return cuts.slice(0, CUTS_MAX);
}
