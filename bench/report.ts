/** Prints tables, and whether each goal was reached. */

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** A number with as many digits as one reads. */
export function shown(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  return String(Number(value.toPrecision(3)));
}

export const heading = (text: string): void => say(`\n## ${text}`);
export const note = (text: string): void => say(text);

/** Rows of cells in columns as wide as they need to be. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  const cells = [head, ...rows.map((row) => row.map((cell) => (typeof cell === 'number' ? shown(cell) : cell)))];
  const widths = head.map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`;
  const [first = [], ...rest] = cells;
  say(line(first));
  say(
    `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`,
  );
  for (const row of rest) say(line(row));
}

let asked = 0;
let missed = 0;
/** A goal and what was measured. */
export function goal(what: string, measured: number, kind: 'at least' | 'at most', wanted: number, unit = ''): void {
  const reached = kind === 'at least' ? measured >= wanted : measured <= wanted;
  asked += 1;
  if (!reached) missed += 1;
  say(`${reached ? 'reached' : 'MISSED '}  ${what}: ${shown(measured)}${unit} (${kind} ${shown(wanted)}${unit})`);
}
/** How this run's goals ended, in words; where a part was measured only in part, it has none. */
export function goalsInWords(): string {
  if (asked === 0) return 'No goal was looked at.';
  return missed === 0 ? 'All goals of these parts were reached.' : `${missed} goals were MISSED.`;
}
