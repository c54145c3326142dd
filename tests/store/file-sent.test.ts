import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OutFile } from '../../src/core/delivery.ts';
import { chatId } from '../../src/core/message.ts';
import type { Effect } from '../../src/core/store/port/steps.ts';
import type { Store } from '../../src/core/store/port/store.ts';
import { realClock } from '../fakes/clock.ts';
import { DATABASES, type FreshDatabase, freshDatabase } from './databases.ts';

const NOW = new Date('2026-11-24T02:00:00Z');
const FILE: OutFile = {
  kind: 'photo',
  id: 'a'.repeat(32),
  key: 'k',
  mime: 'image/jpeg',
  bytes: 1,
  name: 'sesudah.jpg',
};

let database: FreshDatabase;
let store: Store<null>;
async function step(chat: string, effects: readonly Effect[]): Promise<void> {
  const message = { channel: 'web', id: randomBytes(6).toString('hex'), chat: chatId(chat), from: { id: chat } };
  const said = { ...message, sentAt: NOW, private: true, content: { kind: 'text', text: 'x' } } as const;
  const [conversation = 0] = await store.accept([said], NOW);
  const { row, inbox } = await store.read(conversation, 50);
  const handled = inbox.map(({ id }) => id);
  const result = await store.commit({ conversation, version: row.version, handled, talk: null, effects });
  if (!result.ok) throw new Error('stale');
}
const find = (chat: string, ref: string, index: number) =>
  store.fileSent({ channel: 'web', chat: chatId(chat), ref, index });

describe.each(DATABASES)('a file that was sent into a chat, on %s', (kind) => {
  beforeEach(async () => {
    database = await freshDatabase(kind);
    store = await database.open<null>(realClock);
    await step('siti', [{ do: 'send', delivery: { kind: 'files', ref: 'f1', files: [FILE] } }]);
    await step('budi', [{ do: 'send', delivery: { kind: 'message', ref: 'f1', message: { text: ['halo'] } } }]);
  });

  afterEach(async () => {
    await store.close();
    await database.remove();
  });

  it('is found there, and stands in the transcript', async () => {
    expect(await find('siti', 'f1', 0)).toEqual(FILE);
    const talk = await store.transcript('web', chatId('siti'), { limit: 10 });
    expect(talk.at(-1)).toMatchObject({ from: 'bot', ref: 'f1', content: { kind: 'files', files: [FILE] } });
  });

  it('is found from nowhere else, under no other name, and not once the chat was erased', async () => {
    expect(await find('budi', 'f1', 0)).toBeNull();
    expect(await find('nobody', 'f1', 0)).toBeNull();
    expect(await find('siti', 'f1', 1)).toBeNull();
    expect(await find('siti', 'f2', 0)).toBeNull();
    await step('siti', [{ do: 'open-dossier', dossier: 'd1' }]);
    await step('siti', [{ do: 'erase', dossier: 'd1' }]);
    expect(await find('siti', 'f1', 0)).toBeNull();
  });
});
