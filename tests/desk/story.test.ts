import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ComplaintCode } from '../../src/core/complaint/code.ts';
import { chatId } from '../../src/core/message.ts';
import { type Someone, Town } from './town.ts';

let town: Town;
beforeEach(async () => {
  town = await new Town().open();
});
afterEach(async () => {
  expect(await town.closed()).toEqual([]);
});

const complaint = (code: ComplaintCode) => town.complaint(code);
const acts = async (code: ComplaintCode) => (await complaint(code)).history.map(({ act }) => act);
const denied = () => town.happened.filter(({ what }) => what === 'denied').length;

describe('from the keyword to the agency', () => {
  it('goes straight to the desk of the keyword, is verified, forwarded, taken, answered, and everybody sees who has it', async () => {
    const centre = await town.officer('Pusat', 'pusat', 'admin');
    const admin = await town.officer('Rina', 'kalsel', 'admin');
    const officer = await town.officer('Budi', 'pupr', 'officer');
    const code = await town.files(town.citizen('Siti'), { keyword: 'Lapor Paman' });
    expect(centre.sees().some(({ text }) => text.includes(code))).toBe(false);
    expect(admin.card(code).text).toContain('kata kunci laporpaman');
    expect(officer.sees().some(({ text }) => text.includes(code))).toBe(false);

    await admin.presses('Verifikasi');
    expect(admin.toast()).toBe(`✓ ${code} diverifikasi.`);
    await admin.presses('Disposisi');
    await admin.presses('Dinas PUPR');
    expect(officer.card(code).text).toContain('Didisposisikan');
    expect(officer.sees().at(-1)?.files).toEqual([`${code}-1.jpg`]);
    await officer.presses('Ambil');
    expect(admin.card(code).text).toContain('Dipegang: Budi');
    expect(admin.card(code).edits).toBeGreaterThan(2);

    await officer.replies(officer.card(code), 'Kami ke lokasi besok, {nama}. Batas {batas}.');
    const { status, holder, messages, desk } = await complaint(code);
    expect({ status, desk, held: holder !== null }).toEqual({ status: 'answered', desk: 'pupr', held: true });
    expect(messages.at(-1)?.text).toMatch(/^Kami ke lokasi besok, Siti\. Batas .+ WITA\.$/);
    expect(officer.last().text).toBe(`✅ ${code}: sampai ke warga.`);
    expect(await acts(code)).toEqual(['submit', 'verify', 'forward', 'take', 'reply']);
    expect(await town.store.verifyHistory()).toMatchObject({ ok: true });
  });

  it('without a keyword it goes to the centre; a desk where nobody works yet is answered for by the one above', async () => {
    const centre = await town.officer('Pusat', 'pusat', 'admin');
    const code = await town.files(town.citizen('Siti'));
    expect(centre.card(code).text).toContain('(umum)');
    const regional = await town.files(town.citizen('Ani'), { keyword: 'laporbanjarmasin' });
    expect((await complaint(regional)).desk).toBe('banjarmasin');
    expect(centre.card(regional).text).toContain('Admin Kota Banjarmasin');
  });

  it('an agency that is not in charge gives it back with a reason', async () => {
    const admin = await town.officer('Rina', 'kalsel', 'admin');
    const officer = await town.officer('Budi', 'dinkes', 'officer');
    const code = await town.files(town.citizen('Siti'), { keyword: 'laporpaman' });
    await admin.says(`/disposisi ${code} dinas kesehatan`);
    await officer.presses('Bukan wewenang');
    await officer.says('Ini jalan kabupaten, bukan kesehatan.');
    expect(await complaint(code)).toMatchObject({ status: 'returned', desk: 'kalsel', holder: null });
    expect(admin.card(code).text).toContain('bukan wewenang');
    expect(admin.card(code).text).toContain('Ini jalan kabupaten');
  });
});

