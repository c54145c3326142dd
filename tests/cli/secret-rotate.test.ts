import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import Database from 'better-sqlite3';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ComplaintCode } from '../../src/core/complaint/code.ts';
import { makeHandoverCode } from '../../src/core/handover/code.ts';
import { newTalk } from '../../src/core/intake/talk/talk.ts';
import { chatId, type Inbound } from '../../src/core/message.ts';
import { deriveKeys } from '../../src/core/seal/keys.ts';
import { SealBroken, Sealer } from '../../src/core/seal/sealer.ts';
import type { Database as OpenDatabase } from '../../src/core/store/engine/database.ts';
import { context } from '../../src/core/store/engine/sealed.ts';
import { openSqlite } from '../../src/core/store/engine/sqlite.ts';
import { openPostgres } from '../../src/core/store/postgres/postgres.ts';
import { endRotation, type Replacement, rotateSecret } from '../../src/core/store/rotate/rotate.ts';
import { systemClock } from '../../src/system-clock.ts';
import { type Running, runProgram, spawnProgram, startProgram } from '../app-run.ts';
import { type FreshDatabase, freshDatabase } from '../store/databases.ts';
import { Visitor } from '../web/visitor.ts';
import { file, openedHouse, PHOTO } from './filled-house.ts';
import { folder, run } from './program.ts';

/**
 * A secret has leaked. It is replaced in a province that has lived: samples with officers and evidence, an erased chat, codes that were given out and
 * not used yet. Whatever was found before is found afterwards, nothing opens with what the thief has, and whoever pulls the plug at any moment
 * finds the rest done when it is called again.
 */
const NEXT = 'the-secret-that-takes-its-place-0123456789';
const THIRD = 'and-the-one-after-that-0123456789-abcdefgh';
const INVITATION = 'MASUK-2026-ABCD';
const CODE = makeHandoverCode('01hwr8t0c4s9f2k');
const SOON = new Date(Date.now() + 3_600_000);
const LOOKS = { hash: '0123456789abcdef', light: 120, sharpness: 60 };

let filled: string;
let erasedMessage: Inbound;
let exportedBefore: string;

const inbound = (id: string, text: string): Inbound => ({
  ...{ channel: 'telegram', id, chat: chatId('4711'), from: { id: '4711' }, sentAt: new Date('2026-11-20T02:00:00Z') },
  ...{ private: true, content: { kind: 'text', text } },
});

beforeAll(async () => {
  filled = folder();
  expect(await run(['demo', '--complaints', '12'], { DATA_DIR: filled })).toMatchObject({ code: 0 });
  const house = await openedHouse(filled);
  await file(house, { code: 'DDDD-DDDD-DDD', submittedAt: new Date('2026-11-20T02:00:00Z') });
  const { store } = house;
  await store.invite({ code: INVITATION, desk: 'pusat', role: 'admin', expiresAt: SOON });
  erasedMessage = inbound('4711:1', 'kata-kata yang dihapus');
  const [conversation = 0] = await store.accept([erasedMessage], new Date());
  const step = async (effects: Parameters<typeof store.commit>[0]['effects']) => {
    const { row, inbox } = await store.read(conversation, 10);
    const handled = inbox.map(({ id }) => id);
    expect(
      await store.commit({ conversation, version: row.version, handled, talk: newTalk('id'), effects }),
    ).toMatchObject({ ok: true });
  };
  const picture = async () => {
    const kept = await house.evidence.keep(Readable.from([PHOTO]), {});
    if (!kept.ok) throw new Error(`the photo was not kept: ${kept.why}`);
    return { ...kept.file, looks: LOOKS };
  };
  await step([
    { do: 'open-dossier', dossier: 'draft-of-4711' },
    { do: 'keep-evidence', dossier: 'draft-of-4711', evidence: { id: 'e1', kind: 'photo', file: await picture() } },
    { do: 'erase', dossier: 'draft-of-4711' },
  ]);
  await store.accept([inbound('4711:2', 'jembatan putus')], new Date());
  await step([
    { do: 'open-dossier', dossier: 'second-of-4711' },
    { do: 'keep-evidence', dossier: 'second-of-4711', evidence: { id: 'e1', kind: 'photo', file: await picture() } },
    { do: 'offer-handover', code: CODE, dossier: 'second-of-4711', person: '4711', expiresAt: SOON },
  ]);
  await house.close();
  exportedBefore = (await run(['export'], { DATA_DIR: filled })).out;
  expect(exportedBefore.trim().split('\n').length).toBeGreaterThan(5);
});

