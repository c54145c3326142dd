import { describe, expect, it } from 'vitest';
import { type Citizen, facts, said } from './citizen.ts';
import { LIGHT, ROAD } from './filed.ts';

/** More conversations that were walked by hand: many regions, letters, typos, and second thoughts while something waits. */

const time = (citizen: Citizen) => citizen.talk?.draft?.facts.time;
const edits = (citizen: Citizen, messageId: string, text: string) =>
  citizen.sendsContent({ kind: 'edited', text }, { messageId });

describe('when it was reported before', () => {
  const AT = 'di jl veteran banjarmasin';
  it.each([
    `jalan berlubang besar ${AT} sdh lapor bulan lalu`,
    `sampah menumpuk ${AT} sudah saya laporkan bulan lalu tapi belum ada tindakan`,
    `got mampet ${AT}, bulan lalu sudah kami laporkan ke rt`,
  ])('is not surely when it happened: “%s”', (text) => {
    const citizen = said(text);
    expect(time(citizen)).toMatchObject({ uncertain: true, value: { from: '2026-10-01' } });
    expect(citizen.talk?.question).not.toBe('fact:time');
    citizen.says('mulainya sejak 1 september');
    expect(time(citizen)).toMatchObject({ uncertain: false, value: { from: '2026-09-01' } });
  });

  it('is marked where it is the answer', () => {
    expect(time(said(`lampu jalan mati ${AT}`, 'sdh lapor minggu lalu'))?.uncertain).toBe(true);
  });

  it.each([
    `jalan rusak ${AT} sejak bulan lalu, belum lapor`,
    `jalan rusak ${AT} sejak bulan lalu mau lapor`,
    'laporan KTP hilang saya bulan lalu sudah lapor ke capil banjarmasin bulan lalu',
  ])('a day of the trouble itself stays sure: “%s”', (text) => {
    expect(time(said(text))?.uncertain).toBe(false);
  });
});

describe('when, as it is said in many places', () => {
  it.each([
    ['lagi terjadi', '2026-11-24', '2026-11-24'],
    ['masih berlangsung pak', '2026-11-24', '2026-11-24'],
    ['sampai saat ini', '2026-11-24', '2026-11-24'],
    ['wis setahunan', '2025-11-24', '2026-11-24'],
    ['dr mggu kmrn', '2026-11-16', '2026-11-24'],
  ])('“%s”', (text, from, to) => {
    expect(time(said('lampu jalan mati di jl sultan adam banjarmasin', text))?.value).toMatchObject({ from, to });
  });

  it('“wingi bengi” was at night, and “ti kamari” is since then', () => {
    expect(said('lampu jalan mati di jl sultan adam banjarmasin', 'wingi bengi').last().text).toContain(
      'Senin, 23 November 2026 malam',
    );
    expect(said('lampu jalan mati di jl sultan adam banjarmasin', 'ti kamari').last().text).toContain(
      'sejak Senin, 23 November 2026',
    );
  });

  it('“su lama”, and “sudah lama” where the place was asked, are answers', () => {
    expect(time(said('jalan rusak di jl veteran banjarmasin', 'su lama'))).toMatchObject({ uncertain: true });
    const citizen = said('lampu jalan padam', 'Sudah lama');
    expect(time(citizen)?.value.text).toBe('Sudah lama');
    expect(citizen.talk?.question).toBe('fact:place');
  });

  it('“kakek lupa” is not asked again', () => {
    const citizen = said('lampu jalan mati di jl sultan adam banjarmasin', 'Kakek lupa');
    expect(time(citizen)?.value.text).toBe('Tidak tahu');
    expect(citizen.talk?.question).toBe('fact:pole');
  });
});

