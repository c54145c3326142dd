import { describe, expect, it } from 'vitest';
import { verdictOf } from '../../src/core/language/verdict-words.ts';
import { withoutThanks } from '../../src/core/language/words.ts';
import { Citizen, whatsappLike } from './citizen.ts';
import { fileOne, ROAD } from './filed.ts';

const TEACHER =
  'Assalamualaikum, saya Bu Ida guru honorer SMP 3 Marabahan. Honor kami 6 bulan belum dibayarkan sejak Mei 2026. Mohon jangan sebutkan nama saya.';

describe('the name of whoever is anonymous, told in passing', () => {
  it('is covered in what is filed, and is nobody who is complained of', () => {
    const citizen = new Citizen(whatsappLike);
    citizen.says(TEACHER);
    expect(citizen.talk?.draft?.facts.who).toBeUndefined();
    expect(citizen.talk?.draft?.switches?.anonymous).toBe(true);
    for (const words of ['lewati', '#photo', 'kirim']) {
      citizen.later(60_000);
      if (words === '#photo') citizen.sends();
      else citizen.says(words);
    }
    const [filed] = citizen.filed;
    expect(filed).toBeDefined();
    expect(JSON.stringify([filed?.facts, filed?.messages])).not.toContain('Ida');
    expect(JSON.stringify(filed?.facts)).toContain('guru honorer');
  });
});

describe('an hour that is told after its day', () => {
  it.each([
    ['td malam ada yg jatuh', 'jam 9an', '21:00'],
    ['kemarin sore ada yg jatuh', 'jam 4', '16:00'],
    ['kemarin ada yg jatuh', 'jam 9 pagi', '09:00'],
  ])('“%s”, then “%s”: %s of that day', (story, hour, clock) => {
    const citizen = new Citizen(whatsappLike);
    citizen.says(`ada lubang gede di a yani km 17 deket pom, ${story}`);
    expect(citizen.talk?.question).toBe('evidence');
    citizen.says(hour);
    expect(citizen.talk?.draft?.facts.time?.value).toMatchObject({ from: '2026-11-23', to: '2026-11-23', clock });
  });
});

it('which way the road leads is more of where', () => {
  const citizen = new Citizen(whatsappLike);
  citizen.says('ada lubang gede di a yani km 17 deket pom, td malam ada yg jatuh');
  citizen.says('iya yg arah banjarbaru');
  expect(citizen.talk?.draft?.facts.place?.value.text).toBe('a yani km 17 deket pom, yg arah banjarbaru');
});

it('a number that was passed over is taken when it is found', () => {
  const citizen = new Citizen(whatsappLike);
  citizen.says('pdam mati di kayu tangi banjarmasin sejak kemarin');
  expect(citizen.talk?.question).toBe('fact:customer');
  citizen.says('lewati');
  expect(citizen.talk?.question).toBe('evidence');
  citizen.says('1234567');
  expect(citizen.talk?.draft?.facts.customer?.value.text).toBe('1234567');
  // A telephone's is none of it.
  const other = new Citizen(whatsappLike);
  for (const words of ['pdam mati di kayu tangi banjarmasin sejak kemarin', 'lewati', '081234567890'])
    other.says(words);
  expect(other.talk?.draft?.facts.customer).toBeUndefined();
});

it('how often is heard while it is asked in which regency, and who fears a quarrel is hidden', () => {
  const citizen = new Citizen(whatsappLike);
  citizen.says('tetangga saya bakar sampah asapnya masuk rumah');
  citizen.later(60_000);
  citizen.says('komp. herlina perkasa');
  expect(citizen.talk?.question).toBe('area');
  citizen.later(60_000);
  citizen.says('tiap sore');
  expect(citizen.talk?.draft?.facts.time?.value.text).toBe('tiap sore');
  citizen.says('rahasia dong nanti berantem');
  expect(citizen.talk?.draft?.switches).toEqual({ anonymous: true, secret: true });
});

it('“ga dikasih kuitansi” is no receipt: the next that serves is asked for', () => {
  const citizen = new Citizen(whatsappLike);
  for (const words of [
    'saya dipungut 50rb buat surat keterangan di kelurahan pemurus dalam senin kemarin',
    'stafnya ibu2 pake kacamata',
  ]) {
    citizen.says(words);
    citizen.later(60_000);
  }
  expect(citizen.talk?.question).toBe('evidence');
  expect(citizen.says('ga dikasih kuitansi').text).toContain('Ada rekaman suara');
});

describe('after a report', () => {
  const filed = () => {
    const citizen = new Citizen(whatsappLike);
    const code = fileOne(citizen, ROAD);
    citizen.later(60_000);
    return { citizen, code };
  };

  it.each(['batal', 'batal aja deh takut', 'ga jadi deh takut', 'saya takut, batalin aja', 'ga jadi batal'])(
    '“%s” hears that it was sent, and how to withdraw it',
    (words) => {
      const { citizen, code } = filed();
      const { text } = citizen.says(words);
      expect(text).toContain(code);
      expect(text).toContain('CABUT LAPORAN');
    },
  );

  it('what the sentence tells to write does it, in both languages', () => {
    for (const words of ['CABUT LAPORAN', 'WITHDRAW REPORT']) {
      const { citizen, code } = filed();
      citizen.says(words);
      expect(citizen.notes(code).map(({ text }) => text)).toEqual([words]);
    }
  });

  it.each([
    ['thank you! when will it be fixed?', 'Batas Jumat'],
    ['makasih. kapan diperbaiki?', 'Batas Jumat'],
    ['oke makasih, nanti dikabari lewat mana?', 'STATUS'],
    ['terima kasih pak, petugasnya datang jam berapa?', 'Pertanyaan Anda saya teruskan'],
  ])('“%s” asks something, thankful as it is', (words, answer) => {
    expect(filed().citizen.says(words).text).toContain(answer);
  });
});

it('thanks are left out of a question alone', () => {
  expect(withoutThanks('makasih. kapan diperbaiki?')).toBe('kapan diperbaiki?');
  for (const words of ['makasih ya pak', 'makasih, sudah nyala', 'jalan rusak, kapan diperbaiki?', 'makasih?'])
    expect(withoutThanks(words)).toBe(words);
});

it.each([
  ['sudah saya ambil tadi makasih', 'settled'],
  ['ktpnya sudah kami terima', 'settled'],
  ['bansosnya sudah cair alhamdulillah', 'settled'],
  ['sudah saya ambil fotonya', undefined],
  ['sudah keluar suratnya tapi salah nama', undefined],
  ['belum saya ambil', 'not-yet'],
])('“%s” to “Sudah beres?” is %s', (words, verdict) => {
  expect(verdictOf(words)).toBe(verdict);
});
