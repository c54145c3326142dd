import { describe, expect, it } from 'vitest';
import type { ComplaintCode } from '../../src/core/complaint/code.ts';
import { clockOf } from '../../src/core/desk/clock/clock.ts';
import { explainClock } from '../../src/core/desk/clock/explain.ts';
import { statusInWords } from '../../src/core/intake/steering/status.ts';
import { momentInFull } from '../../src/core/language/dates.ts';
import type { Language } from '../../src/core/language/language.ts';
import { plain } from '../../src/core/message.ts';
import { SlowYear } from '../calendar/slow-year.ts';
import { policy } from '../fixtures/policy.ts';
import fc from '../property.ts';
import { type Deed, lived, wita } from './lived.ts';

const explained = (
  deeds: readonly Deed[],
  now: string,
  { language = 'id', audience = 'citizen' }: { language?: Language; audience?: 'citizen' | 'officer' } = {},
): string => {
  const clock = clockOf({ category: 'road', history: lived(...deeds) }, policy);
  if (!clock) throw new Error('no clock runs');
  return explainClock(clock, policy, language, audience, wita(now));
};

const submitted: Deed[] = [['submit', '2026-11-18T10:00']];
const asked: Deed[] = [...submitted, ['ask', '2026-11-19T09:00']];
const supplied: Deed[] = [...asked, ['supply', '2026-11-20T10:00']];

describe('a clock explains itself', () => {
  it('with what the limit is for', () => {
    expect(explained(submitted, '2026-11-18T10:05')).toBe(
      'Batas Senin, 23 November 2026 pukul 16.30 WITA: 3 hari kerja untuk verifikasi.',
    );
    expect(explained(submitted, '2026-11-18T10:05', { language: 'en' })).toBe(
      'Due Monday, 23 November 2026 at 16:30 WITA: 3 working days to verify it.',
    );
    const forwarded: Deed[] = [...submitted, ['forward', '2026-11-20T10:00', 'pupr']];
    expect(explained(forwarded, '2026-11-20T10:00')).toContain('5 hari kerja untuk tindak lanjut pertama');
    expect(explained([...forwarded, ['take', '2026-11-20T11:00']], '2026-11-20T11:00')).toContain(
      '14 hari kerja untuk penyelesaian',
    );
  });

  it('with how long it stood still, and for whom: the same to officer and citizen but for the word', () => {
    expect(explained(supplied, '2026-11-20T10:00')).toBe(
      'Batas Rabu, 25 November 2026 pukul 09.00 WITA: 3 hari kerja untuk verifikasi, berhenti 9 jam 30 menit kerja menunggu jawaban Anda.',
    );
    expect(explained(supplied, '2026-11-20T10:00', { audience: 'officer' })).toBe(
      explained(supplied, '2026-11-20T10:00').replace('jawaban Anda', 'jawaban warga'),
    );
    expect(explained(supplied, '2026-11-20T10:00', { language: 'en', audience: 'officer' })).toBe(
      'Due Wednesday, 25 November 2026 at 09:00 WITA: 3 working days to verify it, stopped for 9 hours 30 minutes of work waiting for the citizen’s answer.',
    );
  });

  it('while it stands still: since when, and what is left, however long the answer takes', () => {
    const said =
      'Waktu berhenti sejak Kamis, 19 November 2026 pukul 09.00 WITA menunggu jawaban Anda; masih ada 2 hari kerja untuk verifikasi.';
    expect(explained(asked, '2026-11-19T09:00')).toBe(said);
    expect(explained(asked, '2026-12-19T09:00')).toBe(said);
    expect(explained(asked, '2026-11-19T09:00', { language: 'en' })).toBe(
      'The clock has stood still since Thursday, 19 November 2026 at 09:00 WITA, waiting for your answer; 2 days of work left to verify it.',
    );
  });

  it('never more is left than the limit, though the day of arrival had not begun', () => {
    const early: Deed[] = [
      ['submit', '2026-11-18T01:00'],
      ['ask', '2026-11-18T02:00'],
    ];
    expect(explained(early, '2026-11-18T09:00')).toContain('masih ada 3 hari kerja untuk verifikasi');
  });

  it('a pause in which nobody would have worked is not spoken of', () => {
    const night: Deed[] = [...submitted, ['ask', '2026-11-18T19:00'], ['supply', '2026-11-19T06:00']];
    expect(explained(night, '2026-11-19T09:00')).toBe(explained(submitted, '2026-11-19T09:00'));
  });

  it.each([
    ['2026-11-23T16:30', ''],
    ['2026-11-23T20:00', ' Lewat kurang dari 1 menit kerja.'],
    ['2026-11-24T08:45', ' Lewat 45 menit kerja.'],
    ['2026-11-24T10:00', ' Lewat 2 jam kerja.'],
    ['2026-11-25T16:30', ' Lewat 2 hari kerja.'],
    ['2026-11-26T10:10', ' Lewat 2 hari 2 jam kerja.'],
  ])('on %s a limit of Monday 16.30 says "%s"', (now, late) => {
    expect(explained(submitted, now)).toBe(
      `Batas Senin, 23 November 2026 pukul 16.30 WITA: 3 hari kerja untuk verifikasi.${late}`,
    );
  });

  it('stopped when it was late already: by how much', () => {
    const late: Deed[] = [...submitted, ['ask', '2026-11-25T16:30']];
    expect(explained(late, '2026-11-30T09:00')).toContain('sudah lewat 2 hari kerja dari batas 3 hari kerja');
    expect(explained(late, '2026-11-30T09:00', { language: 'en' })).toContain('2 days of work over 3 working days');
  });

  it('with the year whose free days are not known yet', () => {
    const newYear: Deed[] = [['submit', '2026-12-30T10:00']];
    expect(explained(newYear, '2026-12-30T10:00')).toMatch(/ Belum termasuk hari libur 2027\.$/);
    expect(explained(newYear, '2026-12-30T10:00', { language: 'en' })).toMatch(
      /The holidays of 2027 are not known yet/,
    );
    expect(explained(submitted, '2026-11-18T10:00')).not.toContain('hari libur');
  });
});

