/** What the channel tells the log: codes and counts, never words, names, ids of people or the token. */
export interface TelegramNote {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly code: /** Polling or the webhook is set up and running. */
    | 'ready'
    /** The platform could not be asked; it is tried again after `waitMs`. */
    | 'platform-failed'
    /** Messages could not be stored; they are not acknowledged and tried again after `waitMs`. */
    | 'store-failed'
    /** Too much waits: what comes is left with the platform for `waitMs`. */
    | 'crowded'
    /** An update that is not for us or makes no sense; `detail` says which kind. */
    | 'update-ignored'
    /** A file could not be fetched. */
    | 'file-failed'
    /** The sending thread ended; it is begun anew after `waitMs`, when there is something to send. */
    | 'sender-ended'
    /** Something is to be switched on in the desk's group; `detail` says what, `doctor` how. */
    | 'desk-lacks'
    /** Evidence could not be read for sending; `detail` is the fault's code. */
    | 'upload-failed'
    /** The desk's group has no topics for us; `detail`: it is no forum, or we lack the right. `doctor` says what to switch on. */
    | 'topics-off'
    /** Commands and descriptions were changed, or could not be. */
    | 'profile-set'
    | 'profile-failed';
  /** `409`, `ECONNRESET`, `SQLITE_FULL` … */
  readonly detail?: string;
  readonly waitMs?: number;
}

/** Takes notes of the channel. Must not throw. */
export type TakeNote = (note: TelegramNote) => void;
