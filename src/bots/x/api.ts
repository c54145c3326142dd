import { Agent as HttpAgent } from 'node:http';
import { type ITwitterApiClientPlugin, TwitterApi } from 'twitter-api-v2';
import type { Clock } from '../../core/clock.ts';
import { asArray, asObject, asText, type Json } from '../json.ts';
import { faultOf, type XFault } from './faults.ts';
import { type Budget, type Endpoint, Limits } from './limits.ts';

/** The account's four credentials, from X's developer portal. */
export interface XCredentials {
  readonly appKey: string;
  readonly appSecret: string;
  readonly accessToken: string;
  readonly accessSecret: string;
}

/** How a call ended. The result is as the platform sent it: look before use. */
export type XOutcome = { readonly ok: true; readonly result: Json } | { readonly ok: false; readonly fault: XFault };

/** Pictures that X takes. */
export const PICTURE_MIMES = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'] as const;
/** One of {@link PICTURE_MIMES}. */
export type PictureMime = (typeof PICTURE_MIMES)[number];

/** Longest silence of X within a call, in milliseconds: the library has no limit of its own. */
const SILENCE_MS_MAX = 15_000;
/** Longest wait for the end of an answer: one that comes drop by drop is never silent. */
const CALL_MS_MAX = 30_000;
/** A picture goes up in several calls. */
const UPLOAD_MS_MAX = 120_000;
/** Most items of one page (X API v2, mentions and dm_events). */
const PAGE_MAX = 100;

/** What is asked for of a post besides its id and text. */
const POST_FIELDS = {
  'tweet.fields': [
    'author_id',
    'created_at',
    'conversation_id',
    'in_reply_to_user_id',
    'referenced_tweets',
    'attachments',
    'entities',
    'note_tweet',
    'geo',
    'edit_history_tweet_ids',
    'display_text_range',
  ].join(','),
  'user.fields': 'username,name',
  'media.fields': 'type,url,preview_image_url,variants,alt_text,duration_ms',
  expansions: 'author_id,attachments.media_keys,referenced_tweets.id,referenced_tweets.id.author_id',
};
const DM_FIELDS = {
  'dm_event.fields': 'id,event_type,text,sender_id,dm_conversation_id,created_at,attachments,entities',
  'media.fields': 'type,url,preview_image_url,variants,alt_text,duration_ms',
  'user.fields': 'username,name',
  expansions: 'sender_id,attachments.media_keys',
};

/** Ends a call before it goes out: what was wanted is its signature. */
class Signed extends Error {
  readonly authorization: string;
  constructor(authorization: string) {
    super('signed');
    this.authorization = authorization;
  }
}

/** X's client: one account, one root, every failure a value without secrets, the platform's limits kept. */
export class XApi {
  /** An origin without a slash at the end. */
  readonly root: string;
  readonly limits: Limits;
  readonly #clock: Clock;
  readonly #client: TwitterApi;
  readonly #signer: TwitterApi;

  /** @param root an origin; with a path the library would send forms where X wants JSON */
  constructor(
    credentials: XCredentials,
    root: string,
    clock: Clock,
    onBudget?: (endpoint: Endpoint, budget: Budget) => void,
  ) {
    this.root = new URL(root).origin;
    this.limits = new Limits(clock, onBudget);
    this.#clock = clock;
    const toRoot: ITwitterApiClientPlugin = {
      onBeforeRequestConfig: ({ params }) => {
        params.url = params.url.replace(/^https:\/\/(api|upload)\.(x|twitter)\.com/, this.root);
        params.timeout ??= SILENCE_MS_MAX;
      },
    };
    // The library always calls https; with an agent for http, Node takes http:// as well.
    const settings = this.root.startsWith('http:') ? { httpAgent: new HttpAgent() } : {};
    this.#client = new TwitterApi({ ...credentials }, { ...settings, plugins: [toRoot] });
    const sign: ITwitterApiClientPlugin = {
      onBeforeRequest: ({ requestOptions }) => {
        const headers = asObject(requestOptions.headers);
        throw new Signed(asText(headers?.Authorization) ?? '');
      },
    };
    this.#signer = new TwitterApi({ ...credentials }, { plugins: [sign] });
  }

