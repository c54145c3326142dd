import { atLocal, localDate, weekdayOf } from '../calendar/local.ts';
import type { ComplaintCode } from '../complaint/code.ts';
import { deskCommandIn } from '../language/desk-words.ts';
import type { Content, Inbound } from '../message.ts';
import type { Policy } from '../policy/policy.ts';
import type { ConversationRow, Identity } from '../store/steps.ts';
import type { AdminRow, Anchors, Complaint, DeskFigures, QueueFilter, Store } from '../store/store.ts';
import type { Heard } from '../turn.ts';
import {
  ALL_OF_THEM,
  codeFirst,
  isDeskChoice,
  pendingOf,
  type Wish,
  wishInPassing,
  wishOfChoice,
  wishOfNamed,
  wishOfText,
} from './commands.ts';
import { isExcluded } from './exclusion.ts';
import { deskUnder } from './names.ts';
import { staffNamed } from './people.ts';
import { may } from './rights.ts';
import { type SearchSight, search } from './search.ts';
import type { QueueSight, Sight } from './sight.ts';
import { type DeskTalk, newDeskTalk } from './state.ts';
import { deskOf, desksAbove, desksUnder } from './tree.ts';

/** What a desk's turn may read. */
export type DeskReads = Pick<
  Store<unknown>,
  | 'adminOf'
  | 'adminNames'
  | 'desksOfChat'
  | 'peopleIn'
  | 'adminsAt'
  | 'complaintByCode'
  | 'complaintAt'
  | 'anchors'
  | 'queue'
  | 'figures'
  | 'identity'
  | 'samePictures'
  | 'near'
>;

/** Complaints on one page of a queue: a phone's screen. */
const QUEUE_PAGE = 8;
/** Complaints that are let go of at once when whoever holds them is removed. */
const HELD_MAX = 100;
/** Further complaints of the morning's overview. */
const DIGEST_ROWS = 3;

/** Whether a chat, or what was said in it, concerns the desk at all: cheap, for every message passes here. */
export function concernsDesk(talk: { readonly desk?: DeskTalk } | null, heard: readonly Heard[]): boolean {
  if (talk?.desk) return true;
  return heard.some(({ row: { message } }) => {
    const { content } = message;
    if (!message.private) return true;
    if (content.kind === 'event') return content.event.to === 'desk';
    if (content.kind === 'choice') return isDeskChoice(content.id);
    return content.kind === 'text' && deskCommandIn(content.text)?.slash === true;
  });
}

/** We were brought back into a group. Nobody's word: whoever did it, the desk sees what waits. */
export const isReturn = (content: Content): boolean => content.kind === 'unsupported' && content.what === 'joined';

/** What an inbox row wants, as far as its words tell; a file's are those that stand with it. */
export function wishOf(heard: Heard, talk: DeskTalk, policy: Policy): Wish | undefined {
  const { content, private: alone } = heard.row.message;
  if (content.kind === 'choice') return wishOfChoice(content.id);
  if (content.kind === 'media') return content.caption ? wishOfCaption(content.caption, policy) : undefined;
  if (content.kind !== 'text') return undefined;
  const wish = wishOfText(content.text, alone ? talk.choices : [], policy);
  return wish.want === 'words' ? (freely(heard, content.text, talk, policy) ?? wish) : wish;
}

/** A command that came with a file ("/selesai KODE Sudah ditambal"); words alone are for whoever the file is for. */
function wishOfCaption(caption: string, policy: Policy): Wish | undefined {
  const wish = wishOfText(caption, [], policy);
  return wish.want === 'no-code' || (wish.want === 'command' && deskCommandIn(caption)?.slash) ? wish : undefined;
}

/** What words want that answer nothing else, where nobody else reads them; among colleagues only what names its complaint. */
function freely(
  { row: { message, receivedAt } }: Heard,
  text: string,
  talk: DeskTalk,
  policy: Policy,
): Wish | undefined {
  const { open } = talk.people[message.from.id] ?? {};
  const pending = pendingOf(talk, message, receivedAt.getTime());
  if (pending || message.replyTo !== undefined || message.topic !== undefined || message.forwarded) return undefined;
  return message.private ? wishInPassing(text, open, policy) : wishOfNamed(text);
}

