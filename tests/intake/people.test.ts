import { describe, expect, it } from 'vitest';
import { facts, said } from './citizen.ts';

describe('the first words', () => {
  it.each([
    'assalamualaikum nak, kakek mau lapor ini',
    'permisi min mau ngadu',
    'hello, I want to make a complaint please',
  ])('“%s” tells only that something is to be told', (words) => {
    const citizen = said(words);
    expect(citizen.talk?.question).toBe('story');
    expect(citizen.talk?.draft).toBeNull();
  });

  it.each(['lewati', 'kembali', 'ubah', 'kirim'])('“%s” to nothing is no dead end', (words) => {
    expect(said(words).talk?.question).toBe('story');
  });

  it.each(['anjing lah', 'goblok semua'])('“%s” is no report, however often it is said', (words) => {
    const citizen = said('dasar bot goblok', words);
    expect(citizen.talk?.draft).toBeNull();
    expect(citizen.last().text).toContain('Saya ingin membantu');
  });
});

it('what is told with the category is read back with it', () => {
  const citizen = said('min tolong dong ini gimana di kampung kami');
  expect(citizen.talk?.question).toBe('category');
  expect(citizen.says('lampu jalan di gang mawar kelayan mati').text).toContain('lokasi gang mawar kelayan');
});

describe('names', () => {
  it('one that is told with the wish to show it is not asked for', () => {
    const citizen = said('Jalan hancur depan SMPN 3 Martapura sudah setahun', 'lewati');
    citizen.sends();
    citizen.says('gak usah anonim, saya Rudi, saya gak takut');
    expect(citizen.talk?.draft?.name).toBe('Rudi');
    expect(citizen.talk?.question).toBe('check');
  });

  it('one under a letter is the name, without the post below it', () => {
    const letter =
      'Dengan hormat, drainase di Jl. Sungai Andai Banjarmasin tersumbat sejak 10 November 2026.\n\nHormat kami,\nH. Ahmad Yusuf\nKetua RT 12';
    expect(said(letter).talk?.draft?.name).toBe('H. Ahmad Yusuf');
  });

  it.each([
    ['kemarin jam 9 di kantor camat Gambut petugas loket membentak saya, bu Siti saksinya', 'bu Siti'],
    ['petugas kantor camat Gambut membentak saya kemarin. Saksi: Pak Ahmad', 'Pak Ahmad'],
  ])('who saw it is not who did it: “%s”', (words, witness) => {
    expect(facts(said(words))).toMatchObject({ witness });
    expect(facts(said(words)).who ?? '').not.toContain(witness.slice(3));
  });

  it('“jangan bilang guru ya kak” names nobody: it wants to stay unseen', () => {
    const citizen = said('guru di SDN Kelayan Dalam 3 tidak mengajar dari kemarin');
    expect(citizen.talk?.question).toBe('fact:who');
    citizen.says('jangan bilang guru ya kak');
    expect(facts(citizen).who).toBeUndefined();
    expect(citizen.talk?.draft?.switches?.anonymous).toBe(true);
  });
});

describe('answers', () => {
  it.each(['dari kelas 1 kak', 'sejak pindah ke sini', 'tumat bahari pang', 'since we moved here'])(
    '“%s” is when it began, as it was said',
    (words) => {
      const citizen = said('Lampu jalan mati di Jl. Veteran Banjarmasin', words);
      expect(citizen.talk?.draft?.facts.time).toMatchObject({ value: { text: words }, uncertain: true });
    },
  );

  it('“eh ternyata dari 2 minggu lalu” corrects the time, whatever was asked', () => {
    const citizen = said('Jalan rusak di Jl. Pramuka Banjarmasin sejak minggu lalu', 'eh ternyata dari 2 minggu lalu');
    expect(facts(citizen)).toMatchObject({ time: 'dari 2 minggu lalu' });
    expect(facts(citizen).danger).toBeUndefined();
  });

  it.each(['no number on the pole', 'there is no number', 'nomornya sudah luntur'])('“%s” is no number', (words) => {
    const citizen = said('Lampu jalan mati di Jl. Veteran Banjarmasin sejak kemarin', words);
    expect(citizen.talk?.question).toBe('evidence');
  });

  it('a time that is told where an amount is asked is not asked for again', () => {
    const citizen = said('pungli di samsat Banjarbaru', 'pas bayar pajak awal bulan');
    expect(citizen.talk?.question).toBe('fact:amount');
    expect(facts(citizen).time).toBe('awal bulan');
  });
});

