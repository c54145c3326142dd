import { randomBytes } from 'node:crypto';
import type { Conversation } from '../../src/core/mind.ts';
import { openStore } from '../../src/core/store/open.ts';
import type { Complaint, Store } from '../../src/core/store/port/store.ts';
import { realClock } from '../fakes/clock.ts';
import { marksIn } from '../fixtures/answers.ts';
import { type Entry, type OutRow, readBook } from './ledger.ts';
import type { Taken } from './platform.ts';
import { type Ended, SECRET, type World } from './world.ts';

/** Why a reply may end without being sent: what the platform said of it, or a hour that was set a day on. */
const MAY_FAIL: ReadonlySet<string> = new Set(['refused', 'blocked', 'gone']);

/**
 * What is wrong with a run that is over, like Jepsen's check of a total queue: what was acknowledged is there and was done once, in order; nothing
 * is there that nobody sent. Empty when all is well.
 */
export async function wrongWith(world: World, { atRest, unfinished }: Ended): Promise<readonly string[]> {
  const store = openStore<Conversation>({ file: world.file, secret: SECRET, clock: realClock, random: randomBytes });
  try {
    const { handled, sent, out, inbox } = readBook(world.file);
    const complaints: Complaint[] = [];
    for await (const complaint of store.complaints()) complaints.push(complaint);
    return [
      ...(atRest ? [] : [`not at rest: ${whatWaits(inbox, out)} ${unfinished.join()}`]),
      ...(await lost(world, store)),
      ...handledWrongly(inbox, handled),
      ...(await wordsWrong(world, store, complaints)),
      ...(await evidenceWrong(world, store, complaints)),
      ...complaintsWrong(world, complaints),
      ...repliesWrong(world, out, sent),
      ...(await neverSent(world, store, out)),
      ...doubled(world),
      ...world.happened.flatMap((each) =>
        each.what === 'aside' || (each.what === 'fault' && each.where === 'decide') ? [JSON.stringify(each)] : [],
      ),
      ...((await store.verifyHistory()).ok ? [] : ['the history is not whole']),
      ...(await store.checkRows()).broken.map(({ table, row }) => `${table} row ${row} is not as it was written`),
      ...((await store.checkIntegrity()).ok ? [] : ['the database is not sound']),
    ];
  } finally {
    await store.close();
  }
}

function whatWaits(inbox: readonly { id: number; state: string }[], out: readonly OutRow[]): string {
  const rows = (list: readonly { id: number; state: string }[], state: string) =>
    list.filter((row) => row.state === state).map(({ id }) => id);
  return JSON.stringify({ open: rows(inbox, 'open'), queued: rows(out, 'queued') });
}

/** What was acknowledged is known when it comes again. */
async function lost(world: World, store: Store<Conversation>): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const { name, acknowledged } of world.platforms)
    for (const message of acknowledged.values())
      if ((await store.accept([message], new Date())).length > 0) wrong.push(`lost: ${name} ${message.id}`);
  return wrong;
}

/** Each row was done once, in the order in which they came. */
function handledWrongly(inbox: readonly { readonly id: number }[], handled: readonly Entry[]): readonly string[] {
  const wrong: string[] = [];
  const times = new Map<number, number>();
  const newest = new Map<number, number>();
  for (const { row, conversation, state } of handled) {
    if (state !== 'done') wrong.push(`row ${row} is ${state}`);
    times.set(row, (times.get(row) ?? 0) + 1);
    if (row < (newest.get(conversation) ?? 0)) wrong.push(`row ${row} after ${newest.get(conversation)}`);
    newest.set(conversation, row);
  }
  for (const { id } of inbox) if (times.get(id) !== 1) wrong.push(`row ${id} done ${times.get(id) ?? 0} times`);
  return wrong;
}

/** Everything that is kept in words: of complaints, and of drafts. */
async function wordsKept(
  world: World,
  store: Store<Conversation>,
  complaints: readonly Complaint[],
): Promise<ReadonlyMap<number, number>> {
  const kept = complaints.flatMap(({ messages }) => messages.map(({ text }) => text));
  // A message that answers a question is the fact; the description repeats the others.
  const facts = complaints.flatMap(({ facts: { description: _, ...answers } }) => Object.values(answers));
  for (let id = 1; id <= world.citizens.length + world.officers.length + 1; id += 1) {
    const talk = await store.read(id, 1).then(
      ({ row }) => row.talk,
      () => null,
    );
    const drafts = talk ? [...(talk.draft ? [talk.draft] : []), ...talk.shelf] : [];
    kept.push(...drafts.flatMap(({ words }) => words.map(({ text }) => text)));
    kept.push(...(talk?.held.flatMap(({ text }) => text ?? []) ?? []));
  }
  const times = new Map<number, number>();
  for (const mark of kept.flatMap(marksIn)) times.set(mark, (times.get(mark) ?? 0) + 1);
  for (const mark of facts.flatMap(({ value }) => marksIn(value.text))) if (!times.has(mark)) times.set(mark, 1);
  return times;
}

async function wordsWrong(
  world: World,
  store: Store<Conversation>,
  complaints: readonly Complaint[],
): Promise<readonly string[]> {
  const times = await wordsKept(world, store, complaints);
  const once = new Set([...world.citizens.flatMap(({ told }) => told), ...world.marks.replies.values()]);
  const perhaps = new Set(world.citizens.flatMap(({ givenUp }) => givenUp));
  return [
    ...[...once].flatMap((mark) => (times.get(mark) === 1 ? [] : [`words ${mark} kept ${times.get(mark) ?? 0} times`])),
    ...[...times].flatMap(([mark, n]) => {
      if (once.has(mark)) return [];
      if (!perhaps.has(mark)) return [`words ${mark} that nobody wrote`];
      return n > 1 ? [`words ${mark} kept ${n} times`] : [];
    }),
  ];
}

