import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SetClock } from '../../src/cli/demo-agenda.ts';
import { DemoChannel } from '../../src/cli/demo-citizen.ts';
import { makeFile } from '../../src/cli/demo-files.ts';
import type { House } from '../../src/cli/house.ts';
import { openStage, type Stage } from '../../src/cli/stage.ts';
import type { ComplaintCode } from '../../src/core/complaint/code.ts';
import { type Content, chatId, type Inbound, plain } from '../../src/core/message.ts';
import { compareErasures, eraseAgain } from '../../src/erase-again.ts';
import { openErasureLedger } from '../../src/erasure-ledger.ts';
import { DATABASES, type FreshDatabase, freshDatabase } from '../store/databases.ts';
import { file, openedHouse } from './filled-house.ts';
import { folder, launch, run } from './program.ts';

/**
 * Fault 56. People told something, a backup was made, and afterwards they had it erased; then the backup is put back. Whoever has it with the secret could read
 * what is gone. The ledger lies elsewhere, and names what to erase again before anybody is heard.
 */
const ADUAN_SECRET = 'a secret of more than thirty-two characters';
/** A word that only this person says. */
const wordOf = (name: string) => `kenanga${name}`;
/** Drafts of all kinds: with words alone, with a photo, set aside for another, and words that were stored and not heard yet. */
const ERASING = Array.from({ length: 12 }, (_, number) => `A${number}`);
const UNHEARD = 'Unheard';
const KEEPING = 'Keeping';
const FORGOTTEN: readonly ComplaintCode[] = ['DDDD-DDDD-DDD' as ComplaintCode, 'EEEE-EEEE-EEE' as ComplaintCode];
const KEPT = 'FFFF-FFFF-FFF' as ComplaintCode;

let made: FreshDatabase[] = [];
afterAll(async () => {
  for (const database of made) await database.remove();
});

type Env = Readonly<Record<string, string>>;

/** Settings of an installation of its own. */
async function installation(kind: (typeof DATABASES)[number]): Promise<Env & { readonly DATA_DIR: string }> {
  const DATA_DIR = folder();
  if (kind === 'sqlite') return { DATA_DIR, ADUAN_SECRET };
  const database = await freshDatabase('postgres');
  made = [...made, database];
  return { DATA_DIR, ADUAN_SECRET, DATABASE_URL: database.url ?? '' };
}

/** The town's people, each in a chat of their own. */
class People {
  readonly channel = new DemoChannel('telegram', makeFile);
  readonly #clock = new SetClock();
  #count = 0;
  #stage: Stage | undefined;

  async in<Result>(house: House, act: () => Promise<Result>): Promise<Result> {
    this.#stage = await openStage(house, { channels: [this.channel], clock: this.#clock, language: 'id' });
    try {
      return await act();
    } finally {
      await this.#stage.close();
    }
  }
  message(name: string, content: Content): Inbound {
    this.#count += 1;
    const id = `m${this.#count}`;
    const sentAt = this.#clock.now();
    return {
      channel: 'telegram',
      id,
      messageId: id,
      chat: chatId(name),
      from: { id: name },
      sentAt,
      private: true,
      content,
    };
  }
  async says(name: string, text: string): Promise<string> {
    await this.#stage?.hear(this.message(name, { kind: 'text', text }));
    return plain(this.channel.lastIn(chatId(name))?.text ?? []);
  }
  async sends(name: string): Promise<void> {
    await this.#stage?.hear(this.message(name, { kind: 'media', media: { kind: 'photo', handle: '1' } }));
  }
}

const tells = (name: string) => `Jalan berlubang di Jl. ${wordOf(name)} Banjarmasin sejak kemarin, banyak motor jatuh`;

