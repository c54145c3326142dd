/** A citizen of `demo`: looks at what the bot asks and answers, as a person would, until the complaint is sent. */
import { Readable } from 'node:stream';
import type { Channel } from '../bots/channel.ts';
import type { Capabilities, Delivery, FetchResult, SendResult } from '../core/delivery.ts';
import {
  type ChatId,
  type Choice,
  type Content,
  chatId,
  type Inbound,
  type MediaRef,
  type Outgoing,
} from '../core/message.ts';
import type { DemoComplaint } from './demo-complaints.ts';

/** Said in every sample complaint, so that none is taken for a real one. */
export const MARK = 'DATA CONTOH';
/** More turns than any complaint takes: a talk that goes in circles ends. */
const TURNS_MAX = 30;

/** The bytes of a made-up file. */
export type MakeFile = (kind: MediaRef['kind'], seed: number) => Promise<Buffer>;

/** A channel whose citizens are made up. */
export class DemoChannel implements Channel {
  readonly name: string;
  readonly capabilities: Capabilities = {
    buttons: true,
    edit: true,
    askLocation: true,
    textMax: 4_096,
    fileBytesMax: 20 * 1024 * 1024,
    pace: { perSecond: Number.POSITIVE_INFINITY, perChatPerSecond: Number.POSITIVE_INFINITY, burst: 1 },
  };
  readonly #makeFile: MakeFile;
  readonly #last = new Map<ChatId, Outgoing>();
  #sent = 0;

  constructor(name: string, makeFile: MakeFile) {
    this.name = name;
    this.#makeFile = makeFile;
  }

  /** The bot's newest message in a chat. */
  lastIn(chat: ChatId): Outgoing | undefined {
    return this.#last.get(chat);
  }

  async send(to: ChatId, delivery: Delivery): Promise<SendResult> {
    if (delivery.kind === 'message') this.#last.set(to, delivery.message);
    this.#sent += 1;
    return { ok: true, platformId: `demo-${this.#sent}` };
  }

  async fetch(media: MediaRef): Promise<FetchResult> {
    return { ok: true, stream: Readable.from([await this.#makeFile(media.kind, Number(media.handle))]) };
  }

  async start(): Promise<void> {
    this.#last.clear();
  }
  async stop(): Promise<void> {
    this.#last.clear();
  }
  async health(): Promise<{ readonly ok: true }> {
    return { ok: true };
  }
  showWorking(): void {
    this.#sent += 0;
  }
}

/** What a citizen of `demo` needs. */
export interface DemoTalk {
  readonly channel: DemoChannel;
  /** Hands a message in and waits for the answer; time goes on by a minute or so. */
  readonly hear: (message: (now: Date) => Inbound) => Promise<void>;
  /** Makes each citizen's chat and files differ. */
  readonly seed: number;
}

/** Tells a complaint, answering what is asked. @returns whether it was sent; false for one that stays a draft, as wished or because the talk went elsewhere */
export async function tell(complaint: DemoComplaint, { channel, hear, seed }: DemoTalk): Promise<boolean> {
  const chat = chatId(`${channel.name === 'web' ? 'demo-' : '9990000'}${seed}`);
  let count = 0;
  const send = (content: Content) =>
    hear((now) => {
      count += 1;
      const id = `demo-${seed}-${count}`;
      return {
        channel: channel.name,
        id,
        messageId: id,
        chat,
        from: { id: chat },
        sentAt: now,
        private: true,
        content,
      };
    });
  await send({ kind: 'text', text: `${complaint.says}. (${MARK})` });
  const asked = new Map<string, number>();
  for (let turn = 0; turn < TURNS_MAX; turn += 1) {
    const choices = (channel.lastIn(chat)?.choices ?? []).flat();
    const question = questionOf(choices);
    if (question === undefined || complaint.stopsAt === question) return false;
    const before = asked.get(question) ?? 0;
    asked.set(question, before + 1);
    await send(answerTo(question, before, choices, complaint, seed * TURNS_MAX + turn));
    if (question === 'check') return true;
  }
  return false;
}

/** Buttons are named `DRAFT.QUESTION.ACTION`. */
const partsOf = ({ id }: Choice) => {
  const [, question = '', action = ''] = /^[^.]*\.([^.]*)\.(.*)$/.exec(id) ?? [];
  return { question, action };
};

const questionOf = (choices: readonly Choice[]): string | undefined => {
  const [first] = choices;
  return first && partsOf(first).question;
};

const SEEN: Readonly<Record<DemoComplaint['seen'], string>> = {
  named: 'who:none',
  anonymous: 'who:a',
  secret: 'who:s',
  both: 'who:both',
};

/** Offers that are turned down before a written account is asked for (two rounds of files). */
const FILE_OFFERS = 2;
const CHRONOLOGY =
  'Saya datang pagi hari untuk mengurus surat. Setelah menunggu satu jam saya dipanggil ke ruangan dan diminta membayar. Saksi: tetangga saya, Pak Udin, yang ikut mengantar dan mendengar semuanya.';

/** @param before how often this question was answered already */
function answerTo(
  question: string,
  before: number,
  choices: readonly Choice[],
  complaint: DemoComplaint,
  seed: number,
): Content {
  const press = (...actions: string[]): Content | undefined => {
    const found = choices.find((choice) => actions.includes(partsOf(choice).action));
    return found && { kind: 'choice', id: found.id };
  };
  const say = (text: string): Content => ({ kind: 'text', text });
  const otherwise = press('skip', 'unknown', 'next', 'keep', 'none') ?? say('lewati');
  if (question === 'fact:place') return say(complaint.place);
  if (question === 'fact:time') return say(complaint.time);
  if (question.startsWith('fact:')) return complaint.detail === undefined ? otherwise : say(complaint.detail);
  switch (question) {
    case 'category':
      return press(`cat:${complaint.category}`) ?? press('more') ?? otherwise;
    case 'evidence': {
      const { evidence } = complaint;
      if (evidence === 'link') return say('https://example.org/berita');
      if (evidence === 'chronology') return before < FILE_OFFERS ? otherwise : say(CHRONOLOGY);
      return press('next') ?? { kind: 'media', media: { kind: evidence, handle: String(seed) } };
    }
    case 'switches':
      return press(SEEN[complaint.seen]) ?? otherwise;
    case 'name':
      return say(`${complaint.name ?? 'Warga'} (${MARK})`);
    case 'check':
      return press('send') ?? otherwise;
    default:
      return otherwise;
  }
}
