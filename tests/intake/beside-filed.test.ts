import { describe, expect, it } from 'vitest';
import { Citizen } from './citizen.ts';
import { asks, closes, fileOne, ROAD } from './filed.ts';

/** Whoever has sent a report comes back with something else: it is not held against the first, unless it may belong to it. */

const DAY_MS = 86_400_000;
const KTP = 'KTP saya sudah 5 bulan belum jadi di kecamatan Gambut, katanya blangko habis';
const OTHERS = [
  KTP,
  'sampah numpuk di TPS pasar Bauntung Banjarbaru udah seminggu ga diangkut, baunya minta ampun',
  'tukang parkir di depan Duta Mall nembak 10 ribu ga ada karcis, malam minggu kemarin',
  'listrik di Desa Mantewe padam dari 2 hari yang lalu belum nyala, ikan di freezer busuk',
  'dana PIP anak saya belum cair dari tahun lalu di SDN 2 Marabahan',
  'The PDAM water has been off at Komplek Bincau Indah Martapura since yesterday morning',
];
const ADDITIONS = [
  'tadi pagi ibu-ibu jatuh dari motor di lubang itu, sekarang dirawat di RSUD Ulin',
  'ada korban lagi, anak sekolah SMPN 6 jatuh tadi pagi jam 7 sampai patah tangan',
  'petugas dari PUPR sudah datang kemarin tapi cuma foto-foto saja lalu pergi',
  'lampu jalan di situ juga mati jadi malam tambah bahaya',
  'kemarin truk pertamina terguling gara-gara menghindari lubang, solar tumpah ke jalan',
  'depan puskesmas Cempaka persis pak, ambulans sering susah lewat kasihan pasiennya',
  'suami saya jatuh di sana dan dirawat di RS Ciputra tiga hari, biaya kami tanggung sendiri',
  'sekarang macet panjang sampai ke Jl. A. Yani karena semua menghindari lubang',
  'pengendara yang jatuh kemarin meninggal dunia pagi ini di RSUD Ulin, tolong segera diperbaiki',
];

describe('days after a report was sent', () => {
  it.each(OTHERS.filter((each) => !each.includes('baunya')))('“%s” begins another at once', (words) => {
    const citizen = new Citizen();
    const road = fileOne(citizen, ROAD);
    citizen.later(3 * DAY_MS).says(words);
    expect(citizen.last().text).toContain(`terpisah dari laporan ${road}`);
    expect(citizen.talk?.draft?.words.map(({ text }) => text)).toEqual([words]);
    expect(citizen.notes(road)).toEqual([]);
  });

  it('the same trouble in another street begins another too, but only then: at once it may be a correction', () => {
    const pothole = 'jalan berlubang besar di Jl. Pramuka Banjarmasin dekat terminal, motor sering jatuh';
    const later = new Citizen();
    fileOne(later, ROAD);
    later.later(3 * DAY_MS).says(pothole);
    expect(later.last().text).toContain('terpisah dari laporan');
    const soon = new Citizen();
    fileOne(soon, ROAD);
    soon.says(pothole);
    expect(soon.last().text).toContain('atau laporan baru?');
  });

  it.each(ADDITIONS)('“%s” is added, or asked about', (words) => {
    const citizen = new Citizen();
    const road = fileOne(citizen, ROAD);
    citizen.later(3 * DAY_MS).says(words);
    expect(citizen.last().text).toMatch(new RegExp(`tambahkan ke laporan ${road}|tambahan untuk laporan ${road}`));
    expect(citizen.talk?.draft ?? null).toBeNull();
  });

  it('what was no other is made an addition by a word, with its photos, and nothing of it is left', () => {
    const citizen = new Citizen();
    const road = fileOne(citizen, ROAD);
    citizen.later(3 * DAY_MS).says(KTP);
    citizen.sends();
    expect(citizen.talk?.draft?.evidence).toHaveLength(1);
    citizen.says('tambahan');
    expect(citizen.last().text).toContain(`tambahkan ke laporan ${road}`);
    expect(citizen.talk?.draft ?? null).toBeNull();
    expect(citizen.notes(road).flatMap(({ text }) => (text ? [text] : []))).toEqual([KTP]);
    expect(citizen.notes(road).flatMap(({ evidence }) => evidence ?? [])).toHaveLength(1);
    citizen.says('sampai sekarang belum ada yang datang ke lokasi');
    expect(citizen.talk?.draft ?? null).toBeNull();
  });

  it('“tambahan” without such a report is no such thing', () => {
    const citizen = new Citizen();
    citizen.says(KTP);
    citizen.says('tambahan');
    expect(citizen.talk?.draft?.words[0]?.text).toBe(KTP);
  });

  it.each(['PINJAMAN ONLINE CAIR 5 MENIT tanpa BI checking wa.me/000', 'asdfghjkl', 'wkwkwk', '😭😭😭'])(
    '“%s” tells nothing, and is not asked about',
    (words) => {
      const citizen = new Citizen();
      fileOne(citizen, ROAD);
      citizen.later(3 * DAY_MS).says(words);
      if (!words.includes('wa.me')) expect(citizen.last().text).toContain('Ya, saya di sini');
    },
  );

  it.each(['081234567890', 'B-77', 'BJM-123'])('the number “%s” is added, soon after it was sent', (words) => {
    const citizen = new Citizen();
    const road = fileOne(citizen, ROAD);
    citizen.says(words);
    expect(citizen.notes(road).map(({ text }) => text)).toEqual([words]);
  });

  it('what is for the police is sent there, whatever was reported before', () => {
    const citizen = new Citizen();
    fileOne(citizen, ROAD);
    citizen.later(3 * DAY_MS).says('saya ditipu online beli hp 2,3 juta, sudah transfer malah diblokir');
    expect(citizen.talk?.question).toBe('elsewhere');
  });
});

