import { describe, expect, it } from 'vitest';
import { type ComplaintCode, makeCode } from '../../src/core/complaint/code.ts';
import { SENTENCES } from '../../src/core/language/sentences.ts';
import { understand } from '../../src/core/understanding/understand.ts';
import fc from '../property.ts';
import { Citizen, policy } from './citizen.ts';
import { asks, closes, fileOne, LIGHT, ROAD } from './filed.ts';

/** Whoever has sent several reports names the one that is meant by its code, amid other words (`#` stands for it). */

function withTwo(): { citizen: Citizen; road: ComplaintCode; light: ComplaintCode } {
  const citizen = new Citizen();
  const road = fileOne(citizen, ROAD);
  const light = fileOne(citizen, LIGHT);
  citizen.later(86_400_000);
  return { citizen, road, light };
}

describe('words of eleven letters that pass the check of a code', () => {
  it.each(['limbah medis', 'minyak panas', 'aspal di gang'])('begin a report: “%s”', (words) => {
    const citizen = new Citizen();
    citizen.says(words);
    expect(citizen.last().text).not.toContain('kode');
    expect(citizen.talk?.draft?.words.map(({ text }) => text)).toEqual([words]);
  });

  it('are added to the only report that there is', () => {
    const citizen = new Citizen();
    const road = fileOne(citizen, ROAD);
    citizen.says('datang pergi');
    expect(citizen.last().text).toContain(`tambahkan ke laporan ${road}`);
    expect(citizen.notes(road).map(({ text }) => text)).toEqual(['datang pergi']);
  });
});

describe('a report that is named by its code, though another was spoken of last', () => {
  it.each([
    'laporan # lubangnya makin lebar',
    'untuk laporan #, lubangnya sekarang makin dalam dan ada motor jatuh',
    '# lubangnya makin dalam pak',
    'terkait laporan #, nomor tiangnya BJM-123',
    'laporan # salah alamat, yang benar Jl. Veteran km 3',
    'min # belum ada tindakan',
    'ini kode saya # mohon ditindaklanjuti',
    'mau nambah info #: lubangnya di depan toko emas',
    'the hole in # is bigger now',
    'tadi pagi ada yang jatuh lagi karena lubang di laporan #',
  ])('is told more: “%s”', (words) => {
    const { citizen, road, light } = withTwo();
    citizen.says(words.replace('#', road));
    expect(citizen.last().text).toContain(`tambahkan ke laporan ${road}`);
    expect([citizen.notes(road).length, citizen.notes(light).length]).toEqual([1, 0]);
    expect(citizen.notes(road)[0]?.text).toContain(words.split('#')[1]?.trim() ?? '');
  });

  it.each([
    'laporan # gimana kabarnya?',
    'mau tanya laporan # sudah sampai mana ya',
    'kode laporan saya #, kapan diperbaiki?',
    '# kapan diperbaiki',
    'kode saya #',
    'no laporan #',
    'halo min, #',
    '#?',
    'my report #, any news?',
  ])('has its news told: “%s”', (words) => {
    const { citizen, road, light } = withTwo();
    citizen.says(words.replace('#', road));
    expect(citizen.last().text).toMatch(
      new RegExp(`Laporan ${road}\\nJalan dan jembatan · Jl. Veteran Banjarmasin\\n.*menunggu verifikasi`),
    );
    expect([citizen.notes(road).length, citizen.notes(light).length]).toEqual([0, 0]);
  });

  it.each(['tolong batalkan laporan #', 'cabut laporan # ya', 'batalkan #', 'please withdraw my report #'])(
    'is the one that is withdrawn: “%s”',
    (words) => {
      const { citizen, road, light } = withTwo();
      citizen.says(words.replace('#', road));
      expect(citizen.last().text).toContain(`mencabut laporan ${road}`);
      expect([citizen.notes(road).length, citizen.notes(light).length]).toEqual([1, 0]);
    },
  );

  it.each(['saya mau tambah bukti buat laporan #', 'foto untuk # menyusul', 'mau kirim foto lagi untuk laporan #'])(
    'has what comes after added: “%s”',
    (words) => {
      const { citizen, road, light } = withTwo();
      citizen.says(words.replace('#', road));
      expect(citizen.last().text).toContain(`Saya tambahkan ke laporan ${road}`);
      citizen.sends();
      expect([citizen.notes(road).length, citizen.notes(light).length]).toEqual([1, 0]);
    },
  );

  it('has a photo whose caption names it', () => {
    const { citizen, road, light } = withTwo();
    citizen.sends({ caption: `foto tambahan untuk laporan ${road}` });
    expect([citizen.notes(road).length, citizen.notes(light).length]).toEqual([1, 0]);
    // And those of the same album that come late.
    citizen.sends({ caption: `ini ${road}`, album: 'a1' });
    citizen.sends({ album: 'a1' });
    expect([citizen.notes(road).length, citizen.notes(light).length]).toEqual([3, 0]);
  });

  it('is meant although the other one’s desk waits for an answer', () => {
    const { citizen, road, light } = withTwo();
    asks(citizen, light, { kind: 'words' }, 'Tiang yang mana?');
    citizen.says(`laporan ${road} lubangnya makin lebar`);
    expect([citizen.notes(road).length, citizen.notes(light).length]).toEqual([1, 0]);
    citizen.says('Tiang di depan warung');
    expect(citizen.notes(light).map(({ text }) => text)).toEqual(['Tiang di depan warung']);
  });

  it('answers which of them words are for', () => {
    const { citizen, road, light } = withTwo();
    citizen.later(7 * 86_400_000).says('lubangnya makin lebar');
    expect(citizen.last().text).toMatch(/atau laporan baru\?/);
    // What waits for the answer is lost by nothing that is said meanwhile.
    for (const meanwhile of ['laporan lampu gimana kabarnya?', 'belum ada kabar', 'batalkan laporan yang pertama'])
      citizen.says(meanwhile);
    expect(citizen.talk?.question).toBe('where');
    citizen.says(`gimana kabar ${light}?`);
    expect(citizen.shown.some(({ text }) => text.startsWith(`Laporan ${light}`))).toBe(true);
    expect([...citizen.notes(road), ...citizen.notes(light)]).toEqual([]);
    citizen.says(`ke ${road}`);
    expect(citizen.notes(road).map(({ text }) => text)).toContain('lubangnya makin lebar');
    expect(citizen.notes(light)).toEqual([]);
  });
});

