import { beforeEach, describe, expect, it } from 'vitest';
import type { ComplaintCode } from '../../src/core/complaint/code.ts';
import { asksForTime, asksOfCard, callsOneOf, isToColleagues, noteIn } from '../../src/core/language/desk-aside.ts';
import { askedInOrder } from '../../src/core/language/desk-asks.ts';
import { callsSomebody } from '../../src/core/language/desk-calls.ts';
import { captionIn } from '../../src/core/language/desk-files.ts';
import { howToIn } from '../../src/core/language/desk-how.ts';
import { cardIn, leaveIn, listIn, ownReportIn } from '../../src/core/language/desk-lists.ts';
import { deskVerbIn } from '../../src/core/language/desk-plain.ts';
import { ordersIn } from '../../src/core/language/desk-several.ts';
import { slipIn } from '../../src/core/language/desk-slips.ts';
import { slashOf } from '../../src/core/language/desk-words.ts';
import { chatId } from '../../src/core/message.ts';
import { growth, RATIO_MAX } from '../growth.ts';
import { scenery } from './set-up.ts';
import type { Someone } from './town.ts';

/** Below a card officers also speak to each other, and to us. What no citizen is ever told reaches none; what may be either is shown first. */
const here = scenery();
let budi: Someone;
let topic: { readonly topic: string };
let code: ComplaintCode;

beforeEach(async () => {
  const { town, rina } = here.now;
  await town.store.pinDeskChat('pupr', 'rich', chatId('-100'));
  budi = (await town.officer('Budi Santoso', 'pupr', 'officer', { group: '-100' })).in('-100');
  await town.officer('Andi Saputra', 'pupr', 'officer', { group: '-100' });
  code = await here.now.files();
  await rina.says(`/disposisi ${code} pupr`);
  topic = { topic: budi.card(code).topic ?? '' };
});
const says = (text: string) => budi.says(text, topic);
const toCitizen = async () => (await here.now.fromDesk()).filter(([, internal]) => !internal).map(([text]) => text);
const labels = () => budi.last().choices.map(({ label }) => label);

describe('in the topic of a complaint', () => {
  it.each(['siapa pelapornya?', 'siapa yang pegang ini', 'batasnya kapan ya', 'nomor hp pelapornya berapa'])(
    '“%s” is answered with its card, and sent to nobody',
    async (text) => {
      await says(text);
      expect(budi.last().text).toContain(`${code} ·`);
      expect(await toCitizen()).toEqual([]);
    },
  );

  it.each([
    'jangan dibalas dulu ya',
    'tolong cek ini dong',
    '@andi tolong ke lokasi besok',
    'andi tolong ke lokasi besok',
    'pak Andi, ini gimana',
    'ini punya siapa?',
    'makasih',
  ])('“%s” is shown first, with a note beside it', async (text) => {
    await says(text);
    expect(labels()).toEqual(['Kirim ke warga', 'Catatan internal', 'Tidak jadi']);
    expect(await toCitizen()).toEqual([]);
    await budi.presses('Catatan internal');
    expect(await here.now.fromDesk()).toEqual([[text, true]]);
  });

  it.each([
    'Siti, lubangnya di depan nomor berapa?',
    'terima kasih bu, besok kami cek',
    'tolong kirim alamat lengkapnya bu',
    'batasnya di sebelah mana ya bu?',
    'maaf pekerjaan mundur ke minggu depan',
    'caranya bawa KTP ke kantor kami',
    'kami terima, kami proses, lalu kami kabari lagi',
    'pekerjaan kami undur ke hari Kamis karena hujan',
    'jangan lewat situ dulu ya bu, bahaya',
    'batal hari ini bu, besok pagi jam 8',
    'ambil gambarnya dari seberang jalan ya bu',
    'kasih tanda dulu bu pakai ban bekas',
    'info dari tim: aspal datang senin',
    'lokasinya di mana ya pak?',
    'apakah sudah menyala bu?',
    'nanti andi dari tim kami yang ke lokasi',
    'salahnya di pipa, bukan di jalan',
  ])('“%s” is the citizen’s as it stands', async (text) => {
    await says(text);
    expect(await toCitizen()).toEqual([text]);
  });

  it('what is marked as internal is a note', async () => {
    await says('internal: orangnya emosi, tunggu dulu');
    expect(await here.now.fromDesk()).toEqual([['orangnya emosi, tunggu dulu', true]]);
  });

  it('what is to be told a citizen is shown in the words that they would read', async () => {
    await says('bilang ke warganya besok dicek');
    expect(budi.last().text).toContain(`\n/balas ${code} besok dicek`);
    await budi.presses('Ya, kirim');
    expect(await toCitizen()).toEqual(['besok dicek']);
  });

  it('“ini bukan kami, ini PLN” is asked about: given back, or the citizen’s to know', async () => {
    await says('ini bukan kami, ini PLN');
    expect(labels()).toEqual(['Bukan wewenang', 'Kirim ke warga', 'Tidak jadi']);
    expect(await toCitizen()).toEqual([]);
  });

  it('“siap pak, saya ambil” is an order', async () => {
    await says('siap pak, saya ambil');
    expect((await here.now.complaint()).holder).not.toBeNull();
    expect(await toCitizen()).toEqual([]);
  });

  it('more time can not be had: that is said, and offered to the citizen or as a note', async () => {
    await says('minta perpanjangan waktu seminggu');
    expect(budi.last().text).toContain('tidak bisa saya perpanjang');
    expect(labels()).toEqual(['Kirim ke warga', 'Catatan internal', 'Tidak jadi']);
    expect((await here.now.complaint()).status).toBe('forwarded');
  });

  it('how something is done is told in a line, and not asked of the citizen', async () => {
    await says('gimana caranya nutup laporan ini?');
    expect(budi.last().text).toContain('/selesai KODE');
    expect(budi.last().text.length).toBeLessThan(200);
    expect(await toCitizen()).toEqual([]);
  });
});

