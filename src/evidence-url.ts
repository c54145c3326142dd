import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where evidence stands for good. */
export type EvidenceUrl =
  | { readonly in: 'folder' /** Absolute. */; readonly dir: string }
  | {
      readonly in: 'bucket';
      readonly bucket: string /** Before every key: empty, or ends with `/`. */;
      readonly prefix: string;
    };

/** Amazon's rules for names of buckets, which others share (S3 User Guide, "General purpose bucket naming rules"). */
const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
/** Parts of a prefix: what needs no escaping anywhere. */
const PREFIX_PART = /^(?!\.{1,2}$)[A-Za-z0-9._-]{1,128}$/;

/** Reads `s3://bucket/prefix` or `file:///folder`; undefined for anything else, a name or password in it too. */
export function readEvidenceUrl(text: string): EvidenceUrl | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (url.username || url.password || url.port || url.search || url.hash) return undefined;
  if (url.protocol === 'file:') {
    if (url.host !== '' || url.pathname === '/') return undefined;
    return { in: 'folder', dir: path.resolve(fileURLToPath(url)) };
  }
  if (url.protocol !== 's3:' || !BUCKET.test(url.host)) return undefined;
  const parts = url.pathname.split('/').filter((part) => part !== '');
  if (!parts.every((part) => PREFIX_PART.test(part))) return undefined;
  return { in: 'bucket', bucket: url.host, prefix: parts.map((part) => `${part}/`).join('') };
}

/** As one would write it. */
export const evidenceUrlText = (url: EvidenceUrl): string =>
  url.in === 'folder' ? url.dir : `s3://${url.bucket}/${url.prefix}`.replace(/\/$/, '');
