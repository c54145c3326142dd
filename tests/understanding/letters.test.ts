import { describe, expect, it } from 'vitest';
import { read } from './read.ts';

/** People write to officials as one writes letters: greeted, introduced, with laws by their numbers, and thanked for before anything was done. */
describe('a letter', () => {
  const OPENING =
    "Assalamu'alaikum Warahmatullahi WabarakatuhYth. Bupati dan Wakil Bupati Banjar beserta jajaran dan dinas terkait, saya ingin melaporkan bahwa";
  const CLOSING = "mohon dinas terkait menindaklanjuti. TerimakasihWassalamu'alaikum Warahmatullahi Wabarakatuh";

  it.each([
    ['ruas jalan Sekumpul depan toko cat kalau hujan deras tergenang,', 'road', 'ruas jalan Sekumpul'],
    ['LPJU di Jalan Ahmad Yani depan Pasar Kertak Hanyar beberapa mati,', 'light', 'Jalan Ahmad Yani'],
    ['air leding di komplek Citra Graha sudah satu minggu tidak mengalir,', 'water', 'komplek Citra Graha'],
  ])('“… %s …” is about %s, at the place and not at whom it is written to', (told, category, place) => {
    const { kind, category: about, place: where } = read(`${OPENING} ${told} ${CLOSING}`);
    expect([kind.value, about?.value]).toEqual(['complaint', category]);
    expect(where?.value.text).toContain(place);
    expect(where?.value.regency).toBe('Banjar');
  });

  it.each([
    ['Selamat sore Bapak Bupati Tapin, sampai dengan saat ini belum ada tindakan atas laporan kami'],
    ['Kepada yth Walikota Banjarmasin, mohon perhatiannya kepada nasib pedagang'],
  ])('“%s”: who is written to is no place', (text) => {
    expect(read(text).place?.value.text ?? '').not.toMatch(/bupati|walikota/i);
    expect(read(text).when).toBeUndefined();
  });

  it.each([
    'sesuai Permendikbud nomor 22 tahun 2016 satu kelas paling banyak 28 siswa, di SDN Gambut 1 isinya 40',
    'UU no. 18 th 2008 dan Perda No 3 Tahun 2014 melarang bakar sampah, tetangga saya tetap bakar',
    'menurut PP No. 35 tahun 2021 karyawan kontrak berhak uang kompensasi, saya tidak dapat',
    'saya punya tetangga janda 50 tahun rumahnya mau roboh tidak dapat bantuan',
    'umur saya sudah 57 thn tapi tidak pernah dapat PKH',
    'ibu saya yang berusia 66 tahun dibentak kades',
  ])('“%s”: a law and an age tell no time', (text) => expect(read(text).when).toBeUndefined());

  it('a date behind “kemarin” says which day it was', () => {
    const { when } = read('THR dicicil kemarin pada tanggal 4 november, sisanya belum dibayar');
    expect(when?.value.from).toBe('2026-11-04');
  });

  it.each([
    'selamat pagi, mau bertanya kapan akan diadakan lagi penerbangan dari bandara Kotabaru? terimakasih',
    'Assalamualaikum, izin bertanya apakah ada lowongan magang bagi mahasiswa di lingkungan dinas. Terima kasih',
    'Bagaimana cara untuk membuat kartu tani untuk pembelian pupuk bersubsidi.untuk wilayah kecamatan Bakarangan',
    'Mohon dibantu, pembuatan surat pengganti ijazah yang hilang apakah bisa diwakilkan? Mohon informasinya, terima kasih',
  ])('“%s” asks, and complains of nothing', (text) => expect(read(text).kind.value).toBe('question'));

  it.each([
    ['Ibu tolong dibina staf pelayanan yang di loket 1 agar bisa lebih ramah melayani. Terimakasih', 'conduct'],
    ['Mohon bantuannya untuk menangani odgj yang meresahkan warga. Terimakasih semoga ditindaklanjuti', 'order'],
    ['Mohon penertiban pedagang di trotoar Pasar Sudimampir. Terima kasih', 'order'],
  ])('“%s”: whoever gives thanks beforehand praises nobody', (text, category) => {
    expect([read(text).kind.value, read(text).category?.value]).toEqual(['complaint', category]);
  });

  it.each([
    'mohon penertiban pedagang trotoar, sekarang satpol pp tidak ada taringnya',
    'saat ini istri saya sedang masa cuti hamil/melahirkan tapi cutinya tidak dibayar perusahaan',
  ])('“%s” is no danger', (text) => expect(read(text).emergency).toBeUndefined());

  it.each([
    ['Tetangga saya katanya sudah menikah di luar kota. Akantetapi di KK tertulis belum', undefined],
    ['sy warga Karang Intan rt 1 rw 6 dan msk dlm katagori DTKS tp tdk pernah dapat', /rw 6$/],
    ['helm saya hilang di parkiran rumah sakit merek honda', undefined],
    ['Mohon segera diperbaiki tanggul sungai Klawing', /^tanggul sungai Klawing$/],
    ['Lampu jalan pertigaan Balai Desa Cipaku sudah lama mati', /^pertigaan/],
    ['Lampu jalan depan Puskesmas Gambut roboh', /^depan Puskesmas Gambut$/],
  ])('“%s”: a place ends where it ends', (text, where) => {
    const place = read(text).place?.value;
    if (where) expect(place?.text).toMatch(where);
    else expect(place).toBeUndefined();
    expect(place?.regency).not.toBe('Hulu Sungai Utara');
  });
});

describe('who is written to', () => {
  it.each([
    'Selamat pagi Bu Tiwi, izin menanyakan sertifikasi guru di SDN Gambut 1 belum cair',
    'Kepada Yth : Direktur RSUD Ulin, pelayanan poli mata lambat sekali',
    'Siti Rahma selaku Bupati Banjar, mohon penjelasan kenapa jalan kami belum diaspal',
  ])('“%s”: nobody is complained of', (text) => expect(read(text).facts.who).toBeUndefined());

  it('“mohon maaf sebesar-besarnya” measures no danger', () => {
    expect(read('mohon maaf sebesar besarnya pak, jalan di Gambut berlubang').facts.danger?.value ?? '').not.toContain(
      'besarnya',
    );
  });

  it('money asked in a school is one matter', () => {
    expect(
      read('Ada pungutan uang bangku di SMPN 2 Gambut 650 ribu per anak, katanya tidak ada dana BOS').matters,
    ).toBeUndefined();
  });
});

describe('as cities write', () => {
  it.each([
    'kaca cembung di jl. Pualam Raya RT.09/04 kusam',
    'sampah karungan di Jl. Petamburan Rt.10/07 tidak diangkut',
  ])('“%s”: the number of a neighbourhood is no date', (text) => expect(read(text).when).toBeUndefined());

  it('a name that goes on with a word nobody knows is another one: “Kec. Tanjung Priuk Jakarta Utara” is not in Tabalong', () => {
    expect(read('parkir di Jl. Enim no.64 RT 04/003 Kec. Tanjung Priuk Jakarta Utara').place?.value.regency).toBe(
      'Jakarta Utara',
    );
    expect(read('jalan rusak di Kec. Tanjung').place?.value.regency).toBe('Tabalong');
  });
});
