/** What an earlier program left, and what the program of today has to make of it, whichever database it lies in. */
import { readdirSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import { SetClock } from '../../src/cli/demo-agenda.ts';
import { DemoChannel } from '../../src/cli/demo-citizen.ts';
import { makeFile } from '../../src/cli/demo-files.ts';
import type { House } from '../../src/cli/house.ts';
import { openStage } from '../../src/cli/stage.ts';
import { readCode } from '../../src/core/complaint/code.ts';
import { type Content, plain } from '../../src/core/message.ts';
import { type Answer, answerTo, CODE, STORY_WORDS } from '../fixtures/answers.ts';
import { run } from './program.ts';

/** What all fixtures are sealed with. */
export const ADUAN_SECRET = 'golden-secret-of-more-than-thirty-two-characters';
/** More than any draft takes. */
const TURNS_MAX = 30;
const WEEK_MS = 7 * 86_400_000;

/** The fixtures in a folder, by name. */
export const fixturesIn = (folder: URL): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((each) => (each.isDirectory() ? each.name : []));

/** How many migrations a fixture has seen: its name begins with it. */
export const migrationsOf = (name: string): number => Number.parseInt(name, 10);

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

const messagesOf = (complaint: Readonly<Record<string, unknown>> | undefined) =>
  complaint?.messages as readonly { readonly from: string }[];

/** Expects each complaint to be exported as the earlier program exported it, and everything to agree. */
export async function expectTheSame(env: Readonly<Record<string, string>>, exportedThen: URL): Promise<void> {
  await run(['migrate'], env);
  const exported = await run(['export'], env);
  expect(exported).toMatchObject({ code: 0 });
  const said = lines(readFileSync(exportedThen, 'utf8'));
  expect(said.length).toBeGreaterThan(0);
  const says = lines(exported.out);
  expect(says).toHaveLength(said.length);
  for (const [index, complaint] of said.entries()) {
    const [before, now] = [messagesOf(complaint), messagesOf(says[index])];
    const left = before.filter((each) => now.some((other) => isDeepStrictEqual(each, other)));
    // What officers noted among themselves was exported by earlier programs, and is no more.
    expect(before.filter((each) => !left.includes(each)).map(({ from }) => from)).not.toContain('citizen');
    expect(says[index]).toMatchObject({ ...complaint, messages: left });
  }
  expect(await run(['verify'], env)).toMatchObject({ code: 0 });
}

/**
 * Expects each draft to be offered as it was left, a week later, and to go on to its code.
 * @param ids of all conversations
 */
export async function expectDraftsToGoOn(house: House, ids: readonly number[]): Promise<void> {
  const clock = new SetClock();
  const channels = [new DemoChannel('web', makeFile), new DemoChannel('telegram', makeFile)];
  const stage = await openStage(house, { channels, clock, language: 'id' });
  const talkOf = async (id: number) => (await house.store.read(id, 1)).row;
  let drafts = 0;
  try {
    for (const id of ids) {
      const row = await talkOf(id);
      const draft = row.talk?.draft;
      if (!draft) continue;
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
      const again = (await talkOf(id)).talk?.draft;
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
}
