import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readDelivery } from '../../src/bots/x/parse-v1.ts';
import { dmsPage, mentionsPage } from '../../src/bots/x/parse-v2.ts';
import { ME } from '../fakes/x-world.ts';
import { photo } from '../fixtures/media/make.ts';
import fc from '../property.ts';
import { Stage } from './stage.ts';

/** What is read of X, by the real library over a real socket. */

let stage: Stage;
beforeEach(async () => {
  stage = await Stage.open();
});
afterEach(async () => {
  await stage.close();
});
const OLD = new Date(Date.now() - 7_200_000);

describe('left in peace', () => {
  it.each<[string, (x: Stage['platform']) => void]>([
    ['our own posts', (x) => x.post(ME.id, '@lapor_kalsel jalan rusak')],
    [
      'retweets',
      (x) => x.post('41', 'RT @warga: @lapor_kalsel jalan rusak', { retweets: x.post('42', 'jalan rusak') }),
    ],
    [
      'quotes of others that do not speak to us',
      (x) => x.post('41', '@warga2 lihat ini @orang', { quotes: x.post('42', '@lapor_kalsel_lain jalan rusak') }),
    ],
    [
      'accounts that say they are programs',
      (x) => {
        x.usernames.set('43', 'CuacaBot');
        x.post('43', '@lapor_kalsel jalan rusak di jl veteran');
      },
    ],
    [
      'answers to others that carry our name along',
      (x) => x.post('41', '@warga42 @lapor_kalsel iya bener itu rusak', { replyTo: x.post('42', 'jalan rusak') }),
    ],
    [
      'the same, where X tells where the writer’s own words begin',
      (x) =>
        x.post('41', '@lapor_kalsel @warga42 iya bener itu rusak', { replyTo: x.post('42', 'jalan rusak'), own: 23 }),
    ],
    ['what was posted long before we were there', (x) => x.post('41', '@lapor_kalsel jalan rusak', { at: OLD })],
  ])('%s', async (_, act) => {
    act(stage.platform);
    await stage.start();
    await stage.settled();
    expect(stage.texts).toEqual(['akhir']);
    expect(stage.platform.violations).toEqual([]);
  });
});

describe('a post that speaks to us', () => {
  it('comes with its words, files, place, time and thread, without our name and X’s addresses', async () => {
    const { platform } = stage;
    const at = new Date(Date.now() - 60_000);
    const id = platform.post('41', '@lapor_kalsel jalan rusak & bolong', {
      ...{ photos: [await photo(), await photo()], alt: 'lubang', at },
      point: { lat: -3.31, lon: 114.59 },
    });
    await stage.start();
    await stage.until(() => stage.messages.length === 4);
    const [words, first, second, place] = stage.messages;
    const base = {
      chat: 'p:41',
      from: { id: '41', name: 'Warga 41' },
      private: false,
      messageId: id,
      topic: id,
      sentAt: at,
    };
    expect(words).toMatchObject({ ...base, id: `t:${id}`, content: { kind: 'text', text: 'jalan rusak & bolong' } });
    for (const each of [first, second])
      expect(each).toMatchObject({ ...base, content: { kind: 'media', media: { kind: 'photo' }, caption: 'lubang' } });
    expect(place).toMatchObject({ ...base, content: { kind: 'location', lat: -3.31, lon: 114.59 } });
  });

  it.each<[string, (x: Stage['platform']) => void, string]>([
    [
      'in an answer to others, in the writer’s own words',
      (x) => x.post('41', '@warga42 setuju, @lapor_kalsel tolong dicek', { replyTo: x.post('42', 'rusak') }),
      'setuju, tolong dicek',
    ],
    [
      'in an answer to us',
      (x) => x.post('41', '@lapor_kalsel lampunya mati', { replyTo: x.post(ME.id, 'Info') }),
      'lampunya mati',
    ],
    [
      'in a thread of the writer’s own',
      (x) => x.post('41', '@lapor_kalsel dekat SPBU', { replyTo: x.post('41', 'jalan rusak') }),
      'dekat SPBU',
    ],
    [
      'by quoting us',
      (x) => x.post('41', 'ini belum beres juga', { quotes: x.post(ME.id, 'Sudah beres') }),
      'ini belum beres juga',
    ],
    [
      'in a quote of others, in the writer’s own words',
      (x) => x.post('41', 'tolong @lapor_kalsel', { quotes: x.post('42', 'rusak') }),
      'tolong',
    ],
  ])('%s', async (_, act, text) => {
    act(stage.platform);
    await stage.start();
    await stage.settled();
    expect(stage.texts).toEqual([text, 'akhir']);
  });

  it('changed, comes as another wording of the first, and its files once', async () => {
    const { platform } = stage;
    const first = platform.post('41', '@lapor_kalsel jalan rusk', { photos: [await photo()] });
    await stage.start();
    await stage.until(() => stage.messages.length === 2);
    const second = platform.post('41', '@lapor_kalsel jalan rusak', { edits: first });
    await stage.until(() => stage.messages.length === 3);
    await stage.settled();
    expect(stage.messages.filter(({ chat }) => chat === 'p:41')).toMatchObject([
      { id: `t:${first}`, content: { kind: 'text' } },
      { content: { kind: 'media' } },
      { id: `t:${second}:edit`, messageId: first, topic: first, content: { kind: 'edited', text: 'jalan rusak' } },
    ]);
  });
});

