import { Readable } from 'node:stream';
import { TelegramChannel } from '../../src/bots/telegram/channel.ts';
import type { TelegramNote } from '../../src/bots/telegram/notes.ts';
import type { OutFile } from '../../src/core/delivery.ts';
import { EvidenceFault } from '../../src/core/evidence/fault.ts';
import { TELEGRAM_TEXTS } from '../../src/core/language/telegram.ts';
import { chatId } from '../../src/core/message.ts';
import { BotApi, TOKEN } from '../fakes/bot-api.ts';
import type { Json } from '../fakes/bot-api-form.ts';
import { SPECIAL } from '../fakes/bot-api-sends.ts';
import { CountingClock } from '../fakes/clock.ts';
import { Line } from '../fakes/line.ts';
import type { Attachment, Person, Said, Stage, Trouble } from './stage.ts';

/** The number of the first person; far from any other number here, so that it is found wherever it leaks. */
const FIRST_PERSON = 770_413_001;
/** How long the platform says to wait, in seconds. */
const WAIT_S = 7;

/** What the Bot API answers in each trouble that is one answer. */
const ANSWERS: Readonly<
  Partial<Record<Trouble, { readonly status: number; readonly description: string; readonly more?: Json }>>
> = {
  limit: {
    status: 429,
    description: `Too Many Requests: retry after ${WAIT_S}`,
    more: { parameters: { retry_after: WAIT_S } },
  },
  server: { status: 502, description: 'Bad Gateway' },
  'locked-out': { status: 401, description: 'Unauthorized' },
  blocked: { status: 403, description: 'Forbidden: bot was blocked by the user' },
  gone: { status: 400, description: 'Bad Request: chat not found' },
  refused: { status: 400, description: 'Bad Request: BUTTON_DATA_INVALID' },
};

/** Telegram: telegraf's client against the stand-in Bot API, over a line that can be cut. */
export async function telegramStage(): Promise<Stage> {
  const platform = await new BotApi().listen();
  const line = await Line.to(platform.url);
  const notes: TelegramNote[] = [];
  const clock = new CountingClock();
  const files = new Map<string, Buffer>();
  const channel = new TelegramChannel({
    token: TOKEN,
    apiRoot: line.url,
    mode: 'polling',
    sendsPerSecond: 30,
    openFile: ({ id }) => {
      const bytes = files.get(id);
      if (!bytes) throw new EvidenceFault('missing');
      return Readable.from([bytes], { objectMode: false });
    },
    profile: { texts: TELEGRAM_TEXTS, serviceName: 'Kalimantan Selatan', defaultLanguage: 'id' },
    clock,
    random: () => 0.5,
    note: (note) => void notes.push(note),
  });
  let people = 0;
  let chance = 1;

  return {
    channel,
    attachments: ['photo', 'video', 'document', 'voice'],
    troubles: ['limit', 'server', 'cut', 'unreachable', 'locked-out', 'blocked', 'gone', 'refused'],
    newcomer: async () => new TelegramPerson(platform, FIRST_PERSON + 11 * people++),
    trouble: async (what, person) => {
      if (what === 'cut') {
        line.cutAnswers(true);
        return { end: async () => line.cutAnswers(false) };
      }
      if (what === 'unreachable') {
        await line.down();
        return { end: () => line.mend() };
      }
      const { status = 500, description, more } = ANSWERS[what] ?? {};
      const fault = {
        method: 'sendMessage',
        status,
        body: { ok: false, error_code: status, description, ...more },
        chat: Number(person.chat),
        always: true,
      };
      platform.faults.push(fault);
      const end = async () => void platform.faults.splice(platform.faults.indexOf(fault), 1);
      return { ...(what === 'limit' ? { waitMs: WAIT_S * 1000 } : {}), end };
    },
    jumble: (on) => {
      // A generator of its own, so that each run hands them over in the same disorder.
      platform.shuffle = on
        ? () => {
            chance = (chance * 48_271) % 2_147_483_647;
            return chance / 2_147_483_647;
          }
        : undefined;
    },
    nonsense: async () => {
      const odd: readonly Json[] = [
        {},
        { message: 'teks' },
        { message: { message_id: 'x', chat: null } },
        { message: { message_id: 1, chat: { id: 5, type: 'private' }, from: { id: 5, is_bot: true } } },
        { callback_query: { id: 7 } },
        { kind_of_tomorrow: { chat: { id: 'y' } } },
      ];
      for (const update of odd) platform.push(() => update);
    },
    outgoing: (file) => {
      const id = `keluar${files.size}`;
      files.set(id, file.bytes);
      return outFile(id, file);
    },
    notes: () => notes,
    violations: () => platform.violations,
    leftovers: async () => [
      ...(clock.waiting > 0 ? [`${clock.waiting} timers`] : []),
      ...(platform.polled ? ['a poll under way'] : []),
    ],
    close: async () => {
      await channel.stop();
      await line.down();
      await platform.close();
    },
  };
}