/** Everybody tells; a backup is made; whoever erases has it erased. @returns the backup's folder */
async function lived(env: Env & { readonly DATA_DIR: string }, people: People): Promise<string> {
  const house = await openedHouse(env.DATA_DIR, env);
  await people.in(house, async () => {
    for (const [number, name] of [...ERASING, KEEPING].entries()) {
      await people.says(name, tells(name));
      if (number % 2 === 0) await people.sends(name);
      if (number % 3 === 0 && name !== KEEPING) {
        await people.says(name, 'lapor baru');
        await people.says(name, `Lampu jalan mati di Jl. ${wordOf(name)} Martapura sejak kemarin`);
      }
    }
  });
  for (const code of [...FORGOTTEN, KEPT])
    await file(house, {
      code,
      submittedAt: new Date('2026-11-20T02:00:00Z'),
      messages: [{ at: new Date(), from: 'citizen', text: wordOf(code) }],
    });
  // Stored, and the program ended before it was heard.
  await house.store.accept([people.message(UNHEARD, { kind: 'text', text: tells(UNHEARD) })], new Date());
  await house.close();

  const backup = path.join(folder(), 'backup');
  expect(await run(['backup', backup], env)).toMatchObject({ code: 0 });

  const again = await openedHouse(env.DATA_DIR, env);
  await people.in(again, async () => {
    for (const name of [...ERASING, UNHEARD]) {
      // Until nothing is left that could be erased.
      for (let drafts = 0; drafts < 3; drafts += 1) {
        await people.says(name, '/hapusdata');
        await people.says(name, 'ya');
      }
    }
  });
  for (const code of FORGOTTEN) await forget(again, code);
  await again.close();
  return backup;
}

async function forget({ store }: House, complaint: ComplaintCode): Promise<void> {
  const view = await store.statusByCode(complaint);
  if (!view) throw new Error('there is no such complaint');
  const entry = { act: 'forget', to: view.status, desk: view.desk, by: 'system' } as const;
  await store.act([
    { do: 'move', complaint, version: view.version, entry },
    { do: 'forget', complaint },
  ]);
}

/** Whoever can be read in an installation: all that its secret opens, talks, transcripts, complaints and unhandled messages. */
async function readable(env: Env & { readonly DATA_DIR: string }): Promise<readonly string[]> {
  const house = await openedHouse(env.DATA_DIR, env);
  try {
    const texts: string[] = [];
    for (const name of [...ERASING, UNHEARD, KEEPING])
      texts.push(JSON.stringify(await house.store.transcript('telegram', chatId(name), { limit: 200 })));
    for (let conversation = 1; conversation <= ERASING.length + 5; conversation += 1)
      texts.push(JSON.stringify(await house.store.read(conversation, 50)));
    for (const code of [...FORGOTTEN, KEPT]) texts.push(JSON.stringify(await house.store.complaintByCode(code)));
    const all = texts.join('\n');
    return [...ERASING, UNHEARD, KEEPING, ...FORGOTTEN, KEPT].filter((name) =>
      new RegExp(`${wordOf(name)}(?![0-9])`).test(all),
    );
  } finally {
    await house.close();
  }
}

/** Keys of drafts and complaints, as they are stored. */
function keysIn(database: string): readonly Buffer[] {
  const db = new Database(database, { readonly: true });
  try {
    return db.prepare<[], Buffer>('select wrapped_key from dossier').pluck().all();
  } finally {
    db.close();
  }
}

/** Puts a backup in the place of a data folder on another machine, and beside it what there is of the ledger. */
async function restored(kind: (typeof DATABASES)[number], backup: string, ledger: string | undefined) {
  const env = await installation(kind);
  if (kind === 'sqlite') cpSync(backup, env.DATA_DIR, { recursive: true });
  else {
    cpSync(path.join(backup, 'evidence'), path.join(env.DATA_DIR, 'evidence'), { recursive: true });
    const to = env.DATABASE_URL ?? '';
    expect(await run(['copy', '--from', `sqlite:${backup}/aduan.db`, '--to', to])).toMatchObject({ code: 0 });
  }
  if (ledger) cpSync(ledger, path.join(env.DATA_DIR, 'erasures', 'of-before'), { recursive: true });
  return env;
}

