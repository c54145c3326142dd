import { beforeEach, describe, expect, it } from 'vitest';
import type { ComplaintCode } from '../../src/core/complaint/code.ts';
import { DESK_SENTENCES } from '../../src/core/language/desk-sentences.ts';
import { chatId } from '../../src/core/message.ts';
import { scenery } from './set-up.ts';
import type { Someone } from './town.ts';

/**
 * A working week of real officers, who write as to a colleague and not as to a machine. What stays among officers is done as it is said; whatever a citizen
 * would read and was not plainly meant for one is shown first.
 */
const say = DESK_SENTENCES.id;
const LAMP = 'lampu jalan mati di Jl. Sultan Adam Banjarmasin sejak kemarin';
const DESK_ID = /^d\./;

const here = scenery();
const heardBySiti = () => here.now.siti.sees().length;
const labels = (person: Someone) => person.last().choices.map(({ label }) => label);
const acts = async (code: ComplaintCode) => (await here.now.town.complaint(code)).history.map(({ act }) => act);
/** What is said below a card, by the means of the platform. */
const below = (person: Someone, words: string, code = here.now.code) => person.replies(person.card(code), words);
const files = () => here.now.files();
/** Siti's complaint is at Dinas PUPR, where Budi works. */
const atPupr = async () => {
  const { town, rina } = here.now;
  const budi = await town.officer('Budi', 'pupr', 'officer');
  const code = await files();
  await rina.says(`/disposisi ${code} pupr`);
  await budi.says(`/lihat ${code}`);
  return budi;
};

describe('the first day', () => {
  it.each(['ini apa ya?', 'apa ini', 'ini bot apa', 'mulai dari mana ini'])(
    'whoever has just come and asks “%s” reads in a few lines what comes here and how it goes on',
    async (words) => {
      const budi = await here.now.town.officer('Budi', 'pupr', 'officer');
      await budi.says(words);
      expect(budi.last().text).toContain('Dinas PUPR');
      expect(budi.last().text).toContain('/antrian');
      expect(budi.last().text).toContain('/bantuan');
      expect(budi.last().text.length).toBeLessThan(350);
    },
  );

  it.each(['caranya gimana', 'gimana cara pakainya?', 'bantuan dong', 'perintahnya apa aja'])(
    '“%s” shows all commands that are theirs, and none that are not',
    async (words) => {
      const budi = await here.now.town.officer('Budi', 'pupr', 'officer');
      await budi.says(words);
      expect(budi.last().text).toContain('/selesai');
      expect(budi.last().text).not.toMatch(/\/(?:verifikasi|disposisi|tolak|arsip|serupa)/);
      await here.now.rina.says(words);
      expect(here.now.rina.last().text).toMatch(
        /\/verifikasi[\s\S]*\/disposisi[\s\S]*\/tolak[\s\S]*\/arsip[\s\S]*\/serupa/,
      );
    },
  );

  it.each(['makasih min', 'ok siap', '🙏', 'siap 👍'])('“%s” is answered by a word and no lesson', async (words) => {
    const budi = await here.now.town.officer('Budi', 'pupr', 'officer');
    await budi.says(words);
    expect(budi.last().text.length).toBeLessThan(20);
  });
});

