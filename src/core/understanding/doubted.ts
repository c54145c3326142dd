import type { Danger } from './danger.ts';
import type { Token } from './lexer.ts';
import { Look } from './look.ts';
import type { Model } from './model.ts';

/** From so many tokens on a message is a letter: of its many words one of danger may be told of anything. */
const LETTER_MIN = 26;
/** So far around it what is told of danger stands, in tokens. */
const AROUND = 12;
/** Log odds of danger below which the model does not believe in it; no true danger of the labelled sets is below. */
const DOUBTED = -3.5;

/**
 * Whether danger that a list found is but one word in a long letter ("… sudah banyak pengendara terperosok, mohon ditambal"): the model reads the
 * words around it alone, so that a calm letter does not drown the one sentence that cries for help. Despair is never doubted.
 */
export function isDoubted(danger: Danger, { text, tokens, reading }: Look, model: Model): boolean {
  if (danger.despair || tokens.length < LETTER_MIN) return false;
  const around = new Look({ ...reading, text: wordsAround(text, tokens, danger.span) });
  return around.lean(model).danger < DOUBTED;
}

function wordsAround(text: string, tokens: readonly Token[], [start, end]: readonly [number, number]): string {
  const first = tokens.findIndex((token) => token.end > start);
  const behind = tokens.findIndex((token) => token.start >= end);
  const from = tokens[Math.max(0, first - AROUND)]?.start ?? 0;
  const to = behind < 0 ? text.length : (tokens[behind + AROUND - 1]?.end ?? text.length);
  return text.slice(from, to);
}
