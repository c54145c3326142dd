// Makes the README's pictures anew, on a machine with fonts for emoji and serifs (Debian: fonts-noto fonts-noto-color-emoji): starts the program on an empty folder, tells a complaint in a real browser, looks at the screen.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startProgram } from '../tests/app-run.ts';
import { openBrowser } from '../tests/fakes/browser.ts';
import { photo } from '../tests/fixtures/media/make.ts';

const images = fileURLToPath(new URL('../docs/images/', import.meta.url));
mkdirSync(images, { recursive: true });
const dir = mkdtempSync(path.join(tmpdir(), 'aduan-screens-'));
const program = await startProgram({ DATA_DIR: dir });
const browser = await openBrowser();
const page = await browser.newPage({
  viewport: { width: 390, height: 780 },
  deviceScaleFactor: 1.5,
  reducedMotion: 'reduce',
});
const log = page.getByRole('log');
const sees = (words: string) => log.getByText(words).last().waitFor();
const says = async (words: string) => {
  await page.getByRole('textbox', { name: 'Pesan' }).fill(words);
  await page.getByRole('button', { name: 'Kirim', exact: true }).click();
};
const shot = async (name: string) => {
  await page.mouse.move(0, 0);
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
  await page.screenshot({ path: path.join(images, `${name}.png`) });
};

await page.goto(program.url);
await shot('welcome-phone');
await says('min lampu jalan di Jl Sultan Adam Banjarmasin mati semua sejak minggu, gelap banget');
await sees('Ada nomor di tiang');
await page.getByRole('button', { name: 'Lewati' }).click();
await sees('Kirim bukti');
await shot('chat-phone');
await page
  .getByLabel('Lampirkan')
  .setInputFiles([
    { name: 'lampu.jpg', mimeType: 'image/jpeg', buffer: await photo({ side: 400, colour: '#23344a' }) },
  ]);
await sees('Siapa yang boleh tahu');
await page.getByRole('button', { name: 'Anonim', exact: true }).click();
await sees('Periksa laporan Anda');
await shot('check-phone');
await page.getByRole('button', { name: 'Kirim laporan' }).click();
await sees('Kode laporan');
await shot('code-phone');
const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3}/.exec((await log.textContent()) ?? '')?.[0] ?? '';
await page.goto(`${program.url}/lacak/${code}`);
await shot('tracking-phone');
// The desk: the first admin's invitation is printed at the start; a second browser is somebody else.
const invitation = /\/masuk \S+/.exec(program.output())?.[0] ?? '';
const officer = await browser.newPage({
  viewport: { width: 390, height: 1180 },
  deviceScaleFactor: 1.5,
  reducedMotion: 'reduce',
});
const desk = officer.getByRole('log');
const officerSays = async (words: string, answer: string) => {
  await officer.getByRole('textbox', { name: 'Pesan' }).fill(words);
  await officer.getByRole('button', { name: 'Kirim', exact: true }).click();
  await desk.getByText(answer).last().waitFor();
};
await officer.goto(program.url);
await officerSays(invitation, 'sebagai pengawas');
await officerSays('/antrian', 'Antrian: semua');
await officerSays(`/lihat ${code}`, 'Belum dipegang siapa pun');
await desk.getByRole('img').last().waitFor();
await officer.mouse.move(0, 0);
await officer.screenshot({ path: path.join(images, 'desk-phone.png') });

await page.setViewportSize({ width: 1280, height: 800 });
await page.goto(program.url);
await sees('Kode laporan');
await shot('chat-desktop');
await browser.close();
await program.end('SIGTERM');
rmSync(dir, { recursive: true, force: true });
