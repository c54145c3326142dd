import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ComplaintCode } from '../../src/core/complaint/code.ts';
import { makeCode } from '../../src/core/complaint/code.ts';
import type { Capabilities, Delivery } from '../../src/core/delivery.ts';
import type { HandoverCode } from '../../src/core/handover/code.ts';
import { makeId } from '../../src/core/ids.ts';
import { type Content, chatId, type Inbound, plain } from '../../src/core/message.ts';
import { type Conversation, createMind } from '../../src/core/mind.ts';
import { openStore } from '../../src/core/store/open.ts';
import type { StatusView, Step } from '../../src/core/store/port/steps.ts';
import type { Handover, QueuedSend, Store } from '../../src/core/store/port/store.ts';
import type { Heard, Turn } from '../../src/core/turn.ts';
import { TestClock } from '../fakes/clock.ts';
import { policy, telegramLike, whatsappLike } from './citizen.ts';

/** A channel with posts that everybody reads. */
const square: Capabilities = {
  ...whatsappLike,
  posts: true,
  privateUrl: 'https://square.example/dm?to=9',
  privateUrlText: 'text',
};

export const PHOTO = { id: 'f1', key: 'a2V5', mime: 'image/jpeg', bytes: 10, sha256: '0'.repeat(64) };

/** A place where people post, and chats in which they talk to us alone: the whole mind on a real store, decided as the worker does. */
export class Square {
  readonly clock = new TestClock();
  readonly store: Store<Conversation>;
  /** What we said, by channel and chat. */
  readonly said: { readonly where: string; readonly text: string; readonly delivery: Delivery }[] = [];
  /** Rows in private, as they were queued. */
  readonly queued: QueuedSend[] = [];
  readonly #dir = mkdtempSync(path.join(tmpdir(), 'aduan-square-'));
  readonly #mind: ReturnType<typeof createMind>;
  #count = 0;

