import { deflateSync, inflateRawSync, inflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bareOffice } from '../../src/core/evidence/bare/office.ts';
import { pageSum } from '../../src/core/evidence/bare/ogg.ts';
import { barePdf } from '../../src/core/evidence/bare/pdf.ts';
import { outFile } from '../../src/core/evidence/out-file.ts';
import type { KeptFile } from '../../src/core/facts.ts';
import { odtOf, PAGE, packedObjects, part, pdfOf, sheetOf, wordOf } from '../fixtures/media/documents.ts';
import {
  aacFrames,
  box,
  chunk,
  comments,
  element,
  film,
  fragments,
  fullBox,
  id3,
  id3v1,
  mp3Frames,
  ogg,
  opus,
  SHOWN,
  wav,
  webm,
} from '../fixtures/media/films.ts';
import { photo, withChunk, withSegment } from '../fixtures/media/make.ts';
import { growth, RATIO_MAX } from '../growth.ts';
import fc from '../property.ts';
import { type Stage, stage, streamOf } from './stage.ts';

/**
 * What a desk gets of films, recordings and documents: a phone writes where a film was taken, an office program who wrote a page. Each file here says
 * CANARY somewhere where programs look for that; nothing of it may go out, and what is shown must.
 */

let on: Stage;
beforeAll(async () => {
  on = await stage();
});
afterAll(() => on.end());

const canary = (text = ''): Buffer => Buffer.from(`CANARY ${text}`);
const place = (): Buffer => canary('+03.3200-114.5900/');

async function keptAs(bytes: Buffer, announced?: string): Promise<KeptFile> {
  const kept = await on.evidence.keep(streamOf(bytes, 777), announced === undefined ? {} : { mime: announced });
  if (!kept.ok) throw new Error(kept.why);
  return kept.file;
}
/** As it goes out to a desk. */
async function gone(
  bytes: Buffer,
  { mayTell = false, announced = undefined as string | undefined } = {},
): Promise<Buffer> {
  const out = outFile('document', await keptAs(bytes, announced), 'K7Q2-M4XP-9TR-1', mayTell);
  if (!out) throw new Error('nothing goes out');
  const pieces: Buffer[] = [];
  for await (const piece of on.evidence.outgoing(out)) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}
/** Everything that is in a file, unpacked where it is packed. */
function within(bytes: Buffer): string {
  const parts = [bytes.toString('latin1')];
  for (let at = bytes.indexOf('stream\n'); at >= 0; at = bytes.indexOf('stream\n', at + 1)) {
    try {
      parts.push(inflateSync(bytes.subarray(at + 7), { finishFlush: 2 }).toString('latin1'));
    } catch {
      // not packed
    }
  }
  for (const { name, content } of entriesIn(bytes)) parts.push(name, content.toString('latin1'));
  return parts.join('\n');
}
function* entriesIn(bytes: Buffer): Generator<{ readonly name: string; readonly content: Buffer }> {
  for (let at = 0; at + 4 <= bytes.length && bytes.readUInt32LE(at) === 0x04034b50; ) {
    const [packed, name, extra] = [
      bytes.readUInt32LE(at + 18),
      bytes.readUInt16LE(at + 26),
      bytes.readUInt16LE(at + 28),
    ];
    const from = at + 30 + name + extra;
    const content = bytes.subarray(from, from + packed);
    const isDeflated = bytes.readUInt16LE(at + 8) === 8;
    yield {
      name: bytes.toString('utf8', at + 30, at + 30 + name),
      content: isDeflated ? inflateRawSync(content) : content,
    };
    at = from + packed;
  }
}

const entryNamed = (): Buffer => {
  const entry = Buffer.alloc(78);
  entry.write('\x0cCANARY GoPro', 42, 'latin1');
  return box('avc1', entry);
};

