import type { Clock } from '../clock.ts';
import type { ComplaintCode } from '../complaint/code.ts';
import type { LookupGate } from '../complaint/lookups.ts';
import type { Role } from '../complaint/role.ts';
import type { Capabilities } from '../delivery.ts';
import type { HandoverCode } from '../handover/code.ts';
import type { ConversationRow, StatusView } from '../store/port/steps.ts';
import type { Handover, Store } from '../store/port/store.ts';
import type { Heard, Mind, Turn } from '../turn.ts';

/** What knowing takes. */
export interface KnowingParts<Talk> {
  readonly store: Pick<Store<Talk>, 'statusByCode' | 'invitation' | 'handover' | 'handoverOf'>;
  readonly mind: Mind<Talk>;
  readonly lookups?: LookupGate;
  readonly clock: Clock;
}

/** What a mind knows in a turn besides what it hears. */
export type Known<Talk> = Pick<Turn<Talk>, 'known' | 'codesRest' | 'invited' | 'sight' | 'handed' | 'waiting'>;

/** Reads what the mind wants to know of what it hears, which for most turns is nothing: deciding itself reads nothing. @throws StoreFault */
export async function knownTo<Talk>(
  { store, mind, lookups, clock }: KnowingParts<Talk>,
  row: ConversationRow<Talk>,
  heard: readonly Heard[],
  capabilities: Capabilities,
): Promise<Known<Talk>> {
  const now = clock.now();
  const known = new Map<ComplaintCode, StatusView | null>();
  let codesRest: number | undefined;
  const group = `chats:${row.channel}` as const;
  for (const code of mind.needs(row.talk, heard)) {
    const view = await store.statusByCode(code);
    // A right code waits as well: whoever guesses learns nothing by going on.
    const verdict = view?.conversation === row.id ? undefined : lookups?.ask(sourceOf(row), group);
    if (verdict?.ok === false) codesRest = verdict.retryAfterMs;
    else if (!view) lookups?.wrong(sourceOf(row), group);
    known.set(code, verdict?.ok === false ? null : view);
  }
  const invited = new Map<string, { desk: string; role: Role } | null>();
  for (const code of mind.invitations?.(heard) ?? []) {
    const invitation = await store.invitation(code);
    const good = invitation && !invitation.usedAt && invitation.expiresAt > now;
    invited.set(code, good ? { desk: invitation.desk, role: invitation.role } : null);
  }
  const handed = await handedTo({ store, mind }, row, heard, capabilities, now);
  const sight = (await mind.look?.(row, heard, now)) ?? null;
  return { ...handed, known, ...(codesRest === undefined ? {} : { codesRest }), invited, sight };
}

/** A chat as somebody who may guess codes; no address looks like it. */
const sourceOf = ({ id }: Pick<ConversationRow<unknown>, 'id'>): string => `chat ${id}`;

/** Drafts that were begun in other chats and may be continued here. */
async function handedTo<Talk>(
  { store, mind }: Pick<KnowingParts<Talk>, 'store' | 'mind'>,
  { talk, channel }: ConversationRow<Talk>,
  heard: readonly Heard[],
  capabilities: Capabilities,
  now: Date,
): Promise<Pick<Turn<Talk>, 'handed' | 'waiting'>> {
  const wanted = mind.handovers?.(talk, heard, capabilities, now);
  if (!wanted || (wanted.codes.length === 0 && wanted.person === undefined)) return {};
  const person = heard.findLast(({ row }) => row.message.content.kind !== 'event')?.row.message.from.id ?? '';
  const handed = new Map<HandoverCode, Handover<Talk> | null>();
  for (const code of wanted.codes) handed.set(code, await store.handover(code, { channel, person }));
  const waiting = wanted.person === undefined ? null : await store.handoverOf(channel, wanted.person, now);
  return { handed, waiting };
}
