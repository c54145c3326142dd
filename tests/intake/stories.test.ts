import { describe, expect, it } from 'vitest';
import type { OriginalFacts } from '../../src/core/facts.ts';
import { Citizen, policy, whatsappLike } from './citizen.ts';

const DAY_MS = 86_400_000;

/** Answers whatever is asked until the summary is there. */
function toSummary(citizen: Citizen): void {
  for (let i = 0; i < 15 && citizen.talk?.question !== 'check'; i += 1) {
    const question = citizen.talk?.question;
    if (question === 'story') citizen.says('Lampu jalan mati di depan sekolah');
    else if (question === 'category') citizen.presses(citizen.labels[0] ?? '');
    else if (question === 'fact:place') citizen.says('Jl. Sultan Adam, Banjarmasin');
    else if (question === 'fact:time') citizen.says('kemarin sore');
    else if (question?.startsWith('fact:')) citizen.says('lewati');
    else if (question === 'evidence') citizen.sends();
    else if (question === 'switches') citizen.presses('Anonim');
    else if (question === 'name') citizen.says('Siti Aminah');
    else throw new Error(`stuck at ${question}\n${citizen.transcript()}`);
  }
}

describe('the first message', () => {
  it('a greeting is answered in three short lines that say who we are, and the first question', () => {
    const citizen = new Citizen();
    const shown = citizen.says('Assalamualaikum min');
    expect(shown.text).toContain('bot (bukan orang)');
    expect(shown.text.split('\n\n')[0]?.split('\n').length).toBeLessThanOrEqual(3);
    expect(shown.text).toContain('Apa yang terjadi?');
    expect(citizen.shown).toHaveLength(1);
  });

  it('a whole rant leaves only what it does not tell: evidence, then who may know', () => {
    const citizen = new Citizen();
    const shown = citizen.says(
      'Lampu PJU sepanjang jl Sultan Adam Banjarmasin mati semua sejak hari minggu, gelap sekali kalau malam',
    );
    expect(shown.text).toContain('Saya catat');
    expect(shown.text).toContain('Sultan Adam');
    expect(shown.text).toContain('22 November 2026');
    const asked = [citizen.talk?.question];
    while (citizen.talk?.question?.startsWith('fact:')) {
      expect(['fact:place', 'fact:time']).not.toContain(citizen.talk.question);
      asked.push(citizen.says('lewati') && citizen.talk?.question);
    }
    expect(citizen.talk?.question).toBe('evidence');
  });

  it('a photo without a word is kept, and what happened is asked', () => {
    const citizen = new Citizen();
    const shown = citizen.sends();
    expect(shown.text).toContain('1 foto diterima');
    expect(citizen.talk?.question).toBe('story');
    citizen.says('Jalan berlubang besar di Jl. A. Yani km 5 Banjarmasin sejak kemarin');
    expect(citizen.talk?.draft?.evidence).toHaveLength(1);
    expect(citizen.talk?.question).not.toBe('evidence');
  });

  it.each([
    ['puts a sign on a message of long ago', { kind: 'reaction', emoji: '👍' }],
    ['takes back a message', { kind: 'revoked' }],
    ['leaves', { kind: 'left' }],
  ] as const)('whoever only %s is not greeted', (_, content) => {
    const citizen = new Citizen();
    expect(() => citizen.sendsContent(content)).toThrow('the bot has said nothing yet');
    expect(citizen.says('halo').text).toContain('Apa yang terjadi?');
  });

  it('a location, a voice note, a sticker and an old button are all answered', () => {
    expect(new Citizen().sendsContent({ kind: 'location', lat: -3.32, lon: 114.59 }).text).toContain(
      'Apa yang terjadi?',
    );
    expect(new Citizen().sends({ kind: 'voice', mime: 'audio/ogg' }).text).toContain('1 rekaman suara diterima');
    expect(new Citizen().sendsContent({ kind: 'sticker' }).text).toContain('tiker');
    expect(new Citizen().sendsContent({ kind: 'contact', name: 'Pak RT' }).text).toContain('Kontaknya saya simpan');
    expect(new Citizen().sendsContent({ kind: 'contact' }).text).toContain('belum bisa saya baca');
    const citizen = new Citizen();
    citizen.says('halo');
    citizen.pressesId('abcd.fact:place.skip');
    expect(citizen.toasts).toEqual(['Pertanyaan ini sudah dijawab.']);
    expect(citizen.talk?.question).toBe('story');
  });
});

