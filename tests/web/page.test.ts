import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/core/language/language.ts';
import { WEB_WORDS } from '../../src/core/language/web.ts';
import { Backend } from './backend.ts';
import { newId, type Site, Visitor } from './visitor.ts';

/** Everything a page makes a browser load, by address: what the page names, and what that names in turn. */
async function everything(site: Site, path: string): Promise<ReadonlyMap<string, string>> {
  const loaded = new Map<string, string>([[path, await (await site.request(path)).text()]]);
  const waiting = [path];
  for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
    const text = loaded.get(at) ?? '';
    const names = at === path ? /<(?:link|script|img)[^>]*(?:href|src)="([^"]+)"/g : /(?:from '|url\(["']?)([^"')]+)/g;
    for (const [, name = ''] of text.matchAll(names)) {
      const address = new URL(name, `http://here${at}`);
      expect(address.host, name).toBe('here');
      if (loaded.has(address.pathname)) continue;
      const answer = await site.request(address.pathname);
      expect(answer.status, address.pathname).toBe(200);
      loaded.set(address.pathname, await answer.text());
      waiting.push(address.pathname);
    }
  }
  return loaded;
}

describe('the weight of the page', () => {
  it.each(LANGUAGES)(
    'with all its files, uncompressed, is at most 60 kB (%s), and nothing comes from elsewhere',
    async (language) => {
      const loaded = await everything(await new Backend().app(), `/?lang=${language}`);
      const names = [...loaded.keys()].map((address) => address.split('/').at(-1));
      expect(names).toEqual(expect.arrayContaining(['chat.css', 'chat.js', 'sending.js', 'mark.svg', 'weave.svg']));
      const bytes = [...loaded.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
      expect(bytes).toBeLessThanOrEqual(60_000);
    },
  );

  it('the script’s parts are all asked for at once, not one after the other', async () => {
    const site = await new Backend().app();
    const loaded = await everything(site, '/');
    const page = loaded.get('/') ?? '';
    const scripts = [...loaded.keys()].filter((address) => address.endsWith('.js'));
    expect(scripts.length).toBeGreaterThan(1);
    for (const address of scripts) expect(page).toContain(`<link rel="modulepreload" href="${address}"/>`);
  });

  it('files are sent compressed to whom that helps, and may be kept for ever under their version', async () => {
    const site = await new Backend().app();
    const address = /href="(\/aset\/[^"]+\/chat\.css)"/.exec(await (await site.request('/')).text())?.[1] ?? '';
    const plain = await site.request(address);
    const packed = await site.request(address, { headers: { 'accept-encoding': 'gzip' } });
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    const bytes = Buffer.from(await packed.arrayBuffer());
    expect(gunzipSync(bytes).toString()).toBe(await plain.text());
    expect(plain.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const old = await site.request('/aset/000000000000/chat.css');
    expect([old.status, old.headers.get('cache-control')]).toEqual([200, 'public, max-age=300']);
  });

  it('the page itself is never compressed: it holds what people wrote beside what others may make it say', async () => {
    const answer = await (await new Backend().app()).request('/', { headers: { 'accept-encoding': 'gzip' } });
    expect(answer.headers.get('content-encoding')).toBeNull();
  });
});

