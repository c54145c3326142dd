import { readFileSync } from 'node:fs';
import { parsePolicy } from '../core/policy/load.ts';
import { EXIT, Refusal, say } from './house.ts';

/** `aduan policy check FILE` */
export async function policyCheck(file: string): Promise<void> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new Refusal(`${file} can not be read: is the name right?`);
  }
  const parsed = parsePolicy(text, file);
  if (parsed.ok) {
    const { categories, desks, calendar } = parsed.policy;
    say(`${file}: good. ${categories.length} categories, ${desks.length} desks, holidays of ${calendar.years.join(', ')}.`);
    return;
  }
  for (const { line, column, path, message, fix } of parsed.mistakes)
    say(`${file}:${line}:${column} ${path ? `${path}: ` : ''}${message}\n    ${fix}`);
  say(`${parsed.mistakes.length} to mend.`);
  process.exitCode = EXIT.failed;
}
