import { describe, expect, it } from 'vitest';
import { Citizen, facts, said, whatsappLike } from './citizen.ts';
import { asks, fileOne, LIGHT, ROAD } from './filed.ts';

/** Whole conversations that were walked by hand, and where they went wrong. */

const DAY_MS = 86_400_000;
const BANJARMASIN = { lat: -3.33, lon: 114.6 };
const BANJARBARU = { lat: -3.442, lon: 114.84 };

/** A draft that is about to be sent. */
function atSummary(): Citizen {
  const citizen = said(LIGHT, 'lewati');
  citizen.sends();
  citizen.says('anonim');
  expect(citizen.talk?.question).toBe('check');
  return citizen;
}

const placeIn = (citizen: Citizen) => {
  const value = citizen.talk?.draft?.facts.place?.value;
  return value?.kind === 'place' ? value : undefined;
};

describe('a spot on the map', () => {
  it('sent to change the place stands for the old one, and not beside it', () => {
    const citizen = atSummary();
    citizen.presses('Ubah lokasi');
    citizen.sendsContent({ kind: 'location', ...BANJARBARU });
    expect(placeIn(citizen)).toMatchObject({ regency: 'Banjarbaru', ...BANJARBARU });
    expect(facts(citizen).place).not.toContain('Sultan Adam');
    expect(citizen.talk?.question).toBe('check');
  });

  it('sent besides is the exact spot of what was told', () => {
    const citizen = atSummary();
    citizen.sendsContent({ kind: 'location', ...BANJARMASIN });
    expect(placeIn(citizen)).toMatchObject({ regency: 'Banjarmasin', ...BANJARMASIN });
    expect(facts(citizen).place).toContain('Sultan Adam');
    expect(citizen.last().text).not.toContain('Titik itu terbaca');
  });

  it('in another regency than the words is said to be so, and takes no district from there', () => {
    const citizen = said('Lampu jalan mati di Jl. A. Yani km 4 Banjarmasin sejak kemarin');
    citizen.sendsContent({ kind: 'location', ...BANJARBARU });
    expect(citizen.last().text).toContain('Titik itu terbaca di Banjarbaru, lain dari yang Anda tulis.');
    expect(placeIn(citizen)?.district ?? '').not.toContain('Banjarbaru');
    expect(placeIn(citizen)?.regency).toBe('Banjarmasin');
  });
});

describe('a row that is changed', () => {
  it('is asked once more when the answer can not be read, however often it had been asked before it was known', () => {
    const citizen = said('sampah numpuk', 'pokoknya disana', 'jl pramuka banjarmasin', 'kemarin');
    citizen.sends();
    citizen.says('anonim');
    citizen.says('ubah lokasi');
    citizen.says('yang deket rumah makan itu lho');
    expect(facts(citizen).place).toBe('jl pramuka banjarmasin');
    expect(citizen.talk?.question).toBe('fact:place');
    expect(citizen.last().text).toContain('nama jalan atau desa, dan kecamatan atau kotanya');
    citizen.says('jl sutoyo s');
    expect(facts(citizen).place).toContain('sutoyo');
  });
});

describe('words that wait for an answer', () => {
  const STOLEN = 'motor saya dicuri tadi malam di parkiran';

  it.each(['kembali', 'lewati', 'ubah'])('are forgotten by whoever turns away from "elsewhere" with "%s"', (word) => {
    const citizen = said(STOLEN);
    expect(citizen.talk?.question).toBe('elsewhere');
    citizen.says(word);
    expect(citizen.talk?.held).toEqual([]);
    const code = fileOne(citizen, ROAD);
    expect(citizen.filed.find((each) => each.code === code)?.messages.map(({ text }) => text)).not.toContain(STOLEN);
  });

  it('are asked about again once the language was chosen meanwhile', () => {
    const citizen = new Citizen();
    const code = fileOne(citizen, ROAD);
    citizen.later(2 * DAY_MS);
    citizen.says('kemarin ada petugas datang tapi cuma lihat lihat');
    expect(citizen.talk?.question).toBe('where');
    citizen.says('bahasa');
    citizen.presses('Bahasa Indonesia');
    expect(citizen.talk?.question).toBe('where');
    citizen.presses(/^Tambahkan/);
    expect(citizen.notes(code).map(({ text }) => text)).toEqual(['kemarin ada petugas datang tapi cuma lihat lihat']);
  });

  it('begin the other report when the one in hand is deleted instead', () => {
    const citizen = said('sampah numpuk di pasar kuripan banjarmasin sejak kemarin');
    citizen.says('mau lapor juga lampu jalan di jl veteran banjarmasin mati sejak senin');
    expect(citizen.talk?.question).toBe('open');
    citizen.presses('Hapus laporan ini');
    expect(citizen.talk?.draft?.category).toBe('light');
    expect(facts(citizen).place).toContain('jl veteran');
  });
});

