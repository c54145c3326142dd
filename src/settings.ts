/** Every setting as data: how it is read, what it means, a good example. The schema, `.env.example` and the README's table come from here. */
import * as z from 'zod';
import { LANGUAGES } from './core/language/language.ts';
import { SECRET_LENGTH_MIN } from './core/seal/keys.ts';
import { readEvidenceUrl } from './evidence-url.ts';
import { address, file, folder, linkTo, number, oneOf, origin, program, text, words } from './setting-kinds.ts';

/** What is told about a setting besides how it is read. */
export interface Paper {
  /** Heading under which it stands. */
  readonly group: string;
  /** Used when it is not set, as one would write it; or in words, in brackets, when it is no fixed value. */
  readonly standard: string;
  readonly meaning: string;
  /** A good value, as one would write it. */
  readonly example: string;
  /** Never repeated in a message: it opens something. */
  readonly secret?: boolean;
}

const papers = z.registry<Paper>();

const OFFICIAL = {
  telegram: 'https://api.telegram.org',
  x: 'https://api.x.com',
  whatsapp: 'https://graph.facebook.com',
};

function described<Read extends z.ZodType>(read: Read, paper: Paper): Read {
  papers.add<z.ZodType>(read, paper);
  return read;
}
/** A setting that is always there, because it has a value of its own. */
const standing = <Read extends z.ZodType<unknown, string>>(read: Read, paper: Paper) =>
  described(z.string().prefault(paper.standard).pipe(read), paper);
/** A setting that may be left out. */
const optional = <Read extends z.ZodType<unknown, string>>(
  read: Read,
  paper: Omit<Paper, 'standard'> & { standard?: string },
) => described(read.optional(), { standard: '(not set)', ...paper });

const HTTP = 'Where it listens, and how it is reached';
const DATA = 'Where things lie';
const TALK = 'How it talks';
const TELEGRAM = 'Telegram';
const X = 'X';
const WHATSAPP = 'WhatsApp';

/** A credential: any run of characters without a gap. */
const credential = words('has a space or a line break in it');

