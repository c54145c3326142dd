import { ApiPartialResponseError, ApiRequestError, ApiResponseError } from 'twitter-api-v2';
import { asArray, asObject, asText } from '../json.ts';
import { UNREACHED } from '../unreached.ts';

/**
 * How a call to X failed, as data. Holds nothing a person wrote and no credential: the library's own errors carry the whole request, so
 * they never leave this file.
 */
export type XFault =
  /** The platform said no (4xx). `says` are its own English phrases, for comparing only, never for logs. */
  | { readonly kind: 'refused'; readonly code: number; readonly says: string }
  /** Too much: wait for the limit to begin anew. */
  | { readonly kind: 'limit'; readonly waitMs: number }
  /** The platform stumbled (5xx). */
  | { readonly kind: 'server'; readonly code: number }
  /** Nothing reached the platform: name not found, connection refused. */
  | { readonly kind: 'unreached'; readonly code: string }
  /** A cut socket, a time-out, an unreadable answer: it may have been done. */
  | { readonly kind: 'broken'; readonly code: string }
  /** We were told to stop. */
  | { readonly kind: 'stopped' };

const field = (of: unknown, name: string): unknown =>
  typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined;

/** The phrases of a refusal: X puts them in `detail`, `title` and `errors[].message`. */
function phrasesOf(data: unknown): string {
  const body = asObject(data);
  const errors = asArray(body?.errors).map(asObject);
  return [body?.detail, body?.title, ...errors.flatMap((error) => [error?.detail, error?.message, error?.title])]
    .map(asText)
    .filter(Boolean)
    .join(' | ');
}

/**
 * What a throw of the library means.
 * @param limitMs how long to wait when the platform says that it was too much
 */
export function faultOf(thrown: unknown, limitMs: () => number): XFault {
  if (thrown instanceof ApiResponseError) {
    const { code } = thrown;
    if (code === 429) return { kind: 'limit', waitMs: limitMs() };
    if (code >= 500) return { kind: 'server', code };
    return { kind: 'refused', code, says: phrasesOf(thrown.data) };
  }
  if (thrown instanceof ApiPartialResponseError) return { kind: 'broken', code: 'BAD_ANSWER' };
  // In 1.29 the library keeps the cause under another name than the one its own getter reads.
  const cause =
    thrown instanceof ApiRequestError ? (thrown.requestError ?? field(field(thrown, '_options'), 'error')) : thrown;
  if (/timeout/i.test(asText(field(cause, 'message')) ?? '')) return { kind: 'broken', code: 'TIMEOUT' };
  const code = codeOf(cause);
  return UNREACHED.has(code) ? { kind: 'unreached', code } : { kind: 'broken', code };
}

/** The short code of something that was thrown, fit for logs: capitals, digits and underscores only. */
export function codeOf(thrown: unknown): string {
  for (const candidate of [field(thrown, 'code'), field(field(thrown, 'cause'), 'code'), field(thrown, 'name')]) {
    const code = String(candidate ?? '')
      .toUpperCase()
      .replaceAll('-', '_');
    if (/^[A-Z][A-Z0-9_]{1,40}$/.test(code)) return code;
  }
  return 'UNKNOWN';
}

/** A fault in one word for logs and health: `403`, `ECONNRESET`, `LIMIT`. */
export function faultCode(fault: XFault): string {
  if (fault.kind === 'stopped') return 'STOPPED';
  return fault.kind === 'limit' ? 'LIMIT' : String(fault.code);
}
