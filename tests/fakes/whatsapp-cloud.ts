import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { faultsOf } from './whatsapp-cloud-rules.ts';

export const CLOUD = {
  token: 'EAAGtesttokentesttoken',
  phoneId: '106540352242922',
  appSecret: '0123456789abcdef0123456789abcdef',
  verifyToken: 'a-word-of-our-own',
} as const;

type Json = Readonly<Record<string, unknown>>;

/** A message that our side sent, as a person sees it. */
export interface CloudSent {
  readonly id: string;
  readonly to: string;
  readonly type: string;
  readonly text: string;
  /** Buttons or rows, by their titles. */
  readonly choices: readonly { readonly id: string; readonly title: string }[];
  readonly raw: Json;
}

/** What the next calls are answered instead of being heard. */
export interface CloudFault {
  /** Only calls whose path ends so. */
  readonly path?: string;
  /** So many calls go through before it. */
  skip?: number;
  /** Only messages to this person. */
  readonly to?: string;
  /** Stays until it is taken away. */
  readonly always?: boolean;
  readonly status: number;
  readonly code?: number;
  /** The socket is cut instead, after the call was heard. */
  readonly cut?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

const PATIENCE_MS = 100_000;

/**
 * Meta's side of the Cloud API: a Graph API that refuses what Meta refuses, and a sender of signed webhooks, several times over if wanted.
 * It has no clock of its own for the window of a day: `closed` says which chats it takes nothing for.
 */
export class WhatsAppCloud {
  #server: Server | undefined;
  #ids = 0;
  #waiting: { readonly is: () => boolean; readonly go: () => void }[] = [];
  readonly #files = new Map<string, { readonly bytes: Buffer; readonly mime: string; readonly size: number }>();
  /** Who ever wrote to us: nobody else has a window. */
  readonly #wrote = new Set<string>();
  url = '';
  /** Where webhooks go: the program's address and path. */
  deliverTo = '';
  /** Delivers again what was not taken, as Meta does for days. */
  patient = false;
  /** How often each webhook is delivered. */
  repeat = 1;
  readonly sent: CloudSent[] = [];
  /** What Meta would have refused, in words. */
  readonly violations: string[] = [];
  readonly faults: CloudFault[] = [];
  /** Chats whose window is closed: 131047. */
  readonly closed = new Set<string>();
  /** Status of each webhook call, in the order sent. */
  readonly answers: number[] = [];
  readonly read: string[] = [];
  calls = 0;
  /** Told of each message that was taken, before its answer. @param told whether the answer goes out */
  onSent: (sent: CloudSent, told: boolean) => void = () => undefined;

