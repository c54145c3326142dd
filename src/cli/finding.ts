/** What `doctor` found. `bad` needs mending, `note` is worth knowing, `skipped` could not be looked at. */
export interface Finding {
  readonly part: string;
  readonly state: 'good' | 'bad' | 'note' | 'skipped';
  readonly says: string;
  /** What to do about it. */
  readonly fix?: string;
}

/** Longest wait for a platform or for our own port, in milliseconds. */
export const ANSWER_MS_MAX = 5_000;