it.each([
  ['caranya gimana nutup laporan', 'close'],
  ['cara meneruskan ke dinas lain gimana', 'forward'],
  ['kayapa maambil laporan', 'take'],
  ['how do I reject a complaint', 'reject'],
] as const)('“%s” asks how to: %s', (text, command) => expect(howToIn(text)).toBe(command));
it.each(['caranya bawa KTP ke kantor', 'gimana kalau besok', 'kami tutup lubangnya besok', 'bagaimana kondisinya bu'])(
  '“%s” asks how to do nothing here',
  (text) => expect(howToIn(text)).toBeUndefined(),
);

it('every command that can be asked for has its line in the help', () => {
  for (const word of [
    'cari',
    'ambil',
    'verifikasi',
    'teruskan',
    'minta',
    'balas',
    'kembalikan',
    'tolak',
    'arsipkan',
    'tutup',
    'urungkan',
    'catat',
    'gabung',
    'lepas',
  ]) {
    const command = howToIn(`gimana cara ${word}`);
    expect(command && here.now && slashOf(command), word).toMatch(/^\//);
  }
});

it('a colleague is called by a first name or its beginning, and by nothing shorter', () => {
  const names = ['Andi Saputra', 'Budi'];
  for (const text of ['andi tolong cek', 'pak budi, gimana ini', 'Bud cek dulu'])
    expect(callsOneOf(text, names)).toBe(true);
  for (const text of ['bu, gimana ini', 'an tolong', 'andi', 'anda sudah lapor?', 'budidaya ikan kami cek'])
    expect(callsOneOf(text, names)).toBe(false);
});

it.each([
  ...[
    'tolong ',
    'jangan balas dulu ',
    'siapa pegang ',
    'minta batas waktu ',
    'andi ',
    'internal ',
    'bilang ',
    'siap, ',
    'ini ',
  ],
  ...['bukan ', 'biar andi ', 'saya mau ', 'sudah di', 'ganti ', '  ', ', '],
])('a message that says “%s” again and again is read in a time that grows as it does', (each) => {
  const read = (text: string): void => {
    isToColleagues(text);
    asksOfCard(text);
    asksForTime(text);
    noteIn(text);
    callsOneOf(text, ['Andi']);
    callsSomebody(text, 'Siti');
    howToIn(text);
    deskVerbIn(text);
    askedInOrder(text);
    captionIn(text);
    slipIn(text);
    ordersIn(text);
    listIn(text);
    cardIn(text);
    ownReportIn(text);
    leaveIn(text);
  };
  expect(growth(each, 16_000, read)).toBeLessThan(RATIO_MAX);
});

it('what a citizen answered is told in their own words where a card can not change, and once', async () => {
  const { town, siti } = here.now;
  const wati = await town.officer('Wati', 'pupr', 'officer', { platform: town.plain });
  await wati.says(`/lihat ${code}`);
  await wati.says(`/minta ${code} masih bisa dilewati motor?`);
  const before = wati.sees().length;
  await siti.says('masih bisa, tapi pelan');
  const news = wati
    .sees()
    .slice(before)
    .map(({ text }) => text);
  expect(news).toEqual([`🔔 ${code}: warga menjawab yang diminta: “masih bisa, tapi pelan”`]);
});

it.each(['pagi', 'selamat pagi min', 'assalamualaikum', 'mantap', 'saya pulang dulu ya'])(
  '“%s” to us is answered in a word, and offered to no citizen',
  async (words) => {
    const wati = await here.now.town.officer('Wati', 'pupr', 'officer', { platform: here.now.town.plain });
    await wati.says(`/lihat ${code}`);
    await wati.says(words);
    expect(wati.last().text).toMatch(/^(?:Halo|Siap)/);
    expect(wati.last().choices).toEqual([]);
  },
);
