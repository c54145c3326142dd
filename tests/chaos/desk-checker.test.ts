import { expect, it } from 'vitest';
import { markOf } from '../fixtures/answers.ts';
import type { Exported, Remembered } from './checker.ts';
import { judgeDesk, type RememberedAct } from './desk-checker.ts';

/** The desk's checker is shown each kind of wrong, one at a time. */

const CODE = 'AAAA-BBBB-CCC';
const NEWS = {
  verify: `Kabar laporan ${CODE}\n\nAdmin Pusat sudah memeriksanya: laporan ini lengkap.`,
  forward: `Kabar laporan ${CODE}\n\nSekarang laporan ini di Dinas Perhubungan untuk ditangani.`,
  reply: `Kabar laporan ${CODE}\n\nKata petugas Dinas Perhubungan:\n“Besok, ${markOf(7)}”`,
} as const;
const acts: readonly RememberedAct[] = [
  { code: CODE, act: 'verify', acknowledged: true },
  // Given again: it changes nothing.
  { code: CODE, act: 'verify', acknowledged: true },
  { code: CODE, act: 'forward', acknowledged: true },
  { code: CODE, act: 'reply', mark: 7, acknowledged: true },
];
const citizen: Remembered = {
  ...{ channel: 'telegram', chat: '1', told: [], photos: [], codes: [CODE], shown: [] },
  news: Object.values(NEWS),
};
const complaint: Exported = {
  ...{ code: CODE, facts: {}, evidence: [] },
  messages: [{ from: 'desk', text: `Besok, ${markOf(7)}` }],
  history: [{ act: 'submit' }, { act: 'verify' }, { act: 'forward' }, { act: 'reply' }],
};
const judged = ({ news = citizen.news, ...more }: Partial<Exported> & { readonly news?: readonly string[] } = {}) =>
  judgeDesk({ acts, complaints: [{ ...complaint, ...more }], people: [{ ...citizen, news }], shifted: false });
const NOTHING = { lost: [], unexpected: [], doubled: [] };

it('finds nothing where each act is there once and each news came once', () => {
  expect(judged()).toEqual(NOTHING);
});

it('an act that was acknowledged and is not there is lost', () => {
  const history = complaint.history.filter(({ act }) => act !== 'forward');
  expect(judged({ history })).toEqual({
    ...NOTHING,
    lost: [`“forward” of ${CODE}, 1 times acknowledged and 0 times there`],
  });
});

it('a command that was given twice and worked twice is doubled', () => {
  expect(judged({ history: [...complaint.history, { act: 'verify' }] }).doubled).toEqual([
    `“verify” of ${CODE} is there 2 times`,
  ]);
});

it('a reply that is there twice is doubled, one that is not is lost, and one that nobody wrote is unexpected', () => {
  const [said] = complaint.messages;
  expect(judged({ messages: [...complaint.messages, ...(said ? [said] : [])] }).doubled).toHaveLength(1);
  expect(judged({ messages: [] }).lost).toEqual([`reply 7 of ${CODE}`]);
  const stranger = { from: 'desk', text: markOf(8) };
  expect(judged({ messages: [...complaint.messages, stranger] }).unexpected).toHaveLength(1);
});

it('an act that nobody did is unexpected; a close without its proof has lost it', () => {
  expect(judged({ history: [...complaint.history, { act: 'close' }] })).toEqual({
    ...NOTHING,
    unexpected: [`“close” of ${CODE} that nobody did`],
    lost: [`the proof with which ${CODE} was closed`],
  });
});

it('news that did not come is lost, unless newer news took its place; what came twice is doubled', () => {
  expect(judged({ news: [NEWS.verify, NEWS.forward] }).lost).toEqual([`the news of “reply” for ${CODE}`]);
  expect(judged({ news: [NEWS.reply] })).toEqual(NOTHING);
  expect(judged({ news: [...citizen.news, NEWS.forward] }).doubled).toEqual([
    `the news of “forward” for ${CODE} came 2 times`,
  ]);
});
