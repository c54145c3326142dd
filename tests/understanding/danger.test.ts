import { describe, expect, it } from 'vitest';
import { read } from './read.ts';

const NOW = [
  'min tolong kapal klotok karam di tengah sungai barito penumpang masih di air',
  'ada bapak2 tergeletak di jalan habis ditabrak, ga gerak, darah banyak',
  'rumah kayu kebakar di gang samping masjid apinya gede bgt',
  'tulung lakasi, rumah kamandahan di subarang sungai!!',
  'istri saya mau lahiran di rumah, ketuban pecah, bidan ga ada, tolong ambulans',
  'orang gila ngamuk bawa parang di pasar, orang2 pada lari',
  'anak kecil kecebur sumur, masih bisa teriak, cepat pak',
  'tebing longsor nimpa rumah, 2 orang tertimbun belum ketemu',
  'help there is a house fire next to our hotel, people on the roof',
  'banjir sudah setinggi atap, kami di loteng, tolong kirim perahu',
  'ada buaya nyerang orang mancing di sungai barusan, orangnya dibawa ke dalam air',
  'pekerja jatuh dari lantai 3 ga sadarkan diri',
  'kabel listrik putus jatuh ke jalan basah, masih ada setrumnya, anak anak lewat situ!!',
  'suami saya sesak nafas berat bibirnya biru, puskesmas tutup, tolong',
  'tawuran di depan sma 2 sekarang, ada yang bawa celurit',
  'mobil masuk jurang di tanjakan, penumpang kejepit di dalam',
  'saya sudah tidak kuat lagi, mau mati saja',
  'atap sekolah baru saja ambruk, ada murid ketimpa',
  'ada orang mau terjun dari jembatan sekarang',
  'kompor meledak, api ke plafon, tolong damkar',
  'bayi saya kejang-kejang badannya panas 40, ambulans puskesmas ga ada supirnya',
  'kapal tongkang nabrak perahu, 3 orang hilang di sungai',
  'ular kobra masuk rumah dan gigit ibu saya, tolong cepat',
  'A man is drowning near the jetty please send help',
  'a woman is standing on the wrong side of the railing, she says she will jump',
  'bau gas nyengat dari rumah tetangga, orangnya gak nyaut',
  'bapak saya biru bibirnya, perawat tidak ada',
  'ada asap keluar dari jendela rumah kosong',
  'bocah kintir ning kali tulung',
];

const NOT_NOW = [
  'kebakaran minggu lalu di gang kami belum ada bantuan',
  'hidran kebakaran di pasar kering, bahaya kalau kebakaran',
  'rumah saya hanyut waktu banjir 2021 sampai sekarang tidak direhab',
  'takut ada yang kesetrum, kabelnya menjuntai rendah',
  'jalan ini sering makan korban kecelakaan, tolong dibuatkan rambu',
  'bulan lalu anak saya jatuh dari jembatan itu, untung selamat',
  'lampu merah mati bikin rawan tabrakan',
  'tolong pohonnya ditebang sebelum tumbang menimpa orang',
  'usul dibangun pos damkar supaya kalau kebakaran cepat',
  'tiap musim hujan rumah kami kebanjiran',
  'tidak ada korban jiwa dalam kebakaran kemarin, alhamdulillah',
  'harga cabai bikin darah tinggi',
  'petugas damkar datang terlambat waktu kebakaran hari senin',
  'ambulans desa dipakai angkut sayur',
  'mati lampu bikin ikan di freezer busuk',
  'antrean bpjs bikin sesak, sumpek sekali ruang tunggunya',
  'tukang parkir maksa minta 5 ribu',
  'guru memukul murid kemarin sampai memar',
  'jalan licin hampir saja saya terperosok',
  'asap pembakaran sampah tetangga bikin batuk tiap sore',
  'selokan mampet kalau hujan air masuk rumah',
  'bagaimana nomor darurat kebakaran?',
  'makasih damkar sudah padamkan api tadi malam',
  'sungai di belakang rumah dangkal, dulu pernah ada yang tenggelam',
  'jembatan goyang, jangan tunggu ambruk',
  'korban banjir belum dapat sembako',
  'istri saya keguguran bulan lalu karena ditolak RS',
  'pasar terbakar tahun lalu kiosnya belum dibangun lagi',
  'proyek mangkrak, warga meledak emosinya',
  'kabel PLN kendor, kalau angin percikan api',
  'kami tenggelam dalam utang pinjol',
  'listrik konslet di kantor lurah sudah dilaporkan, belum diganti',
  'dokter tidak ada padahal anak saya kejang minggu kemarin',
  'rumah mau roboh, minta bedah rumah',
];

