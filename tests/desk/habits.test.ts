import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ComplaintCode } from '../../src/core/complaint/code.ts';
import { DESK_SENTENCES } from '../../src/core/language/desk-sentences.ts';
import { SENTENCES } from '../../src/core/language/sentences.ts';
import { chatId } from '../../src/core/message.ts';
import { type Someone, Town } from './town.ts';

/** How officers really write: among themselves, in haste, about several complaints at once. No citizen reads what was not meant for them. */
const say = DESK_SENTENCES.id;
const LAMP = 'lampu jalan mati di Jl. Sultan Adam Banjarmasin sejak kemarin';

let town: Town;
beforeEach(async () => {
  town = await new Town().open();
});
afterEach(async () => {
  expect(await town.closed()).toEqual([]);
});

const acts = async (code: ComplaintCode) => (await town.complaint(code)).history.map(({ act }) => act);

describe('in a topic', () => {
  let rina: Someone;
  let dewi: Someone;
  let siti: Someone;
  let code: ComplaintCode;
  let topic: { readonly topic: string };
  beforeEach(async () => {
    await town.store.pinDeskChat('kalsel', 'rich', chatId('-100'));
    rina = (await town.officer('Rina', 'kalsel', 'admin', { group: '-100' })).in('-100');
    dewi = (await town.officer('Dewi', 'kalsel', 'admin', { group: '-100' })).in('-100');
    siti = town.citizen('Siti');
    code = await town.files(siti, { keyword: 'laporpaman' });
    topic = { topic: rina.card(code).topic ?? '' };
  });

  it('officers who answer each other are read by no citizen, and are told so once', async () => {
    const first = await rina.says('// siapa yang cek?', topic);
    const known = siti.sees().length;
    const second = await dewi.says('kamu saja ya, saya rapat', { ...topic, replyTo: first });
    expect(dewi.last().text).toBe(say.aside());
    const shown = dewi.sees().length;
    await dewi.says('nanti saya bantu', { ...topic, replyTo: second });
    await dewi.photo('ini fotonya kemarin', {}, { ...topic, replyTo: second });
    expect(dewi.sees()).toHaveLength(shown);
    expect(siti.sees()).toHaveLength(known);
    expect((await town.complaint(code)).messages.filter(({ from, internal }) => from === 'desk' && !internal)).toEqual(
      [],
    );
  });

  it('a command does what it says there, and an answer to the card or to nobody is the citizen’s', async () => {
    const first = await rina.says('// siapa yang cek?', topic);
    await dewi.says('/ambil', { ...topic, replyTo: first });
    expect((await town.complaint(code)).holder).not.toBeNull();
    await dewi.says('Kami cek hari ini.', { ...topic, replyTo: rina.card(code).id });
    await dewi.says('Besok kami kabari.', topic);
    const old = rina.card(code);
    await rina.says('/lihat', topic);
    await dewi.says('Lusa selesai.', { ...topic, replyTo: old.id });
    expect(siti.transcript()).toContain('Lusa selesai.');
    for (const shown of rina.sees().filter(({ text }) => text.includes('sampai ke warga')))
      await dewi.says(`Nomor ${shown.id}.`, { ...topic, replyTo: shown.id });
    expect(siti.transcript()).toContain(
      `Nomor ${rina.sees().find(({ text }) => text.includes('sampai ke warga'))?.id}.`,
    );
    expect(siti.transcript()).toContain('Kami cek hari ini.');
    expect(siti.transcript()).toContain('Besok kami kabari.');
  });

  it('what the bot has asked for is taken from an answer to a colleague, too', async () => {
    const first = await rina.says('// siapa yang cek?', topic);
    await dewi.says('/balas', topic);
    await dewi.says('Kami cek hari ini.', { ...topic, replyTo: first });
    expect(siti.transcript()).toContain('Kami cek hari ini.');
  });
});

