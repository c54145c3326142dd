import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { Telegram } from 'telegraf';
import type { Telegram as Methods, Opts } from 'telegraf/types';
import type { Clock } from '../../core/clock.ts';
import { type ApiFault, faultOf } from './faults.ts';

/** How a call ended. The result is as the platform sent it: look before use. */
export type ApiOutcome =
  | { readonly ok: true; readonly result: unknown }
  | { readonly ok: false; readonly fault: ApiFault };

/** Longest wait for an answer, in milliseconds; telegraf's own limit of 500 s would hold a chat's queue for minutes. */
export const CALL_MS_MAX = 30_000;

/** Connections to the platform at once; further calls wait for a free one. */
const SOCKETS_MAX = 64;

/** The part of telegraf's client that is used. */
type CallApi = (method: string, payload: unknown, options: { readonly signal: CallEnd }) => Promise<unknown>;

/**
 * Ends one call: the part of an `AbortSignal` that telegraf's client (node-fetch) uses, which tells a signal by its class's name. A real
 * signal, its listeners and their removal cost about a tenth of a whole call, and `AbortSignal.any` gathers garbage in Node 20.
 */
class CallEnd {
  static {
    Object.defineProperty(CallEnd, 'name', { value: 'AbortSignal' });
  }
  aborted = false;
  /** With the next one part of the type; nobody uses them. */
  readonly onabort = null;
  why: 'stopped' | 'timeout' | undefined;
  #tell: (() => void) | undefined;

  addEventListener(_: 'abort', tell: () => void): void {
    this.#tell = tell;
  }
  removeEventListener(): void {
    this.#tell = undefined;
  }
  dispatchEvent(): boolean {
    return false;
  }
  end(why: 'stopped' | 'timeout'): void {
    if (this.aborted) return;
    this.why = why;
    this.aborted = true;
    this.#tell?.();
  }
}

/** Telegraf's client for the Bot API: one token, one root, sockets kept open, every failure a value without secrets. */
export class BotApi {
  /** Always ends with a slash: without it a root with a path (`http://host/tg`) would silently lose that path. */
  readonly root: string;
  readonly #token: string;
  readonly #clock: Clock;
  readonly #callApi: CallApi;
  /** Calls under way, by the signal that stops them: one listener each, however many calls. */
  readonly #underWay = new WeakMap<AbortSignal, Set<CallEnd>>();

  /**
   * @param root address of the Bot API server, with or without a trailing slash
   * @throws TypeError when the root is no http(s) address
   */
  constructor(token: string, root: string, clock: Clock) {
    this.root = apiRootOf(root);
    this.#token = token;
    this.#clock = clock;
    const client = new Telegram(token, { apiRoot: this.root });
    // Telegraf throws away the agent of an `http://` root in its constructor, and node-fetch then takes Node's global one, whose idle
    // sockets live 5 s and which everything in the process shares. Put in afterwards, an agent of our own is kept: requests
    // to a Bot API server of one's own then reuse their sockets, which the whole rate of sending rests on.
    client.options.agent = this.root.startsWith('https:')
      ? new HttpsAgent({ keepAlive: true, maxSockets: SOCKETS_MAX })
      : new HttpAgent({ keepAlive: true, maxSockets: SOCKETS_MAX });
    this.#callApi = client.callApi.bind(client) as CallApi;
  }

  /** Whether the server is Telegram's, and none of one's own. */
  get isOfficial(): boolean {
    return new URL(this.root).hostname === 'api.telegram.org';
  }

  /** Where a file can be downloaded; holds the token, so it must never be logged or stored. */
  fileUrl(filePath: string): URL {
    return new URL(`./file/bot${this.#token}/${filePath.split('/').map(encodeURIComponent).join('/')}`, this.root);
  }

  /**
   * Calls a method. Never throws.
   * @param signal ends the call as `stopped`
   * @param timeoutMs after which it ends as `broken` (TIMEOUT)
   */
  async call<M extends keyof Methods>(
    method: M,
    payload: Opts<M>,
    signal?: AbortSignal,
    timeoutMs = CALL_MS_MAX,
  ): Promise<ApiOutcome> {
    if (signal?.aborted) return { ok: false, fault: { kind: 'stopped' } };
    const end = new CallEnd();
    const others = signal && this.#callsOf(signal);
    others?.add(end);
    const deadline = this.#clock.after(timeoutMs, () => end.end('timeout'));
    try {
      return { ok: true, result: await this.#callApi(method, payload, { signal: end }) };
    } catch (thrown) {
      return { ok: false, fault: faultOf(thrown, end.why) };
    } finally {
      deadline.cancel();
      others?.delete(end);
    }
  }

  #callsOf(signal: AbortSignal): Set<CallEnd> {
    const known = this.#underWay.get(signal);
    if (known) return known;
    const calls = new Set<CallEnd>();
    this.#underWay.set(signal, calls);
    const stop = () => {
      for (const call of calls) call.end('stopped');
    };
    signal.addEventListener('abort', stop, { once: true });
    return calls;
  }
}

/** The root with exactly one trailing slash and nothing after it. */
function apiRootOf(root: string): string {
  const url = new URL(root);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new TypeError('the Bot API root must begin with http:// or https://');
  url.hash = '';
  url.search = '';
  return url.href.replace(/\/*$/, '/');
}
