import { Readable } from 'node:stream';
import type { Intake } from '../../src/bots/channel.ts';
import { XChannel } from '../../src/bots/x/channel.ts';
import type { XNote } from '../../src/bots/x/notes.ts';
import { dmChat } from '../../src/bots/x/said.ts';
import type { OutFile } from '../../src/core/delivery.ts';
import { EvidenceFault } from '../../src/core/evidence/fault.ts';
import { CountingClock } from '../fakes/clock.ts';
import { Line } from '../fakes/line.ts';
import { XApi } from '../fakes/x-api.ts';
import { CREDENTIALS } from '../fakes/x-oauth.ts';
import { ME } from '../fakes/x-world.ts';
import type { Attachment, Person, Said, Stage, Trouble } from './stage.ts';

/** The number of the first person; far from any other number here, so that it is found wherever it leaks. */
const FIRST_PERSON = 770_413_000_001;
/** How long the platform says to wait, in seconds. */
const WAIT_S = 7;

/** What the API answers in each trouble that is one answer. */
const ANSWERS: Readonly<Partial<Record<Trouble, { readonly status: number; readonly detail: string }>>> = {
  limit: { status: 429, detail: 'Too Many Requests' },
  server: { status: 503, detail: 'Service Unavailable' },
  'locked-out': { status: 401, detail: 'Unauthorized' },
  blocked: { status: 403, detail: 'You cannot send messages to this user.' },
  gone: { status: 404, detail: 'Could not find user.' },
  refused: { status: 400, detail: 'One or more parameters to your request was invalid.' },
};

/** Time that can be held still, and then moved on by as much as was to be waited. */
class StageClock extends CountingClock {
  #ahead = 0;
  #heldAt: number | undefined;

  override now = (): Date => new Date(this.#heldAt ?? Date.now() + this.#ahead);
  hold(): void {
    this.#heldAt = this.now().getTime();
  }
  goOn(afterMs: number): void {
    this.#heldAt = undefined;
    this.#ahead += afterMs;
  }
}

/** The channel, which remembers where it hands its messages, so that it can be started once more. */
class Restartable extends XChannel {
  #latest: Intake | undefined;

