import type { Lexicon } from './compile.ts';
import { type Token, tokenise } from './lexer.ts';

/** How people introduce themselves. */
const INTRODUCTION =
  /(?<!\p{L})(?:nama (?:lengkap )?(?:saya|sy|aku|ulun|gue)|namaku|jenengku|ngaranku|(?:jeneng|ngaran|aran|asma) (?:kulo|kula|ulun|unda)|perkenalkan,? (?:nama )?saya|my (?:full )?name is|my name'?s)(?:\s*(?:adalah |itu |:))?\s*(?:(?:bapak|pak|bpk|ibu|bu)\s+)?(?=\p{L})(?!(?:fine|ok|okay|public)(?!\p{L}))/giu;
/** "Saya Rahmat Hidayat": without "nama", only as two words with capitals. */
const SELF = /(?<!\p{L})(?:[Ss]aya|[Aa]ku|I am|I'm|This is)\s+(?=\p{Lu}\p{Ll}+\s+\p{Lu}\p{Ll}+)/gu;
/** "Saya Bu Ida guru honorer", "ulun pak Udin": a title before a name. */
const TITLED =
  /(?<!\p{L})(?:saya|aku|ulun|sy|i am|i'm|this is)\s+(?:adalah\s+)?(?:pak|bu|bapak|ibu|ustadz|ustadzah|haji|hj|h|mr|mrs|ms)\.?\s+(?:(?:haji|hj|h)\.?\s+)?(?=\p{L}{2})/giu;
/** "Saya ibu hamil": these two are somebody's state as often as their title, so the name has a capital. */
const STATE = /(?:bapak|ibu)\.?\s+$/i;
/** "Saya Ida, guru honorer", "saya Rudi dari Gambut": one name, and then what they are. */
const POSTED =
  /(?<!\p{L})(?:[Ss]aya|[Aa]ku|[Uu]lun|[Ss]y)\s+(?=\p{Lu}\p{Ll}{2,20}\s*(?:,|\(|(?:dari|warga|guru|siswa|siswi|mahasiswa|ketua|umur|usia|tinggal|karyawan|pegawai|orang ?tua|wali)(?!\p{L})))/gu;
/** What stands before a clause's own "saya": "wali kelas anak saya Bu Rina" tells of somebody else. */
const BEFORE_CLAUSE =
  /(?:^|[.,!?;:)\n]|(?<!\p{L})(?:min|admin|kak|pak|bu|halo|hai|pagi|siang|sore|malam|wb|assalamualaikum|perkenalkan|permisi|yth|dengan|hello|hi))\s{0,3}$/iu;
const BEFORE_CHARS = 20;
const beginsClause = (text: string, at: number): boolean =>
  BEFORE_CLAUSE.test(text.slice(Math.max(0, at - BEFORE_CHARS), at));

/** How they sign. */
const SIGNATURE =
  /(?<!\p{L})(?:hormat (?:saya|kami)|tertanda|ttd|kind regards|regards)[\s,:.]{1,4}(?:(?:drs|dra|dr|ir|prof|adv)\.?\s+){0,2}(?=\p{L})/giu;
/** The patterns, each with what it can not be without: a look behind at every letter is dear, and most texts name nobody. */
const WAYS: readonly (readonly [needs: RegExp, pattern: RegExp])[] = [
  [/nama|perkenalkan|name|jeneng|ngaran|aran |asma/i, INTRODUCTION],
  [/[Ss]aya\s|[Aa]ku\s|I am\s|I'm\s|This is\s/, SELF],
  [/(?:saya|aku|ulun|sy|i am|i'm|this is)\s+(?:adalah\s+)?[pbiuhm]/i, TITLED],
  [/[Ss]aya\s+\p{Lu}|[Aa]ku\s+\p{Lu}|[Uu]lun\s+\p{Lu}|[Ss]y\s+\p{Lu}/u, POSTED],
  [/hormat|tertanda|ttd|regards/i, SIGNATURE],
];
const WORDS_MAX = 4;
const CHARS_MAX = 80;
/** Begins or ends as verbs and "its …" do: "nama saya dicatut", "nama saya terhapus". */
const INFLECTED = /^(?:ber|me|di|ter|ke|se)\p{L}{4,}$|nya$/u;
/** "Dianita", not "DIHAPUS". */
const CAPITAL = /^\p{Lu}\p{Ll}/u;

/** A name where it stands in the text, UTF-16 units. */
export interface NameSpan {
  readonly start: number;
  readonly end: number;
  /** Where the words begin that introduce it. */
  readonly from: number;
}

/**
 * The names by which a writer introduces themselves or signs: "nama saya Budi Santoso", "hormat saya, Budi". What is done to a name ("nama saya
 * dicoret", "nama saya tidak ada di daftar") is none: each word of a name must be strange. In the whole text, and linear in it.
 */
export function* ownNamesIn(text: string, { common, known }: Lexicon): Generator<NameSpan> {
  for (const [needs, pattern] of WAYS) {
    if (!needs.test(text)) continue;
    for (const told of text.matchAll(pattern)) {
      const from = told.index + told[0].length;
      const named = nameAt(tokenise(text.slice(from, from + CHARS_MAX).split('\n', 1)[0] ?? '', known), common);
      if (named && isOwn(pattern, told, text) && (pattern !== SELF || named.words > 1))
        yield { from: told.index, start: from + named.start, end: from + named.end };
    }
  }
}

/** Whether somebody speaks of themselves, where a pattern alone does not tell. */
function isOwn(pattern: RegExp, { 0: words, index }: RegExpExecArray, text: string): boolean {
  if (pattern !== TITLED && pattern !== POSTED) return true;
  if (STATE.test(words) && !/^\p{Lu}/u.test(text.slice(index + words.length))) return false;
  return beginsClause(text, index);
}

/** The name with which these tokens begin. */
function nameAt(
  tokens: readonly Token[],
  common: ReadonlySet<string>,
): (Omit<NameSpan, 'from'> & { readonly words: number }) | undefined {
  const named: Token[] = [];
  for (const token of tokens.slice(0, WORDS_MAX)) {
    const before = named.at(-1);
    if (token.kind !== 'word' || !isName(token, common) || (before && token.start - before.end > 1)) break;
    named.push(token);
  }
  const [first, last] = [named[0], named.at(-1)];
  return first && last ? { start: first.start, end: last.end, words: named.length } : undefined;
}

const isName = ({ plain, word, stem, raw }: Token, common: ReadonlySet<string>): boolean =>
  (plain.length > 1 || raw.endsWith('.')) &&
  ![plain, word, stem].some((each) => common.has(each)) &&
  (!INFLECTED.test(plain) || CAPITAL.test(raw));

/** What tells nothing. */
const GREETING =
  /(?<!\p{L})(?:halo|hai|hi|hello|oh|maaf|perkenalkan|permisi|pagi|siang|sore|malam|selamat)(?!\p{L})/giu;

/** Somebody's own name, as told. */
export interface OwnName {
  readonly name: string;
  /** The text tells nothing else. */
  readonly alone: boolean;
}

/** The name by which a writer introduces themselves. */
export function ownNameIn(text: string, lexicon: Lexicon): OwnName | undefined {
  const [first] = ownNamesIn(text, lexicon);
  if (!first) return undefined;
  const { from, start, end } = first;
  const around = text.slice(0, from).replace(GREETING, '') + text.slice(end);
  return { name: text.slice(start, end), alone: !/[\p{L}\p{N}]/u.test(around) };
}

/** Before a name, and no part of what is looked up. */
const TITLE = /^(?:pak|bapak|bpk|bu|ibu|mas|mbak|bang|kak|h|hj|haji|m|muh|acil|julak|paman|abah)\.?\s+/iu;

const CAPITALS = /^\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}*\.?){1,3}$/u;

/** The name that a text is, with nothing else: "Rahmat", "Bu Siti Aminah". Each of its words must be strange, whether or not it has a capital. */
export function bareName(text: string, { common, known }: Lexicon): string | undefined {
  const name = text.trim().replace(/(?<![\s.!,])[\s.!,]+$/, '');
  const bare = name.replace(TITLE, '');
  if (name.length > CHARS_MAX || !/^[\p{L}.'’ ]+$/u.test(bare)) return undefined;
  // In capitals every one of them it is a name, though it be a word as well: "Mark Jensen".
  if (CAPITALS.test(bare)) return name;
  const named = nameAt(tokenise(bare, known), common);
  return named && named.start === 0 && named.end >= bare.replace(/[.\s]+$/, '').length ? name : undefined;
}
