import { createHmac, randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { WebChannel } from '../../src/bots/web/channel.ts';
import type { WebDeps } from '../../src/bots/web/deps.ts';
import type { Delivery } from '../../src/core/delivery.ts';
import { RedisBell } from '../../src/redis/bell.ts';
import { RedisLink } from '../../src/redis/link.ts';
import { systemClock } from '../../src/system-clock.ts';
import { describeWithRedis, TestRedis } from '../fakes/redis.ts';
import { Backend } from './backend.ts';
import { Ear } from './ear.ts';
import { newId, Visitor } from './visitor.ts';

/** So long that nothing in a test is found by a heartbeat. */
const NO_HEARTBEAT = { heartbeatMs: 600_000 };

describeWithRedis('the page is open in one process, and the bot speaks in another', () => {
  let redis: TestRedis;
  let prefix: string;
  let links: RedisLink[];
  let ears: Ear[];
  beforeEach(async () => {
    redis = await TestRedis.start();
    prefix = `aduan-${randomBytes(6).toString('hex')}`;
    links = [];
    ears = [];
  });
  afterEach(async () => {
    await Promise.all(ears.map((ear) => ear.close()));
    for (const link of links) link.close();
    await redis.kill();
  });

  async function channel(self: string): Promise<{ readonly link: RedisLink; readonly web: WebChannel }> {
    const link = new RedisLink({ url: redis.url, clock: systemClock, note: () => undefined });
    links.push(link);
    const hash = (text: string) => createHmac('sha256', 'key').update(text).digest('base64url');
    const bell = new RedisBell({ link, prefix, self, hash, clock: systemClock });
    await link.start();
    return { link, web: new WebChannel(bell) };
  }
  const changed = (link: RedisLink, up: boolean): Promise<void> =>
    new Promise((resolve) => {
      if (link.isUp === up) resolve();
      else link.watch((now) => now === up && resolve());
    });
  /** A page in one process; the bot in another. */
  async function stage(over: Partial<WebDeps> = {}) {
    const [here, there] = [await channel('here'), await channel('there')];
    const house = new Backend(undefined, over, here.web);
    const citizen = await Visitor.at(await house.app(NO_HEARTBEAT));
    house.sender = there.web;
    // Subscribed before anything is said.
    await here.link.hears.ping();
    const ear = new Ear(await citizen.ask('/aliran'));
    ears.push(ear);
    return { house, citizen, ear, here, there };
  }

  it('the page is told at once, words and work alike', async () => {
    const { house, citizen, ear, there } = await stage();
    await citizen.says('halo');
    expect([await ear.hears(), await ear.hears()]).toEqual(['halo', 'Anda menulis: halo']);
    there.web.showWorking(house.lastChat());
    expect(await ear.next()).toMatchObject({ event: 'bekerja' });
    house.say(house.lastChat(), { text: ['Dari petugas'] });
    expect(await ear.hears()).toBe('Dari petugas');
  });

  it('what is told through Redis names no chat and says no word', async () => {
    const { house, citizen, ear } = await stage();
    const heard: string[] = [];
    const listener = links[0]?.hears.duplicate();
    listener?.on('pmessage', (_pattern, _channel, text) => heard.push(text));
    await listener?.psubscribe('*');
    await citizen.says('KENARI-kata');
    await ear.hears();
    await ear.hears();
    const delivery: Delivery = { kind: 'message', ref: 'last', message: { text: ['x'] } };
    await house.sender.send(house.lastChat(), delivery);
    await new Promise<void>((resolve) => {
      listener?.on('pmessage', (_pattern, _channel, text) => text.startsWith('there') && resolve());
      void house.sender.send(house.lastChat(), delivery);
    });
    listener?.disconnect();
    expect(heard.length).toBeGreaterThan(0);
    expect(heard.join('\n')).not.toContain(house.lastChat());
    expect(heard.join('\n')).not.toContain('KENARI');
    for (const text of heard) expect(text).toMatch(/^(here|there)( [nw][\w-]{43})+$/);
  });

  it('while Redis is away the page looks for itself; once it is back it is told again', async () => {
    const { house, citizen, ear, here, there } = await stage();
    await citizen.says('halo');
    await ear.hears();
    await ear.hears();
    await redis.kill();
    await changed(here.link, false);
    house.say(house.lastChat(), { text: ['Sementara Redis mati'] });
    expect(await ear.hears()).toBe('Sementara Redis mati');
    await redis.begin();
    await changed(here.link, true);
    await changed(there.link, true);
    expect(here.web.lookEveryMs).toBeUndefined();
    house.say(house.lastChat(), { text: ['Sudah kembali'] });
    expect(await ear.hears()).toBe('Sudah kembali');
  });

  it('an outage is found also where Redis only no longer answers', async () => {
    const { house, citizen, ear, here } = await stage();
    await citizen.says('halo');
    await ear.hears();
    await ear.hears();
    redis.freeze();
    await changed(here.link, false);
    house.say(house.lastChat(), { text: ['Redis membeku'] });
    expect(await ear.hears()).toBe('Redis membeku');
    redis.thaw();
  });

  it('a page without JavaScript shows the answer of another process', async () => {
    const { citizen, ear } = await stage({ answerWaitMs: 600_000 });
    await citizen.form('/pesan', { id: newId(), text: 'halo' });
    expect(await citizen.page()).toContain('Anda menulis: halo');
    await ear.hears();
  });
});
