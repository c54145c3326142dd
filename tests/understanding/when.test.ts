import { describe, expect, it } from 'vitest';
import { read, WEDNESDAY } from './read.ts';

const days = (text: string, now = WEDNESDAY): string => {
  const when = read(text, now).when?.value;
  if (!when?.from) return '-';
  return when.from === when.to ? when.from : `${when.from}/${when.to}`;
};

/** `phrase | days`, read on Wednesday 2 December 2026 at 14.00. */
const PHRASES: Readonly<Record<string, string>> = {
  'days told from today': `
    kemarin got di gang kami mampet | 2026-12-01
    got mampet kmrn sore | 2026-12-01
    kemaren lusa jembatannya patah | 2026-11-30
    td pagi air mati | 2026-12-02
    tadi sore air mati | 2026-12-01
    tadi malam lampu padam | 2026-12-01
    malam td ribut sekali | 2026-12-01
    semalem ada yang buang limbah | 2026-12-01
    samalam banyu mati | 2026-12-01
    barusan tiang listrik roboh | 2026-12-02
    hari ini loketnya tutup | 2026-12-02
    siang ini petugas tidak ada | 2026-12-02
    3 hari lalu sampah dibuang di sungai | 2026-11-29
    dua minggu yang lalu jalan digali | 2026-11-18
    sebulan lalu KTP saya diurus | 2026-11-02
    2 jam yang lalu pipa pecah | 2026-12-02
    minggu lalu petugas membentak saya | 2026-11-23/2026-11-29
    bulan lalu ditagih dua kali | 2026-11-01/2026-11-30
    thn lalu gudangnya terbakar | 2025-01-01/2025-12-31
    2 tahun lalu jembatannya retak | 2024-01-01/2024-12-31
    berkas saya masukkan dua tahun yg lalu dan sampai sekarang belum jadi | 2024-01-01/2026-12-02
    jalannya udah 2 tahunan ga dibenerin | 2024-12-02/2026-12-02
    sampah ga diangkut udah 3 mingguan | 2026-11-11/2026-12-02
    pajak 5 tahunan dipersulit | -
    banyu mati tumat tahun samalam | 2025-01-01/2026-12-02
    tumat bulan samalam kada bajalan | 2026-11-01/2026-12-02
    kejadian senin 30/11 jam 10 pagi | 2026-11-30
    banyu PDAM ora mili wis telung dina | 2026-11-29/2026-12-02
    dalane rusak wis setaun ora didandani | 2025-12-02/2026-12-02
    mau esuk petugase ora ono | 2026-12-02
    kapal telat 5 jam kemarin tanpa pengumuman | 2026-12-01
    dua minggu yg lalu tepatnya hari jumat saya ke BPN | 2026-11-20
    tiga malam berturut2 sampai tadi malam ada balap liar | 2026-11-29/2026-12-01
    lampu jalan terakhir nyala hari kamis | 2026-11-26/2026-12-02
    imigrasi tutup 16 & 17 nov | 2026-11-16/2026-11-17
    lampu mati sejak hari guru | 2026-11-25/2026-12-02
    harga telur naik jelang natal | -
    dokter datang seminggu paling 2x | -
    gaji cuma 1,8 juta sebulan | -`,
  'several days without “kemarin” are a habit': `
    senin dan kamis petugas posyandu tidak pernah datang | -
    setiap selasa & jumat pasar tumpah bikin macet | -
    senin dan selasa kemarin loketnya kosong | 2026-11-30/2026-12-01
    pegawainya datang jam 10 pulang jam 1, tiap hari begitu | -`,
  'what goes on since then': `
    jalan digali H-2 lebaran sampai sekarang tidak ditutup | 2026-03-19/2026-12-02
    rumah rusak waktu banjir 2021 sampai sekarang tidak direhab | 2021-01-01/2026-12-02`,
  'days of the week': `
    hari senin guru tidak masuk | 2026-11-30
    senin kemarin guru tidak masuk | 2026-11-30
    rabu kemarin dokternya tidak ada | 2026-11-25
    hari minggu kemarin ada balap liar | 2026-11-29
    malam minggu kemarin ada balap liar | 2026-11-28
    malam kamis kemarin pipa pecah | 2026-11-25
    kamis malam kemarin pipa pecah | 2026-11-26
    jumat minggu lalu bidan tidak ada | 2026-11-27
    senin sama selasa kemarin gurunya ga masuk | 2026-11-30/2026-12-01
    hari senin, rabu dan jumat minggu lalu loketnya tutup | 2026-11-23/2026-11-27
    selasa kemarin dan rabu pagi | 2026-12-01
    hari ahad kamarin lampu pajah | 2026-11-29
    lampu mati semua sejak minggu | 2026-11-29/2026-12-02
    air mati dari minggu malam | 2026-11-29/2026-12-02
    air keruh sejak minggu lalu | 2026-11-23/2026-12-02
    on Monday the clerk shouted at me | 2026-11-30`,
  'dates of the calendar': `
    tanggal 25 november air mati | 2026-11-25
    tgl 1 lampu jalan mati | 2026-12-01
    tgl 28 lampu jalan mati | 2026-11-28
    kejadian 17-11-2026 di kantor lurah | 2026-11-17
    pada 5/10 berkas saya hilang | 2026-10-05
    Selasa (24/11) dokter tidak ada | 2026-11-24
    Senin, 23 November 2026 petugas marah | 2026-11-23
    tgl 3-5 november listrik padam | 2026-11-03/2026-11-05
    dari tgl 20 s/d 22 november loket tutup | 2026-11-20/2026-11-22
    antara tanggal 10 sampai 12 oktober jalan ditutup | 2026-10-10/2026-10-12
    awal november air kotor | 2026-11-01
    pertengahan oktober jembatan retak | 2026-10-15
    sejak oktober gaji tidak dibayar | 2026-10-01/2026-12-02
    dana desa tahun 2025 tidak jelas | 2025-01-01/2025-12-31
    rapat tgl 22 Juni 23, belum ada hasilnya | 2023-06-22
    lampu mati sejak 5 Agustus 25 di gang kami | 2025-08-05/2026-12-02
    tanggal 5 Agustus 25 orang antri dari subuh | 2026-08-05`,
  'how long already': `
    sudah 3 hari sampah tidak diangkut | 2026-11-29/2026-12-02
    sdh seminggu air mati | 2026-11-25/2026-12-02
    udah sepuluh hari gelap | 2026-11-22/2026-12-02
    selama dua bulan terakhir pustu kosong | 2026-10-02/2026-12-02
    sejak kemarin air keruh | 2026-12-01/2026-12-02
    dr senin lampu mati | 2026-11-30/2026-12-02
    sejak hari Jumat air macet | 2026-11-27/2026-12-02
    sejak tgl 20 air macet | 2026-11-20/2026-12-02
    tumat tiga hari nang lalu banyu mati | 2026-11-29/2026-12-02
    masuk tanggal 10 November 2026 dan sampai sekarang belum selesai | 2026-11-10/2026-12-02
    for two weeks the garbage was not collected | 2026-11-18/2026-12-02
    since Friday no water at all | 2026-11-27/2026-12-02`,
  'feasts from a table of years': `
    sejak lebaran jalannya rusak | 2026-03-21/2026-12-02
    habis 17an pagar taman roboh | 2026-08-17
    waktu idul adha listrik padam | 2026-05-27`,
  'no day is meant': `
    tiap malam ada balap liar | -
    setiap hari senin macet | -
    sering mati lampu | -
    buka senin-jumat | -
    besok jalan ditutup | -
    anak saya umur 3 tahun jatuh di got | -
    lampu jalan nomor 12 mati | -
    RT 03/04 banjir | -
    bayar 20 ribu tiap bulan | -`,
};