describe('a question, then a clear complaint', () => {
  it.each([
    [['air pdam kapan nyala?', 'air pdam di komplek Beruntung Jaya mati sudah 3 hari'], 'water'],
    [
      ['mau tanya jadwal pemadaman listrik dong', 'ini mati lampu dari tadi malam di Gambut, belum nyala juga'],
      'power',
    ],
    [['Where is the tourist information?', 'garbage piling up at the market in Kelayan since Monday'], 'waste'],
  ])('%j', (texts, category) => {
    const citizen = said(...texts);
    expect(citizen.talk?.draft).toMatchObject({ kind: 'complaint', category });
    expect(citizen.talk?.shelf).toEqual([]);
    for (let i = 0; i < 6 && citizen.talk?.question !== 'evidence'; i += 1) citizen.says('lewati');
    expect(citizen.talk?.question).toBe('evidence');
  });
});

it.each(['kada kawa mamfoto ulun', 'kada baisi jua', 'ora nduwe foto pak'])(
  '“%s”: the next evidence is asked for',
  (words) => {
    const citizen = said('Banyu leding di Kampung Melayu kada bajalan tumat samalam', 'lewati');
    citizen.says(words);
    expect(citizen.talk?.draft?.offer).toBe(1);
  },
);

describe('second words', () => {
  it('“hapus aja” to what becomes of it deletes it; “batal” once more keeps it without a question', () => {
    const citizen = said('jalan rusak di Gambut', 'ga jadi deh');
    expect(citizen.talk?.question).toBe('cancel');
    expect(citizen.says('hapus aja').text).toContain('Sudah dihapus');
    expect(citizen.talk?.draft).toBeNull();
    const other = said('jalan rusak di Gambut', 'ga jadi deh', 'batal');
    expect(other.last().text).toContain('saya simpan');
    expect(other.talk?.draft).not.toBeNull();
  });

  it.each([
    ['dua2nya', { anonymous: true, secret: true }],
    ['rahasia nama saya', { anonymous: true, secret: false }],
    ['rahasia', { anonymous: false, secret: true }],
  ])('“%s” to who may know', (words, switches) => {
    const citizen = said('Jalan berlubang di Jl. Veteran Banjarmasin sejak kemarin', 'lewati');
    citizen.sends();
    citizen.says(words);
    expect(citizen.talk?.draft?.switches).toEqual(switches);
  });

  it.each(['eee sudah lama pak', 'anu, dari dulu'])('“%s” is long ago', (words) => {
    expect(facts(said('Lampu jalan mati di Jl. Veteran Banjarmasin', words)).time).toBe(words);
  });

  it.each([
    ['tetangga karaokean tiap malam minggu di komplek HKSN Permai', 'time', 'tiap malam minggu'],
    ['banjir sepinggang di Barabai anak anak terjebak', 'place', 'Barabai'],
    ['lurah membentak ibu saya kemarin di kantor lurah Sungai Miai, adik saya lihat', 'witness', 'adik saya lihat'],
  ])('“%s”: %s is “%s”', (words, id, text) => {
    expect(facts(said(words))[id]).toBe(text);
  });
});

describe('first messages with more than one thing to hear', () => {
  it.each(['mau lapor tapi jangan sebut nama saya ya', 'Anonim'])(
    '“%s” is a wish, and what happened is asked',
    (words) => {
      const citizen = said(words);
      expect(citizen.talk?.question).toBe('story');
      citizen.says('Jalan berlubang di Jl. Veteran Banjarmasin sejak kemarin');
      expect(citizen.talk?.draft?.switches?.anonymous).toBe(true);
    },
  );

  it('the first of a list keeps what it is about, whatever greets before it', () => {
    const citizen = said(
      'Ass. Wr. Wb. Izin menyampaikan aduan: 1. Jalan poros Desa Beringin rusak. 2. Lampu jalan depan puskesmas Marabahan mati. 3. Sampah di pasar Marabahan tidak diangkut 2 minggu. Wassalam',
    );
    expect(citizen.talk?.draft?.category).toBe('road');
    expect(citizen.talk?.shelf.map(({ category }) => category)).toEqual(['light', 'waste']);
  });

  it('praise with a trouble behind it is a complaint', () => {
    expect(said('pelayanan disdukcapil banjarbaru bagus tapi parkirnya susah banget').talk?.draft).not.toBeNull();
    expect(said('makasih min, jalannya sudah bagus').talk?.draft).toBeNull();
  });

  it('whoever waits for news asks for it, and reports nothing', () => {
    const citizen = said('udah ngirim laporan seminggu lalu kok gak ada kabar!!');
    expect(citizen.talk?.draft).toBeNull();
    expect(citizen.last().text).toContain('STATUS');
  });

  it('“itu buat apa” asks why, and doubts nothing', () => {
    const citizen = said('Lampu jalan mati di Jl. Veteran Banjarmasin sejak kemarin');
    expect(citizen.says('itu buat apa').text).toContain('yang dibutuhkan petugas');
  });
});
