import { describe, expect, it } from 'vitest';
import { Citizen, facts, said } from './citizen.ts';

/** Sixty citizens who had not been heard before: what each meant is in the titles. */

const DAY_MS = 86_400_000;

const ROAD = 'jalan rusak di Jl. Veteran Banjarmasin sejak kemarin';
const LIGHT = 'lampu jalan mati di Sungai Miai';

describe('a file that comes while it is asked whether the open report goes on or another begins', () => {
  it('waits, and is the new one’s when another begins', () => {
    const citizen = said(ROAD, 'mau lapor satu lagi, sampah di Pasar Antasari menumpuk');
    expect(citizen.talk?.question).toBe('open');
    expect(citizen.sends().text).toContain('1 foto diterima');
    expect(citizen.talk?.question).toBe('open');
    citizen.presses('Laporan baru');
    expect(citizen.talk?.draft).toMatchObject({ category: 'waste', evidence: [{ kind: 'photo' }] });
    expect(citizen.talk?.shelf).toMatchObject([{ category: 'road', evidence: [] }]);
  });

  it('is the open one’s when that goes on, and its row goes with it', () => {
    const citizen = said(ROAD, 'mau lapor satu lagi, sampah di Pasar Antasari menumpuk');
    const road = citizen.talk?.draft?.id;
    citizen.sends();
    citizen.sends();
    citizen.says('lanjutkan');
    expect(citizen.talk?.draft).toMatchObject({ id: road, evidence: [{ kind: 'photo' }, { kind: 'photo' }] });
    expect(citizen.talk?.shelf).toEqual([]);
    expect(citizen.effects).toContainEqual(expect.objectContaining({ do: 'give-evidence', to: road }));
  });

  it('days later, too, with what stands below it', () => {
    const citizen = said(ROAD);
    citizen.later(2 * DAY_MS).says('halo');
    citizen.sends({ caption: 'sampah di Pasar Antasari' });
    citizen.sends();
    citizen.presses('Laporan baru');
    expect(citizen.talk?.draft).toMatchObject({ category: 'waste' });
    expect(citizen.talk?.draft?.evidence).toHaveLength(2);
    expect(citizen.talk?.shelf).toMatchObject([{ category: 'road', evidence: [] }]);
  });

  it('is not lost when the open one is deleted', () => {
    const citizen = said(ROAD, 'mau lapor satu lagi, sampah di Pasar Antasari menumpuk');
    citizen.sends();
    citizen.presses('Hapus laporan ini');
    expect(citizen.talk?.draft?.evidence).toHaveLength(1);
    expect(citizen.talk?.shelf).toEqual([]);
  });
});

describe('nothing but a place', () => {
  it.each(['Jl. Belitung Darat', 'min di Jl. Belitung Darat ya', 'Simpang Empat Batulicin'])(
    '“%s” is no trouble with a road: what happened there is asked',
    (place) => {
      const citizen = said(place);
      expect(citizen.talk?.question).toBe('story');
      expect(citizen.talk?.draft?.category).toBeNull();
      expect(citizen.says('gelap pak lampunya mati').text).toContain('Lampu jalan');
    },
  );
  it.each(['Jl. Belitung Darat rusak', '🚧🕳️ jl pramuka'])('“%s” is more', (words) => {
    expect(said(words).talk?.draft?.category).toBe('road');
  });
  it('a road with its trouble answers what it is about', () => {
    const citizen = said('tolong lah pak ini bagaimana di tempat kami sudah lama dibiarkan saja begini');
    expect(citizen.talk?.question).toBe('category');
    citizen.says('jalan kuin cerucuk rusak');
    expect(citizen.talk?.draft?.category).toBe('road');
  });
});

describe('asked what it is about', () => {
  const asked = () => said('bendahara desa kami Desa Tambak Sirang tidak jujur, kami warga kecewa sekali');
  it('“ada rekaman suara” is evidence to come, and no noise in the street', () => {
    const citizen = asked();
    const { question } = citizen.talk ?? {};
    citizen.says('ada rekaman suara');
    expect(citizen.talk?.question).toBe(question);
    expect(citizen.talk?.draft?.category ?? 'village').toBe('village');
  });
  it('what its writer does not know of something else is no failed answer', () => {
    const citizen = said('tolong lah pak ini bagaimana di tempat kami sudah lama dibiarkan saja begini');
    citizen.says('tidak tahu tanggalnya nak, sekitar habis lebaran');
    expect(facts(citizen).time).toBeDefined();
    expect(citizen.talk?.draft?.tries).toEqual({});
  });
});

