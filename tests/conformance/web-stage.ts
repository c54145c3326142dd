import { Readable } from 'node:stream';
import type { Bubble } from '../../src/bots/web/bubbles.ts';
import { WebChannel } from '../../src/bots/web/channel.ts';
import { webRoutes } from '../../src/bots/web/routes.tsx';
import type { TranscriptItem } from '../../src/bots/web/transcript.ts';
import type { OutFile } from '../../src/core/delivery.ts';
import { type ChatId, type Choice, chatId, plain } from '../../src/core/message.ts';
import { describeFault } from '../../src/core/observe.ts';
import { httpApp } from '../../src/http/app.ts';
import { Backend } from '../web/backend.ts';
import { newId, type Site, Visitor } from '../web/visitor.ts';
import { eventually } from './box.ts';
import type { Arrived, Attachment, Person, Said, Stage } from './stage.ts';

/** How long a page waits before it tries again; a real one takes longer. */
const AGAIN_MS = 20;
const TOO_MUCH = 20 * 1024 * 1024 + 1;

/** The web chat: pages that hold an event stream open, and try again what was not taken, as our script does. */
export async function webStage(): Promise<Stage> {
  const channel = new WebChannel();
  const talk = new Map<ChatId, TranscriptItem[]>();
  const said = (chat: ChatId) => talk.get(chat) ?? [];
  const outgoing = new Map<string, Buffer>();
  const taken = new Map<string, Buffer>();
  const faults: unknown[] = [];
  const onFault = (error: unknown) => void faults.push(describeFault(error));
  const { deps } = new Backend(undefined, {
    transcript: async (chat, { after, limit }) =>
      after === undefined
        ? said(chat).slice(-limit)
        : said(chat)
            .filter(({ cursor }) => Number(cursor.slice(1)) > Number(after.slice(1)))
            .slice(0, limit),
    keep: async (stream, { bytesMax, mime }) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      for await (const chunk of stream) {
        bytes += chunk.length;
        if (bytes > bytesMax) return { ok: false, why: 'too-large' };
        chunks.push(Buffer.from(chunk));
      }
      const id = `masuk${taken.size}`;
      taken.set(id, Buffer.concat(chunks));
      return { ok: true, file: { id, key: '', mime: mime ?? 'application/octet-stream', bytes, sha256: '' } };
    },
    openFile: async (chat, ref, index) => {
      const content = said(chat).find((item) => item.ref === ref)?.content;
      const file = content?.kind === 'files' ? content.files[index] : undefined;
      const bytes = file && outgoing.get(file.id);
      return file && bytes ? { file, stream: Readable.from([bytes], { objectMode: false }) } : null;
    },
    onFault,
  });
  const site: Site = httpApp({ publicUrl: undefined, onFault, routes: [webRoutes(channel, deps)] });
  const people: WebPerson[] = [];
  let rows = 0;

  return {
    channel,
    attachments: ['photo', 'video', 'document', 'voice'],
    // A page that is cut off comes back and reads the rows: nothing that is sent can fail to arrive.
    troubles: [],
    trouble: () => Promise.reject(new Error('the web has none')),
    newcomer: async () => {
      const person = new WebPerson(await Visitor.at(site), (chat) => said(chat).at(-1)?.cursor);
      people.push(person);
      return person;
    },
    nonsense: async () => {
      const visitor = await Visitor.at(site);
      const json: Record<string, string> = { 'content-type': 'application/json', accept: 'application/json' };
      const bodies = ['', '{', '[]', 'null', '{"kind":"text"}', '{"id":"x","kind":"choice","choice":"<>"}', '7'];
      for (const path of ['/pesan', '/lampiran']) for (const body of bodies) await visitor.post(body, path, json);
    },
    committed: (chat, delivery) => {
      const ref = delivery.kind === 'answer' ? delivery.callback : delivery.ref;
      rows += 1;
      talk.set(chat, [...said(chat), { cursor: `n${rows}`, from: 'bot', at: new Date(), content: delivery, ref }]);
    },
    outgoing: ({ kind, mime, name, bytes }: Attachment): OutFile => {
      const id = `keluar${outgoing.size}`;
      outgoing.set(id, bytes);
      return { kind, id, key: '', mime, name, bytes: bytes.length };
    },
    kept: ({ id }) => taken.get(id) ?? Buffer.alloc(0),
    notes: () => faults,
    violations: () => [],
    leftovers: async () => people.flatMap(({ listening }) => (listening ? ['an open stream'] : [])),
    close: async () => {
      for (const person of people) person.leave();
      await channel.stop();
    },
  };
}