/** A copy of the province, with the secret it has in a file. */
function copied(): { readonly dataDir: string; readonly secret: string } {
  const dataDir = path.join(folder(), 'data');
  cpSync(filled, dataDir, { recursive: true });
  return { dataDir, secret: readFileSync(path.join(dataDir, 'secret'), 'utf8').trim() };
}

/** Dies at a moment of the run: before a transaction, or when it is on the disk and nobody was told. */
class Died extends Error {}
function dying(db: OpenDatabase, commits: number, told: boolean): OpenDatabase {
  let left = commits;
  return {
    ...db,
    transact: async (jobs, lanes) => {
      if (left === 0 && told) throw new Died();
      const outcomes = await db.transact(jobs, lanes);
      if (left === 0) throw new Died();
      left -= 1;
      return outcomes;
    },
  };
}

const random = (bytes: number) => randomBytes(bytes);

/** What `verify` asks, without a process for it. */
async function agrees(dataDir: string, env: Readonly<Record<string, string>> = {}): Promise<boolean> {
  const house = await openedHouse(dataDir, env);
  const { store } = house;
  const [chain, rows] = [await store.verifyHistory(), await store.checkRows()];
  await house.close();
  return chain.ok && rows.brokenCount === 0 && rows.opened > 100;
}

/** Replaces a secret in as many lives as it takes. @returns how many those were */
async function inManyLives(open: () => Promise<OpenDatabase>, replacement: Replacement, rowsAtOnce: number) {
  for (let lives = 1; lives < 400; lives += 1) {
    const db = await open();
    const parts = { db: dying(db, lives % 3, lives % 2 === 0), random, clock: systemClock, rowsAtOnce };
    try {
      await rotateSecret(parts, replacement, () => undefined);
      await endRotation({ db });
      return lives;
    } catch (error) {
      if (!(error instanceof Died)) throw error;
    } finally {
      await db.close();
    }
  }
  throw new Error('it never ended');
}

const BLOBS_KEPT = new Set(['hash']); // of __drizzle_migrations, a text on both
/** Every value of bytes that a database holds, by table and column. */
async function bytesIn(dataDir: string, url: string | undefined): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const found = new Map<string, Set<string>>();
  const note = (table: string, rows: readonly unknown[]) => {
    for (const row of rows)
      for (const [column, value] of Object.entries(row as object)) {
        if (!Buffer.isBuffer(value) || value.length === 0) continue;
        const name = `${table}.${column}`;
        found.set(name, (found.get(name) ?? new Set()).add(value.toString('hex')));
      }
  };
  if (url === undefined) {
    const raw = new Database(path.join(dataDir, 'aduan.db'), { readonly: true });
    const tables = raw.prepare("select name from sqlite_master where type = 'table'").pluck().all() as string[];
    for (const table of tables) note(table, raw.prepare(`select * from "${table}"`).all());
    raw.close();
    return found;
  }
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const tables = await client.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public'",
  );
  for (const { name } of tables.rows) note(name, (await client.query(`select * from "${name}"`)).rows);
  await client.end();
  return found;
}

/** Columns of which some value is as it was. */
const unchangedIn = (
  before: ReadonlyMap<string, ReadonlySet<string>>,
  after: ReadonlyMap<string, ReadonlySet<string>>,
) =>
  [...before].flatMap(([column, values]) =>
    BLOBS_KEPT.has(column) || ![...values].some((value) => after.get(column)?.has(value)) ? [] : [column],
  );

