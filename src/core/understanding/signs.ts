import type { Mark } from './compile.ts';
import type { Token } from './lexer.ts';
import type { Hit } from './trie.ts';

/** What the phrases of the sign lists (`data/signs.ts`) say of a text. */
export interface Signs {
  /** Sum of the weights, by sign; 0 for one that is absent. */
  readonly score: (sign: string) => number;
  /** How many words of the text belong to the phrases of these signs. */
  readonly covered: (...signs: readonly string[]) => number;
  readonly names: readonly string[];
}

/** Sums up the signs among the hits. */
export function signsOf(hits: readonly Hit<Mark>[]): Signs {
  const scores = new Map<string, number>();
  const words = new Map<string, Set<number>>();
  for (const { from, to, mark } of hits) {
    if (mark.about !== 'sign') continue;
    scores.set(mark.sign, (scores.get(mark.sign) ?? 0) + mark.weight);
    const seen = words.get(mark.sign) ?? new Set();
    for (let at = from; at < to; at += 1) seen.add(at);
    words.set(mark.sign, seen);
  }
  return {
    score: (sign) => scores.get(sign) ?? 0,
    covered: (...signs) => {
      const all = new Set<number>();
      for (const sign of signs) for (const at of words.get(sign) ?? []) all.add(at);
      return all.size;
    },
    names: [...scores.keys()],
  };
}

/** Sum of a sign's weights that touches tokens `from - before` … `to + after`. */
export function signNear(hits: readonly Hit<Mark>[], sign: string, from: number, to: number): number {
  let sum = 0;
  for (const hit of hits)
    if (hit.mark.about === 'sign' && hit.mark.sign === sign && hit.to > from && hit.from < to) sum += hit.mark.weight;
  return sum;
}

const MONEY =
  /(?:rp\.?\s?|idr\s?)\d[\d.,]*\s?(?:ribu|rb|rebu|juta|jt|k)?|\d[\d.,]{0,30}\s?(?:ribu|rb|rebu|juta|jt|million(?: rupiah)?|thousand(?: rupiah)?|rupiah)\b|\b\d{2,3}k\b|\b(?:seratus|dua ratus|lima puluh|sejuta|setengah juta) ?(?:ribu|rb)?\b/i;
const MONEY_WORDS = new Set(
  'uang duit biaya amplop fee setoran iuran sumbangan pungli pungutan suap jatah upeti tips cash money bribe ratusan jutaan puluhan'.split(
    ' ',
  ),
);
const ASKED = new Set(
  'minta diminta dimintai meminta bayar membayar dibayar tarik ditarik menarik dipungut pungut memungut tagih ditagih menagih wajib setor menyetor nembak palak dipalak ask asks asking asked demand demands demanded charge charges charged want wants wanted pay pays paid suruh disuruh transfer dipotong dipaksa maksa'.split(
    ' ',
  ),
);

/** An amount of money as it was said, with where it stands. */
export function amountIn(text: string): { readonly text: string; readonly at: number } | undefined {
  const found = MONEY.exec(text);
  return found ? { text: found[0].trim().replace(/[.,]+$/, ''), at: found.index } : undefined;
}

/** Somebody is asked for money: an amount or a word for money, and a word for asking or paying. */
export function moneyAsked(text: string, tokens: readonly Token[]): boolean {
  // Few texts speak of asking or paying: that first.
  if (!tokens.some(({ word, stem }) => ASKED.has(word) || ASKED.has(stem))) return false;
  return MONEY.test(text) || tokens.some(({ word }) => MONEY_WORDS.has(word));
}
