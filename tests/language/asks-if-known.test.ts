import { describe, expect, it } from 'vitest';
import { asksIfKnown } from '../../src/core/language/asks-if-known.ts';
import { Citizen } from '../intake/citizen.ts';
import { fileOne, ROAD } from '../intake/filed.ts';

const ASKED = [
  'eh tapi nanti pihak sekolah tau ga kalo saya yg lapor?',
  'apa nama saya kelihatan?',
  'kalau saya lapor di sini kepsek tau ga',
  'nama saya bakal muncul ga nanti',
  'kadesnya nanti tau ga siapa yang lapor',
  'atasan saya bisa lihat siapa yang melapor kah',
  'mereka dikasih tau ga kalo ulun nang malapor',
  'ini beneran ga ketahuan kan?',
  'identitas saya ga bakal bocor kan',
  'nanti kadesnya dikasih tau ga?',
  'apa nanti perusahaan dihubungi ga?',
  'kalo dia marah gimana',
  'nanti dia balas dendam ga?',
  'kalau anak saya dikeluarin dari sekolah gimana?',
  'will the headmaster know it was me?',
  'can they see who reported this?',
];

describe('whether those who are complained of learn who reported', () => {
  it.each(ASKED)('“%s” is asked, and answered at any step', (words) => {
    expect(asksIfKnown(words)).toBe(true);
    const drafting = new Citizen();
    drafting.says('kepala sekolah SDN Kelayan 2 Banjarmasin minta uang 150 ribu kemarin, tidak ada kuitansi');
    const told = drafting.talk?.draft?.words.length;
    expect(drafting.says(words).text).toContain('Anonim: nama Anda tidak terlihat');
    expect(drafting.talk?.draft?.words).toHaveLength(told ?? -1);
    const filed = new Citizen();
    const code = fileOne(filed, ROAD);
    expect(filed.later(3 * 86_400_000).says(words).text).toContain('Anonim: nama Anda tidak terlihat');
    expect(filed.notes(code)).toEqual([]);
  });

  it.each([
    'kalau hujan banjir gimana?',
    'nanti warga tahu ga jadwalnya?',
    'apa bapak tahu tidak jalan di sini rusak',
    'jangan sampai tau kalau saya yang lapor ya',
    'saya tahu siapa yang mencuri karena saya lihat',
    'tolong jangan kasih tau nama saya ya',
    'nama saya tidak muncul di daftar PKH padahal saya lapor',
    'saya takut ketahuan kepala desa',
    'kenapa nama saya tidak muncul di daftar penerima PKH?',
    'data saya tidak muncul di aplikasi mobile JKN ya',
    'apakah nama saya muncul di daftar penerima bansos?',
    'bapak tahu tidak kalau saya sudah lapor 3 kali tidak ditanggapi?',
  ])('“%s” asks nothing of it', (words) => {
    expect(asksIfKnown(words)).toBe(false);
  });
});
