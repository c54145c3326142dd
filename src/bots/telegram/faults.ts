import { TelegramError } from 'telegraf';
import { UNREACHED } from '../unreached.ts';

/**
 * How a call to the Bot API failed, as data. Holds nothing a person wrote: telegraf's own error carries the whole payload and,
 * for a reply that is not JSON, the bot token in its message, so neither ever leaves this file.
 */
export type ApiFault =
  /** The platform said no (4xx). `description` is the platform's own English phrase, for comparing only, never for logs. */
  | {
      readonly kind: 'refused';
      readonly code: number;
      readonly description: string;
      readonly retryAfterMs?: number;
      /** The group became a supergroup with this id. */
      readonly migratedTo?: string;
    }
  /** The platform stumbled (5xx); telegraf reads no body then. */
  | { readonly kind: 'server'; readonly code: number }
  /** Nothing reached the platform: name not found, connection refused. */
  | { readonly kind: 'unreached'; readonly code: string }
  /** A cut socket, a time-out, an unreadable answer: it may have been done. */
  | { readonly kind: 'broken'; readonly code: string }
  /** We were told to stop. */
  | { readonly kind: 'stopped' };

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A property of something that was thrown; undefined where it has none. */
const field = (thrown: unknown, name: string): unknown =>
  typeof thrown === 'object' && thrown !== null ? Reflect.get(thrown, name) : undefined;

/**
 * What a throw of telegraf's client means.
 * @param ended why our own deadline or stop signal ended the call, when it did
 */
export function faultOf(thrown: unknown, ended: 'stopped' | 'timeout' | undefined): ApiFault {
  if (thrown instanceof TelegramError) {
    const code = Number(thrown.code);
    if (!Number.isInteger(code)) return { kind: 'broken', code: 'BAD_ANSWER' };
    if (code >= 500) return { kind: 'server', code };
    const retryAfter = field(thrown.parameters, 'retry_after');
    const migratedTo = field(thrown.parameters, 'migrate_to_chat_id');
    return {
      kind: 'refused',
      code,
      description: text(thrown.description),
      ...(typeof retryAfter === 'number' && retryAfter >= 0 ? { retryAfterMs: Math.ceil(retryAfter * 1000) } : {}),
      ...(Number.isSafeInteger(migratedTo) ? { migratedTo: String(migratedTo) } : {}),
    };
  }
  if (ended === 'stopped') return { kind: 'stopped' };
  if (ended === 'timeout') return { kind: 'broken', code: 'TIMEOUT' };
  const code = codeOf(thrown);
  return UNREACHED.has(code) ? { kind: 'unreached', code } : { kind: 'broken', code };
}

/** The short code of something that was thrown, fit for logs: capitals, digits and underscores only. */
export function codeOf(thrown: unknown): string {
  for (const candidate of [
    field(thrown, 'code'),
    field(field(thrown, 'cause'), 'code'),
    field(thrown, 'type'),
    field(thrown, 'name'),
  ]) {
    const code = text(candidate).toUpperCase().replaceAll('-', '_');
    if (/^[A-Z][A-Z0-9_]{1,40}$/.test(code)) return code;
  }
  return 'UNKNOWN';
}

/** A fault in one word for logs and health: `429`, `ECONNRESET`, `TIMEOUT`. */
export function faultCode(fault: ApiFault): string {
  return fault.kind === 'stopped' ? 'STOPPED' : String(fault.code);
}
