import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { Intake } from '../../src/bots/channel.ts';
import type { WhatsAppNote } from '../../src/bots/whatsapp/notes.ts';
import { WhatsAppWebChannel } from '../../src/bots/whatsapp/web/channel.ts';
import type { Timer } from '../../src/core/clock.ts';
import type { OutFile } from '../../src/core/delivery.ts';
import { EvidenceFault } from '../../src/core/evidence/fault.ts';
import { WHATSAPP_TEXTS } from '../../src/core/language/whatsapp.ts';
import { chatId } from '../../src/core/message.ts';
import { CountingClock } from '../fakes/clock.ts';
import { removeFolder } from '../fakes/folder.ts';
import { asRead } from '../fakes/whatsapp-eyes.ts';
import { WhatsAppWeb } from '../fakes/whatsapp-web.ts';
import { eventually } from './box.ts';
import type { Arrived, Attachment, Person, Said, Stage } from './stage.ts';

/** The number of the first person; far from any other number here, so that it is found wherever it leaks. */
const FIRST_PERSON = 6_287_704_230_001;
/** Waits of up to this, in milliseconds, are those of somebody who types, or who tries again: here they are shorter. */
const SHORTENED_MS_MAX = 3_000;
const SHORTENED_BY = 20;

/** Time in which nobody types as slowly as a person does; what is to take no longer than so and so may take as long. */
class HastyClock extends CountingClock {
  override after(delayMs: number, act: () => void): Timer {
    return super.after(delayMs <= SHORTENED_MS_MAX ? delayMs / SHORTENED_BY : delayMs, act);
  }
}

/** The channel, and what it handed over successfully: WhatsApp Web asks for no acknowledgement, and tells of everything again. */
class Watched extends WhatsAppWebChannel {
  readonly stored = new Set<string>();

  override start(intake: Intake): Promise<void> {
    return super.start({
      accept: async (messages) => {
        await intake.accept(messages);
        for (const { id } of messages) this.stored.add(id);
      },
    });
  }
}

/** WhatsApp by a linked phone: whatsapp-web.js in a real browser, on a page that is a WhatsApp Web to it. */
export async function whatsappWebStage(): Promise<Stage> {
  const platform = await new WhatsAppWeb().listen();
  platform.linked = true;
  const dataPath = mkdtempSync(path.join(tmpdir(), 'aduan-conformance-'));
  const notes: unknown[] = [];
  const caughtUp = () => notes.filter((note) => (note as WhatsAppNote).code === 'caught-up').length;
  const clock = new HastyClock();
  const files = new Map<string, Buffer>();
  const channel = new Watched({
    browser: platform.browser,
    dataPath,
    openFile: ({ id }) => {
      const bytes = files.get(id);
      if (!bytes) throw new EvidenceFault('missing');
      return Readable.from([bytes], { objectMode: false });
    },
    texts: WHATSAPP_TEXTS.id,
    clock,
    random: () => 0.5,
    note: (note) => void notes.push(note),
    state: (state) => void notes.push(state),
    showCode: () => undefined,
  });
  const faults = faultsTo(channel);
  /** Does something after which all is read once more, and waits until it was. */
  const readAgain = async (act: () => void): Promise<void> => {
    const before = caughtUp();
    act();
    await eventually('the page is read again', () => caughtUp() > before);
  };
  const said = (id: string): Said => {
    const acknowledged = () => channel.stored.has(`m:${id}`);
    return {
      acknowledged,
      // The channel tries again by itself; a page that reloads makes it read all once more.
      again: async () => {
        if (acknowledged()) await readAgain(() => platform.play({ reload: true }));
      },
    };
  };
  let people = 0;

  return {
    channel,
    attachments: ['photo', 'video', 'document', 'voice'],
    wordless: ['voice'],
    // WhatsApp Web names no limit and refuses nothing by name, and whoever blocked us looks like somebody who is away.
    troubles: ['server', 'cut', 'unreachable', 'gone'],
    newcomer: async () => new WebPerson(platform, `${FIRST_PERSON + 11 * people++}@c.us`, said),
    trouble: async (what, { chat }) => {
      if (what === 'gone') {
        platform.gone.add(chat);
        return { end: async () => void platform.gone.delete(chat) };
      }
      // In the middle of a send, which gets there: the page moves on, or the whole browser dies.
      if (what === 'cut' || what === 'server') {
        const before = caughtUp();
        let isCut = false;
        platform.holdSends = true;
        platform.onSent = () => {
          if (isCut) return;
          isCut = true;
          if (what === 'cut') platform.play({ reload: true });
          else for (const pid of browserProcesses(dataPath)) process.kill(Number(pid), 'SIGKILL');
        };
        return {
          end: async () => {
            platform.holdSends = false;
            platform.onSent = undefined;
            if (isCut) await eventually('the page is read again', () => caughtUp() > before);
          },
        };
      }
      // The phone is no longer linked: the page shows a code, and nothing comes or goes.
      platform.linked = false;
      platform.play({ reload: true });
      await eventually('a code is shown', () => channel.standing.is === 'pairing');
      return { end: () => readAgain(() => platform.link()) };
    },
    nonsense: async () => {
      const from = '6280000000009@c.us';
      const odd = [
        { type: 'kind_of_tomorrow' },
        { type: 'e2e_notification' },
        { type: 'ciphertext' },
        { body: 5 },
        { t: -1 },
        { type: 'location', lat: 'x', lng: 700 },
        { type: 'image' },
        { type: 'vcard', body: 'BEGIN' },
      ];
      for (const message of odd) platform.says(from, message);
      for (const other of ['status@broadcast', '120363000000000001@g.us', '0@c.us'])
        platform.says(other, { body: 'x' });
      platform.play({ call: { id: 'k', from: '120363000000000001@g.us', isGroup: true } });
    },
    outgoing: ({ kind, mime, name, bytes }): OutFile => {
      const id = `keluar${files.size}`;
      files.set(id, bytes);
      return { kind, id, key: '', mime, name, bytes: bytes.length };
    },
    notes: () => notes,
    violations: () => platform.lacks,
    leftovers: async () => [
      ...(clock.waiting > 0 ? [`${clock.waiting} timers`] : []),
      ...browserProcesses(dataPath).map((pid) => `process ${pid}`),
    ],
    close: async () => {
      await channel.stop();
      await channel.close();
      await platform.close();
      faults.end();
      await removeFolder(dataPath);
    },
  };
}

