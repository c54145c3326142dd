import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WEB_WORDS } from '../../src/core/language/web.ts';
import type { HttpServer } from '../../src/http/server.ts';
import { openBrowser } from '../fakes/browser.ts';
import { Backend, type Script } from './backend.ts';

const words = WEB_WORDS.id;
/** How long to look again for what must come: a busy machine takes its time. */
const PATIENCE = { timeout: 60_000 };
const PHONE = { viewport: { width: 320, height: 640 }, isMobile: true, hasTouch: true } as const;

let browser: Browser;
let house: Backend;
let server: HttpServer;
let context: BrowserContext;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  house = new Backend();
  server = await house.serve();
});
afterEach(async () => {
  await context.close();
  await house.channel.stop();
  await server.close(0);
});

/** A browser of its own, with its page open. */
async function visit(options: Parameters<Browser['newContext']>[0] = {}, path = ''): Promise<Page> {
  context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  return open(path);
}
async function open(path = ''): Promise<Page> {
  const page = await context.newPage();
  await page.goto(server.url + path);
  return page;
}
const log = (page: Page) => page.getByRole('log');
const box = (page: Page) => page.getByRole('textbox', { name: 'Pesan' });
const hears = (page: Page, text: string) => log(page).getByText(text).last().waitFor();
async function says(page: Page, text: string): Promise<void> {
  await box(page).fill(text);
  await page.getByRole('button', { name: 'Kirim', exact: true }).click();
}
const picture = (name = 'foto.jpg') => ({ name, mimeType: 'image/jpeg', buffer: Buffer.from('gambar') });

/** Asks with two choices; everything else is said back. */
const asking: Script = (message, turn) =>
  message.content.kind === 'choice'
    ? [{ text: [`Anda memilih ${message.content.id}`] }]
    : [
        {
          text: [`Pertanyaan ${turn}`],
          choices: [
            [
              { id: 'q:ya', label: 'Ya' },
              { id: 'q:tidak', label: 'Tidak' },
            ],
          ],
        },
      ];

describe('a slow or broken network', () => {
  it('what was written without a signal waits, outlives a closed browser and arrives once; half-typed words are still in the box', async () => {
    const page = await visit();
    await says(page, 'ada sinyal');
    await hears(page, 'Anda menulis: ada sinyal');
    await context.setOffline(true);
    await page.getByText(words.offline()).waitFor();
    await says(page, 'tanpa sinyal satu');
    await says(page, 'tanpa sinyal dua');
    await log(page).getByText(words.waiting()).nth(1).waitFor();
    expect(await page.getByText(words.offline()).isVisible()).toBe(true);
    await box(page).fill('belum selesai saya ke');
    await page.close();
    await context.setOffline(false);
    const again = await open();
    await hears(again, 'Anda menulis: tanpa sinyal dua');
    expect(house.texts()).toEqual(['ada sinyal', 'tanpa sinyal satu', 'tanpa sinyal dua']);
    expect(await box(again).inputValue()).toBe('belum selesai saya ke');
    expect(await log(again).getByText(words.waiting()).count()).toBe(0);
  });

  it('a file whose upload breaks off in the middle is sent again and arrives once, also after the browser was closed', async () => {
    const { keep } = house.deps;
    let begun: () => void = () => undefined;
    const cut = new Promise<void>((resolve) => {
      begun = resolve;
    });
    Object.assign(house.deps, {
      keep: async (stream: NodeJS.ReadableStream) => {
        begun();
        return new Promise((_, reject) => stream.on('error', reject)); // hears nothing until the connection is cut
      },
    });
    const page = await visit();
    await page.getByLabel('Lampirkan').setInputFiles([picture()]);
    await cut;
    const { port } = server;
    await house.channel.stop();
    await server.close(0);
    await log(page).getByText(words.waiting()).waitFor();
    await page.close();
    Object.assign(house.deps, { keep });
    server = await house.serve(port);
    const again = await open();
    await hears(again, 'Diterima photo 6 bita');
    expect(house.kept).toHaveLength(1);
    expect(house.stored).toHaveLength(1);
  });

  it('an answer that was lost on the way makes no second message', async () => {
    const page = await visit();
    // Stored, but the browser never learns of it.
    await page.route('**/pesan', async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
    });
    await says(page, 'sekali saja');
    await expect.poll(() => house.texts(), PATIENCE).toEqual(['sekali saja']);
    await page.unrouteAll({ behavior: 'wait' });
    await hears(page, 'Anda menulis: sekali saja');
    await says(page, 'berikutnya');
    await hears(page, 'Anda menulis: berikutnya');
    expect(house.texts()).toEqual(['sekali saja', 'berikutnya']);
    expect(await log(page).getByText('sekali saja', { exact: true }).count()).toBe(1);
  });

  it('when nothing can be stored the page says so, keeps the words over a reload, and sends them by itself', async () => {
    const page = await visit();
    house.full = true;
    await says(page, 'jangan hilang');
    await page.getByText(words.notNow()).waitFor();
    await page.reload();
    await log(page).getByText('jangan hilang', { exact: true }).waitFor();
    house.full = false;
    await hears(page, 'Anda menulis: jangan hilang');
    expect(house.texts()).toEqual(['jangan hilang']);
  });

  it('after a restart of the program the page goes on where it was, without a reload', async () => {
    const page = await visit();
    await says(page, 'sebelum');
    await hears(page, 'Anda menulis: sebelum');
    const { port } = server;
    await house.channel.stop();
    await server.close(0);
    server = await house.serve(port);
    house.say(house.lastChat(), { text: ['Kabar dari petugas'] });
    await hears(page, 'Kabar dari petugas');
    expect(await log(page).getByText('Anda menulis: sebelum').count()).toBe(1);
  });
});

