import { BRANDS, COMPANIES, OFFICE_WORDS, ONLY_KINDS } from '../data/heads.ts';
import type { Token } from '../lexer.ts';
import type { Mention } from './mentions.ts';

/** "PDAM Bandarmasih", "Bank Kalsel": a company by its name, which says nothing of where it happened. */
export const isCompany = (head: Token, inside: readonly Mention[]): boolean =>
  COMPANIES.has(head.word) &&
  inside.length > 0 &&
  inside.every(({ areas }) =>
    areas.every(
      ({ area }) => area.kind === 'province' || area.name.split(' ').some((word) => BRANDS.has(word.toLowerCase())),
    ),
  );

const KINDS_OF = new Set(['jalan', 'jalur', 'sekolah', 'sd', 'smp', 'sma', 'smk', 'tk']);
/** "Pengguna jalan raya", "sekolah negeri": what kind it is, and nothing of where. */
export const isOnlyKind = (tokens: readonly Token[], at: number, to: number): boolean =>
  (to === at + 2 || tokens[at]?.word === 'jalur') &&
  KINDS_OF.has(tokens[at]?.word ?? '') &&
  ONLY_KINDS.has(tokens[at + 1]?.word ?? '');

const OFFICES = new Set('dinas bank disdukcapil dukcapil capil kua bpn bpbd bapenda samsat'.split(' '));
const AT = new Set(
  'di ke kantor gedung loket dekat depan samping belakang seberang halaman area parkiran at in'.split(' '),
);
/** An office of the whole town is a place where one was there, and not where it is asked, thanked or complained of: "mohon dinas lingkungan hidup". */
export const isOnlyNamed = (
  tokens: readonly Token[],
  { from, at, to }: { readonly from: number; readonly at: number; readonly to: number },
  inside: readonly Mention[],
): boolean => {
  const { word = '' } = tokens[at] ?? {};
  const before = tokens[at - 1]?.word ?? '';
  if (!OFFICES.has(word) || inside.length > 0 || from !== at || at === 0) return false;
  if (word === 'dinas' || word === 'bank') return !AT.has(before);
  const hasName = tokens.slice(at + 1, to).some((token) => token.capital && !OFFICE_WORDS.has(token.word));
  return !hasName && ASKED.has(before);
};
/** Before an office: whoever it is asked of, told of or sent by. */
const ASKED = new Set(
  'mohon minta bantuan dari oleh pihak kepada yth kepala bapak ibu agar supaya data dirjen dispenduk .'.split(' '),
);