describe('several short messages in a row', () => {
  it('a channel that can edit changes its answer in place instead of asking per fragment', () => {
    const citizen = new Citizen();
    citizen.says('min');
    citizen.later(-60_000);
    for (const text of ['jalan rusak parah', 'di jl veteran banjarmasin', 'dari kemarin']) {
      citizen.later(-60_000 + 700);
      citizen.says(text);
    }
    expect(citizen.shown).toHaveLength(1);
    expect(citizen.last().text).toContain('bot (bukan orang)');
    expect(citizen.last().text).toContain('veteran');
  });

  it('in one step they make one answer, and only the first answers the question', () => {
    const citizen = new Citizen(whatsappLike);
    citizen.says('jalan rusak parah', 'di jl veteran banjarmasin', 'dari kemarin');
    expect(citizen.shown).toHaveLength(1);
    expect(citizen.talk?.draft?.facts.place).toBeDefined();
    expect(citizen.talk?.draft?.facts.time).toBeDefined();
  });
});

describe('evidence', () => {
  it('an album is acknowledged once, late siblings included', () => {
    const citizen = new Citizen();
    citizen.says('Lampu jalan mati di Jl. Sultan Adam Banjarmasin sejak kemarin');
    toEvidence(citizen);
    const before = citizen.shown.length;
    citizen.sends({ album: 'a1' }, { album: 'a1' });
    expect(citizen.last().text).toContain('2 foto diterima');
    citizen.later(8_000 - 60_000);
    citizen.sends({ album: 'a1' });
    expect(citizen.last().text).toContain('3 foto diterima');
    expect(citizen.shown.length).toBe(before + 1);
    expect(citizen.talk?.draft?.evidence).toHaveLength(3);
  });

  it('a dark picture is taken all the same; a clearer one is asked for once, never again', () => {
    const citizen = new Citizen();
    const dark = { hash: '0f1e2d3c4b5a6978', light: 4, sharpness: 0.1 };
    const clear = { hash: '0f1e2d3c4b5a6978', light: 110, sharpness: 2 };
    citizen.says('Lampu jalan mati di Jl. Sultan Adam Banjarmasin sejak kemarin');
    toEvidence(citizen);
    expect(citizen.sends({ album: 'a1', looks: clear }, { album: 'a1', looks: dark }).text).toContain(
      '2 foto diterima.\nFotonya gelap, ada yang lebih jelas?',
    );
    expect(citizen.talk?.question).not.toBe('evidence');
    const again = citizen.sends({ looks: dark });
    expect(again.text).toContain('1 foto diterima');
    expect(again.text).not.toContain('lebih jelas');
    expect(citizen.talk?.draft?.evidence).toHaveLength(3);
  });

  it('told after the picture, a date or place that disagrees with it is asked about as well, once', () => {
    const asked = (original: OriginalFacts, ...texts: string[]) => {
      const citizen = new Citizen();
      citizen.sends({ kind: 'document', original });
      for (const text of texts) citizen.says(text);
      return citizen.shown.filter(({ text }) => /lebih baru|tempatnya/.test(text));
    };
    const old = { takenAt: '2026-03-01T09:00:00' };
    const [once, again] = asked(
      old,
      'lampu jalan mati di Jl. Veteran Banjarmasin',
      'sejak kemarin',
      'eh salah, sejak tadi pagi',
    );
    expect(once?.text).toContain('Foto ini tertanggal Minggu, 1 Maret 2026. Ada yang lebih baru?');
    expect(again).toBeUndefined();
    const there = { lat: -3.4419, lon: 114.8326 };
    expect(asked(there, 'lampu jalan mati di -3.3194, 114.5908 sejak kemarin')).toHaveLength(1);
    expect(asked(there, 'lampu jalan mati di -3.4420, 114.8330 sejak kemarin')).toEqual([]);
    expect(
      asked({ takenAt: '2026-11-23T09:00:00' }, 'lampu jalan mati di Jl. Veteran Banjarmasin sejak kemarin'),
    ).toEqual([]);
    // The caption tells it in the same breath.
    const citizen = new Citizen();
    citizen.sends({
      kind: 'document',
      original: old,
      caption: 'lampu jalan mati di Jl. Veteran Banjarmasin sejak kemarin',
    });
    expect(citizen.last().text).toContain('Ada yang lebih baru?');
    expect(citizen.talk?.draft?.evidence).toHaveLength(1);
  });

  it('a file whose own date or place disagrees by far with what was said is asked about, once', () => {
    const asks = (original: OriginalFacts): string => {
      const citizen = new Citizen();
      citizen.says('Jalan berlubang besar sejak kemarin');
      citizen.sendsContent({ kind: 'location', lat: -3.3194, lon: 114.5908 });
      const shown = citizen.sends({ kind: 'document', original });
      expect(shown.text).toContain('1 foto diterima');
      expect(citizen.sends({ kind: 'document', original }).text).not.toMatch(/lebih baru|tempatnya/);
      return shown.text;
    };
    expect(asks({ takenAt: '2026-03-01T09:00:00' })).toContain(
      'Foto ini tertanggal Minggu, 1 Maret 2026. Ada yang lebih baru?',
    );
    expect(asks({ lat: -3.4419, lon: 114.8326 })).toContain('± 30 km dari lokasi itu. Ada yang dari tempatnya?');
    for (const fine of [
      { takenAt: '2026-11-10T09:00:00' },
      { takenAt: '1970-01-01T00:00:00' },
      { lat: -3.32, lon: 114.6 },
    ])
      expect(asks(fine)).not.toMatch(/lebih baru|tempatnya/);
  });

  it('without evidence a complaint is never sent: the draft waits and says what would serve', () => {
    const citizen = new Citizen();
    citizen.says('Lampu jalan mati di Jl. Sultan Adam Banjarmasin sejak kemarin');
    toEvidence(citizen);
    for (let i = 0; i < 4 && citizen.labels.includes('Tidak punya'); i += 1) citizen.presses('Tidak punya');
    expect(citizen.last().text).toContain('saya simpan 30 hari');
    expect(citizen.last().text).toContain('foto');
    citizen.says('kirim');
    expect(citizen.filed).toHaveLength(0);
    citizen.later(3 * DAY_MS);
    citizen.sends();
    expect(citizen.talk?.question).toBe('switches');
  });

  it('a written chronology with a witness serves where the policy says so', () => {
    const citizen = new Citizen();
    citizen.says('Petugas loket Disdukcapil Banjarbaru membentak saya kemarin pagi jam 9');
    toEvidence(citizen);
    while (!citizen.last().text.includes('kronologi:')) citizen.presses('Tidak punya');
    citizen.says('Saya datang jam 9, antre nomor 12, lalu petugas membentak dan menyuruh saya pulang.');
    expect(citizen.last().text).toContain('Siapa yang melihatnya');
    citizen.says('Bu Rahmah yang antre di belakang saya');
    expect(citizen.talk?.draft?.evidence.map(({ kind }) => kind)).toEqual(['chronology']);
    expect(citizen.talk?.question).toBe('switches');
  });

  it('a file that can not be used says what to do instead', () => {
    const citizen = new Citizen();
    const media = { kind: 'document', handle: 'x' } as const;
    expect(citizen.sendsContent({ kind: 'media', media }, {}, { ok: false, why: 'refused' }).text).toContain(
      'foto, video, suara, atau PDF',
    );
    expect(citizen.sendsContent({ kind: 'media', media }, {}, { ok: false, why: 'too-large' }).text).toContain('20 MB');
  });
});

