import { holdsMoney, holdsNumber, holdsPart } from '../../language/answers.ts';
import { holdsPerson } from '../../language/person.ts';
import type { FactPolicy } from '../../policy/policy.ts';
import type { Understood } from '../../understanding/understood.ts';

/** A phone's number where the number of something else is asked for. */
export const isPhone = (fact: FactPolicy | undefined, text: string, { personalData }: Understood): boolean =>
  fact?.holds === 'number' && personalData.phone.some((phone) => text.includes(phone));

/** Whether words can hardly be what a fact holds; those of any other fact may be anything. */
export function misfits(id: string, fact: FactPolicy | undefined, text: string, understood: Understood): boolean {
  switch (fact?.holds) {
    case 'number':
      return isPhone(fact, text, understood) || !holdsNumber(text, fact.digitsMin);
    case 'money':
      return !holdsMoney(text);
    case 'person':
      return understood.people.length === 0 && !holdsPerson(text);
    case 'part':
      return understood.facts[id] === undefined && !holdsPart(text);
    case undefined:
      return false;
  }
}
