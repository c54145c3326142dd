import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { makeCode } from '../../src/core/complaint/code.ts';
import { chatId } from '../../src/core/message.ts';
import type { Effect } from '../../src/core/store/port/steps.ts';
import { TestClock } from '../fakes/clock.ts';
import { DATABASES, freshDatabase } from './databases.ts';

/** A complaint whose citizen wishes to be hidden is sealed anew: no row is left that tells who it was, none is broken, and others find it no more. */
it.each(DATABASES)('who reported a complaint is gone from it once they wish so, on %s', async (kind) => {
  const database = await freshDatabase(kind);
  const clock = new TestClock();
  const store = await database.open<null>(clock);
  const [chat, dossier, code, now] = [chatId('1'), 'd1', makeCode(randomBytes), clock.now()];
  const message = { channel: 'test', id: 'm1', messageId: 'm1', chat, from: { id: chat }, private: true } as const;
  const [conversation = 0] = await store.accept(
    [{ ...message, sentAt: now, content: { kind: 'text', text: 'x' } }],
    now,
  );
  const { row, inbox } = await store.read(conversation, 9);
  const place = { value: { kind: 'place', text: 'depan rumah Hartono' }, uncertain: false } as const;
  const file: Effect = {
    do: 'file',
    complaint: {
      ...{ code, dossier, kind: 'complaint', category: 'road', desk: 'pupr', routedBy: 'central', channel: 'test' },
      ...{ switches: { anonymous: false, secret: false }, language: 'id', createdAt: now, submittedAt: now },
      ...{ deadline: now, alertAt: null, reporter: { name: 'Hartono' }, excluded: [], facts: { place } },
      ...{ messages: [{ at: now, from: 'citizen', text: 'saya Hartono' }], near: ['street:veteran'] },
    },
  };
  const step = { conversation, version: row.version, handled: inbox.map(({ id }) => id), talk: null };
  await store.commit({ ...step, effects: [{ do: 'open-dossier', dossier }, file] });
  const near = () => store.near({ keys: ['street:veteran'], looks: [], limit: 5 });
  expect(await near()).toHaveLength(1);
  const entry = { act: 'hide', to: 'submitted', desk: 'pupr', by: 'citizen', reason: 'anonymous secret' } as const;
  const hidden = await store.act([
    { do: 'move', complaint: code, version: 1, entry },
    {
      ...{ do: 'set-switches', complaint: code, switches: { anonymous: true, secret: true }, reporter: null },
      facts: { place: { ...place, value: { ...place.value, text: 'depan rumah •••' } } },
      identity: { channel: 'test', person: '1' },
      covered: [['saya Hartono', 'saya •••']],
    },
  ]);
  expect(hidden).toMatchObject({ ok: true });
  const after = await store.complaintByCode(code);
  expect(after).toMatchObject({ switches: { anonymous: true, secret: true }, reporter: null, hasIdentity: true });
  expect(JSON.stringify(after)).not.toContain('Hartono');
  expect(after?.messages.map(({ text }) => text)).toEqual(['saya •••']);
  expect(await store.identity(code)).toEqual({ channel: 'test', person: '1' });
  expect(await near()).toEqual([]);
  expect(await store.checkRows()).toMatchObject({ brokenCount: 0, broken: [] });
  expect(await store.verifyHistory()).toMatchObject({ ok: true });
  await store.close();
  await database.remove();
});
