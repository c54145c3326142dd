import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { EvidenceFault } from '../../src/core/evidence/fault.ts';
import { StoreFault } from '../../src/core/store/port/store.ts';
import { shutFolder } from '../../src/database.ts';
import { faultInWords } from '../../src/fault-in-words.ts';
import { lastVerify, noteVerify } from '../../src/last-runs.ts';
import { file, openedHouse } from './filled-house.ts';
import { folder, run } from './program.ts';

/**
 * What goes wrong on any machine: the disk is full, the wrong user runs a command, a name is another thing than was thought. Whoever reads it knows what it
 * is and what to do, and sees no place in the program.
 */
async function filledFolder(): Promise<string> {
  const dataDir = folder();
  const house = await openedHouse(dataDir);
  await file(house, { code: 'DDDD-DDDD-DDD', submittedAt: new Date('2026-11-20T02:00:00Z') });
  await house.close();
  return dataDir;
}
const ofSystem = (code: string, name?: string) =>
  Object.assign(new Error(`${code}: words of a person`), { code, syscall: 'open', ...(name && { path: name }) });

describe('a fault of the machine, in words', () => {
  it.each([
    [ofSystem('ENOSPC', '/data/x'), '/data/x: the disk is full (ENOSPC): make room and try again'],
    [ofSystem('EROFS'), /can only be read \(EROFS\): mount it/],
    [
      ofSystem('EACCES', '/data'),
      /^\/data: this user has no right to \(EACCES\): run it as the user that Aduan runs as/,
    ],
    [new EvidenceFault('ENOSPC'), /^the disk is full/],
    [new StoreFault('full', 'SQLITE_FULL'), /the disk is full: make room/],
    [new Database.SqliteError('words of a person', 'SQLITE_FULL'), /the disk is full: make room/],
  ])('%s', (fault, words) => expect(faultInWords(fault)).toMatch(words));

  it('says of a server what is to be done there, and not with DATA_DIR', () => {
    const words = faultInWords(new StoreFault('io', 'ECONNREFUSED'), { databaseUrl: 'postgres://db/aduan' });
    expect(words).toContain('look whether the server runs');
  });
  it('is none where the program itself may be wrong, or a library says so', () => {
    expect(faultInWords(new TypeError('x is not a function'))).toBeUndefined();
    expect(faultInWords(Object.assign(new Error('x'), { code: 'ENOENT' }))).toBeUndefined();
    expect(faultInWords('words')).toBeUndefined();
  });
});

describe('backup', () => {
  it('into what can be no folder says so, with 2, and makes nothing', async () => {
    const dataDir = await filledFolder();
    const taken = path.join(folder(), 'taken');
    writeFileSync(taken, '');
    const onFile = await run(['backup', taken], { DATA_DIR: dataDir });
    expect(onFile).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^No backup can be made\. .*taken: .*choose another name\n$/),
    });
    const below = await run(['backup', path.join(taken, 'b')], { DATA_DIR: dataDir });
    expect(below).toMatchObject({
      code: 2,
      err: expect.stringMatching(/a file and no folder \(ENOTDIR\): look at the name\n$/),
    });
  });
  it('makes no folder where there is nothing to copy', async () => {
    const where = folder();
    const { code } = await run(['backup', path.join(where, 'b')], { DATA_DIR: folder() });
    expect({ code, left: readdirSync(where) }).toEqual({ code: 1, left: [] });
  });
  it('whose time can not be noted is whole, and says so', async () => {
    const dataDir = await filledFolder();
    mkdirSync(path.join(dataDir, 'last-backup'));
    const to = path.join(folder(), 'b');
    const { code, out, err } = await run(['backup', to], { DATA_DIR: dataDir });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('The backup itself is whole');
    expect(readdirSync(to)).toContain('manifest.json');
    expect(readdirSync(dataDir).filter((name) => name.startsWith('last-backup'))).toEqual(['last-backup']);
  });
});

describe('what was last looked through', () => {
  it('is noted over what another user left, as long as the folder is ours', async () => {
    const dataDir = folder();
    const at = new Date('2026-11-28T02:00:00Z');
    await noteVerify(dataDir, { at: new Date(0), wrong: 3 });
    // Whoever is no root can neither read nor write it now.
    chmodSync(path.join(dataDir, 'last-verify'), 0o000);
    await noteVerify(dataDir, { at, wrong: 0 });
    expect(await lastVerify(dataDir)).toEqual({ at, wrong: 0 });
    expect(readdirSync(dataDir)).toEqual(['last-verify']);
  });
});

// Root is kept out of nothing.
describe.skipIf(process.getuid?.() === 0)('a data folder of another user', () => {
  it('is not called empty: each command says whose it has to be, and doctor goes on to its end', async () => {
    const dataDir = await filledFolder();
    chmodSync(dataDir, 0o000);
    try {
      expect(shutFolder(dataDir)).toBe('EACCES');
      for (const command of [
        ['verify'],
        ['export'],
        ['backup', path.join(folder(), 'b')],
        ['affected'],
        ['erase-again'],
      ])
        expect(await run(command, { DATA_DIR: dataDir }), command[0]).toMatchObject({
          code: 2,
          err: expect.stringContaining('run this as the user that Aduan runs as'),
        });
      const { code, out } = await run(['doctor'], { DATA_DIR: dataDir, PORT: '0' });
      expect(code).toBe(1);
      expect(out).toMatch(/skipped\s+database\s+until this user may open/);
      expect(out).toMatch(/1 to mend\.\n$/);
    } finally {
      chmodSync(dataDir, 0o700);
    }
  });
});

describe('a policy that can not be read', () => {
  it('because it is a folder is said', async () => {
    const where = folder();
    expect(await run(['policy', 'check', where])).toEqual({
      ...{ code: 1, out: '' },
      err: `${where} can not be read (EISDIR): it is a folder: name the file in it\n`,
    });
  });
  it('keeps doctor from looking into the database, and it says that it did not', async () => {
    const dataDir = await filledFolder();
    const bad = path.join(folder(), 'bad.yaml');
    writeFileSync(bad, readFileSync('policy/kalsel.yaml', 'utf8').replace('centralDesk: pusat', 'centralDesk: nobody'));
    const { code, out } = await run(['doctor'], { DATA_DIR: dataDir, POLICY_FILE: bad, PORT: '0' });
    expect(code).toBe(1);
    expect(out).toMatch(/skipped\s+database\s+until the policy is good/);
  });
});
