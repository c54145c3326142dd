import { describe, expect, it } from 'vitest';
import { steeringOf } from '../../src/core/language/words.ts';
import { Citizen, policy, whatsappLike } from './citizen.ts';

/** Citizens as they are: in a hurry, of two minds, afraid, back after days. What each must be spared is in the titles. */

const DAY_MS = 86_400_000;
const LIGHT = 'Lampu jalan mati di Jl. Sultan Adam Banjarmasin sejak kemarin';

/** At the question who may know, with everything before it answered. */
function atSwitches(): Citizen {
  const citizen = new Citizen();
  citizen.says(LIGHT);
  citizen.says('lewati');
  citizen.sends();
  expect(citizen.talk?.question).toBe('switches');
  return citizen;
}
function atSummary(): Citizen {
  const citizen = atSwitches();
  citizen.says('anonim');
  expect(citizen.talk?.question).toBe('check');
  return citizen;
}
/** Sends the next text so soon that it was written before our answer was seen. */
const fragment = (citizen: Citizen, text: string) => {
  citizen.later(-60_000 + 700);
  return citizen.says(text);
};

describe('somebody who writes in fragments', () => {
  it('is never taken to have answered, or failed to answer, a question that was not seen yet', () => {
    const citizen = new Citizen();
    citizen.says('jalan rusak min');
    for (const text of [
      'parah bgt',
      'tolong ya',
      'di jl gatot subroto banjarmasin',
      'dkt lampu merah',
      'dari minggu lalu',
    ])
      fragment(citizen, text);
    const draft = citizen.talk?.draft;
    expect(draft?.tries).toEqual({});
    expect(draft?.facts.place).toMatchObject({ uncertain: false, value: { regency: 'Banjarmasin' } });
    expect(draft?.facts.time?.uncertain).toBe(false);
    expect(citizen.talk?.question).toBe('fact:danger');
    fragment(citizen, 'kasihan anak sekolah');
    expect(citizen.talk?.question).toBe('fact:danger');
    expect(citizen.shown).toHaveLength(1);
    citizen.says('lubangnya 1 meter');
    expect(citizen.talk?.draft?.facts.danger?.value.text).toBe('lubangnya 1 meter');
  });
});