const outFile = (id: string, { kind, mime, name, bytes }: Attachment): OutFile => ({
  kind,
  id,
  key: '',
  mime,
  name,
  bytes: bytes.length,
});

class TelegramPerson implements Person {
  readonly chat;
  readonly secrets;
  readonly #platform: BotApi;
  readonly #number: number;
  #messages = 500_000;

  constructor(platform: BotApi, number: number) {
    this.#platform = platform;
    this.#number = number;
    this.chat = chatId(String(number));
    this.secrets = [`NAMARAHASIA${number}`, TOKEN];
  }

  says = (text: string) => this.#sends({ text });
  shares = (latitude: number, longitude: number) => this.#sends({ location: { latitude, longitude } });

  async chooses(choice: { readonly label: string }): Promise<Said> {
    const message = [...this.#platform.chat(this.#number).seen.values()].findLast(({ buttons }) => buttons.length > 0);
    const button = message?.buttons.find(({ label }) => label === choice.label);
    if (!message || !button) throw new Error(`no button ${choice.label}`);
    const before = this.#platform.nextUpdate;
    this.#platform.pressData(this.#number, button.data, message);
    return this.#said(before, undefined);
  }

  async attaches({ kind, mime, name, bytes }: Attachment, caption?: string): Promise<Said> {
    const file = this.#platform.file(bytes);
    const words = caption === undefined ? {} : { caption };
    if (kind === 'photo') return this.#sends({ photo: [{ ...file, width: 64, height: 64 }], ...words });
    return this.#sends({ [kind]: { ...file, mime_type: mime, file_name: name, duration: 3 }, ...words });
  }

  attachesTooMuch(): Promise<Said> {
    const file = { ...this.#platform.file(Buffer.alloc(10)), file_size: 20 * 1024 * 1024 + 1 };
    return this.#sends({ document: { ...file, mime_type: 'application/pdf', file_name: 'besar.pdf' } });
  }

  async edits(what: Said, text: string): Promise<Said> {
    const { content } = this.#contents.get(what) ?? {};
    return this.#push(() => ({ edited_message: { ...content, text, edit_date: SPECIAL + 60 } }));
  }

  async seen() {
    return [...this.#platform.chat(this.#number).seen.values()].map(({ text, buttons, file }) => ({
      text,
      buttons: buttons.map(({ label }) => label),
      ...(file ? { file } : {}),
    }));
  }

  readonly #contents = new Map<Said, { readonly content: Json }>();

  async #sends(content: Json): Promise<Said> {
    this.#messages += 1;
    const message = {
      message_id: this.#messages,
      date: SPECIAL,
      chat: { id: this.#number, type: 'private', first_name: this.secrets[0] },
      from: { id: this.#number, is_bot: false, first_name: this.secrets[0], language_code: 'id' },
      ...content,
    };
    const said = this.#push(() => ({ message }));
    this.#contents.set(said, { content: message });
    return said;
  }

  #push(make: () => Json): Said {
    const before = this.#platform.nextUpdate;
    this.#platform.push(make);
    return this.#said(before, make);
  }

  /** @param update its number at the platform */
  #said(update: number, make: (() => Json) | undefined): Said {
    const acknowledged = () => this.#platform.confirmed >= update;
    return {
      acknowledged,
      again: async () => {
        // What is not confirmed comes again by itself; a number of its own, as after a week of silence, is the harder case.
        if (acknowledged() && make) this.#platform.push(make);
      },
    };
  }
}
