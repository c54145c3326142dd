import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeWithRedis } from '../fakes/redis.ts';
import { photo } from '../fixtures/media/make.ts';
import { Crowd, Fleet, numberOf } from './fleet.ts';

/** Apart from the other tests of a fleet, beside which it runs: most of it is waiting for the sweeps that find what Redis did not tell. */
describeWithRedis('processes that share the work', () => {
  let fleet: Fleet;
  beforeEach(async () => {
    fleet = await Fleet.open();
  });
  afterEach(async () => {
    await fleet.close();
  });

  it('whatever becomes of Redis under load, nothing is lost, and nobody has to start anything anew', async () => {
    const receiving = await fleet.begin('channels');
    const working = await fleet.begin('worker');
    const crowd = new Crowd(fleet.telegram, await photo({ gps: true }));
    let chat = 300;
    const more = (n: number) => {
      for (const until = chat + n; chat < until; chat += 1) crowd.begin(chat);
    };
    more(10);
    await fleet.telegram.until(() => crowd.left < 10, 'some to be done');
    await fleet.redis.flush();
    more(10);
    await fleet.telegram.until(() => crowd.left < 10, 'some to be done after the flush', 60_000);
    more(10);
    await fleet.redis.crowd(true);
    await fleet.telegram.until(
      () => crowd.left < 10,
      'some to be done with a Redis that throws everything away',
      60_000,
    );
    expect(await fleet.redis.evicted()).toBeGreaterThan(0);
    await fleet.redis.crowd(false);
    more(10);
    await fleet.telegram.until(() => crowd.left < 10, 'some to be done when it has room again', 60_000);
    await fleet.redis.kill();
    more(10);
    await crowd.done('without Redis');
    const ready = (await (await fetch(`${working.url}/readyz`)).json()) as { ok: boolean };
    expect(ready).toMatchObject({ ok: true });
    await fleet.redis.begin();
    for (const { url } of [receiving, working])
      await fleet.until('Redis to be used again', async () => (await numberOf(url, 'aduan_redis_up')) === 1);
    const heardBefore = await numberOf(working.url, 'aduan_hints_total{fate="received"}');
    more(10);
    await fleet.redis.freeze();
    more(10);
    await fleet.telegram.until(() => crowd.left < 20, 'some to be done with a frozen Redis', 60_000);
    fleet.redis.thaw();
    await crowd.done('with Redis again');
    await fleet.until(
      'hints to be heard again',
      async () => (await numberOf(working.url, 'aduan_hints_total{fate="received"}')) > heardBefore,
    );
    expect((await fleet.complaints()).map(({ code }) => code).sort()).toEqual(crowd.told());
    expect(crowd.told()).toHaveLength(chat - 300);
    expect(crowd.doubled()).toEqual([]);
    // Once an outage, by its code.
    const lost = fleet.output().match(/"event":"redis-lost"/g) ?? [];
    expect(lost.length).toBeGreaterThanOrEqual(2);
    expect(lost.length).toBeLessThanOrEqual(6);
    expect(fleet.output()).not.toContain('Unhandled error event');
  });
});
