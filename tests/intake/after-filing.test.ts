import { describe, expect, it } from 'vitest';
import { timing } from '../../src/core/desk/clock/clock.ts';
import { Citizen, policy, telegramLike, whatsappLike } from './citizen.ts';
import { asks, closes, fileOne, LIGHT, ROAD } from './filed.ts';

const DAY_MS = 86_400_000;
const withFiles = { ...telegramLike, sendFileBytesMax: 10_000_000 };

const news = (citizen: Citizen, code: Parameters<Citizen['view']>[0]) => {
  const { status, desk, deadline } = citizen.view(code);
  return { to: 'citizen', type: 'news', code, status, desk, due: deadline.getTime() } as const;
};

describe('news of a complaint', () => {
  it('say in plain words what changed, who has it now and until when', () => {
    const citizen = new Citizen();
    const code = fileOne(citizen, LIGHT);
    citizen.officer(code, 'verify').officer(code, 'forward', 'dishub').hears(news(citizen, code));
    const shown = citizen.last();
    expect(shown.text).toContain(`Kabar laporan ${code}`);
    expect(shown.text).toContain('Lampu jalan · ');
    expect(shown.text).toContain('Sekarang laporan ini di Dinas Perhubungan');
    expect(shown.text).toMatch(/Batas waktunya \w+, \d+ \w+ 2026 pukul/);
    expect(shown.delivery.about).toBe(code);
  });

  it('several in one turn are one message; the officer is quoted as the officer, and learns that it arrived', () => {
    const citizen = new Citizen();
    const code = fileOne(citizen, LIGHT);
    const before = citizen.shown.length;
    citizen.officer(code, 'verify');
    const verified = news(citizen, code);
    citizen.officer(code, 'forward', 'dishub');
    const receipt = { conversation: 9, code, ref: 'd1' };
    citizen.hears(verified, { ...news(citizen, code), words: 'Teknisi datang Kamis.', receipt });
    expect(citizen.shown).toHaveLength(before + 1);
    expect(citizen.last().text).toContain('Kata petugas Dinas Perhubungan:\n“Teknisi datang Kamis.”');
    expect(citizen.last().delivery.receipt).toEqual(receipt);
  });

  it('two officers who wrote each learn how their own message ended', () => {
    const citizen = new Citizen();
    const code = fileOne(citizen, LIGHT);
    const before = citizen.shown.length;
    const from = (ref: string, words: string) => ({
      ...news(citizen, code),
      words,
      receipt: { conversation: 9, code, ref },
    });
    citizen.hears(from('d1', 'Kami periksa.'), from('d2', 'Teknisi datang Kamis.'));
    expect(citizen.shown.slice(before).map(({ delivery }) => delivery.receipt?.ref)).toEqual(['d1', 'd2']);
  });

  it('an open draft stays where it was, and the next words still answer its question', () => {
    const citizen = new Citizen();
    const code = fileOne(citizen, LIGHT);
    citizen.says('/lapor');
    citizen.says('Jalan berlubang di Jl. Veteran Banjarmasin');
    expect(citizen.talk?.question).toBe('fact:time');
    citizen.officer(code, 'verify').hears(news(citizen, code));
    expect(citizen.talk?.question).toBe('fact:time');
    citizen.says('kemarin sore');
    expect(citizen.talk?.draft?.facts.time).toBeDefined();
    expect(citizen.notes(code)).toEqual([]);
  });

  it('a reply to them goes to that complaint and its desk, whatever is open and however late', () => {
    const citizen = new Citizen();
    const code = fileOne(citizen, LIGHT);
    fileOne(citizen, ROAD);
    citizen.hears(news(citizen, code));
    const told = citizen.last();
    citizen.says('/lapor');
    citizen.says('Sampah menumpuk di Pasar Lima Banjarmasin');
    citizen.later(3 * DAY_MS).replies(told, 'lampu yang di ujung gang juga');
    expect(citizen.notes(code).map(({ text }) => text)).toEqual(['lampu yang di ujung gang juga']);
    expect(citizen.announced(code)).toEqual(['new', 'citizen']);
    expect(citizen.talk?.draft).not.toBeNull();
  });

  it('what comes after news of the older complaint belongs to the older complaint', () => {
    const citizen = new Citizen();
    const older = fileOne(citizen, LIGHT);
    const newer = fileOne(citizen, ROAD);
    citizen.hears(news(citizen, older));
    citizen.says('lampunya yang di depan musala juga mati');
    expect(citizen.notes(older)).toHaveLength(1);
    expect(citizen.notes(newer)).toHaveLength(0);
  });

  it("an officer's files follow as files where the channel has files, otherwise a line tells of them", () => {
    for (const capabilities of [withFiles, telegramLike]) {
      const citizen = new Citizen(capabilities);
      const code = fileOne(citizen, LIGHT);
      const receipt = { conversation: 9, code, ref: 'd1' };
      const files = [
        { ...citizen.file(1), cleanId: 'c1' },
        { ...citizen.file(2), mime: 'application/pdf' },
      ];
      citizen.hears({ ...news(citizen, code), words: 'Ini suratnya.', files, receipt });
      const [sent] = citizen.files;
      if (capabilities === withFiles) {
        expect(sent?.files.map(({ id, name }) => [id, name])).toEqual([
          ['c1', `${code}-1.jpg`],
          ['f2', `${code}-2.pdf`],
        ]);
        expect([sent?.receipt, citizen.last().delivery.receipt]).toEqual([receipt, undefined]);
      } else {
        expect(citizen.files).toEqual([]);
        expect(citizen.last().text).toContain('2 berkas dari petugas yang belum bisa tampil');
        expect(citizen.last().delivery.receipt).toEqual(receipt);
      }
    }
  });

  it('a correction is told as one', () => {
    const citizen = new Citizen();
    const code = fileOne(citizen, LIGHT);
    citizen.hears({ to: 'citizen', type: 'corrected', code, words: 'Teknisi datang Jumat, bukan Kamis.' });
    expect(citizen.last().text).toContain('Ralat dari petugas');
    expect(citizen.last().text).toContain('“Teknisi datang Jumat, bukan Kamis.”');
  });

  it('come in the language of the citizen', () => {
    const citizen = new Citizen();
    const code = fileOne(citizen, LIGHT);
    citizen.says('/bahasa en');
    citizen.officer(code, 'verify').hears(news(citizen, code));
    expect(citizen.last().text).toContain(`News about report ${code}`);
  });
});