describe('a film or a recording tells neither where nor by whom it was made', () => {
  it.each<[string, () => Buffer, string?]>([
    ['MP4, place as Android writes it (©xyz)', () => film({ inMovie: box('udta', box('\xa9xyz', place())) })],
    [
      'MOV, place as an iPhone writes it',
      () =>
        film({
          brand: 'qt  ',
          inMovie: box(
            'meta',
            fullBox('hdlr', Buffer.from('\0\0\0\0mdta')),
            box('keys', canary('com.apple.quicktime.location.ISO6709')),
            box('ilst', box('\0\0\0\x01', place())),
          ),
        }),
    ],
    [
      'MOV, maker and model',
      () =>
        film({
          brand: 'qt  ',
          inMovie: box('udta', box('\xa9mak', canary()), box('\xa9mod', canary()), box('\xa9swr', canary())),
        }),
    ],
    [
      '3GP, place (loci) and author (auth)',
      () => film({ brand: '3gp4', inMovie: box('udta', fullBox('loci', place()), fullBox('auth', canary())) }),
    ],
    [
      'M4A, artist',
      () => film({ brand: 'M4A ', inMovie: box('udta', fullBox('meta', box('ilst', box('\xa9ART', canary())))) }),
    ],
    ['of a track', () => film({ inTrack: box('udta', box('name', canary())) })],
    ['of a track, as a box nobody knows', () => film({ inTrack: box('wxyz', canary()) })],
    ['XMP at the top', () => film({ before: box('uuid', canary('<x:xmpmeta/>')) })],
    ['XMP in the movie', () => film({ inMovie: box('uuid', canary('<x:xmpmeta/>')) })],
    ['metadata at the top', () => film({ after: fullBox('meta', canary()) })],
    ['metadata between head and pictures', () => film({ before: fullBox('meta', canary()), isQuick: true })],
    ['what was there before (free)', () => film({ before: box('free', canary()) })],
    ['what was there before (skip)', () => film({ after: box('skip', canary()) })],
    ['behind everything, as a Samsung writes it', () => film({ after: canary('SEFT') })],
    [
      'behind everything, without an end',
      () => film({ after: Buffer.concat([Buffer.from([0, 0, 0, 0]), Buffer.from('wxyz'), canary()]) }),
    ],
    ['the name of a track', () => film({ name: 'CANARY AVC' })],
    ['the name of a compressor', () => film({ entry: entryNamed() })],
    ['a path to another file', () => film({ data: fullBox('alis', canary('/Users/budi')) })],
    ['a track of places (GoPro)', () => film({ other: ['meta', canary('gpmd S9 GPS5')] })],
    ['a track of places (iPhone)', () => film({ brand: 'qt  ', other: ['meta', canary('mebx')] })],
    ['a track of places, tables first', () => film({ other: ['meta', canary('gps')], isQuick: true })],
    ['a track of words, as a drone writes them', () => film({ other: ['sbtl', canary('HOME(114.59,-3.32)')] })],
    ['a track of hours', () => film({ other: ['tmcd', canary('reel')] })],
    ['fragments', () => fragments({ inPiece: box('udta', canary()) })],
    ['messages between fragments', () => Buffer.concat([fragments({}), box('emsg', canary())])],
    [
      'tables that are cut off',
      () => film({ inMovie: Buffer.concat([Buffer.from([0, 0, 255, 255]), Buffer.from('udta'), canary()]) }),
    ],
    ['WAV, artist', () => wav(chunk('LIST', Buffer.concat([Buffer.from('INFO'), chunk('IART', canary())])))],
    ['WAV of a broadcaster', () => wav(chunk('bext', canary()), chunk('iXML', canary()), chunk('axml', canary()))],
    ['WAV, XMP and ID3', () => wav(chunk('_PMX', canary()), chunk('id3 ', canary()))],
    ['WAV, odd lengths', () => wav(chunk('note', canary('x')), chunk('labl', canary('xy')))],
    ['WAV, behind its end', () => Buffer.concat([wav(), canary()])],
    ['voice note, title and place', () => opus('TITLE=CANARY', 'LOCATION=CANARY')],
    ['voice note, a picture over many pages', () => opus(`METADATA_BLOCK_PICTURE=${'CANARY'.repeat(40_000)}`)],
    ['voice note, junk between pages', () => Buffer.concat([opus(), canary(), ogg([SHOWN])])],
    ['voice note, a second stream', () => Buffer.concat([opus(), ogg([Buffer.from('CMML\0'), canary(), canary()], 9)])],
    [
      'Vorbis',
      () =>
        ogg([
          Buffer.from('\x01vorbis'.padEnd(30, '\0'), 'latin1'),
          Buffer.concat([comments('\x03vorbis', 'ARTIST=CANARY'), Buffer.from([1])]),
          SHOWN,
        ]),
    ],
    ['WebM, title, tracks’ names, words', () => webm()],
    ['WebM, tags', () => webm(element('1254c367', canary()))],
    ['WebM, attachments', () => webm(element('1941a469', canary()))],
    ['WebM, chapters', () => webm(element('1043a770', canary()))],
    ['WebM, what was there before', () => webm(element('ec', canary()))],
    ['WebM, an element nobody knows', () => webm(element('4fff', canary()))],
  ])('%s', async (_name, make) => {
    const bytes = make();
    expect(bytes.includes('CANARY')).toBe(true);
    const out = await gone(bytes);
    expect(out.includes('CANARY')).toBe(false);
    expect(out.includes(SHOWN)).toBe(true);
    expect(out.length).toBeLessThanOrEqual(bytes.length);
  });

  it('of a film in fragments with other tracks not even pictures go out: where their samples lie is not followed', async () => {
    const out = await gone(fragments({ kinds: ['vide', 'meta'] }));
    expect(out.includes(SHOWN)).toBe(false);
  });

  it('nothing of a film moves, and no day is left', async () => {
    const bytes = film({ inMovie: box('udta', box('\xa9xyz', place())), other: ['meta', canary()] });
    const out = await gone(bytes);
    expect(out.length).toBe(bytes.length);
    expect(out.indexOf('stco')).toBe(bytes.indexOf('stco'));
    expect(out.indexOf(SHOWN)).toBe(bytes.indexOf(SHOWN));
    for (const type of ['mvhd', 'tkhd', 'mdhd']) {
      const at = out.indexOf(type);
      expect(out.subarray(at + 8, at + 16)).toEqual(Buffer.alloc(8));
    }
    expect(await gone(out)).toEqual(out);
  });

  it.each<[string, Buffer]>([
    ['ID3v2: artist', Buffer.concat([id3('TPE1', canary()), mp3Frames()])],
    ['ID3v2: picture of 300 kB', Buffer.concat([id3('APIC', Buffer.alloc(300_000, 'CANARY')), mp3Frames()])],
    [
      'ID3v2: anything (GEOB, PRIV, COMM)',
      Buffer.concat(['GEOB', 'PRIV', 'COMM'].map((frame) => id3(frame, canary())).concat(mp3Frames())),
    ],
    ['ID3v1', Buffer.concat([mp3Frames(), id3v1('CANARY')])],
    ['APE', Buffer.concat([mp3Frames(), Buffer.from('APETAGEX'), canary(), id3v1('CANARY')])],
    [
      'lyrics',
      Buffer.concat([mp3Frames(), Buffer.from('LYRICSBEGIN'), canary(), Buffer.from('LYRICS200'), id3v1('CANARY')]),
    ],
    ['between frames', Buffer.concat([mp3Frames(3), id3('TPE1', canary()), mp3Frames(3)])],
    ['between frames, as nothing known', Buffer.concat([mp3Frames(3), canary('\xff\xfb'), mp3Frames(3)])],
  ])('MP3, %s: its frames alone', async (_name, bytes) => {
    const out = await gone(bytes);
    expect(out.includes('CANARY')).toBe(false);
    expect(out.length).toBeGreaterThanOrEqual(mp3Frames(5).length);
    expect(mp3Frames(6).includes(out.subarray(0, 417))).toBe(true);
  });

  it('AAC and AMR: their frames alone', async () => {
    const aac = await gone(Buffer.concat([aacFrames(3), canary('between'), aacFrames(6)]));
    expect(aac.includes('CANARY')).toBe(false);
    expect(aac.length).toBeGreaterThanOrEqual(aacFrames(8).length);
    const frame = Buffer.concat([Buffer.from([0x3c]), Buffer.alloc(31, 9)]);
    const amr = Buffer.concat([Buffer.from('#!AMR\n'), frame, frame]);
    expect(await gone(amr)).toEqual(amr);
    // The last frame before something else is not believed.
    expect(await gone(Buffer.concat([amr, canary()]))).toEqual(amr.subarray(0, -frame.length));
  });

  it('a voice note’s pages keep their sums, and say nothing', async () => {
    const out = await gone(opus('ARTIST=CANARY'));
    for (let at = out.indexOf('OggS'); at >= 0; at = out.indexOf('OggS', at + 1)) {
      const lengths = out.subarray(at + 27, at + 27 + (out[at + 26] ?? 0));
      const page = Buffer.from(
        out.subarray(at, at + 27 + lengths.length + lengths.reduce((sum, length) => sum + length, 0)),
      );
      const sum = page.readUInt32LE(22);
      page.writeUInt32LE(0, 22);
      expect(pageSum(page)).toBe(sum);
    }
    const tags = out.indexOf('OpusTags');
    expect(out.subarray(tags + 8, tags + 16)).toEqual(Buffer.alloc(8));
  });
});