/** Reads what a desk's turn needs: who writes, which complaints it is about, queues and figures asked for. */
export async function lookAround(
  reads: DeskReads,
  policy: Policy,
  row: Pick<ConversationRow<unknown>, 'id' | 'channel'>,
  talk: DeskTalk | undefined,
  heard: readonly Heard[],
  now: Date,
): Promise<Sight> {
  const state = talk ?? newDeskTalk;
  const desks = await reads.desksOfChat(row.id);
  const present = await reads.peopleIn(row.id);
  const people = new Map<string, AdminRow | null>();
  const about = new Map<number, ComplaintCode>();
  const asides = new Set<number>();
  const codes = new Set<ComplaintCode>();
  const queues = new Map<number, QueueSight>();
  const found = new Map<number, SearchSight>();
  const figures = new Map<number, DeskFigures>();
  const identities = new Map<ComplaintCode, Identity | null>();
  let staff: Sight['staff'] = [];
  const reveals: { readonly person: AdminRow; readonly code: ComplaintCode }[] = [];

  for (const each of heard) {
    const { id, message } = each.row;
    const { content, from } = message;
    if (content.kind === 'event') {
      if (content.event.to !== 'desk') continue;
      const { event } = content;
      if (event.type === 'digest') {
        const scope = workDesks(desks, present, policy);
        figures.set(id, await reads.figures(scope, now));
        const person = present[0] ?? { id: 0, desk: desks[0] ?? '' };
        const page = await reads.queue({ desks: scope, filter: 'all', person, now, limit: DIGEST_ROWS });
        queues.set(id, await opened(reads, 'all', page));
      } else if (event.type !== 'channel') codes.add(event.type === 'receipt' ? event.receipt.code : event.code);
      continue;
    }
    if (isReturn(content)) {
      const scope = workDesks(desks, present, policy);
      const person = present[0] ?? { id: 0, desk: desks[0] ?? '' };
      const page = await reads.queue({ desks: scope, filter: 'all', person, now, limit: QUEUE_PAGE });
      queues.set(id, await opened(reads, 'all', page));
      continue;
    }
    if (!people.has(from.id)) people.set(from.id, await reads.adminOf(row.channel, from.id));
    const person = people.get(from.id);
    if (!person) {
      const answered = await answeredTo(reads, row.id, message);
      if (answered) about.set(id, answered);
      continue;
    }
    const wish = wishOf(each, state, policy);
    const { code, isAside } = await aboutWhat(reads, row.id, each, wish, state, now.getTime());
    if (isAside) asides.add(id);
    if (code) {
      about.set(id, code);
      codes.add(code);
    }
    // Words that hang on nothing may still be of the one before them: then that is asked.
    const { open } = state.people[from.id] ?? {};
    if (!code && open && message.private && (!wish || wish.want === 'words')) codes.add(open);
    const other = otherOf(wish, state, from.id);
    if (other) codes.add(other);
    const under = desksUnder(policy, person.desk);
    const scope = person.role === 'officer' ? [person.desk] : under;
    if (wish?.want === 'queue') {
      const after = wish.after ? { after: wish.after } : {};
      const page = await reads.queue({ desks: scope, filter: wish.filter, person, now, limit: QUEUE_PAGE, ...after });
      queues.set(id, await opened(reads, wish.filter, page));
    }
    if (wish?.want === 'search')
      found.set(id, await search(reads, policy, wish.words, { desks: scope, person, now, limit: QUEUE_PAGE }));
    if (wish?.want === 'command' && wish.command === 'release' && !code) {
      const page = await reads.queue({ desks: under, filter: 'mine', person, now, limit: HELD_MAX });
      queues.set(id, await opened(reads, 'mine', page));
      if (wish.rest.trim().toLowerCase() === ALL_OF_THEM) for (const { code: held } of page.rows) codes.add(held);
    }
    if (wish?.want === 'command' && wish.command === 'figures') {
      const named = deskUnder(policy, person.desk, wish.rest);
      figures.set(
        id,
        await reads.figures(named ? desksUnder(policy, named.id) : scope, now, todayAndWeek(policy, person, now)),
      );
    }
    if (
      wish?.want === 'command' &&
      (wish.command === 'people' || wish.command === 'remove') &&
      person.role === 'supervisor'
    )
      staff = await reads.adminsAt(under);
    const leaver = wish?.want === 'command' && wish.command === 'remove' ? staffNamed(staff, wish.rest) : undefined;
    if (leaver) {
      // What they hold is to be somebody else's.
      const page = await reads.queue({ desks: under, filter: 'mine', person: leaver, now, limit: HELD_MAX });
      queues.set(id, { filter: 'mine', ...page });
      for (const { code: held } of page.rows) codes.add(held);
    }
    if (wish?.want === 'command' && wish.command === 'reveal' && code) reveals.push({ person, code });
  }

  const complaints = new Map<ComplaintCode, Complaint | null>();
  for (const code of codes) complaints.set(code, await reads.complaintByCode(code));
  for (const { person, code } of reveals) {
    const complaint = complaints.get(code);
    if (complaint && may(person, 'reveal', complaint, policy).ok) identities.set(code, await reads.identity(code));
  }
  const seenBefore = await picturesSeen(
    reads,
    heard.filter(({ row }) => people.get(row.message.from.id)),
    [...complaints.values()],
  );
  const inReach = new Map<ComplaintCode, readonly AdminRow[]>();
  for (const complaint of complaints.values())
    if (complaint && hasProof(complaint, heard))
      inReach.set(complaint.code, await whoReaches(reads, policy, complaint));
  const anchors: ReadonlyMap<ComplaintCode, Anchors> = await reads.anchors(row.id, [...codes]);
  // Whoever acts in this very turn may be named to the next one in it.
  const acting = [...people.values()].flatMap((person) => (person ? [person.id] : []));
  const named = new Set([...acting, ...adminsIn([...complaints.values()], [...queues.values(), ...found.values()])]);
  const names = await reads.adminNames([...named]);
  const refs = new Map<number, string>();
  return {
    desks,
    present,
    people,
    about,
    asides,
    complaints,
    anchors,
    names,
    seenBefore,
    inReach,
    staff,
    queues,
    found,
    figures,
    identities,
    refs,
  };
}

