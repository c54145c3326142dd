import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Language } from '../core/language/language.ts';
import { plain, type Span } from '../core/message.ts';
import { newInvitation } from '../invitation.ts';
import { readPolicy } from '../policy-file.ts';
import { Refusal } from '../refusal.ts';
import { systemClock } from '../system-clock.ts';
import { goodSettings, openHouseAt, say } from './house.ts';
import { openStage } from './stage.ts';
import { readTyped, type Side, Terminal } from './terminal.ts';

/** What was typed and what the bot answered, as `--repro` writes it. */
interface Turn {
  readonly typed: string;
  readonly answers: string[];
}

const HELP =
  'Write as a citizen would. A number chooses. :photo [FILE] · :place LAT LON · :help · :quit\n#admin sits you down at the desk as a supervisor (/antrian, /bantuan), #warga on the citizen’s side again.';

/**
 * `aduan chat [--lang LANGUAGE] [--repro FILE]`: the whole engine on a throw-away data folder, with the terminal as its channel.
 * Lines from a pipe work as well: each waits for its answer.
 */
export async function chat(options: { readonly lang: Language; readonly repro?: string }): Promise<void> {
  const settings = goodSettings();
  const policy = readPolicy(settings.policyFile);
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'aduan-chat-'));
  const house = await openHouseAt({ ...settings, dataDir, erasuresDir: undefined, secret: undefined }, policy);
  const turns: Turn[] = [];
  let side: Side = 'citizen';
  let isInvited = false;
  const terminal = new Terminal((text, changed, to) => {
    if (text.length === 0) return;
    turns.at(-1)?.answers.push(plain(text));
    const whose = to === side ? '' : to === 'admin' ? '(at the desk) ' : '(to the citizen) ';
    say(`\n${whose}${changed ? '(changed) ' : ''}${shown(text)}\n`);
  });
  const stage = await openStage(house, { channels: [terminal], clock: systemClock, language: options.lang });
  const lines = createInterface({
    input: process.stdin,
    output: process.stdout,
    terminal: process.stdin.isTTY,
    prompt: '> ',
  });
  // A pipe may be at its end while its last lines are answered; nothing is asked of it then, and newer Node.js lets nobody.
  let isOpen = true;
  lines.once('close', () => {
    isOpen = false;
  });
  const prompt = () => {
    if (isOpen) lines.prompt();
  };
  try {
    say(`${HELP}\nNothing is kept: the data folder is removed at the end.\n`);
    prompt();
    for await (const line of lines) {
      if (!process.stdin.isTTY) say(line);
      if (!(await answer(line))) break;
      prompt();
    }
  } finally {
    lines.close();
    await stage.close();
    await house.close();
    await rm(dataDir, { recursive: true, force: true });
  }
  if (options.repro !== undefined) {
    await writeFile(options.repro, `${JSON.stringify({ language: options.lang, turns }, null, 1)}\n`);
    say(`\nThe talk is in ${options.repro}.`);
  }

  /** Changes sides; the desk's first time begins with an invitation, as anybody's. */
  async function sit(to: Side): Promise<void> {
    side = to;
    if (to !== 'admin' || isInvited) return;
    isInvited = true;
    const now = systemClock.now();
    const code = await newInvitation(house.store, policy.centralDesk, 'supervisor', now);
    await stage.hear(terminal.message({ kind: 'text', text: `/masuk ${code}` }, now, 'admin'));
  }

  /** @returns false when the talk is over */
  async function answer(line: string): Promise<boolean> {
    if (line.trim() === '') return true;
    try {
      const typed = readTyped(line);
      if (typed.do === 'quit') return false;
      if (typed.do === 'help') say(HELP);
      else if (typed.do === 'sit') {
        turns.push({ typed: line, answers: [] });
        await sit(typed.side);
      } else {
        turns.push({ typed: line, answers: [] });
        await stage.hear(terminal.message(typed.content, systemClock.now(), side));
      }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      say(error.message);
    }
    return true;
  }
}

/** Words for the screen; bold where it can be. */
function shown(text: readonly Span[]): string {
  if (!process.stdout.isTTY) return plain(text);
  return text
    .map((span) => (typeof span === 'object' && 'bold' in span ? `\u001b[1m${span.bold}\u001b[0m` : plain([span])))
    .join('');
}
