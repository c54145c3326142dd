import { describe, expect, it } from 'vitest';
import { type Citizen, said } from './citizen.ts';

/** People answer what was asked before, or say once more what was told: it belongs to what it is about, whatever is asked just now. */

const fact = (citizen: Citizen, id: string) => citizen.talk?.draft?.facts[id]?.value;

describe('a place that is told where something else is asked', () => {
  const LAMP = 'Lampu jalan di depan indomaret seberang masjid raya mati sejak kemarin';

  it('a town is the place’s town, no pole’s number; the question stays', () => {
    const citizen = said(LAMP);
    expect(citizen.talk?.question).toBe('fact:pole');
    citizen.says('Banjarmasin');
    expect(fact(citizen, 'pole')).toBeUndefined();
    expect(fact(citizen, 'place')).toMatchObject({
      text: 'depan indomaret seberang masjid raya',
      regency: 'Banjarmasin',
    });
    expect(citizen.last().text).toContain('Saya catat: lokasi depan indomaret');
    expect(citizen.talk?.question).toBe('fact:pole');
  });

  it('said again and again it is taken for the answer in the end: nobody is asked for ever', () => {
    const citizen = said(LAMP);
    for (let time = 0; time < 3; time += 1) citizen.says('Banjarmasin');
    expect(citizen.talk?.question).not.toBe('fact:pole');
  });

  it.each([
    [
      'Jalan Veteran depan pasar kuripan rusak parah',
      'banjarmasin timur',
      'Jalan Veteran depan pasar kuripan',
      'Banjarmasin',
    ],
    [
      'jalan di handil bakti rusak',
      'jl trans kalimantan km 9',
      'jl trans kalimantan km 9, handil bakti',
      'Barito Kuala',
    ],
    ['petugas dukcapil minta uang 200rb', 'jalan veteran', 'jalan veteran, dukcapil', 'Banjarmasin'],
    ['lampu jalan mati di jl veteran', 'depan alfamart', 'jl veteran, depan alfamart', 'Banjarmasin'],
    ['lampu jalan mati di jl veteran', 'di jl pramuka', 'jl pramuka', 'Banjarmasin'],
  ])('“%s”, then “%s” where the time is asked: %s', (story, more, text, regency) => {
    const citizen = said(story);
    // A place that may lie anywhere is asked for its town first.
    expect(citizen.talk?.question).toMatch(/^(?:fact:time|area)$/);
    citizen.says(more);
    expect(fact(citizen, 'place')).toMatchObject({ text, regency });
    expect(citizen.talk?.question).toBe('fact:time');
  });

  it('more words of the same place decide where it is: nothing is left of the first guess', () => {
    const citizen = said('kak tolong rumah tetangga kebakar di gg sepakat', 'di gang sepakat kelayan banjarmasin');
    expect(fact(citizen, 'place')).toMatchObject({ regency: 'Banjarmasin' });
    expect(fact(citizen, 'people')).toBeUndefined();
  });

  it('an office that is called by its district stays the answer to which office', () => {
    const citizen = said('petugas kecamatan gambut minta uang 50rb tadi pagi', 'lurah kertak hanyar');
    expect(fact(citizen, 'who')?.text).toBe('lurah kertak hanyar');
  });
});

describe('a place that is told while evidence is waited for', () => {
  it('is the place’s, and what it is beside as well', () => {
    const citizen = said('TOLONG BANJIR DI BARABAI AIR SUDAH SEDADA ADA LANSIA DI ATAP', 'ada 6 orang');
    expect(citizen.talk?.question).toBe('evidence');
    citizen.says('desa waki');
    expect(fact(citizen, 'place')).toMatchObject({ text: 'desa waki, BARABAI', regency: 'Hulu Sungai Tengah' });
    const { text } = citizen.says('dekat masjid');
    expect(text).toContain('lokasi desa waki, BARABAI, dekat masjid');
    expect(citizen.talk?.question).toBe('evidence');
  });

  it('another place is kept for the desk, and moves nothing', () => {
    const citizen = said('Tetangga karaoke tiap malam di Jl Sultan Adam Banjarmasin');
    expect(citizen.talk?.question).toBe('evidence');
    citizen.says('jl veteran');
    expect(fact(citizen, 'place')?.text).toBe('Jl Sultan Adam Banjarmasin');
    expect(citizen.talk?.draft?.words.map(({ text }) => text)).toContain('jl veteran');
  });
});

