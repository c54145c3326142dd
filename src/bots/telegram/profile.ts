import type { BotCommand } from 'telegraf/types';
import { LANGUAGES, type Language } from '../../core/language/language.ts';
import { TELEGRAM_COMMANDS, TELEGRAM_DESK_COMMANDS, type TelegramTexts } from '../../core/language/telegram.ts';
import { asArray, asObject, asText } from '../json.ts';
import type { ApiOutcome, BotApi } from './api.ts';
import { faultCode } from './faults.ts';
import type { TakeNote } from './notes.ts';

/** What the profile is made of. */
export interface ProfileOptions {
  readonly texts: Readonly<Record<Language, TelegramTexts>>;
  /** Whose service it is, as the policy names it. */
  readonly serviceName: string;
  /** Shown to those whose app speaks another language than ours. */
  readonly defaultLanguage: Language;
}

/** Longest texts the platform takes (Bot API, setMyDescription, setMyShortDescription). */
const DESCRIPTION_LENGTH_MAX = 512;
const SHORT_DESCRIPTION_LENGTH_MAX = 120;

/**
 * Sets the menu of commands and the descriptions, per language, where they differ from what the platform has: setting them is
 * limited to a few times an hour, and a restart must not spend one. Never throws; a failure is noted and tried at the next start.
 */
export async function setProfile(
  api: BotApi,
  options: ProfileOptions,
  note: TakeNote,
  signal: AbortSignal,
): Promise<void> {
  let changed = 0;
  const failed = (outcome: ApiOutcome): boolean => {
    if (outcome.ok) return false;
    if (outcome.fault.kind !== 'stopped')
      note({ level: 'warn', code: 'profile-failed', detail: faultCode(outcome.fault) });
    return true;
  };
  // The default goes first, without a code; every other language has its own.
  const others = LANGUAGES.filter((language) => language !== options.defaultLanguage);
  for (const language of [options.defaultLanguage, ...others]) {
    const texts = options.texts[language];
    const code = language === options.defaultLanguage ? {} : { language_code: language };
    const commands: BotCommand[] = TELEGRAM_COMMANDS.map((command) => ({ command, description: texts[command]() }));
    const description = texts.description({ name: options.serviceName }).slice(0, DESCRIPTION_LENGTH_MAX);
    const short = texts.shortDescription({ name: options.serviceName }).slice(0, SHORT_DESCRIPTION_LENGTH_MAX);

    const hasCommands = await api.call('getMyCommands', code, signal);
    if (failed(hasCommands)) return;
    if (!sameCommands(hasCommands, commands)) {
      if (failed(await api.call('setMyCommands', { commands, ...code }, signal))) return;
      changed += 1;
    }
    const hasDescription = await api.call('getMyDescription', code, signal);
    if (failed(hasDescription)) return;
    if (textIn(hasDescription, 'description') !== description) {
      if (failed(await api.call('setMyDescription', { description, ...code }, signal))) return;
      changed += 1;
    }
    const hasShort = await api.call('getMyShortDescription', code, signal);
    if (failed(hasShort)) return;
    if (textIn(hasShort, 'short_description') !== short) {
      if (failed(await api.call('setMyShortDescription', { short_description: short, ...code }, signal))) return;
      changed += 1;
    }
  }
  if (changed > 0) note({ level: 'info', code: 'profile-set', detail: String(changed) });
}

/**
 * Sets the menu of commands in the desk's group, in the language of the installation: a group has members of every language. Where
 * we are not in that group (yet), it is noted and tried at the next start.
 */
export async function setDeskCommands(
  api: BotApi,
  { texts, defaultLanguage }: ProfileOptions,
  deskChat: string,
  note: TakeNote,
  signal: AbortSignal,
): Promise<void> {
  const scope = { type: 'chat', chat_id: Number(deskChat) } as const;
  const commands: BotCommand[] = TELEGRAM_DESK_COMMANDS.map((command) => ({
    command,
    description: texts[defaultLanguage][command](),
  }));
  const has = await api.call('getMyCommands', { scope }, signal);
  if (has.ok && sameCommands(has, commands)) return;
  const set = has.ok ? await api.call('setMyCommands', { commands, scope }, signal) : has;
  if (set.ok) note({ level: 'info', code: 'profile-set', detail: 'DESK' });
  else if (set.fault.kind !== 'stopped') note({ level: 'warn', code: 'profile-failed', detail: faultCode(set.fault) });
}

const textIn = (outcome: ApiOutcome, field: string): string =>
  outcome.ok ? (asText(asObject(outcome.result)?.[field]) ?? '') : '';

function sameCommands(outcome: ApiOutcome, wanted: readonly BotCommand[]): boolean {
  const has = outcome.ok ? asArray(outcome.result).map(asObject) : [];
  return (
    has.length === wanted.length &&
    wanted.every(({ command, description }, i) => has[i]?.command === command && has[i]?.description === description)
  );
}
