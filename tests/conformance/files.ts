import { createHash } from 'node:crypto';
import type { FetchResult } from '../../src/core/delivery.ts';
import type { Attachment } from './stage.ts';

/** A file of each kind with bytes of its own: the first ones are those by which its type is told. */
const BEGINNINGS: Readonly<
  Record<Attachment['kind'], Omit<Attachment, 'kind' | 'bytes'> & { readonly magic: string }>
> = {
  photo: { mime: 'image/jpeg', name: 'lubang.jpg', magic: 'ffd8ffe000104a46494600010100000100010000' },
  video: { mime: 'video/mp4', name: 'banjir.mp4', magic: '000000186674797069736f6d0000020069736f6d69736f32' },
  document: { mime: 'application/pdf', name: 'surat.pdf', magic: '255044462d312e370a' },
  voice: { mime: 'audio/ogg', name: 'suara.ogg', magic: '4f67675300020000000000000000' },
};

let made = 0;

/** A file that no other test has: its bytes are pseudo-random, the same in every run. */
export function attachment(kind: Attachment['kind'], size = 40_000): Attachment {
  const { magic, ...about } = BEGINNINGS[kind];
  made += 1;
  const bytes = Buffer.alloc(size);
  for (let at = 0, block = 0; at < size; block += 1)
    at += createHash('sha256').update(`${made}:${block}`).digest().copy(bytes, at);
  Buffer.from(magic, 'hex').copy(bytes);
  return { kind, ...about, bytes };
}

/** SHA-256, hexadecimal. */
export const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Reads what a channel opened; fails where it opened nothing. */
export async function bytesOf(fetched: FetchResult): Promise<Buffer> {
  if (!fetched.ok) throw new Error(`not fetched: ${fetched.why}`);
  const chunks: Buffer[] = [];
  for await (const chunk of fetched.stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
