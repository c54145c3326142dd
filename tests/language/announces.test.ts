import { expect, it } from 'vitest';
import { onlyAnnounces } from '../../src/core/language/asking.ts';
import { steeringOf } from '../../src/core/language/words.ts';

it.each([
  ...['min mau nanya', 'mau tanya min', 'izin bertanya', 'permisi mau nanya pak', 'numpang tanya', 'boleh nanya?'],
  ...['tanya dong min', 'mau konsultasi', 'saya butuh bantuan', 'saya mau minta tolong', 'boleh minta bantuannya'],
  ...['ada yang mau saya tanyakan', 'ada yg mau sy sampaikan min', 'saya ada pertanyaan', 'can i ask something'],
  ...['may i ask a question', 'assalamualaikum nak, kakek mau lapor ini'],
])('“%s” only says that there is something to tell', (text) => {
  expect(onlyAnnounces(text)).toBe(true);
});

it.each([
  ...['mau tanya soal bansos', 'mau tanya ktp', 'bantuan tidak cair', 'saya perlu bantuan air bersih'],
  ...['minta tolong lampu jalan diperbaiki', 'izin usaha saya dipersulit', 'petugas minta uang', 'kapan bantuan cair?'],
])('“%s” tells it', (text) => {
  expect(onlyAnnounces(text)).toBe(false);
});

it.each(['mau lapor yang lain', 'lapor lagi dong', 'ada laporan lain min', 'report something else', 'one more report'])(
  '“%s” begins another report',
  (text) => {
    expect(steeringOf(text)).toMatchObject({ intent: 'new' });
  },
);