describe('two pages of one browser', () => {
  it('show the same talk; what both wrote without a signal arrives from both', async () => {
    const one = await visit();
    const other = await open();
    await says(one, 'dari satu');
    await hears(one, 'Anda menulis: dari satu');
    await says(other, 'dari dua');
    await hears(other, 'Anda menulis: dari dua');
    await hears(one, 'Anda menulis: dari dua');
    await context.setOffline(true);
    for (const [page, text] of [
      [one, 'satu tanpa sinyal'],
      [other, 'dua tanpa sinyal'],
    ] as const) {
      await says(page, text);
      await log(page).getByText(words.waiting()).waitFor();
    }
    await one.close();
    await other.close();
    await context.setOffline(false);
    await hears(await open(), 'Anda menulis: dua tanpa sinyal');
    // Whose turn it is to be sent first is theirs: the other may still be on its way.
    await expect
      .poll(() => [...house.texts()].sort(), PATIENCE)
      .toEqual(['dari dua', 'dari satu', 'dua tanpa sinyal', 'satu tanpa sinyal']);
  });

  it('closing the chat on a shared phone closes it in every page, with all that was typed', async () => {
    const one = await visit();
    const other = await open();
    await says(one, 'cerita saya');
    await hears(other, 'Anda menulis: cerita saya');
    await box(other).fill('setengah cerita');
    await one.getByRole('link', { name: words.leave() }).click();
    await one.getByRole('button', { name: words.leaveYes() }).click();
    for (const page of [one, other]) {
      await log(page).getByText(words.welcomeTitle()).waitFor();
      expect(await box(page).inputValue()).toBe('');
      expect(await page.content()).not.toContain('cerita saya');
    }
  });
});