describe('asked whether it is settled', () => {
  it.each(OTHERS)('“%s” is no verdict: nothing is reopened, nothing confirmed', (words) => {
    const citizen = new Citizen();
    const road = fileOne(citizen, ROAD);
    closes(citizen, road);
    citizen.later(3_600_000).says(words);
    expect(citizen.view(road).status).toBe('closed');
    expect(citizen.last().text).toMatch(new RegExp(`terpisah dari laporan ${road}|tambahan untuk laporan ${road}`));
    expect(citizen.notes(road)).toEqual([]);
  });

  it.each([
    'belum pak, malah tambah parah, kemarin ada yang jatuh di depan SMPN 1 Banjarbaru',
    'belum, lampu di sana saja masih mati, apalagi lubangnya',
  ])('“%s” reopens it, whatever else it tells', (words) => {
    const citizen = new Citizen();
    const road = fileOne(citizen, ROAD);
    closes(citizen, road);
    citizen.later(3_600_000).says(words);
    expect(citizen.view(road).status).toBe('reopened');
  });

  it.each([
    ['ini orang apa robot?', /Saya bot/],
    ['lapor bayar gak?', /Gratis/],
  ])('“%s” is answered, and it is asked on', (words, answer) => {
    const citizen = new Citizen();
    const road = fileOne(citizen, ROAD);
    closes(citizen, road);
    citizen.says(words);
    expect(citizen.last().text).toMatch(answer);
    expect(citizen.last().text).toContain('Sudah beres?');
    expect(citizen.notes(road)).toEqual([]);
  });

  it.each([
    'kapan samsat keliling ke Astambul?',
    'KIA itu wajib ga sih buat bayi?',
    'nomor pengaduan PDAM Batola brp?',
  ])('“%s” is for an officer', (words) => {
    const citizen = new Citizen();
    const road = fileOne(citizen, ROAD);
    closes(citizen, road);
    citizen.says(words);
    expect(citizen.notes(road).map(({ text }) => text)).toEqual([words]);
    expect(citizen.view(road).status).toBe('closed');
  });

  it('a question about something else goes to an officer', () => {
    const citizen = new Citizen();
    const road = fileOne(citizen, ROAD);
    closes(citizen, road);
    const words = 'min kalau bikin KIA untuk anak umur 3 tahun di Disdukcapil bawa apa saja ya?';
    citizen.later(3_600_000).says(words);
    const told = [
      ...citizen.notes(road).map(({ text }) => text),
      ...(citizen.talk?.draft?.words ?? []).map((each) => each.text),
    ];
    expect([...told, ...(citizen.talk?.held ?? []).map(({ text }) => text)]).toEqual([words]);
  });
});

describe('asked by a desk', () => {
  it.each(ADDITIONS.filter((each) => !each.startsWith('depan puskesmas')))('“%s” answers it', (words) => {
    const citizen = new Citizen();
    const road = fileOne(citizen, ROAD);
    asks(citizen, road, { kind: 'words' }, 'Di mana tepatnya?');
    citizen.later(3_600_000).says(words);
    expect(citizen.notes(road).map(({ text }) => text)).toEqual([words]);
  });

  it('what is plainly another matter is asked about, not taken for the answer', () => {
    const citizen = new Citizen();
    const road = fileOne(citizen, ROAD);
    asks(citizen, road, { kind: 'words' }, 'Di mana tepatnya?');
    citizen.later(3_600_000).says(KTP);
    expect(citizen.last().text).toContain('atau laporan baru?');
    expect(citizen.notes(road)).toEqual([]);
  });
});
