import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import * as z from 'zod';
import { TurnedAway } from '../../core/admission.ts';
import type { ChatId, Content, Inbound } from '../../core/message.ts';
import type { HttpEnv } from '../../http/env.ts';
import { accepted, chatFor, refuse } from './answers.tsx';
import type { WebChannel } from './channel.ts';
import { languageOf, wantsJson, wordsFor } from './context.ts';
import type { WebDeps } from './deps.ts';
import { CLIENT_ID, inboundId } from './ids.ts';

/** Longest text in UTF-16 units; a long story of ten pages still fits. */
export const TEXT_MAX = 100_000;
/** Body of a message that is no file: the longest text in UTF-8 and JSON escapes, with room to spare. */
export const WORDS_BYTES_MAX = 768 * 1024;
/** A message written without a signal counts as written then, but not for longer than this. */
const AGE_MS_MAX = 7 * 24 * 60 * 60_000;
/** How long a page without JavaScript waits for the answer, and for the second part of one. */
const ANSWER_WAIT_MS = 1_500;
const ANSWER_MORE_MS = 120;

const clientId = z.string().regex(CLIENT_ID);
const choiceId = z.string().regex(/^[A-Za-z0-9._:-]{1,64}$/);
const ageMs = z.number().int().min(0).max(AGE_MS_MAX).catch(0).default(0);

const said = z.discriminatedUnion('kind', [
  z.object({ id: clientId, ageMs, kind: z.literal('text'), text: z.string() }),
  z.object({ id: clientId, ageMs, kind: z.literal('choice'), choice: choiceId }),
  z.object({
    id: clientId,
    ageMs,
    kind: z.literal('location'),
    lat: z.number().min(-90).max(90),
    lon: z.number().min(-180).max(180),
  }),
]);
type Said = z.infer<typeof said>;

const form = z.union([
  z
    .object({ id: clientId, choice: choiceId })
    .transform(({ id, choice }): Said => ({ id: once(id, choice), ageMs: 0, kind: 'choice', choice })),
  z
    .object({ id: clientId, text: z.string() })
    .transform(({ id, text }): Said => ({ id: once(id, text), ageMs: 0, kind: 'text', text })),
]);

/**
 * The id of what a plain form sent: the same form with the same content is one message however often the button was pressed;
 * after "back" and another answer it is another message.
 */
export const once = (formId: string, content: string): string =>
  `${formId.slice(0, 48)}-${createHash('sha256').update(content).digest('hex').slice(0, 12)}`;

/** `POST /pesan`: words, a pressed choice or a place; JSON of our script or a plain form. The body is limited before. */
export async function takeWords(c: Context<HttpEnv>, channel: WebChannel, deps: WebDeps): Promise<Response> {
  const words = wordsFor(c, deps);
  const message = await read(c);
  if (!message) return refuse(c, deps, { status: 400, say: words.notUnderstood() });
  const draft = message.kind === 'text' ? message.text : undefined;
  if (message.kind === 'text') {
    if (message.text.length > TEXT_MAX)
      return refuse(c, deps, { status: 413, say: words.textTooLong(), draft: message.text });
    // Nothing typed is nothing wrong: the page just comes back.
    if (message.text.trim() === '')
      return wantsJson(c) ? refuse(c, deps, { status: 422, say: words.notUnderstood() }) : accepted(c, deps);
  }
  const { chat, fresh } = chatFor(c, deps);
  const inbound: Inbound = {
    ...inboundOf(c, deps, chat, message.id, contentOf(message)),
    sentAt: new Date(deps.now().getTime() - message.ageMs),
  };
  const unkept = await store(c, channel, deps, chat, [inbound]);
  return unkept ? refuse(c, deps, { ...unkept, ...(draft !== undefined && { draft }) }) : accepted(c, deps, { fresh });
}

/** Why messages were not stored, as their sender is told it. */
type Unkept = Pick<Parameters<typeof refuse>[2], 'status' | 'say' | 'retryAfterMs'>;

/** Stores messages of a chat; a plain form then waits a moment for the bot's answer. @returns why they were not stored; undefined when they were */
export async function store(
  c: Context<HttpEnv>,
  channel: WebChannel,
  deps: WebDeps,
  chat: ChatId,
  messages: readonly Inbound[],
): Promise<Unkept | undefined> {
  // A program that ends is no fault: the page sends it again.
  if (!channel.runs) return { status: 503, say: wordsFor(c, deps).notNow() };
  const waitMs = wantsJson(c) ? 0 : (deps.answerWaitMs ?? ANSWER_WAIT_MS);
  const answer = waitMs > 0 ? channel.nextSend(chat, waitMs) : undefined;
  try {
    await channel.accept(messages);
  } catch (error) {
    answer?.forget();
    const words = wordsFor(c, deps);
    if (error instanceof TurnedAway) {
      const { retryAfterMs } = error;
      if (error.why === 'too-fast') return { status: 429, say: words.tooFast(), retryAfterMs };
      return { status: 503, say: words.busy(), retryAfterMs };
    }
    deps.onFault(error);
    return { status: 503, say: words.notNow() };
  }
  if (answer) {
    await answer.sent;
    await channel.nextSend(chat, Math.min(waitMs, ANSWER_MORE_MS)).sent;
  }
  return undefined;
}

/** A message of this chat as the core takes it, written just now on a page in the language of this request. */
export function inboundOf(c: Context<HttpEnv>, deps: WebDeps, chat: ChatId, id: string, content: Content): Inbound {
  return {
    channel: 'web',
    id: inboundId(chat, id),
    chat,
    from: { id: chat },
    sentAt: deps.now(),
    private: true,
    content,
    messageId: id,
    pageLanguage: languageOf(c, deps),
  };
}

const contentOf = (message: Said): Content => {
  switch (message.kind) {
    case 'text':
      return { kind: 'text', text: message.text };
    case 'choice':
      return { kind: 'choice', id: message.choice };
    case 'location':
      return { kind: 'location', lat: message.lat, lon: message.lon };
  }
};

async function read(c: Context<HttpEnv>): Promise<Said | undefined> {
  const json = /^application\/json\b/i.test(c.req.header('content-type') ?? '');
  const parsed = (json ? said : form).safeParse(await body(c, json));
  return parsed.success ? parsed.data : undefined;
}

/** The body as it came; undefined when it is not what it says it is. */
async function body(c: Context<HttpEnv>, json: boolean): Promise<unknown> {
  try {
    return json ? await c.req.json() : await c.req.parseBody();
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError || error instanceof RangeError) return undefined;
    throw error;
  }
}
