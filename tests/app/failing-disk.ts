import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Running, startProgram } from '../app-run.ts';
import { BotApi } from '../fakes/bot-api.ts';
import { ForgetfulDisk } from '../fakes/forgetful-disk.ts';

/** The real program, with the stand-in Telegram, on a disk whose calls can be made to fail. */
export class OnFailingDisk {
  readonly dir = mkdtempSync(path.join(tmpdir(), 'aduan-failing-'));
  readonly telegram = new BotApi();
  readonly disk: ForgetfulDisk;
  readonly #scratch = mkdtempSync(path.join(tmpdir(), 'aduan-failing-book-'));
  #program: Running | undefined;

  private constructor() {
    this.disk = new ForgetfulDisk(this.dir, this.#scratch);
    this.disk.begin();
  }

  /** With the program running. */
  static async open(): Promise<OnFailingDisk> {
    const scene = new OnFailingDisk();
    await scene.telegram.listen();
    await scene.begin();
    return scene;
  }

  /** The program that was begun last. */
  get program(): Running {
    if (!this.#program) throw new Error('no program was begun');
    return this.#program;
  }

  /** Begins the program, again after it has ended. */
  async begin(): Promise<void> {
    this.#program = await startProgram({ ...this.disk.env, DATA_DIR: this.dir, ...this.telegram.env });
  }

  /** Ends all of it, whatever state it is in. */
  async close(): Promise<void> {
    await this.#program?.end('SIGKILL');
    await this.telegram.close();
    for (const each of [this.dir, this.#scratch]) rmSync(each, { recursive: true, force: true });
  }
}
