import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { SourcePace } from '../../src/bots/web/source-pace.ts';
import { TurnedAway } from '../../src/core/admission.ts';
import { WEB_WORDS } from '../../src/core/language/web.ts';
import { atOnce } from '../../src/http/at-once.ts';
import type { HttpEnv } from '../../src/http/env.ts';
import { Backend } from './backend.ts';
import { newId, Visitor, verdictOf } from './visitor.ts';

/* What is too much is turned away before it is stored, with words that say what to do; nothing that was typed is lost. */

/** A house that turns everything away. */
function turnsAway(why: 'too-fast' | 'crowded', retryAfterMs: number): Backend {
  const house = new Backend(undefined, { answerWaitMs: 1 });
  house.accept = async () => {
    throw new TurnedAway(why, retryAfterMs);
  };
  return house;
}

describe('a visitor who is turned away', () => {
  it.each([
    ['too-fast', 429, WEB_WORDS.id.tooFast(), 41_200, '42'],
    ['crowded', 503, WEB_WORDS.id.busy(), 5_000, '5'],
  ] as const)(
    'as %s is told so, and when to come again; nothing is stored',
    async (why, status, say, waitMs, after) => {
      const house = turnsAway(why, waitMs);
      const citizen = await Visitor.at(await house.app());
      const answer = await citizen.says('jalan berlubang');
      expect(answer.headers.get('retry-after')).toBe(after);
      expect(await verdictOf(answer)).toMatchObject({ status, ok: false, say });
      expect(house.stored).toEqual([]);
    },
  );

  it('by a page without JavaScript finds the words in the box again', async () => {
    const citizen = await Visitor.at(await turnsAway('too-fast', 60_000).app());
    const page = await citizen.form('/pesan', { id: newId(), text: 'jalan berlubang di depan pasar' });
    expect(page.status).toBe(429);
    const html = await page.text();
    expect(html).toContain('jalan berlubang di depan pasar</textarea>');
    expect(html).toContain(WEB_WORDS.id.tooFast());
  });
});

describe('one address', () => {
  it('may send a village’s messages at once, then twenty a second, and holds up no other', () => {
    const pace = new SourcePace();
    for (let i = 0; i < 600; i += 1) expect(pace.take('village', 0)).toBe(0);
    expect(pace.take('village', 0)).toBeGreaterThan(0);
    expect(pace.take('elsewhere', 0)).toBe(0);
    let taken = 0;
    for (let ms = 0; ms < 1_000; ms += 1) if (pace.take('village', ms) === 0) taken += 1;
    expect(taken).toBeGreaterThanOrEqual(19);
    expect(taken).toBeLessThanOrEqual(21);
  });
});

describe('requests at once', () => {
  it('beyond the limit are turned away unread, and there is room again for each that is done, also by a fault', async () => {
    const waiting: (() => void)[] = [];
    const app = new Hono<HttpEnv>();
    app.use('*', atOnce(2));
    app.onError((_, c) => c.body(null, 500));
    app.post('/broken', () => {
      throw new Error('broken');
    });
    app.post('/', async (c) => {
      await new Promise<void>((resolve) => waiting.push(resolve));
      return c.body(null, 200);
    });
    const post = async () => app.request('/', { method: 'POST' });
    const [one, other] = [post(), post()];
    const third = await post();
    expect([third.status, third.headers.get('retry-after')]).toEqual([503, '1']);
    waiting[0]?.();
    expect((await one).status).toBe(200);
    for (let i = 0; i < 5; i += 1) expect((await app.request('/broken', { method: 'POST' })).status).toBe(500);
    waiting[1]?.();
    expect((await other).status).toBe(200);
  });

  it('of one who sends bodies that never end hold no more than their share, and the others none the less', async () => {
    const waiting: (() => void)[] = [];
    const app = new Hono<HttpEnv>();
    app.use('*', atOnce(4, undefined, { max: 2, of: (c) => c.req.header('x-of') ?? '' }));
    app.post('/', async (c) => {
      await new Promise<void>((resolve) => waiting.push(resolve));
      return c.body(null, 200);
    });
    const post = async (of: string) => app.request('/', { method: 'POST', headers: { 'x-of': of } });
    const held = [post('slow'), post('slow')];
    expect((await post('slow')).status).toBe(503);
    const others = [post('siti'), post('budi')];
    await Promise.resolve();
    // All places are taken now.
    expect((await post('rina')).status).toBe(503);
    for (const go of waiting) go();
    for (const each of [...held, ...others]) expect((await each).status).toBe(200);
    const again = post('slow');
    await Promise.resolve();
    waiting.at(-1)?.();
    expect((await again).status).toBe(200);
  });
});
