import { describe, expect, it } from 'vitest';
import { byPostIn } from '../../src/core/understanding/people.ts';
import { readPersonalData } from '../../src/core/understanding/personal-data.ts';
import { policy, read } from './read.ts';

const days = (text: string): string => {
  const when = read(text).when?.value;
  return when?.from ? `${when.from}/${when.to}` : '-';
};

describe('whoever is tired of waiting does not want to die, and is heard', () => {
  it.each([
    'serasa mau mati nunggu antrian di capil kotabaru dari jam 7 smp jam 1 td',
    'mau mati rasanya kepanasan di ruang tunggu puskesmas gambut ac rusak',
    'kaya handak mati mahadang urut di rsud ulin dari baisukan',
  ])('%s', (text) => {
    const { kind, despair, emergency } = read(text);
    expect([kind.value, despair, emergency]).toEqual(['complaint', false, undefined]);
  });
  it.each([
    'rasanya mau mati',
    'mau mati aja nunggu apa lagi',
    'mau mati rasanya ditinggal suami nunggu mukjizat',
    'rasanya mau mati nunggu hutang ga lunas2 mending aku mati',
  ])('%s: that is meant', (text) => expect(read(text).despair).toBe(true));
});

describe('a bill that explodes and a file that drowns endanger nobody', () => {
  it.each([
    'harga cabe di pasar Wadai Kandangan meledak 120rb sekilo, dompet kebakaran',
    'tagihan listrik meledak bulan ini jadi 2 juta padahal rumah kosong',
    'berkas kami tenggelam di meja kabag katanya blm dicari',
  ])('%s', (text) => expect(read(text).emergency).toBeUndefined());
  it.each([
    'harga gas naik, tabung gas meledak di warung barusan ada yang luka',
    'laporan: anak tenggelam di sungai barito belum ketemu',
    'rumah kebakaran dompet dan surat hangus semua tolong api masih besar',
  ])('%s: that is danger', (text) => expect(read(text).emergency).toBeDefined());
});

it.each([
  'sekeluarga tetangga kami sudah 2 hari tdk makan, bapaknya lumpuh, di gg Sejati kuin cerucuk',
  'bini ulun handak malahirakan di puskesmas Haruai bidannya kadada, sudah pacah katuban tulung!!',
  'kena tabrak lari di km 12 orangnya tergeletak di jalan',
])('who starves, gives birth without help or lies in the road is in danger: “%s”', (text) =>
  expect(read(text).emergency).toBeDefined(),
);

it.each([
  'ini gimana sih pak lampu jalan mati semua',
  'gmn ini pak udah lapor 3 kali got mampet ga ada yg dateng',
  'kaya apa nih pian, banyu leding kada bajalan',
  'pak maaf sebelumnya saya mau cerita, di kampung saya itu ada jembatan yang sudah lama rusak',
])('however it begins, what happened is heard: “%s”', (text) => expect(read(text).kind.value).toBe('complaint'));

it.each([
  ['good morning sir', 'greeting'],
  ['you are all useless corrupt bastards', 'abuse'],
  ['iya sayang nanti pulang aku beliin martabak ya', 'noise'],
])('what tells of nothing begins no report: “%s”', (text, kind) => expect(read(text).kind.value).toBe(kind));

it.each([
  ['sudah lapor ke camat tidak ada tanggapan sampai hari ini', '-'],
  ['jalan rusak dari dulu sampai sekarang', '-'],
  ['sy dibayar 1,8 sebulan di cafe', '-'],
  ['sebulan 2 juta gajinya', '-'],
  ['bulan lalu sudah diperbaiki, minggu lalu rusak lagi', '2026-11-23/2026-11-29'],
  ['jalan sudah diperbaiki kemarin', '2026-12-01/2026-12-01'],
])('until when nothing came, what is paid a month and when it was mended is not when it happened: “%s”', (text, when) =>
  expect(days(text)).toBe(when),
);

it.each([
  ['the immigration office in Banjarmasin is rude', 'Imigrasi'],
  ['civil registry lost my papers', 'Disdukcapil'],
  ['kantor urusan agama minta uang nikah', 'KUA'],
  ['mati lampu lagi @pln_123', 'PLN'],
])('an agency is known in English, in full and by its handle: “%s”', (text, agency) =>
  expect(read(text).agency).toBe(agency),
);

describe('personal data in odd spellings', () => {
  it.each([
    ['bus plat d a 7 0 3 4 c nerobos lampu merah', 'plate', 'd a 7 0 3 4 c'],
    ['nopol DA.1234.AB', 'plate', 'DA.1234.AB'],
    ['ini wa ku o812-oooo-3321', 'phone', 'o812-oooo-3321'],
    ['hp 0 8 1 2 3 4 5 6 7 8 9 0', 'phone', '0 8 1 2 3 4 5 6 7 8 9 0'],
    ['email saya budi (at) contoh dot id ya', 'email', 'budi (at) contoh dot id'],
  ] as const)('%s', (text, kind, span) => expect(readPersonalData(text)[kind]).toEqual([span]));
  it('a paragraph is no plate', () => expect(readPersonalData('lihat lampiran H.12.A').plate).toEqual([]));
});

