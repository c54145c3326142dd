/** Builds dist/ where a source is newer than it. */
export function build(): void;