/** Each photo is evidence once, and its file is there. */
async function evidenceWrong(
  world: World,
  store: Store<Conversation>,
  complaints: readonly Complaint[],
): Promise<readonly string[]> {
  const wrong: string[] = [];
  const { files, citizens } = world;
  const times = new Map<string, number>();
  for await (const { file } of store.evidence()) {
    if (!file) continue;
    times.set(file.sha256, (times.get(file.sha256) ?? 0) + 1);
    if (files.kept.get(file.id) !== file.sha256) wrong.push(`no file ${file.id}`);
  }
  const issued = new Set(files.sent.values());
  for (const [sha256, n] of times) {
    if (!issued.has(sha256)) wrong.push(`evidence ${sha256} that nobody sent`);
    if (n > 1) wrong.push(`evidence ${sha256} ${n} times`);
  }
  for (const { handle } of citizens.flatMap(({ photos }) => photos))
    if (!files.refused.has(handle) && !times.has(files.sent.get(handle) ?? ''))
      wrong.push(`evidence ${handle} is lost`);
  for (const { code, evidence } of complaints) if (evidence.length === 0) wrong.push(`${code} has no evidence`);
  return wrong;
}

/** Each citizen has one complaint, and each complaint went its way once. */
function complaintsWrong(world: World, complaints: readonly Complaint[]): readonly string[] {
  const wrong: string[] = [];
  const codes = complaints.map(({ code }) => code as string).sort();
  const shown = world.citizens.map(({ code }) => code ?? 'none').sort();
  if (codes.join() !== shown.join()) wrong.push(`complaints ${codes.join()}, citizens were shown ${shown.join()}`);
  for (const { code, history, status, version } of complaints) {
    const acts = history.map(({ act }) => act);
    for (const act of ['submit', 'verify', 'forward', 'reply'])
      if (acts.filter((each) => each === act).length !== 1) wrong.push(`${code}: ${acts.join()}`);
    if (history.at(-1)?.to !== status || history.length !== version) wrong.push(`${code} is not what its history says`);
  }
  return wrong;
}

/** Every reply was sent, in order, or it is known why not. */
function repliesWrong(world: World, out: readonly OutRow[], sent: readonly Entry[]): readonly string[] {
  const wrong = out.flatMap(({ id, state, why }) => {
    if (state !== 'failed' || MAY_FAIL.has(why ?? '') || (why === 'expired' && world.shifted)) return [];
    return [`reply ${id} failed: ${why}`];
  });
  const rowAt = new Map(out.map((row) => [row.id, row]));
  const replaced = new Map<number, number[]>();
  const newest = new Map<number, number>();
  const done = new Set<number>();
  for (const { row, how } of world.marks.marked) {
    const { conversation = 0, ref = null } = rowAt.get(row) ?? {};
    if (how === 'superseded') {
      replaced.set(conversation, [...(replaced.get(conversation) ?? []), row]);
      continue;
    }
    if (done.has(row) || ref === null) continue;
    done.add(row);
    // A change of a message that was not sent yet goes out in its place.
    const place = Math.min(row, ...(replaced.get(conversation) ?? []));
    replaced.delete(conversation);
    const before = newest.get(conversation) ?? 0;
    if (place < before) wrong.push(`reply ${row} after ${before}`);
    newest.set(conversation, place);
  }
  for (const { row, state } of sent)
    if (state === 'sent' && rowAt.get(row)?.state === 'queued') wrong.push(`reply ${row} is queued again`);
  return wrong;
}

/** What is marked as sent, the platform has; and the citizen has what the officer wrote, unless the platform did not want it. */
async function neverSent(world: World, store: Store<Conversation>, out: readonly OutRow[]): Promise<readonly string[]> {
  const taken = new Set<string>();
  for (const { name, taken: all } of world.platforms)
    for (const { chat, ref } of all) taken.add(`${name} ${chat} ${ref}`);
  const wrong: string[] = [];
  for (const { id, conversation, ref, state } of out) {
    if (state !== 'sent' || ref === null) continue;
    const { channel, chat } = (await store.read(conversation, 1)).row;
    if (!taken.has(`${channel} ${chat} ${ref}`)) wrong.push(`reply ${id} is marked and was never sent`);
  }
  return wrong;
}

/**
 * A reply comes twice only when the program was not told that it arrived, or ended before that was durable; and then one of a chat.
 */
function doubled(world: World): readonly string[] {
  const wrong: string[] = [];
  const last = new Map<string, Taken>();
  const cut = new Map<string, number>();
  for (const platform of world.platforms)
    for (const taken of platform.taken) {
      const key = `${platform.name} ${taken.chat} ${taken.ref}`;
      const before = last.get(key);
      last.set(key, taken);
      if (!before || (!before.told && before.life === taken.life)) continue;
      if (before.life === taken.life) wrong.push(`doubled: ${key}`);
      const end = `${platform.name} ${taken.chat} ${before.life}`;
      cut.set(end, (cut.get(end) ?? 0) + 1);
      if ((cut.get(end) ?? 0) > 1) wrong.push(`doubled by one end: ${key}, life ${before.life}`);
    }
  return wrong;
}
