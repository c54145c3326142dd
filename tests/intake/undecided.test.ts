import { describe, expect, it } from 'vitest';
import { Citizen, facts, said } from './citizen.ts';
import { fileOne, LIGHT } from './filed.ts';

/** Whoever is asked where words belong and goes on telling, instead of choosing: after a while the words say it. */

const HOUR_MS = 3_600_000;
const ROAD = 'jalan rusak parah di desa Hantakan HST sudah 3 bulan';
const OTHER = 'oh ya tetangga saya buang sampah sembarangan ke sungai';
const category = (citizen: Citizen) => citizen.talk?.draft?.category;

/** Asked whether the open draft goes on or another report begins. */
function torn(): Citizen {
  const citizen = said(ROAD);
  citizen.sends();
  citizen.says(OTHER);
  expect(citizen.talk?.question).toBe('open');
  return citizen;
}

describe('“lanjutkan yang ini, atau buat laporan baru?”', () => {
  it('is asked twice; with the third message the new report is written down, with all three, and the first is kept', () => {
    const citizen = torn();
    citizen.says('di Jl. Kelayan A Banjarmasin');
    expect(citizen.talk?.question).toBe('open');
    const shown = citizen.says('sejak dua minggu lalu');
    expect(shown.text).toContain('laporan baru');
    expect(category(citizen)).toBe('waste');
    expect(facts(citizen)).toMatchObject({ place: expect.stringContaining('Kelayan A'), time: expect.anything() });
    expect(citizen.talk?.held).toEqual([]);
    expect(citizen.talk?.shelf).toMatchObject([{ category: 'road', evidence: [{ kind: 'photo' }] }]);
  });

  it('what is written in one breath with it decides nothing: it was not asked yet', () => {
    const citizen = said(ROAD);
    citizen.sends();
    citizen.says(OTHER, 'di Jl. Kelayan A Banjarmasin', 'sejak dua minggu lalu', 'baunya minta ampun');
    expect(citizen.talk?.question).toBe('open');
    expect(category(citizen)).toBe('road');
  });

  it('where too many are set aside already, nothing is said to be written down that is not', () => {
    const citizen = said('lampu jalan mati di Jl. Veteran Banjarmasin');
    for (const story of [
      'bansos pkh belum cair di desa Sungai Rangas Martapura Barat',
      'air pdam mati di komplek Beruntung Jaya Banjarmasin',
      ROAD,
    ]) {
      citizen.says('/lapor');
      citizen.says('baru');
      citizen.says(story);
    }
    expect(citizen.talk?.shelf).toHaveLength(3);
    citizen.sends();
    citizen.says(OTHER);
    citizen.says('di Jl. Kelayan A Banjarmasin');
    const shown = citizen.says('sejak dua minggu lalu');
    expect(shown.text).not.toContain('Saya tulis sebagai laporan baru');
    expect(shown.text).toContain('Selesaikan atau hapus');
    expect(citizen.talk).toMatchObject({ question: 'open', draft: { category: 'road' } });
    expect(citizen.talk?.held.map(({ text }) => text)).toContain('sejak dua minggu lalu');
  });

  it('what tells nothing counts for nothing', () => {
    const citizen = torn();
    for (const words of ['hmm', 'sebentar', '?']) citizen.says(words);
    expect(citizen.talk?.question).toBe('open');
    expect(category(citizen)).toBe('road');
  });
});

describe('“masih ada laporan yang belum terkirim” days later', () => {
  function back(words: string): Citizen {
    const citizen = said(ROAD);
    citizen.later(48 * HOUR_MS);
    citizen.says(words);
    expect(citizen.talk?.question).toBe('resume');
    return citizen;
  }

  it('goes on with it where what is told is about the same', () => {
    const citizen = back('tadi ada motor jatuh di situ');
    citizen.says('lubangnya makin dalam');
    expect(citizen.talk?.question).toBe('resume');
    citizen.says('tolong segera diperbaiki ya, anak sekolah lewat situ');
    expect(category(citizen)).toBe('road');
    expect(citizen.talk?.question).toBe('evidence');
    expect(citizen.talk?.draft?.words.map(({ text }) => text)).toContain('lubangnya makin dalam');
  });

  it('begins another where something else is told', () => {
    const citizen = back('sekarang air pdam mati di rumah saya sejak kemarin');
    citizen.says('rumah saya di Jl. Veteran Banjarmasin');
    citizen.says('sudah telepon pdam ga diangkat');
    expect(category(citizen)).toBe('water');
    expect(citizen.talk?.shelf).toMatchObject([{ category: 'road' }]);
  });
});

describe('“ini tambahan untuk laporan itu, atau laporan baru?”', () => {
  it('is a new one where something else is told', () => {
    const citizen = new Citizen();
    fileOne(citizen, LIGHT);
    citizen.says('sampah juga menumpuk di pasar Kindai Limpuar Gambut sejak minggu lalu');
    expect(citizen.talk?.question).toBe('where');
    citizen.says('baunya sampai ke rumah');
    expect(citizen.talk?.question).toBe('where');
    citizen.says('truknya ga pernah datang lagi');
    expect(category(citizen)).toBe('waste');
    expect(citizen.talk?.held).toEqual([]);
  });
});

it('a question that turns into a complaint about what it comes of is one: “cara urus KTP?”, then who wants money for it', () => {
  const citizen = said('permisi mau tanya cara bikin ktp hilang gimana ya?');
  expect(citizen.talk?.draft?.kind).toBe('question');
  const shown = citizen.says('oh gitu. tapi petugas dukcapil minta uang 100rb katanya biar cepat');
  expect(shown.text).toMatch(/Saya catat: jenis Pungli/);
  expect(citizen.talk?.draft).toMatchObject({ kind: 'complaint', category: 'levy' });
  expect(citizen.talk?.question).toBe('area');
});
