import { beforeEach, describe, expect, it } from 'vitest';
import type { ComplaintCode } from '../../src/core/complaint/code.ts';
import { LOOSE_MINUTES } from '../../src/core/desk/scene/state.ts';
import { SWEEP_GRACE_MS } from '../../src/core/evidence/evidence.ts';
import { captionIn } from '../../src/core/language/desk-files.ts';
import { scenery } from './set-up.ts';
import type { Someone } from './town.ts';

/** Wati comes back from the road and sends its photo to us, below no card. It is sent once: what it is for may be said with it, or after it. */
const here = scenery();
let wati: Someone;
let code: ComplaintCode;
beforeEach(async () => {
  const { town, rina } = here.now;
  wati = await town.officer('Wati', 'pupr', 'officer');
  code = await here.now.files();
  await rina.says(`/disposisi ${code} pupr`);
});
const minutes = (n: number) => here.now.town.clock.pass(n * 60_000);
const labels = () => wati.last().choices.map(({ label }) => label);
const fromDesk = async () =>
  (await here.now.complaint()).evidence.filter(({ by }) => by === 'desk').map(({ kind }) => kind);
const status = async () => (await here.now.complaint()).status;
const another = async (first = 'lampu jalan mati di Jl. Pramuka Banjarmasin sejak kemarin') => {
  const { town, rina } = here.now;
  const other = await town.files(town.citizen('Umar'), { keyword: 'laporpaman', first });
  await rina.says(`/disposisi ${other} pupr`);
  return other;
};

describe('a photo with a code in its caption', () => {
  it.each([
    (at: string) => `${at} sudah diperbaiki`,
    (at: string) => `Selesai ${at}: sudah diperbaiki`,
    (at: string) => `tutup ${at}, sudah diperbaiki`,
  ])('closes that complaint at once, with itself as the proof (%#)', async (caption) => {
    await wati.photo(caption(code));
    expect([await status(), await fromDesk()]).toEqual(['closed', ['photo']]);
    expect(wati.hears(`${code} ditutup`)).toHaveLength(1);
  });

  it('and “balas” goes to the citizen with its words', async () => {
    await wati.photo(`balas ${code} besok dilanjutkan`);
    expect([await status(), await fromDesk()]).toEqual(['answered', ['photo']]);
    expect(here.now.siti.hears('besok dilanjutkan')).toHaveLength(1);
  });

  it('and no act is kept, and asked about', async () => {
    await wati.photo(`${code} kondisi tadi pagi`);
    expect([await status(), await fromDesk()]).toEqual(['forwarded', []]);
    expect(wati.last().text).toContain(`saya simpan ${LOOSE_MINUTES} menit. Untuk ${code}`);
    await wati.presses('Balas');
    expect(here.now.siti.hears('kondisi tadi pagi')).toHaveLength(1);
    expect(await fromDesk()).toEqual(['photo']);
  });

  it('of somebody else’s complaint closes nothing, and does not say that there is one', async () => {
    await here.now.rina.says(`/disposisi ${code} dinkes`);
    const { town } = here.now;
    const stranger = await town.officer('Tono', 'pupr', 'officer');
    await stranger.photo(`${code} sudah diperbaiki`);
    expect(stranger.hears('Berkas')).toEqual([]);
    expect([await status(), await fromDesk()]).toEqual(['forwarded', []]);
  });
});