describe('a time that is told where something else is asked', () => {
  it('the hour is added to the day that is known', () => {
    const citizen = said('bapak saya ditolak di IGD RSUD Ulin karena bpjs nunggak', 'barusan', 'td pagi jm 7an');
    expect(fact(citizen, 'time')).toMatchObject({ clock: '07:00' });
    expect(fact(citizen, 'class')).toBeUndefined();
    expect(citizen.talk?.question).toBe('fact:class');
  });

  it.each([
    ['tadi', 'tadi malam jam 8'],
    ['kemarin', '2 hari lalu'],
    ['sejak kemarin', 'sejak januari'],
  ])('who told “%s” and tells “%s” alone means the newer, and reads that', (first, then) => {
    const citizen = said(`lampu jalan di jl veteran mati ${first}`, then);
    expect(fact(citizen, 'time')?.text).toBe(then);
    expect(fact(citizen, 'pole')).toBeUndefined();
    expect(citizen.last().text).toMatch(/^Saya catat: waktu/);
  });

  it('a day does not end what goes on: it is kept for the desk', () => {
    const citizen = said('lampu jalan di jl veteran mati sejak minggu lalu', 'kemarin sore');
    expect(fact(citizen, 'time')?.text).toBe('sejak minggu lalu');
    expect(fact(citizen, 'pole')).toBeUndefined();
    expect(citizen.talk?.draft?.words.map(({ text }) => text)).toContain('kemarin sore');
  });
});

describe('a time without a day', () => {
  it.each([
    ['setiap hujan', false],
    ['hampir tiap malam jam 11an', false],
    ['every time it rains', false],
    ['udah lama', true],
    ['dari dulu pak', true],
  ])('“%s” is an answer', (text, uncertain) => {
    const citizen = said('jalan di handil bakti rusak', text);
    expect(citizen.talk?.draft?.facts.time).toMatchObject({ value: { text }, uncertain });
    expect(citizen.talk?.question).toBe('fact:danger');
  });

  it('is not asked again where the story tells it and the desk wants just that', () => {
    const citizen = said('Tetangga karaoke tiap malam sampe jam 2 pagi di Jl Sultan Adam, ga bisa tidur');
    expect(fact(citizen, 'time')?.text).toBe('tiap malam sampe jam 2 pagi');
    expect(citizen.talk?.question).toBe('evidence');
  });

  it('“setiap hari saya lewat” tells no time of what happened', () => {
    const citizen = said('ada lubang di jl veteran, setiap hari saya lewat situ');
    expect(citizen.talk?.question).toBe('fact:time');
  });
});

describe('what the story says there is not', () => {
  it.each([
    'Lampu jalan di Jl. Veteran mati sejak kemarin, tidak ada nomornya di tiang',
    'pju mati di jl veteran dari kemarin, ga ada nomer tiangnya',
  ])('“%s”: the pole’s number is not asked', (text) => {
    expect(said(text).talk?.question).toBe('evidence');
  });

  it('nobody hurt: not asked who needs help', () => {
    expect(said('rumah roboh kena angin di Kelayan Dalam kemarin, tidak ada korban').talk?.question).toBe('evidence');
  });

  it('no telephone number is no pole without one', () => {
    expect(said('lampu jalan di jl veteran mati dari kemarin, saya ga ada nomor hp').talk?.question).toBe('fact:pole');
  });
});

