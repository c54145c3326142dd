import type { Delivery, OutFile, SendResult } from '../../core/delivery.ts';
import type { ChatId } from '../../core/message.ts';
import { remember } from './remember.ts';

/** Deliveries that are remembered as half sent. */
const BEGUN_MAX = 200;

/** A delivery of files. */
export type FilesDelivery = Extract<Delivery, { kind: 'files' }>;

/** Sends the files of a delivery one after the other; when one fails, a repeat goes on with it and sends none twice. */
export class FilesInTurn {
  /** Ids of what was sent already of a delivery. */
  readonly #begun = new Map<string, string[]>();

  /** @param sendFile sends a file; told whether the words of the delivery go with it: with the first that can carry any, for sound has no caption */
  async send(
    to: ChatId,
    { ref, files }: FilesDelivery,
    sendFile: (file: OutFile, isWorded: boolean) => Promise<SendResult>,
  ): Promise<SendResult> {
    const name = `${to}\0${ref}`;
    const ids = this.#begun.get(name) ?? [];
    remember(this.#begun, name, ids, BEGUN_MAX);
    const worded = Math.max(
      0,
      files.findIndex(({ kind }) => kind !== 'voice'),
    );
    for (const [index, file] of files.entries()) {
      if (index < ids.length) continue;
      const sent = await sendFile(file, index === worded);
      if (!sent.ok) {
        if (sent.why !== 'limit' && sent.why !== 'unknown') this.#begun.delete(name);
        return sent;
      }
      ids.push(sent.platformId);
    }
    this.#begun.delete(name);
    const [platformId, ...others] = ids;
    return platformId === undefined
      ? { ok: false, why: 'refused', certain: true, detail: 'NOTHING_SENT' }
      : { ok: true, platformId, ...(others.length > 0 ? { others } : {}) };
  }
}