describe('which school, which office', () => {
  it.each([
    ['guru sering bolos di sekolah anak saya di jl veteran banjarmasin', 'Sekolah mana?'],
    ['mbg di sekolah basi, banjarbaru', 'Sekolah mana?'],
    ['guru sering bolos, jl pramuka banjarmasin', 'Kantor atau sekolah mana?'],
  ])('is asked where only a street or town was told: “%s”', (text, asked) => {
    const citizen = said(text);
    expect(citizen.last().text).toContain(asked);
    expect(citizen.talk?.question).toBe('spot');
  });

  it.each([
    'kelas rusak parah sd kelayan dalam 3 banjarmasin',
    'mohon fogging di gang sejahtera kelayan selatan banjarmasin banyak nyamuk dbd',
    'pegawai kelurahan pekauman banjarmasin membentak saya',
    'tukang parkir minta uang 10 ribu tanpa karcis di jl a yani km 5 banjarmasin',
  ])('is not asked where it is named, or none is meant: “%s”', (text) => {
    expect(said(text).talk?.question).not.toBe('spot');
  });

  it('is asked once, and what is named lies there', () => {
    const citizen = said('atap sekolah bocor', 'di desa penggalaman martapura barat');
    expect(citizen.last().text).toContain('Sekolah mana?');
    citizen.says('sdn penggalaman 1');
    expect(citizen.talk?.draft?.facts.place?.value).toMatchObject({ regency: 'Banjar' });
    expect(facts(citizen).place).toContain('sdn penggalaman 1');
    expect(citizen.talk?.question).toBe('fact:time');
    const unknowing = said('atap sekolah bocor', 'di desa penggalaman martapura barat', 'gatau namanya');
    expect(unknowing.talk?.question).toBe('fact:time');
  });

  it('named to another question, it is not asked for', () => {
    const citizen = said('antri obat lama sekali di jl brigjend h hasan basri banjarmasin', 'puskesmas kayu tangi');
    expect(facts(citizen).place).toContain('puskesmas kayu tangi');
    expect(citizen.talk?.question).toBe('fact:time');
  });

  it('“BPJS kelas 3” is no place', () => {
    const citizen = said('bapak saya pasien bpjs kelas 3 ditolak di rs katanya kamar penuh');
    expect(facts(citizen).place).toBeUndefined();
    expect(citizen.talk?.question).toBe('fact:place');
  });
});

describe('a place told for several matters', () => {
  it('is where all of them are', () => {
    const citizen = said(
      'Pak banyak masalah disini: jalan rusak, lampu jalan mati, sampah ga diangkut. lokasi jl padat karya sungai andai banjarmasin',
    );
    const drafts = [citizen.talk?.draft, ...(citizen.talk?.shelf ?? [])];
    expect(drafts.map((draft) => draft?.facts.place?.value.text)).toEqual(
      Array(3).fill('jl padat karya sungai andai banjarmasin'),
    );
  });

  it('is of the last alone where nothing says that', () => {
    const citizen = said('jalan rusak parah, lampu jalan mati di jl veteran banjarmasin');
    const [road] = [citizen.talk?.draft].filter((draft) => draft?.category === 'road');
    expect(road?.facts.place).toBeUndefined();
  });
});

