import type { Language } from '../../language/language.ts';
import type { Policy } from '../../policy/policy.ts';

/** What the desk's mind is built with. */
export interface DeskOptions {
  readonly policy: Policy;
  readonly defaultLanguage: Language;
}
