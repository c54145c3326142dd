/** A pending timer; opaque. */
export interface Timer {
  /** Stops it; harmless after it ran. */
  cancel(): void;
}

/** Time as the core is given it. The real one is made in `app.ts`; tests drive their own. */
export interface Clock {
  now(): Date;
  /** Runs `act` once after at least `delayMs` milliseconds. A timer never keeps the process alive. */
  after(delayMs: number, act: () => void): Timer;
  /** Runs `act` once the input that is waiting now has been read: the beat by which work is gathered into groups. */
  soon(act: () => void): void;
}

/** Where chance comes from: as many random bytes as asked for. */
export type RandomBytes = (bytes: number) => Buffer;