describe.each(['sqlite', 'postgres'] as const)('a secret that is replaced, on %s', (kind) => {
  let dataDir: string;
  let secret: string;
  let database: FreshDatabase | undefined;
  let before: ReadonlyMap<string, ReadonlySet<string>>;
  let lives: number;

  const env = (now: string) => ({
    DATA_DIR: dataDir,
    ADUAN_SECRET: now,
    ...(database?.url === undefined ? {} : { DATABASE_URL: database.url }),
  });
  const open = async (): Promise<OpenDatabase> =>
    database?.url === undefined
      ? openSqlite(path.join(dataDir, 'aduan.db'), () => undefined, { asItIs: true })
      : openPostgres(database.url, () => undefined, { asItIs: true });

  beforeAll(async () => {
    ({ dataDir, secret } = copied());
    if (kind === 'postgres') {
      database = await freshDatabase('postgres');
      const moved = await run([
        'copy',
        '--from',
        `sqlite:${path.join(dataDir, 'aduan.db')}`,
        '--to',
        database.url ?? '',
      ]);
      expect(moved.out, moved.err).toContain('Both hold the same');
    }
    before = await bytesIn(dataDir, database?.url);
    lives = await inManyLives(open, { from: secret, to: NEXT }, 60);
  });
  afterAll(() => database?.remove());

  it('comes to its end, however often the plug is pulled', () => {
    expect(lives).toBeGreaterThan(18);
  });

  it('leaves each complaint as it was, and everything agrees, the history with a word of it', async () => {
    expect(await run(['export'], env(NEXT))).toEqual({ code: 0, out: exportedBefore, err: '' });
    const { code, out } = await run(['verify'], env(NEXT));
    expect(out).toMatch(/audit chain: \d+ entries, none changed or missing; the secret was replaced 20/);
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('Everything agrees') });
  });

  it('leaves nothing sealed or hashed as it was, in any column of any table', async () => {
    const after = await bytesIn(dataDir, database?.url);
    expect([...after.keys()].toSorted()).toEqual([...before.keys()].toSorted());
    expect(before.size).toBeGreaterThan(25);
    expect(unchangedIn(before, after)).toEqual([]);
  });

  it('has the old secret open nothing', async () => {
    const { code, err } = await run(['verify'], env(secret));
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('made with another ADUAN_SECRET') });
  });

  it('finds again what was only hashed: codes, an erased message, a picture, a person, a chat', async () => {
    const house = await openedHouse(dataDir, env(NEXT));
    const { store } = house;
    try {
      expect(await store.invitation(INVITATION)).toMatchObject({ desk: 'pusat', usedAt: null });
      expect(await store.handover(CODE, { channel: 'web', person: 'x' })).toMatchObject({ dossier: 'second-of-4711' });
      expect(await store.handoverOf('telegram', '4711', new Date())).toMatchObject({ dossier: 'second-of-4711' });
      expect((await store.openIn('telegram', chatId('4711'), 10))?.open).toBe(0);
      // Its words are gone, and it comes again all the same.
      expect(await store.accept([erasedMessage], new Date())).toEqual([]);
      expect(await store.adminCount()).toBeGreaterThan(0);
      expect(await store.samePictures(LOOKS, 5)).toEqual([]); // of a draft: no complaint has it
      for await (const { code } of store.complaints()) expect(await store.statusByCode(code)).not.toBeNull();
      await store.act([
        {
          ...{ do: 'move', complaint: 'DDDD-DDDD-DDD' as ComplaintCode, version: 1, change: {} },
          entry: { act: 'verify', to: 'verified', desk: 'pusat', by: 'system' },
        },
      ]);
      expect(await store.verifyHistory()).toMatchObject({ ok: true, rotated: [expect.any(Date)] });
    } finally {
      await house.close();
    }
  });

  it('can be replaced once more, and codes of long ago are still found', async () => {
    await inManyLives(open, { from: NEXT, to: THIRD }, 1_000);
    expect(await agrees(dataDir, env(THIRD))).toBe(true);
    const house = await openedHouse(dataDir, env(THIRD));
    expect(await house.store.invitation(INVITATION)).toMatchObject({ desk: 'pusat' });
    expect(await house.store.accept([erasedMessage], new Date())).toEqual([]);
    await house.close();
  });
});

