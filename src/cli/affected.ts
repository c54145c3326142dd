import { once } from 'node:events';
import { CLOUD_CAPABILITIES } from '../bots/whatsapp/capabilities.ts';
import { type DataKind, inOrder, kindsIn, kindsInDraft, type Span, touches } from '../core/affected/affected.ts';
import { atLocal, isoInZone, nextDay } from '../core/calendar/local.ts';
import { BREACH_NOTICE } from '../core/language/breach.ts';
import type { Language } from '../core/language/language.ts';
import type { ChatInReach, Complaint } from '../core/store/port/store.ts';
import { readPolicy } from '../policy-file.ts';
import { EXIT, Refusal } from '../refusal.ts';
import { systemClock } from '../system-clock.ts';
import { isDay } from './day.ts';
import { goodSettings, type House, openHouse, say } from './house.ts';

/** Complaints of one chat that are listed; more nobody has. */
const COMPLAINTS_MAX = 10_000;

/** Whether somebody can be told: at once; when they write or come back; not by us any more. */
type CanBeTold = 'now' | 'when-they-come' | 'no';

/** A line: somebody whose data were in reach. Times are ISO 8601 with the zone's offset. */
interface Affected {
  /** `c` and the number of the chat's row: the same in logs. */
  readonly id: string;
  readonly who: 'citizen' | 'officer';
  readonly channel: string;
  readonly can_be_told: CanBeTold;
  readonly last_heard: string;
  readonly data: readonly DataKind[];
  readonly complaints: readonly {
    readonly code: string;
    readonly submitted_at: string;
    readonly identity: 'named' | 'anonymous';
    readonly secret: boolean;
    readonly data: readonly DataKind[];
  }[];
  readonly drafts: number;
}

/**
 * `aduan affected [--since DATE] [--until DATE]`: whose data were in reach, a line of JSON each on stdout, and a summary by channel on stderr. Kinds
 * of data, codes and numbers of rows; no words, names or numbers of people. Streams.
 * @throws Refusal when a DATE is no day
 */
export async function affected(options: { readonly since?: string; readonly until?: string }): Promise<void> {
  for (const name of ['since', 'until'] as const)
    if (options[name] !== undefined && !isDay(options[name]))
      throw new Refusal(`--${name} must be a day, for example --${name} 2026-11-01`, EXIT.badSetting);
  const house = await openHouse();
  const { zone } = house.policy;
  const span: Span = {
    ...(options.since === undefined ? {} : { from: atLocal(options.since, 0, zone) }),
    ...(options.until === undefined ? {} : { to: new Date(atLocal(nextDay(options.until), 0, zone).getTime() - 1) }),
  };
  const sums = new Map<string, Sum>();
  try {
    const officers = new Set((await house.store.workplaces()).map(({ conversation }) => conversation));
    for await (const chat of house.store.chats()) {
      const line = await lineOf(house, chat, officers.has(chat.conversation), span);
      if (!line) continue;
      add(sums, line);
      if (!process.stdout.write(`${JSON.stringify(line)}\n`)) await once(process.stdout, 'drain');
    }
  } finally {
    await house.close();
  }
  for (const words of summary(sums)) process.stderr.write(`${words}\n`);
}

/** `aduan affected --notice`: what is written to them and to the authority, to be filled in. */
export function notice(language: Language): void {
  const office = readPolicy(goodSettings().policyFile).name[language];
  const { toPerson, toAuthority } = BREACH_NOTICE[language](office);
  say(`${toPerson}\n\n${'─'.repeat(60)}\n\n${toAuthority}`);
}