describe('several messages in one breath', () => {
  it('may name a place and its town apart', () => {
    const citizen = new Citizen(whatsappLike);
    citizen.says('jalan rusak', 'di depan smpn 6', 'banjarmasin', 'dari kemarin');
    expect(placeIn(citizen)?.regency).toBe('Banjarmasin');
    expect(citizen.talk?.question).toBe('fact:danger');
  });
});

describe('how large something is', () => {
  it('is no part of where it is', () => {
    const citizen = said('jalan rusak di depan smpn 6 dari kemarin');
    expect(citizen.talk?.question).toBe('area');
    citizen.says('sekitar 1 meter');
    expect(facts(citizen).place).toBe('depan smpn 6');
    citizen.says('sekitar 100 meter dari masjid agung');
    expect(facts(citizen).place).not.toBe('');
  });
});

describe('after a report', () => {
  it('"di situ", of another told right away, is where the first was', () => {
    const citizen = new Citizen();
    fileOne(citizen, LIGHT);
    citizen.says('mau lapor lagi');
    citizen.says('jalan rusak juga di situ');
    expect(facts(citizen).place).toContain('Sultan Adam');
    expect(citizen.last().text).toContain('Saya catat: jenis Jalan dan jembatan; lokasi Jl. Sultan Adam');
  });

  it('"di sini" is where its writer is, and is asked', () => {
    const citizen = new Citizen();
    fileOne(citizen, LIGHT);
    citizen.says('mau lapor lagi');
    citizen.says('jalan rusak di sini');
    expect(citizen.talk?.question).toBe('fact:place');
  });

  it('is found by half of its code, with "status" and alone', () => {
    const citizen = new Citizen();
    const code = fileOne(citizen, LIGHT);
    expect(citizen.says(`status ${code.slice(0, 4)}`).text).toContain(`Laporan ${code}`);
    expect(citizen.says(code.slice(0, 4).toLowerCase()).text).toContain(`Laporan ${code}`);
    expect(citizen.says('status 99').text).toContain('tidak menemukan');
  });

  it('says by itself that it is still as it was, after days', () => {
    const citizen = new Citizen();
    const code = fileOne(citizen, 'got mampet di jl belitung darat banjarmasin sejak kemarin');
    citizen.later(3 * DAY_MS);
    expect(citizen.says('masih mampet aja').text).toContain(`Saya tambahkan ke laporan ${code}`);
  });

  it('"mau tambah foto" answers where words belong, and "cabut laporan" is heard there as well', () => {
    const citizen = new Citizen();
    const code = fileOne(citizen, ROAD);
    citizen.later(3 * DAY_MS);
    citizen.says('kemarin ada petugas datang tapi cuma lihat lihat');
    expect(citizen.talk?.question).toBe('where');
    citizen.says('saya mau tambah foto');
    expect(citizen.talk?.held).toEqual([]);
    expect(citizen.notes(code).map(({ text }) => text)).toContain('kemarin ada petugas datang tapi cuma lihat lihat');

    citizen.later(3 * DAY_MS);
    citizen.says('kemarin ada petugas datang lagi cuma foto foto');
    citizen.sends();
    expect(citizen.talk?.question).toBe('where');
    expect(citizen.says('mau cabut laporan').text).toContain(`mencabut laporan ${code}`);
    expect(citizen.talk?.question).toBeNull();
  });

  it('"besok ya pak", to a desk that wants a picture, is an answer for later', () => {
    const citizen = new Citizen();
    const code = fileOne(citizen, ROAD);
    asks(citizen, code, { kind: 'evidence' });
    expect(citizen.says('besok ya pak').text).toContain('Baik, nanti saja');
    citizen.sends();
    expect(citizen.announced(code)).toContain('supplied');
  });
});
