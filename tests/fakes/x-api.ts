import { createHmac } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import twitterText from 'twitter-text';
import { CREDENTIALS, signatureFault } from './x-oauth.ts';
import { deliveryOfDm, deliveryOfPost, dmEventOf, mediaOf, postOf, userOf } from './x-shapes.ts';
import { type Dm, Ids, type Json, ME, type Media, type Post } from './x-world.ts';

/** A stand-in for X on loopback: the v2 API, its media hosts and its webhook, with the checks the real ones make. */

/** What goes wrong with a call; status 0 cuts the line. */
export interface Fault {
  /** `GET /2/dm_events`; the beginning of it is enough. */
  readonly call: string;
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** What was asked is done all the same: only the answer goes wrong. */
  readonly after?: boolean;
  /** Stays until it is taken away. */
  readonly always?: boolean;
}

/** Something of ours that was taken. */
export interface XSent {
  /** Whom it answers or is for. */
  readonly to: string;
  readonly isPost: boolean;
  readonly id: string;
  readonly text: string;
  readonly picture?: Buffer;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface PostOptions {
  readonly replyTo?: string;
  readonly quotes?: string;
  readonly retweets?: string;
  readonly photos?: readonly Buffer[];
  readonly video?: Buffer;
  readonly alt?: string;
  readonly point?: { readonly lat: number; readonly lon: number };
  readonly own?: number;
  readonly edits?: string;
  readonly at?: Date;
}

export interface DmOptions {
  readonly photos?: readonly Buffer[];
  readonly video?: Buffer;
  /** The photos are announced as larger than anybody takes. */
  readonly tooLarge?: boolean;
}

export class XApi {
  url = '';
  /** Calls as `GET /2/users/me`, in order. */
  readonly calls: string[] = [];
  /** Everything the real one would object to. */
  readonly violations: string[] = [];
  readonly faults: Fault[] = [];
  readonly posts: Post[] = [];
  readonly dms: Dm[] = [];
  readonly usernames = new Map<string, string>();
  /** People who take no direct messages from us, and posts that take no replies. */
  readonly closed = new Set<string>();
  description = 'Layanan pengaduan. Akun otomatis (bot).';
  /** Items of one page at most. */
  pageMax = 100;
  /** While true, a page holds its items in any order; which of them it holds stays as it is. */
  jumbled = false;
  /** Told with answers of these paths: calls left in the window, and when it ends, epoch seconds. */
  readonly limits = new Map<string, { limit: number; remaining: number; reset: number }>();
  /** Where the webhook leads in this test; everything new goes there at once. */
  deliverTo: string | undefined;
  repeat = 1;
  readonly delivered: Promise<number>[] = [];
  /** Asked at each call that no fault was laid for. */
  spoil: (call: string) => Fault | undefined = () => undefined;
  /** Told of everything of ours that was taken, before its answer. @param told whether the answer says so */
  onSent: (sent: XSent, told: boolean) => void = () => undefined;
  /** All posts up to this one are known, says whoever asks for newer ones. */
  known = 0n;
  /** After which post whoever reads mentions asked for newer ones, look by look. */
  readonly sinces: string[] = [];
  #isTold = true;
  readonly #ids = new Ids();
  readonly #media = new Map<string, Media>();
  #server: http.Server | undefined;
  #waiting: { readonly test: () => boolean; readonly resolve: () => void }[] = [];

