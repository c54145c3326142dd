import { limitDescriptors, limitFiles } from '../fakes/disk.ts';
import type { ForgetfulDisk } from '../fakes/forgetful-disk.ts';
import { onServer } from '../fakes/postgres.ts';
import type { Fleet, Member } from './fleet.ts';
import type { History } from './history.ts';
import type { Fault, Plan } from './plan.ts';
import type { ChaosServer } from './server.ts';
import type { Stage } from './stage.ts';

/** A Redis of the run's own. It keeps nothing: killed, it comes back empty. */
export interface ChaosRedis {
  readonly url: string;
  begin(): Promise<void>;
  kill(): Promise<void>;
  flush(): Promise<unknown>;
}

/** What can be made to go wrong. */
interface Parts {
  readonly plan: Pick<Plan, 'roles'>;
  readonly history: History;
  readonly fleet: Fleet;
  readonly stage: Stage;
  readonly disk: ForgetfulDisk | undefined;
  readonly databaseUrl: string | undefined;
  readonly server: ChaosServer | undefined;
  readonly redis: ChaosRedis | undefined;
}

const CUT =
  "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name like 'aduan%'";

/** Lets things go wrong besides kills, and mends them again. */
export class Faults {
  /** What went wrong, and how often. */
  readonly made = new Map<Fault['kind'], number>();
  /** Faults that could not be made. */
  readonly objections: string[] = [];
  readonly #parts: Parts;
  #mended: Promise<void> = Promise.resolve();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Resolves when everybody else's things (PostgreSQL, Redis) are whole again. */
  get mended(): Promise<void> {
    return this.#mended;
  }

  /** What has not happened yet does not happen any more. */
  disarm(): void {
    this.#parts.stage.onCommit = () => undefined;
  }

  /** Lets it happen to a process, now or at the next occasion. */
  make(fault: Fault, member: Member): void {
    const { plan, history, fleet, stage, disk, databaseUrl, server, redis } = this.#parts;
    // It is there when a commit is on its way.
    if (fault.kind !== 'server-crash' && fault.kind !== 'fail-over') this.#count(fault.kind);
    history.note('fault', { ...fault, member: member.name });
    // Where others go on meanwhile, a reply may be sent by two.
    const isShared = plan.roles === 'split';
    if (isShared) history.disturbed();
    const pid = member.spawned?.process.pid;
    switch (fault.kind) {
      case 'pause':
        fleet.pause(member, fault.forMs);
        if (isShared) setTimeout(() => history.disturbed(), fault.forMs);
        return;
      case 'disk-full':
        limitFiles(pid, 0);
        setTimeout(() => limitFiles(pid, -1), fault.forMs);
        return;
      case 'disk-fails':
        disk?.fail(fault.calls, fault.code, fault.times);
        setTimeout(() => disk?.heal(), fault.forMs);
        return;
      case 'no-descriptors':
        limitDescriptors(pid, true);
        setTimeout(() => limitDescriptors(pid, false), fault.forMs);
        return;
      case 'connections-cut':
        this.#heals(onServer(databaseUrl ?? '', CUT));
        return;
      case 'redis-flushed':
        this.#heals(redis?.flush() ?? Promise.resolve());
        return;
      case 'redis-killed':
        this.#heals(awayFor(redis, fault.forMs));
        return;
      case 'server-crash':
      case 'fail-over':
        stage.onCommit = () => {
          this.disarm();
          history.note(fault.kind);
          this.#count(fault.kind);
          this.#heals(server?.fail((url) => stage.leadTo(url)) ?? Promise.resolve());
        };
        return;
    }
  }

  #count(kind: Fault['kind']): void {
    this.made.set(kind, (this.made.get(kind) ?? 0) + 1);
  }

  #heals(mended: Promise<unknown>): void {
    this.#mended = mended.then(
      () => undefined,
      (error: unknown) => void this.objections.push(`a fault could not be made: ${String(error)}`),
    );
  }
}

async function awayFor(redis: ChaosRedis | undefined, forMs: number): Promise<void> {
  await redis?.kill();
  await new Promise((resolve) => setTimeout(resolve, forMs));
  await redis?.begin();
}
