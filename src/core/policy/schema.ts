import { z } from 'zod';
import { EVIDENCE_KINDS } from '../facts.ts';

/** The policy file as it is written: every field described, every default stated. `load.ts` checks what a schema can not. */

const localized = (max: number, about: string) =>
  z
    .strictObject({ id: z.string().min(1).max(max), en: z.string().min(1).max(max) })
    .describe(`${about}, in Indonesian and English, at most ${max} characters each.`);

const slug = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]{0,31}$/,
    'use small letters, digits and hyphens, beginning with a letter, at most 32 characters',
  );
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write an hour as HH:MM, for example "08:00"');
const zone = z.string().refine(
  (name) => {
    try {
      return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
    } catch {
      return false;
    }
  },
  { message: 'use an IANA zone: Asia/Jakarta (WIB), Asia/Makassar (WITA) or Asia/Jayapura (WIT)' },
);

const ask = localized(110, 'The question itself');
const why = localized(110, 'One line: why it is asked');
const example = localized(110, 'An example of a good answer');
const unsure = localized(130, 'What to do if one does not know');
const label = localized(28, 'Short name for the summary');

const Fact = z.strictObject({
  type: z
    .enum(['place', 'time', 'text'])
    .describe('place and time are read by their own readers; text is kept as it is said.'),
  label,
  ask,
  why,
  example,
  unsure,
  sealed: z.boolean().default(false).describe('Personal: left out of exports.'),
});

const CategoryFact = z.union([
  slug,
  z.strictObject({
    id: slug,
    optional: z.boolean().default(false).describe('May be skipped.'),
    label: label.optional(),
    ask: ask.optional(),
    why: why.optional(),
    example: example.optional(),
    unsure: unsure.optional(),
  }),
]);

const Category = z.strictObject({
  id: slug,
  name: localized(48, 'Plain name'),
  short: localized(24, 'A few everyday words for a button'),
  words: z
    .array(z.string().min(2).max(60))
    .min(1)
    .describe('Everyday words and phrases that point to it, small letters; a weight may follow: "lubang^2".'),
  facts: z.array(CategoryFact).describe('What is asked, in this order; only what was not said.'),
  evidence: z.strictObject({
    kinds: z
      .array(z.enum(EVIDENCE_KINDS))
      .min(1, 'name at least one kind that serves, for example photo')
      .describe('Kinds that serve, best first.'),
    atLeast: z.int().min(1).max(10).default(1),
    hint: localized(110, 'What a good piece shows'),
  }),
  agency: localized(80, 'The agency usually in charge'),
  emergency: z
    .strictObject({ words: z.array(z.string().min(2).max(60)), numbers: z.array(z.string()).min(1) })
    .default({ words: [], numbers: ['112'] })
    .describe('Words that mean danger now in this category, and the numbers to show, best first.'),
  inspection: z.boolean().default(false).describe('Needs an inspection: the longest limit applies.'),
});

const Desk = z.strictObject({
  id: slug,
  name: localized(80, 'Name as citizens know it'),
  parent: slug.optional(),
  kind: z.enum(['central', 'province', 'regency', 'agency']),
  regency: z.string().optional().describe('Regency it answers for, without "Kabupaten"/"Kota".'),
  zone: zone.optional().describe('Where it differs from the zone of the installation.'),
  keywords: z
    .array(
      z.string().regex(/^[a-z0-9]{4,40}$/, 'write a keyword in small letters without spaces, for example laporpaman'),
    )
    .default([]),
  categories: z.array(slug).default([]).describe('Categories it takes by itself, for suggestions.'),
});

/** The policy file. */
export const PolicyFile = z.strictObject({
  $schema: z.string().optional(),
  name: localized(60, 'Who runs this desk'),
  zone,
  emergencyNumbers: z.record(z.string(), localized(60, 'How the number is shown')),
  facts: z.record(slug, Fact),
  categories: z.array(Category).min(1),
  desks: z.array(Desk).min(1),
  centralDesk: slug.describe('The desk that receives whatever no keyword sends elsewhere.'),
  service: z.strictObject({
    verifyDays: z.int().min(1).max(60).default(3),
    followUpDays: z.int().min(1).max(60).default(5),
    settleDays: z.int().min(1).max(365).default(14),
    settleInspectionDays: z.int().min(1).max(365).default(60),
    responseDays: z.int().min(1).max(365).default(10),
    draftKeptDays: z.int().min(1).max(365).default(30),
  }),
  calendar: z.strictObject({
    hours: z.record(z.enum(['1', '2', '3', '4', '5', '6', '7']), z.strictObject({ from: clock, to: clock }).optional()),
    holidays: z.record(z.string(), z.string()),
    years: z.array(z.int().min(2020).max(2100)).min(1),
  }),
  regencies: z
    .array(
      z.strictObject({
        name: z.string().min(2),
        type: z.enum(['kabupaten', 'kota']),
        seat: z.string().min(2),
        also: z.array(z.string()).default([]),
        lat: z.number().min(-90).max(90),
        lon: z.number().min(-180).max(180),
      }),
    )
    .default([]),
  evidence: z.strictObject({
    fileBytesMax: z
      .int()
      .min(1024)
      .max(2_000_000_000)
      .default(20 * 1024 * 1024),
    filesMax: z.int().min(1).max(100).default(20),
  }),
});
export type PolicyFile = z.infer<typeof PolicyFile>;

/** The JSON Schema that editors use to check and complete a policy file. */
export const policyJsonSchema = (): unknown => z.toJSONSchema(PolicyFile, { io: 'input', unrepresentable: 'any' });
