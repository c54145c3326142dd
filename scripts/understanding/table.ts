import type { Figure, Measured, Miss } from './measure.ts';

/** Confusions shown at most. */
const WORST = 20;
const FIELD_WIDTH = 50;

const shown = ({ value, right, of, goal, low }: Figure): string => {
  const met = goal === undefined ? '' : (low ? value <= goal : value >= goal) ? ' ok' : ' --';
  return `${value.toFixed(3)}${of === undefined ? '' : ` ${right}/${of}`}${met}`;
};

/** One table by field, a column for each measurement. */
export function tableOf(columns: readonly (readonly [string, Measured])[]): string {
  const fields = columns[0]?.[1].figures ?? [];
  const width = 18;
  const head = ['field'.padEnd(FIELD_WIDTH), 'goal'.padEnd(8), ...columns.map(([name]) => name.padEnd(width))].join('');
  const rows = fields.map(({ field, goal, low }, i) =>
    [
      field.padEnd(FIELD_WIDTH),
      (goal === undefined ? '' : `${low ? '<=' : '>='} ${goal}`).padEnd(8),
      ...columns.map(([, { figures }]) => {
        const figure = figures[i];
        return (figure ? shown(figure) : '').padEnd(width);
      }),
    ].join(''),
  );
  return [head, ...rows].map((row) => row.trimEnd()).join('\n');
}

/** The confusions that happen most, with the ids of their messages: `category  road → light  2  d060 d266`. */
export function confusionsOf(misses: readonly Miss[]): string {
  const groups = new Map<string, string[]>();
  for (const { field, expected, got, id } of misses) {
    const open = field.startsWith('place span') || field.startsWith('time');
    const key = `${field.padEnd(34)} ${open ? 'not as labelled' : `${expected} -> ${got}`}`;
    groups.set(key, [...(groups.get(key) ?? []), id]);
  }
  return [...groups]
    .filter(([key]) => !key.startsWith('place span exact'))
    .sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1))
    .slice(0, WORST)
    .map(
      ([key, ids]) =>
        `${String(ids.length).padStart(4)}  ${key}  ${ids.slice(0, 8).join(' ')}${ids.length > 8 ? ' …' : ''}`,
    )
    .join('\n');
}
