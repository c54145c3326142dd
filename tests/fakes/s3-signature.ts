import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** A key that the stand-in knows. */
export interface Key {
  readonly id: string;
  readonly secret: string;
}

const SKEW_MS_MAX = 15 * 60_000;
const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, data: string): Buffer => createHmac('sha256', key).update(data).digest();
/** As AWS encodes a query: everything but the unreserved (RFC 3986). */
const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * Recomputes the signature of a request from its bytes (Signature Version 4, "Authenticating Requests: Using the Authorization Header").
 * @returns S3's own error code for what is wrong; undefined when the request is who it says, and what it said
 */
export function wrongWith(
  { method = '', url = '', headers }: IncomingMessage,
  body: Buffer,
  { key, region, now }: { readonly key: Key; readonly region: string; readonly now: Date },
): string | undefined {
  const found =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    );
  if (!found) return headers.authorization === undefined ? 'AccessDenied' : 'AuthorizationHeaderMalformed';
  const [, id = '', day = '', signedRegion = '', names = '', signature = ''] = found;
  if (id !== key.id) return 'InvalidAccessKeyId';
  if (signedRegion !== region) return 'AuthorizationHeaderMalformed';
  const at = String(headers['x-amz-date'] ?? '');
  const iso = at.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');
  if (!at.startsWith(day) || Number.isNaN(Date.parse(iso))) return 'AccessDenied';
  if (Math.abs(Date.parse(iso) - now.getTime()) > SKEW_MS_MAX) return 'RequestTimeTooSkewed';

  const payload = String(headers['x-amz-content-sha256'] ?? '');
  // An old store: it knows neither unsigned bodies nor those that are signed piece by piece.
  if (!/^[0-9a-f]{64}$/.test(payload)) return 'NotImplemented';
  const signed = names.split(';');
  // What the store acts upon must not be changed on its way.
  const must = ['host', ...Object.keys(headers).filter((name) => name.startsWith('x-amz-'))];
  if (must.some((name) => !signed.includes(name))) return 'AccessDenied';
  const [path = '', query = ''] = url.split('?');
  const canonical = [
    method,
    path,
    [...new URLSearchParams(query)]
      .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
      .sort()
      .join('&'),
    ...signed.map(
      (name) =>
        `${name}:${String(headers[name] ?? '')
          .trim()
          .replace(/ +/g, ' ')}`,
    ),
    '',
    names,
    payload,
  ].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const signing = [day, region, 's3', 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${key.secret}`);
  const expected = hmac(signing, ['AWS4-HMAC-SHA256', at, scope, sha256(canonical)].join('\n'));
  if (!timingSafeEqual(expected, Buffer.from(signature, 'hex'))) return 'SignatureDoesNotMatch';
  return sha256(body) === payload ? undefined : 'XAmzContentSHA256Mismatch';
}