function toEvidence(citizen: Citizen): void {
  for (let i = 0; i < 8 && citizen.talk?.question !== 'evidence'; i += 1) {
    if (citizen.talk?.question === 'fact:place') citizen.says('Jl. Sultan Adam, Banjarmasin');
    else if (citizen.talk?.question === 'fact:time') citizen.says('kemarin sore');
    else citizen.says('lewati');
  }
  expect(citizen.talk?.question, citizen.transcript()).toBe('evidence');
}

describe('the end', () => {
  it('a summary shows every row, one row is changed alone, then it is sent and the code comes with desk and date', () => {
    const citizen = new Citizen();
    citizen.says('Lampu jalan mati di Jl. Sultan Adam Banjarmasin sejak kemarin');
    toSummary(citizen);
    expect(citizen.last().text).toMatch(/Jenis: .*\n.*Kejadian: /);
    expect(citizen.last().text).toContain('anonim');
    citizen.presses('Ubah lokasi');
    expect(citizen.last().text).toContain('Sekarang tercatat');
    citizen.says('Jl. Veteran, Banjarmasin');
    expect(citizen.talk?.question).toBe('check');
    expect(citizen.last().text).toContain('Veteran');
    citizen.presses('✅ Kirim laporan');
    const [complaint] = citizen.filed;
    expect(complaint?.reporter).toBeNull();
    expect(citizen.last().text).toContain(complaint?.code ?? 'no complaint');
    expect(citizen.last().text).toMatch(/paling lambat \w+, \d+ November 2026 pukul \d\d\.\d\d WI/);
    expect(citizen.last().text).toContain('https://lapor.example/lacak/');
    expect(complaint?.desk).toBe(policy.centralDesk);
  });

  it('a name is asked only when it is to be shown', () => {
    const citizen = new Citizen();
    citizen.says('Lampu jalan mati di Jl. Sultan Adam Banjarmasin sejak kemarin');
    toSummary(citizen);
    expect(citizen.transcript()).not.toContain('Nama siapa');
    citizen.says('ubah');
    citizen.presses('Identitas');
    citizen.presses('Tidak keduanya');
    expect(citizen.last().text).toContain('Nama siapa');
    citizen.says('Siti Aminah');
    citizen.says('kirim');
    expect(citizen.filed[0]?.reporter).toEqual({ name: 'Siti Aminah' });
  });

  it('what comes after is added to the complaint, a code alone shows its state', () => {
    const citizen = new Citizen();
    citizen.says('Lampu jalan mati di Jl. Sultan Adam Banjarmasin sejak kemarin');
    toSummary(citizen);
    citizen.says('kirim');
    const code = citizen.filed[0]?.code ?? '';
    citizen.sends();
    expect(citizen.last().text).toContain(`Saya tambahkan ke laporan ${code}`);
    expect(citizen.effects.filter((effect) => effect.do === 'keep-evidence')).toHaveLength(2);
    citizen.says('lampunya yang di depan musala juga mati');
    expect(citizen.effects.filter((effect) => effect.do === 'note')).toHaveLength(2);
    expect(citizen.says(code.toLowerCase().replaceAll('-', ' ')).text).toContain('menunggu verifikasi');
    expect(citizen.says('status').text).toContain(code);
    expect(citizen.says('/status ABCD-EFGH-JKM').text).toContain('tidak menemukan');
  });

  it('a keyword sends it straight to that desk, and the reason is kept', () => {
    const citizen = new Citizen();
    citizen.says('Lapor Paman: lampu jalan mati di Jl. Sultan Adam Banjarmasin sejak kemarin');
    toSummary(citizen);
    citizen.says('kirim');
    expect(citizen.filed[0]).toMatchObject({ desk: 'kalsel', routedBy: 'keyword:laporpaman' });
    expect(citizen.filed[0]?.facts.description?.value.text).toBe(
      'lampu jalan mati di Jl. Sultan Adam Banjarmasin sejak kemarin',
    );
  });

  it('a keyword alone tells nothing yet: what happened is asked', () => {
    const citizen = new Citizen();
    citizen.says('#LaporPaman');
    expect(citizen.talk).toMatchObject({ question: 'story', draft: { keyword: 'laporpaman' } });
    citizen.says('Lampu jalan mati di Jl. Sultan Adam Banjarmasin sejak kemarin');
    toSummary(citizen);
    citizen.says('kirim');
    expect(citizen.filed[0]).toMatchObject({ desk: 'kalsel', category: 'light' });
  });
});

