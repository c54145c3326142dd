import { Readable } from 'node:stream';
import type { Intake } from '../../src/bots/channel.ts';
import { WebChannel } from '../../src/bots/web/channel.ts';
import type { WebDeps } from '../../src/bots/web/deps.ts';
import { webRoutes } from '../../src/bots/web/routes.tsx';
import type { TranscriptItem } from '../../src/bots/web/transcript.ts';
import type { ComplaintCode } from '../../src/core/complaint/code.ts';
import { LookupGate } from '../../src/core/complaint/lookups.ts';
import type { Delivery, OutFile } from '../../src/core/delivery.ts';
import type { KeptFile } from '../../src/core/facts.ts';
import type { ChatId, Inbound, Outgoing } from '../../src/core/message.ts';
import type { StatusView } from '../../src/core/store/port/steps.ts';
import { httpApp } from '../../src/http/app.ts';
import { type HttpServer, serveHttp } from '../../src/http/server.ts';
import { policy } from '../fixtures/policy.ts';

/** What the small backend answers to a message; none: silence. */
export type Script = (message: Inbound, turn: number) => readonly (Outgoing & { readonly replaces?: string })[];

/** Says back what it heard. */
export const echo: Script = ({ content }) => {
  switch (content.kind) {
    case 'text':
      return [{ text: [`Anda menulis: ${content.text}`] }];
    case 'choice':
      return [{ text: [`Anda memilih ${content.id}`] }];
    case 'media':
      return [
        {
          text: [
            content.media.tooLarge ? 'Terlalu besar' : `Diterima ${content.media.kind} ${content.media.bytes} bita`,
          ],
        },
      ];
    case 'location':
      return [{ text: [`Lokasi ${content.lat.toFixed(2)}, ${content.lon.toFixed(2)}`] }];
    default:
      return [];
  }
};

/** A complaint for the tracking page. */
export const complaint = (over: Partial<StatusView> = {}): StatusView => ({
  code: '7K4M-92QX-B3F' as ComplaintCode,
  version: 3,
  dossier: 'dossier1',
  conversation: 1,
  excluded: [],
  status: 'forwarded',
  kind: 'complaint',
  category: 'road',
  desk: 'bjm',
  origin: 'bjm',
  rating: null,
  secret: false,
  anonymous: false,
  submittedAt: new Date('2026-11-20T02:00:00Z'),
  deadline: new Date('2026-11-25T08:00:00Z'),
  history: [
    { at: new Date('2026-11-20T02:00:00Z'), act: 'submit', to: 'submitted', desk: 'pusat', by: 'citizen' },
    {
      at: new Date('2026-11-21T03:10:00Z'),
      act: 'verify',
      from: 'submitted',
      to: 'verified',
      desk: 'pusat',
      by: 'admin:1',
      reason: 'RAHASIA-ALASAN',
    },
    {
      at: new Date('2026-11-21T03:12:00Z'),
      act: 'forward',
      from: 'verified',
      to: 'forwarded',
      desk: 'bjm',
      by: 'admin:1',
    },
  ],
  ...over,
});

/**
 * Stands in for the core: keeps what was said in memory, recognises what it has, answers by a script. Everything a test wants to
 * hold back or break is a switch.
 */
export class Backend implements Intake {
  readonly channel: WebChannel;
  /** By which the bot sends: another process's, where several share the work. */
  sender: WebChannel;
  readonly stored: Inbound[] = [];
  readonly kept: KeptFile[] = [];
  /** Bytes of what the bot sends, by the file's id. */
  readonly files = new Map<string, Buffer>();
  readonly faults: unknown[] = [];
  /** While true nothing can be stored, as with a full disk. */
  full = false;
  /** Code → complaint. */
  readonly complaints = new Map<string, StatusView>();
  readonly deps: WebDeps;
  script: Script;
  now = new Date('2026-11-24T03:00:00Z');
  readonly #talk = new Map<ChatId, TranscriptItem[]>();
  #turn = 0;
  #cursor = 0;

