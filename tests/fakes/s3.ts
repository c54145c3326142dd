import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Key, wrongWith } from './s3-signature.ts';

/** A key and a secret that must be seen nowhere but in a signature. */
export const S3_KEY: Key = { id: 'CANARYKEYID', secret: 'CANARY/secret+key/of/the/store' };
export const S3_BUCKET = 'aduan-evidence';
export const S3_REGION = 'ap-southeast-3';

export type Operation =
  | 'PutObject'
  | 'GetObject'
  | 'HeadObject'
  | 'DeleteObject'
  | 'ListObjectsV2'
  | 'CreateMultipartUpload'
  | 'UploadPart'
  | 'CompleteMultipartUpload'
  | 'AbortMultipartUpload'
  | 'ListMultipartUploads';

/** How a call goes wrong. */
export type Trouble =
  /** Answered with an error, nothing done. */
  | { readonly how: 'error'; readonly status: number; readonly code: string }
  /** Complete alone: 200, blanks, and then the error, as S3 does when it fails after it has begun to answer. */
  | { readonly how: 'error-in-200'; readonly code: string }
  /** Never answered, nothing done. */
  | { readonly how: 'silence' }
  /** The connection ends before the call is answered, nothing done. */
  | { readonly how: 'hang-up' }
  /** All is done, and the connection ends before the answer. */
  | { readonly how: 'lost-answer' }
  /** GET alone: half of what was asked for, then the connection ends. */
  | { readonly how: 'cut-body' }
  /** Kept other than it was sent: a byte less. */
  | { readonly how: 'cut-object' };

interface Lying {
  readonly bytes: Buffer;
  readonly etag: string;
  readonly metadata: Readonly<Record<string, string>>;
  modified: Date;
}
interface Upload {
  readonly key: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly parts: Map<number, { readonly bytes: Buffer; readonly etag: string }>;
  initiated: Date;
}
interface Call {
  readonly operation: Operation;
  readonly key: string;
  readonly query: URLSearchParams;
  readonly body: Buffer;
  readonly headers: IncomingMessage['headers'];
}
interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | string;
}

