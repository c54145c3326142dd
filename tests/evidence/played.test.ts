import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bare, documentRoom } from '../../src/core/evidence/bare/bare.ts';
import { openBrowser } from '../fakes/browser.ts';

/** What a real program recorded is cleaned, and a real player plays it as it did before. */

/** Starting a browser takes long on a busy machine. */
const STARTING_MS = 120_000;
const FRAMES = 25;

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage();
  await page.addScriptTag({ content: ABLE });
}, STARTING_MS);
afterAll(async () => {
  await browser.close();
});

/** What the page can do: `record` coloured squares and a tone, as a phone's browser does, and `play` a file to its end. Files are base64 here. */
const ABLE = `
async function record(type, frames) {
  if (!MediaRecorder.isTypeSupported(type)) return '';
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [160, 120];
  const pen = canvas.getContext('2d');
  const audio = new AudioContext();
  const tone = audio.createOscillator();
  const heard = audio.createMediaStreamDestination();
  tone.connect(heard);
  tone.start();
  const seen = type.startsWith('video') ? canvas.captureStream().getTracks() : [];
  const recorder = new MediaRecorder(new MediaStream([...seen, ...heard.stream.getTracks()]), { mimeType: type });
  const parts = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  const stopped = new Promise((done) => { recorder.onstop = done; });
  recorder.start();
  for (let frame = 0; frame < frames; frame += 1) {
    pen.fillStyle = 'hsl(' + frame * 14 + ' 80% 50%)';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    await new Promise(requestAnimationFrame);
  }
  recorder.stop();
  await stopped;
  const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
async function play(text, type) {
  const player = document.createElement('video');
  player.muted = true;
  player.src = URL.createObjectURL(new Blob([Uint8Array.from(atob(text), (char) => char.charCodeAt(0))], { type }));
  const how = await new Promise((done) => {
    player.onerror = () => done('error: ' + player.error.message);
    player.onended = () => done('to its end');
    player.play().catch((error) => done('error: ' + error));
  });
  return { how, at: player.currentTime, width: player.videoWidth, height: player.videoHeight };
}`;

const recorded = (type: string) => page.evaluate<string>(`record('${type}', ${FRAMES})`);
const played = (bytes: Buffer, type: string) =>
  page.evaluate<{ how: string; at: number; width: number; height: number }>(
    `play('${bytes.toString('base64')}', '${type}')`,
  );

async function cleaned(bytes: Buffer, mime: string): Promise<Buffer> {
  const pieces: Buffer[] = [];
  const open = async function* () {
    yield bytes;
  };
  for await (const piece of bare({ mime }, open, documentRoom())) pieces.push(piece);
  return Buffer.concat(pieces);
}

it.each(['video/webm', 'video/mp4', 'audio/webm', 'audio/mp4'])(
  '%s is played as before',
  async (type) => {
    const file = Buffer.from(await recorded(type), 'base64');
    // Not every build of Chromium has these.
    if (file.length === 0 && type.endsWith('mp4')) return;
    const clean = await cleaned(file, type);
    const before = await played(file, type);
    expect(before.how).toBe('to its end');
    expect(await played(clean, type)).toEqual(before);
    expect(file.equals(clean)).toBe(false);
    // The program that recorded it names itself in its own files.
    if (type.endsWith('webm')) expect(file.includes('Chrome')).toBe(true);
    expect(clean.includes('Chrome')).toBe(false);
  },
  STARTING_MS,
);