describe('a photo that names none', () => {
  it('is offered to the only complaint that its officer holds: one press closes it with these words', async () => {
    await wati.says(`/ambil ${code}`);
    await wati.photo('tutup, sudah kami perbaiki');
    expect(await fromDesk()).toEqual([]);
    expect(labels()).toEqual(['Selesai', 'Balas', 'Tidak jadi']);
    await wati.presses('Selesai');
    expect([await status(), await fromDesk()]).toEqual(['closed', ['photo']]);
    await here.now.town.hours(1);
    await here.now.town.rings();
    expect(here.now.siti.transcript()).toContain('sudah kami perbaiki');
  });

  it('is offered to the one before its officer, with the others that they hold beside it', async () => {
    const other = await another();
    await wati.says(`/ambil ${code}`);
    await wati.says(`/ambil ${other}`);
    await wati.photo('sudah kami perbaiki');
    expect(labels()).toEqual(['Selesai', 'Balas', code, 'Tidak jadi']);
    await wati.presses(code);
    expect([await status(), await fromDesk()]).toEqual(['closed', ['photo']]);
  });

  it('is asked about where they hold several, and none is before them', async () => {
    const other = await another();
    const { town, rina } = here.now;
    for (const each of [code, other]) await wati.says(`/ambil ${each}`);
    const third = await another('sampah menumpuk di Jl. Belitung Banjarmasin sejak kemarin');
    await wati.says(`/lihat ${third}`);
    await rina.says(`/disposisi ${third} dinkes`);
    await wati.photo('sudah kami perbaiki');
    expect(wati.last().text).toContain('Untuk laporan yang mana?');
    expect([...labels()].sort()).toEqual([code, other, 'Tidak jadi'].sort());
    await wati.says(code);
    expect([await status(), await fromDesk()]).toEqual(['closed', ['photo']]);
    expect((await town.complaint(other)).status).toBe('in-progress');
  });

  it('and no words waits for its order', async () => {
    await wati.photo();
    expect(wati.last().text).toContain('Untuk laporan yang mana?');
    await wati.says(`/selesai ${code} sudah ditambal`);
    expect([await status(), await fromDesk()]).toEqual(['closed', ['photo']]);
    expect(wati.hears(`ikut ke ${code}`)).toHaveLength(1);
  });

  it('goes with the plain words that are shown first, too', async () => {
    await wati.photo();
    await wati.says(`${code} sudah kami tambal tadi pagi`);
    await wati.presses('Ya, kirim');
    expect([await status(), await fromDesk()]).toEqual(['closed', ['photo']]);
  });

  it('and comes after the plain words that were shown first takes those, and asks for no others', async () => {
    await wati.says(`selesai ${code} sudah kami tambal tadi pagi`);
    await wati.photo();
    await wati.presses('Selesai');
    expect([await status(), await fromDesk()]).toEqual(['closed', ['photo']]);
    const said = (await here.now.complaint()).messages.filter(({ act, text }) => act === 'close' && text !== '');
    expect(said.map(({ text }) => text)).toEqual(['sudah kami tambal tadi pagi']);
  });

  it('is for the complaint that is looked at after it', async () => {
    await wati.photo();
    await wati.says('sudah kami perbaiki');
    expect(wati.last().text).toContain('Kata-katanya: “sudah kami perbaiki”');
    await wati.says(code);
    expect([await status(), await fromDesk()]).toEqual(['closed', ['photo']]);
  });

  it('and its siblings, sent one by one, are asked about once and go together', async () => {
    const { town } = here.now;
    const sent = [1, 2, 3].map(() => {
      const kept = town.file();
      return town.inboxOf(wati, { kind: 'media', media: { kind: 'photo', handle: kept.id, kept } });
    });
    await town.accept(sent);
    expect(wati.hears('saya simpan').map(({ text }) => text.slice(0, 8))).toEqual(['3 berkas']);
    await wati.says(`/balas ${code} ini keadaannya`);
    expect(await fromDesk()).toEqual(['photo', 'photo', 'photo']);
  });

  it('and comes late to its album goes where the others went', async () => {
    await wati.photo(undefined, {}, { album: 'a1' });
    await wati.photo(undefined, {}, { album: 'a1' });
    expect(wati.hears('saya simpan')).toHaveLength(1);
    await wati.says(`/balas ${code} ini keadaannya`);
    await wati.photo(undefined, {}, { album: 'a1' });
    expect(await fromDesk()).toEqual(['photo', 'photo', 'photo']);
  });

  it('goes nowhere by itself once something else was done, and is offered where a proof is asked for', async () => {
    const other = await another();
    await wati.photo();
    await wati.says(`/ambil ${other}`);
    await wati.says(`/balas ${other} besok kami cek`);
    expect((await here.now.town.complaint(other)).evidence.filter(({ by }) => by === 'desk')).toEqual([]);
    await wati.says(`/selesai ${code} sudah ditambal`);
    expect(labels()).toEqual(['Pakai berkas tadi', 'Tidak jadi']);
    await wati.presses('Pakai berkas tadi');
    expect([await status(), await fromDesk()]).toEqual(['closed', ['photo']]);
  });

  it('is forgotten at “Tidak jadi”, and after half an hour', async () => {
    await wati.photo();
    await wati.presses('Tidak jadi');
    await wati.says(`/balas ${code} besok dicek`);
    await wati.says(`/lihat ${code}`);
    await wati.photo();
    await minutes(LOOSE_MINUTES + 1);
    await wati.presses('Selesai');
    expect(wati.toast()).toContain('sudah tidak saya simpan');
    expect([await status(), await fromDesk()]).toEqual(['answered', []]);
  });

  it('is forgotten at “tidak jadi” said in words, whatever was shown meanwhile', async () => {
    await wati.photo();
    await wati.says('/antrian saya');
    await wati.says('tidak jadi');
    await wati.says(`/balas ${code} besok dicek`);
    expect([await status(), await fromDesk()]).toEqual(['answered', []]);
  });

  it('of a group is nobody’s order', async () => {
    const { town } = here.now;
    const member = (await town.officer('Joko', 'pupr', 'officer', { group: '-100' })).in('-100');
    const before = member.sees().length;
    await member.photo('sudah kami perbaiki');
    expect(member.sees()).toHaveLength(before);
  });
});

