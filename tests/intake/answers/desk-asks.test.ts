import { describe, expect, it } from 'vitest';
import { Citizen } from '../citizen.ts';
import { asks, fileOne, LIGHT } from '../filed.ts';

const asked = (fact: string): Citizen => {
  const citizen = new Citizen();
  const code = fileOne(citizen, LIGHT);
  asks(citizen, code, { kind: 'fact', fact }, '');
  expect(citizen.talk?.question).toBe('wish:ask');
  return citizen;
};
const given = (citizen: Citizen) =>
  citizen.effects.flatMap((effect) => (effect.do === 'note' && effect.message.answers ? [effect.message] : []));

describe('a desk that asks for a detail', () => {
  it.each([
    'maksudnya?',
    'apa?',
    'sebentar',
    'ntar ya saya cek',
    'hmm',
    'iya',
    'ok',
    '?',
    'nomor apa?',
    'bot bodoh',
    'halo',
  ])('is not answered by “%s”', (said) => {
    const citizen = asked('pole');
    citizen.says(said);
    expect(given(citizen)).toEqual([]);
  });
  it.each(['PJU-123', '12', 'no 7 pak'])('is answered by “%s”', (said) => {
    const citizen = asked('pole');
    citizen.says(said);
    expect(given(citizen)).toMatchObject([{ fact: { id: 'pole', uncertain: false } }]);
  });
  it.each(['gatau', 'ga ada nomornya', 'lupa', 'ga ada', 'skip'])('“%s” is told as such', (said) => {
    const citizen = asked('pole');
    citizen.says(said);
    if (said !== 'skip') expect(given(citizen)).toMatchObject([{ unknown: true }]);
  });
});
