import { randomBytes } from 'node:crypto';
import type { Settings } from '../config.ts';
import type { Shelf } from '../core/evidence/shelf.ts';
import { describeFault } from '../core/observe.ts';
import { evidenceInWords, openBucket } from '../evidence.ts';
import type { Finding } from './finding.ts';

const part = 'evidence';
const RIGHTS =
  's3:ListBucket, s3:ListBucketMultipartUploads, s3:GetObject, s3:PutObject, s3:DeleteObject, s3:AbortMultipartUpload';

/** What to do about what the store says, by its code. */
const FIXES: Readonly<Record<string, string>> = {
  NoSuchBucket: 'make the bucket, or mend its name in EVIDENCE_URL',
  InvalidAccessKeyId: 'the store does not know this key: mend S3_ACCESS_KEY_ID',
  SignatureDoesNotMatch: 'mend S3_SECRET_ACCESS_KEY',
  AccessDenied: `give the key these rights on the bucket: ${RIGHTS}`,
  CredentialsProviderError: 'set S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY, or give this machine a role',
  RequestTimeTooSkewed: "set this machine's clock right",
  PermanentRedirect: 'the bucket is in another region: mend S3_REGION',
  AuthorizationHeaderMalformed: 'the bucket is in another region: mend S3_REGION',
  NotImplemented: 'the store lacks something that is needed: use another one',
};
const UNREACHED =
  'look whether the store runs, and at S3_ENDPOINT and S3_ADDRESSING; until it answers photos wait, words go on';

/** Looks at the bucket of `EVIDENCE_URL`: puts, reads and removes something without a meaning; and counts what stands there. */
export async function* lookAtBucket(settings: Settings): AsyncGenerator<Finding> {
  const { evidence, s3 } = settings;
  if (evidence?.in !== 'bucket') return;
  const where = evidenceInWords(settings);
  const shelf = await openBucket(evidence, s3, { random: randomBytes });
  try {
    await shelf.probe();
    yield { part, state: 'good', says: `${where}: ${await counted(shelf)}; takes more` };
  } catch (error) {
    const { code } = describeFault(error);
    yield { part, state: 'bad', says: `${where} takes no file (${code})`, fix: FIXES[code] ?? UNREACHED };
  } finally {
    shelf.close();
  }
  const { protocol, hostname } = new URL(s3.endpoint ?? 'https://amazonaws.com');
  if (protocol === 'http:' && !/^(?:127\.|\[::1\]$|localhost$)/.test(hostname))
    yield {
      part,
      state: 'note',
      says: 'the store is reached over http: what is sent is sealed, but who listens sees how much, and may break it off',
      fix: 'give the store a certificate, and write https:// in S3_ENDPOINT',
    };
}

async function counted(shelf: Shelf): Promise<string> {
  let files = 0;
  let bytes = 0;
  for await (const standing of shelf.list()) {
    files += standing.length;
    for (const each of standing) bytes += each.bytes;
  }
  return `${files} files, clean copies counted, ${(bytes / 1024 ** 2).toFixed(1)} MiB`;
}
