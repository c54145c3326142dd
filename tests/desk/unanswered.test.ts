import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ComplaintCode } from '../../src/core/complaint/code.ts';
import { policy, type Someone, Town } from './town.ts';

/**
 * A desk asks, the question arrives, and the citizen never answers. The clock stands still meanwhile, so nobody may be left waiting for ever: the citizen
 * is reminded once, kindly, and when the days to respond are over the desk is told so, with what it can do. Nothing ends by itself.
 */
let town: Town;
let rina: Someone;
let siti: Someone;
let code: ComplaintCode;
const { askReminderDays, responseDays } = policy.service;

beforeEach(async () => {
  // Tuesday, 09.00 in WITA.
  town = await new Town().open();
  rina = await town.officer('Rina', 'kalsel', 'admin');
  siti = town.citizen('Siti');
  code = await town.files(siti, { keyword: 'laporpaman' });
});
afterEach(async () => {
  expect(await town.closed()).toEqual([]);
});

const complaint = () => town.complaint(code);
const days = (n: number) => town.days(n);
const questions = (of: Someone = siti) => of.hears('bertanya tentang laporan');
const reminders = (of: Someone = siti) => of.hears('Sekadar mengingatkan');
const told = (of: Someone = rina) => of.hears('tanpa jawaban warga');

describe('the citizen', () => {
  it('is reminded once, in daylight of a working day, with the question itself and its buttons', async () => {
    await rina.says(`/minta ${code} nomor tiangnya berapa`);
    await days(askReminderDays - 1);
    expect(reminders()).toHaveLength(0);
    await days(1);
    expect(reminders()).toHaveLength(1);
    expect(siti.last().text).toMatch(
      /^Sekadar mengingatkan: Admin Provinsi Kalimantan Selatan masih menunggu jawaban Anda .*nomor tiangnya berapa/s,
    );
    expect(siti.last().choices.map(({ label }) => label)).toEqual(['Tidak tahu', 'Nanti']);
    expect(rina.card(code).text).toContain('⏳ Diminta: nomor tiangnya berapa (sudah diingatkan sekali)');
    await days(responseDays);
    expect(reminders()).toHaveLength(1);
    await siti.says('nomornya PJU 17');
    expect((await complaint()).status).toBe('submitted');
  });

  it('who said “nanti” is reminded too, and what they write then answers it', async () => {
    await rina.says(`/minta ${code} nomor tiangnya berapa`);
    await siti.presses('Nanti');
    await days(askReminderDays);
    expect(reminders()).toHaveLength(1);
    await siti.says('nomornya PJU 17');
    expect((await complaint()).messages.some(({ answers }) => answers !== undefined)).toBe(true);
  });

  it('is reminded beside what they are asked about another report, which stays the question', async () => {
    await rina.says(`/minta ${code} nomor tiangnya berapa`);
    await siti.presses('Nanti');
    await siti.says('/lapor');
    await siti.says('lampu jalan mati di Jl. Sultan Adam Banjarmasin sejak kemarin');
    const asked = siti.last().text;
    await days(askReminderDays);
    expect(reminders()).toHaveLength(1);
    const { text } = siti.last();
    await siti.replies(siti.last(), 'nomornya PJU 17');
    expect(asked).not.toBe(text);
    expect((await complaint()).status).toBe('submitted');
  });

  it('who answered, wants quiet, or whose desk went on is reminded of nothing', async () => {
    await rina.says(`/minta ${code} nomor tiangnya berapa`);
    const budi = town.citizen('Budi');
    const his = await town.files(budi, { keyword: 'laporpaman' });
    await rina.says(`/minta ${his} nomor tiangnya berapa`);
    const dewi = town.citizen('Dewi');
    const hers = await town.files(dewi, { keyword: 'laporpaman' });
    await rina.says(`/minta ${hers} nomor tiangnya berapa`);
    await siti.says('nomornya PJU 17');
    await budi.says('STOP');
    await rina.says(`/disposisi ${hers} pupr`);
    await days(askReminderDays + 1);
    for (const each of [siti, budi, dewi]) expect(reminders(each)).toEqual([]);
  });

  it('is reminded of nothing where we may write only for a day after their last word', async () => {
    const budi = town.citizen('Budi', town.windowed);
    const his = await town.files(budi, { keyword: 'laporpaman' });
    await rina.says(`/minta ${his} nomor tiangnya berapa`);
    await days(askReminderDays + 1);
    expect((await town.complaint(his)).status).toBe('asked');
    await budi.says('halo');
    expect(reminders(budi)).toEqual([]);
  });

  it('who blocked us meanwhile is found out by it: the clock goes on, and the officer is told', async () => {
    await rina.says(`/minta ${code} nomor tiangnya berapa`);
    town.rich.blocked.add(siti.chat);
    await days(askReminderDays);
    expect((await complaint()).history.at(-1)).toMatchObject({ act: 'unreached', reason: 'blocked' });
    expect(rina.last().text).toMatch(/^❌ .+: tidak sampai ke warga: warga memblokir bot\.\nWaktu tetap berjalan\. /);
    await days(responseDays);
    expect(told()).toEqual([]);
  });

  it('asked something else before that is reminded of the newer question, days after it', async () => {
    await rina.says(`/minta ${code} nomor tiangnya berapa`);
    await days(askReminderDays - 1);
    await rina.says(`/minta ${code} warna tiangnya apa`);
    await days(1);
    expect(reminders()).toEqual([]);
    // Three days after Thursday is Sunday: nobody works, and nobody is reminded.
    await days(askReminderDays - 1);
    expect(reminders()).toEqual([]);
    await days(1);
    expect(reminders()).toHaveLength(1);
    expect(reminders()[0]?.text).toContain('warna tiangnya apa');
  });
});

