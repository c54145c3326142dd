import { beforeEach, describe, expect, it } from 'vitest';
import { scenery } from './set-up.ts';

/** The clock of a desk stands still while the citizen has its question, and no longer: not for one that never got there. */
const here = scenery();
const aDayLater = () => here.now.town.later(25);
const asks = () => here.now.siti.hears('bertanya tentang laporan');

describe('to a citizen who blocked us', () => {
  beforeEach(async () => {
    await here.now.files();
    here.now.town.rich.blocked.add(here.now.siti.chat);
    await here.now.rina.says(`/minta ${here.now.code} nomor tiangnya berapa`);
  });

  it('stops no clock: the officer is told so, and the card says that it did not arrive', async () => {
    expect(await here.now.way()).toEqual(['submit submitted', 'ask asked', 'unreached submitted']);
    expect((await here.now.complaint()).history.at(-1)).toMatchObject({ by: 'system', reason: 'blocked' });
    expect(here.now.rina.last().text).toMatch(
      /^❌ .+: tidak sampai ke warga: warga memblokir bot\.\nWaktu tetap berjalan\. Batas /,
    );
    expect(here.now.rina.card(here.now.code).text).toContain(
      '❌ Diminta: nomor tiangnya berapa (belum sampai ke warga)',
    );
    expect((await here.now.complaint()).alertAt).not.toBeNull();
    expect(await here.now.town.store.verifyHistory()).toMatchObject({ ok: true });
  });

  it('sent again while they are away, it stops none either', async () => {
    await here.now.rina.presses('Kirim ulang');
    expect(here.now.rina.last().text).toContain('tidak sampai ke warga');
    expect((await here.now.complaint()).status).toBe('submitted');
  });

  it('what they say when they are back does not answer what they never saw: they are asked then, and the clock stops', async () => {
    here.now.town.rich.blocked.delete(here.now.siti.chat);
    await here.now.siti.says('halo');
    expect((await here.now.complaint()).messages.some(({ answers }) => answers !== undefined)).toBe(false);
    expect(asks()).toHaveLength(1);
    expect(here.now.rina.sees().filter(({ text }) => text === `✅ ${here.now.code}: sampai ke warga.`)).toHaveLength(1);
    expect((await here.now.complaint()).status).toBe('asked');
    expect(here.now.rina.card(here.now.code).text).toContain('⏳ Diminta: nomor tiangnya berapa');
    await here.now.siti.says('nomornya PJU 17');
    expect((await here.now.complaint()).status).toBe('submitted');
    await here.now.rina.says(`/kirimulang ${here.now.code}`);
    expect(here.now.rina.last().text).toBe('Tidak ada pesan yang perlu dikirim ulang.');
  });
});

describe('on a channel that takes nothing a day after the citizen’s last word', () => {
  beforeEach(async () => {
    await here.now.files(here.now.town.windowed);
    await aDayLater();
  });

  it('waits without stopping the clock, and stops it when the citizen writes and has it', async () => {
    await here.now.rina.says(`/minta ${here.now.code} nomor tiangnya berapa`);
    expect(here.now.rina.last().text).toMatch(/^🕓 .+: belum sampai\. .+\nWaktu tetap berjalan\. Batas /);
    expect((await here.now.complaint()).status).toBe('submitted');
    await here.now.siti.says('ada kabar?');
    expect(asks()).toHaveLength(1);
    expect(await here.now.way()).toEqual(['submit submitted', 'ask asked', 'unreached submitted', 'ask asked']);
    expect(here.now.rina.sees().filter(({ text }) => text === `✅ ${here.now.code}: sampai ke warga.`)).toHaveLength(1);
    await here.now.siti.says('nomornya PJU 17');
    expect((await here.now.complaint()).status).toBe('submitted');
  });

  it('an officer on a channel without edits is told both times', async () => {
    const dewi = await here.now.town.officer('Dewi', 'kalsel', 'admin', { platform: here.now.town.plain });
    await dewi.says(`/balas ${here.now.code} Kami datang besok.`);
    await here.now.town.quiet();
    expect(dewi.transcript()).toContain('belum sampai');
    await here.now.siti.says('ada kabar?');
    await here.now.town.quiet();
    expect(here.now.siti.transcript()).toContain('Kami datang besok.');
    expect(dewi.sees().some(({ text }) => text === `✅ ${here.now.code}: sampai ke warga.`)).toBe(true);
  });

  it('a question that is there keeps the clock still though a second one waits', async () => {
    await here.now.siti.says('halo');
    await here.now.rina.says(`/minta ${here.now.code} nomor tiangnya berapa`);
    expect((await here.now.complaint()).status).toBe('asked');
    await aDayLater();
    await here.now.rina.says(`/minta ${here.now.code} warna tiangnya apa`);
    expect((await here.now.complaint()).status).toBe('asked');
    expect(here.now.rina.card(here.now.code).text).toContain('⏳ Diminta: nomor tiangnya berapa');
    expect(here.now.rina.card(here.now.code).text).toContain('❌ Diminta: warna tiangnya apa');
  });
});

it('to a citizen who asked for quiet: the clock goes on until they are back and have it', async () => {
  await here.now.files();
  await here.now.siti.says('STOP');
  await here.now.rina.says(`/minta ${here.now.code} nomor tiangnya berapa`);
  expect(await here.now.way()).toEqual(['submit submitted', 'ask asked', 'unreached submitted']);
  await here.now.siti.says('MULAI');
  expect(asks()).toHaveLength(1);
  expect((await here.now.complaint()).status).toBe('asked');
  await here.now.siti.says('nomornya PJU 17');
  expect((await here.now.complaint()).status).toBe('submitted');
});

it('a desk that goes on without the answer waits for it no longer, and its card says so', async () => {
  await here.now.files();
  await here.now.rina.says(`/verifikasi ${here.now.code}`);
  await here.now.rina.says(`/minta ${here.now.code} nomor tiangnya berapa`);
  await here.now.rina.says(`/selesai ${here.now.code} Sudah menyala.`);
  await here.now.rina.photo();
  expect((await here.now.complaint()).status).toBe('closed');
  const over = '➖ nomor tiangnya berapa: tidak dijawab, dan tidak ditunggu lagi';
  expect(here.now.rina.card(here.now.code).text).toContain(over);
  await here.now.rina.says(`/urungkan ${here.now.code}`);
  expect(here.now.rina.card(here.now.code).text).toContain('⏳ Diminta: nomor tiangnya berapa');
  await here.now.rina.says(`/disposisi ${here.now.code} pupr`);
  expect(here.now.rina.card(here.now.code).text).toContain(over);
  await here.now.siti.says('nomornya PJU 17');
  expect((await here.now.complaint()).messages.some(({ answers }) => answers !== undefined)).toBe(false);
});
