import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HttpServer } from '../../src/http/server.ts';
import { openBrowser } from '../fakes/browser.ts';
import { Backend, type Script } from './backend.ts';
import { PAYLOADS, TEMPLATES } from './payloads.ts';

/** Says everything back in every way the bot can: words, bold, code, a link, a placeholder, a choice. */
const parrot: Script = ({ content }) => {
  const words =
    content.kind === 'text' ? content.text : content.kind === 'media' ? `${content.caption} ${content.media.name}` : '';
  return [
    {
      text: [
        words,
        { bold: words },
        { code: words },
        { link: words, url: words },
        { link: 'x', url: `https://x/${words}` },
      ],
      placeholder: words.slice(0, 64),
      choices: [[{ id: 'a:1', label: words.slice(0, 60) }]],
    },
  ];
};

/** With its answer each is four messages, of which a page shows two hundred. */
const PAYLOADS_A_PAGE = 45;
/** What no row may hold, whatever was typed. */
const ALIVE = [
  '.row :is(script, iframe, svg, img, base, meta, link, object, embed, input:not([type=hidden]), textarea, style)',
  '.row :is([onerror], [onload], [onclick], [onfocus], [onmouseover], [style], [srcdoc])',
  '.row a:not([href^="https://"])',
].join();

let browser: Browser;
let house: Backend;
let server: HttpServer;
beforeAll(async () => {
  browser = await openBrowser();
  house = new Backend(parrot);
  server = await house.serve();
});
afterAll(async () => {
  await browser.close();
  await house.channel.stop();
  await server.close(0);
});

/** A page on which anything that runs is heard. */
async function watchedPage(): Promise<{ readonly page: Page; readonly ran: string[]; readonly refused: string[] }> {
  const page = await browser.newPage();
  const ran: string[] = [];
  const refused: string[] = [];
  await page.exposeFunction('ran', (what?: string) => void ran.push(what ?? 'something'));
  page.on('dialog', (dialog) => {
    ran.push('dialog');
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    if (/Content Security Policy|TrustedHTML/i.test(message.text())) refused.push(message.text());
  });
  return { page, ran, refused };
}

describe(`${PAYLOADS.length} ways to make words run`, () => {
  it('are at least three hundred', () => expect(PAYLOADS.length).toBeGreaterThanOrEqual(300));

  it('as text, as caption, as a file’s name, live and rendered anew: none runs, and none even had to be stopped by the policy', async () => {
    const { page, ran, refused } = await watchedPage();
    await page.goto(server.url);
    // Sent from the page itself, with its cookie, as fast as it goes; a function of the page would be stopped by its policy.
    const send = async (path: string, body: FormData | string): Promise<void> => {
      const cookies = await page.context().cookies();
      const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
      const headers = {
        cookie,
        accept: 'application/json',
        ...(typeof body === 'string' && { 'content-type': 'application/json' }),
      };
      expect((await fetch(`${server.url}${path}`, { method: 'POST', headers, body })).status).toBe(202);
    };
    await page.getByRole('textbox', { name: 'Pesan' }).fill('mulai');
    await page.getByRole('button', { name: 'Kirim', exact: true }).click();
    await page.getByText('terkirim').first().waitFor();
    for (let from = 0; from < PAYLOADS.length; from += PAYLOADS_A_PAGE) {
      const some = PAYLOADS.slice(from, from + PAYLOADS_A_PAGE);
      const sendFile = async (text: string, at: number): Promise<void> => {
        // A file takes longer: of those that differ in little every third comes with one.
        if (from + at >= TEMPLATES.length && at % 3 > 0) return;
        const form = new FormData();
        form.append('id', `berkas-serangan-${from + at}`);
        form.append('text', text);
        form.append('berkas', new Blob(['x'], { type: 'application/pdf' }), `${text}.pdf`);
        await send('/lampiran', form);
      };
      await Promise.all(
        some.map((text, at) => send('/pesan', JSON.stringify({ id: `serangan-${from + at}`, kind: 'text', text }))),
      );
      // One after the other: few of one chat are let in at once.
      for (const [at, text] of some.entries()) await sendFile(text, at);
      const last = page.locator(`[data-key="serangan-${from + some.length - 1}"]`);
      // Once as it comes by the stream and the script shows it, once as the server renders it.
      for (const look of ['live', 'anew'] as const) {
        if (look === 'anew') await page.reload();
        await last.waitFor();
        const shown = await page.getByRole('log').textContent();
        // HTML has no NUL, and text of a page no difference between kinds of line end.
        for (const text of some) if (!/\n/.test(text) && !text.includes('\0')) expect(shown).toContain(text);
        expect(await page.locator(ALIVE).count()).toBe(0);
      }
    }
    expect({ ran, refused }).toEqual({ ran: [], refused: [] });
    await page.close();
  });

  it('as a tracking code, in the address and in the form: none runs', async () => {
    const { page, ran, refused } = await watchedPage();
    for (const text of PAYLOADS.slice(0, 9)) {
      await page.goto(`${server.url}/lacak/${encodeURIComponent(text)}`);
      expect(await page.getByLabel('Kode lacak').inputValue()).toBe(text.slice(0, 40));
    }
    expect({ ran, refused }).toEqual({ ran: [], refused: [] });
    await page.close();
  });
});
