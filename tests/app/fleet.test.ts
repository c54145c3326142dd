import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Bubble } from '../../src/bots/web/bubbles.ts';
import { runProgram } from '../app-run.ts';
import { describeWithRedis } from '../fakes/redis.ts';
import { photo } from '../fixtures/media/make.ts';
import { Ear } from '../web/ear.ts';
import { type Site, Visitor } from '../web/visitor.ts';
import { Crowd, Fleet, numberOf } from './fleet.ts';

const siteAt = (url: string): Site => ({
  request: (path, init) => fetch(`${url}${path}`, { ...init, redirect: 'manual' }),
});
const CODE = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3}/;

describeWithRedis('processes that share the work', () => {
  let fleet: Fleet;
  let bytes: Buffer;
  beforeAll(async () => {
    bytes = await photo({ gps: true });
  });
  beforeEach(async () => {
    fleet = await Fleet.open();
  });
  afterEach(async () => {
    await fleet.close();
  });

  /** Each worker has its half. */
  const halves = (...urls: readonly string[]) =>
    fleet.until('each worker to have half', async () =>
      (await Promise.all(urls.map((url) => numberOf(url, 'aduan_shards_held')))).every((held) => held === 16),
    );

  it('two that receive and two that work: whole complaints over Telegram and over the web chat, and nothing of them in Redis', async () => {
    const [one, two] = [await fleet.begin('channels'), await fleet.begin('channels')];
    const [first, second] = [await fleet.begin('worker'), await fleet.begin('worker')];
    await halves(first.url, second.url);
    // The page is open at one process, what is written goes to the other.
    const citizen = new Visitor(siteAt(one.url));
    await citizen.ask('/');
    const page = new Visitor(siteAt(two.url));
    for (const [name, value] of citizen.cookies) page.cookies.set(name, value);
    const ear = new Ear(await page.ask('/aliran'));
    const hears = async (words: string): Promise<string> => {
      for (;;) {
        const event = await ear.next();
        if (event === undefined) throw new Error(`the stream ended before: ${words}`);
        const { text = [] } = (event.event === 'pesan' ? JSON.parse(event.data) : {}) as Bubble;
        const said = JSON.stringify(text);
        if (said.includes(words)) return said;
      }
    };
    await citizen.says('Lampu jalan mati di Jl. Sultan Adam KENARI-JALAN Banjarmasin sejak kemarin');
    await hears('Ada nomor di tiang');
    await citizen.says('lewati');
    await hears('Kirim bukti');
    await citizen.files([{ name: 'KENARI-berkas.jpg', bytes: new Uint8Array(bytes) }]);
    await hears('Siapa yang boleh tahu');
    // A word that steers: a name within a second of the question would be taken for more of the story.
    await citizen.says('anonim');
    await hears('Periksa laporan');
    await citizen.says('kirim');
    const code = CODE.exec(await hears('Kode laporan'))?.[0] ?? 'no code';
    await ear.close();
    expect((await fetch(`${two.url}/lacak/${code}`)).status).toBe(200);

    const crowd = new Crowd(fleet.telegram, bytes);
    for (let chat = 41; chat < 49; chat += 1) crowd.begin(chat);
    await crowd.done('Telegram');

    const inRedis = await fleet.redis.all();
    expect(inRedis).toContain('aduan-');
    expect(inRedis).not.toMatch(/kenari|Veteran|Sultan|Warga/i);
    for (const secret of [...citizen.cookies.values(), code, ...crowd.told()]) expect(inRedis).not.toContain(secret);
    expect(fleet.output()).not.toMatch(/kenari|"event":"fault"/i);

    const complaints = await fleet.complaints();
    expect(complaints.map((each) => each.code).sort()).toEqual([...crowd.told(), code].sort());
    for (const { evidence } of complaints) expect(evidence).toHaveLength(1);
    expect(fleet.telegram.violations).toEqual([]);
    expect(fleet.telegram.conflicts).toBe(0);
    expect(crowd.doubled()).toEqual([]);

    for (const { url } of [one, two, first, second]) {
      const ready = (await (await fetch(`${url}/readyz`)).json()) as { ok: boolean };
      expect(ready).toMatchObject({ ok: true });
      expect(await numberOf(url, 'aduan_redis_up')).toBe(1);
    }
    expect(await numberOf(one.url, 'aduan_hints_total{fate="sent"}')).toBeGreaterThan(0);
    const reads = [one, two].map(({ url }) => numberOf(url, 'aduan_lease_held{lease="account:telegram"}'));
    expect((await Promise.all(reads)).filter((held) => held === 1)).toHaveLength(1);
    expect(one.output()).toMatch(/Telegram +on, polling/);
    expect(first.output()).toMatch(/Telegram +on, sends only/);
    // One that works alone answers probes and nobody else.
    expect((await fetch(`${first.url}/`)).status).toBe(404);
    for (const program of [one, two, first, second]) expect(await program.end('SIGTERM')).toBe(0);
    const verified = await runProgram(['verify'], fleet.env);
    expect(verified.code, verified.out).toBe(0);
  });

  it('when the one that polls is killed, another polls', async () => {
    const [one, two] = [await fleet.begin('channels'), await fleet.begin('channels')];
    await fleet.begin('worker');
    const reads = async (url: string) => (await numberOf(url, 'aduan_lease_held{lease="account:telegram"}')) === 1;
    const reader = (await reads(one.url)) ? one : two;
    const other = reader === one ? two : one;
    const holder = await fleet.holderOf('account:telegram');
    expect(await reader.end('SIGKILL')).toBe('SIGKILL');
    await fleet.forget(holder);
    fleet.telegram.message(41, { text: 'halo' });
    await fleet.telegram.until(
      () => fleet.telegram.last(41)?.text.includes('Apa yang terjadi') ?? false,
      'an answer',
      60_000,
    );
    expect(await reads(other.url)).toBe(true);
    expect(fleet.telegram.violations).toEqual([]);
  });

  it('when a worker is killed in the middle, the other finishes: each complaint once, each reply once or, at the kill, twice', async () => {
    await fleet.begin('channels');
    const first = await fleet.begin('worker');
    const firstHolder = await fleet.holderOf('shard:0');
    const second = await fleet.begin('worker');
    await halves(first.url, second.url);
    const crowd = new Crowd(fleet.telegram, bytes);
    for (let chat = 100; chat < 120; chat += 1) crowd.begin(chat);
    await fleet.telegram.until(() => crowd.left < 16, 'some to be done');
    expect(await first.end('SIGKILL')).toBe('SIGKILL');
    await fleet.forget(firstHolder);
    for (let chat = 120; chat < 132; chat += 1) crowd.begin(chat);
    await crowd.done('after the kill');
    expect((await fleet.complaints()).map(({ code }) => code).sort()).toEqual(crowd.told());
    expect(crowd.told()).toHaveLength(32);
    for (const chat of crowd.doubled()) {
      const texts = [...fleet.telegram.chat(chat).seen.values()].map(({ text }) => text);
      expect(texts.length - new Set(texts).size, `chat ${chat}`).toBe(1);
    }
    expect(fleet.telegram.violations).toEqual([]);
  });

  it('a restart of one after the other by SIGTERM loses nothing and doubles nothing', async () => {
    const receiving = [await fleet.begin('channels'), await fleet.begin('channels')];
    const working = [await fleet.begin('worker'), await fleet.begin('worker')];
    const crowd = new Crowd(fleet.telegram, bytes);
    let chat = 200;
    for (; chat < 215; chat += 1) crowd.begin(chat);
    for (const [role, programs] of [
      ['worker', working],
      ['channels', receiving],
    ] as const)
      for (const program of programs) {
        for (const until = chat + 10; chat < until; chat += 1) crowd.begin(chat);
        expect(await program.end('SIGTERM')).toBe(0);
        await fleet.begin(role);
      }
    await crowd.done('after the restarts');
    expect((await fleet.complaints()).map(({ code }) => code).sort()).toEqual(crowd.told());
    expect(crowd.told()).toHaveLength(chat - 200);
    expect(crowd.doubled()).toEqual([]);
    expect(fleet.telegram.violations).toEqual([]);
  });

  it('any number that do everything work side by side, and one without Redis waits for them', async () => {
    const [one, two] = [await fleet.begin('all'), await fleet.begin('all')];
    await halves(one.url, two.url);
    const crowd = new Crowd(fleet.telegram, bytes);
    for (let chat = 500; chat < 510; chat += 1) crowd.begin(chat);
    await crowd.done('all side by side');
    expect((await fleet.complaints()).map(({ code }) => code).sort()).toEqual(crowd.told());
    expect(crowd.doubled()).toEqual([]);
  });
});
