import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type ComplaintCode, makeCode } from '../../src/core/complaint/code.ts';
import { chatId } from '../../src/core/message.ts';
import { openSqlite } from '../../src/core/store/engine/sqlite.ts';
import { storeOn } from '../../src/core/store/open.ts';
import type { Effect } from '../../src/core/store/port/steps.ts';
import type { Store } from '../../src/core/store/port/store.ts';
import { realClock } from '../fakes/clock.ts';

/**
 * Whoever reads a complaint gets it as it stood at one moment. Between two readings others write, so what belongs together (a row, the key it is
 * sealed with, its history) is read in one, and what goes from one table to another is looked for in that order. Here somebody writes behind a
 * reading, as a busy process may.
 */

const NOW = new Date('2026-11-24T02:00:00Z');
const SECRET = 'a secret of more than thirty-two characters';

let dir: string;
let store: Store<null>;
/** What others do behind the next reading. */
let others: (() => Promise<unknown>) | undefined;

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'aduan-moment-'));
  others = undefined;
  store = storeOn<null>({ secret: SECRET, clock: realClock, random: randomBytes }, (onRollback) => {
    const db = openSqlite(path.join(dir, 'aduan.db'), onRollback);
    return {
      ...db,
      read: async (work) => {
        const result = await db.read(work);
        const act = others;
        others = undefined;
        await act?.();
        return result;
      },
    };
  });
});
afterEach(async () => {
  await store.close();
  rmSync(dir, { recursive: true, force: true });
});

async function filed(): Promise<ComplaintCode> {
  const code = makeCode(randomBytes);
  const chat = {
    channel: 'web',
    id: code,
    chat: chatId(code),
    from: { id: code },
    sentAt: NOW,
    private: true,
  } as const;
  const [conversation = 0] = await store.accept([{ ...chat, content: { kind: 'text', text: 'x' } }], NOW);
  const { row, inbox } = await store.read(conversation, 50);
  const effects: readonly Effect[] = [
    { do: 'open-dossier', dossier: code },
    {
      do: 'file',
      complaint: {
        ...{ code, dossier: code, kind: 'complaint', category: 'road', desk: 'pupr', channel: 'web', language: 'id' },
        ...{ switches: { anonymous: false, secret: false }, reporter: null, routedBy: 'category', excluded: [] },
        ...{ createdAt: NOW, submittedAt: NOW, deadline: NOW, alertAt: null, facts: {} },
        messages: [{ at: NOW, from: 'citizen', text: 'jalan berlubang' }],
      },
    },
  ];
  const handled = inbox.map(({ id }) => id);
  expect((await store.commit({ conversation, version: row.version, handled, talk: null, effects })).ok).toBe(true);
  return code;
}
const move = (complaint: ComplaintCode): Effect => ({
  ...{ do: 'move', complaint, version: 1 },
  entry: { act: 'verify', to: 'verified', desk: 'pupr', by: 'system' },
});
const forget = (complaint: ComplaintCode): Effect => ({ do: 'forget', complaint });

it('a complaint that moves while it is read has the state and the history of one moment', async () => {
  const code = await filed();
  others = () => store.act([move(code)]);
  expect(await store.complaintByCode(code)).toMatchObject({ version: 1, history: [{ act: 'submit' }] });
  expect(await store.complaintByCode(code)).toMatchObject({
    version: 2,
    history: [{ act: 'submit' }, { act: 'verify' }],
  });
});

it('a complaint that is forgotten while it is read is read as it was, or as it is, and opens', async () => {
  const code = await filed();
  others = () => store.act([forget(code)]);
  expect((await store.complaintByCode(code))?.messages).toHaveLength(1);
  expect((await store.complaintByCode(code))?.messages).toEqual([]);
});

it('the file of a message that is handled while ids of files are read is among them', async () => {
  const file = { id: 'f'.repeat(32), key: 'a2V5', mime: 'image/jpeg', bytes: 1, sha256: '00' };
  const media = { kind: 'photo', handle: 'x', kept: file } as const;
  const [conversation = 0] = await store.accept(
    [
      {
        ...{ channel: 'web', id: 'm1', chat: chatId('siti'), from: { id: 'siti' }, sentAt: NOW, private: true },
        content: { kind: 'media', media },
      },
    ],
    NOW,
  );
  const { row, inbox } = await store.read(conversation, 50);
  others = () =>
    store.commit({
      ...{ conversation, version: row.version, handled: inbox.map(({ id }) => id), talk: null },
      effects: [
        { do: 'open-dossier', dossier: 'd1' },
        { do: 'keep-evidence', dossier: 'd1', evidence: { id: 'e1', kind: 'photo', file } },
      ],
    });
  const ids: string[] = [];
  for await (const id of store.fileIds()) ids.push(id);
  expect(ids).toContain(file.id);
  // It may be told twice; afterwards once.
  const after: string[] = [];
  for await (const id of store.fileIds()) after.push(id);
  expect(after).toEqual([file.id]);
});

it('an export goes on over a complaint that is forgotten meanwhile', async () => {
  const codes = [await filed(), await filed(), await filed()];
  const [, second] = codes;
  const told: [string, number][] = [];
  others = () => store.act([forget(second as ComplaintCode)]);
  for await (const { code, messages } of store.complaints()) told.push([code, messages.length]);
  expect(told).toEqual(codes.map((code) => [code, code === second ? 0 : 1]));
});
