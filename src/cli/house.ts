/** What the commands share: settings and policy or a refusal, the opened data folder, lines for the person at the terminal. */
import { randomBytes } from 'node:crypto';
import { type Settings, settingsOfProcess } from '../config.ts';
import type { EvidenceStore } from '../core/evidence/evidence.ts';
import type { Conversation } from '../core/mind.ts';
import type { Policy } from '../core/policy/policy.ts';
import type { Erasure, Store } from '../core/store/port/store.ts';
import { hasDatabase, openDatabase, shutFolder } from '../database.ts';
import { type ErasureLedger, erasuresDir, openErasureLedger } from '../erasure-ledger.ts';
import { openEvidence } from '../evidence.ts';
import { readPolicy } from '../policy-file.ts';
import { EXIT, Refusal } from '../refusal.ts';
import { checkSecret, secretOf } from '../secret.ts';
import { describeMistakes } from '../setting-mistakes.ts';
import { systemClock } from '../system-clock.ts';

const AWAKE_MS = 60_000;

/** Writes a line for the person at the terminal. */
export const say = (line = ''): void => {
  process.stdout.write(`${line}\n`);
};

/** The settings. @throws Refusal that names every bad one, and touches nothing */
export function goodSettings(): Settings {
  const read = settingsOfProcess();
  if (!read.ok) throw new Refusal(describeMistakes(read.mistakes).trimEnd(), EXIT.badSetting);
  return read.settings;
}

/** Database, evidence and policy, for commands beside the running program. */
export interface House {
  readonly settings: Settings;
  readonly policy: Policy;
  readonly store: Store<Conversation>;
  readonly evidence: EvidenceStore;
  readonly ledger: ErasureLedger;
  close(): Promise<void>;
}

/**
 * Opens the data folder, making it where there is none; `asItIs`: without bringing the database up to date, which would leave a running program of an
 * earlier version behind.
 * @throws Refusal when it can not be opened, or was made with another secret
 */
export async function openHouseAt(
  settings: Settings,
  policy: Policy,
  clock = systemClock,
  how: { readonly asItIs?: boolean } = {},
): Promise<House> {
  const random = (bytes: number) => randomBytes(bytes);
  const secret = await secretOf(settings.dataDir, settings.secret, random);
  const ledger = openErasureLedger(erasuresDir(settings));
  // What can not be written stands in the database, and is written at the next start.
  const onErased = (erasures: readonly Erasure[]) => ledger.add(erasures).catch(() => undefined);
  const store = await openDatabase(settings, { secret, clock, random, onErased }, how);
  try {
    await checkSecret(store, settings);
    const evidence = await openEvidence(settings, { bytesMax: policy.evidence.fileBytesMax, random, clock });
    // Timers of the engine keep no process alive: without this a command would end while a commit still waits for company.
    const awake = setInterval(() => undefined, AWAKE_MS);
    const close = async () => {
      evidence.close();
      await store.close();
      clearInterval(awake);
    };
    return { settings, policy, store, evidence, ledger, close };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Opens what is there, as it is. @throws Refusal when nothing is, and makes nothing then */
export async function openHouse(): Promise<House> {
  const { settings, policy } = goodPlace();
  return openHouseAt(settings, policy, systemClock, { asItIs: true });
}

/** Settings and policy for what works on a database that is there. @throws Refusal when none is, or this user may not look */
export function goodPlace(): Pick<House, 'settings' | 'policy'> {
  const settings = goodSettings();
  const policy = readPolicy(settings.policyFile);
  const shut = settings.databaseUrl === undefined ? shutFolder(settings.dataDir) : undefined;
  if (shut !== undefined)
    throw new Refusal(
      `DATA_DIR ${settings.dataDir} can not be opened by this user (${shut}): run this as the user that Aduan runs as (docs/operations/README.md), or set another folder`,
      EXIT.badSetting,
    );
  if (!hasDatabase(settings))
    throw new Refusal(`There is no database in ${settings.dataDir} yet: start Aduan once (npm start), or set DATA_DIR`);
  return { settings, policy };
}
