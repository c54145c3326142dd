import type { MediaRef } from '../../core/content.ts';
import { asArray, asNumber, asObject, asText, type Json } from '../json.ts';
import { FILE_BYTES_MAX } from './capabilities.ts';

/** A file of a post or message, as the platform tells of it. */
export interface XFile {
  /** The platform's number of it: the same however it is told. */
  readonly id: string;
  readonly kind: 'photo' | 'video';
  /** Where it lies, best first. */
  readonly urls: readonly string[];
  /** What the writer says it shows, for those who do not see it. */
  readonly alt?: string;
}

/** Addresses kept of one video. */
const URLS_MAX = 4;

const isWeb = (url: string): boolean => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);

/** X keeps a photo in sizes and serves a middle one unless it is asked for the first. */
function original(url: string): string {
  const parsed = new URL(url);
  if (parsed.hostname === 'pbs.twimg.com' && parsed.search === '') parsed.searchParams.set('name', 'orig');
  return parsed.href;
}

/** The addresses of a video: the best that should fit first, then smaller ones. X tells bits per second, not the size. */
function videoUrls(variants: unknown, durationMs: number | undefined): readonly string[] {
  const known = asArray(variants).flatMap((each) => {
    const variant = asObject(each);
    const url = asText(variant?.url);
    if (!url || !isWeb(url) || asText(variant?.content_type) !== 'video/mp4') return [];
    return [{ url, rate: asNumber(variant?.bit_rate) ?? asNumber(variant?.bitrate) ?? 0 }];
  });
  known.sort((a, b) => b.rate - a.rate);
  const fits = ({ rate }: { rate: number }) => durationMs === undefined || (rate * durationMs) / 8000 <= FILE_BYTES_MAX;
  return [...known.filter(fits), ...known.filter((each) => !fits(each)).reverse()]
    .slice(0, URLS_MAX)
    .map(({ url }) => url);
}

/** A file as the v2 API tells of it, in `includes.media`. */
export function fileOfV2(media: Json): XFile | undefined {
  const id = asText(media.media_key)?.split('_').at(-1);
  if (!id) return undefined;
  const alt = asText(media.alt_text);
  const more = alt ? { alt } : {};
  const url = asText(media.url);
  if (media.type === 'photo')
    return url && isWeb(url) ? { id, kind: 'photo', urls: [original(url)], ...more } : undefined;
  const urls = videoUrls(media.variants, asNumber(media.duration_ms));
  return urls.length > 0 ? { id, kind: 'video', urls, ...more } : undefined;
}

/** A file as the webhook tells of it (v1.1 media entity). */
export function fileOfV1(media: Json): XFile | undefined {
  const id = asText(media.id_str);
  if (!id) return undefined;
  const alt = asText(media.ext_alt_text);
  const more = alt ? { alt } : {};
  const url = asText(media.media_url_https);
  if (media.type === 'photo')
    return url && isWeb(url) ? { id, kind: 'photo', urls: [original(url)], ...more } : undefined;
  const info = asObject(media.video_info);
  const urls = videoUrls(info?.variants, asNumber(info?.duration_millis));
  return urls.length > 0 ? { id, kind: 'video', urls, ...more } : undefined;
}

/** What a file's handle holds: where it lies, and whether only its two people may fetch it. */
interface Handle {
  readonly urls: readonly string[];
  readonly isPrivate: boolean;
}

/** A file as the core names it. */
export const mediaRefOf = ({ kind, urls }: XFile, isPrivate: boolean): MediaRef => ({
  kind,
  handle: JSON.stringify({ urls, isPrivate } satisfies Handle),
});

/** Reads what {@link mediaRefOf} wrote. */
export function handleOf({ handle }: MediaRef): Handle | undefined {
  try {
    const parsed = asObject(JSON.parse(handle));
    const urls = asArray(parsed?.urls).flatMap((url) => asText(url) ?? []);
    return urls.length > 0 ? { urls, isPrivate: parsed?.isPrivate === true } : undefined;
  } catch {
    // Not one of ours: nothing to fetch.
    return undefined;
  }
}
