import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findBrowser } from '../../src/bots/whatsapp/web/browser.ts';
import { packedBrowser } from './packed-browser.ts';
import { PAGE } from './whatsapp-page.html.ts';

/** A message that a person sends, as WhatsApp Web has it. `t` in seconds. */
export interface Said {
  readonly id?: string;
  readonly from: string;
  readonly body?: string;
  readonly type?: string;
  readonly caption?: string;
  readonly t?: number;
  readonly [field: string]: unknown;
}

/** A message that our side sent. */
export interface Sent {
  readonly id: string;
  readonly to: string;
  readonly type: string;
  readonly body?: string;
  readonly caption?: string;
  readonly mimetype?: string;
  readonly path?: string;
}

/** How long a test waits for what has to come sooner or later; a busy machine takes its time. */
const PATIENCE_MS = 100_000;

/**
 * WhatsApp's side of WhatsApp Web, in this process: serves the stand-in page over HTTPS as `https://web.whatsapp.com`, keeps what was said, and plays what the
 * phone does. The program is pointed to it by `CHROMIUM_PATH` alone: a script that starts the real browser with that name mapped to this server.
 */
export class WhatsAppWeb {
  readonly #dir = mkdtempSync(path.join(tmpdir(), 'whatsapp-web-'));
  readonly #files = new Map<string, Buffer>();
  readonly #pages = new Set<ServerResponse>();
  readonly #held: ServerResponse[] = [];
  #server: Server | undefined;
  #waiting: { readonly is: () => boolean; readonly go: () => void }[] = [];
  #ids = 0;
  /** What the program is started with as `CHROMIUM_PATH`. */
  browser = '';
  /** Whether the phone is linked: a page then begins connected, else it shows a code. */
  linked = false;
  /** What the code says. */
  code = '2@first';
  /** Everything that the phone has, oldest first: what a page finds when it opens. */
  readonly history: (Said | (Sent & { readonly t: number }))[] = [];
  readonly sent: Sent[] = [];
  readonly typing: string[] = [];
  readonly seen: string[] = [];
  /** Modules that the library asked for and the page does not have. */
  readonly lacks: string[] = [];
  /** Pages that were opened. */
  opened = 0;
  /** While true, what is sent gets no answer: it hangs in the page. */
  holdSends = false;
  /** Chats that WhatsApp knows nobody of any more. */
  readonly gone = new Set<string>();
  /** Called with what is sent, before it is answered. */
  onSent: ((sent: Sent) => void) | undefined;

