import { Readable } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import type { Client } from 'whatsapp-web.js';
import { BotApi } from '../../src/bots/telegram/api.ts';
import { openFile as openTelegramFile } from '../../src/bots/telegram/files.ts';
import { WhatsAppCloudChannel } from '../../src/bots/whatsapp/cloud/channel.ts';
import { Sender as WebSender } from '../../src/bots/whatsapp/web/sender.ts';
import { XApi } from '../../src/bots/x/api.ts';
import { openFile as openXFile } from '../../src/bots/x/files.ts';
import { Pictures } from '../../src/bots/x/pictures.ts';
import { dmChat, postChat } from '../../src/bots/x/said.ts';
import { send as sendByX } from '../../src/bots/x/send.ts';
import type { Delivery, FetchResult } from '../../src/core/delivery.ts';
import { WHATSAPP_TEXTS } from '../../src/core/language/whatsapp.ts';
import { chatId } from '../../src/core/message.ts';
import { settle, TestClock } from '../fakes/clock.ts';
import { type Silence, SilentServer } from '../fakes/silent-server.ts';
import { CLOUD } from '../fakes/whatsapp-cloud.ts';
import { CREDENTIALS } from '../fakes/x-oauth.ts';

/**
 * A platform that takes a question and never comes to the end of an answer holds up nobody for long: whatever waits for it ends by itself, and says
 * so in a way that is tried again.
 */

/** Nothing may wait for a platform longer than this, of the time that the channel's clock tells. */
const PATIENCE_MS = 5 * 60_000;
const STEP_MS = 5_000;
const never = new AbortController().signal;

interface Scene {
  readonly server: SilentServer;
  readonly clock: TestClock;
}

const message: Delivery = { kind: 'message', ref: 'c1', message: { text: ['halo'] } };
const note = () => undefined;
const noFile = () => Readable.from([Buffer.from('x')]);

function cloudAt({ server, clock }: Scene): WhatsAppCloudChannel {
  return new WhatsAppCloudChannel({
    ...CLOUD,
    apiRoot: server.url,
    openFile: noFile,
    texts: WHATSAPP_TEXTS.id,
    clock,
    note,
    state: note,
    undelivered: async () => undefined,
  });
}
const xAt = ({ server, clock }: Scene) => new XApi(CREDENTIALS, server.url, clock);
const telegramAt = ({ server, clock }: Scene) => new BotApi('1:x', server.url, clock);

/** What became of a file: a word, or the code its stream failed with. */
async function read(fetching: Promise<FetchResult>): Promise<string> {
  const fetched = await fetching;
  if (!fetched.ok) return fetched.why;
  try {
    for await (const _ of fetched.stream);
    return 'whole';
  } catch (thrown) {
    return String(Reflect.get(Object(thrown), 'code'));
  }
}

type Act = (scene: Scene) => Promise<unknown>;
const TRIED_AGAIN = { ok: false, why: 'unknown', detail: 'TIMEOUT' };
const CALLS: readonly (readonly [what: string, act: Act, end: unknown])[] = [
  ['a message by the Cloud API', (scene) => cloudAt(scene).send(chatId('62812'), message, {}, never), TRIED_AGAIN],
  [
    'where a file of the Cloud API lies',
    (scene) => read(cloudAt(scene).fetch({ kind: 'photo', handle: '9' }, never)),
    'unavailable',
  ],
  ['a start with the Cloud API', (scene) => cloudAt(scene).open(), undefined],
  ['a direct message by X', (scene) => sendBy(scene, dmChat('41'), message), TRIED_AGAIN],
  ['a post by X', (scene) => sendBy(scene, postChat('41'), { ...message, answers: '7' }), TRIED_AGAIN],
  ['a page of X', (scene) => xAt(scene).dmEvents(undefined, never), { ok: false, fault: { code: 'TIMEOUT' } }],
  [
    'a picture for X',
    (scene) => xAt(scene).upload(Buffer.from('x'), 'image/png', never),
    { ok: false, fault: { code: 'TIMEOUT' } },
  ],
  [
    'a message by Telegram',
    (scene) => telegramAt(scene).call('sendMessage', { chat_id: 5, text: 'halo' }),
    { ok: false, fault: { code: 'TIMEOUT' } },
  ],
  [
    'where a file of Telegram lies',
    (scene) => read(openTelegramFile(telegramAt(scene), scene.clock, { kind: 'photo', handle: 'f' }, never, note)),
    'unavailable',
  ],
];
const FILES: readonly (readonly [what: string, act: Act])[] = [
  [
    'the Cloud API',
    (scene) => {
      scene.server.answers.set('/v23.0/9', { url: `${scene.server.url}/files/9` });
      return read(cloudAt(scene).fetch({ kind: 'photo', handle: '9' }, never));
    },
  ],
  [
    'X',
    (scene) => {
      const handle = JSON.stringify({ urls: [`${scene.server.url}/media/1`], isPrivate: true });
      return read(openXFile(xAt(scene), scene.clock, { kind: 'photo', handle }, never, note));
    },
  ],
  [
    'Telegram',
    (scene) => {
      scene.server.answers.set('/bot1:x/getFile', { ok: true, result: { file_id: 'f', file_path: 'photos/1.jpg' } });
      return read(openTelegramFile(telegramAt(scene), scene.clock, { kind: 'photo', handle: 'f' }, never, note));
    },
  ],
];

