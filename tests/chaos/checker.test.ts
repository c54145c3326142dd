import { describe, expect, it } from 'vitest';
import { markOf } from '../fixtures/answers.ts';
import { type Exported, type Found, judge, type OutRow, type Remembered, wrongIn } from './checker.ts';
import type { Taken } from './history.ts';

/** A checker that finds nothing proves nothing: here it is shown each kind of wrong, one at a time. */

const person: Remembered = {
  channel: 'telegram',
  chat: '1000',
  told: [
    { mark: 1, acknowledged: true },
    { mark: 2, acknowledged: true },
  ],
  photos: [{ sha256: 'aa', acknowledged: true }],
  codes: ['AAAA'],
  shown: [1],
  news: [],
};
const other: Remembered = {
  ...person,
  chat: '1001',
  told: [{ mark: 3, acknowledged: true }],
  photos: [],
  codes: ['BBBB'],
  shown: [],
};
const complaint = (code: string, marks: readonly number[], files: readonly string[]): Exported => ({
  code,
  facts: {},
  messages: marks.map((mark) => ({ from: 'citizen', text: markOf(mark) })),
  evidence: files.map((sha256) => ({ sha256 })),
  history: [{ act: 'submit' }],
});
const row = (id: number, sentAs: string, more: Partial<OutRow> = {}): OutRow => ({
  ...{ id, sentAs, channel: 'telegram', chat: '1000', state: 'sent', why: null },
  ...more,
});
const taken = (id: string, stretch: number, more: Partial<Taken> = {}): Taken => ({
  ...{ id, stretch, channel: 'telegram', chat: '1000', text: '', told: true },
  ...more,
});

const good: Found = {
  people: [person],
  acts: [],
  officers: [],
  complaints: [complaint('AAAA', [1, 2], ['aa'])],
  held: [],
  rows: [row(1, '10'), row(2, '11')],
  inbox: [],
  taken: [taken('10', 0), taken('11', 1)],
  disturbances: 2,
  shifted: false,
  verified: [],
  objections: [],
};
const found = (more: Partial<Found>) => judge({ ...good, ...more });
const people = (more: Partial<Remembered>) => [{ ...person, ...more }];

describe('a run in which all is well', () => {
  it('has nothing wrong, and is counted', () => {
    const verdict = judge(good);
    expect(wrongIn(verdict)).toEqual([]);
    expect(verdict.counts).toEqual({
      messages: 3,
      acts: 0,
      complaints: 1,
      files: 1,
      replies: 2,
      repliesTwice: 0,
      erased: 0,
    });
  });

  it('may keep words in a talk until somebody says what they belong to, and a word that answered a question as the fact', () => {
    expect(wrongIn(found({ complaints: [complaint('AAAA', [1], ['aa'])], held: [markOf(2)] }))).toEqual([]);
    const place = {
      ...complaint('AAAA', [1], ['aa']),
      facts: { place: { text: markOf(2) }, description: { text: markOf(1) } },
    };
    expect(wrongIn(found({ complaints: [place] }))).toEqual([]);
  });
});

describe('what somebody had erased', () => {
  const erased = (how: 'maybe' | 'surely') =>
    people({
      told: [
        { mark: 1, acknowledged: true, erased: how },
        { mark: 2, acknowledged: true },
      ],
      photos: [{ sha256: 'aa', acknowledged: true, erased: how }],
    });
  it('is not missed, nor are the replies that went with it', () => {
    const gone = { complaints: [complaint('AAAA', [2], ['bb'])], people: [...erased('surely')], rows: [] };
    const { lost, replies, unexpected } = found(gone);
    expect({ lost, replies, unexpected }).toEqual({ lost: [], replies: [], unexpected: [] });
  });
  it('leaves a complaint of words without a mark to whoever sent its photo', () => {
    const afresh = {
      ...person,
      told: [{ mark: 1, acknowledged: true, erased: 'surely' as const }],
      photos: [{ sha256: 'aa', acknowledged: true }],
      shown: [],
    };
    const filed = { complaints: [complaint('AAAA', [], ['aa'])], rows: [] };
    expect(wrongIn(found({ ...filed, taken: [], people: [afresh] }))).toEqual([]);
    const nobodys = { ...filed, complaints: [complaint('AAAA', [], ['bb'])], taken: [], people: [afresh] };
    expect(found(nobodys).unexpected).toEqual(['complaint AAAA is of 0 people']);
  });
  it('may be there where it came after the erasing, and nowhere else', () => {
    expect(wrongIn(found({ people: erased('maybe') }))).toEqual([]);
    expect(found({ people: erased('surely') }).unexpected).toEqual(['words 1 of telegram 1000, who had them erased']);
    expect(found({ people: erased('surely') }).evidence).toEqual(['file aa of telegram 1000, who had it erased']);
  });
});

