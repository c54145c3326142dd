import { describe, expect, it } from 'vitest';
import { type Citizen, facts, said } from './citizen.ts';

/** Eighty more citizens who had not been heard before, of every kind of complaint: what a good clerk would have heard is in the titles. */

const HOUR_MS = 3_600_000;
const category = (citizen: Citizen) => citizen.talk?.draft?.category;

const NO_WATER = 'pdam ga ngalir di komplek beruntung jaya banjarmasin sejak senin';
const LEVY = 'bikin KK di kelurahan Kelayan Timur kok diminta 100 ribu tadi pagi';
const ROAD = 'jalan rusak parah di desa Hantakan HST sudah 3 bulan';

/** Somebody who is asked who may know, with everything before it answered. */
function atSwitches(): Citizen {
  const citizen = said(ROAD);
  citizen.sends();
  expect(citizen.talk?.question).toBe('switches');
  return citizen;
}
/** Somebody who reads the summary. */
function atCheck(): Citizen {
  const citizen = atSwitches();
  citizen.says('anonim');
  expect(citizen.talk?.question).toBe('check');
  return citizen;
}

describe('who did it', () => {
  it.each([
    'rawat inap lantai 2',
    'parah banget',
    'ga pernah diperbaiki',
    'tadi siang jam 11an, temannya 12 orang juga',
  ])('“%s” is nobody: kept, and asked once more by post or looks; then passed over', (words) => {
    const citizen = said(LEVY);
    expect(citizen.talk?.question).toBe('fact:who');
    expect(citizen.says(words).text).toContain('Jabatan atau ciri-cirinya');
    expect(citizen.talk?.question).toBe('fact:who');
    citizen.says(words);
    expect(facts(citizen).who).toBeUndefined();
    expect(citizen.talk?.draft?.words.map(({ text }) => text)).toContain(words);
    expect(citizen.talk?.question).toBe('evidence');
  });

  it.each([
    ['lurah mentaos ga pernah ada di kantor tiap mau minta ttd', 'lurah'],
    ['bendahara desa Tambak Sirang motong BLT 100 ribu per orang, pungli', 'bendahara desa'],
    [
      'IGD RSUD Boejasin Pelaihari kemarin: dokter jaga yang berkacamata membentak ayah saya',
      'dokter jaga yang berkacamata',
    ],
    ['petugas loket 2 capil martapura jutek banget', 'petugas loket 2'],
  ])('a post that one person holds, or post and looks, is somebody: “%s”', (words, who) => {
    const citizen = said(words);
    expect(facts(citizen).who).toBe(who);
    expect(citizen.talk?.question).not.toBe('fact:who');
  });

  it('who saw it is not who did it', () => {
    const citizen = said('pegawai kecamatan Gambut membentak saya tadi jam 9');
    expect(citizen.talk?.question).toBe('fact:who');
    citizen.says('suami saya liat');
    expect(facts(citizen)).toMatchObject({ witness: 'suami saya liat' });
    expect(facts(citizen).who).toBeUndefined();
  });

  it.each([
    'sudah lapor ke lurah tapi preman pasar Sudimampir tetap minta uang keamanan 20rb',
    'pungli di kantor camat Gambut tadi pagi 50rb',
    'kata kepala desa sabar, padahal pungli di balai desa jalan terus 50rb',
  ])('whom it was told, and where it was, is not who did it: “%s”', (words) => {
    expect(facts(said(words)).who).toBeUndefined();
  });
});

describe('a number of a customer', () => {
  it.each(['1', '3', 'no 12'])('is longer than “%s”', (words) => {
    const citizen = said(NO_WATER);
    expect(citizen.says(words).text).toContain('Cukup nomornya.');
    citizen.says('010023456');
    expect(citizen.talk?.draft?.facts.customer).toMatchObject({ value: { text: '010023456' }, uncertain: false });
  });
  it('“napa harus nomor pelanggan? kada hapal” is told why, and not asked again', () => {
    const citizen = said(NO_WATER);
    expect(citizen.says('napa harus nomor pelanggan? kada hapal').text).toContain('Saya tanya hanya yang dibutuhkan');
    expect(citizen.talk?.question).toBe('evidence');
  });
});

