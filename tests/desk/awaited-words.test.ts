import { describe, expect, it } from 'vitest';
import type { ComplaintCode } from '../../src/core/complaint/code.ts';
import { DESK_SENTENCES } from '../../src/core/language/desk-sentences.ts';
import { chatId } from '../../src/core/message.ts';
import { scenery } from './set-up.ts';

/**
 * "Tolak: tulis alasannya", and the officer asks something else, is called away, or goes on with another complaint. What they write then is no reason, no
 * answer and no question for a citizen; what was begun waits, and its words are shown once more before anybody reads them.
 */
const say = DESK_SENTENCES.id;
const LAMP = 'lampu jalan mati di Jl. Sultan Adam Banjarmasin sejak kemarin';
const here = scenery();
const heardBySiti = () => here.now.siti.sees().length;
const status = async () => (await here.now.complaint()).status;
const another = () => here.now.town.files(here.now.town.citizen('Joko'), { keyword: 'laporpaman', first: LAMP });

describe.each(['tolak', 'minta'])('while the words of “/%s” are awaited', (command) => {
  it.each([
    'yang telat mana',
    'antrian saya',
    'berapa laporan hari ini?',
    'caranya gimana nutup laporan',
    'cari lampu veteran',
    'siapa yang pegang ini',
    'eh bentar',
    'siang',
    'ok',
    'makasih',
    'pak tolong cek dulu',
    'verif K7Q2-M4XP-9T',
  ])('“%s” is none of them', async (words) => {
    const { rina } = here.now;
    const code = await here.now.files();
    const known = heardBySiti();
    await rina.says(`/${command} ${code}`);
    await rina.says(words);
    expect(await status()).toBe('submitted');
    expect(heardBySiti()).toBe(known);
  });

  it('an order for another complaint is done to that one, and no citizen reads its code', async () => {
    const { rina, town } = here.now;
    const code = await here.now.files();
    const other = await another();
    const known = heardBySiti();
    await rina.says(`/${command} ${code}`);
    await rina.says(`verif ${other}`);
    expect([await status(), (await town.complaint(other)).status]).toEqual(['submitted', 'verified']);
    expect(heardBySiti()).toBe(known);
  });
});

it('after a look at the queue the reason is shown before it is sent: one press rejects', async () => {
  const { rina } = here.now;
  const code = await here.now.files();
  await rina.says(`/tolak ${code}`);
  await rina.says('yang telat mana');
  await rina.says('fotonya bukan foto kejadian');
  expect([await status(), rina.last().text]).toEqual([
    'submitted',
    say.meant({ command: `/tolak ${code} fotonya bukan foto kejadian` }),
  ]);
  await rina.presses(say.meanIt());
  expect(await status()).toBe('rejected');
});

it('a reason that is given at once needs no second look', async () => {
  const { rina } = here.now;
  await rina.says(`/tolak ${await here.now.files()}`);
  await rina.says('bukan kewenangan kami, ini jalan nasional');
  expect(await status()).toBe('rejected');
});

it('whoever looks at another complaint meanwhile speaks of that one', async () => {
  const { rina } = here.now;
  const code = await here.now.files();
  const other = await another();
  const known = heardBySiti();
  await rina.says(`/balas ${code}`);
  await rina.says(other);
  await rina.says('besok dicek ya bu');
  expect(rina.last().text).toContain(other);
  expect(heardBySiti()).toBe(known);
});

it('in a group the topic tells of which complaint words are: another one taken meanwhile changes nothing', async () => {
  const { town } = here.now;
  await town.store.pinDeskChat('kalsel', 'rich', chatId('-100'));
  const dewi = (await town.officer('Dewi', 'kalsel', 'admin', { group: '-100' })).in('-100');
  const code = await here.now.files();
  const other = await another();
  const within = (of: ComplaintCode) => ({ topic: dewi.card(of).topic ?? '' });
  await dewi.says('/tolak', within(code));
  await dewi.says('/ambil', within(other));
  await dewi.says('yang telat mana', within(code));
  expect(await status()).toBe('submitted');
  await dewi.says('/tolak', within(code));
  await dewi.says('/verifikasi', within(other));
  await dewi.says('fotonya bukan foto kejadian', within(code));
  expect(await status()).toBe('rejected');
});

describe('while a desk is to be chosen', () => {
  it.each(['yang telat mana', 'verif', 'siapa yang pegang ini'])('“%s” is no name of one', async (words) => {
    const { rina } = here.now;
    const code = await here.now.files();
    await rina.says(`/disposisi ${code}`);
    await rina.says(words);
    expect(rina.last().text).not.toContain(say.noSuchDesk({ name: words }));
  });

  it('its name is heard after something else was looked at, too', async () => {
    const { rina } = here.now;
    await rina.says(`/disposisi ${await here.now.files()}`);
    await rina.says('yang telat mana');
    await rina.says('PUPR');
    expect((await here.now.complaint()).desk).toBe('pupr');
  });

  it('whoever takes it instead has let go of that: what comes next is no name of one', async () => {
    const { rina } = here.now;
    const code = await here.now.files();
    await rina.says(`/disposisi ${code}`);
    await rina.says(`/ambil ${code}`);
    await rina.says('perpanjang seminggu');
    expect(rina.last().text).toContain(say.noMoreTime({ code }));
    await rina.says('besok saya cuti');
    expect(rina.last().text).toContain(code);
    expect(rina.last().text).not.toContain(say.noSuchDesk({ name: 'besok saya cuti' }));
  });
});