describe('in the admins’ group', () => {
  let admin: Someone;
  beforeEach(async () => {
    await town.store.pinDeskChat('kalsel', 'rich', chatId('-100'));
    admin = (await town.officer('Rina', 'kalsel', 'admin', { group: '-100' })).in('-100');
  });

  it('each complaint has a topic and one card; a message in the topic goes to the citizen, // stays inside', async () => {
    const code = await town.files(town.citizen('Siti'), { keyword: 'laporpaman' });
    const card = admin.card(code);
    expect(admin.sees().some(({ text }) => text.startsWith('[topic]') && text.includes(code))).toBe(true);
    expect(card.topic).toBeDefined();
    const topic = card.topic ? { topic: card.topic } : {};
    await admin.says('// cek dulu ke lapangan', topic);
    await admin.says('Kami periksa hari ini.', topic);
    const { messages } = await complaint(code);
    expect(
      messages.filter(({ from }) => from === 'desk').map(({ text, internal }) => [text, internal ?? false]),
    ).toEqual([
      ['cek dulu ke lapangan', true],
      ['Kami periksa hari ini.', false],
    ]);
    expect(admin.sees().filter(({ text }) => text.includes(`${code} · Jalan, jembatan, got`)).length).toBe(1);
  });

  it('who is no admin is not heard there, nor is whoever writes as somebody else or forwards', async () => {
    const code = await town.files(town.citizen('Siti'), { keyword: 'laporpaman' });
    const before = admin.sees().length;
    const stranger = town.citizen('Orang').in('-100');
    await stranger.says(`/tolak ${code} palsu`);
    await stranger.says('halo semua, jalan rusak');
    await stranger.replies(admin.card(code), 'balasan palsu');
    await admin.says(`/tolak ${code} palsu`, { forwarded: true });
    expect((await complaint(code)).status).toBe('submitted');
    expect((await complaint(code)).messages.every(({ from }) => from === 'citizen')).toBe(true);
    expect(admin.sees().length).toBe(before + 1);
    expect(admin.last().text).toContain('terusan');
  });

  it('other groups are left alone', async () => {
    const elsewhere = town.citizen('Siti').in('-200');
    await elsewhere.says('jalan rusak di Jl. Veteran');
    await elsewhere.says('/lapor');
    expect(elsewhere.sees()).toEqual([]);
  });
});

