import { beforeEach, expect, it } from 'vitest';
import type { ComplaintCode } from '../../src/core/complaint/code.ts';
import fc from '../property.ts';
import { scenery } from './set-up.ts';
import type { Someone } from './town.ts';

/**
 * Two officers are at one complaint in the same second: what both send is read before either is decided. Whoever is decided second was turned away by the
 * version that moved, and is decided again on what the first one did: one effect, and both are told how it stands.
 */
const here = scenery();
let wati: Someone;
let budi: Someone;
let code: ComplaintCode;
beforeEach(async () => {
  const { town, rina } = here.now;
  wati = await town.officer('Wati', 'pupr', 'officer');
  budi = await town.officer('Budi', 'pupr', 'officer');
  code = await here.now.files();
  await rina.says(`/disposisi ${code} pupr`);
});

/** Both send this in the same moment. */
async function atOnce(one: string, other: string): Promise<void> {
  const { town } = here.now;
  await town.accept([
    town.inboxOf(wati, { kind: 'text', text: one }),
    town.inboxOf(budi, { kind: 'text', text: other }),
  ]);
}
const acts = async () => (await here.now.complaint()).history.map(({ act }) => act).slice(2);

it('both take it: one has it, and the other reads who, and may take it over', async () => {
  await atOnce(`/ambil ${code}`, `/ambil ${code}`);
  expect(await acts()).toEqual(['take']);
  const [winner, loser] = wati.hears('sekarang Anda pegang').length === 1 ? [wati, budi] : [budi, wati];
  expect(winner.hears('sekarang Anda pegang')).toHaveLength(1);
  expect(loser.hears('sekarang Anda pegang')).toEqual([]);
  expect(loser.last().text).toContain(winner.name);
});

it('one closes it while the other answers: each is done once or not at all, and whoever came too late reads why', async () => {
  const { town, siti } = here.now;
  const kept = town.file();
  const photo = {
    kind: 'media',
    media: { kind: 'photo', handle: kept.id, kept },
    caption: `${code} sudah ditambal`,
  } as const;
  await town.accept([
    town.inboxOf(wati, photo),
    town.inboxOf(budi, { kind: 'text', text: `/balas ${code} Kami cek besok.` }),
  ]);
  const done = await acts();
  expect(done.filter((act) => act === 'close')).toHaveLength(1);
  const answers = done.filter((act) => act === 'reply').length;
  expect(answers).toBeLessThanOrEqual(1);
  expect(siti.hears('Kami cek besok.')).toHaveLength(answers);
  expect(wati.hears(`${code} ditutup`)).toHaveLength(1);
  if (answers === 0) expect(budi.last().text).toContain('Wati');
  else expect(budi.hears('sampai ke warga')).toHaveLength(1);
});

const ORDERS = ['/ambil', '/balas', '/selesai', '/kembalikan', '/catatan', '/lepas'] as const;

it('whatever two do at once, it is as if one had done it after the other', async () => {
  const order = fc.constantFrom(...ORDERS);
  await fc.assert(
    fc.asyncProperty(order, order, async (one, other) => {
      const { town, rina, siti } = here.now;
      const fresh = await town.files(town.citizen('Umar'), { keyword: 'laporpaman' });
      await rina.says(`/disposisi ${fresh} pupr`);
      const before = [wati.sees().length, budi.sees().length];
      await atOnce(`${one} ${fresh} dari Wati`, `${other} ${fresh} dari Budi`);
      const { history, version } = await town.complaint(fresh);
      expect(version).toBe(history.length);
      // Each state follows from the one before it: nothing was decided on what was no more.
      for (const [at, entry] of history.entries()) if (at > 0) expect(entry.from).toBe(history[at - 1]?.to);
      expect(history.filter(({ act }) => act === 'take').length).toBeLessThanOrEqual(1);
      expect(wati.sees().length).toBeGreaterThan(before[0] ?? 0);
      expect(budi.sees().length).toBeGreaterThan(before[1] ?? 0);
      expect(siti.hears('dari ')).toEqual([]);
    }),
    { numRuns: 15 },
  );
});
