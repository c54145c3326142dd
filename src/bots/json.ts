/** Anything the platform sends, before it was looked at. Narrow checks by hand: this is the hot path of every message. */
export type Json = Readonly<Record<string, unknown>>;

/** An object that is no list; undefined for all else. */
export const asObject = (value: unknown): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;

/** A string; undefined for all else. */
export const asText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Whole numbers that JavaScript holds exactly; Telegram's ids have at most 52 significant bits (Bot API, User.id). */
export const asInteger = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined;

/** A number that is finite; undefined for all else. */
export const asNumber = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;

/** A list; an empty one for all else. */
export const asArray = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The objects in a list; whatever else is in it is passed over. */
export const asObjects = (value: unknown): readonly Json[] =>
  asArray(value).flatMap((each) => {
    const object = asObject(each);
    return object ? [object] : [];
  });
