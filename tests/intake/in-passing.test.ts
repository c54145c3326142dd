import { describe, expect, it } from 'vitest';
import { Citizen, whatsappLike } from './citizen.ts';

const BURNING = 'asap hitam bau limbah di gang purnama rt 12 kelayan selatan banjarmasin tiap malam sejak 2 minggu';
/** Up to the question for evidence. */
function toEvidence(citizen: Citizen): Citizen {
  citizen.says(BURNING);
  for (let i = 0; i < 6 && citizen.talk?.question !== 'evidence'; i += 1) citizen.says('lewati');
  expect(citizen.talk?.question).toBe('evidence');
  return citizen;
}

describe('what people ask, refuse or fear in passing', () => {
  it('fear of being found out hides who tells it, and is no answer to what was asked', () => {
    const citizen = new Citizen();
    citizen.says(BURNING);
    expect(citizen.talk?.question).toMatch(/^fact:/);
    const asked = citizen.talk?.question;
    const shown = citizen.says('saya takut ketahuan tetangga');
    expect(shown.text).toContain('anonim');
    expect(citizen.talk?.question).toBe(asked);
    expect(citizen.talk?.draft?.switches).toEqual({ anonymous: true, secret: false });
    // Said again it is taken for the answer: nobody is asked for ever.
    citizen.says('saya takut ketahuan tetangga');
    expect(citizen.talk?.question).not.toBe(asked);
  });

  it('fear amid the question which regency is heard as well', () => {
    const citizen = new Citizen();
    citizen.says('kepala desa minta uang 500rb buat urus surat tanah di desa Tanjung');
    expect(citizen.talk?.question).toBe('area');
    citizen.says('saya takut ketahuan');
    expect(citizen.talk?.question).toBe('area');
    expect(citizen.talk?.draft?.switches).toEqual({ anonymous: true, secret: false });
  });

  it.each(['rahasia', 'laporannya dirahasiakan aja ya', 'confidential please'])(
    '“%s” is a wish, wherever it is said',
    (words) => {
      const citizen = toEvidence(new Citizen());
      citizen.says(words);
      expect(citizen.talk?.draft?.switches?.secret).toBe(true);
      expect(citizen.talk?.question).toBe('evidence');
    },
  );

  it('secrecy adds to what was chosen, and a story with the word in it is none', () => {
    const citizen = toEvidence(new Citizen());
    citizen.says('anonim');
    citizen.says('rahasia');
    expect(citizen.talk?.draft?.switches).toEqual({ anonymous: true, secret: true });
    const other = toEvidence(new Citizen());
    other.says('rahasia umum kalau mereka dibekingi');
    expect(other.talk?.draft?.switches).toBeNull();
  });

  it('whoever gives their name while something else is asked is not asked for it again, and the question stays', () => {
    const citizen = new Citizen();
    citizen.says('Lampu jalan mati di Jl. Veteran Banjarmasin sejak kemarin malam');
    const asked = citizen.talk?.question;
    expect(citizen.says('nama saya budi santoso').text).toContain('nama budi santoso');
    expect(citizen.talk?.question).toBe(asked);
    expect(citizen.talk?.draft?.facts).not.toHaveProperty('pole');
    citizen.says('lewati');
    citizen.sends();
    citizen.says('tidak keduanya');
    expect(citizen.talk?.question).toBe('check');
  });

  it('a complaint that is told in what began as a question is one, and is asked for what it needs', () => {
    const citizen = new Citizen();
    citizen.says('min mau tanya syarat bikin kk');
    expect(citizen.talk?.draft?.kind).toBe('question');
    citizen.says('kalau gitu mau lapor aja, pelayanan kk di disdukcapil banjarbaru lambat, udah 2 bulan belum jadi');
    expect(citizen.talk?.draft).toMatchObject({ kind: 'complaint' });
    expect(citizen.last().text).toContain('disdukcapil banjarbaru');
    expect(citizen.talk?.draft?.words).toHaveLength(2);
    for (let i = 0; i < 6 && citizen.talk?.question !== 'evidence'; i += 1) citizen.says('lewati');
    expect(citizen.talk?.question).toBe('evidence');
    const asking = new Citizen();
    asking.says('min mau tanya syarat bikin kk');
    asking.says('berapa lama jadinya dan bayar berapa ya min kalau bikin kk baru');
    expect(asking.talk?.draft?.kind).toBe('question');
  });

  it('a number is no name, and is kept', () => {
    const citizen = toEvidence(new Citizen());
    citizen.sends();
    citizen.says('tidak keduanya');
    expect(citizen.talk?.question).toBe('name');
    citizen.says('nomor saya 085251234567');
    expect(citizen.talk?.question).toBe('name');
    expect(citizen.talk?.draft?.words.map(({ text }) => text)).toContain('nomor saya 085251234567');
    citizen.says('Siti');
    expect(citizen.talk?.draft?.name).toBe('Siti');
  });

  it.each(['pakai nama saja, Hj. Rusdiana', 'nama saya ditulis aja: Hj. Rusdiana'])(
    'a name that is told with the choice is not asked for again: “%s”',
    (words) => {
      const citizen = toEvidence(new Citizen());
      citizen.sends();
      expect(citizen.talk?.question).toBe('switches');
      citizen.says(words);
      expect(citizen.talk?.draft).toMatchObject({
        name: 'Hj. Rusdiana',
        switches: { anonymous: false, secret: false },
      });
      expect(citizen.talk?.question).toBe('check');
    },
  );

  it('“gak usah disebut namanya” hides who tells it, and is no detail of what happened', () => {
    const citizen = new Citizen();
    citizen.says('jalan berlubang di Jl. Sultan Adam Banjarmasin sejak 2 minggu');
    const asked = citizen.talk?.question;
    expect(asked).toMatch(/^fact:/);
    citizen.says('gak usah disebut namanya');
    expect(citizen.talk?.draft?.switches).toEqual({ anonymous: true, secret: false });
    expect(citizen.talk?.question).toBe(asked);
  });

  it('whoever tells who saw it has told a chronology with a witness', () => {
    const citizen = new Citizen();
    citizen.says('petugas loket 1 di kantor camat Landasan Ulin main hp terus tadi pagi');
    for (let i = 0; i < 6 && citizen.talk?.question !== 'evidence'; i += 1) citizen.says('lewati');
    citizen.says('saya antri dari jam 8 sampai jam 10 baru dilayani, yang lihat bu Rina dan pak Joni ikut antri');
    expect(citizen.talk?.draft?.evidence.map(({ kind }) => kind)).toEqual(['chronology']);
  });

  it('“no need to be anonymous” hides nobody', () => {
    const citizen = new Citizen();
    citizen.says('the street light is broken in Jl. Veteran Banjarmasin since yesterday');
    citizen.says('no need to be anonymous');
    expect(citizen.talk?.draft?.switches).toEqual({ anonymous: false, secret: false });
  });

  it('whoever has none is led on, in whatever words', () => {
    const citizen = toEvidence(new Citizen());
    expect(citizen.says('gak punya foto, takut').text).toContain('Ada tautan');
    expect(citizen.talk?.draft?.offer).toBe(1);
  });

  it('a question what would serve is answered, and does not become a part of the report', () => {
    const citizen = toEvidence(new Citizen());
    citizen.says('tidak punya');
    const shown = citizen.says('apa lagi yang bisa?');
    expect(shown.text).toMatch(/Yang bisa menjadi bukti: foto, video, atau tautan/);
    const story = citizen.talk?.draft?.words.filter((words) => words.story) ?? [];
    expect(story.map(({ text }) => text)).not.toContain('apa lagi yang bisa?');
    expect(citizen.talk?.question).toBe('evidence');
  });

  it('whoever does not know the number of the pole gives none, and is not asked again', () => {
    const citizen = new Citizen();
    citizen.says('Lampu jalan mati di Jl. Veteran Banjarmasin sejak kemarin malam');
    const asked = citizen.talk?.question;
    expect(asked).toMatch(/^fact:/);
    citizen.says('waduh saya kurang tahu nomor tiangnya pak');
    expect(citizen.talk?.question).toBe('evidence');
    expect(
      Object.values(citizen.talk?.draft?.facts ?? {})
        .map((fact) => JSON.stringify(fact))
        .join(),
    ).not.toContain('waduh');
  });

  it('evidence is put off in two words', () => {
    expect(toEvidence(new Citizen()).says('besok aja').text).toContain('draf Anda saya simpan');
  });

  it('whoever wants to send it is not asked for what may be skipped', () => {
    const citizen = new Citizen();
    citizen.says('Lampu jalan mati di Jl. Veteran Banjarmasin sejak kemarin malam');
    const optional = citizen.talk?.question;
    expect(optional).toMatch(/^fact:/);
    citizen.says('kirim');
    // Evidence is missing: the order of questions stays as it was.
    expect(citizen.talk?.question).toBe(optional);
    citizen.sends();
    citizen.says('anonim');
    expect(citizen.talk?.question).toBe(optional);
    expect(citizen.says('kirim').text).not.toContain('masih ada yang kurang');
    expect(citizen.talk?.question).toBe('check');
    citizen.says('kirim');
    expect(citizen.filed).toHaveLength(1);
  });

  it('a tourist is told how to change the language, and does so amid a question', () => {
    const citizen = new Citizen();
    citizen.says('/start');
    expect(citizen.says('The bridge near Pasar Lama Banjarmasin has a hole, someone fell yesterday').text).toContain(
      'In English? Write ENGLISH.',
    );
    const asked = citizen.talk?.question;
    expect(citizen.says('in english please').text).toMatch(/All right/);
    expect(citizen.talk).toMatchObject({ language: 'en', question: asked });
    expect(Object.keys(citizen.talk?.draft?.facts ?? {}).toSorted()).toEqual(['danger', 'place', 'time']);
    citizen.says('change the place');
    expect(citizen.talk?.question).toBe('fact:place');
  });

  it.each(['iya pak', 'ya', 'tidak', 'gak tau'])('“%s” to what happened begins no report', (words) => {
    const citizen = new Citizen();
    citizen.says('halo');
    expect(citizen.says(words).text).toContain('Apa yang terjadi?');
    expect(citizen.talk?.draft).toBeNull();
  });

  it('who has a recording is asked to send it', () => {
    expect(toEvidence(new Citizen()).says('ada rekaman').text).toContain('silakan kirim ke sini');
  });

  it('after sending, a question when it is worked on shows where it stands and adds nothing', () => {
    const citizen = toEvidence(new Citizen());
    citizen.sends();
    citizen.says('anonim');
    citizen.says('kirim');
    const [filed] = citizen.filed;
    expect(filed).toBeDefined();
    const shown = citizen.says('kapan diproses?');
    expect(shown.text).toContain(filed?.code ?? 'no code');
    expect(shown.text).toContain('Terkirim');
    expect(filed && citizen.notes(filed.code)).toEqual([]);
  });

  it('where a name is asked for, a number still chooses', () => {
    const citizen = toEvidence(new Citizen(whatsappLike));
    citizen.sends();
    citizen.says('rahasia saja');
    expect(citizen.talk?.question).toBe('name');
    const place = citizen.labels.indexOf('Anonim') + 1;
    expect(place).toBeGreaterThan(0);
    citizen.says(String(place));
    expect(citizen.talk?.draft?.switches).toEqual({ anonymous: true, secret: true });
  });

  it('whoever begins in English is told once how to go on in it; the language is theirs to choose', () => {
    const citizen = new Citizen();
    const shown = citizen.says('The street light near the mosque in Banjarbaru has been broken since last week');
    expect(shown.text).toContain('Write ENGLISH');
    expect(citizen.talk?.language).toBe('id');
    expect(citizen.says('english').text).not.toContain('Write ENGLISH');
    expect(citizen.talk?.language).toBe('en');
    expect(new Citizen().says(BURNING).text).not.toContain('ENGLISH');
    // A button does it as well, below that first answer alone.
    const tourist = new Citizen();
    tourist.says('The street light near the mosque in Banjarbaru has been broken since last week');
    expect(tourist.presses('English').text).toContain('Is there a number on the pole?');
    expect(tourist.talk?.language).toBe('en');
    expect(tourist.labels).not.toContain('Bahasa Indonesia');
  });

  it('who puts the evidence off keeps the draft and reads what would serve', () => {
    const citizen = toEvidence(new Citizen());
    const shown = citizen.says('besok saya kirim');
    expect(shown.text).toContain('draf Anda saya simpan');
    expect(shown.text).toContain('foto');
    expect(citizen.talk?.draft).not.toBeNull();
  });

  it('an “ya” or a thank-you where evidence is wanted is no remark', () => {
    const citizen = toEvidence(new Citizen());
    const before = citizen.talk?.draft?.words.length;
    for (const text of ['ya', 'terima kasih', 'halo min']) expect(citizen.says(text).text).not.toContain('keterangan');
    expect(citizen.talk?.draft?.words).toHaveLength(before ?? -1);
    expect(citizen.talk?.question).toBe('evidence');
  });

  it('evidence that is promised where something else is asked is no answer to it', () => {
    const citizen = new Citizen();
    citizen.says(BURNING);
    const asked = citizen.talk?.question;
    expect(asked).toMatch(/^fact:/);
    expect(citizen.says('ada foto').text).toContain('silakan kirim ke sini');
    expect(citizen.talk?.question).toBe(asked);
    // Said again it is taken as it is: nobody is asked for ever.
    citizen.says('ada foto');
    expect(citizen.talk?.question).not.toBe(asked);
  });

  it('that there is none, said where something else is asked, is remembered for when it is', () => {
    const citizen = new Citizen();
    citizen.says(BURNING);
    const asked = citizen.talk?.question;
    citizen.says('gak ada bukti, kan gelap');
    expect(citizen.talk?.question).toBe(asked);
    expect(citizen.talk?.draft?.offer).toBe(1);
  });

  it('a complaint that is told where only a choice is wanted is taken for another one, not swallowed', () => {
    const citizen = toEvidence(new Citizen());
    citizen.sends();
    expect(citizen.talk?.question).toBe('switches');
    citizen.says('guru di SMPN 5 Martapura menarik uang LKS 350 ribu per anak');
    expect(citizen.talk?.question).toBe('open');
    expect(citizen.talk?.held.map(({ text }) => text)).toEqual([
      'guru di SMPN 5 Martapura menarik uang LKS 350 ribu per anak',
    ]);
  });

  it.each(['eh ini fotonya', 'ini buktinya pak', 'iya nanti malam aja'])(
    '“%s” goes before evidence, and is no part of what happened',
    (words) => {
      const citizen = toEvidence(new Citizen());
      citizen.says(words);
      const told = citizen.talk?.draft?.words.filter(({ story }) => story) ?? [];
      expect(told.map(({ text }) => text)).not.toContain(words);
      expect(citizen.talk?.draft?.evidence).toEqual([]);
      expect(citizen.last().text).not.toContain('keterangan');
    },
  );

  it('a complaint about another matter in another place, told where a detail is asked, is taken for another one', () => {
    const citizen = new Citizen();
    citizen.says('bpjs saya nonaktif padahal bayar rutin, kemarin ditolak di rsud ulin');
    expect(citizen.talk?.question).toMatch(/^fact:/);
    const facts = citizen.talk?.draft?.facts;
    citizen.says('sampah numpuk di pasar antasari udah seminggu bau banget');
    expect(citizen.talk?.draft?.facts).toEqual(facts);
    expect(citizen.talk?.question).toBe('open');
    citizen.presses(/baru/);
    expect(citizen.last().text).toContain('pasar antasari');
    // More of the same place is no other matter, whatever it reminds of.
    const other = new Citizen();
    other.says('bpjs saya nonaktif padahal bayar rutin, kemarin ditolak di rsud ulin');
    other.says('di rsud ulin itu juga sampahnya numpuk di lorong dan bau banget');
    expect(JSON.stringify(other.talk?.draft)).toContain('numpuk di lorong');
  });

  it('a question is said to go to an officer', () => {
    const citizen = new Citizen();
    expect(citizen.says('saya mau tanya cara bikin KTP').text).toContain('saya teruskan ke petugas');
    expect(citizen.talk?.draft?.kind).toBe('question');
  });

  it('who wants to hide nothing is not hidden, and the words are no answer to what was asked', () => {
    const citizen = new Citizen();
    citizen.says(BURNING);
    const asked = citizen.talk?.question;
    expect(asked).toMatch(/^fact:/);
    citizen.says('gak usah anonim, saya berani');
    expect(citizen.talk?.draft?.switches).toEqual({ anonymous: false, secret: false });
    expect(citizen.talk?.question).toBe(asked);
  });

  it.each([
    ['ini orang apa robot', 'Saya bot, bukan orang'],
    ['data saya aman gak?', 'tersandi'],
    ['gimana cara kirim fotonya', '📎'],
  ])('“%s” is answered at any step, and becomes no part of the report', (text, answer) => {
    for (const citizen of [new Citizen(), toEvidence(new Citizen())]) {
      const asked = citizen.talk?.question ?? 'story';
      const { draft } = citizen.talk ?? {};
      expect(citizen.says(text).text).toContain(answer);
      expect(citizen.talk?.question).toBe(asked);
      expect(citizen.talk?.draft?.words).toEqual(draft?.words);
    }
  });

  it('who wants to withdraw what is not sent yet is asked what is to become of it', () => {
    const citizen = toEvidence(new Citizen());
    citizen.says('tolong batalkan laporan saya');
    expect(citizen.talk?.question).toBe('cancel');
  });

  it('danger shows its numbers at once, whatever is open or was sent, and before it is known where the words belong', () => {
    const words = 'di pertigaan km 7 Kertak Hanyar ada kecelakaan motor, korbannya berdarah belum ditolong';
    const told = (citizen: Citizen) => expect(citizen.says(words).text).toMatch(/119 ambulans/);
    told(new Citizen());
    told(toEvidence(new Citizen()));
    const asked = new Citizen();
    asked.says('bpjs saya nonaktif padahal bayar rutin, kemarin ditolak di rsud ulin');
    told(asked);
    const sent = toEvidence(new Citizen());
    sent.sends();
    sent.says('anonim');
    sent.says('kirim');
    const code = sent.filed[0]?.code;
    if (!code) throw new Error('nothing was sent');
    expect(sent.sends({ caption: words }).text).toMatch(/119 ambulans/);
    const again = toEvidence(new Citizen());
    again.sends();
    again.says('anonim');
    again.says('kirim');
    told(again);
    const news = toEvidence(new Citizen());
    news.sends();
    news.says('anonim');
    news.says('kirim');
    expect(news.replies(news.last(), words).text).toMatch(/119 ambulans/);
  });

  describe('after sending', () => {
    const sent = (): Citizen => {
      const citizen = toEvidence(new Citizen());
      citizen.sends();
      citizen.says('anonim');
      citizen.says('kirim');
      expect(citizen.filed).toHaveLength(1);
      return citizen;
    };

    it('a greeting is no thank-you', () => {
      const { text } = sent().says('halo');
      expect(text).not.toContain('Sama-sama');
      expect(text).toContain('STATUS');
    });

    it('one more report that is announced is not put to the last one unasked', () => {
      const citizen = sent();
      citizen.says('mau lapor juga soal pungli di puskesmas');
      expect(citizen.talk?.question).toBe('where');
      expect(citizen.notes(citizen.filed[0]?.code ?? ('' as never))).toEqual([]);
    });

    it('a wish to withdraw it is passed on to the desk', () => {
      const citizen = sent();
      const { text } = citizen.says('cabut laporan saya');
      expect(text).toContain('saya sampaikan ke petugas');
      expect(text).not.toContain('tambahkan');
      expect(citizen.notes(citizen.filed[0]?.code ?? ('' as never))).toHaveLength(1);
    });

    it('what is unclear is an addition, whatever it reminds of', () => {
      const citizen = sent();
      citizen.says('tolong cepat ya, baunya sampai rumah');
      expect(citizen.talk?.question).not.toBe('where');
      expect(citizen.notes(citizen.filed[0]?.code ?? ('' as never))).toHaveLength(1);
    });
  });

  it('whoever asks what was told so far reads it, and nothing of the question becomes a part of the report', () => {
    const citizen = new Citizen();
    citizen.says('jalan berlubang di jl trikora banjarbaru');
    const shown = citizen.says('saya sudah bilang apa saja?');
    expect(shown.text).toContain('jenis Jalan dan jembatan');
    expect(shown.text).toContain('“jalan berlubang di jl trikora banjarbaru”');
    expect(citizen.talk?.question).toBe('fact:time');
    expect(citizen.talk?.draft).toMatchObject({ kind: 'complaint' });
    expect(citizen.talk?.draft?.words).toHaveLength(1);
  });

  it('without a report, how those stand that were sent', () => {
    const citizen = new Citizen();
    expect(citizen.says('apa aja yg udah saya tulis').text).toContain('Anda belum punya laporan');
    expect(citizen.talk?.draft).toBeNull();
  });

  it('whoever asks why is told, and asked once more with the reason', () => {
    const citizen = new Citizen();
    citizen.says('jalan berlubang di jl trikora banjarbaru');
    const { text } = citizen.says('kenapa harus tanya ini sih?');
    expect(text).toContain('Saya tanya hanya yang dibutuhkan petugas');
    expect(text).toContain('Supaya petugas bisa mencocokkan');
    expect(citizen.talk?.draft?.tries).toEqual({});
    expect(citizen.talk?.draft?.words).toHaveLength(1);
  });

  it('a question in an answer makes no question of a complaint', () => {
    const citizen = new Citizen();
    citizen.says('lampu jalan mati di jl veteran dari kemarin');
    citizen.says('nomor tiang itu di mana ya letaknya?');
    expect(citizen.talk?.draft?.kind).toBe('complaint');
  });

  it('whoever is afraid and asks whether it is safe, at the end of the story, is answered', () => {
    const citizen = new Citizen();
    const { text } = citizen.says('kades di desa Beruntung Jaya korupsi dana desa tapi saya takut. aman gak?');
    expect(text).toContain('Data Anda disimpan tersandi');
    expect(text).toContain('jenis Desa dan dana desa');
  });

  it('laughter, advertisements and “test” begin no report, however often', () => {
    const citizen = new Citizen();
    for (const text of ['PROMO SLOT GACOR MAXWIN DEPO 10RB', 'hehe', 'test', 'wkwkwk']) citizen.says(text);
    expect(citizen.talk?.draft ?? null).toBeNull();
    expect(citizen.talk?.question).toBe('story');
  });

  it('thanks where a choice is wanted is no failed answer', () => {
    const citizen = new Citizen();
    citizen.says('kantor dukcapil banjarmasin buka jam berapa ya?');
    citizen.says('oke makasih');
    expect(citizen.talk).toMatchObject({ question: 'switches', draft: { tries: {} } });
  });

  it('“jangan sampai ketahuan saya yg lapor” hides who tells it, “boleh nama saya ditulis” does not', () => {
    const afraid = new Citizen();
    afraid.says('kepala sekolah potong gaji kami 200rb di sdn aluh aluh. tolong jangan sampai ketahuan saya yg lapor');
    expect(afraid.talk?.draft?.switches).toEqual({ anonymous: true, secret: false });
    const open = toEvidence(new Citizen());
    open.sends();
    open.says('boleh nama saya ditulis');
    expect(open.talk?.draft?.switches).toEqual({ anonymous: false, secret: false });
  });

  it.each(['boleh nama saya disamarkan', 'nama saya jangan sampai muncul', 'pastikan nama saya ga muncul'])(
    '“%s” hides the name',
    (text) => {
      const citizen = toEvidence(new Citizen());
      citizen.sends();
      citizen.says(text);
      expect(citizen.talk?.draft?.switches?.anonymous).toBe(true);
    },
  );

  it('evidence that is put off twice is no part of the story', () => {
    const citizen = toEvidence(new Citizen());
    citizen.says('nanti dikirim');
    const { text } = citizen.says('besok ya');
    expect(text).toContain('draf Anda saya simpan');
    expect(citizen.talk?.draft?.words.filter(({ story }) => story)).toHaveLength(1);
  });

  it.each(['gak papa nama saya diketahui', 'sebut aja nama saya', 'use my real name'])(
    '“%s” lets the name be seen, and is no answer to what was asked',
    (text) => {
      const citizen = new Citizen();
      citizen.says('BPJS saya tidak aktif di puskesmas pekauman kemarin');
      expect(citizen.talk?.question).toBe('fact:class');
      citizen.says(text);
      expect(citizen.talk?.draft).toMatchObject({ switches: { anonymous: false, secret: false } });
      expect(citizen.talk?.draft?.facts.class).toBeUndefined();
      expect(citizen.talk?.question).toBe('fact:class');
    },
  );

  it('whoever protests that it was told sees what is known, once', () => {
    const citizen = new Citizen();
    citizen.says('air pdam mati 4 hari di komplek Citra Garden Martapura');
    expect(citizen.talk?.question).toBe('fact:customer');
    expect(citizen.says('UDAH SAYA BILANG 4 HARI!!!').text).toMatch(
      /Saya catat: .*waktu sejak Jumat, 20 November 2026/,
    );
    expect(citizen.talk).toMatchObject({ question: 'fact:customer' });
    expect(citizen.talk?.draft?.facts.customer).toBeUndefined();
  });

  it.each(['eh batal deh', 'hapus', 'ah gak jadi'])('“%s” asks what is to become of the report', (text) => {
    const citizen = new Citizen();
    citizen.says('pln mati lampu terus di gambut');
    citizen.says(text);
    expect(citizen.talk?.question).toBe('cancel');
  });

  it('the name told after a full stop with the choice is the name', () => {
    const citizen = toEvidence(new Citizen());
    citizen.sends();
    citizen.says('pakai nama. Herman');
    expect(citizen.talk).toMatchObject({ question: 'check', draft: { name: 'Herman' } });
  });
});
