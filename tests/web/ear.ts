import type { Bubble } from '../../src/bots/web/bubbles.ts';

interface Event {
  readonly event: string;
  readonly id?: string;
  readonly data: string;
}

/** Reads an event stream, one event at a time. */
export class Ear {
  readonly #reader: ReadableStreamDefaultReader<string>;
  #rest = '';

  constructor(response: Response) {
    if (!response.body) throw new Error('no stream');
    this.#reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  }

  /** The next event that is no heartbeat; undefined at the end. */
  async next(): Promise<Event | undefined> {
    for (;;) {
      const end = this.#rest.indexOf('\n\n');
      if (end < 0) {
        const { done, value } = await this.#reader.read();
        if (done) return undefined;
        this.#rest += value;
        continue;
      }
      const block = this.#rest.slice(0, end);
      this.#rest = this.#rest.slice(end + 2);
      const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(block)?.[1];
      const id = field('id');
      const event = { event: field('event') ?? 'message', data: field('data') ?? '', ...(id !== undefined && { id }) };
      if (event.event !== 'detak') return event;
    }
  }

  /** The words of the next message. */
  async hears(): Promise<string> {
    const event = await this.next();
    const bubble = JSON.parse(event?.data ?? '{}') as Bubble;
    return (bubble.text ?? []).map((span) => (typeof span === 'string' ? span : '')).join('');
  }

  close = () => this.#reader.cancel();
}
