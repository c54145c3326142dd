import { describe, expect, it } from 'vitest';
import { WEB_WORDS } from '../../src/core/language/web.ts';
import { Backend } from './backend.ts';
import { newId, Visitor, verdictOf } from './visitor.ts';

/** No waiting for an answer that the stand-in gives at once anyway. */
const backend = () => new Backend(undefined, { answerWaitMs: 1 });

describe('words that come in', () => {
  it('are stored before they are acknowledged', async () => {
    const house = backend();
    const citizen = await Visitor.at(await house.app());
    expect(await verdictOf(await citizen.says('jalan berlubang'))).toEqual({ status: 202, ok: true, fresh: false });
    expect(house.texts()).toEqual(['jalan berlubang']);
  });

  it('the same message sent five times, also at once, is one message', async () => {
    const house = backend();
    const citizen = await Visitor.at(await house.app());
    const id = newId();
    await citizen.says('sekali saja', id);
    const again = await Promise.all([1, 2, 3, 4].map(() => citizen.says('sekali saja', id)));
    expect(again.map(({ status }) => status)).toEqual([202, 202, 202, 202]);
    expect(house.texts()).toEqual(['sekali saja']);
  });

  it('a plain form pressed twice sends once; after "back", another answer from it is another message', async () => {
    const house = backend();
    const citizen = await Visitor.at(await house.app());
    const id = /name="id" value="([^"]+)"/.exec(await citizen.page())?.[1] ?? '';
    for (const text of ['lampu mati', 'lampu mati', 'lampu merah mati']) {
      const answer = await citizen.form('/pesan', { id, text });
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/#akhir']);
    }
    expect(house.texts()).toEqual(['lampu mati', 'lampu merah mati']);
  });

  it('the same id from two people is two messages', async () => {
    const house = backend();
    const site = await house.app();
    const id = newId();
    for (const citizen of [await Visitor.at(site), await Visitor.at(site)]) await citizen.says('halo', id);
    expect(house.texts()).toEqual(['halo', 'halo']);
  });

  it('written without a signal, they count as written then, but not longer ago than a week', async () => {
    const house = backend();
    const citizen = await Visitor.at(await house.app());
    const hour = 3_600_000;
    await citizen.post({ id: newId(), kind: 'text', text: 'tadi', ageMs: hour });
    await citizen.post({ id: newId(), kind: 'text', text: 'kapan', ageMs: 365 * 24 * hour });
    expect(house.stored.map(({ sentAt }) => house.now.getTime() - sentAt.getTime())).toEqual([hour, 0]);
  });

  it('NUL, lone surrogates, marks that turn the writing round: all arrive, and the page shows them', async () => {
    const house = backend();
    const citizen = await Visitor.at(await house.app());
    for (const text of ['a\u0000b', 'x\ud83d y', '\u202Etxet', 'z̷̡͚a̴͔l̵̨g̶o', '😀'.repeat(5000)])
      expect((await citizen.says(text)).status).toBe(202);
    expect(house.texts()).toHaveLength(5);
    expect((await citizen.ask('/')).status).toBe(200);
  });

  it('a hundred thousand characters are taken; one more is turned away with a way on, and given back to the form', async () => {
    const house = backend();
    const citizen = await Visitor.at(await house.app());
    expect((await citizen.says('é'.repeat(100_000))).status).toBe(202);
    expect(await verdictOf(await citizen.says('é'.repeat(100_001)))).toMatchObject({
      status: 413,
      say: WEB_WORDS.id.textTooLong(),
    });
    const page = await citizen.form('/pesan', { id: newId(), text: `${'a'.repeat(100_000)}AKHIR` });
    expect(page.status).toBe(413);
    expect(await page.text()).toContain('aAKHIR</textarea>');
    expect(house.texts()).toHaveLength(1);
  });

  it.each([
    ['no JSON', '{"id":'],
    ['deep nesting', `{"id":${'['.repeat(20_000)}${']'.repeat(20_000)}}`],
    ['another kind', { id: 'pesan-xyz1', kind: 'sudo', text: 'x' }],
    ['no id', { kind: 'text', text: 'x' }],
    ['an id that is a path', { id: '../../etc/passwd', kind: 'text', text: 'x' }],
    ['a number for words', { id: 'pesan-xyz1', kind: 'text', text: 5 }],
    ['a place that is none', { id: 'pesan-xyz1', kind: 'location', lat: 91, lon: 0 }],
    ['a choice that could not be ours', { id: 'pesan-xyz1', kind: 'choice', choice: 'x y' }],
    ['a prototype', '{"__proto__":{"kind":"text","text":"x","id":"pesan-xyz1"}}'],
    ['nothing', ''],
  ])('%s is a 400 with a kind word, and nothing is stored', async (_name, body) => {
    const house = backend();
    const citizen = await Visitor.at(await house.app());
    expect(await verdictOf(await citizen.post(body))).toEqual({
      status: 400,
      ok: false,
      say: WEB_WORDS.id.notUnderstood(),
    });
    expect([house.stored, house.faults]).toEqual([[], []]);
  });

  it.each(['multipart/form-data; boundary=', 'multipart/form-data', 'text/xml', 'application/x-www-form-urlencoded'])(
    'rubbish that says it is %s is a 4xx',
    async (type) => {
      const house = backend();
      const citizen = await Visitor.at(await house.app());
      const answer = await citizen.post('\r\n--x\u0000\r\n%%%=', '/pesan', { 'content-type': type });
      expect(answer.status).toBe(400);
      expect([house.stored, house.faults]).toEqual([[], []]);
    },
  );

  it('nothing typed is nothing wrong: the page just comes back', async () => {
    const house = backend();
    const citizen = await Visitor.at(await house.app());
    expect((await citizen.form('/pesan', { id: newId(), text: '  \n ' })).status).toBe(303);
    expect(house.stored).toEqual([]);
  });

  it('a body beyond the limit is cut off and not read', async () => {
    const house = backend();
    const citizen = await Visitor.at(await house.app());
    const answer = await citizen.says('a'.repeat(900 * 1024));
    expect([answer.status, answer.headers.get('connection')]).toEqual([413, 'close']);
  });
});