describe('the language of the page', () => {
  it('is what the address asks for, is remembered, and every message carries it for the talk to follow', async () => {
    const house = new Backend();
    const citizen = await Visitor.at(await house.app());
    await citizen.says('halo');
    await citizen.page('/?lang=en');
    expect(await citizen.page()).toContain('<html lang="en">');
    await citizen.says('hello');
    await citizen.form('/pesan', { id: newId(), text: 'from a form' });
    await citizen.files([{ name: 'a.jpg', bytes: 'x' }]);
    await citizen.page('/?lang=id');
    await citizen.says('halo lagi');
    expect(house.stored.map(({ pageLanguage }) => pageLanguage)).toEqual(['id', 'en', 'en', 'en', 'id']);
  });

  it('a language that does not exist is the default', async () => {
    const citizen = await Visitor.at(await new Backend().app(), '/?lang=xx');
    expect(await citizen.page('/?lang=__proto__')).toContain('<html lang="id">');
    expect(citizen.cookies.has('bahasa')).toBe(false);
  });

  it.each(LANGUAGES)('the names of the contract, the words of every place (%s)', async (language) => {
    const words = WEB_WORDS[language];
    const page = await new Visitor(await new Backend().app()).page(`/?lang=${language}`);
    for (const part of [
      `<html lang="${language}">`,
      `role="log" aria-live="polite" aria-relevant="additions" aria-label="${words.log()}"`,
      `<label class="unseen" for="pesan">${words.message()}</label>`,
      `<span class="unseen">${words.attach()}</span>`,
      `<span>${words.send()}</span>`,
      words.noScript(),
    ])
      expect(page).toContain(part);
    expect(page).not.toMatch(/undefined|\[object/);
  });
});

describe('the colours', () => {
  const sheet = readFileSync(new URL('../../src/bots/web/assets/base.css', import.meta.url), 'utf8');
  const tokens = (block: string): Record<string, string> =>
    Object.fromEntries([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]));
  const [light = '', dark = ''] = [...sheet.matchAll(/:root \{([^}]*)\}/g)].map(([, block]) => block ?? '');
  const modes = { light: tokens(light), dark: { ...tokens(light), ...tokens(dark) } };

  /** WCAG 2.2, relative luminance and contrast ratio. */
  const channels = (hex: string): readonly number[] =>
    [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const luminance = (rgb: readonly number[]): number => {
    const [r = 0, g = 0, b = 0] = rgb.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one: readonly number[], other: readonly number[]): number => {
    const [dim = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dim + 0.05);
  };

  /** Words on their ground: 4.5:1. Edges and rings that tell something: 3:1. */
  const PAIRS: readonly (readonly [ink: string, ground: string, least: number])[] = [
    ...['ink', 'soft', 'act'].flatMap((ink) => [[ink, 'ground', 4.5] as const, [ink, 'paper', 4.5] as const]),
    ['mine-ink', 'mine', 4.5],
    ['on-act', 'act', 4.5],
    ['alert', 'alert-ground', 4.5],
    ...['on-deep', 'on-deep-soft', 'gold'].flatMap((ink) => [
      [ink, 'deep', 4.5] as const,
      [ink, 'deep-2', 4.5] as const,
    ]),
    ['edge', 'paper', 3],
    ['edge', 'ground', 3],
    ['act', 'ground', 3],
    ['focus', 'ground', 3],
    ['focus', 'paper', 3],
    ['gold', 'deep', 3],
  ];

  it.each(Object.keys(modes) as (keyof typeof modes)[])('are told apart by weak eyes and in the sun (%s)', (mode) => {
    const colours = modes[mode];
    const weak = PAIRS.map(([ink, ground, least]) => ({
      pair: `${ink} on ${ground}`,
      ratio: contrast(channels(colours[ink] ?? ''), channels(colours[ground] ?? '')),
      least,
    })).filter(({ ratio, least }) => !(ratio >= least));
    expect(weak).toEqual([]);
  });

  it.each(Object.keys(modes) as (keyof typeof modes)[])(
    'the small time in one’s own bubble, which is a mixture, as well (%s)',
    (mode) => {
      const [ink, ground] = [channels(modes[mode]['mine-ink'] ?? ''), channels(modes[mode].mine ?? '')];
      expect(readFileSync(new URL('../../src/bots/web/assets/talk.css', import.meta.url), 'utf8')).toContain(
        'var(--mine-ink) 78%, var(--mine)',
      );
      expect(
        contrast(
          ink.map((c, at) => c * 0.78 + (ground[at] ?? 0) * 0.22),
          ground,
        ),
      ).toBeGreaterThanOrEqual(4.5);
    },
  );
});
