import type { Language } from '../language/language.ts';
import type { Token } from './lexer.ts';

/** Small words that show the language, as written. */
const ENGLISH = new Set(
  'the is are was were have has had and of for with they we my our in on at by that this there since until been very not please you what how can do does did it its from i am im me he she his her they their dont every who someone somebody nobody hello again all cant so just'.split(
    ' ',
  ),
);
const INDONESIAN = new Set(
  'yang yg di dan ke dari tidak gak ga tdk sudah sdh udah belum blm ada ini itu saya sy kami untuk utk dengan dgn pak bu min tolong mohon nya sejak karena kada nang ulun wan gasan handak banar jalan'.split(
    ' ',
  ),
);
/** So many words of a language more than of the other show it. */
const LEAD = 2;

/** The language of a text; undefined where its small words do not show it. */
export function languageOf(tokens: readonly Token[]): Language | undefined {
  let lead = 0;
  for (const { plain } of tokens) lead += (ENGLISH.has(plain) ? 1 : 0) - (INDONESIAN.has(plain) ? 1 : 0);
  if (lead >= LEAD) return 'en';
  return lead <= -LEAD ? 'id' : undefined;
}
