/**
 * A stand-in for Telegram's Bot API on loopback, as cheap as it can be: it runs in the measuring process. It speaks the wire format
 * (long polling with offsets, messages, edits) and checks nothing; the one of the tests does.
 */
import http from 'node:http';
import type { AddressInfo } from 'node:net';

export const TOKEN = '123456789:AAstand-in-token-of-thirty-five-characters';

interface Update {
  readonly id: number;
  readonly json: string;
}
interface Poll {
  readonly response: http.ServerResponse;
  readonly limit: number;
  readonly timer: NodeJS.Timeout;
}
interface Payload {
  readonly chat_id?: number;
  readonly message_id?: number;
  readonly text?: string;
  readonly offset?: number;
  readonly limit?: number;
  readonly timeout?: number;
}

/** Telegram's own limit for one answer to getUpdates. */
const BATCH_MAX = 100;
/** Confirmed updates are forgotten in slices of this size. */
const FORGET_SLICE = 4096;
const POLL_SECONDS_MAX = 50;
/** The line that carries the location keyboard below a question: a nicety, no reply. */
const LOCATION_LINE = '👇';
const WRITTEN_AT = 1_764_000_000;

export class BenchBotApi {
  /** Told of each reply: sent or edited. */
  onReply: (chat: number, text: string) => void = () => undefined;
  /** Replies so far. */
  replies = 0;
  /** Calls that were no reply: location keyboards, deletions, profile. */
  others = 0;
  polls = 0;
  /** How long the platform takes over a send, in milliseconds. */
  sendTakesMs = 0;
  url = '';
  #pending: Update[] = [];
  #head = 0;
  #nextUpdate = 1;
  #nextMessage = 1;
  #poll: Poll | undefined;
  #waking = false;
  readonly #server: http.Server;

  constructor() {
    this.#server = http.createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => this.#handle(request.url ?? '', Buffer.concat(chunks).toString(), response));
    });
    this.#server.keepAliveTimeout = 60_000;
  }

  async listen(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return this;
  }

  close(): void {
    if (this.#poll) clearTimeout(this.#poll.timer);
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** A citizen writes. */
  says(chat: number, text: string): void {
    const id = this.#nextUpdate++;
    const message = {
      message_id: this.#nextMessage++,
      date: WRITTEN_AT,
      chat: { id: chat, type: 'private', first_name: 'Warga' },
      from: { id: chat, is_bot: false, first_name: 'Warga', language_code: 'id' },
      text,
      ...(text.startsWith('/') ? { entities: [{ type: 'bot_command', offset: 0, length: text.length }] } : {}),
    };
    this.#pending.push({ id, json: JSON.stringify({ update_id: id, message }) });
    if (!this.#poll || this.#waking) return;
    this.#waking = true;
    setImmediate(() => {
      this.#waking = false;
      this.#answerPoll();
    });
  }

  #handle(url: string, body: string, response: http.ServerResponse): void {
    const method = url.slice(url.lastIndexOf('/') + 1).split('?')[0] ?? '';
    const payload = payloadOf(body);
    switch (method) {
      case 'sendMessage':
      case 'editMessageText': {
        if (this.sendTakesMs > 0) setTimeout(() => this.#send(method, payload, response), this.sendTakesMs);
        else this.#send(method, payload, response);
        return;
      }
      case 'getUpdates':
        this.#getUpdates(payload, response);
        return;
      case 'getMe':
        ok(response, '{"id":123456789,"is_bot":true,"first_name":"Aduan","username":"aduan_bot"}');
        return;
      default:
        this.others += 1;
        ok(response, 'true');
    }
  }

  #send(method: string, payload: Payload, response: http.ServerResponse): void {
    const { chat_id: chat = 0, text = '' } = payload;
    const id = method === 'sendMessage' ? this.#nextMessage++ : payload.message_id;
    ok(
      response,
      `{"message_id":${id},"date":${WRITTEN_AT},"chat":{"id":${chat},"type":"private"},"text":${JSON.stringify(text)}}`,
    );
    if (text.startsWith(LOCATION_LINE)) {
      this.others += 1;
      return;
    }
    this.replies += 1;
    this.onReply(Number(chat), text);
  }

  #getUpdates({ offset = 0, limit = BATCH_MAX, timeout = 0 }: Payload, response: http.ServerResponse): void {
    this.polls += 1;
    while ((this.#pending[this.#head]?.id ?? offset) < offset) this.#head += 1;
    if (this.#head > FORGET_SLICE) {
      this.#pending.splice(0, this.#head);
      this.#head = 0;
    }
    this.#answerPoll(); // a second reader takes over
    const most = Math.min(BATCH_MAX, limit);
    if (this.#head < this.#pending.length || timeout <= 0) {
      this.#answer(response, most);
      return;
    }
    const timer = setTimeout(() => this.#answerPoll(), Math.min(POLL_SECONDS_MAX, timeout) * 1000);
    const poll = { response, limit: most, timer };
    this.#poll = poll;
    response.on('close', () => {
      clearTimeout(timer);
      if (this.#poll === poll) this.#poll = undefined;
    });
  }

  #answerPoll(): void {
    const poll = this.#poll;
    if (!poll) return;
    this.#poll = undefined;
    clearTimeout(poll.timer);
    this.#answer(poll.response, poll.limit);
  }

  #answer(response: http.ServerResponse, limit: number): void {
    const batch = this.#pending.slice(this.#head, this.#head + limit);
    ok(response, `[${batch.map(({ json }) => json).join(',')}]`);
  }
}

/** Telegraf sends JSON, or a form where a call has no parameters. */
function payloadOf(body: string): Payload {
  if (!body.startsWith('{')) return {};
  return JSON.parse(body) as Payload;
}

function ok(response: http.ServerResponse, result: string): void {
  const text = `{"ok":true,"result":${result}}`;
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  response.end(text);
}
