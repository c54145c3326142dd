import { describe, expect, it } from 'vitest';
import { greetsWithSalam } from '../../src/core/language/salam.ts';
import { Citizen } from '../intake/citizen.ts';

/** Whoever says "assalamualaikum" is answered in kind; any other is greeted as before. */
describe('a salam', () => {
  it.each([
    "Assalamu'alaikum min",
    'assalamualaikum wr wb',
    'Asalamualaikum.wr. wb',
    'Assallamualikum wr WB ..Sugeng Dalu',
    'Aslamualaikum ibu bupati',
    'asslamualikum Yth.bupati',
    'Selamat pagi admin, assalamualaikum',
    'ass. wr. wb.',
    'Assalamu`alaikum',
  ])('“%s” is one', (text) => expect(greetsWithSalam(text)).toBe(true));

  it.each([
    'selamat pagi',
    'asal sampah dari pasar',
    'salam, mau lapor',
    'aslinya jalan ini bagus',
    'as roda patah wr',
  ])('“%s” is none', (text) => expect(greetsWithSalam(text)).toBe(false));

  it('is answered by it, once', () => {
    const citizen = new Citizen();
    citizen.says('Assalamualaikum, lampu jalan di Gambut mati');
    expect(citizen.last().text).toMatch(/^Waalaikumsalam, saya bot/);
    citizen.later(60_000).says('kenapa lama');
    expect(citizen.last().text).not.toContain('Waalaikumsalam');
  });

  it('any other first word is greeted as before', () => {
    const citizen = new Citizen();
    citizen.says('lampu jalan di Gambut mati');
    expect(citizen.last().text).toMatch(/^Halo, saya bot/);
  });
});
