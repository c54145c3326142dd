import { describe, expect, it } from 'vitest';
import { visibilityIn } from '../../src/core/language/who-may-know.ts';
import { Citizen } from './citizen.ts';

const LEVY = 'pungli di parkir pasar sentra antasari tadi jam 9, karcis 2000 diminta 5000';
const switches = (citizen: Citizen) => citizen.talk?.draft?.switches;

/** Up to the question for evidence, and a photo. */
function withPhoto(story: string): Citizen {
  const citizen = new Citizen();
  citizen.says(story);
  for (let i = 0; i < 6 && citizen.talk?.question !== 'evidence'; i += 1) citizen.says('lewati');
  citizen.sends();
  return citizen;
}

describe('who changes their mind about who may know', () => {
  it('takes “anonim” back at any question, and is asked for the name', () => {
    const citizen = new Citizen();
    citizen.says(LEVY);
    citizen.says('anonim');
    expect(switches(citizen)).toEqual({ anonymous: true, secret: false });
    const asked = citizen.talk?.question;
    citizen.says('eh gak jadi anonim, pakai nama saja');
    expect(switches(citizen)).toEqual({ anonymous: false, secret: false });
    expect(citizen.talk?.question).toBe(asked);
    expect(Object.values(citizen.talk?.draft?.facts ?? {}).map(({ value }) => value.text)).not.toContain(
      'eh gak jadi anonim, pakai nama saja',
    );
  });

  it('hides again where a detail was asked for', () => {
    const citizen = new Citizen();
    citizen.says(LEVY);
    citizen.says('anonim');
    citizen.says('eh gak jadi anonim');
    citizen.says('eh anonim deh takut');
    expect(switches(citizen)).toEqual({ anonymous: true, secret: false });
    expect(Object.keys(citizen.talk?.draft?.facts ?? {})).not.toContain('who');
  });

  it('takes it back at the summary, gives a name, and hides again', () => {
    const citizen = withPhoto(LEVY);
    citizen.says('anonim');
    expect(citizen.talk?.question).toBe('check');
    citizen.says('batal anonim');
    expect(citizen.talk?.question).toBe('name');
    citizen.says('Dedi');
    expect(citizen.talk?.draft).toMatchObject({ name: 'Dedi', switches: { anonymous: false, secret: false } });
    citizen.says('eh anonim deh takut');
    expect(switches(citizen)).toMatchObject({ anonymous: true });
    citizen.says('kirim');
    expect(citizen.filed).toHaveLength(1);
  });

  it('keeps secret what was to stay secret', () => {
    const citizen = withPhoto(LEVY);
    citizen.says('dua duanya');
    citizen.says('gak jadi anonim');
    expect(switches(citizen)).toEqual({ anonymous: false, secret: true });
  });

  it.each(['anon aja bang', 'tolong rahasia semua ya jangan sampai kepsek tau', 'jangan sampai pak lurah tahu'])(
    'is hidden in everyday words: “%s”',
    (words) => expect(visibilityIn(words)).toMatchObject({ anonymous: true }),
  );

  it('is heard, and no other matter, whatever else the words remind of', () => {
    const citizen = withPhoto('di sekolah disuruh bayar 500rb buat perpisahan di SMAN 2 Banjarmasin minggu lalu');
    expect(citizen.talk?.question).toBe('switches');
    citizen.says('jgn sampe ketahuan guru sama kepala sekolah ya kak plsss');
    expect(switches(citizen)).toMatchObject({ anonymous: true });
    expect(citizen.talk?.question).toBe('check');
  });

  it.each(['apa bedanya anonim sama rahasia', 'kalau anonim tetap diproses?'])(
    'chooses nothing by asking, and is told what both mean: “%s”',
    (words) => {
      const citizen = withPhoto(LEVY);
      expect(citizen.talk?.question).toBe('switches');
      expect(citizen.says(words).text).toContain('Data Anda disimpan tersandi');
      expect(switches(citizen)).toBeNull();
      expect(citizen.talk?.question).toBe('switches');
    },
  );

  it.each([
    ['tidak keduanya', { anonymous: false, secret: false }],
    ['nama boleh dicantumkan', { anonymous: false, secret: false }],
    ['anon aja bang', { anonymous: true, secret: false }],
  ] as const)('is heard where a detail was asked for: “%s”', (words, expected) => {
    const citizen = new Citizen();
    citizen.says('jalan berlubang di Jl. Sultan Adam Banjarmasin sejak 2 minggu');
    expect(citizen.talk?.question).toBe('fact:danger');
    citizen.says(words);
    expect(switches(citizen)).toEqual(expected);
    expect(citizen.talk?.draft?.facts).not.toHaveProperty('danger');
    expect(citizen.talk?.question).toBe('fact:danger');
  });
});

