import { describe, expect, it } from 'vitest';
import { Citizen } from './citizen.ts';

const facts = (citizen: Citizen) => citizen.talk?.draft?.facts ?? {};

describe('what was told is not asked for', () => {
  it('how dangerous it is, in the first message: read back, and evidence is asked next', () => {
    const citizen = new Citizen();
    const { text } = citizen.says(
      'jalan depan pasar kuripan banjarmasin berlubang besar, kemarin malam ada 2 motor jatuh',
    );
    expect(text).toContain('bahaya berlubang besar, kemarin malam ada 2 motor jatuh');
    expect(citizen.talk?.question).toBe('evidence');
  });

  it('in the answer to another question', () => {
    const citizen = new Citizen();
    citizen.says('jalan rusak di jl veteran banjarmasin');
    expect(citizen.talk?.question).toBe('fact:time');
    expect(citizen.says('sejak kemarin, sudah banyak yang jatuh').text).toContain('bahaya banyak yang jatuh');
    expect(citizen.talk?.question).toBe('evidence');
  });

  it('asked for it, all that is answered is kept, and not the clause alone', () => {
    const citizen = new Citizen();
    citizen.says('jalan rusak di jl veteran banjarmasin sejak kemarin');
    expect(citizen.talk?.question).toBe('fact:danger');
    const answer = 'lubangnya 2 meter, ada anak sekolah jatuh, kalau malam gelap sekali';
    citizen.says(answer);
    expect(facts(citizen).danger?.value).toEqual({ kind: 'text', text: answer });
  });

  it('nobody beside a flood is asked who needs help when that was said', () => {
    const citizen = new Citizen();
    citizen.says('TOLONG rumah kami di Desa Hantakan banjir bandang, air sudah sedada, nenek saya masih di loteng');
    expect(facts(citizen).people?.value.text).toBe('nenek saya masih di loteng');
    expect(citizen.talk?.question).not.toBe('fact:people');
  });
});

describe('what makes no sense is not asked for', () => {
  it('a traffic light has no pole number', () => {
    const citizen = new Citizen();
    citizen.says('lampu merah simpang empat banjarbaru mati sejak kemarin');
    expect(citizen.talk?.question).toBe('evidence');
    expect(citizen.talk?.draft?.skipped).toEqual(['pole']);
  });

  it('nobody says where garbage comes from that is not fetched; it may still be said', () => {
    const citizen = new Citizen();
    citizen.says('bau sampah di jalan Pramuka Banjarmasin');
    citizen.says('sejak seminggu, sampahnya ndak diangkut');
    expect(citizen.talk?.question).toBe('evidence');
    citizen.says('ubah sumber');
    expect(citizen.talk?.question).toBe('fact:source');
    citizen.says('dari pedagang ikan');
    expect(facts(citizen).source?.value.text).toBe('dari pedagang ikan');
  });

  it('it is looked for in all words once it is known what they are about', () => {
    const citizen = new Citizen();
    citizen.says('markanya hilang di Jl. Pramuka Banjarmasin sejak kemarin');
    expect(citizen.talk).toMatchObject({ question: 'category', draft: { skipped: [] } });
    citizen.presses('Angkutan dan parkir');
    expect(citizen.talk?.draft).toMatchObject({ category: 'transport', skipped: ['vehicle'] });
  });

  it('one step back restores what was there before', () => {
    const citizen = new Citizen();
    citizen.says('lampu di simpang empat banjarbaru mati sejak kemarin');
    const before = citizen.talk?.draft;
    expect(citizen.talk?.question).toBe('fact:pole');
    citizen.says('lampu merah maksudnya');
    expect(citizen.talk?.draft?.skipped).toEqual(['pole']);
    citizen.says('kembali');
    expect(citizen.talk?.draft?.skipped).toEqual(before?.skipped);
  });
});
