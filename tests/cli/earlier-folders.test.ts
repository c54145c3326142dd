import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { SetClock } from '../../src/cli/demo-agenda.ts';
import { DemoChannel } from '../../src/cli/demo-citizen.ts';
import { makeFile } from '../../src/cli/demo-files.ts';
import { openStage } from '../../src/cli/stage.ts';
import { readCode } from '../../src/core/complaint/code.ts';
import { type Content, plain } from '../../src/core/message.ts';
import { type Answer, answerTo, CODE, STORY_WORDS } from '../fixtures/answers.ts';
import { openedHouse } from './filled-house.ts';
import { folder, run } from './program.ts';

const FOLDERS = new URL('../fixtures/folders/', import.meta.url);
const earlier = readdirSync(FOLDERS, { withFileTypes: true }).flatMap((each) => (each.isDirectory() ? each.name : []));
const ADUAN_SECRET = 'golden-secret-of-more-than-thirty-two-characters';
/** More than any draft takes. */
const TURNS_MAX = 30;
const WEEK_MS = 7 * 86_400_000;

/** A copy as an operator has it on their disk. */
function unpacked(name: string): string {
  const dir = folder();
  const from = new URL(`${name}/`, FOLDERS);
  cpSync(new URL('evidence', from), path.join(dir, 'evidence'), { recursive: true });
  writeFileSync(path.join(dir, 'aduan.db'), gunzipSync(readFileSync(new URL('aduan.db.gz', from))));
  return dir;
}

const contentOf = (answer: Answer, handle: string): Content => {
  if (answer.do === 'choose') return { kind: 'choice', id: answer.choice.id };
  if (answer.do === 'photo') return { kind: 'media', media: { kind: 'photo', handle } };
  return { kind: 'text', text: answer.do === 'say' ? answer.text : STORY_WORDS };
};

const lines = (text: string) =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);

const raw = <Result>(dir: string, read: (database: Database.Database) => Result): Result => {
  const database = new Database(path.join(dir, 'aduan.db'), { readonly: true });
  try {
    return read(database);
  } finally {
    database.close();
  }
};

describe.each(earlier)('a data folder of an earlier program: %s', (name) => {
  it('says of each complaint what that program said of it, and agrees with itself', async () => {
    const dir = unpacked(name);
    const migrations = raw(dir, (database) =>
      database.prepare('select count(*) from __drizzle_migrations').pluck().get(),
    );
    expect(migrations).toBe(Number.parseInt(name, 10));
    const env = { DATA_DIR: dir, ADUAN_SECRET };
    const exported = await run(['export'], env);
    expect(exported).toMatchObject({ code: 0 });
    const said = lines(readFileSync(new URL(`${name}/export.jsonl`, FOLDERS), 'utf8'));
    expect(said.length).toBeGreaterThan(0);
    const says = lines(exported.out);
    expect(says).toHaveLength(said.length);
    for (const [index, complaint] of said.entries()) expect(says[index]).toMatchObject(complaint);
    expect(await run(['verify'], env)).toMatchObject({ code: 0 });
  });

  it('offers each draft as it was left, a week later, and takes it to its code', async () => {
    const dir = unpacked(name);
    const ids = raw(dir, (database) => database.prepare('select id from conversation order by id').pluck().all());
    const house = await openedHouse(dir, { ADUAN_SECRET });
    const clock = new SetClock();
    const channels = [new DemoChannel('web', makeFile), new DemoChannel('telegram', makeFile)];
    const stage = await openStage(house, { channels, clock, language: 'id' });
    const talkOf = async (id: number) => (await house.store.read(id, 1))?.row;
    let drafts = 0;
    try {
      for (const id of ids as number[]) {
        const row = await talkOf(id);
        const draft = row?.talk?.draft;
        if (!row || !draft) continue;
        drafts += 1;
        const channel = channels.find((each) => each.name === row.channel);
        clock.set(new Date(clock.now().getTime() + WEEK_MS));
        let count = 0;
        const hear = async (content: Content) => {
          count += 1;
          const key = `again-${id}-${count}`;
          await stage.hear({
            ...{ channel: row.channel, id: key, messageId: key, chat: row.chat, from: { id: row.chat } },
            ...{ sentAt: clock.now(), private: true, content },
          });
        };
        const shown = () => channel?.lastIn(row.chat);
        const words = () => plain(shown()?.text ?? []);
        await hear({ kind: 'text', text: 'halo' });
        const again = (await talkOf(id))?.talk?.draft;
        expect(again).toMatchObject({ id: draft.id, facts: draft.facts, evidence: draft.evidence });
        expect(words()).toMatch(/belum selesai|Periksa laporan/);
        for (let turn = 0; turn < TURNS_MAX && !CODE.test(words()); turn += 1)
          await hear(contentOf(answerTo(words(), shown()?.choices?.flat() ?? []), `${id}${turn}`));
        const code = readCode(CODE.exec(words())?.[0] ?? '');
        const sent = code && (await house.store.complaintByCode(code));
        expect(sent, words()).toBeTruthy();
      }
    } finally {
      await stage.close();
      await house.close();
    }
    expect(drafts).toBeGreaterThan(0);
  });
});
