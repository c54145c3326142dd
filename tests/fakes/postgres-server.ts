/**
 * A PostgreSQL of its own for tests, in a process of its own: the npm package that carries the server hooks the end of the process it runs in, and
 * a test run whose exit code it changes would never fail. Prints its address; stops when its input ends. Each line of input kills it as a crash of
 * the server does, and begins it anew; it prints a line when it is back.
 */
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { crash, newCluster } from './postgres-cluster.ts';

const cluster = await newCluster();
await cluster.server.initialise();
await cluster.server.start();
process.stdout.write(`${cluster.url}\n`);

/** What was being committed is decided by the log that is read at the next start. */
async function crashed(): Promise<void> {
  await crash(cluster);
  await cluster.server.start();
  process.stdout.write('back\n');
}

const lines = createInterface({ input: process.stdin });
lines.on('line', () => void crashed());
lines.once('close', () => {
  void cluster.server.stop().finally(() => {
    rmSync(cluster.dir, { recursive: true, force: true });
    process.exit(0);
  });
});