describe('the busy Monday', () => {
  beforeEach(async () => {
    const { town } = here.now;
    await files();
    await town.files(town.citizen('Joko'), { keyword: 'laporpaman', first: LAMP });
  });

  it.each([
    ['mana yg paling urgent?', 'semua'],
    ['yang paling mendesak apa', 'semua'],
    ['ada yg baru gak?', 'semua'],
    ['yg telat apa aja', 'lewat batas'],
    ['laporan yang sudah lewat batas mana aja', 'lewat batas'],
    ['punya saya apa aja', 'saya'],
    ['kerjaan saya apa aja hari ini', 'saya'],
    ['kerjaan sy apa aja hr ini', 'saya'],
    ['apa aja yg masih gantung', 'semua'],
    ['yg blm diverif mana', 'belum diverifikasi'],
    ['yang belum dipegang siapa pun', 'belum dipegang'],
    ['laporan lampu apa aja', 'Lampu jalan'],
  ])('“%s” shows the queue: %s', async (words, which) => {
    const { rina } = here.now;
    await rina.says(words);
    expect(rina.last().text.split('\n')[0]).toBe(say.queueTitle({ which }));
  });

  it.each([
    'berapa laporan minggu ini?',
    'ada berapa laporan masuk hari ini',
    'rekap minggu ini',
    'total aduan berapa',
  ])('“%s” shows the figures, with what came in today and this week', async (words) => {
    const { rina, town } = here.now;
    await town.later(24);
    await town.files(town.citizen('Adi'), {
      keyword: 'laporpaman',
      first: 'sampah menumpuk di Jl. Pramuka Banjarmasin sejak kemarin',
    });
    await rina.says(words);
    expect(rina.last().text).toContain('Statistik Admin Provinsi Kalimantan Selatan');
    expect(rina.last().text).toContain('Masuk hari ini: 1 · minggu ini: 3');
  });

  it('two officers take the same one: the slower reads who has it, and both cards say so', async () => {
    const { town, rina, code } = here.now;
    const dewi = await town.officer('Dewi', 'kalsel', 'admin');
    await dewi.says(`/lihat ${code}`);
    const take = (who: Someone) => who.card(code).choices.find(({ label }) => label === 'Ambil')?.id ?? '';
    await town.accept(
      [rina, dewi].map((who) => town.inboxOf(who, { kind: 'choice', id: take(who), callback: town.nextId() })),
    );
    const holder = (await town.complaint(code)).holder;
    expect(holder).not.toBeNull();
    expect([rina, dewi].filter((who) => who.transcript().includes('Mau Anda ambil alih?'))).toHaveLength(1);
    expect(rina.card(code).text.split('\n')[2]).toBe(dewi.card(code).text.split('\n')[2]);
  });

  it('questions about the complaint before an officer are answered by its card', async () => {
    const { rina, code } = here.now;
    for (const words of [
      'batasnya kapan?',
      'siapa yang pegang',
      'pelapornya siapa?',
      'statusnya sudah sampai mana',
      'sudah dijawab belum sama warga?',
    ]) {
      await rina.says(`/lihat ${code}`);
      await rina.says('halo');
      await rina.says(words);
      expect([words, rina.last().text]).toEqual([words, expect.stringContaining(`${code} ·`)]);
    }
  });
});

