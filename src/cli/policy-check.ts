import { parsePolicy } from '../core/policy/load.ts';
import { policyMistakeInWords, policyText } from '../policy-file.ts';
import { EXIT } from '../refusal.ts';
import { say } from './house.ts';

/** `aduan policy check FILE`: exits 1 when there is a mistake. */
export async function policyCheck(file: string): Promise<void> {
  const parsed = parsePolicy(policyText(file), file);
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
