import { codeOf, EvidenceFault } from '../fault.ts';

/** What S3 calls an object that is not there: by GET, and by HEAD, whose answer has no words. */
const MISSING = new Set(['NoSuchKey', 'NotFound']);
/** A name of an error, in S3's answers or in the client: anything longer or stranger is not repeated. */
const NAME = /^[A-Za-z]{3,64}$/;

const nameOf = (error: unknown): string =>
  error instanceof Error && error.name !== 'Error' && NAME.test(error.name) ? error.name : 'io';

/**
 * An error of the client as a fault, by its code alone: `NoSuchBucket`, `SlowDown`, `ECONNREFUSED`, `TimeoutError` … It has no cause:
 * S3 repeats what was signed and by which key in some of its answers, and the client keeps them.
 */
export function s3Fault(error: unknown): EvidenceFault {
  if (error instanceof EvidenceFault) return error;
  const code = codeOf(error);
  return new EvidenceFault(/^E[A-Z]+$/.test(code) ? code : nameOf(error));
}

/** Whether an error says that there is no such object. */
export const isMissing = (error: unknown): boolean => MISSING.has(nameOf(error));

/** Does something; its error becomes a fault. */
export async function attempt<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw s3Fault(error);
  }
}
