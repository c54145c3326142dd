/** A citizen of `demo`: looks at what the bot asks and answers, as a person would, until the complaint is sent. */
import { Readable } from 'node:stream';
import type { Channel } from '../bots/channel.ts';
import type { ComplaintCode } from '../core/complaint/code.ts';
import { readCode } from '../core/complaint/code.ts';
import type { MediaRef } from '../core/content.ts';
import type { Capabilities, Delivery, FetchResult, SendResult } from '../core/delivery.ts';
import { type ChatId, type Choice, type Content, chatId, type Inbound, type Outgoing, plain } from '../core/message.ts';
import type { DemoComplaint } from './demo-complaints.ts';
import type { DemoStep } from './demo-lives.ts';

/** Said in every sample complaint, so that none is taken for a real one. */
export const MARK = 'DATA CONTOH';
/** More turns than any complaint takes: a talk that goes in circles ends. */
const TURNS_MAX = 30;

/** Ratings that are given, in turn. */
const RATINGS = [5, 4, 5, 3, 4, 2];
const CODE = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3}/;

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

/** A made-up citizen with a chat of their own. */
export class DemoCitizen {
  readonly #complaint: DemoComplaint;
  readonly #talk: DemoTalk;
  readonly #chat: ChatId;
  #count = 0;

  constructor(complaint: DemoComplaint, talk: DemoTalk) {
    this.#complaint = complaint;
    this.#talk = talk;
    this.#chat = chatId(`${talk.channel.name === 'web' ? 'demo-' : '9990000'}${talk.seed}`);
  }

  /** Tells the complaint, answering what is asked. @returns its code; undefined when it stays a draft, as wished or because the talk went elsewhere */
  async tells(): Promise<ComplaintCode | undefined> {
    await this.#send({ kind: 'text', text: `${this.#complaint.says}. (${MARK})` });
    const asked = new Map<string, number>();
    for (let turn = 0; turn < TURNS_MAX; turn += 1) {
      const choices = this.#choices();
      const question = questionOf(choices);
      if (question === undefined || this.#complaint.stopsAt === question) return undefined;
      const before = asked.get(question) ?? 0;
      asked.set(question, before + 1);
      await this.#send(answerTo(question, before, choices, this.#complaint, this.#talk.seed * TURNS_MAX + turn));
      if (question === 'check') return readCode(CODE.exec(plain(this.#last()?.text ?? []))?.[0] ?? '');
    }
    return undefined;
  }

  /** Does a step of the complaint's life. */
  async does(step: Extract<DemoStep, { who: 'citizen' }>): Promise<void> {
    if ('says' in step) await this.#send({ kind: 'text', text: `${step.says} (${MARK})` });
    else if ('sends' in step)
      await this.#send({
        kind: 'media',
        media: { kind: step.sends, handle: String(this.#talk.seed * TURNS_MAX + TURNS_MAX - 1) },
      });
    else {
      const action = step.press === 'rate' ? `r${RATINGS[this.#talk.seed % RATINGS.length]}` : step.press;
      const choice = this.#choices().find(({ id }) => id.endsWith(`.${action}`));
      if (choice) await this.#send({ kind: 'choice', id: choice.id });
    }
  }

  #last(): Outgoing | undefined {
    return this.#talk.channel.lastIn(this.#chat);
  }

  #choices(): readonly Choice[] {
    return (this.#last()?.choices ?? []).flat();
  }

  #send(content: Content): Promise<void> {
    const { channel, hear, seed } = this.#talk;
    return hear((now) => {
      this.#count += 1;
      const id = `demo-${seed}-${this.#count}`;
      return {
        channel: channel.name,
        id,
        messageId: id,
        chat: this.#chat,
        from: { id: this.#chat },
        sentAt: now,
        private: true,
        content,
      };
    });
  }
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
  if (question === 'fact:place' || question === 'spot') return say(complaint.place);
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
    case 'alike':
      return press('same:0') ?? otherwise;
    case 'area':
      return press('area:0') ?? otherwise;
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
