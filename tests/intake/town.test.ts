import { describe, expect, it } from 'vitest';
import { Citizen } from './citizen.ts';

const placeOf = (citizen: Citizen) => citizen.talk?.draft?.facts.place;
/** Somebody who told of a place that may lie anywhere. */
function somewhere(story = 'guru SMPN 6 minta uang 200 ribu buat wisuda kemarin'): Citizen {
  const citizen = new Citizen();
  citizen.says(story);
  return citizen;
}

describe('a place that may lie in any town', () => {
  it.each([
    'guru SMPN 6 minta uang 200 ribu buat wisuda kemarin',
    'lampu jalan mati depan masjid Al-Jihad sudah 3 hari',
  ])('is asked for its regency: “%s”', (story) => {
    const citizen = somewhere(story);
    expect(citizen.talk?.question).toBe('area');
    expect(citizen.last().text).toContain('Di kabupaten atau kota mana?');
  });

  it.each(['Banjarmasin', 'di kota banjarmasin pak', 'bjm'])('and lies where is said: “%s”', (words) => {
    const citizen = somewhere();
    citizen.says(words);
    expect(placeOf(citizen)).toMatchObject({ value: { text: 'SMPN 6', regency: 'Banjarmasin' }, uncertain: false });
    expect(citizen.talk?.question).toBe('fact:who');
  });

  it.each([
    ['bnjarmasin', 'Banjarmasin'],
    ['banjar masin', 'Banjarmasin'],
    ['banjar baru pak', 'Banjarbaru'],
    ['kayaknya masuk banjar deh', 'Banjar'],
    ['rantau', 'Tapin'],
    ['smp 6 martapura', 'Banjar'],
    ['sungai andai', 'Banjarmasin'],
  ])('also torn apart, misspelt or by a town in it: “%s” is %s', (words, regency) => {
    const citizen = somewhere();
    citizen.says(words);
    expect(placeOf(citizen)).toMatchObject({ value: { regency }, uncertain: false });
    expect(citizen.talk?.question).toBe('fact:who');
  });

  it('also in the same breath: “samsat”, “banjarbaru”', () => {
    const citizen = new Citizen();
    citizen.step([citizen.text('pungli di samsat, diminta 50rb biar cepat')]);
    citizen.step([citizen.text('banjarbaru')]);
    expect(placeOf(citizen)).toMatchObject({ value: { text: 'samsat', regency: 'Banjarbaru' } });
    expect(citizen.talk?.question).toBe('fact:time');
  });

  it('a nod in the same breath is no part of what happened', () => {
    const citizen = new Citizen();
    citizen.step([citizen.text('pungli di samsat, diminta 50rb biar cepat')]);
    citizen.step([citizen.text('iya')]);
    expect(citizen.talk?.draft?.words.map(({ text }) => text)).toEqual(['pungli di samsat, diminta 50rb biar cepat']);
    expect(citizen.talk?.question).toBe('area');
  });

  it('the question names a city and a regency, and says what else will do', () => {
    expect(somewhere().last().text).toContain('Contoh: Banjarmasin, Banjar\nNama desa, kelurahan');
  });

  it.each(['tidak tahu', 'lupa pak', 'lewati'])(
    'is marked where nobody knows, and asked for no more: “%s”',
    (words) => {
      const citizen = somewhere();
      citizen.says(words);
      expect(placeOf(citizen)).toMatchObject({ value: { text: 'SMPN 6' }, uncertain: true });
      expect(citizen.talk?.question).toBe('fact:who');
    },
  );

  it('is asked for twice at most', () => {
    const citizen = somewhere();
    citizen.says('yang dekat rumah saya');
    expect(citizen.talk?.question).toBe('area');
    citizen.says('pokoknya yang itu');
    expect(placeOf(citizen)).toMatchObject({ uncertain: true });
    expect(citizen.talk?.question).toBe('fact:who');
  });

  it('what tells something else is no failed answer', () => {
    const citizen = somewhere('mati lampu terus depan masjid Al-Jihad');
    citizen.says('sejak 2 hari');
    citizen.says('pelanggan 223344556677');
    expect(citizen.talk?.question).toBe('area');
    expect(Object.keys(citizen.talk?.draft?.facts ?? {}).toSorted()).toEqual(['customer', 'place', 'time']);
  });

  it('a village that is named instead belongs to the place', () => {
    const citizen = somewhere('lampu jalan mati depan masjid Al-Jihad sudah 3 hari');
    citizen.says('Sungai Andai');
    expect(placeOf(citizen)?.value).toMatchObject({
      text: 'depan masjid Al-Jihad, Sungai Andai',
      regency: 'Banjarmasin',
    });
  });

  it('is known from a pin, from the words themselves, and from the desk that is written to', () => {
    const pinned = somewhere('lampu jalan mati sudah 3 hari');
    pinned.sendsContent({ kind: 'location', lat: -3.32, lon: 114.59 });
    expect(pinned.talk?.question).not.toBe('area');
    const told = somewhere('lampu jalan mati depan masjid Al-Jihad Banjarmasin sudah 3 hari');
    expect(told.talk?.question).not.toBe('area');
    const desk = somewhere('laporbanjarmasin lampu jalan mati depan masjid Al-Jihad sudah 3 hari');
    expect(desk.talk?.draft?.keyword).toBe('laporbanjarmasin');
    expect(desk.talk?.question).not.toBe('area');
  });

  it('a quarter that is told later is where a lane is', () => {
    const citizen = somewhere('got mampet di gang Serumpun belakang rumah bikin banjir');
    citizen.says('Teluk Tiram Banjarmasin');
    expect(placeOf(citizen)?.value).toMatchObject({
      text: 'gang Serumpun, Teluk Tiram Banjarmasin',
      regency: 'Banjarmasin',
    });
    citizen.says('sejak kemarin');
    citizen.says('eh tadi salah, bukan Gang Serumpun tapi gang Sepakat');
    expect(placeOf(citizen)?.value).toMatchObject({
      text: 'gang Sepakat, Teluk Tiram Banjarmasin',
      regency: 'Banjarmasin',
    });
  });
});

it.each([
  [['Lubang besar di km 24 sejak kemarin', 'banjarbaru'], 'Jl. A. Yani km 24', 'Banjarbaru'],
  [['Lubang besar di km 14 sejak kemarin', 'banjar'], 'Jl. A. Yani km 14', 'Banjar'],
  [['Jalan rusak parah di Banjarbaru', 'km 24'], 'Jl. A. Yani km 24, Banjarbaru', 'Banjarbaru'],
  [['Lubang besar di km 17 sejak kemarin', 'batola'], 'km 17', 'Barito Kuala'],
])('a kilometre post is on the one road that has it in its regency: %j', (texts, text, regency) => {
  const citizen = new Citizen();
  for (const each of texts) citizen.says(each);
  expect(citizen.talk?.draft?.facts.place?.value).toMatchObject({ text, regency });
});