const INFO = '/Root 1 0 R /Info 6 0 R';
const jpegWithExif = async (): Promise<Buffer> => withSegment(await photo({ gps: true }), 0xfe, canary('comment'));

describe('a document tells not who wrote it', () => {
  it.each<[string, () => Buffer | Promise<Buffer>]>([
    [
      'PDF, author and program',
      () => pdfOf([...PAGE, '<</Author (CANARY) /Creator (CANARY Word) /Title (CANARY)>>'], INFO),
    ],
    [
      'PDF, author with brackets in the name',
      () => pdfOf([...PAGE, '<</Author (A (b) \\) CANARY) /Custom (CANARY)>>'], INFO),
    ],
    [
      'PDF, author in hexadecimal',
      () => pdfOf([...PAGE, `<</Author <${Buffer.from('CANARY').toString('hex')}>>>`], INFO),
    ],
    [
      'PDF, an earlier state',
      () =>
        Buffer.concat([
          pdfOf([...PAGE, '<</Author (CANARY)>>'], INFO),
          Buffer.from('6 0 obj\n<</Author (CANARY 2)>>\nendobj\ntrailer <</Root 1 0 R/Info 6 0 R>>\n%%EOF\n'),
        ]),
    ],
    [
      'PDF, an author who stands elsewhere',
      () => pdfOf([...PAGE, '<</Author 7 0 R>>', '(CANARY)', packedObjects({ 9: '(CANARY)' })], INFO),
    ],
    ['PDF, XMP', () => pdfOf([...PAGE, ['<</Type/Metadata/Subtype/XML>>', canary('<dc:creator>')]])],
    [
      'PDF, packed objects',
      () =>
        pdfOf(
          [...PAGE, packedObjects({ 9: '<</Author (CANARY) /Producer (CANARY)>>', 10: '<</Title (x)>>' })],
          '/Root 1 0 R /Info 9 0 R',
        ),
    ],
    [
      'PDF, a note at the margin',
      () => pdfOf([...PAGE, '<</Type/Annot/Subtype/Highlight/T (CANARY) /Contents (WHAT-IS-SHOWN)>>']),
    ],
    [
      'PDF, a photo with its place',
      async () => pdfOf([...PAGE, ['<</Subtype/Image/Filter/DCTDecode>>', await jpegWithExif()]]),
    ],
    ['PDF, a file within', () => pdfOf([...PAGE, ['<</Type/EmbeddedFile>>', canary()]])],
    [
      'PDF, who signed it',
      () => pdfOf([...PAGE, '<</Type/Sig/ByteRange[0 1 2 3]/Name (CANARY)/Contents <43414e415259>>>']),
    ],
    ['PDF, behind its end', () => Buffer.concat([pdfOf(PAGE), canary('<script>')])],
    [
      'Word, author and company',
      () =>
        wordOf(
          part('docProps/core.xml', '<dc:creator>CANARY</dc:creator>'),
          part('docProps/app.xml', '<Company>CANARY</Company>'),
          part('docProps/custom.xml', 'CANARY'),
        ),
    ],
    ['Word, a little picture of it', () => wordOf({ name: 'docProps/thumbnail.jpeg', content: canary() })],
    [
      'Word, comments',
      () =>
        wordOf(
          part('word/comments.xml', '<w:comment w:author="CANARY" w:initials=\'CANARY\'>WHAT-IS-SHOWN</w:comment>'),
        ),
    ],
    [
      'Word, tracked changes',
      () => wordOf(part('word/document2.xml', '<w:ins w:id="1" w:author="CANARY &amp; co">x</w:ins>')),
    ],
    [
      'Word, people',
      () =>
        wordOf(
          part(
            'word/people.xml',
            '<w15:person w15:author="CANARY"><w15:presenceInfo w15:providerId="AD" w15:userId="CANARY@x"/></w15:person>',
          ),
        ),
    ],
    [
      'Word, a photo with its place',
      async () => wordOf({ name: 'word/media/image1.jpeg', content: await jpegWithExif(), deflated: true }),
    ],
    [
      'Word, a picture with words',
      async () =>
        wordOf({
          name: 'word/media/image1.png',
          content: withChunk(
            await sharp(await photo())
              .png()
              .toBuffer(),
            'tEXt',
            canary(),
          ),
        }),
    ],
    [
      'Word, its template in a folder',
      () =>
        wordOf(
          part(
            'word/_rels/settings.xml.rels',
            '<Relationship Id="a" Type="x/attachedTemplate" Target="file:///C:/Users/CANARY/t.dotm" TargetMode="External"/>',
          ),
        ),
    ],
    [
      'Word, a link into a folder',
      () =>
        wordOf(
          part(
            'word/_rels/document.xml.rels',
            '<Relationship Id="a" Type="x/hyperlink" Target="file:///C:/Users/CANARY" TargetMode="External"/>',
          ),
        ),
    ],
    ['Word, another document within', () => wordOf({ name: 'word/embeddings/oleObject1.bin', content: canary() })],
    [
      'Word, its template fetched from elsewhere',
      () =>
        wordOf(
          part(
            'word/_rels/settings.xml.rels',
            '<Relationship Id="a" TargetMode="External" Type="x/attachedTemplate" Target="https://evil.example/CANARY.dotm"/>',
          ),
        ),
    ],
    ['Excel, the folder it was kept in', () => sheetOf()],
    [
      'Excel, comments',
      () => sheetOf(part('xl/comments1.xml', '<comments><authors><author>CANARY</author></authors></comments>')),
    ],
    [
      'Excel, persons',
      () => sheetOf(part('xl/persons/person.xml', '<person displayName="CANARY" id="{1}" userId="CANARY"/>')),
    ],
    ['Excel, the printer', () => sheetOf({ name: 'xl/printerSettings/printerSettings1.bin', content: canary() })],
    [
      'LibreOffice, author',
      () => odtOf('<meta:initial-creator>CANARY</meta:initial-creator><dc:creator>CANARY</dc:creator>'),
    ],
    [
      'LibreOffice, a note at the margin',
      () =>
        odtOf(
          'CANARY',
          '<office:annotation><dc:creator>CANARY</dc:creator><meta:creator-initials>CANARY</meta:creator-initials></office:annotation>',
        ),
    ],
    [
      'LibreOffice, the sender',
      () => odtOf('CANARY', '<text:sender-lastname text:fixed="false">CANARY</text:sender-lastname>'),
    ],
    [
      'LibreOffice, a little picture of it',
      () => odtOf('CANARY', '', { name: 'Thumbnails/thumbnail.png', content: canary() }),
    ],
  ])('%s', async (_name, make) => {
    const bytes = await make();
    const hidden = /CANARY|43414e415259/;
    expect(within(bytes)).toMatch(hidden);
    const out = await gone(bytes);
    expect(within(out)).not.toMatch(hidden);
    expect(within(out)).toContain('WHAT-IS-SHOWN');
    // It is a document still, and there is nothing left to take out of it.
    expect((await keptAs(out)).mime).toBe((await keptAs(bytes)).mime);
    expect(await gone(out)).toEqual(out);
  });

  it('what is written on a page stays, and a document that tells nothing goes as it is', async () => {
    expect(await gone(pdfOf(PAGE))).toEqual(pdfOf(PAGE));
    const words = [...entriesIn(await gone(wordOf()))].map(({ name, content }) => [name, content.toString()]);
    expect(words).toContainEqual(['word/document.xml', '<w:document><w:t>WHAT-IS-SHOWN</w:t></w:document>']);
    expect(words.join()).not.toContain('docProps');
  });

  it.each<[string, () => Buffer]>([
    ['encrypted', () => pdfOf([...PAGE, '<</Filter/Standard>>'], '/Root 1 0 R /Encrypt 6 0 R')],
    ['packed as nobody does', () => pdfOf([...PAGE, ['<</Type/ObjStm/N 1/First 4/Filter/LZWDecode>>', canary()]])],
    ['packed, and damaged', () => pdfOf([...PAGE, ['<</Type/ObjStm/N 1/First 4/Filter/FlateDecode>>', canary()]])],
    ['text of no kind', () => wordOf({ name: 'word/document3.xml', content: Buffer.from([0xff, 0xfe, 0x3c, 0]) })],
  ])(
    'one that can not be looked through (%s) goes out as it is where its sender is known, and else not at all',
    async (_name, make) => {
      const bytes = make();
      await expect(gone(bytes)).rejects.toMatchObject({ code: 'unclean' });
      expect(await gone(bytes, { mayTell: true })).toEqual(bytes);
    },
  );

  it('a signature covers each byte: a signed document goes out as it is where its sender is known', async () => {
    const bytes = pdfOf(
      [...PAGE, '<</Type/Sig/ByteRange[0 1 2 3]/Name (Budi)/Contents <00>>>', '<</Author (Budi)>>'],
      '/Root 1 0 R/Info 7 0 R',
    );
    expect(await gone(bytes, { mayTell: true })).toEqual(bytes);
    expect(within(await gone(bytes))).not.toContain('Budi');
  });

  it.each([
    '/JS (alert) /S/JavaScript',
    '/OpenAction 3 0 R',
    '/AA <<>>',
    '/S/Launch /F (cmd.exe)',
    '/S/SubmitForm',
    '/J#61vaScript 1 0 R',
    '/Names<</EmbeddedFiles 1 0 R>>',
    '/XFA 1 0 R',
    '/Subtype/RichMedia',
  ])('nothing runs or opens by itself: %s', async (active) => {
    const name = /JS|JavaScript|OpenAction|\/AA|Launch|SubmitForm|EmbeddedFiles|XFA|RichMedia|J#61vaScript/;
    for (const bytes of [pdfOf([...PAGE, `<<${active}>>`]), pdfOf([...PAGE, packedObjects({ 9: `<<${active}>>` })])]) {
      expect(within(bytes)).toMatch(name);
      expect(within(await gone(bytes))).not.toMatch(name);
    }
  });
});

