import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dmChat } from '../../src/bots/x/said.ts';
import type { FetchResult } from '../../src/core/delivery.ts';
import { photo } from '../fixtures/media/make.ts';
import { Stage } from './stage.ts';

/** What goes out to X, and its files, by the real library over a real socket. */

let stage: Stage;
beforeEach(async () => {
  stage = await (await Stage.open()).start();
});
afterEach(async () => {
  await stage.close();
});
const POSTS = 'POST /2/tweets';
const DMS = 'POST /2/dm_conversations';

describe('in public', () => {
  it('we answer the post that spoke to us, and never say anything else', async () => {
    const post = stage.platform.post('41', '@lapor_kalsel jalan rusak');
    expect(await stage.reply('41', post, 'Terima kasih')).toMatchObject({ ok: true });
    expect(stage.platform.replies).toMatchObject([{ text: 'Terima kasih', replyTo: post }]);
    expect(await stage.reply('41', undefined, 'Halo semua')).toEqual({
      ok: false,
      why: 'refused',
      certain: true,
      detail: 'NO_POST',
    });
    expect(await stage.reply('41', post, 'x'.repeat(281))).toMatchObject({
      ok: false,
      why: 'refused',
      detail: 'TOO_LONG',
    });
    expect(stage.platform.violations).toEqual([]);
  });

  it('an answer that was lost on the way is not doubled: the platform knows the words, and that is as good as sent', async () => {
    const post = stage.platform.post('41', '@lapor_kalsel jalan rusak');
    stage.platform.faults.push({ call: POSTS, status: 0, after: true });
    expect(await stage.reply('41', post, 'Kode K-7Q2M-4ZR8')).toMatchObject({
      ok: false,
      why: 'unknown',
      certain: true,
    });
    expect(await stage.reply('41', post, 'Kode K-7Q2M-4ZR8')).toEqual({ ok: true, platformId: 'duplicate' });
    expect(stage.platform.replies).toHaveLength(1);
  });

  it.each<[string, (x: Stage['platform'], post: string) => void, string]>([
    ['the post is gone', (x, post) => x.delete(post), '400:post-gone'],
    ['its writer takes no replies', (x, post) => x.closed.add(post), '403:reply-forbidden'],
    [
      'its writer is suspended',
      (x) => x.faults.push({ call: POSTS, status: 403, body: { detail: 'User has been suspended: [41].' } }),
      '403:suspended',
    ],
  ])('%s: given up, and noted once', async (_, act, detail) => {
    const post = stage.platform.post('41', '@lapor_kalsel jalan rusak');
    act(stage.platform, post);
    expect(await stage.reply('41', post, 'Terima kasih')).toEqual({ ok: false, why: 'refused', certain: true, detail });
    expect(stage.notes.filter(({ code }) => code === 'refused')).toHaveLength(1);
  });
});

describe('in private', () => {
  it('words go to who wrote to us', async () => {
    stage.platform.dm('41', 'halo');
    expect(await stage.dm('41', 'Halo juga, apa yang terjadi?')).toMatchObject({ ok: true });
    expect(stage.platform.dmsTo('41')).toEqual(['Halo juga, apa yang terjadi?']);
    expect(stage.platform.violations).toEqual([]);
  });
  it.each([
    [403, 'You cannot send messages to this user.', { why: 'blocked' }],
    [403, 'User has been suspended', { why: 'gone' }],
    [404, 'Could not find user', { why: 'gone' }],
    [400, 'text is bad', { why: 'refused' }],
    [401, 'Unauthorized', { why: 'unknown', certain: true }],
    // Ours is the trouble, and nobody has shut us out.
    [
      402,
      'Your enrolled account does not have any credits to fulfill this request.',
      { why: 'unknown', certain: true },
    ],
    [
      403,
      'Your client app is not configured with the appropriate oauth1 app permissions for this endpoint.',
      { why: 'unknown', certain: true },
    ],
    [403, 'Your account is suspended and is not permitted to access this feature.', { why: 'unknown', certain: true }],
    [403, 'To protect our users from spam, this account is temporarily locked.', { why: 'unknown', certain: true }],
    [403, 'This request looks like it might be automated.', { why: 'unknown', certain: true }],
    [503, 'over capacity', { why: 'unknown', certain: false }],
    [0, '', { why: 'unknown', certain: false }],
  ])('%i %s', async (status, detail, expected) => {
    stage.platform.dm('41', 'halo');
    stage.platform.faults.push({ call: DMS, status, body: { title: 'x', detail, status } });
    expect(await stage.dm('41', 'halo')).toMatchObject({ ok: false, ...expected });
  });
  it('the very same words once more are refused, and stand there already: nobody has shut us out', async () => {
    stage.platform.dm('41', 'halo');
    const detail = 'There was an error sending your message: Whoops! You already said that.';
    stage.platform.faults.push({ call: DMS, status: 403, body: { title: 'Forbidden', detail, status: 403 } });
    expect(await stage.dm('41', 'Di mana?')).toEqual({ ok: true, platformId: 'duplicate' });
    expect(stage.notes.map(({ code, detail: why }) => [code, why])).toContainEqual(['refused', 'duplicate']);
  });
  it('a limit says until when, and is kept without asking again', async () => {
    const reset = Math.floor(Date.now() / 1000) + 900;
    stage.platform.dm('41', 'halo');
    stage.platform.limits.set('/2/dm_conversations/with/41/messages', { limit: 15, remaining: 1, reset });
    expect(await stage.dm('41', 'satu')).toMatchObject({ ok: true });
    const limited = await stage.dm('41', 'dua');
    expect(limited).toMatchObject({ ok: false, why: 'limit' });
    if (!limited.ok && limited.why === 'limit') expect(limited.retryAfterMs).toBeGreaterThan(0);
    expect(stage.platform.calls.filter((call) => call.startsWith(DMS))).toHaveLength(1);
    expect(stage.budgets.get('dms')).toEqual({ limit: 15, remaining: 0, resetAt: reset * 1000 });
  });
});