describe('rights at the door', () => {
  it('an unknown code, somebody else’s complaint and no rights at all get the same answer', async () => {
    const admin = await town.officer('Rina', 'kalsel', 'admin');
    const other = await town.officer('Dewi', 'dinkes', 'officer');
    const citizen = town.citizen('Siti');
    const code = await town.files(citizen, { keyword: 'laporpaman' });
    const answers: string[] = [];
    for (const [person, text] of [
      [admin, '/lihat 0000-0000-000'],
      [other, `/lihat ${code}`],
      [citizen, `/lihat ${code}`],
      [town.citizen('Orang'), `/verifikasi ${code}`],
    ] as const) {
      await person.says(text);
      answers.push(person.last().text);
    }
    expect(new Set(answers)).toEqual(new Set(['Saya tidak menemukan laporan dengan kode itu.']));
    expect((await complaint(code)).status).toBe('submitted');
    expect(denied()).toBe(3);
  });

  it('a removed officer and an old or forged button do nothing, and are counted', async () => {
    const boss = await town.officer('Ibu Kepala', 'kalsel', 'supervisor');
    const admin = await town.officer('Rina', 'kalsel', 'admin');
    const code = await town.files(town.citizen('Siti'), { keyword: 'laporpaman' });
    await boss.says('/petugas');
    const number = /#(\d+) Rina/.exec(boss.last().text)?.[1];
    const old = admin.card(code).choices.find(({ label }) => label === 'Verifikasi')?.id ?? '';
    await boss.says(`/keluarkan ${number}`);
    await admin.sends({ kind: 'choice', id: old, callback: town.nextId() });
    await town.citizen('Orang').sends({ kind: 'choice', id: `d.verify:${code}`, callback: 'x' });
    expect((await complaint(code)).status).toBe('submitted');
    expect(denied()).toBe(2);
    const seen = admin.sees().length;
    await town.files(town.citizen('Ani'), { keyword: 'laporpaman' });
    expect(admin.sees().length).toBe(seen);
  });

  it('nobody shuts themselves out, and a supervisor who writes half a command is told the rest', async () => {
    const boss = await town.officer('Ibu Kepala', 'kalsel', 'supervisor');
    await boss.says('/petugas');
    const number = /#(\d+) Ibu Kepala/.exec(boss.last().text)?.[1];
    await boss.says(`/keluarkan ${number}`);
    expect(boss.last().text).toContain('oleh pengawas lain');
    await boss.says('/keluarkan');
    expect(boss.last().text).toContain('/keluarkan NOMOR');
    await boss.says('/undang');
    expect(boss.last().text).toContain('/undang INSTANSI peran');
    await boss.says('/undang dinas yang tidak ada petugas');
    expect(boss.last().text).toContain('“dinas yang tidak ada”');
    await boss.says('/petugas');
    expect(boss.last().text).toContain('Ibu Kepala');
  });

  it('an anonymous reporter: no card, file name or list says who; the receiving desk’s supervisor may look, and it is on record', async () => {
    const admin = await town.officer('Rina', 'kalsel', 'admin');
    const boss = await town.officer('Ibu Kepala', 'kalsel', 'supervisor');
    const centre = await town.officer('Pusat', 'pusat', 'supervisor');
    const code = await town.files(town.citizen('Zulaikha'), { keyword: 'laporpaman', who: 'Anonim' });
    await admin.says(`/identitas ${code}`);
    expect(admin.last().text).toContain('bukan wewenang');
    await centre.says(`/identitas ${code}`);
    expect(centre.last().text).toContain('bukan wewenang');
    for (const person of [admin, boss, centre]) expect(person.transcript()).not.toMatch(/Zulaikha/);
    await boss.says(`/identitas ${code}`);
    expect((await complaint(code)).history.at(-1)).toMatchObject({ act: 'reveal', desk: 'kalsel' });
    expect(admin.card(code).text).toContain('anonim');
  });

  it('what is sealed in the policy is shown in private and not in the group', async () => {
    await town.store.pinDeskChat('kalsel', 'rich', chatId('-100'));
    const admin = await town.officer('Rina', 'kalsel', 'admin', { group: '-100' });
    const alone = await town.officer('Dewi', 'kalsel', 'admin');
    const citizen = town.citizen('Siti');
    await citizen.says('laporpaman air PDAM mati di Jl. Veteran Banjarmasin sejak kemarin');
    await citizen.photo();
    await citizen.says('4455667788');
    const code = await town
      .files(citizen, { first: 'sejak kemarin di Jl. Veteran Banjarmasin' })
      .catch(() => undefined);
    const found = code ?? (/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3}/.exec(citizen.transcript())?.[0] as ComplaintCode);
    expect(alone.card(found).text).toContain('4455667788');
    expect(admin.in('-100').card(found).text).not.toContain('4455667788');
    expect(admin.in('-100').card(found).text).toContain('🔒');
  });
});

