import { beforeEach, describe, expect, it } from 'vitest';
import type { ComplaintCode } from '../../src/core/complaint/code.ts';
import { byNumber } from '../../src/core/language/desk-numbers.ts';
import { DESK_SENTENCES } from '../../src/core/language/desk-sentences.ts';
import { render } from '../../src/core/render.ts';
import { scenery } from './set-up.ts';

/**
 * Whoever has a list before them calls its complaints by their places in it, and several at once: "yg 3 sama 5 gabung aja, dobel". The lines have numbers. A
 * list is soon an old one, so what is done by number is shown first, with what it is done to; and nothing that a citizen reads is done to several.
 */
const say = DESK_SENTENCES.id;

it.each([
  ['yg 3 sama 5 gabung aja, dobel', [3, 5], 'gabung aja, dobel'],
  ['yang nomor 2 verif', [2], 'verif'],
  ['no 4 lempar ke dlh', [4], 'lempar ke dlh'],
  ['lempar yg 3 ke PU', [3], 'lempar ke PU'],
  ['verif 1, 2 dan 4', [1, 2, 4], 'verif'],
  ['verif yg 1 sampe 3', [1, 2, 3], 'verif'],
  ['2-4 verif', [2, 3, 4], 'verif'],
  ['buka yang pertama', [1], 'buka'],
  ['yg ke-3 tolak, foto buram', [3], 'tolak, foto buram'],
  ['tolong no 3', [3], ''],
])('“%s” names the places %j', (text, numbers, bare) => expect(byNumber(text)).toMatchObject({ numbers, bare }));
it.each(['RT 5 RW 2', 'besok jam 3', '081234567890'])('“%s” names none', (text) =>
  expect(byNumber(text)).toBeUndefined(),
);

const here = scenery();
let codes: readonly ComplaintCode[];
beforeEach(async () => {
  const { town, rina } = here.now;
  const others: ComplaintCode[] = [];
  for (const [name, first] of [
    ['Joko', 'lampu jalan mati di Jl. Sultan Adam Banjarmasin sejak kemarin'],
    ['Umar', 'sampah menumpuk di Jl. Pramuka Banjarmasin sejak kemarin'],
  ] as const)
    others.push(await town.files(town.citizen(name), { keyword: 'laporpaman', first }));
  codes = [...others, await here.now.files()];
  await rina.says('/antrian');
});
const statuses = async () => Promise.all(codes.map(async (code) => (await here.now.town.complaint(code)).status));
const [NEW, VERIFIED] = ['submitted', 'verified'];

it('the lines of a list have numbers, and on a phone without buttons each number stands there once', () => {
  const { rina } = here.now;
  const [first = '', second = ''] = codes;
  const { text, choices } = rina.last();
  expect(text).toContain(`1. 🟠 ${first}`);
  const shown = render(
    { text: [text], choices: [choices] },
    { buttons: false, askLocation: false, textMax: 340, linesMax: 6 },
  );
  const whole = shown.map((part) => part.text.join('')).join('\n');
  expect(whole.split(second)).toHaveLength(2);
  expect(whole).toContain(`4. ${say.queueMine()}`);
});

it('“buka no 2” shows that card', async () => {
  await here.now.rina.says('buka no 2');
  expect(here.now.rina.last().text).toContain(`${codes[1]} ·`);
});

describe('an order', () => {
  it.each([
    ['yang nomor 2 verif', [NEW, VERIFIED, NEW]],
    ['verif 1 sampe 2', [VERIFIED, VERIFIED, NEW]],
    ['verif semua', [VERIFIED, VERIFIED, VERIFIED]],
    ['yg 1 sama 3 verif trus lempar ke pupr', ['forwarded', NEW, 'forwarded']],
  ])('“%s” is shown with what it is done to, and done by one press', async (words, after) => {
    await here.now.rina.says(words);
    expect(await statuses()).toEqual([NEW, NEW, NEW]);
    expect(here.now.rina.last().text).toMatch(/Jl\. (?:Sultan Adam|Pramuka)/);
    await here.now.rina.presses(say.doEach());
    expect(await statuses()).toEqual(after);
  });

  it('for several codes too; what can not be done is said, and the rest is', async () => {
    const { rina } = here.now;
    await rina.says(`verif ${codes[0]}`);
    await rina.says(`verif ${codes[0]} dan ${codes[1]}`);
    expect(rina.last().text).toContain(say.eachNot({ codes: codes[0] ?? '' }));
    await rina.says('ya');
    expect(await statuses()).toEqual([VERIFIED, VERIFIED, NEW]);
  });

  it('stays what it was when the list is another one meanwhile', async () => {
    const { rina } = here.now;
    await rina.says('no 1 verif');
    await rina.says('/antrian telat');
    await rina.presses(say.doEach());
    expect(await statuses()).toEqual([VERIFIED, NEW, NEW]);
  });
});

it('two that are the same are linked once that is confirmed', async () => {
  const { rina, town } = here.now;
  await rina.says('yg 1 sama 3 gabung aja, dobel');
  await rina.presses(say.meanLink());
  expect((await town.complaint(codes[2] as ComplaintCode)).duplicateOf).toBe(codes[0]);
});

it.each([
  ['a rejection of two by number', () => 'tolak no 1 dan 2'],
  ['all that are rubbish', () => 'tolak semua yg sampah'],
  ['two acts for two codes', () => `${codes[0]} verif, ${codes[1]} tolak`],
  ['good news of two codes', () => `${codes[0]} ${codes[1]} sudah ditambal semua`],
])('%s: nothing is done or offered to any citizen, and the officer reads how', async (_, words) => {
  const { rina } = here.now;
  await rina.says(`/lihat ${codes[2]}`);
  await rina.says('/antrian');
  await rina.says(words());
  expect([await statuses(), rina.last().text]).toEqual([[NEW, NEW, NEW], say.oneByOne()]);
});

it('a number that the list has not is said', async () => {
  await here.now.rina.says('no 9 verif');
  expect(here.now.rina.last().text).toBe(say.beyondList({ n: 3 }));
});

it('a photo that tells of two complaints waits for the one that it is for, and no code of another goes with it', async () => {
  const { town, rina } = here.now;
  const budi = await town.officer('Budi', 'pupr', 'officer');
  for (const code of codes.slice(0, 2)) await rina.says(`/disposisi ${code} pupr`);
  await budi.photo(`${codes[0]} & ${codes[1]} sudah diganti`);
  expect(budi.last().text).toContain('saya simpan');
  await budi.says(codes[0] ?? '');
  await budi.presses(say.button_close());
  expect(budi.transcript()).not.toContain(`& ${codes[1]}`);
});
