/**
 * The disk did not take a file, or a file is not what was written. The code is the system's (`ENOSPC`, `EIO` …) or one of
 * `missing`, `tampered`, `bad-id`, `broken`, `unclean` (what it tells can not be taken out), `busy`; it never holds content.
 */
export class EvidenceFault extends Error {
  override readonly name = 'EvidenceFault';
  readonly code: string;
  constructor(code: string, cause?: unknown) {
    super(`evidence: ${code}`, { cause });
    this.code = code;
  }
}

/** The system's code of an error, or `io` where it has none. */
export const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : 'io';

/** An error of the disk as a fault; what is one already stays as it is. */
export const faultOf = (error: unknown): EvidenceFault =>
  error instanceof EvidenceFault ? error : new EvidenceFault(codeOf(error), error);