describe('who corrects or goes on later', () => {
  it('“kemarin itu maksudnya hari selasa” changes the time, whatever is asked', () => {
    const citizen = withPhoto('got mampet di Jl. Sultan Adam Banjarmasin sejak kemarin');
    citizen.says('eh maaf kemarin itu maksudnya hari selasa');
    expect(citizen.talk?.draft?.facts.time?.value).toMatchObject({ from: '2026-11-24' });
    expect(citizen.talk?.question).toBe('switches');
  });

  it('a part of the place is exchanged, and the rest of it stays', () => {
    const citizen = withPhoto('pju mati di jalan A Yani km 12 sejak kemarin');
    citizen.says('bukan km 12 tapi km 21');
    expect(citizen.talk?.draft?.facts.place?.value).toMatchObject({
      text: 'jalan A Yani km 21',
      regency: 'Banjarbaru',
    });
  });

  it('what it is about is corrected as well', () => {
    const citizen = new Citizen();
    citizen.says('saya mau lapor sampah');
    expect(citizen.says('eh bukan sampah, lampu jalan').text).toContain('jenis Lampu jalan');
    expect(citizen.talk?.draft).toMatchObject({ category: 'light', facts: {} });
  });

  it('“eh tadi malam maksudnya” changes the time, and is no detail', () => {
    const citizen = new Citizen();
    citizen.says('bau limbah di Jl. Sultan Adam Banjarmasin sejak kemarin');
    expect(citizen.talk?.question).toBe('fact:source');
    citizen.says('eh hari selasa maksudnya');
    expect(citizen.talk?.draft?.facts.time?.value).toMatchObject({ from: '2026-11-24' });
    expect(citizen.talk?.draft?.facts).not.toHaveProperty('source');
  });

  it('“gatau, gede banget pokoknya” is no time, and what it tells is kept', () => {
    const citizen = new Citizen();
    citizen.says('jalan berlubang di Jl. Sultan Adam Banjarmasin');
    expect(citizen.talk?.question).toBe('fact:time');
    citizen.says('gatau gede bgt pokoknya');
    expect(citizen.talk?.draft?.facts.time).toMatchObject({ value: { text: 'Tidak tahu' }, uncertain: true });
    expect(citizen.talk?.draft?.words.at(-1)).toMatchObject({ text: 'gatau gede bgt pokoknya', story: true });
  });

  it('the same at another place, after one was sent, may be another report: it is asked', () => {
    const citizen = withPhoto('sampah numpuk di depan pasar kuripan Banjarmasin udah seminggu');
    citizen.says('anonim');
    citizen.says('kirim');
    expect(citizen.filed).toHaveLength(1);
    citizen.says('sampah lagi numpuk di Jl Pramuka dekat SDN Sungai Bilu');
    expect(citizen.talk?.question).toBe('where');
    citizen.says('laporan baru');
    expect(citizen.talk?.draft?.category).toBe('waste');
    expect(citizen.talk?.draft?.facts.place?.value.text).toContain('Pramuka');
  });

  it('more of the same place is added to what was sent', () => {
    const citizen = withPhoto('sampah numpuk di depan pasar kuripan Banjarmasin udah seminggu');
    citizen.says('anonim');
    citizen.says('kirim');
    citizen.says('sampah di pasar kuripan makin bau, sampai ke jalan');
    expect(citizen.talk?.question).toBeNull();
    expect(citizen.last().text).toContain('Saya tambahkan');
  });

  it('“ini ya pak fotonya” goes before a photo, and is no part of what happened', () => {
    const citizen = new Citizen();
    citizen.says('jalan berlubang di Jl. Sultan Adam Banjarmasin sejak kemarin');
    citizen.says('lewati');
    citizen.says('ini ya pak fotonya');
    expect(citizen.talk?.draft?.words.filter(({ story }) => story)).toHaveLength(1);
  });

  it.each(['kada bisa', 'gak berani pak'])('“%s” to the question for evidence is that there is none', (words) => {
    const citizen = new Citizen();
    citizen.says('jalan berlubang di Jl. Sultan Adam Banjarmasin sejak kemarin');
    citizen.says('lewati');
    citizen.says(words);
    expect(citizen.talk?.draft?.offer).toBe(1);
  });
});
