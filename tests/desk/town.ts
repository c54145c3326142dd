import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Admission } from '../../src/core/admission.ts';
import type { Clock } from '../../src/core/clock.ts';
import type { ComplaintCode } from '../../src/core/complaint/code.ts';
import { makeCode } from '../../src/core/complaint/code.ts';
import { LookupGate } from '../../src/core/complaint/lookups.ts';
import type { Role } from '../../src/core/complaint/role.ts';
import type { Capabilities, ChannelPort, Delivery, SendAt, SendResult } from '../../src/core/delivery.ts';
import { Clockwork } from '../../src/core/desk/clockwork/clockwork.ts';
import type { KeptFile } from '../../src/core/facts.ts';
import { createInbox, type Inbox } from '../../src/core/inbox.ts';
import { type ChatId, type Choice, type Content, chatId, type Inbound, plain } from '../../src/core/message.ts';
import { type Conversation, createMind } from '../../src/core/mind.ts';
import type { Happening } from '../../src/core/observe.ts';
import { Outbox } from '../../src/core/outbox.ts';
import { openStore } from '../../src/core/store/open.ts';
import type { Complaint, Store } from '../../src/core/store/port/store.ts';
import { Worker } from '../../src/core/work/worker.ts';
import { settle, TestClock } from '../fakes/clock.ts';
import { policy } from '../fixtures/policy.ts';

export { policy };

const NO_LIMIT = Number.POSITIVE_INFINITY;
const pace = { perSecond: NO_LIMIT, perChatPerSecond: NO_LIMIT, burst: NO_LIMIT };
const RICH: Capabilities = {
  ...{
    buttons: true,
    edit: true,
    askLocation: true,
    textMax: 4096,
    fileBytesMax: 20_000_000,
    sendFileBytesMax: 50_000_000,
  },
  pace,
};
const WINDOWED: Capabilities = { ...RICH, answersWithinMs: 24 * 3_600_000 };
const PLAIN: Capabilities = { ...RICH, buttons: false, edit: false, askLocation: false };

/** A message of ours as it stands in a chat, edits applied. */
export interface Shown {
  id: string;
  text: string;
  choices: readonly Choice[];
  topic?: string;
  edits: number;
  files?: readonly string[];
}

/** What reached a group, as its limit counts it: edits and topics too, every file of an upload. */
interface Counted {
  readonly atMs: number;
  readonly messages: number;
}

/** A platform of the tests': keeps what each chat shows, and can fail. */
class Platform implements ChannelPort {
  readonly name: string;
  readonly capabilities: Capabilities;
  readonly chats = new Map<ChatId, Shown[]>();
  readonly toasts: { chat: ChatId; text: string }[] = [];
  /** Chats that shut us out. */
  readonly blocked = new Set<ChatId>();
  /** By group. */
  readonly counted = new Map<ChatId, Counted[]>();
  readonly #clock: Clock;
  #sent = 0;

  constructor(name: string, capabilities: Capabilities, clock: Clock) {
    this.name = name;
    this.capabilities = capabilities;
    this.#clock = clock;
  }

  isGroup(chat: ChatId): boolean {
    return chat.startsWith('-');
  }

  shown(chat: ChatId): Shown[] {
    const known = this.chats.get(chat) ?? [];
    this.chats.set(chat, known);
    return known;
  }

