import type { FactValue } from '../../facts.ts';
import { withHabit } from '../../language/dates.ts';
import type { Guess } from '../../understanding/guess.ts';
import { FACT_SURE } from '../../understanding/sure.ts';
import type { Understood } from '../../understanding/understood.ts';
import { placeGiven } from '../draft/place-given.ts';
import type { DraftFact } from '../talk/draft.ts';
import { isSupposed, tellsOnly } from './read.ts';

/** What a text gives for a fact that is read. */
export type Given = Guess<FactValue> & Pick<DraftFact, 'among'>;

/** What a text gives for the two kinds of fact that are read; undefined where the reader is not sure, or only supposes that danger is now. */
export function readOf(type: 'place' | 'time', understood: Understood): Given | undefined {
  const guess = type === 'place' ? understood.place : understood.when;
  if (!guess || guess.confidence < FACT_SURE || (type === 'time' && isSupposed(understood))) return undefined;
  if (type === 'place') return { ...guess, ...placeGiven(understood) };
  const often = understood.facts.time?.value ?? '';
  return guess.value.kind === 'time' ? { ...guess, value: withHabit(guess.value, often) } : guess;
}

/** Whether a place or time that was read is (nearly) all that the words say. */
export const isWhole = (words: string, guess: Given | undefined): guess is Given =>
  guess !== undefined && tellsOnly(words, guess.span);
