import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { OriginalFacts } from '../facts.ts';

/** What the picture process is asked. */
export interface PictureTask {
  readonly id: number;
  readonly bytes: Uint8Array;
}

/** What it answers: a clean copy (JPEG without any metadata) and what the original told, where it could. */
export interface PictureAnswer {
  readonly id: number;
  readonly clean?: Uint8Array;
  readonly original?: OriginalFacts;
}

/** A picture that takes longer is kept without a clean copy. */
const PICTURE_MS_MAX = 10_000;
/** Pictures in hand at once; further ones wait their turn, so memory stays bounded. */
const TASKS_MAX = 2;
const CHILD_HEAP_MIB = 192;

interface Waiting {
  readonly bytes: Buffer;
  readonly done: (answer: Omit<PictureAnswer, 'id'>) => void;
}

/** Cleans pictures in a process of its own, started when the first comes and used again. */
export class Pictures {
  #child: ChildProcess | undefined;
  #next = 0;
  readonly #inHand = new Map<number, Waiting['done']>();
  readonly #queue: Waiting[] = [];

  /** Makes the clean copy and reads what the original tells. Never rejects: what can not be read gives nothing. */
  look(bytes: Buffer): Promise<Omit<PictureAnswer, 'id'>> {
    return new Promise((done) => {
      this.#queue.push({ bytes, done });
      this.#work();
    });
  }

  /** Ends the process; what is in hand gives nothing. */
  close(): void {
    this.#lost(this.#child);
  }

  #work(): void {
    while (this.#inHand.size < TASKS_MAX) {
      const waiting = this.#queue.shift();
      if (!waiting) return;
      const id = ++this.#next;
      const child = this.#start();
      const timer = setTimeout(() => this.#lost(child), PICTURE_MS_MAX);
      timer.unref();
      this.#inHand.set(id, (answer) => {
        clearTimeout(timer);
        this.#inHand.delete(id);
        waiting.done(answer);
      });
      const task: PictureTask = { id, bytes: waiting.bytes };
      child.send(task, (error) => {
        if (error) this.#lost(child);
      });
    }
  }

  #start(): ChildProcess {
    if (this.#child) return this.#child;
    const source = import.meta.url.endsWith('.ts');
    const file = fileURLToPath(new URL(source ? './picture-child.ts' : './picture-child.js', import.meta.url));
    const execArgv = [`--max-old-space-size=${CHILD_HEAP_MIB}`, ...(source ? ['--import', 'tsx'] : [])];
    // No settings go along: what reads strangers' pictures knows no secret.
    const env = { PATH: process.env.PATH, NODE_PATH: process.env.NODE_PATH };
    const child = fork(file, [], {
      execArgv,
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env,
    });
    child.on('message', (answer: PictureAnswer) => {
      this.#inHand.get(answer.id)?.(answer);
      this.#work();
    });
    child.once('exit', () => this.#lost(child));
    child.once('error', () => this.#lost(child));
    // An idle child must not keep the program alive.
    child.unref();
    child.channel?.unref();
    this.#child = child;
    return child;
  }

  /** The process died or hangs: what it had in hand gives nothing, what waits gets a new one. */
  #lost(child: ChildProcess | undefined): void {
    if (!child || child !== this.#child) return;
    this.#child = undefined;
    child.kill('SIGKILL');
    for (const done of [...this.#inHand.values()]) done({});
    this.#work();
  }
}