/** Undefined where nothing of it has to do with the span. */
async function lineOf(
  { store, policy, settings }: House,
  chat: ChatInReach,
  isOfficer: boolean,
  span: Span,
): Promise<Affected | undefined> {
  const { conversation, channel, heardAt, keptSince, drafts } = chat;
  const complaints: Complaint[] = [];
  for (const code of await store.codesOf(conversation, COMPLAINTS_MAX)) {
    const complaint = await store.complaintByCode(code);
    if (complaint) complaints.push(complaint);
  }
  const beginnings = [...complaints.map(({ createdAt }) => createdAt), ...drafts, ...(keptSince ? [keptSince] : [])];
  // Of whoever left nothing but the chat it is not known since when it was there: always is the safe side.
  const began = new Date(beginnings.length === 0 ? 0 : Math.min(...beginnings.map((at) => at.getTime())));
  if (!touches(span, began, latest([heardAt, ...complaints.map(endOf)]))) return undefined;
  const within = complaints.filter((complaint) => touches(span, complaint.createdAt, endOf(complaint)));
  const iso = (at: Date) => isoInZone(at, policy.zone);
  const listed = within.toReversed().map((complaint) => ({
    code: complaint.code,
    submitted_at: iso(complaint.submittedAt),
    identity: complaint.switches.anonymous ? ('anonymous' as const) : ('named' as const),
    secret: complaint.switches.secret,
    data: kindsIn(complaint),
  }));
  const talk = drafts.length > 0 ? (await store.read(conversation, 1)).row.talk : null;
  const draftKinds = talk?.draft ? kindsInDraft(talk.draft) : drafts.length > 0 ? (['words'] as const) : [];
  return {
    id: `c${conversation}`,
    who: isOfficer ? 'officer' : 'citizen',
    channel,
    can_be_told: canBeTold(settings.whatsapp, chat),
    last_heard: iso(heardAt),
    data: inOrder([
      'chat',
      ...(keptSince ? (['words'] as const) : []),
      // An officer's name is kept with the rights.
      ...(isOfficer ? (['name'] as const) : []),
      ...draftKinds,
      ...listed.flatMap(({ data }) => data),
    ]),
    complaints: listed,
    drafts: drafts.length,
  };
}

const latest = (times: readonly Date[]): Date => new Date(Math.max(...times.map((at) => at.getTime())));

/** What was last added to a complaint. */
const endOf = ({ submittedAt, messages, history }: Complaint): Date =>
  latest([submittedAt, ...messages.map(({ at }) => at), ...history.map(({ at }) => at)]);

function canBeTold(whatsapp: House['settings']['whatsapp'], { channel, blocked, heardAt }: ChatInReach): CanBeTold {
  if (blocked) return 'no';
  if (channel === 'web') return 'when-they-come';
  const withinMs =
    channel === 'whatsapp' && whatsapp?.mode === 'cloud' ? CLOUD_CAPABILITIES.answersWithinMs : undefined;
  if (withinMs === undefined) return 'now';
  return systemClock.now().getTime() - heardAt.getTime() < withinMs ? 'now' : 'when-they-come';
}

interface Sum {
  readonly told: Record<CanBeTold, number>;
  readonly kinds: Map<DataKind, number>;
  people: number;
  officers: number;
  complaints: number;
  anonymous: number;
  secret: number;
  drafts: number;
}

function add(sums: Map<string, Sum>, line: Affected): void {
  const sum: Sum = sums.get(line.channel) ?? {
    ...{ told: { now: 0, 'when-they-come': 0, no: 0 }, kinds: new Map<DataKind, number>() },
    ...{ people: 0, officers: 0, complaints: 0, anonymous: 0, secret: 0, drafts: 0 },
  };
  sums.set(line.channel, sum);
  if (line.who === 'officer') sum.officers += 1;
  else sum.people += 1;
  sum.told[line.can_be_told] += 1;
  sum.complaints += line.complaints.length;
  sum.anonymous += line.complaints.filter(({ identity }) => identity === 'anonymous').length;
  sum.secret += line.complaints.filter(({ secret }) => secret).length;
  sum.drafts += line.drafts;
  for (const kind of line.data) sum.kinds.set(kind, (sum.kinds.get(kind) ?? 0) + 1);
}

function* summary(sums: ReadonlyMap<string, Sum>): Generator<string> {
  if (sums.size === 0) yield 'Nobody: nothing lies here from that time.';
  const n = (count: number) => count.toLocaleString('en');
  for (const [channel, sum] of sums) {
    yield `${channel}: ${n(sum.people)} citizens and ${n(sum.officers)} officers, ${n(sum.complaints)} complaints (${n(sum.anonymous)} anonymous, ${n(sum.secret)} secret), ${n(sum.drafts)} drafts`;
    yield `  can be told now ${n(sum.told.now)}, when they come ${n(sum.told['when-they-come'])}, not by us ${n(sum.told.no)}`;
    yield `  data of: ${inOrder(sum.kinds.keys())
      .map((kind) => `${kind} ${n(sum.kinds.get(kind) ?? 0)}`)
      .join(', ')}`;
  }
  yield 'What was erased, or was past its time, before today is not among them, though a copy made earlier may hold it: look in a backup of that day too.';
  yield 'The notice to write: npm run aduan -- affected --notice (docs/breach.md)';
}
