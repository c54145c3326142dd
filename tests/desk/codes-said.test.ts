import { beforeEach, describe, expect, it } from 'vitest';
import { ALPHABET, type ComplaintCode, makeCode, readCode } from '../../src/core/complaint/code.ts';
import { wishInPassing } from '../../src/core/desk/scene/in-passing.ts';
import { DESK_SENTENCES } from '../../src/core/language/desk-sentences.ts';
import { growth, RATIO_MAX } from '../growth.ts';
import { scenery } from './set-up.ts';
import { policy } from './town.ts';

/** Officers write a code where it comes to their mind: before the verb, after it, in the middle. What is done is done to that complaint. */
const here = scenery();
const LAMP = 'lampu jalan mati di Jl. Sultan Adam Banjarmasin sejak kemarin';
/** Any of them may check a code. */
const CHECKS = [...ALPHABET];
let other: ComplaintCode;

beforeEach(async () => {
  const { town, rina } = here.now;
  await here.now.files();
  other = await town.files(town.citizen('Joko'), { keyword: 'laporpaman', first: LAMP });
  await rina.says(`/lihat ${other}`);
});
const acts = async (code: ComplaintCode) => (await here.now.town.complaint(code)).history.map(({ act }) => act);
const withCode = (text: string, code: string) => text.replace('X', code).replace('x', code.toLowerCase());

describe('an order is done to the complaint whose code stands in it', () => {
  it.each([
    ['yang X saya ambil ya', 'take'],
    ['ambil yang X dong', 'take'],
    ['X verifikasi', 'verify'],
    ['tolong verifikasi laporan x ya', 'verify'],
    ['teruskan X ke pupr', 'forward'],
    ['X teruskan ke dinas pupr', 'forward'],
    ['X ke pupr', 'forward'],
  ])('“%s”', async (text, act) => {
    await here.now.rina.says(withCode(text, here.now.code));
    expect(await acts(here.now.code)).toEqual(['submit', act]);
    expect(await acts(other)).toEqual(['submit']);
  });

  it('dictated in groups, after the word for it', async () => {
    const { code } = here.now;
    // Of sixty codes one has no digit, and is dictated as words are.
    await here.now.rina.says(`Ambil kode ${/\d/.test(code) ? code.replaceAll('-', ' ') : code}.`);
    expect(await acts(here.now.code)).toEqual(['submit', 'take']);
  });

  it('also below the card of another', async () => {
    const { rina, code } = here.now;
    await rina.replies(rina.card(other), `teruskan ${code} ke pupr`);
    expect(await acts(code)).toEqual(['submit', 'forward']);
    expect(await acts(other)).toEqual(['submit']);
  });
});

describe('a code in groups before its order, as somebody reads it from paper', () => {
  const open = makeCode((bytes) => Uint8Array.from({ length: bytes }, (_, at) => at + 3));
  it.each(['jkce 9ymj', 'JKCE 9YMJ'])('%s …', (groups) => {
    const whole = CHECKS.map((last) => readCode(`${groups} pv${last}`)).find(Boolean);
    if (!whole) throw new Error('no check character fits');
    const spoken = `${groups} pv${whole.at(-1)}`;
    for (const [order, command] of [
      ['verif', 'verify'],
      ['saya ambil ya', 'take'],
    ])
      expect(wishInPassing(`${spoken} ${order}`, open, policy)).toMatchObject({ command, code: whole });
    expect(wishInPassing(`yang ${spoken} verif`, open, policy)).toMatchObject({ command: 'verify', code: whole });
    expect(wishInPassing(`${spoken} buka`, open, policy)).toMatchObject({ command: 'look', code: whole });
  });
});

it.each(['mana X', 'cek X', 'buka x', 'X gimana?', 'X sampai mana'])('“%s” shows its card', async (text) => {
  await here.now.rina.says(withCode(text, here.now.code));
  expect(here.now.rina.last().text).toContain(`${here.now.code} ·`);
});

it.each(['X sama dengan ini', 'sudah pernah dilaporkan di X', 'gabungkan dengan X'])(
  '“%s” links the one before an officer with it',
  async (text) => {
    await here.now.rina.says(withCode(text, here.now.code));
    expect((await here.now.town.complaint(other)).history.at(-1)).toMatchObject({ act: 'link', reason: here.now.code });
  },
);

it('two codes in one order are shown first, and nothing is done by halves', async () => {
  const { rina, code } = here.now;
  await rina.says(`ambil ${code} dan ${other}`);
  expect(rina.last().text).toContain('“ambil” untuk 2 laporan ini?');
  expect([await acts(code), await acts(other)]).toEqual([['submit'], ['submit']]);
});

it.each(['/lihat ABCD-EFGH-JKM', '/tolak ABCD-EFGH-JKM foto buram', '/ambil ABCD-EFGH-JKM'])(
  '“%s”, a misspelt code of letters alone, is nothing for the one before an officer',
  async (text) => {
    const { rina } = here.now;
    await rina.says(text);
    expect(rina.last().text).toContain(DESK_SENTENCES.id.misspeltCode({ said: 'ABCD-EFGH-JKM' }));
    expect(await acts(other)).toEqual(['submit']);
  },
);

it.each(['X sudah selesai', 'teruskan yang X ke pupr', 'yang X saya ambil'])(
  '“%s” with a misspelt code is done to no other complaint',
  async (text) => {
    const { rina, code } = here.now;
    await rina.says(text.replace('X', '64AS-BPDY-BMF'));
    expect(rina.last().text).toContain('bukan kode laporan');
    // No digit stands before a letter.
    await rina.says(text.replace('X', 'QWAS-BPDY-BM1'));
    expect(rina.last().text).toContain('bukan kode laporan');
    expect([await acts(code), await acts(other)]).toEqual([['submit'], ['submit']]);
  },
);

it('words beneath a code that name no act are asked about, for that complaint and no other', async () => {
  const { rina, code, siti } = here.now;
  await rina.says(`${code} besok pagi tim kami ke lokasi`);
  expect(rina.last().text).toContain(`Ini untuk ${code}`);
  expect(await acts(code)).toEqual(['submit']);
  await rina.presses('Kirim ke warga');
  expect(siti.transcript()).toContain('“besok pagi tim kami ke lokasi”');
});

it('an officer asks about a complaint of their own in a sentence, and hears what citizens hear of it', async () => {
  const { town } = here.now;
  const eko = await town.officer('Eko', 'dinkes', 'officer');
  await eko.says('/lapor');
  const own = await town.files(eko, { keyword: 'laporpaman', first: LAMP });
  await eko.says(`${own} gimana kabarnya?`);
  expect(eko.last().text).toContain(own);
  expect(eko.last().text).not.toContain('tidak menemukan');
});

it('a long message is read for codes in a time that grows as it does', () => {
  const read = (text: string): void => void wishInPassing(text, undefined, policy);
  expect(growth('yang laporan kode nomor, ', 25_000, read)).toBeLessThan(RATIO_MAX);
  expect(growth('yang laporan kode nomor, ', 25_000, read, ['', 'K7Q2-M4XP-9TR'])).toBeLessThan(RATIO_MAX);
});