describe('handing on, in plain words', () => {
  it.each([
    ['tolong terusin ke PU ya', 'pupr'],
    ['teruskan ke dinas pekerjaan umum', 'pupr'],
    ['ini ke disdik aja', 'disdik'],
    ['lempar ke dinas pendidikan', 'disdik'],
    ['terusin ke capil', 'disdukcapil'],
    ['disposisi ke dukcapil ya pak', 'disdukcapil'],
    ['kirim ke PDAM', 'air-minum'],
    ['oper ke damkar', 'bpbd'],
    ['limpahkan ke satpol', 'satpol-pp'],
    ['teruskan ke LH', 'dlh'],
    ['terusin ke kabupaten batola', 'barito-kuala'],
    ['ini urusannya dishub, tolong diteruskan', 'dishub'],
    ['pindahin ke dinas kesehtan', ''],
  ])('“%s”: to %s', async (words, desk) => {
    const { rina } = here.now;
    const code = await files();
    await rina.says(`/lihat ${code}`);
    await rina.says(words);
    // A name that is only nearly one is asked about.
    if (desk === '') await rina.presses('Dinas Kesehatan');
    expect((await here.now.complaint()).desk).toBe(desk || 'dinkes');
  });

  it('below the card too, and no citizen reads it', async () => {
    const { rina } = here.now;
    await files();
    await below(rina, 'tolong terusin ke PU ya');
    expect((await here.now.complaint()).desk).toBe('pupr');
    expect(here.now.siti.hears('terusin')).toEqual([]);
  });

  it('to two agencies at once: one complaint has one, and both are offered', async () => {
    const { rina } = here.now;
    const code = await files();
    await rina.says(`/lihat ${code}`);
    await rina.says('teruskan ke PUPR dan dishub');
    expect(labels(rina)).toEqual(['Dinas PUPR', 'Dinas Perhubungan', say.never()]);
    await rina.presses('Dinas Perhubungan');
    expect((await here.now.complaint()).desk).toBe('dishub');
  });

  it.each([
    'ini bukan wilayah kami',
    'bukan jalan kami ini, jalan nasional',
    'bukan bagian kami pak',
    'salah alamat ini min',
  ])(
    '“%s” gives it back to whoever handed it on, once that is confirmed, and the citizen reads no word of it',
    async (words) => {
      const budi = await atPupr();
      await budi.says(words);
      if (budi.last().text.includes('tulis alasannya')) await budi.says('ini jalan nasional');
      else await budi.presses(/Ya/);
      expect(await here.now.complaint()).toMatchObject({ status: 'returned', desk: 'kalsel' });
      expect(here.now.siti.hears('kata petugas')).toEqual([]);
    },
  );

  it('said below the card it is no answer to the citizen either, unless that is chosen', async () => {
    const budi = await atPupr();
    const known = heardBySiti();
    await below(budi, 'ini bukan wilayah kami');
    expect(heardBySiti()).toBe(known);
    expect(labels(budi)).toContain(say.toCitizenInstead());
    await budi.presses(say.toCitizenInstead());
    expect(here.now.siti.hears('“ini bukan wilayah kami”')).toHaveLength(1);
    expect((await here.now.complaint()).desk).toBe('pupr');
  });

  it('said by whoever received it, it asks where it should go', async () => {
    const { rina } = here.now;
    const code = await files();
    await rina.says(`/lihat ${code}`);
    await rina.says('ini bukan wilayah kami');
    expect(labels(rina)).toContain('Dinas PUPR');
    expect((await here.now.complaint()).status).toBe('submitted');
  });

  it('an officer who may not hand on gives it back with these words as the reason', async () => {
    const budi = await atPupr();
    await budi.says('salah kirim, harusnya ke dishub');
    expect(budi.last().text).toContain(`/kembalikan ${here.now.code} salah kirim, harusnya ke dishub`);
    await budi.presses(say.meanItBack());
    expect(await here.now.complaint()).toMatchObject({ status: 'returned', desk: 'kalsel' });
  });

  it.each(['tolong terusin ke PU ya', 'ke PU aja', 'eh salah, harusnya ke PU', 'PU'])(
    'to the question to whom, “%s” is an answer',
    async (words) => {
      const { rina } = here.now;
      const code = await files();
      await rina.says(`/disposisi ${code}`);
      await rina.says(words);
      expect((await here.now.complaint()).desk).toBe('pupr');
    },
  );

  it('what an agency gave back once is handed to it again with its reason told', async () => {
    const { rina } = here.now;
    const budi = await atPupr();
    await budi.says(`/kembalikan ${here.now.code} Ini jalan nasional.`);
    await rina.says(`/disposisi ${here.now.code} pupr`);
    expect((await here.now.complaint()).desk).toBe('pupr');
    expect(rina.last().text).toContain('“Ini jalan nasional.”');
  });
});