describe('after hours away', () => {
  it('the gap is filled page by page, oldest first, and nothing twice', async () => {
    const { platform } = stage;
    const before = platform.post('41', '@lapor_kalsel sebelum');
    await stage.start();
    await stage.until(() => stage.cursors.get(`${ME.id}:mentions`) === before);
    await stage.channel.stop();
    platform.pageMax = 3;
    const wanted: string[] = [];
    for (let i = 0; i < 20; i += 1) {
      platform.post(String(100 + i), `@lapor_kalsel selagi ${i}`);
      platform.dm(String(200 + i), `pesan ${i}`);
      wanted.push(`selagi ${i}`);
    }
    await stage.start();
    await stage.until(() => stage.messages.length === 41);
    expect(stage.texts.filter((text) => text.startsWith('selagi'))).toEqual(wanted);
    expect(stage.texts.filter((text) => text.startsWith('pesan'))).toEqual(wanted.map((_, i) => `pesan ${i}`));
    await stage.settled();
    expect(
      stage.handed.filter(({ content }) => content.kind === 'text' && content.text.startsWith('selagi')),
    ).toHaveLength(20);
    expect(platform.violations).toEqual([]);
  });

  it('the cursor moves only when all before it is stored', async () => {
    const { platform } = stage;
    stage.full = 3;
    const id = platform.post('41', '@lapor_kalsel jalan rusak');
    await stage.start();
    await stage.until(() => stage.notes.some(({ code }) => code === 'store-failed'));
    expect(stage.cursors.get(`${ME.id}:mentions`)).toMatch(/^since:/);
    await stage.until(() => stage.cursors.get(`${ME.id}:mentions`) === id);
    expect(stage.texts).toEqual(['jalan rusak']);
  });

  it('a limit in the middle of the pages is waited for, and reading goes on from that page', async () => {
    const { platform } = stage;
    platform.pageMax = 2;
    const mentions = `/2/users/${ME.id}/mentions`;
    for (let i = 0; i < 6; i += 1) platform.post('41', `@lapor_kalsel nomor ${i}`);
    platform.limits.set(mentions, { limit: 180, remaining: 2, reset: Math.floor(Date.now() / 1000) + 1 });
    await stage.start();
    await stage.until(() => stage.notes.some(({ code, detail }) => code === 'limit' && detail === 'mentions'));
    expect(stage.budgets.get('mentions')).toMatchObject({ limit: 180, remaining: 0 });
    const calls = () => platform.calls.filter((call) => call === `GET ${mentions}`).length;
    expect(calls()).toBe(2);
    expect((await stage.channel.health()).ok).toBe(true);
    platform.limits.delete(mentions);
    await stage.until(() => stage.texts.length === 6);
    expect(calls()).toBe(3);
  });

  it('goes on after a storm of errors, cut lines and answers that are none', async () => {
    const { platform } = stage;
    await stage.start();
    const call = 'GET /2';
    platform.faults.push(
      { call, status: 503, body: '<html>over capacity</html>' },
      { call, status: 500 },
      { call, status: 0 },
      { call, status: 200, body: '{"data":' },
      { call, status: 200, body: { errors: [{ detail: 'nothing here' }] } },
      {
        call,
        status: 429,
        headers: { 'x-rate-limit-limit': '15', 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': '1' },
      },
    );
    platform.post('41', '@lapor_kalsel jalan rusak');
    platform.dm('41', 'halo');
    await stage.until(() => stage.texts.length === 2);
    await stage.settled();
    expect((await stage.channel.health()).ok).toBe(true);
    expect(platform.violations).toEqual([]);
  });
});

describe('what X tells late', () => {
  const back = (id: string, ms: number) => String(BigInt(id) - (BigInt(ms) << 22n));
  const texts = () => stage.handed.flatMap(({ content }) => (content.kind === 'text' ? [content.text] : []));

  it('though newer was told before, is read all the same; once, and nothing else a second time', async () => {
    const { platform } = stage;
    const newest = platform.post('41', '@lapor_kalsel jalan rusak');
    await stage.start();
    await stage.until(() => stage.cursors.get(`${ME.id}:mentions`) === newest);
    const more = { at: new Date(), conversation: '1', media: [], history: [] };
    platform.posts.push(
      { id: back(newest, 2_000), author: '42', text: '@lapor_kalsel lampu mati', ...more },
      { id: back(newest, 90_000), author: '43', text: '@lapor_kalsel dari dulu', ...more },
    );
    await stage.until(() => stage.texts.length === 2);
    expect(stage.cursors.get(`${ME.id}:mentions`)).toBe(newest);
    await stage.settled();
    expect(texts()).toEqual(['jalan rusak', 'lampu mati', 'akhir']);
  });

  it('direct messages too', async () => {
    const { platform } = stage;
    const newest = platform.dm('41', 'halo');
    await stage.start();
    await stage.until(() => stage.cursors.get(`${ME.id}:dms`) === newest);
    const more = { to: ME.id, at: new Date(), media: [] };
    platform.dms.push({ id: back(newest, 3_000), sender: '42', text: 'permisi', ...more });
    await stage.until(() => stage.texts.length === 2);
    platform.dm('41', 'terima kasih');
    await stage.until(() => stage.texts.length === 3);
    await stage.settled();
    expect(texts()).toEqual(['halo', 'permisi', 'terima kasih', 'akhir']);
  });

  it('costs one look more, and then is not asked for again', async () => {
    const { platform } = stage;
    const newest = platform.post('41', '@lapor_kalsel jalan rusak');
    await stage.start();
    await stage.until(() => stage.cursors.get(`${ME.id}:mentions`) === newest);
    await vi.waitFor(() => expect(platform.sinces).toContain(newest));
    await stage.settled();
    expect(platform.sinces.slice(0, 2)).toEqual([back(newest, 60_000), newest]);
    expect(platform.sinces.filter((since) => since === back(newest, 60_000))).toHaveLength(1);
  });
});

describe('an account that is read for the first time', () => {
  it('old messages are left alone, and whatever comes after is heard, whatever its clock says', async () => {
    const { platform } = stage;
    platform.dms.push({ id: '1880000000000000001', sender: '41', to: ME.id, text: 'tahun lalu', at: OLD, media: [] });
    await stage.start();
    await stage.until(() => stage.cursors.get(`${ME.id}:dms`) === '1880000000000000001');
    platform.dms.push({ id: '1995000000000000001', sender: '41', to: ME.id, text: 'sekarang', at: OLD, media: [] });
    await stage.until(() => stage.texts.length > 0);
    expect(stage.texts).toEqual(['sekarang']);
  });
});

describe('rubbish', () => {
  it('whatever it is, reading it never throws', () => {
    const me = { id: ME.id, username: ME.username };
    const now = new Date(0);
    const post = fc.record(
      {
        id: fc.anything(),
        id_str: fc.constant('5'),
        text: fc.anything(),
        author_id: fc.constant('41'),
        created_at: fc.anything(),
        entities: fc.anything(),
        attachments: fc.anything(),
        referenced_tweets: fc.anything(),
        geo: fc.anything(),
        user: fc.constant({ id_str: '41' }),
        extended_entities: fc.anything(),
        display_text_range: fc.anything(),
        sender_id: fc.constant('41'),
        event_type: fc.constant('MessageCreate'),
      },
      { requiredKeys: [] },
    );
    const list = fc.oneof(fc.array(fc.oneof(post, fc.anything())), fc.anything());
    fc.assert(
      fc.property(list, fc.anything(), (data, includes) => {
        for (const page of [mentionsPage, dmsPage]) page({ data, includes, meta: includes }, me, now);
        for (const key of ['tweet_create_events', 'direct_message_events', 'tweet_delete_events'])
          readDelivery({ for_user_id: ME.id, [key]: data, users: includes }, me, now, () => undefined);
      }),
      { numRuns: 400 },
    );
  });

  it('is passed over, and the rest is read', async () => {
    const { platform } = stage;
    for (const item of [
      null,
      7,
      'x',
      {},
      { id: 'abc' },
      { id: '12', author_id: 5 },
      { id: '13', text: {}, author_id: '41', attachments: 'x', entities: [], referenced_tweets: 9 },
    ])
      platform.faults.push({
        call: `GET /2/users/${ME.id}/mentions`,
        status: 200,
        body: { data: [item], includes: 5, meta: [] },
      });
    platform.post('41', '@lapor_kalsel jalan rusak');
    await stage.start();
    await stage.until(() => stage.texts.includes('jalan rusak'));
  });
});

describe('at the start', () => {
  it('wrong credentials stop it and say what to do', async () => {
    const { platform } = stage;
    platform.faults.push({ call: 'GET /2/users/me', status: 401, body: { title: 'Unauthorized' } });
    await expect(stage.start()).rejects.toThrow(/X_APP_KEY.*portal/);
  });
  it('a platform that is down does not: reading begins when it is back', async () => {
    const { platform } = stage;
    platform.faults.push({ call: 'GET /2/users/me', status: 503 }, { call: 'GET /2/users/me', status: 0 });
    platform.post('41', '@lapor_kalsel jalan rusak');
    await stage.start();
    expect((await stage.channel.health()).ok).toBe(false);
    await stage.until(() => stage.texts.length === 1);
    expect((await stage.channel.health()).ok).toBe(true);
  });
  it('a description that does not say "automated" is noted', async () => {
    stage.platform.description = 'Layanan pengaduan resmi';
    await stage.start();
    expect(stage.notes.map(({ code }) => code)).toContain('bio-silent');
  });
});
