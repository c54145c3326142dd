import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { spawnProgram } from '../app-run.ts';
import { Chance } from '../simulation/chance.ts';
import { removeFolder } from './folder.ts';
import { canForget, ForgetfulDisk } from './forgetful-disk.ts';

let dir: string;
let scratch: string;
let disk: ForgetfulDisk;

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'aduan-forgetful-'));
  scratch = mkdtempSync(path.join(tmpdir(), 'aduan-book-'));
});
afterEach(async () => {
  await removeFolder(dir);
  await removeFolder(scratch);
});

/** Lets a program of a few lines loose on the folder, which it knows as `dir`. */
function lives(lines: string, before: () => void = () => undefined): void {
  disk.begin();
  before();
  const script = `const fs = require('node:fs'); const dir = ${JSON.stringify(dir)}; ${lines}`;
  const { status, stderr } = spawnSync(process.execPath, ['-e', script], { env: { ...process.env, ...disk.env } });
  expect(status, String(stderr)).toBe(0);
}

/** What may be left of a life, over so many cuts: each different outcome once, as text. */
function outcomes(lines: string, cuts = 40): ReadonlySet<string> {
  const found = new Set<string>();
  for (let seed = 1; seed <= cuts; seed += 1) {
    for (const name of readdirSync(dir)) spawnSync('rm', ['-rf', path.join(dir, name)]);
    writeFileSync(path.join(dir, 'old'), 'old');
    lives(lines);
    disk.cut(new Chance(seed));
    found.add(
      filesOf(dir)
        .map((name) => `${name}=${readFileSync(path.join(dir, name), 'latin1')}`)
        .join(' '),
    );
  }
  return found;
}

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(path.join(folder, name)).isFile())
    .toSorted();

describe.skipIf(!canForget())('a disk that forgets', () => {
  beforeEach(() => {
    disk = new ForgetfulDisk(dir, scratch);
  });

  it('keeps what was flushed, whatever else is lost', () => {
    expect(
      outcomes(
        `const f = fs.openSync(dir + '/new', 'w'); fs.writeSync(f, 'one'); fs.fsyncSync(f); fs.closeSync(f);`,
        10,
      ),
    ).toEqual(new Set(['new=one old=old']));
  });

  it('may lose a name, the bytes, or a part of them, when nothing was flushed', () => {
    const found = outcomes(`fs.writeFileSync(dir + '/new', 'one');`);
    expect(found).toEqual(new Set(['old=old', 'new= old=old', 'new=one old=old']));
  });

  it('loses writes one by one, and keeps those before the last flush', () => {
    const found = outcomes(
      `const f = fs.openSync(dir + '/old', 'r+'); fs.writeSync(f, 'a', 0); fs.fdatasyncSync(f); fs.writeSync(f, 'b', 1); fs.writeSync(f, 'c', 2);`,
    );
    expect(found).toEqual(new Set(['old=ald', 'old=abd', 'old=alc', 'old=abc']));
  });

  it('may give a file its old name back, until its folder is flushed', () => {
    const written = `const f = fs.openSync(dir + '/new', 'w'); fs.writeSync(f, 'one'); fs.fsyncSync(f); fs.renameSync(dir + '/new', dir + '/old');`;
    expect(outcomes(written)).toEqual(new Set(['new=one old=old', 'old=one']));
    expect(outcomes(`${written} fs.fsyncSync(fs.openSync(dir, 'r'));`, 10)).toEqual(new Set(['old=one']));
  });

  it('may bring back what was removed', () => {
    expect(outcomes(`fs.unlinkSync(dir + '/old');`)).toEqual(new Set(['old=old', '']));
  });

  it('fails where it is told to, as often as it is told to, and in its own folder only', async () => {
    writeFileSync(path.join(dir, 'old'), 'old');
    const each = {
      writes: `const f = fs.openSync(dir + '/old', 'r+'); fs.writeSync(f, 'a');`,
      flushes: `const f = fs.openSync(dir + '/old', 'r+'); fs.writeSync(f, 'old'); fs.fsyncSync(f);`,
      names: `fs.writeFileSync(dir + '/new', '');`,
      reads: `fs.readFileSync(dir + '/old');`,
    } as const;
    for (const kind of ['writes', 'flushes', 'names', 'reads'] as const) {
      const tries = `let failed = ''; for (let i = 0; i < 3; i += 1) try { ${each[kind]} } catch (error) { failed += error.code + ' '; }
        fs.writeFileSync(${JSON.stringify(path.join(scratch, 'failed'))}, failed);`;
      lives(tries, () => disk.fail([kind], 'EIO', 2));
      expect(readFileSync(path.join(scratch, 'failed'), 'utf8'), kind).toBe('EIO EIO ');
      lives(tries);
      expect(readFileSync(path.join(scratch, 'failed'), 'utf8'), kind).toBe('');
    }
    const writes = `for (let i = 0; i < 5; i += 1) try { fs.writeFileSync(dir + '/full', String(i)); } catch (error) {
      fs.writeFileSync(${JSON.stringify(path.join(scratch, 'failed'))}, error.code + ' after ' + i); break; }`;
    lives(writes, () => disk.fail(['writes'], 'ENOSPC', undefined, 3));
    expect(readFileSync(path.join(scratch, 'failed'), 'utf8')).toBe('ENOSPC after 3');
    expect(disk.hasFailed).toBe(true);
    lives(`fs.readFileSync(dir + '/old');`, () => {
      disk.fail(['reads'], 'EROFS');
      disk.heal();
    });
  });

  it('has no gap in its book: by it the folder of the whole program holds what it really holds', async () => {
    disk.begin();
    const program = spawnProgram({ DATA_DIR: dir, ...disk.env });
    await program.up;
    program.process.kill('SIGTERM');
    expect(await program.gone).toBe(0);
    const real = new Map(filesOf(dir).map((name) => [name, readFileSync(path.join(dir, name))]));
    expect(disk.whole()).toEqual(real);
    expect([...real.keys()]).toContain('aduan.db');
  });
});
