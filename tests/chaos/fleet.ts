import { type Spawned, spawnProgram } from '../app-run.ts';
import type { History } from './history.ts';
import type { RolesChoice } from './plan.ts';

/** A process of the program, life after life. */
export interface Member {
  readonly name: string;
  readonly args: readonly string[];
  /** Whether it takes messages over HTTP. */
  readonly listens: boolean;
  spawned: Spawned | undefined;
  /** Its address, once it is up. */
  url: string | undefined;
  /** When it was begun, epoch ms; 0 before the first time. */
  begunAtMs: number;
}

/** What each process is given: by its name, and by how much its clock is off. */
export type EnvOf = (member: Member, shiftMs: number) => Readonly<Record<string, string>>;

const MEMBERS: Readonly<Record<RolesChoice, readonly Pick<Member, 'name' | 'args' | 'listens'>[]>> = {
  all: [{ name: 'all', args: ['start', '--role', 'all'], listens: true }],
  split: [
    { name: 'channels-1', args: ['start', '--role', 'channels'], listens: true },
    { name: 'channels-2', args: ['start', '--role', 'channels'], listens: true },
    { name: 'worker-1', args: ['start', '--role', 'worker'], listens: false },
    { name: 'worker-2', args: ['start', '--role', 'worker'], listens: false },
  ],
};

/** The processes of one run. */
export class Fleet {
  readonly members: readonly Member[];
  /** Ends that nobody had asked for. */
  readonly surprises: string[] = [];
  /** Milliseconds that starts took so far. */
  readonly starts: number[] = [];
  /** Milliseconds from SIGTERM to the end. */
  readonly ends: number[] = [];
  readonly #envOf: EnvOf;
  readonly #history: History;
  readonly #killed = new Set<Spawned>();
  /** Those whose last life ended well. */
  readonly #ended = new Set<Member>();

  constructor(roles: RolesChoice, envOf: EnvOf, history: History) {
    this.#envOf = envOf;
    this.#history = history;
    this.members = MEMBERS[roles].map((member) => ({ ...member, spawned: undefined, url: undefined, begunAtMs: 0 }));
  }

  /** Begins every process that does not run. */
  begin(shiftMs: number): void {
    for (const member of this.members) if (!member.spawned) this.#begin(member, shiftMs);
  }

  #begin(member: Member, shiftMs: number): void {
    // Not at the kill: what the killed one had put on a line may be taken a moment later.
    if (member.begunAtMs > 0 && !this.#ended.has(member)) this.#history.disturbed();
    let heard = 0;
    const hears = (output: string) => {
      this.#history.note('prints', { member: member.name, text: output.slice(heard) });
      heard = output.length;
    };
    this.#ended.delete(member);
    const spawned = spawnProgram(this.#envOf(member, shiftMs), { args: member.args, ownGroup: true, hears });
    Object.assign(member, { spawned, url: undefined, begunAtMs: Date.now() });
    this.#history.note('begun', { member: member.name, pid: spawned.process.pid, shiftMs });
    spawned.up.then(
      (url) => {
        if (member.spawned !== spawned) return;
        member.url = url;
        this.starts.push(Date.now() - member.begunAtMs);
      },
      () => undefined,
    );
    void spawned.gone.then((how) => {
      this.#history.note('gone', { member: member.name, how });
      if (member.spawned === spawned) Object.assign(member, { spawned: undefined, url: undefined });
      // Without its database a start gives up, and whoever watches over it begins it again.
      const gaveUp = how === 2 && spawned.output().includes('DATABASE_URL: the database does not work');
      if (!this.#killed.has(spawned) && !gaveUp)
        this.surprises.push(`${member.name} ended by itself (${how}): ${spawned.output().slice(-500)}`);
    });
  }

  /** Addresses at which messages are taken now. */
  urls(): readonly string[] {
    return this.members.flatMap(({ listens, url }) => (listens && url !== undefined ? [url] : []));
  }

  /** Everything that those who run have printed. */
  output(): string {
    return this.members.map(({ spawned }) => spawned?.output() ?? '').join('\n');
  }

  /** Resolves when all that run are up, or gone. */
  async up(): Promise<void> {
    await Promise.all(this.members.map(({ spawned }) => spawned?.up.catch(() => undefined)));
  }

  /** SIGKILL to the process and to whatever it started. At once; resolves when it is gone. */
  kill(member: Member): Promise<unknown> {
    const { spawned } = member;
    if (!spawned) return Promise.resolve();
    this.#killed.add(spawned);
    Object.assign(member, { spawned: undefined, url: undefined });
    signal(spawned, 'SIGKILL');
    return spawned.gone;
  }

  /** SIGTERM to the process; resolves when it is gone, and notes it when it did not end well. */
  async term(member: Member): Promise<void> {
    const { spawned, url } = member;
    if (!spawned) return;
    this.#killed.add(spawned);
    const askedAtMs = Date.now();
    spawned.process.kill('SIGTERM');
    const how = await spawned.gone;
    this.ends.push(Date.now() - askedAtMs);
    // Before it is up, it may not know yet how to end.
    if (how === 0 || (url === undefined && how === 'SIGTERM')) this.#ended.add(member);
    else this.surprises.push(`${member.name} was asked to end and ended with ${how}: ${spawned.output().slice(-500)}`);
  }

  /** SIGSTOP now, SIGCONT after so long unless it is gone by then. */
  pause(member: Member, forMs: number): void {
    const { spawned } = member;
    if (!spawned) return;
    signal(spawned, 'SIGSTOP');
    setTimeout(() => signal(spawned, 'SIGCONT'), forMs);
  }

  /** SIGTERM to all. @returns how each ended that did not end well */
  async end(): Promise<readonly string[]> {
    const ends = this.members.map(async ({ name, spawned }) => {
      if (!spawned) return `${name} does not run`;
      this.#killed.add(spawned);
      spawned.process.kill('SIGTERM');
      const how = await spawned.gone;
      return how === 0 ? undefined : `${name} ended with ${how}: ${spawned.output().slice(-500)}`;
    });
    return (await Promise.all(ends)).filter((each) => each !== undefined);
  }

  /** Leaves nothing behind. */
  async killAll(): Promise<void> {
    await Promise.all(this.members.map((member) => this.kill(member)));
  }
}

/** To the whole group; one that is gone has nothing more to hear. */
function signal({ process: { pid, exitCode, signalCode } }: Spawned, name: NodeJS.Signals): void {
  if (pid === undefined || exitCode !== null || signalCode !== null) return;
  try {
    process.kill(-pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
