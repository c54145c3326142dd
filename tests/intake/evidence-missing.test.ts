import { beforeEach, describe, expect, it } from 'vitest';
import { putsOffEvidence, saysHasIt } from '../../src/core/language/asking.ts';
import { Citizen, whatsappLike } from './citizen.ts';

/** What is written to "Kirim bukti" instead of sending any: nobody reads the same question twice without a word that leads on. */
let citizen: Citizen;
beforeEach(() => {
  citizen = new Citizen(whatsappLike);
  citizen.says('Lampu jalan mati di Jl. Sultan Adam Banjarmasin sejak kemarin');
  citizen.says('lewati');
  expect(citizen.last().text).toContain('Kirim bukti: foto atau video.');
});
const last = () => citizen.last().text;

describe('“ya” or “ada” to the question for evidence', () => {
  it.each(['ya', 'ada', 'iya ada kok', 'punya'])(
    '“%s”: please send it here, and it is not asked whether there is any',
    (words) => {
      citizen.says('tidak punya');
      expect(last()).toContain('Ada tautan');
      citizen.says(words);
      expect(last()).toContain('silakan kirim ke sini');
      expect(last()).toContain('Kirim bukti: tautan');
      expect(last()).not.toContain('Tidak apa-apa');
    },
  );

  it('where none was left, the usual kinds are asked for anew', () => {
    citizen.says('tidak punya');
    citizen.says('tidak punya');
    expect(last()).toContain('Draf Anda saya simpan 30 hari');
    citizen.says('eh ada');
    citizen.says('ada');
    expect(last()).toContain('Kirim bukti: foto atau video.');
  });

  it('having it is no remark for the desk', () => {
    citizen.says('ada');
    expect(citizen.talk?.draft?.words.map(({ text }) => text)).not.toContain('ada');
  });
});

describe('“lanjut” or “lewati” where evidence is missing', () => {
  it.each(['lanjut', 'lewati', 'sudah'])(
    '“%s” at first: none has arrived, and what to write if there is none',
    (words) => {
      citizen.says(words);
      expect(last()).toContain('Belum ada bukti yang sampai di sini. Tidak punya? Tulis TIDAK PUNYA.');
      citizen.says('tidak punya');
      expect(last()).toContain('Ada tautan');
    },
  );

  it.each(['lanjut', 'lewati'])('“%s” to another kind: there is none of that either', (words) => {
    citizen.says('tidak punya');
    citizen.says(words);
    expect(last()).toContain('Draf Anda saya simpan 30 hari');
  });

  it.each(['lanjut', 'oke'])('“%s” after the last kind keeps the draft, and nothing more is asked', (words) => {
    citizen.says('tidak punya');
    citizen.says('tidak punya');
    citizen.says(words);
    expect(last()).toContain('draf Anda saya simpan');
    expect(citizen.last().message.choices).toBeUndefined();
    citizen.sends();
    expect(citizen.talk?.question).toBe('switches');
  });
});

describe('having it, and only that', () => {
  it.each(['ada', 'ada min', 'iya punya', 'yes I do', 'I have some', 'sure, I have one'])('“%s”', (text) =>
    expect(saysHasIt(text)).toBe(true),
  );
  it.each(['gak ada', 'ada apa ya?', 'ada petugas di sana', 'punya saya hilang', 'I have to go', 'ya'])(
    'not “%s”',
    (text) => expect(saysHasIt(text)).toBe(false),
  );
});

describe('“tunggu sebentar” waits', () => {
  it.each(['bentar', 'tunggu ya', 'tunggu sebentar', 'wait', 'one moment please', 'wait a moment', 'just a sec'])(
    '“%s”',
    (text) => expect(putsOffEvidence(text)).toBe(true),
  );
  it.each(['sudah tunggu 3 jam di loket', 'wait for the officer two hours'])('not “%s”', (text) =>
    expect(putsOffEvidence(text)).toBe(false),
  );
});
