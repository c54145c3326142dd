import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { type Running, startProgram } from '../app-run.ts';
import { BotApi } from '../fakes/bot-api.ts';

type Line = Readonly<Record<string, string | number>>;

const linesOf = (output: string): readonly Line[] =>
  output
    .split('\n')
    .filter((line) => line.startsWith('{') && line.endsWith('}'))
    .map((line) => JSON.parse(line) as Line);

it('the log of the real program follows one message among many from its arrival to its sent reply, by ids alone', async () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'aduan-trace-'));
  const telegram = await new BotApi().listen();
  let program: Running | undefined;
  onTestFinished(async () => {
    await program?.end('SIGKILL');
    await telegram.close();
    rmSync(dir, { recursive: true, force: true });
  });
  const chats = [61, 62, 63];
  let allSent: () => void = () => undefined;
  const told = new Promise<void>((resolve) => {
    allSent = resolve;
  });
  const env = {
    ...{ DATA_DIR: dir, LOG_LEVEL: 'debug' },
    ...telegram.env,
  };
  program = await startProgram(env, (output) => {
    const sent = linesOf(output).filter(({ event }) => event === 'sent');
    if (new Set(sent.map(({ conversation }) => conversation)).size === chats.length) allSent();
  });
  for (const chat of chats) telegram.message(chat, { text: 'Lampu jalan mati CANARY-WORDS sejak kemarin malam' });
  await told;

  const lines = linesOf(program.output());
  const traces = lines.filter(({ event }) => event === 'handled').map(({ trace }) => trace);
  expect(new Set(traces).size).toBe(chats.length);
  for (const trace of traces) {
    const followed = lines.filter((line) => line.trace === trace);
    expect(followed.map(({ event }) => event).slice(0, 2)).toEqual(['handled', 'sent']);
    const [conversation] = followed.map((line) => line.conversation);
    expect(followed.every((line) => line.conversation === conversation)).toBe(true);
    const about = lines.filter((line) => line.conversation === conversation).map(({ event }) => event);
    expect(about.slice(0, 3)).toEqual(['accepted', 'handled', 'sent']);
  }
  for (const personal of ['CANARY-WORDS', ...chats.map((chat) => `"${chat}"`)])
    expect(program.output()).not.toContain(personal);
});
