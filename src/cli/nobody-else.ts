import type { Settings } from '../config.ts';
import { StoreFault } from '../core/store/port/store.ts';
import { type Alone, workAlone } from '../core/store/postgres/alone.ts';
import { storeFaultInWords, takeFolder } from '../database.ts';
import { EXIT, Refusal } from '../refusal.ts';
import { systemClock } from '../system-clock.ts';

/** Takes the database of the settings for this command alone, until it is released. @throws Refusal when another program works there */
export async function nobodyElse({ dataDir, databaseUrl }: Settings): Promise<Alone> {
  if (databaseUrl === undefined) return takeFolder(dataDir, 'DATA_DIR', 'this-folder');
  try {
    const alone = await workAlone(databaseUrl, () => undefined, 'alone', systemClock);
    if (alone) return alone;
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    throw new Refusal(`DATABASE_URL: ${storeFaultInWords(error, { databaseUrl })}`, EXIT.badSetting, error);
  }
  throw new Refusal(
    'DATABASE_URL: a program works on this database, or stands by: stop every one of them first',
    EXIT.failed,
  );
}
