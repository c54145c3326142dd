import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';

/** Kept beside the session, mode 600: `{"account":"…hash…","since":1790000000000}`. */
const Kept = z.object({ account: z.string(), since: z.number() });

const FILE = 'paired.json';
/** A session that is found without a note of when it was linked: what came in the last day is caught up on. */
const UNKNOWN_SINCE_MS = 86_400_000;
/** What people wrote while somebody was looking for the phone is still for us. */
const SLACK_MS = 10 * 60_000;

const accountHash = (account: string): string => createHash('sha256').update(account).digest('base64url');

/** Since when an account is ours: what people wrote to it before that was for somebody else, and is never answered. */
export class Paired {
  readonly #file: string;

  /** @param dataPath the session's folder */
  constructor(dataPath: string) {
    this.#file = path.join(dataPath, FILE);
  }

  /** Whether a phone was ever linked here. */
  async wasEver(): Promise<boolean> {
    return (await this.#read()) !== undefined;
  }

  /**
   * Since when, epoch ms; noted now when this account is new here.
   * @param codeAt when a code was first shown before this account came; undefined where none was
   */
  async since(account: string, now: Date, codeAt: number | undefined): Promise<number> {
    const known = await this.#read();
    if (known?.account === accountHash(account)) return known.since;
    const since = codeAt === undefined ? now.getTime() - UNKNOWN_SINCE_MS : codeAt - SLACK_MS;
    await writeFile(this.#file, JSON.stringify({ account: accountHash(account), since }), { mode: 0o600 });
    return since;
  }

  async #read(): Promise<z.output<typeof Kept> | undefined> {
    try {
      return Kept.parse(JSON.parse(await readFile(this.#file, 'utf8')));
    } catch {
      // Not there yet, or no longer readable: then nobody is known.
      return undefined;
    }
  }
}