describe('a code', () => {
  let rina: Someone;
  let siti: Someone;
  let code: ComplaintCode;
  let other: ComplaintCode;
  beforeEach(async () => {
    rina = await town.officer('Rina', 'kalsel', 'admin');
    siti = town.citizen('Siti');
    code = await town.files(siti, { keyword: 'laporpaman' });
    other = await town.files(town.citizen('Joko'), { keyword: 'laporpaman', first: LAMP });
    await rina.says(`/lihat ${code}`);
  });

  it.each([
    'K7Q2-M4XP-9TX',
    'k7q2-m4xp-9t',
    'K7Q2-M4XP',
    '2DKH-JQBV',
    '2DKH-JQBV-FFX',
    'k7q2m4xp9tx',
    'K7Q2-M4XP-9TRR,',
  ])('that is misspelt (%s) is done to no other complaint, and its words go to nobody', async (wrong) => {
    const known = siti.sees().length;
    for (const line of [
      '/verifikasi X',
      '/balas X Kami cek hari ini.',
      'tolak X Bukan urusan kami.',
      '/catatan X cek',
      'X',
    ]) {
      await rina.says(line.replace('X', wrong));
      expect([line, rina.last().text]).toEqual([line, say.misspeltCode({ said: wrong.replace(',', '') })]);
    }
    await rina.replies(rina.card(code), wrong);
    await rina.replies(rina.card(code), `/b terima ${wrong}`);
    expect(siti.sees()).toHaveLength(known);
    expect(await acts(code)).toEqual(['submit']);
  });

  it.each([
    'PJU-1234 sudah kami ganti.',
    '0811-5000-123 nomor petugasnya.',
    'RT05-RW02 kami cek hari ini.',
    '2026-11-25 kami datang.',
    'DA-1234-AB mobil petugasnya.',
  ])('is none in “%s”', async (words) => {
    await rina.says(`/balas ${words}`);
    expect(siti.last().text).toContain(`“${words}”`);
  });

  it('alone shows its complaint, wherever it is written, and is never sent to a citizen', async () => {
    await rina.says(other);
    expect(rina.last().text).toContain(other);
    expect(rina.last().text).toContain('Sultan Adam');
    const known = siti.sees().length;
    await rina.replies(rina.card(code), other.toLowerCase());
    expect(rina.last().text).toContain('Sultan Adam');
    expect(siti.sees()).toHaveLength(known);
  });

  it('alone that an officer filed as a citizen shows what citizens see of it', async () => {
    const eko = await town.officer('Eko', 'dinkes', 'officer');
    await eko.says('/lapor');
    const own = await town.files(eko, { keyword: 'laporpaman', first: LAMP, alike: 'Beda' });
    await eko.says(own);
    expect(eko.last().text).toContain(own);
    expect(eko.last().text).not.toBe(say.noSuchCode());
    expect(eko.last().text).not.toContain('Pelapor');
  });

  it('and a second one: nothing is done by halves, and the officer reads how', async () => {
    for (const line of ['/verifikasi', '/balas', '/ambil', '/tolak']) {
      await rina.says(`${line} ${code} ${other} Sama.`);
      expect(rina.last().text).toBe(say.oneAtATime({ command: line }));
    }
    expect([await acts(code), await acts(other)]).toEqual([['submit'], ['submit']]);
    await rina.says(`/balas ${code} Lihat juga ${other}.`);
    expect(siti.last().text).toContain(`Lihat juga ${other}.`);
    await rina.says(`/catatan ${code} ${other} mungkin sama`);
    await rina.says(`/serupa ${code} ${other}`);
    expect(await acts(code)).toEqual(['submit', 'reply', 'note', 'link']);
  });
});

it('a name that several agencies share is asked about with those agencies as buttons', async () => {
  const rina = await town.officer('Rina', 'kalsel', 'admin');
  const code = await town.files(town.citizen('Siti'), { keyword: 'laporpaman' });
  await rina.says(`/disposisi ${code} dinas pe`);
  const labels = rina.last().choices.map(({ label }) => label);
  expect(labels).toEqual(['Dinas Perhubungan', 'Dinas Pendidikan dan Kebudayaan', 'Dinas Perdagangan', say.never()]);
  await rina.presses('Dinas Perdagangan');
  expect((await town.complaint(code)).desk).toBe('disdag');
});

