/** What the channel tells the log: codes and counts, never words, names, ids of people or credentials. */
export interface XNote {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly code: /** Reading is set up and running. */
    | 'ready'
    /** The platform could not be asked; it is tried again after `waitMs`. */
    | 'platform-failed'
    /** The platform asks us to wait until its limit begins anew. */
    | 'limit'
    /** Messages could not be stored; nothing of them is passed over, and they are read again after `waitMs`. */
    | 'store-failed'
    /** A post or message that is not for us or makes no sense; `detail` says which kind. */
    | 'ignored'
    /** More arrived while we were away than the platform still tells of; what is missing can only be read on the platform. */
    | 'gap-too-long'
    /** A file could not be fetched. */
    | 'file-failed'
    /** Evidence could not be read for sending. */
    | 'upload-failed'
    /** A reply or message was refused for good; `detail` says why. */
    | 'refused'
    /** The account's description does not say that it is automated, which the platform asks for. */
    | 'bio-silent';
  /** `409`, `ECONNRESET`, `SQLITE_FULL` … */
  readonly detail?: string;
  readonly waitMs?: number;
}

/** Takes notes of the channel. Must not throw. */
export type TakeNote = (note: XNote) => void;
