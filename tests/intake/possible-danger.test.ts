import { describe, expect, it } from 'vitest';
import { Citizen } from './citizen.ts';

const PERHAPS = /Kalau ada yang dalam bahaya sekarang, telepon 112 dulu \(gratis\)/;
const ALARM = /🚨/;

describe('what may be danger and is not surely', () => {
  it('gets a line with the number beside the first question, and no alarm', () => {
    const citizen = new Citizen();
    const { text } = citizen.says('selang gas di dapur copot dan tidak bisa ditutup');
    expect(text).toMatch(PERHAPS);
    expect(text).not.toMatch(ALARM);
    expect(citizen.talk?.draft).toBeDefined();
  });

  it('is not said where danger is sure: the numbers stand first there', () => {
    const citizen = new Citizen();
    const { text } = citizen.says('rumah tetangga kebakaran, masih ada orang di dalam, tolong');
    expect(text).toMatch(ALARM);
    expect(text).not.toMatch(PERHAPS);
  });

  it('is not said of what everybody complains of', () => {
    for (const words of [
      'jalan depan rumah saya berlubang',
      'antre obat di puskesmas lama sekali',
      'lampu jalan mati sudah seminggu',
    ]) {
      expect(new Citizen().says(words).text, words).not.toMatch(PERHAPS);
    }
  });
});
