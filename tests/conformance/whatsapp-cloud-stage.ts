import { Readable } from 'node:stream';
import { WhatsAppCloudChannel } from '../../src/bots/whatsapp/cloud/channel.ts';
import { WEBHOOK_PATH, whatsappWebhook } from '../../src/bots/whatsapp/cloud/webhook.ts';
import type { WhatsAppNote } from '../../src/bots/whatsapp/notes.ts';
import type { OutFile } from '../../src/core/delivery.ts';
import { EvidenceFault } from '../../src/core/evidence/fault.ts';
import { WHATSAPP_TEXTS } from '../../src/core/language/whatsapp.ts';
import { type Choice, chatId } from '../../src/core/message.ts';
import { httpApp } from '../../src/http/app.ts';
import { CountingClock } from '../fakes/clock.ts';
import { Line } from '../fakes/line.ts';
import { CLOUD, envelope, sign, WhatsAppCloud } from '../fakes/whatsapp-cloud.ts';
import { asRead } from '../fakes/whatsapp-eyes.ts';
import type { Arrived, Attachment, Person, Said, Stage, Trouble } from './stage.ts';

type Json = Readonly<Record<string, unknown>>;

/** The number of the first person; far from any other number here, so that it is found wherever it leaks. */
const FIRST_PERSON = 6_287_704_130_001;
/** How long the platform says to wait, in seconds. */
const WAIT_S = 7;
/** After so long Meta delivers again what was not taken; really it waits longer each time. */
const AGAIN_MS = 20;

/** What the Graph API answers in each trouble that is one answer. */
const ANSWERS: Readonly<
  Partial<
    Record<Trouble, { readonly status: number; readonly code: number; readonly headers?: Record<string, string> }>
  >
> = {
  limit: { status: 429, code: 130429, headers: { 'retry-after': String(WAIT_S) } },
  server: { status: 503, code: 131000 },
  'locked-out': { status: 401, code: 190 },
  blocked: { status: 400, code: 131026 },
  refused: { status: 400, code: 131009 },
};

const KINDS = { photo: 'image', video: 'video', document: 'document', voice: 'audio' } as const;

/** Meta's side of the webhook: delivers each message in its turn, and what is not taken again and again, whatever came after it. */
class Webhook {
  readonly #post: (body: string) => Promise<number>;
  readonly #pauses = new Set<NodeJS.Timeout>();
  #turn: Promise<void> = Promise.resolve();
  #isOver = false;

  /** @param post one call; resolves with the status it was answered */
  constructor(post: (body: string) => Promise<number>) {
    this.#post = post;
  }

