import { describe, expect, it } from 'vitest';
import { visibilityIn } from '../../../src/core/language/who-may-know.ts';
import { Citizen } from '../citizen.ts';
import { answers, asks, hidden, kept, named, noStory, photo, play, reads, stays, unchosen } from './table.ts';

const PHOTO = photo;
function reached(question: string, ...more: string[]): () => Citizen {
  return () => {
    const citizen = new Citizen();
    for (const words of ['jalan berlubang di Jl. Sultan Adam Banjarmasin sejak kemarin', 'lewati']) citizen.says(words);
    play(citizen, PHOTO);
    for (const words of more) citizen.says(words);
    if (citizen.talk?.question !== question) throw new Error(citizen.transcript());
    return citizen;
  };
}

answers('“Siapa yang boleh tahu?”', reached('switches'), [
  ['anonim', hidden(true, false)],
  ['anonim aja pak', hidden(true, false)],
  ['anonym', hidden(true, false)],
  ['rahasia', hidden(false, true)],
  ['dua duanya', hidden(true, true)],
  ['keduanya', hidden(true, true)],
  ['1', hidden(true, false)],
  ['4', hidden(false, false)],
  ['jangan sampai ketahuan', hidden(true, false)],
  ['jgn smpe ktahuan ya', hidden(true, false)],
  ['sembunyikan nama saya', hidden(true, false)],
  ['ga usah pake nama', hidden(true, false)],
  ['jangan disebut namanya', hidden(true, false)],
  ['nama saya jangan dimunculin', hidden(true, false)],
  ['yg penting nama sy aman', hidden(true, false)],
  ['saya takut', unchosen, stays],
  ['takut dicari', hidden(true, false)],
  ['jangan ada yg tau saya yg lapor', hidden(true, false)],
  ['cuma petugas', hidden(false, true)],
  ['hanya petugas yang boleh tahu', hidden(false, true)],
  ['gpp kelihatan', hidden(false, false)],
  ['gapapa tampil aja', hidden(false, false)],
  ['boleh semua', hidden(false, false)],
  ['semua orang', hidden(false, false)],
  ['siapa aja', hidden(false, false)],
  ['bebas', hidden(false, false)],
  ['terbuka aja', hidden(false, false)],
  ['ga usah anonim', hidden(false, false)],
  ['gak perlu dirahasiakan', hidden(false, false)],
  ['umum', hidden(false, false)],
  ['publik', hidden(false, false)],
  ['pakai nama asli aja', hidden(false, false)],
  ['tampilkan', hidden(false, false)],
  ['ga papa pake nama', hidden(false, false)],
  ['takut anak saya dikeluarin', unchosen, stays, reads('pilih Anonim dan rahasia'), kept('dikeluarin')],
  ['jangan sampai anak saya dipersulit kalau berobat lagi', unchosen, stays, reads('pilih Anonim'), kept('berobat')],
  ['anonim, takut anak saya dikeluarin', hidden(true, false)],
  ['sama sama pak', unchosen, stays, noStory],
  ['biar semua tau kelakuannya', hidden(false, false)],
  ['terserah', unchosen, stays],
  ['ga tau', unchosen, stays],
  ['bingung', unchosen],
  ['ragu', unchosen, stays],
  ['yang aman yang mana?', unchosen, stays, noStory],
  ['mana yang paling aman', unchosen, stays, noStory],
  ['maksudnya gimana?', unchosen, stays],
  ['bedanya apa', unchosen, stays, reads('Rahasia')],
  ['iya', unchosen, stays],
  ['ok', unchosen, stays],
  ['skip', unchosen, stays],
  ['-', unchosen, stays],
  ['sebentar', unchosen, stays],
  ['ga ada', unchosen, stays],
  ['nobody', hidden(true, true)],
  ['anonymous please', hidden(true, false)],
  ['both', hidden(true, true)],
  ['everyone', hidden(false, false)],
  ['kada usah ngaran', hidden(true, false)],
  ['ojo nganti konangan', hidden(true, false)],
  ['saya Budi, gapapa', hidden(false, false)],
  ['bodo amat', unchosen, stays],
]);

