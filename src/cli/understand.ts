import { once } from 'node:events';
import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { toLine } from '../core/understanding/report.ts';
import { understand } from '../core/understanding/understand.ts';
import { settingsOfProcess } from '../config.ts';
import { goodPolicy, Refusal } from './house.ts';

const Line = z.object({
  id: z.string(),
  channel: z.string().optional(),
  now: z.iso.datetime({ offset: true }),
  text: z.string(),
});

/** The zone that an offset means here. */
const zoneOf = (now: string, otherwise: string): string =>
  ({ '+07:00': 'Asia/Jakarta', '+08:00': 'Asia/Makassar', '+09:00': 'Asia/Jayapura' })[now.slice(-6)] ?? otherwise;

/** `aduan understand FILE.jsonl`: a line out for each line in, in order; nothing is stored. */
export async function understandFile(file: string): Promise<void> {
  if (!existsSync(file)) throw new Refusal(`${file} can not be read: is the name right?`);
  const settings = settingsOfProcess();
  const policy = goodPolicy(settings.ok ? settings.settings.policyFile : undefined);
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (line.trim() === '') continue;
    let json: unknown;
    try {
      json = JSON.parse(line);
    } catch {
      throw new Refusal(`line ${number} is not JSON`);
    }
    const parsed = Line.safeParse(json);
    if (!parsed.success) throw new Refusal(`line ${number} needs "id", "now" (ISO 8601 with offset) and "text"`);
    const { id, now, text } = parsed.data;
    const understood = understand({ text, now: new Date(now), zone: zoneOf(now, policy.zone), policy });
    if (!process.stdout.write(`${JSON.stringify(toLine(id, understood, policy))}\n`)) await once(process.stdout, 'drain');
  }
}