describe('a report that is described, though another was spoken of last', () => {
  it.each([
    'yang jalan berlubang gimana kabarnya?',
    'laporan jalan saya sudah sampai mana',
    'jalan yang saya lapor masih belum diperbaiki',
    'laporan yang di veteran gimana',
    'when will the road be fixed?',
  ])('has its news told: “%s”', (words) => {
    const { citizen, road, light } = withTwo();
    citizen.says(words);
    expect(citizen.last().text).toMatch(new RegExp(`^Laporan ${road}\\n`));
    expect([citizen.notes(road).length, citizen.notes(light).length]).toEqual([0, 0]);
  });

  it('has its news told when it is over, too', () => {
    const { citizen, road } = withTwo();
    closes(citizen, road);
    citizen.says('laporan jalan gimana kabarnya');
    expect(citizen.shown.map(({ text }) => text).join('\n')).toMatch(new RegExp(`Laporan ${road}\\n.*\\nSelesai`));
  });

  it('is answered for where it is asked whether it is settled', () => {
    const { citizen, road } = withTwo();
    closes(citizen, road);
    citizen.says('jalan yang saya lapor masih belum diperbaiki');
    expect(citizen.last().text).toContain(`Laporan ${road} dibuka kembali`);
    expect(citizen.notes(road)).toHaveLength(1);
  });

  it.each([
    'laporan pertama saya gimana',
    'daftar laporan saya',
    'ini sudah 3 hari belum ada kabar',
    'belum ada tindakan sama sekali',
  ])('which of them is not said, so all are shown: “%s”', (words) => {
    const { citizen, road, light } = withTwo();
    citizen.says(words);
    expect(citizen.last().text).toContain(`Laporan ${road}`);
    expect(citizen.last().text).toContain(`Laporan ${light}`);
    expect([citizen.notes(road).length, citizen.notes(light).length]).toEqual([0, 0]);
  });

  it.each(['batalkan laporan jalan', 'yang jalan batalin aja', 'withdraw my report about the road'])(
    'is the one that is withdrawn: “%s”',
    (words) => {
      const { citizen, road, light } = withTwo();
      citizen.says(words);
      expect(citizen.last().text).toContain(`mencabut laporan ${road}`);
      expect([citizen.notes(road).length, citizen.notes(light).length]).toEqual([1, 0]);
    },
  );

  it.each(['batalkan laporan saya', 'batalkan laporan yang pertama'])(
    'is never guessed where one is to be withdrawn: “%s”',
    (words) => {
      const { citizen, road, light } = withTwo();
      citizen.says(words);
      expect(citizen.last().text).toMatch(/mana yang mau dicabut/);
      expect(citizen.last().text).toContain(`${road} · Jalan`);
      citizen.says(`batalkan ${road}`);
      expect([citizen.notes(road).length, citizen.notes(light).length]).toEqual([1, 0]);
    },
  );

  it('what was sent a moment ago is withdrawn without a question, and all of them where all are meant', () => {
    const citizen = new Citizen();
    const [road, light] = [fileOne(citizen, ROAD), fileOne(citizen, LIGHT)];
    citizen.says('batalkan laporan saya');
    expect([citizen.notes(road).length, citizen.notes(light).length]).toEqual([0, 1]);
    citizen.later(86_400_000).says('cabut semua laporan saya');
    expect([citizen.notes(road).length, citizen.notes(light).length]).toEqual([1, 2]);
  });

  it('is told more, or has what comes after added', () => {
    const { citizen, road, light } = withTwo();
    citizen.says('tambahan untuk laporan jalan: ada yang jatuh tadi pagi');
    citizen.says('mau kirim foto lagi buat laporan jalan');
    citizen.sends();
    expect([citizen.notes(road).length, citizen.notes(light).length]).toEqual([2, 0]);
  });

  it('is well again: its desk hears of it', () => {
    const { citizen, road, light } = withTwo();
    citizen.says('makasih jalannya sudah diaspal');
    expect(citizen.last().text).toContain(`petugas laporan ${road}`);
    citizen.says('lampunya sudah nyala, makasih');
    expect(citizen.last().text).toContain(`petugas laporan ${light}`);
    expect([citizen.notes(road).length, citizen.notes(light).length]).toEqual([1, 1]);
    citizen.says('terima kasih banyak ya');
    expect([citizen.notes(road).length, citizen.notes(light).length]).toEqual([1, 1]);
  });

  it.each([
    'kapan jalan gatot subroto di martapura diperbaiki',
    'jalan depan rumah belum diperbaiki',
    'tolong lampu di gang saya juga diperbaiki',
    'sampah di pasar belum diangkut sejak kemarin',
  ])('is not meant where another place or another trouble is told: “%s”', (words) => {
    const { citizen, road, light } = withTwo();
    citizen.says(words);
    expect(citizen.last().text).not.toMatch(/^Laporan/);
    expect([citizen.notes(road).length, citizen.notes(light).length]).toEqual([0, 0]);
  });
});

