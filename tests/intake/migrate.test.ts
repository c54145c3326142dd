import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { newDraft } from '../../src/core/intake/talk/draft.ts';
import { migrateTalk, type StoredTalk } from '../../src/core/intake/talk/migrate.ts';
import { newTalk, TALK_VERSION, type Talk } from '../../src/core/intake/talk/talk.ts';
import { Citizen } from './citizen.ts';

/** A talk as version 1 stored it: one complaint filed, a draft that waits for its time. */
const stored = () => JSON.parse(readFileSync(new URL('../fixtures/talk-v1.json', import.meta.url), 'utf8')) as Talk;

it('a talk that version 1 stored goes on where it was', () => {
  const citizen = new Citizen();
  citizen.talk = stored();
  citizen.says('kemarin sore');
  expect(citizen.talk?.v).toBe(TALK_VERSION);
  expect(citizen.talk?.draft?.facts.time).toBeDefined();
  expect(citizen.talk?.draft?.facts.place).toEqual(stored().draft?.facts.place);
  expect(citizen.talk?.filed).toEqual(stored().filed);
});

it('what comes without a draft still belongs to the complaint that was filed last', () => {
  const citizen = new Citizen();
  const talk = stored();
  const [filed] = talk.filed;
  if (!filed) throw new Error('the stored talk has no complaint');
  citizen.talk = { ...talk, draft: null, question: null };
  citizen.now = new Date(filed.at);
  citizen.says('lampunya yang di depan musala juga mati');
  expect(citizen.notes(filed.code)).toHaveLength(1);
});

it('what version 1 held, counted and named is brought up too; a file that was held leaves its caption', () => {
  const talk = stored();
  const { draft } = talk;
  if (!draft) throw new Error('the stored talk has no draft');
  const file = { id: 'f1', key: 'a2V5', mime: 'image/jpeg', bytes: 10, sha256: '0'.repeat(64) };
  const media = { ref: { kind: 'photo' }, outcome: { ok: true, file } };
  const { nameFrom: _, ...snapshot } = { ...draft, words: 1, question: 'story' };
  const old = {
    ...talk,
    draft: { ...draft, trail: [snapshot] },
    shelf: [draft],
    album: { id: 'a1', count: 2 },
    held: [
      { at: 1, text: 'lampunya mati lagi' },
      { at: 2, media: { ...media, caption: 'ini fotonya' } },
      { at: 3, media },
    ],
  } as unknown;
  const today = migrateTalk(old as StoredTalk);
  expect(today.draft).toMatchObject({ nameFrom: null, trail: [{ nameFrom: null }] });
  expect(today.shelf[0]?.nameFrom).toBeNull();
  expect(today.album).toEqual({ id: 'a1', kinds: { photo: 2 } });
  expect(today.held).toEqual([
    { at: 1, text: 'lampunya mati lagi' },
    { at: 2, text: 'ini fotonya' },
  ]);
});

it('has every field of a talk that begins today, and leaves a talk of today as it is', () => {
  expect(Object.keys(migrateTalk(stored())).sort()).toEqual(Object.keys(newTalk('id')).sort());
  expect(Object.keys(migrateTalk(stored()).draft ?? {}).sort()).toEqual(Object.keys(newDraft('d', 0)).sort());
  const today = newTalk('id');
  expect(migrateTalk(today)).toBe(today);
});
