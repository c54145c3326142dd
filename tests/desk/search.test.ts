import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ComplaintCode } from '../../src/core/complaint/code.ts';
import { search } from '../../src/core/desk/scene/search.ts';
import type { AdminRow, Complaint, QueueRow } from '../../src/core/store/port/store.ts';
import { policy } from '../fixtures/policy.ts';
import { Town } from './town.ts';

describe('whoever searches at a desk', () => {
  let town: Town;
  beforeEach(async () => {
    town = await new Town().open();
  });
  afterEach(async () => {
    expect(await town.closed()).toEqual([]);
  });

  const files = (name: string, first: string, who?: string) =>
    town.files(town.citizen(name), { keyword: 'laporpaman', first, ...(who ? { who } : {}) });

  it('finds what was told, in any order and by the beginnings of words, with its place, and opens it', async () => {
    const admin = await town.officer('Rina', 'kalsel', 'admin', { platform: town.plain });
    const road = await files('Siti', 'jalan rusak berlubang di Jl. Veteran Banjarmasin sejak kemarin');
    const other = await files('Ani', 'jalan rusak berlubang di Jl. Pramuka Banjarmasin sejak kemarin');
    await admin.says('/cari veteran lampu');
    expect(admin.last().text).toMatch(/^Cari: veteran lampu\nTidak ada/);
    await admin.says('/cari Veteran berlub');
    expect(admin.last().text).toContain(road);
    expect(admin.last().text).toContain('Jl. Veteran');
    expect(admin.last().text).not.toContain(other);
    await admin.says('1');
    expect(admin.last().text).toContain(`${road} · Jalan`);
    await admin.says('/cari jl. pramuka');
    expect(admin.last().text).toContain(other);
    expect(admin.last().text).not.toContain(road);
    await admin.says('tolong carikan laporan di Pramuka');
    expect(admin.last().text).toContain(other);
    expect(admin.last().text).not.toContain(road);
    await admin.says('/cari');
    expect(admin.last().text).toContain('/cari KATA');
  });

  it('sends to a citizen what answers a card, whatever it begins with', async () => {
    const admin = await town.officer('Rina', 'kalsel', 'admin');
    const code = await files('Siti', 'jalan rusak berlubang di Jl. Veteran Banjarmasin sejak kemarin');
    await admin.replies(admin.card(code), 'Cari nomor tiangnya dulu ya, Bu.');
    expect(admin.last().text).toBe(`✅ ${code}: sampai ke warga.`);
  });

  it('finds a word in whatever is built on it, and a code by any group of it, open or not by the whole', async () => {
    const admin = await town.officer('Rina', 'kalsel', 'admin');
    const road = await files('Siti', 'jalan rusak berlubang di Jl. Veteran Banjarmasin sejak kemarin');
    const [first = '', second = ''] = road.split('-');
    for (const words of ['lubang', 'kerusakan veteran', '🙏 veteran', first.toLowerCase(), `${second} veteran`]) {
      await admin.says(`/cari ${words}`);
      expect(admin.last().text).toContain(`${road} · Jalan dan jembatan`);
    }
    await admin.says('/cari 🙏');
    expect(admin.last().text).toContain('Tidak ada laporan yang berjalan');
    await admin.says(`/arsipkan ${road} sudah ada yang sama`);
    await admin.says(`/cari ${first}`);
    expect(admin.last().text).toContain('Tidak ada laporan yang berjalan');
    await admin.says(`/cari ${road.toLowerCase()}`);
    expect(admin.last().text).toContain(`${road} · Jalan, jembatan`);
  });

  it('finds by a name that is no secret, and never by one that is', async () => {
    const admin = await town.officer('Rina', 'kalsel', 'admin');
    const named = await files('Siti', 'jalan rusak berlubang di Jl. Veteran Banjarmasin sejak kemarin');
    const hidden = await files('Joko', 'jalan rusak berlubang di Jl. Pramuka Banjarmasin sejak kemarin', 'Anonim');
    await admin.says('/cari siti');
    expect(admin.last().text).toContain(named);
    await admin.says('/cari joko');
    expect(admin.last().text).toContain('Tidak ada laporan yang berjalan');
    expect(admin.last().text).not.toContain(hidden);
  });

  it('finds nothing that is another desk’s, or that one may not know of', async () => {
    const admin = await town.officer('Rina', 'kalsel', 'admin');
    const elsewhere = await town.officer('Tono', 'dinkes', 'officer');
    const excluded = await town.officer('Budi', 'kalsel', 'admin');
    const code = await files('Siti', 'jalan rusak berlubang di Jl. Veteran Banjarmasin sejak kemarin');
    await elsewhere.says('/cari veteran');
    expect(elsewhere.last().text).not.toContain(code);
    const budi = await town.store.adminOf('rich', excluded.id);
    await admin.says(`/kecualikan ${code} ${budi?.id}`);
    await excluded.says('/cari veteran');
    expect(excluded.last().text).not.toContain(code);
    await admin.says('/cari veteran');
    expect(admin.last().text).toContain(code);
  });
});

describe('a search', () => {
  const person: AdminRow = { id: 1, desk: 'kalsel', role: 'admin' } as AdminRow;
  const now = new Date('2026-11-26T01:00:00Z');
  const code = (n: number) => `K${n}` as ComplaintCode;
  /** So many open complaints of one desk, all the same but for their numbers. */
  const town = (count: number) => ({
    queue: async ({ limit, after }: { readonly limit: number; readonly after?: { readonly id: number } }) => {
      const from = after?.id ?? 0;
      const rows = Array.from({ length: Math.min(limit, count - from) }, (_, n): QueueRow => {
        const id = from + n + 1;
        return { id, code: code(id), deadline: now } as QueueRow;
      });
      const last = from + rows.length;
      return { rows, next: last < count ? { emergencies: false, deadline: now, id: last } : null };
    },
    complaintByCode: async (of: ComplaintCode) =>
      ({
        ...{
          code: of,
          status: 'submitted',
          desk: 'kalsel',
          origin: 'kalsel',
          category: 'road',
          excluded: [],
          history: [],
        },
        ...{ facts: {}, switches: { anonymous: false, secret: false }, reporter: null },
        messages: [{ text: `lubang ${of}` }],
      }) as unknown as Complaint,
  });
  const found = (count: number, words: string) =>
    search(town(count), policy, words, { desks: ['kalsel'], person, now, limit: 8 });

  it('shows a page, and says that there are more', async () => {
    expect(await found(8, 'lubang')).toMatchObject({ isMore: false, looked: undefined });
    const { rows, isMore } = await found(9, 'lubang');
    expect([rows.length, isMore]).toEqual([8, true]);
  });

  it('goes from page to page, and no further than it says', async () => {
    expect((await found(2_000, 'k1999')).rows.map((row) => row.code)).toEqual([code(1_999)]);
    expect(await found(2_500, 'k2400')).toMatchObject({ rows: [], isMore: false, looked: 2_000 });
  });

  it('needs a word', async () => {
    expect(await found(3, ' … ')).toMatchObject({ rows: [], isMore: false });
  });
});