describe('an answer that tells nothing', () => {
  it('“iya” to which class is asked once more, and to who was there it is an answer', () => {
    const citizen = said('bapak saya ditolak di RSUD Ulin karena bpjs nunggak kemarin', 'iya');
    expect(citizen.talk?.question).toBe('fact:class');
    citizen.says('iya');
    expect(citizen.talk?.question).not.toBe('fact:class');
  });

  it('no telephone to take a photo with is no time', () => {
    const citizen = said('wc di sdn antasan besar 7 rusak semua', 'ga ada hp buat foto');
    expect(citizen.talk?.question).toBe('fact:time');
    expect(citizen.talk?.draft?.offer).toBe(1);
    citizen.says('ga ada hp buat foto');
    expect(fact(citizen, 'time')?.text).toBe('Tidak tahu');
  });
});

describe('“tidak” and “ada” where something is asked for', () => {
  const LAMP = 'Lampu jalan mati di Jl. Sultan Adam Banjarmasin sejak kemarin';
  const CLERK = 'petugas kelurahan kasar di kantor lurah pemurus dalam banjarmasin';

  it.each(['ga', 'gak', 'tidak', 'no', 'tidak ada'])('“%s” to the pole’s number: there is none', (none) => {
    const citizen = said(LAMP, none);
    expect(citizen.talk?.draft?.skipped).toEqual(['pole']);
    expect(fact(citizen, 'pole')).toBeUndefined();
    expect(citizen.talk?.question).toBe('evidence');
  });

  it('“ada” promises a number and is asked for it, once', () => {
    const citizen = said(LAMP, 'ada');
    expect(citizen.talk?.question).toBe('fact:pole');
    citizen.says('ada');
    expect(fact(citizen, 'pole')).toBeUndefined();
    expect(citizen.talk?.question).toBe('evidence');
  });

  it('to a question that “no” answers it is the answer', () => {
    const citizen = said(CLERK, 'lewati', 'kemarin');
    expect(citizen.talk?.question).toBe('fact:witness');
    citizen.says('tidak');
    expect(fact(citizen, 'witness')?.text).toBe('tidak');
  });

  it.each(['semester ini', 'tiap hari', 'udah lama'])(
    '“%s” to who it was is the time, which is not asked any more',
    (words) => {
      const citizen = said(CLERK);
      expect(citizen.talk?.question).toBe('fact:who');
      citizen.says(words);
      expect(fact(citizen, 'who')).toBeUndefined();
      expect(fact(citizen, 'time')?.text).toBe(words);
      citizen.says('pak lurahnya');
      expect(citizen.talk?.question).toBe('fact:witness');
    },
  );
});

describe('an answer of signs or a bare number', () => {
  const CLERK = 'petugas kelurahan kasar di kantor lurah pemurus dalam banjarmasin';

  it.each(['2', '😡😡', '...'])('“%s” says nobody’s name: asked once more, then passed over', (words) => {
    const citizen = said(CLERK, words);
    expect(citizen.talk?.question).toBe('fact:who');
    citizen.says(words);
    expect(citizen.talk?.draft?.skipped).toEqual(['who']);
  });

  it('“2” is no place, and a thumb no time', () => {
    const citizen = said('air pdam mati', '2');
    expect(citizen.talk?.question).toBe('fact:place');
    citizen.says('jl kelayan a banjarmasin');
    citizen.says('👍');
    citizen.says('👍');
    expect(fact(citizen, 'time')?.text).toBe('Tidak tahu');
  });

  it('where nothing but a choice is wanted, a number counts the buttons', () => {
    const citizen = said('sampah numpuk di jl pramuka banjarmasin sejak kemarin', 'lewati');
    citizen.sends();
    expect(citizen.talk?.question).toBe('switches');
    citizen.says('3');
    expect(citizen.talk?.draft?.switches).toEqual({ anonymous: true, secret: true });
  });
});

