import type { Delivery, OutFile, SendResult } from '../../../core/delivery.ts';
import type { WhatsAppTexts } from '../../../core/language/whatsapp.ts';
import type { ChatId, Span } from '../../../core/message.ts';
import { plain } from '../../../core/message.ts';
import { asObject, asText } from '../../json.ts';
import { SEND_FILE_BYTES_MAX } from '../capabilities.ts';
import type { OpenFile } from '../file-bytes.ts';
import { FilesInTurn } from '../files-in-turn.ts';
import { markup } from '../markup.ts';
import { failureOf } from './faults.ts';
import { type Graph, type GraphFault, sentId } from './graph.ts';
import { formOf, uploadFile } from './media.ts';
import { type Payload, payloadsOf } from './payloads.ts';
import { addressed } from './who.ts';

/** Longest caption of a file (Cloud API, media messages). */
const CAPTION_MAX = 1024;
/** Longest name of ours that is sent along with a message (Cloud API, biz_opaque_callback_data: 512). */
const REF_MAX = 512;

/** What {@link Sender} is made of. */
export interface SenderOptions {
  readonly graph: Graph;
  readonly phoneId: string;
  readonly openFile: OpenFile;
  readonly texts: WhatsAppTexts;
  /** Told how each call went: what is wrong with our credentials shows here first. */
  readonly outcome: (fault: GraphFault | undefined) => void;
  /** Evidence could not be read. */
  readonly unread: (code: string) => void;
}

/** Sends by the Cloud API: words, buttons, lists, files. What fails comes back as a value. */
export class Sender {
  readonly #options: SenderOptions;
  readonly #files = new FilesInTurn();

  constructor(options: SenderOptions) {
    this.#options = options;
  }

  /** See {@link import('../../../core/delivery.ts').ChannelPort.send}. */
  async send(to: ChatId, delivery: Delivery, signal: AbortSignal): Promise<SendResult> {
    switch (delivery.kind) {
      case 'answer':
        // A press here has no waiting state to end.
        return { ok: true, platformId: delivery.callback };
      case 'topic':
        return { ok: true, platformId: delivery.ref };
      case 'files':
        return this.#files.send(to, delivery, (file, isWorded) => {
          const words = isWorded ? delivery.caption : undefined;
          return this.#file(to, { file, ref: delivery.ref, words }, signal);
        });
      case 'message': {
        const [first, ...others] = payloadsOf(delivery.message);
        if (!first) return { ok: false, why: 'refused', certain: true, detail: 'EMPTY' };
        const sent = await this.#post(to, first, delivery.ref, signal);
        if (!sent.ok) return sent;
        const more: string[] = [];
        for (const payload of others) {
          // A comfort: the question itself has arrived.
          const also = await this.#post(to, payload, undefined, signal);
          if (also.ok) more.push(also.platformId);
        }
        return more.length > 0 ? { ...sent, others: more } : sent;
      }
    }
  }

  async #post(to: string, payload: Payload, ref: string | undefined, signal: AbortSignal): Promise<SendResult> {
    const { graph, phoneId, outcome } = this.#options;
    const sent = await graph.call(
      `${phoneId}/messages`,
      {
        messaging_product: 'whatsapp',
        recipient_type: 'individual',
        ...addressed(to),
        ...(ref === undefined || ref.length > REF_MAX ? {} : { biz_opaque_callback_data: ref }),
        ...payload,
      },
      { signal },
    );
    outcome(sent.ok ? undefined : sent.fault);
    if (!sent.ok) return failureOf(sent.fault);
    const id = sentId(sent.result);
    return id === undefined
      ? { ok: false, why: 'unknown', certain: false, detail: 'NO_MESSAGE_ID' }
      : { ok: true, platformId: id };
  }

  /** Each file goes by the delivery's name: which of them Meta says did not arrive makes no difference. */
  async #file(
    to: string,
    { file, ref, words }: { readonly file: OutFile; readonly ref: string; readonly words: readonly Span[] | undefined },
    signal: AbortSignal,
  ): Promise<SendResult> {
    const { graph, phoneId, openFile, texts, outcome, unread } = this.#options;
    const said = words && plain(words).trim() !== '' ? markup(words).slice(0, CAPTION_MAX) : undefined;
    const line = (text: string) =>
      this.#post(
        to,
        { type: 'text', text: { body: said ? `${said}\n${text}` : text, preview_url: false } },
        ref,
        signal,
      );
    if (file.bytes > SEND_FILE_BYTES_MAX)
      return line(texts.fileTooLarge({ name: file.name, megabytes: Math.ceil(file.bytes / 1024 / 1024) }));
    const uploaded = await uploadFile(graph, phoneId, openFile, file, signal);
    if ('unread' in uploaded) {
      unread(uploaded.unread);
      return line(texts.fileUnreadable({ name: file.name }));
    }
    outcome(uploaded.ok ? undefined : uploaded.fault);
    if (!uploaded.ok) return failureOf(uploaded.fault);
    const id = asText(asObject(uploaded.result)?.id);
    if (id === undefined) return { ok: false, why: 'unknown', certain: true, detail: 'NO_MEDIA_ID' };
    const form = formOf(file);
    if (said !== undefined && form === 'audio') {
      const told = await this.#post(to, { type: 'text', text: { body: said, preview_url: false } }, ref, signal);
      if (!told.ok) return told;
    }
    const caption = said !== undefined && form !== 'audio' ? { caption: said } : {};
    const filename = form === 'document' ? { filename: file.name } : {};
    return this.#post(to, { type: form, [form]: { id, ...caption, ...filename } }, ref, signal);
  }
}