describe('pictures of officers', () => {
  const file = (id: string, mime = 'image/jpeg') =>
    ({ kind: 'photo', id, key: '', mime, bytes: 10, name: `${id}.jpg` }) as const;
  const sendFiles = (...files: ReturnType<typeof file>[]) =>
    stage.channel.send(
      dmChat('41'),
      { kind: 'files', ref: 'c9', files, caption: ['sebelum dan sesudah'] },
      {},
      new AbortController().signal,
    );
  it('go one by one, byte by byte; after a limit only what is missing is sent', async () => {
    const bytes = await photo();
    stage.files.set('a', bytes).set('b', bytes);
    stage.platform.dm('41', 'halo');
    expect(await sendFiles(file('a'))).toMatchObject({ ok: true });
    expect([...stage.platform.uploads.values()].every((body) => body.includes(bytes))).toBe(true);
    stage.platform.faults.push({ call: 'POST /2/media/upload/initialize', status: 503 });
    expect(await sendFiles(file('a'), file('b'))).toMatchObject({ ok: false, why: 'unknown', certain: true });
    stage.platform.faults.push(
      { call: 'POST /2/dm_conversations', status: 200, body: { data: { dm_event_id: '7' } } },
      { call: DMS, status: 500 },
    );
    expect(await sendFiles(file('a'), file('b'))).toMatchObject({ ok: false, why: 'unknown' });
    expect(await sendFiles(file('a'), file('b'))).toMatchObject({
      ok: true,
      platformId: '7',
      others: [expect.any(String)],
    });
    expect(stage.platform.dmsTo('41')).toEqual(['[picture] sebelum dan sesudah', '[picture] ']);
    expect(stage.platform.violations).toEqual([]);
  });
  it('anything else is refused', async () => {
    expect(await sendFiles(file('a', 'application/pdf'))).toMatchObject({
      ok: false,
      why: 'refused',
      detail: 'NO_PICTURE',
    });
  });
});

async function bytesOf(fetched: FetchResult): Promise<Buffer> {
  if (!fetched.ok) throw new Error(fetched.why);
  const chunks: Buffer[] = [];
  for await (const chunk of fetched.stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

describe('files', () => {
  const fetchAll = async () => {
    await stage.until(() => stage.messages.some(({ content }) => content.kind === 'media'));
    const media = stage.messages.flatMap(({ content }) => (content.kind === 'media' ? [content.media] : []));
    const [first] = media;
    if (!first) throw new Error('no file');
    return stage.channel.fetch(first, new AbortController().signal);
  };
  it('a photo of a post arrives byte by byte', async () => {
    const bytes = await photo();
    stage.platform.post('41', '@lapor_kalsel rusak', { photos: [bytes] });
    expect(await bytesOf(await fetchAll())).toEqual(bytes);
  });
  it('a photo of a direct message too, whose address opens only with our signature', async () => {
    const bytes = await photo();
    stage.platform.dm('41', '', { photos: [bytes] });
    expect(await bytesOf(await fetchAll())).toEqual(bytes);
    expect(stage.platform.violations).toEqual([]);
  });
  it('of a video the best copy that is small enough', async () => {
    const bytes = Buffer.from('a small video');
    stage.platform.post('41', '@lapor_kalsel rusak', { video: bytes });
    expect(await bytesOf(await fetchAll())).toEqual(bytes);
    expect(stage.platform.calls.filter((call) => call.includes('/media/'))).toHaveLength(2);
  });
  it('nothing is fetched from anywhere but the platform', async () => {
    const handle = JSON.stringify({
      urls: ['http://169.254.169.254/latest', 'https://evil.example/a.jpg', 'file:///etc/passwd'],
      isPrivate: true,
    });
    expect(await stage.channel.fetch({ kind: 'photo', handle }, new AbortController().signal)).toEqual({
      ok: false,
      why: 'gone',
    });
    expect(await stage.channel.fetch({ kind: 'photo', handle: 'rubbish' }, new AbortController().signal)).toEqual({
      ok: false,
      why: 'gone',
    });
    expect(stage.notes.filter(({ detail }) => detail === 'FILE_ELSEWHERE')).toHaveLength(3);
  });
});

it('a press or a topic is nothing X knows, and no fault', async () => {
  const signal = new AbortController().signal;
  expect(await stage.channel.send(dmChat('41'), { kind: 'answer', callback: 'x' }, {}, signal)).toMatchObject({
    ok: true,
  });
});