  override start(intake: Intake): Promise<void> {
    this.#latest = intake;
    return super.start(intake);
  }
  /** @param between what happens while it is down */
  async restart(between: () => void): Promise<void> {
    await this.stop();
    between();
    if (this.#latest) await this.start(this.#latest);
  }
}

/** X: twitter-api-v2 against the stand-in API, over a line that can be cut. Direct messages are the private chats, mentions the public words. */
export async function xStage(): Promise<Stage> {
  const platform = await new XApi().listen();
  const line = await Line.to(platform.url);
  const notes: XNote[] = [];
  const clock = new StageClock();
  const files = new Map<string, Buffer>();
  const cursors = new Map<string, string>();
  const channel = new Restartable({
    credentials: CREDENTIALS,
    apiRoot: line.url,
    mode: 'polling',
    pollMs: 20,
    cursors: {
      read: async (stream) => cursors.get(stream),
      move: async (stream, place) => void cursors.set(stream, place),
    },
    openFile: ({ id }) => {
      const bytes = files.get(id);
      if (!bytes) throw new EvidenceFault('missing');
      return Readable.from([bytes], { objectMode: false });
    },
    clock,
    random: () => 0,
    note: (note) => void notes.push(note),
  });
  const said = (stream: 'dms' | 'mentions', id: string): Said => {
    const name = `${ME.id}:${stream}`;
    const acknowledged = () => {
      const place = cursors.get(name) ?? '';
      return /^\d+$/.test(place) && BigInt(place) >= BigInt(id);
    };
    return {
      acknowledged,
      // What is not acknowledged is read again by itself; what is comes again after a crash in which the cursor was not written.
      again: async () => {
        if (acknowledged()) await channel.restart(() => cursors.set(name, String(BigInt(id) - 1n)));
      },
    };
  };
  let people = 0;

  return {
    channel,
    attachments: ['photo', 'video'],
    troubles: ['limit', 'server', 'cut', 'unreachable', 'locked-out', 'blocked', 'gone', 'refused'],
    newcomer: async () => new XPerson(platform, String(FIRST_PERSON + 11 * people++), said),
    trouble: async (what, { chat }) => {
      if (what === 'cut') {
        line.cutAnswers(true);
        return { end: async () => line.cutAnswers(false) };
      }
      if (what === 'unreachable') {
        await line.down();
        return { end: () => line.mend() };
      }
      const { status = 500, detail = '' } = ANSWERS[what] ?? {};
      const isLimit = what === 'limit';
      if (isLimit) clock.hold();
      const limit = {
        'x-rate-limit-limit': '15',
        'x-rate-limit-remaining': '0',
        'x-rate-limit-reset': String(Math.ceil(clock.now().getTime() / 1000) + WAIT_S),
      };
      const fault = {
        call: `POST /2/dm_conversations/with/${chat.slice(2)}/`,
        status,
        body: { title: 'x', status, detail },
        ...(isLimit ? { headers: limit } : {}),
        always: true,
      };
      platform.faults.push(fault);
      const end = async () => {
        platform.faults.splice(platform.faults.indexOf(fault), 1);
        // The limit is one of the whole account: it is over when its time is.
        if (isLimit) clock.goOn((WAIT_S + 2) * 1000);
      };
      return { ...(isLimit ? { waitMs: WAIT_S * 1000 } : {}), end };
    },
    jumble: (on) => {
      platform.jumbled = on;
    },
    nonsense: async () => {
      const odd: readonly unknown[] = [
        null,
        7,
        'teks',
        {},
        { id: 'abc' },
        { id: platform.freshId(), sender_id: 5, author_id: 5 },
        { id: platform.freshId(), event_type: 'EventOfTomorrow', sender_id: '41', text: {} },
        { id: platform.freshId(), author_id: '41', text: {}, attachments: 'x', entities: [], referenced_tweets: 9 },
      ];
      for (const call of ['GET /2/dm_events', `GET /2/users/${ME.id}/mentions`])
        for (const item of odd)
          platform.faults.push({ call, status: 200, body: { data: [item], includes: 5, meta: [] } });
    },
    outgoing: ({ kind, mime, name, bytes }): OutFile => {
      const id = `keluar${files.size}`;
      files.set(id, bytes);
      return { kind, id, key: '', mime, name, bytes: bytes.length };
    },
    notes: () => notes,
    violations: () => platform.violations,
    leftovers: async () => [
      ...(clock.waiting > 0 ? [`${clock.waiting} timers`] : []),
      ...(line.open > 0 ? [`${line.open} connections`] : []),
    ],
    close: async () => {
      await channel.stop();
      await line.down();
      await platform.close();
    },
  };
}

class XPerson implements Person {
  readonly chat;
  readonly secrets;
  readonly #platform: XApi;
  readonly #user: string;
  readonly #said: (stream: 'dms' | 'mentions', id: string) => Said;

  constructor(platform: XApi, user: string, said: (stream: 'dms' | 'mentions', id: string) => Said) {
    this.#platform = platform;
    this.#user = user;
    this.#said = said;
    this.chat = dmChat(user);
    this.secrets = [user, `NAMARAHASIA${user}`, ...Object.values(CREDENTIALS)];
    platform.usernames.set(user, `NAMARAHASIA${user}`);
  }

  says = async (text: string) => this.#said('dms', this.#platform.dm(this.#user, text));
  chooses = (_: unknown, at: number) => this.says(String(at));
  saysPublicly = async (text: string) =>
    this.#said('mentions', this.#platform.post(this.#user, `@${ME.username} ${text}`));

  async attaches({ kind, bytes }: Attachment, caption = ''): Promise<Said> {
    const file = kind === 'video' ? { video: bytes } : { photos: [bytes] };
    return this.#said('dms', this.#platform.dm(this.#user, caption, file));
  }
  async attachesTooMuch(): Promise<Said> {
    return this.#said('dms', this.#platform.dm(this.#user, '', { photos: [Buffer.alloc(10)], tooLarge: true }));
  }
  async seen() {
    const words = this.#platform.dmsTo(this.#user).map((text) => ({ text, buttons: [] }));
    const pictures = this.#platform.picturesSent.filter(({ to }) => to === this.#user);
    return [...words, ...pictures.map(({ bytes }) => ({ text: '', buttons: [], file: { name: '', bytes } }))];
  }
}