const md5 = (bytes: Buffer): string => createHash('md5').update(bytes).digest('hex');
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const tag = (name: string, value: string | number | boolean): string => `<${name}>${escaped(String(value))}</${name}>`;
const xml = (root: string, inside: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${inside}</${root}>`;
const STATUS: Readonly<Record<string, number>> = {
  ...{ NoSuchKey: 404, NoSuchBucket: 404, NoSuchUpload: 404, PreconditionFailed: 412, InvalidRange: 416 },
  ...{ NotImplemented: 501, EntityTooSmall: 400, InvalidPart: 400, InvalidPartOrder: 400, AccessDenied: 403 },
  ...{ InvalidAccessKeyId: 403, SignatureDoesNotMatch: 403, RequestTimeTooSkewed: 403 },
  ...{ XAmzContentSHA256Mismatch: 400, AuthorizationHeaderMalformed: 400, MethodNotAllowed: 405 },
};

/**
 * A stand-in for an S3-compatible store on loopback, with one bucket: it speaks the wire format (XML, ETags, ranges, multipart, pages), recomputes
 * every signature from the bytes that came, and goes wrong where it is told to. It is as strict as an old store: bodies must be signed whole.
 */
export class S3 {
  readonly #server: Server;
  readonly #troubles: { readonly on: Operation; readonly trouble: Trouble; left: number }[] = [];
  readonly objects = new Map<string, Lying>();
  readonly uploads = new Map<string, Upload>();
  /** Every call that was understood, in order; tried ones too. */
  readonly calls: { readonly operation: Operation; readonly key: string }[] = [];
  /** What was turned away, by S3's own code. */
  readonly refused: string[] = [];
  /** Everything that ever came over the wire as a body. */
  received = Buffer.alloc(0);
  keepsReceived = false;
  /** Answers nobody: connections end as they come. */
  down = false;
  /** How far its clock is ahead of this machine's, in milliseconds. */
  aheadMs = 0;
  /** Keys on one page of a list. */
  pageMax = 1_000;
  /** Smallest piece but the last; S3 itself wants 5 MiB. */
  partBytesMin = 5 * 1024 * 1024;
  /** Told of each call before it is answered; the call waits for it. */
  before: ((call: { readonly operation: Operation; readonly key: string }) => Promise<void> | void) | undefined;

  constructor(readonly key: Key = S3_KEY) {
    this.#server = createServer((request, response) => void this.#serve(request, response));
  }

  async listen(): Promise<this> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  now = (): Date => new Date(Date.now() + this.aheadMs);

  /** Lets the next calls of a kind go wrong. */
  trouble(on: Operation, trouble: Trouble, times = 1): void {
    this.#troubles.push({ on, trouble, left: times });
  }

  count(operation: Operation): number {
    return this.calls.filter((call) => call.operation === operation).length;
  }

  /** Makes an object look older. */
  age(key: string, ms: number): void {
    const lying = this.objects.get(key);
    if (!lying) throw new Error(`there is no ${key}`);
    lying.modified = new Date(this.now().getTime() - ms);
  }

  /** Puts bytes in the place of others, behind everybody's back. */
  plant(key: string, bytes: Buffer): void {
    const { metadata = {}, modified = this.now() } = this.objects.get(key) ?? {};
    this.objects.set(key, { bytes, etag: md5(bytes), metadata, modified });
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.down) return void request.socket.destroy();
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of request) chunks.push(chunk as Buffer);
    } catch {
      return; // the caller has gone
    }
    const body = Buffer.concat(chunks);
    if (this.keepsReceived) this.received = Buffer.concat([this.received, body]);
    const wrong = wrongWith(request, body, { key: this.key, region: S3_REGION, now: this.now() });
    if (wrong) {
      this.refused.push(wrong);
      return this.#answer(request, response, this.#error(wrong));
    }
    const call = this.#understood(request, body);
    if (typeof call === 'string') {
      this.refused.push(call);
      return this.#answer(request, response, this.#error(call));
    }
    this.calls.push(call);
    await this.before?.(call);
    if (this.down) return void request.socket.destroy();
    const armed = this.#troubles.find(({ on, left }) => on === call.operation && left > 0);
    if (armed) armed.left -= 1;
    this.#answerAs(armed?.trouble, call, request, response);
  }

  #answerAs(trouble: Trouble | undefined, call: Call, request: IncomingMessage, response: ServerResponse): void {
    switch (trouble?.how) {
      case 'silence':
        return;
      case 'hang-up':
        return void request.socket.destroy();
      case 'error':
        return void this.#answer(request, response, this.#error(trouble.code, trouble.status));
      case 'error-in-200':
        return void this.#answer(request, response, { status: 200, body: `   ${this.#error(trouble.code).body}` });
      case 'lost-answer':
        this.#do(call);
        return void request.socket.destroy();
      case 'cut-object':
        return void this.#answer(request, response, this.#do({ ...call, body: call.body.subarray(0, -1) }));
      case 'cut-body': {
        const { status, headers, body = '' } = this.#do(call);
        const whole = Buffer.from(body);
        response.writeHead(status, { ...headers, 'content-length': whole.length });
        response.write(whole.subarray(0, whole.length >> 1), () => request.socket.destroy());
        return;
      }
      case undefined:
        return void this.#answer(request, response, this.#do(call));
    }
  }

  #answer(request: IncomingMessage, response: ServerResponse, { status, headers, body = '' }: Answer): void {
    const length = Buffer.byteLength(body);
    response.writeHead(status, {
      date: this.now().toUTCString(),
      'x-amz-request-id': 'STANDIN0000000001',
      ...(typeof body === 'string' && length > 0 ? { 'content-type': 'application/xml' } : {}),
      ...(status === 204 ? {} : { 'content-length': String(length) }),
      ...headers,
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  }

  /** As S3 does, an error repeats what was signed and by which key: nobody may pass that on. */
  #error(code: string, status = STATUS[code] ?? 400): Answer {
    const inside = `${tag('Code', code)}${tag('Message', `about ${this.key.id}`)}${tag('AWSAccessKeyId', this.key.id)}`;
    return { status, body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${inside}${tag('RequestId', '1')}</Error>` };
  }

  /** Which call it is; S3's error code when it is none, or for another bucket. */
  #understood({ method, url = '', headers }: IncomingMessage, body: Buffer): Call | string {
    const { pathname, searchParams: query } = new URL(url, 'http://stand-in');
    const host = /^([a-z0-9-]+)\.localhost/.exec(headers.host ?? '')?.[1];
    const [, first = '', ...rest] = decodeURIComponent(pathname).split('/');
    const bucket = host ?? first;
    const key = host === undefined ? rest.join('/') : [first, ...rest].join('/');
    if (bucket !== S3_BUCKET) return 'NoSuchBucket';
    const has = (name: string) => query.has(name);
    const operation = ((): Operation | undefined => {
      if (key === '')
        return method !== 'GET'
          ? undefined
          : has('uploads')
            ? 'ListMultipartUploads'
            : query.get('list-type') === '2'
              ? 'ListObjectsV2'
              : undefined;
      switch (method) {
        case 'PUT':
          return has('partNumber') ? 'UploadPart' : 'PutObject';
        case 'GET':
          return 'GetObject';
        case 'HEAD':
          return 'HeadObject';
        case 'POST':
          return has('uploads') ? 'CreateMultipartUpload' : has('uploadId') ? 'CompleteMultipartUpload' : undefined;
        case 'DELETE':
          return has('uploadId') ? 'AbortMultipartUpload' : 'DeleteObject';
      }
    })();
    return operation ? { operation, key, query, body, headers } : 'MethodNotAllowed';
  }

  #do(call: Call): Answer {
    const { operation, key, query, body, headers } = call;
    const metadata = Object.fromEntries(
      Object.entries(headers).flatMap(([name, value]) =>
        name.startsWith('x-amz-meta-') ? [[name.slice('x-amz-meta-'.length), String(value)]] : [],
      ),
    );
    switch (operation) {
      case 'PutObject': {
        const lying = { bytes: body, etag: md5(body), metadata, modified: this.now() };
        this.objects.set(key, lying);
        return { status: 200, headers: { etag: `"${lying.etag}"` } };
      }
      case 'GetObject':
      case 'HeadObject':
        return this.#get(call);
      case 'DeleteObject':
        this.objects.delete(key);
        return { status: 204 };
      case 'ListObjectsV2':
        return this.#list(query);
      case 'CreateMultipartUpload': {
        const id = `upload-${this.calls.length}`;
        this.uploads.set(id, { key, metadata, parts: new Map(), initiated: this.now() });
        const inside = tag('Bucket', S3_BUCKET) + tag('Key', key) + tag('UploadId', id);
        return { status: 200, body: xml('InitiateMultipartUploadResult', inside) };
      }
      case 'UploadPart': {
        const upload = this.uploads.get(query.get('uploadId') ?? '');
        if (upload?.key !== key) return this.#error('NoSuchUpload');
        const part = { bytes: body, etag: md5(body) };
        upload.parts.set(Number(query.get('partNumber')), part);
        return { status: 200, headers: { etag: `"${part.etag}"` } };
      }
      case 'CompleteMultipartUpload':
        return this.#complete(call);
      case 'AbortMultipartUpload':
        return this.uploads.delete(query.get('uploadId') ?? '') ? { status: 204 } : this.#error('NoSuchUpload');
      case 'ListMultipartUploads':
        return this.#listUploads(query);
    }
  }

  #get({ key, headers }: Call): Answer {
    const lying = this.objects.get(key);
    if (!lying) return this.#error('NoSuchKey');
    const etag = `"${lying.etag}"`;
    if (headers['if-match'] !== undefined && headers['if-match'] !== etag) return this.#error('PreconditionFailed');
    const told = {
      etag,
      'last-modified': lying.modified.toUTCString(),
      'content-type': 'application/octet-stream',
      'accept-ranges': 'bytes',
      ...Object.fromEntries(Object.entries(lying.metadata).map(([name, value]) => [`x-amz-meta-${name}`, value])),
    };
    const { length } = lying.bytes;
    const from = /^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1];
    if (from === undefined)
      return { status: 200, headers: { ...told, 'content-length': String(length) }, body: lying.bytes };
    if (Number(from) >= length) return this.#error('InvalidRange');
    const range = { 'content-range': `bytes ${from}-${length - 1}/${length}` };
    return { status: 206, headers: { ...told, ...range }, body: lying.bytes.subarray(Number(from)) };
  }

  #list(query: URLSearchParams): Answer {
    const after = query.get('continuation-token') ?? '';
    const max = Math.min(this.pageMax, Number(query.get('max-keys') ?? this.pageMax));
    const keys = [...this.objects.keys()]
      .filter((key) => key.startsWith(query.get('prefix') ?? '') && key > after)
      .sort();
    const page = keys.slice(0, max);
    const more = keys.length > page.length;
    const contents = page.flatMap((key) => {
      const lying = this.objects.get(key);
      if (!lying) return [];
      const inside = [
        tag('Key', key),
        tag('LastModified', lying.modified.toISOString()),
        tag('ETag', `"${lying.etag}"`),
        tag('Size', lying.bytes.length),
      ];
      return `<Contents>${inside.join('')}${tag('StorageClass', 'STANDARD')}</Contents>`;
    });
    const next = more ? tag('NextContinuationToken', page.at(-1) ?? '') : '';
    const head = tag('Name', S3_BUCKET) + tag('KeyCount', page.length) + tag('IsTruncated', more) + next;
    return { status: 200, body: xml('ListBucketResult', head + contents.join('')) };
  }

  #listUploads(query: URLSearchParams): Answer {
    const marker = `${query.get('key-marker') ?? ''}\n${query.get('upload-id-marker') ?? ''}`;
    const all = [...this.uploads]
      .map(([id, upload]) => ({ id, upload, at: `${upload.key}\n${id}` }))
      .filter(({ upload, at }) => upload.key.startsWith(query.get('prefix') ?? '') && at > marker)
      .sort((a, b) => (a.at < b.at ? -1 : 1));
    const page = all.slice(0, this.pageMax);
    const last = page.at(-1);
    const more = all.length > page.length;
    const next = more && last ? tag('NextKeyMarker', last.upload.key) + tag('NextUploadIdMarker', last.id) : '';
    const uploads = page.map(
      ({ id, upload }) =>
        `<Upload>${tag('Key', upload.key)}${tag('UploadId', id)}${tag('Initiated', upload.initiated.toISOString())}</Upload>`,
    );
    const inside = tag('Bucket', S3_BUCKET) + tag('IsTruncated', more) + next + uploads.join('');
    return { status: 200, body: xml('ListMultipartUploadsResult', inside) };
  }

  #complete({ key, query, body }: Call): Answer {
    const id = query.get('uploadId') ?? '';
    const upload = this.uploads.get(id);
    if (upload?.key !== key) return this.#error('NoSuchUpload');
    const named = [...body.toString().matchAll(/<Part>(.*?)<\/Part>/gs)].map(([, part = '']) => ({
      number: Number(/<PartNumber>(\d+)<\/PartNumber>/.exec(part)?.[1]),
      etag: /<ETag>(?:&quot;|")?([0-9a-f]{32})(?:&quot;|")?<\/ETag>/.exec(part)?.[1],
    }));
    const parts = named.map(({ number }) => upload.parts.get(number));
    if (named.length === 0 || parts.some((part, at) => !part || part.etag !== named[at]?.etag))
      return this.#error('InvalidPart');
    if (named.some(({ number }, at) => at > 0 && number <= (named[at - 1]?.number ?? 0)))
      return this.#error('InvalidPartOrder');
    const pieces = parts.map((part) => part?.bytes ?? Buffer.alloc(0));
    if (pieces.slice(0, -1).some(({ length }) => length < this.partBytesMin)) return this.#error('EntityTooSmall');
    const bytes = Buffer.concat(pieces);
    const etag = `${md5(Buffer.concat(pieces.map((piece) => Buffer.from(md5(piece), 'hex'))))}-${pieces.length}`;
    this.objects.set(key, { bytes, etag, metadata: upload.metadata, modified: this.now() });
    this.uploads.delete(id);
    const inside = tag('Bucket', S3_BUCKET) + tag('Key', key) + tag('ETag', `"${etag}"`);
    return { status: 200, body: xml('CompleteMultipartUploadResult', inside) };
  }
}

/** The settings of a program that keeps its evidence here. */
export const s3Settings = (s3: S3, prefix = 'kalsel'): Record<string, string> => ({
  EVIDENCE_URL: `s3://${S3_BUCKET}/${prefix}`,
  S3_ENDPOINT: s3.url,
  S3_REGION,
  S3_ACCESS_KEY_ID: s3.key.id,
  S3_SECRET_ACCESS_KEY: s3.key.secret,
});
