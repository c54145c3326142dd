import { TALK_VERSION, type Talk } from './talk.ts';

/** The first stored shape: it knew of no questions of a desk. */
export type TalkV1 = Omit<Talk, 'v' | 'wishes' | 'given' | 'about' | 'closes'> & { readonly v: 1 };

/** Any shape that was ever stored. */
export type StoredTalk = Talk | TalkV1;

/** Version 1 took whatever came without a draft for the newest complaint: it still is. */
function fromV1(talk: TalkV1): Talk {
  const [filed] = talk.filed;
  return {
    ...talk,
    v: TALK_VERSION,
    wishes: [],
    given: [],
    about: filed ? { filed, at: filed.at } : null,
    closes: [],
  };
}

/** A stored talk in today's shape: one small step per version, so that a talk of any age goes on where it was. */
export const migrateTalk = (talk: StoredTalk): Talk => (talk.v === 1 ? fromV1(talk) : talk);