describe('somebody who thinks again', () => {
  it.each([
    ['eh salah, bukan jl veteran tapi jl pramuka', 'pramuka banjarmasin'],
    ['maaf maksud saya jl pramuka', 'pramuka'],
    ['ralat: jl pramuka', 'pramuka'],
    ['harusnya jl pramuka', 'pramuka'],
  ])('"%s" corrects the place, whatever is asked', (text, place) => {
    const citizen = new Citizen();
    citizen.says('jalan rusak di jl veteran banjarmasin sejak kemarin');
    const { question } = citizen.talk ?? {};
    expect(citizen.says(text).text).toContain(`lokasi jl ${place}`);
    expect(citizen.talk?.draft?.facts.place?.value).toMatchObject({ text: `jl ${place}`, regency: 'Banjarmasin' });
    expect(citizen.talk?.question).toBe(question);
    citizen.says('kembali');
    expect(citizen.talk?.draft?.facts.place?.value.text).toBe('jl veteran banjarmasin');
  });

  it('a correction within an answer is taken for the answer', () => {
    const citizen = new Citizen();
    citizen.says('jalan rusak di jl veteran banjarmasin');
    citizen.says('bukan kemarin tapi 3 hari lalu');
    expect(citizen.talk?.draft?.facts.time?.value).toMatchObject({ from: '2026-11-21' });
  });

  it('"salah satu" corrects nothing', () => {
    const citizen = new Citizen();
    citizen.says('jalan rusak di jl veteran banjarmasin');
    citizen.says('salah satu lubang di jl pramuka sejak kemarin');
    expect(citizen.talk?.draft?.facts.place?.value.text).toBe('jl veteran banjarmasin');
    expect(citizen.talk?.draft?.facts.time).toBeDefined();
  });

  it('a better place given when the time is asked is taken, and the time is asked on', () => {
    const citizen = new Citizen();
    citizen.says('sampah menumpuk di jl veteran banjarmasin');
    citizen.says('jl veteran no 12 banjarmasin');
    expect(citizen.talk?.draft?.facts.place?.value.text).toContain('no 12');
    expect(citizen.talk?.question).toBe('fact:time');
    expect(citizen.talk?.draft?.tries).toEqual({});
  });

  it('"ubah lokasi" opens that row at any step, and asks on what is missing when nothing is known of it', () => {
    const citizen = new Citizen();
    citizen.says('jalan rusak di jl veteran banjarmasin');
    expect(citizen.says('ubah lokasi').text).toContain('Sekarang tercatat: jl veteran');
    citizen.says('jl pramuka banjarmasin');
    expect(citizen.talk?.question).toBe('fact:time');
    expect(citizen.says('ubah waktu').text).not.toContain('Sekarang tercatat');
    expect(citizen.talk?.draft?.tries).toEqual({});
  });

  it.each([
    ['pole', 'PJU-12'],
    ['name', 'Siti Aminah'],
    ['caption', 'tiang kanan'],
  ])('an edited message corrects what came from it: %s', (what, text) => {
    const citizen = new Citizen();
    citizen.says(LIGHT);
    citizen.says('PJU-1'); // m2
    citizen.sends({ caption: 'tiang kiri sekali' }); // m3
    citizen.says('terbuka');
    citizen.says('Sti'); // m5
    const messageId = { pole: 'm2', caption: 'm3', name: 'm5' }[what] ?? '';
    citizen.sendsContent({ kind: 'edited', text }, { messageId });
    const draft = citizen.talk?.draft;
    const now = { pole: draft?.facts.pole?.value.text, name: draft?.name, caption: draft?.evidence[0]?.caption }[what];
    expect(now).toBe(text);
    if (what === 'caption')
      expect(citizen.effects.findLast((each) => each.do === 'keep-evidence')).toMatchObject({
        evidence: { caption: text },
      });
    expect(citizen.talk?.question).toBe('check');
  });

  it('an edit of something unknown answers nothing', () => {
    const citizen = new Citizen();
    citizen.says(LIGHT);
    const shown = citizen.sendsContent({ kind: 'edited', text: 'hmm' }, { messageId: 'm999' });
    expect(shown.text).toContain('tulis UBAH');
    expect(citizen.talk?.draft?.facts.pole).toBeUndefined();
  });
});