describe('two at once, and second thoughts', () => {
  it('of two officers one wins, and the other is told who and what', async () => {
    const rina = await town.officer('Rina', 'kalsel', 'admin');
    const dewi = await town.officer('Dewi', 'kalsel', 'admin');
    const code = await town.files(town.citizen('Siti'), { keyword: 'laporpaman' });
    const press = (person: Someone, act: string) =>
      town.inboxOf(person, { kind: 'choice', id: `d.${act}:${code}`, callback: `c${person.id}` });
    await town.accept([press(rina, 'verify'), press(dewi, 'verify')]);
    const toasts = [rina.toast(), dewi.toast()].sort();
    expect(toasts[0]).toMatch(/^Sudah lebih dulu diverifikasi oleh (Rina|Dewi)/);
    expect(toasts[1]).toBe(`✓ ${code} diverifikasi.`);
    expect((await acts(code)).filter((act) => act === 'verify').length).toBe(1);
    await rina.presses('Ambil');
    await dewi.says(`/ambil ${code}`);
    expect(dewi.last().text).toContain('Sedang dipegang Rina');
  });

  it('what somebody else has is taken over at the end of a shift, once that is confirmed', async () => {
    const rina = await town.officer('Rina', 'kalsel', 'admin');
    const dewi = await town.officer('Dewi', 'kalsel', 'admin');
    const code = await town.files(town.citizen('Siti'), { keyword: 'laporpaman' });
    await rina.says(`/ambil ${code}`);
    await dewi.says(`/ambil ${code}`);
    await dewi.presses('Tidak jadi');
    expect(rina.card(code).text).toContain('Dipegang: Rina');
    await dewi.says(`/ambil ${code}`);
    await dewi.presses('Ambil alih');
    expect(rina.card(code).text).toContain('Dipegang: Dewi');
    // A changed card makes no sound.
    const told = (person: Someone) => person.sees().filter(({ text }) => text.includes(`${code}: sekarang dipegang`));
    expect(told(rina).map(({ text }) => text)).toEqual([`🔔 ${code}: sekarang dipegang Dewi.`]);
    expect(told(dewi)).toEqual([]);
    await dewi.says(`/catatan ${code} sudah ditelepon`);
    await dewi.says(`/disposisi ${code} pupr`);
    const budi = await town.officer('Budi', 'pupr', 'officer');
    await budi.says(`/ambil ${code}`);
    expect([told(rina).length, told(dewi).length]).toEqual([1, 0]);
  });

  it('a rejection can be taken back for 30 seconds, by whoever made it, and the citizen hears nothing before', async () => {
    const admin = await town.officer('Rina', 'kalsel', 'admin');
    const citizen = town.citizen('Siti');
    const code = await town.files(citizen, { keyword: 'laporpaman' });
    const heard = citizen.sees().length;
    await admin.says(`/tolak ${code}`);
    expect(admin.last().text).toContain('alasannya');
    await admin.says('Di luar kewenangan kami.');
    expect((await complaint(code)).status).toBe('rejected');
    expect(citizen.sees().length).toBe(heard);
    await admin.presses('Urungkan');
    expect((await complaint(code)).status).toBe('submitted');
    await admin.says(`/tolak ${code} Di luar kewenangan kami.`);
    await town.clock.pass(31_000);
    await admin.says(`/urungkan ${code}`);
    expect(admin.last().text).toContain('30 detik');
    expect((await complaint(code)).status).toBe('rejected');
  });

  it('"batal" leaves what was begun and is never sent to the citizen', async () => {
    const admin = await town.officer('Rina', 'kalsel', 'admin');
    const citizen = town.citizen('Siti');
    const code = await town.files(citizen, { keyword: 'laporpaman' });
    await admin.presses('Balas');
    await admin.says('batal');
    await admin.says('apa kabar');
    expect((await complaint(code)).messages.every(({ from }) => from === 'citizen')).toBe(true);
    expect(admin.last().text).toContain('/antrian');
  });

  it('a full stop or a slash alone is a slip: it goes to nobody, and the words are asked for', async () => {
    const admin = await town.officer('Rina', 'kalsel', 'admin');
    const citizen = town.citizen('Siti');
    const code = await town.files(citizen, { keyword: 'laporpaman' });
    const known = citizen.sees().length;
    for (const slip of ['.', '/', '?!']) {
      await admin.replies(admin.card(code), slip);
      expect(admin.last().text).toContain(`Balasan untuk warga (${code}): tulis sekarang.`);
    }
    expect(citizen.sees().length).toBe(known);
    await admin.says('Kami datang besok.');
    expect(citizen.last().text).toContain('“Kami datang besok.”');
  });

  it('an unknown variable stops the send and says which there are', async () => {
    const admin = await town.officer('Rina', 'kalsel', 'admin');
    const code = await town.files(town.citizen('Siti'), { keyword: 'laporpaman' });
    await admin.says(`/balas ${code} Yth. {name}, sudah kami terima.`);
    expect(admin.last().text).toContain('{name}');
    expect(admin.last().text).toContain('{nama}');
    expect((await complaint(code)).messages.every(({ from }) => from === 'citizen')).toBe(true);
  });

  it('a citizen answers what the desk asked, days later by a reply in the middle of another report, and the desk sees it', async () => {
    const admin = await town.officer('Rina', 'kalsel', 'admin');
    const citizen = town.citizen('Siti');
    const code = await town.files(citizen, { keyword: 'laporpaman' });
    await admin.says(`/verifikasi ${code}`);
    await admin.says(`/minta ${code} Di depan toko apa?`);
    expect((await complaint(code)).status).toBe('asked');
    const question = citizen.last();
    expect(question.text).toContain('Di depan toko apa?');
    await citizen.presses('Nanti');
    await citizen.says('lampu jalan mati di Jl. Sultan Adam Banjarmasin');
    await citizen.replies(question, 'Di depan Toko Maju.');
    expect(await complaint(code)).toMatchObject({ status: 'verified' });
    expect((await complaint(code)).messages.at(-1)).toMatchObject({ from: 'citizen', text: 'Di depan Toko Maju.' });
    expect(admin.card(code).text).toContain('Di depan Toko Maju.');
  });

  it('a picture that a citizen adds is counted on the card, without empty words', async () => {
    const admin = await town.officer('Rina', 'kalsel', 'admin');
    const citizen = town.citizen('Siti');
    const code = await town.files(citizen, { keyword: 'laporpaman' });
    await citizen.photo();
    expect(admin.card(code).text).toContain('2 foto');
    expect(admin.card(code).text).not.toContain('“”');
  });

  it('an officer who complained about something answers for it as a citizen', async () => {
    const admin = await town.officer('Rina', 'pusat', 'admin');
    const officer = await town.officer('Budi', 'dinkes', 'officer');
    await officer.says('/lapor');
    const code = await town.files(officer);
    await admin.says(`/balas ${code} Kami proses.`);
    const news = officer.sees().findLast(({ text }) => text.includes('Kami proses.'));
    if (!news) throw new Error(officer.transcript());
    await officer.replies(news, 'Terima kasih, lubangnya dua.');
    expect((await complaint(code)).messages.at(-1)).toMatchObject({
      from: 'citizen',
      text: 'Terima kasih, lubangnya dua.',
    });
  });

  it('so does one who no longer works there, and never as an officer', async () => {
    const supervisor = await town.officer('Pak Har', 'pusat', 'supervisor');
    const officer = await town.officer('Budi', 'dinkes', 'officer');
    await officer.says('/lapor');
    const code = await town.files(officer);
    const budi = await town.store.adminOf('rich', officer.id);
    await town.store.act([{ do: 'remove-admin', admin: budi?.id ?? 0, by: budi?.id ?? 0 }]);
    await supervisor.says(`/balas ${code} Kami proses.`);
    const news = officer.sees().findLast(({ text }) => text.includes('Kami proses.'));
    if (!news) throw new Error(officer.transcript());
    await officer.says('lampu jalan mati di Jl. Sultan Adam Banjarmasin');
    await officer.replies(news, 'Terima kasih, lubangnya dua.');
    expect((await complaint(code)).messages.at(-1)).toMatchObject({
      from: 'citizen',
      text: 'Terima kasih, lubangnya dua.',
    });
  });

  it('a citizen who blocked us: the officer is told, once, and can send again later', async () => {
    const admin = await town.officer('Rina', 'kalsel', 'admin');
    const citizen = town.citizen('Siti');
    const code = await town.files(citizen, { keyword: 'laporpaman' });
    town.rich.blocked.add(citizen.chat);
    await admin.says(`/balas ${code} Kami proses.`);
    expect(admin.last().text).toBe(`❌ ${code}: tidak sampai ke warga: warga memblokir bot.`);
    town.rich.blocked.delete(citizen.chat);
    await citizen.says('halo');
    await admin.presses('Kirim ulang');
    expect(admin.last().text).toBe(`✅ ${code}: sampai ke warga.`);
  });
});

