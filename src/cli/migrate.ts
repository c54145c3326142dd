import { databaseInWords, takeFolder } from '../database.ts';
import { systemClock } from '../system-clock.ts';
import { goodPlace, openHouseAt, say } from './house.ts';

/**
 * `aduan migrate`: brings a database to this version and does nothing else. An installation is migrated by its `start`; this is for a copy, such as a
 * backup that is tried or copied elsewhere.
 * @throws Refusal when there is none, or a program works on it
 */
export async function migrate(): Promise<void> {
  const { settings, policy } = goodPlace();
  const alone =
    settings.databaseUrl === undefined ? takeFolder(settings.dataDir, 'DATA_DIR', 'this-folder') : undefined;
  try {
    await (await openHouseAt(settings, policy, systemClock)).close();
    say(`${databaseInWords(settings)} is up to date.`);
  } finally {
    await alone?.release();
  }
}
