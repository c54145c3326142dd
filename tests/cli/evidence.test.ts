import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { S3, S3_BUCKET, S3_KEY, s3Settings } from '../fakes/s3.ts';
import { file, openedHouse } from './filled-house.ts';
import { folder, run } from './program.ts';

let s3: S3;
beforeEach(async () => {
  s3 = await new S3().listen();
});
afterEach(() => s3.close());

async function filledFolder(): Promise<string> {
  const dataDir = folder();
  const house = await openedHouse(dataDir);
  await file(house, { code: 'DDDD-DDDD-DDD', submittedAt: new Date('2026-11-20T02:00:00Z') });
  await house.close();
  return dataDir;
}

describe('doctor looks at the bucket', () => {
  const told = async (env: Record<string, string>) => {
    const { out } = await run(['doctor', '--json'], { DATA_DIR: folder(), PORT: '0', ...s3Settings(s3), ...env });
    for (const secret of [S3_KEY.id, S3_KEY.secret]) expect(out).not.toContain(secret);
    const { findings } = JSON.parse(out) as { findings: readonly Record<string, string>[] };
    return findings.find(({ part }) => part === 'evidence');
  };

  test('by putting, reading and removing something of no meaning', async () => {
    expect(await told({})).toMatchObject({ state: 'good', says: expect.stringContaining('0 files') });
    expect(s3.calls.map(({ operation }) => operation)).toEqual([
      ...['PutObject', 'GetObject', 'DeleteObject', 'ListObjectsV2'],
    ]);
    expect(s3.objects.size).toBe(0);
  });
  test.each([
    [{ EVIDENCE_URL: 's3://another-bucket' }, 'NoSuchBucket', 'make the bucket'],
    [{ S3_SECRET_ACCESS_KEY: 'wrong' }, 'SignatureDoesNotMatch', 'mend S3_SECRET_ACCESS_KEY'],
    [{ S3_ACCESS_KEY_ID: 'WRONG' }, 'InvalidAccessKeyId', 'mend S3_ACCESS_KEY_ID'],
    [{ S3_REGION: 'eu-west-1' }, 'AuthorizationHeaderMalformed', 'mend S3_REGION'],
    [{ S3_ENDPOINT: 'http://127.0.0.1:1' }, 'ECONNREFUSED', 'look whether the store runs'],
  ])('and tells what to mend: %o', async (env, code, fix) => {
    expect(await told(env)).toMatchObject({
      state: 'bad',
      says: expect.stringContaining(`takes no file (${code})`),
      fix: expect.stringContaining(fix),
    });
  });
  test('with what the machine itself is given, when no key is set; and says so when that is nothing', async () => {
    const none = { S3_ACCESS_KEY_ID: '', S3_SECRET_ACCESS_KEY: '', AWS_EC2_METADATA_DISABLED: 'true', HOME: folder() };
    const given = { AWS_ACCESS_KEY_ID: S3_KEY.id, AWS_SECRET_ACCESS_KEY: S3_KEY.secret };
    expect(await told({ ...none, ...given })).toMatchObject({ state: 'good' });
    expect(await told(none)).toMatchObject({
      state: 'bad',
      says: expect.stringContaining('CredentialsProviderError'),
      fix: expect.stringContaining('set S3_ACCESS_KEY_ID'),
    });
  });
  test('and which rights a key lacks', async () => {
    s3.trouble('DeleteObject', { how: 'error', status: 403, code: 'AccessDenied' }, 2);
    expect(await told({})).toMatchObject({ state: 'bad', fix: expect.stringContaining('s3:DeleteObject') });
  });
});

describe('copy-evidence', () => {
  test('moves a folder into the bucket while the program may go on; the second time only what is missing', async () => {
    const dataDir = await filledFolder();
    const env = { DATA_DIR: dataDir, ...s3Settings(s3) };
    const first = await run(['copy-evidence'], env);
    expect(first.out, first.err).toContain('2 copied to s3://aduan-evidence/kalsel now, 0 were there already');
    expect(first.out).toContain('Each was read back and is the same');
    expect((await run(['verify'], env)).code).toBe(0);
    s3.objects.delete([...s3.objects.keys()][0] ?? '');
    expect((await run(['verify'], env)).code).toBe(1);
    const second = await run(['copy-evidence'], env);
    expect(second.out).toContain('1 copied to s3://aduan-evidence/kalsel now, 1 were there already');
    expect((await run(['verify'], env)).code).toBe(0);
    expect(readdirSync(path.join(dataDir, 'evidence', 'incoming'))).toEqual([]);
  });

  test('breaks off with its reason when the store does, and goes on the next time', async () => {
    const dataDir = await filledFolder();
    const env = { DATA_DIR: dataDir, ...s3Settings(s3) };
    s3.trouble('PutObject', { how: 'error', status: 507, code: 'XMinioStorageFull' }, 20);
    const { code, err } = await run(['copy-evidence'], env);
    expect([code, err]).toEqual([1, expect.stringContaining('(XMinioStorageFull)')]);
    expect(s3.objects.size).toBe(0);
    await s3.close();
    s3 = await new S3().listen();
    expect((await run(['copy-evidence'], { ...env, ...s3Settings(s3) })).code).toBe(0);
  });

  test('tells when what it reads back is not what it wrote', async () => {
    const dataDir = await filledFolder();
    // Only what is read back: of a file that is on its way beside it, the store itself would notice.
    s3.before = ({ operation, key }) => {
      if (operation === 'GetObject') s3.plant(key, Buffer.from('something else'));
    };
    const { code, out } = await run(['copy-evidence'], { DATA_DIR: dataDir, ...s3Settings(s3) });
    expect([code, out]).toEqual([1, expect.stringContaining('DIFFERS  file ')]);
  });

  test.each([
    [[], {}, '--to: set EVIDENCE_URL'],
    [['--to', 's3:bucket'], {}, '--to names no place'],
    [['--from', '/srv/evidence'], {}, '--from names no place'],
    [['--from', 'file:///nowhere/evidence'], { EVIDENCE_URL: `s3://${S3_BUCKET}` }, 'there is no folder'],
    [['--from', `s3://${S3_BUCKET}/`], { EVIDENCE_URL: `s3://${S3_BUCKET}` }, 'the same place'],
  ])('%j with %o is refused with a reason', async (args, env: Record<string, string>, reason) => {
    const { code, err } = await run(['copy-evidence', ...args], { DATA_DIR: folder(), ...env });
    expect([code, err]).toEqual([2, expect.stringContaining(reason)]);
  });
});

test('a folder that several machines share is one setting', async () => {
  const dataDir = await filledFolder();
  const shared = path.join(folder(), 'shared evidence');
  mkdirSync(shared);
  writeFileSync(path.join(shared, 'README'), 'of the operator');
  const env = { DATA_DIR: dataDir, EVIDENCE_URL: `file://${encodeURI(shared)}` };
  expect((await run(['verify'], env)).code).toBe(1);
  expect((await run(['copy-evidence'], env)).code).toBe(0);
  expect((await run(['verify'], env)).code).toBe(0);
  const doctor = await run(['doctor'], { ...env, PORT: '0' });
  expect(doctor.out).toMatch(/good\s+evidence\s+2 files, clean copies counted/);
});