describe('when it was', () => {
  it.each([
    'suami saya meninggal 2 tahun lalu, bansos saya dihapus',
    'istri saya melahirkan 3 bulan lalu, akta lahir anak belum jadi di capil amuntai',
    '2 tahun lalu kami pindah ke Gambut, KK belum jadi juga',
  ])('is not when somebody died, was born or moved: “%s”', (words) => {
    expect(facts(said(words)).time).toBeUndefined();
  });
  it.each([
    'sejak suami saya meninggal 2 tahun lalu bansos saya dihapus',
    'bapak saya meninggal kemarin di IGD RSUD Ulin, tidak ditangani dokter',
  ])('… unless it began with that, or that is the complaint: “%s”', (words) => {
    expect(facts(said(words)).time).toBeDefined();
  });

  it('the part of the day is read back', () => {
    expect(said('lampu jalan mati di Jl. Pramuka Banjarmasin dari kmrn mlm').last().text).toContain(
      'waktu sejak Senin, 23 November 2026 malam',
    );
  });
  it('“semalem jam 8” was in the evening', () => {
    expect(said('petugas IGD RSUD Ulin membentak saya semalem jam 8').talk?.draft?.facts.time?.value).toMatchObject({
      clock: '20:00',
    });
  });

  it('an accident is told with its day, and what began before may be told later, whatever is asked', () => {
    const citizen = said('jalan di Jl. Pramuka banjarmasin berlubang besar, kemarin malam ada 2 motor jatuh');
    expect(facts(citizen).danger).toBe('berlubang besar, kemarin malam ada 2 motor jatuh');
    expect(citizen.talk?.question).toBe('evidence');
    expect(citizen.says('sejak 2 minggu lalu').text).toContain('waktu sejak Selasa, 10 November 2026');
  });
  it('danger that was only supposed to be now gives way to what is told', () => {
    const citizen = said('asap lagi asap lagi, sesak napas anak2, dari kebun yg dibakar di Landasan Ulin Utara');
    expect(citizen.talk?.draft?.facts.time?.uncertain).toBe(true);
    citizen.says('dari subuh td');
    expect(citizen.talk?.draft?.facts.time).toMatchObject({ value: { text: 'dari subuh td' }, uncertain: false });
    expect(citizen.talk?.draft?.tries).toEqual({});
  });
  it('“ga pernah dr dulu” is an answer', () => {
    const citizen = said('tetangga saya nenek Aluh ga pernah dapat bantuan apa2 di Kelurahan Pasar Lama');
    citizen.says('ga pernah dr dulu');
    expect(citizen.talk?.draft?.facts.time).toMatchObject({ value: { text: 'ga pernah dr dulu' }, uncertain: true });
  });
  it('of “anak2 sekolah lewat situ tiap pagi, bahaya sekali” only the habit is the time', () => {
    const citizen = said('Jembatan titian ke SDN Basirih 10 mau roboh');
    expect(facts(citizen).danger).toBe('mau roboh');
    citizen.says('anak2 sekolah lewat situ tiap pagi, bahaya sekali');
    expect(facts(citizen).time).toBe('tiap pagi');
  });
});