it('to whom it is written is not where it happened, and not who did it', () => {
  const told = read('Kepada Yth Bapak Walikota Banjarmasin, jalan di kampung kami hancur');
  expect(told.place).toBeUndefined();
  const shouted = read('YTH BAPAK BUPATI BANJAR JALAN KAMI RUSAK');
  expect(shouted.people.filter(({ value }) => value.name !== undefined)).toEqual([]);
});

it.each([
  ['kepala SMPN 2 Amuntai jarang masuk sejak juli', 'kepala SMPN 2'],
  ['Pak Camat tidur di kantor', 'Camat'],
  ['pak camat tolong jalan kami rusak', undefined],
])('whoever is complained of by post: “%s”', (text, who) => expect(byPostIn(text)?.text).toBe(who));

it.each([
  'wali kelas anak saya bu Rina (SDN Sungai Besar 4) nyubit smp biru karna ga bawa lks, kejadiannya tadi pagi',
  'guru olahraga di SDN Karang Bintang 1 nampar ponakan sy sampe bibirnya pecah, kejadian Senin jam pelajaran ke 2. kepseknya nyuruh damai',
])('a number in brackets or behind “ke” begins no second matter: “%s”', (text) =>
  expect(read(text).matters).toBeUndefined(),
);

it('running a red light is about traffic, not about the lamp', () => {
  expect(read('bus damri nerobos lampu merah di bundaran', undefined).category?.value).toBe('transport');
  expect(policy.categories.map(({ id }) => id)).toContain('transport');
});

it.each([
  ['kalo bisa di taman kota dikasih toilet pak', 'aspiration'],
  ['kalau bisa di siring dikasih toilet umum', 'aspiration'],
  ['kalau bisa segera diperbaiki, lampu jalan mati di gang kami', 'complaint'],
  ['kalau bisa dikasih tindakan itu petugas kasar di capil', 'complaint'],
  ['alangkah baiknya kalau sampah di pasar diangkut, sudah seminggu numpuk', 'complaint'],
  ['sy terjerat pinjol, tiap hari diteror dc', 'not-ours'],
  ['kades pakai dana desa buat bayar pinjol', 'complaint'],
  ['terima kasih PLN, listrik mati tiap hari makin romantis', 'complaint'],
  ['hebat sekali pdam air mati seminggu', 'complaint'],
  ['hebat puskesmas ini, jam 9 udah tutup', 'complaint'],
])('a wish, somebody else’s to act on, irony: “%s” is %s', (text, kind) => expect(read(text).kind.value).toBe(kind));

it.each([
  ['korban puting beliung bulan lalu sampai sekarang blm dpt seng', 'aid'],
  ['lampu mati sahari tiga kali di kampung kami', 'power'],
  ['lampu gang rumah kami mati', 'light'],
  ['lampu jalan di desa kami mati sehari tiga kali', 'light'],
  ['memotong tunjangan guru 5% di dinas pendidikan', 'levy'],
  ['pertigaan dekat pom bensin lubangnya dalam', 'road'],
  ['sampah di belakang puskesmas Gambut numpuk', 'waste'],
  ['di depan puskesmas ada pungli parkir', 'levy'],
  ['bukan masalah jalannya, yg sy laporkan itu debu truk pasir masuk dapur', 'waste'],
  ['bukan main jalan rusak di Gambut', 'road'],
  ['bukan sekali dua kali got ini meluap', 'road'],
])('what it is about, not what stands beside it or is denied: “%s” is %s', (text, category) =>
  expect(read(text).category?.value).toBe(category),
);

it.each([
  ['samalam sampai wayahini banyu kada bajalan', '2026-12-01/2026-12-02'],
  ['dana desa tahun anggaran 2024-2025 tidak jelas', '2024-01-01/2025-12-31'],
  ['laporan dana desa tahun 2023 s/d 2025 tidak ada', '2023-01-01/2025-12-31'],
  ['kades periode 2021-2027 tidak pernah musyawarah', '-'],
  ['pas malam takbiran idul adha kemarin listrik mati', '2026-05-26/2026-05-26'],
  ['banyu kada bajalan ket wingi', '2026-12-01/2026-12-02'],
])('budget years, two feasts with an eve, and how neighbours say since: “%s”', (text, when) =>
  expect(days(text)).toBe(when),
);

it.each([
  ['jalan di desa desa, desa Bincau rusak', 'desa Bincau'],
  ['pungutan di desa Kades Sungai Pinang', 'Sungai Pinang'],
  ['jembatan di desa tatah belayung rusak', 'jembatan di desa tatah belayung'],
  ['jembatan di desa Antasan baru saja putus', 'jembatan di desa Antasan'],
  ['kalo bisa terminal km 6 dikasih toilet', 'terminal km 6'],
  ['banyu sungai hirang karna limbah di Halong', 'Halong'],
  ['lampu jln dpn rmh mati bos', undefined],
])('a place is called as it is: “%s”', (text, place) => expect(read(text).place?.value.text).toBe(place));

it('where one set out is not where it happened', () =>
  expect(read('naik bus dari banjarmasin mau ke barabai diturunkan di daerah tambarangan').place?.value.regency).toBe(
    'Tapin',
  ));
