/** Reads the settings: environment over `.env`, checked all at once by one schema. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import type { z } from 'zod';
import type { Language } from './core/language/language.ts';
import { type EvidenceUrl, readEvidenceUrl } from './evidence-url.ts';
import { type Given, mistakesIn, type SettingMistake, unheardOf } from './setting-mistakes.ts';
import { SETTING_NAMES, SettingsSchema } from './settings.ts';

/** The settings, checked, with every default filled in. */
export interface Settings {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  /** An origin: `https://lapor.example.go.id`, without a slash at the end. */
  readonly publicUrl: string | undefined;
  /** Absolute. Need not exist yet. */
  readonly dataDir: string;
  /** `postgres://…`; undefined: SQLite in `dataDir`. */
  readonly databaseUrl: string | undefined;
  /** `redis://…`, by which processes on one `databaseUrl` share the work; undefined: one process works. */
  readonly redisUrl: string | undefined;
  /** Where evidence stands; undefined: in `dataDir`. */
  readonly evidence: EvidenceUrl | undefined;
  /** Absolute, where the ledger of erasures lies; undefined: in `dataDir`. */
  readonly erasuresDir: string | undefined;
  readonly s3: S3Settings;
  /** `ADUAN_SECRET` when it is set; otherwise the one in `dataDir` counts, see `secret.ts`. */
  readonly secret: string | undefined;
  /** Absolute; undefined: the one that ships. */
  readonly policyFile: string | undefined;
  readonly defaultLanguage: Language;
  readonly logLevel: z.output<typeof SettingsSchema>['LOG_LEVEL'];
  /** Undefined: switched off. */
  readonly telegram: TelegramSettings | undefined;
  /** Undefined: switched off. */
  readonly x: XSettings | undefined;
  readonly whatsapp: WhatsAppSettings | undefined;
  /** Plain sentences for the operator: set, accepted, and of no effect. */
  readonly notices: readonly string[];
}

/** How buckets are reached: those of `EVIDENCE_URL`, and those that evidence is copied from or to. */
export interface S3Settings {
  /** An origin; absent: Amazon's own of the region. */
  readonly endpoint?: string;
  readonly region: string;
  /** The bucket in the path, not in the host. */
  readonly pathStyle: boolean;
  /** Absent: what the machine itself is given. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** Telegram's part of the settings. */
export interface TelegramSettings {
  readonly token: string;
  readonly apiRoot: string;
  readonly mode: 'polling' | 'webhook';
  /** Always there when the mode is `webhook`. */
  readonly webhookSecret: string | undefined;
  readonly sendsPerSecond: number;
  /** The number of the admins' group. */
  readonly deskChat: string | undefined;
}

/** X's part of the settings. */
export interface XSettings {
  readonly appKey: string;
  readonly appSecret: string;
  readonly accessToken: string;
  readonly accessSecret: string;
  /** An origin. */
  readonly apiRoot: string;
  readonly mode: 'polling' | 'webhook';
  readonly pollSeconds: number;
}

/** WhatsApp's part of the settings. */
export type WhatsAppSettings =
  | {
      readonly mode: 'web';
      /** `CHROMIUM_PATH`; undefined: the one that is found on the machine. */
      readonly browser: string | undefined;
    }
  | {
      readonly mode: 'cloud';
      readonly token: string;
      readonly phoneId: string;
      readonly appSecret: string;
      readonly verifyToken: string;
      readonly apiRoot: string;
    };

/** All settings, or every one that needs another value. */
export type SettingsRead =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly mistakes: readonly SettingMistake[] };

/**
 * Reads the settings. Touches nothing but the `.env` file, and looks whether named files exist.
 * @param env the environment, which wins over the file; an empty value counts as not set
 * @param folder where `.env` is looked for
 */
export function readSettings(env: Given, folder: string): SettingsRead {
  const file = readEnvFile(path.join(folder, '.env'));
  if (!file.ok) return { ok: false, mistakes: [file.mistake] };
  const given: Record<string, string | undefined> = {};
  for (const name of SETTING_NAMES) {
    const value = (env[name] ?? file.values[name])?.trim();
    if (value) given[name] = value;
  }
  const parsed = SettingsSchema.safeParse(given);
  const mistakes = mistakesIn(given, parsed.error?.issues ?? [], file.values, env);
  if (!parsed.success || mistakes.length > 0) return { ok: false, mistakes };
  const settings = settingsFrom(parsed.data);
  return {
    ok: true,
    settings: { ...settings, notices: [...settings.notices, ...unheardOf(Object.keys(file.values))] },
  };
}

/** Whether the settings are those of several processes that share the work. */
export const isShared = (
  settings: Settings,
): settings is Settings & { readonly redisUrl: string; readonly databaseUrl: string } =>
  settings.redisUrl !== undefined && settings.databaseUrl !== undefined;