it('words that close a complaint may stand on any photo of the album', async () => {
  const budi = await town.officer('Budi', 'pupr', 'officer');
  const rina = await town.officer('Rina', 'kalsel', 'admin');
  const code = await town.files(town.citizen('Siti'), { keyword: 'laporpaman' });
  await rina.says(`/disposisi ${code} pupr`);
  await budi.says(`/selesai ${code}`);
  const album = [undefined, 'Lubang sudah ditutup aspal.', undefined].map((caption) => {
    const kept = town.file();
    const media = { kind: 'photo', handle: kept.id, kept } as const;
    return { ...town.inboxOf(budi, { kind: 'media', media, ...(caption ? { caption } : {}) }), album: 'a1' };
  });
  await town.accept(album);
  expect(await town.complaint(code)).toMatchObject({ status: 'closed' });
  expect((await town.complaint(code)).evidence.filter(({ by }) => by === 'desk')).toHaveLength(3);
});

it.each([
  ['Terima kasih, {nama}. Besok kami datang.', 'Terima kasih. Besok kami datang.'],
  ['Terima kasih {nama}, besok kami datang.', 'Terima kasih, besok kami datang.'],
  ['{nama}, besok kami datang.', 'besok kami datang.'],
])('a reporter without a name leaves no gap where one was to stand: %s', async (template, read) => {
  const rina = await town.officer('Rina', 'kalsel', 'admin');
  const siti = town.citizen('Siti');
  const code = await town.files(siti, { keyword: 'laporpaman', who: 'Anonim' });
  await rina.says(`/balas ${code} ${template}`);
  expect(siti.last().text).toContain(`“${read}”`);
});

it('figures of an agency below are those of that agency, and of no other’s', async () => {
  const dewi = await town.officer('Dewi', 'kalsel', 'supervisor');
  const budi = await town.officer('Budi', 'pupr', 'officer');
  const code = await town.files(town.citizen('Siti'), { keyword: 'laporpaman' });
  await town.files(town.citizen('Joko'), { keyword: 'laporpaman', first: LAMP });
  await dewi.says(`/disposisi ${code} pupr`);
  await dewi.says('/statistik pupr');
  expect(dewi.last().text).toBe(
    [
      say.figuresTitle({ desk: 'Dinas PUPR' }),
      say.figuresRow({ status: say.status_forwarded(), n: 1 }),
      say.figuresLate({ n: 0 }),
      say.figuresCame({ today: 1, week: 1 }),
    ].join('\n'),
  );
  await dewi.says('/statistik');
  expect(dewi.last().text).toContain(say.figuresRow({ status: say.status_submitted(), n: 1 }));
  await budi.says('/statistik kalsel');
  expect(budi.last().text).toBe(say.noSuchDeskHere({ name: 'kalsel' }));
});

describe('somebody who is removed', () => {
  it('holds nothing any more: their complaints are free again, and who removed them reads which', async () => {
    const dewi = await town.officer('Dewi', 'kalsel', 'supervisor');
    const budi = await town.officer('Budi', 'pupr', 'officer');
    const tono = await town.officer('Tono', 'pupr', 'officer');
    const code = await town.files(town.citizen('Siti'), { keyword: 'laporpaman' });
    await dewi.says(`/disposisi ${code} pupr`);
    await budi.says(`/ambil ${code}`);
    await dewi.says('/petugas');
    const number = /#(\d+) Budi/.exec(dewi.last().text)?.[1];
    await dewi.says(`/keluarkan ${number}`);
    expect(dewi.last().text).toBe(`${say.removed({ name: 'Budi' })}\n${say.freed({ codes: code })}`);
    expect(await town.complaint(code)).toMatchObject({ holder: null, status: 'in-progress' });
    expect(tono.card(code).text).toContain(say.cardFree());
    await tono.presses('Ambil');
    expect(tono.toast()).toBe(say.done_take({ code }));
    expect(await town.store.verifyHistory()).toMatchObject({ ok: true });
    await budi.says('/antrian');
    expect(budi.last().text).toBe(say.forOfficers());
    await budi.says(`/lihat ${code}`);
    expect(budi.last().text).toBe(say.noSuchCode());
  });

  it('an invitation that was used already says where the next one comes from', async () => {
    const dewi = await town.officer('Dewi', 'kalsel', 'supervisor');
    await dewi.says('/undang pupr petugas');
    const invitation = /\/masuk (\S+)/.exec(dewi.last().text)?.[0] ?? '';
    const [nano, palsu] = [town.citizen('Nano'), town.citizen('Palsu')];
    await nano.says(invitation);
    expect(nano.last().text).toContain('Dinas PUPR');
    await palsu.says(invitation);
    expect(palsu.last().text).toContain(SENTENCES.id.invitationWrong());
  });
});

