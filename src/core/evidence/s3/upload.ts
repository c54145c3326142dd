import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { EvidenceFault } from '../fault.ts';
import { readFileOf } from '../incoming.ts';
import type { UploadRoom } from './room.ts';

/** A file up to this size goes up in one piece, a larger one in pieces of it: bytes in memory. S3 wants 5 MiB at least. */
export const PART_BYTES = 8 * 1024 * 1024;
/** An upload that failed is ended within this time, or left to the sweep. */
const CLEAN_MS_MAX = 3_000;

/** Where an object goes. */
export interface Target {
  readonly client: S3Client;
  readonly bucket: string;
  readonly key: string;
  readonly room: UploadRoom;
  readonly partBytes: number;
}

/** What is told of an object besides its bytes: SHA-256 (hex) of all of it as it lies there, sealed. */
export const HASH_NAME = 'sha256';

/**
 * Puts a file of this machine. Each piece is signed with its own SHA-256, so that the server refuses what was changed on its way; of the whole
 * the server's own word for the length is asked before it counts. Without the server's confirmation there is no object, or one that no row names.
 * @throws the client's error, or EvidenceFault `length` when the server holds something else
 */
export async function upload(to: Target, file: string, signal: AbortSignal | undefined): Promise<void> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    await (size <= to.partBytes ? inOne(to, handle, size, signal) : inParts(to, file, handle, size, signal));
    const { client, bucket: Bucket, key: Key } = to;
    const head = await client.send(new HeadObjectCommand({ Bucket, Key }), aborting(signal));
    if (head.ContentLength !== size) throw new EvidenceFault('length');
  } finally {
    await handle.close();
  }
}

async function inOne(to: Target, handle: FileHandle, size: number, signal: AbortSignal | undefined): Promise<void> {
  const { client, bucket: Bucket, key: Key } = to;
  await to.room.with(size, async () => {
    const Body = await pieceOf(handle, 0, size);
    const Metadata = { [HASH_NAME]: createHash('sha256').update(Body).digest('hex') };
    await client.send(new PutObjectCommand({ Bucket, Key, Body, Metadata }), aborting(signal));
  });
}

async function inParts(
  to: Target,
  file: string,
  handle: FileHandle,
  size: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { client, bucket: Bucket, key: Key, partBytes } = to;
  const Metadata = { [HASH_NAME]: await sha256Of(readFileOf(file)) };
  const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket, Key, Metadata }), aborting(signal));
  if (UploadId === undefined) throw new EvidenceFault('no-upload');
  const upload = { Bucket, Key, UploadId };
  try {
    const Parts: CompletedPart[] = [];
    for (let at = 0; at < size; at += partBytes) {
      const bytes = Math.min(partBytes, size - at);
      const PartNumber = Parts.length + 1;
      const { ETag } = await to.room.with(bytes, async () => {
        const Body = await pieceOf(handle, at, bytes);
        return client.send(new UploadPartCommand({ ...upload, PartNumber, Body }), aborting(signal));
      });
      Parts.push({ PartNumber, ...(ETag !== undefined && { ETag }) });
    }
    // It may answer 200 and an error nevertheless: the client reads that as the error it is.
    await client.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts } }), aborting(signal));
  } catch (error) {
    // What can not be ended now is left to the sweep: the error that led here counts.
    await Promise.allSettled([client.send(new AbortMultipartUploadCommand(upload), cleaning())]);
    throw error;
  }
}

/** A piece of a file. @throws EvidenceFault `short` when the file has become shorter */
async function pieceOf(handle: FileHandle, from: number, bytes: number): Promise<Buffer> {
  const piece = Buffer.allocUnsafe(bytes);
  for (let at = 0; at < bytes; ) {
    const { bytesRead } = await handle.read(piece, at, bytes - at, from + at);
    if (bytesRead === 0) throw new EvidenceFault('short');
    at += bytesRead;
  }
  return piece;
}

/** SHA-256 of a stream, hex. */
export async function sha256Of(chunks: AsyncIterable<Buffer>): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of chunks) hash.update(chunk);
  return hash.digest('hex');
}

const aborting = (signal: AbortSignal | undefined) => (signal ? { abortSignal: signal } : {});

/** For what is done after a failure: the server may be the one that failed, and nobody shall wait for it for long. */
export const cleaning = () => ({ abortSignal: AbortSignal.timeout(CLEAN_MS_MAX) });