describe('the desk', () => {
  it('is told once when the days to respond are over, by a line with what it can do', async () => {
    await rina.says(`/minta ${code} nomor tiangnya berapa`);
    await days(responseDays - 1);
    expect(told()).toEqual([]);
    await days(1);
    expect(rina.last().text).toBe(
      `⏳ ${code}: 10 hari tanpa jawaban warga (ditanya Selasa, 24 November 2026, sudah diingatkan sekali). Waktu masih berhenti. Pilih: tanya lagi, lanjutkan tanpa jawaban, atau akhiri.`,
    );
    expect(rina.last().choices.map(({ label }) => label)).toEqual([
      ...['Lihat', 'Tanya lagi', 'Disposisi', 'Selesai', 'Arsipkan'],
    ]);
    await days(responseDays);
    expect(told()).toHaveLength(1);
    expect((await complaint()).status).toBe('asked');
  });

  it('asks again by that button: the days are counted anew, and the citizen is not reminded a second time', async () => {
    await rina.says(`/minta ${code} nomor tiangnya berapa`);
    await days(responseDays);
    await rina.presses('Tanya lagi');
    expect(questions()).toHaveLength(3);
    expect(rina.last().text).toBe(`✅ ${code}: sampai ke warga.`);
    await days(responseDays - 1);
    expect(told()).toHaveLength(1);
    await days(1);
    expect(told()).toHaveLength(2);
    expect(reminders()).toHaveLength(1);
  });

  it('goes on without the answer by another, and is told no more', async () => {
    await rina.says(`/minta ${code} nomor tiangnya berapa`);
    await days(responseDays);
    await rina.presses('Arsipkan');
    await rina.says('Tanpa nomor tiang tidak bisa dilanjutkan. Silakan lapor lagi kapan saja.');
    expect((await complaint()).status).toBe('archived');
    expect(siti.last().text).toContain('mengarsipkan laporan ini');
    await days(responseDays);
    expect(told()).toHaveLength(1);
  });

  it('that has it hears of it, and so does whoever asked from the desk above', async () => {
    const budi = await town.officer('Budi', 'pupr', 'officer');
    await rina.says(`/disposisi ${code} pupr`);
    await rina.says(`/lihat ${code}`);
    await rina.says(`/minta ${code} nomor tiangnya berapa`);
    await days(responseDays);
    expect(told(budi)).toHaveLength(1);
    expect(told()).toHaveLength(1);
    expect(told(budi)[0]?.choices.map(({ label }) => label)).toEqual([
      ...['Lihat', 'Tanya lagi', 'Selesai', 'Bukan wewenang'],
    ]);
  });

  it('sees in the queue and in the morning how long it waits', async () => {
    await rina.says(`/minta ${code} nomor tiangnya berapa`);
    await rina.says('/antrian');
    expect(rina.last().text).toContain('Menunggu jawaban warga');
    await days(4);
    await rina.says('/antrian');
    expect(rina.last().text).toContain('· menunggu warga 4 hari');
  });

  it('that was never told of the days because nobody looked is told as soon as somebody does; the citizen then no more', async () => {
    await rina.says(`/minta ${code} nomor tiangnya berapa`);
    await town.later((responseDays + 3) * 24);
    await town.rings();
    expect(told()).toHaveLength(1);
    expect(rina.last().text).not.toContain('diingatkan');
    await days(2);
    expect(reminders()).toEqual([]);
  });
});

describe('a question asked again', () => {
  it('after the desk had gone on stops the clock from then on, and stands open on the card', async () => {
    await rina.says(`/minta ${code} nomor tiangnya berapa`);
    await rina.says(`/disposisi ${code} pupr`);
    expect((await complaint()).status).toBe('forwarded');
    await rina.says(`/kirimulang ${code}`);
    expect((await complaint()).status).toBe('asked');
    expect(rina.card(code).text).toContain('⏳ Diminta: nomor tiangnya berapa');
    expect(rina.transcript()).toContain('Waktu berhenti sampai dijawab.');
    await siti.says('nomornya PJU 17');
    expect((await complaint()).status).toBe('forwarded');
  });

  it('of somebody who has it already is the same pause, and its answer ends it', async () => {
    await rina.says(`/minta ${code} nomor tiangnya berapa`);
    const since = (await complaint()).history.at(-1)?.at;
    await days(1);
    await rina.says(`/kirimulang ${code}`);
    expect(questions()).toHaveLength(2);
    expect((await complaint()).history.map(({ act }) => act)).toEqual(['submit', 'ask', 'ask']);
    expect(rina.card(code).text).toContain('Waktu berhenti sejak Selasa, 24 November 2026');
    expect(since).toBeDefined();
    await siti.says('nomornya PJU 17');
    expect((await complaint()).status).toBe('submitted');
  });

  it('that did not arrive this time either lets the clock go on', async () => {
    await rina.says(`/minta ${code} nomor tiangnya berapa`);
    await rina.says(`/disposisi ${code} pupr`);
    town.rich.blocked.add(siti.chat);
    await rina.says(`/kirimulang ${code}`);
    expect((await complaint()).history.map(({ act }) => act)).toEqual([
      ...['submit', 'ask', 'forward', 'ask', 'unreached'],
    ]);
    expect((await complaint()).status).toBe('forwarded');
  });
});
