import { Readable } from 'node:stream';
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { EvidenceFault } from '../fault.ts';
import { isMissing, s3Fault } from './faults.ts';

/** Times in a row that a connection may break in the middle of an object, with not a byte in between. */
const BROKEN_MAX = 3;

/**
 * The bytes of an object. Where a connection breaks, the rest is asked for, of the very same object: whoever reads sees nothing of it.
 * @throws EvidenceFault `missing`; the last break's code when it breaks again and again
 */
export async function* readObject(client: S3Client, Bucket: string, Key: string): AsyncGenerator<Buffer> {
  let at = 0;
  let etag: string | undefined;
  for (let broken = 0; ; ) {
    const from = at;
    const rest = from === 0 ? {} : { Range: `bytes=${from}-`, ...(etag !== undefined && { IfMatch: etag }) };
    const answer = await client.send(new GetObjectCommand({ Bucket, Key, ...rest })).catch((error: unknown) => {
      throw isMissing(error) ? new EvidenceFault('missing') : s3Fault(error);
    });
    if (!(answer.Body instanceof Readable)) throw new EvidenceFault('no-body');
    // A server that knows no ranges begins anew: its bytes are not the rest.
    if (from > 0 && answer.ContentRange === undefined) throw new EvidenceFault('no-range');
    etag = answer.ETag;
    const end = from + (answer.ContentLength ?? Number.NaN);
    try {
      for await (const chunk of answer.Body) {
        at += (chunk as Buffer).length;
        yield chunk as Buffer;
      }
      if (at === end) return;
      throw new EvidenceFault('short');
    } catch (error) {
      broken = at > from ? 1 : broken + 1;
      if (broken >= BROKEN_MAX) throw s3Fault(error);
    }
  }
}
