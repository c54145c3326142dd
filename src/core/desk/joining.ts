import { tidyName } from '../language/names.ts';
import { codeFirst } from './scene/commands.ts';

/** What was written after "/masuk": the invitation's code as it was typed, and the name by which colleagues are to know this person. */
export interface Joining {
  readonly code: string;
  readonly name?: string;
}

/** Reads it. A code that is none stays whole, to be answered like any that is wrong. */
export function joiningIn(said: string): Joining {
  // Whoever copies the whole invitation is not called by its next line.
  const [line = ''] = said.trim().split('\n');
  const { code, rest } = codeFirst(line);
  const name = code && tidyName(rest);
  return code ? { code, ...(name ? { name } : {}) } : { code: said.trim() };
}
