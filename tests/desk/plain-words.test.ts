import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ComplaintCode, makeCode } from '../../src/core/complaint/code.ts';
import { codeFirst, wishOfText } from '../../src/core/desk/scene/commands.ts';
import { wishOfNamed } from '../../src/core/desk/scene/in-passing.ts';
import { askedForIn } from '../../src/core/desk/scene/names.ts';
import { listIn } from '../../src/core/language/desk-lists.ts';
import { commandNear } from '../../src/core/language/desk-near.ts';
import { deskVerbIn } from '../../src/core/language/desk-plain.ts';
import { deskCommandIn } from '../../src/core/language/desk-words.ts';
import fc from '../property.ts';
import { policy, type Someone, Town } from './town.ts';

it.each([
  ['ambil ini', 'take', ''],
  ['Verifikasi laporan ini ya', 'verify', ''],
  ['tolong teruskan ke Dinas PUPR', 'forward', 'Dinas PUPR'],
  ['disposisi: dinas kesehatan', 'forward', 'dinas kesehatan'],
  ['catatan: sudah ditelepon', 'note', 'sudah ditelepon'],
  ['minta foto tiang lebih dekat', 'ask', 'foto tiang lebih dekat'],
  ['tolak karena bukan kewenangan', 'reject', 'karena bukan kewenangan'],
  ['forward to Dinas PUPR', 'forward', 'Dinas PUPR'],
  ['take this', 'take', ''],
  ['urungkan', 'undo', ''],
  ['lihat identitas', 'reveal', ''],
  ['kecualikan dinas kesehatan', 'exclude', 'dinas kesehatan'],
  ['Ambil ini.', 'take', ''],
  ['Verifikasi.', 'verify', ''],
  ['Teruskan ke Dinas PUPR.', 'forward', 'Dinas PUPR'],
  ['teruskan ke dinas pupr saja ya', 'forward', 'dinas pupr'],
  ['salah, teruskan ke pupr', 'forward', 'pupr'],
  ['maaf salah teruskan', 'forward', ''],
  ['salah kirim, harusnya ke dinas sosial', 'forward', 'dinas sosial'],
  ['pindahkan ke dishub', 'forward', 'dishub'],
  ['bukan wewenang kami, ini jalan nasional', 'return', 'bukan wewenang kami, ini jalan nasional'],
  ['ini bukan kewenangan dinas kami', 'return', 'ini bukan kewenangan dinas kami'],
  ['terusin ke pupr ya pak', 'forward', 'pupr'],
  ['oper ke dishub', 'forward', 'dishub'],
  ['tanyain patokannya di mana', 'ask', 'patokannya di mana'],
  ['balesin kami survei besok', 'reply', 'kami survei besok'],
  ['balikin, ini jalan nasional', 'return', 'jalan nasional'],
  ['tarik kembali', 'undo', ''],
  ['udah selesai pak', 'close', ''],
  ['bilangin ke warga besok dicek', 'reply', 'besok dicek'],
  ['kasih tau pelapor kalau besok kami survei', 'reply', 'besok kami survei'],
  ['tell the citizen we will come tomorrow', 'reply', 'we will come tomorrow'],
  ['minta foto dari warga ya', 'ask', 'foto'],
  ['ask for a photo from closer', 'ask', 'a photo from closer'],
  ['gw ambil', 'take', ''],
  ['yaudah saya aja yang ambil', 'take', ''],
  ['lepas lagi deh', 'release', ''],
  ['lampu ini urusan dishub', 'forward', 'dishub'],
  ['jembatan sudah kami perkuat', 'close', 'jembatan sudah kami perkuat'],
  ['ulun ambil nah', 'take', ''],
  ["i'll take this one", 'take', ''],
  ['siap pak, saya ambil', 'take', ''],
  ['ini bukan kami, ini PLN', 'return', 'ini bukan kami, ini PLN'],
  ['bukan kami', 'return', 'bukan kami'],
  ['not ours, it is a national road', 'return', 'not ours, it is a national road'],
  ['serahkan ke pupr', 'forward', 'pupr'],
  ['sudah dicek, valid', 'verify', ''],
  ['ditolak saja, sudah pernah dilaporkan', 'reject', 'sudah pernah dilaporkan'],
])('“%s” names an act', (text, command, rest) => expect(deskVerbIn(text)).toMatchObject({ command, rest }));

it.each([
  'halo',
  'ambil foto dulu dari lapangan',
  'verifikasi ke lapangan besok',
  'terima kasih',
  'besok saya tutup loketnya',
  'identitas pelapor sudah jelas kok',
  'lihat lagi besok',
  'salah satu warga sudah menelepon',
  'bukan saya yang pegang',
  'sudah selesai rapatnya, nanti saya cek',
  'tarikan kabelnya sudah kencang',
  'bukan kami yang pasang',
  'saya kira ini sudah dikerjakan',
  'bukan kami tidak mau, alatnya rusak',
  'besok validasinya',
])('“%s” names none', (text) => expect(deskVerbIn(text)).toBeUndefined());

