import type { Delivery, SendResult } from '../../core/delivery.ts';
import type { TelegramTexts } from '../../core/language/telegram.ts';
import type { Span } from '../../core/message.ts';
import { render } from '../../core/render.ts';
import { asInteger, asObject } from '../json.ts';
import type { ApiOutcome, BotApi } from './api.ts';
import { format } from './entities.ts';
import { type Moved, movedOr } from './moved.ts';
import type { TakeNote } from './notes.ts';
import { isClosedTopic, slugOf } from './results.ts';
import { topicNumber } from './topics.ts';
import { type OpenFile, type Place, upload } from './upload-call.ts';
import { asDocuments, oneByOne, planUploads, type UploadStep, withoutFile } from './upload-plan.ts';

type FilesDelivery = Extract<Delivery, { kind: 'files' }>;

/** Longest caption (Bot API, sendPhoto: 1024 characters after entities parsing); what is longer goes below as a message. */
const CAPTION_LENGTH_MAX = 1_024;
/** Deliveries of which is remembered how far they came; the oldest is forgotten first. */
const BEGUN_MAX = 1_000;
/** Faults of a file that no second try mends. */
const BROKEN_FILE = new Set(['MISSING', 'TAMPERED', 'BAD_ID', 'UNCLEAN']);

/** What is left of a delivery. */
interface Begun {
  readonly steps: UploadStep[];
  /** Goes with the next step, until it was shown. */
  caption: readonly Span[] | undefined;
  /** What no caption holds, as messages below the files. */
  readonly below: (readonly Span[])[];
  /** The messages it became; the whole is known by the first. */
  readonly ids: string[];
}

/** Sends evidence as files that are uploaded, never as links: several as albums, each once, however often a part has to be repeated. */
export class Uploads {
  readonly #api: BotApi;
  readonly #open: OpenFile;
  readonly #texts: TelegramTexts;
  readonly #note: TakeNote;
  readonly #begun = new Map<string, Begun>();

  /** @param texts in the language of the installation: who works here reads them */
  constructor(api: BotApi, open: OpenFile, texts: TelegramTexts, note: TakeNote) {
    this.#api = api;
    this.#open = open;
    this.#texts = texts;
    this.#note = note;
  }

  /**
   * Sends the files of a delivery, or what an earlier try has left of them.
   * @param topic the platform's id of the topic, where it is known
   */
  async send(
    chat: string,
    delivery: FilesDelivery,
    topic: string | undefined,
    signal: AbortSignal,
  ): Promise<SendResult | Moved> {
    const name = `${chat}\0${delivery.ref}`;
    const begun = this.#begun.get(name) ?? begin(delivery);
    this.#remember(name, begun);
    let place: Place = { chat_id: Number(chat), ...threadOf(topic) };
    const isShutOut = (sent: ApiOutcome) => place.message_thread_id !== undefined && isClosedTopic(sent);
    for (let step = begun.steps[0]; step; step = begun.steps[0]) {
      const sent = await this.#take(place, step, begun.caption, signal);
      if ('instead' in sent) {
        begun.steps.splice(0, 1, ...sent.instead);
        continue;
      }
      if (isShutOut(sent)) {
        // A topic that is closed to us: in the chat itself they are at least seen.
        place = { chat_id: place.chat_id };
        continue;
      }
      if (!sent.ok) return this.#failed(name, delivery, sent);
      begun.ids.push(...idsIn(sent.result));
      begun.caption = undefined;
      begun.steps.shift();
    }
    for (let words = begun.below[0]; words; words = begun.below[0]) {
      const sent = await this.#say(place, words, signal);
      if (isShutOut(sent)) {
        place = { chat_id: place.chat_id };
        continue;
      }
      if (!sent.ok) return this.#failed(name, delivery, sent);
      begun.ids.push(...idsIn(sent.result));
      begun.below.shift();
    }
    this.#begun.delete(name);
    const [platformId, ...others] = begun.ids;
    return platformId === undefined
      ? { ok: false, why: 'refused', certain: true, detail: 'NOTHING_SENT' }
      : { ok: true, platformId, ...(others.length > 0 ? { others } : {}) };
  }

