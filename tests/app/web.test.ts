import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Running, startProgram } from '../app-run.ts';
import { openBrowser } from '../fakes/browser.ts';
import { photo } from '../fixtures/media/make.ts';

let browser: Browser;
let dir: string;
let program: Running;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
});
beforeEach(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'aduan-web-'));
  program = await startProgram({ DATA_DIR: dir });
});
afterEach(async () => {
  await program.end('SIGKILL').catch(() => undefined);
  rmSync(dir, { recursive: true, force: true });
});

const log = (page: Page) => page.getByRole('log');
const sees = (page: Page, words: string) => log(page).getByText(words).last().waitFor({ timeout: 60_000 });
async function says(page: Page, words: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Pesan' }).fill(words);
  await page.getByRole('button', { name: 'Kirim', exact: true }).click();
}
const picture = async () => ({
  name: 'lubang.jpg',
  mimeType: 'image/jpeg',
  buffer: await photo({ gps: true, side: 300 }),
});

const codeIn = (text: string | null): string =>
  /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3}/.exec(text ?? '')?.[0] ?? 'no code';

/** From the first words to the code. */
async function report(page: Page): Promise<string> {
  await says(page, 'lampu jalan mati di Jl. Veteran Banjarmasin sejak kemarin');
  await sees(page, 'Ada nomor di tiang');
  await page.getByRole('button', { name: 'Lewati' }).click();
  await sees(page, 'Kirim bukti');
  await page.getByLabel('Lampirkan').setInputFiles([await picture()]);
  await sees(page, 'Siapa yang boleh tahu');
  await page.getByRole('button', { name: 'Anonim', exact: true }).click();
  await sees(page, 'Periksa laporan Anda');
  await page.getByRole('button', { name: 'Kirim laporan' }).click();
  await sees(page, 'Kode laporan');
  return codeIn(await log(page).textContent());
}

describe('the web chat in a real browser', () => {
  it('takes a complaint to its code on a 320 px phone, without a scroll bar, an error or a broken policy', async () => {
    const page = await browser.newPage({ viewport: { width: 320, height: 640 } });
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(program.url);
    const code = await report(page);
    expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
    await page.goto(`${program.url}/lacak/${code}`);
    expect(await page.getByText(code).count()).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('a closed browser and a restarted program lose nothing: the talk and the draft are there', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(program.url);
    await says(page, 'sampah menumpuk di Pasar Lima Banjarmasin sejak seminggu');
    await sees(page, 'Saya catat');
    await page.close();
    await program.end('SIGTERM');
    program = await startProgram({ DATA_DIR: dir });
    const again = await context.newPage();
    await again.goto(program.url);
    await sees(again, 'sampah menumpuk di Pasar Lima');
    await says(again, 'status');
    await sees(again, 'Belum terkirim');
    await context.close();
  });

  it('works without JavaScript, by plain forms', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(program.url);
    await says(page, 'jalan berlubang di Jl. A. Yani km 5 Banjarmasin sejak kemarin');
    const answered = async (words: string) => {
      for (let i = 0; i < 20 && !(await page.content()).includes(words); i += 1) await page.goto(program.url);
      expect(await page.content()).toContain(words);
    };
    await answered('Seberapa besar');
    await page.getByRole('button', { name: 'Lewati' }).click();
    await answered('Kirim bukti');
    await page.getByLabel('Lampirkan').setInputFiles([await picture()]);
    await page.getByRole('button', { name: 'Kirim', exact: true }).click();
    await answered('Siapa yang boleh tahu');
    await page.getByRole('button', { name: 'Anonim', exact: true }).click();
    await answered('Periksa laporan Anda');
    await page.getByRole('button', { name: 'Kirim laporan' }).click();
    await answered('Kode laporan');
    const code = codeIn(await log(page).textContent());
    await page.getByRole('link', { name: 'Lacak laporan' }).click();
    await page.getByLabel('Kode lacak').fill(code.toLowerCase().replaceAll('-', ' '));
    await page.getByRole('button', { name: 'Lihat status' }).click();
    expect(await page.getByRole('heading', { name: code }).count()).toBe(1);
    await context.close();
  });

  it('words written without a signal wait and arrive once it is back', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(program.url);
    await says(page, 'halo');
    await sees(page, 'Apa yang terjadi');
    await context.setOffline(true);
    await says(page, 'jalan rusak di Jl. Veteran Banjarmasin');
    await log(page).getByText('menunggu sinyal').first().waitFor();
    await context.setOffline(false);
    await sees(page, 'Saya catat');
    await context.close();
  });

  it('speaks English with whoever asks for it on the page, also in the middle', async () => {
    const page = await browser.newPage();
    await page.goto(program.url);
    await says(page, 'lampu jalan mati di Jl. Veteran Banjarmasin sejak kemarin');
    await sees(page, 'Ada nomor di tiang');
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByRole('textbox', { name: 'Message' }).fill('PJU-12');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await sees(page, 'Please send evidence');
    // Said in words it counts as well, and the page remembers its own language.
    await page.goto(program.url);
    await page.getByRole('textbox', { name: 'Message' }).fill('/bahasa id');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await sees(page, 'Kirim bukti');
    await page.close();
  });
});

describe('around the chat', () => {
  it('answers health, metrics and a wrong code', async () => {
    expect((await fetch(`${program.url}/healthz`)).status).toBe(200);
    const ready = (await (await fetch(`${program.url}/readyz`)).json()) as { ok: boolean; parts: object };
    expect(ready.ok).toBe(true);
    expect(Object.keys(ready.parts)).toEqual(expect.arrayContaining(['database', 'worker', 'web']));
    const metrics = await (await fetch(`${program.url}/metrics`)).text();
    for (const line of [
      'aduan_working 1',
      'aduan_part_up{part="worker"} 1',
      'aduan_queue_oldest_seconds{queue="inbox"} 0',
    ])
      expect(metrics.split('\n')).toContain(line);
    expect(metrics).toMatch(/^aduan_info\{version="[\d.]+",database="(sqlite|postgresql)"\} 1$/m);
    expect(metrics).toMatch(/^aduan_disk_free_bytes [1-9]/m);
    expect((await fetch(`${program.url}/lacak/AAAA-BBBB-CCC`)).status).toBe(404);
  });
});