describe('lost', () => {
  it('words that were acknowledged and are nowhere', () => {
    expect(found({ complaints: [complaint('AAAA', [1], ['aa'])] }).lost).toEqual(['words 2 of telegram 1000']);
  });
  it('a complaint whose code somebody was shown', () => {
    expect(found({ people: people({ codes: ['AAAA', 'CCCC'] }) }).lost).toEqual([
      'complaint CCCC, shown to telegram 1000',
    ]);
  });
  it('the whole complaint of somebody', () => {
    expect(found({ complaints: [] }).lost).toContain('the complaint of telegram 1000');
  });
  it('a photo that was acknowledged, and evidence that no complaint should be without', () => {
    const verdict = found({ complaints: [complaint('AAAA', [1, 2], [])] });
    expect(verdict.evidence).toEqual(['AAAA has no evidence', 'file aa of telegram 1000 is lost']);
  });
});

describe('unexpected', () => {
  it('words that nobody wrote', () => {
    expect(found({ held: [markOf(9)] }).unexpected).toEqual(['words 9 that nobody wrote']);
  });
  it('a complaint of nobody, or of two people', () => {
    const two = {
      people: [person, other],
      complaints: [complaint('AAAA', [1, 2, 3], ['aa']), complaint('BBBB', [], ['aa'])],
    };
    expect(found(two).unexpected).toEqual(['complaint AAAA is of 2 people', 'complaint BBBB is of 0 people']);
  });
  it('words of somebody else in a chat', () => {
    const both = [person, { ...other, shown: [1] }];
    const complaints = [...good.complaints, complaint('BBBB', [3], [])];
    expect(found({ people: both, complaints }).unexpected).toEqual(['words 1 of somebody else shown to telegram 1001']);
  });
  it("a file that nobody sent, and a file in somebody else's complaint", () => {
    const complaints = [complaint('AAAA', [1, 2], ['aa', 'ff'])];
    expect(found({ complaints }).evidence).toEqual(['AAAA has a file that nobody sent']);
    const swapped = [complaint('AAAA', [1, 2], ['bb']), complaint('BBBB', [3], ['aa'])];
    const both = [person, { ...other, photos: [{ sha256: 'bb', acknowledged: true }] }];
    expect(found({ people: both, complaints: swapped }).evidence).toHaveLength(2);
  });
  it('a message to somebody who never wrote', () => {
    expect(found({ taken: [...good.taken, taken('12', 0, { chat: '9' })] }).replies).toContain(
      '1 sent to telegram 9, who never wrote',
    );
  });
  it('but not where everybody reads what they wrote', () => {
    const rows = [...good.rows, row(3, '12', { chat: '9' })];
    const answers = [...good.taken, taken('12', 0, { chat: '9' })];
    expect(found({ people: people({ publicChat: '9' }), rows, taken: answers }).replies).toEqual([]);
  });
});

describe('doubled', () => {
  it('two complaints of one person', () => {
    const complaints = [complaint('AAAA', [1], ['aa']), complaint('CCCC', [2], ['aa'])];
    const verdict = found({ complaints });
    expect(verdict.doubled).toEqual(['telegram 1000 has complaints AAAA,CCCC']);
    expect(verdict.evidence).toContain('file aa is there 2 times');
  });
  it('words that are there twice, wherever', () => {
    expect(found({ complaints: [complaint('AAAA', [1, 2, 2], ['aa'])] }).doubled).toEqual([
      'words 2 are there 2 times',
    ]);
    expect(found({ held: [markOf(1)] }).doubled).toEqual(['words 1 are there 2 times']);
  });
  it('a complaint that was submitted twice', () => {
    const twice = { ...complaint('AAAA', [1, 2], ['aa']), history: [{ act: 'submit' }, { act: 'submit' }] };
    expect(found({ complaints: [twice] }).doubled).toEqual(['complaint AAAA was submitted 2 times']);
  });
});

