import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ComplaintCode } from '../../src/core/complaint/code.ts';
import { chatId, plain } from '../../src/core/message.ts';
import { render } from '../../src/core/render.ts';
import { type Someone, Town } from './town.ts';

/** A list names the place of each complaint, so that whoever goes out can choose by area: in the words and with the rights of this chat, on one line. */
let town: Town;
let rina: Someone;
beforeEach(async () => {
  town = await new Town().open();
  rina = await town.officer('Rina', 'kalsel', 'admin');
});
afterEach(async () => {
  expect(await town.closed()).toEqual([]);
});

const VETERAN = 'laporpaman jalan rusak berlubang di Jl. Veteran Banjarmasin sejak kemarin';
const FAR =
  'laporpaman jalan rusak berlubang di Jl. Pangeran Hidayatullah dekat jembatan kembar Banjarmasin sejak kemarin';
const rowOf = (who: Someone, code: ComplaintCode) =>
  who
    .last()
    .text.split('\n')
    .find((line) => line.includes(code)) ?? '';

it('a short place stands whole, a long one is cut before its area', async () => {
  const near = await town.files(town.citizen('Siti'), { first: VETERAN });
  const far = await town.files(town.citizen('Budi'), { first: FAR });
  await rina.says('/antrian');
  expect(rowOf(rina, near)).toMatch(/ · Jalan dan jembatan, Jl\. Veteran Banjarmasin · s\.d\. /);
  expect(rowOf(rina, far)).toMatch(/, Jl\. Pangeran Hidayatullah.*…, Banjarmasin.* · s\.d\. /);
});

it('so do those of the morning, and many new ones at once', async () => {
  const code = await town.files(town.citizen('Siti'), { first: VETERAN });
  await town.later(23);
  await town.rings();
  expect(rowOf(rina, code)).toContain('Jl. Veteran Banjarmasin');
});

it('of a secret complaint a group reads the regency alone, whoever works there in private the place', async () => {
  await town.store.pinDeskChat('kalsel', 'rich', chatId('-100'));
  const dewi = (await town.officer('Dewi', 'kalsel', 'admin', { group: '-100' })).in('-100');
  const code = await town.files(town.citizen('Siti'), { first: VETERAN, who: 'Rahasia' });
  await dewi.says('/antrian');
  const row = rowOf(dewi, code);
  expect(row).toContain(', Banjarmasin ·');
  expect(row).not.toContain('Veteran');
  await rina.says('/antrian');
  expect(rowOf(rina, code)).toContain('Jl. Veteran');
});

it('where a message may have few lines each complaint still has one', async () => {
  const dewi = await town.officer('Dewi', 'kalsel', 'admin', { platform: town.plain });
  const code = await town.files(town.citizen('Budi'), { first: FAR });
  await dewi.says('/antrian');
  const row = rowOf(dewi, code);
  const parts = render({ text: [row] }, { ...town.plain.capabilities, textMax: 340, linesMax: 6 });
  expect(parts.map(({ text }) => plain(text))).toEqual([row]);
});
