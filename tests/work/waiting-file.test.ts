import { expect, it } from 'vitest';
import { EvidenceFault } from '../../src/core/evidence/fault.ts';
import { chatId, type Inbound } from '../../src/core/message.ts';
import type { InboxRow } from '../../src/core/store/port/steps.ts';
import { StoreFault } from '../../src/core/store/port/store.ts';
import { stepOfWaiting, WAIT_TOLD_AFTER_MS } from '../../src/core/work/waiting-file.ts';
import { TestClock } from '../fakes/clock.ts';

/** When a step could not be taken, and what of it is told: only that a file waits for its store, and only when somebody may have noticed. */
const clock = new TestClock();
const away = new StoreFault('io', 'ECONNREFUSED', new EvidenceFault('ECONNREFUSED'));
const row = { id: 3, version: 5, channel: 'telegram', chat: chatId('41'), talk: 'talk' } as const;
const text: Inbound['content'] = { kind: 'text', text: 'halo' };
const media: Inbound['content'] = { kind: 'media', media: { kind: 'photo', handle: 'file' } };
const rowOf = (id: number, content: Inbound['content'], agoMs: number): InboxRow => ({
  ...{ id, attempts: 0, receivedAt: new Date(clock.now().getTime() - agoMs) },
  message: {
    ...{ channel: 'telegram', id: `m${id}`, chat: chatId('41'), from: { id: '41' } },
    ...{ sentAt: clock.now(), private: true, content },
  },
});
const mind = {
  fileWaits: (talk: string | null, first: InboxRow) => ({ talk: `${talk} and ${first.id}`, effects: [] }),
};
const told = (rows: readonly InboxRow[], error: Error = away) => stepOfWaiting({ mind, clock }, row, rows, error);

it('the first file of the chat is told, and nothing counts as handled', () => {
  const rows = [rowOf(7, text, 9_000), rowOf(8, media, WAIT_TOLD_AFTER_MS), rowOf(9, media, 1_000)];
  expect(told(rows)).toEqual({ conversation: 3, version: 5, handled: [], talk: 'talk and 8', effects: [] });
});

it('a wait that nobody noticed is told to nobody', () => {
  expect(told([rowOf(8, media, WAIT_TOLD_AFTER_MS - 1)])).toBeUndefined();
});

it('a database that is away is not the evidence store, and words need none', () => {
  expect(told([rowOf(8, media, 60_000)], new StoreFault('io', 'ECONNREFUSED'))).toBeUndefined();
  expect(told([rowOf(8, text, 60_000)])).toBeUndefined();
});
