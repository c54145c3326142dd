import type { ComplaintCode } from '../../complaint/code.ts';
import type { Album, OneAlbum } from './talk.ts';

/** The album of this id, where it is one of the last two. */
export function albumOf(album: Album | null, id: string | undefined): OneAlbum | undefined {
  if (id === undefined || !album) return undefined;
  return album.id === id ? album : album.before?.id === id ? album.before : undefined;
}

/** The last two albums after a part of one of them came, or of a third. */
export function withPart(album: Album | null, part: OneAlbum): Album {
  if (!album) return part;
  const { before, ...last } = album;
  const other = last.id === part.id ? before : last;
  return { ...part, ...(other ? { before: other } : {}) };
}

/** The same once a complaint is filed with what came of them: what comes later goes there. One that belongs to another complaint goes on to do so. */
export function withCode({ before, ...last }: Album, code: ComplaintCode): Album {
  const filed = (one: OneAlbum): OneAlbum => ({ code, ...one });
  return { ...last, code, ...(before ? { before: filed(before) } : {}) };
}