for (const [what, table] of Object.entries(PHRASES))
  describe(what, () => {
    for (const line of table.trim().split('\n')) {
      const [text = '', expected = ''] = line.split(' | ').map((part) => part.trim());
      it(text, () => expect(days(text)).toBe(expected));
    }
  });

describe('the hour decides the day where it can', () => {
  it('"tadi sore" said just after midnight was yesterday', () =>
    expect(days('tadi sore lampu padam', '2026-12-02T00:20:00+08:00')).toBe('2026-12-01'));
  it('"hari jumat siang" said on a Friday morning was last week', () =>
    expect(days('jumat siang loket tutup', '2026-12-04T08:00:00+08:00')).toBe('2026-11-27'));
  it('an hour is kept beside its day', () =>
    expect(read('kemarin jam 8 malam lampu mati').when?.value).toMatchObject({ from: '2026-12-01', clock: '20:00' }));
  it('"jam setengah 7 tadi pagi" is half past six', () =>
    expect(read('jam setengah 7 tadi pagi angkot ngebut').when?.value.clock).toBe('06:30'));
});

it('a date that lies ahead is never taken for when it happened', () => {
  for (const text of ['deadline 20 desember', 'berangkat 2027-01-05', 'jalan ditutup tgl 25/12/2026'])
    expect(days(text), text).toBe('-');
});

it('danger that is told without a day is now', () => {
  expect(days('ada kebakaran di pasar, api besar, tolong!!')).toBe('2026-12-02');
});
