import type { ComplaintCode } from '../../complaint/code.ts';
import type { Draft, Snapshot } from './draft.ts';
import { type Album, type Held, TALK_VERSION, type Talk } from './talk.ts';
import { filled } from './trail.ts';

/** A draft of version 1: an edited message did not correct a name yet. */
type DraftV1 = Omit<Draft, 'nameFrom' | 'trail'> & {
  readonly nameFrom?: Draft['nameFrom'];
  readonly trail: readonly (Omit<Snapshot, 'nameFrom'> & { readonly nameFrom?: Snapshot['nameFrom'] })[];
};

/** An album of version 1 counted its files without their kinds. */
interface AlbumV1 {
  readonly id: string;
  readonly count?: number;
  readonly kinds?: Album['kinds'];
  readonly code?: ComplaintCode;
}

/** Version 1 held files as well. */
interface HeldV1 extends Held {
  readonly media?: { readonly caption?: string };
}

/** The first stored shape: it knew of no questions of a desk. */
export type TalkV1 = Omit<
  Talk,
  'v' | 'draft' | 'shelf' | 'held' | 'album' | 'wishes' | 'given' | 'about' | 'closes'
> & {
  readonly v: 1;
  readonly draft: DraftV1 | null;
  readonly shelf: readonly DraftV1[];
  readonly held: readonly HeldV1[];
  readonly album: AlbumV1 | null;
};

/** Any shape that was ever stored. */
export type StoredTalk = Talk | TalkV1;

const draftOf = (draft: DraftV1): Draft => ({
  ...draft,
  nameFrom: draft.nameFrom ?? null,
  trail: draft.trail.map((snapshot) => ({ ...snapshot, nameFrom: snapshot.nameFrom ?? null })),
});

/** Most albums are photos. */
const albumOf = ({ id, count = 0, kinds = { photo: count }, code }: AlbumV1): Album => ({
  ...{ id, kinds },
  ...(code === undefined ? {} : { code }),
});

/** Of a file that was held its caption stays: the file belongs to nothing, and what belongs to nothing is swept. */
function heldOf({ media, ...held }: HeldV1): readonly Held[] {
  if (!media) return [held];
  return media.caption ? [{ ...held, text: media.caption }] : [];
}

/** Version 1 took whatever came without a draft for the newest complaint: it still is. */
function fromV1(talk: TalkV1): Talk {
  const [filed] = talk.filed;
  return {
    ...talk,
    v: TALK_VERSION,
    draft: talk.draft && draftOf(talk.draft),
    shelf: talk.shelf.map(draftOf),
    held: talk.held.flatMap(heldOf),
    album: talk.album && albumOf(talk.album),
    wishes: [],
    given: [],
    about: filed ? { filed, at: filed.at } : null,
    closes: [],
  };
}

/** A stored talk in today's shape: one small step per version, so that a talk of any age goes on where it was. */
export const migrateTalk = (talk: StoredTalk): Talk => filled(talk.v === 1 ? fromV1(talk) : talk);