/** Days after the only report was sent. */
function withOne(): { citizen: Citizen; road: ComplaintCode } {
  const citizen = new Citizen();
  const road = fileOne(citizen, ROAD);
  citizen.later(3 * 86_400_000);
  return { citizen, road };
}

describe('days after the only report was sent', () => {
  it.each([
    'lubangnya tambah besar',
    'sudah 3 hari lubangnya masih ada',
    'alamatnya salah, harusnya depan toko emas',
    'saya tidak setuju dengan jawabannya',
    'tolong dipercepat ya pak, banyak anak sekolah lewat',
    'ibu saya jatuh di situ kemarin, kakinya patah',
  ])('what plainly speaks of it is added without a question: “%s”', (words) => {
    const { citizen, road } = withOne();
    citizen.says(words);
    expect(citizen.notes(road).map(({ text }) => text)).toEqual([words]);
    expect(citizen.last().text).toContain(`tambahkan ke laporan ${road}. Laporan lain? Tulis LAPOR.`);
  });

  it.each([
    'di gang sebelah lampunya juga mati',
    'lampu di jl pramuka mati',
    'sampahnya belum diangkut di pasar',
    'air pdam mati dari kemarin',
    'jalannya rusak di depan kantor desa gambut',
  ])('what may be another is asked about: “%s”', (words) => {
    const { citizen, road } = withOne();
    citizen.says(words);
    expect(citizen.last().text).toMatch(/atau laporan baru\?/);
    expect(citizen.notes(road)).toEqual([]);
  });

  it.each(['saya mau tambah foto', 'ini fotonya'])('what is announced comes with it: “%s”', (words) => {
    const { citizen, road } = withOne();
    citizen.says(words);
    citizen.sends();
    expect(citizen.notes(road)).toHaveLength(1);
  });

  it('a new report that is to be hidden is no wish for the one that was sent', () => {
    const { citizen, road } = withOne();
    citizen.says('mau lapor tapi jangan sebut nama saya');
    expect(citizen.notes(road)).toEqual([]);
    expect(citizen.last().text).not.toContain('sudah di tangan petugas');
  });

  it.each(['jadikan anonim saja laporan saya', 'jangan sebut nama saya ya'])(
    'a wish to be hidden where they are is told as what it is, and is nobody’s work: “%s”',
    (words) => {
      const { citizen, road } = withOne();
      const announced = citizen.announced(road).length;
      citizen.says(words);
      expect(citizen.last().text).toContain(SENTENCES.id.hiddenAlready({ word: road }));
      expect(citizen.notes(road)).toEqual([]);
      expect(citizen.announced(road)).toHaveLength(announced);
    },
  );

  it.each(['laporan saya tolong dirahasiakan', 'rahasiakan isinya ya'])(
    'one that can not be done in this turn reaches its desk, and is told as that: “%s”',
    (words) => {
      const { citizen, road } = withOne();
      citizen.says(words);
      expect(citizen.last().text).toMatch(new RegExp(`Laporan ${road} sudah di tangan petugas`));
      expect(citizen.notes(road).map(({ text }) => text)).toEqual([words]);
      expect(citizen.announced(road)).toContain('citizen');
    },
  );
});

