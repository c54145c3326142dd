import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ComplaintCode } from '../../src/core/complaint/code.ts';
import { Clockwork } from '../../src/core/desk/clockwork/clockwork.ts';
import { policy, type Someone, Town } from './town.ts';

let town: Town;
beforeEach(async () => {
  town = await new Town().open();
});
afterEach(async () => {
  expect(await town.closed()).toEqual([]);
});

const SAME = { alike: 'Sama' } as const;
const complaint = (code: ComplaintCode) => town.complaint(code);
const OFFER = 'Apakah sama dengan laporan warga lain ini?';
/** What the clock brings about a minute later. */
async function aMinuteLater(): Promise<void> {
  town.clock.jump(new Date(town.clock.now().getTime() + 60_000));
  const clockwork = new Clockwork({
    ...{ store: town.store, policy, clock: town.clock },
    ...{ hint: (conversation) => town.hint(conversation), observe: (happening) => town.happened.push(happening) },
  });
  clockwork.start();
  await clockwork.stop();
  await town.quiet();
}
const sees = (citizen: Someone, text: string) => citizen.sees().filter((shown) => shown.text.includes(text)).length;

/** Everything but the last answer. */
async function tells(citizen: Someone, first: string): Promise<void> {
  await citizen.says(first);
  await citizen.photo();
}