describe('never to the office it is about', () => {
  it('an excluded desk gets no card, no queue, no notice and no disposition, and the history says so', async () => {
    const admin = await town.officer('Rina', 'kalsel', 'admin');
    const officer = await town.officer('Budi', 'pupr', 'admin');
    const code = await town.files(town.citizen('Siti'), { keyword: 'laporpaman' });
    await admin.says(`/kecualikan ${code}`);
    expect(admin.last().text).toContain(`/kecualikan ${code} INSTANSI`);
    await admin.says(`/kecualikan ${code} pupr`);
    await admin.says(`/disposisi ${code} pupr`);
    expect(admin.last().text).toContain('dikecualikan');
    await officer.says('/antrian');
    expect(officer.last().text).toContain('Tidak ada');
    await officer.says(`/lihat ${code}`);
    expect(officer.last().text).toContain('tidak menemukan');
    expect((await complaint(code)).history.at(-1)).toMatchObject({ act: 'exclude', reason: 'desk:pupr' });
  });

  it('a desk that has it already loses it, and hears nothing more', async () => {
    const admin = await town.officer('Rina', 'kalsel', 'admin');
    const officer = await town.officer('Budi', 'pupr', 'officer');
    const code = await town.files(town.citizen('Siti'), { keyword: 'laporpaman' });
    await admin.says(`/disposisi ${code} pupr`);
    await admin.says(`/kecualikan ${code} Dinas PUPR`);
    expect(await complaint(code)).toMatchObject({ desk: 'kalsel', excluded: ['desk:pupr'] });
    const seen = officer.transcript();
    await admin.says(`/catatan ${code} hati-hati`);
    expect(officer.transcript()).toBe(seen);
  });
});

