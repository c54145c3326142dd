/** Made-up evidence: a picture of one colour, and the shortest video, sound and document there are. */
import sharp from 'sharp';
import type { MediaRef } from '../core/content.ts';

const WIDTH = 640;
const HEIGHT = 480;
/** A golden share of the circle of colours: neighbours differ. */
const HUE_STEP = 0.618_034;

const PDF =
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';

/** The bytes of a made-up file; another seed gives other bytes. */
export async function makeFile(kind: MediaRef['kind'], seed: number): Promise<Buffer> {
  const mark = Buffer.from(`% DATA CONTOH ${seed}\n`);
  switch (kind) {
    case 'photo':
      return picture(seed);
    case 'document':
      return Buffer.concat([Buffer.from(PDF), mark]);
    case 'video':
      return Buffer.concat([Buffer.from('\0\0\0\u0018ftypisom\0\0\u0002\0isomiso2', 'latin1'), mark]);
    case 'voice':
    case 'audio':
      return Buffer.concat([
        Buffer.from(`OggS\0\u0002${'\0'.repeat(20)}\u0001\u0013OpusHead\u0001\u0001`, 'latin1'),
        mark,
      ]);
  }
}

function picture(seed: number): Promise<Buffer> {
  const share = (offset: number) => Math.round(80 + 120 * ((seed * HUE_STEP + offset) % 1));
  const background = { r: share(0), g: share(0.33), b: share(0.66) };
  return sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background } })
    .jpeg()
    .toBuffer();
}
