import { afterEach, beforeEach, expect, it } from 'vitest';
import { DESK_SENTENCES } from '../../src/core/language/desk-sentences.ts';
import { SENTENCES } from '../../src/core/language/sentences.ts';
import { Town } from './town.ts';

let town: Town;
beforeEach(async () => {
  town = await new Town().open();
});
afterEach(async () => {
  expect(await town.closed()).toEqual([]);
});

const desk = DESK_SENTENCES.id;

it('officers are told so in words of its own, and no state is told that did not change', async () => {
  const citizen = town.citizen('Siti');
  const admin = await town.officer('Rina', 'kalsel', 'admin', { platform: town.plain });
  const code = await town.files(citizen, { keyword: 'laporpaman' });
  const said = () => admin.sees().map(({ text }) => text);
  const known = said().length;
  await citizen.says('STOP');
  expect(said().slice(known)).toEqual([`🔔 ${code}: ${desk.quietNote()}`]);
  await admin.says(`/verifikasi ${code}`);
  await admin.says(`/balas ${code} Petugas datang hari Kamis.`);
  await town.quiet();
  expect(said().at(-1)).toBe(`🔔 ${code}: ${desk.quietHeld()}`);
  const before = said().length;
  await citizen.says('MULAI');
  await town.quiet();
  expect(said().slice(before)).toEqual([`🔔 ${code}: ${desk.quietOver()}`]);
  await citizen.says('STOP');
  await town.quiet();
  const again = said().length;
  await citizen.replies(
    citizen.sees().find(({ text }) => text.includes('Kamis')) ?? citizen.last(),
    'Baik, saya tunggu',
  );
  expect(said().slice(again)).toEqual([desk.newsCitizen({ code, text: '“Baik, saya tunggu”' })]);
});

it('a citizen who asked for quiet: officers see it on the card, what they write waits, and arrives when the citizen is back', async () => {
  const citizen = town.citizen('Siti');
  const admin = await town.officer('Rina', 'kalsel', 'admin');
  const code = await town.files(citizen, { keyword: 'laporpaman' });
  await citizen.says('STOP');
  expect(admin.card(code).text).toContain(`📝 ${desk.noteByUs()}: ${desk.quietNote()}`);

  const before = citizen.sees().length;
  await admin.presses('Verifikasi');
  await admin.replies(admin.card(code), 'Petugas datang hari Kamis.');
  expect(citizen.sees()).toHaveLength(before);
  expect(admin.sees().some(({ text }) => text.includes('sampai ke warga.'))).toBe(false);
  expect(admin.card(code).text).toContain(desk.quietHeld());
  // What they ask is answered.
  await citizen.says(`status ${code}`);
  expect(citizen.last().text).toContain(code);

  await citizen.says('MULAI');
  const told = citizen
    .sees()
    .slice(before)
    .map(({ text }) => text);
  expect(told.some((text) => text.includes('Petugas datang hari Kamis.'))).toBe(true);
  expect(told.some((text) => text.includes(SENTENCES.id.quietOver()))).toBe(true);
  expect(admin.sees().some(({ text }) => text.includes('sampai ke warga.'))).toBe(true);
  expect(admin.card(code).text).toContain(desk.quietOver());
  const complaint = await town.store.complaintByCode(code);
  expect(complaint?.messages.filter(({ from, text }) => from === 'bot' && text !== '')).toHaveLength(3);
  expect(await town.store.verifyHistory()).toMatchObject({ ok: true });
});
