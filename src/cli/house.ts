import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { mistakeInWords, type Settings, settingsOfProcess } from '../config.ts';
import type { Talk } from '../core/intake/talk.ts';
import { createEvidence, type EvidenceStore } from '../core/evidence/evidence.ts';
import { defaultPolicyPath, parsePolicy } from '../core/policy/load.ts';
import type { Policy } from '../core/policy/policy.ts';
import { openStore } from '../core/store/sql-store.ts';
import type { Store } from '../core/store/store.ts';
import { secretOf } from '../secret.ts';
import { systemClock } from '../system-clock.ts';

/** Exit codes, the same for every command. */
export const EXIT = { ok: 0, failed: 1, badSetting: 2 } as const;

/** A plain reason to end a command: printed as it is, without a stack. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly exitCode: number;
  constructor(message: string, exitCode: number = EXIT.failed) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Writes a line for the person at the terminal. */
export const say = (line = ''): void => {
  process.stdout.write(`${line}\n`);
};

/** The settings, or a refusal that names every bad one. */
export function goodSettings(): Settings {
  const read = settingsOfProcess();
  if (!read.ok)
    throw new Refusal(['Aduan can not start with these settings:', ...read.mistakes.map((mistake) => `  ${mistakeInWords(mistake)}`)].join('\n'), EXIT.badSetting);
  for (const warning of read.warnings) process.stderr.write(`${warning}\n`);
  return read.settings;
}

/** The policy of the settings, or a refusal that explains every mistake. */
export function goodPolicy(file: string | undefined): Policy {
  const name = file ?? defaultPolicyPath();
  const parsed = parsePolicy(readFileSync(name, 'utf8'), name);
  if (parsed.ok) return parsed.policy;
  const lines = parsed.mistakes.map(({ line, column, path: where, message, fix }) => `  ${line}:${column} ${where}: ${message}; ${fix}`);
  throw new Refusal([`POLICY_FILE has ${lines.length === 1 ? 'a mistake' : `${lines.length} mistakes`} (${path.basename(name)}):`, ...lines].join('\n'), EXIT.badSetting);
}

/** Database, evidence and policy of an installation that exists, for commands beside the running program. */
export interface House {
  readonly settings: Settings;
  readonly policy: Policy;
  readonly store: Store<Talk>;
  readonly evidence: EvidenceStore;
  close(): Promise<void>;
}

/** Where things lie in DATA_DIR. */
export const filesOf = (settings: Pick<Settings, 'dataDir'>) => ({
  database: path.join(settings.dataDir, 'aduan.db'),
  evidence: path.join(settings.dataDir, 'evidence'),
});

/** Opens what is there. @throws Refusal when nothing is */
export async function openHouse(): Promise<House> {
  const settings = goodSettings();
  const policy = goodPolicy(settings.policyFile);
  const { database, evidence: dir } = filesOf(settings);
  if (!existsSync(database)) throw new Refusal(`There is no database in ${settings.dataDir} yet: start Aduan once (npm start), or set DATA_DIR`);
  const secret = await secretOf(settings.dataDir, settings.secret, randomBytes);
  const store = openStore<Talk>({ file: database, secret, clock: systemClock, random: randomBytes });
  const evidence = await createEvidence({ dir, bytesMax: policy.evidence.fileBytesMax, random: randomBytes, clock: systemClock });
  return {
    settings,
    policy,
    store,
    evidence,
    close: async () => {
      evidence.close();
      await store.close();
    },
  };
}
