import { describe, expect, it } from 'vitest';
import { understand } from '../../src/core/understanding/understand.ts';
import { policy, WEDNESDAY } from './read.ts';

/** What a text tells of a fact when it is known what it is about. */
const told = (about: string, id: string, text: string): string | undefined =>
  understand({ text, now: new Date(WEDNESDAY), zone: policy.zone, policy, about }).facts[id]?.value;
const needless = (about: string, text: string): readonly string[] =>
  understand({ text, now: new Date(WEDNESDAY), zone: policy.zone, policy, about }).needless;

describe('how big or dangerous it is, as it was told', () => {
  it.each([
    [
      'jln A Yani km 12 dpn SPBU bolong besar pak, tadi malam jam 8 anak sy jatuh dr motor',
      'bolong besar, tadi malam jam 8 anak sy jatuh dr motor',
    ],
    ['jambatan kayu papannya lepas. Bahaya buat anak sekolah', 'Bahaya buat anak sekolah'],
    [
      'There is a huge pothole on Jalan Veteran. My friend crashed there on Saturday night.',
      'huge pothole, My friend crashed there on Saturday night',
    ],
    ['kalo ujan aernya masuk rumah warga. terakhir banjir 2 hari lalu', 'ujan aernya masuk rumah warga'],
    ['tutup gorong2 hilang. sdh 2x ada org jatuh, tolong sebelum ada korban lg', '2x ada org jatuh'],
    ['jalan lintas Kasongan amblas 2 meter, sejak sabtu', 'amblas 2 meter'],
    ['motor ga bisa lewat dari hari sabtu', 'motor ga bisa lewat'],
    ['jln poros Kintap krn lubang segede kolam', 'lubang segede kolam'],
    [
      'jalan hancur banar pak ae, luko2 ganal, sapida mutur gin kada kawa liwat',
      'luko2 ganal, sapida mutur gin kada kawa liwat',
    ],
    ['ADA MOTOR JATUH di jalan Veteran', 'ADA MOTOR JATUH'],
    ['jalan dpn rumah sy rusak parah pak tolong diperbaiki yaa', 'rusak parah'],
    ['jalannya rendah, daerah rawan banjir hampir 1 meter', 'daerah rawan banjir hampir 1 meter'],
    ['jalan poros desa hancur total', 'hancur total'],
    ['Jembatan titian ke SDN Basirih 10 mau roboh', 'mau roboh'],
  ])('%s', (text, words) => {
    expect(told('road', 'danger', text)).toBe(words);
  });

  it.each([
    'jalan dpn rumah sy rusak pak tolong diperbaiki yaa',
    'jalan berlubang 100 meter dari simpang empat sejak kemarin',
    'jangan sampai ada korban baru diperbaiki',
    'tolong diperbaiki sebelum ada yang jatuh',
    'jalan rusak sejak lebaran',
    'proyek jalan itu meninggalkan masalah yaitu bekas galian',
  ])('“%s” does not tell', (text) => {
    expect(told('road', 'danger', text)).toBeUndefined();
  });

  it('no clause holds the place that was named before it, or goes on behind a sign', () => {
    expect(told('disaster', 'people', 'rumah di kec Tebing Tinggi Balangan katimbun tanah, sidin masih di dalam')).toBe(
      'katimbun tanah, sidin masih di dalam',
    );
    expect(told('bpjs', 'class', 'BPJS kelas 3, di RSUD Datu Sanggul Rantau ditolak loket')).toBe(
      'kelas 3, ditolak loket',
    );
  });
});

describe('a paper or an amount, as it was told', () => {
  it.each([
    ['permit', 'paper', 'balik nama sertifikat saya sudah setahun di BPN', 'sertifikat tanah'],
    ['permit', 'paper', 'sertifikat tanah program PTSL belum keluar', 'sertifikat tanah'],
    ['document', 'paper', 'kelas calon pengantin sudah selesai, sertifikatnya belum keluar', 'sertifikat'],
    ['levy', 'amount', 'warga diminta uang pembangunan Rp.1.000.000. Bukti terlampir', 'Rp.1.000.000'],
  ])('%s: %s of “%s”', (about, id, text, value) => {
    expect(told(about, id, text)).toBe(value);
  });
});