describe('an edited message', () => {
  it('of a report that was set aside is corrected there, and the one in hand stays', () => {
    const citizen = said(ROAD, 'mau lapor juga lampu jalan di jl pramuka banjarmasin mati');
    citizen.presses('Laporan baru');
    const { draft } = citizen.talk ?? {};
    const shown = edits(citizen, 'm1', 'Jalan berlubang besar di Jl. Sutoyo S Banjarmasin sejak kemarin');
    expect(shown.text).toContain('sudah saya ganti');
    expect(citizen.talk?.draft?.facts).toEqual(draft?.facts);
    expect(citizen.talk?.draft?.words).toEqual(draft?.words);
    const [aside] = citizen.talk?.shelf ?? [];
    expect(aside?.facts.place?.value.text).toContain('Sutoyo');
    expect(aside?.words.map(({ text }) => text)).toEqual([
      'Jalan berlubang besar di Jl. Sutoyo S Banjarmasin sejak kemarin',
    ]);
  });

  it('that waits for where it belongs is corrected before it gets there', () => {
    const citizen = said(ROAD, 'mau lapor juga lampu jalan di jl pramuka banjarmasin mati');
    expect(citizen.talk?.question).toBe('open');
    edits(citizen, 'm2', 'mau lapor juga lampu jalan di jl gatot subroto banjarmasin mati');
    expect(citizen.talk?.question).toBe('open');
    expect(citizen.talk?.draft?.words).toHaveLength(1);
    citizen.presses('Laporan baru');
    expect(facts(citizen).place).toContain('gatot subroto');
  });

  it('that waits, deleted, is asked about no more', () => {
    const citizen = said(ROAD, 'mau lapor juga lampu jalan di jl pramuka banjarmasin mati');
    citizen.sendsContent({ kind: 'revoked' }, { messageId: 'm2' });
    expect(citizen.talk?.held).toEqual([]);
    expect(citizen.talk?.question).toBe('evidence');
  });

  it('names a place as its sentence does', () => {
    const citizen = said('mau lapor lampu jalan di jl pramuka banjarmasin mati');
    edits(citizen, 'm1', 'mau lapor lampu jalan di jl ayani km 5 banjarmasin mati');
    expect(facts(citizen).place).toBe('jl ayani km 5 banjarmasin');
  });
});

describe('who goes on in English', () => {
  const OFFER = 'In English? Write ENGLISH.';
  it('is offered it with the second message, and once', () => {
    const citizen = said(
      'lampu jalan mati di jl sultan adam banjarmasin',
      'it started last week, the whole street is dark',
    );
    expect(citizen.last().text).not.toContain(OFFER);
    citizen.says('I do not have the number of the pole, it is not there');
    expect(citizen.last().text).toContain(OFFER);
    citizen.says('I can not take a photo of it, the street is too dark');
    expect(citizen.last().text).not.toContain(OFFER);
  });

  it('is not offered it where Indonesian came between', () => {
    const citizen = said(
      LIGHT,
      'it is the one in front of the market',
      'yang di depan pasar itu pak',
      'it is the tall one by the road',
    );
    expect(citizen.last().text).not.toContain(OFFER);
  });

  it('reads what is not known, and the spot on the map, in English then', () => {
    const citizen = said('jalan rusak');
    citizen.sendsContent({ kind: 'location', lat: -3.33, lon: 114.6 });
    citizen.says('tidak tahu');
    citizen.says('english');
    citizen.says('skip');
    citizen.sends();
    const shown = citizen.says('anonymous');
    expect(shown.text).toContain('• Time: I do not know');
    expect(shown.text).toContain('• Place: map location');
    expect(shown.text).not.toMatch(/Tidak tahu|titik lokasi/);
  });
});

describe('who may know, as it is said in many places', () => {
  it.each(['anonm', 'annonim', 'teu kedah nganggo nami', 'jan disabuik namo ambo'])(
    '“%s” hides the name, and is none',
    (text) => {
      const citizen = said(LIGHT, 'lewati');
      citizen.sends();
      citizen.says(text);
      expect(citizen.talk?.draft?.switches?.anonymous).toBe(true);
      expect(citizen.talk?.draft?.name).toBeNull();
      expect(citizen.talk?.question).toBe('check');
    },
  );
});

describe('who writes', () => {
  it.each(['Abdi', 'Jan', 'Nami', 'Ambo Dalle'])('“%s” is a name, whatever it means in other tongues', (name) => {
    const citizen = said(LIGHT, 'lewati');
    citizen.sends();
    citizen.says('dua-duanya tidak');
    citizen.says(name);
    expect(citizen.talk?.draft?.name).toBe(name);
    expect(citizen.talk?.draft?.switches?.anonymous).toBe(false);
  });
});

it('whoever passes over twice what is needed does not know it, and is not asked for ever', () => {
  const citizen = said('jalan rusak');
  expect(citizen.says('lewati').text).toContain('perlu dijawab');
  citizen.says('lewati');
  expect(citizen.talk?.draft?.facts.place).toMatchObject({ value: { text: 'Tidak tahu' }, uncertain: true });
  expect(citizen.talk?.question).toBe('fact:time');
});
