import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Someone, Town } from './town.ts';

/**
 * What somebody may ask of us about themselves (UU 27/2022): see what is kept, at once; have it corrected, copied, erased or withdrawn. Who asks
 * is who writes in the chat; a code alone asks for nothing.
 */
describe('whoever asks what is kept of them', () => {
  let town: Town;
  let citizen: Someone;
  beforeEach(async () => {
    town = await new Town().open();
    citizen = town.citizen('Siti Aminah');
  });
  afterEach(async () => {
    expect(await town.closed()).toEqual([]);
  });
  const asks = async (who: Someone, words = '/dataku') => {
    await who.says(words);
    return who.last().text;
  };

  it.each([
    '/dataku',
    'dataku',
    'data apa yang disimpan?',
    'minta salinan data saya dong min',
    '/mydata',
    'show my data',
  ])('“%s” is answered at once: account, talk, draft and how long', async (words) => {
    await citizen.says('jalan rusak berlubang di Jl. Veteran Banjarmasin sejak kemarin');
    const text = await asks(citizen, words);
    for (const part of ['Siti Aminah', '90 hari', 'Draf', 'Jl. Veteran', '30 hari', 'HAPUS DATA'])
      expect(text).toContain(part);
  });

  it('reports that were sent are named with who may know of whom, and the open question stays open', async () => {
    const named = await town.files(citizen, { keyword: 'laporpaman' });
    await citizen.says('/lapor');
    const hidden = await town.files(citizen, {
      first: 'lampu jalan mati di Jl. Pramuka Banjarmasin sejak kemarin',
      who: 'Anonim dan rahasia',
    });
    const text = await asks(citizen);
    expect(text).toMatch(new RegExp(`${named}: Jalan.*pakai nama`));
    expect(text).toMatch(new RegExp(`${hidden}: Lampu.*anonim.*rahasia`));
    await citizen.says('/lapor');
    await citizen.says('sampah menumpuk di Pasar Lima Banjarmasin');
    const before = citizen.last().text;
    expect(await asks(citizen)).toContain(before.split('\n').at(-1) ?? '');
  });

  it('nobody is told of anybody else, with a code or without', async () => {
    const code = await town.files(citizen, { keyword: 'laporpaman' });
    for (const words of ['/dataku', `/dataku ${code}`]) {
      const text = await asks(town.citizen('Orang lain', town.plain), words);
      expect(text).not.toMatch(/Siti|Veteran|Jalan, jembatan/);
      expect(text).not.toContain(code);
    }
  });

  it.each([
    'minta salinan laporan saya',
    'tolong hapus laporan saya',
    'saya mau cabut laporan saya',
    'data saya di laporan itu salah, alamat yang benar Jl. Veteran nomor 12',
  ])('what concerns a report that was sent reaches its desk at once: “%s”', async (words) => {
    const admin = await town.officer('Rina', 'kalsel', 'admin');
    const code = await town.files(citizen, { keyword: 'laporpaman' });
    await citizen.says(words);
    if (citizen.last().choices.some(({ label }) => /Tambah/.test(label))) await citizen.presses(/Tambah/);
    expect((await town.complaint(code)).messages.map(({ text }) => text)).toContain(words);
    expect(admin.hears(words).length).toBeGreaterThan(0);
  });

  it.each(['minta salinan laporan', 'tolong hapus laporan', 'ralat laporan'])(
    'with its code beside it as well: “%s”',
    async (words) => {
      const admin = await town.officer('Rina', 'kalsel', 'admin');
      const code = await town.files(citizen, { keyword: 'laporpaman' });
      await citizen.says(`${words} ${code}`);
      if (citizen.last().choices.some(({ label }) => /Tambah/.test(label))) await citizen.presses(/Tambah/);
      expect([citizen.last().text, admin.hears(words).length > 0]).toEqual([expect.any(String), true]);
    },
  );

  it('and a reply to any message about it does, too', async () => {
    const admin = await town.officer('Rina', 'kalsel', 'admin');
    const code = await town.files(citizen, { keyword: 'laporpaman' });
    const about = citizen.last();
    await citizen.replies(about, `minta salinan laporan ${code}`);
    expect(admin.hears('minta salinan').length).toBeGreaterThan(0);
  });
});