describe('what was told is not asked for', () => {
  it.each([ROAD, 'jembatan desa kami sudah lapuk parah di desa Anjir Muara dari tahun kemarin'])(
    'how bad it is: “%s”',
    (words) => {
      expect(said(words).talk?.question).toBe('evidence');
    },
  );
  it.each([
    ['SAMPAH DI PASAR LAMA SUDAH BAU BUSUK KAPAN DIANGKUT??? sudah 3 hari', 'source'],
    ['puskesmas pembantu desa Muara Uya tutup terus 3 minggu', 'unit'],
    ['air pamsimas desa Telaga Langsat HSS keruh sudah 2 minggu', 'customer'],
  ])('nor what makes no sense: “%s”', (words, id) => {
    expect(said(words).talk?.draft?.skipped).toContain(id);
  });
  it('what is told only of where and when makes no other matter of it, and both are kept', () => {
    const citizen = said('mau lapor jukir liar', 'depan pasar antasari banjarmasin, tiap hari dari pagi sampe sore');
    expect(citizen.talk?.question).toBe('category');
    expect(citizen.labels).toContain('Angkutan dan parkir');
    expect(citizen.labels).not.toContain('Sampah dan limbah');
    expect(facts(citizen)).toEqual({
      place: 'depan pasar antasari banjarmasin',
      time: 'tiap hari dari pagi sampe sore',
    });
    expect(citizen.talk?.draft?.tries).toEqual({});
  });
  it('a place that is told where it is asked who may know', () => {
    const citizen = said('min usul dong tambahin lampu di taman siring, gelap kalau malam');
    citizen.says('siring tendean');
    expect(facts(citizen).place).toBe('siring tendean');
  });
  it('“kadada bayar apa2” is no money', () => {
    const citizen = said('bpjs kuitan ulun ditulak RSUD Ulin samalam, kelas 3');
    expect(citizen.talk?.question).toBe('fact:amount');
    citizen.says('kadada bayar apa2');
    expect(citizen.talk?.question).toBe('evidence');
  });
  it('“ga tau program apa, yg penting dapat” is not asked again', () => {
    const citizen = said('nenek saya tidak dapat bantuan di Kelurahan Basirih Banjarmasin sejak kemarin');
    expect(citizen.talk?.question).toBe('fact:programme');
    citizen.says('ga tau program apa, yg penting dapat');
    expect(citizen.talk?.draft).toMatchObject({ skipped: ['programme'] });
  });
});

describe('what it is about', () => {
  it.each([
    ['lampu mati sama jalan rusak di jl gatot subroto banjarmasin', 'light', 'road'],
    ['jalan rusak sama lampu mati di jl gatot subroto banjarmasin', 'road', 'light'],
  ])('“%s”: two matters, in whichever order', (words, first, second) => {
    const citizen = said(words);
    expect(category(citizen)).toBe(first);
    expect(citizen.talk?.shelf).toMatchObject([{ category: second }]);
  });
  it.each([
    ['percuma pajak naik terus jalan hancur', 'road'],
    ['trafo meledak di handil bakti', 'power'],
    ['ada yg jual sabu di gang kami', 'order'],
  ])('“%s” is one', (words, about) => {
    const citizen = said(words);
    expect(category(citizen)).toBe(about);
    expect(citizen.talk?.shelf).toEqual([]);
  });

  it('a grudge against officials, and then the trouble itself: that is what it is about, and nothing is lost', () => {
    const citizen = said('pejabat di sini kerjanya cuma makan gaji buta, ga pernah turun ke lapangan');
    expect(category(citizen)).toBe('conduct');
    citizen.says('itu jembatan di desa Tatah Layap sudah patah 2 bulan ga diurus');
    expect(category(citizen)).toBe('road');
    expect(facts(citizen).place).toContain('desa Tatah Layap');
    expect(citizen.talk?.draft?.words.filter(({ story }) => story)).toHaveLength(2);
    expect(citizen.talk?.shelf).toEqual([]);
  });
  it('an officer who is complained of at a place stays what it is about', () => {
    const citizen = said('petugas capil martapura jutek banget');
    citizen.says('kemarin, padahal jalan ke sana rusak parah juga pak');
    expect(category(citizen)).toBe('conduct');
  });

  it('what a text takes back itself does not count', () => {
    const citizen = said(
      'proyek jalan usaha tani dana desa 2025 di desa Pulau Kupang kapuas eh salah desa pulau sugara alalak ga ada wujudnya',
    );
    expect(facts(citizen).place).toBe('desa pulau sugara alalak');
  });
  it('the letter behind a number is part of the address', () => {
    expect(facts(said('tetangga karaokean sampai pagi di komplek HKSN Permai blok 3B')).place).toBe(
      'komplek HKSN Permai blok 3B',
    );
  });
});

