import { readFileSync } from 'node:fs';
import { describeFault } from '../core/observe.ts';
import { parsePolicy } from '../core/policy/load.ts';
import { policyMistakeInWords } from '../policy-file.ts';
import { EXIT, Refusal } from '../refusal.ts';
import { say } from './house.ts';

/** `aduan policy check FILE`: exits 1 when there is a mistake. */
export async function policyCheck(file: string): Promise<void> {
  const parsed = parsePolicy(readText(file), file);
  if (parsed.ok) {
    const { categories, desks, calendar } = parsed.policy;
    say(
      `${file}: good. ${categories.length} categories, ${desks.length} desks, holidays of ${calendar.years.join(', ')}.`,
    );
    return;
  }
  for (const mistake of parsed.mistakes) say(policyMistakeInWords(file, mistake));
  say(parsed.mistakes.length === 1 ? '1 mistake to mend.' : `${parsed.mistakes.length} mistakes to mend.`);
  process.exitCode = EXIT.failed;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Refusal(`${file} can not be read (${describeFault(error).code}): is the name right?`);
  }
}
