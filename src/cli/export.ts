import { once } from 'node:events';
import { atLocal } from '../core/calendar/local.ts';
import { csvHead, csvLine, exported } from '../core/complaint/export.ts';
import { EXIT, Refusal } from '../refusal.ts';
import { isDay } from './day.ts';
import { openHouse } from './house.ts';

/**
 * `aduan export --format jsonl|csv [--since DATE]`: streams, at the pace of whoever reads.
 * @throws Refusal when DATE is no day
 */
export async function exportComplaints(options: {
  readonly format: 'jsonl' | 'csv';
  readonly since?: string;
}): Promise<void> {
  const { format, since } = options;
  if (since !== undefined && !isDay(since))
    throw new Refusal('--since must be a day, for example --since 2026-11-01', EXIT.badSetting);
  const house = await openHouse();
  try {
    if (format === 'csv') await write(csvHead(house.policy));
    const from = since === undefined ? undefined : atLocal(since, 0, house.policy.zone);
    for await (const complaint of house.store.complaints(from)) {
      const line = exported(complaint, house.policy);
      await write(format === 'csv' ? csvLine(line, house.policy) : JSON.stringify(line));
    }
  } finally {
    await house.close();
  }
}

async function write(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
}