/** The settings of this process. */
export const settingsOfProcess = (): SettingsRead => readSettings(process.env, process.cwd());

function readEnvFile(file: string): { ok: true; values: Given } | { ok: false; mistake: SettingMistake } {
  try {
    return { ok: true, values: parseEnv(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')) };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    if (code === 'ENOENT') return { ok: true, values: {} };
    return {
      ok: false,
      mistake: { variable: '.env', wrong: `can not be read (${code})`, example: 'cp .env.example .env' },
    };
  }
}

function settingsFrom(read: z.output<typeof SettingsSchema>): Settings {
  return {
    host: read.HOST,
    port: read.PORT,
    publicUrl: read.PUBLIC_URL,
    dataDir: read.DATA_DIR,
    erasuresDir: read.ERASURES_DIR,
    databaseUrl: read.DATABASE_URL,
    redisUrl: read.REDIS_URL,
    evidence: read.EVIDENCE_URL === undefined ? undefined : readEvidenceUrl(read.EVIDENCE_URL),
    s3: s3From(read),
    secret: read.ADUAN_SECRET,
    policyFile: read.POLICY_FILE,
    defaultLanguage: read.DEFAULT_LANGUAGE,
    logLevel: read.LOG_LEVEL,
    telegram:
      read.TELEGRAM_BOT_TOKEN === undefined
        ? undefined
        : {
            token: read.TELEGRAM_BOT_TOKEN,
            apiRoot: read.TELEGRAM_API_ROOT,
            mode: read.TELEGRAM_MODE,
            webhookSecret: read.TELEGRAM_WEBHOOK_SECRET,
            sendsPerSecond: read.TELEGRAM_SENDS_PER_SECOND,
            deskChat: read.TELEGRAM_DESK_CHAT_ID,
          },
    x: xFrom(read),
    whatsapp: whatsappFrom(read),
    notices: [...noticesOf(read)],
  };
}

function* noticesOf(read: z.output<typeof SettingsSchema>): Generator<string> {
  if (read.TELEGRAM_DESK_CHAT_ID !== undefined && read.TELEGRAM_BOT_TOKEN === undefined)
    yield 'TELEGRAM_DESK_CHAT_ID is set, but Telegram is off: without TELEGRAM_BOT_TOKEN it has no effect.';
  if ((read.S3_ENDPOINT ?? read.S3_ACCESS_KEY_ID) !== undefined && !read.EVIDENCE_URL?.startsWith('s3:'))
    yield 'S3 is set, but EVIDENCE_URL names no bucket: evidence is kept in a folder; only copy-evidence may use the bucket.';
  if (read.REDIS_URL !== undefined && read.DATABASE_URL === undefined)
    yield 'REDIS_URL is set, but DATABASE_URL is not: a SQLite file belongs to one process, which needs no Redis. It has no effect.';
}

function s3From(read: z.output<typeof SettingsSchema>): S3Settings {
  const { S3_ENDPOINT: endpoint, S3_REGION: region, S3_ADDRESSING: addressing } = read;
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = read;
  return {
    ...(endpoint !== undefined && { endpoint }),
    region,
    pathStyle: addressing === 'path' || (addressing === 'auto' && endpoint !== undefined),
    ...(accessKeyId !== undefined &&
      secretAccessKey !== undefined && { credentials: { accessKeyId, secretAccessKey } }),
  };
}

/** All four credentials, or X is off; some alone were refused before. */
function xFrom(read: z.output<typeof SettingsSchema>): XSettings | undefined {
  const {
    X_APP_KEY: appKey,
    X_APP_SECRET: appSecret,
    X_ACCESS_TOKEN: accessToken,
    X_ACCESS_SECRET: accessSecret,
  } = read;
  if (!appKey || !appSecret || !accessToken || !accessSecret) return undefined;
  const { X_API_ROOT: apiRoot, X_MODE: mode, X_POLL_SECONDS: pollSeconds } = read;
  return { appKey, appSecret, accessToken, accessSecret, apiRoot, mode, pollSeconds };
}

function whatsappFrom(read: z.output<typeof SettingsSchema>): WhatsAppSettings | undefined {
  if (read.WHATSAPP === 'off') return undefined;
  if (read.WHATSAPP === 'web') return { mode: 'web', browser: read.CHROMIUM_PATH };
  return {
    mode: 'cloud',
    // All four are there: looked at before.
    token: read.WHATSAPP_CLOUD_TOKEN ?? '',
    phoneId: read.WHATSAPP_CLOUD_PHONE_ID ?? '',
    appSecret: read.WHATSAPP_CLOUD_APP_SECRET ?? '',
    verifyToken: read.WHATSAPP_CLOUD_VERIFY_TOKEN ?? '',
    apiRoot: read.WHATSAPP_CLOUD_API_ROOT,
  };
}
