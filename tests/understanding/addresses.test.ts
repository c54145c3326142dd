import { describe, expect, it } from 'vitest';
import { growth, RATIO_MAX } from '../growth.ts';
import { read } from './read.ts';

const where = (text: string): string => read(text).place?.value.text ?? '-';

/** People who report from a town write addresses: houses by their numbers, ways in ways, areas one after the other. */
describe('an address', () => {
  it.each([
    ['lampu padam di Jl. Belimbing Wangi 58 tepatnya depan warung', 'Jl. Belimbing Wangi 58 tepatnya depan warung'],
    ['got buntu di jl. Rambai Padi II/7 mohon dikeruk', 'jl. Rambai Padi II/7'],
    ['pipa bocor di Jl. Kacapiring IV', 'Jl. Kacapiring IV'],
    ['pohon miring di jln Kacapiring no.8 depan rumah saya', 'jln Kacapiring no.8'],
    ['aspal mengelupas di jalan Kacapiring 104 sampai 110', 'jalan Kacapiring 104 sampai 110'],
    ['lampu mati mulai dari jl Kacapiring sampai jembatan Belayung', 'jl Kacapiring sampai jembatan Belayung'],
    ['paving rusak di gang Sejuk 3 no 2 s/d 20', 'gang Sejuk 3 no 2 s/d 20'],
    ['banjir di Griya Pesona Ulin blok N no 7', 'Griya Pesona Ulin blok N no 7'],
    ['sampah menumpuk di Pesona Ulin gang 2', 'Pesona Ulin gang 2'],
    ['lampu padam. alamat: Wiratama Sari 4 no 21', 'Wiratama Sari 4 no 21'],
    ['pipa bocor di wiratama lama 1 no 30 sudah lapor', 'wiratama lama 1 no 30'],
    [
      'got tersumbat di RT 3 RW 2. Kelurahan Basirih. Kecamatan Banjarmasin Barat, sudah lama',
      'RT 3 RW 2. Kelurahan Basirih. Kecamatan Banjarmasin Barat',
    ],
    ['lampu mati di Jl. Kacapiring 3 RT 03 RW 01 Kel. Mantuil', 'Jl. Kacapiring 3 RT 03 RW 01 Kel. Mantuil'],
    ['lampu padam di RW 14, Jl. Kacapiring 2 Kel. Mantuil', 'RW 14, Jl. Kacapiring 2 Kel. Mantuil'],
    ['lubang dalam dijalan Kacapiring indah, tolong ditambal', 'jalan Kacapiring indah'],
    ['parkir liar disekitar puskesmas Beruntung Raya', 'sekitar puskesmas Beruntung Raya'],
  ])('“%s” is at %s', (text, place) => expect(where(text)).toBe(place));

  it.each([
    ['lampu mati di Jl. Kacapiring 4 titik', 'Jl. Kacapiring'],
    ['jalan Kacapiring 3 lubang besar belum ditambal', 'jalan Kacapiring'],
    ['air mati di jl Kacapiring 2 hari ini', 'jl Kacapiring'],
    ['banjir di jalan Kacapiring sampai sekarang', 'jalan Kacapiring'],
    ['kejadian di Jl. Kacapiring 20 november', 'Jl. Kacapiring'],
  ])('what is counted, a day and “sampai sekarang” are no part of it: “%s”', (text, place) =>
    expect(where(text)).toBe(place),
  );

  it('a number with a stroke behind a street is a house, and no day', () => {
    const { when, place } = read('got mampet di jl Wiratama Lama 2/9');
    expect(when).toBeUndefined();
    expect(place?.value.text).toBe('jl Wiratama Lama 2/9');
  });
});

describe('what is called by everyday words', () => {
  it.each([
    ['antre lama di Puskesmas Banyu Hirang', 'Puskesmas Banyu Hirang'],
    ['obat habis di puskesmas tanah putih Martasari', 'puskesmas tanah putih Martasari'],
    ['perawat tidak ada di RSUD dr Kusmayadi', 'RSUD dr Kusmayadi'],
    ['pagar roboh di SDN Tanah Putih 3', 'SDN Tanah Putih 3'],
    ['lubang besar depan Bank BRI', 'depan Bank BRI'],
    ['parkir liar di depan Bakso Wardoyo tiap sore', 'depan Bakso Wardoyo'],
  ])('“%s” is at %s', (text, place) => expect(where(text)).toBe(place));

  it.each([
    'mohon dinas lingkungan hidup memangkas pohon yang miring',
    'sudah disurvei oleh dinas sosial tapi belum cair',
    'pengguna jalan raya terganggu parkir sembarangan',
    'lampu penerangan jalan umum mati',
    'anak saya tidak diterima di sekolah negeri lewat jalur prestasi',
    'iuran diminta oleh RT maupun RW',
    'pkh saya lewat bank BNI tidak cair',
    'berkas saya ditolak kelurahan namun tidak dijelaskan',
    'tolong potong pohon mangga yang terlalu rimbun',
    'di situs layanan.banjarkab.go.id saya tidak bisa masuk',
    'mohon bantuan Pupuk Urea dan Pupuk Kandang serta bibit buah untuk warga',
  ])('“%s” names no place', (text) => expect(where(text)).toBe('-'));
});

/** Streets and estates are called after towns wherever they lie: which regency it is, is asked. */
describe('a street that is called after a town', () => {
  it.each([
    ['lampu mati di Jl. Martapura', 'Banjar'],
    ['banjir di Gang Barabai', 'Hulu Sungai Tengah'],
    ['jalan berlubang di Jl Pelaihari Lama', 'Tanah Laut'],
    ['sampah menumpuk di Komplek Amuntai Permai', 'Hulu Sungai Utara'],
  ])('“%s”: %s is offered and not taken', (text, regency) => {
    const { place, places } = read(text);
    expect(place?.value.regency).toBeUndefined();
    expect(places.map(({ value }) => value.regency)).toContain(regency);
  });

  it.each([
    ['lampu mati di Jl. Martapura, Pelaihari', 'Tanah Laut'],
    ['lampu mati di jalan Kacapiring Pelaihari', 'Tanah Laut'],
    ['lampu mati di Jl. Kuripan', 'Banjarmasin'],
    ['jalan rusak di Martapura', 'Banjar'],
    ['jalan Handil Birayang rusak', 'Tanah Laut'],
    ['jalan desa Maburai rusak', 'Tabalong'],
  ])('“%s” is in %s', (text, regency) => expect(read(text).place?.value.regency).toBe(regency));

  it.each(['Jl. Anjir Kupang Timur gelap', 'lampu mati di jalan Dukuh Tegal Barat', 'Jl. Raya Kupang berlubang'])(
    '“%s” is in no town elsewhere',
    (text) => {
      const { value } = read(text).place ?? {};
      expect([value?.regency, value?.outside]).toEqual([undefined, undefined]);
    },
  );
});

it.each([
  ['lampu mati di gg al-ikhlas Sungai Andai', 'gg al-ikhlas Sungai Andai'],
  [
    'got mampet di Jl. Kenanga 3 Rantau (dekat Lap. Dwi Dharma) sudah seminggu',
    'Jl. Kenanga 3 Rantau (dekat Lap. Dwi Dharma)',
  ],
])('an Arabic article and a bracket belong to the name: %s', (text, place) => expect(where(text)).toBe(place));

it('an estate of many ways is read in time', () => {
  expect(growth('Jl. Kacapiring 3 sampai Griya Asri gang 2 no 4 ', 1_000, read)).toBeLessThan(RATIO_MAX);
});
