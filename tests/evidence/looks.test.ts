import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bandsOf, bitsApart, isTelling, looksAlike, SAME_BITS_MAX, troubleOf } from '../../src/core/evidence/looks.ts';
import type { Looks } from '../../src/core/facts.ts';
import fc from '../property.ts';
import { type Stage, stage } from './stage.ts';

let on: Stage;
beforeEach(async () => {
  on = await stage();
});
afterEach(() => on.end());

/** A picture with a pattern of its own: blobs at places that the seed decides. */
async function picture(seed: number): Promise<Buffer> {
  const spots = Array.from({ length: 12 }, (_, index) => {
    const at = (seed * 7919 + index * 104_729) % 97;
    const x = (at * 37 + index * 53) % 600;
    const y = (at * 61 + index * 29) % 400;
    return `<circle cx="${x}" cy="${y}" r="${30 + ((seed + index) % 70)}" fill="hsl(${(seed * 40 + index * 30) % 360},60%,${20 + ((seed + index * 13) % 60)}%)"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"><rect width="640" height="480" fill="#888"/>${spots.join('')}</svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 95 }).toBuffer();
}

const looksOf = async (bytes: Buffer): Promise<Looks> => {
  const { looks } = await on.kept(bytes);
  if (!looks) throw new Error('nothing was seen');
  return looks;
};

describe('the same picture is known again', () => {
  it('made smaller, of worse quality, in another format', async () => {
    const original = await picture(5);
    const looks = await looksOf(original);
    for (const again of [
      await sharp(original).resize(320).jpeg({ quality: 40 }).toBuffer(),
      await sharp(original).png().toBuffer(),
      await sharp(original).modulate({ brightness: 1.1 }).jpeg().toBuffer(),
    ])
      expect(looksAlike(looks, await looksOf(again))).toBe(true);
  });

  it('others are not taken for it', async () => {
    const all = await Promise.all([1, 2, 3, 4, 5, 6].map(async (seed) => looksOf(await picture(seed))));
    for (const [index, one] of all.entries())
      for (const other of all.slice(index + 1)) expect(looksAlike(one, other)).toBe(false);
  });

  it('a black or plain picture is like no other, and shows as dark', async () => {
    const black = await looksOf(
      await sharp({ create: { width: 400, height: 300, channels: 3, background: '#000' } })
        .jpeg()
        .toBuffer(),
    );
    expect(black.light).toBeLessThan(5);
    expect(isTelling(black)).toBe(false);
    expect(looksAlike(black, black)).toBe(false);
  });
});

describe('a picture that shows little', () => {
  it('is told from one that shows something: black, at night without a light, out of focus', async () => {
    const clear = await picture(5);
    const night = sharp(clear).linear(0.05, 0).jpeg();
    const blurred = sharp(clear).blur(9).jpeg();
    expect(troubleOf(await looksOf(clear))).toBeUndefined();
    expect(
      troubleOf(await looksOf(await sharp(clear).modulate({ brightness: 0.4 }).jpeg().toBuffer())),
    ).toBeUndefined();
    expect(troubleOf(await looksOf(await night.toBuffer()))).toBe('dark');
    expect(troubleOf(await looksOf(await blurred.toBuffer()))).toBe('blurred');
    expect(troubleOf(undefined)).toBeUndefined();
  });
});

describe('hashes', () => {
  const hash = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map((bits) => bits.toString(16).padStart(16, '0'));

  it('differ in as many bits as were changed', () => {
    fc.assert(
      fc.property(hash, fc.uniqueArray(fc.integer({ min: 0, max: 63 }), { maxLength: 64 }), (first, flips) => {
        const changed = flips.reduce((bits, at) => bits ^ (1n << BigInt(at)), BigInt(`0x${first}`));
        expect(bitsApart(first, changed.toString(16).padStart(16, '0'))).toBe(flips.length);
      }),
    );
  });

  it('of up to three changed bits, one part at least stays: so they are found', () => {
    fc.assert(
      fc.property(hash, fc.uniqueArray(fc.integer({ min: 0, max: 63 }), { maxLength: 3 }), (first, flips) => {
        const changed = flips.reduce((bits, at) => bits ^ (1n << BigInt(at)), BigInt(`0x${first}`));
        const looks = (of: string): Looks => ({ hash: of, light: 100, sharpness: 5 });
        const parts = new Set(bandsOf(looks(first)));
        expect(bandsOf(looks(changed.toString(16).padStart(16, '0'))).some((part) => parts.has(part))).toBe(true);
        expect(flips.length).toBeLessThanOrEqual(SAME_BITS_MAX);
      }),
    );
  });
});
