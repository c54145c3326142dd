import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/**
 * A line between a client and a stand-in server, on loopback, that can be cut and mended: what a network does to people, without any
 * special answer of the server. Its address stays the same.
 */
export class Line {
  #target: number;
  readonly #sockets = new Set<Socket>();
  readonly #losing = new Set<() => void>();
  readonly #leaving = new Set<() => void>();
  readonly #left = new Set<Socket>();
  #server: Server | undefined;
  #cutting = false;
  port = 0;
  /** Sees what the client sends, as it goes on. */
  onQuestion: (data: Buffer) => void = () => undefined;

  /** @param target the port of the server on this machine */
  private constructor(target: number) {
    this.#target = target;
  }

  static async to(url: string): Promise<Line> {
    const line = new Line(Number(new URL(url).port));
    await line.mend();
    return line;
  }

  /** Where the client goes instead of the server. */
  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Connections that are open now. */
  get open(): number {
    return this.#sockets.size;
  }

  /** From now on questions get there, and the line is cut as soon as an answer comes. */
  cutAnswers(on: boolean): void {
    this.#cutting = on;
  }

  /** Whoever comes from now on gets to another server of this machine. */
  leadTo(url: string): void {
    this.#target = Number(new URL(url).port);
  }

  /** The server is gone, with its machine or its network, and nothing tells of it: what is open stays open, and is answered no more. */
  lose(): void {
    for (const lose of [...this.#losing]) lose();
  }

  /** The client hears that the line is cut, and the server does not: what is open there stays open until nobody is there any more. */
  leave(): void {
    for (const leave of [...this.#leaving]) leave();
  }

  /** Nobody is there any more: what is open is cut, and what comes is refused. */
  async down(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    for (const socket of [...this.#sockets, ...this.#left]) socket.destroy();
    this.#left.clear();
    await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
  }

  /** Takes connections (again). */
  async mend(): Promise<void> {
    if (this.#server) return;
    const server = createServer((client) => this.#carry(client));
    this.#server = server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.port, '127.0.0.1', resolve);
    });
    this.port = (server.address() as AddressInfo).port;
  }

  #carry(client: Socket): void {
    const server = connect(this.#target, '127.0.0.1');
    this.#sockets.add(client);
    const lose = () => {
      this.#losing.delete(lose);
      server.off('close', end).destroy();
    };
    const leave = () => {
      client.off('close', end);
      this.#left.add(server);
      this.#sockets.delete(client);
      this.#losing.delete(lose);
      this.#leaving.delete(leave);
      client.destroy();
    };
    const end = () => {
      this.#sockets.delete(client);
      this.#losing.delete(lose);
      this.#leaving.delete(leave);
      this.#left.delete(server);
      client.destroy();
      server.destroy();
    };
    this.#losing.add(lose);
    this.#leaving.add(leave);
    client.on('error', end).on('close', end);
    server.on('error', () => this.#losing.has(lose) && end()).on('close', end);
    client.on('data', (data: Buffer) => {
      server.write(data, () => undefined);
      this.onQuestion(data);
    });
    server.on('data', (data) => (this.#cutting ? end() : client.write(data)));
  }
}
