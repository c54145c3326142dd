import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeCode } from '../../src/core/complaint/code.ts';
import { LOOKUP_LIMITS, LookupGate } from '../../src/core/complaint/lookups.ts';
import { type Someone, Town } from './town.ts';

/**
 * Whoever has a tracking code and nothing else: found in a bin, told by a colleague, or guessed. It opens a state and no more, in every chat as on
 * the tracking page; and nobody comes far by guessing.
 */
describe('somebody else’s code, in a chat', () => {
  let town: Town;
  let citizen: Someone;
  beforeEach(async () => {
    town = await new Town(new Date('2026-11-23T01:17:00Z')).open();
    citizen = town.citizen('Siti Aminah');
  });
  afterEach(async () => {
    expect(await town.closed()).toEqual([]);
  });

  const asks = async (who: Someone, words: string) => {
    await who.says(words);
    return who.last().text;
  };
  /** Ways to ask, and a plain chat to ask in. */
  const ways = (code: string) => [
    `/status ${code}`,
    `status ${code.toLowerCase()}`,
    code,
    code.replaceAll('-', ' '),
    `/start c_${code}`,
    `cek ${code} dong`,
  ];

  it.each(['rich', 'plain', 'windowed'] as const)(
    'of a secret report tells its state alone, on a channel that is %s',
    async (channel) => {
      const code = await town.files(citizen, { keyword: 'laporpaman', who: 'Anonim dan rahasia' });
      for (const way of ways(code)) {
        const text = await asks(town.citizen('Orang lain', town[channel]), way);
        expect(text).not.toMatch(/Admin Provinsi|Pusat|Veteran|2026|09\.1|jalan rusak|Siti/i);
      }
      const stranger = town.citizen('Orang lain', town[channel]);
      expect(await asks(stranger, `/status ${code}`)).toMatch(/Menunggu verifikasi|Diterima|Terkirim/i);
      // Nor can it be changed, added to or erased by its code.
      for (const words of [
        `/ubah ${code}`,
        `/hapusdata ${code}`,
        `cabut laporan ${code}`,
        `/batal ${code}`,
        `tambahan untuk ${code}: bohong`,
      ])
        await stranger.says(words);
      expect(await town.complaint(code)).toMatchObject({ version: 1, status: 'submitted' });
      expect((await town.complaint(code)).messages.filter(({ text }) => /bohong|cabut/.test(text))).toEqual([]);
      // Whoever sent it sees who has it, and by when.
      expect(await asks(citizen, `/status ${code}`)).toMatch(/Kalimantan Selatan[\s\S]*November 2026 pukul/);
    },
  );

  it('of an anonymous report tells days and no hours', async () => {
    const code = await town.files(citizen, { keyword: 'laporpaman', who: 'Anonim' });
    const text = await asks(town.citizen('Orang lain'), `/status ${code}`);
    expect(text).toMatch(/Kalimantan Selatan[\s\S]*Kamis, 26 November 2026/);
    expect(text).not.toMatch(/pukul|\d\d\.\d\d/);
    expect(await asks(citizen, `/status ${code}`)).toContain('pukul 09.');
  });

  it('of any report tells no word, name or place of it', async () => {
    const code = await town.files(citizen, { keyword: 'laporpaman' });
    for (const way of ways(code)) {
      const text = await asks(town.citizen('Orang lain'), way);
      expect(text).not.toMatch(/Siti|Aminah|Veteran|berlubang/);
    }
  });

  it('guessed, makes whoever guesses wait longer and longer: a right one waits as well, one’s own never, and nobody else does', async () => {
    const code = await town.files(citizen, { keyword: 'laporpaman' });
    const guesser = town.citizen('Penebak');
    const own = await town.files(guesser, { first: 'lampu jalan mati di Jl. Pramuka Banjarmasin sejak kemarin' });
    const guess = () => asks(guesser, `/status ${makeCode(randomBytes)}`);
    for (let n = 0; n <= LOOKUP_LIMITS.freeWrong + 3; n += 1) await guess();
    expect(await guess()).toContain('Terlalu banyak kode');
    expect(await asks(guesser, `/status ${code}`)).toContain('Terlalu banyak kode');
    expect(await asks(guesser, `/status ${own}`)).toContain(own);
    expect(await asks(town.citizen('Orang lain'), `/status ${code}`)).toContain(code);
    await town.later(1);
    expect(await asks(guesser, `/status ${code}`)).toContain(code);
  });
});

describe('a million guesses', () => {
  it('find none of a hundred thousand codes, from one source or from a thousand, and few are even looked up', () => {
    const codes = new Set(Array.from({ length: 100_000 }, () => makeCode(randomBytes)));
    for (const sources of [1, 1_000]) {
      let now = 0;
      const gate = new LookupGate(() => now);
      let [tried, found] = [0, 0];
      // A guess a millisecond, for a quarter of an hour and more.
      for (let n = 0; n < 1_000_000; n += 1) {
        now += 1;
        const source = `source ${n % sources}`;
        if (!gate.ask(source, 'page').ok) continue;
        tried += 1;
        if (codes.has(makeCode(randomBytes))) found += 1;
        else gate.wrong(source, 'page');
      }
      expect(found).toBe(0);
      expect(tried).toBeLessThan(sources === 1 ? 30 : 6_000);
    }
  });
});