describe('somebody who is afraid', () => {
  it.each([
    ['anonim aja deh', true, false],
    ['gak usah disebut nama sy', true, false],
    ['nama sy tolong jgn disebut ya', true, false],
    ['saya takut ketahuan', true, false],
    ['rahasia', false, true],
    ['tolong dirahasiakan', true, true],
    ['tolong rahasiakan isinya aja', false, true],
    ['dua-duanya', true, true],
    ['gak keduanya', false, false],
    ['tidak usah anonim', false, false],
    ['tidak anonim tapi rahasia', false, true],
    ['terbuka aja', false, false],
    ['boleh aja', false, false],
    ['jangan sampai mereka tau saya ya', true, false],
    ['ga usah', false, false],
  ])('"%s" is understood when asked who may know', (text, anonymous, secret) => {
    const citizen = atSwitches();
    citizen.says(text);
    expect(citizen.talk?.draft?.switches).toEqual({ anonymous, secret });
  });

  it('what is not understood decides nothing', () => {
    const citizen = atSwitches();
    for (const text of ['gatau', 'terserah min', 'emang kenapa?']) citizen.says(text);
    expect(citizen.talk?.draft?.switches).toBeNull();
    expect(citizen.talk?.question).toBe('switches');
  });

  it('choosing anonymous when asked for the name keeps secret what was to be secret', () => {
    const citizen = atSwitches();
    citizen.presses('Rahasia');
    citizen.presses('Anonim');
    expect(citizen.talk?.draft?.switches).toEqual({ anonymous: true, secret: true });
    citizen.says('kirim');
    expect(citizen.filed[0]?.reporter).toBeNull();
  });

  it.each(['anonim aja deh', 'tidak usah', 'lewati', 'jangan sebut nama saya'])('"%s" is no name', (text) => {
    const citizen = atSwitches();
    citizen.presses('Tidak keduanya');
    expect(citizen.talk?.question).toBe('name');
    citizen.says(text);
    expect(citizen.talk?.draft).toMatchObject({ name: null, switches: { anonymous: true, secret: false } });
  });

  it.each(['gatau', 'tadi jalannya licin sekali jadi banyak yang jatuh di situ'])('"%s" is no name either', (text) => {
    const citizen = atSwitches();
    citizen.presses('Tidak keduanya');
    citizen.says(text);
    expect(citizen.talk?.draft?.name).toBeNull();
    expect(citizen.talk?.question).toBe('name');
  });

  it('may hide at the summary and amid other questions; the question goes on', () => {
    const citizen = atSwitches();
    citizen.presses('Tidak keduanya');
    citizen.says('Budi');
    expect(citizen.says('eh tolong rahasiakan nama saya').text).toContain('Identitas: anonim');
    citizen.says('kirim');
    expect(citizen.filed[0]?.reporter).toBeNull();

    const other = new Citizen();
    other.says('pegawai kelurahan pekauman banjarmasin minta uang 50 ribu kemarin');
    expect(other.talk?.question).toBe('fact:who');
    other.says('jangan sebut nama saya ya min');
    expect(other.talk?.draft?.switches?.anonymous).toBe(true);
    expect(other.talk?.question).toBe('fact:who');
    other.says('petugas loket 2');
    expect(other.talk?.draft?.facts.who?.value.text).toBe('petugas loket 2');
    expect(other.talk?.question).toBe('evidence');
  });
});

describe('somebody without a photo', () => {
  it('may write an account with a witness at any time after all was offered, in two messages too', () => {
    const citizen = new Citizen();
    citizen.says('Petugas loket Disdukcapil Banjarbaru membentak saya kemarin pagi jam 9');
    for (let i = 0; i < 8 && citizen.talk?.question !== 'evidence'; i += 1) citizen.says('lewati');
    for (let i = 0; i < 4 && citizen.labels.includes('Tidak punya'); i += 1) citizen.presses('Tidak punya');
    expect(citizen.last().text).toContain('kronologi tertulis dengan saksi');
    expect(citizen.last().text).not.toContain('Tinggal');
    citizen.later(2 * DAY_MS);
    citizen.says('lanjut');
    citizen.says('saya antre jam 9 lalu petugas loket 2 membentak dan menyuruh saya pulang');
    expect(citizen.last().text).toContain('Siapa yang melihatnya');
    citizen.says('Bu Rahmah tetangga saya');
    expect(citizen.talk?.draft?.evidence.map(({ kind }) => kind)).toEqual(['chronology']);
    expect(citizen.talk?.question).toBe('switches');
  });

  it('"nanti" leaves it at that: what would serve is said once, nothing is asked; the photo takes it up again', () => {
    const citizen = new Citizen();
    citizen.says(LIGHT);
    citizen.says('lewati');
    const shown = citizen.presses('Nanti saya kirim');
    expect(shown.text).toContain('Salah satu saja cukup: foto');
    expect(shown.text).not.toContain('?');
    expect(citizen.labels).toEqual([]);
    expect(citizen.says('kirim').text).toContain('Belum bisa dikirim');
    citizen.later(3 * 3_600_000);
    citizen.sends();
    expect(citizen.talk?.question).toBe('switches');
  });

  it('a link and nothing else is evidence, and no part of what happened', () => {
    const link = 'https://contoh.example/berita/2';
    const citizen = new Citizen();
    citizen.says(LIGHT);
    citizen.says('lewati');
    expect(citizen.talk?.question).toBe('evidence');
    const shown = citizen.says(` ${link}\n`);
    expect(shown.text).toContain('1 tautan');
    expect(citizen.talk?.question).toBe('switches');
    citizen.says('anonim');
    citizen.says('kirim');
    const [filed] = citizen.filed;
    expect(filed?.facts.description?.value.text).toBe(LIGHT);
    expect(filed?.messages.map(({ text }) => text.trim())).toContain(link);
    expect(citizen.effects).toContainEqual(
      expect.objectContaining({ do: 'keep-evidence', evidence: expect.objectContaining({ kind: 'link', text: link }) }),
    );
  });

  it('a link in the first words is evidence already', () => {
    const citizen = new Citizen();
    citizen.says(`${LIGHT} https://contoh.example/berita/1`);
    citizen.says('lewati');
    expect(citizen.talk?.question).toBe('switches');
  });
});

