import { beforeEach, describe, expect, it } from 'vitest';
import type { ComplaintCode } from '../../src/core/complaint/code.ts';
import { figuresIn, listIn } from '../../src/core/language/desk-lists.ts';
import { DESK_SENTENCES } from '../../src/core/language/desk-sentences.ts';
import { scenery } from './set-up.ts';
import type { Someone } from './town.ts';

/** The lists that a day's work is done from: what is to be verified, what waits for its citizen, what is late and what is mine, each by words, by its command and by a button. */
const say = DESK_SENTENCES.id;

describe('a question for a list', () => {
  it.each([
    ['yang belum diverifikasi mana?', 'unverified'],
    ['yang belum verif apa aja', 'unverified'],
    ['laporan yang perlu diverifikasi', 'unverified'],
    ['mana yang menunggu verifikasi', 'unverified'],
    ['yang nunggu warga mana', 'asked'],
    ['laporan yang menunggu jawaban warga', 'asked'],
    ['mana yang belum dijawab warga', 'asked'],
    ['yang warganya belum balas apa aja', 'asked'],
    ['reports waiting for the citizen', 'asked'],
    ['yang telat apa aja', 'late'],
    ['laporan saya mana', 'mine'],
  ])('“%s” is for %s', (text, list) => expect(listIn(text)).toEqual({ list }));

  it.each(['laporan yang sudah diverifikasi', 'ada laporan baru dari warga', 'laporan warga yang belum dijawab'])(
    '“%s” is for neither',
    (text) => expect(listIn(text) ?? {}).not.toMatchObject({ list: expect.stringMatching(/asked|unverified/) }),
  );

  it.each(['sisa brp', 'sisa berapa', 'berapa lagi', 'tinggal brp lagi ya', 'barapa lagi'])(
    '“%s” is for figures',
    (text) => expect(figuresIn(text)).toBe(true),
  );
  it.each(['berapa hari lagi', 'kurang berapa meter', 'berapa lagi harganya'])('“%s” is not', (text) =>
    expect(figuresIn(text)).toBe(false),
  );
});

describe('at the desk', () => {
  const here = scenery();
  let fresh: ComplaintCode;
  let asked: ComplaintCode;
  let taken: ComplaintCode;
  let rina: Someone;
  beforeEach(async () => {
    ({ rina } = here.now);
    const { town } = here.now;
    fresh = await here.now.files();
    asked = await town.files(town.citizen('Joko'), {
      keyword: 'laporpaman',
      first: 'lampu jalan mati di Jl. Sultan Adam Banjarmasin sejak kemarin',
    });
    taken = await town.files(town.citizen('Umar'), {
      keyword: 'laporpaman',
      first: 'sampah menumpuk di Jl. Pramuka Banjarmasin sejak kemarin',
    });
    await rina.says(`/minta ${asked} foto dari dekat`);
    await rina.says(`/verifikasi ${taken}`);
    await rina.says(`/ambil ${taken}`);
  });
  const listed = (who: Someone) => [fresh, asked, taken].filter((code) => who.last().text.includes(code));

  it.each([
    ['/antrian verifikasi', () => [fresh]],
    ['/antrian belum diverifikasi', () => [fresh]],
    ['yang belum diverifikasi mana?', () => [fresh]],
    ['/antrian menunggu', () => [asked]],
    ['/antrian menunggu warga', () => [asked]],
    ['yang nunggu warga mana', () => [asked]],
    ['/antrian saya', () => [asked, taken]],
    ['/antrian', () => [fresh, asked, taken]],
  ] as const)('“%s” lists just those', async (words, wanted) => {
    await rina.says(words);
    expect(listed(rina)).toEqual(wanted());
    expect(rina.last().text).toMatch(/^Antrian: .+\n1\. /);
  });

  it('each is a button below the others, and says so where there is none', async () => {
    await rina.says('/antrian');
    await rina.presses(say.queueWaiting());
    expect(listed(rina)).toEqual([asked]);
    await rina.presses(say.queueUnverified());
    expect(listed(rina)).toEqual([fresh]);
    await rina.says(`/verifikasi ${fresh}`);
    await rina.says('/antrian verifikasi');
    expect(rina.last().text).toContain(say.queueEmpty_unverified());
  });

  it('whoever verifies nothing is not offered what is to be verified', async () => {
    const budi = await here.now.town.officer('Budi', 'pupr', 'officer');
    await budi.says('/antrian');
    const labels = budi.last().choices.map(({ label }) => label);
    expect(labels).toContain(say.queueWaiting());
    expect(labels).not.toContain(say.queueUnverified());
  });

  it('what waits for its citizen is not late however long that takes: its limit stands still', async () => {
    const { town } = here.now;
    await town.days(8);
    await rina.says('/antrian telat');
    expect(listed(rina)).toEqual([fresh, taken]);
    await rina.says('/statistik');
    expect(rina.last().text).toContain(say.figuresLate({ n: 2 }));
    await rina.says('/antrian menunggu');
    expect(rina.last().text).toContain(say.queueAsked({ n: 8 }));
  });
});
