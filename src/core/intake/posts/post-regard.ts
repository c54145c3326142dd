import type { Language } from '../../language/language.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Understood } from '../../understanding/understood.ts';
import { isSmallTalk } from '../reading/read.ts';

/** How a post is regarded that begins a thread with us. */
export type Regard = 'report' | 'question' | 'help' | 'peace';

/** Danger and matters of the government's are reports; with a picture even few words are, or none. Who is in need is told where help is. */
export function regardOf({ kind, emergency, category, place }: Understood, text: string, hasFiles: boolean): Regard {
  if (emergency) return kind.value === 'not-ours' ? 'help' : 'report';
  if (text.trim() === '') return hasFiles ? 'report' : 'peace';
  switch (kind.value) {
    case 'complaint':
    case 'aspiration':
      return 'report';
    case 'question':
      return 'question';
    case 'unclear':
      return hasFiles || (category && place) ? 'report' : 'peace';
    default:
      return 'peace';
  }
}

/** Whether words in a thread that is taken already add anything: thanks, greetings and noise do not. A number of the writer's does. */
export const saysMore = (understood: Understood, text: string): boolean =>
  text.trim() !== '' &&
  (isPersonal(understood) ||
    (!isSmallTalk(understood, text) &&
      !['praise', 'greeting', 'noise', 'spam', 'menu', 'cancel'].includes(understood.kind.value)));

/** Numbers shown in public, best first: two fit beside the words. */
const NUMBERS_MAX = 2;
/** The emergency numbers that fit, as people dial them, with commas between; empty where none do. */
export const numbersOf = ({ emergency }: Understood, policy: Policy, language: Language): string =>
  (emergency?.numbers ?? [])
    .slice(0, NUMBERS_MAX)
    .map((id) => policy.emergencyNumbers[id]?.[language] ?? id)
    .join(', ');

/** Whether a post shows a number by which somebody can be found: its writer is advised to delete it. */
export const isPersonal = ({ personalData }: Understood): boolean =>
  personalData.nik.length > 0 || personalData.phone.length > 0;