describe('a desk asks for one fact', () => {
  const place = { kind: 'fact', fact: 'place' } as const;

  it('shows whose question it is and for which complaint, with why, example and a way on', () => {
    const citizen = new Citizen();
    const code = fileOne(citizen, LIGHT);
    const { receipt } = asks(citizen, code, place, 'Tiang yang mana?');
    const { text, delivery, message } = citizen.last();
    expect(text).toContain(`bertanya tentang laporan ${code}`);
    expect(text).toContain('Lampu jalan · ');
    expect(text).toContain('“Tiang yang mana?”');
    expect(text).toContain('Contoh: ');
    expect(delivery).toMatchObject({ about: code, receipt });
    expect(message.askLocation).toBeDefined();
    expect(citizen.labels).toEqual(['Tidak tahu', 'Nanti']);
  });

  it('the answer goes to exactly that question, the clock runs again and says until when', () => {
    const citizen = new Citizen();
    const code = fileOne(citizen, LIGHT);
    citizen.officer(code, 'verify');
    const { ask } = asks(citizen, code, place);
    expect(citizen.view(code).status).toBe('asked');
    citizen.later(2 * DAY_MS).says('Jl. Veteran no 5, Banjarmasin');
    const [note] = citizen.notes(code);
    expect(note).toMatchObject({ from: 'citizen', text: 'Jl. Veteran no 5, Banjarmasin', answers: ask });
    expect(note?.fact).toMatchObject({ id: 'place', uncertain: false, value: { kind: 'place' } });
    const view = citizen.view(code);
    expect(view.status).toBe('verified');
    expect(view.deadline).toEqual(timing(view, policy).deadline);
    expect(citizen.announced(code)).toEqual(['new', 'supplied']);
    expect(citizen.last().text).toMatch(/Terima kasih, sudah sampai di .*\nWaktunya berjalan lagi, sampai \w+, \d+/);
    expect(citizen.talk?.question).toBeNull();
  });

  it('a draft waits, says so, and goes on afterwards', () => {
    const citizen = new Citizen();
    const code = fileOne(citizen, LIGHT);
    citizen.says('/lapor');
    citizen.says('Jalan berlubang di Jl. Veteran Banjarmasin');
    const { ask } = asks(citizen, code, { kind: 'fact', fact: 'time' });
    expect(citizen.last().text).toContain('yang sedang Anda tulis menunggu');
    citizen.says('hari Minggu malam');
    expect(citizen.notes(code)[0]).toMatchObject({ answers: ask });
    expect(citizen.talk?.question).toBe('fact:time');
    expect(citizen.talk?.draft?.facts.time).toBeUndefined();
    expect(citizen.last().text).toContain('sejak kapan');
  });

  it('words held for another question are not lost', () => {
    const citizen = new Citizen();
    const code = fileOne(citizen, LIGHT);
    citizen.later(2 * DAY_MS).says('ada lagi yang mau saya sampaikan soal jalan berlubang di depan pasar');
    expect(citizen.talk?.question).toBe('where');
    asks(citizen, code, place);
    citizen.says('Jl. Veteran, Banjarmasin');
    expect(citizen.talk?.question).toBe('where');
    citizen.presses(/Laporan baru/);
    expect(citizen.talk?.draft?.words[0]?.text).toContain('depan pasar');
  });

  it('a pin answers it, a button pressed days later too, and then it is past', () => {
    const pinned = new Citizen();
    const one = fileOne(pinned, LIGHT);
    asks(pinned, one, place);
    pinned.sendsContent({ kind: 'location', lat: -3.3, lon: 114.6 });
    expect(pinned.notes(one)[0]?.fact?.value).toMatchObject({ lat: -3.3, lon: 114.6 });

    const citizen = new Citizen();
    const code = fileOne(citizen, LIGHT);
    const { ask } = asks(citizen, code, place);
    const id = citizen.last().message.choices?.flat()[0]?.id ?? '';
    citizen.says('/lapor');
    citizen.says('Jalan berlubang di Jl. Veteran Banjarmasin');
    citizen.later(5 * DAY_MS).pressesId(id);
    expect(citizen.notes(code)[0]).toMatchObject({ answers: ask, unknown: true, fact: { uncertain: true } });
    citizen.pressesId(id);
    expect(citizen.toasts.at(-1)).toContain('sudah dijawab');
    expect(citizen.notes(code)).toHaveLength(1);
  });

  it('two tries, then the words are taken as they are, with all that was said', () => {
    const citizen = new Citizen();
    const code = fileOne(citizen, LIGHT);
    asks(citizen, code, place);
    citizen.says('ya di situ pokoknya');
    expect(citizen.notes(code)).toEqual([]);
    expect(citizen.last().text).toContain('Supaya petugas bisa menemukannya');
    citizen.says('pokoknya situ');
    expect(citizen.notes(code)[0]).toMatchObject({
      text: 'ya di situ pokoknya\npokoknya situ',
      fact: { uncertain: true },
    });
    expect(citizen.view(code).status).toBe('submitted');
  });

  it('an edit of the answer corrects it for the desk, both versions are kept', () => {
    const citizen = new Citizen();
    const code = fileOne(citizen, LIGHT);
    const { ask } = asks(citizen, code, place);
    citizen.says('Jl. Veteran, Banjarmasin');
    const messageId = citizen.talk?.given[0]?.messageId ?? '';
    citizen.later(DAY_MS).sendsContent({ kind: 'edited', text: 'Jl. Pangeran Antasari, Banjarmasin' }, { messageId });
    expect(citizen.notes(code).map(({ text, answers }) => [text, answers])).toEqual([
      ['Jl. Veteran, Banjarmasin', ask],
      ['Jl. Pangeran Antasari, Banjarmasin', ask],
    ]);
    expect(citizen.announced(code).at(-1)).toBe('citizen');
  });

  it('"nanti" and "kembali" leave it open; status reminds of it and asks again', () => {
    const citizen = new Citizen();
    const code = fileOne(citizen, LIGHT);
    const { ask } = asks(citizen, code, place);
    citizen.says('kembali');
    expect(citizen.talk?.question).toBeNull();
    citizen.later(3 * DAY_MS);
    expect(citizen.says('status').text).toContain(`menunggu jawaban Anda untuk ${code}`);
    expect(citizen.last().text).toContain('Waktu berhenti sejak Selasa, 24 November 2026');
    expect(citizen.talk?.question).toBe('wish:ask');
    citizen.presses('Nanti');
    citizen
      .later(9 * DAY_MS)
      .replies(
        citizen.shown.findLast(({ delivery }) => delivery.about === code) ?? citizen.last(),
        'Jl. Veteran, Banjarmasin',
      );
    expect(citizen.notes(code)[0]).toMatchObject({ answers: ask });
  });

  it('the same question told twice is asked once', () => {
    const citizen = new Citizen();
    const code = fileOne(citizen, LIGHT);
    const event = asks(citizen, code, place);
    const { length } = citizen.shown;
    citizen.hears(event);
    expect(citizen.talk?.wishes).toHaveLength(1);
    expect(citizen.shown).toHaveLength(length);
    citizen.says('Jl. Veteran, Banjarmasin');
    citizen.hears(event);
    expect(citizen.talk?.wishes).toEqual([]);
  });
});

