import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { chatId, type Inbound } from '../../src/core/message.ts';
import { openStore } from '../../src/core/store/open.ts';
import { type Store, StoreFault } from '../../src/core/store/port/store.ts';
import { TestClock } from '../fakes/clock.ts';
import { Chance } from '../simulation/chance.ts';

const ROUNDS = 100;
/** How long somebody else writes in one of them, in ms: longer than the store waits. In the others it is a moment, for each look at the lock blocks for real. */
const LONGEST_MS = 30_000;
const LONG_ROUND = 50;

let dir: string;
let clock: TestClock;
let store: Store<null>;
let other: Database.Database;

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'aduan-busy-'));
  const file = path.join(dir, 'aduan.db');
  clock = new TestClock();
  store = openStore<null>({ file, secret: 'a secret of more than thirty-two characters', clock, random: randomBytes });
  other = new Database(file);
});
afterEach(async () => {
  other.close();
  await store.close();
  rmSync(dir, { recursive: true, force: true });
});

it(`${ROUNDS} times another program keeps the database for up to half a minute: it is waited for, or said to be busy; nothing is lost or there twice`, async () => {
  const chance = new Chance(17);
  let turnedAway = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const message: Inbound = {
      ...{ channel: 'test', id: `m${round}`, chat: chatId('siti'), from: { id: 'siti' }, private: true },
      sentAt: clock.now(),
      content: { kind: 'text', text: `message ${round}` },
    };
    other.exec('BEGIN IMMEDIATE');
    const outcome = store.accept([message], clock.now()).then(
      () => 'stored' as const,
      (fault: unknown) => fault,
    );
    await clock.pass(round === LONG_ROUND ? LONGEST_MS : chance.whole(1, 4) * 25);
    other.exec('ROLLBACK');
    await clock.pass(1_000);
    const ended = await outcome;
    if (ended === 'stored') continue;
    expect(ended).toBeInstanceOf(StoreFault);
    expect(ended).toMatchObject({ code: 'busy' });
    turnedAway += 1;
    // Whoever sent it was told nothing, and sends it again.
    await store.accept([message], clock.now());
  }
  expect(turnedAway).toBe(1);
  const { inbox } = await store.read(1, ROUNDS + 1);
  expect(inbox.map(({ message: { id } }) => id)).toEqual(Array.from({ length: ROUNDS }, (_, round) => `m${round}`));
});
