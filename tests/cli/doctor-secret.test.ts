import { chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { beforeEach, expect, it } from 'vitest';
import { lookAtSecrets } from '../../src/cli/doctor-secret.ts';
import { readSettings } from '../../src/config.ts';
import { noteBackup } from '../../src/last-runs.ts';
import { file, openedHouse } from './filled-house.ts';
import { folder } from './program.ts';

/** `secret rotate` leaves files behind on purpose. Months later `doctor` has to say what each is, what needs it, and what becomes of it. */
const USED = 'the secret in use, of more than thirty-two characters';
const OTHER = 'another secret, of more than thirty-two characters';
let dataDir: string;

beforeEach(async () => {
  dataDir = folder();
  const house = await openedHouse(dataDir, { ADUAN_SECRET: USED });
  await file(house, { code: 'DDDD-DDDD-DDD', submittedAt: new Date('2026-11-20T02:00:00Z') });
  await house.close();
  leave('secret', USED);
});

const leave = (name: string, secret: string) => writeFileSync(path.join(dataDir, name), `${secret}\n`, { mode: 0o600 });

async function found(env: Readonly<Record<string, string>> = {}) {
  const read = readSettings({ ...env, DATA_DIR: dataDir }, dataDir);
  if (!read.ok) throw new Error('the settings of the test are bad');
  const findings = [];
  for await (const finding of lookAtSecrets(read.settings)) findings.push(finding);
  // Whatever is found, no secret is ever said.
  for (const secret of [USED, OTHER]) expect(JSON.stringify(findings)).not.toContain(secret);
  return findings;
}

it('says nothing where nothing is left', async () => {
  expect(await found()).toEqual([]);
});

it('names an old secret with the backups that need it, and asks for a new backup first', async () => {
  leave('secret.until-2026-11-20', OTHER);
  leave('secret.until-2026-11-20-2', OTHER);
  const before = await found();
  expect(before).toHaveLength(2);
  for (const { state, says, fix } of before) {
    expect(state).toBe('note');
    expect(says).toContain('only backups made until then need it');
    expect(fix).toContain('make a new backup first');
  }
  await noteBackup(dataDir, new Date('2026-11-21T02:00:00Z'));
  for (const { fix } of await found()) expect(fix).toMatch(/^move it to where you keep the secret of those backups/);
});

it.each([
  ['in use by the setting: it can go', { ADUAN_SECRET: USED }, USED, 'note', /remove it, once a copy/],
  [
    'the database’s, and the setting is the old one',
    { ADUAN_SECRET: OTHER },
    USED,
    'bad',
    /set ADUAN_SECRET to it, on every machine/,
  ],
  ['nobody’s yet', { ADUAN_SECRET: USED }, OTHER, 'note', /secret rotate, which uses it, or remove it/],
] as const)('says of a new secret that it is %s', async (_, env, waiting, state, fix) => {
  leave('secret.new', waiting);
  expect(await found(env)).toMatchObject([{ state, fix: expect.stringMatching(fix) }]);
});

it('says of a new secret in a replacement that was broken off that it must stay', async () => {
  const db = new Database(path.join(dataDir, 'aduan.db'));
  db.exec("insert into cursor values ('aduan', 'rotating', '{}', 0)");
  db.close();
  leave('secret.new', OTHER);
  expect(await found()).toMatchObject([{ state: 'bad', fix: expect.stringContaining('leave it where it is') }]);
});

it('calls a secret bad that others can read', async () => {
  leave('secret.until-2026-11-20', OTHER);
  chmodSync(path.join(dataDir, 'secret.until-2026-11-20'), 0o644);
  expect((await found()).map(({ state }) => state)).toEqual(['note', 'bad']);
});