describe('a desk asks for evidence or words', () => {
  const photo = { kind: 'evidence', evidence: 'photo' } as const;

  it('an album answers it once, late siblings included, even when a draft is open', () => {
    const citizen = new Citizen();
    const code = fileOne(citizen, LIGHT);
    citizen.says('/lapor');
    citizen.says('Jalan berlubang di Jl. Veteran Banjarmasin');
    const { ask } = asks(citizen, code, photo);
    citizen.sends({ album: 'a1' }, { album: 'a1' });
    citizen.later(8_000 - 60_000).sends({ album: 'a1' });
    expect(citizen.notes(code).map(({ answers, evidence }) => [answers, evidence?.length])).toEqual([
      [ask, 1],
      [ask, 1],
      [ask, 1],
    ]);
    expect(citizen.effects.filter(({ do: what }) => what === 'move')).toHaveLength(1);
    expect(citizen.talk?.draft?.evidence).toEqual([]);
    expect(citizen.transcript()).toContain('3 foto diterima');
  });

  it('"tidak punya" is an answer, words alone are kept and asked once more', () => {
    const citizen = new Citizen();
    const code = fileOne(citizen, LIGHT);
    asks(citizen, code, photo);
    citizen.says('sudah saya kirim kemarin kan');
    expect(citizen.last().text).toContain('Tidak ada? Pilih “Tidak punya”');
    citizen.says('gak punya');
    expect(citizen.notes(code)[0]).toMatchObject({ unknown: true, text: 'sudah saya kirim kemarin kan\nTidak punya' });
    expect(citizen.view(code).status).toBe('submitted');
  });

  it('a file that can not be used says so and the question stays', () => {
    const citizen = new Citizen();
    const code = fileOne(citizen, LIGHT);
    asks(citizen, code, photo);
    const media = { kind: 'document', handle: 'x' } as const;
    citizen.sendsContent({ kind: 'media', media }, {}, { ok: false, why: 'refused' });
    expect(citizen.last().text).toContain('foto, video, suara, atau PDF');
    expect(citizen.view(code).status).toBe('asked');
    expect(citizen.talk?.question).toBe('wish:ask');
  });

  it('free words: whatever comes is the answer, a voice message too', () => {
    const citizen = new Citizen();
    const code = fileOne(citizen, LIGHT);
    const first = asks(citizen, code, { kind: 'words' }, 'Apakah lampunya menyala pada siang hari?');
    citizen.says('tidak');
    const second = asks(citizen, code, { kind: 'words' }, 'Sejak kapan persisnya?');
    citizen.sends({ kind: 'voice', mime: 'audio/ogg' });
    expect(citizen.notes(code).map(({ answers }) => answers)).toEqual([first.ask, second.ask]);
    expect(citizen.view(code).status).toBe('submitted');
  });

  it('another matter that comes days later is not taken for the answer without asking', () => {
    const citizen = new Citizen();
    const code = fileOne(citizen, LIGHT);
    asks(citizen, code, { kind: 'words' }, 'Siapa yang bisa dihubungi?');
    citizen.later(3 * DAY_MS).says('Sampah menumpuk berminggu-minggu di Pasar Lima Banjarmasin, bau sekali');
    expect(citizen.talk?.question).toBe('where');
    expect(citizen.notes(code)).toEqual([]);
    citizen.presses(`Tambahkan ke ${code}`);
    expect(citizen.notes(code)[0]?.answers).toBeDefined();
  });

  it('questions of several complaints are asked one at a time, newest first, and answered each for itself', () => {
    const citizen = new Citizen();
    const light = fileOne(citizen, LIGHT);
    const road = fileOne(citizen, ROAD);
    const one = asks(citizen, light, { kind: 'words' }, 'Warna tiangnya?');
    const other = asks(citizen, road, { kind: 'words' }, 'Berapa meter?');
    citizen.says('kira-kira dua meter');
    expect(citizen.last().text).toContain('Warna tiangnya?');
    citizen.says('hijau');
    expect(citizen.notes(road)).toMatchObject([{ text: 'kira-kira dua meter', answers: other.ask }]);
    expect(citizen.notes(light)).toMatchObject([{ text: 'hijau', answers: one.ask }]);
  });

  it('two that come in one turn are both shown, each telling its own officer that it arrived', () => {
    const citizen = new Citizen();
    const code = fileOne(citizen, LIGHT);
    const before = citizen.shown.length;
    citizen.officer(code, 'ask').officer(code, 'ask');
    const ask = (n: string) =>
      ({
        to: 'citizen',
        type: 'ask',
        code,
        ask: n,
        what: { kind: 'words' },
        words: `Pertanyaan ${n}?`,
        desk: 'pusat',
        receipt: { conversation: 9, code, ref: n },
      }) as const;
    citizen.hears(ask('satu'), ask('dua'));
    expect(citizen.shown.slice(before).map(({ delivery }) => delivery.receipt?.ref)).toEqual(['satu', 'dua']);
    citizen.says('jawaban kedua');
    citizen.says('jawaban pertama');
    expect(citizen.notes(code).map(({ text, answers }) => [text, answers])).toEqual([
      ['jawaban kedua', 'dua'],
      ['jawaban pertama', 'satu'],
    ]);
  });

  it('two questions of one complaint: its clock runs again when both are answered', () => {
    const citizen = new Citizen();
    const code = fileOne(citizen, LIGHT);
    asks(citizen, code, { kind: 'words' }, 'Warna tiangnya?');
    asks(citizen, code, photo);
    citizen.sends();
    expect(citizen.view(code).status).toBe('asked');
    citizen.says('hijau');
    expect(citizen.view(code).status).toBe('submitted');
  });
});