describe('with the keyboard and with a screen reader', () => {
  const focused = (page: Page) =>
    page.evaluate('document.activeElement.textContent.trim() || document.activeElement.id');

  it('everything is reached in reading order, and the first stop leads to the box', async () => {
    const page = await visit({ viewport: { width: 1280, height: 800 } });
    await page.getByRole('link', { name: words.skip() }).focus();
    const stops: unknown[] = [];
    for (let stop = 0; stop < 10; stop += 1) {
      await page.keyboard.press('Tab');
      stops.push(
        await page.evaluate(
          '(document.activeElement.ariaLabel ?? (document.activeElement.textContent.trim() || document.activeElement.id))',
        ),
      );
    }
    expect(stops).toEqual([
      expect.stringContaining('Provinsi Kalimantan Selatan'),
      'English',
      words.emergencyCall(),
      words.log(),
      words.startReport(),
      words.startHelp(),
      'lampiran',
      'pesan',
      words.send(),
      words.track(),
    ]);
    await page.getByRole('link', { name: words.skip() }).focus();
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('pesan');
  });

  it('a complaint is told, and a choice pressed, without a pointer; the box is ready for the next word', async () => {
    house.script = asking;
    const page = await visit({ viewport: { width: 1280, height: 800 } });
    await page.keyboard.type('jalan berlubang');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('di depan pasar');
    await page.keyboard.press('Enter');
    await hears(page, 'Pertanyaan 1');
    expect(house.texts()).toEqual(['jalan berlubang\ndi depan pasar']);
    // Backwards from the box: the files, then the last choice.
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    expect(await focused(page)).toBe('Tidak');
    await page.keyboard.press('Enter');
    await hears(page, 'Anda memilih q:tidak');
    expect(await focused(page)).toBe('pesan');
  });

  it('each answer is announced once, one’s own words not at all, an edit by its new lines alone', async () => {
    const page = await visit();
    await page.evaluate(`
      window.announced = [];
      const tell = (text) => text.trim() && announced.push(text.trim().replace(/\\s+/g, ' '));
      new MutationObserver((changes) => {
        for (const { addedNodes } of changes)
          for (const node of addedNodes) if (node.matches?.('.row:not([aria-live=off])')) tell(node.querySelector('.text').textContent);
      }).observe(document.querySelector('[role=log]'), { childList: true });
      for (const place of document.querySelectorAll('[role=status]'))
        new MutationObserver(() => tell(place.textContent)).observe(place, { childList: true });
    `);
    const announced = () => page.evaluate('announced');
    await says(page, 'halo');
    await hears(page, 'Anda menulis: halo');
    const first = house.say(house.lastChat(), { text: ['Saya catat: lampu\nDi mana?'] });
    await hears(page, 'Di mana?');
    house.say(house.lastChat(), { text: ['Saya catat: lampu\nSaya catat: kemarin\nDi mana?'] }, first);
    await hears(page, 'Saya catat: kemarin');
    expect(await announced()).toEqual(['Anda menulis: halo', 'Saya catat: lampu Di mana?', 'Saya catat: kemarin']);
  });

  it('has the contract’s names in both languages', async () => {
    const page = await visit();
    for (const [path, names] of [
      ['/', ['Pesan', 'Kirim', 'Lampirkan']],
      ['/?lang=en', ['Message', 'Send', 'Attach']],
    ] as const) {
      await page.goto(server.url + path);
      const [message, send, attach] = names;
      await page.getByRole('textbox', { name: message, exact: true }).waitFor();
      await page.getByRole('button', { name: send, exact: true }).waitFor();
      expect(await page.getByLabel(attach, { exact: true }).getAttribute('type')).toBe('file');
    }
  });
});

