import type { UnderstoodLine } from '../../src/core/understanding/report.ts';
import type { Labelled } from './labelled.ts';

/** One field of the table: how many were right of how many, and the share that counts, 0 … 1. */
export interface Figure {
  readonly field: string;
  readonly value: number;
  /** Right of all, where the value is a share. */
  readonly right?: number;
  readonly of?: number;
  readonly goal?: number;
  /** True where less is better. */
  readonly low?: boolean;
}

/** A wrong reading, for the list of confusions. Holds no text of the message. */
export interface Miss {
  readonly id: string;
  readonly field: string;
  readonly expected: string;
  readonly got: string;
}

/** All figures of a set and every miss. */
export interface Measured {
  readonly figures: readonly Figure[];
  readonly misses: readonly Miss[];
}

/** A span of the place counts as found when its words and the label's share at least this F1. */
export const SPAN_F1_MIN = 0.5;

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** F1 of the words that two spans share, 0 … 1. */
export function spanF1(a: string, b: string): number {
  const left = wordsOf(a);
  const right = [...wordsOf(b)];
  let shared = 0;
  for (const word of left) {
    const at = right.indexOf(word);
    if (at >= 0) {
      right.splice(at, 1);
      shared += 1;
    }
  }
  const total = left.length + wordsOf(b).length;
  return total === 0 ? 0 : (2 * shared) / total;
}

const digits = (span: string): string => span.replace(/[^\dA-Za-z@.]/g, '').toLowerCase();
const QUESTIONS = ['category', 'place', 'time', 'evidence'];

class Tally {
  readonly right = new Map<string, number>();
  readonly of = new Map<string, number>();
  readonly misses: Miss[] = [];
  note(field: string, id: string, expected: string, got: string, ok = expected === got): void {
    this.of.set(field, (this.of.get(field) ?? 0) + 1);
    if (ok) this.right.set(field, (this.right.get(field) ?? 0) + 1);
    else this.misses.push({ id, field, expected, got });
  }
  share(field: string, goal?: number): Figure {
    const right = this.right.get(field) ?? 0;
    const of = this.of.get(field) ?? 0;
    return { field, right, of, value: of === 0 ? 1 : right / of, ...(goal === undefined ? {} : { goal }) };
  }
}

