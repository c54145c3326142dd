import { beforeEach, describe, expect, it } from 'vitest';
import { steeringOf } from '../../src/core/language/words.ts';
import { Citizen } from './citizen.ts';

/** People who write English as they speak it. */
let citizen: Citizen;
const last = () => citizen.last().text;
beforeEach(() => {
  citizen = new Citizen();
  citizen.says('english');
  citizen.says('the officer at Disdukcapil Banjarbaru was very rude, he shouted at my wife this morning at 9');
});

describe('the summary', () => {
  beforeEach(() => {
    for (let i = 0; i < 6 && citizen.talk?.question !== 'evidence'; i += 1) citizen.says('skip');
    citizen.sends();
    citizen.says('anonymous');
    expect(citizen.talk?.question).toBe('check');
  });

  it.each(['yes please send', 'yes, send it', 'ok go ahead', 'Yes, that is correct', 'yes, looks good', 'yes sir'])(
    '“%s” sends it',
    (words) => {
      citizen.says(words);
      expect(citizen.filed).toHaveLength(1);
    },
  );

  it('“change the place” changes the place, which the card calls the office', () => {
    expect(last()).toContain('• Office:');
    citizen.says('change the place');
    expect(citizen.talk?.draft?.editing).toBe('fact:place');
  });
});

it('who gives a name with the leave to show it is not asked for it', () => {
  for (let i = 0; i < 6 && citizen.talk?.question !== 'evidence'; i += 1) citizen.says('skip');
  citizen.sends();
  citizen.says('my name is Maria Lopez, you can use my name');
  expect(citizen.talk?.draft).toMatchObject({ name: 'Maria Lopez', switches: { anonymous: false, secret: false } });
  expect(citizen.talk?.question).toBe('check');
});

it('a letter that is promised is awaited, not taken for the account', () => {
  for (let i = 0; i < 6 && citizen.talk?.question !== 'evidence'; i += 1) citizen.says('skip');
  for (let i = 0; i < 3 && !last().includes('Write down what happened'); i += 1) citizen.says('I have none');
  citizen.says('I have a letter from the office');
  expect(last()).toContain('please send it here');
  expect(citizen.talk?.draft?.evidence).toEqual([]);
});

describe('a question that may be skipped', () => {
  it.each(['I don’t have', 'i not have', 'no have'])('“%s” passes over who it was', (words) => {
    citizen.says(words);
    expect(last()).toContain('Did anybody see it?');
    expect(citizen.talk?.draft?.facts.who).toBeUndefined();
  });

  it('“here is the receipt” goes before its picture, and tells nobody’s name', () => {
    expect(last()).toContain('Who did it?');
    citizen.says('here is the receipt');
    expect(citizen.talk?.draft?.facts.who).toBeUndefined();
    expect(last()).toContain('Who did it?');
  });
});

it.each(['correct the place', 'I have no water', 'send someone to help', 'go ahead of me'])(
  '“%s” steers nothing',
  (text) => expect(steeringOf(text)).toBeUndefined(),
);
