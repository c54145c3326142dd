import type { ClientBase } from 'pg';
import type { Work } from '../statements/work.ts';
import { drive } from './pg-pipeline.ts';

/** Readings that share one view of the database: keeps what one of them can hold up short. */
const TOGETHER_MAX = 128;
/** Transactions for reading at once; a connection stays free for writing. */
const AT_ONCE_MAX = 3;

/** Runs a body between the begin and the end of a transaction that reads. */
type InView = <Result>(body: (client: ClientBase) => Promise<Result>) => Promise<Result>;

interface Waiting {
  readonly work: Work<unknown>;
  readonly resolve: (result: unknown) => void;
  readonly reject: (fault: unknown) => void;
}

/**
 * Gathers readings: each sees one view of the database through all its statements (a key and what is sealed with it belong together), and those
 * that were asked for in the same beat share it. A view begins after they were asked for, so they see whatever was committed before.
 */
export class Readings {
  readonly #inView: InView;
  #waiting: Waiting[] = [];
  #scheduled = false;
  #atOnce = 0;

  constructor(inView: InView) {
    this.#inView = inView;
  }

  /** @throws its own fault, or that of the connection */
  read<Result>(work: Work<Result>): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      this.#waiting.push({ work, resolve: resolve as (result: unknown) => void, reject });
      if (this.#scheduled) return;
      this.#scheduled = true;
      queueMicrotask(() => {
        this.#scheduled = false;
        this.#go();
      });
    });
  }

  #go(): void {
    while (this.#waiting.length > 0 && this.#atOnce < AT_ONCE_MAX) {
      this.#atOnce += 1;
      void this.#together(this.#waiting.splice(0, TOGETHER_MAX)).finally(() => {
        this.#atOnce -= 1;
        this.#go();
      });
    }
  }

  /** A statement that fails spoils the view for those beside it too: whoever asked asks again. */
  async #together(group: readonly Waiting[]): Promise<void> {
    try {
      await this.#inView((client) =>
        Promise.all(group.map(({ work, resolve, reject }) => drive(client, work).then(resolve, reject))),
      );
    } catch (fault) {
      // Those that have their answer keep it.
      for (const { reject } of group) reject(fault);
    }
  }
}
