import type { Near } from './understood.ts';

/** Whether two texts were read with the same known of where their writer is. */
export const sameNear = (one: Near | undefined, other: Near | undefined): boolean =>
  one === other ||
  (one !== undefined &&
    other !== undefined &&
    ('regency' in one
      ? 'regency' in other && one.regency === other.regency
      : 'lat' in other && one.lat === other.lat && one.lon === other.lon));