describe('amid a new report', () => {
  it('what begins with the code is for the one that was sent, and the question waits', () => {
    const { citizen, road } = withTwo();
    citizen.says('/lapor');
    citizen.says('Pohon tumbang menutup jalan');
    const { question } = citizen.talk ?? {};
    citizen.says(`laporan ${road} lubangnya makin lebar`);
    expect(citizen.notes(road)).toHaveLength(1);
    expect(citizen.talk?.question).toBe(question);
    citizen.says(`gimana laporan ${road}?`);
    expect(citizen.shown.some(({ text }) => text.includes(`Laporan ${road}`))).toBe(true);
    expect(citizen.talk?.question).toBe(question);
  });

  it('what tells how it came to this stays in the new one', () => {
    const { citizen, road } = withTwo();
    citizen.says('/lapor');
    citizen.says('Air PDAM mati');
    citizen.says(`Airnya mati sejak pipa kena waktu perbaikan jalan yang dulu saya laporkan di ${road}`);
    expect(citizen.notes(road)).toEqual([]);
  });
});

describe('somebody else’s code', () => {
  const code = makeCode((bytes) => Uint8Array.from({ length: bytes }, (_, at) => at + 5));
  it('tells its news to whoever asks for them, and is told where it is none', () => {
    const { citizen, road } = withTwo();
    const stranger = new Citizen();
    for (const [known, view] of citizen.views) stranger.views.set(known, { ...view, conversation: 2 });
    stranger.says(`mau tanya kabar laporan ${road}`);
    expect(stranger.last().text).toMatch(new RegExp(`Laporan ${road}\\n`));
    for (const none of [code, `${code.slice(0, -1)}${code.endsWith('Z') ? 'Y' : 'Z'}`]) {
      stranger.says(`mau tanya kabar laporan ${none}`);
      expect(stranger.last().text).toContain('tidak menemukan laporan dengan kode itu');
    }
  });
  it.each(['batalkan laporan #', 'saya mau tambah bukti buat laporan #'])(
    'is withdrawn and added to by nobody else, and no report of their own is meant instead: “%s”',
    (words) => {
      const { citizen, road } = withOne();
      for (const none of [code, `${code.slice(0, -1)}${code.endsWith('Z') ? 'Y' : 'Z'}`]) {
        citizen.says(words.replace('#', none));
        expect(citizen.last().text).toContain('tidak dikirim dari percakapan ini');
      }
      expect(citizen.notes(road)).toEqual([]);
    },
  );
  it('has nothing added: what is told beside it is a report of its own', () => {
    const { citizen, road } = withTwo();
    const stranger = new Citizen();
    for (const [known, view] of citizen.views) stranger.views.set(known, { ...view, conversation: 2 });
    stranger.says(`Sudah lapor ${road} tapi jalan di Jl. Veteran Banjarmasin masih berlubang besar`);
    expect(stranger.notes(road)).toEqual([]);
    expect(stranger.talk?.draft?.category).toBe('road');
  });
});

it('whatever letters a code has, what is told around it is understood alike', () => {
  const code = fc.uint8Array({ minLength: 10, maxLength: 10 }).map((bytes) => makeCode(() => bytes));
  const now = new Date('2026-11-24T10:00:00+08:00');
  const readOf = (text: string) => {
    const { kind, category, place, when, emergency } = understand({ text, now, zone: 'Asia/Makassar', policy });
    return { kind: kind.value, category: category?.value, place: place?.value.text, when: when?.value, emergency };
  };
  fc.assert(
    fc.property(
      code,
      code,
      fc.constantFrom('ralat laporan #', 'laporan # jalan di Jl. Veteran masih berlubang', 'foto # kemarin sore'),
      fc.constantFrom('upper', 'lower'),
      (one, other, text, spelt) => {
        const written = (each: ComplaintCode) => (spelt === 'lower' ? each.toLowerCase() : each);
        expect(readOf(text.replace('#', written(one)))).toEqual(readOf(text.replace('#', written(other))));
      },
    ),
    { numRuns: 300 },
  );
});