/** The beginnings of the day and of the week at a person's desk. */
function todayAndWeek(policy: Policy, { desk }: AdminRow, now: Date): readonly [today: Date, week: Date] {
  const zone = deskOf(policy, desk)?.zone ?? policy.zone;
  const day = localDate(now, zone);
  const today = atLocal(day, 0, zone);
  return [today, atLocal(day, -(weekdayOf(day) - 1) * MINUTES_A_DAY, zone)];
}
const MINUTES_A_DAY = 24 * 60;

/** The second complaint that a wish is about: the one that is linked, or was looked at before. */
function otherOf(wish: Wish | undefined, talk: DeskTalk, person: string): ComplaintCode | undefined {
  if (wish?.want === 'same-as-before') return talk.people[person]?.before;
  if (wish?.want === 'chosen' && wish.act === 'link') return codeFirst(wish.what).code;
  return wish?.want === 'command' && wish.command === 'link' ? codeFirst(wish.rest).code : undefined;
}

/** A page of a queue with the complaints that its lines tell of: a screen's worth, each by its key. */
async function opened(
  reads: Pick<DeskReads, 'complaintByCode'>,
  filter: QueueFilter,
  { rows, next }: Pick<QueueSight, 'rows' | 'next'>,
): Promise<QueueSight> {
  const complaints = await Promise.all(rows.map(({ code }) => reads.complaintByCode(code)));
  return { filter, next, rows: rows.map((row, index) => ({ ...row, complaint: complaints[index] ?? null })) };
}

/** The desks whose work is done in a chat, with all below those that watch over others. */
function workDesks(own: readonly string[], present: readonly AdminRow[], policy: Policy): readonly string[] {
  const desks = own.length > 0 ? own : present.map(({ desk }) => desk);
  return [...new Set(desks.flatMap((desk) => desksUnder(policy, desk)))];
}

/** The complaint that a message of ours is about to which somebody answers. */
const answeredTo = async (reads: DeskReads, conversation: number, { replyTo }: Inbound) =>
  replyTo === undefined ? null : await reads.complaintAt(conversation, 'message', replyTo);

