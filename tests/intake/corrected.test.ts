import { describe, expect, it } from 'vitest';
import { type Citizen, said } from './citizen.ts';

/** Corrections as people write them: the row is named, or only what is right is said. */

const fact = (citizen: Citizen, id: string) => citizen.talk?.draft?.facts[id]?.value;
const story = (citizen: Citizen) => (citizen.talk?.draft?.words ?? []).filter((words) => words.story);

/** At the summary of a broken road, the name told. */
function atSummary(): Citizen {
  const citizen = said('Jalan rusak parah di Jl. Veteran Banjarmasin kemarin', 'bahaya banget');
  citizen.sends();
  citizen.says('tidak keduanya');
  citizen.says('Budi');
  expect(citizen.talk?.question).toBe('check');
  return citizen;
}

describe('at the summary', () => {
  it.each([
    ['waktunya ganti kemarin lusa', 'time', { from: '2026-11-22' }],
    ['tanggal salah, harusnya 12 november', 'time', { from: '2026-11-12' }],
    ['2 minggu lalu', 'time', { from: '2026-11-10', to: '2026-11-10' }],
    ['sejak senin bukan kemarin', 'time', { from: '2026-11-23', to: '2026-11-24' }],
    ['jam 7 malam', 'time', { from: '2026-11-23', to: '2026-11-23', clock: '19:00' }],
    ['pukul 19.30', 'time', { from: '2026-11-23', to: '2026-11-23', clock: '19:30' }],
    ['yang benar di Jl. Pramuka no 5', 'place', { text: 'Jl. Pramuka no 5' }],
    ['bukan jl veteran, jl pramuka', 'place', { text: 'jl pramuka' }],
    ['lokasinya di jl pramuka ya bukan jl veteran', 'place', { text: 'jl pramuka' }],
    ['alamatnya jl pramuka', 'place', { text: 'jl pramuka' }],
    ['lokasinya di belakang smp 3 martapura', 'place', { text: 'belakang smp 3 martapura', regency: 'Banjar' }],
    ['depan alfamart', 'place', { text: 'Jl. Veteran Banjarmasin, depan alfamart' }],
    ['bahayanya sudah 3 orang jatuh', 'danger', { text: 'sudah 3 orang jatuh' }],
    ['the time should be last night', 'time', { from: '2026-11-23' }],
  ])('“%s” changes %s', (text, id, value) => {
    const citizen = atSummary();
    const before = story(citizen).length;
    citizen.says(text);
    expect(fact(citizen, id)).toMatchObject(value);
    expect(story(citizen)).toHaveLength(before);
    expect(citizen.last().text).toContain('Saya catat');
    expect(citizen.talk?.question).toBe('check');
  });

  it('the writer’s own name', () => {
    const citizen = atSummary();
    citizen.says('namanya Budi Santoso');
    expect(citizen.talk?.draft?.name).toBe('Budi Santoso');
  });

  it.each(['tempatnya gelap banget kalau malam', 'jalannya rusak bukan karena hujan', 'anak saya luka di lutut'])(
    '“%s” corrects nothing, and is kept',
    (text) => {
      const citizen = atSummary();
      const { facts } = citizen.talk?.draft ?? {};
      citizen.says(text);
      expect(citizen.talk?.draft?.facts).toEqual(facts);
      expect(story(citizen).map((words) => words.text)).toContain(text);
    },
  );
});

describe('before it', () => {
  it('another document, and what it is not is no part of it', () => {
    const citizen = said('ktp saya dari agustus blm jadi di disdukcapil banjar', 'eh salah, maksud saya kk bukan ktp');
    expect(fact(citizen, 'paper')?.text).toBe('kartu keluarga');
    citizen.says('akta kelahiran bukan kk');
    expect(fact(citizen, 'paper')?.text).toBe('akta kelahiran');
  });

  it('another town leaves the street', () => {
    const citizen = said('lampu jalan mati di gg sepakat dari kemarin', 'lokasinya di banjarmasin');
    expect(fact(citizen, 'place')).toMatchObject({ text: 'gg sepakat', regency: 'Banjarmasin' });
  });

  it('somebody else’s name is not the writer’s', () => {
    const citizen = said('pegawai kecamatan gambut minta uang 50rb tadi pagi', 'namanya bu Lina');
    expect(fact(citizen, 'who')?.text).toBe('namanya bu Lina');
    expect(citizen.talk?.draft?.name).toBeNull();
  });
});