describe('somebody with two matters', () => {
  it('in one message: the second is set aside with its place, and offered once the first is sent', () => {
    const citizen = new Citizen();
    const shown = citizen.says(
      'jalan rusak parah di jl veteran banjarmasin sejak kemarin, terus lampu jalan di jl pramuka juga mati',
    );
    expect(shown.text).toContain('dua masalah');
    expect(citizen.talk?.draft).toMatchObject({
      category: 'road',
      facts: { place: { value: { text: 'jl veteran banjarmasin' } } },
    });
    expect(citizen.talk?.shelf).toMatchObject([
      { category: 'light', facts: { place: { value: { text: 'jl pramuka' } } } },
    ]);
    citizen.says('lewati');
    citizen.sends();
    citizen.says('anonim');
    expect(citizen.says('kirim').text).toContain('Lampu jalan, lampu merah · jl pramuka');
    citizen.presses('Lanjutkan');
    expect(citizen.talk?.draft?.category).toBe('light');
    expect(citizen.talk?.question).toBe('fact:time');
    const opened = citizen.effects.filter((each) => each.do === 'open-dossier');
    expect(opened).toHaveLength(2);
  });

  it('three in one message: the others are set aside, each with its place', () => {
    const citizen = new Citizen();
    const shown = citizen.says(
      'lampu jalan mati di jl veteran banjarmasin, sampah juga numpuk di jl pramuka, terus air pdam mati di kelayan',
    );
    expect(shown.text).toContain('“Sampah dan limbah”, “Air bersih” saya simpan');
    expect(citizen.talk?.draft?.category).toBe('light');
    expect(citizen.talk?.shelf).toMatchObject([
      { category: 'waste', facts: { place: { value: { text: 'jl pramuka' } } } },
      { category: 'water', facts: { place: { value: { text: 'kelayan' } } } },
    ]);
  });

  it('a numbered list in English: each is set aside with its own words alone', () => {
    const citizen = new Citizen();
    citizen.says('english');
    const shown = citizen.says(
      '1) the traffic light at Simpang Empat Banjarbaru is broken since Sunday, 2) the river near Pasar Bauntung is full of trash, (3) the tap water in Jl. Panglima Batur is off',
    );
    expect(shown.text).toContain('I will come back to “Waste, pollution”, “Tap water” afterwards');
    expect(citizen.talk?.shelf.map(({ words }) => words.map(({ text }) => text))).toEqual([
      ['the river near Pasar Bauntung is full of trash'],
      ['the tap water in Jl. Panglima Batur is off'],
    ]);
  });

  it('"sekalian lapor …" asks whether that is another report instead of taking it for an answer', () => {
    const citizen = new Citizen();
    citizen.says('jalan rusak di jl veteran banjarmasin sejak kemarin');
    expect(citizen.says('sekalian lapor sampah menumpuk di pasar kuripan').text).toContain('buat laporan baru?');
    citizen.presses('Laporan baru');
    expect(citizen.talk?.draft).toMatchObject({ category: 'waste' });
    expect(citizen.talk?.shelf).toMatchObject([{ category: 'road', facts: {} }]);
    expect(citizen.talk?.shelf[0]?.facts.danger).toBeUndefined();
  });

  it('a report set aside comes back when the other is thrown away, cancelled before it began, or left by "kembali"', () => {
    for (const leave of ['kembali', 'batal', 'lanjut']) {
      const citizen = new Citizen();
      citizen.says('jalan rusak di jl veteran banjarmasin');
      citizen.says('/lapor');
      citizen.presses('Laporan baru');
      citizen.says(leave);
      expect(citizen.talk?.draft?.category, leave).toBe('road');
    }
    const citizen = new Citizen();
    citizen.says('jalan rusak di jl veteran banjarmasin');
    citizen.says('/lapor');
    citizen.presses('Laporan baru');
    citizen.says('sampah menumpuk di pasar kuripan');
    citizen.says('batal');
    expect(citizen.presses('Hapus laporan ini').text).toContain('belum selesai');
    expect(citizen.talk?.draft?.category).toBe('road');
  });

  it('no report set aside is ever dropped for another', () => {
    const citizen = new Citizen();
    const matters = ['jalan rusak', 'lampu jalan mati', 'sampah menumpuk', 'air pdam mati', 'listrik padam'];
    for (const matter of matters.slice(0, 4)) {
      citizen.says(`${matter} di jl veteran banjarmasin`);
      citizen.says('/lapor');
      citizen.presses('Laporan baru');
    }
    expect(citizen.last().text).toContain('Selesaikan atau hapus satu dulu');
    expect(citizen.talk?.shelf.map(({ category }) => category)).toEqual(['waste', 'light', 'road']);
    expect(citizen.talk?.draft?.category).toBe('water');
  });
});

