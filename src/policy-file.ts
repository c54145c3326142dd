import { readFileSync } from 'node:fs';
import path from 'node:path';
import { defaultPolicyPath, type Mistake, parsePolicy } from './core/policy/load.ts';
import type { Policy } from './core/policy/policy.ts';
import { EXIT, Refusal } from './refusal.ts';

/** A mistake of a policy file as lines for a person. */
export const policyMistakeInWords = (file: string, { line, column, path: where, message, fix }: Mistake): string =>
  `${file}:${line}:${column} ${where === '' ? '' : `${where}: `}${message}\n    ${fix}`;

/**
 * Reads the policy of the settings.
 * @param file what `POLICY_FILE` says; absent: the one that ships
 * @throws Refusal that explains every mistake with its line
 */
export function readPolicy(file: string | undefined): Policy {
  const name = file ?? defaultPolicyPath();
  const parsed = parsePolicy(readFileSync(name, 'utf8'), name);
  if (parsed.ok) return parsed.policy;
  const lines = parsed.mistakes.map((mistake) => policyMistakeInWords(path.basename(name), mistake));
  throw new Refusal(`The policy (POLICY_FILE) can not be used:\n${lines.join('\n')}`, EXIT.badSetting);
}
