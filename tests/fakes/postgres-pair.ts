/**
 * Two PostgreSQL servers for tests, in a process of their own (see `postgres-server.ts`): one leads, the other follows, and no commit is done before
 * the one that follows has it. Prints the address of the one that leads. Each line of input is a fail-over: the one that leads is killed as a crash
 * does it, the other is promoted; then it prints the address of that one, and, when another one follows it, `whole`. Stops when its input ends.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, chownSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { type Cluster, crash, followed, newCluster } from './postgres-cluster.ts';

const LOOK_EVERY_MS = 20;

interface Follower {
  readonly cluster: Cluster;
  /** Resolves when it leads. */
  readonly leads: Promise<void>;
}

async function ask<Row extends pg.QueryResultRow>({ url }: Cluster, ...statements: readonly string[]): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let rows: Row[] = [];
    for (const statement of statements) rows = (await client.query<Row>(statement)).rows;
    return rows;
  } finally {
    await client.end();
  }
}

/** A copy of the one that leads, taken while it runs (PostgreSQL's documentation, “Making a Base Backup Using the Low Level API”), that goes on from there. */
async function followerOf(leader: Cluster): Promise<Follower> {
  const cluster = await newCluster();
  const { uid, gid } = statSync(leader.dir);
  const put = (name: string, content: string) => {
    const file = path.join(cluster.dir, name);
    writeFileSync(file, content);
    chownSync(file, uid, gid);
  };
  const client = new pg.Client({ connectionString: leader.url });
  await client.connect();
  try {
    await client.query("select pg_backup_start('pair', true)");
    // Files that go while it copies are in the log.
    spawnSync('cp', ['-a', `${leader.dir}/.`, cluster.dir], { stdio: 'ignore' });
    const { rows } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop(false)');
    put('backup_label', rows[0]?.labelfile ?? '');
  } finally {
    await client.end();
  }
  rmSync(path.join(cluster.dir, 'postmaster.pid'), { force: true });
  put('standby.signal', '');
  appendFileSync(path.join(cluster.dir, 'postgresql.auto.conf'), `primary_conninfo = '${followed(leader)}'\n`);
  // The package waits until it takes writes.
  const leads = cluster.server.start();
  let ended = false;
  leads.catch(() => {
    ended = true;
  });
  const seen = async (what: string) => {
    while ((await ask(leader, `select from pg_stat_replication where ${what}`)).length === 0) {
      if (ended) throw new Error('the one that was to follow ended');
      await pause(LOOK_EVERY_MS);
    }
  };
  await seen("state = 'streaming'");
  await ask(leader, "alter system set synchronous_standby_names = '*'", 'select pg_reload_conf()');
  await seen("sync_state = 'sync'");
  return { cluster, leads };
}

const remove = ({ dir }: Cluster) => rmSync(dir, { recursive: true, force: true });

let leader = await newCluster();
await leader.server.initialise();
await leader.server.start();
let follower = await followerOf(leader);
process.stdout.write(`${leader.url}\n`);

async function failOver(): Promise<void> {
  await crash(leader);
  remove(leader);
  await ask(follower.cluster, 'select pg_promote(false)');
  await follower.leads;
  leader = follower.cluster;
  process.stdout.write(`${leader.url}\n`);
  follower = await followerOf(leader);
  process.stdout.write('whole\n');
}

const lines = createInterface({ input: process.stdin });
let last = Promise.resolve();
lines.on('line', () => {
  last = last.then(failOver);
});
lines.once('close', () => {
  void last
    // The one that follows first: the other would wait for it.
    .then(() => Promise.allSettled([follower.cluster.server.stop(), leader.server.stop()]))
    .finally(() => {
      remove(leader);
      remove(follower.cluster);
      process.exit(0);
    });
});