describe('a citizen who reports what others reported', () => {
  it('is shown what a stranger may know of it, and no more', async () => {
    await town.files(town.citizen('Siti'), {
      first: 'jalan berlubang di Jl. Veteran depan rumah Pak Budi Banjarmasin sejak kemarin, anak saya Dina jatuh',
    });
    town.clock.jump(new Date(town.clock.now().getTime() + 49 * 3_600_000));
    const ani = town.citizen('Ani');
    await tells(ani, 'jalan rusak parah jln veteran banjarmasin sejak tadi pagi');
    const { text, choices } = ani.last();
    expect(text).toContain(OFFER);
    expect(text).toContain(
      '• Jalan dan jembatan · Jl. Veteran, Banjarmasin Timur, Banjarmasin · 2 hari lalu · Terkirim, menunggu verifikasi',
    );
    expect(text).not.toMatch(/Siti|Budi|Dina|[0-9A-Z]{4}-[0-9A-Z]{4}/);
    expect(choices.map(({ label }) => label).slice(0, 2)).toEqual(['Sama, ikut pantau', 'Beda, lanjut']);
  });

  it('keeps a complaint, a code and evidence of their own when following, and the desk sees who reports the same', async () => {
    const admin = await town.officer('Rina', 'pusat', 'supervisor');
    const first = await town.files(town.citizen('Siti'));
    const ani = town.citizen('Ani');
    const second = await town.files(ani, SAME);
    expect(ani.last().text).toContain('Petugas melihatnya bersama laporan serupa');
    const third = await town.files(town.citizen('Umar'), SAME);

    const own = await complaint(second);
    expect(own).toMatchObject({ duplicateOf: first, status: 'submitted' });
    expect(own.evidence).toHaveLength(1);
    expect(own.facts.place?.value.text).toContain('Veteran');
    // Whoever follows a follower follows the first.
    expect(await complaint(third)).toMatchObject({ duplicateOf: first });
    expect((await complaint(first)).cluster).toMatchObject({ others: 2 });

    expect(admin.card(first).text).toContain(`👥 3 warga melaporkan hal yang sama. Lainnya: ${second}, ${third}`);
    expect(admin.card(third).text).toContain(`Lainnya: ${first} (yang pertama), ${second}`);
    // Whoever came between is shown the newest one too.
    expect(admin.card(second).text).toContain(
      `👥 3 warga melaporkan hal yang sama. Lainnya: ${first} (yang pertama), ${third}`,
    );
    // One more citizen changes the card of the first; it is not shown anew.
    expect(admin.sees().filter(({ text }) => text.split('\n')[0]?.includes(`${first} ·`))).toHaveLength(1);
    await admin.presses(`👥 ${first}`);
    expect(admin.last().text).toContain(first);
  });

  it('who says "beda" has exactly the complaint of one who was never asked, and is not asked again', async () => {
    const alone = await complaint(await town.files(town.citizen('Ani')));
    const umar = town.citizen('Umar');
    const apart = await complaint(await town.files(umar));
    expect(sees(umar, OFFER)).toBeLessThanOrEqual(1);
    expect(apart.duplicateOf).toBeNull();
    expect(apart.cluster).toBeNull();
    const bare = ({ facts, switches, category, desk, regency, evidence, messages, history }: typeof alone) => ({
      ...{ facts, switches, category, desk, regency },
      evidence: evidence.map(({ kind }) => kind),
      messages: messages.map(({ text }) => text),
      history: history.map(({ act, reason }) => [act, reason]),
    });
    expect(bare(apart)).toEqual(bare(alone));
  });

  it('who goes on telling is not held up, and not asked again', async () => {
    await town.files(town.citizen('Siti'));
    const ani = town.citizen('Ani');
    await tells(ani, 'jalan rusak di Jl. Veteran Banjarmasin sejak kemarin');
    expect(ani.last().text).toContain(OFFER);
    await town.hours(0.01);
    await ani.says('warga sudah mengeluh ke ketua RT, belum juga diperbaiki');
    expect(ani.last().text).not.toContain(OFFER);
    await ani.says('anonim');
    // How dangerous it is, is asked still: to stay unseen is no answer to that.
    expect(ani.last().text).toContain('Seberapa besar atau bahaya');
    await ani.says('lewati');
    expect(ani.last().text).toContain('Periksa laporan Anda');
    await ani.presses('✅ Kirim laporan');
    expect(ani.last().text).toContain('Kode laporan');
  });

  it('a text that tells nothing leaves it open', async () => {
    await town.files(town.citizen('Siti'));
    const ani = town.citizen('Ani');
    await tells(ani, 'jalan rusak di Jl. Veteran Banjarmasin sejak kemarin');
    await town.hours(0.01);
    await ani.says('asdfgh qwerty');
    expect(ani.last().text).toContain(OFFER);
  });

  it('by words on a channel without buttons: "sama saja", a number, "bukan itu"', async () => {
    const first = await town.files(town.citizen('Siti'));
    for (const [said, linked] of [
      ['sama saja min', first],
      ['1', first],
      ['bukan itu, beda', null],
    ] as const) {
      const ani = town.citizen('Ani', town.plain);
      await tells(ani, 'jalan rusak di Jl. Veteran Banjarmasin sejak kemarin');
      expect(ani.last().text, ani.transcript()).toContain(OFFER);
      await ani.says(said);
      await ani.says('lewati');
      await ani.says('anonim');
      await ani.says('kirim');
      const [code] = await town.store.codesOf((await complaintOf(ani)).conversation, 1);
      expect((await complaint(code as ComplaintCode)).duplicateOf, ani.transcript()).toBe(linked);
    }
  });

  async function complaintOf(someone: Someone) {
    const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3}/.exec(someone.last().text)?.[0];
    return complaint(code as ComplaintCode);
  }

  it('an officer who complains is a citizen like any other', async () => {
    await town.files(town.citizen('Siti'));
    const budi = await town.officer('Budi', 'dinkes', 'officer');
    await budi.says('/lapor');
    await tells(budi, 'jalan rusak di Jl. Veteran Banjarmasin sejak kemarin');
    expect(budi.last().text).toContain(OFFER);
  });

  it('takes back in the summary what was linked by mistake', async () => {
    await town.files(town.citizen('Siti'));
    const ani = town.citizen('Ani');
    await tells(ani, 'jalan rusak di Jl. Veteran Banjarmasin sejak kemarin');
    await ani.presses('Sama, ikut pantau');
    if (ani.last().choices.some(({ label }) => label === 'Lewati')) await ani.presses('Lewati');
    await ani.says('anonim');
    expect(ani.last().text).toContain('Laporan serupa: ikut memantau');
    await ani.presses('Ubah laporan serupa');
    await ani.presses('Beda, lanjut');
    expect(ani.last().text).not.toContain('Laporan serupa');
    await ani.presses('✅ Kirim laporan');
    expect((await complaintOf(ani)).duplicateOf).toBeNull();
  });
});

