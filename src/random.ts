import { randomBytes } from 'node:crypto';
import type { RandomBytes } from './core/clock.ts';

/** Drawn at once from the system: a call costs as much for 16 bytes as for these. */
const BLOCK_BYTES = 8192;

/** Node's random bytes, drawn in blocks and handed out piece by piece. No byte is handed out twice, and none is kept. */
export function pooledRandom(): RandomBytes {
  let block = Buffer.alloc(0);
  let used = 0;
  return (bytes) => {
    if (bytes > BLOCK_BYTES) return randomBytes(bytes);
    if (used + bytes > block.length) {
      block = randomBytes(BLOCK_BYTES);
      used = 0;
    }
    const piece = Buffer.allocUnsafe(bytes);
    block.copy(piece, 0, used, used + bytes);
    block.fill(0, used, used + bytes);
    used += bytes;
    return piece;
  };
}

/** Numbers from 0 up to 1, from random bytes: for waits that do not all end at once, never for anything secret. */
export const chanceOf =
  (random: RandomBytes): (() => number) =>
  () =>
    random(4).readUInt32BE(0) / 2 ** 32;