  #failed(name: string, delivery: FilesDelivery, sent: Extract<ApiOutcome, { ok: false }>): SendResult | Moved {
    const slug = slugOf(sent.fault);
    const lost = slug === 'topic-gone' && delivery.about !== undefined;
    const result: SendResult | Moved = lost
      ? { ok: false, why: 'lost', what: 'topic', certain: true, detail: 'TOPIC_GONE' }
      : movedOr(sent.fault, false);
    const goesOn = !('migratedTo' in result) && !result.ok && (result.why === 'limit' || result.why === 'unknown');
    if (!goesOn) this.#begun.delete(name);
    return result;
  }

  /** @returns `instead`: other steps that come to the same, because this one can not be */
  async #take(
    place: Place,
    step: UploadStep,
    words: readonly Span[] | undefined,
    signal: AbortSignal,
  ): Promise<ApiOutcome | { readonly instead: readonly UploadStep[] }> {
    if (step.do === 'line') return this.#say(place, [...(words ? [...words, '\n\n'] : []), this.#lineOf(step)], signal);
    const caption = words && format(words);
    let outcome = await upload(this.#api, this.#open, place, step, caption, signal);
    if (!('file' in outcome) && !outcome.ok && caption?.entities.length && slugOf(outcome.fault) === 'entities')
      outcome = await upload(this.#api, this.#open, place, step, { text: caption.text, entities: [] }, signal);
    if ('file' in outcome) {
      const { file, code } = outcome;
      this.#note({ level: 'error', code: 'upload-failed', detail: code });
      if (BROKEN_FILE.has(code)) return { instead: withoutFile(step, file) };
      return { ok: false, fault: { kind: 'unreached', code } };
    }
    if (outcome.ok) return outcome;
    const slug = slugOf(outcome.fault);
    const asTheyAre = step.form !== 'document' && (slug === 'photo-unfit' || slug === 'voice-forbidden');
    if (asTheyAre) return { instead: asDocuments(step.files) };
    // The whole call was too much: that says nothing of a single file.
    if (slug === 'file-too-big' && step.do === 'album') return { instead: oneByOne(step) };
    if (slug === 'file-too-big') return { instead: step.files.map((file) => ({ do: 'line', why: 'too-large', file })) };
    return outcome;
  }

  #lineOf({ why, file }: Extract<UploadStep, { do: 'line' }>): string {
    if (why === 'unreadable') return this.#texts.fileUnreadable({ name: file.name });
    return this.#texts.fileTooLarge({ name: file.name, megabytes: Math.ceil(file.bytes / 1024 / 1024) });
  }

  #say(place: Place, words: readonly Span[], signal: AbortSignal): Promise<ApiOutcome> {
    const { text, entities } = format(words);
    const formatting = entities.length > 0 ? { entities } : {};
    const off = { link_preview_options: { is_disabled: true } };
    return this.#api.call('sendMessage', { ...place, text, ...formatting, ...off }, signal);
  }

  #remember(name: string, begun: Begun): void {
    const [oldest] = this.#begun.keys();
    if (oldest !== undefined && !this.#begun.has(name) && this.#begun.size >= BEGUN_MAX) this.#begun.delete(oldest);
    this.#begun.set(name, begun);
  }
}

function threadOf(topic: string | undefined): { readonly message_thread_id?: number } {
  const thread = topicNumber(topic);
  return thread === undefined ? {} : { message_thread_id: thread };
}

function begin({ files, caption = [] }: FilesDelivery): Begun {
  const parts = render({ text: caption }, { buttons: true, askLocation: false, textMax: CAPTION_LENGTH_MAX });
  const [head, ...below] = parts.flatMap(({ text }) => (text.length > 0 ? [text] : []));
  return { steps: [...planUploads(files)], caption: head, below, ids: [] };
}

/** The platform's ids of a message, or of the messages of an album. */
const idsIn = (result: unknown): readonly string[] =>
  (Array.isArray(result) ? result : [result]).flatMap((message: unknown) => {
    const id = asInteger(asObject(message)?.message_id);
    return id === undefined ? [] : [String(id)];
  });
