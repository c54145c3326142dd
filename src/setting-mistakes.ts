/** What is wrong with the settings, found all at once and told with a good line to write instead. */
import type { z } from 'zod';
import { editsBetween } from './core/language/edits.ts';
import { paperOf, SETTING_NAMES, type SettingName } from './settings.ts';

/** A setting that needs another value. No part of it ever repeats a secret. */
export interface SettingMistake {
  readonly variable: string;
  /** What is wrong, to be read after the variable's name. */
  readonly wrong: string;
  /** A good line to write instead, `PORT=8080`. */
  readonly example: string;
}

/** Values by names, of the environment or a file. */
export type Given = Readonly<Record<string, string | undefined>>;

/** Characters of a wrong value that are repeated to the operator. */
const SHOWN_MAX = 60;
/** Edits between a misspelt name and the one that was meant. */
const ALIKE_MAX = 2;
/** Shorter names have look-alikes in every environment (`HOME` and `HOST`); only in our own `.env` do those count. */
const ALIKE_LENGTH_MIN = 8;

/**
 * Everything that is wrong with the settings.
 * @param given those that are set, by the names that are known
 * @param issues what the schema says to them
 * @param file all that stands in the `.env` file
 * @param env all that stands in the environment
 */
export function mistakesIn(
  given: Given,
  issues: readonly z.core.$ZodIssue[],
  file: Given,
  env: Given,
): readonly SettingMistake[] {
  const commands = [...commandsIn(file)];
  return [
    ...commands,
    ...[...issues.map((issue) => mistakeIn(issue, given)), ...mistakesBetween(given)].filter(
      ({ variable }) => !commands.some((command) => command.variable === variable),
    ),
    ...misspelt(Object.keys(file), 0),
    ...misspelt(Object.keys(env), ALIKE_LENGTH_MIN),
  ];
}

const lineOf = (name: SettingName): string => `${name}=${paperOf(name).example}`;
const mistake = (name: SettingName, wrong: string, example = lineOf(name)): SettingMistake => ({
  variable: name,
  wrong,
  example,
});

function mistakeIn(issue: z.core.$ZodIssue, given: Given): SettingMistake {
  const name = issue.path[0] as SettingName; // every issue of this flat schema is about one of its keys
  const value = given[name] ?? '';
  const shown = value.length > SHOWN_MAX ? `${value.slice(0, SHOWN_MAX)}…` : value;
  // An address may carry a password before its @.
  const hidden = paperOf(name).secret || value.includes('@');
  return mistake(
    name,
    hidden ? `has a value that ${issue.message}` : `is ${JSON.stringify(shown)}, which ${issue.message}`,
  );
}

