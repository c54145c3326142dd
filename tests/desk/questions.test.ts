import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ComplaintCode } from '../../src/core/complaint/code.ts';
import { type Someone, Town } from './town.ts';

/** The clock of a desk stands still while the citizen has its question, and no longer: not for one that never got there. */
let town: Town;
let rina: Someone;
let siti: Someone;
let code: ComplaintCode;
beforeEach(async () => {
  town = await new Town().open();
  rina = await town.officer('Rina', 'kalsel', 'admin');
});
afterEach(async () => {
  expect(await town.closed()).toEqual([]);
});

const complaint = () => town.complaint(code);
const way = async () => (await complaint()).history.map(({ act, to }) => `${act} ${to}`);
const aDayLater = async () => {
  town.clock.jump(new Date(town.clock.now().getTime() + 25 * 3_600_000));
  await town.quiet();
};
const asks = () => siti.sees().filter(({ text }) => text.includes('bertanya tentang laporan'));

describe('to a citizen who blocked us', () => {
  beforeEach(async () => {
    siti = town.citizen('Siti');
    code = await town.files(siti, { keyword: 'laporpaman' });
    town.rich.blocked.add(siti.chat);
    await rina.says(`/minta ${code} nomor tiangnya berapa`);
  });

  it('stops no clock: the officer is told so, and the card says that it did not arrive', async () => {
    expect(await way()).toEqual(['submit submitted', 'ask asked', 'unreached submitted']);
    expect((await complaint()).history.at(-1)).toMatchObject({ by: 'system', reason: 'blocked' });
    expect(rina.last().text).toMatch(
      /^❌ .+: tidak sampai ke warga: warga memblokir bot\.\nWaktu tetap berjalan\. Batas /,
    );
    expect(rina.card(code).text).toContain('❌ Diminta: nomor tiangnya berapa (belum sampai ke warga)');
    expect((await complaint()).alertAt).not.toBeNull();
    expect(await town.store.verifyHistory()).toMatchObject({ ok: true });
  });

  it('sent again while they are away, it stops none either', async () => {
    await rina.presses('Kirim ulang');
    expect(rina.last().text).toContain('tidak sampai ke warga');
    expect((await complaint()).status).toBe('submitted');
  });

  it('what they say when they are back does not answer what they never saw: they are asked then, and the clock stops', async () => {
    town.rich.blocked.delete(siti.chat);
    await siti.says('halo');
    expect((await complaint()).messages.some(({ answers }) => answers !== undefined)).toBe(false);
    expect(asks()).toHaveLength(1);
    expect(rina.sees().filter(({ text }) => text === `✅ ${code}: sampai ke warga.`)).toHaveLength(1);
    expect((await complaint()).status).toBe('asked');
    expect(rina.card(code).text).toContain('⏳ Diminta: nomor tiangnya berapa');
    await siti.says('nomornya PJU 17');
    expect((await complaint()).status).toBe('submitted');
    await rina.says(`/kirimulang ${code}`);
    expect(rina.last().text).toBe('Tidak ada pesan yang perlu dikirim ulang.');
  });
});

describe('on a channel that takes nothing a day after the citizen’s last word', () => {
  beforeEach(async () => {
    siti = town.citizen('Siti', town.windowed);
    code = await town.files(siti, { keyword: 'laporpaman' });
    await aDayLater();
  });

  it('waits without stopping the clock, and stops it when the citizen writes and has it', async () => {
    await rina.says(`/minta ${code} nomor tiangnya berapa`);
    expect(rina.last().text).toMatch(/^🕓 .+: belum sampai\. .+\nWaktu tetap berjalan\. Batas /);
    expect((await complaint()).status).toBe('submitted');
    await siti.says('ada kabar?');
    expect(asks()).toHaveLength(1);
    expect(await way()).toEqual(['submit submitted', 'ask asked', 'unreached submitted', 'ask asked']);
    expect(rina.sees().filter(({ text }) => text === `✅ ${code}: sampai ke warga.`)).toHaveLength(1);
    await siti.says('nomornya PJU 17');
    expect((await complaint()).status).toBe('submitted');
  });

  it('an officer on a channel without edits is told both times', async () => {
    const dewi = await town.officer('Dewi', 'kalsel', 'admin', { platform: town.plain });
    await dewi.says(`/balas ${code} Kami datang besok.`);
    await town.quiet();
    expect(dewi.transcript()).toContain('belum sampai');
    await siti.says('ada kabar?');
    await town.quiet();
    expect(siti.transcript()).toContain('Kami datang besok.');
    expect(dewi.sees().some(({ text }) => text === `✅ ${code}: sampai ke warga.`)).toBe(true);
  });

  it('a question that is there keeps the clock still though a second one waits', async () => {
    await siti.says('halo');
    await rina.says(`/minta ${code} nomor tiangnya berapa`);
    expect((await complaint()).status).toBe('asked');
    await aDayLater();
    await rina.says(`/minta ${code} warna tiangnya apa`);
    expect((await complaint()).status).toBe('asked');
    expect(rina.card(code).text).toContain('⏳ Diminta: nomor tiangnya berapa');
    expect(rina.card(code).text).toContain('❌ Diminta: warna tiangnya apa');
  });
});

it('to a citizen who asked for quiet: the clock goes on until they are back and have it', async () => {
  siti = town.citizen('Siti');
  code = await town.files(siti, { keyword: 'laporpaman' });
  await siti.says('STOP');
  await rina.says(`/minta ${code} nomor tiangnya berapa`);
  expect(await way()).toEqual(['submit submitted', 'ask asked', 'unreached submitted']);
  await siti.says('MULAI');
  expect(asks()).toHaveLength(1);
  expect((await complaint()).status).toBe('asked');
  await siti.says('nomornya PJU 17');
  expect((await complaint()).status).toBe('submitted');
});

it('a desk that goes on without the answer waits for it no longer, and its card says so', async () => {
  siti = town.citizen('Siti');
  code = await town.files(siti, { keyword: 'laporpaman' });
  await rina.says(`/verifikasi ${code}`);
  await rina.says(`/minta ${code} nomor tiangnya berapa`);
  await rina.says(`/selesai ${code} Sudah menyala.`);
  await rina.photo();
  expect((await complaint()).status).toBe('closed');
  const over = '➖ nomor tiangnya berapa: tidak dijawab, dan tidak ditunggu lagi';
  expect(rina.card(code).text).toContain(over);
  await rina.says(`/urungkan ${code}`);
  expect(rina.card(code).text).toContain('⏳ Diminta: nomor tiangnya berapa');
  await rina.says(`/disposisi ${code} pupr`);
  expect(rina.card(code).text).toContain(over);
  await siti.says('nomornya PJU 17');
  expect((await complaint()).messages.some(({ answers }) => answers !== undefined)).toBe(false);
});
