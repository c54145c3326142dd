import { eraseAgain as again } from '../erase-again.ts';
import { putBackInWords } from '../put-back.ts';
import { systemClock } from '../system-clock.ts';
import { goodPlace, openHouseAt, say } from './house.ts';
import { nobodyElse } from './nobody-else.ts';

/**
 * `aduan erase-again`: what was erased since a backup was made is erased in it again, as a start does it before anything else. For a copy that is to be
 * looked through first.
 * @throws Refusal when there is no database, a program works on it, or the ledger can not be read
 */
export async function eraseAgain(): Promise<void> {
  const { settings, policy } = goodPlace();
  const alone = await nobodyElse(settings);
  try {
    const house = await openHouseAt(settings, policy);
    try {
      const { store, evidence, ledger } = house;
      const { missing, unwritten, spoilt, putBack } = await again({
        ...{ store, evidence, ledger, language: settings.defaultLanguage, clock: systemClock },
      });
      await ledger.add(unwritten);
      say(
        missing.length > 0
          ? `${missing.length} drafts and complaints that were erased since are erased here again; the newest on ${missing.at(-1)?.at.toISOString()}.`
          : 'Nothing was erased since, as far as the ledger tells.',
      );
      if (putBack?.isUnheard) {
        const { says, fix } = putBackInWords(putBack, ledger.dir);
        say(`Note: ${says}.\n→ ${fix}`);
      }
      if (unwritten.length > 0) say(`${unwritten.length} erasures were not in the ledger, and are now.`);
      if (spoilt > 0) say(`${spoilt} lines of the ledger can not be read: put another copy of it below ${ledger.dir}.`);
    } finally {
      await house.close();
    }
  } finally {
    await alone.release();
  }
}
