import { createHmac } from 'node:crypto';

/** OAuth 1.0a as X checks it (RFC 5849, HMAC-SHA1), worked out anew from the request as it arrived. */

export const CREDENTIALS = {
  appKey: 'stand-in-app-key',
  appSecret: 'stand-in-app-secret',
  accessToken: '999000111-stand-in-access-token',
  accessSecret: 'stand-in-access-secret',
};

const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

/** What is wrong with a request's signature; undefined when it is right. Bodies of JSON and files are no part of it. */
export function signatureFault(method: string, url: URL, header: string | undefined): string | undefined {
  if (!header?.startsWith('OAuth ')) return 'no OAuth header';
  const given = new Map(
    header
      .slice('OAuth '.length)
      .split(/,\s*/)
      .map((pair) => {
        const at = pair.indexOf('=');
        return [pair.slice(0, at), decodeURIComponent(pair.slice(at + 1).replace(/^"|"$/g, ''))] as const;
      }),
  );
  if (given.get('oauth_consumer_key') !== CREDENTIALS.appKey) return 'another app';
  if (given.get('oauth_token') !== CREDENTIALS.accessToken) return 'another account';
  const parameters = [
    ...[...given].filter(([name]) => name !== 'oauth_signature' && name !== 'realm'),
    ...url.searchParams.entries(),
  ]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort();
  const base = [method, encode(`${url.origin}${url.pathname}`), encode(parameters.join('&'))].join('&');
  const key = `${encode(CREDENTIALS.appSecret)}&${encode(CREDENTIALS.accessSecret)}`;
  const right = createHmac('sha1', key).update(base).digest('base64');
  return right === given.get('oauth_signature') ? undefined : 'a wrong signature';
}
