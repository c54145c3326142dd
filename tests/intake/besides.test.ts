import { describe, expect, it } from 'vitest';
import { pointsThere } from '../../src/core/language/wishes.ts';
import { Citizen } from './citizen.ts';
import { fileOne } from './filed.ts';

const RUBBISH = 'Sampah menumpuk di pasar Kindai Limpuar Gambut sejak minggu lalu';

describe('what is told besides the open report', () => {
  it.each([
    'lampu jalan di situ juga mati',
    'lampunya jua mati samuaan',
    'lampu di situ juga mati',
    'the street lights there are dead too',
    'street lights are out there as well',
  ])('“%s” waits as a report of its own, at the same place; the question stays', (words) => {
    const citizen = new Citizen();
    citizen.says(RUBBISH);
    const { question, draft } = citizen.talk ?? {};
    expect(citizen.says(words).text).toContain('“Lampu jalan” saya simpan');
    expect(citizen.talk?.question).toBe(question);
    expect(citizen.talk?.draft).toEqual(draft);
    const { place, ...others } = draft?.facts ?? {};
    expect(citizen.talk?.shelf).toMatchObject([{ category: 'light', facts: { place: { value: place?.value } } }]);
    expect(Object.keys(citizen.talk?.shelf[0]?.facts ?? {})).not.toContain(Object.keys(others)[0]);
  });

  it.each([
    [
      'another place of its own',
      RUBBISH,
      'lampu jalan di Jl. Veteran Banjarmasin juga mati',
      'Jl. Veteran Banjarmasin',
    ],
    ['in one message', `${RUBBISH}. terus juga lampu jalannya mati semua`, '', 'pasar Kindai Limpuar Gambut'],
  ])('%s', (_, first, second, place) => {
    const citizen = new Citizen();
    citizen.says(first);
    if (second) citizen.says(second);
    expect(citizen.talk?.shelf[0]?.facts.place?.value.text ?? citizen.talk?.held[0]?.text).toContain(place);
    expect(citizen.talk?.draft?.facts.time?.value.text).toBe('sejak minggu lalu');
  });

  it.each([
    ['petugas kecamatan Gambut minta uang 50rb kemarin', 'orangnya juga kasar, membentak-bentak'],
    [RUBBISH, 'sampahnya juga bau sekali'],
    [RUBBISH, 'tetangga saya juga mengeluh'],
    ['Jalan berlubang di Jl. Veteran Banjarmasin sejak kemarin', 'jalannya juga banjir'],
  ])('more of the same is none: “%s”, “%s”', (first, words) => {
    const citizen = new Citizen();
    citizen.says(first);
    citizen.says(words);
    expect(citizen.talk?.shelf).toEqual([]);
  });

  it('after one was sent, a new report “there” is at its place, which is read back', () => {
    const citizen = new Citizen();
    fileOne(citizen, RUBBISH);
    citizen.says('lampu jalan di situ juga mati dari kemarin');
    expect(citizen.presses('Laporan baru').text).toContain('pasar Kindai Limpuar Gambut');
    expect(citizen.talk?.draft?.facts.place?.value).toMatchObject({ regency: 'Banjar' });
  });

  it.each([
    ['the street lights there are dead', true],
    ['nobody was there', true],
    ['there is no water', false],
    ['there are holes in the road', false],
    ['lampu di sana mati', true],
    ['jalannya rusak', true],
    ['lampu jalan mati', false],
  ])('“%s” points to a place told before: %s', (text, points) => {
    expect(pointsThere(text)).toBe(points);
  });
});
