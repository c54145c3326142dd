import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import type { Clock, Timer } from '../clock.ts';
import type { Looks, OriginalFacts } from '../facts.ts';

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
  readonly looks?: Looks;
}

/** What became of a picture; empty where nothing could be read. */
export type Looked = Omit<PictureAnswer, 'id'>;

/** Why a picture stays without a clean copy, for logs: too slow, took the process down, no time to wait for, or no process to be had. */
export type PictureTrouble = 'picture-slow' | 'picture-crash' | 'picture-busy' | 'picture-start' | 'picture-read';

/** A picture that takes longer is kept without a clean copy. */
export const PICTURE_MS_MAX = 10_000;
/** Starting takes a fraction of a second; a machine that needs longer has other worries. */
export const START_MS_MAX = 20_000;
/** A citizen waits for the receipt: a picture that finds no free place by then is kept without a clean copy. */
export const WAIT_MS_MAX = 30_000;
/** Pictures in hand at once; further ones wait their turn, so memory stays bounded. */
const TASKS_MAX = 2;
const CHILD_HEAP_MIB = 192;
/** A JPEG of 2,048 by 2,048 pixels at the quality we ask for is smaller. */
const CLEAN_BYTES_MAX = 16 * 1024 * 1024;

/** What read a stranger's picture may not be itself any more: its answer is looked at like a stranger's. */
const answerSchema = z.union([
  z.literal('ready'),
  z.object({
    id: z.number().int(),
    clean: z
      .instanceof(Uint8Array)
      .refine((bytes) => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes.length <= CLEAN_BYTES_MAX)
      .exactOptional(),
    original: z
      .object({
        takenAt: z
          .string()
          .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/)
          .exactOptional(),
        lat: z.number().min(-90).max(90).exactOptional(),
        lon: z.number().min(-180).max(180).exactOptional(),
        device: z.string().max(80).exactOptional(),
      })
      .exactOptional(),
    looks: z
      .object({
        hash: z.string().regex(/^[0-9a-f]{16}$/),
        light: z.number().min(0).max(255),
        sharpness: z.number().min(0),
      })
      .exactOptional(),
  }),
]);

interface Job {
  readonly load: () => Promise<Buffer>;
  readonly done: (looked: Looked) => void;
  readonly waiting: Timer;
  /** Was in hand when a process died: runs once more, in a fresh one and by itself, so that the culprit is known. */
  alone: boolean;
}

interface InHand {
  readonly job: Job;
  readonly timer: Timer;
}

/** What {@link Pictures} is made of. */
export interface PicturesOptions {
  readonly clock: Clock;
  /** Told of trouble, by code alone. */
  readonly report?: (trouble: PictureTrouble) => void;
  /** The program to run; tests hand in one that misbehaves. */
  readonly program?: URL;
}

const ownProgram = (): URL =>
  new URL(import.meta.url.endsWith('.ts') ? './picture-child.ts' : './picture-child.js', import.meta.url);

/** Cleans pictures in a process of its own, started when the first comes and used again. */
export class Pictures {
  readonly #options: PicturesOptions;
  #child: ChildProcess | undefined;
  #starting: Timer | undefined;
  #next = 0;
  #closed = false;
  readonly #inHand = new Map<number, InHand>();
  readonly #queue: Job[] = [];

  constructor(options: PicturesOptions) {
    this.#options = options;
  }

