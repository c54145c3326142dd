import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as make from '../fixtures/media/make.ts';
import { type Stage, stage, streamOf } from './stage.ts';

/**
 * Faults 33 and 34 in their number: whatever runs, in every disguise. Alone it is refused; hidden in a picture, the picture's clean copy, which is all that
 * is ever shown, holds none of it.
 */
let on: Stage;
beforeAll(async () => {
  on = await stage();
});
afterAll(() => on.end());

const words = (text: string): Buffer => Buffer.from(text, 'latin1');
const CANARY = 'CANARY-THAT-RUNS';
const of = (...parts: readonly (string | Buffer)[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? words(part) : part)));

/** Things that run where somebody opens them. */
const RUNNING: readonly (readonly [string, Buffer])[] = [
  ['program of Windows', of(make.exe(), CANARY)],
  ['program of Linux', of('\x7fELF\x02\x01\x01', Buffer.alloc(300), CANARY)],
  ['program of a Mac', of(Buffer.from('cffaedfe07000001', 'hex'), Buffer.alloc(300), CANARY)],
  ['Java class', of(Buffer.from('cafebabe00000034', 'hex'), Buffer.alloc(100), CANARY)],
  ['Android program', of(make.zip([{ name: 'AndroidManifest.xml' }, { name: 'classes.dex' }]), CANARY)],
  ['shell script', of(`#!/bin/sh\necho ${CANARY}`)],
  ['PHP', of(`<?php echo "${CANARY}"; ?>`)],
  ['page', of(`<!doctype html><script>alert("${CANARY}")</script>`)],
  ['page without a head', of(`<img src=x onerror=alert("${CANARY}")>`)],
  ['frame', of(`<iframe srcdoc="${CANARY}"></iframe>`)],
  ['drawing with a script', of(`<svg xmlns="http://www.w3.org/2000/svg"><script>${CANARY}</script></svg>`)],
  ['XML that reaches out', of(`<?xml version="1.0"?><!DOCTYPE x [<!ENTITY y SYSTEM "file:///${CANARY}">]><x>&y;</x>`)],
];

type Hide = (bytes: Buffer) => Promise<Buffer>;
const picture = (format: 'png' | 'gif' | 'webp') =>
  sharp(Buffer.alloc(3 * 64 * 64, 90), { raw: { width: 64, height: 64, channels: 3 } })
    .toFormat(format)
    .toBuffer();
/** Where in a picture it may lie without harming the picture. */
const HIDDEN: readonly (readonly [string, string, Hide])[] = [
  ['behind a photo', 'image/jpeg', async (bytes) => of(await make.photo(), bytes)],
  ['in a photo’s comment', 'image/jpeg', async (bytes) => make.withSegment(await make.photo(), 0xfe, bytes)],
  [
    'in a photo’s EXIF',
    'image/jpeg',
    async (bytes) => make.withSegment(await make.photo(), 0xe1, of('Exif\0\0', bytes)),
  ],
  ['in a photo’s own segment', 'image/jpeg', async (bytes) => make.withSegment(await make.photo(), 0xef, bytes)],
  ['behind a PNG', 'image/png', async (bytes) => of(await picture('png'), bytes)],
  ['behind a GIF', 'image/gif', async (bytes) => of(await picture('gif'), bytes)],
  ['behind a WebP', 'image/webp', async (bytes) => of(await picture('webp'), bytes)],
];

const refused = async (bytes: Buffer, mime: string): Promise<void> => {
  const before = on.files();
  expect(await on.evidence.keep(streamOf(bytes, 30_000), { mime })).toEqual({ ok: false, why: 'refused' });
  expect(on.files()).toEqual(before);
};

it('is a hundred files and more', () => {
  expect(RUNNING.length * (HIDDEN.length + 2)).toBeGreaterThan(100);
});

describe.each(RUNNING)('%s', (_, bytes) => {
  it('that calls itself a photo is refused, alone and behind words', async () => {
    await refused(bytes, 'image/jpeg');
    // Behind words a shell script is none: nothing runs it.
    if (!bytes.subarray(0, 2).equals(words('#!')))
      await refused(of('kronologi kejadian '.repeat(200), bytes), 'text/plain');
  });

  it.each(HIDDEN)('%s is refused with it, or gone from what is shown', async (_where, mime, hide) => {
    const kept = await on.evidence.keep(streamOf(await hide(bytes), 30_000), { mime });
    if (!kept.ok) return expect(kept.why).toBe('refused');
    expect(kept.file.mime).toBe(mime);
    expect(kept.file.cleanId).toBeDefined();
    const clean = await on.evidence.open(kept.file, 'clean');
    expect(clean.includes(CANARY)).toBe(false);
    expect((await sharp(clean).metadata()).width).toBeGreaterThan(0);
  });
});

/** Drawings, pages and other XML that do something when they are opened; each in the ways in which words are written. */
const ACTIVE: readonly (readonly [string, string])[] = [
  ['script', '<svg xmlns="http://www.w3.org/2000/svg"><script>x</script></svg>'],
  ['handler', '<svg xmlns="http://www.w3.org/2000/svg" onload="x"/>'],
  ['foreign object', '<svg xmlns="http://www.w3.org/2000/svg"><foreignObject><iframe/></foreignObject></svg>'],
  ['file fetched', '<svg xmlns="http://www.w3.org/2000/svg"><image href="http://127.0.0.1/x"/></svg>'],
  ['entity', '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><x>&y;</x>'],
  ['parameter entity', '<!DOCTYPE x [<!ENTITY % y SYSTEM "http://127.0.0.1/x"> %y;]><x/>'],
  ['entities of entities', `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(50)}">]><x>&b;</x>`],
  ['style sheet that runs', '<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="x"?><x/>'],
  ['Word as one XML', '<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>'],
];
const WRITTEN: readonly (readonly [string, (text: string) => Buffer])[] = [
  ['as it is', (text) => Buffer.from(text)],
  ['behind a mark of its bytes', (text) => Buffer.from(`\ufeff${text}`)],
  ['in UTF-16', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['behind a remark and empty lines', (text) => Buffer.from(`\n\n  <!-- foto -->\n${text}`)],
];

describe.each(ACTIVE)('XML with a %s', (_, text) => {
  it.each(WRITTEN)('%s is refused', async (_how, written) => {
    for (const mime of ['image/svg+xml', 'image/jpeg', 'text/plain']) await refused(written(text), mime);
  });
});

it.each(['word/vbaProject.bin', 'word/vbaData.xml', 'xl/macrosheets/sheet1.xml', 'word/activeX/activeX1.bin'])(
  'a document with %s is refused, or without it',
  async (name) => {
    const kept = await on.evidence.keep(streamOf(make.docx({ name }), 30_000), {});
    if (!kept.ok) return expect(kept.why).toBe('refused');
    const out: Buffer[] = [];
    for await (const chunk of on.evidence.outgoing({
      id: kept.file.id,
      key: kept.file.key,
      mime: kept.file.mime,
    }))
      out.push(chunk);
    expect(Buffer.concat(out).includes(name)).toBe(false);
  },
);
