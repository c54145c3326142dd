import { atLocal, localDate } from '../core/calendar/local.ts';
import type { Clock } from '../core/clock.ts';
import { EXIT, Refusal } from '../refusal.ts';
import { systemClock } from '../system-clock.ts';
import { DemoChannel, MARK, tell } from './demo-citizen.ts';
import { DEMO_COMPLAINTS } from './demo-complaints.ts';
import { makeFile } from './demo-files.ts';
import { goodPolicy, goodSettings, openHouseAt, say } from './house.ts';
import { openStage } from './stage.ts';

const DAY_MS = 86_400_000;
/** Between two messages of a citizen. */
const PAUSE_MS = 70_000;
const MINUTES_PER_HOUR = 60;

/** Shows the hour it is set to; timers run at their real pace. */
class SetClock implements Clock {
  #now: Date = systemClock.now();
  readonly after = systemClock.after;
  readonly soon = systemClock.soon;

  now(): Date {
    return this.#now;
  }
  set(now: Date): void {
    this.#now = now;
  }
}

/**
 * `aduan demo [--complaints N]`: made-up citizens tell the real engine their complaints, over the last six weeks. All are marked as samples.
 * Those of earlier days were sent; the newest are still drafts. (No desk works yet in this version, so none has gone further than submitted.)
 * @throws Refusal when the database has anything in it
 */
export async function demo(options: { readonly complaints: string }): Promise<void> {
  const count = Number(options.complaints);
  if (!Number.isInteger(count) || count < 1) throw new Refusal('--complaints must be a number from 1', EXIT.badSetting);
  const settings = goodSettings();
  const policy = goodPolicy(settings.policyFile);
  const clock = new SetClock();
  const today = clock.now();
  const house = await openHouseAt(settings, policy, clock);
  try {
    if ((await house.store.newestInboxRow()) > 0 || (await house.store.adminCount()) > 0)
      throw new Refusal(
        `The database in ${settings.dataDir} is not empty; samples do not belong among real complaints. Name a new folder: DATA_DIR=./demo npm run demo`,
      );
    const channels = { web: new DemoChannel('web', makeFile), telegram: new DemoChannel('telegram', makeFile) };
    const stage = await openStage(house, {
      channels: Object.values(channels),
      clock,
      language: settings.defaultLanguage,
    });
    let sent = 0;
    const rounds = Math.ceil(count / DEMO_COMPLAINTS.length);
    const told = Array.from({ length: rounds }, () => DEMO_COMPLAINTS)
      .flat()
      .slice(-count);
    for (const [index, complaint] of told.entries()) {
      const day = localDate(new Date(today.getTime() - complaint.daysAgo * DAY_MS), policy.zone);
      clock.set(atLocal(day, complaint.hour * MINUTES_PER_HOUR + (index % MINUTES_PER_HOUR), policy.zone));
      const hear: Parameters<typeof tell>[1]['hear'] = async (message) => {
        await stage.hear(message(clock.now()));
        clock.set(new Date(clock.now().getTime() + PAUSE_MS));
      };
      if (await tell(complaint, { channel: channels[complaint.channel], hear, seed: index })) sent += 1;
    }
    await stage.close();
    say(`${sent} sample complaints and ${told.length - sent} drafts are in ${settings.dataDir}, all marked ${MARK}.`);
    say(`Look at them: DATA_DIR=${settings.dataDir} npm start`);
  } finally {
    await house.close();
  }
}