it('a file kept for its order is looked at like any other proof: a picture of another complaint closes none', async () => {
  const looks = { hash: '8f3a5c7e91b2d4f6', light: 120, sharpness: 2 };
  const other = await another();
  await wati.photo(`${other} sudah diganti`, { looks });
  await wati.says(`/lihat ${code}`);
  await wati.photo('sudah kami perbaiki', { looks });
  await wati.presses('Selesai');
  expect(wati.hears('sama dengan yang pernah dikirim')).toHaveLength(1);
  expect(await status()).toBe('forwarded');
});

it('the sweep leaves a file for as long as it may be used', () => {
  expect(LOOSE_MINUTES * 60_000 * 2).toBeLessThanOrEqual(SWEEP_GRACE_MS);
});

it.each([
  ['tutup, ini fotonya', { act: 'close', words: '' }],
  ['sudah kami perbaiki', { act: 'close', words: 'sudah kami perbaiki' }],
  ['ini fotonya', { words: '' }],
  ['bukti perbaikan terlampir', { words: '' }],
  ['balas: besok dilanjutkan', { act: 'reply', words: 'besok dilanjutkan' }],
  ['kondisi tadi pagi', { words: 'kondisi tadi pagi' }],
  ['hasil tambalan sebelah kiri', { words: 'hasil tambalan sebelah kiri' }],
])('the caption “%s” is read as %j', (caption, read) => expect(captionIn(caption)).toEqual(read));

describe('a change of mind', () => {
  it('after “Selesai” takes the file away again: it is joined with its words, and not before', async () => {
    await wati.says(`/ambil ${code}`);
    await wati.photo();
    await wati.presses('Selesai');
    expect(await fromDesk()).toEqual([]);
    await wati.says('tidak jadi');
    await wati.says(`/selesai ${code} sudah ditambal`);
    expect([await status(), await fromDesk()]).toEqual(['in-progress', []]);
  });

  it('is none where the words come: the file goes with them', async () => {
    await wati.says(`/ambil ${code}`);
    await wati.photo();
    await wati.presses('Selesai');
    await wati.says('lubangnya sudah kami tambal');
    expect([await status(), await fromDesk()]).toEqual(['closed', ['photo']]);
  });

  it('after a caption that was held back speaks of nothing that was sent before', async () => {
    await wati.says(`/balas ${code} besok kami cek`);
    await wati.photo('goblok banget ini', {}, { replyTo: wati.card(code).id });
    await wati.says('tidak jadi');
    expect(wati.last().text).toBe('Tidak jadi');
  });
});

it('a photo that a colleague took is forwarded: it is asked about, and what stood with it goes to nobody', async () => {
  await wati.says(`/ambil ${code}`);
  await wati.photo('udah beres bos, jgn lupa kopinya', {}, { forwarded: true });
  expect(await fromDesk()).toEqual([]);
  await wati.presses('Selesai');
  await wati.says('lubangnya sudah kami tambal');
  expect([await status(), await fromDesk()]).toEqual(['closed', ['photo']]);
  await here.now.town.hours(1);
  await here.now.town.rings();
  expect(here.now.siti.transcript()).not.toContain('kopinya');
});

it('“tolak, bukan kewenangan kami” of an agency’s officer gives it back, once that is confirmed', async () => {
  await wati.says(`/lihat ${code}`);
  await wati.says('tolak, bukan kewenangan kami');
  expect(wati.last().text).toContain(`/kembalikan ${code} bukan kewenangan kami`);
  await wati.says('ya');
  expect(await status()).toBe('returned');
});