describe.each(DATABASES)('an older backup that is put back, on %s', (kind) => {
  let env: Awaited<ReturnType<typeof installation>>;
  let people: People;
  let backup: string;
  beforeAll(async () => {
    env = await installation(kind);
    people = new People();
    backup = await lived(env, people);
  });

  it('holds nothing that was erased since, once the ledger was heard', async () => {
    expect(await readable(env)).toEqual([KEEPING, KEPT]);

    // Without the ledger everything is there again: this is what the fault is.
    const careless = await restored(kind, backup, undefined);
    expect(await readable(careless)).toEqual([...ERASING, UNHEARD, KEEPING, ...FORGOTTEN, KEPT]);
    // So whoever puts it back is told, by whatever is run first, and doctor goes on saying so.
    const UNHEARD_WORDS = /put back from a backup of \d{4}-.* names nothing that was erased after it/;
    expect(await run(['verify'], careless)).toMatchObject({ code: 0, out: expect.stringMatching(UNHEARD_WORDS) });
    expect(await run(['erase-again'], careless)).toMatchObject({ code: 0, out: expect.stringMatching(UNHEARD_WORDS) });
    expect((await run(['doctor'], { ...careless, PORT: '0' })).out).toMatch(UNHEARD_WORDS);
    // The ledger is found later: heard after all, and the note is gone.
    cpSync(path.join(env.DATA_DIR, 'erasures'), path.join(careless.DATA_DIR, 'erasures', 'found'), { recursive: true });
    expect(await run(['erase-again'], careless)).toMatchObject({
      code: 0,
      out: expect.not.stringMatching(UNHEARD_WORDS),
    });
    expect(await readable(careless)).toEqual([KEEPING, KEPT]);
    expect((await run(['doctor'], { ...careless, PORT: '0' })).out).not.toMatch(UNHEARD_WORDS);

    const back = await restored(kind, backup, path.join(env.DATA_DIR, 'erasures'));
    const keys = keysIn(path.join(backup, 'aduan.db'));
    const before = await run(['verify'], back);
    expect(before.out).not.toContain('put back from a backup');
    expect(before).toMatchObject({
      code: 1,
      out: expect.stringMatching(/WRONG {2}erasures: \d+ that were erased since/),
    });
    expect((await run(['doctor'], back)).out).toMatch(/bad +erasures +\d+ drafts and complaints were erased since/);

    const done = await run(['erase-again'], back);
    expect(done).toMatchObject({ code: 0, out: expect.stringContaining('are erased here again') });
    expect(await readable(back)).toEqual([KEEPING, KEPT]);
    expect(await run(['verify'], back)).toMatchObject({ code: 0, out: expect.stringContaining('good   erasures') });
    expect(await run(['erase-again'], back)).toMatchObject({
      code: 0,
      out: expect.stringContaining('Nothing was erased'),
    });
    if (kind === 'sqlite') {
      // Nor do the keys of it lie anywhere in the file: one of the draft that goes on, one of the complaint that stays.
      const bytes = readFileSync(path.join(back.DATA_DIR, 'aduan.db'));
      expect(keys.filter((key) => bytes.includes(key))).toHaveLength(2);
    }
  });

  it('is heard by a start before anybody is, and whoever kept a draft goes on with it', async () => {
    const back = await restored(kind, backup, path.join(env.DATA_DIR, 'erasures'));
    const { child, ended, prints } = launch(['start'], { ...back, PORT: '0' });
    await prints(/erased again {2}\d+ drafts and complaints/);
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: 0 });
    expect(await readable(back)).toEqual([KEEPING, KEPT]);
    const house = await openedHouse(back.DATA_DIR, back);
    try {
      await people.in(house, async () => {
        expect(await people.says(KEEPING, 'status')).toContain('Banjarmasin');
        expect(await people.says('A1', 'status')).not.toContain('Banjarmasin');
      });
    } finally {
      await house.close();
    }
  });

  it('that has no ledger beside it is told of by the first start, and by no later one', async () => {
    const back = await restored(kind, backup, undefined);
    const said: boolean[] = [];
    for (let starts = 0; starts < 2; starts += 1) {
      const { child, ended, prints } = launch(['start'], { ...back, PORT: '0' });
      await prints(/ {2}stop {2}/);
      child.kill('SIGTERM');
      const { code, out } = await ended;
      expect(code).toBe(0);
      said.push(/ {2}put back {2}.*may be in it again\n +→ put every other copy of the ledger below/.test(out));
    }
    expect(said).toEqual([true, false]);
  });

  it('is known to a program that died between what it erased and the ledger: its next start writes it down, so that a backup knows of it', async () => {
    // It died before a word of it was in the ledger.
    rmSync(path.join(env.DATA_DIR, 'erasures'), { recursive: true });
    const house = await openedHouse(env.DATA_DIR, env);
    const { missing, unwritten } = await compareErasures(house);
    await house.close();
    expect(missing).toEqual([]);
    expect(unwritten.length).toBeGreaterThanOrEqual(ERASING.length + FORGOTTEN.length + 1);
    expect(await run(['verify'], env)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/note {3}erasures: \d+ are not in the ledger/),
    });
    expect(await run(['erase-again'], env)).toMatchObject({ code: 0 });
    const back = await restored(kind, backup, path.join(env.DATA_DIR, 'erasures'));
    expect(await run(['erase-again'], back)).toMatchObject({ code: 0 });
    expect(await readable(back)).toEqual([KEEPING, KEPT]);
  });

  it('is erased to the end by one that was broken off after each of its steps', async () => {
    const back = await restored(kind, backup, path.join(env.DATA_DIR, 'erasures'));
    let breaks = 0;
    /** Dies after each commit in turn: before the next, and before it is noted. */
    for (let left = 0, done = false; !done; left += 1) {
      const house = await openedHouse(back.DATA_DIR, back);
      let commits = 0;
      const dying =
        <Given extends readonly unknown[], Result>(act: (...given: Given) => Promise<Result>) =>
        async (...given: Given): Promise<Result> => {
          if (commits === left + 1) throw new Error('it died');
          commits += 1;
          return act(...given);
        };
      const { store } = house;
      const mortal = {
        erasures: store.erasures.bind(store),
        stillThere: store.stillThere.bind(store),
        read: store.read.bind(store),
        statusByCode: store.statusByCode.bind(store),
        commit: dying(store.commit.bind(store)),
        act: dying(store.act.bind(store)),
        noteErasures: dying(store.noteErasures.bind(store)),
        cursor: store.cursor.bind(store),
        moveCursor: store.moveCursor.bind(store),
      };
      const parts = { ...house, store: mortal, language: 'id' as const, clock: new SetClock() };
      done = await eraseAgain(parts).then(
        () => true,
        () => false,
      );
      breaks += done ? 0 : 1;
      await house.close();
    }
    expect(breaks).toBeGreaterThan(3);
    expect(await readable(back)).toEqual([KEEPING, KEPT]);
  });

  it('is told of by a ledger of ids and times alone', () => {
    const dir = path.join(env.DATA_DIR, 'erasures');
    const lines = readdirSync(dir).flatMap((name) =>
      readFileSync(path.join(dir, name), 'utf8').split('\n').filter(Boolean),
    );
    expect(lines.length).toBeGreaterThan(ERASING.length);
    for (const line of lines)
      expect(line).toMatch(
        /^\{"dossier":"\w{1,20}","at":"[\d:.TZ-]{24}"(,"conversation":\d+,"until":\d+)?,"sum":"[0-9a-f]{8}"\}$/,
      );
  });
});