describe('somebody who comes back', () => {
  it('with a greeting is offered the draft, and the greeting is no part of it', () => {
    const citizen = new Citizen();
    citizen.says('jalan rusak di jl veteran banjarmasin');
    citizen.later(5 * DAY_MS);
    expect(citizen.says('halo min').text).toContain('belum selesai');
    citizen.presses('Lanjutkan');
    expect(JSON.stringify(citizen.talk?.draft?.words)).not.toContain('halo');
  });

  it('with a photo is offered the draft, and has the photo in it when it goes on', () => {
    const citizen = new Citizen();
    citizen.says('jalan rusak di jl veteran banjarmasin');
    citizen.later(5 * DAY_MS);
    const shown = citizen.sends();
    expect(shown.text).toContain('1 foto diterima');
    expect(shown.text).toContain('Mau dilanjutkan?');
    citizen.presses('Lanjutkan');
    expect(citizen.talk?.draft?.evidence).toHaveLength(1);
  });

  it('days after filing, a photo goes to the complaint at once: a file that waits for an answer could be swept away', () => {
    const citizen = atSummary();
    citizen.says('kirim');
    citizen.later(5 * DAY_MS);
    citizen.sends();
    expect(citizen.effects.filter(({ do: what }) => what === 'keep-evidence')).toHaveLength(2);
    expect(citizen.last().text).toContain('Saya tambahkan');
  });
});

describe('somebody in danger', () => {
  it.each([
    'tolong!! rumah kebakaran sekarang di Jl. Veteran Banjarmasin',
    'tolong!! ada kebakaran di Jl. Veteran Banjarmasin, api besar',
  ])('is not asked for the date: %s', (text) => {
    const citizen = new Citizen();
    citizen.says(text);
    expect(citizen.talk?.draft?.facts.time).toMatchObject({ value: { from: '2026-11-24' } });
    expect(citizen.talk?.question).not.toBe('fact:time');
  });
});

