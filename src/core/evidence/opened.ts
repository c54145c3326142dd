import { decrypting, Tampered } from './cipher.ts';
import { EvidenceFault } from './fault.ts';

/** Sealed bytes, opened; proven only when they have ended. @throws EvidenceFault `tampered`, and whatever reading them throws */
export async function* opened(sealed: AsyncIterable<Buffer>, key: Buffer, id: string): AsyncGenerator<Buffer> {
  try {
    yield* decrypting(sealed, key, id);
  } catch (error) {
    throw error instanceof Tampered ? new EvidenceFault('tampered', error) : error;
  }
}