describe('a ledger', () => {
  const draft = (dossier: string) => ({
    what: 'draft' as const,
    dossier,
    at: new Date('2026-11-28T02:00:00Z'),
    conversation: 3,
    until: 9,
  });

  it('loses nothing when a line was cut off, and says that one was', async () => {
    const dir = folder();
    const ledger = openErasureLedger(dir);
    await ledger.add([draft('a'), draft('b')]);
    const name = path.join(dir, readdirSync(dir)[0] ?? '');
    writeFileSync(name, readFileSync(name).subarray(0, -10));
    await ledger.add([draft('c')]);
    const { erasures, spoilt } = await ledger.read();
    expect([...erasures.keys()]).toEqual(['a', 'c']);
    expect(spoilt).toBe(1);
  });

  it('writes with the next what it could not write', async () => {
    const dir = path.join(folder(), 'taken');
    writeFileSync(dir, 'a file where the folder should be');
    const ledger = openErasureLedger(dir);
    await expect(ledger.add([draft('a')])).rejects.toThrow();
    rmSync(dir);
    await ledger.add([draft('b')]);
    expect([...(await ledger.read()).erasures.keys()]).toEqual(['a', 'b']);
  });

  it('is one of all that many write at once, and of all copies that lie in it', async () => {
    const dir = folder();
    const ledgers = Array.from({ length: 8 }, () => openErasureLedger(dir));
    await Promise.all(
      Array.from({ length: 200 }, (_, number) => ledgers[number % ledgers.length]?.add([draft(`d${number}`)])),
    );
    const whole = folder();
    cpSync(dir, path.join(whole, 'of-one-machine'), { recursive: true });
    cpSync(dir, path.join(whole, 'of-a-backup', 'erasures'), { recursive: true });
    const { erasures, spoilt } = await openErasureLedger(whole).read();
    expect([erasures.size, spoilt]).toEqual([200, 0]);
  });

  it('is not needed where nothing was ever erased', async () => {
    const env = await installation('sqlite');
    const house = await openedHouse(env.DATA_DIR, env);
    expect(await eraseAgain({ ...house, language: 'id', clock: new SetClock() })).toEqual({
      missing: [],
      unwritten: [],
      spoilt: 0,
    });
    await house.close();
    expect(existsSync(path.join(env.DATA_DIR, 'erasures'))).toBe(false);
  });
});
