import { spawn } from 'node:child_process';
import { once } from 'node:events';
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

/** Where a server is often found; one that lets nobody in without a password is passed over. */
const USUAL = 'postgres://postgres@127.0.0.1:5432/postgres';

/** The server that runs on this machine, else one of our own, from the npm package that carries it, in a folder that is thrown away. */
export async function testPostgres(): Promise<TestServer> {
  const found = process.env.TEST_DATABASE_URL ?? USUAL;
  return (await answers(found)) ? { url: found, stop: async () => undefined } : ownPostgres();
}

/** A server of our own, from the npm package that carries it, in a folder that is thrown away. */
export async function ownPostgres(): Promise<OwnServer> {
  const program = fileURLToPath(new URL('./postgres-server.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', program], { stdio: ['pipe', 'pipe', 'inherit'] });
  const gone = once(child, 'exit');
  const line = () =>
    Promise.race([
      once(child.stdout, 'data').then(([chunk]) => String(chunk).trim()),
      gone.then(([code]) => {
        throw new Error(`the PostgreSQL for tests did not start (${code})`);
      }),
    ]);
  const url = await line();
  return {
    url,
    stop: async () => {
      child.stdin.end();
      await gone;
    },
    crash: async () => {
      const back = line();
      child.stdin.write('crash\n');
      await back;
    },
  };
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
