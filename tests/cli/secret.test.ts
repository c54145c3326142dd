import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { secretOf } from '../../src/secret.ts';
import { file, openedHouse } from './filled-house.ts';
import { folder, run } from './program.ts';

const random = (bytes: number) => randomBytes(bytes);
const filing = { code: 'CCCC-CCCC-CCC', submittedAt: new Date('2026-11-20T02:00:00Z') };

async function filledFolder(): Promise<string> {
  const dataDir = folder();
  const house = await openedHouse(dataDir);
  await file(house, filing);
  await house.close();
  return dataDir;
}

describe('the generated secret', () => {
  test('is made once, for the owner alone, and nothing else is left behind', async () => {
    const dataDir = path.join(folder(), 'new', 'data');
    const secret = await secretOf(dataDir, undefined, random);
    expect(secret.length).toBeGreaterThanOrEqual(32);
    expect(statSync(path.join(dataDir, 'secret')).mode & 0o777).toBe(0o600);
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    expect(readdirSync(dataDir)).toEqual(['secret']);
    expect(await secretOf(dataDir, undefined, random)).toBe(secret);
  });
  test('is the same for all who start at once', async () => {
    const dataDir = folder();
    const secrets = await Promise.all(Array.from({ length: 8 }, () => secretOf(dataDir, undefined, random)));
    expect(new Set(secrets).size).toBe(1);
    expect(readFileSync(path.join(dataDir, 'secret'), 'utf8').trim()).toBe(secrets[0]);
  });
  test('that others could read is closed again', async () => {
    const dataDir = folder();
    await secretOf(dataDir, undefined, random);
    chmodSync(path.join(dataDir, 'secret'), 0o644);
    await secretOf(dataDir, undefined, random);
    expect(statSync(path.join(dataDir, 'secret')).mode & 0o777).toBe(0o600);
  });
  test('has no place under a file, nor where no folder can ever be made, and says so', async () => {
    const blocked = path.join(folder(), 'file');
    writeFileSync(blocked, '');
    for (const dataDir of [
      path.join(blocked, 'data'),
      blocked,
      ...(existsSync('/proc/self') ? ['/proc/aduan/data'] : []),
    ])
      await expect(secretOf(dataDir, undefined, random)).rejects.toThrow(/^DATA_DIR .* can not be written/);
  });
  test('gives way to ADUAN_SECRET, and is not made then', async () => {
    const dataDir = folder();
    expect(await secretOf(dataDir, 'x'.repeat(40), random)).toBe('x'.repeat(40));
    expect(readdirSync(dataDir)).toEqual([]);
  });
});

describe('a database without its secret', () => {
  test('is not opened with a new one', async () => {
    const dataDir = await filledFolder();
    rmSync(path.join(dataDir, 'secret'));
    const { code, err } = await run(['verify'], { DATA_DIR: dataDir });
    expect(code).toBe(2);
    expect(err).toMatch(/secret is missing.*put it back, or set ADUAN_SECRET/);
    expect(readdirSync(dataDir)).not.toContain('secret');
  });
  test.each(['verify', 'export', 'start'])('%s says so when it is another one', async (command) => {
    const dataDir = await filledFolder();
    const { code, out, err } = await run([command], {
      DATA_DIR: dataDir,
      PORT: '0',
      ADUAN_SECRET: 'another-secret-of-more-than-32-characters',
    });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('was made with another ADUAN_SECRET');
    expect(err).not.toContain('another-secret');
  });
  test('or a file that was cut short', async () => {
    const dataDir = await filledFolder();
    writeFileSync(path.join(dataDir, 'secret'), 'cut');
    const { code, err } = await run(['verify'], { DATA_DIR: dataDir });
    expect(code).toBe(2);
    expect(err).toMatch(/fewer than 32 characters: put back the one/);
  });
});
