import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ComplaintCode } from '../../src/core/complaint/code.ts';
import { makeCode } from '../../src/core/complaint/code.ts';
import { keysAround, nearKeys } from '../../src/core/complaint/near.ts';
import type { CitizenEvent } from '../../src/core/event.ts';
import type { Looks, PlaceValue } from '../../src/core/facts.ts';
import { chatId } from '../../src/core/message.ts';
import { openStore } from '../../src/core/store/open.ts';
import type { Effect, NewComplaint } from '../../src/core/store/port/steps.ts';
import type { Store } from '../../src/core/store/port/store.ts';
import { realClock } from '../fakes/clock.ts';

const NOW = new Date('2026-11-24T02:00:00Z');
const LOOKS: Looks = { hash: '8f3a5c7e91b2d4f6', light: 120, sharpness: 2 };
const CANARY = 'Jalan Canariawati';

let dir: string;
let store: Store<null>;
let chats: number;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'aduan-near-'));
  const secret = 'a secret of more than thirty-two characters';
  store = openStore<null>({ file: path.join(dir, 'aduan.db'), secret, clock: realClock, random: randomBytes });
  chats = 0;
});
afterEach(async () => {
  await store.close();
  rmSync(dir, { recursive: true, force: true });
});

async function step(conversation: number, effects: readonly Effect[]): Promise<void> {
  const { row, inbox } = await store.read(conversation, 50);
  const handled = inbox.map(({ id }) => id);
  expect((await store.commit({ conversation, version: row.version, handled, talk: null, effects })).ok).toBe(true);
}

const at = (text: string, more: Partial<PlaceValue> = {}): PlaceValue => ({
  kind: 'place',
  text,
  regency: 'Banjarmasin',
  ...more,
});

async function files(place: PlaceValue, more: Partial<NewComplaint> = {}, looks?: Looks) {
  chats += 1;
  const chat = `chat-${chats}`;
  const message = {
    channel: 'web',
    id: chat,
    chat: chatId(chat),
    from: { id: chat },
    sentAt: NOW,
    private: true,
  } as const;
  const [conversation = 0] = await store.accept([{ ...message, content: { kind: 'text', text: 'x' } }], NOW);
  const dossier = `dossier-${chats}`;
  const code = makeCode(randomBytes);
  const file = { id: randomBytes(16).toString('hex'), key: 'a2V5', mime: 'image/jpeg', bytes: 1, sha256: '00' };
  await step(conversation, [
    { do: 'open-dossier', dossier },
    ...(looks
      ? [{ do: 'keep-evidence', dossier, evidence: { id: 'e1', kind: 'photo', file: { ...file, looks } } } as const]
      : []),
    {
      do: 'file',
      complaint: {
        ...{ code, dossier, kind: 'complaint', category: 'road', desk: 'pusat', routedBy: 'central', channel: 'web' },
        ...{ switches: { anonymous: false, secret: false }, createdAt: NOW, submittedAt: NOW, deadline: NOW },
        ...{ facts: { place: { value: place, uncertain: false } }, reporter: null, excluded: [], alertAt: null },
        ...{ messages: [], language: 'id', near: nearKeys('road', place) },
        ...more,
      },
    },
  ]);
  return { code, conversation };
}

const find = async (place: PlaceValue, { limit = 50, looks = [] as Looks[], category = 'road' } = {}) =>
  (await store.near({ keys: keysAround(category, place, 200), looks, limit })).map(({ code }) => code);

describe('complaints about the same spot', () => {
  it('are found by street and by cell of the map, newest first and no more than asked for', async () => {
    const codes: ComplaintCode[] = [];
    for (let i = 0; i < 5; i += 1) codes.unshift((await files(at('Jl. Veteran'))).code);
    const pinned = await files(at('x', { lat: -3.3194, lon: 114.5908 }));
    expect(await find(at('jln veteran'))).toEqual(codes);
    expect(await find(at('jln veteran'), { limit: 2 })).toEqual(codes.slice(0, 2));
    expect(await find(at('y', { lat: -3.3201, lon: 114.5911 }))).toEqual([pinned.code]);
    expect(await find(at('Jl. Veteran'), { category: 'light' })).toEqual([]);
    expect(await find(at('Jl. Pramuka'))).toEqual([]);
  });

  it('are found by a picture as well; a secret one by nothing', async () => {
    const { code } = await files(at('Jl. Veteran'), {}, LOOKS);
    await files(at('Jl. Veteran'), { switches: { anonymous: false, secret: true } }, LOOKS);
    const [found, ...others] = await store.near({ keys: [], looks: [LOOKS], limit: 50 });
    expect(others).toEqual([]);
    expect(found).toMatchObject({ code, samePicture: true, place: { text: 'Jl. Veteran' } });
    expect(await find(at('Jl. Veteran'))).toEqual([code]);
  });

  it('leave no street readable in the database', async () => {
    await files(at(`${CANARY} km 5`, { lat: -3.3194, lon: 114.5908 }));
    const raw = readdirSync(dir).map((name) => readFileSync(path.join(dir, name)).toString('latin1').toLowerCase());
    for (const text of raw) expect(text).not.toContain('canariawati');
  });
});

describe('a cluster', () => {
  it('is the same seen from each of its members', async () => {
    const first = await files(at('Jl. Veteran'));
    expect((await store.complaintByCode(first.code))?.cluster).toBeNull();
    const linked: ComplaintCode[] = [];
    for (let i = 0; i < 25; i += 1) linked.push((await files(at('Jl. Veteran'), { duplicateOf: first.code })).code);
    const seen = await store.complaintByCode(first.code);
    expect(seen?.cluster?.others).toBe(25);
    expect(seen?.cluster?.shown.map(({ code }) => code)).toEqual(linked.slice(0, 20));
    const last = await store.complaintByCode(linked.at(-1) ?? first.code);
    expect(last).toMatchObject({ duplicateOf: first.code, cluster: { others: 25 } });
    expect(last?.cluster?.shown[0]?.code).toBe(first.code);
    const one = await store.complaintByCode(linked[0] ?? first.code);
    expect(one?.cluster?.shown.map(({ code }) => code)).not.toContain(linked[0]);
  });

  it('is told about its first: each once, about a complaint of their own', async () => {
    const first = await files(at('Jl. Veteran'));
    const [one, two] = [
      await files(at('Jl. Veteran'), { duplicateOf: first.code }),
      await files(at('Jl. Veteran'), { duplicateOf: first.code }),
    ];
    const event = { to: 'citizen', type: 'followed', status: 'closed', desk: 'pusat' } as const;
    const tell = () => store.act([{ do: 'tell-followers', complaint: first.code, event, key: 'followed:1' }]);
    expect(await tell()).toMatchObject({ ok: true, woken: [one.conversation, two.conversation] });
    expect(await tell()).toMatchObject({ ok: true, woken: [] });
    for (const { code, conversation } of [one, two]) {
      const { inbox } = await store.read(conversation, 50);
      const heard = inbox.map(({ message }) => (message.content.kind === 'event' ? message.content.event : null));
      expect(heard).toEqual([{ ...event, code } satisfies CitizenEvent]);
    }
    expect((await store.read(first.conversation, 50)).inbox).toEqual([]);
  });
});