describe('a name where it is asked who may know', () => {
  it.each(['Rahmat', 'norhasanah', 'Bu Siti Aminah', 'acil Imah', 'Mark Jensen', 'Ahmad Fauzi'])(
    '“%s” is noted, and whether it is shown is asked; one word shows it',
    (name) => {
      const citizen = atSwitches();
      expect(citizen.says(name).text).toContain(`Pakai nama ${name}?`);
      expect(citizen.talk?.draft).toMatchObject({ name, switches: null });
      citizen.says('ya');
      expect(citizen.talk?.draft).toMatchObject({ name, switches: { anonymous: false, secret: false } });
      expect(citizen.talk?.question).toBe('check');
    },
  );
  it('“jenengku Sugeng” is Sugeng', () => {
    expect(said(ROAD, 'jenengku Sugeng').talk?.draft?.name).toBe('Sugeng');
  });
  it.each(['Pak Camat', 'semua', 'anaknya sekitar 60 orang', 'oke siap', 'saya'])('“%s” is none', (words) => {
    const citizen = atSwitches();
    citizen.says(words);
    expect(citizen.talk?.draft).toMatchObject({ name: null, switches: null });
  });
  it('“pakai nama saja H. Darmawan” is both', () => {
    const citizen = atSwitches();
    citizen.says('sy pakai nama saja H. Darmawan');
    expect(citizen.talk?.draft).toMatchObject({ name: 'H. Darmawan', switches: { anonymous: false } });
  });
  it.each(['no need to hide anything', 'ga usah ditutup tutupi', 'my name is fine'])('“%s” hides nothing', (words) => {
    const citizen = atSwitches();
    citizen.says(words);
    expect(citizen.talk?.draft).toMatchObject({ name: null, switches: { anonymous: false, secret: false } });
  });
});

describe('fear', () => {
  it('“tolong rahasiakan ya saya takut” beside the trouble hides both', () => {
    expect(said('pak ada yg jual sabu di gang kami tolong rahasiakan ya saya takut').talk?.draft?.switches).toEqual({
      anonymous: true,
      secret: true,
    });
  });
  it.each(['yg baca ini siapa? nyampe ke kades ga?', 'kades tau ga?', 'ketauan bos ga ya?'])(
    '“%s” is told who sees what, and asked on',
    (words) => {
      const citizen = said('kades kami bagi BLT cuma ke keluarganya', 'desa Bincau');
      const { question } = citizen.talk ?? {};
      expect(citizen.says(words).text).toContain('disimpan tersandi');
      expect(citizen.talk?.question).toBe(question);
    },
  );
  it.each(['siapa pelakunya saya tidak tahu', 'kades tahu semuanya'])('“%s” asks nothing of us', (words) => {
    expect(said(LEVY, words).last().text).not.toContain('disimpan tersandi');
  });
  it('“kada usah pakai ngaran” and “jangan ketauan saya ya” stay unseen', () => {
    for (const words of ['kada usah pakai ngaran', 'jangan ketauan saya ya'])
      expect(said(NO_WATER, words).talk?.draft?.switches?.anonymous, words).toBe(true);
  });
  it('a child that is beaten by its teacher: who stands by victims is named', () => {
    expect(said('anak ulun dipukul gurunya di SDN Sungai Lulut 2 sampai bengkak').last().text).toContain('129 SAPA');
  });
});

describe('impatience', () => {
  it.each(['udah blm?', 'lama amat', 'udah kekirim?', 'oke makasih ya', 'kok lama banget sih'])(
    '“%s” at the summary: it is not sent yet, and nothing is added to it',
    (words) => {
      const citizen = atCheck();
      const before = citizen.talk?.draft?.words;
      expect(citizen.says(words).text).toContain('Belum terkirim');
      expect(citizen.talk?.question).toBe('check');
      expect(citizen.talk?.draft?.words).toEqual(before);
    },
  );
  it('“udah blm?” before it: something is missing still; after sending: how it stands', () => {
    expect(said(NO_WATER, 'udah blm?').last().text).toContain('masih ada yang kurang');
    const citizen = atCheck();
    citizen.says('kirim');
    const code = citizen.filed[0]?.code ?? '';
    expect(citizen.says('udah blm?').text).toContain(code);
    expect(citizen.filed).toHaveLength(1);
  });
  it('“lama banget” where it is asked since when is an answer', () => {
    expect(facts(said('lampu jalan mati di Jl. Pramuka Banjarmasin', 'lama banget')).time).toBe('lama banget');
  });
});

