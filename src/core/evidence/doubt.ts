import { distanceKm, pointOf } from '../distance.ts';
import type { Evidence, FactValue } from '../facts.ts';
import { troubleOf } from './looks.ts';

/** A picture of something that goes on may be older than the day that was named; much older, and it shows something else. */
const OLD_DAYS = 30;
/** A pin may be off, and a photo may be sent from home; further away than this it shows another place. In kilometres. */
const FAR_KM = 10;
const DAY_MS = 86_400_000;

/** Why a citizen is asked, once, for a better picture: it shows little, or its own metadata disagree by far with what was said. */
export type Doubt =
  | { readonly why: 'dark' | 'blurred' }
  /** `day`: when it was taken, `YYYY-MM-DD`. */
  | { readonly why: 'old'; readonly day: string }
  | { readonly why: 'far'; readonly km: number };

/**
 * Looks at a picture as an officer would who knows what was said. Telegram and others take time and place out of photos (not out of
 * files); where nothing is known, nothing is doubted.
 * @param said facts by name, as far as they are known
 */
export function doubtOf(
  { file }: Pick<Evidence, 'file'>,
  said: { readonly place?: { readonly value: FactValue }; readonly time?: { readonly value: FactValue } },
): Doubt | undefined {
  const trouble = troubleOf(file?.looks);
  if (trouble) return { why: trouble };
  const day = file?.original?.takenAt?.slice(0, 'YYYY-MM-DD'.length);
  const time = said.time?.value;
  if (day !== undefined && time?.kind === 'time' && time.from !== undefined) {
    const days = (Date.parse(time.from) - Date.parse(day)) / DAY_MS;
    // A clock that was never set says 1970 or 2000: that is the camera's trouble.
    if (days > OLD_DAYS && day >= '2005') return { why: 'old', day };
  }
  const place = said.place?.value;
  const taken = pointOf(file?.original);
  const meant = place?.kind === 'place' ? pointOf(place) : undefined;
  if (taken && meant) {
    const km = Math.round(distanceKm(taken, meant));
    if (km > FAR_KM) return { why: 'far', km };
  }
  return undefined;
}