describe('asking and ending, in plain words', () => {
  it('“minta foto lagi” below the card is a question: the clock stops until the citizen answers', async () => {
    const budi = await atPupr();
    await below(budi, 'minta foto lagi dong');
    expect((await here.now.complaint()).status).toBe('asked');
    await here.now.siti.photo();
    expect((await here.now.complaint()).status).toBe('forwarded');
  });

  it.each([
    'udah dikerjain kemarin',
    'sudah kami tambal tadi pagi',
    'lubangnya sudah diperbaiki pak',
    'sudah selesai dikerjakan',
  ])('“%s” closes it: with these words, once they are confirmed, and with the proof', async (words) => {
    const budi = await atPupr();
    await budi.says(words);
    expect(budi.last().text).toContain(`/selesai ${here.now.code} ${words}`);
    expect((await here.now.complaint()).status).toBe('forwarded');
    await budi.says('ya');
    await budi.photo();
    expect((await here.now.complaint()).status).toBe('closed');
  });

  it.each(['lubangnya sudah kami tambal kemarin', 'sudah selesai bu, terima kasih', 'udah selesai ini pak'])(
    '“%s” below the card is an answer to the citizen, and closes it by one press more',
    async (words) => {
      const budi = await atPupr();
      await below(budi, words);
      expect(here.now.siti.hears(`“${words}”`)).toHaveLength(1);
      expect((await here.now.complaint()).status).toBe('answered');
      expect(budi.last().text).toBe(say.closeToo({ code: here.now.code }));
      await budi.presses(say.button_close());
      await budi.photo();
      expect((await here.now.complaint()).status).toBe('closed');
    },
  );

  it.each(['sudah selesai belum ya?', 'sudah dicek ke lapangan', 'kemarin sudah ditelepon warganya'])(
    '“%s” closes nothing',
    async (words) => {
      const budi = await atPupr();
      await budi.says(words);
      expect(budi.last().text).not.toContain('/selesai');
    },
  );

  it('what is said while the proof is awaited is none of the words that the citizen reads', async () => {
    const budi = await atPupr();
    await budi.says(`/selesai ${here.now.code} Lubang sudah ditambal.`);
    for (const words of ['siang', 'saya cuti mulai senin', 'ada yg baru?']) {
      await budi.says(words);
      expect(budi.last().text).not.toContain('bukti penyelesaian');
    }
    await budi.photo();
    await here.now.town.later(0.01);
    await here.now.town.rings();
    expect(here.now.siti.last().text).toContain('“Lubang sudah ditambal.”');
  });

  it('a command below a photo is done with it: “/selesai …” closes and shows the photo', async () => {
    const budi = await atPupr();
    await budi.photo(`/selesai ${here.now.code} Lubang sudah ditambal.`);
    expect((await here.now.complaint()).status).toBe('closed');
    expect((await here.now.complaint()).evidence.filter(({ by }) => by === 'desk')).toHaveLength(1);
    expect(here.now.siti.hears('/selesai')).toEqual([]);
  });

  it('a photo of the finished work below the card goes to the citizen, and closes it by one press', async () => {
    const budi = await atPupr();
    await budi.photo('sudah ditambal', {}, { replyTo: budi.card(here.now.code).id });
    expect(here.now.siti.hears('“sudah ditambal”')).toHaveLength(1);
    expect(budi.hears(say.closeToo({ code: here.now.code }))).toHaveLength(1);
    await budi.presses('Selesai');
    expect((await here.now.complaint()).status).toBe('closed');
  });

  it.each(['tolong kirim foto lokasi yang jelas bu', 'mohon dikirim lagi foto dari dekat'])(
    '“%s” below the card asks for it, and the clock stands still',
    async (words) => {
      const budi = await atPupr();
      await below(budi, words);
      expect((await here.now.complaint()).status).toBe('asked');
      expect(here.now.siti.hears(`“${words}”`)).toHaveLength(1);
    },
  );

  it('“saya yang pegang ya” below the card takes it', async () => {
    const budi = await atPupr();
    const known = heardBySiti();
    await below(budi, 'saya yang pegang ya');
    expect((await here.now.complaint()).holder).not.toBeNull();
    // The citizen hears that it is in hand, and no word of that.
    expect(heardBySiti()).toBe(known + 1);
    expect(here.now.siti.hears('saya yang pegang')).toEqual([]);
  });

  it('“tolak karena dobel” below the card is shown before anything is done', async () => {
    const { rina } = here.now;
    await files();
    const known = heardBySiti();
    await below(rina, 'tolak karena dobel');
    expect(heardBySiti()).toBe(known);
    expect((await here.now.complaint()).status).toBe('submitted');
    await rina.presses('Tolak');
    expect((await here.now.complaint()).status).toBe('rejected');
  });

  it.each(['ini spam', 'hoax ini', 'laporan palsu min', 'kayaknya iseng aja ini'])(
    '“%s” asks for a reason that a citizen may read',
    async (words) => {
      const { rina } = here.now;
      const code = await files();
      await rina.says(`/lihat ${code}`);
      await rina.says(words);
      expect(rina.last().text).toBe(say.askReason({ act: say.button_reject(), code }));
      await rina.says('Lokasi ini tidak ada di wilayah kami.');
      expect((await here.now.complaint()).status).toBe('rejected');
      await here.now.town.later(0.01);
      await here.now.town.rings();
      expect(here.now.siti.transcript()).not.toMatch(/spam|hoax|palsu|iseng/);
    },
  );

  it('“dobel sama yg tadi” asks whether the one looked at before is meant, and links the two', async () => {
    const { town, rina } = here.now;
    const first = await files();
    const second = await town.files(town.citizen('Joko'), { keyword: 'laporpaman', first: LAMP });
    await rina.says(`/lihat ${first}`);
    await rina.says(`/lihat ${second}`);
    await rina.says('dobel sama yg tadi');
    expect(rina.last().text).toContain(first);
    expect(rina.last().text).toContain(second);
    expect((await town.complaint(second)).duplicateOf).toBeNull();
    await rina.presses(/^Ya/);
    expect((await town.complaint(second)).duplicateOf).toBe(first);
  });

  it('“dobel sama KODE” links at once; alone it asks with which', async () => {
    const { town, rina } = here.now;
    const first = await files();
    const second = await town.files(town.citizen('Joko'), { keyword: 'laporpaman', first: LAMP });
    await rina.says(`/lihat ${second}`);
    await rina.says('ini dobel');
    expect(rina.last().text).toContain('/serupa');
    await rina.says(`ini dobel sama ${first.toLowerCase()}`);
    expect((await town.complaint(second)).duplicateOf).toBe(first);
  });
});

