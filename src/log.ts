import { pino } from 'pino';
import { describeFault, type Happening } from './core/observe.ts';
import type { Settings } from './config.ts';

/** What may stand in a log line besides time, level and message: codes, counts, row ids, channel names, durations. */
export interface LogFields {
  readonly code?: string;
  readonly channel?: string;
  readonly conversation?: number;
  readonly row?: number;
  readonly count?: number;
  readonly ms?: number;
  readonly where?: string;
  readonly frame?: string;
  readonly detail?: string;
  readonly certain?: boolean;
}

/** Structured logs, one JSON line each, on stdout. The fields are a closed list: nothing a person wrote can get in. */
export interface Log {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
  /** Writes what is still in the pipe. */
  flush(): void;
}

/** Longest text of a field: a code, a place in the program. */
const FIELD_CHARS_MAX = 200;

const FIELDS = ['code', 'channel', 'conversation', 'row', 'count', 'ms', 'where', 'frame', 'detail', 'certain'] as const;

function allowed(fields: LogFields | undefined): Record<string, string | number | boolean> {
  const kept: Record<string, string | number | boolean> = {};
  for (const name of FIELDS) {
    const value = fields?.[name];
    if (typeof value === 'string') kept[name] = value.slice(0, FIELD_CHARS_MAX);
    else if (value !== undefined) kept[name] = value;
  }
  return kept;
}

/** Where log lines go. */
export interface LogSink {
  write(line: string): void;
}

/** Opens the log. */
export function openLog(level: Settings['logLevel'], sink: LogSink = process.stdout): Log {
  const out = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, messageKey: 'message' }, sink);
  return {
    debug: (message, fields) => out.debug(allowed(fields), message),
    info: (message, fields) => out.info(allowed(fields), message),
    warn: (message, fields) => out.warn(allowed(fields), message),
    error: (message, fields) => out.error(allowed(fields), message),
    flush: () => out.flush(),
  };
}

/** Logs a fault by its code and place; its message may hold anything and is left out. */
export const logFault = (log: Log, message: string, error: unknown): void => log.error(message, describeFault(error));

/** Logs what happened in the core. */
export function logHappening(log: Log, happening: Happening): void {
  const { what, ...rest } = happening;
  switch (happening.what) {
    case 'accepted':
      log.debug(what, { channel: happening.channel, count: happening.messages });
      return;
    case 'handled':
      log.debug(what, { channel: happening.channel, conversation: happening.conversation, count: happening.messages, ms: happening.waitedMs });
      return;
    case 'sent':
      log.debug(what, { channel: happening.channel, ms: happening.waitedMs });
      return;
    case 'stale':
      log.debug(what, { conversation: happening.conversation });
      return;
    case 'aside':
      log.error('a message was put aside after three tries', { conversation: happening.conversation, row: happening.row });
      return;
    case 'send-later':
      log.info(what, { ...rest, code: happening.why, ms: happening.delayMs } as LogFields);
      return;
    case 'send-failed':
      log.warn(what, { ...rest, code: happening.why } as LogFields);
      return;
    case 'fault':
      log.error(what, rest as LogFields);
  }
}