describe('a bomb is not set off by looking through it', () => {
  const zeros = Buffer.alloc(100 * 1024 * 1024);
  const times = (count: number, object: string | readonly [string, Buffer]) =>
    Array.from({ length: count }, () => object);
  it.each<[string, () => Buffer]>([
    [
      'Word that says less than it holds',
      () => wordOf({ name: 'word/comments.xml', content: zeros, deflated: true, announced: 1_000 }),
    ],
    [
      'Word of many parts that say so',
      () => wordOf(...times(6, '').map((_, at) => part(`word/header${at}.xml`, 'x'.repeat(6 * 1024 * 1024)))),
    ],
    [
      'Word with another Word, and another',
      () =>
        wordOf({
          name: 'word/document9.xml',
          content: wordOf({ name: 'word/x.xml', content: zeros, deflated: true }),
          deflated: true,
        }),
    ],
    [
      'Excel that says less',
      () => sheetOf({ name: 'xl/comments1.xml', content: zeros, deflated: true, announced: 10 }),
    ],
    [
      'PDF of packed objects',
      () => pdfOf([...PAGE, ['<</Type/ObjStm/N 1/First 4/Filter/FlateDecode>>', deflateSync(zeros)]]),
    ],
    [
      'PDF of many such',
      () =>
        pdfOf([
          ...PAGE,
          ...times(40, [
            '<</Type/ObjStm/N 1/First 4/Filter/FlateDecode>>',
            deflateSync(zeros.subarray(0, 1024 * 1024)),
          ]),
        ]),
    ],
    [
      'PDF of very many short ones',
      () =>
        pdfOf([
          ...PAGE,
          ...times(6_000, ['<</Type/ObjStm/N 0/First 0/Filter/FlateDecode>>', deflateSync(Buffer.from(' '))]),
        ]),
    ],
    ['PDF of a packed photo', () => pdfOf([...PAGE, ['<</Filter[/FlateDecode/DCTDecode]>>', deflateSync(zeros)]])],
  ])('%s', async (_name, make) => {
    await expect(gone(make())).rejects.toMatchObject({ code: 'unclean' });
  });

  it.each([
    'stream\nendstream\n',
    '/Author (',
    '/Type/Annot/Subtype/Text/T<',
    '1 0 obj ',
    'endobj',
    '/Info 1 0 R ',
    '((((',
    '/#4a',
  ])('a document costs as much as it is long, though it be made of “%s”', (unit) => {
    expect(growth(unit, 60_000, (text) => void barePdf(Buffer.from(`%PDF-1.4\n${text}`)))).toBeLessThan(RATIO_MAX);
  });
  it.each([
    ' author=',
    '<author ',
    '<person displayName=',
    '<Relationship TargetMode="External" ',
    ' a:',
    '="',
    '<dc:creator>',
  ])('nor does markup made of “%s” cost more', (unit) => {
    const looked = (text: string) => void bareOffice(wordOf({ name: 'word/comments.xml', content: text }));
    expect(growth(unit, 60_000, looked)).toBeLessThan(RATIO_MAX);
  });
});