function sendBy(scene: Scene, to: ReturnType<typeof dmChat>, delivery: Delivery): Promise<unknown> {
  const api = xAt(scene);
  return sendByX(api, to, delivery, new Pictures(api, noFile, note), note, never);
}

let server: SilentServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** How it ended, while time goes on and the server goes on as it does. */
async function endOf(silence: Silence, act: Act): Promise<unknown> {
  server = await new SilentServer(silence).listen();
  const clock = new TestClock();
  let end: { readonly value: unknown } | undefined;
  act({ server, clock }).then((value) => {
    end = { value };
  });
  await server.asked;
  for (let passed = 0; !end && passed < PATIENCE_MS; passed += STEP_MS) {
    server.drip();
    await settle();
    await clock.pass(STEP_MS);
  }
  return end ? end.value : 'still waits';
}

/** A client of which the page answers nothing, or nothing to one call. */
const hung = (calls: readonly (keyof Client)[], answers: Readonly<Record<string, unknown>> = {}): Client =>
  ({
    ...answers,
    ...Object.fromEntries(calls.map((call) => [call, () => new Promise(() => undefined)])),
  }) as unknown as Client;

describe('a page of WhatsApp Web that hangs', () => {
  const endAfter = async (sending: Promise<unknown>, clock: TestClock): Promise<unknown> => {
    let end: { readonly value: unknown } | undefined;
    void sending.then((value) => {
      end = { value };
    });
    for (let passed = 0; !end && passed < PATIENCE_MS; passed += STEP_MS) await clock.pass(STEP_MS);
    return end ? end.value : 'still waits';
  };
  const senderTo = (client: Client, clock: TestClock) =>
    new WebSender({
      client: () => client,
      openFile: noFile,
      texts: WHATSAPP_TEXTS.id,
      clock,
      random: () => 0,
      unread: note,
    });

  it('takes nothing: the message is tried again, and looked for first', async () => {
    const clock = new TestClock();
    const sender = senderTo(hung(['getChatById', 'sendMessage']), clock);
    const say = () => endAfter(sender.send(chatId('62@c.us'), message, never), clock);
    expect(await say()).toMatchObject({ why: 'unknown', certain: false, detail: 'TIMEOUT' });
    expect(await say()).toMatchObject({ why: 'unknown', certain: true, detail: 'TIMEOUT' });
  });

  it('shows nobody typing: the message goes out all the same', async () => {
    const clock = new TestClock();
    const sendMessage = async () => ({ id: { _serialized: 'true_62@c.us_3B' } });
    const sender = senderTo(hung(['getChatById'], { sendMessage }), clock);
    expect(await endAfter(sender.send(chatId('62@c.us'), message, never), clock)).toMatchObject({ ok: true });
  });
});

describe.each<Silence>(['mute', 'begun', 'drips'])('a platform that is %s', (silence) => {
  it.each(CALLS)('%s', async (_, act, end) => {
    expect({ end: await endOf(silence, act) }).toMatchObject({ end });
  });
  it.each(FILES)('a file of %s', async (_, act) => {
    expect(['unavailable', 'TIMEOUT']).toContain(await endOf(silence, act));
  });
});