it.each([
  ['/antrin', 'queue', ''],
  ['/anrtian saya', 'queue', 'saya'],
  ['/verfikasi 64AS-BPDY-BME', 'verify', '64AS-BPDY-BME'],
  ['verifkasi ini', 'verify', ''],
  ['disposis ke dinas pupr', 'forward', 'ke dinas pupr'],
  ['/tola bukan wewenang', 'reject', 'bukan wewenang'],
])('“%s” is a misspelt command', (text, command, rest) => expect(commandNear(text)).toMatchObject({ command, rest }));

it.each([
  'halo',
  'balasan dari dinas sudah ada',
  'bantu cek ya',
  'lihat dulu',
  '/cari sultan adam',
  'sudah saya cek, benar',
])('“%s” is none', (text) => expect(commandNear(text)).toBeUndefined());

it.each([
  ['lihat antrian', 'all'],
  ['Buka antrian saya.', 'mine'],
  ['tolong tampilkan laporan yang telat', 'late'],
  ['ada laporan baru?', 'all'],
  ['Laporan masuk apa saja?', 'all'],
  ['pagi min, ada laporan baru gak hari ini?', 'all'],
  ['daftar laporan dong', 'all'],
  ['yang belum selesai apa aja', 'all'],
  ['ada apa aja hari ini', 'all'],
  ['mana yang mau habis waktunya', 'all'],
  ['show me the queue', 'all'],
  ['yang belum ada yang ambil', 'free'],
  ['gawian ulun apa haja', 'mine'],
])('“%s” wants the queue: %s', (text, queue) => expect(listIn(text)).toEqual({ list: queue }));

it('what is said only to be kind is no name of a queue', () => {
  expect(wishOfText('antrean dong', [], policy)).toEqual({ want: 'queue', filter: 'all' });
  expect(wishOfText('antri saya ya min', [], policy)).toEqual({ want: 'queue', filter: 'mine' });
});

it.each(['lihat laporan', 'lihat lagi', 'cek laporan ini', 'laporan baru di jalan veteran', 'buka laporan jalan'])(
  '“%s” wants none',
  (text) => expect(listIn(text)).toBeUndefined(),
);

it('a command that was dictated has a full stop', () => {
  expect(deskCommandIn('Antrian.')).toEqual({ command: 'queue', rest: '', slash: false });
  expect(deskCommandIn('Statistik.')).toEqual({ command: 'figures', rest: '', slash: false });
});

it('what is asked for is known by its name, however politely', () => {
  expect(askedForIn('minta alamat', policy, 'waste')).toEqual({ kind: 'fact', fact: 'place' });
  expect(askedForIn('tolong kirim foto dari dekat', policy, 'waste')).toEqual({ kind: 'evidence', evidence: 'photo' });
  expect(askedForIn('minta keterangan dari ketua RT setempat', policy, 'waste')).toEqual({ kind: 'words' });
});

it('a code is read where a command begins with one, and words that happen to add up to one stay words', () => {
  for (const text of ['64AS-BPDY-BME', '64asbpdybme', '64AS BPDY BME', '64as-bpdy bme'])
    expect(codeFirst(`${text} foto dari dekat`)).toEqual({ code: '64AS-BPDY-BME', rest: 'foto dari dekat' });
  for (const text of ['64AS BPDY BME. foto dari dekat', '64 AS BP DY BME foto dari dekat'])
    expect(codeFirst(text)).toEqual({ code: '64AS-BPDY-BME', rest: 'foto dari dekat' });
  for (const text of ['karena dobel', 'karenadobel', 'karena dobel, lihat yang lain'])
    expect(codeFirst(text)).toEqual({ rest: text });
});

it('among colleagues an order names its complaint by whatever code it has, also by one of sixty that have no digit', () => {
  const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 });
  const verb = fc.constantFrom('ambil', 'verifikasi', 'urungkan');
  fc.assert(
    fc.property(bytes, verb, (given, word) => {
      const code = makeCode((count) => given.slice(0, count));
      expect(wishOfNamed(`${word} ${code}`)).toMatchObject({ code });
    }),
    { numRuns: 500, examples: [[new Uint8Array(16).fill(20), 'ambil']] },
  );
});

