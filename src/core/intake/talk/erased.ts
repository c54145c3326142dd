import type { Draft } from './draft.ts';
import { migrateTalk, type StoredTalk } from './migrate.ts';
import type { Talk } from './talk.ts';
import { packed } from './trail.ts';

/**
 * A talk of an older copy of the database, without a draft that was erased since: the draft, what was asked of it, and whatever was kept of words that
 * belonged to none yet, because the erasure took all words of the chat. What was filed, its questions, other drafts and the wish to hear nothing stay.
 * @param dossier id of the draft; one that is not there changes nothing but the words
 */
export function withoutErased<Stored extends StoredTalk>(stored: Stored, dossier: string): Stored & Talk {
  const talk = migrateTalk(stored);
  const isErased = (draft: Draft | null): boolean => draft?.id === dossier;
  const { elsewhere: _, asked, threads, quiet, ...rest } = talk;
  const inHand = isErased(talk.draft);
  const left: Talk = {
    ...rest,
    ...{ held: [], card: null, album: null },
    ...(inHand ? { draft: null, question: null } : {}),
    shelf: talk.shelf.filter((draft) => !isErased(draft)),
    ...(asked && { asked: asked.filter(({ draft }) => draft !== dossier) }),
    ...(threads && { threads: threads.filter(({ draft }) => !isErased(draft)) }),
    ...(quiet && { quiet: inHand ? { ...quiet, after: null } : quiet }),
  };
  const question = left.question === 'elsewhere' || left.question === 'where' ? null : left.question;
  return { ...stored, ...packed({ ...left, question }), elsewhere: undefined };
}
