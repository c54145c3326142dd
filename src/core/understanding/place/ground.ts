import type { Lexicon } from '../compile.ts';
import { CUES, NO_NAME, OFFICE_WORDS } from '../data/heads.ts';
import type { Token } from '../lexer.ts';
import type { Mention } from './mentions.ts';

/** What a finder of names looks at. */
export interface Ground {
  readonly tokens: readonly Token[];
  readonly lexicon: Lexicon;
  readonly mentionAt: ReadonlyMap<number, Mention>;
}

/** Begins or ends as verbs and "its …" do: no name in small letters. */
export const INFLECTED = /^(?:ber|meng|mem|men|ter|di)\p{L}{4,}$|.{3}nya$/u;
/** "sekolah kebanjiran", "rs kekurangan". */
export const AFFIXED = /^(?:ke|pe|per|se|di).+(?:an|kan|i)$/;

/** Whether a word may be part of a name that no list has. */
export const isName = ({ lexicon: { common } }: Ground, token: Token): boolean =>
  token.kind === 'number' ||
  (token.kind === 'word' &&
    !NO_NAME.has(token.word) &&
    (OFFICE_WORDS.has(token.word) ||
      (!common.has(token.word) && !common.has(token.stem) && (token.capital || !INFLECTED.test(token.plain)))));

/** Written like a name: "Kahabang", not "JALAN" nor "jalan". */
export const isProper = ({ capital, raw }: Token): boolean => capital && /\p{Ll}/u.test(raw);

/** "Jl. Cempaka IV", "gang II": a number in Roman numerals, as streets and schools have them. */
export const isRoman = ({ raw }: Token): boolean => /^(?:[IVX]{1,5}|i{2,3}|iv|vi{1,3})$/.test(raw);

/** A number that a house may have. */
export const isHouse = (token: Token | undefined): boolean =>
  token !== undefined && (isRoman(token) || (token.kind === 'number' && /^\d{1,4}$/.test(token.word)));

/** A school, a hospital, a shop: a building by its kind. */
export const isBuilding = (token: Token | undefined): boolean => {
  const cue = CUES.get(token?.word ?? '');
  return cue === 'facility' || cue === 'business';
};

/** A name as far as it was followed: tokens `at` … `to` (exclusive). */
export interface Name {
  readonly at: number;
  to: number;
  /** Something of it names the place: no head alone. */
  named: boolean;
  /** Known places in it. */
  mentions: number;
  /** Where the newest of them ends. */
  afterMention: number;
}

/** How far a name goes on; undefined where a rule says nothing of what stands there. */
export type Further = { readonly to: number; readonly names?: true; readonly mention?: true } | 'ends' | undefined;

/** Words that may name a place, in tokens `from` … `to` (exclusive). */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly score: number;
}
