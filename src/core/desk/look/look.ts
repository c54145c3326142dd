import type { ComplaintCode } from '../../complaint/code.ts';
import type { Evidence } from '../../facts.ts';
import type { Policy } from '../../policy/policy.ts';
import type { ConversationRow, Identity } from '../../store/port/steps.ts';
import type { AdminRow, Anchors, Complaint } from '../../store/port/store.ts';
import type { Heard } from '../../turn.ts';
import { may } from '../rights/rights.ts';
import type { DeskReads } from '../scene/reads.ts';
import type { Sight } from '../scene/sight.ts';
import { type DeskTalk, looseOf, newDeskTalk } from '../scene/state.ts';
import { aboutWhat, answeredTo, otherOf, othersOf } from './about.ts';
import { adminsIn, hasProof, picturesSeen, whoReaches } from './around.ts';
import { LookedUp } from './looked-up.ts';
import { isReturn, wishOf } from './wanted.ts';

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
  const lists = new LookedUp(reads, policy, now);
  const loose: Evidence[] = [];
  const reveals: { readonly person: AdminRow; readonly code: ComplaintCode }[] = [];

  for (const each of heard) {
    const { id, message } = each.row;
    const { content, from } = message;
    if (content.kind === 'event') {
      if (content.event.to !== 'desk') continue;
      const { event } = content;
      if (event.type === 'digest') await lists.overview(id, desks, present);
      else if (event.type !== 'channel') codes.add(event.type === 'receipt' ? event.receipt.code : event.code);
      continue;
    }
    if (isReturn(content)) {
      await lists.waiting(id, desks, present);
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
    const own = looseOf(state, from.id, now.getTime())?.files ?? [];
    loose.push(...own);
    // A file that says nothing of a complaint is asked about, with what they hold.
    if (!code && message.private && (wish ? wish.want === 'words' && own.length > 0 : content.kind === 'media'))
      await lists.held(id, person);
    const other = otherOf(wish, state, from.id);
    if (other) codes.add(other);
    for (const each of othersOf(wish, state, from.id)) codes.add(each);
    for (const further of await lists.wanted(id, wish, person, code !== undefined)) codes.add(further);
    if (wish?.want === 'command' && wish.command === 'reveal' && code) reveals.push({ person, code });
  }

  const complaints = new Map<ComplaintCode, Complaint | null>();
  for (const code of codes) complaints.set(code, await reads.complaintByCode(code));
  const identities = new Map<ComplaintCode, Identity | null>();
  for (const { person, code } of reveals) {
    const complaint = complaints.get(code);
    if (complaint && may(person, 'reveal', complaint, policy).ok) identities.set(code, await reads.identity(code));
  }
  const seenBefore = await picturesSeen(
    reads,
    heard.filter(({ row }) => people.get(row.message.from.id)),
    [...complaints.values()],
    loose,
  );
  const inReach = new Map<ComplaintCode, readonly AdminRow[]>();
  for (const complaint of complaints.values())
    if (complaint && hasProof(complaint, heard, loose))
      inReach.set(complaint.code, await whoReaches(reads, policy, complaint));
  const anchors: ReadonlyMap<ComplaintCode, Anchors> = await reads.anchors(row.id, [...codes]);
  // Whoever acts in this very turn may be named to the next one in it.
  const acting = [...people.values()].flatMap((person) => (person ? [person.id] : []));
  const { queues, found, figures, staff, colleagues } = lists;
  // Below a card in a group, words may call a colleague.
  const mayCall = desks.length > 0 && about.size > 0 ? present.map(({ id }) => id) : [];
  const named = new Set([
    ...acting,
    ...mayCall,
    ...adminsIn([...complaints.values()], [...queues.values(), ...found.values()]),
  ]);
  const names = await reads.adminNames([...named]);
  const refs = new Map<number, string>();
  return {
    ...{ desks, present, people, about, asides, complaints, anchors, names, seenBefore, inReach },
    ...{ staff, colleagues, queues, found, figures, identities, refs },
  };
}
