import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { workAloneIn } from '../../src/core/store/postgres/alone-in-folder.ts';
import { runProgram } from '../app-run.ts';
import { type FreshDatabase, freshDatabase } from '../store/databases.ts';

let dir: string;
let database: FreshDatabase;
const file = () => path.join(dir, 'aduan.db');
const copy = (from: string, to: string) => runProgram(['copy', '--from', from, '--to', to], { DATA_DIR: dir });
const onPostgres = () => ({ DATA_DIR: dir, DATABASE_URL: database.url ?? '' });

beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'aduan-copy-'));
  const filled = await runProgram(['demo', '--complaints', '12'], { DATA_DIR: dir });
  expect(filled.code, filled.err).toBe(0);
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));
beforeEach(async () => {
  database = await freshDatabase('postgres');
});
afterEach(() => database.remove());

async function ask(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(statement);
  await client.end();
}

describe('moving a running province from SQLite to PostgreSQL', () => {
  it('brings everything over, sealed as it was, and back again', async () => {
    const before = await runProgram(['export'], { DATA_DIR: dir });
    expect(before.out.trim().split('\n').length).toBeGreaterThan(5);
    const moved = await copy(`sqlite:${file()}`, database.url ?? '');
    expect(moved.out, moved.err).toContain('Both hold the same');
    expect(moved.code).toBe(0);
    expect((await runProgram(['export'], onPostgres())).out).toBe(before.out);
    const verified = await runProgram(['verify'], onPostgres());
    expect(verified.code, verified.out).toBe(0);
    const again = mkdtempSync(path.join(tmpdir(), 'aduan-back-'));
    const returned = await copy(database.url ?? '', `sqlite:${path.join(again, 'aduan.db')}`);
    expect(returned.out, returned.err).toContain('Both hold the same');
    const tables = new Database(path.join(again, 'aduan.db'), { readonly: true });
    const original = new Database(file(), { readonly: true });
    const ids = 'SELECT name, seq FROM sqlite_sequence WHERE seq > 0 ORDER BY name';
    expect(tables.prepare(ids).all()).toEqual(original.prepare(ids).all());
    tables.close();
    original.close();
    rmSync(again, { recursive: true });
  });

  it('made again it writes only what is missing, different or gone', async () => {
    await copy(`sqlite:${file()}`, database.url ?? '');
    await ask("update complaint set category = 'other' where id = 3");
    await ask('delete from complaint_message where complaint_id = 4');
    await ask("insert into desk_chat (desk, conversation_id) values ('nobody', 1)");
    const again = await copy(`sqlite:${file()}`, database.url ?? '');
    expect(again.out).toMatch(/complaint: \d+ rows, 1 written/);
    expect(again.out).toMatch(/desk_chat: \d+ rows, 0 written, 1 removed/);
    expect(again.out).toContain('Both hold the same');
  });

  it('broken off, it is no province: nothing works on a part, nor copies from it, until it was made to the end', async () => {
    const target = path.join(mkdtempSync(path.join(tmpdir(), 'aduan-part-')), 'aduan.db');
    await copy(`sqlite:${file()}`, `sqlite:${target}`);
    // As after the first tables: the mark of a copy that goes on, and rows that are still to come.
    const part = new Database(target);
    part.exec("delete from complaint_message; insert into cursor values ('aduan', 'copy', 'begun', 0)");
    part.close();
    const there = {
      DATA_DIR: path.dirname(target),
      ADUAN_SECRET: readFileSync(path.join(dir, 'secret'), 'utf8').trim(),
    };
    for (const command of ['start', 'verify', 'export'])
      expect((await runProgram([command], { ...there, PORT: '0' })).err, command).toContain('was broken off');
    expect((await copy(`sqlite:${target}`, database.url ?? '')).err).toContain('--from: a copy into this database was');
    expect((await copy(`sqlite:${file()}`, `sqlite:${target}`)).out).toContain('Both hold the same');
    expect(
      (await runProgram(['verify'], { ...there, EVIDENCE_URL: `file://${path.join(dir, 'evidence')}` })).out,
    ).toContain('Everything agrees');
    rmSync(path.dirname(target), { recursive: true });
  });

  it('goes on with new ids after the old ones', async () => {
    await copy(`sqlite:${file()}`, database.url ?? '');
    const invited = await runProgram(['invite', '--desk', 'kalsel'], onPostgres());
    expect(invited.code, invited.err).toBe(0);
    await ask(
      "insert into conversation (channel, chat_hash, wrapped_key, version, chat, updated_at, blocked) values ('x', 'h', 'k', 0, 'c', now(), false)",
    );
  });

  it('a backup of PostgreSQL is a folder that SQLite opens', async () => {
    await copy(`sqlite:${file()}`, database.url ?? '');
    const target = mkdtempSync(path.join(tmpdir(), 'aduan-backup-'));
    const made = await runProgram(['backup', target], onPostgres());
    expect(made.code, made.err).toBe(0);
    const secret = readFileSync(path.join(dir, 'secret'), 'utf8').trim();
    const looked = await runProgram(['verify'], { DATA_DIR: target, ADUAN_SECRET: secret });
    expect(looked.out).toContain('Everything agrees');
    const exported = await runProgram(['export'], { DATA_DIR: target, ADUAN_SECRET: secret });
    expect(exported.out).toBe((await runProgram(['export'], { DATA_DIR: dir })).out);
    rmSync(target, { recursive: true });
  });

  it.each([
    ['an earlier version', -1],
    ['a newer version', 1],
  ])('refuses one that %s left: what it does not know it would miss', async (version, by) => {
    const moved = `update drizzle.__drizzle_migrations set created_at = created_at + ${by}`;
    await copy(`sqlite:${file()}`, database.url ?? '');
    await ask(moved);
    const target = mkdtempSync(path.join(tmpdir(), 'aduan-refused-'));
    const fromServer = await copy(database.url ?? '', `sqlite:${path.join(target, 'aduan.db')}`);
    expect(fromServer).toMatchObject({ code: 1, out: '', err: expect.stringContaining(version) });
    expect(readdirSync(target)).toEqual([]);
    const kept = path.join(target, 'kept.db');
    const tables = new Database(file(), { readonly: true });
    await tables.backup(kept);
    tables.close();
    const changed = new Database(kept);
    changed.exec(moved.replace('drizzle.', ''));
    changed.close();
    const fromFile = await copy(`sqlite:${kept}`, database.url ?? '');
    expect(fromFile).toMatchObject({ code: 1, out: '', err: expect.stringContaining(version) });
    rmSync(target, { recursive: true });
  });

  it('lets the target go when the source can not be opened', async () => {
    const unreachable = await copy('postgres://a@127.0.0.1:9/x', database.url ?? '');
    expect(unreachable).toMatchObject({ code: 1, err: expect.stringContaining('--from') });
    const damaged = await copy('sqlite:package.json', database.url ?? '');
    expect(damaged).toMatchObject({ code: 1, err: expect.stringContaining('SQLITE_NOTADB') });
    const notOurs = await copy(database.url ?? '', `sqlite:${file()}`);
    expect(notOurs).toMatchObject({ code: 1, err: expect.stringContaining('nothing of Aduan') });
  });

  it('does not write where another program works, and does once that one is gone', async () => {
    const target = mkdtempSync(path.join(tmpdir(), 'aduan-working-'));
    const to = `sqlite:${path.join(target, 'aduan.db')}`;
    expect((await copy(`sqlite:${file()}`, to)).code).toBe(0);
    const working = workAloneIn(target);
    const refused = await copy(`sqlite:${file()}`, to);
    expect(refused).toMatchObject({ code: 1, out: '', err: expect.stringContaining('--to: another Aduan works in') });
    await working?.release();
    expect((await copy(`sqlite:${file()}`, to)).out).toContain('Both hold the same');
    rmSync(target, { recursive: true });
  });

  it('says plainly what it can not do', async () => {
    expect(await copy('sqlite:/nowhere/aduan.db', database.url ?? '')).toMatchObject({ code: 2 });
    expect((await copy('mysql://x', database.url ?? '')).err).toContain('--from names no database');
    const unreachable = await copy(`sqlite:${file()}`, 'postgres://a:CANARY@127.0.0.1:9/x');
    expect(unreachable.code).toBe(1);
    expect(unreachable.err).not.toContain('CANARY');
  });
});
