import { describe, expect, it } from 'vitest';
import { whereIs } from '../../src/core/understanding/place/areas.ts';
import { understand } from '../../src/core/understanding/understand.ts';
import type { Near } from '../../src/core/understanding/understood.ts';
import { policy, read, WEDNESDAY } from './read.ts';

/** Answers to "where": what stands beside a known name belongs to it. `answer | words of the place` */
const ANSWERS = `
  Jl Sultan Adam komplek madani gg 3 | Jl Sultan Adam komplek madani gg 3
  gg 3 komplek madani jl sultan adam | gg 3 komplek madani jl sultan adam
  jl belitung darat gg keluarga rt 12 pak | jl belitung darat gg keluarga rt 12
  saya tinggal di jl veteran dekat pasar kuripan, kemarin sore | jl veteran dekat pasar kuripan
  di pasar lama yg dekat sungai | pasar lama
  di puskesmas tadi ditolak, disuruh bayar umum | puskesmas
  di loket 3 disuruh balik lagi | loket 3
  di rumah sakit islam | rumah sakit islam
  klinik dekat pasar pagi | klinik dekat pasar pagi
  puskesmas yang di ujung jalan | puskesmas yang di ujung jalan
  jl pramuka rusak parah dari km 3 | jl pramuka`;

/** `message | words of the place | regency`; `?` where the words leave it open. */
const PLACES: Readonly<Record<string, string>> = {
  'Banjar is four things': `
    lampu mati di Kab. Banjar dekat kantor bupati | Kab. Banjar dekat kantor bupati | Banjar
    lampu mati di jalan Sutoyo Banjarmasin | jalan Sutoyo Banjarmasin | Banjarmasin
    lampu mati di Loktabat Banjarbaru | Loktabat Banjarbaru | Banjarbaru`,
  'towns that feel like their neighbour': `
    air mati di Handil Bakti | Handil Bakti | Barito Kuala
    sampah di pasar Kertak Hanyar | pasar Kertak Hanyar | Banjar
    jalan rusak di Landasan Ulin | Landasan Ulin | Banjarbaru
    parkir di Liang Anggang | Liang Anggang | Banjarbaru`,
  'kilometre posts of a long road': `
    lubang di Jl. A. Yani km 4 | Jl. A. Yani km 4 | Banjarmasin
    lubang di jl ahmad yani km 15 | jl ahmad yani km 15 | Banjar
    lubang di Jalan A Yani Km. 24 | Jalan A Yani Km. 24 | Banjarbaru`,
  'a building without a name tells which part of the street': `
    lampu jalan mati di Jl. Sultan Adam dekat masjid sejak senin | Jl. Sultan Adam dekat masjid | Banjarmasin
    sampah numpuk di jl veteran depan pasar | jl veteran depan pasar | Banjarmasin`,
  'a village counts with its word, and the district decides between namesakes': `
    drainase mampet di desa Baru | desa Baru | ?
    BLT tidak dibagi di desa Sungai Pinang kec. Sungai Pinang | desa Sungai Pinang kec. Sungai Pinang | Banjar
    air keruh di Kelurahan Karang Mekar | Kelurahan Karang Mekar | Banjarmasin
    pungli di desa sungai rangas kec martapura barat | desa sungai rangas kec martapura barat | Banjar
    jembatan putus di desa tanjung kecamatan bakumpai | desa tanjung kecamatan bakumpai | Barito Kuala
    lampu mati di desa Rejowinangun | desa Rejowinangun | Tanah Bumbu`,
  'a name goes on in capitals, though its words are everyday ones': `
    aspal di Desa Batu Kambing terkelupas | Desa Batu Kambing | ?
    kartu saya ditolak di Klinik Sehat Bersama | Klinik Sehat Bersama | ?`,
  'what is no place, and what says less than another': `
    truk tidak datang ke Komp. Griya Permata, belatung udah jalan2 | Komp. Griya Permata | ?
    PNS dinas perikanan Marabahan main slot di loket 2 | dinas perikanan Marabahan | Barito Kuala`,
  'beside what, in English': `
    garbage on Jalan Lambung Mangkurat in front of the Swiss-Belhotel since monday | Jalan Lambung Mangkurat in front of the Swiss-Belhotel | Banjarmasin
    pothole on Jl. Veteran Banjarmasin next to the Indomaret | Jl. Veteran Banjarmasin next to the Indomaret | Banjarmasin
    no light on Jl. Pramuka Banjarmasin in front of my house | Jl. Pramuka Banjarmasin | Banjarmasin`,
  'an everyday word between "gang" and "rt" is a name': `
    lampu mati di gang damai rt 11 kelayan timur | gang damai rt 11 kelayan timur | Banjarmasin
    gang rusak rt 11 kelayan timur | rt 11 kelayan timur | Banjarmasin`,
  'a school, not "until", and its number': `
    lampu mati di belakang smp 3 martapura | belakang smp 3 martapura | Banjar
    jalan depan sdn pemurus dalam 5 bolong | jalan depan sdn pemurus dalam 5 | Banjarmasin
    sdn kelayan 3 hari libur | sdn kelayan | Banjarmasin
    atap smp negeri 2 kandangan bocor | smp negeri 2 kandangan | Hulu Sungai Selatan`,
  'a hospital is neither a house nor ill': `
    jalan rusak depan rumah sakit islam | depan rumah sakit islam | Banjarmasin
    di rumah sakit ulin saya ditolak | rumah sakit ulin | Banjarmasin
    antri 5 jam di Rumah Sakit Umum Daerah Ulin | Rumah Sakit Umum Daerah Ulin | Banjarmasin
    dirawat di rumah sakit umum ratu zalecha martapura | rumah sakit umum ratu zalecha martapura | Banjar`,
  'careless spelling': `
    jalan rusak di Martapuraa | Martapuraa | Banjar
    jalan rusak di pleihari | pleihari | Tanah Laut
    sampah di psr Amuntay | psr Amuntay | Hulu Sungai Utara
    puskes di kec Gambhut tutup | puskes di kec Gambhut | Banjar
    air mati di sei Andai | sei Andai | Banjarmasin`,
  'the rest of Indonesia': `
    jalan rusak di Kabupaten Sleman | Kabupaten Sleman | Sleman
    sampah di kec. Sukolilo Surabaya | kec. Sukolilo Surabaya | Surabaya
    KTP saya di kecamatan Ngaglik | kecamatan Ngaglik | Sleman
    lampu mati di kota banjar jawa barat | kota banjar jawa barat | Banjar`,
  'offices and buildings with their place': `
    dokter tidak ada di RSUD Ratu Zalecha | RSUD Ratu Zalecha | Banjar
    antre di kantor BPJS Kesehatan Barabai | kantor BPJS Kesehatan Barabai | Hulu Sungai Tengah
    guru bolos di SMPN 4 Marabahan | SMPN 4 Marabahan | Barito Kuala`,
  'a company, and where its water or power is missed': `
    air PDAM di komplek Beruntung Jaya Banjarmasin mati sudah 3 hari | komplek Beruntung Jaya Banjarmasin | Banjarmasin
    meteran PLN di Jl. Sultan Adam Banjarmasin rusak | Jl. Sultan Adam Banjarmasin | Banjarmasin
    antre lama di kantor PDAM di Jl. A. Yani km 2 Banjarmasin | kantor PDAM di Jl. A. Yani km 2 Banjarmasin | Banjarmasin`,
};

