import { describe, expect, it } from 'vitest';
import { callsSomebody } from '../../src/core/language/desk-calls.ts';
import { deskVerbIn } from '../../src/core/language/desk-plain.ts';
import { chatId } from '../../src/core/message.ts';
import { scenery } from './set-up.ts';

/** Orders as they are written on a phone between two other things: in short, with slips, in Banjarese. */
const here = scenery();

it.each([
  ['takunakan RT barapa', 'ask', 'RT barapa'],
  ['kurang jelas fotonya, minta lagi', 'ask', 'foto lebih jelas'],
  ['fotonya gelap mintain yg terang', 'ask', 'foto yg terang'],
  ['alamatnya kurang lengkap, tanya lagi', 'ask', 'alamat lebih lengkap'],
  ['suruh warganya kirim video', 'ask', 'video'],
  ['need a clearer photo', 'ask', 'clearer photo'],
  ['ok valid, lanjut', 'verify', ''],
  ['tlg terusin ke pupr dong min', 'forward', 'pupr'],
  ['antarakan ka pupr', 'forward', 'pupr'],
  ['pls send this to PUPR', 'forward', 'PUPR'],
  ['ini mah kerjaan pupr', 'forward', 'pupr'],
  ['aku garap', 'take', ''],
  ['kelar', 'close', ''],
  ['pekerjaan selesai', 'close', ''],
  ['suruh foto ulang', 'ask', 'foto lagi'],
  ['ini yg di veteran, udah ditambal tadi pagi', 'close', 'ini yg di veteran, udah ditambal tadi pagi'],
  ['tuntung sudah gawiannya', 'close', ''],
  ['sudah dibaiki', 'close', 'sudah dibaiki'],
  ['fixed yesterday', 'close', 'fixed yesterday'],
  ['ini jalan nasional, kembalikan', 'return', 'ini jalan nasional'],
  ['laporan palsu, tolak', 'reject', 'laporan palsu'],
  ['bls besok dicek', 'reply', 'besok dicek'],
])('“%s” is an order: %s', (text, command, rest) => expect(deskVerbIn(text)).toMatchObject({ command, rest }));

it.each([
  'fotonya sudah jelas, terima kasih',
  'pekerjaan pipa besok selesai',
  'alamatnya sudah kami catat',
  'send my regards to everybody',
])('“%s” is none', (text) => expect(deskVerbIn(text)?.command ?? 'none').not.toMatch(/ask|forward|return|reject/));

it.each(['disposiis ke pupr', 'terusn ke pupr', 'teruskna ke Dinas PUPR'])(
  '“%s” is done: it can mean nothing else',
  async (text) => {
    const code = await here.now.files();
    await here.now.rina.says(`/lihat ${code}`);
    await here.now.rina.says(text);
    expect(await here.now.complaint()).toMatchObject({ status: 'forwarded', desk: 'pupr' });
  },
);

it.each(['amibl ini', 'ambli', 'ambiil ya', 'ambl ini'])('“%s” takes it: its own letters slipped', async (text) => {
  const code = await here.now.files();
  await here.now.rina.says(`/lihat ${code}`);
  await here.now.rina.says(text);
  expect((await here.now.complaint()).holder).not.toBeNull();
});
it.each(['ambon ini', 'taek ini', 'amal ini', 'amibl fotonya dari dekat ya'])('“%s” takes nothing', async (text) => {
  const code = await here.now.files();
  await here.now.rina.says(`/lihat ${code}`);
  await here.now.rina.says(text);
  expect((await here.now.complaint()).holder).toBeNull();
});

describe('with nothing before an officer', () => {
  it('the only complaint of a list is what they speak of', async () => {
    await here.now.files();
    await here.now.rina.says('/antrian');
    await here.now.rina.says('teruskan ke PUPR');
    expect(await here.now.complaint()).toMatchObject({ status: 'forwarded', desk: 'pupr' });
  });

  it('of several they are asked which', async () => {
    const { town, rina } = here.now;
    await here.now.files();
    const first = 'lampu jalan mati di Jl. Pramuka Banjarmasin sejak kemarin';
    await town.files(town.citizen('Umar'), { keyword: 'laporpaman', first });
    await rina.says('/antrian');
    await rina.says('teruskan ke PUPR');
    expect(rina.last().text).toContain('Laporan yang mana?');
    expect((await here.now.complaint()).status).toBe('submitted');
  });
});

const TO_COLLEAGUES = [
  'Bud tolong cek',
  'Dan tolong cek lokasi ya',
  'Pak Joko tolong ke sana ya',
  'mas Eko gimana ini?',
  'Rud, kamu yang pegang ya',
  'gan cek dong',
  'guys bantu cek ya',
  'gw ga tau ini jalan siapa',
  'bu kadis minta ini cepat',
  'Jon, itu jalan provinsi bukan?',
];
it.each(TO_COLLEAGUES)('“%s” is said to somebody who works here, whoever that is', (text) =>
  expect(callsSomebody(text, 'Siti')).toBe(true),
);
it.each([
  'Siti tolong cek lampunya sudah nyala?',
  'Bu Siti, itu lubangnya dekat jembatan bukan?',
  'besok tolong cek lagi ya bu',
  'bapak bisa tolong cek lampunya sudah nyala?',
  'maaf, ini jalan siapa?',
  'tim sudah di jalan bu, mohon ditunggu',
  'Bu tolong kirim alamatnya',
])('“%s” may be said to Siti', (text) => expect(callsSomebody(text, 'Siti')).toBe(false));

it('what is said to a colleague below a card reaches no citizen before somebody has looked at it', async () => {
  const { town, rina } = here.now;
  await town.store.pinDeskChat('pupr', 'rich', chatId('-100'));
  const hasan = (await town.officer('Hasan Basri', 'pupr', 'officer', { group: '-100' })).in('-100');
  const code = await here.now.files();
  await rina.says(`/disposisi ${code} pupr`);
  const { topic = '' } = hasan.card(code);
  const known = here.now.siti.sees().length;
  for (const text of TO_COLLEAGUES) {
    await hasan.says(text, { topic });
    expect(hasan.last().choices.map(({ label }) => label)).toContain('Catatan internal');
  }
  expect(here.now.siti.sees()).toHaveLength(known);
  await hasan.says('Bu Siti, besok kami perbaiki', { topic });
  expect(here.now.siti.sees().length).toBeGreaterThan(known);
});
