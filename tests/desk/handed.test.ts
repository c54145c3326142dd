import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ComplaintCode } from '../../src/core/complaint/code.ts';
import { DESK_SENTENCES } from '../../src/core/language/desk-sentences.ts';
import { chatId } from '../../src/core/message.ts';
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
    expect(eko.sees().map(({ text }) => text)).toContain(
      `↪️ ${code}\nSudah dipindahkan ke Dinas PUPR. Instansi Anda tidak menanganinya lagi.`,
    );
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

describe('whoever has nothing to do with it any more', () => {
  const say = DESK_SENTENCES.id;
  const TOLD = 'jalan rusak berlubang';
  const movedOn = () => say.movedOn({ code, desk: 'Dinas PUPR' });
  /** What still shows of the complaint's words, in this chat as it stands. */
  const facts = (person: Someone) => person.sees().filter(({ text }) => text.includes(TOLD));

  it('a desk that had it by mistake reads that it was moved on, and nothing of what happens later', async () => {
    const ayu = await town.officer('Ayu', 'dinkes', 'supervisor');
    await rina.says(`/disposisi ${code} dinkes`);
    await eko.says(`/ambil ${code}`);
    expect(facts(eko)).toHaveLength(1);
    await rina.says(`/disposisi ${code} pupr`);
    for (const person of [eko, ayu]) {
      expect(facts(person)).toEqual([]);
      for (const line of [`/lihat ${code}`, `/jejak ${code}`, `/balas ${code} halo`, `/catatan ${code} halo`]) {
        await person.says(line);
        expect([line, person.last().text]).toEqual([line, movedOn()]);
      }
      await person.says('/cari veteran');
      expect(person.last().text).not.toContain(code);
    }
    const seen = [eko.transcript(), ayu.transcript()];
    await budi.says(`/balas ${code} Besok kami tambal.`);
    await siti.says('lubangnya makin besar');
    await siti.photo();
    expect([eko.transcript(), ayu.transcript()]).toEqual(seen);
    expect(siti.transcript()).not.toContain('halo');
    expect(town.happened.filter(({ what }) => what === 'denied')).toEqual([]);
  });

  it('so does one that gave it back, and the desks that received it and have it go on seeing it', async () => {
    await rina.says(`/disposisi ${code} dinkes`);
    await eko.says(`/kembalikan ${code} Bukan urusan kami.`);
    expect(facts(eko)).toEqual([]);
    await rina.says(`/disposisi ${code} pupr`);
    await rina.says(`/lihat ${code}`);
    await budi.says(`/lihat ${code}`);
    expect(rina.last().text).toContain(TOLD);
    expect(budi.last().text).toContain(TOLD);
  });

  it('gets it whole again when it comes back', async () => {
    await rina.says(`/disposisi ${code} dinkes`);
    await rina.says(`/disposisi ${code} pupr`);
    await rina.says(`/disposisi ${code} dinkes`);
    expect(facts(eko)).toHaveLength(1);
    expect(facts(budi)).toEqual([]);
    expect(eko.last().text).toBe(`🔔 ${code}: didisposisikan ke Dinas Kesehatan.`);
    await eko.presses('Ambil');
    expect((await complaint()).status).toBe('in-progress');
  });

  it('a card in a group goes with the name of its topic', async () => {
    await town.store.pinDeskChat('dinkes', 'rich', chatId('-200'));
    const nina = await town.officer('Nina', 'dinkes', 'admin', { group: '-200' });
    const group = nina.in('-200');
    await rina.says(`/disposisi ${code} dinkes`);
    expect(group.transcript()).toContain(TOLD);
    await rina.says(`/disposisi ${code} pupr`);
    expect(group.transcript()).not.toContain(TOLD);
    expect(group.sees().find(({ id }) => id.startsWith('t'))?.text).toBe(code);
  });

  it('a desk that is excluded keeps no card, and does not read where it went', async () => {
    await rina.says(`/disposisi ${code} dinkes`);
    await rina.says(`/kecualikan ${code} dinkes`);
    expect(facts(eko)).toEqual([]);
    expect(eko.sees().map(({ text }) => text)).toContain(say.awayKept({ code }));
    const seen = eko.transcript();
    await rina.says(`/disposisi ${code} pupr`);
    expect(eko.transcript()).toBe(seen);
    await eko.says(`/lihat ${code}`);
    expect(eko.last().text).toBe(say.noSuchCode());
  });

  it('a close that the citizen does not accept is still seen by whoever closed it, until it is handed elsewhere', async () => {
    await rina.says(`/disposisi ${code} pupr`);
    await budi.says(`/selesai ${code} Sudah ditambal.`);
    await budi.photo();
    await town.later(0.01);
    await town.rings();
    await siti.presses(/Belum/);
    await siti.says('Masih berlubang di sebelahnya.');
    expect(await complaint()).toMatchObject({ status: 'reopened', desk: 'kalsel' });
    expect(bells(budi).at(-1)).toBe(say.newsReopened({ code, text: '“Masih berlubang di sebelahnya.”' }));
    expect(facts(budi)).toHaveLength(1);
    await rina.says(`/disposisi ${code} dinkes`);
    expect(facts(budi)).toEqual([]);
  });
});
