/** What the channel tells the log: codes and counts, never words, names, numbers of people, QR codes or tokens. */
export interface WhatsAppNote {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly code: /** Connected; messages come and go. */
    | 'ready'
    /** The phone has to be linked with a QR code. */
    | 'pairing'
    /** The connection ended; it is begun anew after `waitMs`. */
    | 'ended'
    /** The browser did not end by itself and was killed. */
    | 'browser-killed'
    /** The session of a phone that was unlinked could not be emptied: it still lies in DATA_DIR. */
    | 'session-kept'
    /** The library threw where nobody waits for it. */
    | 'stray-fault'
    /** Messages that came while we were away were read; `count` of them. */
    | 'caught-up'
    /** That failed; it is tried again. */
    | 'catch-up-failed'
    /** Messages could not be stored; they are kept and tried again after `waitMs`. */
    | 'store-failed'
    /** A message that is not for us or makes no sense; `detail` says which kind. */
    | 'message-ignored'
    /** A message that could not be deciphered. */
    | 'unreadable'
    /** A file could not be fetched. */
    | 'file-failed'
    /** Evidence could not be read for sending. */
    | 'upload-failed'
    /** The platform was not reached, or refused our credentials. */
    | 'platform-failed'
    /** A message that was taken did not arrive after all. */
    | 'undelivered';
  /** `LOGOUT`, `131047`, `ECONNRESET` … */
  readonly detail?: string;
  readonly waitMs?: number;
  readonly count?: number;
}

/** Takes notes of the channel. Must not throw. */
export type TakeNote = (note: WhatsAppNote) => void;
