import type { Readable } from 'node:stream';
import type { Delivery, OutFile, SendResult } from '../../core/delivery.ts';
import { plain } from '../../core/message.ts';
import { asObject, asText } from '../json.ts';
import { PICTURE_MIMES, type XApi } from './api.ts';
import { codeOf } from './faults.ts';
import type { TakeNote } from './notes.ts';
import { failureOf } from './results.ts';

/** Uploads under way or interrupted that are remembered; the oldest is forgotten, at the price of a picture sent twice. */
const REMEMBERED_MAX = 200;

/** Sends pictures of officers as direct messages, one each: X takes no more with one message. */
export class Pictures {
  readonly #api: XApi;
  readonly #open: (file: OutFile) => Readable;
  readonly #note: TakeNote;
  /** What of a delivery has arrived, by person and ref: after a limit or a cut line only what is missing is sent. */
  readonly #arrived = new Map<string, string[]>();

  constructor(api: XApi, open: (file: OutFile) => Readable, note: TakeNote) {
    this.#api = api;
    this.#open = open;
    this.#note = note;
  }

  /** Sends the files of a delivery, each in a message of its own; a repeat goes on where it failed. */
  async send(user: string, delivery: Extract<Delivery, { kind: 'files' }>, signal: AbortSignal): Promise<SendResult> {
    const name = `${user} ${delivery.ref}`;
    const arrived = this.#arrived.get(name) ?? [];
    this.#remember(name, arrived);
    for (const [index, file] of delivery.files.entries()) {
      if (index < arrived.length) continue;
      const caption = index === 0 ? plain(delivery.caption ?? []) : '';
      const sent = await this.#sendOne(user, file, caption, signal);
      if (typeof sent !== 'string') return sent;
      arrived.push(sent);
    }
    this.#arrived.delete(name);
    const [platformId = '', ...others] = arrived;
    return { ok: true, platformId, ...(others.length > 0 ? { others } : {}) };
  }

  async #sendOne(
    user: string,
    file: OutFile,
    caption: string,
    signal: AbortSignal,
  ): Promise<string | Exclude<SendResult, { ok: true }>> {
    const mime = PICTURE_MIMES.find((each) => each === file.mime);
    if (!mime) return { ok: false, why: 'refused', certain: true, detail: 'NO_PICTURE' };
    const bytes = await this.#bytesOf(file);
    if (!bytes) return { ok: false, why: 'refused', certain: true, detail: 'UNREADABLE' };
    const uploaded = await this.#api.upload(bytes, mime, signal);
    // What was uploaded and not sent is seen by nobody: trying again doubles nothing.
    if (!uploaded.ok) return { ...failureOf(uploaded.fault, true) };
    const id = asText(asObject(uploaded.result.data)?.id);
    const outcome = await this.#api.dm(user, caption, signal, id);
    if (!outcome.ok) return failureOf(outcome.fault, false);
    return asText(asObject(outcome.result.data)?.dm_event_id) ?? '';
  }

  async #bytesOf(file: OutFile): Promise<Buffer | undefined> {
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of this.#open(file)) chunks.push(Buffer.from(chunk as Uint8Array));
      return Buffer.concat(chunks);
    } catch (thrown) {
      // Damaged or gone: the officer is told by the receipt.
      this.#note({ level: 'error', code: 'upload-failed', detail: codeOf(thrown) });
      return undefined;
    }
  }

  #remember(name: string, arrived: string[]): void {
    this.#arrived.delete(name);
    this.#arrived.set(name, arrived);
    const [oldest] = this.#arrived.keys();
    if (oldest !== undefined && this.#arrived.size > REMEMBERED_MAX) this.#arrived.delete(oldest);
  }
}
