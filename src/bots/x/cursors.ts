/** Where the channel keeps how far it has read; durable, and moved only after all before it is. */
export interface Cursors {
  read(stream: string): Promise<string | undefined>;
  move(stream: string, place: string): Promise<void>;
}

/** A place in a stream: the newest item that is stored, or, before there was one, the time from which on we read. */
export type Place = { readonly id: string } | { readonly time: string };

const TIME = 'since:';

/** A place as it is stored: an id, or `since:` and a time. {@link placeFromText} reads it. */
export const placeToText = (place: Place): string => ('id' in place ? place.id : `${TIME}${place.time}`);

/** Undefined for what is no place. */
export function placeFromText(text: string): Place | undefined {
  if (/^\d{1,25}$/.test(text)) return { id: text };
  const time = text.startsWith(TIME) ? text.slice(TIME.length) : undefined;
  return time !== undefined && !Number.isNaN(Date.parse(time)) ? { time } : undefined;
}

/** Milliseconds of an id begin at this bit (X, "Snowflake"). */
const MS_SHIFT = 22n;

/** An id as old as one that was made so many milliseconds before this one. */
export const earlier = (id: string, ms: number): string => {
  const at = BigInt(id) - (BigInt(ms) << MS_SHIFT);
  return String(at > 1n ? at : 1n);
};

/** The platform's ids grow with time and are longer than a number holds exactly. */
export const isNewer = (id: string, than: string): boolean => BigInt(id) > BigInt(than);
