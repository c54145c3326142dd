import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PICTURE_MS_MAX, Pictures, START_MS_MAX, WAIT_MS_MAX } from '../../src/core/evidence/pictures.ts';
import { realClock, TestClock } from '../fakes/clock.ts';
import {
  exifWithThumbnail,
  frameBomb,
  media,
  photo,
  pixelBomb,
  withChunk,
  withSegment,
} from '../fixtures/media/make.ts';
import { MIB, type Stage, stage, streamOf } from './stage.ts';

let on: Stage;
beforeAll(async () => {
  on = await stage({ bytesMax: 12 * MIB });
});
afterAll(() => on.end());

const canary = (text: string): Buffer => Buffer.from(`CANARY ${text}`);
const cleanOf = async (bytes: Buffer) => {
  const file = await on.kept(bytes);
  return { file, clean: await on.evidence.open(file, 'clean') };
};

describe('the clean copy', () => {
  it('knows neither place nor time, maker nor serial number; what the original told is kept apart', async () => {
    const { file, clean } = await cleanOf(await photo({ gps: true, takenAt: '2026:11:23 20:15:00', side: 200 }));
    expect(file.original).toMatchObject({ takenAt: '2026-11-23T20:15:00', device: 'CANARY-MAKER CANARY-MODEL' });
    expect(file.original?.lat).toBeCloseTo(-3.32, 4);
    expect(file.original?.lon).toBeCloseTo(114.59, 4);
    expect(clean.includes('CANARY')).toBe(false);
    const told = await sharp(clean).metadata();
    expect([told.format, told.width, told.height]).toEqual(['jpeg', 200, 200]);
    for (const family of ['exif', 'xmp', 'iptc', 'icc', 'tifftagPhotoshop', 'comments'] as const)
      expect(told[family], family).toBeUndefined();
    expect((await on.evidence.open(file, 'original')).includes('CANARY-SERIAL')).toBe(true);
  });

  it.each<[string, (jpeg: Buffer) => Buffer | Promise<Buffer>]>([
    [
      'XMP',
      (jpeg) =>
        withSegment(jpeg, 0xe1, Buffer.concat([Buffer.from('http://ns.adobe.com/xap/1.0/\0'), canary('<x:xmpmeta/>')])),
    ],
    ['IPTC', (jpeg) => withSegment(jpeg, 0xed, Buffer.concat([Buffer.from('Photoshop 3.0\0'), canary('by-line')]))],
    [
      'colour profile',
      (jpeg) => withSegment(jpeg, 0xe2, Buffer.concat([Buffer.from('ICC_PROFILE\0\x01\x01'), canary('profile')])),
    ],
    ['panorama', (jpeg) => withSegment(jpeg, 0xe2, Buffer.concat([Buffer.from('MPF\0'), canary('second picture')]))],
    ['comment', (jpeg) => withSegment(jpeg, 0xfe, canary('comment'))],
    ['maker’s own', (jpeg) => withSegment(jpeg, 0xef, canary('maker'))],
    ['thumbnail', (jpeg) => withSegment(jpeg, 0xe1, exifWithThumbnail(withSegment(jpeg, 0xfe, canary('thumbnail'))))],
    ['video behind the photo', (jpeg) => Buffer.concat([jpeg, media('isom'), canary('motion')])],
    [
      'PNG words',
      async (jpeg) => withChunk(await sharp(jpeg).png().toBuffer(), 'tEXt', Buffer.from('Author\0CANARY the author')),
    ],
    [
      'PNG compressed words',
      async (jpeg) =>
        withChunk(
          await sharp(jpeg).png().toBuffer(),
          'zTXt',
          Buffer.concat([Buffer.from('CANARY\0\0'), deflateSync('CANARY the author')]),
        ),
    ],
    [
      'PNG EXIF',
      (jpeg) =>
        sharp(jpeg)
          .withExif({ IFD0: { Artist: 'CANARY' } })
          .png({ compressionLevel: 0 })
          .toBuffer(),
    ],
    [
      'WebP EXIF',
      (jpeg) =>
        sharp(jpeg)
          .withExif({ IFD0: { Artist: 'CANARY' } })
          .webp()
          .toBuffer(),
    ],
    [
      'WebP XMP',
      (jpeg) => sharp(jpeg).withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">CANARY</x:xmpmeta>').webp().toBuffer(),
    ],
  ])('holds nothing of %s', async (_name, dress) => {
    const bytes = await dress(await photo());
    expect(bytes.includes('CANARY')).toBe(true);
    const { clean } = await cleanOf(bytes);
    expect(clean.includes('CANARY')).toBe(false);
    const { exif, xmp, iptc, icc } = await sharp(clean).metadata();
    expect({ exif, xmp, iptc, icc }).toEqual({});
  });

  it('stands upright, is never larger than 2,048 pixels, and what was see-through is white', async () => {
    const wide = await sharp({ create: { width: 3_000, height: 1_000, channels: 4, background: '#0000' } })
      .withMetadata({ orientation: 6 })
      .png()
      .toBuffer();
    const { clean } = await cleanOf(wide);
    const { width, height, orientation } = await sharp(clean).metadata();
    expect([width, height, orientation]).toEqual([683, 2_048, undefined]);
    expect((await sharp(clean).stats()).channels.map(({ min }) => min)).toEqual([255, 255, 255]);
  });

  it('of a moving picture is its first frame', async () => {
    const frames = [await photo({ colour: '#ff0000' }), await photo({ colour: '#0000ff' })];
    const gif = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    const { clean } = await cleanOf(gif);
    const [red, , blue] = (await sharp(clean).stats()).channels;
    expect(red?.mean).toBeGreaterThan(240);
    expect(blue?.mean).toBeLessThan(15);
  });

  it('is made of WebP and PNG too, with what their EXIF tells', async () => {
    const dressed = sharp(await photo()).withExif({
      IFD0: { Model: 'PHONE' },
      IFD2: { DateTimeOriginal: '2026:01:02 03:04:05' },
    });
    for (const bytes of [await dressed.clone().webp().toBuffer(), await dressed.clone().png().toBuffer()])
      expect((await on.kept(bytes)).original).toEqual({ takenAt: '2026-01-02T03:04:05', device: 'PHONE' });
  });

  it('is made of a photo whose end was lost, as far as it came', async () => {
    const noisy = await sharp(randomBytes(300 * 300 * 3), { raw: { width: 300, height: 300, channels: 3 } })
      .jpeg()
      .toBuffer();
    const { clean } = await cleanOf(noisy.subarray(0, noisy.length / 2));
    expect((await sharp(clean).metadata()).height).toBe(300);
  });
});

