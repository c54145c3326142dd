import { describe, expect, it } from 'vitest';
import type { Question } from '../../src/core/intake/talk/question.ts';
import { Citizen, whatsappLike } from './citizen.ts';
import { fileOne, ROAD } from './filed.ts';

const SCHOOL = 'jalan di depan SDN 2 gambut hancur banget, kemarin anak sekolah jatuh dari sepeda';
/** Ways to questions that no place or time answers. */
const WAYS: readonly (readonly [Question, readonly string[]])[] = [
  ['evidence', [SCHOOL]],
  ['switches', [SCHOOL, '#photo']],
  ['name', [SCHOOL, '#photo', 'pakai nama']],
  ['check', [SCHOOL, '#photo', 'anonim']],
];

/** Somebody who was led to a question, with a pause before each message. */
function ledTo(question: Question, way: readonly string[]): Citizen {
  const citizen = new Citizen(whatsappLike);
  for (const words of way) {
    citizen.later(60_000);
    if (words === '#photo') citizen.sends();
    else citizen.says(words);
  }
  citizen.later(60_000);
  expect(citizen.talk?.question).toBe(question);
  return citizen;
}

describe.each(WAYS)('at the question %s', (question, way) => {
  it.each([
    ['dekat warung bu ijah', 'depan SDN 2 gambut, dekat warung bu ijah'],
    ['patokannya warung bu ijah', 'depan SDN 2 gambut, patokannya warung bu ijah'],
    ['oh ya, tepatnya sebelah masjid ya', 'depan SDN 2 gambut, tepatnya sebelah masjid'],
    ['RT 5 RW 2', 'depan SDN 2 gambut, RT 5 RW 2'],
    ['di kelurahan gambut situ, dekat warung bu ijah', 'depan SDN 2 gambut, kelurahan gambut, dekat warung bu ijah'],
  ])('“%s” says more of where it is', (words, place) => {
    // A name begins with any word: there only what plainly is none says where.
    if (question === 'name' && words.startsWith('di kelurahan')) return;
    const citizen = ledTo(question, way);
    citizen.says(words);
    expect(citizen.talk?.draft?.facts.place?.value).toMatchObject({ text: place, regency: 'Banjar' });
    expect(citizen.last().text).toContain('Saya catat: lokasi depan SDN 2 gambut');
    expect(citizen.talk?.question).toBe(question);
    expect(citizen.talk?.draft?.name).toBeNull();
  });

  it.each([
    ['udah 2 bulanan lah', { from: '2026-09-24', to: '2026-11-24' }],
    ['rusaknya dari bulan september', { from: '2026-09-01', to: '2026-11-24' }],
    ['jatuhnya jam 7 pagi', { from: '2026-11-23', to: '2026-11-23', clock: '07:00' }],
  ])('“%s” says more of when it was', (words, time) => {
    const citizen = ledTo(question, way);
    citizen.says(words);
    expect(citizen.talk?.draft?.facts.time?.value).toMatchObject(time);
    expect(citizen.talk?.question).toBe(question);
    expect(citizen.talk?.draft?.name).toBeNull();
  });

  it.each(['anaknya luka di lutut', 'yang jatuh keponakan saya'])('“%s” is no time, and no name', (words) => {
    const citizen = ledTo(question, way);
    citizen.says(words);
    expect(citizen.talk?.draft?.facts.time?.value).toMatchObject({ text: 'kemarin', from: '2026-11-23' });
    expect(citizen.talk?.draft?.words.map(({ text }) => text)).toContain(words);
    expect(citizen.talk?.draft?.name).toBeNull();
    expect(citizen.talk?.question).toBe(question);
  });
});

it('another part, or another village, does not belong to the place that is known', () => {
  const citizen = new Citizen(whatsappLike);
  citizen.says('got mampet di RT 3 desa Malintang kecamatan Gambut sejak kemarin');
  citizen.later(60_000);
  citizen.says('lewati');
  expect(citizen.talk?.question).toBe('evidence');
  const before = citizen.talk?.draft?.facts.place?.value.text;
  for (const words of ['RT 9', 'desa Kayu Bawang']) {
    citizen.later(60_000);
    citizen.says(words);
    expect(citizen.talk?.draft?.facts.place?.value.text).toBe(before);
  }
});

describe('the question for a name', () => {
  const asked = () => ledTo('name', [SCHOOL, '#photo', 'pakai nama']);

  it.each([
    'Adil',
    'Hari Setiawan',
    'Bagus Wijaya',
    'Tolong Simanjuntak',
    'Ketua RT 5',
    'Warga Gang Serumpun',
    'wali murid kelas 5',
    'Ibu RT',
    'noor hayati binti h. ahmad',
  ])('takes “%s” at once', (name) => {
    const citizen = asked();
    citizen.says(name);
    expect(citizen.talk?.draft?.name).toBe(name);
  });

  it.each([
    'tolong',
    'tolong dibantu pak',
    'rusak',
    'air pdam mati min',
    'nomor call center PLN berapa min',
    'jalan ahmad yani km 14',
    'lubangnya ada 5',
    'goblok lu semua pejabat',
  ])('does not take “%s” for one', (words) => {
    const citizen = asked();
    citizen.says(words);
    expect(citizen.talk?.draft?.name).toBeNull();
    expect(citizen.talk?.question).toBe('name');
  });

  it('takes what reads oddly when it is said again', () => {
    const citizen = asked();
    citizen.says('Rusak');
    citizen.later(60_000);
    citizen.says('Rusak');
    expect(citizen.talk?.draft?.name).toBe('Rusak');
  });

  it('reads no wish to be hidden into a long account, and keeps one that is told with it', () => {
    const account =
      'lampu PJU mati di Jl. Hidayatullah + got mampet bikin banjir, dua2nya sdh dilaporkan rt minggu lalu';
    const citizen = asked();
    citizen.says(account);
    expect(citizen.talk?.draft?.switches).toEqual({ anonymous: false, secret: false });
    expect(JSON.stringify(citizen.talk)).toContain(account);

    const afraid = 'pengen lapor tp takut ketahuan, bisa rahasia ga? soalnya ini soal kepala desa saya';
    const other = asked();
    other.says(afraid);
    expect(other.talk?.draft?.switches?.anonymous).toBe(true);
    expect(other.talk?.draft?.words.map(({ text }) => text)).toContain(afraid);
  });
});