describe('what an officer says without a slash', () => {
  let town: Town;
  let admin: Someone;
  let code: ComplaintCode;
  beforeEach(async () => {
    town = await new Town().open();
    admin = await town.officer('Rina', 'kalsel', 'admin');
    code = await town.files(town.citizen('Siti'), { keyword: 'laporpaman' });
  });
  afterEach(async () => {
    expect(await town.closed()).toEqual([]);
  });
  const complaint = () => town.complaint(code);
  const fromDesk = async () =>
    (await complaint()).messages
      .filter(({ from }) => from === 'desk')
      .map(({ text, internal }) => [text, internal ?? false]);

  it('is done to the complaint before them, where it stays among officers', async () => {
    await admin.says(`/lihat ${code}`);
    await admin.says('ambil ini');
    await admin.says('verifikasi laporan ini');
    await admin.says('catatan: sudah ditelepon');
    await admin.says('teruskan ke Dinas PUPR');
    expect((await complaint()).history.map(({ act }) => act)).toEqual(['submit', 'take', 'verify', 'note', 'forward']);
    expect(await complaint()).toMatchObject({ desk: 'pupr', status: 'forwarded' });
    expect(await fromDesk()).toEqual([['sudah ditelepon', true]]);
  });

  it('is not done but asked about where a citizen would read it', async () => {
    await admin.says(`/lihat ${code}`);
    await admin.says('minta foto tiang lebih dekat');
    expect(admin.last().text).toContain(`/minta ${code} foto tiang lebih dekat`);
    await admin.says('tolak karena bukan kewenangan');
    expect(admin.last().text).toContain(`/tolak ${code} karena bukan kewenangan`);
    expect(await fromDesk()).toEqual([]);
    expect((await complaint()).status).toBe('submitted');
    await admin.says(`/minta ${code} foto tiang lebih dekat`);
    expect((await complaint()).status).toBe('asked');
  });

  it('is sent by one press, or by "ya", once it was shown', async () => {
    await admin.says(`/lihat ${code}`);
    await admin.says('minta foto tiang lebih dekat');
    await admin.presses('Ya, kirim');
    expect((await complaint()).status).toBe('asked');
    await admin.says('balas terima kasih, kami tunggu');
    await admin.says('ya');
    expect(await fromDesk()).toEqual([
      ['foto tiang lebih dekat', false],
      ['terima kasih, kami tunggu', false],
    ]);
    await admin.says('ya');
    expect(await fromDesk()).toHaveLength(2);
  });

  it('is done to the complaint that is named, and to no other, however the code is written or dictated', async () => {
    const other = await town.files(town.citizen('Adi'), {
      keyword: 'laporpaman',
      first: 'lampu jalan mati di Jl. Sultan Adam Banjarmasin sejak kemarin',
    });
    await admin.says(`/lihat ${other}`);
    await admin.says(`ambil ${code.toLowerCase()}`);
    await admin.says(`Verifikasi. ${code.replaceAll('-', ' ')}.`);
    expect((await complaint()).history.map(({ act }) => act)).toEqual(['submit', 'take', 'verify']);
    await admin.says(`/lihat ${other}`);
    await admin.says(`Selesai. ${code}. Sudah ditambal.`);
    expect(admin.last().text).toContain(`\n/selesai ${code} Sudah ditambal.`);
    await admin.says('tanyain 64AS-BPDY-BMF patokannya di mana');
    expect(admin.last().text).toContain('bukan kode laporan');
    expect((await town.complaint(other)).history).toHaveLength(1);
  });

  it('is not shown to be sent where it can not be done now', async () => {
    await admin.says(`/lihat ${code}`);
    await admin.says('kembalikan ini bukan wewenang kami');
    expect(admin.last().text).toContain('Yang bisa dilakukan');
    expect(admin.last().choices).toEqual([]);
  });

  it('is not sent by the button of what was shown before', async () => {
    await admin.says(`/lihat ${code}`);
    await admin.says('balas yang pertama');
    const { id = '' } = admin.last().choices[0] ?? {};
    await admin.says('balas yang kedua');
    await admin.sends({ kind: 'choice', id });
    expect(admin.last().text).toContain('sudah lewat');
    expect(await fromDesk()).toEqual([]);
    await admin.presses('Tidak jadi');
    await admin.says('ya');
    expect(await fromDesk()).toEqual([]);
  });

  it('a misspelt command is told with the one that was meant, and never sent to the citizen', async () => {
    await admin.says('/antrin');
    expect(admin.last().text).toContain('\n/antrian');
    await admin.says(`/lihat ${code}`);
    await admin.says('urungka ini');
    expect(admin.last().text).toContain(`\n/urungkan ${code}`);
    await admin.replies(admin.card(code), '/tolka sudah pernah dilaporkan');
    expect(admin.last().text).toContain('\n/tolak sudah pernah dilaporkan');
    await admin.replies(admin.card(code), '/xyz');
    expect(admin.last().text).toContain('/bantuan');
    expect(await fromDesk()).toEqual([]);
  });

  it('"bantuan" shows all commands', async () => {
    await admin.says('bantuan');
    expect(admin.last().text).toContain('/disposisi');
  });

  it('goes to nobody where nothing is before them, and a hint of two lines says how', async () => {
    for (const words of ['teruskan ke Dinas PUPR', 'halo', 'siapa pelapornya']) {
      await admin.says(words);
      expect(admin.last().text).toContain('/antrian');
      expect(admin.last().text.length).toBeLessThan(200);
    }
    expect((await complaint()).history.map(({ act }) => act)).toEqual(['submit']);
    expect(await fromDesk()).toEqual([]);
  });

  it('is for the citizen as it stands where it answers a card', async () => {
    await admin.says(`/lihat ${code}`);
    await admin.replies(admin.card(code), 'minta maaf atas keterlambatannya');
    expect(await fromDesk()).toEqual([['minta maaf atas keterlambatannya', false]]);
  });
});