describe('what the original tells is believed only where it can be true', () => {
  it.each([
    '0000:00:00 00:00:00',
    '2026:13:01 00:00:00',
    '2026:11:23 25:00:00',
    '    :  :     :  :  ',
    'CANARY',
    '1970:01:01 00:00:00',
  ])('time %s', async (takenAt) => {
    const { original } = await on.kept(await photo({ takenAt }));
    expect(original).toEqual({ device: 'CANARY-MAKER CANARY-MODEL' });
  });

  it('a place without a fix, a device of control characters', async () => {
    const zero = '0/1 0/1 0/1';
    const bytes = await sharp(await photo())
      .withExif({
        IFD0: { Model: `\u202ephone\u0007${'x'.repeat(300)}` },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: zero, GPSLongitudeRef: 'E', GPSLongitude: zero },
      })
      .jpeg()
      .toBuffer();
    const { original } = await on.kept(bytes);
    expect(Object.keys(original ?? {})).toEqual(['device']);
    expect(original?.device).toMatch(/^[\x20-\x7e]{1,80}$/);
  });
});

describe('hostile pictures are kept sealed, and the next one is fine', () => {
  it.each<[string, () => Buffer | Promise<Buffer>]>([
    ['50,000 × 50,000 pixels in a header', pixelBomb],
    ['20,000 frames of 67 million pixels', frameBomb],
    [
      '10 MB of noise behind a JPEG’s beginning',
      () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(10 * MIB)]),
    ],
    [
      '10 MB of noise behind a PNG’s header',
      async () =>
        Buffer.concat([
          (
            await sharp(await photo())
              .png()
              .toBuffer()
          ).subarray(0, 80),
          randomBytes(10 * MIB),
        ]),
    ],
    [
      'a JPEG of one segment without end',
      () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff]), Buffer.alloc(5_000, 0xff)]),
    ],
    ['a HEIC of nothing', () => media('heic')],
    ['a WebP that ends in its header', () => Buffer.from('RIFF\xff\xff\xff\x7fWEBPVP8 \xff\xff\xff\x7f', 'latin1')],
  ])('%s', async (_name, make) => {
    const bytes = await make();
    const file = await on.kept(bytes);
    expect(file.mime).toMatch(/^image\//);
    expect(await on.evidence.check(file)).toBe('ok');
    expect(file.bytes).toBe(bytes.length);
    if (_name.includes('pixels')) expect(file.cleanId).toBeUndefined();
    expect((await on.kept(await photo())).cleanId).toBeDefined();
  });

  it('a hundred photos with broken bytes', async () => {
    const whole = await photo({ gps: true, side: 48 });
    const broken = Array.from({ length: 100 }, (_, seed) => {
      const bytes = Buffer.from(whole);
      for (let i = 1; i <= 8; i += 1)
        bytes[4 + ((seed * 7_919 + i * 104_729) % (bytes.length - 4))] = (seed * i * 31) & 255;
      return bytes;
    });
    const results = await Promise.all(broken.map((bytes) => on.evidence.keep(streamOf(bytes), {})));
    expect(results.filter((result) => result.ok)).toHaveLength(100);
    expect(on.troubles).toEqual([]);
  });
});

