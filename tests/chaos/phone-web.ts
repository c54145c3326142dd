import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { plain, type Span } from '../../src/core/message.ts';
import type { Chance } from '../simulation/chance.ts';
import type { Phone, Screen } from './phone.ts';

/** How long a browser waits before it tries again, ms. The page waits longer. */
const AGAIN_MS = 60;

interface Bubble {
  readonly key: string;
  readonly from: string;
  readonly text?: readonly Span[];
  readonly choices?: readonly (readonly { readonly id: string; readonly label: string }[])[];
  readonly replaces?: string;
}
interface Shown extends Screen {
  readonly key: string;
}

/** What a browser with the web chat's page works with. */
export interface WebParts {
  /** Where the program takes requests now; several where several processes do. */
  readonly urls: () => readonly string[];
  readonly chance: Chance;
  /** Each request goes so many times at most, side by side. */
  readonly repeat: number;
  /** Told of each request that begins. */
  readonly posted: () => void;
}

/**
 * A browser with the web chat: what is sent has an id of its own and is sent until it was taken, one after the other; what is said comes by the
 * event stream, which goes on after the last id that was heard.
 */
export class WebPhone implements Phone {
  readonly channel = 'web';
  readonly chat = undefined;
  readonly #parts: WebParts;
  readonly #bubbles: Shown[] = [];
  readonly #everything: string[] = [];
  readonly #closing = new AbortController();
  #cookie: string | undefined;
  #cursor: string | undefined;
  #edition = 0;
  #line: Promise<unknown>;

  constructor(parts: WebParts) {
    this.#parts = parts;
    this.#line = this.#open();
    void this.#line.then(() => this.#listen());
  }

  screen(): Screen | undefined {
    return this.#bubbles.at(-1);
  }

  shown(): readonly string[] {
    return this.#everything;
  }

  says(text: string, stored: () => void): void {
    this.#post('/pesan', stored, json({ id: randomUUID(), ageMs: 0, kind: 'text', text }));
  }

  choose({ id: choice }: Screen['choices'][number], stored: () => void): void {
    this.#post('/pesan', stored, json({ id: randomUUID(), ageMs: 0, kind: 'choice', choice }));
  }

  photo(bytes: Buffer, stored: () => void): void {
    const id = randomUUID();
    this.#post('/lampiran', stored, () => {
      const body = new FormData();
      body.set('id', id);
      body.set('berkas', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), 'foto.jpg');
      return { body };
    });
  }

  close(): void {
    this.#closing.abort();
  }

  /** The page, which brings the cookie. */
  async #open(): Promise<void> {
    while (this.#cookie === undefined && !this.#closing.signal.aborted) {
      const response = await this.#fetch('/', {}).catch(() => undefined);
      this.#cookie = response?.headers.getSetCookie()[0]?.split(';')[0];
      await response?.text().catch(() => '');
      if (this.#cookie === undefined) await this.#wait();
    }
  }

  #post(path: string, stored: () => void, make: () => RequestInit): void {
    this.#line = this.#line.then(async () => {
      while (!this.#closing.signal.aborted) {
        const times = this.#parts.chance.whole(1, this.#parts.repeat);
        const tries = Array.from({ length: times }, () =>
          this.#fetch(path, { method: 'POST', ...make() }).then(
            async (response) => {
              await response.text();
              return response.status;
            },
            () => 0,
          ),
        );
        if (this.#parts.urls().length > 0) this.#parts.posted();
        if ((await Promise.all(tries)).includes(202)) {
          stored();
          return;
        }
        await this.#wait();
      }
    });
  }

  async #listen(): Promise<void> {
    while (!this.#closing.signal.aborted) {
      try {
        const response = await this.#fetch(
          '/aliran',
          this.#cursor ? { headers: { 'last-event-id': this.#cursor } } : {},
        );
        if (response.body) await this.#hear(Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]));
      } catch {
        // The program is away: the next one goes on where this one was.
      }
      await this.#wait();
    }
  }

  async #hear(stream: Readable): Promise<void> {
    let event = '';
    let id = '';
    for await (const line of createInterface({ input: stream })) {
      if (line.startsWith('event: ')) event = line.slice(7);
      else if (line.startsWith('id: ')) id = line.slice(4);
      else if (line.startsWith('data: ') && event === 'pesan') this.#take(JSON.parse(line.slice(6)) as Bubble);
      else if (line === '' && id !== '') this.#cursor = id;
    }
  }

  #take({ key, from, text = [], choices = [], replaces }: Bubble): void {
    if (from !== 'bot') return;
    this.#edition += 1;
    const words = plain(text);
    this.#everything.push(words);
    const shown = { key, reads: String(this.#edition), text: words, choices: choices.flat() };
    const at = this.#bubbles.findIndex((each) => each.key === (replaces ?? key));
    if (at >= 0) this.#bubbles.splice(at, 1);
    this.#bubbles.push(shown);
  }

  #fetch(path: string, init: RequestInit): Promise<Response> {
    const urls = this.#parts.urls();
    const url = urls[this.#parts.chance.whole(0, urls.length - 1)];
    if (url === undefined) return Promise.reject(new Error('nobody is there'));
    const headers = new Headers(init.headers);
    headers.set('accept', 'application/json');
    headers.set('origin', url);
    if (this.#cookie) headers.set('cookie', this.#cookie);
    return fetch(`${url}${path}`, { ...init, headers, signal: this.#closing.signal });
  }

  #wait(): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
}

const json = (what: unknown) => (): RequestInit => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(what),
});
