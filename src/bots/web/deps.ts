import type { Readable } from 'node:stream';
import type { LookupGate } from '../../core/complaint/lookups.ts';
import type { OutFile } from '../../core/delivery.ts';
import type { ClockPolicy } from '../../core/desk/clock/calendar.ts';
import type { Language } from '../../core/language/language.ts';
import type { ChatId } from '../../core/message.ts';
import type { Policy } from '../../core/policy/policy.ts';
import type { StatusView } from '../../core/store/port/steps.ts';
import type { MediaOutcome } from '../../core/turn.ts';
import type { ReadTranscript } from './transcript.ts';

/** What is known of an upload when it begins; both names are the client's claims. */
export interface UploadInfo {
  readonly name?: string;
  readonly mime?: string;
  readonly bytesMax: number;
  readonly signal: AbortSignal;
}

/**
 * Keeps the bytes of an upload for good, durably, before it resolves. Reads the stream at its own pace and may stop early.
 * More than `bytesMax` bytes, or a stream that fails, must leave nothing behind.
 */
export type KeepUpload = (stream: NodeJS.ReadableStream, info: UploadInfo) => Promise<MediaOutcome>;

/** What the web chat needs of the rest of the application. */
export interface WebDeps {
  readonly policy: Pick<Policy, 'name'> & ClockPolicy;
  /** The settings' PUBLIC_URL. */
  readonly publicUrl: string | undefined;
  readonly defaultLanguage: Language;
  readonly transcript: ReadTranscript;
  readonly keep: KeepUpload;
  /** Opens a file that was sent into this chat, by its delivery and its place in it; null where there is none. */
  readonly openFile: (
    chat: ChatId,
    ref: string,
    index: number,
  ) => Promise<{ readonly file: OutFile; readonly stream: Readable } | null>;
  /** Finds a complaint by its code as somebody typed it; null for a code that is misspelt or unknown. */
  readonly track: (code: string) => Promise<StatusView | null>;
  /** Slows down whoever guesses codes. */
  readonly lookups: LookupGate;
  readonly now: () => Date;
  /** Told about faults; log their code alone. */
  readonly onFault: (error: unknown) => void;
  /** How long a page without JavaScript waits for the bot's answer. */
  readonly answerWaitMs?: number;
  /** The stretch of time in which an upload must bring something. */
  readonly uploadPaceMs?: number;
}