/** A program that answers as its instruction, the picture's own words, says. */
const MISBEHAVING = `
process.on('disconnect', () => process.exit(0));
process.on('message', ({ id, bytes }) => {
  const word = Buffer.from(bytes).toString();
  if (word === 'crash') process.abort();
  if (word === 'hang') return;
  if (word === 'lie') return process.send({ id, clean: Buffer.from('<script>') });
  if (word === 'tell') return process.send({ id, original: { lat: 900, device: Object.keys(process.env).join() } });
  process.send({ id, original: { device: process.pid + ':' + Object.keys(process.env).filter((name) => /SECRET|TOKEN/.test(name)).join() } });
});
process.send('ready');
`;
const folder = mkdtempSync(path.join(tmpdir(), 'aduan-picture-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const program = (source: string): URL => {
  const file = path.join(folder, `${randomBytes(4).toString('hex')}.cjs`);
  writeFileSync(file, source);
  return pathToFileURL(file);
};

describe('the process that looks at pictures', () => {
  const scene = async (source: string, clock = realClock as typeof realClock | TestClock) => {
    const troubles: string[] = [];
    const pictures = new Pictures({
      clock,
      report: (trouble) => troubles.push(trouble),
      program: program(source),
    });
    return { troubles, pictures, look: (word: string) => pictures.look(async () => Buffer.from(word)) };
  };

  it('starts with the first picture, serves the next, knows no secret, and ends with us', async () => {
    process.env.ADUAN_SECRET_FOR_TEST = 'x';
    const { pictures, look } = await scene(MISBEHAVING);
    expect(pictures.pid).toBeUndefined();
    const first = await look('fine');
    expect(await look('fine')).toEqual(first);
    expect(first.original?.device).toBe(`${pictures.pid}:`);
    const pid = pictures.pid ?? 0;
    pictures.close();
    await expect.poll(() => alive(pid)).toBe(false);
    expect(await look('fine')).toEqual({});
    delete process.env.ADUAN_SECRET_FOR_TEST;
  });

  it('that a picture takes down twice gives nothing for it, and everything for the ones beside it', async () => {
    const { pictures, troubles, look } = await scene(MISBEHAVING);
    const all = await Promise.all(['fine', 'crash', 'fine', 'fine', 'crash', 'fine'].map(look));
    expect(all.map(({ original }) => original !== undefined)).toEqual([true, false, true, true, false, true]);
    expect(troubles).toEqual(['picture-crash', 'picture-crash']);
    pictures.close();
  });

  it('that hangs is ended when its time is up; the one beside it is not harmed', async () => {
    const clock = new TestClock();
    const { pictures, troubles, look } = await scene(MISBEHAVING, clock);
    await look('fine');
    const pid = pictures.pid ?? 0;
    const hanging = look('hang');
    await clock.pass(PICTURE_MS_MAX - 1);
    expect(alive(pid)).toBe(true);
    await clock.pass(1);
    expect(await hanging).toEqual({});
    expect(troubles).toEqual(['picture-slow']);
    await expect.poll(() => alive(pid)).toBe(false);
    expect((await look('fine')).original).toBeDefined();
    pictures.close();
  });

  it('that is taken over is not believed', async () => {
    const { pictures, troubles, look } = await scene(MISBEHAVING);
    expect(await look('lie')).toEqual({});
    expect(await look('tell')).toEqual({});
    expect(troubles).toEqual(['picture-crash', 'picture-crash']);
    pictures.close();
  });

  it('that does not start costs a clean copy, not the evidence', async () => {
    const { pictures, troubles, look } = await scene('process.exit(1)');
    expect(await look('fine')).toEqual({});
    expect(troubles).toEqual(['picture-start']);
    const clock = new TestClock();
    const silent = await scene('setInterval(() => {}, 1000); process.on("disconnect", () => process.exit(0))', clock);
    const looks = [silent.look('fine'), silent.look('fine')];
    await clock.pass(START_MS_MAX);
    expect(await Promise.all(looks)).toEqual([{}, {}]);
    silent.pictures.close();
    pictures.close();
  });

  it('is waited for no longer than a citizen waits', async () => {
    const clock = new TestClock();
    const { pictures, troubles } = await scene(MISBEHAVING, clock);
    let loaded = 0;
    const looks = Array.from({ length: 5 }, () =>
      pictures.look(async () => {
        loaded += 1;
        return Buffer.from('hang');
      }),
    );
    // Two at a time; of two, the first to be out of time ends the process, and the other is tried again beside the next.
    for (const beforeIt of [2, 4, 6]) {
      await expect.poll(() => loaded).toBe(beforeIt);
      await clock.pass(WAIT_MS_MAX / 3);
    }
    expect(await looks.at(-1)).toEqual({});
    expect(troubles).toEqual(['picture-slow', 'picture-slow', 'picture-busy', 'picture-slow']);
    pictures.close();
    expect(await Promise.all(looks)).toEqual([{}, {}, {}, {}, {}]);
  });

  it('is not waited for by who has gone', async () => {
    const { pictures } = await scene(MISBEHAVING, new TestClock());
    const stop = new AbortController();
    const loaded: number[] = [];
    const looks = [1, 2, 3].map((one) =>
      pictures.look(async () => {
        loaded.push(one);
        return Buffer.from('hang');
      }, stop.signal),
    );
    await expect.poll(() => loaded).toEqual([1, 2]);
    stop.abort();
    expect(await Promise.all(looks)).toEqual([{}, {}, {}]);
    expect(loaded).toEqual([1, 2]);
    pictures.close();
  });
});

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false; // no such process
  }
}
