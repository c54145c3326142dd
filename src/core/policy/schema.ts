import * as z from 'zod';
import { EVIDENCE_KINDS } from '../facts.ts';

/** The policy file as it is written: every field described, every default stated. `load.ts` checks what a schema can not. */

/** One line of text that says something: no line breaks, nothing invisible alone. */
const line = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^(?=.*\S)\P{Cc}+$/u, 'write one line of text');

const localized = (max: number, about: string) =>
  z
    .strictObject({ id: line(max), en: line(max) })
    .describe(`${about}, in Indonesian and English, at most ${max} characters each.`);

const slug = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]{0,31}$/,
    'use small letters, digits and hyphens, beginning with a letter, at most 32 characters',
  );
const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write an hour as HH:MM, for example "08:00"')
  .describe("HH:MM in the desk's zone.");
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

const weekHours = z
  .record(z.enum(['1', '2', '3', '4', '5', '6', '7']), z.strictObject({ from: clock, to: clock }).optional())
  .describe('Working hours by weekday, "1" Monday to "7" Sunday; a missing day is free.');

/** An officer's message is read on a small screen; several lines are fine. */
const CANNED_CHARS_MAX = 1_000;
const cannedText = z
  .string()
  .max(CANNED_CHARS_MAX)
  .regex(/^(?=[\s\S]*\S)[\P{Cc}\n]+$/u, 'write words; new lines are fine');
const canned = (about: string) =>
  z
    .record(slug, cannedText)
    .default({})
    .describe(
      `${about}: the name an officer types, and the text, at most ${CANNED_CHARS_MAX} characters. {nama}, {kode}, {batas} and {instansi} are filled in.`,
    );

/** Farther apart than this nothing is looked for: each cell of the map on the way is one look-up. */
const DUPLICATE_METRES_MAX = 500;

const ask = localized(110, 'The question itself');
const why = localized(110, 'One line: why it is asked');
const example = localized(110, 'An example of a good answer');
const unsure = localized(130, 'What to do if one does not know');
const label = localized(28, 'Short name for the summary');
const coarsest = z
  .enum(['regency', 'district', 'spot'])
  .optional()
  .describe(
    'Of the fact `place` alone: the coarsest that is taken without asking once where in it. `spot`: a street, a building, a landmark or a village. Absent: a whole regency will do.',
  );

const names = z
  .strictObject({
    words: z
      .array(line(60).min(2))
      .min(1)
      .describe('Words of which such a name has one, small letters: "sdn", "puskesmas".'),
    unless: z
      .array(line(60).min(2))
      .default([])
      .describe('Words of the citizen, small letters, with which none is meant: fogging is asked for in a street.'),
    ask: localized(60, 'The question where only a street or village was told: "Sekolah mana?"'),
  })
  .optional()
  .describe(
    'Of the fact `place` alone: what it has to name besides where that is. Whoever tells a street, a village or a town alone is asked once which is meant. Absent: any place will do.',
  );

const Fact = z.strictObject({
  type: z
    .enum(['place', 'time', 'text'])
    .describe('place and time are read by their own readers; text is kept as it is said.'),
  holds: z
    .enum(['number', 'money', 'person', 'part'])
    .optional()
    .describe(
      'What a good answer in words holds: a number by which something is found, an amount, somebody (a name, a post, looks), or a part of a service (a room, a unit, a class, what was refused). Any other is asked once more, then kept and marked uncertain.',
    ),
  digitsMin: z
    .int()
    .min(1)
    .max(20)
    .optional()
    .describe('As few digits as such a number has: with fewer it is asked once more. Only beside `holds: number`.'),
  coarsest,
  label,
  ask,
  why,
  example,
  unsure,
  sealed: z.boolean().default(false).describe('Personal: left out of exports.'),
});

const CategoryFact = z.union([
  slug.describe('The id of a fact.'),
  z.strictObject({
    id: slug.describe("The id of a fact; what follows is said instead of the fact's own words."),
    optional: z.boolean().default(false).describe('May be skipped.'),
    unless: z
      .array(line(60).min(2))
      .default([])
      .describe(
        'Words of the citizen, small letters, with which it makes no sense to ask this: a traffic light has no pole number. Only of what may be skipped.',
      ),
    coarsest,
    names,
    label: label.optional(),
    ask: ask.optional(),
    why: why.optional(),
    example: example.optional(),
    unsure: unsure.optional(),
  }),
]);