/** Hands the library's stray rejections to the channel, as the program does; all others go where they went. */
function faultsTo(channel: WhatsAppWebChannel): { end(): void } {
  const others = process.listeners('unhandledRejection');
  const hear = (thrown: unknown, promise: Promise<unknown>) => {
    if (!channel.takesFault(thrown)) for (const other of others) other(thrown, promise);
  };
  process.removeAllListeners('unhandledRejection').on('unhandledRejection', hear);
  return {
    end: () => {
      process.off('unhandledRejection', hear);
      for (const other of others) process.on('unhandledRejection', other);
    },
  };
}

/** The processes of the browser that drives a profile. */
function browserProcesses(dataPath: string): readonly string[] {
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`user-data-dir=${dataPath}`);
    } catch {
      // It has ended meanwhile.
      return false;
    }
  });
}

const TYPES = { photo: 'image', video: 'video', document: 'document', voice: 'ptt' } as const;

class WebPerson implements Person {
  readonly chat;
  readonly secrets;
  readonly #platform: WhatsAppWeb;
  readonly #name: string;
  readonly #said: (id: string) => Said;
  readonly #ids = new Map<Said, string>();

  constructor(platform: WhatsAppWeb, id: string, said: (id: string) => Said) {
    this.#platform = platform;
    this.#said = said;
    this.#name = `NAMARAHASIA${id.split('@')[0]}`;
    this.chat = chatId(id);
    this.secrets = [this.#name, platform.code];
  }

  says = (body: string) => this.#sends({ body });
  chooses = (_: unknown, at: number) => this.says(String(at));
  shares = (lat: number, lng: number) => this.#sends({ type: 'location', lat, lng });

  async attaches({ kind, mime, name, bytes }: Attachment, caption?: string): Promise<Said> {
    const more = {
      ...(kind === 'document' ? { filename: name } : {}),
      ...(kind === 'voice' ? { duration: '3' } : {}),
      ...(caption === undefined ? {} : { caption }),
    };
    return this.#sends({ type: TYPES[kind], ...this.#platform.file(bytes, mime), ...more });
  }

  attachesTooMuch(): Promise<Said> {
    const file = this.#platform.file(Buffer.alloc(10), 'application/pdf');
    return this.#sends({ type: 'document', ...file, size: 20 * 1024 * 1024 + 1, filename: 'besar.pdf' });
  }

  async reacts(emoji: string): Promise<Said> {
    const to = this.#platform.to(this.chat).at(-1)?.id ?? '';
    this.#platform.play({ reaction: { from: this.chat, to, emoji } });
    return this.#said(to);
  }

  async edits(what: Said, body: string): Promise<Said> {
    this.#platform.edits(this.#ids.get(what) ?? '', body);
    return what;
  }

  async seen(): Promise<readonly Arrived[]> {
    return this.#platform.to(this.chat).map(({ body, caption, path: at, type }) => {
      const bytes = at === undefined ? undefined : this.#platform.uploaded(at);
      const text = asRead(caption ?? body ?? '');
      return { text, buttons: [], ...(bytes ? { file: { name: type, bytes } } : {}) };
    });
  }

  async #sends(message: Readonly<Record<string, unknown>>): Promise<Said> {
    const id = this.#platform.says(this.chat, { notifyName: this.#name, ...message });
    const said = this.#said(id);
    this.#ids.set(said, id);
    return said;
  }
}