/** The settings, by the names of their environment variables. */
export const SettingsSchema = z.object({
  HOST: standing(
    text((value) => /^[A-Za-z0-9.:_-]+$/.test(value), 'is not a host name or an IP address'),
    {
      group: HTTP,
      standard: '127.0.0.1',
      meaning: 'Address on which HTTP listens. 0.0.0.0 lets other machines in; put a proxy with HTTPS before it.',
      example: '0.0.0.0',
    },
  ),
  PORT: standing(number(0, 65_535, true), {
    group: HTTP,
    standard: '8080',
    meaning: 'Port on which HTTP listens; 0 takes any that is free.',
    example: '8080',
  }),
  PUBLIC_URL: optional(origin, {
    group: HTTP,
    meaning: 'Address that citizens and platforms reach; needed for webhooks and for links to the tracking page.',
    example: 'https://lapor.example.go.id',
  }),
  DATA_DIR: standing(folder, {
    group: DATA,
    standard: './data',
    meaning: 'Folder of the database, the evidence files and the generated secret, where they are not set elsewhere.',
    example: '/var/lib/aduan',
  }),
  DATABASE_URL: optional(linkTo('postgres:', 'postgresql:'), {
    group: DATA,
    standard: '(not set: SQLite at DATA_DIR/aduan.db)',
    meaning:
      'PostgreSQL instead of SQLite. Without REDIS_URL one program works on it and another that is started waits to be needed; with it they share the work. Evidence stays where EVIDENCE_URL says.',
    example: 'postgres://aduan:password@db.example/aduan',
    secret: true,
  }),
  REDIS_URL: optional(linkTo('redis:', 'rediss:'), {
    group: DATA,
    standard: '(not set: one process does all the work)',
    meaning:
      'Redis, by which any number of processes on one DATABASE_URL share the work (start --role all, channels or worker). Nothing is kept there: when it is away, all goes on a little slower.',
    example: 'redis://redis.example:6379',
    secret: true,
  }),
  EVIDENCE_URL: optional(
    text(
      (value) => readEvidenceUrl(value) !== undefined,
      'is neither s3://bucket/prefix nor file:///folder, without a name, a password or anything behind it',
    ),
    {
      group: DATA,
      standard: '(not set: DATA_DIR/evidence)',
      meaning:
        'Where the evidence files stand: a bucket of an S3-compatible store, or a folder that several machines share. Files are sealed before they leave the program.',
      example: 's3://aduan-evidence/kalsel',
    },
  ),
  ERASURES_DIR: optional(folder, {
    group: DATA,
    standard: '(not set: DATA_DIR/erasures)',
    meaning:
      'Folder of the ledger of erasures, by which a restored backup forgets what people had erased since. Best on another disk than the database. Holds ids and times, nothing of a person.',
    example: '/var/lib/aduan-erasures',
  }),
  S3_ENDPOINT: optional(origin, {
    group: DATA,
    standard: "(not set: Amazon's own of S3_REGION)",
    meaning: 'Address of another S3-compatible store, such as MinIO or Ceph.',
    example: 'https://s3.example.go.id',
  }),
  S3_REGION: standing(
    text((value) => /^[a-z0-9-]{1,64}$/.test(value), 'is not the name of a region, such as ap-southeast-3'),
    {
      group: DATA,
      standard: 'us-east-1',
      meaning: 'Region of the bucket. Stores of your own usually take the default.',
      example: 'ap-southeast-3',
    },
  ),
  S3_ADDRESSING: standing(oneOf(['auto', 'path', 'host']), {
    group: DATA,
    standard: 'auto',
    meaning:
      'Where the bucket stands in an address: path (https://host/bucket), host (https://bucket.host), or auto: path with S3_ENDPOINT, host without.',
    example: 'auto',
  }),
  S3_ACCESS_KEY_ID: optional(credential, {
    group: DATA,
    standard: '(not set: what the machine itself is given, such as a role)',
    meaning: 'Key of an account that may list, read, write and delete in the bucket, and no more.',
    example: 'AKIAIOSFODNN7EXAMPLE',
    secret: true,
  }),
  S3_SECRET_ACCESS_KEY: optional(credential, {
    group: DATA,
    standard: '(needed with S3_ACCESS_KEY_ID)',
    meaning: 'The secret that belongs to S3_ACCESS_KEY_ID.',
    example: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    secret: true,
  }),
  ADUAN_SECRET: optional(
    text((value) => value.length >= SECRET_LENGTH_MIN, `is shorter than ${SECRET_LENGTH_MIN} characters`),
    {
      group: DATA,
      standard: '(made once, in DATA_DIR/secret)',
      meaning:
        'Key for encryption at rest and for signing. Without it the data can not be read: keep a copy apart from the data. The same for every process on one database. At least 32 characters; in .env write what the command of the example prints.',
      example: '$(openssl rand -base64 33)',
      secret: true,
    },
  ),
  POLICY_FILE: optional(file, {
    group: DATA,
    standard: '(the one that ships: policy/kalsel.yaml)',
    meaning: 'Categories, needed facts and evidence, desks, keywords, service levels.',
    example: './policy/kalsel.yaml',
  }),
  DEFAULT_LANGUAGE: standing(oneOf(LANGUAGES), {
    group: TALK,
    standard: 'id',
    meaning: 'Language until a citizen chooses: id or en.',
    example: 'id',
  }),
  LOG_LEVEL: standing(oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']), {
    group: TALK,
    standard: 'info',
    meaning:
      'How much is logged, as JSON lines on stdout: fatal, error, warn, info, debug, trace or silent. Never words, names, numbers or evidence of people.',
    example: 'info',
  }),
  TELEGRAM_BOT_TOKEN: optional(credential, {
    group: TELEGRAM,
    standard: '(not set: Telegram is off)',
    meaning: 'Switches Telegram on. @BotFather gives it.',
    example: '123456789:AAExampleExampleExampleExampleExample',
    secret: true,
  }),
  TELEGRAM_API_ROOT: standing(address, {
    group: TELEGRAM,
    standard: OFFICIAL.telegram,
    meaning: 'Another Bot API server, for example one of your own.',
    example: 'http://127.0.0.1:8081',
  }),
  TELEGRAM_MODE: standing(oneOf(['polling', 'webhook']), {
    group: TELEGRAM,
    standard: 'polling',
    meaning: 'polling, or webhook on PUBLIC_URL/webhooks/telegram.',
    example: 'polling',
  }),
  TELEGRAM_WEBHOOK_SECRET: optional(
    text((value) => /^[A-Za-z0-9_-]{1,256}$/.test(value), 'is not 1 to 256 letters, digits, _ or -'),
    {
      group: TELEGRAM,
      standard: '(needed for webhook)',
      meaning:
        'Telegram sends it with every call; whoever does not know it is turned away. In .env write what the command of the example prints.',
      example: '$(openssl rand -hex 32)',
      secret: true,
    },
  ),
  TELEGRAM_SENDS_PER_SECOND: standing(number(0.01, 1_000_000_000, false), {
    group: TELEGRAM,
    standard: '30',
    meaning:
      'Messages a second to all chats together. Raise it only for a Bot API server of your own; the pace per chat then falls away too.',
    example: '30',
  }),
  TELEGRAM_DESK_CHAT_ID: optional(
    text((value) => /^-?\d{1,20}$/.test(value), 'is not the number of a chat'),
    {
      group: TELEGRAM,
      meaning:
        "The number of the admins' group, chat of the central desk; with topics on, each complaint gets its own. `/start` in the group makes the bot tell the number; `doctor` says what to switch on there.",
      example: '-1001234567890',
    },
  ),
  X_APP_KEY: optional(credential, {
    group: X,
    standard: '(not set: X is off)',
    meaning: "Switches X on. The official account's credentials, all four, from the developer portal.",
    example: 'xvz1evFS4wEEPTGEFPHBog',
    secret: true,
  }),
  X_APP_SECRET: optional(credential, {
    group: X,
    meaning: 'See X_APP_KEY.',
    example: 'L8qq9PZyRg6ieKGEKhZolGC0vJWLw8iEJ88DRdyOg',
    secret: true,
  }),
  X_ACCESS_TOKEN: optional(credential, {
    group: X,
    meaning: 'See X_APP_KEY.',
    example: '370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb',
    secret: true,
  }),
  X_ACCESS_SECRET: optional(credential, {
    group: X,
    meaning: 'See X_APP_KEY.',
    example: 'LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE',
    secret: true,
  }),
  X_API_ROOT: standing(origin, {
    group: X,
    standard: OFFICIAL.x,
    meaning: 'Another server that speaks the X API v2; an origin without a path.',
    example: OFFICIAL.x,
  }),
  X_MODE: standing(oneOf(['polling', 'webhook']), {
    group: X,
    standard: 'polling',
    meaning: 'polling (mentions and direct messages), or webhook on PUBLIC_URL/webhooks/x.',
    example: 'polling',
  }),
  X_POLL_SECONDS: standing(number(0.01, 86_400, false), {
    group: X,
    standard: '60',
    meaning: 'How often mentions and direct messages are read; fractions allowed.',
    example: '60',
  }),
  WHATSAPP: standing(oneOf(['off', 'web', 'cloud']), {
    group: WHATSAPP,
    standard: 'off',
    meaning:
      "off; web: a phone linked by a QR code, which is shown in the terminal and on a page whose one-time link is printed (unofficial: the number may be banned); cloud: Meta's official Cloud API.",
    example: 'off',
  }),
  WHATSAPP_CLOUD_TOKEN: optional(credential, {
    group: WHATSAPP,
    standard: '(needed for cloud)',
    meaning:
      "A permanent token of a system user in Meta's Business settings; with the next three the official account's credentials.",
    example: 'EAAGexampleexampleexample',
    secret: true,
  }),
  WHATSAPP_CLOUD_PHONE_ID: optional(
    text((value) => /^\d+$/.test(value), 'is not a number'),
    {
      group: WHATSAPP,
      standard: '(needed for cloud)',
      meaning: 'The "Phone number ID" of WhatsApp → API Setup; not the telephone number.',
      example: '106540352242922',
    },
  ),
  WHATSAPP_CLOUD_APP_SECRET: optional(credential, {
    group: WHATSAPP,
    standard: '(needed for cloud)',
    meaning: 'The "App secret" of App settings → Basic. Meta signs every call of the webhook with it.',
    example: '0123456789abcdef0123456789abcdef',
    secret: true,
  }),
  WHATSAPP_CLOUD_VERIFY_TOKEN: optional(credential, {
    group: WHATSAPP,
    standard: '(needed for cloud)',
    meaning:
      'A word of your own, written here and in WhatsApp → Configuration: by it Meta knows the webhook for yours.',
    example: 'a-word-of-your-own',
    secret: true,
  }),
  WHATSAPP_CLOUD_API_ROOT: standing(address, {
    group: WHATSAPP,
    standard: OFFICIAL.whatsapp,
    meaning: 'Another server that speaks the Graph API, for tests.',
    example: OFFICIAL.whatsapp,
  }),
  CHROMIUM_PATH: optional(program, {
    group: WHATSAPP,
    standard: '(found on the machine)',
    meaning: 'The browser that whatsapp-web.js drives.',
    example: '/usr/bin/chromium',
  }),
});

/** The name of a setting's environment variable. */
export type SettingName = keyof typeof SettingsSchema.shape;

/** Every setting's name, in the order of the table. */
export const SETTING_NAMES = Object.keys(SettingsSchema.shape) as readonly SettingName[];

/** What is told about a setting. */
export function paperOf(name: SettingName): Paper {
  const paper = papers.get(SettingsSchema.shape[name]);
  if (!paper) throw new Error(`the setting ${name} is not described`);
  return paper;
}