describe('an exclusion', () => {
  let pusat: Someone;
  let siti: Someone;
  let code: ComplaintCode;
  beforeEach(async () => {
    pusat = await town.officer('Pusat', 'pusat', 'supervisor');
    siti = town.citizen('Siti');
    code = await town.files(siti, { keyword: 'laporpaman' });
  });

  it('leaves somebody who may handle it: of the last that can, nobody shuts out the whole', async () => {
    for (const desk of ['kalsel', 'pusat']) await pusat.says(`/kecualikan ${code} ${desk}`);
    expect(pusat.last().text).toBe(say.lastToKnow({ desk: 'Admin Pusat SP4N-LAPOR!' }));
    expect(await town.complaint(code)).toMatchObject({ desk: 'pusat', excluded: ['desk:kalsel'] });
    await pusat.says(`/lihat ${code}`);
    expect(pusat.last().text).toContain('Jl. Veteran');
  });

  it('that takes it from the desk that has it tells its citizen where it is now', async () => {
    await pusat.says(`/disposisi ${code} pupr`);
    await pusat.says(`/kecualikan ${code} pupr`);
    expect(siti.last().text).toContain('Sekarang laporan ini di Admin Pusat SP4N-LAPOR!');
    expect(siti.last().text).not.toContain('PUPR');
  });

  it('of the wrong desk is put right on record', async () => {
    await pusat.says(`/kecualikan ${code} pupr`);
    await pusat.says(`/kecualikan ${code} pupr`);
    expect(pusat.last().text).toBe(say.deskExcluded({ desk: 'Dinas PUPR' }));
    await pusat.presses(say.buttonLetIn());
    expect(pusat.toast()).toBe(say.done_letIn({ code, desk: 'Dinas PUPR' }));
    expect((await town.complaint(code)).history.at(-1)).toMatchObject({ act: 'exclude', reason: 'again:desk:pupr' });
    await pusat.says(`/disposisi ${code} pupr`);
    expect((await town.complaint(code)).desk).toBe('pupr');
  });

  it('by a name that several share is done to none of them', async () => {
    await pusat.says(`/kecualikan ${code} dinas pe`);
    expect(pusat.last().text).toMatch(/^Yang mana: Dinas Perhubungan, /);
    expect((await town.complaint(code)).excluded).toEqual([]);
  });
});

it('what is chosen by a button is asked in our words alone, and puts none into the officer’s mouth', async () => {
  const rina = await town.officer('Rina', 'kalsel', 'admin');
  const siti = town.citizen('Siti');
  const code = await town.files(siti, { keyword: 'laporpaman' });
  await rina.says(`/minta ${code}`);
  await rina.presses('Lokasi');
  expect(siti.last().text).toContain(SENTENCES.id.askTitle({ desk: 'Admin Provinsi Kalimantan Selatan', code }));
  expect(siti.last().text).not.toContain('Kata petugas');
  expect(rina.card(code).text).toContain(say.askedOpen({ what: 'Lokasi' }));
});

it('an answer that is edited away stays with the citizen, and the officer is told so', async () => {
  const rina = await town.officer('Rina', 'kalsel', 'admin');
  const siti = town.citizen('Siti');
  const code = await town.files(siti, { keyword: 'laporpaman' });
  const messageId = await rina.says(`/balas ${code} Kami datang hari Rabu.`);
  const known = siti.sees().length;
  await rina.sends({ kind: 'edited', text: `/balas ${code}` }, { messageId });
  expect(rina.last().text).toBe(say.editNotSent({ code }));
  expect(siti.sees()).toHaveLength(known);
});

