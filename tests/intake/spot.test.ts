import { describe, expect, it } from 'vitest';
import { Citizen } from './citizen.ts';

const placeOf = (citizen: Citizen) => citizen.talk?.draft?.facts.place;
/** Somebody who said this, one message a minute. */
function said(...words: readonly string[]): Citizen {
  const citizen = new Citizen();
  for (const each of words) citizen.later(60_000).says(each);
  return citizen;
}

describe('a whole town where a spot is wanted', () => {
  it.each([
    [['jalan berlubang di banjarmasin'], 'Banjarmasin'],
    [['jalan berlubang', 'Banjarmasin'], 'Banjarmasin'],
    [['lampu jalan mati di kec. gambut sejak kemarin'], 'Kec. Gambut'],
  ])('is asked where in it, once: %j', (words, area) => {
    const citizen = said(...words);
    expect(citizen.talk?.question).toBe('spot');
    expect(citizen.last().text).toContain(`Di mana tepatnya di ${area}?`);
  });

  it.each([
    'jalan berlubang di Jl. Veteran Banjarmasin',
    'jalan berlubang di sungai andai',
    'KTP saya belum jadi di Banjarbaru',
    'banjir setinggi lutut di Gambut',
    'BLT saya belum cair, saya warga Banjarbaru',
    'PLN mati lampu terus di Paringin sehari bisa 3x',
    'pegawai kecamatan gambut membentak saya tadi pagi',
    'jalan rusak di Surabaya',
  ])('a place that is narrow enough, or all that its office needs, is not: “%s”', (words) => {
    expect(said(words).talk?.question).not.toBe('spot');
  });

  it.each([
    ['jl veteran dekat pasar kuripan', 'Banjarmasin'],
    ['sungai andai', 'Banjarmasin'],
    ['desa mantuil', 'Banjarmasin'],
    ['dekat masjid agung', 'Banjarmasin'],
    ['sepanjang jl veteran, semua berlubang', 'Banjarmasin'],
  ])('the answer lies in it, whatever else is called so: “%s”', (words, regency) => {
    const citizen = said('jalan berlubang di banjarmasin', words);
    expect(placeOf(citizen)).toMatchObject({ value: { regency }, uncertain: false });
    expect(placeOf(citizen)?.value.text).toContain(words.split(',')[0]);
    expect(citizen.talk?.question).toBe('fact:time');
  });

  it('a pin is an answer', () => {
    const citizen = said('jalan berlubang di banjarmasin');
    citizen.sendsContent({ kind: 'location', lat: -3.3194, lon: 114.5908 });
    expect(placeOf(citizen)?.value).toMatchObject({ lat: -3.3194 });
    expect(citizen.talk?.question).toBe('fact:time');
  });

  it.each(['tidak tahu', 'lewati', 'semua jalan pak', 'seluruh kota', 'Banjarmasin', 'kec. banjarmasin utara'])(
    'whoever can say no more is believed, and the desk sees it marked: “%s”',
    (words) => {
      const citizen = said('jalan berlubang di banjarmasin', words);
      expect(placeOf(citizen)).toMatchObject({ value: { regency: 'Banjarmasin' }, uncertain: true });
      expect(citizen.talk?.question).toBe('fact:time');
    },
  );

  it('what can not be read is asked once more and then taken as it is said, in the town', () => {
    const citizen = said('jalan berlubang di banjarmasin', 'gelap');
    expect(citizen.talk?.question).toBe('spot');
    citizen.later(60_000).says('apa saja');
    expect(placeOf(citizen)).toMatchObject({
      value: { text: 'apa saja, banjarmasin', regency: 'Banjarmasin' },
      uncertain: true,
    });
  });

  it('another town corrects it, and is asked for as the first was', () => {
    const citizen = said('jalan rusak di banjarmasin', 'eh di banjarbaru');
    expect(citizen.last().text).toContain('Di mana tepatnya di Banjarbaru?');
    citizen.later(60_000).says('jl panglima batur');
    expect(placeOf(citizen)?.value).toMatchObject({ regency: 'Banjarbaru' });
    expect(citizen.talk?.question).toBe('fact:time');
  });

  it.each([
    ['sungai raya', 'Banjarmasin'],
    ['kampung hulu sungai', 'Banjarmasin'],
    ['eh salah, martapura', 'Banjar'],
  ])('a word that a regency has in its name names no regency, its town does: “%s”', (words, regency) => {
    expect(placeOf(said('jalan rusak di banjarmasin', words))?.value).toMatchObject({ regency });
  });

  it('what follows in the same breath answers it', () => {
    const citizen = said('jalan rusak di banjarmasin');
    citizen.step([citizen.text('jl veteran')]);
    expect(placeOf(citizen)?.value).toMatchObject({ text: 'jl veteran, banjarmasin', regency: 'Banjarmasin' });
  });

  it('in English as well', () => {
    const citizen = said('/bahasa en', 'potholes in Banjarmasin');
    expect(citizen.last().text).toContain('Where exactly in Banjarmasin?');
  });
});