  deliver(value: Json): Said {
    const body = envelope(value);
    let isTaken = false;
    const attempt = async (): Promise<void> => {
      if (this.#isOver) return;
      if ((await this.#post(body)) === 200) isTaken = true;
      if (isTaken) return;
      const pause = setTimeout(() => {
        this.#pauses.delete(pause);
        void attempt();
      }, AGAIN_MS);
      this.#pauses.add(pause);
    };
    this.#turn = this.#turn.then(attempt);
    return {
      acknowledged: () => isTaken,
      again: async () => {
        if (isTaken) await this.#post(body);
      },
    };
  }

  end(): void {
    this.#isOver = true;
    for (const pause of this.#pauses) clearTimeout(pause);
  }
}

/** WhatsApp by the Cloud API: our client and webhook against the stand-in Graph API, over a line that can be cut. */
export async function whatsappCloudStage(): Promise<Stage> {
  const platform = await new WhatsAppCloud().listen();
  const line = await Line.to(platform.url);
  const notes: unknown[] = [];
  const clock = new CountingClock();
  const files = new Map<string, Buffer>();
  const channel = new WhatsAppCloudChannel({
    ...CLOUD,
    apiRoot: line.url,
    openFile: ({ id }) => {
      const bytes = files.get(id);
      if (!bytes) throw new EvidenceFault('missing');
      return Readable.from([bytes], { objectMode: false });
    },
    texts: WHATSAPP_TEXTS.id,
    clock,
    note: (note: WhatsAppNote) => void notes.push(note),
    state: (state) => void notes.push(state),
    undelivered: async () => undefined,
  });
  const site = httpApp({
    publicUrl: undefined,
    onFault: (error) => void notes.push(String(error)),
    routes: [whatsappWebhook(channel)],
  });
  const post = async (body: string): Promise<number> => {
    const headers = { 'content-type': 'application/json', 'x-hub-signature-256': sign(body) };
    return (await site.request(WEBHOOK_PATH, { method: 'POST', body, headers })).status;
  };
  const webhook = new Webhook(post);
  let people = 0;

  return {
    channel,
    attachments: ['photo', 'video', 'document', 'voice'],
    wordless: ['voice'],
    // Meta tells nobody that an account is gone: it is undeliverable, as where we are blocked.
    troubles: ['limit', 'server', 'cut', 'unreachable', 'locked-out', 'blocked', 'refused'],
    // Every second one has a user name, and shows no number.
    newcomer: async () => {
      const person = String(FIRST_PERSON + 11 * people++);
      return new CloudPerson(platform, webhook, people % 2 === 0 ? `ID.${person}` : person);
    },
    trouble: async (what, { chat }) => {
      if (what === 'cut') {
        line.cutAnswers(true);
        return { end: async () => line.cutAnswers(false) };
      }
      if (what === 'unreachable') {
        await line.down();
        return { end: () => line.mend() };
      }
      const fault = { status: 500, ...ANSWERS[what], path: '/messages', to: chat, always: true };
      platform.faults.push(fault);
      const end = async () => void platform.faults.splice(platform.faults.indexOf(fault), 1);
      return { ...(what === 'limit' ? { waitMs: WAIT_S * 1000 } : {}), end };
    },
    nonsense: async () => {
      const messages = [null, 7, 'teks', {}, { from: 5, id: 5 }, { from: '6281', id: 'wamid.x', type: '<script>' }];
      const odd = [
        ...['', '{', '[]', 'null', '"x"', '{}', '{"entry":5}', '{"entry":[{"changes":[{"value":{"messages":[{}]}}]}]}'],
        envelope({ messages, contacts: 'x', statuses: [null, {}], calls: 5 }),
        envelope({ messages: 'x', contacts: [{ wa_id: 5 }], statuses: {}, calls: [{}, null] }),
      ];
      for (const body of odd) await post(body);
    },
    outgoing: ({ kind, mime, name, bytes }): OutFile => {
      const id = `keluar${files.size}`;
      files.set(id, bytes);
      return { kind, id, key: '', mime, name, bytes: bytes.length };
    },
    notes: () => notes,
    violations: () => platform.violations,
    leftovers: async () => (clock.waiting > 0 ? [`${clock.waiting} timers`] : []),
    close: async () => {
      webhook.end();
      await channel.stop();
      await line.down();
      await platform.close();
    },
  };
}

class CloudPerson implements Person {
  readonly chat;
  readonly secrets;
  readonly #platform: WhatsAppCloud;
  readonly #webhook: Webhook;
  readonly #number: string;
  readonly #ids = new Map<Said, string>();

  constructor(platform: WhatsAppCloud, webhook: Webhook, number: string) {
    this.#platform = platform;
    this.#webhook = webhook;
    this.#number = number;
    this.chat = chatId(number);
    this.secrets = [`NAMARAHASIA${number}`, CLOUD.token, CLOUD.appSecret, CLOUD.verifyToken];
  }

  says = (body: string) => this.#sends({ type: 'text', text: { body } });
  chooses = ({ label }: Choice) => this.#sends(this.#platform.pressOf(this.#number, label));
  shares = (latitude: number, longitude: number) =>
    this.#sends({ type: 'location', location: { latitude, longitude } });

  async attaches({ kind, mime, name, bytes }: Attachment, caption?: string): Promise<Said> {
    const more = {
      ...(kind === 'voice' ? { voice: true } : {}),
      ...(kind === 'document' ? { filename: name } : {}),
      ...(caption === undefined ? {} : { caption }),
    };
    return this.#sends(this.#platform.fileOf(KINDS[kind], bytes, mime, more));
  }

  attachesTooMuch(): Promise<Said> {
    const size = 20 * 1024 * 1024 + 1;
    return this.#sends(this.#platform.fileOf('document', Buffer.alloc(10), 'application/pdf', {}, size));
  }

  async reacts(emoji: string): Promise<Said> {
    const last = this.#platform.to(this.#number).at(-1);
    return this.#sends({ type: 'reaction', reaction: { message_id: last?.id, emoji } });
  }

  async edits(what: Said, body: string): Promise<Said> {
    const message = { type: 'text', text: { body } };
    return this.#sends({ type: 'edit', edit: { original_message_id: this.#ids.get(what), message } });
  }

  async seen(): Promise<readonly Arrived[]> {
    return this.#platform.to(this.#number).map(({ type, text, choices, raw }) => {
      const part = raw[type] as { readonly id?: string; readonly filename?: string };
      const bytes = part.id === undefined ? undefined : this.#platform.uploaded(part.id);
      return {
        text: asRead(text),
        buttons: choices.map(({ title }) => title),
        ...(bytes ? { file: { name: part.filename ?? '', bytes } } : {}),
      };
    });
  }

  async #sends(message: Json): Promise<Said> {
    const { id, value } = this.#platform.written(this.#number, message, this.secrets[0]);
    const said = this.#webhook.deliver(value);
    this.#ids.set(said, id);
    return said;
  }
}