/** What only shows when several settings are looked at together. */
function* mistakesBetween(given: Given): Generator<SettingMistake> {
  const https = given.PUBLIC_URL?.toLowerCase().startsWith('https://') ?? false;
  // A Bot API server of one's own takes plain http as well (Bot API, "Using a Local Bot API Server").
  const ownServer = given.TELEGRAM_API_ROOT !== undefined && !given.TELEGRAM_API_ROOT.includes('api.telegram.org');
  if (given.TELEGRAM_MODE === 'webhook') {
    if (!given.PUBLIC_URL) yield mistake('PUBLIC_URL', 'is missing: TELEGRAM_MODE=webhook needs it');
    else if (!https && !ownServer)
      yield mistake('PUBLIC_URL', 'does not begin with https://: Telegram calls webhooks over HTTPS only');
    if (!given.TELEGRAM_WEBHOOK_SECRET)
      yield mistake('TELEGRAM_WEBHOOK_SECRET', 'is missing: TELEGRAM_MODE=webhook needs it');
  }
  const token = given.TELEGRAM_BOT_TOKEN;
  if (token !== undefined && !ownServer && !/^\d{1,20}:[\w-]{20,}$/.test(token))
    yield mistake(
      'TELEGRAM_BOT_TOKEN',
      'has a value that is not what @BotFather gives: a number, a colon, and some 35 letters, digits, _ or -',
    );
  const pair = ['S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;
  if (pair.some((name) => given[name]))
    for (const name of pair) if (!given[name]) yield mistake(name, 'is missing: a key for S3 has two parts');
  const credentials = ['X_APP_KEY', 'X_APP_SECRET', 'X_ACCESS_TOKEN', 'X_ACCESS_SECRET'] as const;
  if (credentials.some((name) => given[name]))
    for (const name of credentials)
      if (!given[name]) yield mistake(name, 'is missing: X needs all four of its credentials');
  if (given.X_MODE === 'webhook' && !https)
    yield mistake('PUBLIC_URL', 'is not an https:// address: X_MODE=webhook needs one');
  if (given.WHATSAPP === 'cloud')
    for (const name of [
      'WHATSAPP_CLOUD_TOKEN',
      'WHATSAPP_CLOUD_PHONE_ID',
      'WHATSAPP_CLOUD_APP_SECRET',
      'WHATSAPP_CLOUD_VERIFY_TOKEN',
    ] as const)
      if (!given[name]) yield mistake(name, 'is missing: WHATSAPP=cloud needs it');
}

/** The examples of secrets are commands, which a shell runs; `.env` is no shell. */
function* commandsIn(file: Given): Generator<SettingMistake> {
  for (const name of SETTING_NAMES) {
    const command = /^(?:\$\((.*)\)|`(.*)`)$/.exec(file[name]?.trim() ?? '');
    if (command)
      yield mistake(
        name,
        'is a command, which .env does not run: run it in a terminal, and write what it prints',
        `${name}=what ${command[1] ?? command[2]} printed`,
      );
  }
}

/** Names that look like ours but are not: a misspelt token would just leave the channel off. */
function* misspelt(names: readonly string[], lengthMin: number): Generator<SettingMistake> {
  for (const name of names) {
    const meant = nearestSetting(name, lengthMin);
    if (meant !== undefined && meant !== name)
      yield { variable: name, wrong: `is not a setting: did you mean ${meant}?`, example: lineOf(meant) };
  }
}

/** The setting that is written so or nearly so; undefined when none is. */
function nearestSetting(name: string, lengthMin: number): SettingName | undefined {
  const exact = SETTING_NAMES.find((known) => known === name);
  if (exact) return exact;
  const [meant] = SETTING_NAMES.filter((known) => known.length >= lengthMin)
    .map((known) => ({ known, edits: editsBetween(name.toUpperCase(), known, ALIKE_MAX) }))
    .sort((a, b) => a.edits - b.edits);
  return meant && meant.edits <= ALIKE_MAX ? meant.known : undefined;
}

/** How names of ours begin; in `.env` hardly anybody else's do. */
const OURS = /^(?:ADUAN|TELEGRAM|WHATSAPP|S3|X)_/;

/** Names in `.env` that look meant for us and are not near to any: they would be passed over without a word. */
export function* unheardOf(names: readonly string[]): Generator<string> {
  for (const name of names) {
    const ours = OURS.exec(name.toUpperCase())?.[0];
    if (ours === undefined || nearestSetting(name, 0) !== undefined) continue;
    const known = SETTING_NAMES.filter((each) => each.startsWith(ours));
    yield `${name} in .env is not a setting and has no effect. Known are ${known.join(', ')}.`;
  }
}

/** Mistakes as lines for a person. */
export function describeMistakes(mistakes: readonly SettingMistake[]): string {
  const lines = mistakes.map(({ variable, wrong, example }) => `  ${variable} ${wrong}\n      write: ${example}`);
  const one = mistakes.length === 1;
  return `${one ? 'A setting needs' : `${mistakes.length} settings need`} another value (environment or .env; all of them are in .env.example):\n\n${lines.join('\n')}\n`;
}