  /** Who we are. */
  me(signal?: AbortSignal): Promise<XOutcome> {
    return this.#call(
      'me',
      (v2) => v2.get('users/me', { 'user.fields': 'description' }, { fullResponse: true }),
      signal,
    );
  }

  /**
   * A page of posts that mention us, newest first.
   * @param since `id`: only newer ones; `time`: only those written after it, ISO 8601
   */
  mentions(
    me: string,
    since: { readonly id: string } | { readonly time: string },
    page: string | undefined,
    signal?: AbortSignal,
  ): Promise<XOutcome> {
    const query = {
      ...POST_FIELDS,
      max_results: PAGE_MAX,
      ...('id' in since ? { since_id: since.id } : { start_time: since.time }),
      ...(page === undefined ? {} : { pagination_token: page }),
    };
    return this.#call(
      'mentions',
      (v2) => v2.get('users/:id/mentions', query, { params: { id: me }, fullResponse: true }),
      signal,
    );
  }

  /** A page of direct messages, newest first; the platform can not be asked for newer ones only. */
  dmEvents(page: string | undefined, signal?: AbortSignal): Promise<XOutcome> {
    const query = {
      ...DM_FIELDS,
      event_types: 'MessageCreate',
      max_results: PAGE_MAX,
      ...(page === undefined ? {} : { pagination_token: page }),
    };
    return this.#call('dm-events', (v2) => v2.get('dm_events', query, { fullResponse: true }), signal);
  }

  /** Answers a post in public. */
  reply(text: string, post: string, signal?: AbortSignal): Promise<XOutcome> {
    const body = { text, reply: { in_reply_to_tweet_id: post } };
    return this.#call('posts', (v2) => v2.post('tweets', body, { fullResponse: true }), signal);
  }

  /** Sends a direct message: words, or a picture that was uploaded, with words or without. */
  dm(user: string, text: string, signal?: AbortSignal, picture?: string): Promise<XOutcome> {
    const body = {
      ...(text === '' ? {} : { text }),
      ...(picture === undefined ? {} : { attachments: [{ media_id: picture }] }),
    };
    return this.#call(
      'dms',
      (v2) => v2.post('dm_conversations/with/:user/messages', body, { params: { user }, fullResponse: true }),
      signal,
    );
  }

  /** Uploads a picture for a direct message. The result is `{ data: { id } }`. */
  upload(bytes: Buffer, mime: PictureMime, signal?: AbortSignal): Promise<XOutcome> {
    const options = { media_type: mime, media_category: 'dm_image' } as const;
    return this.#call(
      'media',
      async (v2) => ({ data: { data: { id: await v2.uploadMedia(bytes, options) } } }),
      signal,
    );
  }

  /** The header that opens a file of a direct message, which is for its two people only. */
  async authorize(url: URL): Promise<string> {
    try {
      await this.#signer.v1.get(url.href, undefined, { prefix: '' });
    } catch (thrown) {
      if (thrown instanceof Signed) return thrown.authorization;
    }
    return '';
  }

  /** Runs a call when the budget has room for it; the answer's own word on the budget is kept. */
  async #call(
    endpoint: Endpoint,
    run: (v2: TwitterApi['v2']) => Promise<unknown>,
    signal: AbortSignal | undefined,
  ): Promise<XOutcome> {
    if (signal?.aborted) return { ok: false, fault: { kind: 'stopped' } };
    const waitMs = this.limits.waitMs(endpoint);
    if (waitMs > 0) return { ok: false, fault: { kind: 'limit', waitMs } };
    // The library has no way to end a call: we stop waiting for it, and it ends by its own time limit, if ever.
    let end: (fault: XFault) => void = () => undefined;
    const ended = new Promise<XOutcome>((resolve) => {
      end = (fault) => resolve({ ok: false, fault });
    });
    const stop = () => end({ kind: 'stopped' });
    signal?.addEventListener('abort', stop, { once: true });
    const deadline = this.#clock.after(endpoint === 'media' ? UPLOAD_MS_MAX : CALL_MS_MAX, () =>
      end({ kind: 'broken', code: 'TIMEOUT' }),
    );
    return Promise.race([this.#run(endpoint, run), ended]).finally(() => {
      deadline.cancel();
      signal?.removeEventListener('abort', stop);
    });
  }

  async #run(endpoint: Endpoint, run: (v2: TwitterApi['v2']) => Promise<unknown>): Promise<XOutcome> {
    try {
      const response = asObject(await run(this.#client.v2));
      this.limits.told(endpoint, limitsIn(response));
      const result = asObject(response?.data);
      if (!result) return { ok: false, fault: { kind: 'broken', code: 'BAD_ANSWER' } };
      // X answers 200 with nothing but errors when it found nothing it may show.
      if (result.data === undefined && asArray(result.errors).length > 0)
        return {
          ok: false,
          fault: { kind: 'refused', code: 200, says: String(asObject(asArray(result.errors)[0])?.detail ?? '') },
        };
      return { ok: true, result };
    } catch (thrown) {
      this.limits.told(endpoint, limitsIn(asObject(thrown)));
      return { ok: false, fault: faultOf(thrown, () => this.limits.afterRefusalMs(endpoint)) };
    }
  }
}

type Told = Parameters<Limits['told']>[1];
const limitsIn = (of: Json | undefined): Told => of?.rateLimit as Told;