describe('whatever the bytes, it ends, and no file grows', () => {
  const whole: readonly (() => Buffer)[] = [
    () => film({ inMovie: box('udta', box('\xa9xyz', place())), other: ['meta', canary()] }),
    () => wav(chunk('LIST', canary())),
    () => opus('ARTIST=CANARY'),
    () => webm(element('1254c367', canary())),
    () => Buffer.concat([id3('TPE1', canary()), mp3Frames()]),
    () => pdfOf([...PAGE, '<</Author (CANARY)>>', packedObjects({ 9: '<</JS (x)>>' })], INFO),
    () => wordOf(part('docProps/core.xml', 'CANARY')),
  ];
  it('three hundred broken ones', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...whole),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 12 }),
        fc.double({ min: 0.2, max: 1, noNaN: true }),
        async (make, changes, part) => {
          const bytes = Buffer.from(make());
          // The first bytes say what it is.
          for (const [at, byte] of changes) bytes[64 + (at % (bytes.length - 64))] = byte;
          const cut = bytes.subarray(0, Math.max(64, Math.ceil(bytes.length * part)));
          const kept = await on.evidence.keep(streamOf(cut, 5_000), {});
          const out = kept.ok && outFile('document', kept.file, 'x');
          if (!out) return;
          let length = 0;
          try {
            for await (const piece of on.evidence.outgoing(out)) length += (piece as Buffer).length;
          } catch (error) {
            expect(error).toMatchObject({ code: 'unclean' });
          }
          // An archive is written anew, and may be packed a little worse.
          expect(length).toBeLessThanOrEqual(cut.length + 1_000);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('what was touched on the disk is not given out as whole', async () => {
    const file = await keptAs(film());
    const other = await keptAs(film());
    const out = outFile('video', { ...file, key: other.key }, 'x');
    await expect(
      (async () => {
        for await (const _ of on.evidence.outgoing(out ?? { ...file }));
      })(),
    ).rejects.toMatchObject({ code: 'tampered' });
  });
});