describe('steering', () => {
  const started = () => {
    const citizen = new Citizen();
    citizen.says('Jalan berlubang di Jl. Veteran Banjarmasin');
    return citizen;
  };

  it('batal asks once, keeps or deletes; hapus data destroys the key', () => {
    const citizen = started();
    expect(citizen.says('gak jadi min').text).toContain('mau diapakan');
    citizen.presses('Lanjutkan');
    expect(citizen.talk?.draft).not.toBeNull();
    citizen.says('batal');
    citizen.presses('Hapus laporan ini');
    expect(citizen.talk?.draft).toBeNull();
    expect(citizen.effects.at(-2)?.do === 'erase' || citizen.effects.some((effect) => effect.do === 'erase')).toBe(
      true,
    );
    expect(citizen.last().text).toContain('Sudah dihapus');
  });

  it('kembali takes back exactly one answer', () => {
    const citizen = started();
    const before = citizen.talk?.draft;
    expect(citizen.talk?.question).toBe('fact:time');
    citizen.says('kemarin sore');
    expect(citizen.talk?.draft?.facts.time).toBeDefined();
    citizen.says('balik');
    expect(citizen.talk?.question).toBe('fact:time');
    expect(citizen.talk?.draft?.facts).toEqual(before?.facts);
    expect(citizen.talk?.draft?.words).toEqual(before?.words);
  });

  it('help, status and language work in the middle and the question stays', () => {
    const citizen = started();
    const question = citizen.talk?.question;
    expect(citizen.says('bantuan').text).toContain('KEMBALI');
    expect(citizen.talk?.question).toBe(question);
    expect(citizen.says('status').text).toContain('Belum terkirim');
    expect(citizen.says('/bahasa en').text).toContain('English');
    expect(citizen.talk?.question).toBe(question);
    expect(citizen.last().text).toMatch(/When|time/i);
  });

  it('a page that changes its language changes the talk’s; what was said about it since then counts more', () => {
    const citizen = started();
    const on = (pageLanguage: 'id' | 'en', text: string) =>
      citizen.sendsContent({ kind: 'text', text }, { pageLanguage }) && citizen.talk?.language;
    expect(on('id', 'tidak tahu')).toBe('id');
    expect(on('en', 'tidak tahu')).toBe('en');
    expect(on('en', '/bahasa id')).toBe('id');
    expect(on('en', 'tidak tahu')).toBe('id');
    expect(on('id', '/bahasa en')).toBe('en');
    expect(on('id', 'tidak tahu')).toBe('en');
  });

  it('after days the draft is offered with everything in it, and what was said meanwhile is not lost', () => {
    const citizen = started();
    citizen.later(5 * DAY_MS);
    const shown = citizen.says('kejadiannya kemarin sore');
    expect(shown.text).toContain('belum selesai');
    citizen.presses('Lanjutkan');
    expect(citizen.talk?.draft?.facts.place).toBeDefined();
    expect(citizen.talk?.draft?.words.some(({ text }) => text.includes('kemarin sore'))).toBe(true);
  });

  it('a second complaint while one is open leaves the first on the shelf', () => {
    const citizen = started();
    citizen.says('/lapor');
    citizen.presses('Laporan baru');
    citizen.says('Sampah menumpuk di Pasar Lima Banjarmasin sejak seminggu');
    expect(citizen.talk?.shelf).toHaveLength(1);
    toSummary(citizen);
    citizen.says('kirim');
    expect(citizen.last().text).toContain('belum selesai');
    citizen.presses('Lanjutkan');
    expect(citizen.talk?.draft?.category).toBe('road');
  });

  it('numbers, labels and sentences all choose on a channel without buttons', () => {
    const citizen = new Citizen(whatsappLike);
    citizen.says('Lampu jalan mati di Jl. Sultan Adam Banjarmasin sejak kemarin');
    toEvidence(citizen);
    citizen.sends();
    expect(citizen.talk?.question).toBe('switches');
    citizen.says('1️⃣');
    expect(citizen.talk?.draft?.switches).toEqual({ anonymous: true, secret: false });
  });

  it('an emergency shows the number first and the complaint goes on', () => {
    const citizen = new Citizen();
    const shown = citizen.says('tolong!! rumah kebakaran sekarang di Jl. Veteran Banjarmasin, api besar');
    expect(shown.text.indexOf('113')).toBeGreaterThan(-1);
    expect(shown.text.indexOf('113')).toBeLessThan(shown.text.indexOf('bot'));
    expect(citizen.talk?.draft?.category).toBe('disaster');
  });

  it.each([
    ['while a question about the draft itself is open', 'hapus data', 0],
    ['after days, before the draft is taken up again', 'lanjut', 5],
  ])('an emergency shows the number at once %s', (_when, before, days) => {
    const citizen = started();
    citizen.says(before);
    citizen.later(days * DAY_MS);
    expect(citizen.says('tolong, ada kebakaran di pasar sekarang, api besar').text).toContain('113');
  });

  it('an edited message corrects what came from it', () => {
    const citizen = new Citizen();
    citizen.says('Lampu jalan mati di Jl. Sultan Adam Banjarmasin');
    const messageId = citizen.talk?.draft?.words[0]?.messageId ?? '';
    citizen.sendsContent({ kind: 'edited', text: 'Lampu jalan mati di Jl. Veteran Banjarmasin' }, { messageId });
    const place = citizen.talk?.draft?.facts.place?.value;
    expect(place?.text).toContain('Veteran');
    expect(citizen.talk?.draft?.words).toHaveLength(1);
  });
});