describe('a question back', () => {
  it('“kalau ga tau gimana?” says that it is not known', () => {
    const citizen = said(LIGHT, 'kalau ga tau gimana?');
    expect(citizen.talk?.draft?.facts.time).toMatchObject({ uncertain: true, value: { text: 'Tidak tahu' } });
    expect(citizen.talk?.question).toBe('fact:pole');
  });
  it('is never kept as the time that was asked for', () => {
    const citizen = said(LIGHT);
    expect(citizen.says('emang harus tau kapan ya?').text).toContain('Tidak tahu juga tidak apa-apa');
    citizen.says('kok harus begitu kenapa?');
    expect(facts(citizen).time ?? 'Tidak tahu').toBe('Tidak tahu');
  });
  it('whether a photo taken at night will do is told, and the question stays', () => {
    const citizen = said(`${LIGHT} sejak kemarin`);
    expect(citizen.says('fotonya malem boleh kan?').text).toContain('Yang bisa menjadi bukti: foto');
    expect(citizen.talk?.question).toBe('fact:pole');
    expect(citizen.talk?.draft?.tries).toEqual({});
  });
});

describe('short words of the young and of other tongues', () => {
  it.each(['gtw', 'idk', 'teu apal', 'embuh', 'ga tau gmn'])('“%s” is no size of a hole', (words) => {
    const citizen = said(ROAD, words);
    expect(facts(citizen).danger).toBeUndefined();
    expect(citizen.talk?.question).toBe('evidence');
  });
  it('“bntr” waits', () => {
    const citizen = said(ROAD, 'gtw', 'bntr');
    expect(citizen.talk?.draft?.words.every(({ story, text }) => !story || text !== 'bntr')).toBe(true);
  });
  it('“ga sempet foto anjingnya galak wkwk” has none, and is led on', () => {
    const citizen = said(ROAD, 'gtw');
    expect(citizen.says('ga sempet foto jalannya rame wkwk').text).toContain('tautan');
  });
});

describe('two matters in one breath', () => {
  it.each([
    ['jalan rusak sama lampu mati di jl gatot subroto banjarmasin', 'road', 'light'],
    ['sampah menumpuk dan lampu mati di Jl Kelayan', 'waste', 'light'],
  ])('“%s”: both are kept', (words, first, second) => {
    const citizen = said(words);
    expect(citizen.talk?.draft?.category).toBe(first);
    expect(citizen.talk?.shelf).toMatchObject([{ category: second }]);
  });
  it('“itu dekat jembatan juga” says where, and nothing of a bridge', () => {
    const citizen = said('sampah menumpuk di depan Pasar Kuripan Banjarmasin sudah 2 minggu');
    citizen.says('oh ya itu dekat jembatan juga, baunya sampai rumah');
    expect(citizen.talk?.shelf).toEqual([]);
  });
  it('the recitals of a lawyer’s letter are one matter, at the office they tell of, under its writer’s name', () => {
    const letter =
      'Dengan hormat,\nYang bertanda tangan di bawah ini, Drs. Hendra Saputra, S.H., M.H., Advokat, beralamat di Jl. Lambung Mangkurat No. 12 Banjarmasin, bertindak untuk dan atas nama klien kami Ny. Rahmawati:\n\n1. Bahwa pada tanggal 3 November 2026 klien kami mengajukan balik nama sertifikat pada Kantor Pertanahan Kabupaten Banjar;\n2. Bahwa petugas loket meminta uang sebesar Rp5.000.000 di luar tarif resmi;\n3. Bahwa hingga surat ini dibuat permohonan belum diproses.\n\nHormat kami,\nDrs. Hendra Saputra, S.H., M.H.';
    const citizen = said(letter);
    expect(citizen.talk?.shelf).toEqual([]);
    expect(citizen.talk?.draft).toMatchObject({ category: 'permit', name: 'Hendra Saputra' });
    expect(citizen.talk?.draft?.facts.place?.value).toMatchObject({ regency: 'Banjar' });
    expect(facts(citizen).who).toBeUndefined();
  });
});