describe('danger now shows the numbers', () => {
  for (const text of NOW) it(text, () => expect(read(text).emergency).toBeDefined());
});

describe('what is over, feared, asked about, denied or a figure of speech does not', () => {
  for (const text of NOT_NOW) it(text, () => expect(read(text).emergency).toBeUndefined());
});

it('fire has the fire brigade first, despair the line for it, and the words are named', () => {
  expect(read('ada kebakaran di pasar, tolong!!').emergency).toMatchObject({
    numbers: ['113', '112'],
    words: 'kebakaran',
  });
  expect(read('saya mau bunuh diri').emergency?.numbers[0]).toBe('119');
});

it("quoted or forwarded danger is not the writer's", () => {
  expect(read('di grup ada pesan "waspada penculikan anak di kota kita", benar tidak?').emergency).toBeUndefined();
  expect(read('RT @kabar: kebakaran besar di pasar').emergency).toBeUndefined();
});

describe('danger in words of no list is heard by the model', () => {
  const FIRE = 'apinya di pondok kebun, paman tidur di dalam';

  it('with the usual number first, then those of the kind that its words speak of', () => {
    expect(read(FIRE).emergency?.numbers).toEqual(['112', '113']);
    expect(read('perahu kami penuh air, dayungnya lepas, ibu ga bisa renang').emergency?.numbers).toEqual([
      '112',
      '115',
    ]);
  });

  it('and it names the words that say so, as they stand in the text', () => {
    const { words, span } = read(FIRE).emergency ?? { words: '', span: [0, 0] };
    expect(words).toMatch(/apinya/);
    expect(FIRE.slice(...span)).toBe(words);
  });

  it('is now, so nobody is asked for the day', () =>
    expect(read(FIRE).when?.value).toMatchObject({ from: '2026-12-02', to: '2026-12-02' }));

  for (const [why, text] of [
    ['over', `bulan lalu ${FIRE}`],
    ['feared', `takut ${FIRE}`],
    ['what nearly happened', `nyaris saja ${FIRE}`],
    ['quoted', `ada pesan di grup "${FIRE}"`],
    ['passed on', `RT @kabar: ${FIRE}`],
    ['asked about', `kalau ${FIRE}, telepon ke mana?`],
  ] as const)
    it(`unless it is ${why}`, () => expect(read(text).emergency).toBeUndefined());

  it('a fact of few words is no danger', () => {
    for (const text of ['sungai', 'di hutan', 'api', 'jatuh']) expect(read(text).emergency).toBeUndefined();
  });
});

it('whoever greets first or says "then" is heard too: nobody was saved, nothing is over', () => {
  for (const text of [
    'selamat malam min, ada kebakaran di pasar lama',
    'selamat sore pak, kapal kami tenggelam di muara',
    'bapak saya tidak sadar, lalu bibirnya biru',
    'dari kemarin hilang di hutan, belum ketemu',
  ])
    expect(read(text).emergency, text).toBeDefined();
  expect(read('rumah kami terbakar, semua selamat, perlu bantuan selimut').emergency).toBeUndefined();
});

it('a report that nobody answers is no body that does not', () => {
  for (const text of [
    'laporan saya tidak direspon sampai sekarang',
    'lampu jalan tidak mau hidup lagi, sudah lapor tidak direspons',
  ])
    expect(read(text).emergency, text).toBeUndefined();
});
