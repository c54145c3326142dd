import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ComplaintCode } from '../../src/core/complaint/code.ts';
import { chatId } from '../../src/core/message.ts';
import { type Someone, Town } from './town.ts';

/** What goes wrong on a working day, and reaches no citizen for that. */
let town: Town;
let rina: Someone;
let siti: Someone;
let code: ComplaintCode;
beforeEach(async () => {
  town = await new Town().open();
  await town.store.pinDeskChat('kalsel', 'rich', chatId('-100'));
  rina = (await town.officer('Rina', 'kalsel', 'admin', { group: '-100' })).in('-100');
  siti = town.citizen('Siti');
  code = await town.files(siti, { keyword: 'laporpaman' });
});
afterEach(async () => {
  expect(await town.closed()).toEqual([]);
});

const complaint = () => town.complaint(code);
const inTopic = () => {
  const { topic } = rina.card(code);
  return topic === undefined ? {} : { topic };
};
const fromDesk = async () =>
  (await complaint()).messages.flatMap(({ from, text, internal }) =>
    from === 'desk' ? [[text, internal ?? false]] : [],
  );

describe('plain words in a topic', () => {
  it('that can only be meant for us are done, and not sent to the citizen', async () => {
    const known = siti.sees().length;
    await rina.says('ambil ini', inTopic());
    expect((await complaint()).holder).not.toBeNull();
    await rina.says('Catatan: sudah ditelepon', inTopic());
    expect(await fromDesk()).toEqual([['sudah ditelepon', true]]);
    expect(siti.sees()).toHaveLength(known);
    await rina.says('teruskan ke dinas kesehatan', inTopic());
    await rina.replies(rina.card(code), 'salah, teruskan ke pupr');
    expect(await complaint()).toMatchObject({ status: 'forwarded', desk: 'pupr' });
    expect(siti.transcript()).not.toContain('Kata petugas');
  });

  it('are the citizen’s in every other case', async () => {
    await rina.says('ambil fotonya dari dekat ya bu', inTopic());
    await rina.says('catatan kami lengkap, terima kasih', inTopic());
    expect(await fromDesk()).toEqual([
      ['ambil fotonya dari dekat ya bu', false],
      ['catatan kami lengkap, terima kasih', false],
    ]);
  });
});

it('a template is sent with the code before its name or after it, and names the limit that the citizen reads', async () => {
  const budi = await town.officer('Budi', 'pupr', 'officer');
  await rina.says('/disposisi pupr', inTopic());
  await budi.says(`/b terima ${code}`);
  const { text } = siti.last();
  expect(text).toContain('“Terima kasih. Laporan');
  expect(text).not.toContain(`\n${code}”`);
  const moments = [...text.matchAll(/\d{1,2} \p{Lu}\p{L}+ 2026/gu)].map(([moment]) => moment);
  expect(moments.length).toBeGreaterThan(1);
  expect(new Set(moments).size).toBe(1);
  await budi.says(`/b ${code} terima`);
  expect((await fromDesk()).length).toBe(2);
});

it('nobody is told that somebody was faster where it was not possible before either', async () => {
  const budi = await town.officer('Budi', 'pupr', 'officer');
  await rina.says('/disposisi pupr', inTopic());
  await budi.says(`/balas ${code} Kami cek.`);
  await rina.says('/arsip dobel', inTopic());
  expect(rina.last().text).toContain(`${code} sekarang “Sudah dijawab”. Yang bisa dilakukan:`);
});
