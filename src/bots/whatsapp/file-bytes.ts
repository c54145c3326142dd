import type { Readable } from 'node:stream';
import type { OutFile } from '../../core/delivery.ts';

/** Opens the bytes of a file that goes out. The stream fails with a `code` (`missing`, `tampered`, `EIO` …) and nothing else. */
export type OpenFile = (file: OutFile) => Readable;

/** The bytes of a file that goes out; or the code of why they can not be read. */
export async function bytesOf(open: OpenFile, file: OutFile): Promise<Buffer | string> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of open(file)) chunks.push(chunk as Buffer);
  } catch (thrown) {
    const code = typeof thrown === 'object' && thrown !== null && 'code' in thrown ? thrown.code : undefined;
    return typeof code === 'string' ? code : 'UNREADABLE';
  }
  return Buffer.concat(chunks);
}
