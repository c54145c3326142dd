import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ComplaintCode } from '../../src/core/complaint/code.ts';
import { type Someone, Town } from './town.ts';

/** A disposition to the wrong desk: both sides and the citizen know of it, so it is put right on record, and never undone in silence. */
let town: Town;
let rina: Someone;
let budi: Someone;
let eko: Someone;
let siti: Someone;
let code: ComplaintCode;
beforeEach(async () => {
  town = await new Town().open();
  rina = await town.officer('Rina', 'kalsel', 'admin');
  budi = await town.officer('Budi', 'pupr', 'officer');
  eko = await town.officer('Eko', 'dinkes', 'officer');
  siti = town.citizen('Siti');
  code = await town.files(siti, { keyword: 'laporpaman' });
});
afterEach(async () => {
  expect(await town.closed()).toEqual([]);
});

const complaint = () => town.complaint(code);
const way = async () => (await complaint()).history.map(({ act, desk }) => `${act} ${desk}`);
const bells = (person: Someone) => person.sees().flatMap(({ text }) => (text.startsWith('🔔') ? [text] : []));

describe('sent to the wrong desk', () => {
  beforeEach(async () => {
    await rina.says(`/disposisi ${code} dinkes`);
  });

  it('a second disposition moves it: both desks and the citizen are told, and the history has all of it', async () => {
    await rina.says(`/disposisi ${code} pupr`);
    expect(rina.last().text).toBe(`✓ ${code} dipindahkan dari Dinas Kesehatan ke Dinas PUPR.`);
    expect(bells(eko)).toEqual([`🔔 ${code}: dipindahkan dari Dinas Kesehatan ke Dinas PUPR.`]);
    expect(eko.card(code).choices).toEqual([]);
    expect(budi.card(code).text).toContain('menunggu tindak lanjut · Dinas PUPR');
    expect(siti.last().text).toContain('Sekarang laporan ini di Dinas PUPR');
    expect(await way()).toEqual(['submit kalsel', 'forward dinkes', 'forward pupr']);
    expect(await town.store.verifyHistory()).toMatchObject({ ok: true });
  });

  it.each(['/urungkan', 'salah teruskan'])(
    '“%s” asks where it should go, and offers to take it back',
    async (words) => {
      await rina.says(`/lihat ${code}`);
      await rina.says(words);
      expect(rina.last().text).toContain(`${code} sudah di Dinas Kesehatan. Ke mana seharusnya?`);
      await rina.presses('Tarik kembali');
      expect(await complaint()).toMatchObject({ status: 'returned', desk: 'kalsel', holder: null });
      expect(bells(eko)).toEqual([
        `🔔 ${code}: dipindahkan dari Dinas Kesehatan ke Admin Provinsi Kalimantan Selatan.`,
      ]);
      expect(siti.last().text).toContain('Admin Provinsi Kalimantan Selatan mencari yang tepat');
      await rina.says(`/disposisi ${code} dinkes`);
      // A card that is there already makes no sound when it changes.
      expect(bells(eko).at(-1)).toBe(`🔔 ${code}: didisposisikan ke Dinas Kesehatan.`);
    },
  );

  it('it goes back to whoever handed it on, and not to the desk that had it by mistake', async () => {
    await rina.says(`/disposisi ${code} pupr`);
    await budi.presses('Bukan wewenang');
    expect(budi.last().text).toContain('tulis alasannya untuk Admin Provinsi Kalimantan Selatan');
    await budi.says('Ini jalan nasional.');
    expect(await complaint()).toMatchObject({ status: 'returned', desk: 'kalsel' });
    expect(bells(rina)).toEqual([
      `🔔 ${code}: Dinas PUPR mengembalikannya ke Admin Provinsi Kalimantan Selatan. “Ini jalan nasional.”`,
    ]);
    expect(siti.transcript()).not.toContain('Ini jalan nasional');
  });

  it('an agency of another branch gives it back to the desk that handed it on, which may also move it by itself', async () => {
    const agus = await town.officer('Agus', 'pln', 'officer');
    await rina.says(`/disposisi ${code} pln`);
    await agus.presses('Bukan wewenang');
    await agus.says('Bukan jaringan kami.');
    expect((await complaint()).desk).toBe('kalsel');
    await rina.says(`/disposisi ${code} pln`);
    await agus.says(`/ambil ${code}`);
    await rina.says(`/disposisi ${code} pupr`);
    expect((await complaint()).desk).toBe('pupr');
    expect(bells(agus).at(-1)).toBe(`🔔 ${code}: dipindahkan dari PLN ke Dinas PUPR.`);
  });
});

it('an agency that has asked or answered already can still give it back, in plain words too', async () => {
  await rina.says(`/disposisi ${code} pupr`);
  await budi.says(`/minta ${code} foto dari dekat`);
  await budi.says(`/kembalikan ${code} Ternyata jalan nasional.`);
  expect((await complaint()).status).toBe('returned');
  await rina.says(`/disposisi ${code} pupr`);
  await budi.says(`/balas ${code} Kami cek dulu.`);
  await budi.says('bukan wewenang kami, ini jalan nasional');
  expect(budi.last().text).toContain('kembali ke yang meneruskannya');
  await budi.says('ya');
  expect((await complaint()).status).toBe('returned');
});

it('what went back never reaches a desk that was excluded meanwhile', async () => {
  const boss = await town.officer('Ibu Pusat', 'pusat', 'supervisor');
  await rina.says(`/disposisi ${code} pupr`);
  await boss.says(`/kecualikan ${code} kalsel`);
  await budi.says(`/kembalikan ${code} Bukan jalan kami.`);
  expect(await complaint()).toMatchObject({ status: 'returned', desk: 'pusat' });
});