it('a place that an officer sends is a map for the citizen', async () => {
  const rina = await town.officer('Rina', 'kalsel', 'admin');
  const siti = town.citizen('Siti');
  const code = await town.files(siti, { keyword: 'laporpaman' });
  await rina.sends({ kind: 'location', lat: -3.31944, lon: 114.59075 }, { replyTo: rina.card(code).id });
  expect(siti.last().text).toContain(
    '“https://www.openstreetmap.org/?mlat=-3.31944&mlon=114.59075#map=17/-3.31944/114.59075”',
  );
});

it('a supervisor who finds a doubtful proof good closes with the officer’s words, by one press', async () => {
  const rina = await town.officer('Rina', 'kalsel', 'admin');
  const boss = await town.officer('Boss', 'pupr', 'supervisor');
  const budi = await town.officer('Budi', 'pupr', 'officer');
  const siti = town.citizen('Siti');
  const code = await town.files(siti, { keyword: 'laporpaman' });
  await rina.says(`/disposisi ${code} pupr`);
  await budi.says(`/selesai ${code} Sudah ditambal.`);
  await budi.photo('', { original: { takenAt: '2026-01-01T10:00:00' } });
  expect((await town.complaint(code)).status).toBe('forwarded');
  expect(boss.last().text).toContain(say.weakWords({ text: 'Sudah ditambal.' }));
  await boss.presses('Selesai');
  expect((await town.complaint(code)).status).toBe('closed');
  await town.later(0.01);
  await town.rings();
  expect(siti.last().text).toContain('“Sudah ditambal.”');
});

it.each(['vetran', 'jalan vetaran', 'berlubng', 'Banjarmsin'])(
  'a search that is misspelt (%s) finds what is spelt alike, and says so',
  async (words) => {
    const rina = await town.officer('Rina', 'kalsel', 'admin');
    const code = await town.files(town.citizen('Siti'), { keyword: 'laporpaman' });
    await rina.says(`/cari ${words}`);
    expect(rina.last().text).toContain(say.foundNear());
    expect(rina.last().choices.map(({ label }) => label)).toEqual([code]);
    await rina.says('/cari veteran');
    expect(rina.last().text).not.toContain(say.foundNear());
    await rina.says('/cari sungai');
    expect(rina.last().text).toContain(say.foundNothing());
  },
);

it('an empty list says of which complaints there are none', async () => {
  const rina = await town.officer('Rina', 'kalsel', 'admin');
  await rina.says('/antrian');
  expect(rina.last().text).toContain(say.queueEmpty_all());
  await town.files(town.citizen('Siti'), { keyword: 'laporpaman' });
  const empty = { saya: say.queueEmpty_mine(), telat: say.queueEmpty_late(), sampah: say.queueEmpty_category() };
  for (const [word, text] of Object.entries(empty)) {
    await rina.says(`/antrian ${word}`);
    expect(rina.last().text).toContain(text);
  }
});

it('an answer to an older card of a complaint reaches its citizen as well, and no other', async () => {
  const rina = await town.officer('Rina', 'kalsel', 'admin');
  const [siti, joko] = [town.citizen('Siti'), town.citizen('Joko')];
  const code = await town.files(siti, { keyword: 'laporpaman' });
  const first = rina.card(code);
  for (const line of ['/lihat', '/lihat', '/verifikasi']) await rina.says(`${line} ${code}`);
  const other = await town.files(joko, { keyword: 'laporpaman', first: LAMP });
  await rina.says(`/lihat ${other}`);
  await rina.replies(first, 'Kami cek hari ini.');
  expect(siti.transcript()).toContain('“Kami cek hari ini.”');
  expect(joko.transcript()).not.toContain('“Kami cek hari ini.”');
  await rina.replies(first, '/disposisi pupr');
  expect((await town.complaint(code)).desk).toBe('pupr');
});

it('an act that was begun and left is forgotten after an hour: plain words are orders again', async () => {
  const rina = await town.officer('Rina', 'kalsel', 'admin');
  const code = await town.files(town.citizen('Siti'), { keyword: 'laporpaman' });
  await rina.says(`/balas ${code}`);
  await town.later(2);
  await rina.says('antrian saya');
  expect(rina.last().text).toContain('Antrian: saya');
});