it('a figure told while it is asked who may know is acknowledged', () => {
  const citizen = ledTo('switches', [SCHOOL, '#photo']);
  expect(citizen.says('lubangnya ada 5').text).toContain('Saya simpan sebagai keterangan');
  expect(citizen.talk?.draft?.words.map(({ text }) => text)).toContain('lubangnya ada 5');
});

describe('a detail that is told bit by bit', () => {
  it('has all of its bits: a bus by its line, then by its number', () => {
    const citizen = new Citizen(whatsappLike);
    citizen.says('angkot jurusan kayutangi ga pernah sampe ujung, penumpang diturunin di tengah jalan sejak senin');
    expect(citizen.talk?.question).toBe('evidence');
    citizen.says('yg plat DA 1234 AB');
    expect(citizen.talk?.draft?.facts.vehicle?.value.text).toBe('angkot jurusan kayutangi, DA 1234 AB');
    citizen.says('yg plat DA 1234 AB');
    expect(citizen.talk?.draft?.facts.vehicle?.value.text).toBe('angkot jurusan kayutangi, DA 1234 AB');
  });

  it('does so while it is asked when: a programme by its name', () => {
    const citizen = new Citizen(whatsappLike);
    citizen.says('saya janda anak 3 ga pernah dapat bansos di desa sungai lulut banjarmasin');
    expect(citizen.talk?.question).toBe('fact:time');
    citizen.says('pkh');
    expect(citizen.talk?.draft?.facts.programme?.value.text).toBe('bansos, PKH');
    expect(citizen.talk?.question).toBe('fact:time');
  });

  it('a firm is told after its town', () => {
    const citizen = new Citizen(whatsappLike);
    citizen.says('gaji karyawan belum dibayar 3 bulan di tanjung tabalong');
    expect(citizen.talk?.question).toBe('fact:amount');
    citizen.says('pt sawit xyz');
    expect(citizen.talk?.draft?.facts.place?.value).toMatchObject({
      text: 'pt sawit xyz, tanjung tabalong',
      regency: 'Tabalong',
    });
  });
});

describe('while it is asked what a report is about', () => {
  const unsorted = () => {
    const citizen = new Citizen(whatsappLike);
    citizen.says('parah banget ini di desa sungai cuka');
    expect(citizen.talk?.question).toBe('category');
    citizen.later(60_000);
    return citizen;
  };

  it('the regency corrects the one that was supposed, and “siang malam” is no greeting', () => {
    const citizen = unsorted();
    citizen.says('kab tanah bumbu');
    expect(citizen.talk?.draft?.facts.place?.value).toMatchObject({ regency: 'Tanah Bumbu' });
    citizen.later(60_000);
    citizen.says('siang malam');
    expect(citizen.talk?.draft?.facts.time?.value.text).toBe('siang malam');
  });
});

describe('questions after a report', () => {
  it.each(['apa pengawas bakal datang ke pabrik?', 'kapan saya dapat?', 'will somebody come to my house?'])(
    '“%s” goes to the officers, and is told so',
    (words) => {
      const citizen = new Citizen(whatsappLike);
      const code = fileOne(citizen, ROAD);
      const { text } = citizen.says(words);
      expect(text).toMatch(/Pertanyaan Anda saya teruskan ke petugas|I pass your question on to the officers|Batas /);
      if (!text.includes('Batas ')) expect(citizen.notes(code).map((note) => note.text)).toEqual([words]);
    },
  );

  it.each(['nanti yg punya pangkalan tau ga?', 'kalau gurunya dendam gmn?', 'nanti saya diapa2in gimana?'])(
    '“%s” is answered: who sees whose report it is',
    (words) => {
      const citizen = new Citizen(whatsappLike);
      fileOne(citizen, ROAD);
      expect(citizen.says(words).text).toContain('nama Anda tidak terlihat publik');
    },
  );

  it('“kalau saya cabut laporannya bisa ga nanti?” is answered', () => {
    const citizen = new Citizen(whatsappLike);
    fileOne(citizen, ROAD);
    expect(citizen.says('kalau saya cabut laporannya bisa ga nanti?').text).toContain('CABUT LAPORAN');
  });
});

it.each(['ktp bisa?', 'kalau surat dari RT boleh ga pak?', 'screenshot bisa?'])(
  '“%s” asks what serves, and is no part of what happened',
  (words) => {
    const citizen = new Citizen(whatsappLike);
    citizen.says(SCHOOL);
    expect(citizen.says(words).text).toContain('Yang bisa menjadi bukti');
    expect(citizen.talk?.draft?.words.filter(({ story }) => story)).toHaveLength(1);
  },
);

it('nobody is asked who did it where food was bad', () => {
  const citizen = new Citizen(whatsappLike);
  citizen.says('anak saya keracunan makan siang gratis di sdn basirih 5, 12 anak muntah2');
  expect(citizen.talk?.question).toBe('evidence');
});