  async send(to: ChatId, delivery: Delivery, at: SendAt): Promise<SendResult> {
    if (this.blocked.has(to)) return { ok: false, why: 'blocked', certain: true };
    this.#sent += 1;
    const id = String(this.#sent);
    const chat = this.shown(to);
    if (delivery.kind === 'answer') {
      if (delivery.text) this.toasts.push({ chat: to, text: delivery.text });
      return { ok: true, platformId: id };
    }
    if (this.isGroup(to)) {
      const messages = delivery.kind === 'files' ? delivery.files.length : 1;
      const counted = { atMs: this.#clock.now().getTime(), messages };
      this.counted.set(to, [...(this.counted.get(to) ?? []), counted]);
    }
    const topic = at.topic === undefined ? {} : { topic: at.topic };
    if (delivery.kind === 'topic') {
      const old = chat.find((each) => each.id === at.edits);
      if (old) Object.assign(old, { text: delivery.title, edits: old.edits + 1 });
      else if (this.isGroup(to)) chat.push({ id: `t${id}`, text: `[topic] ${delivery.title}`, choices: [], edits: 0 });
      return { ok: true, platformId: old?.id ?? (this.isGroup(to) ? `t${id}` : '') };
    }
    if (delivery.kind === 'files') {
      const files = delivery.files.map(({ name }) => name);
      chat.push({ id, text: plain(delivery.caption ?? []), choices: [], edits: 0, files, ...topic });
      return { ok: true, platformId: id };
    }
    const { message } = delivery;
    const shown = { text: plain(message.text), choices: message.choices?.flat() ?? [] };
    const old = at.edits === undefined ? undefined : chat.find((each) => each.id === at.edits);
    if (old) Object.assign(old, { ...shown, edits: old.edits + 1 });
    else chat.push({ id, ...shown, edits: 0, ...topic });
    return { ok: true, platformId: old?.id ?? id };
  }

  async fetch(): Promise<{ readonly ok: false; readonly why: 'gone' }> {
    return { ok: false, why: 'gone' };
  }
  showWorking(): void {
    this.#sent += 0;
  }
}

/** A person in a chat. */
export class Someone {
  readonly town: Town;
  readonly platform: Platform;
  readonly id: string;
  readonly name: string;
  readonly chat: ChatId;

  constructor(town: Town, platform: Platform, id: string, name: string, chat: ChatId) {
    this.town = town;
    this.platform = platform;
    this.id = id;
    this.name = name;
    this.chat = chat;
  }

  /** The same person in another chat, such as a group. */
  in(chat: string): Someone {
    return new Someone(this.town, this.platform, this.id, this.name, chatId(chat));
  }

  async says(text: string, extra: Partial<Inbound> = {}): Promise<string> {
    return this.sends({ kind: 'text', text }, extra);
  }

  /** Sends anything and lets everybody answer. @returns the platform's id of the message */
  async sends(content: Content, extra: Partial<Inbound> = {}): Promise<string> {
    const message = { ...this.town.inboxOf(this, content), ...extra };
    await this.town.accept([message]);
    return message.messageId ?? message.id;
  }

  async photo(caption?: string, file: Partial<KeptFile> = {}, extra: Partial<Inbound> = {}): Promise<string> {
    const kept = this.town.file(file);
    const media = { kind: 'photo', handle: kept.id, kept } as const;
    return this.sends({ kind: 'media', media, ...(caption ? { caption } : {}) }, extra);
  }

  /** Answers a message by the platform's own means. */
  replies(to: Shown, text: string): Promise<string> {
    return this.says(text, { replyTo: to.id });
  }

  /** Presses a button by its label, on the newest message that has it. */
  async presses(label: string | RegExp): Promise<void> {
    const found = this.sees()
      .toReversed()
      .flatMap((shown) => shown.choices)
      .find((choice) => (typeof label === 'string' ? choice.label === label : label.test(choice.label)));
    if (!found) throw new Error(`no button ${label} in:\n${this.transcript()}`);
    await this.sends({ kind: 'choice', id: found.id, callback: this.town.nextId() });
  }

  sees(): Shown[] {
    return this.platform.shown(this.chat);
  }

  /** What this person sees with these words in it. */
  hears(words: string): Shown[] {
    return this.sees().filter(({ text }) => text.includes(words));
  }

  last(): Shown {
    const shown = this.sees().at(-1);
    if (!shown) throw new Error(`${this.name} sees nothing`);
    return shown;
  }

  /** The card of a complaint in this chat. */
  card(code: ComplaintCode): Shown {
    const card = this.sees().findLast(
      ({ text }) => text.split('\n')[0]?.includes(`${code} ·`) && !text.startsWith('['),
    );
    if (!card) throw new Error(`no card of ${code} in:\n${this.transcript()}`);
    return card;
  }

  toast(): string {
    return this.platform.toasts.findLast(({ chat }) => chat === this.chat)?.text ?? '';
  }

  transcript(): string {
    return this.sees()
      .map(
        ({ text, choices, files, topic }) =>
          `${topic ? `(${topic}) ` : ''}${text}${files ? ` 📎 ${files.join(' ')}` : ''}${choices.length > 0 ? `\n  [${choices.map(({ label }) => label).join('] [')}]` : ''}`,
      )
      .join('\n---\n');
  }
}

/** The whole core with a real store on disk, three platforms of the tests', and a clock that stands still until it is moved. */
export class Town {
  readonly clock: TestClock;
  readonly happened: Happening[] = [];
  readonly store: Store<Conversation>;
  readonly rich: Platform;
  readonly plain: Platform;
  /** Takes something for a day after the person wrote. */
  readonly windowed: Platform;
  readonly #dir: string;
  readonly #worker: Worker<Conversation>;
  readonly #outbox: Outbox;
  readonly #inbox: Inbox;
  #ids = 0;
  #people = 1000;

  /** @param perGroupPerMinute messages a minute to a group of the rich platform */
  constructor(start = new Date('2026-11-24T01:00:00.000Z'), perGroupPerMinute = NO_LIMIT) {
    this.clock = new TestClock(start);
    const limited = { ...RICH, pace: { ...pace, perGroupPerMinute } };
    this.rich = new Platform('rich', perGroupPerMinute === NO_LIMIT ? RICH : limited, this.clock);
    this.plain = new Platform('plain', PLAIN, this.clock);
    this.windowed = new Platform('windowed', WINDOWED, this.clock);
    this.#dir = mkdtempSync(path.join(tmpdir(), 'aduan-town-'));
    this.store = openStore<Conversation>({
      file: path.join(this.#dir, 'aduan.db'),
      secret: 'a secret of more than thirty-two characters',
      clock: this.clock,
      random: randomBytes,
    });
    const ports = new Map<string, ChannelPort>([
      ['rich', this.rich],
      ['plain', this.plain],
      ['windowed', this.windowed],
    ]);
    const observe = (happening: Happening) => void this.happened.push(happening);
    this.#outbox = new Outbox({
      store: this.store,
      ports,
      clock: this.clock,
      random: () => 0.5,
      observe,
      hint: (conversation) => this.#worker.hint(conversation),
    });
    this.#worker = new Worker<Conversation>({
      store: this.store,
      mind: createMind({ policy, defaultLanguage: 'id', publicUrl: 'https://lapor.example' }, this.store),
      capabilities: (name) => ports.get(name)?.capabilities,
      fetchMedia: async () => ({ ok: false, why: 'gone' }),
      lookups: new LookupGate(() => this.clock.now().getTime()),
      committed: (conversation, { sends, erased, woken }) => {
        if (erased) this.#outbox.forget(conversation);
        this.#outbox.add(sends);
        for (const other of woken) this.#worker.hint(other);
      },
      clock: this.clock,
      random: randomBytes,
      observe,
    });
    this.#inbox = createInbox({
      store: this.store,
      admission: new Admission({
        store: this.store,
        limits: policy.messages,
        capabilities: (name) => ports.get(name)?.capabilities,
        clock: this.clock,
        observe,
      }),
      clock: this.clock,
      hint: (conversation) => this.#worker.hint(conversation),
      observe,
    });
  }

  async open(): Promise<this> {
    await this.#worker.start();
    this.#outbox.start();
    return this;
  }

  async close(): Promise<void> {
    await this.#worker.stop(100);
    await this.#outbox.stop(100);
    await this.store.close();
    rmSync(this.#dir, { recursive: true, force: true });
  }

  /** The database's file. */
  get databaseFile(): string {
    return path.join(this.#dir, 'aduan.db');
  }

  /** A complaint that is there. @throws when it is not */
  async complaint(code: ComplaintCode): Promise<Complaint> {
    const found = await this.store.complaintByCode(code);
    if (!found) throw new Error('no such complaint');
    return found;
  }

  /** Closes it. @returns what went wrong in it, which a test expects to be nothing: faults, a history that is not whole, rows that do not open */
  async closed(): Promise<readonly unknown[]> {
    const [history, rows] = [await this.store.verifyHistory(), await this.store.checkRows()];
    await this.close();
    const faults = this.happened.filter(({ what }) => what === 'fault');
    return [...faults, ...(history.ok ? [] : [history]), ...rows.broken];
  }

  /** Lets whatever time has brought about happen: alarms, mornings, closes by silence, and what can not be taken back any more. */
  async rings(): Promise<void> {
    const { store, clock } = this;
    const observe = (happening: Happening) => void this.happened.push(happening);
    const hint = (conversation: number) => this.#worker.hint(conversation);
    const clockwork = new Clockwork({ store, policy, clock, hint, observe });
    clockwork.start();
    await clockwork.stop();
    await this.quiet();
  }

  /** Something waits in a conversation. */
  hint(conversation: number): void {
    this.#worker.hint(conversation);
  }

  nextId(): string {
    this.#ids += 1;
    return String(100_000 + this.#ids);
  }

  file(over: Partial<KeptFile> = {}): KeptFile {
    const id = randomBytes(8).toString('hex');
    const key = randomBytes(32).toString('base64');
    const sha256 = randomBytes(32).toString('hex');
    return { id, key, mime: 'image/jpeg', bytes: 1000, sha256, cleanId: `${id}c`, ...over };
  }

  /** A message as its platform would hand it in. */
  inboxOf({ platform, chat, id: from, name }: Someone, content: Content): Inbound {
    const id = this.nextId();
    return {
      channel: platform.name,
      id: `m${id}`,
      messageId: id,
      chat,
      from: { id: from, name },
      sentAt: this.clock.now(),
      private: !chat.startsWith('-'),
      content,
    };
  }

  async accept(messages: readonly Inbound[]): Promise<void> {
    await this.#inbox.accept(messages);
    await this.quiet();
  }

  /** Lets everything happen that is under way; on a platform without edits we wait for quiet first. */
  async quiet(): Promise<void> {
    await settle(40);
    await this.clock.pass(1_100);
    await settle(40);
  }

  /** Later, without anything that runs meanwhile. */
  async later(hours: number): Promise<void> {
    this.clock.jump(new Date(this.clock.now().getTime() + hours * 3_600_000));
    await this.quiet();
  }

  /** So many days, at the same hour, looked at in between. */
  async days(n: number): Promise<void> {
    for (let day = 0; day < n; day += 1) {
      await this.later(24);
      await this.rings();
    }
  }

  hours(n: number): Promise<void> {
    return this.clock.pass(n * 3_600_000);
  }

  citizen(name: string, platform = this.rich): Someone {
    this.#people += 1;
    return new Someone(this, platform, String(this.#people), name, chatId(String(this.#people)));
  }

  /** Somebody who has come to a desk by an invitation; `group`: bound in that chat. */
  async officer(name: string, desk: string, role: Role, { platform = this.rich, group = '' } = {}): Promise<Someone> {
    const code = makeCode(randomBytes);
    const expiresAt = new Date(this.clock.now().getTime() + 600_000);
    await this.store.invite({ code, desk, role, expiresAt });
    const person = this.citizen(name, platform);
    await (group ? person.in(group) : person).says(`/masuk ${code}`);
    return person;
  }

  /** A road complaint from the first word to its code. */
  async files(
    citizen: Someone,
    {
      first = 'jalan rusak berlubang di Jl. Veteran Banjarmasin sejak kemarin',
      who = /^Tidak keduanya$|^Neither$/ as RegExp | string,
      keyword = '',
      /** What is said to complaints of others that may be the same; the beginning of a button. */
      alike = 'Beda',
    } = {},
  ): Promise<ComplaintCode> {
    await citizen.says(`${keyword ? `${keyword} ` : ''}${first}`);
    await citizen.photo();
    for (let step = 0; step < 12; step += 1) {
      const labels = citizen.last().choices.map(({ label }) => label);
      const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3}/.exec(citizen.last().text)?.[0];
      if (code && citizen.last().text.includes('Kode laporan')) return code as ComplaintCode;
      const press = (label: string | RegExp) => citizen.presses(label);
      const sameness = labels.find((label) => label.startsWith(alike) || label === 'Beda, lanjut');
      if (sameness) await press(labels.find((label) => label.startsWith(alike)) ?? sameness);
      else if (labels.includes('✅ Kirim laporan')) await press('✅ Kirim laporan');
      else if (labels.includes('Anonim dan rahasia')) await press(who);
      else if (labels.some((label) => label.startsWith('Pakai'))) await press(/^Pakai/);
      else if (labels.includes('Lanjut')) await press('Lanjut');
      else if (labels.includes('Lewati')) await press('Lewati');
      else await citizen.says('Jl. Veteran km 2, Banjarmasin');
    }
    throw new Error(`not filed:\n${citizen.transcript()}`);
  }
}
