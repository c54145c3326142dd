import { atLocal, localDate } from '../core/calendar/local.ts';
import { minutesOf, nextWorkingMoment } from '../core/calendar/working-time.ts';
import { calendarOf } from '../core/desk/clock/calendar.ts';
import type { Inbound } from '../core/message.ts';
import type { Alone } from '../core/store/postgres/alone.ts';
import { takeFolder } from '../database.ts';
import { newInvitation } from '../invitation.ts';
import { readPolicy } from '../policy-file.ts';
import { EXIT, Refusal } from '../refusal.ts';
import { Agenda, SetClock } from './demo-agenda.ts';
import { DemoChannel, DemoCitizen, MARK } from './demo-citizen.ts';
import { DEMO_COMPLAINTS, type DemoComplaint } from './demo-complaints.ts';
import { makeFile } from './demo-files.ts';
import { DEMO_LIVES, type DemoStep } from './demo-lives.ts';
import { DemoOffice, demoOfficers } from './demo-officer.ts';
import { goodSettings, openHouseAt, say } from './house.ts';
import { inShell } from './in-shell.ts';
import { openStage } from './stage.ts';

const DAY_MS = 86_400_000;
/** Between two messages of one person. */
const PAUSE_MS = 70_000;
const MINUTES_PER_HOUR = 60;
/** Officers act from this hour on, one step after the other. */
const STEPS_FROM_HOUR = 9;
/** At the least between two steps of one complaint. */
const STEP_MINUTES = 40;
const MINUTE_MS = 60_000;
/** Mornings whose overview the desks got: older ones nobody reads again. */
const MORNINGS = 3;
/** The samples spread over so many days. */
const DAYS = 42;

/**
 * `aduan demo [--complaints N]`: made-up citizens tell the real engine their complaints, over the last six weeks, and made-up officers act on them,
 * all in order of time. Everything is marked as a sample. The newest complaints are still drafts.
 * @throws Refusal when the database has anything in it
 */
export async function demo(options: { readonly complaints: string }): Promise<void> {
  const count = Number(options.complaints);
  if (!Number.isInteger(count) || count < 1) throw new Refusal('--complaints must be a number from 1', EXIT.badSetting);
  const settings = goodSettings();
  const policy = readPolicy(settings.policyFile);
  const clock = new SetClock();
  const today = clock.now();
  const house = await openHouseAt(settings, policy, clock);
  const { store } = house;
  let folder: Alone | undefined;
  try {
    // A program that runs there would take the samples' messages for its own.
    if (settings.databaseUrl === undefined) folder = takeFolder(settings.dataDir);
    if ((await store.newestInboxRow()) > 0 || (await store.adminCount()) > 0)
      throw new Refusal(
        `The database in ${settings.dataDir} is not empty; samples do not belong among real complaints. Name a new folder: DATA_DIR=./demo npm run demo`,
      );
    const channels = { web: new DemoChannel('web', makeFile), telegram: new DemoChannel('telegram', makeFile) };
    const stage = await openStage(house, {
      channels: Object.values(channels),
      clock,
      language: settings.defaultLanguage,
    });
    const hear = async (message: (now: Date) => Inbound) => {
      await stage.hear(message(clock.now()));
      clock.set(new Date(clock.now().getTime() + PAUSE_MS));
    };
    const agenda = new Agenda(
      clock,
      () => store.nextAlert(),
      () => stage.ring({ mornings: false }),
    );
    const office = new DemoOffice(policy, channels.web.name, hear);
    const dayBefore = (days: number) => localDate(new Date(today.getTime() - days * DAY_MS), policy.zone);
    const atHour = (date: string, minutes: number) => atLocal(date, minutes, policy.zone);

    clock.set(atHour(dayBefore(DAYS), 0));
    agenda.add(clock.now(), async () => {
      for (const officer of demoOfficers(policy)) {
        const { desk, role } = officer;
        await office.joins(officer, await newInvitation(store, desk, role, clock.now()));
      }
    });
    for (let days = MORNINGS; days >= 0; days -= 1)
      agenda.add(atHour(dayBefore(days), minutesOf(policy.service.digestAt)), () => stage.ring({ mornings: true }));

    let sent = 0;
    const told = samples(count);
    for (const [index, complaint] of told.entries()) {
      const day = dayBefore(complaint.daysAgo);
      agenda.add(atHour(day, complaint.hour * MINUTES_PER_HOUR + (index % MINUTES_PER_HOUR)), async () => {
        const citizen = new DemoCitizen(complaint, { channel: channels[complaint.channel], hear, seed: index });
        const code = await citizen.tells();
        if (code === undefined) return;
        sent += 1;
        const { calendar, zone } = calendarOf(policy, policy.centralDesk);
        const steps: readonly DemoStep[] = complaint.life ? DEMO_LIVES[complaint.life] : [];
        let earliest = clock.now();
        for (const [number, step] of steps.entries()) {
          const minutes = STEPS_FROM_HOUR * MINUTES_PER_HOUR + number * STEP_MINUTES + (index % STEP_MINUTES);
          const planned = atHour(dayBefore(complaint.daysAgo - step.days), minutes);
          const at = nextWorkingMoment(new Date(Math.max(planned.getTime(), earliest.getTime())), calendar, zone);
          earliest = new Date(at.getTime() + STEP_MINUTES * MINUTE_MS);
          agenda.add(at, async () => {
            const found = await store.complaintByCode(code);
            if (!found) return;
            await (step.who === 'citizen' ? citizen.does(step) : office.does(step, found));
          });
        }
      });
    }
    await agenda.run(today);
    await stage.close();
    say(`${sent} sample complaints and ${told.length - sent} drafts are in ${settings.dataDir}, all marked ${MARK}.`);
    say(`Look at them: DATA_DIR=${inShell(settings.dataDir)} npm start`);
    say(
      `Work with them: DATA_DIR=${inShell(settings.dataDir)} npm run aduan -- invite --desk ${policy.centralDesk} --role supervisor`,
    );
  } finally {
    await house.close();
    await folder?.release();
  }
}

/** The newest so many of the samples, said again as often as it takes. */
function samples(count: number): readonly DemoComplaint[] {
  const rounds = Math.ceil(count / DEMO_COMPLAINTS.length);
  return Array.from({ length: rounds }, () => DEMO_COMPLAINTS)
    .flat()
    .slice(-count);
}
