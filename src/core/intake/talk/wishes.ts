import type { Question } from './question.ts';
import type { Talk } from './talk.ts';
import { type Asked, GIVEN_MAX, type Given, type Verdict, WISHES_MAX, type Wish } from './wish.ts';

/** Whether a question is one of a desk's. */
export const isWish = (question: Question | null): boolean => question?.startsWith('wish:') ?? false;

/** What a desk wants that is asked now: the newest that does not rest. */
export const focusOf = (talk: Talk): Wish | undefined => talk.wishes.find(({ rests }) => !rests);

/** A wish as the question that is open. */
export const questionOf = (wish: Wish): Question => `wish:${wish.step}`;

/** The talk with one more wish, asked now. */
export const withWish = (talk: Talk, wish: Wish): Talk => ({
  ...talk,
  wishes: [wish, ...talk.wishes].slice(0, WISHES_MAX),
});

/** The talk with a wish changed. */
export const changeWish = (talk: Talk, ref: string, change: Partial<Verdict> | Partial<Asked>): Talk => ({
  ...talk,
  wishes: talk.wishes.map((wish) => (wish.ref === ref ? ({ ...wish, ...change } as Wish) : wish)),
});

/** The talk without a wish; what it had pushed aside is open again while words wait for it. */
export function withoutWish(talk: Talk, wish: Wish): Talk {
  const wishes = talk.wishes.filter(({ ref }) => ref !== wish.ref);
  const after = talk.held.length > 0 ? wish.after : null;
  return { ...talk, wishes, question: after ?? talk.question };
}

/** The talk in which a wish waits until the citizen comes back to it. */
export function withResting(talk: Talk, wish: Wish): Talk {
  const after = talk.held.length > 0 ? wish.after : null;
  const wishes = talk.wishes.map((each) => (each.ref === wish.ref ? { ...each, rests: true, after: null } : each));
  return { ...talk, wishes, question: after ?? talk.question };
}

/** The talk in which every wish waits: the citizen turned to something else. */
export const withAllResting = (talk: Talk): Talk =>
  talk.wishes.reduce((before, wish) => (wish.rests ? before : withResting(before, wish)), talk);

/** Every wish that rests is asked again. */
export const withAllAwake = (talk: Talk): Talk => ({
  ...talk,
  wishes: talk.wishes.map((wish) => (wish.rests ? { ...wish, rests: false } : wish)),
});

/** The talk in which what was handed to the citizen with their last message is open, unless something else was asked below it. */
export function withHandedOpen(talk: Talk): Talk {
  const handed = talk.wishes.find(({ unseen }) => unseen?.why === 'given');
  if (!handed) return talk;
  const isOpen = talk.question === null;
  const after = withHandedOpen(changeWish(talk, handed.ref, { rests: !isOpen, unseen: undefined }));
  return isOpen ? { ...after, question: questionOf(handed) } : after;
}

/** The talk with one more answer remembered. */
export const withGiven = (talk: Talk, given: Given): Talk => ({
  ...talk,
  given: [given, ...talk.given].slice(0, GIVEN_MAX),
});
