/** Builds dist/ where something that goes into it is newer. */
export function build(): Promise<void>;
