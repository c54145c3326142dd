import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

/** A PostgreSQL server for tests. */
export interface TestServer {
  /** Of the database in which others are made: `postgres://…/postgres`. */
  readonly url: string;
  stop(): Promise<void>;
}

/** A server of our own, so that it may be mistreated. */
export interface OwnServer extends TestServer {
  /** Kills it as a crash does and begins it anew. Resolves when it takes connections again. */
  crash(): Promise<void>;
}

/** Two servers of our own: what one that leads has committed, the one that follows has. */
export interface ServerPair extends TestServer {
  /** Of the one that leads now. */
  readonly url: string;
  /** The one that leads is lost, and the one that followed leads. Resolves when it does; `whole` when another one follows it: no other fail-over before that. */
  failOver(): Promise<{ readonly whole: Promise<void> }>;
}

/** Where a server is often found; one that lets nobody in without a password is passed over. */
const USUAL = 'postgres://postgres@127.0.0.1:5432/postgres';

/** The server that runs on this machine, else one of our own, from the npm package that carries it, in a folder that is thrown away. */
export async function testPostgres(): Promise<TestServer> {
  const found = process.env.TEST_DATABASE_URL ?? USUAL;
  return (await answers(found)) ? { url: found, stop: async () => undefined } : ownPostgres();
}

/** A server of our own, from the npm package that carries it, in a folder that is thrown away. */
export async function ownPostgres(): Promise<OwnServer> {
  const program = Program.begin('postgres-server.ts');
  const url = await program.line();
  return {
    url,
    stop: () => program.end(),
    crash: async () => {
      program.say('crash');
      await program.line();
    },
  };
}

/** Two servers of our own, of which one leads and one follows. */
export async function postgresPair(): Promise<ServerPair> {
  const program = Program.begin('postgres-pair.ts');
  let url = await program.line();
  return {
    get url() {
      return url;
    },
    stop: () => program.end(),
    failOver: async () => {
      program.say('fail over');
      url = await program.line();
      return { whole: program.line().then(() => undefined) };
    },
  };
}

/** A program beside us that holds servers, and tells what becomes of them by lines. */
class Program {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #gone: Promise<unknown[]>;
  readonly #lines: AsyncIterator<string>;

  private constructor(child: ChildProcessWithoutNullStreams) {
    this.#child = child;
    this.#gone = once(child, 'exit');
    this.#lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  }

  static begin(file: string): Program {
    const program = fileURLToPath(new URL(file, import.meta.url));
    const child = spawn(process.execPath, ['--import', 'tsx', program], { stdio: ['pipe', 'pipe', 'pipe'] });
    child.stderr.pipe(process.stderr);
    return new Program(child);
  }

  /** The next line it tells. */
  async line(): Promise<string> {
    const { value, done } = await this.#lines.next();
    if (done) throw new Error(`the PostgreSQL for tests ended (${(await this.#gone).join(' ')})`);
    return value;
  }

  say(line: string): void {
    this.#child.stdin.write(`${line}\n`);
  }

  async end(): Promise<void> {
    this.#child.stdin.end();
    await this.#gone;
  }
}

/** Runs a statement on a server, over a connection of its own. */
export async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    // Nobody there, or nobody who knows us: the caller starts a server.
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