describe('what is no answer', () => {
  it.each(['halo', 'makasih min', 'assalamualaikum'])('"%s" is neither an answer nor a failed one', (text) => {
    const citizen = new Citizen();
    citizen.says('jalan rusak di jl veteran banjarmasin');
    citizen.says(text);
    citizen.says(text);
    expect(citizen.talk?.question).toBe('fact:time');
    citizen.says('kemarin');
    citizen.says(text);
    expect(citizen.talk?.question).toBe('fact:danger');
    expect(citizen.talk?.draft?.tries).toEqual({});
  });

  it('a time given when a person is asked for is kept as the time', () => {
    const citizen = new Citizen();
    citizen.says('petugas membentak saya di kantor kecamatan banjarbaru selatan');
    expect(citizen.talk?.question).toBe('fact:who');
    citizen.says('tadi pagi');
    expect(citizen.talk?.draft?.facts.time).toBeDefined();
    expect(citizen.talk?.draft?.facts.who).toBeUndefined();
    expect(citizen.talk?.question).toBe('fact:who');
  });

  it('a sticker first is answered with who we are and the first question', () => {
    const citizen = new Citizen();
    const shown = citizen.sendsContent({ kind: 'sticker' });
    expect(shown.text).toContain('bot (bukan orang)');
    expect(shown.text).toContain('Apa yang terjadi?');
  });

  it('a language first is answered in it, with the first question', () => {
    expect(new Citizen().says('/bahasa en').text).toContain('What happened?');
  });

  it('a mistyped code is said to be unknown, and no answer', () => {
    const citizen = new Citizen();
    citizen.says('jalan rusak di jl veteran banjarmasin');
    expect(citizen.says('K7Q2-M4XP-9TZ').text).toContain('tidak menemukan');
    expect(citizen.talk?.draft?.tries).toEqual({});
  });
});

describe('buttons', () => {
  it('an old one is answered and what is asked now is shown again at the bottom; a double press is not', () => {
    const citizen = new Citizen();
    citizen.says('jalan rusak di jl veteran banjarmasin');
    const old = citizen.talk?.card?.choices[0]?.id ?? '';
    citizen.says('kemarin');
    const cards = citizen.shown.length;
    citizen.later(500).pressesId(old);
    expect(citizen.toasts).toEqual(['Pertanyaan ini sudah dijawab.']);
    expect(citizen.shown).toHaveLength(cards);
    citizen.later(60_000).pressesId(old);
    expect(citizen.shown).toHaveLength(cards + 1);
    expect(citizen.last().text).toContain('Seberapa besar');
  });

  it('a forged one changes nothing and is always answered', () => {
    const citizen = atSummary();
    const before = citizen.talk?.draft;
    const forged = ['', '.', 'x', '0000.check.send', `${'a'.repeat(60)}.q.z`, 'abcd.check.delete', '__proto__.x.y'];
    for (const id of forged) citizen.later(60_000).pressesId(id);
    expect(citizen.toasts).toHaveLength(forged.length);
    expect(citizen.toasts.every((toast) => toast.length > 0 && toast.length <= 200)).toBe(true);
    expect(citizen.talk?.draft).toEqual(before);
    expect(citizen.filed).toHaveLength(0);
  });
});

describe('an album', () => {
  it('whose siblings come while another question is open is counted on, in place, and interrupts nothing', () => {
    const citizen = new Citizen();
    citizen.says('jalan rusak di jl veteran banjarmasin sejak kemarin');
    citizen.sends(...Array.from({ length: 6 }, () => ({ album: 'a1' })));
    citizen.says('lewati');
    expect(citizen.talk?.question).toBe('switches');
    const cards = citizen.shown.length;
    for (let i = 7; i <= 8; i += 1) {
      citizen.later(-58_000);
      expect(citizen.sends({ album: 'a1' }).text).toContain(`${i} foto diterima`);
    }
    expect(citizen.shown).toHaveLength(cards);
    expect(citizen.last().text).toContain('Siapa yang boleh tahu');
    expect(citizen.talk?.draft?.evidence).toHaveLength(8);
  });

  it('whose siblings come after sending goes to the complaint, words or not', () => {
    const citizen = new Citizen(whatsappLike);
    citizen.says(LIGHT);
    citizen.says('lewati');
    citizen.sends({ album: 'a1' });
    citizen.says('anonim');
    citizen.says('kirim');
    citizen.later(-58_000);
    citizen.sends({ album: 'a1' });
    const kept = citizen.effects.flatMap((each) => (each.do === 'keep-evidence' ? [each.dossier] : []));
    expect(new Set(kept).size).toBe(1);
    expect(kept).toHaveLength(2);
  });
});

