import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as make from '../fixtures/media/make.ts';
import { type Stage, stage, streamOf } from './stage.ts';

let on: Stage;
beforeAll(async () => {
  on = await stage();
});
afterAll(() => on.end());

const words = (text: string): Buffer => Buffer.from(text);
const after = (bytes: Buffer, text: string): Buffer => Buffer.concat([bytes, words(text)]);

describe('a file is what its content says', () => {
  it.each<[string, () => Buffer | Promise<Buffer>, string]>([
    ['photo', () => make.photo(), 'image/jpeg'],
    ['picture of a phone that sharp may not read', () => make.media('heic'), 'image/heic'],
    ['voice note', make.voice, 'audio/ogg'],
    [
      'MP3 with a large cover',
      () => Buffer.concat([words('ID3\x04\0\0\0\x0f\x7f\x7f'), Buffer.alloc(9_000)]),
      'audio/mpeg',
    ],
    ['AMR of an old phone', () => after(words('#!AMR\n'), '\x04\x08'.repeat(50)), 'audio/amr'],
    ['WAV', () => Buffer.concat([words('RIFF\x24\0\0\0WAVEfmt '), Buffer.alloc(40)]), 'audio/wav'],
    ['sound of an iPhone', () => make.media('M4A '), 'audio/mp4'],
    ['video', make.video, 'video/mp4'],
    ['video of an iPhone', () => make.media('qt  '), 'video/quicktime'],
    ['video of an old phone', () => make.media('3gp4'), 'video/3gpp'],
    ['PDF', make.pdf, 'application/pdf'],
    ['Word', () => make.docx(), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    [
      'Word as LibreOffice writes it',
      make.docxOfLibreOffice,
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    ['Excel', make.xlsx, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['LibreOffice', () => make.odt(), 'application/vnd.oasis.opendocument.text'],
    [
      'chronology',
      () => words('Kronologi: pukul 9 saya antre, < 10 orang. Katanya “besok” 😔\r\n\tSaksi: Bu Ani'),
      'text/plain',
    ],
  ])('%s', async (_name, bytes, mime) => {
    expect(await on.evidence.keep(streamOf(await bytes(), 700), {})).toMatchObject({ ok: true, file: { mime } });
  });

  it('sound in a container for video is sound when its sender says so, and nothing else is what its sender says', async () => {
    const kept = async (bytes: Buffer, mime: string) => {
      const result = await on.evidence.keep(streamOf(bytes), { mime });
      return result.ok ? result.file.mime : result.why;
    };
    expect(await kept(make.video(), 'audio/mp4')).toBe('audio/mp4');
    expect(await kept(make.video(), 'video/mp4')).toBe('video/mp4');
    expect(await kept(await make.photo(), 'audio/mp4')).toBe('image/jpeg');
    expect(await kept(make.exe(), 'audio/mp4')).toBe('refused');
    expect(await kept(make.pdf(), 'text/html')).toBe('application/pdf');
  });
});

describe('what officers should not open is refused, whatever it looks like', () => {
  it.each<[string, () => Buffer]>([
    ['program', make.exe],
    ['program of Linux', () => Buffer.concat([words('\x7fELF\x02\x01\x01'), Buffer.alloc(300)])],
    ['shell script', () => words('#!/bin/sh\necho halo')],
    ['drawing with a script', make.svg],
    ['drawing behind words', () => words(`kronologi ${make.svg().toString()}`)],
    ['page', () => words('<!doctype html><script>alert(1)</script>')],
    ['page that begins with a tag', () => words('\n <p onclick=alert(1)>halo')],
    ['page behind many words', () => words(`${'kronologi '.repeat(2_000)}<script>alert(1)</script>`)],
    [
      'XML that reaches out',
      () => words('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><x/>'),
    ],
    ['words with a program behind them', () => Buffer.concat([words('kronologi '.repeat(1_000)), make.exe()])],
    ['words without an end', () => words('kronologi '.repeat(120_000))],
    ['archive', () => make.zip([{ name: 'foto.jpg' }])],
    ['archive that is damaged', () => Buffer.concat([words('PK\x03\x04'), Buffer.alloc(500)])],
    ['Android program', () => make.zip([{ name: 'AndroidManifest.xml' }, { name: 'classes.dex' }])],
    ['Java program', () => make.zip([{ name: 'META-INF/MANIFEST.MF' }, { name: 'A.class' }])],
    ['Word with macros', () => make.docx({ name: 'word/vbaProject.bin' })],
    ['Word that is an Android program too', () => make.docx({ name: 'AndroidManifest.xml' }, { name: 'classes.dex' })],
    ['Word with a program in it', () => make.docx({ name: 'word/embeddings/a.exe' })],
    ['Word that climbs out of its folder', () => make.docx({ name: 'word/../../x' })],
    ['Word that is a bomb', () => make.docx({ name: 'word/media/a.png', announced: 3_000_000_000 })],
    ['Word with a password', () => make.docx({ name: 'word/media/a.png', encrypted: true })],
    ['Word with a page behind it', () => after(make.docx(), '<script>alert(1)</script>')],
    [
      'Word of ten thousand parts',
      () => make.docx(...Array.from({ length: 10_000 }, (_, i) => ({ name: `word/${i}` }))),
    ],
    ['LibreOffice with macros', () => make.odt({ name: 'Basic/Standard/Module1.xml' })],
    ['old Word', () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])],
    ['RAR', () => Buffer.concat([words('Rar!\x1a\x07\x01\0'), Buffer.alloc(100)])],
    ['drawing program', () => Buffer.concat([words('%!PS-Adobe-3.0\n'), Buffer.alloc(20)])],
    ['bytes of no kind', () => Buffer.concat([Buffer.from([0, 1, 2, 3]), Buffer.alloc(1_000_000, 0x91)])],
    ['words of no alphabet', () => Buffer.from([0x61, 0xc3, 0x28, 0x61])],
  ])('%s', async (_name, bytes) => {
    const before = on.files();
    expect(await on.evidence.keep(streamOf(bytes(), 30_000), { mime: 'image/jpeg' })).toEqual({
      ok: false,
      why: 'refused',
    });
    expect(on.files()).toEqual(before);
  });
});

describe('a file that is two things', () => {
  it.each<[string, () => Promise<Buffer>]>([
    ['photo and page', async () => after(await make.photo(), '<script>CANARY</script>')],
    ['photo and archive', async () => Buffer.concat([await make.photo(), make.zip([{ name: 'CANARY.exe' }])])],
    [
      'photo with a page in a comment',
      async () => make.withSegment(await make.photo(), 0xfe, words('<script>CANARY</script>')),
    ],
    [
      'photo with PHP in its EXIF',
      async () => make.withSegment(await make.photo(), 0xe1, words('Exif\0\0<?php CANARY ?>')),
    ],
  ])('%s: is the photo, and its clean copy is nothing else', async (_name, bytes) => {
    const file = await on.kept(await bytes());
    expect(file.mime).toBe('image/jpeg');
    const clean = await on.evidence.open(file, 'clean');
    expect(clean.includes('CANARY')).toBe(false);
    expect(clean.includes('PK\x03\x04')).toBe(false);
  });

  it('a page that hides a photo is a page', async () => {
    const bytes = Buffer.concat([words('<html>'), await make.photo(), randomBytes(10)]);
    expect(await on.evidence.keep(streamOf(bytes), {})).toEqual({ ok: false, why: 'refused' });
  });
});
