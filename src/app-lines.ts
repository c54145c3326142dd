import path from 'node:path';
import { type Channels, linesOf } from './app-channels.ts';
import { evidencePart } from './app-health.ts';
import type { Settings } from './config.ts';
import type { Clock } from './core/clock.ts';
import type { EvidenceStore } from './core/evidence/evidence.ts';
import type { ChannelName } from './core/message.ts';
import type { Conversation } from './core/mind.ts';
import { defaultPolicyPath } from './core/policy/load.ts';
import type { Policy } from './core/policy/policy.ts';
import type { Store } from './core/store/port/store.ts';
import { databaseInWords } from './database.ts';
import type { Compared } from './erase-again.ts';
import { evidenceInWords } from './evidence.ts';
import { askPart, type Part } from './http/health.ts';
import { newInvitation } from './invitation.ts';
import { type PutBack, putBackInWords } from './put-back.ts';
import { ROLE_IN_WORDS, type Role } from './role.ts';

/** What a start tells of. */
export interface Started {
  readonly settings: Settings;
  readonly policy: Policy;
  readonly role: Role;
  /** Whether messages come in here. */
  readonly receives: boolean;
  readonly store: Store<Conversation>;
  readonly evidence: EvidenceStore;
  readonly clock: Clock;
  readonly channels: Channels;
  /** What channels have to say of their start. */
  readonly notes: ReadonlyMap<ChannelName, string>;
  /** Where HTTP answers. */
  readonly url: string;
  /** What was erased since this copy of the database was made. */
  readonly erased: Pick<Compared, 'missing' | 'putBack'>;
  /** Where the ledger of erasures lies. */
  readonly ledgerDir: string;
  /** What there is to say of the others, where there are any; absent in a process alone. */
  readonly fleetLines: readonly string[] | undefined;
}

/** About ten calm lines for the operator. Makes the first supervisor's invitation, when nobody works here yet. */
export async function startLines({
  settings,
  policy,
  role,
  receives,
  store,
  evidence,
  clock,
  channels,
  notes,
  url,
  erased,
  ledgerDir,
  fleetLines,
}: Started): Promise<readonly string[]> {
  return [
    `Aduan for ${policy.name.en}`,
    ...(receives
      ? [`  web chat      ${url}${settings.publicUrl ? `  (for citizens: ${settings.publicUrl})` : ''}`]
      : [`  answers at    ${url}  (/healthz, /readyz and /metrics alone)`]),
    ...(fleetLines ? [`  role          ${ROLE_IN_WORDS[role]}`] : []),
    ...linesOf(channels, { settings, url: url, notes, receives }),
    ...(settings.databaseUrl ? [`  database      ${databaseInWords(settings)}`] : []),
    ...(settings.evidence
      ? [`  evidence      ${evidenceInWords(settings)}${await unanswered(evidencePart(evidence))}`]
      : []),
    ...(fleetLines ?? []),
    ...(erased.missing.length > 0
      ? [
          `  erased again  ${erased.missing.length} drafts and complaints, which this older copy of the database still held`,
        ]
      : []),
    ...unheard(erased.putBack, ledgerDir),
    `  data          ${settings.dataDir}  (keep ${settings.secret === undefined ? 'the file secret in it' : 'ADUAN_SECRET'} safe, and apart from backups)`,
    `  policy        ${path.basename(settings.policyFile ?? defaultPolicyPath())}: ${policy.categories.length} categories, ${policy.desks.length} desks`,
    ...(receives ? await firstInvitation(store, policy, clock) : []),
    '  stop          Ctrl-C; what is in hand is finished first',
  ];
}

/** At the first start on a backup that was put back, where the ledger tells of nothing since. */
function unheard(putBack: PutBack | undefined, ledgerDir: string): readonly string[] {
  if (!putBack?.isUnheard || putBack.heardAt !== undefined) return [];
  const { says, fix } = putBackInWords(putBack, ledgerDir);
  return [`  put back      ${says}`, `                → ${fix}`];
}

const unanswered = async (part: Part): Promise<string> => {
  const health = await askPart(part);
  return health.ok ? '' : `  (not answering yet: ${health.why}; photos wait for it)`;
};

/** A first supervisor's invitation, when nobody works here yet. */
async function firstInvitation(store: Store<Conversation>, policy: Policy, clock: Clock): Promise<readonly string[]> {
  if ((await store.adminCount()) > 0) return [];
  const code = await newInvitation(store, policy.centralDesk, 'supervisor', clock.now());
  return [`  first admin   send  /masuk ${code}  to the bot in private (once, within 30 minutes)`];
}
