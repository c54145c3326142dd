import type { FactPolicy } from '../../policy/policy.ts';
import type { Scene } from '../talk/scene.ts';

/** What is said where a fact is asked once more: how little of it is enough. */
export function againOf({ say }: Scene, fact: FactPolicy | undefined): string {
  if (fact?.type === 'place') return say.againPlace();
  if (fact?.type === 'time') return say.againTime();
  switch (fact?.holds) {
    case 'number':
      return say.againNumber();
    case 'money':
      return say.againMoney();
    case 'person':
      return say.againPerson();
    case 'part':
      return say.againPart();
    case undefined:
      return say.againText();
  }
}