describe('"Sudah beres?"', () => {
  it('says which complaint is meant, with the pictures before and after', () => {
    const citizen = new Citizen(withFiles);
    const code = fileOne(citizen, LIGHT);
    citizen.officer(code, 'verify').officer(code, 'close');
    const { desk, category } = citizen.view(code);
    citizen.hears({
      to: 'citizen',
      type: 'settled',
      code,
      desk,
      category,
      place: 'Jl. Sultan Adam',
      before: { ...citizen.file(1), cleanId: 'c1' },
      after: { ...citizen.file(2), cleanId: 'c2' },
      words: 'Lampu diganti.',
    });
    expect(citizen.files[0]?.files.map(({ id }) => id)).toEqual(['c1', 'c2']);
    expect(citizen.last().text).toContain('Sudah beres?');
    expect(citizen.last().text).toContain(code);
    expect(citizen.last().text).toContain('Lampu jalan · Jl. Sultan Adam');
    expect(citizen.last().text).toContain('“Lampu diganti.”');
    expect(citizen.labels).toEqual(['👍 Sudah beres', '👎 Belum', 'Nanti']);
  });

  it('a picture without a clean copy is not shown: it may tell where its maker was', () => {
    const citizen = new Citizen(withFiles);
    const code = fileOne(citizen, LIGHT);
    citizen.officer(code, 'verify').officer(code, 'close');
    const { desk, category } = citizen.view(code);
    const before = { ...citizen.file(1), cleanId: 'c1' };
    const place = 'Jl. Sultan Adam';
    citizen.hears({ to: 'citizen', type: 'settled', code, desk, category, place, before, after: citizen.file(2) });
    expect(citizen.files[0]?.files.map(({ id }) => id)).toEqual(['c1']);
  });

  it('yes is noted at once, the rating with it once', () => {
    const citizen = new Citizen();
    const code = fileOne(citizen, LIGHT);
    closes(citizen, code);
    citizen.presses(/Sudah beres/);
    expect(citizen.view(code).history.at(-1)?.act).toBe('confirm');
    expect(citizen.labels).toEqual(['1 ⭐', '2 ⭐', '3 ⭐', '4 ⭐', '5 ⭐', 'Lewati']);
    const five = citizen.last().message.choices?.flat()[4]?.id ?? '';
    citizen.pressesId(five);
    expect(citizen.view(code).rating).toBe(5);
    expect(citizen.announced(code)).toEqual(['new', 'verdict', 'verdict']);
    citizen.pressesId(five);
    expect(citizen.toasts.at(-1)).toContain('sudah dijawab');
    expect(citizen.view(code).history.filter(({ act }) => act === 'confirm')).toHaveLength(2);
  });

  it('on a channel without buttons: thumbs, words, numbers, and both in one breath', () => {
    const citizen = new Citizen(whatsappLike);
    const code = fileOneByWords(citizen);
    closes(citizen, code);
    citizen.says('👍', '5');
    expect(citizen.view(code)).toMatchObject({ status: 'closed', rating: 5 });
    expect(citizen.talk?.wishes).toEqual([]);
  });

  it('no asks what is not, and the reason opens it again with the desk that received it', () => {
    const citizen = new Citizen();
    const code = fileOne(citizen, LIGHT);
    const { desk } = citizen.view(code);
    citizen.officer(code, 'verify').officer(code, 'forward', 'dishub');
    closes(citizen, code);
    const yes = citizen.last().message.choices?.flat()[0]?.id ?? '';
    citizen.says('belum');
    expect(citizen.last().text).toContain('Apa yang belum beres?');
    expect(citizen.view(code).status).toBe('closed');
    citizen.later(2 * DAY_MS).says('tiang nomor 4 masih padam');
    expect(citizen.view(code)).toMatchObject({ status: 'reopened', desk });
    const messageId = citizen.talk?.given[0]?.messageId ?? '';
    citizen.sendsContent({ kind: 'edited', text: 'tiang nomor 5 masih padam' }, { messageId });
    expect(citizen.notes(code).map(({ text }) => text)).toEqual([
      'tiang nomor 4 masih padam',
      'tiang nomor 5 masih padam',
    ]);
    expect(citizen.notes(code)[0]).toMatchObject({ text: 'tiang nomor 4 masih padam', act: 'reopen' });
    expect(citizen.announced(code)).toEqual(['new', 'verdict', 'citizen']);
    expect(citizen.transcript()).toMatch(/dibuka kembali; .* memeriksanya lagi\.\nBatas waktunya/);
    citizen.pressesId(yes);
    expect(citizen.toasts.at(-1)).toContain('sudah dijawab');
    expect(citizen.view(code).status).toBe('reopened');
  });

  it('a sentence with its reason, or a photo as the reason, is enough', () => {
    const citizen = new Citizen();
    const code = fileOne(citizen, LIGHT);
    closes(citizen, code);
    citizen.says('masih gelap gulita tiap malam pak, tidak ada yang datang');
    expect(citizen.view(code).status).toBe('reopened');
    citizen.officer(code, 'verify');
    closes(citizen, code);
    citizen.presses(/Belum/);
    citizen.sends();
    expect(citizen.view(code).status).toBe('reopened');
    expect(citizen.notes(code).at(-1)).toMatchObject({ act: 'reopen', evidence: [expect.any(String)] });
  });

  it('a reason that tells what was done only in part is a reason; a bare “sudah beres” takes the “Belum” back', () => {
    const citizen = new Citizen();
    const code = fileOne(citizen, LIGHT);
    closes(citizen, code);
    citizen.presses(/Belum/);
    citizen.says('yang diperbaiki baru dua tiang di ujung jalan');
    expect(citizen.view(code).status).toBe('reopened');
    citizen.officer(code, 'verify');
    closes(citizen, code);
    citizen.presses(/Belum/);
    citizen.says('sudah beres');
    expect(citizen.view(code).status).toBe('closed');
  });

  it('an album as the reason goes to its complaint as a whole, late siblings and an open draft or not', () => {
    const citizen = new Citizen();
    const code = fileOne(citizen, LIGHT);
    citizen.says('/lapor');
    citizen.says('Jalan berlubang di Jl. Veteran Banjarmasin');
    closes(citizen, code);
    citizen.presses(/Belum/);
    citizen.sends({ album: 'a1' }, { album: 'a1' });
    citizen.later(8_000 - 60_000).sends({ album: 'a1' });
    expect(citizen.view(code).status).toBe('reopened');
    expect(citizen.notes(code)).toHaveLength(3);
    expect(citizen.talk?.draft?.evidence).toEqual([]);
    expect(citizen.talk?.question).toBe('fact:time');
  });

  it('a new report is begun at once, whatever desks want to know: that rests', () => {
    const citizen = new Citizen();
    const light = fileOne(citizen, LIGHT);
    const road = fileOne(citizen, ROAD);
    asks(citizen, light, { kind: 'words' }, 'Warna tiangnya?');
    closes(citizen, road);
    expect(citizen.says('/lapor').text).toContain('Apa yang terjadi?');
    citizen.says('Sampah menumpuk di Pasar Lima Banjarmasin sejak seminggu');
    expect(citizen.talk?.draft?.category).toBe('waste');
    expect(citizen.talk?.wishes).toHaveLength(2);
  });

  it('is asked once for a close, and again for the next', () => {
    const citizen = new Citizen();
    const code = fileOne(citizen, LIGHT);
    const event = closes(citizen, code);
    const asked = () => citizen.shown.filter(({ text }) => text.includes('Sudah beres?')).length;
    citizen.presses('Nanti');
    citizen.hears(event);
    expect(asked()).toBe(0); // the card was changed in place by the press
    expect(citizen.talk?.wishes).toHaveLength(1);
    citizen.says('/status');
    citizen.says('belum, masih mati semua lampunya');
    citizen.officer(code, 'verify');
    closes(citizen, code);
    expect(asked()).toBeGreaterThan(0);
    expect(citizen.talk?.wishes).toHaveLength(1);
  });

  it('an officer who takes the close back makes it past', () => {
    const citizen = new Citizen();
    const code = fileOne(citizen, LIGHT);
    closes(citizen, code);
    citizen.officer(code, 'undo');
    citizen.presses(/Sudah beres/);
    expect(citizen.last().text).toContain(`Laporan ${code} sekarang: sudah diverifikasi`);
    expect(citizen.view(code).history.some(({ act }) => act === 'confirm')).toBe(false);
  });

  it('an unclear answer is passed on and asked once more; with a draft open it belongs to the draft', () => {
    const citizen = new Citizen();
    const code = fileOne(citizen, LIGHT);
    closes(citizen, code);
    expect(citizen.says('agak redup pak').text).toContain('supaya saya tidak salah paham');
    expect(citizen.notes(code)).toHaveLength(1);
    citizen.says('sudah menyala terang');
    expect(citizen.talk?.question).toBe('wish:rating');

    const writing = new Citizen();
    const other = fileOne(writing, LIGHT);
    writing.says('/lapor');
    writing.says('Jalan berlubang di Jl. Veteran Banjarmasin');
    closes(writing, other);
    writing.says('kemarin sore');
    expect(writing.notes(other)).toEqual([]);
    expect(writing.talk?.draft?.facts.time).toBeDefined();
  });
});

