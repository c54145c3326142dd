/** The log: JSON lines on stdout, made of codes, ids, counts and times, and of nothing else. */
import { destination, pino } from 'pino';
import type { Settings } from './config.ts';
import { describeFault, type Happening } from './core/observe.ts';

/** All that a log line can hold besides time, level and event. */
export interface LogFields {
  readonly channel?: string;
  /** Row ids, never what a platform or a person calls it. */
  readonly conversation?: number;
  readonly row?: number;
  /** The inbox row with which it began: the same number from a handled message to its sent replies. */
  readonly trace?: number | undefined;
  readonly complaint?: number;
  /** Where in the program: a word of ours (`commit`), or a frame (`commit (store.js:12:3)`). */
  readonly where?: string;
  readonly frame?: string;
  /** Why: a code of ours or a platform's. */
  readonly code?: string;
  readonly detail?: string;
  readonly count?: number;
  readonly ms?: number;
  readonly status?: number;
  readonly port?: number;
  readonly version?: string;
  readonly certain?: boolean;
  /** Anything thrown. Only its code or class and the place in the program are kept: its message may hold anybody's words or a token. */
  readonly fault?: unknown;
}

/** Writes one line: an event in words of ours (`send-failed`) and its fields. What does not look like a code, an id or a count is left out. */
export type Write = (event: string, fields?: LogFields) => void;

/** Where the program says what it does, for operators and their machines. */
export interface Log {
  readonly debug: Write;
  readonly info: Write;
  readonly warn: Write;
  readonly error: Write;
}

/** A code, a channel's name, a version: one run of plain characters without a gap. */
const CODE = /^[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}$/;
/** An event: words of ours joined by hyphens. */
const EVENT = /^[A-Za-z][A-Za-z-]{0,79}$/;
/** A frame as `describeFault` writes it: a function's name and a file with line and column. */
const FRAME =
  /^(?:(?:async |new )?[\w$.#<>[\]]{1,80}(?: \[as [\w$.#]{1,40}\])? )?\(?(?:[\w.-]{1,80}\.(?:js|ts|tsx|mjs|cjs)|node:[\w/]{1,60}):\d{1,6}:\d{1,6}\)?$/;
/** A bot token would pass for a code: digits, a colon, a long tail. */
const TOKEN = /(?<!\d)\d{5,}:[\w-]{20,}/;
/** So would a telephone number, a NIK, a platform's id. */
const NUMBER = /\d{7,}/;

const isPlain = (value: string): boolean => !TOKEN.test(value) && !NUMBER.test(value);
const code = (value: unknown): boolean => typeof value === 'string' && CODE.test(value) && isPlain(value);
const frame = (value: unknown): boolean => typeof value === 'string' && FRAME.test(value) && isPlain(value);
const count = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value);
const flag = (value: unknown): boolean => typeof value === 'boolean';

/** Which fields there are, and what each must look like to be written. */
const ALLOWED: Readonly<Record<Exclude<keyof LogFields, 'fault'>, (value: unknown) => boolean>> = {
  channel: code,
  conversation: count,
  row: count,
  trace: count,
  complaint: count,
  where: code,
  frame,
  code,
  detail: code,
  count,
  ms: count,
  status: count,
  port: count,
  version: code,
  certain: flag,
};

/** The fields that may be written. A text that may not becomes `withheld`, so that it shows that there was one. */
function allowed(fields: LogFields): Record<string, unknown> {
  const { fault, ...rest } = fields;
  const given: LogFields = fault === undefined ? rest : { ...describeFault(fault), ...rest };
  const written: Record<string, unknown> = {};
  for (const [name, isAllowed] of Object.entries(ALLOWED)) {
    const value = given[name as keyof typeof ALLOWED];
    if (value === undefined) continue;
    if (isAllowed(value)) written[name] = value;
    else if (typeof value === 'string') written[name] = 'withheld';
  }
  return written;
}

/** Where log lines go. */
export interface LogSink {
  write(line: string): unknown;
}

/**
 * Opens the log.
 * @param to where lines go; stdout when absent. Lines are written at once, so that none is lost when the process ends.
 */
export function openLog(level: Settings['logLevel'], to: LogSink = stdout()): Log {
  const logger = pino(
    {
      level,
      base: null,
      messageKey: 'event',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    to,
  );
  const write =
    (at: keyof Log): Write =>
    (event, fields) => {
      if (logger.isLevelEnabled(at)) logger[at](allowed(fields ?? {}), EVENT.test(event) ? event : 'withheld');
    };
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}

function stdout(): LogSink {
  const stream = destination({ fd: 1, sync: true });
  // Whoever read our log has gone away (`aduan start | head`). Complaints are taken all the same, and there is nobody to tell.
  stream.on('error', () => undefined);
  return stream;
}

/** Logs a fault by its code and the place in the program. */
export const logFault = (log: Log, event: string, fault: unknown): void => log.error(event, { fault });

/** Logs what happened in the core. What happens with every message is for `debug`: it is counted elsewhere. */
export function logHappening(log: Log, happening: Happening): void {
  switch (happening.what) {
    case 'accepted':
      for (const conversation of happening.conversations)
        log.debug('accepted', { channel: happening.channel, conversation });
      return;
    case 'turned-away':
      log.debug('turned-away', { channel: happening.channel, count: happening.messages, code: happening.why });
      return;
    case 'crowded':
      log.warn(happening.on ? 'crowded' : 'crowded-over', { count: happening.waiting });
      return;
    case 'handled': {
      const { channel, conversation, messages, waitedMs, trace } = happening;
      log.debug('handled', { channel, conversation, trace, count: messages, ms: waitedMs });
      return;
    }
    case 'stale':
      log.debug('decided-again', { conversation: happening.conversation });
      return;
    case 'hints':
      // Counted, and no more: there is one for nearly every message.
      return;
    case 'aside':
      log.error('message-put-aside', {
        conversation: happening.conversation,
        row: happening.row,
        trace: happening.row,
      });
      return;
    case 'sent': {
      const { channel, conversation, row, trace, waitedMs } = happening;
      log.debug('sent', { channel, conversation, row, trace, ms: waitedMs });
      return;
    }
    case 'send-waits': {
      const { what, ...fields } = happening;
      log.info(what, fields);
      return;
    }
    case 'send-later': {
      const { what: _, why, delayMs, ...fields } = happening;
      log.warn('send-put-off', { ...fields, code: why, ms: delayMs });
      return;
    }
    case 'send-failed': {
      const { what: _, why, ...fields } = happening;
      log.warn('send-failed', { ...fields, code: why });
      return;
    }
    case 'fault': {
      const { what: _, ...fields } = happening;
      log.error('fault', fields);
      return;
    }
  }
}
