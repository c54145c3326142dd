import type { Clock } from '../../../core/clock.ts';
import { asInteger, asObject, asText } from '../../json.ts';
import { UNREACHED } from '../../unreached.ts';

/** The version of the Graph API that is spoken. */
const GRAPH_VERSION = 'v23.0';
/** Longest wait for an answer, in milliseconds. */
const CALL_MS_MAX = 20_000;
/** Longest answer that is read, in characters: all that we ask for fits many times over. */
const ANSWER_MAX = 1024 * 1024;

/** How a call failed, as data. Holds nothing a person wrote, and no token. */
export type GraphFault =
  /** Meta said no. `code` is Meta's own (Cloud API, error codes), 0 where it gave none. */
  | { readonly kind: 'refused'; readonly status: number; readonly code: number; readonly retryAfterMs?: number }
  /** Meta stumbled (5xx). */
  | { readonly kind: 'server'; readonly status: number; readonly code: number }
  /** Nothing reached Meta: name not found, connection refused. */
  | { readonly kind: 'unreached'; readonly code: string }
  /** A cut socket, a time-out, an unreadable answer: it may have been done. */
  | { readonly kind: 'broken'; readonly code: string };

/** How a call ended. The result is as the platform sent it: look before use. */
export type GraphOutcome =
  | { readonly ok: true; readonly result: unknown }
  | { readonly ok: false; readonly fault: GraphFault };

/** The code of something that fetch threw: its cause's, where it has one. */
export function codeOf(thrown: unknown): string {
  const field = (value: unknown, name: string): unknown =>
    typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  for (const candidate of [field(field(thrown, 'cause'), 'code'), field(thrown, 'code'), field(thrown, 'name')])
    if (typeof candidate === 'string' && /^[A-Za-z][A-Za-z0-9_]{1,40}$/.test(candidate)) return candidate;
  return 'UNKNOWN';
}

/** A fault in one word for logs and health. */
export const faultCode = (fault: GraphFault): string =>
  fault.kind === 'refused' || fault.kind === 'server' ? String(fault.code || fault.status) : fault.code;

/** Meta's Graph API: one token, one root, every failure a value. */
export class Graph {
  readonly #root: string;
  readonly #token: string;
  readonly #clock: Clock;

  /** @param root with or without a slash at the end */
  constructor(root: string, token: string, clock: Clock) {
    this.#root = root.replace(/\/+$/, '');
    this.#token = token;
    this.#clock = clock;
  }

  /** Proves to Meta who asks; hold the token, so they go to nobody else. */
  get headers(): Readonly<Record<string, string>> {
    return { authorization: `Bearer ${this.#token}` };
  }

  /** Whether an address is on the server that we were told to speak to. */
  isOwn(address: URL): boolean {
    return address.origin === new URL(this.#root).origin;
  }

  /**
   * Calls the API. Never throws.
   * @param path below the version, `123/messages`
   * @param body sent as JSON, or as it is when it is a form; absent: it only reads
   */
  async call(
    path: string,
    body?: Readonly<Record<string, unknown>> | FormData,
    { signal, timeoutMs = CALL_MS_MAX }: { readonly signal?: AbortSignal; readonly timeoutMs?: number } = {},
  ): Promise<GraphOutcome> {
    const end = new AbortController();
    const stop = () => end.abort();
    signal?.addEventListener('abort', stop, { once: true });
    if (signal?.aborted) end.abort();
    const deadline = this.#clock.after(timeoutMs, stop);
    try {
      const isForm = body instanceof FormData;
      const response = await fetch(`${this.#root}/${GRAPH_VERSION}/${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          ...this.headers,
          ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
        redirect: 'error',
        signal: end.signal,
      });
      return outcomeOf(response, await response.text());
    } catch (thrown) {
      const code = end.signal.aborted ? 'TIMEOUT' : codeOf(thrown);
      return { ok: false, fault: UNREACHED.has(code) ? { kind: 'unreached', code } : { kind: 'broken', code } };
    } finally {
      deadline.cancel();
      signal?.removeEventListener('abort', stop);
    }
  }
}

function outcomeOf(response: Response, text: string): GraphOutcome {
  const { status } = response;
  const body = text.length > ANSWER_MAX ? undefined : parsed(text);
  if (response.ok)
    return body === undefined
      ? { ok: false, fault: { kind: 'broken', code: 'BAD_ANSWER' } }
      : { ok: true, result: body };
  const code = asInteger(asObject(asObject(body)?.error)?.code) ?? 0;
  if (status >= 500) return { ok: false, fault: { kind: 'server', status, code } };
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return {
    ok: false,
    fault: {
      kind: 'refused',
      status,
      code,
      ...(seconds >= 0 && seconds <= 86_400 ? { retryAfterMs: Math.ceil(seconds * 1000) } : {}),
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A proxy's page, or a cut answer: the caller sees that there is no object.
    return undefined;
  }
}

/** The id of a message that was taken. */
export function sentId(result: unknown): string | undefined {
  const messages = asObject(result)?.messages;
  return Array.isArray(messages) ? asText(asObject(messages[0])?.id) : undefined;
}