describe('words that name no act', () => {
  it('are offered to the citizen of the complaint before the officer, or as a note: one press, and nothing before it', async () => {
    const budi = await atPupr();
    const known = heardBySiti();
    await budi.says('warganya sudah ditelepon, besok disurvei');
    expect(heardBySiti()).toBe(known);
    expect(budi.last().text).toContain(here.now.code);
    expect(labels(budi)).toEqual([say.toCitizenInstead(), say.asNote(), say.never()]);
    await budi.presses(say.asNote());
    expect(await here.now.fromDesk()).toEqual([['warganya sudah ditelepon, besok disurvei', true]]);
    await budi.says('besok jam 9 petugas kami ke lokasi bu');
    await budi.presses(say.toCitizenInstead());
    expect(here.now.siti.hears('“besok jam 9 petugas kami ke lokasi bu”')).toHaveLength(1);
  });

  it('that were meant for nobody go to nobody', async () => {
    const budi = await atPupr();
    const known = heardBySiti();
    await budi.says('besok jam 9 petugas kami ke lokasi bu');
    await budi.presses(say.never());
    await budi.says('ya');
    expect(heardBySiti()).toBe(known);
    expect(await here.now.fromDesk()).toEqual([]);
  });

  it.each(['ok', 'siap', 'oke pak', '👍', 'sudah', 'ya'])(
    '“%s” as an answer to our message is shown first: it satisfies no clock by itself',
    async (words) => {
      const budi = await atPupr();
      const known = heardBySiti();
      await below(budi, words);
      expect(heardBySiti()).toBe(known);
      expect((await here.now.complaint()).status).toBe('forwarded');
      await budi.presses('Ya, kirim');
      expect(here.now.siti.hears(`“${words}”`)).toHaveLength(1);
    },
  );

  it('a photo without a word of what for says how it becomes a proof, by buttons of the complaint that was looked at', async () => {
    const budi = await atPupr();
    for (const caption of [undefined, 'sudah ditambal']) {
      await budi.photo(caption);
      expect(budi.last().text).toContain(here.now.code);
      expect(labels(budi)).toEqual(expect.arrayContaining(['Selesai', 'Balas']));
    }
    await budi.presses('Selesai');
    await budi.photo('Lubang sudah ditambal.');
    expect((await here.now.complaint()).status).toBe('closed');
  });

  it('a voice message below the card reaches the citizen as one', async () => {
    const budi = await atPupr();
    const kept = here.now.town.file({ mime: 'audio/ogg' });
    await budi.sends(
      { kind: 'media', media: { kind: 'voice', handle: kept.id, kept } },
      { replyTo: budi.card(here.now.code).id },
    );
    expect(here.now.siti.sees().some(({ files }) => files !== undefined)).toBe(true);
    expect((await here.now.complaint()).status).toBe('answered');
  });

  it('a message that an officer deletes was read already: they are told so', async () => {
    const budi = await atPupr();
    const messageId = await below(budi, 'Kami datang hari Rabu.');
    const known = heardBySiti();
    await budi.sends({ kind: 'revoked' }, { messageId });
    expect(budi.last().text).toBe(say.cannotUnsay({ code: here.now.code }));
    expect(heardBySiti()).toBe(known);
  });

  it('slips of the thumb in a command without a slash are no answer to the citizen', async () => {
    const { rina } = here.now;
    await files();
    const known = heardBySiti();
    for (const words of ['verifkasi ini', 'dispsisi ke pupr', 'kembalkan ke pusat']) {
      await below(rina, words);
      expect([words, heardBySiti()]).toEqual([words, known]);
    }
  });
});