describe('who is in danger, where it comes from, what was answered', () => {
  it.each([
    [
      'disaster',
      'people',
      'banjir bandang, air sudah sedada, nenek saya masih di loteng!!!',
      'nenek saya masih di loteng',
    ],
    ['disaster', 'people', 'kelotok kebalik, dua org hanyut blm ketemu', 'dua org hanyut blm ketemu'],
    ['disaster', 'people', '14 rumah atapnya terbang, alhamdulillah tdk ada korban', 'tdk ada korban'],
    ['waste', 'source', 'pabrik tahu buang limbah ke parit Desa Pulau Sari, Tambang Ulang', 'pabrik tahu buang limbah'],
    ['waste', 'source', 'kandang ayam sebelah rumah di desa Karang Jawa', 'kandang ayam sebelah rumah'],
    ['waste', 'source', 'tetangga bakar kabel ambil tembaga tiap magrib', 'tetangga bakar kabel ambil tembaga'],
    [
      'permit',
      'answered',
      'tiap nanya disuruh nunggu kepala seksi. Hp saya ada',
      'tiap nanya disuruh nunggu kepala seksi',
    ],
    [
      'permit',
      'answered',
      'ditakuni ke bapenda jar petugasnya "bayar aja dulu baru protes"',
      'ditakuni ke bapenda jar petugasnya "bayar aja dulu baru protes"',
    ],
    ['bpjs', 'class', 'disuruh bayar dulu 1,5 juta padahal BPJS kelas 2 aktif', 'kelas 2, disuruh bayar dulu 1,5 juta'],
    [
      'transport',
      'vehicle',
      'angkot jurusan kayutangi ugal2an, plat DA 7781 AB',
      'angkot jurusan kayutangi, DA 7781 AB',
    ],
    [
      'transport',
      'vehicle',
      'feri penyeberangan Batulicin - Tanjung Serdang telat 5 jam',
      'feri penyeberangan Batulicin - Tanjung Serdang',
    ],
    [
      'transport',
      'vehicle',
      'travel Banjarmasin Kotabaru DA 7120 ZF nurunin penumpang',
      'travel Banjarmasin Kotabaru, DA 7120 ZF',
    ],
    ['other', 'office', 'toilet kantor dishub kotor sekali', 'Dinas Perhubungan'],
  ])('%s: %s of “%s”', (about, id, text, words) => {
    expect(told(about, id, text)).toBe(words);
  });

  it.each([
    ['waste', 'source', 'sampah di depan hotel Batung menumpuk'],
    ['waste', 'source', 'saya takut ketahuan tetangga'],
    ['waste', 'source', 'bau busuk di kecamatan Tambang Ulang'],
    ['bpjs', 'class', 'bapak saya ditolak di IGD'],
    ['transport', 'vehicle', 'bus telat terus'],
  ])('%s: no %s in “%s”', (about, id, text) => {
    expect(told(about, id, text)).toBeUndefined();
  });
});

describe('what makes no sense to ask, by the words of the policy', () => {
  it.each([
    ['light', 'lampu merah simpang empat mati', 'pole'],
    ['waste', 'sampah sdh 3 hari ndak diangkut', 'source'],
    ['transport', 'rambu stop di perempatan dicabut orang', 'vehicle'],
    ['water', 'pipa pecah di pinggir jalan', 'customer'],
    ['bpjs', 'kartu ditolak rs ulin katanya nunggak padahal rutin bayar', 'amount'],
  ])('%s: “%s” spares %s', (about, text, id) => {
    expect(needless(about, text)).toEqual([id]);
  });

  it('spares nothing where it does make sense', () => {
    expect(needless('light', 'lampu jalan depan SD mati semua')).toEqual([]);
    expect(needless('waste', 'limbah hitam di parit')).toEqual([]);
    expect(needless('bpjs', 'peserta bpjs disuruh bayar obat di rs ulin')).toEqual([]);
  });
});
