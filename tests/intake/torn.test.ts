import { describe, expect, it } from 'vitest';
import { Citizen, whatsappLike } from './citizen.ts';

const TANJUNG = 'jalan rusak di desa Tanjung sejak kemarin';
const place = (citizen: Citizen) => {
  const value = citizen.talk?.draft?.facts.place?.value;
  return value?.kind === 'place' ? value : undefined;
};

describe('a place whose name several regencies share', () => {
  it('offers at most three and a way out, and takes what is pressed', () => {
    const citizen = new Citizen();
    const shown = citizen.says(TANJUNG);
    expect(shown.text).toContain('“desa Tanjung” ada di beberapa daerah. Yang mana?');
    expect(citizen.labels).toEqual([
      'Tabalong (Kec. Tanjung)',
      'Tanah Laut (Kec. Bajuin)',
      'Kotabaru (Kec. Pulau Laut Tanjung Selayar)',
      'Bukan salah satunya',
    ]);
    citizen.presses(/^Tanah Laut/);
    expect(place(citizen)).toMatchObject({ text: 'desa Tanjung', regency: 'Tanah Laut', district: 'Bajuin' });
    expect(citizen.last().text).toContain('Tanah Laut');
    expect(citizen.talk?.question).not.toBe('area');
  });

  it('by words, by number, or by naming another', () => {
    for (const [said, regency] of [
      ['tabalong', 'Tabalong'],
      ['yang di kotabaru min', 'Kotabaru'],
      ['2', 'Tanah Laut'],
      ['kec. Bajuin', 'Tanah Laut'],
      ['di kabupaten Tapin', 'Tapin'],
    ] as const) {
      const citizen = new Citizen(whatsappLike);
      citizen.says(TANJUNG);
      citizen.says(said);
      expect(place(citizen)?.regency, said).toBe(regency);
      expect(place(citizen)?.text).toBe('desa Tanjung');
    }
  });

  it('none of them: asked by name; unknown: kept as it was said, and marked', () => {
    const citizen = new Citizen();
    citizen.says(TANJUNG);
    expect(citizen.presses('Bukan salah satunya').text).toContain('Di kabupaten atau kota mana?');
    citizen.says('Hulu Sungai Selatan');
    expect(place(citizen)).toMatchObject({ text: 'desa Tanjung', regency: 'Hulu Sungai Selatan' });

    const other = new Citizen();
    other.says(TANJUNG);
    other.presses('Bukan salah satunya');
    other.presses('Tidak tahu');
    expect(other.talk?.draft?.facts.place).toMatchObject({ uncertain: true, value: { text: 'desa Tanjung' } });
    expect(other.talk?.question).not.toBe('area');
  });

  it('is asked twice at most, and "kembali" takes the answer back', () => {
    const citizen = new Citizen();
    citizen.says(TANJUNG);
    citizen.says('hmm');
    citizen.says('yang itu lho');
    expect(citizen.talk?.question).not.toBe('area');
    expect(place(citizen)?.regency).toBeUndefined();

    const other = new Citizen();
    other.says(TANJUNG);
    other.presses(/^Tabalong/);
    other.says('kembali');
    expect(other.talk?.question).toBe('area');
  });

  it('a pin or the desk that is written to decides without a question', () => {
    const pinned = new Citizen();
    pinned.says(TANJUNG);
    pinned.sendsContent({ kind: 'location', lat: -2.17, lon: 115.38 });
    expect(pinned.talk?.question).not.toBe('area');
    expect(place(pinned)?.regency).toBe('Tabalong');

    const written = new Citizen();
    written.says(`laportala ${TANJUNG}`);
    expect(place(written)?.regency).toBe('Tanah Laut');
    expect(written.talk?.question).not.toBe('area');
  });

  it('one that is served counts before its namesake elsewhere', () => {
    const citizen = new Citizen();
    citizen.says('jalan rusak di Banjar sejak kemarin');
    expect(place(citizen)).toMatchObject({ regency: 'Banjar' });
    expect(place(citizen)?.outside).toBeUndefined();
  });
});

describe('torn between categories', () => {
  it('offers those, and a way to all others', () => {
    const citizen = new Citizen();
    citizen.says('tolong ini segera ditindak pak, sudah lama sekali begini terus');
    const draft = citizen.talk?.draft;
    if (!citizen.talk || !draft) throw new Error('no draft');
    expect(draft.category).toBeNull();
    // What the model leaned to.
    citizen.talk = { ...citizen.talk, draft: { ...draft, categories: ['road', 'transport', 'order', 'light'] } };
    citizen.says('lanjut');
    expect(citizen.labels.slice(0, 3)).toEqual(['Jalan dan jembatan', 'Angkutan dan parkir', 'Ketertiban umum']);
    expect(citizen.labels.length).toBeLessThanOrEqual(4);
    expect(citizen.labels.at(-1)).toBe('Bukan salah satunya');
    citizen.presses('Bukan salah satunya');
    expect(citizen.labels.length).toBeGreaterThan(10);
  });
});

describe('a village that is spelt almost as another elsewhere', () => {
  it('is asked about, and never sent elsewhere in silence', () => {
    const citizen = new Citizen();
    citizen.says('jembatan rusak di desa sungai rangas');
    expect(citizen.labels.slice(0, 2)).toEqual([
      'Hulu Sungai Tengah (Kec. Labuan Amas Selatan)',
      'Banjar (Kec. Martapura Barat)',
    ]);
  });

  it.each([
    ['saya di kabupaten banjar. jalan rusak di desa sungai rangas', 'Banjar'],
    ['jalan rusak di desa sungai rangas martapura barat', 'Banjar'],
    ['jalan rusak di desa sungai ranggas, hulu sungai tengah', 'Hulu Sungai Tengah'],
  ])('“%s”: the regency that is named decides', (text, regency) => {
    const citizen = new Citizen();
    citizen.says(text);
    expect(place(citizen)?.regency).toBe(regency);
  });
});