  async listen(): Promise<this> {
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch(() => response.destroy());
    });
    // Longer than any pause of a busy machine: a connection that is closed while a call is on its way to it fails that call.
    this.#server.keepAliveTimeout = 60_000;
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return this;
  }

  async close(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise<void>((resolve) => this.#server?.close(() => resolve()) ?? resolve());
  }

  /** The settings that point the program here. */
  get env(): Readonly<Record<string, string>> {
    return {
      WHATSAPP: 'cloud',
      WHATSAPP_CLOUD_API_ROOT: this.url,
      WHATSAPP_CLOUD_TOKEN: CLOUD.token,
      WHATSAPP_CLOUD_PHONE_ID: CLOUD.phoneId,
      WHATSAPP_CLOUD_APP_SECRET: CLOUD.appSecret,
      WHATSAPP_CLOUD_VERIFY_TOKEN: CLOUD.verifyToken,
    };
  }

  /** Somebody writes text. @returns the message's id */
  says(from: string, body: string, more: Json = {}): Promise<string> {
    return this.sends(from, { type: 'text', text: { body }, ...more });
  }

  /** Somebody sends a file. */
  media(from: string, type: string, bytes: Buffer, mime: string, more: Json = {}): Promise<string> {
    return this.sends(from, this.fileOf(type, bytes, mime, more));
  }

  /** A message that is a file. @param size as Meta tells it; by default the true one */
  fileOf(type: string, bytes: Buffer, mime: string, more: Json = {}, size = bytes.length): Json {
    return { type, [type]: { id: this.#keep(bytes, mime, size), mime_type: mime, sha256: 'x', ...more } };
  }

  /** Presses a button or chooses a row of the newest message that has it. */
  presses(from: string, title: string | RegExp): Promise<string> {
    return this.sends(from, this.pressOf(from, title));
  }

  /** The message that such a press is. */
  pressOf(from: string, title: string | RegExp): Json {
    for (const sent of this.to(from).toReversed())
      for (const choice of sent.choices)
        if (typeof title === 'string' ? choice.title === title : title.test(choice.title)) {
          const kind = (sent.raw.interactive as Json).type === 'button' ? 'button_reply' : 'list_reply';
          return {
            type: 'interactive',
            interactive: { type: kind, [kind]: choice },
            context: { from: 'us', id: sent.id },
          };
        }
    throw new Error(`nothing to press: ${title}\n${this.told(from)}`);
  }

  /** Somebody sends anything, as Meta writes it. */
  async sends(from: string, message: Json): Promise<string> {
    const { id, value } = this.written(from, message);
    await this.deliver(value);
    return id;
  }

  /** Somebody sends anything: what is to be delivered of it. */
  written(from: string, message: Json, name = 'Siti'): { readonly id: string; readonly value: Json } {
    this.#ids += 1;
    const id = `wamid.IN${String(this.#ids).padStart(12, '0')}`;
    this.closed.delete(from);
    this.#wrote.add(from);
    const timestamp = String(Math.floor(Date.now() / 1000));
    const writer = isUserId(from) ? { from_user_id: from } : { from, from_user_id: `ID.${from}` };
    const contact = isUserId(from)
      ? { profile: { name, username: 'nama.saja' }, user_id: from }
      : { profile: { name }, wa_id: from, user_id: `ID.${from}` };
    return { id, value: { messages: [{ ...writer, id, timestamp, ...message }], contacts: [contact] } };
  }

  /** Tells what became of a message. */
  async status(sent: CloudSent, status: string, code?: number): Promise<void> {
    const errors = code === undefined ? {} : { errors: [{ code, title: 'x' }] };
    const ref = sent.raw.biz_opaque_callback_data;
    await this.deliver({
      statuses: [
        {
          id: sent.id,
          status,
          timestamp: '1',
          ...(isUserId(sent.to) ? { recipient_user_id: sent.to } : { recipient_id: sent.to }),
          ...(ref ? { biz_opaque_callback_data: ref } : {}),
          ...errors,
        },
      ],
    });
  }

  /** Delivers a webhook, signed, as often as set, side by side. */
  async deliver(value: Json): Promise<void> {
    const body = envelope(value);
    const answers = await Promise.all(Array.from({ length: this.repeat }, () => this.#post(body)));
    this.answers.push(...answers);
  }

  async #post(body: string): Promise<number> {
    for (;;) {
      const status = await this.post(body).catch(() => 0);
      if (status === 200 || !this.patient) return status;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** Posts a body to the webhook. @param signature by default the right one */
  async post(body: string, signature = sign(body)): Promise<number> {
    const headers = { 'content-type': 'application/json', 'x-hub-signature-256': signature };
    return (await fetch(this.deliverTo, { method: 'POST', body, headers })).status;
  }

  to(chat: string): readonly CloudSent[] {
    return this.sent.filter((each) => each.to === chat);
  }

  told(chat: string): string {
    return this.to(chat)
      .map(({ text, choices }) => `${text}\n${choices.map(({ title }) => `[${title}]`).join(' ')}`)
      .join('\n---\n');
  }

  until(is: () => boolean, what: string): Promise<void> {
    if (is()) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const go = () => {
        clearTimeout(late);
        resolve();
      };
      const entry = { is, go };
      const late = setTimeout(() => {
        this.#waiting = this.#waiting.filter((each) => each !== entry);
        reject(new Error(`did not come: ${what}\n${this.sent.map(({ to, text }) => `${to}: ${text}`).join('\n')}`));
      }, PATIENCE_MS);
      this.#waiting.push(entry);
    });
  }

  #keep(bytes: Buffer, mime: string, size = bytes.length): string {
    const id = String(900_000 + this.#files.size);
    this.#files.set(id, { bytes, mime, size });
    return id;
  }

  /** The bytes that our side uploaded under an id. */
  uploaded(id: string): Buffer | undefined {
    return this.#files.get(id)?.bytes;
  }

  /** The bytes of what our side sent, where it is a file. */
  fileOfSent({ type, raw }: CloudSent): Buffer | undefined {
    const { id } = (raw[type] ?? {}) as { readonly id?: unknown };
    return typeof id === 'string' ? this.uploaded(id) : undefined;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const bytes = await bytesOf(request);
    const { pathname } = new URL(request.url ?? '/', this.url);
    this.calls += 1;
    const json = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
    const refuse = (status: number, code: number, headers = {}) =>
      json(status, { error: { message: 'no', code } }, headers);
    if (request.headers.authorization !== `Bearer ${CLOUD.token}`) return void refuse(401, 190);
    const isJson = request.headers['content-type'] === 'application/json';
    const message = isJson ? (JSON.parse(bytes.toString('utf8')) as Json) : {};
    const index = this.faults.findIndex(
      ({ path, to }) =>
        (path === undefined || pathname.endsWith(path)) && (to === undefined || to === receiverOf(message)),
    );
    const next = this.faults[index];
    const isSkipped = next?.skip !== undefined && next.skip > 0;
    if (next && isSkipped) next.skip = (next.skip ?? 0) - 1;
    const fault = isSkipped ? undefined : next;
    if (fault && !fault.always) this.faults.splice(index, 1);
    if (fault && !fault.cut) return void refuse(fault.status, fault.code ?? 1, fault.headers);
    const [, file] = /^\/files\/(\w+)$/.exec(pathname) ?? [];
    if (file) {
      const kept = this.#files.get(file);
      if (kept)
        response.writeHead(200, { 'content-type': kept.mime, 'content-length': kept.bytes.length }).end(kept.bytes);
      else refuse(404, 100);
      return;
    }
    const [, target = '', what = ''] = /^\/v\d+\.\d+\/(\w+)(?:\/(\w+))?$/.exec(pathname) ?? [];
    if (request.method === 'GET') {
      const kept = this.#files.get(target);
      if (target === CLOUD.phoneId) json(200, { id: target });
      else if (kept)
        json(200, {
          id: target,
          // On the address that was called, which may be that of a line to here.
          url: `http://${request.headers.host}/files/${target}`,
          mime_type: kept.mime,
          file_size: kept.size,
          messaging_product: 'whatsapp',
        });
      else refuse(400, 100);
      return;
    }
    if (target !== CLOUD.phoneId) return void refuse(400, 100);
    if (what === 'media') {
      const form = await new Response(new Uint8Array(bytes), {
        headers: { 'content-type': request.headers['content-type'] ?? '' },
      }).formData();
      const part = form.get('file');
      if (form.get('messaging_product') !== 'whatsapp' || !(part instanceof File)) return void refuse(400, 100);
      json(200, { id: this.#keep(Buffer.from(await part.arrayBuffer()), part.type) });
      return;
    }
    if (message.status === 'read') {
      this.read.push(String(message.message_id));
      json(200, { success: true });
      return;
    }
    const wrong = faultsOf(message, (id) => this.#files.has(id));
    this.violations.push(...wrong);
    if (wrong.length > 0) return void refuse(400, 131009);
    const to = receiverOf(message);
    if (this.closed.has(to) || !this.#wrote.has(to)) return void refuse(400, 131047);
    this.#ids += 1;
    const sent = seen(message, `wamid.OUT${String(this.#ids).padStart(12, '0')}`);
    this.sent.push(sent);
    this.onSent(sent, fault?.cut !== true);
    if (fault?.cut) response.destroy();
    else
      json(200, {
        messaging_product: 'whatsapp',
        contacts: [{ input: sent.to, ...(isUserId(sent.to) ? { user_id: sent.to } : { wa_id: sent.to }) }],
        messages: [{ id: sent.id }],
      });
    const done = this.#waiting.filter(({ is }) => is());
    this.#waiting = this.#waiting.filter((each) => !done.includes(each));
    for (const { go } of done) go();
  }
}

/** Whether somebody is known by Meta's own id alone: a user name hides the number. */
const isUserId = (person: string): boolean => /^[A-Z]{2}\./.test(person);
const receiverOf = ({ to, recipient }: Json): string => String(to ?? recipient);

/** A call of the webhook, as Meta writes it. */
export const envelope = (value: Json): string =>
  JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: '1',
        changes: [
          {
            field: 'messages',
            value: {
              messaging_product: 'whatsapp',
              metadata: { display_phone_number: '628110000000', phone_number_id: CLOUD.phoneId },
              ...value,
            },
          },
        ],
      },
    ],
  });

/** The signature that Meta would send along. */
export const sign = (body: string, secret: string = CLOUD.appSecret): string =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

function seen(message: Json, id: string): CloudSent {
  const type = String(message.type);
  const part = (message[type] ?? {}) as Json;
  const action = (part.action ?? {}) as Json;
  const buttons = ((action.buttons ?? []) as { reply: { id: string; title: string } }[]).map(({ reply }) => reply);
  const rows = ((action.sections ?? []) as { rows: { id: string; title: string }[] }[]).flatMap(
    (section) => section.rows,
  );
  const body = type === 'interactive' ? (part.body as Json).text : (part.body ?? part.caption ?? '');
  return { id, to: receiverOf(message), type, text: String(body), choices: [...buttons, ...rows], raw: message };
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
