import { afterEach, beforeEach, expect, it } from 'vitest';
import { Town } from './town.ts';

let town: Town;
beforeEach(async () => {
  town = await new Town().open();
});
afterEach(async () => {
  expect(await town.closed()).toEqual([]);
});

const MARK = 'tidak semuanya kata-kata pelapor sendiri';

it('the desk sees which words are not the citizen’s own: forwarded, quoted, and none at all', async () => {
  const admin = await town.officer('Rina', 'pusat', 'admin');
  const own = await town.files(town.citizen('Siti'));
  expect(admin.card(own).text).not.toContain(MARK);

  const quoting =
    'jalan rusak di Jl. Pramuka Banjarmasin sejak kemarin, kata pak RT "nanti saja diperbaiki tahun depan"';
  expect(admin.card(await town.files(town.citizen('Ani'), { first: quoting })).text).toContain(MARK);

  const umar = town.citizen('Umar');
  await umar.says('lampu jalan mati di Jl. Belitung Banjarmasin sejak kemarin, gelap sekali', { forwarded: true });
  const forwarded = await town.files(umar, { first: 'tolong ditindaklanjuti' });
  expect(admin.card(forwarded).text).toContain(MARK);

  // Later too: what is passed on after filing.
  await umar.says('warga lain bilang tiangnya juga miring', { forwarded: true });
  expect(admin.card(forwarded).text).toContain('↪️ Warga meneruskan: “warga lain bilang tiangnya juga miring”');
});
