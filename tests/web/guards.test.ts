import { describe, expect, it } from 'vitest';
import { WEB_WORDS } from '../../src/core/language/web.ts';
import { Backend } from './backend.ts';
import { newId, Visitor } from './visitor.ts';

const PAGES = [
  '/',
  '/lacak',
  '/lacak/7K4M-92QX-B3F',
  '/lacak/rubbish',
  '/keluar',
  '/nothing-here',
  '/aliran',
  '/aset/x/chat.js',
];

describe('headers', () => {
  it.each(PAGES)('%s runs nothing inline, loads nothing from elsewhere, is framed by nobody', async (path) => {
    const { headers } = await new Visitor(await new Backend().app()).ask(path);
    const policy = new Map(
      (headers.get('content-security-policy') ?? '').split(/;\s*/).map((part) => {
        const [name = '', ...values] = part.split(' ');
        return [name, values.join(' ')] as const;
      }),
    );
    expect(Object.fromEntries(policy)).toMatchObject({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
      'connect-src': "'self'",
      'form-action': "'self'",
      'base-uri': "'none'",
      'frame-ancestors': "'none'",
      'require-trusted-types-for': "'script'",
    });
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe|https?:|\*/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it.each(['/', '/keluar', '/lacak/7K4M-92QX-B3F'])('%s is kept by no cache', async (path) => {
    expect((await new Visitor(await new Backend().app()).ask(path)).headers.get('cache-control')).toBe('no-store');
  });

  it('promises https for the time to come only where citizens come by https', async () => {
    const open = await (await new Backend().app()).request('/');
    const safe = await (await new Backend(undefined, { publicUrl: 'https://lapor.example.go.id' }).app()).request('/');
    expect([open.headers.get('strict-transport-security'), safe.headers.get('strict-transport-security')]).toEqual([
      null,
      'max-age=15552000',
    ]);
  });
});

describe('the cookie', () => {
  const cookieOf = (response: Response) =>
    response.headers.getSetCookie().find((line) => line.startsWith('aduan=')) ?? '';

  it('is out of scripts’ and other sites’ reach, and for https alone where there is https', async () => {
    const plain = cookieOf(await (await new Backend().app()).request('/'));
    expect(plain).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/);
    const safe = await new Backend(undefined, { publicUrl: 'https://lapor.example.go.id' }).app();
    expect((await safe.request('/')).headers.getSetCookie().join()).toMatch(/^__Host-aduan=[^;]{32};.*; Secure/);
  });

  it('of a neighbour under the same domain leads nobody into its chat: by https a browser takes ours from us alone', async () => {
    const house = new Backend(undefined, { publicUrl: 'https://lapor.example.go.id', answerWaitMs: 1 });
    const site = await house.app();
    const neighbours = 'n'.repeat(32);
    const says = { id: newId(), kind: 'text', text: 'rahasia saya' };
    const citizen = await Visitor.at(site);
    // What `Domain=example.go.id` makes the browser send besides.
    citizen.cookies.set('aduan', neighbours);
    await citizen.post(says);
    expect(house.texts()).toEqual(['rahasia saya']);
    expect(house.lastChat()).not.toBe(neighbours);
    expect(await citizen.page()).toContain('rahasia saya');
    const neighbour = new Visitor(site);
    neighbour.cookies.set('aduan', neighbours);
    expect(await neighbour.page()).not.toContain('rahasia saya');
  });

  it('is 192 bits of chance, another for each browser, and stays the same for one', async () => {
    const site = await new Backend().app();
    const visitors = await Promise.all(Array.from({ length: 200 }, () => Visitor.at(site)));
    const tokens = visitors.map(({ cookies }) => cookies.get('aduan') ?? '');
    expect(new Set(tokens).size).toBe(200);
    for (const token of tokens) expect(token).toMatch(/^[A-Za-z0-9_-]{32}$/);
    const [first] = visitors;
    await first?.page();
    expect(first?.cookies.get('aduan')).toBe(tokens[0]);
  });

  it.each(['x', '../../etc/passwd', `${'a'.repeat(31)}%00`, 'a'.repeat(5000)])(
    'a made-up one (%.20s) opens nothing',
    async (token) => {
      const site = await new Backend().app();
      const response = await site.request('/', { headers: { cookie: `aduan=${token}` } });
      expect(response.status).toBe(200);
      expect(cookieOf(response)).toMatch(/^aduan=[A-Za-z0-9_-]{32};/);
      expect((await site.request('/aliran', { headers: { cookie: `aduan=${token}` } })).status).toBe(204);
    },
  );

  it('when a browser takes none, the page says so instead of losing one chat after the other', async () => {
    const site = await new Backend(undefined, { answerWaitMs: 1 }).app();
    const answer = await new Visitor(site).form('/pesan', { id: newId(), text: 'halo' });
    expect(answer.headers.get('location')).toBe('/?kuki=1#akhir');
    expect(await new Visitor(site).page('/?kuki=1')).toContain(WEB_WORDS.id.noCookie());
  });

  it('goes when the chat is closed on this device, and another chat begins', async () => {
    const house = new Backend();
    const citizen = await Visitor.at(await house.app());
    await citizen.says('rahasia saya');
    const before = citizen.cookies.get('aduan');
    const answer = await citizen.form('/keluar', {});
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/?tutup=1']);
    expect(await citizen.page('/?tutup=1')).not.toContain('rahasia saya');
    expect(citizen.cookies.get('aduan')).not.toBe(before);
  });
});

describe('one citizen and another', () => {
  it('nothing of a chat is on another’s page or stream, whatever is asked for', async () => {
    const house = new Backend();
    const site = await house.app();
    const [one, other] = [await Visitor.at(site), await Visitor.at(site)];
    await one.says('cerita-rahasia-satu');
    await one.files([{ name: 'bukti-rahasia-satu.pdf', bytes: '%PDF-', mime: 'application/pdf' }]);
    await other.says('halo');
    const chat = house.stored[0]?.chat ?? '';
    const [file] = house.kept;
    for (const path of [
      '/',
      `/?chat=${chat}&aduan=${chat}`,
      '/lacak/cerita-rahasia-satu',
      `/berkas/${file?.id}`,
      `/lampiran/${file?.id}`,
      `/pesan/${house.stored[0]?.id}`,
    ]) {
      const answer = await other.ask(path);
      expect(await answer.text(), path).not.toMatch(/bukti-rahasia|>cerita-rahasia/);
    }
    const stream = (await other.ask('/aliran?after=n0')).body?.pipeThrough(new TextDecoderStream()).getReader();
    let heard = '';
    while (!heard.includes('halo')) heard += (await stream?.read())?.value ?? 'halo: the stream ended';
    expect(heard).not.toContain('rahasia');
    await stream?.cancel();
  });

  it('the token that opens a chat is in no page, no stream and no id that is stored', async () => {
    const house = new Backend();
    const citizen = await Visitor.at(await house.app());
    await citizen.says('halo');
    const token = citizen.cookies.get('aduan') ?? 'none';
    expect(await citizen.page()).not.toContain(token);
    expect(house.stored[0]?.id).not.toContain(token);
  });
});

describe('what another site makes a browser send', () => {
  const message = () => ({ id: newId(), kind: 'text', text: 'bukan dari saya' });
  const elsewhere = [
    ['another origin', { origin: 'https://jahat.example' }],
    ['a page without an origin', { origin: 'null' }],
    ['another site, by the browser’s own word', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbour under the same domain', { 'sec-fetch-site': 'same-site', origin: 'http://lain.localhost' }],
    ['our name on another port', { origin: 'http://localhost:81' }],
  ] as const;

  it.each(elsewhere)('from %s nothing is taken', async (_name, headers) => {
    const house = new Backend();
    const citizen = await Visitor.at(await house.app());
    for (const path of ['/pesan', '/lampiran', '/keluar'])
      for (const type of [
        'application/json',
        'text/plain',
        'application/x-www-form-urlencoded',
        'multipart/form-data; boundary=b',
      ]) {
        const answer = await citizen.post(message(), path, { ...headers, 'content-type': type });
        expect([path, type, answer.status]).toEqual([path, type, 403]);
        expect(await answer.text()).toBe(WEB_WORDS.id.otherSite());
      }
    expect(house.stored).toEqual([]);
    expect(citizen.cookies.has('aduan')).toBe(true);
  });

  it('from our own page it is taken: by the address asked for, by PUBLIC_URL behind a proxy, by an old browser’s silence', async () => {
    const house = new Backend(undefined, { publicUrl: 'https://lapor.example.go.id' });
    const citizen = await Visitor.at(await house.app());
    const ours: readonly Record<string, string>[] = [
      { origin: 'http://localhost', 'sec-fetch-site': 'same-origin' },
      { origin: 'http://localhost' },
      { origin: 'https://lapor.example.go.id' },
      {},
    ];
    for (const headers of ours) expect((await citizen.post(message(), '/pesan', headers)).status).toBe(202);
  });
});

describe('wrong ways to ask', () => {
  it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE-ME'])(
    '%s is a 4xx everywhere and does nothing',
    async (method) => {
      const house = new Backend();
      const site = await house.app();
      for (const path of ['/', '/pesan', '/lampiran', '/keluar', '/aliran', '/lacak/7K4M-92QX-B3F'])
        expect((await site.request(path, { method })).status).toBe(404);
      expect(house.faults).toEqual([]);
    },
  );

  it.each([
    '/lacak/%E0%A4%A',
    '/lacak/%00',
    '/lacak/..%2f..%2fetc%2fpasswd',
    '/aset/x/..%2fchat.js',
    '/aset/x/constructor',
    '/aset/x/__proto__',
    `/lacak/${'9'.repeat(10_000)}`,
    `/lacak/${'9'.repeat(39)}%F0%9F%98%80`,
    '/?lang=%3Cscript%3E',
    '/?lang=__proto__',
    '//elsewhere.example/x',
  ])('%.40s is answered, and is no fault', async (path) => {
    const house = new Backend();
    const answer = await (await house.app()).request(`http://localhost${path}`);
    expect([200, 404]).toContain(answer.status);
    expect(house.faults).toEqual([]);
  });

  it('a fault of ours is a page that says so, and the operator’s to see; nothing of it is shown', async () => {
    const house = new Backend(undefined, {
      transcript: async () => {
        throw new Error('SECRET-DETAIL');
      },
    });
    const answer = await (await house.app()).request('/');
    expect(answer.status).toBe(500);
    const html = await answer.text();
    expect(html).toContain(WEB_WORDS.id.broken());
    expect(html).not.toContain('SECRET');
    expect(house.faults).toHaveLength(1);
  });
});
