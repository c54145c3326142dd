import { compareErasures } from '../erase-again.ts';
import { type PutBack, putBackInWords, TOLD_DAYS } from '../put-back.ts';
import { Refusal } from '../refusal.ts';
import { systemClock } from '../system-clock.ts';
import type { Finding } from './finding.ts';
import type { House } from './house.ts';

/** The ledger of erasures, and whether this database is an older copy that holds what was erased since. */
export async function* lookAtErasures({ store, ledger }: Pick<House, 'store' | 'ledger'>): AsyncGenerator<Finding> {
  const part = 'erasures';
  try {
    const { missing, unwritten, spoilt, putBack } = await compareErasures({ store, ledger });
    if (missing.length > 0)
      yield {
        part,
        state: 'bad',
        says: `${missing.length} drafts and complaints were erased since this copy of the database was made, and can be read in it`,
        fix: 'npm run aduan -- erase-again, or start: both erase them before anything else',
      };
    else yield { part, state: 'good', says: `what the ledger in ${ledger.dir} names is erased` };
    if (putBack?.isUnheard && isNews(putBack)) yield { part, state: 'note', ...putBackInWords(putBack, ledger.dir) };
    if (unwritten.length > 0)
      yield {
        part,
        state: 'note',
        says: `${unwritten.length} erasures are not in the ledger: a backup that is restored would have them back`,
        fix: 'the next start writes them; look whether ERASURES_DIR is where it was, and can be written',
      };
    if (spoilt > 0)
      yield {
        part,
        state: 'note',
        says: `${spoilt} lines of the ledger can not be read`,
        fix: `put another copy of it, such as a backup's, anywhere below ${ledger.dir}`,
      };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    yield { part, state: 'bad', says: error.message };
  }
}

/** After a while whoever could bring another copy of the ledger has done so. */
const isNews = ({ heardAt }: PutBack): boolean =>
  heardAt === undefined || systemClock.now().getTime() - heardAt.getTime() < TOLD_DAYS * 86_400_000;