describe('on small and turned screens', () => {
  const tall: Script = () => [
    { text: [{ bold: 'Judul' }, `\n${'Baris yang panjang sekali. '.repeat(40)}`, { bold: 'Penutup' }] },
    {
      text: ['Pertanyaan terakhir'],
      choices: [[{ id: 'q:ya', label: 'Ya' }]],
    },
  ];
  /** Whether words are within the window and nothing lies over them. */
  const inSight = (page: Page, text: string) =>
    expect.poll(async () => {
      const place = await log(page).getByText(text).last().boundingBox();
      if (!place || place.y < 0 || place.y + place.height > (page.viewportSize()?.height ?? 0)) return false;
      const [x, y] = [place.x + place.width / 4, place.y + place.height / 2];
      return page.evaluate(`Boolean(document.elementFromPoint(${x}, ${y})?.closest('.row'))`);
    }, PATIENCE);

  it('the question stays in sight when the phone is turned, and when its keyboard opens and closes', async () => {
    house.script = tall;
    const page = await visit(PHONE);
    await says(page, 'halo');
    await hears(page, 'Pertanyaan terakhir');
    await page.getByRole('button', { name: words.toNewest() }).click();
    for (const viewport of [
      { width: 640, height: 320 },
      { width: 320, height: 640 },
      { width: 320, height: 330 },
      { width: 320, height: 640 },
    ]) {
      await page.setViewportSize(viewport);
      await inSight(page, 'Pertanyaan terakhir').toBe(true);
    }
  });

  it('the ring around a choice reached with the keyboard is seen whole', async () => {
    house.script = (message, turn) => [...tall(message, turn), ...tall(message, turn).slice(0, 1)];
    const page = await visit({ viewport: { width: 320, height: 568 } });
    await says(page, 'halo');
    await expect.poll(() => log(page).getByText('Penutup').count(), PATIENCE).toBe(2);
    const choice = page.getByRole('button', { name: 'Ya', exact: true });
    const scroll = page.locator('.scroll');
    const places = async () => {
      const [place, view] = [await choice.boundingBox(), await scroll.boundingBox()];
      if (!place || !view) throw new Error('nothing is shown');
      return { above: place.y - view.y, below: view.y + view.height - (place.y + place.height) };
    };
    const ring = 6;
    await box(page).focus();
    await scroll.evaluate((one, by) => one.scrollBy(0, -by), (await places()).below);
    await choice.focus();
    expect((await places()).below).toBeGreaterThanOrEqual(ring);
    await box(page).focus();
    await scroll.evaluate((one, by) => one.scrollBy(0, by), (await places()).above);
    await choice.focus();
    expect((await places()).above).toBeGreaterThanOrEqual(ring);
  });

  it('on a wide screen what stands under a page begins where the page does', async () => {
    const page = await visit({ viewport: { width: 1280, height: 800 } }, '/lacak');
    const left = async (selector: string) => (await page.locator(selector).boundingBox())?.x;
    expect(await left('.foot nav')).toBe(await left('.sheet .look'));
  });

  it('a message taller than the screen is shown from its beginning, with a way to its end', async () => {
    house.script = (message, turn) => tall(message, turn).slice(0, 1);
    const page = await visit(PHONE);
    await says(page, 'halo');
    await hears(page, 'Penutup');
    await inSight(page, 'Judul').toBe(true);
    await page.getByRole('button', { name: words.toNewest() }).click();
    await inSight(page, 'Penutup').toBe(true);
  });

  it.each([
    ['a 320 px phone', { width: 320, height: 640 }],
    ['a window at 200 %', { width: 640, height: 400 }],
    ['a desktop', { width: 1280, height: 800 }],
  ])('on %s nothing sticks out, and everything to press is large enough for a thumb', async (_name, viewport) => {
    house.script = () => [
      {
        text: ['x'.repeat(400), { code: '7K4M-92QX-B3F' }, { link: 'y'.repeat(200), url: 'https://lapor.go.id/' }],
        choices: [
          [
            { id: 'q:1', label: 'Pilihan dengan nama yang sangat panjang sekali sampai tidak muat' },
            { id: 'q:2', label: 'Ya' },
          ],
        ],
      },
    ];
    const page = await visit({ viewport });
    await says(page, 'halo'.repeat(100));
    await page.getByRole('button', { name: 'Ya', exact: true }).waitFor();
    await page.getByLabel('Lampirkan').setInputFiles([picture('nama-berkas-yang-panjang-sekali'.repeat(8))]);
    await expect.poll(() => log(page).locator('.row.bot').count(), PATIENCE).toBe(2);
    for (const path of ['/', '/lacak', '/keluar']) {
      if (path !== '/') await page.goto(server.url + path);
      expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(
        0,
      );
      const small = await page
        .locator('main :is(button, label.attach, input[type=text]):visible')
        .evaluateAll(
          (all) =>
            all.map((one) => one.getBoundingClientRect()).filter(({ width, height }) => width < 43 || height < 43)
              .length,
        );
      expect(small).toBe(0);
    }
  });

  it('letters twice as large leave room to write on the narrowest phone, and the head keeps its words whole', async () => {
    const page = await visit(PHONE);
    const widest = (selector: string) => page.locator(selector).evaluate((one) => one.getBoundingClientRect().width);
    for (const path of ['', '/lacak']) {
      await page.goto(server.url + path);
      await page.evaluate("document.documentElement.style.fontSize = '200%'");
      expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(
        0,
      );
      // Beside the mark there is room for the longest word of the name.
      expect(await widest('.home span')).toBeGreaterThan(180);
    }
    await page.goto(server.url);
    await page.evaluate("document.documentElement.style.fontSize = '200%'");
    expect(await widest('#pesan')).toBeGreaterThan(130);
    const [box, send] = await Promise.all([page.locator('#pesan').boundingBox(), page.locator('.send').boundingBox()]);
    expect(send?.x).toBeGreaterThan(box?.x ?? 0);
    expect(send?.y).toBeLessThan((box?.y ?? 0) + (box?.height ?? 0));
  });
});

