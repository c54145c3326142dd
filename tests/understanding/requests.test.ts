import { describe, expect, it } from 'vitest';
import { read } from './read.ts';

/** What is asked for, and what it is about. */
const REQUESTS = {
  'mohon bantuan pemangkasan pohon di depan langgar, rantingnya sudah masuk ke atap': 'other',
  'pohon di halaman kantor desa sudah terlalu rimbun, minta dirapikan': 'other',
  'sudah dua tahun mendaftar rusunawa belum ada panggilan': 'other',
  'kenapa nama ibu saya hilang dari data keluarga miskin, padahal janda': 'aid',
  'mohon bantuan, meteran air di rumah kami bocor dari kemarin': 'water',
  'tutup u ditch di Jl. Kenanga patah, besinya kelihatan': 'road',
  'mohon bantuan pengangkutan karung hasil kerja bakti di RT 9': 'waste',
  'sertifikat vaksin anak saya tidak muncul': 'health',
  'mohon bantuan pekerjaan, saya sudah setahun menganggur': 'labour',
  'surat pengantar nikah di kelurahan belum ditandatangani': 'document',
};

describe('a polite request is a complaint about what is asked for; "mohon bantuan" is no aid', () => {
  for (const [text, category] of Object.entries(REQUESTS))
    it(text, () => {
      const understood = read(text);
      expect(understood.kind.value).toBe('complaint');
      expect(understood.category?.value).toBe(category);
    });

  it('thanks given beforehand praise nobody', () => {
    for (const text of ['mohon dibantu diangkut, terima kasih', 'tolong dibersihkan salurannya ya, makasih'])
      expect(read(text).kind.value, text).toBe('complaint');
  });
});

describe('a word of danger in a letter', () => {
  it('raises no alarm where what stands around it tells of none', () => {
    for (const text of [
      'Selamat pagi pak, saya warga Handil Bakti. Jalan di depan pasar berlubang dalam, sudah banyak pengendara yang terperosok dan jatuh di situ, sampai kami pasang drum sendiri. Mohon segera ditambal sebelum musim hujan, terima kasih.',
      'Yth. dinas terkait, akar pohon di samping rumah kami sudah menjalar ke lantai dan merusak pagar, tahun lalu pernah disurvei dan katanya akan dipotong, tetapi sampai hari ini tidak ada petugas yang datang. Mohon bantuannya.',
      'Assalamualaikum, suami saya kena PHK dan sekarang sakit stroke sehingga tidak bisa bekerja, anak kami tiga masih sekolah semua. Kami sudah tiga kali mendaftar PKH lewat RT dan belum pernah dapat, mohon diperhatikan.',
    ])
      expect(read(text).emergency, text).toBeUndefined();
  });

  it('is believed where the sentence around it cries for help, however calm the rest is', () => {
    for (const text of [
      'Yth. Kepala Dinas. Jembatan kayu di desa kami sudah lama lapuk dan beberapa kali kami usulkan di musrenbang, tidak pernah dijawab. Barusan jembatannya runtuh waktu dilewati anak sekolah, dua anak hanyut dan belum ketemu. Mohon jembatannya juga segera dibangun.',
      'Kami sudah lama minta kabel di gang dirapikan, PLN bilang nanti, kelurahan bilang bukan urusan mereka, padahal iuran kami bayar terus. Sekarang kabelnya putus dan tetangga kami kesetrum, masih menempel dan tidak bergerak, tolong.',
    ])
      expect(read(text).emergency, text).toBeDefined();
  });
});