describe('what a citizen must never get unseen', () => {
  it.each(['dasar goblok, baca dulu jawaban kami', 'Ibu ini cerewet sekali', 'kamu tolol ya', 'otak udang'])(
    'an insult (“%s”) is held back, whatever it was sent by',
    async (words) => {
      const budi = await atPupr();
      const known = heardBySiti();
      await below(budi, words);
      expect(budi.last().text).toContain(say.unkind());
      for (const command of ['balas', 'minta', 'selesai']) {
        await budi.says(`/${command} ${here.now.code} ${words}`);
        expect(budi.last().text).toContain(say.unkind());
      }
      await budi.presses(say.never());
      await budi.says('ya');
      expect(heardBySiti()).toBe(known);
      expect(await acts(here.now.code)).toEqual(['submit', 'forward']);
    },
  );

  it('is sent when the officer insists: a name of a street may sound like one', async () => {
    const budi = await atPupr();
    await below(budi, 'Itu di Gang Bodoh RT 5.');
    await budi.presses('Ya, kirim');
    expect(here.now.siti.hears('“Itu di Gang Bodoh RT 5.”')).toHaveLength(1);
  });

  it('somebody’s national id number or bank card is held back too', async () => {
    const budi = await atPupr();
    const known = heardBySiti();
    await below(budi, 'Data pelapor NIK 6371012505900001 sudah kami cek.');
    expect(heardBySiti()).toBe(known);
    expect(budi.last().text).toContain(say.tellsPersonal());
  });

  it('an edit does not bring it there either', async () => {
    const budi = await atPupr();
    const messageId = await below(budi, 'Kami datang hari Rabu.');
    const known = heardBySiti();
    await budi.sends({ kind: 'edited', text: 'dasar goblok' }, { messageId });
    expect(heardBySiti()).toBe(known);
  });

  it('ordinary words of the work are sent as they stand', async () => {
    const budi = await atPupr();
    for (const words of [
      'Anjing liarnya sudah kami tangkap.',
      'Sampahnya besok diangkut, 0811-5000-123 nomor petugasnya.',
      'Baik, kami cek.',
    ]) {
      await below(budi, words);
      expect(here.now.siti.hears(`“${words}”`)).toHaveLength(1);
    }
  });
});

