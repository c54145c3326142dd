import { describe, expect, it } from 'vitest';
import { Citizen, facts, said, whatsappLike } from './citizen.ts';
import { LIGHT } from './filed.ts';

/** Answers as impatient people give them, from conversations that were walked by hand. */

/** A draft where it is asked who may know. */
function asksWho(): Citizen {
  const citizen = said(LIGHT, 'lewati');
  citizen.sends();
  expect(citizen.talk?.question).toBe('switches');
  return citizen;
}

describe('who writes one word at a time', () => {
  it('is waited for: no word of a sentence is taken for a place, a time or a danger', () => {
    const citizen = new Citizen(whatsappLike);
    for (const word of ['assalamualaikum', 'pak', 'jalan', 'rusak', 'parah', 'depan', 'rumah', 'saya', 'di'])
      citizen.says(word);
    expect(citizen.talk?.question).toBe('fact:place');
    expect(facts(citizen)).toEqual({});
    citizen.says('gambut');
    citizen.says('desa kayu bawang');
    expect(citizen.talk?.draft?.facts.place?.value).toMatchObject({ regency: 'Banjar' });
    expect(facts(citizen).place).toContain('kayu bawang');
    expect(citizen.talk?.question).toBe('fact:time');
    for (const word of ['sudah', 'itu', 'pak']) citizen.says(word);
    expect(facts(citizen).time).toBeUndefined();
    citizen.says('3 hari');
    expect(facts(citizen).time).toContain('3 hari');
    citizen.says('di');
    expect(facts(citizen).danger).toBeUndefined();
    expect(citizen.talk?.draft?.words.filter(({ story }) => story).map(({ text }) => text)).toEqual([
      ...['jalan', 'rusak', 'parah'],
    ]);
  });

  it('is not asked for ever', () => {
    const citizen = said('lampu jalan mati');
    citizen.isMachine = true;
    for (let i = 0; i < 11; i += 1) citizen.says(i % 2 ? 'rumah' : 'depan');
    expect(citizen.talk?.draft?.facts.place).toMatchObject({ value: { text: 'Tidak tahu' }, uncertain: true });
  });
});

describe('who asks in passing', () => {
  it.each(['ini beneran dibaca ga', 'laporan saya dibaca ga', 'ada yang baca ga ini', 'beneran ditanggapi kah'])(
    '"%s" hears that officers read it, and begins no report with that',
    (asked) => {
      const citizen = new Citizen();
      expect(citizen.says(asked).text).toContain('dibaca dan ditangani petugas');
      expect(citizen.talk?.draft).toBeNull();
    },
  );

  it.each(['tolong dibaca ya pak', 'laporan saya tidak dibaca petugas kelurahan'])('"%s" asks nothing', (text) => {
    expect(said(LIGHT).says(text).text).not.toContain('dibaca dan ditangani petugas');
  });

  it('"emang harus ada foto ya?" hears what serves, and is no part of what happened', () => {
    const citizen = said('jalan rusak di jl veteran banjarmasin sejak kemarin');
    expect(citizen.says('emang harus ada foto ya?').text).toContain('Yang bisa menjadi bukti: foto');
    expect(citizen.talk?.draft?.words.filter(({ story }) => story)).toHaveLength(1);
  });
});

describe('who may know', () => {
  it.each([
    ['gak usah anonim, nama Rudi aja', 'Rudi'],
    ['nama saja, Rina', 'Rina'],
    ['atas nama Hj. Mariana saja', 'Hj. Mariana'],
  ])('"%s" names who, and is not asked for the name', (text, name) => {
    const citizen = asksWho();
    citizen.says(text);
    expect(citizen.talk?.draft?.switches).toEqual({ anonymous: false, secret: false });
    expect(citizen.talk?.draft?.name).toBe(name);
    expect(citizen.talk?.question).toBe('check');
  });

  it('"nama boleh dilihat" hides nothing', () => {
    const citizen = asksWho();
    citizen.says('nama boleh dilihat');
    expect(citizen.talk?.draft?.switches).toEqual({ anonymous: false, secret: false });
  });

  it.each(['jenengku aja ditulis', 'jenengku ojo disebut ya'])('"%s" forbids it, as Javanese does', (text) => {
    const citizen = asksWho();
    citizen.says(text);
    expect(citizen.talk?.draft?.switches?.anonymous).toBe(true);
    const earlier = said(LIGHT);
    earlier.says(text);
    expect(earlier.talk?.draft?.switches?.anonymous).toBe(true);
  });
});

describe('what was said is not asked again', () => {
  it('"ga hafal nomor pelanggannya, nanti saya kirim fotonya" answers both', () => {
    const citizen = said('air pdam mati', 'di komplek beringin banjarmasin, sudah 3 hari');
    expect(citizen.talk?.question).toBe('fact:customer');
    citizen.says('ga hafal nomor pelanggannya, nanti saya kirim fotonya');
    expect(citizen.talk?.question).toBe('evidence');
  });

  it('"baca dong dari atas" is no number of a pole', () => {
    const citizen = said(LIGHT);
    expect(citizen.says('baca dong dari atas').text).toContain('Saya catat: jenis Lampu jalan');
    expect(facts(citizen).pole).toBeUndefined();
  });

  it('"anonim", to whether an old draft goes on, goes on with it, and is no part of what happened', () => {
    const citizen = said(LIGHT, 'lewati');
    citizen.later(86_400_000);
    citizen.sends();
    citizen.says('halo');
    citizen.later(86_400_000);
    citizen.says('halo');
    expect(citizen.talk?.question).toBe('resume');
    citizen.says('anonim ya');
    expect(citizen.talk?.question).toBe('check');
    expect(citizen.talk?.draft?.switches?.anonymous).toBe(true);
    expect(citizen.talk?.draft?.words.filter(({ story }) => story).map(({ text }) => text)).toEqual([LIGHT]);
  });
});

describe('another matter in an answer', () => {
  it('told besides is set aside, and the answer is waited for', () => {
    const citizen = said('sampah numpuk di pasar kuripan');
    const shown = citizen.says('sejak kapan ya, oh iya lampu jalan di jl gatot subroto juga mati lho');
    expect(shown.text).toContain('“Lampu jalan” saya simpan untuk sesudah ini');
    expect(citizen.talk?.question).toBe('fact:time');
    expect(citizen.talk?.shelf.map(({ category }) => category)).toEqual(['light']);
  });
});

describe('where in a town', () => {
  it.each(['di mana-mana', 'dimana mana pak', 'semuanya'])(
    '"%s" is an answer, and no part of what happened',
    (text) => {
      const citizen = said('jalan berlubang di banjarmasin');
      expect(citizen.talk?.question).toBe('spot');
      citizen.says(text);
      expect(citizen.talk?.question).toBe('fact:time');
      expect(citizen.talk?.draft?.facts.place?.uncertain).toBe(true);
      expect(citizen.talk?.draft?.words.filter(({ story }) => story)).toHaveLength(1);
    },
  );
});