for (const [what, table] of Object.entries(PLACES))
  describe(what, () => {
    for (const line of table.trim().split('\n')) {
      const [text = '', words = '', regency = ''] = line.split(' | ').map((part) => part.trim());
      it(text, () => {
        const place = read(text).place?.value;
        expect(place?.text).toBe(words);
        expect(place?.regency ?? '?').toBe(regency);
      });
    }
  });

describe('never a confident wrong place', () => {
  for (const text of [
    'harga beras naik terus tapi harus tetap beli',
    'jalan di depan rumah saya rusak',
    'sampah di kampung kami tidak diangkut',
    'banjir janji, merah padam muka saya, bagus benar',
    'KERJA KALIAN APA??? AIR PDAM MATI 4 HARI',
  ])
    it(text, () => expect(read(text).place).toBeUndefined());

  it('people and language of Banjar are no place', () =>
    expect(read('orang banjar bilang jalan ini rusak').place?.value.regency).toBeUndefined());
});

it('a name that several regencies share is offered in each of them', () => {
  const { place, places } = read('BLT tidak dibagi di desa Rantau Bujur');
  expect(place?.value.regency).toBeUndefined();
  expect(places.length).toBeGreaterThan(1);
  expect(places.every(({ value }) => value.regency !== undefined)).toBe(true);
});

it('where the citizen is known to be decides between namesakes, and only between them', () => {
  const near = (text: string, where: Near) =>
    understand({ text, now: new Date(WEDNESDAY), zone: policy.zone, policy, near: where }).place?.value.regency;
  expect(near('BLT tidak dibagi di desa Rantau Bujur', { regency: 'Tapin' })).toBe('Tapin');
  expect(near('BLT tidak dibagi di desa Rantau Bujur', { lat: -3.4115, lon: 114.8453 })).toBe('Banjar');
  expect(near('jalan rusak di Banjarbaru', { regency: 'Tapin' })).toBe('Banjarbaru');
  expect(near('jalan rusak', { regency: 'Tapin' })).toBeUndefined();
});