const Category = z.strictObject({
  id: slug.describe('Small letters; stays the same for ever, complaints keep it.'),
  name: localized(48, 'Plain name'),
  short: localized(24, 'A few everyday words for a button'),
  words: z
    .array(line(60).min(2))
    .min(1)
    .describe('Everyday words and phrases that point to it, small letters; a weight may follow: "lubang^2".'),
  facts: z.array(CategoryFact).describe('What is asked, in this order; only what was not said.'),
  evidence: z.strictObject({
    kinds: z
      .array(z.enum(EVIDENCE_KINDS))
      .min(1, 'name at least one kind that serves, for example photo')
      .describe('Kinds that serve, best first.'),
    atLeast: z.int().min(1).max(10).default(1).describe('How many pieces are needed.'),
    hint: localized(110, 'What a good piece shows'),
  }),
  agency: localized(80, 'The agency usually in charge'),
  emergency: z
    .strictObject({
      words: z.array(line(60).min(2)).describe('Small letters.'),
      numbers: z
        .array(z.string())
        .min(1, 'name at least one number of emergencyNumbers')
        .describe('Of emergencyNumbers, best first.'),
    })
    .default({ words: [], numbers: ['112'] })
    .describe('Words that mean danger now in this category, and the numbers to show, best first.'),
  inspection: z.boolean().default(false).describe('Needs an inspection: the longest limit applies.'),
  joinable: z
    .boolean()
    .default(false)
    .describe(
      'Whoever reports the same is shown that it was reported already. Only for what concerns a place; never where a person is complained of.',
    ),
  proof: z
    .strictObject({
      kinds: z
        .array(z.enum(EVIDENCE_KINDS))
        .min(1, 'name at least one kind that serves, for example photo')
        .describe('Kinds that serve, best first.'),
      atLeast: z.int().min(1).max(10).default(1).describe('How many pieces are needed.'),
    })
    .optional()
    .describe('What a desk has to show to close a complaint; words are enough where this is missing.'),
});

const Desk = z.strictObject({
  id: slug.describe('Small letters; stays the same for ever, complaints keep it.'),
  name: localized(80, 'Name as citizens know it'),
  also: z
    .array(line(60).min(2))
    .default([])
    .describe('What officers call it besides, small letters: "pu", "capil". Each name belongs to one desk.'),
  parent: slug.optional().describe('The desk above it.'),
  kind: z.enum(['central', 'province', 'regency', 'agency']).describe('What it is in the hierarchy.'),
  regency: line(60).optional().describe('Regency it answers for, without "Kabupaten"/"Kota".'),
  zone: zone.optional().describe('Where it differs from the zone of the installation.'),
  keywords: z
    .array(
      z.string().regex(/^[a-z0-9]{4,40}$/, 'write a keyword in small letters without spaces, for example laporpaman'),
    )
    .default([])
    .describe(
      "First words of a message that send it straight to this desk. None may be the beginning of another desk's.",
    ),
  categories: z.array(slug).default([]).describe('Categories it takes by itself, for suggestions.'),
  hours: weekHours.optional().describe('Where its working hours differ from those in calendar, all days of the week.'),
  canned: canned("Its own prepared answers, besides the installation's"),
});

const Regency = z.strictObject({
  name: line(60).describe('In full without "Kabupaten"/"Kota".'),
  type: z.enum(['kabupaten', 'kota']).describe('A regency or a city.'),
  seat: line(60).describe('The town it is governed from.'),
  also: z.array(line(60)).default([]).describe('What people call it besides, small letters: "hsu", "batola".'),
  lat: z.number().min(-90).max(90).describe('Latitude of the seat in degrees; south is negative.'),
  lon: z.number().min(-180).max(180).describe('Longitude of the seat in degrees; east is positive.'),
});

const days = (max: number, usual: number, about: string) =>
  z.int().min(1).max(max).default(usual).describe(`${about} Usually ${usual}.`);

const Service = z.strictObject({
  verifyDays: days(60, 3, 'Working days to verify a complaint and forward it.'),
  followUpDays: days(60, 5, "Working days to the agency's first follow-up."),
  settleDays: days(365, 14, 'Working days to settle what needs no inspection.'),
  settleInspectionDays: days(365, 60, 'Working days to settle what does.'),
  responseDays: days(
    365,
    10,
    'Calendar days the citizen has to respond: then a settled complaint closes, and a desk that asked is told that there is no answer.',
  ),
  draftKeptDays: days(365, 30, 'Calendar days an unfinished draft is kept.'),
  complaintKeptDays: z
    .int()
    .min(0)
    .max(36_500)
    .default(0)
    .describe(
      'Calendar days after its end that a complaint is kept: then what it told is destroyed, and its code, dates and history stay. 0: for ever; your archive schedule (jadwal retensi arsip) names the days. Usually 0.',
    ),
  dangerMinutes: z
    .int()
    .min(0)
    .max(1_440)
    .default(15)
    .describe(
      'Minutes after which a desk and its supervisor hear, at night too, that nobody has begun with a complaint that told of danger. 0: never. Usually 15.',
    ),
  draftReminderHours: z
    .number()
    .int()
    .min(0)
    .max(22)
    .default(20)
    .describe(
      'Hours after which a citizen is reminded, once, of a draft that they left; 0 for never. Below a day: WhatsApp lets us write for 24 hours after their last word. Usually 20.',
    ),
  askReminderDays: z
    .int()
    .min(0)
    .max(60)
    .default(3)
    .describe(
      "Calendar days after which a citizen is reminded, once, of a desk's question that they have and did not answer; 0 for never. Without an answer within responseDays the desk is told. Usually 3.",
    ),
  digestAt: clock.default('07:30').describe("When the morning's overview comes on working days, HH:MM. Usually 07:30."),
  answersQuestions: z
    .boolean()
    .default(false)
    .describe(
      'Whether a public post (X) that mentions us and only asks something gets one ready-made answer; else it is left in peace. Usually false.',
    ),
});

