import type { Language } from './language.ts';

/**
 * How a clock explains itself, to citizens and officers alike. One key, one thing said; both languages have the same keys (checked by the
 * types). Every figure is exact or rounded down: nothing is promised that is not so.
 */
const id = {
  /** What a limit is for, said after its days. */
  for_verify: () => 'untuk verifikasi',
  'for_follow-up': () => 'untuk tindak lanjut pertama',
  for_settle: () => 'untuk penyelesaian',
  /** What a clock waits for while it stands still. */
  answer_officer: () => 'menunggu jawaban warga',
  answer_citizen: () => 'menunggu jawaban Anda',
  due: (p: { moment: string; limit: string }) => `Batas ${p.moment}: ${p.limit}`,
  limit: (p: { days: number; purpose: string }) => `${p.days} hari kerja ${p.purpose}`,
  stopped: (p: { span: string; awaiting: string }) => `, berhenti ${p.span} ${p.awaiting}`,
  /** `span`: what is left, whole days by themselves. */
  standing: (p: { moment: string; awaiting: string; span: string; purpose: string }) =>
    `Waktu berhenti sejak ${p.moment} ${p.awaiting}; masih ada ${p.span} ${p.purpose}`,
  standingLate: (p: { moment: string; awaiting: string; span: string; limit: string }) =>
    `Waktu berhenti sejak ${p.moment} ${p.awaiting}; sudah lewat ${p.span} dari batas ${p.limit}`,
  late: (p: { span: string }) => `Lewat ${p.span}`,
  unknownYears: (p: { years: string }) => `Belum termasuk hari libur ${p.years}`,
  lessThanDay: () => 'kurang dari 1 hari kerja',
  /** Working time. With whole days, minutes are left out. */
  span: (p: { days: number; hours: number; minutes: number }) => {
    const parts = [p.days && `${p.days} hari`, p.hours && `${p.hours} jam`, p.minutes && `${p.minutes} menit`];
    const said = parts.filter(Boolean).join(' ');
    return said ? `${said} kerja` : 'kurang dari 1 menit kerja';
  },
};

/** The words of a clock in one language. */
export type ClockWords = typeof id;

const counted = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

const en: ClockWords = {
  for_verify: () => 'to verify it',
  'for_follow-up': () => 'for a first response',
  for_settle: () => 'to settle it',
  answer_officer: () => 'waiting for the citizen’s answer',
  answer_citizen: () => 'waiting for your answer',
  due: (p) => `Due ${p.moment}: ${p.limit}`,
  limit: (p) => `${counted(p.days, 'working day')} ${p.purpose}`,
  stopped: (p) => `, stopped for ${p.span} ${p.awaiting}`,
  standing: (p) => `The clock has stood still since ${p.moment}, ${p.awaiting}; ${p.span} left ${p.purpose}`,
  standingLate: (p) => `The clock has stood still since ${p.moment}, ${p.awaiting}; ${p.span} over ${p.limit}`,
  late: (p) => `Late by ${p.span}`,
  unknownYears: (p) => `The holidays of ${p.years} are not known yet`,
  lessThanDay: () => 'less than a day of work',
  span: (p) => {
    const parts = [
      p.days && counted(p.days, 'day'),
      p.hours && counted(p.hours, 'hour'),
      p.minutes && counted(p.minutes, 'minute'),
    ];
    const said = parts.filter(Boolean).join(' ');
    return said ? `${said} of work` : 'less than a minute of work';
  },
};

/** The words of clocks by language. */
export const CLOCK_WORDS: Readonly<Record<Language, ClockWords>> = { id, en };