describe('whoever was harmed is not whom it is about', () => {
  it.each([
    'ada nenek dipalak petugas parkir di pasar ujung murung kemarin, namanya Mak Ijum',
    'murid perempuan di SD Handil Bakti dipegang2 gurunya, anaknya trauma, namanya Salsa',
  ])('%s', (words) => expect(facts(said(words)).who ?? '').not.toMatch(/Ijum|Salsa/));
  it('the one who did it still is, by a name of their own or by what was said last', () => {
    expect(facts(said('anak saya Rafi dibentak Bu Siti guru SMPN 5 Banjarmasin')).who).toContain('Siti');
    expect(facts(said('petugas loket bernama Pak Junai minta uang 50rb di kecamatan Gambut')).who).toContain('Junai');
  });
  it.each(['jalan desa fiktif', 'dananya ada jalannya ga ada'])('“%s” tells what is wrong, and nobody', (words) => {
    const citizen = said('dana desa dikorupsi di desa Pematang Panjang tahun 2025', words);
    expect(citizen.talk?.question).toBe('fact:who');
    expect(facts(citizen).who).toBeUndefined();
    citizen.says('pak kadesnya sendiri');
    expect(facts(citizen).who).toBe('pak kadesnya sendiri');
  });
  it('is asked for by nobody: the question says so', () => {
    const { text } = said('anak saya dibully di SMPN 5 Banjarmasin, gurunya diam saja, sudah sebulan').last();
    expect(text).toContain('Siapa pelakunya?');
    expect(text).toContain('Nama korban tidak perlu.');
  });
});

describe('corrections', () => {
  it('“eh bukan 3 hari, 3 minggu maksud saya” takes what stands instead', () => {
    const citizen = said(
      'jalan rusak di Jl. Veteran Banjarmasin sejak 3 hari lalu',
      'eh bukan 3 hari, 3 minggu maksud saya',
    );
    expect(citizen.talk?.draft?.facts.time?.value).toMatchObject({ from: '2026-11-03' });
  });
  it('“dari bulan lalu” after yesterday: it began before', () => {
    const citizen = said('jalan rusak di Jl. Veteran Banjarmasin kemarin', 'dari bulan lalu');
    expect(citizen.talk?.draft?.facts.time?.value).toMatchObject({ from: '2026-10-01', to: '2026-11-24' });
  });
  it('“itu tadi foto got mampet” tells when it was sent, and “tetangga saya kemarin lapor” when somebody else told of it', () => {
    const citizen = new Citizen();
    citizen.sends();
    citizen.later(600_000).says('itu tadi foto got mampet depan masjid Al Jihad Cempaka Raya, kalau hujan banjir');
    expect(facts(citizen).time).toBeUndefined();
    expect(facts(said('sama kayak tetangga saya kemarin lapor air, rumah saya juga mati airnya')).time).toBeUndefined();
  });
});

describe('fear', () => {
  it('“takut pak, saya tetangganya” answers nothing: staying unseen is offered, and one word does it', () => {
    const citizen = said('bendahara desa Tambak Sirang motong BLT 100 ribu per orang bulan september');
    const { question } = citizen.talk ?? {};
    expect(citizen.says('takut pak, saya tetangganya').text).toContain('Mau? Tulis ANONIM.');
    expect(citizen.talk?.question).toBe(question);
    expect(facts(citizen).who).toBe('bendahara desa');
    citizen.says('anonim');
    expect(citizen.talk?.draft?.switches?.anonymous).toBe(true);
  });
  it('“mohon identitas kami disembunyikan” hides who tells it', () => {
    const citizen = said(
      'honor kami guru honorer SDN di Kab HSS belum dibayar 4 bulan, mohon identitas kami disembunyikan',
    );
    expect(citizen.talk?.draft?.switches?.anonymous).toBe(true);
  });
  it('“pakai nama Tim KKN ULM” is the name to show, whatever is asked', () => {
    const citizen = said(ROAD, 'pakai nama Tim KKN ULM');
    expect(citizen.talk?.draft).toMatchObject({ name: 'Tim KKN ULM', switches: { anonymous: false } });
    expect(citizen.talk?.question).toBe('fact:danger');
  });
});

