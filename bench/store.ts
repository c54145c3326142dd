// What the store costs per message, in microseconds: accept, read, commit, marks. Usage: npx tsx bench/store.ts
// BENCH_SCRATCH: folder for the database (a real disk); ROUNDS: rounds per figure (5); SIZES: messages at once.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Clock } from '../src/core/clock.ts';
import { openStore } from '../src/core/store/open.ts';
import type { Step } from '../src/core/store/port/steps.ts';
import { messageOf, REPLY, TALK_BYTES } from './one-message.ts';

interface Talk {
  readonly step: number;
  readonly said: string;
}

const CHATS = 200;
const groups = (process.env.SIZES ?? '1,20,100,200').split(',').map(Number);
const rounds = Number(process.env.ROUNDS ?? 5);
const folder = mkdtempSync(path.join(process.env.BENCH_SCRATCH ?? os.tmpdir(), 'aduan-bench-'));
const clock: Clock = {
  now: () => new Date(),
  after: (delayMs, act) => {
    const timer = setTimeout(act, delayMs);
    return { cancel: () => clearTimeout(timer) };
  },
  soon: (act) => void setImmediate(act),
};
const store = openStore<Talk>({
  file: path.join(folder, 'aduan.db'),
  secret: 'x'.repeat(32),
  clock,
  random: randomBytes,
});

const said = 'x'.repeat(TALK_BYTES);

let messages = 0;
/** Accepts, reads, steps and marks one message for each of `group` chats at once; microseconds of each part per message. */
async function round(group: number, from: number) {
  messages += group;
  const chats = Array.from({ length: group }, (_, index) => (from + index) % CHATS);
  const times: number[] = [performance.now()];
  const mark = () => times.push(performance.now());
  const accepted = await Promise.all(chats.map((chat) => store.accept([messageOf(chat)], clock.now())));
  mark();
  const ids = accepted.flat();
  const read = await Promise.all(ids.map((id) => store.read(id, 50)));
  mark();
  const steps = read.map(({ row, inbox }): Step<Talk> => {
    const delivery = { kind: 'message', ref: `r${row.id}.${row.version}`, message: { text: REPLY } } as const;
    const talk = { step: (row.talk?.step ?? 0) + 1, said };
    const handled = inbox.map((heard) => heard.id);
    return { conversation: row.id, version: row.version, handled, talk, effects: [{ do: 'send', delivery }] };
  });
  const committed = await Promise.all(steps.map((step) => store.commit(step)));
  mark();
  const sends = committed.flatMap((one) => (one.ok ? one.sends : []));
  if (sends.length !== group) throw new Error(`${sends.length} sends for ${group} messages`);
  const marks = sends.map((send) => store.markSent(send, '123456'));
  await store.ping(); // rides the marks along at once
  await Promise.all(marks);
  mark();
  return times.slice(1).map((time, index) => ((time - (times[index] ?? 0)) * 1000) / group);
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
const table: Record<string, Record<string, string>> = {};
for (let index = 0; index < 10; index += 1) await round(CHATS, 0); // warm
for (const group of groups) {
  const parts: number[][] = [[], [], [], []];
  const cpu: number[] = [];
  for (let k = 0; k < rounds; k += 1) {
    const times = Math.ceil(2000 / group);
    const before = process.cpuUsage();
    for (let index = 0; index < times; index += 1)
      for (const [part, us] of (await round(group, index * group)).entries()) parts[part]?.push(us);
    const used = process.cpuUsage(before);
    cpu.push((used.user + used.system) / (times * group));
  }
  const [accept = 0, read = 0, commit = 0, marks = 0] = parts.map(median);
  const figures = { accept, read, commit, marks, sum: accept + read + commit + marks, cpu: median(cpu) };
  table[`group of ${group}`] = Object.fromEntries(Object.entries(figures).map(([name, us]) => [name, us.toFixed(1)]));
}
process.stdout.write('microseconds per message (wall; cpu: of the process)\n');
for (const [name, row] of Object.entries(table))
  process.stdout.write(
    `${name.padEnd(14)}${Object.entries(row)
      .map(([part, us]) => `${part} ${us.padStart(7)}`)
      .join('  ')}\n`,
  );
if (process.env.WAL)
  process.stdout.write(`log ${statSync(path.join(folder, 'aduan.db-wal')).size / 4096} pages, ${messages} messages\n`);
await store.close();
rmSync(folder, { recursive: true });
