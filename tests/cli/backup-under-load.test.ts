import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { House } from '../../src/cli/house.ts';
import { findings } from '../../src/cli/verify.ts';
import { makeCode } from '../../src/core/complaint/code.ts';
import { file, openedHouse } from './filled-house.ts';
import { folder, run } from './program.ts';

/** By hand: BACKUPS=50. */
const BACKUPS = Number(process.env.BACKUPS ?? 3);
/** Citizens who file one complaint after the other, each with a photo. */
const CITIZENS = 4;
/** Complaints that are filed during each backup at most: what is looked through afterwards does not grow for ever. */
const FILED_MAX = 200;

async function wrongIn(house: House): Promise<readonly string[]> {
  const wrong: string[] = [];
  for await (const finding of findings(house)) wrong.push(...finding.wrong);
  return wrong;
}

test('a backup that is made amid the work holds all that was acknowledged before it, with its files, and opens on an empty machine', {
  timeout: 60_000 + BACKUPS * 20_000,
}, async () => {
  const dataDir = folder();
  const house = await openedHouse(dataDir);
  const acknowledged = new Set<string>();
  let over = false;
  let mayBe = FILED_MAX;
  let goOn: () => void = () => undefined;
  let next = Promise.resolve();
  const pause = () => {
    next = new Promise((resolve) => {
      goOn = resolve;
    });
  };
  pause();
  const citizen = async () => {
    while (!over) {
      if (acknowledged.size >= mayBe) await next;
      const code = makeCode((bytes) => randomBytes(bytes));
      await file(house, { code, submittedAt: new Date('2026-11-20T02:00:00Z') });
      acknowledged.add(code);
    }
  };
  const citizens = Promise.all(Array.from({ length: CITIZENS }, citizen));
  citizens.catch(() => undefined); // looked at in the end
  try {
    for (let number = 1; number <= BACKUPS; number += 1) {
      const before = [...acknowledged];
      const copy = path.join(folder(), 'copy');
      expect(await run(['backup', copy], { DATA_DIR: dataDir })).toMatchObject({ code: 0, err: '' });
      const secret = readFileSync(path.join(dataDir, 'secret'), 'utf8').trim();
      const restored = await openedHouse(copy, { ADUAN_SECRET: secret });
      const there = new Set<string>();
      for await (const { code } of restored.store.complaints()) there.add(code);
      expect(await wrongIn(restored)).toEqual([]);
      expect(before.filter((code) => !there.has(code))).toEqual([]);
      await restored.close();
      mayBe = acknowledged.size + FILED_MAX;
      goOn();
      pause();
    }
  } finally {
    over = true;
    goOn();
    await citizens;
    await house.close();
  }
  expect(acknowledged.size).toBeGreaterThan(BACKUPS * 10);
});