  async listen(): Promise<this> {
    const server = http.createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => this.#handle(request, Buffer.concat(chunks), response));
    });
    // Longer than any pause of a busy machine: a connection that is closed while a call is on its way to it fails that call.
    server.keepAliveTimeout = 60_000;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    this.#server = server;
    return this;
  }

  async close(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise((resolve) => this.#server?.close(resolve));
  }

  /** Settings that lead the program here. */
  get env(): Readonly<Record<string, string>> {
    return {
      X_APP_KEY: CREDENTIALS.appKey,
      X_APP_SECRET: CREDENTIALS.appSecret,
      X_ACCESS_TOKEN: CREDENTIALS.accessToken,
      X_ACCESS_SECRET: CREDENTIALS.accessSecret,
      X_API_ROOT: this.url,
      X_POLL_SECONDS: '0.1',
    };
  }

  // What people do

  /** Somebody posts. */
  post(author: string, text: string, options: PostOptions = {}): string {
    const id = this.#ids.next();
    const { replyTo, edits, photos = [], video, alt } = options;
    const media = [
      ...photos.map((bytes) => this.#keep({ type: 'photo', bytes, isPrivate: false, ...(alt ? { alt } : {}) })),
      ...(video ? [this.#keep({ type: 'video', bytes: video, isPrivate: false })] : []),
    ];
    const parent = this.posts.find((each) => each.id === (replyTo ?? edits));
    const history = edits ? [...(parent?.history ?? []), edits] : [];
    const post: Post = {
      ...{ id, author, text, at: options.at ?? new Date(), history },
      media: edits ? (parent?.media ?? []) : media,
      conversation: edits || replyTo ? (parent?.conversation ?? replyTo ?? id) : id,
      ...(replyTo ? { replyTo } : {}),
      ...(options.quotes ? { quotes: options.quotes } : {}),
      ...(options.retweets ? { retweets: options.retweets } : {}),
      ...(options.point ? { point: options.point } : {}),
      ...(options.own === undefined ? {} : { own: options.own }),
    };
    this.posts.push(post);
    this.#deliver(deliveryOfPost(post, this));
    this.#look();
    return id;
  }

  /** Somebody takes a post back; only the webhook tells. */
  delete(id: string): void {
    const at = this.posts.findIndex((each) => each.id === id);
    const [post] = at < 0 ? [] : this.posts.splice(at, 1);
    if (!post) return;
    const gone = { status: { id, user_id: post.author }, timestamp_ms: String(Date.now()) };
    this.#deliver({ for_user_id: ME.id, tweet_delete_events: [gone] });
  }

  /** Somebody writes to us in private. */
  dm(sender: string, text: string, { photos = [], video, tooLarge }: DmOptions = {}): string {
    const media = [
      ...photos.map((bytes) =>
        this.#keep({ type: 'photo', bytes, isPrivate: true, ...(tooLarge ? { tooLarge } : {}) }),
      ),
      ...(video ? [this.#keep({ type: 'video', bytes: video, isPrivate: true })] : []),
    ];
    return this.#addDm(sender, ME.id, text, media);
  }

  /** An id that is newer than all before it. */
  freshId(): string {
    return this.#ids.next();
  }

  // What came of it

  /** Our public answers to somebody's posts. */
  repliesTo(author: string): readonly Post[] {
    return this.posts.filter(
      (each) => each.author === ME.id && this.posts.some(({ id, author: of }) => id === each.replyTo && of === author),
    );
  }
  get replies(): readonly Post[] {
    return this.posts.filter(({ author }) => author === ME.id);
  }
  /** What we wrote to somebody in private. */
  dmsTo(user: string): readonly string[] {
    return this.dms.filter(({ to }) => to === user).map(({ text }) => text);
  }
  last(user: string): string {
    return this.dmsTo(user).at(-1) ?? '';
  }

  until(test: () => boolean, what: string, timeoutMs = 60_000): Promise<void> {
    if (test()) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`waited in vain for: ${what}`)), timeoutMs);
      this.#waiting.push({
        test,
        resolve: () => {
          clearTimeout(late);
          resolve();
        },
      });
    });
  }

  // The webhook

  /** The webhook's signature over these bytes. */
  sign(body: string, secret = CREDENTIALS.appSecret): string {
    return `sha256=${createHmac('sha256', secret).update(body).digest('base64')}`;
  }
  #deliver(body: Json): void {
    const to = this.deliverTo;
    if (to === undefined) return;
    const text = JSON.stringify(body);
    for (let i = 0; i < this.repeat; i += 1)
      this.delivered.push(
        fetch(to, {
          method: 'POST',
          body: text,
          headers: { 'content-type': 'application/json', 'x-twitter-webhooks-signature': this.sign(text) },
        }).then(({ status }) => status),
      );
  }

  // The API

  media(id: string): Media | undefined {
    return this.#media.get(id);
  }
  #keep(media: Omit<Media, 'id'>): string {
    const id = this.#ids.next();
    this.#media.set(id, { ...media, id });
    return id;
  }
  #addDm(sender: string, to: string, text: string, media: readonly string[]): string {
    const id = this.#ids.next();
    const dm = { id, sender, to, text, at: new Date(), media };
    this.dms.push(dm);
    this.#deliver(deliveryOfDm(dm, this));
    this.#look();
    return id;
  }
  #look(): void {
    this.#waiting = this.#waiting.filter((each) => {
      const isDone = each.test();
      if (isDone) each.resolve();
      return !isDone;
    });
  }

  #handle(request: http.IncomingMessage, body: Buffer, response: http.ServerResponse): void {
    // What is signed is the address that was called, which may be that of a line to here.
    const url = new URL(request.url ?? '/', `http://${request.headers.host ?? ''}`);
    const method = request.method ?? 'GET';
    const call = `${method} ${url.pathname}`;
    this.calls.push(call);
    const file = /^\/(media|dm-media)\/(\d+)(-large)?$/.exec(url.pathname);
    if (file) {
      this.#serveFile(file, method, url, request, response);
      return;
    }
    const at = this.faults.findIndex((fault) => call.startsWith(fault.call));
    const laid = this.faults[at];
    if (laid && !laid.always) this.faults.splice(at, 1);
    const fault = laid ?? this.spoil(call);
    this.#isTold = fault === undefined;
    let answer: Answer | undefined;
    if (!fault || fault.after) answer = this.#answer(method, url, request.headers.authorization, body);
    if (fault)
      answer = { status: fault.status, body: fault.body ?? {}, ...(fault.headers ? { headers: fault.headers } : {}) };
    const limit = this.limits.get(url.pathname);
    if (limit) limit.remaining = Math.max(0, limit.remaining - 1);
    const told = limit
      ? {
          'x-rate-limit-limit': String(limit.limit),
          'x-rate-limit-remaining': String(limit.remaining),
          'x-rate-limit-reset': String(limit.reset),
        }
      : {};
    if (answer?.status === 0) response.destroy();
    else {
      response.writeHead(answer?.status ?? 500, { 'content-type': 'application/json', ...told, ...answer?.headers });
      response.end(typeof answer?.body === 'string' ? answer.body : JSON.stringify(answer?.body));
    }
    this.#look();
  }

  #serveFile(
    [, kind, id = '', large]: RegExpExecArray,
    method: string,
    url: URL,
    request: http.IncomingMessage,
    response: http.ServerResponse,
  ): void {
    const media = this.#media.get(id);
    const fault = kind === 'dm-media' ? signatureFault(method, url, request.headers.authorization) : undefined;
    if (fault) this.violations.push(`${url.pathname}: ${fault}`);
    if (!media || fault) {
      response.writeHead(fault ? 401 : 404).end();
      return;
    }
    const isEndless = large !== undefined || media.tooLarge === true;
    if (isEndless) response.writeHead(200, { 'content-length': String(10 ** 9) }).flushHeaders();
    else
      response.writeHead(200, { 'content-type': media.type === 'photo' ? 'image/jpeg' : 'video/mp4' }).end(media.bytes);
    if (isEndless) request.on('close', () => response.destroy());
    this.#look();
  }

  #answer(method: string, url: URL, authorization: string | undefined, body: Buffer): Answer {
    const fault = signatureFault(method, url, authorization);
    if (fault) {
      this.violations.push(`${method} ${url.pathname}: ${fault}`);
      return { status: 401, body: { title: 'Unauthorized', status: 401, detail: 'Unauthorized' } };
    }
    const path = url.pathname;
    if (method === 'GET' && path === '/2/users/me')
      return { status: 200, body: { data: { ...ME, description: this.description } } };
    if (method === 'GET' && path === `/2/users/${ME.id}/mentions`) return this.#mentions(url);
    if (method === 'GET' && path === '/2/dm_events') return this.#dmEvents(url);
    const upload = /^\/2\/media\/upload\/(initialize|(\d+)\/(append|finalize))$/.exec(path);
    if (method === 'POST' && upload) return this.#upload(upload[2], upload[3] ?? 'initialize', body);
    const json = method === 'POST' ? (JSON.parse(body.toString() || '{}') as Json) : {};
    if (method === 'POST' && path === '/2/tweets') return this.#tweet(json);
    const to = /^\/2\/dm_conversations\/with\/(\d+)\/messages$/.exec(path)?.[1];
    if (method === 'POST' && to) return this.#send(to, json);
    this.violations.push(`${method} ${path}: not there`);
    return { status: 404, body: { title: 'Not Found', status: 404 } };
  }

  #mentions(url: URL): Answer {
    const since = url.searchParams.get('since_id');
    if (since !== null) this.sinces.push(since);
    if (since !== null && BigInt(since) > this.known) this.known = BigInt(since);
    const start = url.searchParams.get('start_time');
    const newest = new Set(this.posts.flatMap(({ history }) => history));
    const found = this.posts.filter(
      (post) =>
        !newest.has(post.id) &&
        (new RegExp(`@${ME.username}\\b`, 'i').test(post.text) ||
          this.posts.some((each) => each.id === post.quotes && each.author === ME.id)) &&
        (since === null || BigInt(post.id) > BigInt(since)) &&
        (start === null || post.at >= new Date(start)),
    );
    return this.#page(url, found, (post) => postOf(post, this));
  }

  #dmEvents(url: URL): Answer {
    if (url.searchParams.has('since_id')) this.violations.push('dm_events knows no since_id');
    return this.#page(url, this.dms, (dm) => dmEventOf(dm, this));
  }

  /** A page, newest first. A token names the last item of the page before. */
  #page<Item extends Post | Dm>(url: URL, items: readonly Item[], show: (item: Item) => Json): Answer {
    const max = Math.min(Number(url.searchParams.get('max_results') ?? 10), this.pageMax);
    const token = url.searchParams.get('pagination_token');
    const sorted = items.toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1));
    const from = token === null ? 0 : sorted.findIndex(({ id }) => `t${id}` === token) + 1;
    const page = sorted.slice(from, from + max);
    const last = page.at(-1);
    const more = from + max < sorted.length && last ? { next_token: `t${last.id}` } : {};
    if (page.length === 0) return { status: 200, body: { meta: { result_count: 0 } } };
    const people = [...new Set(page.map((item) => ('author' in item ? item.author : item.sender)))];
    const media = page.flatMap((item) => item.media).flatMap((id) => this.#media.get(id) ?? []);
    const others = page.flatMap((item) => ('author' in item ? [item.replyTo, item.quotes] : []));
    const tweets = this.posts.filter(({ id }) => others.includes(id)).map((post) => postOf(post, this));
    return {
      status: 200,
      body: {
        data: (this.jumbled ? page.toSorted((a, b) => digitsBackwards(a) - digitsBackwards(b)) : page).map(show),
        includes: {
          users: people.map((id) => userOf(id, this.usernames)),
          ...(media.length > 0 ? { media: media.map((each) => mediaOf(each, url.origin)) } : {}),
          ...(tweets.length > 0 ? { tweets } : {}),
        },
        meta: { result_count: page.length, newest_id: page[0]?.id, oldest_id: last?.id, ...more },
      },
    };
  }

  #tweet(json: Json): Answer {
    const text = String(json.text ?? '');
    const forbidden = (detail: string, why?: string): Answer => {
      if (why) this.violations.push(why);
      return { status: 403, body: { title: 'Forbidden', status: 403, detail, type: 'about:blank' } };
    };
    const { weightedLength } = twitterText.parseTweet(text);
    if (weightedLength > 280) return forbidden('Your Tweet text is too long.', `a post of ${weightedLength}`);
    if (this.replies.some((each) => each.text === text))
      return forbidden('You are not allowed to create a Tweet with duplicate content.');
    const to = String((json.reply as Json | undefined)?.in_reply_to_tweet_id ?? '');
    const parent = this.posts.find(({ id }) => id === to);
    if (!to) return forbidden('You are not permitted to perform this action.', 'a post that answers nobody');
    if (!parent)
      return {
        status: 400,
        body: {
          title: 'Invalid Request',
          detail: 'You attempted to reply to a Tweet that is deleted or not visible to you.',
        },
      };
    if (this.closed.has(to)) return forbidden('You are not allowed to reply to this conversation.');
    if (this.replies.some(({ replyTo }) => replyTo === to))
      return forbidden('You are not permitted to reply to this Tweet again.', 'a second reply to one post');
    const isSummoned = new RegExp(`@${ME.username}\\b`, 'i').test(parent.text) || parent.quotes !== undefined;
    if (!isSummoned)
      return forbidden('You are not permitted to perform this action.', 'a reply to who did not call us');
    const id = this.#ids.next();
    this.posts.push({
      id,
      author: ME.id,
      text,
      at: new Date(),
      conversation: parent.conversation,
      replyTo: to,
      media: [],
      history: [],
    });
    this.onSent({ to: parent.author, isPost: true, id, text }, this.#isTold);
    return { status: 201, body: { data: { id, text, edit_history_tweet_ids: [id] } } };
  }

  /** Pictures that arrived in direct messages. */
  readonly picturesSent: { readonly to: string; readonly bytes: Buffer }[] = [];
  /** Uploaded pictures, as far as they have come. */
  readonly uploads = new Map<string, Buffer>();
  #upload(id: string | undefined, step: string, body: Buffer): Answer {
    if (step === 'initialize') {
      const { media_category: category, total_bytes: bytes } = JSON.parse(body.toString()) as Json;
      if (category !== 'dm_image' || Number(bytes) > 5_000_000) this.violations.push(`an upload of ${category}`);
      const made = this.#ids.next();
      this.uploads.set(made, Buffer.alloc(0));
      return { status: 200, body: { data: { id: made } } };
    }
    const known = this.uploads.get(id ?? '');
    if (id === undefined || !known) return { status: 404, body: { title: 'Not Found' } };
    if (step === 'append') this.uploads.set(id, Buffer.concat([known, fileIn(body)]));
    return { status: 200, body: { data: { id } } };
  }

  #send(to: string, json: Json): Answer {
    const [picture] = ((json.attachments ?? []) as { media_id?: string }[]).map(({ media_id: media }) => media ?? '');
    const text = picture === undefined ? String(json.text ?? '') : `[picture] ${json.text ?? ''}`;
    const bytes = this.uploads.get(picture ?? '');
    if (picture !== undefined && !bytes?.length) this.violations.push('a picture nobody uploaded');
    if (this.closed.has(to))
      return {
        status: 403,
        body: { title: 'Forbidden', status: 403, detail: 'You cannot send messages to this user.' },
      };
    if (!this.dms.some(({ sender }) => sender === to)) this.violations.push('a message to who never wrote to us');
    if (text.length > 10_000 || text === '') this.violations.push(`a message of ${text.length} characters`);
    const id = this.#addDm(ME.id, to, text, []);
    if (bytes) this.picturesSent.push({ to, bytes });
    this.onSent(
      { to, isPost: false, id, text: String(json.text ?? ''), ...(bytes ? { picture: bytes } : {}) },
      this.#isTold,
    );
    return { status: 201, body: { data: { dm_conversation_id: `${to}-${ME.id}`, dm_event_id: id } } };
  }
}

/** The bytes of the field `media` of a form. */
function fileIn(form: Buffer): Buffer {
  const boundary = form.subarray(0, form.indexOf('\r\n'));
  const field = form.indexOf('name="media"');
  const from = form.indexOf('\r\n\r\n', field) + 4;
  const to = form.indexOf(Buffer.concat([Buffer.from('\r\n'), boundary]), from);
  return field < 0 ? Buffer.alloc(0) : form.subarray(from, to);
}

/** An order that has nothing to do with the one in which things were written, and is the same in every run. */
const digitsBackwards = ({ id }: Post | Dm): number => Number([...id.slice(-6)].toReversed().join(''));