it('a citizen who curses is read by the officer as they wrote, and nothing of the complaint changes', async () => {
  const budi = await atPupr();
  await below(budi, 'Kami datang hari Rabu.');
  await here.now.siti.replies(here.now.siti.last(), 'dasar goblok semua, kapan diperbaiki!!');
  expect(budi.last().text).toContain('kapan diperbaiki');
  expect((await here.now.complaint()).status).toBe('answered');
});

describe('an emergency at night', () => {
  const FIRE = 'tolong kabel listrik putus keluar api di Jl. Veteran Banjarmasin, ada anak kesetrum sekarang';
  it('is marked on its card, in the list and in the name of its topic, until somebody has answered', async () => {
    const { town, rina } = here.now;
    await town.files(town.citizen('Wati'), { keyword: 'laporpaman' });
    town.clock.jump(new Date('2026-11-24T18:10:00.000Z'));
    const joko = town.citizen('Joko');
    const code = await town.files(joko, { keyword: 'laporpaman', first: FIRE });
    expect(rina.card(code).text.split('\n')[0]).toContain('🚨');
    await rina.says('/antrian');
    // Others wait for longer, and come after it.
    const lines = rina
      .last()
      .text.split('\n')
      .filter((line) => /[A-Z0-9]{4}-[A-Z0-9]{4}-/.test(line));
    expect(lines.length).toBeGreaterThan(1);
    expect(lines[0]).toContain(`🚨 ${code}`);
    await rina.says(`/disposisi ${code} bpbd`);
    expect(rina.card(code).text.split('\n')[0]).toContain('🚨');
    await rina.says(`/balas ${code} Petugas kami sudah di lokasi.`);
    expect(rina.card(code).text.split('\n')[0]).not.toContain('🚨');
  });

  it('is told again where nobody begins, with its desk; whoever has begun meanwhile hears nothing', async () => {
    const { town, rina } = here.now;
    const code = await town.files(town.citizen('Joko'), { keyword: 'laporpaman', first: FIRE });
    const officer = await town.store.adminOf(rina.platform.name, rina.id);
    const minutes = async (key: string) => {
      const event = { to: 'desk', type: 'danger', code, minutes: 15 } as const;
      const told = await town.store.post(event, [{ conversation: officer?.conversation ?? 0, key }]);
      for (const chat of told) town.hint(chat);
      await town.quiet();
    };
    await minutes('danger:1');
    expect(rina.last().text).toBe(say.danger({ code, desk: 'Admin Provinsi Kalimantan Selatan', n: 15 }));
    await rina.says(`/disposisi ${code} bpbd`);
    await rina.says(`/balas ${code} Petugas kami sudah di lokasi.`);
    const said = rina.last().text;
    await minutes('danger:2');
    expect(rina.last().text).toBe(said);
  });
});

describe('secret and anonymous', () => {
  it('an officer who asks who it was reads no name; each look of a supervisor is on record', async () => {
    const { town, rina } = here.now;
    const dewi = await town.officer('Dewi', 'kalsel', 'supervisor');
    const code = await here.now.files(town.rich, { who: 'Anonim dan rahasia' });
    await rina.says(`/lihat ${code}`);
    await rina.says('siapa pelapornya?');
    expect(rina.last().text).not.toContain('Siti');
    await rina.says(`/identitas ${code}`);
    expect(rina.transcript()).not.toContain('Siti');
    await dewi.says(`/identitas ${code}`);
    await dewi.says(`/identitas ${code}`);
    expect((await acts(code)).filter((act) => act === 'reveal')).toHaveLength(2);
  });

  it('a complaint about a desk’s own people names the desk by what people call it: its exclusion is offered', async () => {
    const { town, rina } = here.now;
    const code = await town.files(town.citizen('Joko'), {
      keyword: 'laporpaman',
      first: 'petugas capil minta uang 200 ribu untuk bikin KTP di Banjarmasin kemarin',
    });
    expect(rina.card(code).text).toContain(say.suggestExclude({ desk: 'Disdukcapil' }));
  });
});

