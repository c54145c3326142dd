/** States of a complaint; `life.ts` tells who may move it where. */
export const STATUSES = [
  'submitted',
  'verified',
  'forwarded',
  'in-progress',
  'asked',
  'answered',
  'closed',
  'rejected',
  'archived',
  'returned',
  'reopened',
] as const;
/** One of {@link STATUSES}, as rows store it. */
export type Status = (typeof STATUSES)[number];