describe('the status a citizen asks for', () => {
  const status = (deeds: readonly Deed[], now: string, options = {}): string => {
    const history = lived(...deeds);
    const [first] = history;
    const last = history.at(-1);
    if (!first || !last) throw new Error('nothing was done');
    const view = {
      ...{
        code: 'AAAA-AAAA-AAA' as ComplaintCode,
        status: last.to,
        ...{ version: 1, dossier: 'dossier1', conversation: 1, excluded: [], anonymous: false },
        kind: 'complaint',
        category: 'road',
        desk: last.desk,
      },
      ...{ origin: 'pusat', secret: false, submittedAt: first.at, deadline: first.at, rating: null, history },
    };
    return plain(statusInWords(view, policy, 'id', wita(now), options));
  };

  it('says whose turn it is, and why the limit is what it is', () => {
    expect(status(asked, '2026-11-30T09:00')).toContain('\nWaktu berhenti sejak Kamis, 19 November 2026');
    expect(status(supplied, '2026-11-20T10:00')).toContain('berhenti 9 jam 30 menit kerja menunggu jawaban Anda.');
    expect(status(submitted, '2026-11-26T10:10')).toContain('Lewat 2 hari 2 jam kerja.');
  });

  it('says the same in brief, without what happened so far', () => {
    expect(status(supplied, '2026-11-20T10:00', { brief: true })).toMatch(/menunggu jawaban Anda\.$/);
    expect(status(supplied, '2026-11-20T10:00').split('\n').length).toBeGreaterThan(4);
  });

  it('names no limit once it is over', () => {
    expect(status([...submitted, ['reject', '2026-11-19T10:00']], '2026-11-30T09:00')).not.toMatch(/Batas|Lewat/);
  });
});

/** The limit, pause and due date that a reader takes from an explanation, and nothing else. */
function read(text: string): { readonly due: string; readonly days: number; readonly pausedMinutes: number } {
  const [, due = '', days = ''] = /^Batas (.+?): (\d+) hari kerja/.exec(text) ?? [];
  const [, hours = '0', minutes = '0'] = /berhenti (?:(\d+) jam ?)?(?:(\d+) menit ?)?kerja/.exec(text) ?? [];
  return { due, days: Number(days), pausedMinutes: Number(hours) * 60 + Number(minutes) };
}

describe('an explanation never lies', () => {
  it('its limit and its pause, counted by hand, end at the moment it names', () => {
    const slow = new SlowYear(policy.calendar, 'Asia/Makassar');
    const at = fc.integer({ min: 0, max: 200 * 1_440 });
    const gaps = fc.array(fc.integer({ min: 0, max: 6 * 1_440 }), { maxLength: 6 });
    fc.assert(
      fc.property(at, gaps, (start, waits) => {
        const begun = new Date(Date.parse('2026-01-05T00:00:00Z') + start * 60_000);
        let now = begun;
        const deeds: Deed[] = [['submit', begun]];
        waits.forEach((wait, i) => {
          now = new Date(now.getTime() + wait * 60_000);
          deeds.push([i % 2 === 0 ? 'ask' : 'supply', now]);
        });
        if (waits.length % 2 === 1) deeds.push(['supply', now]);
        const clock = clockOf({ category: 'road', history: lived(...deeds) }, policy);
        if (!clock) throw new Error('no clock runs');
        const told = read(explainClock(clock, policy, 'id', 'citizen', now));
        const byHand = slow.after(slow.closeAfter(begun, told.days), told.pausedMinutes);
        expect(told.due).toBe(momentInFull(byHand, 'Asia/Makassar', 'id'));
      }),
      { numRuns: 150 },
    );
  });
});
