import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * How a server fails to answer: `mute` takes a question and says nothing; `begun` says that an answer comes, and no more; `drips` goes on with it
 * for ever, a byte each time it is told to.
 */
export type Silence = 'mute' | 'begun' | 'drips';

/** A platform that never comes to the end of an answer, but for what it is told to answer at once. */
export class SilentServer {
  readonly #server: Server;
  readonly #left = new Set<ServerResponse>();
  #silence: Silence;
  #asked: () => void = () => undefined;
  url = '';
  /** What is answered as JSON, by the beginning of a path. */
  readonly answers = new Map<string, unknown>();
  /** Resolves with the first question that is left without an answer. */
  readonly asked = new Promise<void>((resolve) => {
    this.#asked = resolve;
  });

  constructor(silence: Silence) {
    this.#silence = silence;
    this.#server = createServer((request, response) => {
      const [, answer] = [...this.answers].find(([path]) => request.url?.startsWith(path)) ?? [];
      request.resume().on('end', () => {
        if (answer !== undefined) {
          response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
          return;
        }
        this.#left.add(response);
        if (this.#silence !== 'mute') response.writeHead(200, { 'content-type': 'application/json' }).write(' ');
        this.#asked();
      });
    });
  }

  async listen(): Promise<this> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return this;
  }

  /** Another byte of each answer. */
  drip(): void {
    if (this.#silence === 'drips') for (const response of this.#left) response.write(' ');
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }
}