describe('what is never offered', () => {
  const offered = async (citizen: Someone, first = 'jalan rusak di Jl. Veteran Banjarmasin sejak kemarin') => {
    await tells(citizen, first);
    return citizen.last().text.includes(OFFER);
  };

  it('a secret complaint, also by its picture', async () => {
    const looks = { hash: '8f3a5c7e91b2d4f6', light: 120, sharpness: 2 };
    const siti = town.citizen('Siti');
    await siti.says('jalan rusak berlubang di Jl. Veteran Banjarmasin sejak kemarin');
    await siti.photo(undefined, { looks });
    await town.files(siti, { first: 'sering ada yang jatuh', who: 'Anonim dan rahasia' });
    const ani = town.citizen('Ani');
    await ani.says('jalan rusak di Jl. Veteran Banjarmasin sejak kemarin');
    await ani.photo(undefined, { looks });
    expect(ani.last().text).not.toContain(OFFER);
  });

  it('an accusation', async () => {
    const accuse = 'petugas loket minta uang pungli 100 ribu di kantor kelurahan Jl. Veteran Banjarmasin kemarin';
    await town.files(town.citizen('Siti'), { first: accuse });
    expect(await offered(town.citizen('Ani'), accuse)).toBe(false);
  });

  it("one's own, one of another street, of another matter, or rejected", async () => {
    const admin = await town.officer('Rina', 'pusat', 'supervisor');
    const siti = town.citizen('Siti');
    const code = await town.files(siti);
    expect(await offered(town.citizen('Ani'), 'jalan rusak di Jl. Pramuka Banjarmasin sejak kemarin')).toBe(false);
    expect(await offered(town.citizen('Ani'), 'lampu jalan mati di Jl. Veteran Banjarmasin sejak kemarin')).toBe(false);
    expect(await offered(town.citizen('Ani'))).toBe(true);
    await siti.says('/lapor');
    expect(await offered(siti)).toBe(false);
    await admin.says(`/tolak ${code} bukan jalan umum`);
    expect((await complaint(code)).status).toBe('rejected');
    expect(await offered(town.citizen('Ani'))).toBe(false);
  });
});

it('a picture that was sent before finds its complaint, whatever the street is called', async () => {
  const looks = { hash: '8f3a5c7e91b2d4f6', light: 120, sharpness: 2 };
  const siti = town.citizen('Siti');
  await siti.says('jalan rusak berlubang di Jl. Veteran Banjarmasin sejak kemarin');
  await siti.photo(undefined, { looks });
  const code = await town.files(siti, { first: 'sering ada yang jatuh' });
  const ani = town.citizen('Ani');
  await ani.says('jalan rusak di Jl. Pramuka Banjarmasin sejak kemarin');
  await ani.photo(undefined, { looks: { ...looks, hash: '8f3a5c7e91b2d4f7' } });
  expect(ani.last().text).toContain('foto yang sama');
  await ani.presses('Sama, ikut pantau');
  const own = await town.files(ani, { first: 'sering ada yang jatuh' });
  expect(await complaint(own)).toMatchObject({ duplicateOf: code });
});