/** A browser with one page open. */
class WebPerson implements Person {
  readonly chat: ChatId;
  readonly secrets: readonly string[];
  /** Whether its event stream is open now. */
  listening = false;
  readonly #visitor: Visitor;
  readonly #newest: (chat: ChatId) => string | undefined;
  readonly #bubbles = new Map<string, Bubble>();
  #cursor: string | undefined;
  #gone = false;
  /** What is sent waits for what was sent before it. */
  #before: Promise<void> = Promise.resolve();

  /** @param newest where the rows of a chat end */
  constructor(visitor: Visitor, newest: (chat: ChatId) => string | undefined) {
    this.#visitor = visitor;
    this.#newest = newest;
    this.chat = chatId(visitor.cookies.get('aduan') ?? '');
    this.secrets = [this.chat];
    void this.#listen();
  }

  says(text: string): Promise<Said> {
    const id = newId();
    return this.#does(() => this.#visitor.post({ id, kind: 'text', text }));
  }
  chooses({ id: choice }: Choice): Promise<Said> {
    const id = newId();
    return this.#does(() => this.#visitor.post({ id, kind: 'choice', choice }));
  }
  shares(lat: number, lon: number): Promise<Said> {
    const id = newId();
    return this.#does(() => this.#visitor.post({ id, kind: 'location', lat, lon }));
  }
  attaches({ mime, name, bytes }: Attachment, text?: string): Promise<Said> {
    const fields = { id: newId(), ...(text === undefined ? {} : { text }) };
    return this.#does(() => this.#visitor.files([{ name, mime, bytes: new Uint8Array(bytes) }], fields));
  }
  attachesTooMuch(): Promise<Said> {
    const fields = { id: newId() };
    return this.#does(() => this.#visitor.files([{ name: 'besar.jpg', bytes: new Uint8Array(TOO_MUCH) }], fields));
  }

  async seen(): Promise<readonly Arrived[]> {
    const newest = this.#newest(this.chat);
    await eventually('the page has all of it', () => newest === undefined || this.#cursor === newest);
    const all: Arrived[] = [];
    for (const { text = [], choices = [], files = [] } of this.#bubbles.values()) {
      const words = plain(text);
      if (files.length === 0) all.push({ text: words, buttons: choices.flat().map(({ label }) => label) });
      for (const [at, { href, name }] of files.entries()) {
        const bytes = Buffer.from(await (await this.#visitor.ask(href)).arrayBuffer());
        all.push({ text: at === 0 ? words : '', buttons: [], file: { name, bytes } });
      }
    }
    return all;
  }

  leave(): void {
    this.#gone = true;
  }

  async #does(post: () => Promise<Response>): Promise<Said> {
    let isTaken = false;
    this.#before = this.#before.then(async () => {
      while (!isTaken && !this.#gone) {
        isTaken = (await post()).ok;
        if (!isTaken) await pause();
      }
    });
    return {
      acknowledged: () => isTaken,
      again: async () => {
        if (isTaken) await post();
      },
    };
  }

  /** As a browser's EventSource does: comes back by itself, with the last id it saw. */
  async #listen(): Promise<void> {
    while (!this.#gone) {
      const headers: Record<string, string> = this.#cursor === undefined ? {} : { 'last-event-id': this.#cursor };
      const response = await this.#visitor.ask('/aliran', { headers });
      if (response.status !== 200 || !response.body) {
        await pause();
        continue;
      }
      this.listening = true;
      await this.#read(response.body);
      this.listening = false;
    }
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    let rest = '';
    for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
      const blocks = (rest + chunk).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) this.#take(block);
    }
  }

  #take(block: string): void {
    const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(block)?.[1];
    if (field('event') !== 'pesan') return;
    const bubble = JSON.parse(field('data') ?? '{}') as Bubble;
    if (bubble.replaces) this.#bubbles.delete(bubble.replaces);
    this.#bubbles.delete(bubble.key);
    this.#bubbles.set(bubble.key, bubble);
    this.#cursor = field('id') ?? this.#cursor;
  }
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