  constructor({ answersQuestions = false } = {}) {
    this.store = openStore<Conversation>({
      ...{ file: path.join(this.#dir, 'aduan.db'), secret: 'a secret of more than thirty-two characters' },
      ...{ clock: this.clock, random: randomBytes },
    });
    this.#mind = createMind(
      {
        policy: { ...policy, service: { ...policy.service, answersQuestions } },
        defaultLanguage: 'id',
        continueAt: (code) => [`https://web.example/?kode=${code}`],
      },
      this.store,
    );
  }

  async close(): Promise<void> {
    await this.store.close();
    rmSync(this.#dir, { recursive: true, force: true });
  }

  later(ms: number): void {
    this.clock.jump(new Date(this.clock.now().getTime() + ms));
  }

  /** Reads and decides as the worker does, without committing. */
  async decide(conversation: number): Promise<Step<Conversation> | undefined> {
    const { row, inbox } = await this.store.read(conversation, 50);
    if (inbox.length === 0) return undefined;
    const now = this.clock.now();
    const heard: Heard[] = inbox.map((each) => {
      const { content } = each.message;
      const file = content.kind === 'media' ? content.media.kept : undefined;
      return { row: each, ...(file ? { media: { ok: true as const, file } } : {}) };
    });
    const capabilities = row.channel === 'square' ? square : telegramLike;
    const known = new Map<ComplaintCode, StatusView | null>();
    for (const code of this.#mind.needs(row.talk, heard)) known.set(code, await this.store.statusByCode(code));
    const wanted = this.#mind.handovers?.(row.talk, heard, capabilities, now) ?? { codes: [] };
    const person = heard.at(-1)?.row.message.from.id ?? '';
    const handed = new Map<HandoverCode, Handover<Conversation> | null>();
    for (const code of wanted.codes)
      handed.set(code, await this.store.handover(code, { channel: row.channel, person }));
    const waiting = wanted.person === undefined ? null : await this.store.handoverOf(row.channel, wanted.person, now);
    const turn: Turn<Conversation> = {
      ...{ conversation, channel: row.channel, capabilities, talk: row.talk, heard, now, known, handed, waiting },
      sight: (await this.#mind.look?.(row, heard, now)) ?? null,
      fresh: { code: makeCode(randomBytes), id: () => makeId(randomBytes, now) },
    };
    return { conversation, version: row.version, handled: inbox.map(({ id }) => id), ...this.#mind.decide(turn) };
  }

  /** @returns whether it went through */
  async commit(step: Step<Conversation>): Promise<boolean> {
    const done = await this.store.commit(step);
    if (!done.ok) return false;
    this.queued.push(...done.sends.filter(({ chat }) => chat.startsWith('d:')));
    for (const { channel, chat, delivery } of done.sends)
      if (delivery.kind === 'message')
        this.said.push({ where: `${channel} ${chat}`, text: plain(delivery.message.text), delivery });
    for (const woken of done.woken) await this.work(woken);
    return true;
  }

  async work(conversation: number): Promise<void> {
    for (;;) {
      const step = await this.decide(conversation);
      if (!step) return;
      await this.commit(step);
    }
  }

  async accept(messages: readonly Inbound[]): Promise<void> {
    for (const conversation of await this.store.accept(messages, this.clock.now())) await this.work(conversation);
  }

  inbound(content: Content, over: Partial<Inbound>): Inbound {
    this.#count += 1;
    const id = `m${this.#count}`;
    return {
      ...{ channel: 'square', id, messageId: id, chat: chatId('p:41'), from: { id: '41', name: 'Siti' } },
      ...{ sentAt: this.clock.now(), private: false, content, ...over },
    };
  }

  /** Somebody posts; a minute later. @returns the post's id */
  async posts(
    text: string,
    { by = '41', thread, photo = false, id }: { by?: string; thread?: string; photo?: boolean; id?: string } = {},
  ): Promise<string> {
    this.later(60_000);
    const messageId = id ?? `post${this.#count + 1}`;
    const at = { chat: chatId(`p:${by}`), from: { id: by, name: 'Siti' }, messageId, topic: thread ?? messageId };
    const words = this.inbound({ kind: 'text', text }, at);
    const media = { kind: 'photo', handle: 'h', kept: { ...PHOTO, id: `f${this.#count}` } } as const;
    await this.accept([words, ...(photo ? [this.inbound({ kind: 'media', media, caption: 'dari dekat' }, at)] : [])]);
    return messageId;
  }

  /** Somebody writes to us alone: on the square's own private chat, or elsewhere. */
  async writes(text: string, { by = '41', channel = 'square' } = {}): Promise<string> {
    this.later(60_000);
    const chat = chatId(`d:${by}`);
    await this.accept([this.inbound({ kind: 'text', text }, { channel, chat, private: true, from: { id: by } })]);
    return this.lastTo(`${channel} ${chat}`);
  }

  to = (where: string) => this.said.filter((each) => each.where === where);
  lastTo = (where: string) => this.to(where).at(-1)?.text ?? '';
  /** What we answered in public to somebody's posts. */
  answers = (by = '41') => this.to(`square p:${by}`);
  code = (by = '41') => /K-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(this.answers(by).at(-1)?.text ?? '')?.[0] ?? 'no code';

  chatOf = (by: string) => chatId(`p:${by}`);

  /** Every chat's state. */
  async talks(): Promise<(Conversation | null)[]> {
    const talks: (Conversation | null)[] = [];
    for (let id = 1; ; id += 1) {
      const read = await this.store.read(id, 1).catch(() => undefined);
      if (!read) return talks;
      talks.push(read.row.talk);
    }
  }

  /** In how many drafts these words are, in hand, set aside or waiting on the square; words that wait for an answer count. */
  async isIn(words: string): Promise<number> {
    let found = 0;
    for (const talk of await this.talks()) {
      if (!talk) continue;
      const drafts = [talk.draft, ...talk.shelf, ...(talk.threads ?? []).map(({ draft }) => draft)];
      found += drafts.filter((draft) => draft?.words.some(({ text }) => text.includes(words))).length;
      found += talk.held.filter(({ text }) => text?.includes(words)).length;
    }
    return found;
  }
}