describe('asked what a report is about', () => {
  it('the name of a place is no category, whatever it is called; a place and time are read back', () => {
    const citizen = said('kulo badhe lapor, pasar kotor sanget, ambune mboten enak');
    expect(citizen.talk?.question).toBe('category');
    expect(citizen.says('pasar martapura').text).toContain('lokasi pasar martapura');
    expect(citizen.talk?.draft?.category).toBeNull();
    expect(citizen.says('sejak bulan lalu').text).toContain('Saya catat: waktu');
    expect(citizen.talk?.question).toBe('category');
  });

  it('a question that turns into a complaint does not stay under “other”', () => {
    const citizen = said('Where is the tourist information?');
    expect(citizen.talk?.draft).toMatchObject({ kind: 'question', category: 'other' });
    citizen.says('brown water in my rented house 3 days now, komplek griya permata landasan ulin');
    expect(citizen.talk?.draft).toMatchObject({ kind: 'complaint', category: 'water' });
  });

  it('what happened is told anew: it is no other report', () => {
    const citizen = said('lampu jalan mati', 'tidak tahu', 'kemarin', 'lewati');
    citizen.says('ubah kejadian');
    expect(citizen.talk?.question).toBe('story');
    citizen.says('Jalan berlubang besar di Jl. A. Yani km 5 Banjarmasin sejak kemarin');
    expect(citizen.talk?.question).not.toBe('open');
    expect(citizen.talk?.question).not.toBe('story');
  });

  it('“can i send the photo later?” is no vehicle', () => {
    const citizen = said('taxi at the airport syamsudin noor asked 500k to banjarmasin, no meter', 'today');
    expect(fact(citizen, 'place')).toMatchObject({ regency: 'Banjarbaru' });
    expect(citizen.talk?.question).toBe('fact:vehicle');
    citizen.says('can i send the photo later?');
    expect(fact(citizen, 'vehicle')).toBeUndefined();
  });
});

it('a counter is in the office that is known: who stood at it is no other report', () => {
  const citizen = said('ada pungli di samsat banjarbaru, they asked me 150rb extra kemarin');
  expect(citizen.talk?.question).toBe('fact:who');
  citizen.says('petugas loket 3, pakai kacamata');
  expect(fact(citizen, 'who')?.text).toBe('petugas loket 3, pakai kacamata');
});

describe('more of where, told where something else is asked', () => {
  const ROAD = 'jalan berlubang besar di jl ahmad yani km 7';

  it.each([
    ...['dekat pom bensin', 'deket indomaret', 'depan masjid', 'near the gas station', 'next to the mosque', 'rt 5'],
    ...['seberang pasar', 'persis di tikungan', 'sebelah kiri jalan', 'depan rumah no 12', 'arah ke banjarbaru'],
    ...['gang melati', 'behind the market', 'no 12'],
  ])('to the question when: “%s” stays beside the street, and the question stays', (words) => {
    const citizen = said(ROAD, words);
    expect(fact(citizen, 'place')).toMatchObject({ text: `jl ahmad yani km 7, ${words}`, regency: 'Banjar' });
    expect(citizen.talk).toMatchObject({ question: 'fact:time' });
    expect(citizen.last().text).toMatch(/^Saya catat: lokasi/);
    expect(citizen.talk?.draft?.tries).toEqual({});
  });

  it.each(['dekat pom bensin', 'di tikungan', 'gang melati', 'depan sdn 3'])(
    'to the question for the pole’s number: “%s”',
    (words) => {
      const citizen = said('lampu jalan mati di jl sultan adam banjarmasin kemarin', words);
      expect(fact(citizen, 'pole')).toBeUndefined();
      expect(fact(citizen, 'place')?.text).toContain(`, ${words}`);
      expect(citizen.talk?.question).toBe('fact:pole');
    },
  );

  it('told twice it stands there once', () => {
    expect(fact(said(ROAD, 'dekat pom bensin', 'dekat pom bensin'), 'place')?.text).toBe(
      'jl ahmad yani km 7, dekat pom bensin',
    );
  });
});
