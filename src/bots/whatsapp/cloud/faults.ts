import type { SendResult } from '../../../core/delivery.ts';
import type { Undelivered } from '../../../core/store/port/store.ts';
import type { GraphFault } from './graph.ts';

type Failed = Exclude<SendResult, { ok: true }>;

/** What Meta's codes mean for what was to be sent (Cloud API, error codes). What is not here is refused for good. */
const CODES: Readonly<
  Record<number, 'credentials' | 'busy' | 'pair' | 'spam' | 'closed' | 'unreachable' | 'stumbled'>
> = {
  // The token, its rights, the number or the account: nothing is wrong with the message.
  3: 'credentials',
  10: 'credentials',
  190: 'credentials',
  200: 'credentials',
  368: 'credentials',
  131005: 'credentials',
  131031: 'credentials',
  131037: 'credentials',
  131042: 'credentials',
  131045: 'credentials',
  133010: 'credentials',
  4: 'busy',
  17: 'busy',
  32: 'busy',
  613: 'busy',
  80007: 'busy',
  130429: 'busy',
  131056: 'pair',
  131048: 'spam',
  131047: 'closed',
  131026: 'unreachable',
  131021: 'unreachable',
  130497: 'unreachable',
  1: 'stumbled',
  2: 'stumbled',
  131000: 'stumbled',
  131016: 'stumbled',
  131057: 'stumbled',
  133004: 'stumbled',
};

/** Waits where Meta names none, in milliseconds. */
const BUSY_MS = 3_000;
const PAIR_MS = 6_000;
const SPAM_MS = 15 * 60_000;
const CREDENTIALS_MS = 60_000;

/** Whether our credentials or our account are the trouble, and an operator has to look. */
export const isCredentials = (fault: GraphFault): boolean =>
  fault.kind === 'refused' && (fault.status === 401 || CODES[fault.code] === 'credentials');

/** What it means that a message was taken and then failed, by the code that Meta tells of it later. */
export function lateFailure(code: number): Undelivered {
  switch (CODES[code]) {
    case 'closed':
      return 'closed';
    case 'unreachable':
      return 'blocked';
    case undefined:
      return 'refused';
    default:
      return 'later';
  }
}

/** What a failed send means for the outbox. */
export function failureOf(fault: GraphFault): Failed {
  const unknown = (certain: boolean, detail: string): Failed => ({ ok: false, why: 'unknown', certain, detail });
  switch (fault.kind) {
    case 'unreached':
      return unknown(true, fault.code);
    case 'broken':
      return unknown(false, fault.code);
    case 'server':
      return unknown(false, String(fault.code || fault.status));
    case 'refused':
      return refusalOf(fault);
  }
}

function refusalOf(fault: Extract<GraphFault, { kind: 'refused' }>): Failed {
  const detail = String(fault.code || fault.status);
  const limit = (elseMs: number, all?: boolean): Failed => ({
    ok: false,
    why: 'limit',
    retryAfterMs: fault.retryAfterMs ?? elseMs,
    ...(all ? { all } : {}),
  });
  if (isCredentials(fault)) return limit(CREDENTIALS_MS, true);
  switch (CODES[fault.code]) {
    case 'busy':
      return limit(BUSY_MS, true);
    case 'pair':
      return limit(PAIR_MS);
    case 'spam':
      return limit(SPAM_MS, true);
    case 'closed':
      return { ok: false, why: 'closed', certain: true, detail };
    case 'unreachable':
      return { ok: false, why: 'blocked', certain: true, detail };
    case 'stumbled':
      return { ok: false, why: 'unknown', certain: true, detail };
    default:
      return fault.status === 429 ? limit(BUSY_MS, true) : { ok: false, why: 'refused', certain: true, detail };
  }
}