describe('whoever has an old copy and its secret', () => {
  it('opens nothing of a later copy with the keys of conversations, though those were the same people’s', async () => {
    const { dataDir, secret } = copied();
    const thief = new Sealer(deriveKeys(secret), random);
    const rows = () => {
      const raw = new Database(path.join(dataDir, 'aduan.db'), { readonly: true });
      const found = raw
        .prepare(
          `select inbox.id, inbox.body, conversation_id as conversation, chat_hash as hash, wrapped_key as wrapped
           from inbox join conversation on conversation.id = conversation_id where length(body) > 0 order by inbox.id`,
        )
        .all() as { id: number; body: Buffer; conversation: number; hash: Buffer; wrapped: Buffer }[];
      raw.close();
      return found;
    };
    const stolen = new Map(
      rows().map((row) => [
        row.conversation,
        thief.unwrap(row.wrapped, context.conversation(row.hash.toString('hex'))),
      ]),
    );
    const opens = () =>
      rows().filter(({ body, conversation }) => {
        try {
          return thief.open(stolen.get(conversation) ?? Buffer.alloc(32), body, context.inbox(conversation)) !== '';
        } catch (error) {
          if (error instanceof SealBroken) return false;
          throw error;
        }
      }).length;
    expect(opens()).toBeGreaterThan(50);
    await inManyLives(
      async () => openSqlite(path.join(dataDir, 'aduan.db'), () => undefined),
      { from: secret, to: NEXT },
      1_000,
    );
    expect(opens()).toBe(0);
  });

  it('comes into no web chat by its cookie, nor to the rights of an officer there, and finds no code good', async () => {
    const { dataDir, secret } = copied();
    const chats = ['telegram', 'web'] as const;
    const before = await openedHouse(dataDir, { ADUAN_SECRET: secret });
    const people: { channel: 'telegram' | 'web'; chat: string }[] = [];
    const raw = new Database(path.join(dataDir, 'aduan.db'), { readonly: true });
    for (const id of raw.prepare('select id from conversation').pluck().all() as number[]) {
      const { row } = await before.store.read(id, 1);
      const channel = chats.find((each) => each === row.channel);
      if (channel) people.push({ channel, chat: row.chat });
    }
    const officers = async (store: typeof before.store) =>
      (await Promise.all(people.map(({ channel, chat }) => store.adminOf(channel, chat)))).filter((each) => each)
        .length;
    expect(await officers(before.store)).toBeGreaterThan(5);
    await before.close();
    raw.close();
    const stolen = { ended: ['web'] };
    await inManyLives(
      async () => openSqlite(path.join(dataDir, 'aduan.db'), () => undefined),
      { from: secret, to: NEXT, stolen },
      1_000,
    );
    const { store, ...house } = await openedHouse(dataDir, { ADUAN_SECRET: NEXT });
    for (const { channel, chat } of people)
      expect((await store.openIn(channel, chatId(chat), 1)) === null, channel).toBe(channel === 'web');
    expect(await officers(store)).toBe(0);
    expect(await store.invitation(INVITATION)).toBeNull();
    expect(await store.handover(CODE, { channel: 'web', person: 'x' })).toBeNull();
    await house.close();
    expect(await run(['export'], { DATA_DIR: dataDir, ADUAN_SECRET: NEXT })).toMatchObject({ out: exportedBefore });
    expect(await agrees(dataDir, { ADUAN_SECRET: NEXT })).toBe(true);
  });
});

describe('what was spoilt before', () => {
  it('is named as before, and nothing that was tampered with looks sound afterwards', async () => {
    const { dataDir, secret } = copied();
    const raw = new Database(path.join(dataDir, 'aduan.db'));
    raw.pragma('foreign_keys = off');
    raw.exec(`update history set act = 'look' where id = 3;
      update complaint set desk = 'nobody' where id = 2;
      update inbox set body = zeroblob(60) where id = 5;
      update conversation set wrapped_key = zeroblob(61) where id = 3;
      update invitation set role = 'supervisor' where rowid = 1;
      update place_key set key = zeroblob(8) where rowid = 1;`);
    raw.close();
    const findings = async (now: string) => {
      const { store, ...house } = await openedHouse(dataDir, { ADUAN_SECRET: now });
      const { broken, brokenCount } = await store.checkRows();
      const found = {
        chain: await store.verifyHistory(),
        brokenCount,
        rows: broken.filter(({ table }) => !['invitation', 'place_key'].includes(table)),
      };
      await house.close();
      return found;
    };
    const before = await findings(secret);
    expect(before).toMatchObject({ chain: { ok: false, why: 'changed', at: 3 } });
    expect(before.brokenCount).toBeGreaterThan(4);
    await inManyLives(
      async () => openSqlite(path.join(dataDir, 'aduan.db'), () => undefined),
      { from: secret, to: NEXT },
      1_000,
    );
    expect(await findings(NEXT)).toEqual(before);
  });

  it('is a history whose beginning was taken away, or whose word of a replacement was changed', async () => {
    const { dataDir, secret } = copied();
    await inManyLives(
      async () => openSqlite(path.join(dataDir, 'aduan.db'), () => undefined),
      { from: secret, to: NEXT },
      1_000,
    );
    const raw = new Database(path.join(dataDir, 'aduan.db'));
    raw.exec(
      "update cursor set place = replace(place, '\"entries\":', '\"entries\":1') where channel = 'aduan' and stream = 'rotated'",
    );
    raw.close();
    const house = await openedHouse(dataDir, { ADUAN_SECRET: NEXT });
    expect(await house.store.verifyHistory()).toEqual({ ok: false, why: 'changed', at: 1 });
    await house.close();
  });
});

