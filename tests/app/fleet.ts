import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { type Running, runProgram, startProgram } from '../app-run.ts';
import { BotApi } from '../fakes/bot-api.ts';
import { TestRedis } from '../fakes/redis.ts';
import { type FreshDatabase, freshDatabase } from '../store/databases.ts';

export type Role = 'all' | 'channels' | 'worker';

/** Real programs that share one database, one Redis, one folder of evidence and one bot. */
export class Fleet {
  readonly dir: string;
  readonly database: FreshDatabase;
  readonly redis: TestRedis;
  readonly telegram: BotApi;
  readonly #programs: Running[] = [];

  private constructor(dir: string, database: FreshDatabase, redis: TestRedis, telegram: BotApi) {
    this.dir = dir;
    this.database = database;
    this.redis = redis;
    this.telegram = telegram;
  }

  static async open(): Promise<Fleet> {
    const dir = mkdtempSync(path.join(tmpdir(), 'aduan-fleet-'));
    return new Fleet(dir, await freshDatabase('postgres'), await TestRedis.start(), await new BotApi().listen());
  }

  get env(): Readonly<Record<string, string>> {
    return {
      DATA_DIR: this.dir,
      DATABASE_URL: this.database.url ?? '',
      REDIS_URL: this.redis.url,
      ...this.telegram.env,
      TELEGRAM_SENDS_PER_SECOND: '100000',
    };
  }

  /** Starts one more program. Those that work reach the database's server by another name than those that receive. */
  async begin(role: Role, more: Readonly<Record<string, string>> = {}): Promise<Running> {
    const { DATABASE_URL = '' } = this.env;
    const url = role === 'worker' ? DATABASE_URL.replace('127.0.0.1', 'localhost') : DATABASE_URL;
    const program = await startProgram({ ...this.env, DATABASE_URL: url, ...more }, undefined, role);
    this.#programs.push(program);
    return program;
  }

  /** Everything that all of them printed. */
  output(): string {
    return this.#programs.map((each) => each.output()).join('\n');
  }

  /** Asks the database, beside the programs. */
  async ask<Row extends pg.QueryResultRow>(
    statement: string,
    values: readonly unknown[] = [],
  ): Promise<readonly Row[]> {
    const client = new pg.Client({ connectionString: this.database.url });
    await client.connect();
    try {
      return (await client.query<Row>(statement, [...values])).rows;
    } finally {
      await client.end();
    }
  }

  /** Who has a lease; undefined while nobody has. */
  async holderOf(lease: string): Promise<string | undefined> {
    const rows = await this.ask<{ holder: string }>('select holder from lease where name = $1 and until > now()', [
      lease,
    ]);
    return rows[0]?.holder;
  }

  /** The time of a dead process's leases is over, without waiting for it. */
  async forget(holder: string | undefined): Promise<void> {
    await this.ask("update lease set until = now() - interval '1 second' where holder = $1", [holder]);
  }

  /** Waits until something is so that only shows in the database or over HTTP. */
  async until(what: string, test: () => Promise<boolean>): Promise<void> {
    const lateAt = performance.now() + 60_000;
    while (!(await test())) {
      if (performance.now() > lateAt) throw new Error(`waited for: ${what}\n${this.output().slice(-3000)}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Every complaint, as `export` tells it. */
  async complaints(): Promise<readonly { readonly code: string; readonly evidence: readonly unknown[] }[]> {
    const { out } = await runProgram(['export', '--format', 'jsonl'], this.env);
    return out
      .trim()
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { code: string; evidence: unknown[] });
  }

  async close(): Promise<void> {
    for (const program of this.#programs) await program.end('SIGKILL').catch(() => undefined);
    this.redis.thaw();
    await this.redis.kill();
    await this.telegram.close();
    await this.database.remove();
    rmSync(this.dir, { recursive: true, force: true });
  }
}

/** What a program says of itself under `/metrics`. */
export async function numberOf(url: string, metric: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(new RegExp(`^${metric} (.*)$`, 'm').exec(text)?.[1] ?? Number.NaN);
}

/** Citizens who tell a complaint from the first words to the code, and answer whatever is asked, once. */
export class Crowd {
  readonly #telegram: BotApi;
  readonly #photo: Buffer;
  readonly #talking = new Map<number, Set<string>>();
  readonly #chats: number[] = [];

  constructor(telegram: BotApi, photo: Buffer) {
    this.#telegram = telegram;
    this.#photo = photo;
  }

  /** One more begins. */
  begin(chat: number): void {
    this.#talking.set(chat, new Set());
    this.#chats.push(chat);
    this.#telegram.message(chat, {
      text: `Lampu jalan mati di Jl. Veteran no ${chat} Banjarmasin sejak kemarin malam`,
    });
  }

  get left(): number {
    this.#live();
    return this.#talking.size;
  }

  #live(): void {
    for (const [chat, answered] of this.#talking) {
      const last = this.#telegram.last(chat);
      if (!last || answered.has(last.text)) continue;
      answered.add(last.text);
      const asked = last.text.slice(last.text.lastIndexOf('\n\n') + 1);
      if (/Kode laporan/.test(last.text)) this.#talking.delete(chat);
      else if (/Ada nomor di tiang/.test(asked)) this.#telegram.message(chat, { text: 'lewati' });
      else if (/Kirim bukti/.test(asked)) this.#telegram.photo(chat, this.#photo);
      else if (/Siapa yang boleh tahu/.test(asked)) this.#telegram.press(chat, 'Anonim');
      else if (/Sudah benar/.test(last.text)) this.#telegram.message(chat, { text: 'kirim' });
    }
  }

  /** Until everybody has a code. */
  async done(what: string): Promise<void> {
    await this.#telegram.until(() => this.left === 0, `${what}: everybody to have a code`, 100_000);
  }

  /** Codes that the citizens were told, each chat's once. */
  told(): readonly string[] {
    const all = new Set<string>();
    for (const chat of this.#chats)
      for (const { text } of this.#telegram.chat(chat).seen.values()) {
        const code = /Kode laporan[\s\S]*?([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3})/.exec(text)?.[1];
        if (code) all.add(code);
      }
    return [...all].sort();
  }

  /** Chats in which some message of ours stands twice. */
  doubled(): readonly number[] {
    return this.#chats.filter((chat) => {
      const texts = [...this.#telegram.chat(chat).seen.values()].map(({ text }) => text);
      return new Set(texts).size < texts.length;
    });
  }
}
