/** The citizens: what they say to each bot, and how many of them talk at once. */
import { SENTENCES } from '../src/core/language/sentences.ts';
import type { BenchBotApi } from './bot-api.ts';
import { pause, until } from './measure.ts';

/**
 * What a citizen says next.
 * @param heard what the bot said last; undefined at the beginning
 * @param said how many messages this citizen has sent
 * @returns the next message, or `done`; undefined for a reply that makes no sense here
 */
export type Script = (heard: string | undefined, said: number, chat: number) => string | 'done' | undefined;

/** The peers' six questions; the number at the beginning of a reply tells which. */
const PEER_ANSWERS = [
  'lampu jalan',
  'lampu jalan mati sejak kemarin malam di depan sekolah, anak-anak takut lewat, sudah dilaporkan ke RT',
  'Jl. A. Yani km 5, seberang masjid',
  'kemarin malam',
  'Dinas Perhubungan',
  'anonim',
] as const;
export const toPeer: Script = (heard, said, chat) => {
  if (heard === undefined) return '/lapor';
  if (!heard.startsWith(`${said}/6`)) return undefined;
  return said > PEER_ANSWERS.length ? 'done' : `${chat}#${said} ${PEER_ANSWERS[said - 1]}`;
};

const say = SENTENCES.id;
/**
 * Aduan asks what is missing: the same seven messages, in its order, each citizen with words of their own (`#` stands for a number). The
 * evidence is a link, so that every message is text.
 */
const ADUAN_ANSWERS: readonly (readonly [question: string, answer: string])[] = [
  [say.filedTitle(), 'done'],
  [
    say.askStory(),
    'lampu jalan mati sejak kemarin malam di depan sekolah, anak-anak takut lewat, sudah dilaporkan ke RT, tanda #',
  ],
  ['Di mana tempat kejadiannya?', 'Jl. A. Yani km 5 nomor #, seberang masjid, Banjarmasin'],
  // A word that steers: free words within a second of the question's own cause would go on telling, as people's fragments do.
  ['Ada nomor di tiang lampunya?', 'lewati'],
  [say.askEvidence({ kinds: '' }).replace(/[: .]+$/, ''), 'https://www.instagram.com/p/C2lampu#'],
  [say.askSwitches(), 'anonim'],
  [say.checkTitle(), 'kirim'],
];
export const ADUAN_MESSAGES = ADUAN_ANSWERS.length;
export const toAduan: Script = (heard, _, chat) =>
  heard === undefined
    ? '/lapor'
    : ADUAN_ANSWERS.find(([question]) => heard.includes(question))?.[1].replace('#', String(chat));

interface Talk {
  said: number;
  at: number;
}

/** What a crowd of citizens saw. */
export interface Seen {
  /** Replies a second, each to one message. */
  readonly perSecond: number;
  /** From message to reply, in milliseconds, in the counted time. */
  readonly waitsMs: readonly number[];
  readonly replies: number;
  /** Complaints that came to their end, warm-up included. */
  readonly finished: number;
}

let lastChat = 1_000_000;
export const newChat = (): number => ++lastChat;

/** Citizens who each answer as soon as the reply is there; whoever is done makes room for the next. */
export class Crowd {
  readonly #api: BenchBotApi;
  readonly #script: Script;
  readonly #open = new Map<number, Talk>();
  #wanted = 0;
  #stopAfter = Number.POSITIVE_INFINITY;
  #counting = false;
  #waitsMs: number[] = [];
  #wrong: string | undefined;
  #finished = 0;

  constructor(api: BenchBotApi, script: Script) {
    this.#api = api;
    this.#script = script;
    api.onReply = (chat, text) => this.#hear(chat, text);
  }

  /**
   * `users` at once, for `warmMs` and then `ms` that count; those under way finish afterwards.
   * @param look called at the beginning and at the end of what counts
   */
  async talk(users: number, warmMs: number, ms: number, look: () => Promise<void>): Promise<Seen> {
    this.#wanted = Number.POSITIVE_INFINITY;
    for (let i = 0; i < users; i += 1) this.#begin();
    await pause(warmMs);
    this.#check();
    await look();
    this.#waitsMs = [];
    this.#counting = true;
    const from = performance.now();
    await pause(ms);
    const tookMs = performance.now() - from;
    this.#counting = false;
    await look();
    this.#wanted = 0;
    await until('citizens under way finish', () => this.#check() && this.#open.size === 0, 90_000);
    const replies = this.#waitsMs.length;
    return { perSecond: (replies / tookMs) * 1000, waitsMs: this.#waitsMs, replies, finished: this.#finished };
  }

  /** `users` at once, for as long as they are wanted. @returns milliseconds from message to reply */
  async talkWhile(users: number, wanted: () => boolean): Promise<readonly number[]> {
    this.#wanted = Number.POSITIVE_INFINITY;
    this.#counting = true;
    for (let i = 0; i < users; i += 1) this.#begin();
    while (wanted()) {
      this.#check();
      await pause(20);
    }
    this.#wanted = 0;
    this.#open.clear();
    return this.#waitsMs;
  }

  /** So many conversations, at most `users` at once; each left after `stopAfter` replies. */
  async begin(conversations: number, users: number, stopAfter = Number.POSITIVE_INFINITY): Promise<void> {
    this.#wanted = conversations;
    this.#stopAfter = stopAfter;
    const goal = this.#finished + conversations;
    for (let i = 0; i < Math.min(users, conversations); i += 1) this.#begin();
    await until('all conversations', () => this.#check() && this.#finished >= goal, 300_000);
  }

  #check(): true {
    if (this.#wrong !== undefined) throw new Error(`a reply that makes no sense here:\n${this.#wrong}`);
    return true;
  }

  #begin(): void {
    if (this.#wanted <= 0) return;
    this.#wanted -= 1;
    const chat = newChat();
    this.#open.set(chat, { said: 0, at: 0 });
    this.#next(chat, undefined);
  }

  #hear(chat: number, text: string): void {
    const talk = this.#open.get(chat);
    if (!talk) return;
    if (this.#counting) this.#waitsMs.push(performance.now() - talk.at);
    this.#next(chat, text);
  }

  #next(chat: number, heard: string | undefined): void {
    const talk = this.#open.get(chat);
    if (!talk) return;
    const next = this.#script(heard, talk.said, chat);
    if (next === undefined) this.#wrong ??= `${talk.said} messages said; heard: ${heard}`;
    if (next === undefined || next === 'done' || talk.said >= this.#stopAfter) {
      this.#open.delete(chat);
      this.#finished += 1;
      this.#begin();
      return;
    }
    talk.said += 1;
    talk.at = performance.now();
    this.#api.says(chat, next);
  }
}