describe('files that can not be sent', () => {
  it('an empty one is said to be empty; the remark goes when the next file is chosen', async () => {
    const page = await visit();
    const choose = (buffer: Buffer) => page.getByLabel('Lampirkan').setInputFiles([{ ...picture(), buffer }]);
    await choose(Buffer.alloc(0));
    await page.getByText(words.fileEmpty()).waitFor();
    await choose(Buffer.from('gambar'));
    await hears(page, 'Diterima photo 6 bita');
    expect(await page.getByText(words.fileEmpty()).count()).toBe(0);
    expect(house.stored).toHaveLength(1);
  });
});

describe('an old or a careful browser', () => {
  it('of a phone of 2020 sends words by the key, presses choices, and hears the answers', async () => {
    house.script = asking;
    context = await browser.newContext({ reducedMotion: 'reduce' });
    await context.addInitScript(`
      delete AbortSignal.timeout;
      delete Array.prototype.at;
      delete HTMLFormElement.prototype.requestSubmit;
      delete SubmitEvent.prototype.submitter;
    `);
    const page = await open();
    await box(page).fill('jalan rusak');
    await box(page).press('Enter');
    await hears(page, 'Pertanyaan 1');
    await page.getByRole('button', { name: 'Tidak', exact: true }).click();
    await hears(page, 'Anda memilih q:tidak');
  });

  it.each([
    ['refuses files where they are handed over', 'IDBObjectStore.prototype.put = () => { throw new Error(); };'],
    ['never answers', "Object.defineProperty(IDBFactory.prototype, 'open', { value: () => ({}) });"],
  ])('whose storage %s sends a file all the same', async (_, script) => {
    context = await browser.newContext({ reducedMotion: 'reduce' });
    await context.addInitScript(script);
    const page = await open();
    await page.getByLabel('Lampirkan').setInputFiles([picture()]);
    await hears(page, 'Diterima photo 6 bita');
  });

  it('that follows a link to the closing of a chat which is not closed keeps what waits to be sent', async () => {
    const page = await visit();
    await says(page, 'satu');
    await hears(page, 'Anda menulis: satu');
    await box(page).fill('belum selesai');
    const other = await open('/?tutup=1');
    expect(await box(other).inputValue()).toBe('belum selesai');
  });
});