  /** Process id of the child, where one runs. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /**
   * Makes the clean copy and reads what the original tells. Never rejects: what can not be read gives nothing.
   * @param load hands over the picture when its turn has come
   * @param signal the one who waits has gone: nothing is given, and its place is free
   */
  look(load: () => Promise<Buffer>, signal?: AbortSignal): Promise<Looked> {
    return new Promise((resolve) => {
      if (this.#closed || signal?.aborted) return resolve({});
      const unqueue = (): boolean => {
        const at = this.#queue.indexOf(job);
        if (at >= 0) this.#queue.splice(at, 1);
        return at >= 0;
      };
      const leave = () => {
        unqueue();
        this.#settle(job, {});
        this.#holdProgram();
      };
      const done = (looked: Looked) => {
        signal?.removeEventListener('abort', leave);
        resolve(looked);
      };
      const waiting = this.#options.clock.after(WAIT_MS_MAX, () => {
        if (unqueue()) this.#giveUp(job, 'picture-busy');
      });
      signal?.addEventListener('abort', leave, { once: true });
      const job: Job = { load, done, waiting, alone: false };
      this.#queue.push(job);
      this.#work();
    });
  }

  /** Ends the process; what is in hand or waits gives nothing. */
  close(): void {
    this.#closed = true;
    const jobs = [...[...this.#inHand.values()].map(({ job }) => job), ...this.#queue.splice(0)];
    this.#end();
    for (const job of jobs) this.#settle(job, {});
  }

  #work(): void {
    for (let job = this.#queue[0]; job; job = this.#queue[0]) {
      const busy = this.#inHand.size;
      const othersAlone = [...this.#inHand.values()].some((one) => one.job.alone);
      if (busy >= TASKS_MAX || othersAlone || (job.alone && busy > 0)) break;
      const child = this.#child ?? this.#start();
      if (this.#starting) break;
      this.#queue.shift();
      this.#give(child, job);
    }
    this.#holdProgram();
  }

  #give(child: ChildProcess, job: Job): void {
    const id = ++this.#next;
    job.waiting.cancel();
    const timer = this.#options.clock.after(PICTURE_MS_MAX, () => this.#slow(id));
    this.#inHand.set(id, { job, timer });
    job.load().then(
      (bytes) => {
        if (!this.#inHand.has(id)) return;
        const task: PictureTask = { id, bytes };
        child.send(task, (error) => {
          if (error) this.#lost(child);
        });
      },
      () => {
        if (this.#take(id)) this.#giveUp(job, 'picture-read');
        this.#work();
      },
    );
  }

  #take(id: number): Job | undefined {
    const held = this.#inHand.get(id);
    held?.timer.cancel();
    this.#inHand.delete(id);
    return held?.job;
  }

  #settle(job: Job, looked: Looked): void {
    job.waiting.cancel();
    job.done(looked);
  }

  #giveUp(job: Job, trouble: PictureTrouble): void {
    this.#options.report?.(trouble);
    this.#settle(job, {});
  }

  #start(): ChildProcess {
    const file = fileURLToPath(this.#options.program ?? ownProgram());
    const child = fork(file, [], {
      execArgv: [`--max-old-space-size=${CHILD_HEAP_MIB}`, ...(file.endsWith('.ts') ? ['--import', 'tsx'] : [])],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      // No settings go along: what reads strangers' pictures knows no secret. Few arenas: glibc gives memory back sooner.
      env: { PATH: process.env.PATH, NODE_PATH: process.env.NODE_PATH, MALLOC_ARENA_MAX: '2' },
    });
    this.#child = child;
    this.#starting = this.#options.clock.after(START_MS_MAX, () => this.#lost(child));
    child.on('message', (message) => this.#heard(child, message));
    child.once('exit', () => this.#lost(child));
    child.once('error', () => this.#lost(child));
    return child;
  }

  #heard(child: ChildProcess, message: unknown): void {
    if (child !== this.#child) return;
    const { data: answer } = answerSchema.safeParse(message);
    if (answer === undefined) {
      this.#lost(child);
    } else if (answer === 'ready') {
      this.#starting?.cancel();
      this.#starting = undefined;
    } else {
      const { id, ...looked } = answer;
      const job = this.#take(id);
      if (job) this.#settle(job, looked);
    }
    this.#work();
  }

  /** One picture took too long: it gives nothing; what was beside it is tried again. */
  #slow(id: number): void {
    const job = this.#take(id);
    if (!job) return;
    this.#again([...this.#inHand.keys()]);
    this.#end();
    this.#giveUp(job, 'picture-slow');
    this.#work();
  }

  /** The process died. What was in hand is tried once more, each by itself; what dies again is to blame. */
  #lost(child: ChildProcess): void {
    if (child !== this.#child) return;
    const gone: [Job, PictureTrouble][] = [];
    if (this.#starting) gone.push(...this.#queue.splice(0).map((job): [Job, PictureTrouble] => [job, 'picture-start']));
    for (const [id, { job }] of this.#inHand) {
      if (!job.alone) continue;
      this.#take(id);
      gone.push([job, 'picture-crash']);
    }
    this.#again([...this.#inHand.keys()], true);
    this.#end();
    for (const [job, trouble] of gone) this.#giveUp(job, trouble);
    this.#work();
  }

  #again(ids: readonly number[], alone = false): void {
    for (const id of ids.toReversed()) {
      const job = this.#take(id);
      if (job) this.#queue.unshift(Object.assign(job, { alone: alone || job.alone }));
    }
  }

  #end(): void {
    for (const { timer } of this.#inHand.values()) timer.cancel();
    this.#inHand.clear();
    this.#starting?.cancel();
    this.#starting = undefined;
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
  }

  /** An idle process must not keep the program alive; one at work must, or the program would end in the middle of a keep. */
  #holdProgram(): void {
    const child = this.#child;
    if (!child) return;
    const busy = this.#inHand.size > 0 || this.#queue.length > 0;
    if (busy) child.ref();
    else child.unref();
    if (busy) child.channel?.ref();
    else child.channel?.unref();
  }
}