describe('queues, figures and numbers', () => {
  it('pages through what is open, oldest deadline first, narrowed by who has it, and opens by number', async () => {
    const admin = await town.officer('Rina', 'kalsel', 'admin', { platform: town.plain });
    const codes: ComplaintCode[] = [];
    for (let n = 0; n < 10; n += 1) codes.push(await town.files(town.citizen(`Warga ${n}`), { keyword: 'laporpaman' }));
    await admin.says('antrian');
    const first = admin.last().text;
    // One line of a phone, or two, for each.
    expect(first).toMatch(/s\.d\. Jum 27 Nov \d\d\.\d\d$/m);
    expect(codes.slice(0, 8).every((code) => first.includes(code))).toBe(true);
    await admin.says('9');
    expect(admin.last().text).toContain(codes[9]);
    await admin.says(`/ambil ${codes[3]}`);
    await admin.says('/antrian saya');
    expect(admin.last().text).toContain(codes[3]);
    expect(admin.last().text).not.toContain(codes[4]);
    await admin.says('1');
    expect(admin.last().text).toContain(`${codes[3]} · Jalan`);
    await admin.says('/antrian jalan');
    expect(admin.last().text).toMatch(/^Antrian: Jalan dan jembatan/);
    await admin.says('/antrian lampu');
    expect(admin.last().text).toMatch(/^Antrian: Lampu jalan\n.*Tidak ada/);
    await admin.says('/antrian sultan adam');
    expect(admin.last().text).toMatch(/^“sultan adam” bukan jenis laporan.*\n\nAntrian: semua/);
    await admin.says(`/verifikasi ${codes[5]}`);
    await admin.says('/statistik');
    expect(admin.last().text).toMatch(/Menunggu verifikasi: 9\nTerverifikasi, menunggu disposisi: 1\n/);
  });
});
