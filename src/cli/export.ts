import { once } from 'node:events';
import { CSV_COLUMNS, csvLine, exported } from '../core/complaint/export.ts';
import { atLocal } from '../core/calendar/local.ts';
import { openHouse, Refusal } from './house.ts';

/** `aduan export --format jsonl|csv [--since DATE]`: streams, at the pace of whoever reads. */
export async function exportComplaints(options: { readonly format: string; readonly since?: string }): Promise<void> {
  const { format, since } = options;
  if (format !== 'jsonl' && format !== 'csv') throw new Refusal('--format must be jsonl or csv');
  if (since !== undefined && !(/^\d{4}-\d{2}-\d{2}$/.test(since) && !Number.isNaN(Date.parse(since))))
    throw new Refusal('--since must be a day, for example --since 2026-11-01');
  const house = await openHouse();
  // `export | head` closes the pipe early: that is no mistake.
  let gone = false;
  process.stdout.on('error', () => {
    gone = true;
  });
  const write = async (line: string): Promise<void> => {
    if (!process.stdout.write(`${line}\n`)) await Promise.race([once(process.stdout, 'drain'), once(process.stdout, 'close')]);
  };
  try {
    if (format === 'csv') await write(CSV_COLUMNS.join(','));
    const from = since === undefined ? undefined : atLocal(since, 0, house.policy.zone);
    for await (const complaint of house.store.complaints(from)) {
      if (gone) break;
      const line = exported(complaint, house.policy);
      await write(format === 'csv' ? csvLine(line) : JSON.stringify(line));
    }
  } finally {
    await house.close();
  }
}