describe('out of order', () => {
  it('words that stand before what was written earlier', () => {
    expect(found({ complaints: [complaint('AAAA', [2, 1], ['aa'])] }).disorder).toEqual(['words 1 in AAAA after 2']);
  });
  it('a reply that arrived before one that was decided earlier', () => {
    const turned = [taken('11', 0), taken('10', 0)];
    expect(found({ taken: turned }).replies).toEqual([
      'reply 2 in telegram 1000 arrived before one that was decided earlier',
    ]);
  });
  it('but not a change that went out in the place of what it changes', () => {
    const rows = [row(1, '10', { sentAs: undefined, state: 'superseded' }), row(2, '11'), row(3, '10')];
    expect(wrongIn(found({ rows }))).toEqual([]);
  });
  it('nor a change of the first of two that are the same reply', () => {
    const rows = [row(1, '11'), row(2, '10')];
    const sends = (again: string) => [taken('10', 0, { text: 'check' }), taken('11', 0, { text: again })];
    expect(found({ rows, taken: sends('check') }).replies).toEqual([]);
    expect(found({ rows, taken: sends('else') }).replies).toHaveLength(1);
  });
});

describe('replies that come twice', () => {
  const rows = [row(1, '10'), row(2, '12')];

  it('may, one of a chat for each kill, and where the answer was lost', () => {
    const sends = [taken('10', 0), taken('11', 0), taken('12', 1)];
    const verdict = found({ rows, taken: sends });
    expect(wrongIn(verdict)).toEqual([]);
    expect(verdict.counts.repliesTwice).toBe(1);
    expect(wrongIn(found({ rows, taken: [taken('10', 2), taken('11', 2, { told: false }), taken('12', 2)] }))).toEqual(
      [],
    );
  });
  it('may not when nothing happened', () => {
    const sends = [taken('10', 2), taken('11', 2), taken('12', 2)];
    expect(found({ rows, taken: sends }).replies).toEqual(['11 in telegram 1000 came twice, and nothing had happened']);
  });
  it('may not two of a chat after one kill', () => {
    const sends = [taken('10', 0), taken('8', 0), taken('11', 0), taken('12', 1)];
    expect(found({ rows, taken: sends }).replies).toEqual(['11 and 8 in telegram 1000 came twice after one kill']);
  });
  it('are known by our own name where the platform repeats it, message by message of one long answer', () => {
    const named = [
      taken('r', 0, { part: 'a' }),
      taken('r', 0, { part: 'b' }),
      taken('r', 1, { part: 'a' }),
      taken('r', 1, { part: 'b' }),
    ];
    const verdict = found({ rows: [row(1, 'r')], taken: named });
    expect(wrongIn(verdict)).toEqual([]);
    expect(verdict.counts.repliesTwice).toBe(2);
  });
  it('a reply that is marked and was never sent is a lost one', () => {
    expect(found({ rows: [...good.rows, row(3, '13')] }).replies).toEqual([
      '13 in telegram 1000 is marked and was never sent',
    ]);
  });
  it('a reply that failed for no good reason is one too', () => {
    const failed = [...good.rows, row(3, '', { sentAs: undefined, state: 'failed', why: 'expired' })];
    expect(found({ rows: failed }).replies).toEqual(['reply 3 failed: expired']);
    expect(wrongIn(found({ rows: failed, shifted: true }))).toEqual([]);
  });
});

describe('not at rest, not sound', () => {
  it('messages that are not done, replies that wait, people without a code, messages that were never taken', () => {
    const verdict = found({
      people: people({ codes: [], told: [...person.told, { mark: 4, acknowledged: false }] }),
      inbox: [{ id: 7, state: 'aside' }],
      rows: [...good.rows, row(3, '', { sentAs: undefined, state: 'queued' })],
    });
    expect(verdict.other).toEqual([
      'message 7 is aside',
      'reply 3 is queued',
      'telegram 1000 has no code',
      'a message of telegram 1000 was never acknowledged',
    ]);
    expect(verdict.lost).toEqual([]);
  });
  it('what verify finds, and what a platform would have refused', () => {
    expect(found({ verified: ['verify: WRONG'], objections: ['sendMessage: too long'] }).other).toEqual([
      'verify: WRONG',
      'sendMessage: too long',
    ]);
  });
});