const Calendar = z.strictObject({
  hours: weekHours,
  holidays: z
    .record(z.string(), line(80))
    .describe('"YYYY-MM-DD" with its name. Joint leave (cuti bersama) is free too.'),
  years: z
    .array(z.int().min(2020).max(2100))
    .min(1)
    .describe('The years whose holidays are all here. Later dates are promised with a reserve.'),
});

const Evidence = z.strictObject({
  fileBytesMax: z
    .int()
    .min(1024)
    .max(2_000_000_000)
    .default(20 * 1024 * 1024)
    .describe('Largest file in bytes. A Telegram bot is handed 20 MB (20971520) at most.'),
  filesMax: z.int().min(1).max(100).default(20).describe('Pieces of evidence in one complaint.'),
});

const Messages = z
  .strictObject({
    atOnce: z
      .int()
      .min(10)
      .max(10_000)
      .default(150)
      .describe('Messages of one person at once, after a rest. Usually 150.'),
    perMinute: z
      .int()
      .min(10)
      .max(1_000)
      .default(60)
      .describe('Messages of one person a minute, in the long run. Usually 60.'),
    waitingPerChat: z
      .int()
      .min(50)
      .max(100_000)
      .default(1_000)
      .describe('Unhandled messages of one chat; more are not taken. Usually 1000.'),
    waitingInAll: z
      .int()
      .min(100)
      .max(10_000_000)
      .default(200_000)
      .describe('Unhandled messages in all; beyond, everybody is asked to wait. Usually 200000, some minutes of work.'),
  })
  .default({ atOnce: 150, perMinute: 60, waitingPerChat: 1_000, waitingInAll: 200_000 });

const Duplicates = z
  .strictObject({
    days: days(90, 14, 'Calendar days within which two complaints may be about the same.'),
    metres: z
      .int()
      .min(10)
      .max(DUPLICATE_METRES_MAX)
      .default(200)
      .describe('How far apart their places may be where both have coordinates. Usually 200.'),
    closedDays: days(30, 3, 'Calendar days for which a closed one is still offered.'),
  })
  .default({ days: 14, metres: 200, closedDays: 3 });

/** The policy file. */
export const PolicyFile = z.strictObject({
  $schema: z.string().optional().describe('Where an editor finds this schema.'),
  name: localized(60, 'Who runs this desk'),
  zone: zone.describe('Zone of the installation: Asia/Jakarta (WIB), Asia/Makassar (WITA), Asia/Jayapura (WIT).'),
  emergencyNumbers: z
    .record(
      z.string().regex(/^[0-9]{2,6}$/, 'write the number alone in quotes, for example "112"'),
      localized(60, 'How the number is shown'),
    )
    .describe('Numbers to call in danger; categories name them.'),
  helpline: localized(110, 'Who listens to somebody who does not want to live')
    .default({
      id: '119 ext. 8 (layanan kesehatan jiwa, 24 jam, gratis); nyawa terancam sekarang: 112',
      en: '119 ext. 8 (mental health line, 24 hours, free); life in danger now: 112',
    })
    .describe('Shown with warm words, before anything else, to somebody who does not want to live.'),
  facts: z.record(slug, Fact).describe('What can be asked, by id. "place" and "time" are where and when.'),
  categories: z.array(Category).min(1).describe('In the order they are offered; one has the id other.'),
  desks: z.array(Desk).min(1).describe('Who receives and who acts.'),
  centralDesk: slug.describe('The desk that receives whatever no keyword sends elsewhere.'),
  canned: canned('Prepared answers that every desk can send'),
  service: Service.describe('By when: limits in days.'),
  calendar: Calendar.describe('When the desks work.'),
  regencies: z.array(Regency).default([]).describe('The regencies and cities that are served.'),
  evidence: Evidence.describe('Limits of what is taken as evidence.'),
  messages: Messages.describe('How many messages are taken, so that nobody holds up the others.'),
  duplicates: Duplicates.describe('When a citizen is shown that the same was reported already.'),
});
export type PolicyFile = z.infer<typeof PolicyFile>;

/** The JSON Schema that editors use to check and complete a policy file. */
export const policyJsonSchema = (): unknown => z.toJSONSchema(PolicyFile, { io: 'input', unrepresentable: 'any' });
