import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describeFault } from './core/observe.ts';
import { defaultPolicyPath, type Mistake, parsePolicy } from './core/policy/load.ts';
import type { Policy } from './core/policy/policy.ts';
import { EXIT, Refusal } from './refusal.ts';

/** A mistake of a policy file as lines for a person. */
export const policyMistakeInWords = (file: string, { line, column, path: where, message, fix }: Mistake): string =>
  `${file}:${line}:${column} ${where === '' ? '' : `${where}: `}${message}\n    ${fix}`;

const UNREADABLE: Readonly<Record<string, string>> = {
  EACCES: 'give this user the right to read it, and to open the folders above it',
  EISDIR: 'it is a folder: name the file in it',
};

/** The text of a policy file. @param setting where it was named, to begin the sentence with @throws Refusal when it can not be read */
export function policyText(file: string, setting = ''): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = describeFault(error);
    throw new Refusal(
      `${setting}${file} can not be read (${code}): ${UNREADABLE[code] ?? 'is the name right?'}`,
      setting === '' ? EXIT.failed : EXIT.badSetting,
      error,
    );
  }
}

/**
 * Reads the policy of the settings.
 * @param file what `POLICY_FILE` says; absent: the one that ships
 * @throws Refusal that explains every mistake with its line, or why it can not be read
 */
export function readPolicy(file: string | undefined): Policy {
  const name = file ?? defaultPolicyPath();
  const parsed = parsePolicy(policyText(name, 'POLICY_FILE: '), name);
  if (parsed.ok) return parsed.policy;
  const lines = parsed.mistakes.map((mistake) => policyMistakeInWords(path.basename(name), mistake));
  throw new Refusal(`The policy (POLICY_FILE) can not be used:\n${lines.join('\n')}`, EXIT.badSetting);
}