describe('aduan secret rotate', () => {
  const PAGE_WAIT = { timeout: 60_000 };
  const at = (program: Running) => ({ request: (page: string, init?: RequestInit) => fetch(program.url + page, init) });

  it('in a life: killed again and again it goes on, and the same citizen goes on with the same draft', async () => {
    const { dataDir, secret } = copied();
    const env = { DATA_DIR: dataDir };
    let program = await startProgram(env);
    const rotate = () => spawnProgram(env, { args: ['secret', 'rotate'] });
    try {
      const citizen = await Visitor.at(at(program));
      await citizen.says('sampah menumpuk di Pasar Lima Banjarmasin sejak seminggu');
      await expect.poll(() => citizen.page(), PAGE_WAIT).toContain('Saya catat');
      const code = /"code":"([0-9A-Z-]{13})"/.exec(exportedBefore)?.[1] ?? '';
      const backup = path.join(folder(), 'backup');
      expect(await runProgram(['backup', backup], env)).toMatchObject({ code: 0 });
      // Not while anything works there.
      expect(await runProgram(['secret', 'rotate'], env)).toMatchObject({
        code: 2,
        err: expect.stringMatching(/another Aduan works in \S+ Stop that one first: this needs the folder for itself/),
      });
      await program.end('SIGTERM');

      for (const [pass, ...command] of [
        ['history', 'start'],
        ['place_key', 'backup', path.join(folder(), 'no')],
      ] as const) {
        const killed: { hears?: (output: string) => void } = {};
        const child = spawnProgram(env, {
          args: ['secret', 'rotate'],
          hears: (output) => killed.hears?.(output),
        });
        killed.hears = (output) => {
          if (output.includes(`${pass}:`)) child.process.kill('SIGKILL');
        };
        await child.gone;
        if (readFileSync(path.join(dataDir, 'secret'), 'utf8').trim() !== secret) break;
        expect(await runProgram(command, { ...env, PORT: '0' }), command[0]).toMatchObject({
          code: 1,
          err: expect.stringContaining('run `npm run aduan -- secret rotate` again'),
        });
      }
      const last = rotate();
      expect(await last.gone, last.output()).toBe(0);

      const now = readFileSync(path.join(dataDir, 'secret'), 'utf8').trim();
      expect(now).not.toBe(secret);
      expect(statSync(path.join(dataDir, 'secret')).mode & 0o777).toBe(0o600);
      const [aside = ''] = readdirSync(dataDir).filter((each) => each.startsWith('secret.until-'));
      expect(readFileSync(path.join(dataDir, aside), 'utf8').trim()).toBe(secret);
      expect(existsSync(path.join(dataDir, 'secret.new'))).toBe(false);

      program = await startProgram(env);
      const again = new Visitor(at(program));
      for (const [name, value] of citizen.cookies) again.cookies.set(name, value);
      expect(await again.page()).toContain('sampah menumpuk di Pasar Lima');
      await again.says('status');
      await expect.poll(() => again.page(), PAGE_WAIT).toContain('Belum terkirim');
      expect(await again.page(`/lacak/${code}`)).toContain(code);
      await program.end('SIGTERM');
      expect(await runProgram(['verify'], env)).toMatchObject({ code: 0 });
      // Backups of before need what was kept aside, and that alone.
      expect(await agrees(backup, { ADUAN_SECRET: secret })).toBe(true);
      await expect(agrees(backup, { ADUAN_SECRET: now })).rejects.toThrow('made with another ADUAN_SECRET');
    } finally {
      await program.end('SIGKILL');
    }
  });

  it('takes a secret from a file, and with ADUAN_SECRET says what to set; not the same one, nor a short one', async () => {
    const { dataDir, secret } = copied();
    rmSync(path.join(dataDir, 'secret'));
    const env = { DATA_DIR: dataDir, ADUAN_SECRET: secret };
    const given = path.join(folder(), 'given');
    for (const [text, words] of [
      ['short', /fewer than 32 characters/],
      [secret, /the secret that is in use/],
    ] as const) {
      writeFileSync(given, text);
      expect(await run(['secret', 'rotate', '--to', given], env)).toMatchObject({
        code: 2,
        err: expect.stringMatching(words),
      });
    }
    expect(await agrees(dataDir, env)).toBe(true);
    writeFileSync(given, `${NEXT}\n`, { mode: 0o644 });
    const { code, out, err } = await run(['secret', 'rotate', '--to', given], env);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain(`the new one is in ${path.join(dataDir, 'secret.new')}`);
    expect(out).toContain('Set ADUAN_SECRET to it, on every machine');
    for (const words of [secret, NEXT]) expect(out).not.toContain(words);
    expect(readFileSync(path.join(dataDir, 'secret.new'), 'utf8').trim()).toBe(NEXT);
    expect(statSync(path.join(dataDir, 'secret.new')).mode & 0o777).toBe(0o600);
    expect(existsSync(path.join(dataDir, 'secret'))).toBe(false);
    await expect(agrees(dataDir, env)).rejects.toThrow('made with another ADUAN_SECRET');
    expect(await agrees(dataDir, { ADUAN_SECRET: NEXT })).toBe(true);
    // What waits there is in use by now: another one is made.
    expect(await run(['secret', 'rotate'], { ...env, ADUAN_SECRET: NEXT })).toMatchObject({ code: 0 });
    expect(readFileSync(path.join(dataDir, 'secret.new'), 'utf8').trim()).not.toBe(NEXT);
  });

  it('ends what was broken off in its last step, whichever of the two files is there', async () => {
    const { dataDir, secret } = copied();
    const db = openSqlite(path.join(dataDir, 'aduan.db'), () => undefined);
    await rotateSecret({ db, random, clock: systemClock }, { from: secret, to: NEXT }, () => undefined);
    await db.close();
    const env = { DATA_DIR: dataDir };
    expect(await run(['verify'], env)).toMatchObject({ code: 1, err: expect.stringContaining('secret rotate') });
    // Without the new one nothing could be opened any more, and nothing is touched.
    expect(await run(['secret', 'rotate'], env)).toMatchObject({
      code: 2,
      err: expect.stringContaining('Put it back'),
    });
    writeFileSync(path.join(dataDir, 'secret.new'), 'of-somebody-else-of-somebody-else-of-somebody');
    expect(await run(['secret', 'rotate'], env)).toMatchObject({
      code: 2,
      err: expect.stringContaining('other secrets'),
    });
    const other = path.join(folder(), 'data');
    cpSync(dataDir, other, { recursive: true });
    writeFileSync(path.join(dataDir, 'secret.new'), NEXT);
    expect(await run(['secret', 'rotate'], env)).toMatchObject({ code: 0, err: '' });
    expect(await agrees(dataDir)).toBe(true);
    // The file was in its place already.
    writeFileSync(path.join(other, 'secret'), NEXT);
    expect(await run(['secret', 'rotate'], { DATA_DIR: other })).toMatchObject({ code: 0, err: '' });
    expect(await agrees(other)).toBe(true);
  });

  it('refuses where the secret is another one, and a part of a copy', async () => {
    const { dataDir } = copied();
    const wrong = { DATA_DIR: dataDir, ADUAN_SECRET: NEXT };
    expect(await run(['secret', 'rotate'], wrong)).toMatchObject({
      code: 2,
      err: expect.stringContaining('made with another ADUAN_SECRET'),
    });
    const raw = new Database(path.join(dataDir, 'aduan.db'));
    raw.exec("insert into cursor values ('aduan', 'copy', 'begun', 0)");
    raw.close();
    const part = await run(['secret', 'rotate'], { DATA_DIR: dataDir });
    expect(part).toMatchObject({ code: 1, err: expect.stringContaining('was broken off') });
    expect(existsSync(path.join(dataDir, 'secret.new'))).toBe(false);
  });
});
