import { describe, expect, it } from 'vitest';
import { Citizen, whatsappLike } from './citizen.ts';
import { asks, fileOne, ROAD } from './filed.ts';

describe("what is not the government's to act on", () => {
  it.each([
    ['motor saya dicuri tadi malam', 'polisi'],
    ['saya ditipu di shopee, barang tidak dikirim', 'aplikasinya'],
    ['rekening saya dibobol, uang hilang', 'bank'],
    ['saya keberatan atas putusan pengadilan agama soal cerai', 'pengadilan'],
    ['tiap hari dipukuli suami saya, ingin cerai', '129'],
    ['anak tetangga dicabuli', '129'],
    ['tetangga pinjam uang tidak dikembalikan', 'Ketua RT'],
  ])('%s', (text, where) => {
    const citizen = new Citizen();
    const shown = citizen.says(text);
    expect(shown.text).toContain(where);
    expect(citizen.labels).toEqual(['Tetap laporkan', 'Baik, mengerti']);
    // Nothing is begun, nothing is asked.
    expect(citizen.talk?.draft).toBeNull();
  });

  it('whoever insists is heard, with every word said before: by the button, or by going on', () => {
    for (const insist of [
      (c: Citizen) => c.presses('Tetap laporkan'),
      (c: Citizen) => c.says('polisinya tidak mau menerima laporan saya'),
    ]) {
      const citizen = new Citizen();
      citizen.says('motor saya dicuri tadi malam di parkiran pasar Antasari Banjarmasin');
      insist(citizen);
      expect(citizen.talk?.draft?.words[0]?.text).toContain('motor saya dicuri');
      expect(citizen.talk?.question).not.toBe('elsewhere');
      expect(citizen.talk?.held).toEqual([]);
    }
  });

  it('a photo instead of an answer is a report as well', () => {
    const citizen = new Citizen();
    citizen.says('motor saya dicuri tadi malam di parkiran pasar Antasari Banjarmasin');
    citizen.sends({});
    expect(citizen.talk?.draft?.evidence).toHaveLength(1);
    expect(citizen.talk?.draft?.words).toHaveLength(1);
    expect(citizen.talk?.question).not.toBe('elsewhere');
  });

  it('"ok makasih" ends it, also on a channel without buttons; the next matter is heard as ever', () => {
    const citizen = new Citizen(whatsappLike);
    citizen.says('motor saya dicuri tadi malam');
    citizen.says('oke makasih min');
    expect(citizen.talk?.held).toEqual([]);
    expect(citizen.talk?.draft).toBeNull();
    citizen.says('lampu jalan mati di Jl. Veteran Banjarmasin sejak kemarin');
    expect(citizen.talk?.draft?.category).toBe('light');
    expect(citizen.talk?.draft?.words).toHaveLength(1);
  });

  it('danger that goes on is answered first', () => {
    const citizen = new Citizen();
    const shown = citizen.says(
      'tetangga sy skrg lagi dipukuli suaminya pakai kayu anaknya teriak2!! Gg Mawar Pelaihari tolong',
    );
    expect(shown.text).toMatch(/🚨.+\n110/);
  });
});

it('long after a report was filed, a new matter that is not ours is told where to go', () => {
  const citizen = new Citizen();
  fileOne(citizen, ROAD);
  citizen.later(40 * 24 * 3_600_000);
  expect(citizen.says('motor saya dicuri tadi malam').text).toContain('polisi');
});

describe('somebody who does not want to live', () => {
  const despair = 'udah ga kuat min. pengen bunuh diri aja rasanya, percuma lapor kemana mana';

  it('is told warmly who listens, before anything else and without a form', () => {
    const citizen = new Citizen();
    const shown = citizen.says(despair);
    expect(shown.text).toMatch(/^Terima kasih sudah mengatakannya/);
    expect(shown.text).toContain('119 ext. 8');
    expect(shown.text).not.toMatch(/🚨|Kira-kira 3 menit|tentang apa/);
    expect(citizen.labels).toEqual([]);
    expect(citizen.talk?.draft).toBeNull();
    // Said as often as it is needed.
    expect(citizen.says('saya mau mengakhiri hidup').text).toContain('119 ext. 8');
    expect(citizen.says('makasih').text).not.toContain('senang');
  });

  it('the talk goes on: what is told next is heard', () => {
    const citizen = new Citizen();
    citizen.says(despair);
    expect(citizen.says('lampu jalan mati di Jl. Veteran Banjarmasin sejak kemarin').text).not.toContain('119');
    expect(citizen.talk?.draft?.category).toBe('light');
  });

  it('in the middle of a report nothing of it is lost', () => {
    const citizen = new Citizen();
    citizen.says('bansos PKH saya dicoret di Desa Sungai Rangas Martapura sejak Januari');
    const before = citizen.talk?.draft;
    const asked = citizen.talk?.question;
    const shown = citizen.says('anak saya kelaparan, saya ingin mati saja');
    expect(shown.text).toMatch(/^Terima kasih sudah mengatakannya/);
    expect(citizen.talk?.draft?.facts).toEqual(before?.facts);
    // Nobody is asked for a photo then.
    expect(shown.text).toMatch(/Tulis LANJUT kapan saja\.$/);
    expect(citizen.labels).toEqual([]);
    citizen.says('lanjut');
    expect(citizen.talk?.question).toBe(asked);
  });

  it('what they did already is told to whoever comes at once', () => {
    const citizen = new Citizen();
    citizen.says('jalan depan rumah rusak dari januari');
    const shown = citizen.says('obatnya sudah saya telan semua, sampaikan maaf ke mama');
    expect(shown.text).toContain('112');
    expect(citizen.talk?.draft?.facts.time?.value).toMatchObject({ from: expect.stringMatching(/-01-01$/) });
  });

  it('tells no fact of the report that is open: no day, no category', () => {
    const citizen = new Citizen();
    citizen.says('gaji saya dipotong, uang hilang 2 juta');
    const before = citizen.talk?.draft;
    citizen.says(despair);
    expect(citizen.talk?.draft?.facts).toEqual(before?.facts);
    expect(citizen.talk?.draft?.category).toBe(before?.category);
    expect(citizen.talk?.draft?.categories).toEqual(before?.categories);
  });

  it('also in an answer to a desk, which gets it all the same', () => {
    const citizen = new Citizen();
    const code = fileOne(citizen, ROAD);
    asks(citizen, code, { kind: 'words' }, 'Apa yang bisa kami bantu?');
    expect(citizen.says('percuma pak, saya ingin mati saja').text).toContain('119 ext. 8');
    expect(citizen.notes(code).at(-1)?.text).toBe('percuma pak, saya ingin mati saja');
  });

  it('in English', () => {
    const citizen = new Citizen();
    citizen.says('/bahasa english');
    expect(citizen.says('i want to die').text).toContain('people ready to listen right now');
  });
});
