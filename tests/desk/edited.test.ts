import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Someone, Town } from './town.ts';

describe('an officer who edits what went to a citizen', () => {
  let town: Town;
  let admin: Someone;
  let citizen: Someone;
  let code: Awaited<ReturnType<Town['files']>>;
  beforeEach(async () => {
    town = await new Town().open();
    admin = await town.officer('Rina', 'kalsel', 'admin');
    citizen = town.citizen('Siti');
    code = await town.files(citizen, { keyword: 'laporpaman' });
  });
  afterEach(async () => {
    expect(await town.closed()).toEqual([]);
  });

  const edits = (messageId: string, text: string) => admin.sends({ kind: 'edited', text }, { messageId });
  const heard = () => citizen.sees().length;

  it('corrects the words alone, whatever they were sent by', async () => {
    const answer = await admin.replies(admin.card(code), 'Petugas datang Kemis');
    await edits(answer, 'Petugas datang Kamis');
    expect(citizen.last().text).toContain('“Petugas datang Kamis”');
    const byCommand = await admin.says(`/balas ${code} Jam 9 pagy`);
    await edits(byCommand, `/balas ${code} Jam 9 pagi`);
    expect(citizen.last().text).toContain('“Jam 9 pagi”');
    const question = await admin.says(`/minta ${code} Nomor tiang brapa?`);
    await edits(question, `/minta ${code} Nomor tiang berapa?`);
    expect(citizen.last().text).toContain('“Nomor tiang berapa?”');
  });

  it('sends nothing of what has become a note, a command or words for somebody else, and says so', async () => {
    const other = await town.files(town.citizen('Ani'), {
      first: 'jalan rusak di Jl. Pramuka Banjarmasin sejak kemarin',
    });
    const answer = await admin.replies(admin.card(code), 'Petugas datang Kamis');
    const known = heard();
    for (const text of [
      '// Warga ini cerewet',
      `/catatan ${code} cerewet`,
      '/catatn cerewet',
      `/balas ${other} cerewet`,
    ]) {
      await edits(answer, text);
      expect(admin.last().text).toContain('Suntingan ini tidak saya jalankan');
    }
    expect(heard()).toBe(known);
  });

  it('sends nothing when the words are the same, or stood nowhere in the message', async () => {
    const answer = await admin.replies(admin.card(code), 'Petugas datang Kamis');
    await admin.says('/ambil');
    const plain = await admin.says('sampaikan petugas datang lagi');
    const yes = await admin.says('ya');
    expect(citizen.last().text).toContain('“petugas datang lagi”');
    const known = heard();
    const told = admin.sees().length;
    await edits(plain, 'sampaikan petugas pulang');
    await edits(yes, 'ya!');
    expect([heard(), admin.sees().length]).toEqual([known, told]);
    const last = await admin.replies(admin.card(code), 'Petugas datang Kamis');
    await edits(last, ' Petugas datang Kamis');
    expect(heard()).toBe(known + 1);
    expect(answer).not.toBe(last);
  });
});