describe('despair', () => {
  it('beside a trouble that is told, who listens is shown and the trouble is kept', () => {
    const citizen = said('air PDAM mati 2 minggu di Sungai Jingah, capek hidup saya pak');
    expect(citizen.last().text).toContain('119 ext. 8');
    expect(citizen.talk?.draft?.category).toBe('water');
    expect(facts(citizen).place).toBe('Sungai Jingah');
  });
  it('is not what rice or fish do', () => {
    const citizen = said('pupuk subsidi kosong di kios Tapin Selatan, sudah tanam padi mau mati');
    expect(citizen.last().text).not.toContain('119');
    expect(citizen.talk?.draft?.category).toBe('market');
  });
});

describe('what is nobody’s report', () => {
  it.each([
    ['hai sayang, kamu cantik ga?', 'Saya bot, bukan orang'],
    ['temenin dong', 'Saya bot, bukan orang'],
    ['bayar ga?', 'Gratis'],
    ['aman ga data saya?', 'disimpan tersandi'],
    ['bot bego, percuma lapor paling ga ditanggapi', 'Saya mengerti'],
    ['itu bener ga min?', 'turnbackhoax.id'],
    ['kalau besok ga diperbaiki kantor kalian saya bakar', 'Apa yang terjadi?'],
    ['Promo hari ini! Jasa pasang kanopi murah Banjarmasin hub 0812345678', 'Apa yang terjadi?'],
    [
      '*Diteruskan berkali-kali*\nINFO PENTING!!! Sebarkan ke semua grup!! Mulai besok semua KTP lama tidak berlaku. Jgn putus di anda',
      'turnbackhoax.id',
    ],
  ])('“%s” begins none', (words, answer) => {
    const citizen = said(words);
    expect(citizen.last().text).toContain(answer);
    expect(citizen.talk?.draft).toBeNull();
    expect(citizen.says('jalan di Jl Kuin Selatan itu hancur dari tahun lalu').text).toContain('Jl Kuin Selatan');
  });
  it('a forwarded trouble with its place is one', () => {
    expect(
      said('Diteruskan: warga RT 9 Pemurus Dalam, jembatan titian depan langgar sudah patah. Sudah 2 bulan').talk?.draft
        ?.category,
    ).toBe('road');
  });
  it('money that is gone from a bank is for the bank', () => {
    expect(said('saldo saya di bank bri hilang 2 juta, pihak bank lempar2').last().text).toContain('OJK');
  });
  it('“eh maaf salah kirim” asks what is to become of it', () => {
    expect(said('sayang nanti jemput anak ya jam 12', 'eh maaf salah kirim').talk?.question).toBe('cancel');
  });
});

describe('whoever has no code', () => {
  it.each(['eh laporan saya kemarin udah sampe mana ya ga ada kodenya', 'kodenya ilang min'])(
    '“%s” is told how it stands, and nothing is added to it',
    (words) => {
      const citizen = said(`${LIGHT} sejak kemarin`, 'lewati');
      citizen.sends();
      citizen.says('anonim');
      citizen.says('kirim');
      const code = citizen.filed[0]?.code;
      if (!code) throw new Error(citizen.transcript());
      expect(citizen.says(words).text).toContain(code);
      expect(citizen.notes(code)).toEqual([]);
    },
  );
  it('and sent nothing from here hears what to write', () => {
    const citizen = said('tolong lanjutkan laporan ayah saya kemarin kodenya ga tau');
    expect(citizen.talk?.draft).toBeNull();
    expect(citizen.last().text).toContain('STATUS');
  });
});

it('“85 KK” are households, and water is missing', () => {
  const citizen = said('warga RT 14 Kelurahan Basirih, warga kami 85 KK sudah 10 hari tidak dapat air ledeng');
  expect(citizen.talk?.draft?.category).toBe('water');
});

it('a village that is called as a district far from it is offered without that district', () => {
  const citizen = said('jembatan kecil di desa sungai tabuk lapuk, kemarin cucu nenek hampir jatuh');
  expect(citizen.labels).toContain('Banjar');
});

it('the lamp’s road is named once', () => {
  expect(facts(said('lampu jalan Jl. Pramuka mati')).place).toBe('Jl. Pramuka');
});