const NAME = reached('name', 'tidak keduanya');
answers('“Nama siapa yang dicantumkan?”', NAME, [
  ['Siti', named('Siti')],
  ['siti aminah', named('siti aminah')],
  ['Siti aja', named('Siti')],
  ['panggil saya Bu Rus', named('Bu Rus')],
  ['panggil aja Udin', named('Udin')],
  ['nama saya Budi Santoso', named('Budi Santoso')],
  ['nm sy Rudi', named('Rudi')],
  ['saya rudi pak', named('rudi')],
  ['Rudi, warga RT 5', named('Rudi, warga RT 5')],
  ['H. Muhammad Arsyad, S.Pd', named('H. Muhammad Arsyad, S.Pd')],
  ['ok, Rahmat', named('Rahmat')],
  ['Rahmat pak', named('Rahmat')],
  ['atas nama Hj. Noor', named('Hj. Noor')],
  ['an. Bapak Yusuf', named('Bapak Yusuf')],
  ['my name is John', named('John')],
  ["I'm Sarah", named('Sarah')],
  ['ulun Amat', named('Amat')],
  ['jenengku Slamet', named('Slamet')],
  ['ngaran ulun Idah', named('Idah')],
  ['Warga Sultan Adam', named('Warga Sultan Adam')],
  ['hamba allah', named('hamba allah')],
  ['ga usah nama', hidden(true, false), named(null)],
  ['ga usah pake nama', hidden(true, false), named(null)],
  ['rahasia dong', hidden(true, true), named(null)],
  ['rahasia', named(null)],
  ['anonim', hidden(true, false), named(null)],
  ['tanpa nama', hidden(true, false), named(null)],
  ['ga mau', hidden(true, false), named(null)],
  ['ga usah', hidden(true, false), named(null)],
  ['skip', hidden(true, false), named(null)],
  ['iya', named(null), stays],
  ['ok', named(null), stays],
  ['apa?', named(null), stays],
  ['sebentar', named(null), stays],
  ['tunggu', named(null), stays],
  ['maksudnya?', named(null), stays],
  ['buat apa?', named(null), stays],
  ['harus nama asli?', named(null), stays],
  ['nama siapa?', named(null), stays],
  ['nama saya?', named(null), stays],
  ['nama panggilan boleh?', named(null), stays],
  ['terserah', named(null), stays],
  ['bebas', named(null), stays],
  ['hmm', named(null), stays],
  ['-', named(null), stays],
  ['?', named(null), stays],
  ['👍', named(null), stays],
  ['wkwk', named(null), stays],
  ['halo', named(null), stays],
  ['makasih', named(null), stays],
  ['085251234567', named(null), stays],
  ['anjing', named(null), stays],
  ['bot bodoh', named(null), stays],
  ['nama saya sendiri', named(null), stays],
  ['pakai nama saya', named(null), stays],
  ['sesuai ktp', named(null), stays],
  ['kok ribet sih', named(null), stays],
  ['jangan nama saya', hidden(true, false), named(null)],
  ['udah', named(null), stays],
  ['kirim', named(null)],
  ['kembali', named(null), asks('switches')],
]);

describe('words of a ward, a toilet, a grave at “Siapa yang boleh tahu?”', () => {
  it.each([
    'kamar selalu penuh buat pasien bpjs, yang umum langsung masuk',
    'toilet umum hutan kota dikunci terus, yang buka cuma kalau ada pejabat',
    'jalannya terbuka untuk siapa saja tapi lubangnya tidak ditutup',
    'sampah di pasar tidak diangkut, retribusi ditarik tanpa karcis tiap hari, tolong keduanya ditangani',
    'saya biasa lewat situ tiap pagi antar anak sekolah',
  ])('“%s” chooses nothing', (words) => {
    expect(visibilityIn(words)).toBeUndefined();
  });
  it.each(['umum', 'umum saja pak', 'terbuka aja', 'biasa aja gak usah rahasia', 'bebas, boleh tau siapa saja'])(
    '“%s” opens it',
    (words) => {
      expect(visibilityIn(words)).toEqual({ anonymous: false, secret: false });
    },
  );
});
