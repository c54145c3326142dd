import { expect, it } from 'vitest';
import { Receiving } from '../../src/app-receiving.ts';
import type { Channel } from '../../src/bots/channel.ts';
import type { Sole } from '../../src/core/work/leases.ts';
import { settle, TestClock } from '../fakes/clock.ts';
import { telegramLike } from '../intake/citizen.ts';

it('an account that was lost and came back while its channel could not start is read once', async () => {
  const clock = new TestClock();
  let starts = 0;
  let canStart = false;
  const channel: Channel = {
    name: 'whatsapp',
    capabilities: telegramLike,
    isGroup: () => false,
    send: async () => ({ ok: true, platformId: '1' }),
    fetch: async () => ({ ok: false, why: 'gone' }),
    showWorking: () => undefined,
    oneReader: true,
    sendsFrom: 'account',
    start: async () => {
      if (!canStart) throw new Error('no folder');
      starts += 1;
    },
    stop: async () => undefined,
    close: async () => undefined,
    health: async () => ({ ok: true }) as const,
  };
  let account: Sole | undefined;
  const faults: unknown[] = [];
  const receiving = new Receiving({
    channels: [channel],
    intakeOf: () => ({ accept: async () => undefined }),
    leases: {
      sole: (_, sole) => {
        account = sole;
      },
    },
    leaveAccount: async () => undefined,
    clock,
    onFault: (error) => void faults.push(error),
  });
  await receiving.start();
  account?.begin();
  await settle();
  expect(faults).toHaveLength(1);

  await account?.end(() => false);
  canStart = true;
  account?.begin();
  await clock.pass(60_000);
  expect(starts).toBe(1);

  canStart = false;
  await account?.end(() => false);
  account?.begin();
  await settle();
  expect(clock.waiting).toBe(1);
  await receiving.stop();
  expect(clock.waiting).toBe(0);
});