describe('who goes', () => {
  it('on leave reads what they hold, and lets go of it by one press: others can take it', async () => {
    const budi = await atPupr();
    const { town, code } = here.now;
    const tono = await town.officer('Tono', 'pupr', 'officer');
    await budi.says(`/ambil ${code}`);
    for (const words of ['saya cuti mulai besok', '/lepas']) {
      await budi.says(words);
      expect(budi.last().text).toContain(code);
      expect(labels(budi)).toContain(say.releaseAll());
    }
    await budi.presses(say.releaseAll());
    expect((await here.now.complaint()).holder).toBeNull();
    await tono.says(`/ambil ${code}`);
    expect(tono.last().text).toBe(say.done_take({ code }));
  });

  it('lets go of one by its code, and of none that is somebody else’s', async () => {
    const budi = await atPupr();
    const { town, code } = here.now;
    const tono = await town.officer('Tono', 'pupr', 'officer');
    await budi.says(`/ambil ${code}`);
    await tono.says(`/lepas ${code}`);
    expect((await here.now.complaint()).holder).not.toBeNull();
    await budi.says(`/lepas ${code}`);
    expect((await here.now.complaint()).holder).toBeNull();
  });

  it('for good keeps no card of what is going on', async () => {
    const { town } = here.now;
    const boss = await town.officer('Boss', 'pupr', 'supervisor');
    const budi = await atPupr();
    const { id } = budi.card(here.now.code);
    await boss.says('/keluarkan Budi');
    expect(boss.last().text).toContain(say.removed({ name: 'Budi' }));
    expect(budi.sees().find((shown) => shown.id === id)?.text).toBe(say.awayKept({ code: here.now.code }));
  });

  it('a name that two have is not enough to remove anybody', async () => {
    const { town } = here.now;
    const boss = await town.officer('Boss', 'pupr', 'supervisor');
    await town.officer('Budi', 'pupr', 'officer');
    await town.officer('Budi', 'pupr', 'officer');
    await boss.says('/keluarkan budi');
    expect(boss.last().text).toBe(say.noSuchPerson());
  });
});

describe('in the group', () => {
  let dewi: Someone;
  let topic: { readonly topic: string };
  beforeEach(async () => {
    const { town } = here.now;
    await town.store.pinDeskChat('kalsel', 'rich', chatId('-100'));
    dewi = (await town.officer('Dewi', 'kalsel', 'admin', { group: '-100' })).in('-100');
    await files();
    topic = { topic: dewi.card(here.now.code).topic ?? '' };
  });

  it('“oke” and “siap” among colleagues in a topic go to no citizen unseen', async () => {
    const known = heardBySiti();
    for (const words of ['oke', 'siap', '👍']) await dewi.says(words, topic);
    expect(heardBySiti()).toBe(known);
  });

  it('a verb and a whole code are an order, in the main row too; talk is not', async () => {
    const { code } = here.now;
    await dewi.says(`ambil ${code}`);
    expect((await here.now.complaint()).holder).not.toBeNull();
    const shown = dewi.sees().length;
    await dewi.says('ambil aja dulu, nanti saya cek');
    await dewi.says('siapa yang piket malam ini?');
    expect(dewi.sees()).toHaveLength(shown);
  });

  it('buttons of the group’s card carry our ids alone', () => {
    for (const { id } of dewi.card(here.now.code).choices) expect(id).toMatch(DESK_ID);
  });
});

describe('a desk without a supervisor', () => {
  it('the desk above hears what would go to one, an hour of work after the limit; where nobody works above, the desk itself', async () => {
    const { town, rina } = here.now;
    const budi = await atPupr();
    const agus = await town.officer('Agus', 'pln', 'officer');
    const other = await town.files(town.citizen('Joko'), { keyword: 'laporpaman', first: LAMP });
    await rina.says(`/disposisi ${other} pln`);
    await town.days(12);
    expect(rina.hears(`🔴 ${here.now.code} di Dinas PUPR masih lewat batas`)).toHaveLength(1);
    expect(budi.hears('masih lewat batas')).toEqual([]);
    expect(agus.hears(`🔴 ${other} di PLN masih lewat batas`)).toHaveLength(1);
  });
});
