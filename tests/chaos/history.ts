import { writeFileSync } from 'node:fs';

/** A send that a platform took, whoever was told of it. */
export interface Taken {
  readonly channel: string;
  readonly chat: string;
  /** The platform's name for it, or ours where the platform repeats that. */
  readonly id: string;
  /** Which of several messages that one delivery became. */
  readonly part?: string;
  readonly text: string;
  /** In which of the stretches between two disturbances; see {@link History.disturbed}. */
  readonly stretch: number;
  /** Whether the platform's answer went out. */
  readonly told: boolean;
}

/** All that happened in one run, as the outside saw it. */
export class History {
  readonly #begunAtMs = Date.now();
  readonly #lines: string[] = [];
  readonly taken: Taken[] = [];
  /**
   * Ends of processes and other moments after which nobody may know whether what was just sent is marked: between two of them one
   * delivery of a chat may come again.
   */
  disturbances = 0;

  note(what: string, more: Readonly<Record<string, unknown>> = {}): void {
    this.#lines.push(JSON.stringify({ ms: Date.now() - this.#begunAtMs, what, ...more }));
  }

  /** The successor of one that was killed is begun; or, where others go on, one was held up. */
  disturbed(): void {
    this.disturbances += 1;
  }

  took(taken: Omit<Taken, 'stretch'>): void {
    this.taken.push({ ...taken, stretch: this.disturbances });
    this.note('taken', taken);
  }

  /** One JSON object a line. It holds the words of the run's people, who are none. */
  write(file: string, last: readonly string[]): void {
    writeFileSync(file, `${[...this.#lines, ...last.map((wrong) => JSON.stringify({ wrong }))].join('\n')}\n`);
  }
}
