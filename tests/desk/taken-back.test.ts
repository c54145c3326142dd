import { beforeEach, describe, expect, it } from 'vitest';
import { ordersIn } from '../../src/core/language/desk-several.ts';
import { slipIn } from '../../src/core/language/desk-slips.ts';
import { scenery } from './set-up.ts';
import type { Someone } from './town.ts';

/** In haste: several orders in one breath, and "eh salah" after the wrong one. What can be taken back is; of what can not, it is said how it is put right. */
const here = scenery();
let dewi: Someone;

beforeEach(async () => {
  await here.now.files();
  dewi = await here.now.town.officer('Dewi', 'kalsel', 'admin', { platform: here.now.town.plain });
  await dewi.says(`/lihat ${here.now.code}`);
});
const acts = async () => (await here.now.complaint()).history.map(({ act }) => act);

describe('what was not meant', () => {
  it.each(['eh salah', 'salah pencet', 'batal', 'gak jadi deh', 'batalin yang tadi'])(
    '“%s” lets go of what was just taken',
    async (words) => {
      await dewi.says('ambil');
      await dewi.says(words);
      expect((await here.now.complaint()).holder).toBeNull();
    },
  );

  it.each(['eh salah', 'kada jadi', 'batalin yang tadi'])('“%s” takes back what was just rejected', async (words) => {
    await dewi.says(`/tolak ${here.now.code} tidak jelas`);
    await dewi.says(words);
    expect((await here.now.complaint()).status).toBe('submitted');
  });

  it('what went to the wrong desk is asked about, below its card too', async () => {
    const { rina, code } = here.now;
    await dewi.says('teruskan ke pupr');
    await dewi.says('eh salah');
    expect(dewi.last().text).toContain('Ke mana seharusnya?');
    await dewi.says('dinas kesehatan');
    expect((await here.now.complaint()).desk).toBe('dinkes');
    await rina.says(`/disposisi ${code} pupr`);
    await rina.replies(rina.card(code), 'salah kirim');
    expect(rina.last().text).toContain('Ke mana seharusnya?');
  });

  it('of words that a citizen has read it is said that they can not be taken back', async () => {
    await dewi.replies(dewi.card(here.now.code), 'Besok kami datang.');
    await dewi.says('eh salah kirim');
    expect(dewi.last().text).toContain('tidak bisa saya tarik');
  });

  it('of what the citizen was told by an act, too', async () => {
    await dewi.says('verifikasi');
    await dewi.says('eh salah');
    expect(dewi.last().text).toContain('tidak bisa saya batalkan');
    expect((await here.now.complaint()).status).toBe('verified');
  });

  it('is what is shown, where something is, and nothing before it', async () => {
    await dewi.says('ambil');
    await dewi.says('minta foto tiangnya');
    await dewi.says('salah');
    expect((await here.now.complaint()).holder).not.toBeNull();
    await dewi.says('ya');
    expect(await acts()).toEqual(['submit', 'take']);
  });

  it('is what is offered: somebody else’s complaint is not taken over, and what was done to it stays', async () => {
    await dewi.says('ambil');
    await here.now.rina.says(`/ambil ${here.now.code}`);
    await here.now.rina.presses('Ambil alih');
    await dewi.says('verifikasi');
    await dewi.says('ambil');
    await dewi.says('gak jadi');
    expect(dewi.last().text).toBe('Tidak jadi');
    expect(await acts()).toEqual(['submit', 'take', 'take', 'verify']);
  });

  it('ends what an act has asked for, and is never its words', async () => {
    await dewi.says(`/tolak ${here.now.code}`);
    await dewi.says('eh salah');
    expect(await acts()).toEqual(['submit']);
    await dewi.says('tidak jelas lokasinya');
    expect(await acts()).toEqual(['submit']);
  });

  it('is nobody else’s act, and none of a while ago', async () => {
    await here.now.rina.says(`/ambil ${here.now.code}`);
    await dewi.says('eh salah');
    expect(dewi.last().text).toContain('Tidak ada yang baru saja Anda lakukan');
    await dewi.says('ambil alih');
    await here.now.town.later(1);
    const { holder } = await here.now.complaint();
    await dewi.says('batal');
    expect((await here.now.complaint()).holder).toBe(holder);
  });
});

describe('several orders in one breath', () => {
  it('are done in their order, and what a citizen would read is shown', async () => {
    await dewi.says('verif, terus oper ke PU, bilang ke warga sudah diteruskan');
    expect(await acts()).toEqual(['submit', 'verify', 'forward']);
    expect(dewi.last().text).toContain(`\n/balas ${here.now.code} sudah diteruskan`);
  });

  it('also below the card, and with a code', async () => {
    const { rina, code } = here.now;
    await rina.says(`/lihat ${code}`);
    await rina.replies(rina.card(code), 'ambil dan verifikasi');
    await rina.says(`${code} ambil, terusin ke PU`);
    expect(await acts()).toEqual(['submit', 'take', 'verify', 'forward']);
  });

  it('stop where the first of them asks something', async () => {
    await dewi.says('oper ke dinas antah berantah, ambil');
    expect(dewi.last().text).toContain('Tidak ada instansi');
    expect(await acts()).toEqual(['submit']);
  });

  it.each([
    'ambil, bukan kami',
    'teruskan ke PUPR dan Dishub',
    'catatan: aspal habis, teruskan besok',
    'ambil fotonya, lalu verifikasi di lapangan',
    'verifikasi dan survei besok',
  ])('“%s” is not', (text) => expect(ordersIn(text)).toBeUndefined());
});

it.each(['salah satu warga menelepon', 'batal karena hujan', 'salah alamat', 'tidak salah', 'yang salah dinasnya'])(
  '“%s” takes nothing back',
  (text) => expect(slipIn(text)).toBe(false),
);

describe('a complaint is not handed to a colleague', () => {
  it.each(['kasih ke Andi aja', 'serahkan ke pak Andi', 'tolong Andi yang pegang'])(
    '“%s” is answered with how they take it, and given back to nobody',
    async (words) => {
      await here.now.town.officer('Andi Saputra', 'kalsel', 'officer');
      await dewi.says(words);
      expect(dewi.last().text).toContain(`Minta Andi Saputra menulis: /ambil ${here.now.code}`);
      expect(await acts()).toEqual(['submit']);
    },
  );

  it('and a desk of that name is a desk', async () => {
    await here.now.town.officer('Pupr Hartono', 'kalsel', 'officer');
    await dewi.says('kasih ke PUPR aja');
    expect((await here.now.complaint()).desk).toBe('pupr');
  });
});

describe('an officer who complains as anybody else', () => {
  it.each(['saya mau lapor, lampu jalan di depan rumah saya mati', 'laporpaman lampu jalan mati di Jl. Sultan Adam'])(
    '“%s” begins a report of their own, and is offered to no citizen',
    async (words) => {
      await dewi.says(words);
      expect(dewi.last().text).not.toContain('Belum saya kirim ke siapa pun');
      expect(dewi.transcript()).toContain('Lampu jalan');
    },
  );
});
