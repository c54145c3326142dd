import type { ChannelName } from './message.ts';
import type { SendEnd } from './store/port/store.ts';

/** What happened, for logs and metrics: codes, counts, times and row ids. Never words, names, numbers, files or tokens of people. */
export type Happening =
  | {
      readonly what: 'accepted';
      readonly channel: ChannelName;
      readonly messages: number;
      /** Those that have a new row. */
      readonly conversations: readonly number[];
    }
  /** Messages that were not taken, before anything of them was stored. */
  | {
      readonly what: 'turned-away';
      readonly channel: ChannelName;
      readonly messages: number;
      readonly why: 'too-fast' | 'crowded';
    }
  /** From now on all messages are turned away because too much waits, or no longer. `waiting`: unhandled rows, at most. */
  | { readonly what: 'crowded'; readonly on: boolean; readonly waiting: number }
  /** A step went through; `waitedMs` since its oldest message was accepted. */
  | {
      readonly what: 'handled';
      readonly channel: ChannelName;
      readonly conversation: number;
      readonly messages: number;
      readonly waitedMs: number;
      /** Its oldest inbox row: by this number the message is followed to its replies. */
      readonly trace: number;
    }
  /** Acts that somebody tried without the right to; nothing happened. */
  | { readonly what: 'denied'; readonly channel: ChannelName; readonly conversation: number; readonly acts: number }
  /** A step was turned away and decided again. */
  | { readonly what: 'stale'; readonly conversation: number }
  /** A message was put aside after its last try. */
  | { readonly what: 'aside'; readonly conversation: number; readonly row: number }
  /** `waitedMs` since it was decided. */
  | {
      readonly what: 'sent';
      readonly channel: ChannelName;
      readonly waitedMs: number;
      readonly edit: boolean;
      readonly conversation: number;
      /** Of the outbox. */
      readonly row: number;
      /** As `handled` told it; undefined for what an earlier process decided. */
      readonly trace?: number | undefined;
    }
  | {
      readonly what: 'send-later';
      readonly channel: ChannelName;
      readonly conversation: number;
      readonly row: number;
      readonly trace?: number | undefined;
      readonly why: 'limit' | 'unknown';
      readonly delayMs: number;
      /** False: it may have arrived, so the next try may double it. */
      readonly certain: boolean;
      /** The channel's own code. */
      readonly detail?: string;
    }
  /** It waits until the person writes again: the channel takes nothing before. */
  | {
      readonly what: 'send-waits';
      readonly channel: ChannelName;
      readonly conversation: number;
      readonly row: number;
      /** The channel's own code. */
      readonly detail?: string;
    }
  | {
      readonly what: 'send-failed';
      readonly channel: ChannelName;
      readonly conversation: number;
      readonly row: number;
      readonly trace?: number | undefined;
      readonly why: SendEnd;
      readonly detail?: string;
    }
  /** Words to other processes, and from them, that a conversation may have something to do; a dropped one costs the time until a sweep. */
  | { readonly what: 'hints'; readonly fate: 'sent' | 'dropped' | 'received'; readonly count: number }
  | {
      readonly what: 'fault';
      readonly where:
        | 'accept'
        | 'read'
        | 'fetch'
        | 'decide'
        | 'commit'
        | 'recover'
        | 'sweep'
        | 'send'
        | 'mark'
        | 'files'
        | 'clock'
        | 'lease'
        | 'counts';
      /** A fault's code or an error's class. */
      readonly code: string;
      /** Where in the program, as `function (file:line)`. */
      readonly frame?: string;
      readonly conversation?: number;
      /** Of the outbox for `send`, otherwise of the inbox. */
      readonly row?: number;
      readonly trace?: number | undefined;
    };

/** Told of everything; must not throw. */
export type Observe = (happening: Happening) => void;

/** What may be said of an error: its code or class and the place in the program; its message may hold a person's words. */
export function describeFault(error: unknown): { readonly code: string; readonly frame?: string } {
  if (!(error instanceof Error)) return { code: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  const place = error.stack?.split('\n').find((line) => line.startsWith('    at '));
  return place === undefined
    ? { code }
    : { code, frame: place.slice('    at '.length).replace(/\(?(?:file:\/\/)?\/.*\//, '(') };
}