describe('news of the first reach whoever follows it', () => {
  it('when it is taken in hand and when it is closed; their own stays open, and the officer is told so', async () => {
    const admin = await town.officer('Rina', 'pusat', 'supervisor');
    const first = await town.files(town.citizen('Siti'));
    const ani = town.citizen('Ani');
    const second = await town.files(ani, SAME);
    await admin.says(`/verifikasi ${first}`);
    await admin.says(`/disposisi ${first} pupr`);
    await admin.says(`/ambil ${first}`);
    expect(ani.last().text).toContain('Kabar laporan yang serupa dengan laporan Anda');
    expect(ani.last().text).toContain('sedang mengerjakannya');
    await admin.says(`/selesai ${first} Pak Budi di RT 3 sudah kami temui, lubang ditambal.`);
    await admin.photo();
    expect((await complaint(first)).status, admin.transcript()).toBe('closed');
    const done = admin.sees().findLast(({ text }) => text.includes('masih terbuka'));
    expect(done?.text).toContain(second);
    expect(sees(ani, 'menyatakannya selesai')).toBe(0);
    await aMinuteLater();
    expect(sees(ani, 'menyatakannya selesai')).toBe(1);
    // The officer's words are for whom they were written.
    expect(sees(ani, 'Pak Budi')).toBe(0);
    expect((await complaint(second)).status).toBe('submitted');
    // An answer to the news belongs to the follower's own complaint.
    await ani.replies(ani.last(), 'di depan masjid masih berlubang');
    expect((await complaint(second)).messages.at(-1)?.text).toBe('di depan masjid masih berlubang');
  });

  it('a close that is taken back at once is told to nobody', async () => {
    const admin = await town.officer('Rina', 'pusat', 'supervisor');
    const first = await town.files(town.citizen('Siti'));
    const ani = town.citizen('Ani');
    await town.files(ani, SAME);
    await admin.says(`/verifikasi ${first}`);
    await admin.says(`/selesai ${first} sudah ditambal`);
    await admin.photo();
    expect((await complaint(first)).status).toBe('closed');
    await admin.says(`/urungkan ${first}`);
    await aMinuteLater();
    expect(sees(ani, 'menyatakannya')).toBe(0);
  });
});

describe('an admin links and parts complaints', () => {
  it('links what no citizen said is the same, parts it again, both on record', async () => {
    const admin = await town.officer('Rina', 'pusat', 'supervisor');
    const first = await town.files(town.citizen('Siti'));
    const second = await town.files(town.citizen('Ani'), {
      first: 'jalan berlubang di depan pasar Antasari Banjarmasin sejak kemarin',
    });
    await admin.says(`/serupa ${second} ${first}`);
    expect(await complaint(second)).toMatchObject({ duplicateOf: first, status: 'submitted' });
    expect(admin.card(first).text).toContain(`👥 2 warga melaporkan hal yang sama. Lainnya: ${second}`);
    await admin.says(`/serupa ${second} ${first}`);
    expect(admin.last().text).toContain('sudah dikaitkan');
    await admin.says(`/serupa ${second} bukan`);
    expect((await complaint(second)).duplicateOf).toBeNull();
    expect(admin.card(first).text).not.toContain('👥');
    expect((await complaint(second)).history.map(({ act, reason }) => [act, reason])).toEqual([
      ['submit', 'central'],
      ['link', first],
      ['link', undefined],
    ]);
  });

  it('a link never leads to one that is linked itself', async () => {
    const admin = await town.officer('Rina', 'pusat', 'admin');
    const first = await town.files(town.citizen('Siti'));
    const second = await town.files(town.citizen('Ani'), SAME);
    const third = await town.files(town.citizen('Umar'));
    await admin.says(`/serupa ${third} ${second}`);
    expect((await complaint(third)).duplicateOf).toBe(first);
    await admin.says(`/serupa ${first} ${third}`);
    expect(admin.last().text).toContain('sudah dikaitkan');
    const fourth = await town.files(town.citizen('Wati'));
    await admin.says(`/serupa ${first} ${fourth}`);
    expect(admin.last().text).toContain(`/serupa ${fourth} ${first}`);
    expect((await complaint(first)).duplicateOf).toBeNull();
  });

  it('is no business of an officer, and a code that may not be seen does not exist', async () => {
    const officer = await town.officer('Budi', 'pupr', 'officer');
    const admin = await town.officer('Rina', 'kalsel', 'admin');
    const first = await town.files(town.citizen('Siti'));
    const own = await town.files(town.citizen('Ani'), { keyword: 'laporpaman' });
    await admin.says(`/serupa ${own} ${first}`);
    expect(admin.last().text).toContain('Saya tidak menemukan laporan');
    await admin.says(`/disposisi ${own} pupr`);
    await officer.says(`/serupa ${own} ${first}`);
    expect((await complaint(own)).duplicateOf).toBeNull();
    await admin.says('/serupa');
    await admin.says(`/serupa ${own}`);
    expect(admin.last().text).toContain('/serupa KODE KODE_LAIN');
  });
});