describe('what else is written about a complaint', () => {
  it('reaches its desk as news of the citizen', () => {
    const citizen = new Citizen();
    const code = fileOne(citizen, LIGHT);
    citizen.sends();
    citizen.says('lampunya yang di depan musala juga mati');
    expect(citizen.announced(code)).toEqual(['new', 'citizen', 'citizen']);
    const keys = citizen.effects.flatMap((effect) => (effect.do === 'announce' ? [effect.key] : []));
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('status', () => {
  it('tells who received it and who has it, and of the timeline only what changed for the citizen', () => {
    const citizen = new Citizen();
    const code = fileOne(citizen, LIGHT);
    citizen.officer(code, 'verify').officer(code, 'note').officer(code, 'forward', 'dishub');
    closes(citizen, code);
    citizen.says('sudah');
    citizen.says('4');
    const { text } = citizen.says(`status ${code}`);
    expect(text).toContain('Selesai · di Dinas Perhubungan\nDiterima oleh Admin Pusat');
    expect(text.match(/WITA: Selesai/g)).toHaveLength(1);
    expect(text.match(/WITA: Sudah diverifikasi/g)).toHaveLength(1);
  });
});

describe('filing', () => {
  it('a complaint about the conduct of the very desk that would receive it goes to the one above', () => {
    const citizen = new Citizen();
    fileOne(
      citizen,
      'laporbanjarmasin petugas Admin Kota Banjarmasin membentak dan meminta uang kepada saya kemarin pagi di kantor',
    );
    expect(citizen.filed[0]).toMatchObject({
      desk: 'kalsel',
      routedBy: 'keyword:laporbanjarmasin;not:banjarmasin',
      excluded: ['desk:banjarmasin'],
    });
    fileOne(citizen, 'laporbanjarmasin jalan rusak di depan kantor Admin Kota Banjarmasin sejak kemarin');
    expect(citizen.filed[1]).toMatchObject({ desk: 'banjarmasin', excluded: [] });
  });

  it('who reports is the person who wrote, also when an event of the house came in the same turn', () => {
    const citizen = new Citizen();
    const older = fileOne(citizen, ROAD);
    citizen.says(LIGHT.replace('Sultan Adam', 'Antasari'));
    expect(citizen.last().text).toContain('terpisah dari laporan');
    for (let i = 0; i < 9 && citizen.talk?.question !== 'check'; i += 1) {
      if (citizen.talk?.question === 'evidence') citizen.sends();
      else if (citizen.talk?.question === 'switches') citizen.says('anonim');
      else citizen.says('lewati');
    }
    citizen.writesWhile('kirim', news(citizen, older));
    expect(citizen.filed[1]?.identity).toMatchObject({ person: '1', name: 'Siti' });
  });

  it('who an anonymous reporter is lies apart, and not at all where the channel names nobody', () => {
    const named = new Citizen();
    fileOne(named, LIGHT);
    expect(named.filed[0]).toMatchObject({
      reporter: null,
      identity: { channel: 'test', person: '1', name: 'Siti' },
    });
    const web = new Citizen({ ...telegramLike, namesNobody: true });
    fileOne(web, LIGHT);
    expect(web.filed[0]?.identity).toBeUndefined();
  });

  it('the limit and the next look at the clock are those of the desk that received it', () => {
    const citizen = new Citizen();
    const code = fileOne(citizen, LIGHT);
    const timed = timing(citizen.view(code), policy);
    expect(citizen.filed[0]?.deadline).toEqual(timed.deadline);
    expect(citizen.filed[0]?.alertAt).toEqual(timed.alertAt);
  });
});

/** Files on a channel without buttons. */
function fileOneByWords(citizen: Citizen) {
  citizen.says(LIGHT);
  for (let i = 0; i < 15 && citizen.filed.length === 0; i += 1) {
    const question = citizen.talk?.question;
    if (question === 'check') citizen.says('kirim');
    else if (question === 'evidence') citizen.sends();
    else if (question === 'switches') citizen.says('anonim');
    else citizen.says('lewati');
  }
  const [filed] = citizen.filed;
  if (!filed) throw new Error(citizen.transcript());
  return filed.code;
}

describe('a file that comes while it is asked whether words are an addition or a new report', () => {
  const OTHER = 'Sampah juga menumpuk di pasar Kindai Limpuar Gambut sejak seminggu';
  function asked(citizen: Citizen) {
    const code = fileOne(citizen, LIGHT);
    citizen.says(OTHER);
    expect(citizen.talk?.question).toBe('where');
    citizen.sends({ caption: 'baunya menyengat' });
    expect(citizen.last().text).toContain('✅ 1 foto diterima.');
    expect(citizen.talk?.question).toBe('where');
    expect(citizen.notes(code)).toEqual([]);
    return code;
  }

  it('begins the new report with the words', () => {
    const citizen = new Citizen();
    const code = asked(citizen);
    citizen.presses('Laporan baru');
    expect(citizen.talk?.draft).toMatchObject({ category: 'waste', evidence: [{ kind: 'photo' }] });
    expect(citizen.talk?.draft?.words.map(({ text }) => text)).toEqual([OTHER, 'baunya menyengat']);
    expect(citizen.talk?.shelf).toEqual([]);
    expect(citizen.notes(code)).toEqual([]);
  });

  it.each(['baru', 'laporan baru aja', 'bukan tambahan', 'a new one', 'kembali', 'lanjut'])(
    'begins it by “%s”, too',
    (words) => {
      const citizen = new Citizen();
      asked(citizen);
      citizen.says(words);
      expect(citizen.talk?.draft).toMatchObject({ category: 'waste', evidence: [{ kind: 'photo' }] });
    },
  );

  it.each(['button', 'ya', 'tambahan aja', 'yang tadi', 'add it'])('or goes to the complaint with them (%s)', (how) => {
    const citizen = new Citizen();
    const code = asked(citizen);
    const draft = citizen.talk?.draft?.id;
    if (how === 'button') citizen.presses(/Tambah/);
    else citizen.says(how);
    expect(citizen.talk?.draft).toBeNull();
    const given = citizen.effects.find((each) => each.do === 'give-evidence');
    expect(given).toMatchObject({ from: draft, to: citizen.filed[0]?.dossier, evidence: [{ kind: 'photo' }] });
    expect(citizen.notes(code).flatMap(({ text, evidence }) => [text, ...(evidence ?? [])])).toEqual([
      '',
      given?.do === 'give-evidence' && given.evidence[0]?.id,
      OTHER,
      'baunya menyengat',
    ]);
  });
});

it('more of an earlier complaint is offered to that one, not to the last', () => {
  const citizen = new Citizen();
  const road = fileOne(citizen, ROAD);
  fileOne(citizen, LIGHT);
  expect(citizen.says('oh iya yang jalan berlubang tadi lubangnya tambah dalam').text).toContain(road);
  citizen.says('ya');
  expect(citizen.notes(road)).toMatchObject([{ text: 'oh iya yang jalan berlubang tadi lubangnya tambah dalam' }]);
});
