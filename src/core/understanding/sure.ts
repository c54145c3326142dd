/** From here on a category is taken without asking; below it is offered. */
export const CATEGORY_SURE = 0.5;
/** From here on another category is worth offering as a choice. */
export const CATEGORY_OFFERED = 0.12;
/** From here on a place or time that was said counts as given; it is read back either way. */
export const FACT_SURE = 0.4;
/** From here on a fact is taken without a word. */
export const SILENT = 0.9;

/** What a conversation does with a guess: take it silently, take it and read it back, offer choices, or ask. */
export type Stance = 'silent' | 'read-back' | 'choose' | 'ask';

/** The stance toward a guess: `choose` where it is weak and there are others, `ask` where nothing is known. */
export function stanceOf(confidence: number | undefined, others: number, sure = FACT_SURE): Stance {
  if (confidence !== undefined && confidence >= SILENT) return 'silent';
  if (confidence !== undefined && confidence >= sure) return 'read-back';
  return others > 0 ? 'choose' : 'ask';
}