  constructor(script: Script = echo, over: Partial<WebDeps> = {}, channel = new WebChannel()) {
    this.channel = channel;
    this.sender = channel;
    this.script = script;
    this.deps = {
      policy: {
        name: { id: 'Provinsi Kalimantan Selatan', en: 'Province of South Kalimantan' },
        zone: 'Asia/Makassar',
        categories: [],
        service: policy.service,
        calendar: policy.calendar,
        desks: [
          {
            id: 'pusat',
            name: { id: 'Meja pusat', en: 'Central desk' },
            kind: 'central',
            zone: 'Asia/Makassar',
            also: [],
            keywords: [],
            categories: [],
            canned: {},
          },
          {
            id: 'bjm',
            name: { id: 'Kota Banjarmasin', en: 'City of Banjarmasin' },
            kind: 'regency',
            zone: 'Asia/Makassar',
            also: [],
            keywords: [],
            categories: [],
            canned: {},
          },
        ],
      },
      publicUrl: undefined,
      defaultLanguage: 'id',
      transcript: async (chat, { after, limit }) => {
        const all = this.#talk.get(chat) ?? [];
        if (after === undefined) return all.slice(-limit);
        return all.filter(({ cursor }) => Number(cursor.slice(1)) > Number(after.slice(1))).slice(0, limit);
      },
      keep: async (stream, { bytesMax, mime }) => {
        let bytes = 0;
        for await (const chunk of stream) {
          bytes += Buffer.byteLength(chunk);
          if (bytes > bytesMax) return { ok: false, why: 'too-large' };
        }
        const id = `berkas-${this.kept.length + 1}`;
        const file: KeptFile = { id, key: '', mime: mime ?? 'application/octet-stream', bytes, sha256: '' };
        this.kept.push(file);
        return { ok: true, file };
      },
      openFile: async (chat, ref, index) => {
        const item = (this.#talk.get(chat) ?? []).find((each) => each.ref === ref);
        const file = item?.content.kind === 'files' ? item.content.files[index] : undefined;
        const bytes = file && this.files.get(file.id);
        return file && bytes ? { file, stream: Readable.from([bytes], { objectMode: false }) } : null;
      },
      track: async (code) => this.complaints.get(code.toUpperCase()) ?? null,
      lookups: new LookupGate(() => this.now.getTime()),
      now: () => this.now,
      onFault: (error) => void this.faults.push(error),
      ...over,
    };
  }

  async accept(messages: readonly Inbound[]): Promise<void> {
    if (this.full) throw Object.assign(new Error('disk full'), { code: 'SQLITE_FULL' });
    for (const message of messages) {
      if (this.stored.some(({ id }) => id === message.id)) continue;
      this.stored.push(message);
      this.#add(message.chat, { from: 'citizen', content: message.content, ref: message.messageId ?? message.id });
      for (const { replaces, ...outgoing } of this.script(message, ++this.#turn))
        this.say(message.chat, outgoing, replaces);
    }
  }

  /** The bot says something by itself. */
  say(chat: ChatId, message: Outgoing, replaces?: string): string {
    const ref = `c${this.#turn}-${this.#cursor}`;
    const delivery: Delivery = { kind: 'message', ref, message, ...(replaces && { replaces }) };
    this.#add(chat, { from: 'bot', content: delivery, ref });
    void this.sender.send(chat, delivery);
    return ref;
  }

  /** The bot sends files. */
  sendFiles(chat: ChatId, ref: string, files: readonly OutFile[], caption?: string): void {
    const delivery: Delivery = { kind: 'files', ref, files, ...(caption ? { caption: [caption] } : {}) };
    this.#add(chat, { from: 'bot', content: delivery, ref });
    void this.sender.send(chat, delivery);
  }

  /** Words of the citizens, in order. */
  texts(): readonly string[] {
    return this.stored.flatMap(({ content }) => (content.kind === 'text' ? [content.text] : []));
  }

  /** The chat that wrote last. */
  lastChat(): ChatId {
    const last = this.stored.at(-1);
    if (!last) throw new Error('nobody has written yet');
    return last.chat;
  }

  /** The HTTP side alone, for `app.request()`. */
  async app(options: { readonly heartbeatMs?: number } = {}) {
    await this.channel.start(this);
    return httpApp({
      publicUrl: this.deps.publicUrl,
      routes: [webRoutes(this.channel, this.deps, options)],
      onFault: (error) => void this.faults.push(error),
    });
  }

  /** On a port of its own. */
  async serve(port = 0): Promise<HttpServer> {
    return serveHttp(await this.app(), { host: '127.0.0.1', port });
  }

  #add(chat: ChatId, item: Omit<TranscriptItem, 'cursor' | 'at'>): void {
    const all = this.#talk.get(chat) ?? [];
    this.#talk.set(chat, all);
    all.push({ ...item, cursor: `n${++this.#cursor}`, at: new Date(this.now) });
  }
}
