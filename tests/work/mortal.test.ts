import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { chatId, type Inbound } from '../../src/core/message.ts';
import { openStore } from '../../src/core/store/open.ts';
import type { Store } from '../../src/core/store/port/store.ts';
import { systemClock } from '../../src/system-clock.ts';
import { DEADLY, type Heard } from './mortal.ts';

/** `DEADLY_MESSAGES=50 npx vitest run tests/work/mortal.test.ts` does as many as one likes: each takes three starts. */
const DEADLY_MESSAGES = Number(process.env.DEADLY_MESSAGES ?? 5);
/** Among a hundred times as many, ten of each chat. */
const CHATS = DEADLY_MESSAGES * 10;
const EACH = 10;
/** A process that ends while it has a message is noted before it decides the next time; see docs/crash.md. */
const ENDS_MAX = 3;
const START_MS_MAX = 60_000;
const SECRET = 'a secret of more than thirty-two characters';
const PROGRAM = fileURLToPath(new URL('./mortal.ts', import.meta.url));

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'aduan-mortal-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const file = () => path.join(dir, 'aduan.db');
async function withStore<Result>(act: (store: Store<Heard>) => Promise<Result>): Promise<Result> {
  const store = openStore<Heard>({ file: file(), secret: SECRET, clock: systemClock, random: randomBytes });
  try {
    return await act(store);
  } finally {
    await store.close();
  }
}

/** One life of the process that works. @returns whether it has nothing to do any more */
async function life(): Promise<boolean> {
  const child = spawn(process.execPath, ['--import', 'tsx', PROGRAM, file(), SECRET], { stdio: 'inherit' });
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  if (code === 0) return true;
  // Of nothing else than what is deadly.
  expect(signal).toBe('SIGKILL');
  return false;
}

it(`of ${CHATS * EACH} messages ${DEADLY_MESSAGES} end the process: each does so ${ENDS_MAX} times at most, nobody else is put aside, and everybody else is heard`, {
  timeout: START_MS_MAX * (DEADLY_MESSAGES * ENDS_MAX + 1),
}, async () => {
  const chats = Array.from({ length: CHATS }, (_, chat) =>
    Array.from({ length: EACH }, (_, n) => (chat % 10 === 3 && n === (chat * 7) % EACH ? DEADLY : `${chat}-${n}`)),
  );
  const said = (chat: number, n: number, text: string): Inbound => ({
    ...{ channel: 'test', id: `${chat}-${n}`, chat: chatId(`${chat}`), from: { id: `${chat}` } },
    ...{ sentAt: new Date(), private: true, content: { kind: 'text', text } },
  });
  const conversations = await withStore((store) =>
    Promise.all(
      chats.map(async (texts, chat) => {
        const [id = 0] = await store.accept(
          texts.map((text, n) => said(chat, n, text)),
          new Date(),
        );
        return id;
      }),
    ),
  );
  let ends = 0;
  while (!(await life())) ends += 1;
  await withStore(async (store) => {
    for (const [chat, texts] of chats.entries())
      expect((await store.read(conversations[chat] ?? 0, 1))?.row.talk).toEqual(
        texts.filter((text) => text !== DEADLY),
      );
    expect(await store.aside(CHATS)).toHaveLength(DEADLY_MESSAGES);
  });
  expect(ends).toBeLessThanOrEqual(DEADLY_MESSAGES * ENDS_MAX);
  process.stdout.write(`${DEADLY_MESSAGES} deadly messages, ${ends} ends\n`);
});
