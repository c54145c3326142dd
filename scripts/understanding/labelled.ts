import { readFileSync } from 'node:fs';
import { z } from 'zod';

const Spans = z.array(z.string()).default([]);

/** A labelled message, as `tests/data/README.md` describes it. */
const Labelled = z.object({
  id: z.string(),
  now: z.iso.datetime({ offset: true }),
  text: z.string(),
  expect: z.object({
    is_complaint: z.boolean(),
    kind: z.string(),
    category: z.string().nullish(),
    place: z
      .object({ text: z.string().nullish(), regency: z.string().nullish(), district: z.string().nullish() })
      .nullish(),
    when: z.string().nullish(),
    missing: z.array(z.string()).default([]),
    emergency: z.boolean().default(false),
    personal_data: z
      .object({ nik: Spans, kk: Spans, phone: Spans, card: Spans, plate: Spans, email: Spans, account: Spans })
      .partial()
      .default({}),
    agency_hint: z.string().nullish(),
    named_person: z.boolean().optional(),
    keyword: z.string().optional(),
    two: z.array(z.string()).optional(),
    outside: z.boolean().optional(),
    wants: z.string().optional(),
  }),
});
/** A labelled message as read. */
export type Labelled = z.output<typeof Labelled>;

/**
 * The labelled messages of a file, one JSON object a line.
 * @throws when a line is not of the shape; the error names file and line, not the message
 */
export function labelledIn(file: string | URL): readonly Labelled[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, i) => {
      if (line.trim() === '') return [];
      const parsed = Labelled.safeParse(JSON.parse(line));
      if (!parsed.success) throw new Error(`${file}: line ${i + 1} is not a labelled message`);
      return [parsed.data];
    });
}

/** What an offset means in Indonesia: WIB, WITA, WIT. */
const ZONES: Readonly<Record<string, string>> = {
  '+07:00': 'Asia/Jakarta',
  '+08:00': 'Asia/Makassar',
  '+09:00': 'Asia/Jayapura',
};

/** The zone in which a moment was written; `usual` where the offset is none of Indonesia's. */
export const zoneOf = (now: string, usual: string): string => ZONES[now.slice(-6)] ?? usual;
