import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ComplaintCode } from '../../src/core/complaint/code.ts';
import { type Someone, Town } from './town.ts';

/**
 * A proof of what was done that does not convince (an old picture, one sent before, one from far away) is looked at by somebody else before the complaint is
 * closed: a supervisor, and where none works there or above, whoever else may close it. Somebody always hears of it, and the officer reads who.
 */
let town: Town;
let siti: Someone;
let budi: Someone;
let code: ComplaintCode;
beforeEach(async () => {
  town = await new Town().open();
});
afterEach(async () => {
  expect(await town.closed()).toEqual([]);
});

/** With Budi of the public works office, who shows a picture from before the disposition. */
async function doubted(): Promise<void> {
  siti = town.citizen('Siti');
  code = await town.files(siti, { keyword: 'laporpaman' });
  const sender = await town.officer('Sekar', 'kalsel', 'admin');
  await sender.says(`/disposisi ${code} pupr`);
  await town.store.act([{ do: 'remove-admin', admin: await idOf(sender), by: await idOf(sender) }]);
  budi = await town.officer('Budi', 'pupr', 'officer');
}
const idOf = async ({ platform, id }: Someone) => (await town.store.adminOf(platform.name, id))?.id ?? 0;
async function shows(who: Someone): Promise<void> {
  await who.says(`/selesai ${code} Sudah ditambal.`);
  await who.photo('', { original: { takenAt: '2026-01-01T10:00:00' } });
}
const status = async () => (await town.complaint(code)).status;
const asks = (who: Someone) => who.sees().filter(({ text }) => text.includes('ingin menutupnya'));

it('where no supervisor works, the admin of the desk above is asked, and closes with the officer’s words by one press', async () => {
  const rina = await town.officer('Rina', 'kalsel', 'admin');
  await doubted();
  await shows(budi);
  expect(budi.last().text).toContain('perlu dilihat admin di Admin Provinsi Kalimantan Selatan');
  expect(await status()).toBe('forwarded');
  expect(asks(rina)).toHaveLength(1);
  await rina.presses('Selesai');
  expect(await status()).toBe('closed');
});

it('where nobody works above, an admin of the desk is asked, then a colleague; never whoever sent it', async () => {
  await doubted();
  const adi = await town.officer('Adi', 'pupr', 'officer');
  await shows(budi);
  expect(budi.last().text).toContain('perlu dilihat petugas di Dinas PUPR');
  expect(asks(budi)).toEqual([]);
  await budi.says(`/selesai ${code}`);
  expect(await status()).toBe('forwarded');
  await adi.presses('Selesai');
  expect(await status()).toBe('closed');
});

it('a supervisor who came meanwhile is the one to look at it: whoever was asked before passes it on by the same press', async () => {
  const rina = await town.officer('Rina', 'kalsel', 'admin');
  await doubted();
  await shows(budi);
  const boss = await town.officer('Boss', 'pusat', 'supervisor');
  await rina.presses('Selesai');
  expect(await status()).toBe('forwarded');
  expect(asks(boss)).toHaveLength(1);
  expect(rina.last().text).toContain('perlu dilihat pengawas di Admin Pusat');
  await boss.presses('Selesai');
  expect(await status()).toBe('closed');
});

it('where nobody else is left the officer is told so, and a newer picture closes it; what is said before that is for nobody', async () => {
  await doubted();
  await shows(budi);
  expect(budi.last().text).toContain('Di sini tidak ada orang lain yang bisa memeriksanya');
  expect(await status()).toBe('forwarded');
  const known = siti.sees().length;
  await budi.says('baik pak, saya foto lagi');
  expect(siti.sees()).toHaveLength(known);
  await budi.photo();
  expect(await status()).toBe('closed');
  await town.later(0.01);
  await town.rings();
  expect(siti.last().text).toContain('“Sudah ditambal.”');
});

it('somebody who is excluded from the complaint is not asked', async () => {
  const rina = await town.officer('Rina', 'kalsel', 'admin');
  const boss = await town.officer('Boss', 'pupr', 'supervisor');
  await doubted();
  const before = await town.complaint(code);
  await town.store.act([
    {
      do: 'move',
      complaint: code,
      version: before.version,
      entry: { act: 'exclude', to: before.status, desk: before.desk, by: 'system' },
      change: { excluded: [`admin:${await idOf(boss)}`] },
    },
  ]);
  await shows(budi);
  expect(asks(boss)).toEqual([]);
  expect(asks(rina)).toHaveLength(1);
});
