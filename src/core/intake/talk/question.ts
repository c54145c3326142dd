/**
 * What is asked. `story` what happened · `category` · `fact:ID` · `evidence` · `switches` · `name` · `check` the summary ·
 * `area` which of the regencies that share a name · `spot` where in the regency or district that was named ·
 * `which` row to change · `cancel` really? · `erase` really? · `resume` an old draft · `open` a draft is open, another wanted ·
 * `alike` others reported the same · `elsewhere` not the government's to act on, see `elsewhere.ts` · `where` do new words belong to the filed complaint · `language` · `wish:STEP` what a desk wants to know, see `wish.ts`.
 */
export type Question =
  | 'story'
  | 'category'
  | `fact:${string}`
  | 'area'
  | 'spot'
  | 'evidence'
  | 'switches'
  | 'name'
  | 'check'
  | 'which'
  | 'cancel'
  | 'erase'
  | 'resume'
  | 'open'
  | 'where'
  | 'alike'
  | 'elsewhere'
  | 'language'
  | 'wish:ask'
  | 'wish:settled'
  | 'wish:rating'
  | 'wish:reason';

/** Questions that interrupt the plan until they are answered or left. */
export const INTERRUPTIONS: ReadonlySet<Question> = new Set([
  'which',
  'cancel',
  'erase',
  'resume',
  'open',
  'where',
  'alike',
  'elsewhere',
  'language',
]);