/** Compares what was understood with the labels, line by line. Pure. */
export function measure(labelled: readonly Labelled[], lines: readonly UnderstoodLine[]): Measured {
  const tally = new Tally();
  let tp = 0;
  let fp = 0;
  let fn = 0;
  let alarms = 0;
  let goodAlarms = 0;
  let dangers = 0;
  let complaints = 0;
  let above = 0;
  let needless = 0;
  labelled.forEach(({ id, expect }, i) => {
    const line = lines[i];
    if (!line) return;
    const said = line.kind === 'complaint';
    if (said && expect.is_complaint) tp += 1;
    if (said && !expect.is_complaint) fp += 1;
    if (!said && expect.is_complaint) fn += 1;
    tally.note('kind', id, expect.kind, line.kind);
    if (expect.is_complaint && expect.category)
      tally.note('category', id, expect.category, line.category ?? '-', line.category === expect.category);

    const place = expect.place?.text;
    const placeMissing = expect.missing.includes('place');
    if (place && !placeMissing) {
      tally.note(
        'place span',
        id,
        place,
        line.place?.text ?? '-',
        spanF1(place, line.place?.text ?? '') >= SPAN_F1_MIN,
      );
      tally.note('place span exact', id, place, line.place?.text ?? '-');
      tally.note('regency', id, expect.place?.regency ?? '-', line.place?.regency ?? '-');
      if (expect.place?.district) tally.note('district', id, expect.place.district, line.place?.district ?? '-');
    }
    if (expect.is_complaint && (!place || placeMissing))
      tally.note('no place where none was said', id, '-', line.place?.text ?? '-');

    const [from = '-', to = from] = (expect.when ?? '-').split('/');
    if (expect.when) {
      tally.note('time', id, `${from}/${to}`, line.when ? `${line.when.from}/${line.when.to}` : '-');
      tally.note('time, first day', id, from, line.when?.from ?? '-');
    } else if (expect.is_complaint)
      tally.note('no time where none was said', id, '-', line.when ? `${line.when.from}/${line.when.to}` : '-');

    for (const kind of ['nik', 'phone', 'card', 'plate'] as const)
      for (const span of expect.personal_data[kind] ?? [])
        tally.note(
          `personal data: ${kind}`,
          id,
          kind,
          '-',
          line.personal_data[kind].some((each) => digits(each) === digits(span)),
        );
    for (const kind of ['nik', 'phone', 'card', 'plate'] as const)
      for (const span of line.personal_data[kind])
        tally.note(
          'personal data: precision',
          id,
          '-',
          kind,
          Object.values(expect.personal_data).some((spans) => spans?.some((each) => digits(each) === digits(span))),
        );

    if (expect.emergency) {
      dangers += 1;
      tally.note('emergency recall', id, 'yes', line.emergency ? 'yes' : 'no');
    }
    if (line.emergency) {
      alarms += 1;
      if (expect.emergency) goodAlarms += 1;
      else tally.misses.push({ id, field: 'emergency precision', expected: 'no', got: 'yes' });
    }
    if (expect.keyword) tally.note('keyword', id, expect.keyword, line.keyword ?? '-');
    if (expect.two)
      tally.note('two complaints seen', id, [...expect.two].sort().join('+'), [...(line.two ?? [])].sort().join('+'));
    else if (line.two) tally.note('two where there is one', id, '-', line.two.join('+'));

    if (expect.is_complaint && expect.kind === 'complaint') {
      complaints += 1;
      const asked = line.asks.filter((each) => QUESTIONS.includes(each));
      above += Math.max(0, asked.length - expect.missing.length);
      const again = (['place', 'time'] as const).filter(
        (fact) => asked.includes(fact) && !expect.missing.includes(fact) && (fact === 'time' ? expect.when : place),
      );
      needless += again.length;
      for (const fact of again) tally.misses.push({ id, field: 'asked though said', expected: '-', got: fact });
    }
  });
  const two = tally.of.get('two where there is one') ?? 0;
  const figures: Figure[] = [
    { field: 'complaint or not, F1', value: (2 * tp) / Math.max(1, 2 * tp + fp + fn), goal: 0.97 },
    tally.share('kind'),
    tally.share('category', 0.92),
    tally.share('regency', 0.95),
    tally.share('district'),
    tally.share('place span', 0.9),
    tally.share('place span exact'),
    tally.share('no place where none was said'),
    tally.share('time', 0.95),
    tally.share('time, first day', 0.95),
    tally.share('no time where none was said'),
    tally.share('personal data: nik', 1),
    tally.share('personal data: phone', 1),
    tally.share('personal data: card'),
    tally.share('personal data: plate'),
    tally.share('personal data: precision'),
    {
      field: 'emergency recall',
      value: dangers === 0 ? 1 : (tally.right.get('emergency recall') ?? 0) / dangers,
      right: tally.right.get('emergency recall') ?? 0,
      of: dangers,
      goal: 1,
    },
    {
      field: 'emergency precision',
      value: alarms === 0 ? 1 : goodAlarms / alarms,
      right: goodAlarms,
      of: alarms,
      goal: 0.9,
    },
    tally.share('keyword'),
    tally.share('two complaints seen'),
    { field: 'two seen where there is one, per message', value: two / Math.max(1, labelled.length), low: true },
    {
      field: 'questions above what is missing, per complaint',
      value: above / Math.max(1, complaints),
      goal: 0.5,
      low: true,
    },
    { field: 'questions for what was said, per complaint', value: needless / Math.max(1, complaints), low: true },
  ];
  return { figures, misses: tally.misses };
}
