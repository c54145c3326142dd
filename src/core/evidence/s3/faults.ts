import { S3ServiceException } from '@aws-sdk/client-s3';
import { codeOf, EvidenceFault } from '../fault.ts';

/** What S3 calls an object that is not there: by GET, and by HEAD, whose answer has no words. */
const MISSING = new Set(['NoSuchKey', 'NotFound']);
/** A name of an error, in S3's answers or in the client: anything longer or stranger is not repeated. */
const NAME = /^[A-Za-z]{3,64}$/;

/** What the client calls an answer that has no words, and anything that is no answer. */
const SAYS_NOTHING = new Set(['Error', 'Unknown', 'UnknownError']);

function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'io';
  if (NAME.test(error.name) && !SAYS_NOTHING.has(error.name)) return error.name;
  const status = error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
  return status === undefined ? 'io' : `http-${status}`;
}

/**
 * An error of the client as a fault, by its code alone: `NoSuchBucket`, `SlowDown`, `http-503`, `ECONNREFUSED`, `TimeoutError` … It has no cause:
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