/** What a row is about, and whether it answers a colleague there. */
interface About {
  readonly code?: ComplaintCode | undefined;
  readonly isAside?: boolean;
}

/** The complaint a row is about: named in words, answered to, its topic's, or the one this person is at. */
async function aboutWhat(
  reads: DeskReads,
  conversation: number,
  { row }: Heard,
  wish: Wish | undefined,
  talk: DeskTalk,
  now: number,
): Promise<About> {
  const { message } = row;
  if (wish && wish.want !== 'command' && 'code' in wish) return { code: wish.code };
  if (wish?.want === 'command' && wish.code) return { code: wish.code };
  const isChanged = message.content.kind === 'edited' || message.content.kind === 'revoked';
  const said = isChanged ? talk.people[message.from.id]?.said : undefined;
  const edited = said?.find(({ messageId }) => messageId === message.messageId);
  if (edited) return { code: edited.code };
  const answered = await answeredTo(reads, conversation, message);
  if (answered) return { code: answered };
  const topic = message.topic === undefined ? null : await reads.complaintAt(conversation, 'topic', message.topic);
  const pending = pendingOf(talk, message, now);
  // Whoever answers in a topic what is none of ours speaks with whoever wrote it.
  const speaks = wish === undefined || wish.want === 'words';
  if (topic) return { code: topic, isAside: speaks && message.replyTo !== undefined && pending?.code !== topic };
  const album = talk.people[message.from.id]?.album;
  if (album && album.id === message.album) return { code: album.code };
  if (pending) return { code: pending.code };
  // Only a command may mean "the one I was at": mere words would go to a citizen by mistake.
  const isOfOpen = wish?.want === 'command' && wish.command !== 'release' && message.private;
  return { code: isOfOpen ? talk.people[message.from.id]?.open : undefined };
}

/** Whether a desk has shown something of its work on a complaint, or does so in this turn. */
const hasProof = ({ evidence }: Complaint, heard: readonly Heard[]): boolean =>
  heard.some(({ row }) => row.message.content.kind !== 'event') &&
  (evidence.some(({ by }) => by === 'desk') || heard.some(({ media }) => media?.ok === true));

/** Who works at the desk that has a complaint, or above it, and may know of it. */
async function whoReaches(
  reads: Pick<DeskReads, 'adminsAt'>,
  policy: Policy,
  complaint: Complaint,
): Promise<readonly AdminRow[]> {
  const people = await reads.adminsAt([complaint.desk, ...desksAbove(policy, complaint.desk)]);
  return people.filter((person) => !isExcluded(complaint, person));
}

/** Twins of one picture that are looked for: one is enough, and its own does not count. */
const TWINS_MAX = 2;

/** Which pictures of officers, just sent or kept for a close, are in some complaint already. */
async function picturesSeen(
  reads: DeskReads,
  heard: readonly Heard[],
  complaints: readonly (Complaint | null)[],
): Promise<ReadonlySet<string>> {
  const sent = heard.flatMap(({ media }) => (media?.ok ? [{ file: media.file, id: '' }] : []));
  const kept = heard.length === 0 ? [] : complaints.flatMap((complaint) => complaint?.evidence ?? []);
  const seen = new Set<string>();
  for (const { id, file } of [...sent, ...kept.filter(({ by }) => by === 'desk')]) {
    if (!file?.looks) continue;
    const twins = await reads.samePictures(file.looks, TWINS_MAX);
    if (twins.some(({ evidence }) => evidence !== id)) seen.add(file.sha256);
  }
  return seen;
}

/** Admins who appear on cards and lists. */
function adminsIn(
  complaints: readonly (Complaint | null)[],
  lists: readonly Pick<QueueSight, 'rows'>[],
): readonly number[] {
  const ids = new Set<number>();
  for (const complaint of complaints) {
    if (complaint?.holder) ids.add(complaint.holder);
    for (const { by } of complaint?.messages ?? []) if (by !== undefined) ids.add(by);
    for (const { by } of complaint?.history ?? []) {
      const id = /^admin:(\d+)$/.exec(by)?.[1];
      if (id) ids.add(Number(id));
    }
  }
  for (const { rows } of lists) for (const { holder } of rows) if (holder !== null) ids.add(holder);
  return [...ids];
}
