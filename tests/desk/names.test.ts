import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeCode } from '../../src/core/complaint/code.ts';
import { DESK_SENTENCES } from '../../src/core/language/desk-sentences.ts';
import { type Someone, Town } from './town.ts';

/** Where a platform tells no name (the web chat), colleagues would read a number in notes, cards and lists: an officer gives one. */
let town: Town;
const say = DESK_SENTENCES.id;
beforeEach(async () => {
  town = await new Town().open();
});
afterEach(async () => {
  expect(await town.closed()).toEqual([]);
});

/** Comes with an invitation, and what is written after it. */
async function joins(person: Someone, after = ''): Promise<void> {
  const code = makeCode(randomBytes);
  const expiresAt = new Date(town.clock.now().getTime() + 600_000);
  await town.store.invite({ code, desk: 'kalsel', role: 'admin', expiresAt });
  await person.says(`/masuk ${code}${after}`);
}
const nameless = () => town.citizen('');

it('whoever has no name is told how to get one, and gets it; a card, a note and the list of people say it', async () => {
  const rina = nameless();
  await joins(rina);
  expect(rina.last().text).toContain('/nama Rina Wati');
  const code = await town.files(town.citizen('Siti'), { keyword: 'laporpaman' });
  await rina.says(`/ambil ${code}`);
  expect(rina.card(code).text).toMatch(/Dipegang: petugas #\d/);
  await rina.says('/nama Rina Wati');
  expect(rina.last().text).toBe(say.named({ name: 'Rina Wati' }));
  await rina.says(`/catatan ${code} Sudah ditelepon.`);
  expect(rina.card(code).text).toContain('Dipegang: Rina Wati');
  expect(rina.card(code).text).toContain('📝 Rina Wati: Sudah ditelepon.');
  const boss = await town.officer('Boss', 'pusat', 'supervisor');
  await boss.says('/petugas');
  expect(boss.last().text).toContain('Rina Wati · admin');
});

it('a name after the code of an invitation is theirs from the first moment', async () => {
  const rina = nameless();
  await joins(rina, ' saya Rina Wati');
  expect(rina.last().text).not.toContain('/nama');
  await rina.says('/nama');
  expect(rina.last().text).toContain('Nama Anda untuk rekan: Rina Wati.');
});

it('the next line of an invitation that was copied whole is no name', async () => {
  const rina = nameless();
  await joins(rina, '\nSekali pakai, berlaku 30 menit.');
  expect(rina.last().text).toContain('/nama Rina Wati');
});

it('a name that a platform told can be changed too; signs alone are none', async () => {
  const dewi = await town.officer('d3w1_xx', 'kalsel', 'admin');
  await dewi.says('/nama Dewi Lestari');
  await dewi.says('/nama 🙂🙂');
  expect(dewi.last().text).toContain('Nama Anda untuk rekan: Dewi Lestari.');
});

it('nobody else is named by it: for a citizen it is no command', async () => {
  const siti = town.citizen('Siti');
  await siti.says('/nama Kepala Dinas');
  expect(siti.last().text).toBe(say.forOfficers());
});
