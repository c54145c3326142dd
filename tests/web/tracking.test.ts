import { describe, expect, it } from 'vitest';
import { LOOKUP_LIMITS, LookupGate } from '../../src/core/complaint/lookups.ts';
import { WEB_WORDS } from '../../src/core/language/web.ts';
import { Backend, complaint } from './backend.ts';
import { Visitor } from './visitor.ts';

const CODE = '7K4M-92QX-B3F';
function houseWith(over: Parameters<typeof complaint>[0] = {}) {
  const house = new Backend();
  house.complaints.set(CODE, complaint(over));
  return house;
}

describe('the tracking page', () => {
  it('shows state, who has it, by when, and what happened, in the desk’s time', async () => {
    const page = await new Visitor(await houseWith().app()).page(`/lacak/${CODE}`);
    for (const words of [
      CODE,
      'Diteruskan ke instansi',
      'Kota Banjarmasin',
      '20 November 2026',
      'Batas Senin, 30 November 2026 pukul 16.30 WITA: 5 hari kerja untuk tindak lanjut pertama.',
    ])
      expect(page).toContain(words);
    expect(page.match(/<li><strong>/g)).toHaveLength(3);
  });

  it('shows nothing personal: no reason, no officer, no act', async () => {
    const page = await new Visitor(await houseWith().app()).page(`/lacak/${CODE}`);
    expect(page).not.toMatch(/RAHASIA-ALASAN|admin:1|admin|citizen/);
  });

  it('of a secret complaint the state alone', async () => {
    const page = await new Visitor(await houseWith({ secret: true }).app()).page(`/lacak/${CODE}`);
    expect(page).toContain('Diteruskan ke instansi');
    expect(page).toContain(WEB_WORDS.id.trackSecret());
    expect(page).not.toMatch(/Banjarmasin|November|class="timeline"/);
  });

  it('is found by the form, in the language of the page', async () => {
    const citizen = new Visitor(await houseWith().app());
    const answer = await citizen.ask(`/lacak?kode=%20${CODE.toLowerCase()}&lang=en`);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/lacak/${CODE.toLowerCase()}?lang=en`]);
    expect(await citizen.page(`/lacak/${CODE.toLowerCase()}?lang=en`)).toContain('City of Banjarmasin');
  });

  it('is kept by no cache and found by no search engine, and sets no cookie', async () => {
    const { headers } = await new Visitor(await houseWith().app()).ask(`/lacak/${CODE}`);
    expect([headers.get('cache-control'), headers.get('x-robots-tag'), headers.getSetCookie()]).toEqual([
      'no-store',
      'noindex',
      [],
    ]);
  });

  it('for a code that is not there says so kindly, with what was typed as words', async () => {
    const answer = await new Visitor(await houseWith().app()).ask('/lacak/%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E');
    expect(answer.status).toBe(404);
    const page = await answer.text();
    expect(page).toContain(WEB_WORDS.id.trackNone());
    expect(page).toContain('value="&quot;&gt;&lt;img src=x onerror=alert(1)&gt;"');
  });

  it('of a code that is far too long only whole signs are looked at', async () => {
    const house = houseWith();
    const answer = await (await house.app()).request(`/lacak?kode=${'9'.repeat(39)}%F0%9F%98%80x`);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/lacak/${'9'.repeat(39)}%F0%9F%98%80`]);
    expect(house.faults).toEqual([]);
  });

  it('lets a person with a smudged note try, then makes whoever guesses wait longer and longer; a right code waits as well', async () => {
    const house = houseWith();
    const guesser = new Visitor(await house.app());
    const guess = async (code = 'AAAA-AAAA-AAA') => {
      const answer = await guesser.ask(`/lacak/${code}`);
      return [answer.status, Number(answer.headers.get('retry-after'))];
    };
    for (let n = 0; n <= LOOKUP_LIMITS.freeWrong; n += 1) expect(await guess()).toEqual([404, 0]);
    expect(await guess()).toEqual([429, 2]);
    expect(await guess(CODE)).toEqual([429, 2]);
    house.now = new Date(house.now.getTime() + 2_000);
    expect(await guess()).toEqual([404, 0]);
    expect(await guess()).toEqual([429, 4]);
    house.now = new Date(house.now.getTime() + 4_000);
    expect(await guess(CODE)).toEqual([200, 0]);
  });
});

describe('the gate before look-ups', () => {
  it('lets through no more than its share of guesses, from however many sources of a group', () => {
    let now = 0;
    const gate = new LookupGate(() => now);
    let tried = 0;
    for (let n = 0; n < 100_000; n += 1) {
      now += 10;
      if (gate.ask(`source ${n}`, 'page').ok) {
        tried += 1;
        gate.wrong(`source ${n}`, 'page');
      }
    }
    const seconds = now / 1_000;
    expect(tried).toBeLessThanOrEqual(LOOKUP_LIMITS.globalBurst + seconds * LOOKUP_LIMITS.globalPerSecond + 1);
    expect(gate.size).toBeLessThanOrEqual(LOOKUP_LIMITS.sourcesMax);
  });

  it('is not shut to the tracking page by whoever begins a new chat for every few guesses', () => {
    const gate = new LookupGate(() => 0);
    for (let n = 0; n < 1_000; n += 1) gate.wrong(`chat ${n}`, 'chats:web');
    expect(gate.ask('chat of a citizen', 'chats:web').ok).toBe(false);
    expect(gate.ask('chat of a citizen', 'chats:telegram')).toEqual({ ok: true });
    expect(gate.ask('an address', 'page')).toEqual({ ok: true });
  });

  it('waits no longer than a quarter of an hour, and forgets after an hour', () => {
    let now = 0;
    const gate = new LookupGate(() => now);
    for (let n = 0; n < 100; n += 1) {
      const verdict = gate.ask('one', 'page');
      if (!verdict.ok) {
        expect(verdict.retryAfterMs).toBeLessThanOrEqual(LOOKUP_LIMITS.waitMsMax);
        now += verdict.retryAfterMs;
      }
      gate.wrong('one', 'page');
    }
    now += LOOKUP_LIMITS.forgetMs + LOOKUP_LIMITS.waitMsMax;
    expect(gate.ask('one', 'page')).toEqual({ ok: true });
    expect(gate.size).toBe(0);
  });

  it('a clock that was set back by a year locks nobody out, and whoever goes on guessing waits again', () => {
    let now = 365 * 86_400_000;
    const gate = new LookupGate(() => now);
    for (let n = 0; n <= LOOKUP_LIMITS.freeWrong; n += 1) gate.wrong('one', 'page');
    expect(gate.ask('one', 'page').ok).toBe(false);
    now = 0;
    expect(gate.ask('one', 'page')).toEqual({ ok: true });
    gate.wrong('one', 'page');
    expect(gate.ask('one', 'page').ok).toBe(false);
  });
});