  async listen(): Promise<this> {
    const key = path.join(this.#dir, 'key.pem');
    const cert = path.join(this.#dir, 'cert.pem');
    execFileSync(
      'openssl',
      // biome-ignore format: one option with its value each
      ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', '/CN=web.whatsapp.com', '-keyout', key, '-out', cert],
      { stdio: 'ignore' },
    );
    const options = { key: readFileSync(key), cert: readFileSync(cert) };
    this.#server = createServer(options, (request, response) => void this.#answer(request, response));
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    this.browser = await this.#script((this.#server.address() as AddressInfo).port);
    return this;
  }

  async close(): Promise<void> {
    for (const page of [...this.#pages, ...this.#held]) page.destroy();
    this.#server?.closeAllConnections();
    await new Promise<void>((resolve) => this.#server?.close(() => resolve()) ?? resolve());
    rmSync(this.#dir, { recursive: true, force: true });
  }

  /** The phone scans the code; what it has comes over first. */
  link(): void {
    this.linked = true;
    this.#tell({ history: this.history, state: 'CONNECTED', synced: true });
  }

  /** The page shows another code. */
  nextCode(code: string): void {
    this.code = code;
    this.#tell({ ref: code });
  }

  /** The person unlinks this device on the phone. */
  unlink(): void {
    this.linked = false;
    this.#tell({ logout: true });
  }

  /** Somebody writes; the page tells of it at once. @returns WhatsApp's id of the message */
  says(from: string, said: Omit<Said, 'from'>): string {
    const message = this.#message({ from, ...said });
    this.#tell({ message });
    return `false_${from}_${message.id}`;
  }

  /** Somebody writes while no page is open, or the page does not tell: it is on the phone, and that is all. */
  saysUnseen(from: string, said: Omit<Said, 'from'>): string {
    return `false_${from}_${this.#message({ from, ...said }).id}`;
  }

  /** Puts a file where the page can fetch it. @returns the part of a message that names it */
  file(
    bytes: Buffer,
    mimetype: string,
  ): { readonly directPath: string; readonly mimetype: string; readonly size: number } {
    const directPath = `/m/${this.#files.size + 1}`;
    this.#files.set(directPath, bytes);
    return { directPath, mimetype, size: bytes.length };
  }

  /** A photo of a person. */
  photo(from: string, bytes: Buffer, caption?: string): string {
    return this.says(from, { type: 'image', ...this.file(bytes, 'image/jpeg'), ...(caption ? { caption } : {}) });
  }

  /** Somebody changes what they said. @param id as {@link says} gave it */
  edits(id: string, body: string): void {
    const bare = id.split('_').at(-1) ?? '';
    const at = this.history.findIndex((each) => each.id === bare);
    const message = this.history[at];
    if (message) this.history[at] = { ...message, body };
    this.#tell({ edit: { id: bare, body } });
  }

  /** Plays something on every open page; see the page's `act`. */
  play(what: Readonly<Record<string, unknown>>): void {
    this.#tell(what);
  }

  /** The bytes that our side uploaded. */
  uploaded(name: string): Buffer | undefined {
    return this.#files.get(name);
  }

  to(chat: string): readonly Sent[] {
    return this.sent.filter((each) => each.to === chat);
  }

  /** All that a chat was told, as one text. */
  told(chat: string): string {
    return this.to(chat)
      .map(({ body, caption }) => body || caption || '')
      .join('\n---\n');
  }

  /** Resolves as soon as something is so. @param what in words, for whoever reads a failure */
  until(is: () => boolean, what: string, patienceMs = PATIENCE_MS): Promise<void> {
    if (is()) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const go = () => {
        clearTimeout(late);
        resolve();
      };
      const entry = { is, go };
      const late = setTimeout(() => {
        this.#waiting = this.#waiting.filter((each) => each !== entry);
        reject(new Error(`did not come: ${what}\n${this.sent.map(({ to, body }) => `${to}: ${body}`).join('\n')}`));
      }, patienceMs);
      this.#waiting.push(entry);
    });
  }

  #message(said: Said): Said & { readonly id: string } {
    this.#ids += 1;
    const id = said.id ?? `3A${String(this.#ids).padStart(18, '0')}`;
    const message = { t: Math.floor(Date.now() / 1000), notifyName: 'Siti', ...said, id };
    this.history.push(message);
    return message;
  }

  #tell(what: Readonly<Record<string, unknown>>): void {
    for (const page of this.#pages) page.write(`data: ${JSON.stringify(what)}\n\n`);
  }

  #look(): void {
    const done = this.#waiting.filter(({ is }) => is());
    this.#waiting = this.#waiting.filter((each) => !done.includes(each));
    for (const { go } of done) go();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { url = '/' } = request;
    response.on('error', () => undefined);
    if (url === '/events') {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      this.#pages.add(response);
      response.on('close', () => this.#pages.delete(response));
      // As the real page: what it has comes first, then the connection, then the sync is over.
      const begin = this.linked
        ? { history: this.history, state: 'CONNECTED', synced: true }
        : { ref: this.code, state: 'UNPAIRED' };
      response.write(`data: ${JSON.stringify(begin)}\n\n`);
      this.opened += 1;
      this.#look();
      return;
    }
    if (request.method === 'POST') {
      const body: unknown = JSON.parse(await textOf(request));
      const answer = this.#hear(url, body as never);
      if (answer === undefined) this.#held.push(response);
      else response.end(JSON.stringify(answer));
      this.#look();
      return;
    }
    const file = this.#files.get(url);
    if (file) response.end(file);
    else if (url === '/') response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE);
    else response.writeHead(404).end();
  }

  /** @returns what the page is answered; undefined: nothing, it waits */
  #hear(url: string, body: never): unknown {
    switch (url) {
      case '/sent': {
        const sent: Sent = body;
        if (this.gone.has(sent.to)) return { fault: 'No LID for user' };
        this.onSent?.(sent);
        this.sent.push(sent);
        this.history.push({ ...sent, id: sent.id.split('_').at(-1) ?? '', t: Math.floor(Date.now() / 1000) });
        return this.holdSends ? undefined : {};
      }
      case '/upload': {
        const name = `/m/${this.#files.size + 1}`;
        this.#files.set(name, Buffer.from((body as { data: string }).data, 'base64'));
        return { path: name };
      }
      case '/typing':
        this.typing.push((body as { chat: string }).chat);
        return {};
      case '/seen':
        this.seen.push((body as { chat: string }).chat);
        return {};
      case '/lacks':
        this.lacks.push((body as { name: string }).name);
        return {};
      default:
        return {};
    }
  }

  async #script(port: number): Promise<string> {
    const { executable, args } = await realBrowser();
    const file = path.join(this.#dir, 'browser');
    const mapped = `MAP web.whatsapp.com 127.0.0.1:${port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`;
    const fixed = [`--host-resolver-rules=${mapped}`, '--ignore-certificate-errors', ...args];
    const libraries = process.env.LD_LIBRARY_PATH;
    writeFileSync(
      file,
      `#!/bin/sh\n${libraries ? `export LD_LIBRARY_PATH='${libraries}'\n` : ''}exec '${executable}' ${fixed.map((arg) => `'${arg}'`).join(' ')} "$@"\n`,
    );
    chmodSync(file, 0o755);
    return file;
  }
}

/** The machine's own Chromium, else the one that npm alone brings (Linux x64). */
async function realBrowser(): Promise<{ readonly executable: string; readonly args: readonly string[] }> {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'];
  const installed = findBrowser(process.env.CHROMIUM_PATH);
  if (installed && existsSync(installed)) return { executable: installed, args };
  return { executable: await packedBrowser(), args: [...args, '--no-zygote'] };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