describe('what can not be read', () => {
  it('is asked once more without scolding, then taken as it is and marked', () => {
    const citizen = new Citizen();
    citizen.says('Lampu jalan mati gelap sekali sejak kemarin');
    expect(citizen.talk?.question).toBe('fact:place');
    citizen.says('ya di situ pokoknya');
    expect(citizen.talk?.question).toBe('fact:place');
    citizen.says('pokoknya situ');
    expect(citizen.talk?.draft?.facts.place).toMatchObject({ uncertain: true });
    expect(citizen.last().text).toContain('seperti yang Anda tulis');
  });
});

describe('a road that is named only when something else is asked', () => {
  const village = 'di desa handil bakti jalannya rusak sudah 3 bulan tidak diperbaiki';

  it('makes the known place more exact, and the question is asked again', () => {
    const citizen = new Citizen();
    citizen.says(village);
    expect(citizen.talk?.question).toBe('fact:danger');
    const shown = citizen.says('di jalan trans kalimantan km 7');
    expect(shown.text).toMatch(/lokasi jalan trans kalimantan km 7, desa handil bakti/i);
    expect(citizen.talk?.question).toBe('fact:danger');
    expect(citizen.talk?.draft?.facts.place?.value).toMatchObject({ regency: 'Barito Kuala' });
    citizen.says('lubang 1 meter, dua motor jatuh di jalan itu');
    expect(citizen.talk?.draft?.facts.danger?.value.text).toContain('lubang 1 meter');
  });

  it('a road that is known already is not replaced, nor by one of another regency', () => {
    for (const [first, then] of [
      ['jalan berlubang di Jl. Veteran Banjarmasin sejak kemarin', 'jalan itu dua motor jatuh'],
      [village, 'jalan ahmad yani martapura kabupaten banjar'],
    ] as const) {
      const citizen = new Citizen();
      citizen.says(first);
      const before = citizen.talk?.draft?.facts.place;
      citizen.says(then);
      expect(citizen.talk?.draft?.facts.place).toEqual(before);
    }
  });
});