it('outside is known as outside, with its regency', () => {
  expect(read('jalan rusak di Balikpapan').place?.value).toMatchObject({ regency: 'Balikpapan', outside: true });
  expect(read('jalan rusak di Banjarbaru').place?.value.outside).toBeUndefined();
});

describe('coordinates and map links', () => {
  it('typed coordinates give regency and point', () =>
    expect(read('jalan rusak di -3.4425, 114.8325').place?.value).toMatchObject({
      regency: 'Banjarbaru',
      lat: -3.4425,
      lon: 114.8325,
    }));
  it('a map link does too', () =>
    expect(read('lokasi https://maps.google.com/?q=-3.3194,114.5908 lampu mati').place?.value.regency).toBe(
      'Banjarmasin',
    ));
  it('degrees and minutes are read', () =>
    expect(read(`lubang di 3°19'10"S 114°35'27"E`).place?.value.regency).toBe('Banjarmasin'));
});

describe('a pin gives its regency offline', () => {
  for (const [lat, lon, regency] of [
    [-3.3194, 114.5908, 'Banjarmasin'],
    [-3.4115, 114.8453, 'Banjar'],
    [-3.7989, 114.7728, 'Tanah Laut'],
    [-2.9817, 114.7689, 'Barito Kuala'],
    [-2.1667, 115.3833, 'Tabalong'],
    [-3.2392, 116.2278, 'Kotabaru'],
    [-7.2575, 112.7521, 'Surabaya'],
    [-2.2161, 113.9135, 'Palangka Raya'],
  ] as const)
    it(`${lat}, ${lon} lies in ${regency}`, () => expect(whereIs(lat, lon)?.regency).toBe(regency));

  it('the middle of the ocean lies nowhere', () => expect(whereIs(-30, 80)).toBeUndefined());
  it('no number lies nowhere', () => expect(whereIs(Number.NaN, 114)).toBeUndefined());
});

it('bare words count as the answer to "where"', () => {
  expect(read('martapura', undefined, 'place').place?.value.regency).toBe('Banjar');
  expect(read('gak tau', undefined, 'place').place).toBeUndefined();
});

describe('the answer to where', () => {
  for (const line of ANSWERS.trim().split('\n')) {
    const [answer = '', expected = ''] = line.split(' | ').map((part) => part.trim());
    it(answer, () => expect(read(answer, WEDNESDAY, 'place').place?.value.text).toBe(expected));
  }
});

describe('English names of places', () => {
  it.each([
    ['rude officer at the immigration office in Banjarmasin yesterday', 'immigration office in Banjarmasin'],
    ['pothole on jalan A Yani km 33 in front of the gas station', 'jalan A Yani km 33 in front of the gas station'],
    ['they refused me at Ansari Saleh hospital yesterday', 'Ansari Saleh hospital'],
    ['the office in Banjarmasin was closed', 'office in Banjarmasin'],
  ])('“%s”: %s', (text, place) => expect(read(text).place?.value.text).toBe(place));

  it('where somebody wanted to go is not where it was', () =>
    expect(read('taxi at the airport syamsudin noor asked 500k to banjarmasin').place?.value.regency).toBe(
      'Banjarbaru',
    ));
});

describe('streets that are called after towns elsewhere', () => {
  it.each([
    ['jalan rusak di simpang 4 belitung', 'Banjarmasin'],
    ['sampah menumpuk di pasar belitung', 'Banjarmasin'],
    ['lampu jalan mati di Jl. Bandung', undefined],
    ['macet di simpang empat Surabaya', undefined],
    ['jalan jakarta depan sd berlubang', undefined],
    ['gang bogor banjir', undefined],
    ['jalan aceh martapura rusak', 'Banjar'],
  ])('“%s” is in %s', (text, regency) => {
    const { value } = read(text).place ?? {};
    expect([value?.regency, value?.outside]).toEqual([regency, undefined]);
  });

  it.each([
    ['jalan diponegoro kota bandung rusak', 'Bandung'],
    ['jalan rusak di sampit', 'Kotawaringin Timur'],
    ['antre di rsud palangka raya', 'Palangka Raya'],
  ])('the town itself is outside: “%s”', (text, regency) => {
    expect(read(text).place?.value).toMatchObject({ regency, outside: true });
  });

  it('a quarter here that is called as a town elsewhere is asked about', () => {
    const { place, places } = read('jalan rusak di belitung');
    expect([place?.value.regency, ...places.map(({ value }) => value.regency)]).toEqual([
      undefined,
      'Belitung',
      'Banjarmasin',
    ]);
  });
});
