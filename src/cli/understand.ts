import { once } from 'node:events';
import { createReadStream, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import * as z from 'zod';
import { toLine } from '../core/understanding/report.ts';
import { understand } from '../core/understanding/understand.ts';
import { readPolicy } from '../policy-file.ts';
import { Refusal } from '../refusal.ts';
import { goodSettings } from './house.ts';

const Line = z.object({
  id: z.string(),
  channel: z.string().optional(),
  now: z.iso.datetime({ offset: true }),
  text: z.string(),
});

/** What an offset means in Indonesia: WIB, WITA, WIT. */
const ZONES: Readonly<Record<string, string>> = {
  '+07:00': 'Asia/Jakarta',
  '+08:00': 'Asia/Makassar',
  '+09:00': 'Asia/Jayapura',
};

/**
 * `aduan understand FILE.jsonl`: a line out for each line in, in order; nothing is stored.
 * @throws Refusal that names the line, when one is not of the shape `{"id","channel","now","text"}`
 */
export async function understandFile(file: string): Promise<void> {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile())
    throw new Refusal(`${file} can not be read: is the name right?`);
  const policy = readPolicy(goodSettings().policyFile);
  let number = 0;
  for await (const line of createInterface({
    input: createReadStream(file, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    number += 1;
    if (line.trim() === '') continue;
    const { id, now, text } = parseLine(line.replace(/^\uFEFF/, ''), number);
    const zone = ZONES[now.slice(-6)] ?? policy.zone;
    const understood = understand({ text, now: new Date(now), zone, policy });
    if (!process.stdout.write(`${JSON.stringify(toLine(id, understood, policy))}\n`))
      await once(process.stdout, 'drain');
  }
}

function parseLine(line: string, number: number): z.output<typeof Line> {
  const example = '{"id":"1","channel":"web","now":"2026-11-24T10:00:00+08:00","text":"jalan berlubang"}';
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    throw new Refusal(`Line ${number} is not JSON. A good one: ${example}`);
  }
  const parsed = Line.safeParse(json);
  if (parsed.success) return parsed.data;
  const fields = [...new Set(parsed.error.issues.map(({ path }) => `"${path.join('.')}"`))].join(', ');
  throw new Refusal(`Line ${number} needs a good ${fields}. A good line: ${example}`);
}