describe('when nothing can be stored', () => {
  it('the script is told kindly to try again, nothing is acknowledged, and it works again by itself', async () => {
    const house = backend();
    const citizen = await Visitor.at(await house.app());
    house.full = true;
    const id = newId();
    const refused = await citizen.says('jangan hilang', id);
    expect(refused.headers.get('retry-after')).toBe('5');
    expect(await verdictOf(refused)).toEqual({ status: 503, ok: false, say: WEB_WORDS.id.notNow() });
    expect(house.faults).toHaveLength(1);
    house.full = false;
    expect((await citizen.says('jangan hilang', id)).status).toBe(202);
    expect(house.texts()).toEqual(['jangan hilang']);
  });

  it('a program that is about to end says the same, and no fault is noted', async () => {
    const house = backend();
    const citizen = await Visitor.at(await house.app());
    await house.channel.stop();
    expect(await verdictOf(await citizen.says('jangan hilang'))).toEqual({
      status: 503,
      ok: false,
      say: WEB_WORDS.id.notNow(),
    });
    expect([house.stored, house.faults]).toEqual([[], []]);
  });

  it('a plain form gets the page with the words still in the box', async () => {
    const house = backend();
    const citizen = await Visitor.at(await house.app());
    house.full = true;
    const page = await citizen.form('/pesan', { id: newId(), text: 'cerita <panjang> saya' });
    expect(page.status).toBe(503);
    const html = await page.text();
    expect(html).toContain('cerita &lt;panjang&gt; saya</textarea>');
    expect(html).toContain(WEB_WORDS.id.notNow());
  });
});

describe('without JavaScript', () => {
  it('the answer is on the page that comes back', async () => {
    const house = new Backend(undefined, { answerWaitMs: 5_000 });
    const citizen = await Visitor.at(await house.app());
    await citizen.form('/pesan', { id: newId(), text: 'halo' });
    expect(await citizen.page()).toContain('Anda menulis: halo');
  });

  it('a choice is a button of a form, and what was chosen is shown by its label', async () => {
    const house = new Backend(
      ({ content }) =>
        content.kind === 'text'
          ? [
              {
                text: ['Pilih'],
                choices: [[{ id: 'a:1', label: 'Yang pertama' }], [{ id: 'a:2', label: 'Yang kedua' }]],
              },
            ]
          : [{ text: ['Baik'] }],
      { answerWaitMs: 5_000 },
    );
    const citizen = await Visitor.at(await house.app());
    await citizen.form('/pesan', { id: newId(), text: 'halo' });
    const asked = await citizen.page();
    expect(asked).toMatch(/<form class="choices" method="post" action="\/pesan"/);
    expect(asked).toContain('<button type="submit" name="choice" value="a:2">Yang kedua</button>');
    await citizen.form('/pesan', { id: newId(), choice: 'a:2' });
    const after = await citizen.page();
    expect(after).not.toContain('name="choice"');
    expect(after).toMatch(/<div class="text" dir="auto">Yang kedua<\/div>/);
    expect(house.stored.at(-1)?.content).toEqual({ kind: 'choice', id: 'a:2' });
  });
});