describe('second thoughts', () => {
  it.each(['eh ga jadi deh udah ada yg ngusir', 'gausah aja deh nanti saya dicari', 'batal pak sudah diperbaiki'])(
    '“%s”: asked what is to become of it',
    (words) => {
      const citizen = said('sapi berkeliaran di jalan Martapura Lama tiap malam');
      citizen.says(words);
      expect(citizen.talk?.question).toBe('cancel');
      citizen.says('lanjut');
      expect(citizen.talk?.question).toBe('evidence');
    },
  );
  it('“yaudah lanjut aja tapi jangan ketauan saya ya” goes on, unseen', () => {
    const citizen = said('sapi berkeliaran di jalan Martapura Lama tiap malam', 'batal');
    citizen.says('yaudah lanjut aja tapi jangan ketauan saya ya');
    expect(citizen.talk?.question).toBe('evidence');
    expect(citizen.talk?.draft?.switches?.anonymous).toBe(true);
  });
  it('“maaf” after “salah kirim” still asks what is to become of it', () => {
    const citizen = said(NO_WATER, 'eh salah kirim', 'maaf');
    expect(citizen.talk?.question).toBe('cancel');
  });
  it('another trouble that is told there is no part of the one that is given up', () => {
    const citizen = said(NO_WATER, 'eh salah kirim', 'tapi sekalian mau lapor got mampet di gang Rahmat kuripan');
    expect(facts(citizen).place).toContain('beruntung jaya');
    expect(citizen.talk?.question).toBe('open');
  });
  it.each(['tidak jadi dibangun jembatannya', 'airnya ga usah ditanya, hitam', 'sudah 3 bulan tidak jadi jadi'])(
    '“%s” gives nothing up',
    (words) => {
      expect(said(NO_WATER, words).talk?.question).not.toBe('cancel');
    },
  );
  it.each(['maaf baru balas, itu sejak 2 minggu', 'sejak 2 minggu'])(
    'two days later “%s” answers what was asked last',
    (words) => {
      const citizen = said('drainase mampet di Jl Kelayan A');
      expect(citizen.talk?.question).toBe('fact:time');
      citizen.later(48 * HOUR_MS).says(words);
      expect(facts(citizen).time).toBe('sejak 2 minggu');
      expect(citizen.talk?.question).toBe('fact:danger');
    },
  );
});

describe('evidence', () => {
  it('“ga ada kartunya diambil aparat desa” has none, and is led on', () => {
    const citizen = said('bansos saya dihapus bulan lalu di desa Sungai Rangas martapura barat');
    expect(citizen.talk?.question).toBe('evidence');
    expect(citizen.says('ga ada kartunya diambil aparat desa').text).toContain('Draf Anda saya simpan');
  });
  it('“cuma ada slip gaji” has some', () => {
    const citizen = said(
      'bos saya ga kasih THR lebaran kemarin di toko bangunan Jl Ahmad Yani km 8 kertak hanyar, 3 juta',
    );
    expect(citizen.talk?.question).toBe('evidence');
    expect(citizen.says('cuma ada slip gaji').text).toContain('silakan kirim');
  });
  it('a question is kept for the officers as one', () => {
    expect(said(ROAD, 'apa nanti jalannya ditutup?').last().text).toContain('Pertanyaan Anda saya catat');
    expect(said(ROAD, 'apa saya harus ke kantor?').last().text).toContain('tidak perlu datang');
  });
});

it.each([
  ['apakah bot ini bisa mengerti saya', 'Saya bot, bukan orang'],
  ['gratis kan?', 'Gratis'],
])('“%s” is asked of us, and begins no report', (words, answer) => {
  const citizen = said(words);
  expect(citizen.last().text).toContain(answer);
  expect(citizen.talk?.draft).toBeNull();
});
