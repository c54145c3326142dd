import {
  AbortMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  type ListMultipartUploadsCommandInput,
  type ListMultipartUploadsCommandOutput,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import type { RandomBytes } from '../../clock.ts';
import { EvidenceFault } from '../fault.ts';
import { ID, ID_BYTES, placeOf } from '../id.ts';
import type { Shelf, Standing } from '../shelf.ts';
import { attempt, isMissing, s3Fault } from './faults.ts';
import { readObject } from './read.ts';
import { UploadRoom } from './room.ts';
import { cleaning, HASH_NAME, PART_BYTES, sha256Of, type Target, upload } from './upload.ts';

/** Which bucket, where, and who asks. */
export interface S3Place {
  readonly bucket: string;
  /** Before every key: empty, or ends with `/`. */
  readonly prefix: string;
  readonly region: string;
  /** An origin; undefined: Amazon's own of the region. */
  readonly endpoint?: string;
  /** The bucket in the path (`https://host/bucket/key`) and not in the host (`https://bucket.host/key`). */
  readonly pathStyle: boolean;
  /** Undefined: whatever the machine itself is given (a role, the environment of the AWS tools). */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** What {@link s3Shelf} is made of, besides the place. */
export interface S3Parts {
  readonly random: RandomBytes;
  /** Longest silence of the server, in milliseconds. */
  readonly silenceMs?: number;
  /** Bytes of a piece of a large file; S3 itself wants 5 MiB at least. */
  readonly partBytes?: number;
}

/** Tries of each call, the first included; the client waits a little longer before each, and only where another may help (5xx, no answer). */
const TRIES_MAX = 3;
const SILENCE_MS = 15_000;
const CONNECT_MS = 5_000;
/** Longest time of a call until its answer begins: a piece of 8 MiB over a thin line, in milliseconds. */
const CALL_MS_MAX = 60_000;
/** Memory of all uploads together: four pieces. */
const UPLOAD_PIECES = 4;

const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** A bucket of an S3-compatible store: `PREFIXab/ab12…` for each file, sealed before it leaves this program. */
export function s3Shelf(place: S3Place, { random, silenceMs = SILENCE_MS, partBytes = PART_BYTES }: S3Parts): Shelf {
  const { bucket: Bucket, prefix, region, endpoint, pathStyle, credentials } = place;
  const client = new S3Client({
    region,
    ...(endpoint !== undefined && { endpoint }),
    ...(credentials && { credentials }),
    forcePathStyle: pathStyle,
    maxAttempts: TRIES_MAX,
    // Every body is in hand when it is sent, and signed with its SHA-256: the newer checksums, which many stores do not know, add nothing.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: {
      connectionTimeout: CONNECT_MS,
      socketTimeout: silenceMs,
      requestTimeout: CALL_MS_MAX,
      throwOnRequestTimeout: true,
      logger: quiet,
    },
    logger: quiet,
  });
  const room = new UploadRoom(UPLOAD_PIECES * partBytes);
  const keyOf = (id: string): string => prefix + placeOf(id);
  const targetOf = (id: string): Target => ({ client, bucket: Bucket, key: keyOf(id), room, partBytes });
  /** Outside the folders of files, so that no list takes it for one. */
  const probeKey = (): string => `${prefix}probe/${random(ID_BYTES).toString('hex')}`;
  const drop = (Key: string) => client.send(new DeleteObjectCommand({ Bucket, Key }), cleaning());

  /** The id of a file of ours; undefined for whatever else lies in the bucket. */
  const idIn = (key: string): string | undefined => {
    const id = key.slice(-2 * ID_BYTES);
    return ID.test(id) && key === keyOf(id) ? id : undefined;
  };
  /** Some stores do without this list, and end what is unfinished by themselves. */
  const unfinished = async (
    marker: Pick<ListMultipartUploadsCommandInput, 'KeyMarker' | 'UploadIdMarker'>,
  ): Promise<ListMultipartUploadsCommandOutput | undefined> => {
    try {
      return await client.send(new ListMultipartUploadsCommand({ Bucket, Prefix: prefix, ...marker }));
    } catch (error) {
      const fault = s3Fault(error);
      if (fault.code === 'NotImplemented') return undefined;
      throw fault;
    }
  };

  /** Puts something of no meaning, lets it be looked at, and removes it. */
  async function withProbe<T>(look: (Key: string, bytes: Buffer) => Promise<T>): Promise<T> {
    const Key = probeKey();
    const Body = random(ID_BYTES);
    try {
      await client.send(new PutObjectCommand({ Bucket, Key, Body }));
      const seen = await look(Key, Body);
      await client.send(new DeleteObjectCommand({ Bucket, Key }));
      return seen;
    } catch (error) {
      await Promise.allSettled([drop(Key)]);
      throw s3Fault(error);
    }
  }

  return {
    async put(files, signal) {
      let tried = 0;
      try {
        for (const { id, file } of files) {
          tried += 1;
          await upload(targetOf(id), file, signal);
        }
      } catch (error) {
        // Also the one that failed: it may have arrived, and only the answer got lost.
        await Promise.allSettled(files.slice(0, tried).map(({ id }) => drop(keyOf(id))));
        throw s3Fault(error);
      }
    },
    async *read(id) {
      yield* readObject(client, Bucket, keyOf(id));
    },
    async hashOf(id) {
      const Key = keyOf(id);
      try {
        const { Metadata } = await client.send(new HeadObjectCommand({ Bucket, Key }));
        // Without it, some other tool has put it there.
        return Metadata?.[HASH_NAME] ?? (await sha256Of(readObject(client, Bucket, Key)));
      } catch (error) {
        if (isMissing(error) || (error instanceof EvidenceFault && error.code === 'missing')) return undefined;
        throw s3Fault(error);
      }
    },
    remove: (id) => attempt(async () => void (await client.send(new DeleteObjectCommand({ Bucket, Key: keyOf(id) })))),
    async *list() {
      let ContinuationToken: string | undefined;
      do {
        const from = { Bucket, Prefix: prefix, ...(ContinuationToken && { ContinuationToken }) };
        const page = await attempt(() => client.send(new ListObjectsV2Command(from)));
        const standing = (page.Contents ?? []).flatMap((found): Standing[] => {
          const id = idIn(found.Key ?? '');
          if (id === undefined || !found.LastModified) return [];
          return [{ id, bytes: found.Size ?? 0, since: found.LastModified }];
        });
        if (standing.length > 0) yield standing;
        ContinuationToken = page.IsTruncated ? page.NextContinuationToken : undefined;
      } while (ContinuationToken !== undefined);
    },
    now: () =>
      withProbe(async (Key) => {
        const { LastModified } = await client.send(new HeadObjectCommand({ Bucket, Key }));
        if (!LastModified) throw new EvidenceFault('no-clock');
        return LastModified;
      }),
    async endBroken(before) {
      let ended = 0;
      let marker: Pick<ListMultipartUploadsCommandInput, 'KeyMarker' | 'UploadIdMarker'> | undefined = {};
      while (marker) {
        const page = await unfinished(marker);
        for (const { Key, UploadId, Initiated } of page?.Uploads ?? []) {
          if (!Key || !UploadId || !Initiated || Initiated >= before || idIn(Key) === undefined) continue;
          await attempt(() => client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId })));
          ended += 1;
        }
        marker = page?.IsTruncated
          ? { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker }
          : undefined;
      }
      return ended;
    },
    probe: () =>
      withProbe(async (Key, bytes) => {
        const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
        const read = Buffer.from((await Body?.transformToByteArray()) ?? []);
        if (!read.equals(bytes)) throw new EvidenceFault('not-what-was-put');
      }),
    ping: () =>
      attempt(async () => void (await client.send(new ListObjectsV2Command({ Bucket, Prefix: prefix, MaxKeys: 1 })))),
    close: () => client.destroy(),
  };
}
