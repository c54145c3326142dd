import { SLANG } from './data/slang.ts';

/** A word, number or sign of a text with where it stands. */
export interface Token {
  readonly kind: 'word' | 'number' | 'sign' | 'mention';
  /** As written. */
  readonly raw: string;
  /** Start and end in the text, UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** As written, in lower case and plain letters. */
  readonly plain: string;
  /** Canonical spelling: lower case, slang and Banjar replaced, stretched letters shortened, "2" for a doubled word gone. */
  readonly word: string;
  /** The same without affixes where what remains is a known word; else equal to `word`. */
  readonly stem: string;
  /** Begins with a capital letter. */
  readonly capital: boolean;
}

/** What is read of a text, in UTF-16 units: longer messages are kept whole elsewhere, facts come from their beginning. */
export const READ_MAX = 4_000;
/** A word longer than this is no word; it is not looked up. */
const WORD_MAX = 40;

const TOKEN =
  /[sS]\/[dD](?!\p{L})|(?<!\p{L})\p{Lu}\.(?=\s?\p{Lu}\p{L})|[@#][\p{L}\p{N}_]{1,60}|\p{L}[\p{L}\p{M}\p{Cf}]*(?:['’`´][\p{L}\p{M}]+)*|(?:\p{N}[\p{M}]*)+(?:[.,:/-](?:\p{N}[\p{M}]*)+)*|[^\s\p{Cf}]/gu;
/** Words whose following "2" is a number, not a doubled word. */
const NUMBERED = new Set(
  'km rt rw sd sdn smp smpn sma sman smk smkn min mi mts mtsn man tk blok no nomor gg gang jl jln simpang kilo kilometer pal jam tgl jm pkl lt lantai kls kelas unit poli loket dan'.split(
    ' ',
  ),
);

/** Letters of other scripts that look like Latin ones. */
const LOOK_ALIKE: Readonly<Record<string, string>> = {
  а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', х: 'x', у: 'y', к: 'k', м: 'm', т: 't', н: 'h', в: 'b', і: 'i', ј: 'j', ѕ: 's', ԁ: 'd', ո: 'n', ɡ: 'g', ı: 'i', ⅼ: 'l',
  α: 'a', ο: 'o', ρ: 'p', ι: 'i', κ: 'k', ν: 'v', τ: 't', υ: 'u', ε: 'e', η: 'n', ω: 'w',
}; // biome-ignore format: a table

const canonicalOf: ReadonlyMap<string, string> = new Map(
  SLANG.trim()
    .split('\n')
    .flatMap((line) => {
      const [word = '', spellings = ''] = line.split(': ');
      return [[word, word] as const, ...spellings.split(' ').map((spelling) => [spelling, word] as const)];
    }),
);

/** Lower case, plain letters: look-alikes, accents, hidden signs and fancy alphabets undone. */
function plain(raw: string): string {
  let needsWork = false;
  for (let i = 0; i < raw.length; i += 1) if (raw.charCodeAt(i) > 126) needsWork = true;
  if (!needsWork) return raw.toLowerCase();
  const bare = raw
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase();
  let plainWord = '';
  for (const letter of bare) plainWord += LOOK_ALIKE[letter] ?? letter;
  return plainWord.replace(/[’`´]/g, "'");
}

/** Nobody draws out the consonant that a word begins with: "pppk" is no "pk". */
const STRETCHED = /([aeiou])\1{2,}|(?<=.)([^aeiou])\2{2,}/gu;
const DOUBLED = /(.)\1+/gu;

/** The canonical spelling of one written word; `known` are the words the readers look for. */
function canonical(bare: string, known: ReadonlySet<string>): string {
  let word = bare;
  if (word.length > WORD_MAX) return word.slice(0, WORD_MAX);
  const slang = canonicalOf.get(word);
  if (slang !== undefined) return slang;
  if (known.has(word)) return word;
  if (STRETCHED.test(word)) {
    STRETCHED.lastIndex = 0;
    word = word.replace(STRETCHED, '$1$2');
    const short = canonicalOf.get(word);
    if (short !== undefined) return short;
    if (known.has(word)) return word;
  }
  STRETCHED.lastIndex = 0;
  const single = word.replace(DOUBLED, '$1');
  if (single !== word) {
    const short = canonicalOf.get(single);
    if (short !== undefined && single.length > 2) return short;
    if (known.has(single)) return single;
  }
  return word;
}

const SUFFIXES = ['nya', 'kan', 'lah', 'kah', 'pun', 'ny', 'in', 'an', 'ku', 'mu', 'i', 'y', 'a', 's'] as const;
const PREFIXES: readonly (readonly [string, readonly string[]])[] = [
  ['menge', ['']],
  ['meng', ['', 'k']],
  ['meny', ['s']],
  ['mem', ['', 'p']],
  ['men', ['', 't']],
  ['me', ['']],
  ['peng', ['', 'k']],
  ['peny', ['s']],
  ['pem', ['', 'p']],
  ['pen', ['', 't']],
  ['ber', ['']],
  ['ter', ['']],
  ['per', ['']],
  ['di', ['']],
  ['ke', ['']],
  ['se', ['']],
  ['pe', ['']],
  ['be', ['']],
  ['te', ['']],
  ['ba', ['']],
  ['ma', ['']],
  ['ta', ['']],
  ['ka', ['']],
  ['sa', ['']],
  ['ny', ['s', 'c']],
  ['ng', ['', 'k']],
  ['n', ['', 't']],
  ['m', ['', 'p', 'b']],
];
/** A stem shorter than this says too little. */
const STEM_MIN = 4;

function withoutSuffix(word: string, known: ReadonlySet<string>): string | null {
  for (const suffix of SUFFIXES) {
    if (!word.endsWith(suffix) || word.length - suffix.length < STEM_MIN) continue;
    const base = word.slice(0, -suffix.length);
    if (known.has(base)) return base;
    const slang = canonicalOf.get(base);
    if (slang !== undefined && (suffix === 'nya' || suffix === 'ny')) return slang;
  }
  if (word.endsWith('nya') && word.length > 5) {
    const slang = canonicalOf.get(word.slice(0, -3));
    if (slang !== undefined) return slang;
    if (known.has(word.slice(0, -3))) return word.slice(0, -3);
  }
  return null;
}

/** The known word inside an affixed one ("penyumbatan" → "sumbat"); the word itself where there is none. */
export function stemOf(word: string, known: ReadonlySet<string>): string {
  if (known.size === 0 || word.length <= STEM_MIN || known.has(word)) return word;
  const bare = withoutSuffix(word, known);
  if (bare !== null) return bare;
  for (const [prefix, letters] of PREFIXES) {
    if (!word.startsWith(prefix)) continue;
    const rest = word.slice(prefix.length);
    for (const letter of letters) {
      const base = letter + rest;
      if (base.length < STEM_MIN) continue;
      if (known.has(base)) return base;
      const inner = withoutSuffix(base, known);
      if (inner !== null && inner.length >= STEM_MIN) return inner;
    }
  }
  return word;
}

/** How a written word is spelt, see {@link Token}. */
interface Spelling {
  readonly bare: string;
  readonly word: string;
  readonly stem: string;
  readonly capital: boolean;
}

/** Spellings that are remembered in memory, for each lexicon: people use few words again and again. A bound on memory. */
const SPELLINGS_KEPT = 4_096;
const spellings = new WeakMap<ReadonlySet<string>, Map<string, Spelling>>();

function spellingOf(raw: string, known: ReadonlySet<string>): Spelling {
  let kept = spellings.get(known);
  if (!kept) {
    kept = new Map();
    spellings.set(known, kept);
  }
  const remembered = kept.get(raw);
  if (remembered) return remembered;
  const bare = plain(raw.endsWith('.') ? raw.slice(0, -1) : raw);
  const word = canonical(bare, known);
  const spelling = { bare, word, stem: stemOf(word, known), capital: isCapital(raw) };
  if (kept.size >= SPELLINGS_KEPT) kept.clear();
  if (raw.length <= WORD_MAX) kept.set(raw, spelling);
  return spelling;
}

/**
 * Cuts a text into tokens, at most its first `READ_MAX` units. Linear in the text; never throws.
 * @param known canonical words that lexicons contain, for spellings and stems
 */
export function tokenise(text: string, known: ReadonlySet<string>): Token[] {
  const read = text.length > READ_MAX ? text.slice(0, READ_MAX) : text;
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(read); match; match = TOKEN.exec(read)) {
    const raw = match[0];
    const start = match.index;
    let end = start + raw.length;
    const first = raw.codePointAt(0) ?? 0;
    if ((first === 64 || first === 35) && raw.length > 1) {
      const word = plain(raw);
      tokens.push({
        kind: first === 64 ? 'mention' : 'word',
        raw,
        start,
        end,
        word: first === 35 ? word.slice(1) : word,
        plain: first === 35 ? word.slice(1) : word,
        stem: word,
        capital: false,
      });
      continue;
    }
    if (isNumber(raw)) {
      const word = plain(raw);
      tokens.push({ kind: 'number', raw, start, end, plain: word, word, stem: word, capital: false });
      continue;
    }
    if (!isLetter(raw)) {
      tokens.push({ kind: 'sign', raw, start, end, plain: raw, word: raw, stem: raw, capital: false });
      continue;
    }
    let shown = raw;
    if (
      read[end] === '2' &&
      raw.length > 2 &&
      !/^(?:\p{N}|[.,:/-]\p{N})/u.test(read.slice(end + 1, end + 3)) &&
      !NUMBERED.has(raw.toLowerCase())
    ) {
      end += 1;
      const tail = /^[\p{L}]{1,4}/u.exec(read.slice(end, end + 4));
      if (tail) end += tail[0].length;
      shown = read.slice(start, end);
      TOKEN.lastIndex = end;
    }
    const { bare, word, stem, capital } = spellingOf(raw, known);
    tokens.push({ kind: 'word', raw: shown, start, end, plain: bare, word, stem, capital });
  }
  return tokens.map((token, at) => {
    const { plain: word } = token;
    const isItself = word === 'smp' ? isSchool(tokens, at) : word === 'pkl' && !isHour(tokens, at);
    return isItself ? { ...token, word, stem: word } : token;
  });
}

/** "pkl 08.00", "pkl. 8": the hour; any other "pkl" are street vendors. */
const isHour = (tokens: readonly Token[], at: number): boolean =>
  tokens[at + 1]?.kind === 'number' || (tokens[at + 1]?.raw === '.' && tokens[at + 2]?.kind === 'number');

/** Before these letters they are the school: "anak smp", "kelas 3 smp". Elsewhere "smp" is short for "sampai". */
const BEFORE_SCHOOL = new Set(
  'di ke anak siswa siswi murid guru kelas sekolah seragam kepala negeri sd sma dan'.split(' '),
);
/** After "smp" and a number these count: "smp 3 hari" is until then. */
const COUNTED = new Set(
  'menit jam hari malam minggu pekan bulan tahun kali orang meter m km ribu rb juta jt x kilo liter lembar lebih ekor rumah tiang titik'.split(
    ' ',
  ),
);

/** "smp 3 martapura", "smp negeri 2", "siswa smp": the school. */
function isSchool(tokens: readonly Token[], at: number): boolean {
  const [before, next, after] = [tokens[at - 1], tokens[at + 1], tokens[at + 2]];
  if (tokens.length === 1 || BEFORE_SCHOOL.has(before?.word ?? '')) return true;
  if (before?.kind === 'number' && tokens[at - 2]?.word === 'kelas') return true;
  if (next?.word === 'negeri' || next?.word === 'islam') return true;
  return next?.kind === 'number' && /^\d{1,2}$/.test(next.word) && !COUNTED.has(after?.word ?? '');
}

const isNumber = (raw: string): boolean => {
  const code = raw.charCodeAt(0);
  return code < 128 ? code >= 48 && code <= 57 : /^\p{N}/u.test(raw);
};
const isLetter = (raw: string): boolean => {
  const code = raw.charCodeAt(0);
  return code < 128 ? (code >= 65 && code <= 90) || (code >= 97 && code <= 122) : /^\p{L}/u.test(raw);
};
const isCapital = (raw: string): boolean => {
  const code = raw.charCodeAt(0);
  return code < 128 ? code >= 65 && code <= 90 : raw[0] !== raw[0]?.toLowerCase();
};

const NO_WORDS: ReadonlySet<string> = new Set();

/** A phrase as a lexicon holds it: the canonical words of its text. */
export const phraseWords = (phrase: string): string[] => tokenise(phrase, NO_WORDS).map(({ word }) => word);

/** A name as the gazetteer holds it: its words in plain small letters, nothing replaced. */
export const plainWords = (name: string): string[] =>
  [...name.matchAll(TOKEN)].map(([raw]) =>
    plain(raw.endsWith('.') && raw.length > 1 ? raw.slice(0, -1) : raw).replace(/'/g, ''),
  );