describe('every word that steers works at every step', () => {
  const WORDS = [
    ...[
      'kembali',
      'ubah',
      'lewati',
      'batal',
      'bantuan',
      'status',
      'bahasa',
      'hapus data',
      'lapor',
      'lanjut',
      'nanti',
      'kirim',
    ],
    ...['/kembali', '/ubah', '/lewati', '/batal', '/bantuan', '/status', '/bahasa', '/hapusdata', '/lapor', '/start'],
    ...['balik dong', 'gak jadi min', 'skip aja', 'min bantu', 'english', 'petugas'],
  ];
  const STEPS: Readonly<Record<string, () => Citizen>> = {
    nothing: () => new Citizen(),
    story: () => said('halo'),
    category: () => said('rusak parah dan tidak ada yang peduli sama sekali'),
    'fact:place': () => said('lampu jalan mati'),
    'fact:time': () => said('lampu jalan mati di jl veteran banjarmasin'),
    'fact:pole': () => said(LIGHT),
    evidence: () => said(LIGHT, 'lewati'),
    switches: atSwitches,
    name: () => {
      const citizen = atSwitches();
      citizen.says('tidak usah');
      return citizen;
    },
    check: atSummary,
    which: () => {
      const citizen = atSummary();
      citizen.says('ubah');
      return citizen;
    },
    editing: () => {
      const citizen = atSummary();
      citizen.says('ubah lokasi');
      return citizen;
    },
    cancel: () => said(LIGHT, 'batal'),
    erase: () => said(LIGHT, 'hapus data'),
    language: () => said(LIGHT, 'bahasa'),
    open: () => said(LIGHT, '/lapor'),
    resume: () => said(LIGHT, '/start'),
    filed: () => {
      const citizen = atSummary();
      citizen.says('kirim');
      return citizen;
    },
  };
  const said = (...texts: string[]): Citizen => {
    const citizen = new Citizen();
    for (const text of texts) citizen.says(text);
    return citizen;
  };

  it.each(Object.entries(STEPS))('%s', (step, begin) => {
    const { question, draft } = begin().talk ?? {};
    if (!['nothing', 'editing', 'filed'].includes(step)) expect(question).toBe(step);
    if (step === 'editing') expect(draft?.editing).toBe('fact:place');
    for (const word of WORDS) {
      const steering = steeringOf(word);
      expect(steering, word).toBeTypeOf('object');
      const citizen = begin();
      const turn = citizen.talk?.turn ?? 0;
      const kept = (citizen.talk?.draft?.words ?? []).length;
      const shown = citizen.says(word);
      expect(citizen.talk?.turn, `no answer to "${word}" at ${step}`).toBe(turn + 1);
      expect(shown.text.trim().length, `"${word}" at ${step}`).toBeGreaterThan(0);
      expect(
        (citizen.talk?.draft?.words ?? []).length,
        `"${word}" at ${step} is no part of what happened`,
      ).toBeLessThanOrEqual(kept);
      const answers = Object.values(citizen.talk?.draft?.facts ?? {}).map(({ value }) => value.text);
      expect(answers, `"${word}" at ${step} is no answer`).not.toContain(word);
    }
  });
});

describe('wishes and questions', () => {
  it.each([
    ['saya usul supaya di taman kota banjarbaru ditambah tempat sampah', 'aspiration'],
    ['mau tanya, kapan jadwal perekaman e-ktp di banjarbaru?', 'question'],
  ])('need no evidence: %s', (text, kind) => {
    const citizen = new Citizen();
    citizen.says(text);
    expect(citizen.talk?.question).toBe('switches');
    citizen.says('anonim');
    citizen.says('ok kirim');
    expect(citizen.filed[0]).toMatchObject({ kind });
    expect(policy.desks.some(({ id }) => id === citizen.filed[0]?.desk)).toBe(true);
  });
});
