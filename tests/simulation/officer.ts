import type { Status } from '../../src/core/complaint/status.ts';
import { Person, type PersonParts } from './person.ts';

/** How often an officer looks at the queue, and after how long a command that led to nothing is given again, in ms. */
const LOOK_EVERY_MS = 15_000;
const PATIENCE_MS = 30_000;

/** What an officer does to each complaint. */
export interface Duty {
  /** Where the complaint stands when it is time. */
  readonly when: readonly Status[];
  readonly command: (code: string) => string;
  /** Words to a citizen are said once; what moves a complaint is tried until it has moved. */
  readonly once: boolean;
}

/** Works on every complaint, one duty after the other. */
export class Officer extends Person {
  readonly #duties: readonly Duty[];
  readonly #codes: () => readonly string[];
  readonly #statusOf: (code: string) => Status | undefined;
  /** When each duty was done last, by code and number of the duty, ms since the beginning. */
  readonly #did = new Map<string, number>();

  constructor(
    parts: PersonParts & {
      readonly duties: readonly Duty[];
      readonly codes: () => readonly string[];
      readonly statusOf: (code: string) => Status | undefined;
    },
  ) {
    super(parts);
    this.#duties = parts.duties;
    this.#codes = parts.codes;
    this.#statusOf = parts.statusOf;
  }

  /** Comes to a desk. */
  joins(invitation: string): void {
    this.says(`/masuk ${invitation}`);
    this.#watch();
  }

  get isDone(): boolean {
    return this.#codes().every((code) => {
      const status = this.#statusOf(code);
      return (
        status !== undefined &&
        this.#duties.every(({ when, once }, index) =>
          once ? this.#did.has(`${code} ${index}`) : status !== 'submitted' && !when.includes(status),
        )
      );
    });
  }

  #watch(): void {
    this.around.time.after(LOOK_EVERY_MS, () => {
      this.look();
      this.#watch();
    });
  }

  protected look(): void {
    const nowMs = this.around.time.passedMs;
    for (const code of this.#codes())
      for (const [index, { when, once, command }] of this.#duties.entries()) {
        const key = `${code} ${index}`;
        const atMs = this.#did.get(key);
        const isTime = atMs === undefined || (!once && nowMs - atMs >= PATIENCE_MS);
        const status = isTime ? this.#statusOf(code) : undefined;
        if (status === undefined || !when.includes(status)) continue;
        this.#did.set(key, nowMs);
        this.says(command(code));
      }
  }
}
