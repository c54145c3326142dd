import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OutFile } from '../../src/core/delivery.ts';
import type { HttpServer } from '../../src/http/server.ts';
import { openBrowser } from '../fakes/browser.ts';
import { pdf, photo } from '../fixtures/media/make.ts';
import { Backend, echo } from './backend.ts';

let browser: Browser;
let backend: Backend;
let server: HttpServer;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  backend = new Backend(echo);
  backend.files.set('f1', await photo({ side: 300 })).set('f2', pdf());
  server = await backend.serve();
});
afterEach(() => server.close(1_000));

const FILES: readonly OutFile[] = [
  { id: 'f1', kind: 'photo', mime: 'image/jpeg', name: 'sesudah-1.jpg', key: '', bytes: 1 },
  { id: 'f2', kind: 'document', mime: 'application/pdf', name: 'surat.pdf', key: '', bytes: 1 },
];

describe('files that the bot sends, in a real browser', () => {
  it.each([true, false])('are there to look at and to save, with a script: %s', async (javaScriptEnabled) => {
    const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 320, height: 640 } });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    await page.goto(server.url);
    await page.getByRole('textbox', { name: 'Pesan' }).fill('halo');
    await page.getByRole('button', { name: 'Kirim', exact: true }).click();
    await page.getByText('Anda menulis: halo').waitFor();
    backend.sendFiles(backend.lastChat(), 'f:7', FILES, 'Sesudah diperbaiki');
    if (!javaScriptEnabled) await page.reload();
    await page.getByText('Sesudah diperbaiki').waitFor();
    const picture = page.getByRole('img', { name: 'Foto sesudah-1.jpg' });
    await picture.scrollIntoViewIfNeeded();
    await expect.poll(() => picture.evaluate((img) => Reflect.get(img, 'naturalWidth'))).toBe(300);
    const [saved] = await Promise.all([page.waitForEvent('download'), page.getByText('surat.pdf').click()]);
    expect(saved.suggestedFilename()).toBe('surat.pdf');
    expect(complaints).toEqual([]);
    await context.close();
  });
});
